"""Entities in a line each: filtered, searched, with their states as of a day.

Invariant: nothing here is stored; states come from the table of events, in portions, within the snapshot that the
query over entities holds open.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from cenotaph.normalize.names import romanize_name
from cenotaph.normalize.scripts import search_query
from cenotaph.register.answers import Name, Summary
from cenotaph.register.state import UNKNOWN, Event, derive_state
from cenotaph.register.tables import marks

PORTION = 500
"""Entities whose events are read at a time."""

_COLUMNS = (
    "e.no, e.id, e.kind, e.name, e.names, e.lon, e.lat, e.located_by, e.country, e.country_by, e.place,"
    " e.statements, e.sources, e.list, e.first, e.last"
)
_WEIGHTS = "8.0, 4.0, 1.0"
"""How much a word in a name, a place, or other words counts for the rank."""

_decode_names = msgspec.json.Decoder(tuple[Name, ...]).decode
_decode_sources = msgspec.json.Decoder(tuple[str, ...]).decode


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which entities are meant; an empty set or None leaves nothing out.

    Attributes:
        period: first and last day, `YYYY-MM-DD`, both included: something dated happened in between, or may have.
        bbox: west, south, east, north in degrees; west is greater than east across the date line.
        text: as for a search.
    """

    kind: frozenset[str] = frozenset()
    state: frozenset[str] = frozenset()
    country: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    period: tuple[str, str] | None = None
    bbox: tuple[float, float, float, float] | None = None
    text: str | None = None


def list_summaries(database: sqlite3.Connection, filters: Filters, *, as_of: date) -> Iterator[Summary]:
    """List the entities that fit, ordered by id."""
    where, values = _conditions(filters)
    query = f"SELECT {_COLUMNS} FROM entity e{where} ORDER BY e.id"  # noqa: S608
    for summary in _summarize(database, database.execute(query, values), as_of=as_of):
        if filters.state and summary.state not in filters.state:
            continue
        if filters.source and filters.source.isdisjoint(summary.sources):
            continue
        yield summary


def search_summaries(
    database: sqlite3.Connection, text: str, *, as_of: date, limit: int | None
) -> Iterator[Summary]:
    """Find entities by words, best first; equally good ones by id."""
    wanted = search_expression(text)
    if not wanted:
        return iter(())
    query = (
        f"SELECT {_COLUMNS} FROM search JOIN entity e ON e.no = search.rowid WHERE search MATCH ?"  # noqa: S608
        f" ORDER BY round(bm25(search, {_WEIGHTS}), 6), e.id LIMIT ?"
    )
    return _summarize(
        database, database.execute(query, (wanted, -1 if limit is None else limit)), as_of=as_of
    )


def summaries_of(database: sqlite3.Connection, numbers: Iterable[int], *, as_of: date) -> tuple[Summary, ...]:
    """Summarize entities by their numbers, ordered by id."""
    found: list[Summary] = []
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), PORTION):
        some = ordered[start : start + PORTION]
        query = f"SELECT {_COLUMNS} FROM entity e WHERE e.no IN ({marks(some)})"  # noqa: S608
        found += _summarize(database, database.execute(query, some), as_of=as_of)
    return tuple(sorted(found, key=lambda summary: summary.id))


def search_expression(text: str) -> str:
    """Write what was typed as a query of the index: as typed, or in Latin letters.

    >>> search_expression("monum"), search_expression("Тонним")
    ('"monum"*', '("тонним"*) OR ("tonnim"*)')
    """
    typed = search_query(text)
    roman = search_query(romanize_name(text))
    return typed if not roman or roman == typed else f"({typed}) OR ({roman})"


def events_of(database: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, list[Event]]:
    """Read the events that decide the states of some entities."""
    found: dict[int, list[Event]] = {}
    make = Event._make
    for row in database.execute(
        "SELECT entity, entry, n, property, effect, status, lo, hi, voice, dated FROM event"  # noqa: S608
        f" WHERE effect <> '' AND entity IN ({marks(numbers)})",
        numbers,
    ):
        found.setdefault(row[0], []).append(make(row[1:]))
    return found


