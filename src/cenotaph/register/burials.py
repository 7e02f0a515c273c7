"""Burial arithmetic: totals, parts and what is left, for each account by itself.

An account is what one voice says in one source; each row of a list is an account of its own. Invariants: numbers of
different accounts are never added or subtracted; what is worked out is the *rest* of a total, never a category that
nobody stated (the rest of "1,375 of whom 991 military" is 384 others, not civilians); a sum that fails is a finding.
An exhumation moves people: its count takes no part.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cenotaph.model.value import Count
from cenotaph.register.said import Said, is_from_list

PARTS_EXCEED, SUM_DIFFERS = "arithmetic.parts_exceed_total", "arithmetic.sum_differs"
REST = "rest"

_DISJOINT = (
    ("category", frozenset({"military", "civilian"})),
    ("identified", frozenset({"known", "unknown"})),
    ("grave_type", frozenset({"mass", "single"})),
)
"""What cannot overlap: nobody is both. Prisoners of war and victims may be military or civilian."""


_Marks = frozenset[tuple[str, str]]
"""What a count is limited to: {("category", "military")}; empty for all."""


class Sum(NamedTuple):
    """A sum that fails."""

    code: str
    message: str
    statements: tuple[Said, ...]


class Rest(NamedTuple):
    """What a total leaves when its parts by category are taken off; `max` None: open."""

    min: int
    max: int | None
    unit: str
    statements: tuple[Said, ...]


class _Account(NamedTuple):
    """Numbers of one voice for one whole: `totals` of the whole, `parts` that are marked `further` than it is."""

    unit: str
    marks: _Marks
    totals: list[Said]
    parts: list[tuple[Said, _Marks]]


def check_sums(counts: Sequence[Said]) -> list[Sum]:
    """Find the sums that fail among the burial counts of one entity, in the order of the log."""
    if len(counts) < 2 or _is_plain_row(counts):
        return []
    return [failed for account in _accounts(counts) for failed in _check(account)]


def derive_rests(counts: Sequence[Said]) -> list[Rest]:
    """Work out what is left of each account's total, where it has one total and parts by category."""
    if len(counts) < 2:
        return []
    found = (_rest(account) for account in _accounts(counts))
    return [rest for rest in found if rest is not None]


def say_count(count: Count) -> str:
    """Write a count for a sentence.

    >>> say_count(Count(min=1375, unit="people", max=1375)), say_count(Count(min=3, unit="graves"))
    ('1,375 people', 'at least 3 graves')
    """
    if count.max is None:
        return f"at least {count.min:,} {count.unit}"
    return f"{count.min:,}{'' if count.min == count.max else f' to {count.max:,}'} {count.unit}"


def _is_plain_row(counts: Sequence[Said]) -> bool:
    """Tell whether the counts are those of one row, exact, and its wars make up its total: nearly all are that."""
    first = counts[0]
    if first.entry != counts[-1].entry or not is_from_list(first):
        return False
    total, parts = None, 0
    for said in counts:
        count = said.statement.count
        if (
            count is None
            or count.min != count.max
            or count.category is not None
            or count.identified is not None
            or count.grave_type is not None
            or count.unit != "people"
        ):
            return False
        if count.conflict is not None:
            parts += count.min
        elif total is None:
            total = count.min
        else:
            return False
    return total == parts


def marks_of(count: Count) -> _Marks:
    """Return what a count is limited to; "mass,single" is no limit, since both kinds of grave together hold it."""
    return _marks(count.category, count.identified, count.conflict, count.grave_type)


@lru_cache(maxsize=4096)
def _marks(
    category: str | None, identified: str | None, conflict: str | None, grave_type: str | None
) -> _Marks:
    grave_type = None if grave_type == "mass,single" else grave_type
    marks = {"category": category, "identified": identified, "conflict": conflict, "grave_type": grave_type}
    return frozenset((name, mark) for name, mark in marks.items() if mark)


