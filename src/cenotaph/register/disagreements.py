"""Values that cannot both hold, and who gives them.

Invariant: a disagreement is between different voices, or one voice in different sources; ten papers that quote one
speaker are one voice. Nothing is decided: a finding names all values with those who give them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from cenotaph.model.entry import Statement
from cenotaph.model.value import Point, Term
from cenotaph.normalize.edtf import bounds_of
from cenotaph.register.burials import marks_of, say_count
from cenotaph.register.places import best_candidate, distance_km, most_specific, place_key
from cenotaph.register.said import Said

APART_KM = 0.5
"""Two registers that mean the same stone are closer than this; what they say to be accurate is added."""

APPROXIMATE_YEARS = 2
""""About 1945" and "shortly after" may mean so many years more."""

COUNTED = ("burials", "commemorates")
"""Properties that may say how many people: those who lie there, those whose names stand there."""

_ONCE = ("erected", "unveiled", "destroyed", "born", "died")
_OPEN_AFTER, _OPEN_BEFORE = frozenset({"after", "since"}), frozenset({"before", "until"})
_BOTH_HOLD = frozenset(
    map(
        frozenset,
        [
            ("monument", "statue"),
            ("monument", "memorial_site"),
            ("memorial_site", "statue"),
            ("cemetery", "memorial_site"),
            ("cemetery", "mass_grave"),
            ("mass_grave", "grave"),
            ("mass_grave", "memorial_site"),
        ],
    )
)

_Value = TypeVar("_Value")


class Disagreement(NamedTuple):
    """A finding before it has an entity."""

    code: str
    message: str
    statements: tuple[Said, ...]


def find_disagreements(said: Mapping[str, Sequence[Said]]) -> list[Disagreement]:
    """Find what cannot both hold among the statements of one entity.

    Args:
        said: live statements by property, each list in the order of the log.
    """
    found = [one for name in COUNTED for one in _counts(f"disagreement.{name}", said.get(name, ()))]
    for name in _ONCE:
        found += _compare(f"disagreement.{name}", said.get(name, ()), span_of, spans_apart, _say_when)
    found += _compare("disagreement.kind", said.get("kind", ()), kind_of, kinds_apart, _say_kind)
    found += _compare("disagreement.position", said.get("located", ()), _point_of, _points_apart, _say_point)
    return found


def _compare(
    code: str,
    said: Sequence[Said],
    value_of: Callable[[Statement], _Value | None],
    are_apart: Callable[[_Value, _Value], bool],
    say: Callable[[Statement], str],
) -> Iterator[Disagreement]:
    """Compare the values of all voices, and yield one finding for all of them together if any two cannot hold."""
    if len(said) < 2 or not any(_are_independent(said[0], one) for one in said):
        return
    valued = [
        (one, value)
        for one in said
        if one.statement.status in (None, "ongoing") and (value := value_of(one.statement)) is not None
    ]
    involved: dict[Said, None] = {}
    for (one, value), (other, other_value) in combinations(_once_a_voice(valued), 2):
        if _are_independent(one, other) and are_apart(value, other_value):
            involved[one] = involved[other] = None
    if involved:
        ordered = sorted(involved, key=lambda one: (one.entry, one.n))
        yield Disagreement(code, _message(ordered, say), tuple(ordered))


def _once_a_voice(valued: Iterable[tuple[Said, _Value]]) -> list[tuple[Said, _Value]]:
    """Keep the first statement of each value by each voice in each source."""
    kept: dict[tuple[str, str, str], tuple[Said, _Value]] = {}
    for said, value in valued:
        kept.setdefault((said.voice, said.source.id, repr(value)), (said, value))
    return list(kept.values())


def _are_independent(one: Said, other: Said) -> bool:
    return one.voice != other.voice or one.source.id != other.source.id


def _message(said: Sequence[Said], say: Callable[[Statement], str]) -> str:
    """Write every value with all who give it: `1,375 people (A); 1,373 people (B)`."""
    voices: dict[str, dict[str, None]] = {}
    for one in said:
        voices.setdefault(say(one.statement), {})[one.label] = None
    name = said[0].statement.property.replace("_", " ")
    return f"{name}: " + "; ".join(f"{value} ({', '.join(labels)})" for value, labels in voices.items())


# --- counts


def _counts(code: str, said: Sequence[Said]) -> Iterator[Disagreement]:
    grouped: dict[tuple[object, ...], list[Said]] = {}
    for one in said:
        count = one.statement.count
        if count is not None:
            grouped.setdefault((count.unit, marks_of(count)), []).append(one)
    for group in grouped.values():
        yield from _compare(code, group, lambda statement: statement, _counts_apart, _say_counted)


def _counts_apart(one: Statement, other: Statement) -> bool:
    if one.count is None or other.count is None or not _are_of_one_place(one, other):
        return False
    if not _meet(span_of(one), span_of(other)):  # counted at different times
        return False
    below = one.count.max is not None and one.count.max < other.count.min
    return below or (other.count.max is not None and other.count.max < one.count.min)


def _are_of_one_place(one: Statement, other: Statement) -> bool:
    """Tell whether two counts can be of the same place: a number for a town is none for the country."""
    here, there = most_specific(one.places), most_specific(other.places)
    if not here or not there:
        return True
    if {place_key(place) for place in here} & {place_key(place) for place in there}:
        return True
    for wide, places in ((here, there), (there, here)):
        best = best_candidate(wide[0])
        if best is not None and best.kind == "country" and len(wide) == 1 and len(places) > 1:
            countries = {found.country for place in places if (found := best_candidate(place))}
            return countries == {best.country}
    return False


def _say_counted(statement: Statement) -> str:
    if statement.count is None:
        return ""
    marks = ", ".join(sorted(mark.replace("_", " ") for _, mark in marks_of(statement.count)))
    return say_count(statement.count) + (f", {marks}" if marks else "")


# --- dates

_Span = tuple[str | None, str | None]


def span_of(statement: Statement) -> _Span | None:
    """Return the days between which an event may lie by what is said, `about` being wide."""
    when = statement.when
    if when is None or when.edtf is None:
        return None
    first, last = bounds_of(when.edtf)
    if first is None and last is None:
        return None
    about = when.edtf.rstrip("?")[-1:] in ("~", "%") or when.relation == "about"
    if when.relation in _OPEN_AFTER:
        last = None
    if when.relation in _OPEN_BEFORE:
        first = None
    if first and (about or when.relation == "shortly_before"):
        first = f"{max(1, int(first[:4]) - APPROXIMATE_YEARS):04}{first[4:]}"
    if last and (about or when.relation == "shortly_after"):
        last = f"{min(9999, int(last[:4]) + APPROXIMATE_YEARS):04}{last[4:]}"
    return first, last


def _meet(one: _Span | None, other: _Span | None) -> bool:
    return one is None or other is None or not spans_apart(one, other)


def spans_apart(one: _Span, other: _Span) -> bool:
    """Tell whether no day lies in both spans."""
    (first, last), (other_first, other_last) = one, other
    return bool(
        (last and other_first and last < other_first) or (other_last and first and other_last < first)
    )


def _say_when(statement: Statement) -> str:
    when = statement.when
    return "" if when is None else when.as_written or when.edtf or ""


# --- kinds and positions


def kind_of(statement: Statement) -> str | None:
    """Return the code of what it is called; None of a word that says too little."""
    value = statement.value
    return value.code if isinstance(value, Term) and value.code not in ("group", "other") else None


def kinds_apart(one: str, other: str) -> bool:
    """Tell whether nothing is both."""
    return one != other and frozenset((one, other)) not in _BOTH_HOLD


def _say_kind(statement: Statement) -> str:
    return (kind_of(statement) or "").replace("_", " ")


def _point_of(statement: Statement) -> Point | None:
    return statement.value if isinstance(statement.value, Point) else None


def _points_apart(one: Point, other: Point) -> bool:
    allowed_km = APART_KM + ((one.within_m or 0) + (other.within_m or 0)) / 1000
    return distance_km(one.lon, one.lat, other.lon, other.lat) > allowed_km


def _say_point(statement: Statement) -> str:
    value = statement.value
    return f"{value.lat / 1e7:.5f}, {value.lon / 1e7:.5f}" if isinstance(value, Point) else ""