def wholes_of(database: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, list[int]]:
    """Find what entities are part of, by statements and by judgements: number -> numbers, members of lists left out."""
    found: dict[int, list[int]] = {}
    for part, whole in database.execute(
        "SELECT p.entity, s.entity FROM part p JOIN subject s ON s.id = p.whole"  # noqa: S608
        f" WHERE p.entity IN ({marks(numbers)}) UNION"
        " SELECT l.entity, r.entity FROM subject l JOIN pair p ON p.a = l.id AND p.relation = 'part_of' AND NOT p.turned"
        f" JOIN subject r ON r.id = p.b WHERE l.entity IN ({marks(numbers)}) UNION"
        " SELECT l.entity, r.entity FROM subject l JOIN pair p ON p.b = l.id AND p.relation = 'part_of' AND p.turned"
        f" JOIN subject r ON r.id = p.a WHERE l.entity IN ({marks(numbers)}) ORDER BY 1, 2",
        (*numbers, *numbers, *numbers),
    ):
        if part != whole:
            found.setdefault(part, []).append(whole)
    return found


def parts_of(database: sqlite3.Connection, number: int) -> set[int]:
    """Find what is part of an entity: members of its lists, and by statements and judgements."""
    rows = database.execute(
        "SELECT no FROM entity WHERE list = ?1 UNION"
        " SELECT p.entity FROM subject s JOIN part p ON p.whole = s.id WHERE s.entity = ?1 UNION"
        " SELECT l.entity FROM subject r JOIN pair p ON p.b = r.id AND p.relation = 'part_of' AND NOT p.turned"
        " JOIN subject l ON l.id = p.a WHERE r.entity = ?1 UNION"
        " SELECT l.entity FROM subject r JOIN pair p ON p.a = r.id AND p.relation = 'part_of' AND p.turned"
        " JOIN subject l ON l.id = p.b WHERE r.entity = ?1",
        (number,),
    )
    return {part for (part,) in rows} - {number}


def _summarize(database: sqlite3.Connection, rows: sqlite3.Cursor, *, as_of: date) -> Iterator[Summary]:
    day = as_of.isoformat()
    while portion := rows.fetchmany(PORTION):
        numbers = [row[0] for row in portion]
        events = events_of(database, numbers)
        wholes = _whole_ids(database, portion)
        for row in portion:
            own = events.get(row[0])
            state = derive_state(own, day).value if own else UNKNOWN
            yield _summary(row, state, wholes.get(row[0]))


def _whole_ids(database: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> dict[int, str]:
    wholes = {number: found[0] for number, found in wholes_of(database, [row[0] for row in rows]).items()}
    wholes.update((row[0], row[13]) for row in rows if row[13] is not None)
    if not wholes:
        return {}
    numbers = sorted(set(wholes.values()))
    query = f"SELECT no, id FROM entity WHERE no IN ({marks(numbers)})"  # noqa: S608
    ids = dict(database.execute(query, numbers))
    return {part: ids[whole] for part, whole in wholes.items() if whole in ids}


def _summary(row: tuple[Any, ...], state: str, whole: str | None) -> Summary:
    (_, id_, kind, name, names, lon, lat, located_by, country, country_by, place, statements, sources, group, first, last) = row  # fmt: skip
    return Summary(
        id=id_,
        kind=kind,
        name=name,
        names=_decode_names(names),
        state=state,
        lon=None if lon is None else lon / 1e7,
        lat=None if lat is None else lat / 1e7,
        country=country,
        place=place,
        statements=statements,
        sources=_decode_sources(sources),
        located_by=located_by,
        country_by=country_by,
        derived=group is not None,
        part_of=whole,
        first=first,
        last=last,
    )


def _conditions(filters: Filters) -> tuple[str, list[Any]]:
    found: list[str] = []
    values: list[Any] = []
    for column, wanted in (("kind", filters.kind), ("country", filters.country)):
        if wanted:
            found.append(f"e.{column} IN ({marks(sorted(wanted))})")
            values += sorted(wanted)
    if filters.period:
        found.append(
            "EXISTS (SELECT 1 FROM event v WHERE v.entity = e.no AND v.dated AND v.hi >= ?"
            " AND (v.lo IS NULL OR v.lo <= ?))"
        )
        values += filters.period
    if filters.bbox:
        clause, corners = _within(*filters.bbox)
        found.append(clause)
        values += corners
    if filters.text is not None:
        wanted_text = search_expression(filters.text)
        found.append("e.no IN (SELECT rowid FROM search WHERE search MATCH ?)" if wanted_text else "0")
        values += [wanted_text] if wanted_text else []
    return (f" WHERE {' AND '.join(found)}" if found else ""), values


def _within(west: float, south: float, east: float, north: float) -> tuple[str, list[int]]:
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    clause = "e.no IN (SELECT no FROM spot WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?)"
    corners = [round(edge * 1e7) for left, right in spans for edge in (left, right, south, north)]
    return f"({' OR '.join([clause] * len(spans))})", corners
