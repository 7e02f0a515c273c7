"""GeoJSON -> rows, one a feature, read as a stream.

Invariant: every feature comes out once, as a `Row` or as a `Rejected` that names it; where the file breaks off or
stops being JSON, everything before that is kept and one `Rejected` says where. Memory is bounded by one feature.

A list of features without the collection around it is read as if it had one. Coordinates are WGS 84.

Source: RFC 7946; RFC 6901 for pointers.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ijson
import msgspec

from cenotaph import __version__
from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import JsonPointer
from cenotaph.sources.detect import read_head
from cenotaph.sources.encoding import Encoding, find_encoding
from cenotaph.sources.geometry import GeometryError, point_of
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row

CHUNK_BYTES = 1 << 16

_ENCODER = msgspec.json.Encoder(decimal_format="number")

_LIST = re.compile(r'"features"\s*:\s*\[')
_COLLECTION = re.compile(r'"features"\s*:|"FeatureCollection"')
_FEATURE = re.compile(r'"type"\s*:\s*"Feature"|"geometry"\s*:')


class _Shape(msgspec.Struct, frozen=True):
    """Where in the document the features are, and what is put around it to make it one document."""

    prefix: str
    pointer: str
    before: bytes = b""
    after: bytes = b""
    note: str | None = None
    may_be_empty: bool = False


_IN_COLLECTION = _Shape("features.item", "/features")
_IN_ARRAY = _Shape("item", "", note="a list of features without a collection around it")
_BARE = _Shape("item", "", b"[", b"]", "features one after the other, read as if brackets stood around them")


def read_geojson(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a GeoJSON file.

    Raises:
        UnreadableSourceError: not one feature can be read (`not_json`, `truncated`, `no_features`).
    """
    del table
    found = find_encoding(path, declared=encoding)
    shape = _find_shape(read_head(path).decode(found.name.replace("utf-8-sig", "utf-8"), errors="replace"))
    notes = [note for note in (found.note, shape.note) if note]
    return Reading(
        unit="feature",
        media_type="application/geo+json",
        program=f"cenotaph-geojson {__version__}",
        items=_read_features(path, found, shape, limits),
        notes=tuple(notes),
    )


def _find_shape(head: str) -> _Shape:
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("["):
        return _IN_ARRAY
    if not _COLLECTION.search(start) and _FEATURE.search(start):
        return _BARE
    return msgspec.structs.replace(_IN_COLLECTION, may_be_empty=bool(_LIST.search(start)))


def _read_features(path: Path, encoding: Encoding, shape: _Shape, limits: Limits) -> Iterator[Row | Rejected]:
    events = ijson.sendable_list()
    parser = ijson.items_coro(events, shape.prefix)
    count = offset = 0
    chunk = b""
    broken: tuple[str, str] | None = None
    for chunk in _chunks(path, encoding, shape):
        broken = _feed(parser.send, chunk)
        for feature in events:
            yield _row_of(feature, count, path.name, shape, limits)
            count += 1
        events.clear()
        if broken:
            break
        offset += len(chunk)
    cut = (broken and chunk is shape.after) or (not broken and _feed(lambda _: parser.close(), b""))
    if cut:
        broken = ("truncated", f"the file breaks off in the middle, after {path.stat().st_size:,} bytes")
    if broken and count:
        yield Rejected(broken[0], path.name, f"after feature {count} (byte {offset:,} or later)", broken[1])
    elif broken:
        raise UnreadableSourceError(path, broken[0], broken[1], place=f"byte {offset:,} or later")
    elif not count and not shape.may_be_empty:
        raise UnreadableSourceError(path, "no_features", "there are no features in this file")


def _chunks(path: Path, encoding: Encoding, shape: _Shape) -> Iterator[bytes]:
    """Yield the document as UTF-8 without a byte order mark, with what the shape puts around it."""
    decoder = codecs.getincrementaldecoder(encoding.name)(errors="replace")
    plain = encoding.name == "utf-8" and not encoding.damaged
    if shape.before:
        yield shape.before
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk if plain else decoder.decode(chunk).encode("utf-8", errors="replace")
    if shape.after:
        yield shape.after


def _feed(send: Callable[[bytes], Any], chunk: bytes) -> tuple[str, str] | None:
    try:
        send(chunk)
    except StopIteration:
        return None
    except ijson.IncompleteJSONError as error:
        return "not_json", f"this is no JSON: {_first_line(error)}"
    except (ijson.JSONError, ValueError, ArithmeticError, RecursionError) as error:
        return "not_json", f"this cannot be read as JSON: {_first_line(error)}"
    return None


def _first_line(error: BaseException) -> str:
    """The parser's words without its picture of the place."""
    said = error.args[0] if error.args else ""
    words = said.decode("utf-8", errors="replace") if isinstance(said, bytes) else str(said)
    return words.strip().partition("\n")[0].rstrip(". ") or type(error).__name__


def _row_of(feature: Any, index: int, file: str, shape: _Shape, limits: Limits) -> Row | Rejected:
    pointer = f"{shape.pointer}/{index}"
    place = f"feature {index + 1} ({pointer})"
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return Rejected("not_a_feature", file, place, 'it is no object with "type": "Feature"')
    geometry = feature.get("geometry")
    try:
        point = point_of(geometry)
        cells = _cells_of(feature, limits.nesting)
    except GeometryError as error:
        return Rejected(error.code, file, place, error.reason)
    except RecursionError:
        return Rejected("too_deep", file, place, "its JSON is nested too deeply")
    lon, lat = point or (None, None)
    return Row(index + 1, place, cells, JsonPointer(pointer), lon, lat, file)


def _cells_of(feature: dict[str, Any], nesting: int) -> dict[str, str]:
    properties = feature.get("properties")
    cells: dict[str, str] = {}
    for name, value in properties.items() if isinstance(properties, dict) else ():
        if isinstance(value, str):
            cells[name] = value
        elif value is not None:
            cells[name] = _written(value, nesting)
    if "@id" not in cells and isinstance(feature.get("id"), str | int):
        cells["@id"] = str(feature["id"])
    geometry = feature.get("geometry")
    if isinstance(geometry, dict):
        cells["@type"] = str(geometry.get("type"))
    return cells


def _written(value: Any, nesting: int) -> str:
    """Write a value that is no text as JSON does; numbers keep their digits."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        _check_depth(value, nesting)
        return _ENCODER.encode(value).decode()
    return str(value)


def _check_depth(value: Any, left: int) -> None:
    if left == 0:
        raise RecursionError
    if isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            _check_depth(member, left - 1)
