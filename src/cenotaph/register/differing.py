"""Where two lists of statements about one thing say something else, property by property.

Invariant: every statement of either side counts in exactly one kind of outcome; silence of one side is no disagreement,
and neither is the same said in other letters or less exactly. Swapping the sides swaps the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Literal

import msgspec

from cenotaph.model.entry import Statement
from cenotaph.model.sameness import SCHEME
from cenotaph.model.schema import read_schema
from cenotaph.model.value import Count, Point, Ref, Term, Text
from cenotaph.normalize.names import fold_name
from cenotaph.register.disagreements import kind_of, kinds_apart, span_of, spans_apart
from cenotaph.register.places import distance_km, place_key

APART_M: Final = 100.0
"""Positions further from each other than this, and than what they say to be accurate, differ (metres)."""

Outcome = Literal["same", "different", "only_a", "only_b"]

_PROPERTIES: Final = read_schema().properties
_UNSAID: Final = frozenset({"quotation"})
_ADDRESS: Final = "address"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What two sides say under one heading.

    Attributes:
        property: of the schema.
        label: the heading: the property, `position`, `place`, `address` or `identifier` with its scheme, and the
            status of what has not happened.
        a: what the one side says, in words; `b` the other one. Of events and counts, what the other side does not say.
        metres: between positions.
        event: whether something happened; that a thing is there is no event.
    """

    property: str
    label: str
    outcome: Outcome
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    metres: float | None = None
    event: bool = False


class _Facet(msgspec.Struct, frozen=True):
    """One thing said under one heading, with the value that is compared."""

    property: str
    label: str
    words: str
    value: Any


def compare_statements(
    a: Sequence[Statement], b: Sequence[Statement], *, apart_m: float = APART_M
) -> tuple[Difference, ...]:
    """Compare what two sides say of one thing.

    Args:
        a: statements of the one side, in the order of the log.
        b: of the other one.
        apart_m: positions that are further apart differ, metres.

    Returns:
        One difference a heading that either side has, ordered by heading; `same` ones among them.
    """
    sides = _by_label(a), _by_label(b)
    found = [
        _compare(label, sides[0].get(label, []), sides[1].get(label, []), apart_m)
        for label in sorted({*sides[0], *sides[1]})
    ]
    return tuple(found)


def point_of(statements: Sequence[Statement]) -> Point | None:
    """Return the last position that is stated: an edition corrects the one before it."""
    points = [one.value for one in statements if one.property == "located" and isinstance(one.value, Point)]
    return points[-1] if points else None


def metres_between(one: Point, other: Point) -> float:
    """Return the distance of two positions in metres."""
    return distance_km(one.lon, one.lat, other.lon, other.lat) * 1000


def _by_label(statements: Sequence[Statement]) -> dict[str, list[_Facet]]:
    found: dict[str, list[_Facet]] = {}
    for statement in statements:
        if statement.property not in _UNSAID:
            for facet in _facets(statement):
                found.setdefault(facet.label, []).append(facet)
    if "position" in found:
        found["position"] = found["position"][-1:]
    return found


def _facets(statement: Statement) -> Iterator[_Facet]:
    name = statement.property
    status = f" ({statement.status})" if statement.status not in (None, "ongoing") else ""
    if name == "located":
        yield from _where(statement, status)
    elif name == "identifier":
        scheme = dict(statement.qualifiers).get(SCHEME)
        label = f"identifier {scheme}" if scheme else "identifier"
        yield _Facet(name, label + status, _words(statement), _plain(statement))
    elif statement.count is not None:
        yield _Facet(name, f"{name} ({statement.count.unit}){status}", _words(statement), statement)
    elif _is_event(name):
        yield _Facet(name, name + status, _words(statement), statement)
    elif words := _words(statement):
        value = kind_of(statement) if name == "kind" else None
        yield _Facet(name, name + status, words, value or _plain(statement))


