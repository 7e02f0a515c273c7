"""What the register makes of the statements about one entity: its row, events, findings, members, search words.

Invariant: a pure function of the live statements and the settings' preference; the same statements give the same
rows. Nothing here depends on today, and nothing is read from or written to disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from cenotaph.model.entry import Statement
from cenotaph.model.schema import read_schema
from cenotaph.model.value import Point, Ref, Term, Text
from cenotaph.normalize.edtf import bounds_of
from cenotaph.normalize.names import romanize_name
from cenotaph.normalize.scripts import search_tokens
from cenotaph.register.answers import Name
from cenotaph.register.burials import check_sums
from cenotaph.register.disagreements import COUNTED, find_disagreements
from cenotaph.register.members import GROUP, Member, list_members, member_kind, member_name, member_point
from cenotaph.register.places import best_candidate, country_meant, country_said, is_wide, most_specific
from cenotaph.register.said import Said, choose, is_from_list
from cenotaph.register.state import Event

SPEAKER_INCONSISTENT = "attribution.speaker_inconsistent"
BY_SOURCE, BY_GAZETTEER, BY_POLYGON = "source", "gazetteer", "polygon"

EFFECTS = {name: kind.effect for name, kind in read_schema().properties.items() if kind.effect}
_EVENTS = frozenset(name for name, kind in read_schema().properties.items() if kind.class_ == "event")
_NOT_SO = frozenset({"planned", "proposed", "denied"})
_SEARCHED = frozenset({"commemorates", "inscription", "custodian", "designer", "identifier"})
_NOWHERE = ("part_of", "commemorates", "inscription")
"""Properties whose places do not say where the thing is."""

_encode = msgspec.json.Encoder().encode


class EntityRow(msgspec.Struct):
    """A row of the table `entity`, without its number and list. Positions in 1e-7 degree."""

    id: str
    kind: str
    name: str | None
    names: tuple[Name, ...]
    lon: int | None
    lat: int | None
    located_by: str | None
    country: str | None
    country_by: str | None
    place: str | None
    place_ref: str | None
    statements: int
    sources: tuple[str, ...]
    first: str | None
    last: str | None


class Derived(msgspec.Struct):
    """Everything that is derived about one entity; `findings` are (code, message, addresses as JSON)."""

    row: EntityRow
    events: list[Event]
    findings: list[tuple[str, str, str]]
    wholes: list[tuple[str, int, int]]
    names: str
    places: str
    words: str
    members: list[Derived]


class _Facts(msgspec.Struct, frozen=True, gc=False):
    """The statements of one entity, sorted once: by property, those that name places, those that quote somebody."""

    said: Sequence[Said]
    by_property: dict[str, list[Said]]
    placed: list[Said]
    quoting: list[Said]

    @property
    def is_one_assertion(self) -> bool:
        """Whether one source says all of it in one place, so that nothing can disagree."""
        return self.said[0].assertion is self.said[-1].assertion

    def of(self, name: str) -> Sequence[Said]:
        """Return the statements of a property."""
        return self.by_property.get(name, ())

    def of_any(self, names: frozenset[str]) -> Iterator[Said]:
        """Yield the statements of some properties, by property."""
        for name, said in self.by_property.items():
            if name in names:
                yield from said


def _sort(said: Sequence[Said]) -> _Facts:
    by_property: dict[str, list[Said]] = {}
    placed: list[Said] = []
    quoting: list[Said] = []
    for one in said:
        statement = one.statement
        if statement.property in by_property:
            by_property[statement.property].append(one)
        else:
            by_property[statement.property] = [one]
        if statement.places:
            placed.append(one)
        if one.assertion.attribution:
            quoting.append(one)
    return _Facts(said, by_property, placed, quoting)


def derive_entity(id_: str, said: Sequence[Said]) -> Derived:
    """Derive all rows of one entity.

    Args:
        id_: its id.
        said: its live statements in the order of the log, at least one, none a quotation.
    """
    facts = _sort(said)
    row = _row(id_, facts)
    members = list_members(facts.placed) if row.kind == GROUP else []
    return Derived(
        row=row,
        events=[_event(one) for one in facts.of_any(_EVENTS)],
        findings=_findings(facts),
        wholes=_wholes(facts.of("part_of")),
        names=_name_words([name.text for name in row.names] or ([row.name] if row.name else [])),
        places=_place_words(facts.placed),
        words=_join(
            [
                one.statement.value.text
                for one in facts.of_any(_SEARCHED)
                if isinstance(one.statement.value, Text)
            ]
        ),
        members=[_derive_member(row, member, facts) for member in members],
    )


def _row(id_: str, facts: _Facts) -> EntityRow:
    names = _names(facts)
    kinds = facts.of("kind")
    first, last = _period(facts.of_any(_EVENTS))
    row = EntityRow(
        id=id_,
        kind=_kind(kinds),
        name=names[0].text if names else _mention(kinds),
        names=names,
        lon=None,
        lat=None,
        located_by=None,
        country=None,
        country_by=None,
        place=None,
        place_ref=None,
        statements=len(facts.said),
        sources=_sources(facts.said[:1] if facts.is_one_assertion else facts.said),
        first=first,
        last=last,
    )
    _locate(row, facts)
    return row


def _sources(said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([one.source.id for one in said]))


def _kind(said: Sequence[Said]) -> str:
    chosen = choose(
        (one.statement.value.code, one)
        for one in said
        if isinstance(one.statement.value, Term)
        and one.statement.value.code
        and one.statement.status not in _NOT_SO
    )
    return chosen[0][0] if chosen else "other"


def _names(facts: _Facts) -> tuple[Name, ...]:
    """Return all names, the preferred one first, the others in the order of the log; those it was renamed to last."""
    found: dict[str, Name] = {}
    named = [one for one in facts.of("named") if one.statement.status not in _NOT_SO]
    chosen = choose((one.statement.value.text, one) for one in named if isinstance(one.statement.value, Text))
    if chosen:
        found[chosen[0][0]] = Name(chosen[0][0])
    for one in (*named, *facts.of("renamed")):
        value = one.statement.value
        if isinstance(value, Text) and one.statement.status not in _NOT_SO:
            known = found.get(value.text)
            if known is None or (known.lang is None and value.lang):
                found[value.text] = Name(value.text, value.lang)
    return tuple(found.values())


def _mention(said: Sequence[Said]) -> str | None:
    """Return what a text calls something that it gives no name ("monuments to Soviet soldiers")."""
    words = (
        one.statement.value.as_written
        for one in said
        if _is_mention(one) and isinstance(one.statement.value, Term)
    )
    return next(filter(None, words), None)


def _is_mention(said: Said) -> bool:
    return isinstance(said.statement.value, Term) and not is_from_list(said)


def _locate(row: EntityRow, facts: _Facts) -> None:
    """Fill in where it is: a stated point, else a named place; the source's word for the country, else a place's."""
    points = choose(
        ((value.lon, value.lat), one)
        for one in facts.of("located")
        if isinstance(value := one.statement.value, Point)
    )
    if points:
        (row.lon, row.lat), row.located_by = points[0][0], BY_SOURCE
    placed = [one for one in facts.placed if one.statement.property not in _NOWHERE]
    if not placed:
        return
    placed.sort(key=_is_elsewhere)
    for one in placed:
        row.country = country_said(one.statement.places)
        if row.country:
            row.country_by = BY_SOURCE
            break
    else:
        row.country = next((code for one in placed if (code := country_meant(one.statement.places))), None)
        row.country_by = BY_GAZETTEER if row.country else None
    _name_place(row, placed)


def _is_elsewhere(said: Said) -> bool:
    return said.statement.property != "located"


def _name_place(row: EntityRow, placed: Sequence[Said]) -> None:
    for one in placed:
        # An address goes from the narrow to the wide; elsewhere several places are a list, not where one thing is.
        is_address = one.statement.property == "located"
        mentioned = one.statement.places if is_address else most_specific(one.statement.places)
        places = [place for place in mentioned if not is_wide(place)]
        if not places or (len(places) > 1 and not is_address):
            continue
        best = best_candidate(places[0])
        row.place, row.place_ref = places[0].name, best.ref if best else None
        if row.located_by is None and best is not None and best.lon is not None and best.lat is not None:
            row.lon, row.lat, row.located_by = best.lon, best.lat, BY_GAZETTEER
        return


def _event(said: Said) -> Event:
    statement = said.statement
    edtf = statement.when.edtf if statement.when else None
    first, last = bounds_of(edtf) if edtf else (None, None)
    dated = first is not None or last is not None
    told = said.source.published_last or said.at_day
    if not dated and statement.property == "exists":
        first = said.source.published_last  # "it stands", said in 2018, says that it stood in 2018
    # What happened had happened when it was told; a date of publication before the event is a slip.
    by_day = min(last, told) if last else told
    return Event(
        said.entry,
        said.n,
        statement.property,
        _effect(statement),
        statement.status,
        first,
        max(by_day, first) if first else by_day,
        said.voice,
        dated,
    )


def _effect(statement: Statement) -> str:
    """Say what an event makes of the state; of what befell a part, the rest is still there, and damaged."""
    effect = EFFECTS.get(statement.property, "")
    is_partial = any(name == "part" for name, _ in statement.qualifiers)
    return "damaged" if is_partial and effect in ("removed", "relocated", "destroyed") else effect


def _period(said: Iterable[Said]) -> tuple[str | None, str | None]:
    first: str | None = None
    last: str | None = None
    for one in said:
        when = one.statement.when
        if when is None or when.edtf is None:
            continue
        begin, end = bounds_of(when.edtf)
        begin, end = begin or end, end or begin
        if begin and (first is None or begin < first):
            first = begin
        if end and (last is None or end > last):
            last = end
    return first, last


def _findings(facts: _Facts) -> list[tuple[str, str, str]]:
    failed: list[tuple[str, str, Sequence[Said]]] = []
    for name in COUNTED:
        if name in facts.by_property:
            failed += check_sums(facts.by_property[name])
    if not facts.is_one_assertion:
        failed += find_disagreements(facts.by_property)
    flagged: dict[tuple[str, str], list[Said]] = {}
    for one in facts.quoting:
        if is_inconsistent(one):
            flagged.setdefault((one.speaker or "", one.source.id), []).append(one)
    for (speaker, _), said in flagged.items():
        failed.append((SPEAKER_INCONSISTENT, say_inconsistent(speaker, said[0].source.label), said))
    return [(code, message, _addresses(said)) for code, message, said in failed]


def is_inconsistent(said: Said) -> bool:
    """Tell whether a statement's own attribution is flagged: its speaker is not otherwise heard in the document."""
    return any("speaker_inconsistent" in layer.flags for layer in said.assertion.attribution)


