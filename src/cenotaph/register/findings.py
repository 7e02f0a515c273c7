"""What does not fit, of one entity or of all: stored with the entity, or found in what several entities share.

Invariant: a finding is no error of the register; it says what sources say, with the statements that it rests on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from cenotaph.model.identity import parse_address
from cenotaph.register.answers import Finding
from cenotaph.register.derive import SPEAKER_INCONSISTENT, is_inconsistent, say_inconsistent
from cenotaph.register.deriving import QUOTATION, Loader
from cenotaph.register.relations import Relations
from cenotaph.register.said import Said
from cenotaph.register.tables import marks, portions
from cenotaph.register.vanished import Vanishing

_decode_addresses = msgspec.json.Decoder(tuple[str, ...]).decode


class Findings:
    """Reads findings from one open database."""

    def __init__(self, database: sqlite3.Connection, *, prefer: Sequence[str]) -> None:
        self._database = database
        self._prefer = prefer

    def find(self, number: int | None = None) -> Iterator[Finding]:
        """Find what does not fit, of one entity or of all; ordered by entity, then code."""
        rows = (
            *self._stored_findings(number),
            *Relations(self._database, prefer=self._prefer).findings(number),
            *Vanishing(self._database).find(number),
            *self._flagged_quotations(number),
        )
        # One speaker may be flagged at several quotations, and again at what is stated in them.
        merged: dict[tuple[str, ...], Finding] = {}
        for one in rows:
            key = (
                one.entity,
                one.code,
                one.message,
                *(() if one.code == SPEAKER_INCONSISTENT else one.statements),
            )
            if known := merged.get(key):
                statements = sorted({*one.statements, *known.statements}, key=parse_address)
                one = msgspec.structs.replace(one, statements=tuple(statements))
            merged[key] = one
        yield from sorted(
            merged.values(), key=lambda one: (one.entity, one.code, one.message, one.statements)
        )

    def _stored_findings(self, number: int | None) -> Iterator[Finding]:
        query = "SELECT f.code, e.id, f.message, f.statements FROM finding f JOIN entity e ON e.no = f.entity"
        for code, entity, message, statements in self._rows(query, "f.entity", number):
            yield Finding(code=code, entity=entity, message=message, statements=_decode_addresses(statements))

    def _flagged_quotations(self, number: int | None) -> Iterator[Finding]:
        """Attach the flagged quotations of a document to the entities of which their speaker says something in it.

        A speaker who says nothing of any entity is a finding about the document; it is attached to its first entity.
        """
        renditions = self._database.execute(
            "SELECT DISTINCT a.rendition FROM quotation q JOIN assertion a ON a.entry = q.entry"
            " WHERE q.flagged AND a.rendition IS NOT NULL"
        ).fetchall()
        for (rendition,) in renditions:
            said = Loader(self._database, prefer=self._prefer).of_rendition(rendition)
            entities = entities_of(self._database, {one.entry for one in said})
            if not entities or (number is not None and number not in {no for no, _ in entities.values()}):
                continue
            first = entities[min(entities)]
            flagged = [one for one in said if is_inconsistent(one)]
            for one in flagged:
                if one.statement.property != QUOTATION:
                    continue
                for (no, entity), speaker in (
                    _spoken_of(one, flagged, entities) or {first: one.speaker}
                ).items():
                    if number in (None, no):
                        message = say_inconsistent(speaker or "", one.source.label)
                        yield Finding(
                            code=SPEAKER_INCONSISTENT,
                            entity=entity,
                            message=message,
                            statements=(one.address,),
                        )

    def _rows(self, query: str, column: str, number: int | None) -> sqlite3.Cursor:
        if number is None:
            return self._database.execute(query)
        return self._database.execute(f"{query} WHERE {column} = ?", (number,))


def _spoken_of(
    quotation: Said, flagged: Sequence[Said], entities: Mapping[int, tuple[int, str]]
) -> dict[tuple[int, str], str | None]:
    """Find the entities of which a quoted speaker says something, with the name as it is written there."""
    found: dict[tuple[int, str], str | None] = {}
    for one in flagged:
        if one.statement.property != QUOTATION and one.voice == quotation.voice and one.entry in entities:
            found.setdefault(entities[one.entry], one.speaker)
    return found


def entities_of(database: sqlite3.Connection, entries: set[int]) -> dict[int, tuple[int, str]]:
    """Find the entities that assertions are about: entry -> number and id; documents are none."""
    found: dict[int, tuple[int, str]] = {}
    for some in portions(sorted(entries)):
        for entry, no, id_ in database.execute(
            "SELECT a.entry, e.no, e.id FROM assertion a JOIN subject s ON s.no = a.subject"  # noqa: S608
            f" JOIN entity e ON e.no = s.entity WHERE a.entry IN ({marks(some)})",
            some,
        ):
            found[entry] = (no, id_)
    return found
