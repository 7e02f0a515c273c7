"""Which of the lists in a document is read, and which others there are.

Invariant: every collection of a survey is either chosen, part of the chosen one's records, or named in the notes with
its size. A list inside of records is not a list of its own, unless the records around it are only headings for it
(`[{"state": "A", "memorials": [...]}, ...]`).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.json_survey import ANY_INDEX, ANY_NAME, Collection, Step, Steps, Survey

_HEADING_MEMBERS = 3
_LONG = 20
"""Longer than what one record has of anything."""
_ALIKE = 0.5
_NAMED = 12
_DESCRIPTIONS = frozenset(
    {"columns", "fields", "header", "headers", "cols", "column_names", "columnnames", "names"}
)


class Choice(msgspec.Struct, frozen=True):
    """What is read.

    Attributes:
        collection: the records.
        notes: what is read, and what is not.
    """

    collection: Collection
    notes: tuple[str, ...]


def choose(path: Path, survey: Survey, table: str | None) -> Choice | None:
    """Choose the records to be read.

    Args:
        path: the file, for errors.
        survey: of the document.
        table: a pointer (`/data/items`) or the last name of one (`items`), where somebody has chosen.

    Returns:
        None if there are no records in the document.

    Raises:
        UnreadableSourceError: there is no such list (`no_table`).
    """
    found = _merged(list(survey.collections.values()))
    if table is not None:
        return _asked_for(path, found, table)
    tops = _outermost(found)
    if not tops:
        return None
    chosen = max(tops, key=_rank)
    return Choice(chosen, _notes_on(chosen, tops, survey))


def pointer_of(steps: Steps) -> str:
    """Write where a collection is: a pointer to its list, with `*` for what there are several of.

    >>> pointer_of(("states", ANY_INDEX, "memorials", ANY_INDEX))
    '/states/*/memorials'
    """
    return "".join(f"/{_written(step)}" for step in steps[:-1]) or "/"


def fits(step: Step, place: Step) -> bool:
    """Tell whether a member or element is among those that a step means."""
    if step is ANY_NAME:
        return not isinstance(place, int)
    if isinstance(step, frozenset):
        return place in step
    return step == place


def _written(step: Step) -> str:
    if isinstance(step, str):
        return step.replace("~", "~0").replace("/", "~1")
    return "*"


def _asked_for(path: Path, found: list[Collection], table: str) -> Choice:
    wanted = table.strip().rstrip("/") or "/"
    names_of = [(one, pointer_of(one.steps)) for one in found if one.total]
    for fitting in (
        [one for one, name in names_of if name == wanted],
        [one for one, name in names_of if name.replace("/", ".").strip(".") == wanted.strip(".")],
        [one for one, name in names_of if name.rpartition("/")[2] == wanted],
    ):
        if fitting:
            chosen = max(fitting, key=_rank)
            return Choice(chosen, (_read_note(chosen),))
    names = ", ".join(f"{pointer_of(one.steps)} ({one.total:,})" for one in _outermost(found)[:_NAMED])
    raise UnreadableSourceError(
        path, "no_table", f"there is no list {table!r} in it; there are: {names or 'none'}"
    )


def _rank(one: Collection) -> tuple[bool, bool, int, float, int]:
    is_description = one.steps[-2:-1] != () and str(one.steps[-2]).casefold() in _DESCRIPTIONS
    is_outline = one.kind == "table" and not one.has_words  # corners of an area, not rows
    return not is_description, not is_outline, one.total, one.richness, -len(one.steps)


def _notes_on(chosen: Collection, tops: list[Collection], survey: Survey) -> tuple[str, ...]:
    notes: list[str] = []
    if len(chosen.steps) > 1 or chosen.kind != "list":
        notes.append(_read_note(chosen))
    others = sorted((one for one in tops if one is not chosen), key=_rank, reverse=True)
    if others:
        words = ", ".join(f"{pointer_of(one.steps)} ({one.total:,})" for one in others[:_NAMED])
        more = f" and {len(others) - _NAMED:,} more" if len(others) > _NAMED else ""
        notes.append(f"lists that are not read: {words}{more}")
    if survey.overlooked:
        notes.append(f"{survey.overlooked:,} further lists were not looked at")
    return tuple(notes)


def _read_note(one: Collection) -> str:
    what = {"list": "the records are in", "map": "the records are the members of", "table": "the rows are in"}
    lists = f" ({one.lists:,} lists)" if one.lists > 1 and len(one.steps) > 1 else ""
    return f"{what[one.kind]} {pointer_of(one.steps)}{lists}"


def _outermost(found: list[Collection]) -> list[Collection]:
    """Leave out what is inside of records, and records that are only headings for what is inside of them."""
    left = [one for one in found if one.total]
    for one in sorted(left, key=lambda some: len(some.steps)):
        inner = [other for other in left if other is not one and _is_inside(other, one)]
        if not inner or one not in left:
            continue
        largest = max(inner, key=_rank)
        if _is_heading(one, largest):
            left = [other for other in left if other is not one]
        else:
            left = [other for other in left if not any(other is some for some in inner)]
    return left


def _is_heading(outer: Collection, inner: Collection) -> bool:
    """Tell whether the objects of a collection only say what the records in them belong to."""
    if inner.kind == "table" or inner.total <= outer.total:
        return False
    if outer.total == 1 and inner.total >= _LONG:
        return True
    is_map = inner.steps[-2] == "features" and "geometry" in inner.columns
    return is_map or (outer.richness <= _HEADING_MEMBERS and inner.richness > outer.richness)


def _is_inside(inner: Collection, outer: Collection) -> bool:
    """Tell whether a collection lies in the records of another: below a member of them, since records are objects."""
    depth = len(outer.steps)
    if len(inner.steps) <= depth or not all(map(_overlaps, outer.steps, inner.steps)):
        return False
    return outer.kind == "table" or inner.steps[depth] != ANY_INDEX


def _overlaps(outer: Step, inner: Step) -> bool:
    if isinstance(inner, frozenset):
        return any(fits(outer, name) for name in inner)
    return fits(outer, inner)


def _merged(found: list[Collection]) -> list[Collection]:
    """Make one collection of lists of one kind that stand under several names, as often as there are any."""
    while True:
        for position in range(max((len(one.steps) for one in found), default=0) - 1, -1, -1):
            joined = _merged_at(found, position)
            if joined is not None:
                found = joined
                break
        else:
            return found


def _merged_at(found: list[Collection], position: int) -> list[Collection] | None:
    groups: dict[tuple[Steps, Steps, str], list[Collection]] = {}
    for one in found:
        is_named = position < len(one.steps) - (one.kind == "map") and not isinstance(
            one.steps[position], int
        )
        if is_named and one.kind != "map":
            groups.setdefault((one.steps[:position], one.steps[position + 1 :], one.kind), []).append(one)
    for group in groups.values():
        first = max(group, key=lambda one: one.total)
        alike = [one for one in group if _share(one, first) >= _ALIKE]
        if len(alike) > 1:
            rest = [one for one in found if not any(one is some for some in alike)]
            return [*rest, _joined(alike, position)]
    return None


def _share(one: Collection, other: Collection) -> float:
    """How much the columns of two collections have in common, as a share of what the one with fewer has."""
    left, right = _usual(one), _usual(other)
    return len(left & right) / max(len(left | right), 1)


def _usual(one: Collection) -> set[object]:
    return {name for name, count in one.columns.items() if 3 * count >= one.sampled}


def _joined(group: list[Collection], position: int) -> Collection:
    names: set[str] | None = set()
    for one in group:
        step = one.steps[position]
        if step is ANY_NAME or names is None:
            names = None
        else:
            names |= step if isinstance(step, frozenset) else {str(step)}
    before, after = group[0].steps[:position], group[0].steps[position + 1 :]
    step = ANY_NAME if names is None else frozenset(names)
    columns: Counter[object] = Counter()
    for one in group:
        columns.update(one.columns)
    return Collection(
        (*before, step, *after),
        group[0].kind,
        sum(one.total for one in group),
        sum(one.lists for one in group),
        columns,
        sum(one.scalars for one in group),
        sum(one.sampled for one in group),
        any(one.has_words for one in group),
    )
