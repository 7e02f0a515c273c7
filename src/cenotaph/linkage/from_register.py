"""The register's subjects -> records: what the sources of one subject say of it, in the form in which lists are linked.

Invariant: one record a subject, from its own statements alone, whatever it has been joined with: a judgement never feeds
the next one. What is denied or only planned is left out, and so are positions that only a gazetteer gives: a whole town
would be as near as a stone. Groups and documents are no records. People are records of their own, never compared with
things; what bears the name of one of them is told of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from cenotaph.errors import MalformedSubjectError
from cenotaph.linkage.name_words import name_words
from cenotaph.linkage.record import MOST_NAMES, PERSON, Record
from cenotaph.model.evidence import exact_words
from cenotaph.model.identity import format_subject
from cenotaph.model.sameness import RELATION, SCHEME
from cenotaph.model.value import Place, Point, Ref, Term, Text
from cenotaph.register.places import best_candidate
from cenotaph.register.said import Said

_NOT_SO: Final = frozenset({"planned", "proposed", "denied", "alleged"})
_NO_KIND: Final = frozenset({"other", "named_place", "group"})
_OF_PEOPLE: Final = ("commemorated_at", "named_on", "buried_at")
_YEARS: Final = ("erected", "unveiled")
_NO_IDENTITY: Final = frozenset({"web", "network", "ref", "service number", "report"})
"""Schemes whose values name no single thing: pages, series, and numbers that do not say whose they are."""

_SPELT: Final = {"osm-node": "node/", "osm-way": "way/", "osm-relation": "relation/"}
"""Schemes by which other registers name elements of OpenStreetMap, and how its own ids begin."""

_MOST_VALUES: Final = 40
_YEAR: Final = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")


class _Facts:
    """The statements of one subject, by property."""

    def __init__(self, said: Iterable[Said]) -> None:
        self._by_property: dict[str, list[Said]] = {}
        for one in said:
            if one.statement.status not in _NOT_SO:
                self._by_property.setdefault(one.statement.property, []).append(one)

    def of(self, *properties: str) -> list[Said]:
        return [one for name in properties for one in self._by_property.get(name, [])]

    def texts(self, *properties: str) -> tuple[str, ...]:
        values = (one.statement.value for one in self.of(*properties))
        return tuple(dict.fromkeys(value.text for value in values if isinstance(value, Text)))

    def codes(self) -> set[str | None]:
        values = (one.statement.value for one in self.of("kind"))
        return {value.code for value in values if isinstance(value, Term)}

    def years(self, *properties: str) -> list[int]:
        dated = (one.statement.when for one in self.of(*properties))
        return [int(year[1]) for when in dated if when and when.edtf and (year := _YEAR.search(when.edtf))]


def read_records(subjects: Iterable[tuple[str, Sequence[Said]]]) -> Iterator[Record]:
    """Make the records of a register.

    Args:
        subjects: ids of subjects with their live statements, each once.

    Yields:
        Records of what is no person, ordered as the subjects are.
    """
    people: dict[str, list[_Facts]] = {}
    things: list[tuple[str, Sequence[Said]]] = []
    for subject, said in subjects:
        facts = _Facts(said)
        if "person" in facts.codes():
            for one in facts.of(*_OF_PEOPLE):
                if isinstance(one.statement.value, Ref):
                    people.setdefault(one.statement.value.subject, []).append(facts)
        else:
            things.append((subject, said))
    for subject, said in things:
        record = record_of_subject(subject, said, people=people.get(subject, ()))
        if record is not None:
            yield record


def read_people(
    subjects: Iterable[tuple[str, Sequence[Said]]], places: Mapping[str, Record]
) -> Iterator[Record]:
    """Make the records of the people of a register.

    Args:
        subjects: ids of subjects with their live statements, each once.
        places: by id, what they may lie in: a grave is somewhere, a name on a monument may be anywhere.

    Yields:
        Records of people whose name is known, ordered as the subjects are.
    """
    for subject, said in subjects:
        facts = _Facts(said)
        if "person" in facts.codes() and (record := _record_of_person(subject, facts, places)):
            yield record


def _record_of_person(subject: str, facts: _Facts, places: Mapping[str, Record]) -> Record | None:
    names = tuple(name for name in facts.texts("named") if _names_somebody(name))
    if not names:
        return None
    graves = [value.subject for one in facts.of("buried_at") if isinstance(value := one.statement.value, Ref)]
    grave = next((places[one] for one in graves if one in places), Record(id=""))
    return Record(
        id=subject,
        names=names[:MOST_NAMES],
        lat=grave.lat,
        lon=grave.lon,
        within_m=grave.within_m,
        kind=PERSON,
        commemorates=_joined(facts.texts("unit")),
        city=grave.city,
        state=grave.state,
        country=grave.country,
        born=_only(facts.years("born")),
        died=_only(facts.years("died")),
        address=_address(facts),
        identifiers=_identifiers(subject, facts),
        register=_register(subject),
    )


def _names_somebody(name: str) -> bool:
    """Tell whether a name is one: an unknown soldier may be anybody."""
    return any(not word.isdigit() for word in name_words(name).tokens)


def record_of_subject(subject: str, said: Iterable[Said], *, people: Sequence[_Facts] = ()) -> Record | None:
    """Make the record of one subject.

    Args:
        subject: its id.
        said: its live statements, in the order of the log.
        people: those who are commemorated or lie there; what they are called and when they lived is told of a stone of one.

    Returns:
        The record, or None of a group, and of what has neither a name nor a position nor an inscription.
    """
    facts = _Facts(said)
    one = people[0] if len(people) == 1 else None
    point = _point(facts)
    names, inscriptions = _names(facts), facts.texts("inscription")
    if "group" in facts.codes() or not (names or point or inscriptions):
        return None
    places = [place for statement in facts.of("located") for place in statement.statement.places]
    kind = _kind(facts)
    return Record(
        id=subject,
        names=names,
        lat=point.lat / 1e7 if point else None,
        lon=point.lon / 1e7 if point else None,
        within_m=float(point.within_m) if point and point.within_m else None,
        kind=kind,
        year=next(iter(facts.years(*_YEARS)), None),
        inscription=_joined(inscriptions),
        commemorates=_joined(facts.texts("commemorates")),
        city=_place(places, ("city", "district")) or _unknown_place(places),
        state=_place(places, ("region",)),
        country=_place(places, ("country",)),
        person=_joined(one.texts("named")[:1]) if one else None,
        born=_only(one.years("born")) if one else None,
        died=_only(one.years("died")) if one else None,
        address=_address(facts),
        identifiers=_identifiers(subject, facts),
        register=_register(subject),
    )


def _names(facts: _Facts) -> tuple[str, ...]:
    former = (
        words for one in facts.of("renamed") for name, words in one.statement.qualifiers if name == "former"
    )
    given = (*facts.texts("named", "renamed"), *former)
    return tuple(dict.fromkeys(given))[:MOST_NAMES]


def _point(facts: _Facts) -> Point | None:
    """Return the last position that a source states: an edition corrects the one before it."""
    points = [value for one in facts.of("located") if isinstance(value := one.statement.value, Point)]
    point = points[-1] if points else None
    return point if point and (point.lat or point.lon) else None


def _kind(facts: _Facts) -> str | None:
    """Join the sources' own words and the code that they were read as."""
    words: list[str] = []
    for one in facts.of("kind"):
        value = one.statement.value
        if isinstance(value, Term):
            selector = one.statement.selector
            words += filter(None, (value.as_written or (exact_words(selector) if selector else None),))
            words += [value.code] if value.code and value.code not in _NO_KIND else []
    return _joined(tuple(dict.fromkeys(words)))