def _accounts(counts: Sequence[Said]) -> Iterator[_Account]:
    grouped: dict[tuple[str, str, int, str], dict[_Marks, list[Said]]] = {}
    for said in counts:
        count = said.statement.count
        if count is None or said.statement.status not in (None, "ongoing", "alleged"):
            continue
        row = said.entry if is_from_list(said) else -1
        by_marks = grouped.setdefault((said.source.id, said.voice, row, count.unit), {})
        by_marks.setdefault(marks_of(count), []).append(said)
    for (_, _, _, unit), by_marks in grouped.items():
        if len(by_marks) == 1:
            continue
        for marks, totals in by_marks.items():
            parts = [
                (said, further - marks)
                for further, group in by_marks.items()
                if marks < further
                for said in _unequal(group)
            ]
            if parts:
                yield _Account(unit, marks, _unequal(totals), parts)


def _unequal(group: list[Said]) -> list[Said]:
    """Drop what is told twice."""
    if len(group) == 1:
        return group
    return list({said.statement.count: said for said in reversed(group)}.values())[::-1]


def _check(account: _Account) -> Iterator[Sum]:
    total = max(account.totals, key=_reach) if len(account.totals) > 1 else account.totals[0]
    by_war = _parts_by(account, "conflict")
    if by_war and is_from_list(total):
        # Each column of a row is a war: together they are all that the list counts, an empty cell being none.
        failed = _check_split(total, by_war)
        if failed:
            yield failed
            return
    reach = _reach(total)
    for said, _ in account.parts:
        if _count(said).min > reach:
            yield _exceeds(total, [said])
            return
    if len(by_war) == len(account.parts):
        return
    for name, values in _DISJOINT:
        parts = _disjoint(account, name, values)
        if sum(_count(said).min for said in parts) > reach:
            yield _exceeds(total, parts)
            return


def _reach(said: Said) -> float:
    most = _count(said).max
    return math.inf if most is None else most


def _check_split(total: Said, parts: Sequence[Said]) -> Sum | None:
    if sum(_count(said).min for said in parts) > _reach(total):
        return _exceeds(total, parts)
    if sum(map(_reach, parts)) >= _count(total).min:
        return None
    message = f"{total.label} gives a total of {say_count(_count(total))}, but its parts by war are {_sum_in_words(parts)}"
    return Sum(SUM_DIFFERS, message, (total, *parts))


def _exceeds(total: Said, parts: Sequence[Said]) -> Sum:
    message = f"{total.label} gives a total of {say_count(_count(total))}, but parts of it are {_sum_in_words(parts)}"
    return Sum(PARTS_EXCEED, message, (total, *parts))


def _sum_in_words(parts: Sequence[Said]) -> str:
    said = [f"{_count(part).min:,} {_mark(_count(part))}".strip() for part in parts]
    if len(parts) == 1:
        return said[0]
    return f"{' + '.join(said)} = {sum(_count(part).min for part in parts):,}"


def _mark(count: Count) -> str:
    marks = (count.category, count.identified, count.grave_type, count.conflict)
    return f"({', '.join(mark.replace('_', ' ') for mark in marks if mark)})"


def _rest(account: _Account) -> Rest | None:
    parts = _parts_by(account, "category")
    categories = [_count(said).category for said in parts]
    total = account.totals[0]
    whole = _count(total)
    # Two totals, or two numbers of one category: nobody can tell which to take off from which.
    if (
        account.marks
        or len(account.totals) > 1
        or whole.max is None
        or len(set(categories)) != len(categories)
    ):
        return None
    mins, reaches = [_count(said).min for said in parts], [_reach(said) for said in parts]
    overlap = not {"military", "civilian"}.issuperset(categories)
    least = max(0.0, whole.min - sum(reaches))
    most = whole.max - (max(mins, default=0) if overlap else sum(mins))
    return Rest(int(least), most, account.unit, (total, *parts)) if parts and most > 0 else None


def _parts_by(account: _Account, name: str) -> list[Said]:
    """Return the parts that are marked by one thing more than the whole, such as a category alone."""
    return [said for said, further in account.parts if len(further) == 1 and next(iter(further))[0] == name]


def _disjoint(account: _Account, name: str, values: frozenset[str]) -> list[Said]:
    found = [said for said in _parts_by(account, name) if getattr(_count(said), name) in values]
    # One number for each of them: two numbers of one kind may count the same people.
    return list({getattr(_count(said), name): said for said in reversed(found)}.values())


def _count(said: Said) -> Count:
    count = said.statement.count
    if count is None:
        raise AssertionError("a burial without a count is in no account")
    return count