def say_inconsistent(speaker: str, source: str) -> str:
    """Write what a flagged attribution means."""
    return f"{source} attributes words to {speaker or 'a speaker'}, who is not otherwise heard in it"


def _addresses(said: Iterable[Said]) -> str:
    return _encode([one.address for one in said]).decode()


def _wholes(said: Iterable[Said]) -> list[tuple[str, int, int]]:
    return [
        (one.statement.value.subject, one.entry, one.n)
        for one in said
        if isinstance(one.statement.value, Ref) and one.statement.status not in _NOT_SO
    ]


def _derive_member(group: EntityRow, member: Member, facts: _Facts) -> Derived:
    best = best_candidate(member.place)
    lon, lat = member_point(member.place)
    name = member_name(group.name, member.place)
    stated = country_said(place for one in member.said for place in one.statement.places)
    country = best.country if best and best.country else stated
    first, last = _period(one for one in member.said if one.statement.property in _EVENTS)
    row = EntityRow(
        id=f"{group.id}/{member.slug}",
        kind=member_kind(facts.of("kind"), group.name),
        name=name,
        names=(Name(name),),
        lon=lon,
        lat=lat,
        located_by=BY_GAZETTEER if lon is not None else None,
        country=country,
        country_by=(BY_SOURCE if stated == country else BY_GAZETTEER) if country else None,
        place=member.place.name,
        place_ref=best.ref if best else None,
        statements=len(member.said),
        sources=_sources(member.said),
        first=first,
        last=last,
    )
    return Derived(
        row=row,
        events=[_event(one) for one in member.said if one.statement.property in _EVENTS],
        findings=[],
        wholes=[],
        names=_name_words([name]),
        places=_join(filter(None, (member.place.name, best.name if best else None))),
        words="",
        members=[],
    )


# --- words to be found by


def _name_words(names: Iterable[str]) -> str:
    given = list(names)
    foreign = [romanize_name(name) for name in given if not name.isascii()]
    return _join((*given, *foreign))


def _place_words(placed: Iterable[Said]) -> str:
    found: dict[str, None] = {}
    for one in placed:
        for mentioned in one.statement.places:
            found[mentioned.name] = None
            if not mentioned.name.isascii():
                found[romanize_name(mentioned.name)] = None
            best = best_candidate(mentioned)
            if best is not None:
                found[best.name] = None
    return _join(found)


def _join(texts: Iterable[str]) -> str:
    joined = " ".join(texts)
    return search_tokens(joined) if joined else ""
