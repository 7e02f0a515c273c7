"""One door for every format: `read_source`.

Invariant: when `read_source` returns, the first item is there already; a file of which nothing can be read is an
`UnreadableSourceError` before anything is stored of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, get_args
from weakref import finalize

import msgspec

from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.sources.code_pages import check_encoding
from cenotaph.sources.detect import Format, detect_format
from cenotaph.sources.item import DEFAULT_LIMITS, Item, Limits, Reading
from cenotaph.sources.packed import unpacked

__all__ = ["FORMATS", "Format", "detect_format", "read_source", "reader_of"]

FORMATS: tuple[Format, ...] = get_args(Format)

_READERS: dict[Format, str] = {
    "text": "from_text.read_text",
    "html": "from_html.read_html",
    "html_tables": "from_html_tables.read_html_tables",
    "csv": "from_csv.read_csv",
    "spreadsheet": "from_spreadsheet.read_spreadsheet",
    "json": "from_json.read_json",
    "geojson": "from_geojson.read_geojson",
    "overpass": "from_overpass.read_overpass",
    "wikidata": "from_wikidata.read_wikidata",
    "sparql": "from_sparql.read_sparql",
    "yaml": "from_yaml.read_yaml",
    "feed": "from_feed.read_feed",
    "kml": "from_kml.read_kml",
    "gpx": "from_gpx.read_gpx",
    "vector": "from_vector.read_vector",
    "osm_xml": "from_osm.read_osm",
    "osm_pbf": "from_osm.read_osm",
    "pdf": "from_pdf.read_pdf",
    "pdf_tables": "from_pdf_tables.read_pdf_tables",
    "scan": "from_scan.read_scan",
    "photo": "from_photo.read_photo",
    "warc": "from_warc.read_warc",
}
"""Where the reader of each format is; opened when a file of that format comes, since some load whole libraries."""

_WITH_THEIR_OWN: frozenset[Format] = frozenset(
    ("spreadsheet", "osm_xml", "osm_pbf", "pdf", "pdf_tables", "scan", "photo")
)
"""Formats that know their encoding, or have no text."""

_RECOGNISED: frozenset[Format] = frozenset(("scan", "pdf"))
"""Formats of which the text may have to be recognised in pictures."""


class Reader(Protocol):
    """A function that reads one format."""

    def __call__(
        self,
        path: Path,
        *,
        encoding: str | None = None,
        table: str | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Reading:
        """Open a file; see `Reading`.

        Args:
            path: the file.
            encoding: Python's name of it, where it is known and the format has none of its own.
            table: which sheet, table, list or layer is wanted, where a file holds several.
            limits: what is refused.
        """


def reader_of(format: Format) -> Reader:  # noqa: A002 - what it is called everywhere
    """Return the reader of a format.

    Raises:
        UsageError: there is no such format.
    """
    if format not in _READERS:
        raise UsageError(f"there is no format {format!r} (known: {', '.join(_READERS)})")
    reader: Reader = _imported(format)
    return reader


def _imported(format: Format) -> Any:  # noqa: A002 - what it is called everywhere
    module, _, function = _READERS[format].partition(".")
    return getattr(import_module(f"cenotaph.sources.{module}"), function)


def read_source(
    path: Path,
    *,
    format: Format | None = None,  # noqa: A002 - what it is called everywhere
    encoding: str | None = None,
    table: str | None = None,
    lang: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a file as rows or as documents, unpacking it first where it is packed.

    Args:
        path: the file.
        format: one of `FORMATS`, where it is known; else it is found out from the content.
        encoding: Python's name of the encoding, where it is known.
        table: which sheet, table, list or layer is wanted, where a file holds several.
        lang: BCP 47, where it is known: pictures of pages are recognised in it.
        limits: what is refused.

    Raises:
        UnreadableSourceError: nothing of it can be read.
        UsageError: there is no such format or encoding.
    """
    if format is not None:
        reader_of(format)
    if encoding is not None:
        check_encoding(encoding)
    try:
        with ExitStack() as stack:
            inner = stack.enter_context(unpacked(path, limits))
            chosen = format or detect_format(inner)
            read = reader_of(chosen)
            if chosen in _RECOGNISED:
                read = partial(_imported(chosen), lang=lang)
            reading = read(inner, encoding=encoding, table=table, limits=limits)
            first = next(reading.items, None)
            items = _guarded([] if first is None else [first], reading.items, path)
            finalize(items, stack.pop_all().close)  # also when nobody reads on
        notes = reading.notes
        if encoding is not None and chosen in _WITH_THEIR_OWN:
            notes += (f"encoding {encoding} is not used: {chosen} files say themselves how they are written",)
        return msgspec.structs.replace(reading, items=items, format=chosen, notes=notes)
    except (OSError, UnicodeError) as error:
        raise _unreadable(path, error) from error


def _guarded(first: list[Item], items: Iterator[Item], path: Path) -> Iterator[Item]:
    """Go on after the first item: what goes wrong on the disk later is still ours."""
    try:
        yield from first
        yield from items
    except (OSError, UnicodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError | UnicodeError) -> UnreadableSourceError:
    if isinstance(error, UnicodeError):
        return UnreadableSourceError(path, "encoding", f"its bytes are not in the encoding: {error}")
    return UnreadableSourceError(path, "unreadable", error.strerror or str(error))