def _place(places: Iterable[Place], kinds: tuple[str, ...]) -> str | None:
    for place in places:
        best = best_candidate(place)
        if best is not None and best.kind in kinds:
            return place.name
    return None


def _unknown_place(places: Iterable[Place]) -> str | None:
    return next((place.name for place in places if not place.candidates), None)


def _address(facts: _Facts) -> str | None:
    words = (
        text for one in facts.of("located") for name, text in one.statement.qualifiers if name == "address"
    )
    return next(words, None)


def _identifiers(subject: str, facts: _Facts) -> tuple[str, ...]:
    """List the ids that its sources give it, its own first, as `scheme:value`."""
    found = {subject: None}
    for one in facts.of("identifier"):
        value, words = one.statement.value, dict(one.statement.qualifiers)
        scheme = words.get(SCHEME)
        if isinstance(value, Text) and scheme and scheme not in _NO_IDENTITY and RELATION not in words:
            found[_identifier(scheme, value.text)] = None
    return tuple(found)[:_MOST_VALUES]


def _identifier(scheme: str, value: str) -> str:
    """Write an id as the register that it is of does: `wikidata:Q1` is also the id of a subject."""
    namespace, key = ("osm", f"{_SPELT[scheme]}{value}") if scheme in _SPELT else (scheme, value)
    try:
        return format_subject(namespace, key)
    except (MalformedSubjectError, UnicodeEncodeError):
        return f"{namespace}:{key}"


def _register(subject: str) -> str:
    """Name what has given the id: two ids of one register, or two mentions of one text, are two things as a rule."""
    namespace, _, key = subject.partition(":")
    return f"text:{key.partition('/')[0]}" if namespace == "text" else namespace


def _joined(texts: Sequence[str]) -> str | None:
    return "; ".join(texts[:_MOST_VALUES]) or None


def _only(years: Sequence[int]) -> int | None:
    return years[0] if len(set(years)) == 1 else None
