"""What the last edition of a list lacks, and whether a new one of its things may be what is missing.

Invariant: a finding and a proposal, never a deletion and never a judgement. A thing has vanished while the last import
of its source that counts says so; it has not any more when an edition has it again, or has it under another id by
somebody's judgement. Whoever proposes "the same" says
why: near by, of one kind, no other name.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from cenotaph.model.evidence import Source
from cenotaph.normalize.names import romanize_name
from cenotaph.register.answers import Finding
from cenotaph.register.tables import marks, portions

VANISHED = "import.vanished"
POSSIBLY_SAME = "import.possibly_same"

NEAR_M = 25.0
"""How far apart a vanished thing and a new one may lie to be proposed as the same: mappers draw things again, and move
a point to the other side of a path; neighbours in a row of stones are nearer, but these are both there."""

_METRES_A_UNIT = 111_195 / 1e7
_OTHER = "other"

_decode_source = msgspec.json.Decoder(Source).decode


class _Edition(msgspec.Struct, frozen=True):
    """An import that was closed and not taken back. `name`: what to call it in a sentence."""

    opening: int
    closing: int
    name: str


class _Gone(msgspec.Struct, frozen=True):
    """A subject that its list lacks: since when, in which edition it was last, and the end of the last import."""

    subject: str
    source: str
    entity: int
    id: str
    since: _Edition
    last: _Edition | None
    closing: int


class _Spot(msgspec.Struct, frozen=True):
    entity: int
    id: str
    kind: str
    name: str | None
    lon: int
    lat: int


class Vanishing:
    """Reads from one open database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def find(self, number: int | None = None) -> Iterator[Finding]:
        """Find what vanished and what is proposed in its place, of one entity or of all."""
        if number is None:
            gone = list(self._gone(None))
        else:
            spot = self._spot(number)
            near = {one.entity for one in self._near(spot)} if spot else set()
            gone = list(self._gone({number} | near))
        for one in gone:
            if number in (None, one.entity):
                yield Finding(code=VANISHED, entity=one.id, message=_say_gone(one), statements=())
            yield from self._propose(one, number)

    # --- what vanished

    def _gone(self, entities: set[int] | None) -> Iterator[_Gone]:
        for source, editions in self._editions():
            if entities is None:
                found = self._lacking(source, editions[-1], "", ())
            else:
                parts = portions(sorted(entities))
                found = [
                    row
                    for some in parts
                    for row in self._lacking(source, editions[-1], f" AND e.no IN ({marks(some)})", some)
                ]
            for subject, entity, id_ in found:
                since, last = self._since(subject, editions)
                yield _Gone(subject, source, entity, id_, since, last, editions[-1].closing)

    def _lacking(
        self, source: str, edition: _Edition, more: str, values: Sequence[int]
    ) -> list[tuple[str, int, str]]:
        """Find subjects that an edition lacks; not those that it has under another id, as somebody judged."""
        return self._database.execute(
            "SELECT v.subject, e.no, e.id FROM vanished v JOIN subject s ON s.id = v.subject"  # noqa: S608
            " JOIN entity e ON e.no = s.entity WHERE v.closing = ? AND NOT EXISTS (SELECT 1 FROM subject o"
            "   JOIN assertion a ON a.subject = o.no JOIN import i ON i.entry = a.import"
            "   WHERE o.entity = s.entity AND o.no <> s.no AND i.source = ?"
            "   AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry IN (a.entry, i.entry) AND w.n = -1)"
            "   AND NOT EXISTS (SELECT 1 FROM vanished x WHERE x.closing = v.closing AND x.subject = o.id))"
            f"{more} ORDER BY v.subject",
            (edition.closing, source, *values),
        ).fetchall()

    def _since(self, subject: str, editions: Sequence[_Edition]) -> tuple[_Edition, _Edition | None]:
        """Go back from the last edition to the first that lacks a subject."""
        since = editions[-1]
        for edition in reversed(editions[:-1]):
            if not self._database.execute(
                "SELECT 1 FROM vanished WHERE closing = ? AND subject = ?", (edition.closing, subject)
            ).fetchone():
                return since, edition
            since = edition
        return since, None

    def _editions(self) -> Iterator[tuple[str, list[_Edition]]]:
        """List the imports that count, in order, by source and program."""
        found: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
        for source, program, opening, closing, retrieved_at in self._database.execute(
            "SELECT i.source, i.program_name, i.entry, max(c.entry), i.retrieved_at FROM import i"
            " JOIN closing c ON c.import = i.entry"
            " WHERE NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = i.entry AND w.n = -1)"
            " GROUP BY i.entry ORDER BY max(c.entry)"
        ).fetchall():
            found.setdefault((source, program), []).append((opening, closing, retrieved_at))
        for (source, _), imports in sorted(found.items()):
            before = -1
            editions = []
            for opening, closing, retrieved_at in imports:
                name = self._name(source, before, opening) or f"read on {_day(retrieved_at)}"
                editions.append(_Edition(opening, closing, name))
                before = opening
            yield source, editions

    def _name(self, source: str, before: int, opening: int) -> str | None:
        """Name an edition by its date, if one was given with it; else it is the date of an earlier one."""
        row = self._database.execute(
            "SELECT body FROM source WHERE id = ? AND entry > ? AND entry < ? ORDER BY entry DESC LIMIT 1",
            (source, before, opening),
        ).fetchone()
        published = _decode_source(row[0]).published if row else None
        return f"of {published}" if published else None

    # --- what may be it

    def _propose(self, gone: _Gone, number: int | None) -> Iterator[Finding]:
        """Propose what came into the same list when something vanished from it, at the same place."""
        spot = self._spot(gone.entity)
        if spot is None:
            return
        for other in self._near(spot):
            if not _is_alike(spot, other):
                continue
            for subject in self._new_subjects(other, gone):
                metres = round(_distance_m(spot, other))
                said = f" ({other.name})" if other.name else ""
                message = (
                    f"{gone.subject} is no longer in {gone.source}, and {subject}{said} is new there, {metres} m away:"
                    f" perhaps the same (cenotaph judge {gone.subject} {subject} same|different --reason ...)"
                )
                about = (
                    gone.id if number in (None, gone.entity) else other.id if number == other.entity else None
                )
                if about is not None:
                    yield Finding(code=POSSIBLY_SAME, entity=about, message=message, statements=())

    def _new_subjects(self, other: _Spot, gone: _Gone) -> list[str]:
        """Find the subjects that came into the list after the other was last there, are in it, and were not judged."""
        rows = self._database.execute(
            "SELECT s.id FROM subject s JOIN assertion a ON a.entry = s.first JOIN import i ON i.entry = a.import"
            " WHERE s.entity = ?1 AND i.source = ?2 AND i.entry >= ?3 AND NOT EXISTS (SELECT 1 FROM pair p"
            "   WHERE p.a = min(s.id, ?4) AND p.b = max(s.id, ?4))"
            " AND NOT EXISTS (SELECT 1 FROM vanished v WHERE v.closing = ?5 AND v.subject = s.id) ORDER BY s.id",
            (other.entity, gone.source, gone.since.opening, gone.subject, gone.closing),
        )
        return [id_ for (id_,) in rows]

    def _spot(self, entity: int) -> _Spot | None:
        row = self._database.execute(
            "SELECT no, id, kind, name, lon, lat FROM entity WHERE no = ? AND located_by = 'source'"
            " AND lon IS NOT NULL",
            (entity,),
        ).fetchone()
        return _Spot(*row) if row else None

    def _near(self, spot: _Spot) -> list[_Spot]:
        high = math.ceil(NEAR_M / _METRES_A_UNIT)
        wide = math.ceil(high / max(math.cos(math.radians(spot.lat / 1e7)), 0.01))
        rows = self._database.execute(
            "SELECT e.no, e.id, e.kind, e.name, e.lon, e.lat FROM spot s JOIN entity e ON e.no = s.no"
            " WHERE s.east >= ? AND s.west <= ? AND s.north >= ? AND s.south <= ? AND e.no <> ?"
            " AND e.located_by = 'source' ORDER BY e.id",
            (spot.lon - wide, spot.lon + wide, spot.lat - high, spot.lat + high, spot.entity),
        )
        return [one for one in (_Spot(*row) for row in rows) if _distance_m(spot, one) <= NEAR_M]


def _is_alike(one: _Spot, other: _Spot) -> bool:
    """Tell whether two things may be one by kind and name: nothing that both say may differ, and something must agree."""
    same_kind = one.kind == other.kind
    if not same_kind and _OTHER not in (one.kind, other.kind):
        return False
    if not (one.name and other.name):
        return same_kind and one.kind != _OTHER
    left, right = set(romanize_name(one.name).split()), set(romanize_name(other.name).split())
    return bool(left and right) and (left <= right or right <= left)


def _distance_m(one: _Spot, other: _Spot) -> float:
    """Measure a short distance, as on a plane."""
    narrow = math.cos(math.radians((one.lat + other.lat) / 2e7))
    return math.hypot((one.lon - other.lon) * narrow, one.lat - other.lat) * _METRES_A_UNIT


def _say_gone(gone: _Gone) -> str:
    missing = f"{gone.subject} is not in the edition {gone.since.name} of {gone.source} (import {gone.since.opening})"
    if gone.last is None:
        return missing
    return f"{missing}, last there in the edition {gone.last.name} (import {gone.last.opening})"


def _day(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).date().isoformat()
