"""Wikidata's JSON -> rows, one an entity.

Invariant: every entity comes out once, as a `Row` or as a `Rejected` that names it; memory is bounded by one entity.
It reads dumps (an array with one entity a line), JSON lines, and answers of the API ({"entities": {...}}).

What the cells are is written in `wikidata_entities`.

Source: Wikibase, JSON format of entities; Wikidata, database download.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from cenotaph import __version__
from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import JsonPointer
from cenotaph.sources.detect import read_head
from cenotaph.sources.encoding import Encoding, find_encoding
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row
from cenotaph.sources.json_events import TOO_DEEP, StrictEvents
from cenotaph.sources.json_lines import read_lines
from cenotaph.sources.json_survey import ANY_INDEX, ANY_NAME, Steps
from cenotaph.sources.json_walk import Found, walk
from cenotaph.sources.wikidata_entities import cells_of, count_deprecated

_BY_LINE = re.compile(r'\s*(?:\[\s*\n\s*)?\{[^\n]*\}\s*,?\s*\r?\n?|\s*\[\s*\n\s*\{"')
_IN_ANSWER = re.compile(r'\{\s*(?:"success"\s*:\s*\d+\s*,\s*)?"entities"\s*:')


class _Seen(msgspec.Struct):
    """What was counted while reading."""

    deprecated: int = 0
    elsewhere: int = 0

    def notes(self) -> tuple[str, ...]:
        """Say it."""
        notes = []
        if self.deprecated:
            notes.append(f"{self.deprecated:,} statements are marked as deprecated: they are no facts")
        if self.elsewhere:
            notes.append(f"{self.elsewhere:,} entities have a position that is not on Earth: it was left out")
        return tuple(notes)


def read_wikidata(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read entities of Wikidata.

    Args:
        path: the file.
        encoding: Python's name of it, where it is known.
        table: not used.
        limits: how long a line and how deep an entity may be.

    Raises:
        UnreadableSourceError: not one entity can be read (`not_json`, `truncated`, `no_records`).
    """
    del table
    found = find_encoding(path, declared=encoding)
    head = read_head(path).decode(found.name.replace("utf-8-sig", "utf-8"), errors="replace").lstrip("\ufeff")
    seen = _Seen()
    return Reading(
        unit="row",
        media_type="application/json",
        program=f"cenotaph-wikidata {__version__}",
        items=_rows(path, found, head, limits, seen),
        notes=found.notes,
        afterwards=seen.notes,
    )


def _rows(path: Path, encoding: Encoding, head: str, limits: Limits, seen: _Seen) -> Iterator[Row | Rejected]:
    if not _IN_ANSWER.match(head) and _BY_LINE.match(head):
        number = 0
        for number, (line, value) in enumerate(read_lines(path, encoding, limits), 1):
            place = f"line {line}"
            if isinstance(value, Rejected):
                yield msgspec.structs.replace(value, file=path.name, place=place)
            else:
                yield _row_of(Found(f"/{number - 1}", value), number, path.name, place, seen)
        if not number:
            raise UnreadableSourceError(path, "no_records", "there are no entities in it")
        return
    steps: Steps = (ANY_INDEX,) if head.lstrip().startswith("[") else ("entities", ANY_NAME)
    events = StrictEvents(path, encoding)
    number = 0
    for number, entity in enumerate(walk(iter(events), steps, limits.nesting), 1):
        yield _row_of(entity, number, path.name, f"entity {number} ({entity.pointer})", seen)
    broken = events.broken
    if not number:
        code, reason = (
            (broken.code, broken.reason) if broken else ("no_records", "there are no entities in it")
        )
        raise UnreadableSourceError(path, code, reason, place=broken.place if broken else None)
    if broken:
        yield Rejected(broken.code, path.name, f"after entity {number} ({broken.place})", broken.reason)


def _row_of(found: Found, number: int, file: str, place: str, seen: _Seen) -> Row | Rejected:
    entity = found.value
    if entity is TOO_DEEP:
        return Rejected("too_deep", file, place, "its JSON is nested too deeply")
    if isinstance(entity, dict) and isinstance(entity.get("redirect"), str):
        entity = _redirect(entity)
    if not isinstance(entity, dict) or not isinstance(entity.get("id"), str):
        return Rejected("not_a_record", file, place, "it is no entity with an id")
    if "missing" in entity:
        return Rejected("not_a_record", file, place, f"Wikidata has no entity {entity['id']}")
    seen.deprecated += count_deprecated(entity)
    cells, point = cells_of(entity)
    if found.key not in (None, entity["id"]):
        cells.setdefault("@redirects_from", found.key or "")
    seen.elsewhere += point is None and any(
        name.startswith("P625[") and name.endswith("@globe") for name in cells
    )
    if point and not (-180 <= point[0] <= 180 and -90 <= point[1] <= 90):
        reason = f"longitude {point[0]:g} and latitude {point[1]:g} are no place: -180 to 180 and -90 to 90 are allowed"
        return Rejected("coordinate_out_of_range", file, f"{cells['@id']} ({place})", reason)
    lon, lat = point or (None, None)
    return Row(number, place, cells, JsonPointer(found.pointer), lon, lat, file)


def _redirect(entity: dict[str, Any]) -> dict[str, Any]:
    """Make an entity of a line that only says that one id stands for another."""
    old = entity.get("entity") or entity.get("id")
    return {"id": entity["redirect"], "redirects": {"from": old, "to": entity["redirect"]}}
