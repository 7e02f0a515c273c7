"""One door for every format: `read_source`.

Invariant: when `read_source` returns, the first item is there already; a file of which nothing can be read is an
`UnreadableSourceError` before anything is stored of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Protocol, get_args

import msgspec

from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.sources.detect import Format, detect_format, is_packed
from cenotaph.sources.from_csv import read_csv
from cenotaph.sources.from_geojson import read_geojson
from cenotaph.sources.from_html import read_html
from cenotaph.sources.from_osm import read_osm
from cenotaph.sources.from_text import read_text
from cenotaph.sources.item import DEFAULT_LIMITS, Item, Limits, Reading

__all__ = ["FORMATS", "READERS", "Format", "detect_format", "read_source"]


class Reader(Protocol):
    """A function that reads one format."""

    def __call__(
        self, path: Path, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
    ) -> Reading:
        """Open a file; see `Reading`."""


READERS: dict[Format, Reader] = {
    "text": read_text,
    "html": read_html,
    "csv": read_csv,
    "geojson": read_geojson,
    "osm_xml": read_osm,
}
FORMATS: tuple[Format, ...] = get_args(Format)


def read_source(
    path: Path,
    *,
    format: Format | None = None,  # noqa: A002 - what it is called everywhere
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a file as rows or as a document.

    Args:
        path: the file.
        format: one of `FORMATS`, where it is known; else it is found out from the content.
        encoding: Python's name of the encoding, where it is known.
        limits: what is refused.

    Raises:
        UnreadableSourceError: nothing of it can be read.
        UsageError: there is no such format.
    """
    if format is not None and format not in READERS:
        raise UsageError(f"there is no format {format!r} (known: {', '.join(READERS)})")
    detected = detect_format(path)
    chosen = format or detected
    if chosen != "osm_xml" and is_packed(path):
        raise UnreadableSourceError(path, "unknown_format", "packed files are read only if they hold OSM XML")
    try:
        reading = READERS[chosen](path, encoding=encoding, limits=limits)
        return msgspec.structs.replace(reading, items=_with_first(reading.items, path))
    except (OSError, UnicodeError) as error:
        raise _unreadable(path, error) from error


def _with_first(items: Iterator[Item], path: Path) -> Iterator[Item]:
    """Fetch the first item now; what goes wrong on the disk later is still ours."""
    first = next(items, None)
    return chain([] if first is None else [first], _guarded(items, path))


def _guarded(items: Iterator[Item], path: Path) -> Iterator[Item]:
    try:
        yield from items
    except (OSError, UnicodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError | UnicodeError) -> UnreadableSourceError:
    if isinstance(error, UnicodeError):
        return UnreadableSourceError(path, "encoding", f"its bytes are not in the encoding: {error}")
    return UnreadableSourceError(path, "unreadable", error.strerror or str(error))
