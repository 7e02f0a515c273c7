"""JSON in any form that lists come in -> rows, one a record.

Invariant: every record of the list that is read comes out once, as a `Row` or as a `Rejected` that names it; the
lists that are not read are named in a note with their sizes. Strict JSON is read as a stream, so that memory does not
grow with the file; only what is not strict (scripts, comments, single quotes) is held.

What the members of a record mean is not asked here.

Source: RFC 8259; JSON lines; SODA, `rows.json`; the ArcGIS REST API, FeatureSet.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from cenotaph import __version__
from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.detect import read_head
from cenotaph.sources.encoding import Encoding, find_encoding
from cenotaph.sources.item import DEFAULT_LIMITS, About, Limits, Reading, Rejected, Row
from cenotaph.sources.json_about import about_of, projection_of
from cenotaph.sources.json_choice import Choice, choose
from cenotaph.sources.json_events import Broken, Events, HeldEvents, StrictEvents
from cenotaph.sources.json_lines import MARKS, has_json_lines, read_lines
from cenotaph.sources.json_records import row_of
from cenotaph.sources.json_script import break_of, find_literals, script_events
from cenotaph.sources.json_survey import ANY_INDEX, Collection, Survey, survey
from cenotaph.sources.json_tables import as_record, described_columns, with_header
from cenotaph.sources.json_walk import Found, walk
from cenotaph.sources.projection import Projection, ProjectionError

HELD_BYTES = 100_000_000
"""The largest file that is not strict JSON: it has to be held as a whole."""


class Document(msgspec.Struct, frozen=True):
    """A document whose records are going to be read.

    Attributes:
        path: the file.
        events: of the document.
        survey: what is in it.
        limits: what is refused.
        notes: what was found out about the file.
    """

    path: Path
    events: Events
    survey: Survey
    limits: Limits
    notes: tuple[str, ...] = ()


def read_json(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the records of a JSON file.

    Args:
        path: the file.
        encoding: Python's name of it, where it is known.
        table: which list: a pointer (`/data/items`) or its last name (`items`); else the longest one.
        limits: how deep a record may be nested, and how long a line of JSON lines may be.

    Raises:
        UnreadableSourceError: no record can be read (`not_json`, `truncated`, `no_records`), there is no such list
            (`no_table`), its coordinates are in a system that is not known (`unknown_crs`), or a file that is not
            strict JSON is too large to be held (`too_large`).
    """
    found = find_encoding(path, declared=encoding)
    notes = found.notes
    head = read_head(path).decode(found.name.replace("utf-8-sig", "utf-8"), errors="replace")
    if has_json_lines(head):
        return Reading(
            unit="row",
            media_type="application/jsonl",
            program=f"cenotaph-json {__version__}",
            items=_read_lines(path, found, limits),
            notes=(*notes, "JSON lines: one record a line"),
            total_hint=found.lines or None,
        )
    document = _opened(path, found, head, limits)
    return reading_of(msgspec.structs.replace(document, notes=(*notes, *document.notes)), table)


def reading_of(document: Document, table: str | None, *, media_type: str = "application/json") -> Reading:
    """Choose the list of a document and read it.

    Raises:
        UnreadableSourceError: as `read_json`.
    """
    path, seen = document.path, document.survey
    choice = choose(path, seen, table)
    if choice is None and seen.root == "start_map" and seen.root_scalars > 1 and not seen.broken:
        choice = Choice(Collection((), "list", 1), ("the document is one object, read as one record",))
    if choice is None and seen.broken:
        raise UnreadableSourceError(path, seen.broken.code, seen.broken.reason, place=seen.broken.place)
    if choice is None and not (seen.root == "start_array" and seen.is_whole):
        raise UnreadableSourceError(path, "no_records", "there is no list of records in it")
    if choice is None:
        choice = Choice(Collection((ANY_INDEX,), "list"), ())
    try:
        projection, remark = projection_of(seen)
    except ProjectionError as error:
        raise UnreadableSourceError(path, "unknown_crs", str(error)) from error
    found = walk(iter(document.events), choice.collection.steps, document.limits.nesting)
    found, width, notes = _with_columns(found, choice.collection, seen)
    notes = (*document.notes, *choice.notes, *notes, *((remark,) if remark else ()))
    return Reading(
        unit="row",
        media_type=media_type,
        program=f"cenotaph-json {__version__}",
        items=_rows(document, found, projection, width=width),
        notes=notes,
        total_hint=choice.collection.total if seen.is_whole else None,
        about=about_of(seen) if choice.collection.steps else About(),
    )


