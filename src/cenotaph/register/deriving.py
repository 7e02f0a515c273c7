"""Derived rows on disk: read the live statements of entities, derive, and write.

Invariant: what is written for an entity depends on the base tables and the preference alone. Entities that the batch
itself has brought are derived from memory, which holds the same as the tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from cenotaph.gazetteer import countries_at
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Source
from cenotaph.register.derive import BY_POLYGON, Derived, derive_entity
from cenotaph.register.reviews import InReview, Verdicts, some_wait, verdict_on, verdicts_of
from cenotaph.register.said import Said, SourceFacts, facts_of, voice_of
from cenotaph.register.tables import MEMBERS_A_GROUP, marks, portions

PORTION = 800
"""Entities that are held in memory at a time."""

QUOTATION = "quotation"

_decode_assertion = msgspec.json.Decoder(Assertion).decode
_decode_source = msgspec.json.Decoder(Source).decode
_encode = msgspec.json.Encoder().encode


class Fresh(NamedTuple):
    """An assertion in memory."""

    entry: int
    subject: int
    import_id: int | None
    at: int
    by: str
    assertion: Assertion


_FRESH = "entry, subject, import, at, by, body"


def _read(row: tuple[Any, ...]) -> Fresh:
    return Fresh._make((*row[:5], _decode_assertion(row[5])))


class Sources:
    """The sources of assertions: that of the import, or the person who entered it by hand."""

    def __init__(self, database: sqlite3.Connection, *, prefer: Sequence[str]) -> None:
        self._database = database
        self._prefer = prefer
        self._by_origin: dict[tuple[int | None, str | None], SourceFacts] = {}

    def of(self, import_id: int | None, by: str) -> SourceFacts:
        """Return the source of an assertion."""
        key = (import_id, by if import_id is None else None)
        found = self._by_origin.get(key)
        if found is None:
            source = self._person(by) if import_id is None else self._of_import(import_id)
            found = self._by_origin[key] = facts_of(source, prefer=self._prefer)
        return found

    def _of_import(self, import_id: int) -> Source:
        row = self._database.execute("SELECT source FROM import WHERE entry = ?", (import_id,)).fetchone()
        if row is None:
            return Source(id=f"import:{import_id}")
        source = read_source(self._database, row[0]) or Source(id=row[0])
        # A later edition of a data set has a title of its own, and is not what this import has read.
        edition = read_source(self._database, row[0], before=import_id) or source
        return msgspec.structs.replace(source, title=edition.title)

    def _person(self, by: str) -> Source:
        row = self._database.execute(
            "SELECT name FROM agent WHERE id = ? ORDER BY entry DESC LIMIT 1", (by,)
        ).fetchone()
        return Source(id=f"person:{by}", title=row[0] if row else None)


def read_source(database: sqlite3.Connection, id_: str, *, before: int | None = None) -> Source | None:
    """Read what the log last said about a source, of all entries or of those before one."""
    row = database.execute(
        "SELECT body FROM source WHERE id = ?1 AND (?2 IS NULL OR entry < ?2) ORDER BY entry DESC LIMIT 1",
        (id_, before),
    ).fetchone()
    return _decode_source(row[0]) if row else None


class Loader:
    """Reads live statements."""

    def __init__(self, database: sqlite3.Connection, *, prefer: Sequence[str]) -> None:
        self._database = database
        self._sources = Sources(database, prefer=prefer)
        self._some_withdrawn = database.execute("SELECT 1 FROM withdrawal LIMIT 1").fetchone() is not None
        self._some_wait = some_wait(database)

    def of_entities(self, entities: Sequence[int]) -> dict[int, list[Said]]:
        """Read the live statements of entities, quotations left out, in the order of the log."""
        rows = self._database.execute(
            "SELECT s.entity, a.entry, a.subject, a.import, a.at, a.by, a.body FROM subject s"  # noqa: S608
            f" JOIN assertion a ON a.subject = s.no WHERE s.entity IN ({marks(entities)}) ORDER BY a.entry",
            entities,
        ).fetchall()
        grouped: dict[int, list[Fresh]] = {}
        for row in rows:
            grouped.setdefault(row[0], []).append(Fresh._make((*row[1:6], _decode_assertion(row[6]))))
        return self.live(grouped)

    def of_rendition(self, sha256: str) -> list[Said]:
        """Read the live statements that stand on a rendition, quotations too."""
        query = f"SELECT {_FRESH} FROM assertion WHERE rendition = ? ORDER BY entry"  # noqa: S608
        fresh = map(_read, self._database.execute(query, (sha256,)).fetchall())
        return self.live({0: list(fresh)}, quotations=True)[0]

    def of_entries(self, entries: Iterable[int]) -> list[Said]:
        """Read the live statements of assertions, in the order of the log."""
        fresh: list[Fresh] = []
        for some in portions(sorted(entries)):
            query = f"SELECT {_FRESH} FROM assertion WHERE entry IN ({marks(some)}) ORDER BY entry"  # noqa: S608
            fresh += map(_read, self._database.execute(query, some))
        return self.live({0: fresh})[0]

    def live(
        self, grouped: Mapping[int, Iterable[Fresh]], *, quotations: bool = False
    ) -> dict[int, list[Said]]:
        """Take assertions apart into statements, leaving out what was withdrawn and what nobody has accepted yet."""
        withdrawn = self._withdrawn(grouped) if self._some_withdrawn else frozenset()
        verdicts = self._verdicts(grouped) if self._some_wait else {}
        found: dict[int, list[Said]] = {}
        for key, assertions in grouped.items():
            found[key] = said = []
            for entry, _, import_id, at, by, assertion in assertions:
                if withdrawn and ((entry, -1) in withdrawn or (import_id, -1) in withdrawn):
                    continue
                source = self._sources.of(import_id, by)
                voice, speaker = voice_of(assertion, source)
                day = _day(at // 86_400)
                for n, statement in enumerate(assertion.statements):
                    if assertion.counts and verdict_on(verdicts, entry, n, import_id) != "accept":
                        continue
                    if (statement.property == QUOTATION and not quotations) or (entry, n) in withdrawn:
                        continue
                    said.append(Said(entry, n, statement, assertion, source, voice, speaker, day))
        return found

    def in_review(self, waiting: Iterable[InReview]) -> Iterator[Said]:
        """Read statements that wait for a verdict, quotations too."""
        numbers = {one.entry: one.numbers for one in waiting}
        for some in portions(sorted(numbers)):
            query = f"SELECT {_FRESH} FROM assertion WHERE entry IN ({marks(some)}) ORDER BY entry"  # noqa: S608
            counting = [
                one._replace(assertion=msgspec.structs.replace(one.assertion, counts=None))
                for one in map(_read, self._database.execute(query, some).fetchall())
            ]
            for said in self.live({0: counting}, quotations=True)[0]:
                if said.n in numbers[said.entry]:
                    yield said

    def _verdicts(self, grouped: Mapping[int, Iterable[Fresh]]) -> Verdicts:
        waiting = [one for some in grouped.values() for one in some if one.assertion.counts]
        imports = {one.import_id for one in waiting if one.import_id is not None}
        return verdicts_of(self._database, imports | {one.entry for one in waiting}) if waiting else {}

    def _withdrawn(self, grouped: Mapping[int, Iterable[Fresh]]) -> frozenset[tuple[int, int]]:
        entries: set[int] = set()
        for assertions in grouped.values():
            for one in assertions:
                entries.add(one.entry)
                if one.import_id is not None:
                    entries.add(one.import_id)
        found: set[tuple[int, int]] = set()
        for some in portions(sorted(entries)):
            query = f"SELECT entry, n FROM withdrawn WHERE entry IN ({marks(some)})"  # noqa: S608
            found.update(self._database.execute(query, some))
        return frozenset(found)


@lru_cache(maxsize=4096)
def _day(days: int) -> str:
    return datetime.fromtimestamp(min(days, 2_932_896) * 86_400, UTC).date().isoformat()


class Deriver:
    """Writes the derived rows of entities."""

    def __init__(self, database: sqlite3.Connection, *, prefer: Sequence[str]) -> None:
        self._database = database
        self._loader = Loader(database, prefer=prefer)

    def derive(self, entities: Iterable[int], fresh: Mapping[int, list[Fresh]]) -> None:
        """Make the derived rows of some entities anew.

        Args:
            entities: numbers of entities that are there, or were; numbers that are neither do no harm.
            fresh: entities of one subject each that this batch has brought, with their assertions.
        """
        ordered = sorted(entities)
        for start in range(0, len(ordered), PORTION):
            some = ordered[start : start + PORTION]
            self._remove(some)
            self._write(self._loader.of_entities(some))
        brought = list(fresh.items())
        for start in range(0, len(brought), PORTION):
            self._write(self._loader.live(dict(brought[start : start + PORTION])))

    def _remove(self, entities: Sequence[int]) -> None:
        rows = self._database.execute(
            f"SELECT no FROM entity WHERE no IN ({marks(entities)}) OR list IN ({marks(entities)})",  # noqa: S608
            (*entities, *entities),
        ).fetchall()
        for table, key in (
            ("entity", "no"),
            ("event", "entity"),
            ("finding", "entity"),
            ("part", "entity"),
            ("search", "rowid"),
            ("spot", "no"),
        ):
            self._database.executemany(f"DELETE FROM {table} WHERE {key} = ?", rows)  # noqa: S608

    def _write(self, said: Mapping[int, Sequence[Said]]) -> None:
        live = {number: statements for number, statements in said.items() if statements}
        if not live:
            return
        ids = self._ids(list(live))
        rows: list[tuple[int, int | None, Derived]] = []
        for number, statements in live.items():
            derived = derive_entity(ids[number], statements)
            rows.append((number, None, derived))
            for at, member in enumerate(derived.members[:MEMBERS_A_GROUP]):
                rows.append((-(number * MEMBERS_A_GROUP + at) - 1, number, member))
        _find_countries(rows)
        self._insert(rows)

    def _ids(self, numbers: Sequence[int]) -> dict[int, str]:
        query = f"SELECT no, id FROM subject WHERE no IN ({marks(numbers)})"  # noqa: S608
        return dict(self._database.execute(query, numbers))

    def _insert(self, rows: Sequence[tuple[int, int | None, Derived]]) -> None:
        insert = self._database.executemany
        entities, spots, words = [], [], []
        for number, group, one in rows:
            row = one.row
            entities.append(
                (
                    number, row.id, row.kind, row.name, _encode(row.names), row.lon, row.lat, row.located_by,
                    row.country, row.country_by, row.place, row.place_ref, row.statements, _encode(row.sources),
                    group, row.first, row.last,
                )
            )  # fmt: skip
            words.append((number, one.names, one.places, one.words))
            if row.lon is not None:
                spots.append((number, row.lon, row.lon, row.lat, row.lat))
        insert("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entities)
        insert("INSERT INTO search (rowid, names, places, words) VALUES (?, ?, ?, ?)", words)
        insert("INSERT INTO spot VALUES (?, ?, ?, ?, ?)", spots)
        insert(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *event) for number, _, one in rows for event in one.events],
        )
        insert(
            "INSERT INTO finding VALUES (?, ?, ?, ?, ?)",
            [(number, at, *finding) for number, _, one in rows for at, finding in enumerate(one.findings)],
        )
        insert(
            "INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?)",
            [(number, *whole) for number, _, one in rows for whole in one.wholes],
        )


def _find_countries(rows: Iterable[tuple[int, int | None, Derived]]) -> None:
    """Fill in the country of a bare point, by the borders that it lies in."""
    bare = [one.row for _, _, one in rows if one.row.country is None and one.row.lon is not None]
    points = [(row.lon / 1e7, row.lat / 1e7) for row in bare if row.lon is not None and row.lat is not None]
    for row, country in zip(bare, countries_at(points), strict=True):
        row.country, row.country_by = country, BY_POLYGON if country else None