def _where(statement: Statement, status: str) -> Iterator[_Facet]:
    point = statement.value
    if isinstance(point, Point):
        yield _Facet("located", f"position{status}", f"{point.lat / 1e7:.6f}, {point.lon / 1e7:.6f}", point)
    for place in statement.places:
        yield _Facet(
            "located", f"place{status}", place.name, frozenset({place_key(place), fold_name(place.name)})
        )
    for key, words in statement.qualifiers:
        if key == _ADDRESS:
            yield _Facet("located", f"{_ADDRESS}{status}", words, fold_name(words))


def _compare(label: str, a: Sequence[_Facet], b: Sequence[_Facet], apart_m: float) -> Difference:
    name = (a or b)[0].property
    is_event = _is_event(name)
    metres: float | None = None
    if a and b and isinstance(a[0].value, Point) and isinstance(b[0].value, Point):
        metres = round(metres_between(a[0].value, b[0].value), 1)
    agree = _rule(name, label, apart_m)
    left = [one for one in a if not any(agree(one.value, other.value) for other in b)]
    right = [one for one in b if not any(agree(one.value, other.value) for other in a)]
    # Of names, kinds and places it is enough that one agrees; everything that happened or was counted is looked at.
    is_each = is_event or isinstance((a or b)[0].value, Statement)
    if a and b and not is_each and (len(left) < len(a) or len(right) < len(b)):
        left, right = [], []
    outcome: Outcome = "same"
    if left or right:
        outcome = "different" if left and right else "only_a" if left else "only_b"
    shown = (a, b) if outcome == "same" else (left, right)
    words = [tuple(dict.fromkeys(one.words for one in side)) for side in shown]
    return Difference(
        property=name,
        label=label,
        outcome=outcome,
        a=words[0],
        b=words[1],
        metres=metres,
        event=is_event and name != "exists",
    )


def _rule(name: str, label: str, apart_m: float) -> Callable[[Any, Any], bool]:
    if label.startswith("position"):
        return lambda one, other: (
            metres_between(one, other) <= apart_m + (one.within_m or 0) + (other.within_m or 0)
        )
    if label.startswith("place"):
        return lambda one, other: not one.isdisjoint(other)
    if name == "exists":
        return lambda _one, _other: True
    if name == "kind":
        return lambda one, other: not kinds_apart(one, other)
    if name == "inscription":
        return lambda one, other: one in other or other in one
    return lambda one, other: (
        _happened_alike(one, other)
        if isinstance(one, Statement) and isinstance(other, Statement)
        else one == other
    )


def _happened_alike(one: Statement, other: Statement) -> bool:
    spans = span_of(one), span_of(other)
    if spans[0] and spans[1] and spans_apart(spans[0], spans[1]):
        return False
    if one.count and other.count:
        return _meet(one.count, other.count) and _meet(other.count, one.count)
    values = _plain(one), _plain(other)
    return not all(values) or values[0] == values[1]


def _meet(one: Count, other: Count) -> bool:
    return one.max is None or other.min <= one.max


def _is_event(name: str) -> bool:
    return name in _PROPERTIES and _PROPERTIES[name].class_ == "event"


def _plain(statement: Statement) -> str:
    """Write a value so that the same in other letters is the same."""
    text = _value_words(statement)
    return fold_name(text) or text.strip().casefold()


def _value_words(statement: Statement) -> str:
    match statement.value:
        case Text(text):
            return text
        case Term(code, as_written):
            return as_written or (code or "").replace("_", " ")
        case Ref(subject):
            return subject
        case _:
            return ""


def _words(statement: Statement) -> str:
    when, count = statement.when, statement.count
    parts = [_value_words(statement)]
    if count is not None:
        top = "" if count.max == count.min else " or more" if count.max is None else f" to {count.max:,}"
        parts.append(f"{count.min:,}{top} {count.unit}")
    if when is not None:
        parts.append(when.edtf or when.as_written or "")
    words = " ".join(part for part in parts if part)
    return words or ("without a date" if _is_event(statement.property) else "")