def _opened(path: Path, encoding: Encoding, head: str, limits: Limits) -> Document:
    """Look through a document: as strict JSON, and where it is none, as a script."""
    strict = StrictEvents(path, encoding)
    is_script = not head.lstrip(MARKS).startswith(("{", "[", '"'))
    seen = Survey({}, {}, {}) if is_script else survey(strict, limits.nesting)
    is_text = seen.root == "string"
    if not is_script and not is_text and (seen.broken is None or seen.broken.code == "truncated"):
        return Document(path, strict, seen, limits)
    size = path.stat().st_size
    if size > (allowed := min(HELD_BYTES, limits.table_bytes)):
        if seen.collections:
            return Document(path, strict, seen, limits)
        raise UnreadableSourceError(
            path, "too_large", f"it is not strict JSON and has {size:,} bytes; {allowed:,} can be held"
        )
    text = path.read_bytes().decode(encoding.name, errors="replace")
    literals = find_literals(text)
    held = HeldEvents(lambda: script_events(text, literals), break_of(text, literals))
    looked = survey(held, limits.nesting)
    if seen.collections and _count(looked) <= _count(seen):
        return Document(path, strict, seen, limits)
    if not literals or not (looked.collections or looked.root_scalars or _is_empty(looked)):
        broken = seen.broken or Broken("not_json", "there is no JSON in it", "at its beginning")
        raise UnreadableSourceError(path, broken.code, broken.reason, place=broken.place)
    names = [literal.name for literal in literals if literal.name]
    note = (
        f"a script; read from it: {_listed(names)}"
        if names
        else "not strict JSON; read as a script would read it"
    )
    return Document(path, held, looked, limits, (note,))


def _is_empty(seen: Survey) -> bool:
    return seen.root == "start_array" and seen.is_whole and not seen.broken


def _listed(names: list[str]) -> str:
    words = ", ".join(names[:12])
    return f"{words} and {len(names) - 12:,} more" if len(names) > 12 else words


def _count(seen: Survey) -> int:
    return sum(one.total for one in seen.collections.values())


def _with_columns(
    found: Iterator[Found], collection: Collection, seen: Survey
) -> tuple[Iterator[Found], int, tuple[str, ...]]:
    """Make records of the rows of a table, and count its columns."""
    if collection.kind != "table":
        return found, 0, ()
    width = max(collection.columns, key=lambda one: collection.columns[one])
    columns = described_columns(seen.headers, collection.steps, width)
    if columns is not None:
        return (as_record(row, columns) for row in found), len(columns.names), ()
    found, columns, note = with_header(found)
    return (as_record(row, columns) for row in found), len(columns.names), (note,)


def _rows(
    document: Document, found: Iterator[Found], projection: Projection | None, *, width: int
) -> Iterator[Row | Rejected]:
    number, file = 0, document.path.name
    for number, record in enumerate(found, 1):
        if width and isinstance(record.value, list):
            reason = f"{len(record.value)} cells, where there are {width} columns"
            yield Rejected("ragged_row", file, f"record {number} ({record.pointer})", reason)
        else:
            yield row_of(record, number, file, projection)
    broken = document.events.broken
    if broken and not number:
        raise UnreadableSourceError(document.path, broken.code, broken.reason, place=broken.place)
    if broken:
        yield Rejected(
            broken.code, document.path.name, f"after record {number} ({broken.place})", broken.reason
        )


def _read_lines(path: Path, encoding: Encoding, limits: Limits) -> Iterator[Row | Rejected]:
    for number, (line, value) in enumerate(read_lines(path, encoding, limits), 1):
        place = f"line {line}"
        if isinstance(value, Rejected):
            yield msgspec.structs.replace(value, file=path.name, place=place)
        else:
            yield msgspec.structs.replace(
                row_of(Found(f"/{number - 1}", value), number, path.name), place=place
            )
