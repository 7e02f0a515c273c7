"""GeoJSON -> rows, one a feature.

Invariant: every feature comes out once, as a `Row` or as a `Rejected` that names it; where the file breaks off or
stops being JSON, everything before that is kept and one `Rejected` says where.

A list of features without the collection around it is read as if it had one, and so are features one a line.
Coordinates are degrees of WGS 84, or of the system that the file names (`crs`, from before RFC 7946), from which they
are turned into degrees; what was written stands in the cells "@x" and "@y".

Source: RFC 7946, RFC 8142; the GeoJSON format specification of 2008 for `crs`; RFC 6901 for pointers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from cenotaph import __version__
from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import JsonPointer, Selector
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.detect import read_head
from cenotaph.sources.encoding import Encoding, find_encoding
from cenotaph.sources.geojson_features import (
    BrokenJsonError,
    Shape,
    Undecoded,
    decode_features,
    decode_whole,
    find_shape,
    stream_features,
    stream_lines,
)
from cenotaph.sources.geometry import GeometryError, planar_point_of, point_of
from cenotaph.sources.item import DEFAULT_LIMITS, About, Limits, Reading, Rejected, Row
from cenotaph.sources.projection import (
    WEB_MERCATOR,
    Projection,
    ProjectionError,
    degrees_of,
    find_projection,
    looks_like_web_mercator,
)

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_CRS = re.compile(r'"crs"\s*:\s*(\{(?:[^{}]|\{[^{}]*\})*\})')
_PAIR = re.compile(
    r'"coordinates"\s*:\s*[\[\s]*(-?\d[\d.]*(?:[eE][+-]?\d+)?)\s*,\s*(-?\d[\d.]*(?:[eE][+-]?\d+)?)'
)
_TAIL_BYTES = 4096


class _System(msgspec.Struct, frozen=True):
    """The reference system of a file; `projection` is None where it has degrees already."""

    projection: Projection | None = None
    note: str | None = None


def read_geojson(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a GeoJSON file.

    Raises:
        UnreadableSourceError: not one feature can be read (`not_json`, `truncated`, `no_features`, `unknown_crs`).
    """
    del table
    found = find_encoding(path, declared=encoding)
    head = _decoded(read_head(path), found)
    shape = find_shape(head)
    whole = decode_whole(path, found) if shape.kind in ("collection", "array") else None
    system = _find_system(path, head, found)
    notes = [note for note in (found.note, shape.note, system.note) if note]
    return Reading(
        unit="feature",
        media_type="application/geo+json",
        program=f"cenotaph-geojson {__version__}",
        items=_read_rows(path, found, shape, whole[1] if whole else None, system, limits),
        notes=tuple(notes),
        total_hint=len(whole[1]) if whole else None,
        about=_about(whole[0] if whole else {}),
    )


def _decoded(data: bytes, encoding: Encoding) -> str:
    return data.decode(encoding.name.replace("utf-8-sig", "utf-8"), errors="replace")


def _about(members: dict[str, Any]) -> About:
    """Take from the collection what it says of itself under the names that are in use."""

    def said(*names: str) -> str | None:
        values = (members.get(name) for name in names)
        return next((value for value in values if isinstance(value, str) and value.strip()), None)

    return About(
        title=said("title", "name"),
        publisher=said("publisher", "attribution"),
        licence=said("license", "licence", "copyright"),
        published=None,
        url=said("url", "source"),
    )


def _find_system(path: Path, head: str, encoding: Encoding) -> _System:
    """Find which reference system a file names, before its features or behind them, or must be in."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        tail = _decoded(stream.read(), encoding)
    before = head.partition('"features"')[0]
    if named := _CRS.search(before) or _CRS.search(tail.rpartition("]")[2]) or _CRS.search(head[:2000]):
        return _named_system(path, named[1])
    pairs = [(float(x), float(y)) for x, y in _floatable(_PAIR.findall(head))]
    if looks_like_web_mercator(pairs):
        note = f"no reference system named; coordinates read as {WEB_MERCATOR} (metres), which is a guess"
        return _System(find_projection(WEB_MERCATOR), note)
    return _System()


def _floatable(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return (pair for pair in pairs if all(number.count(".") < 2 for number in pair))


def _named_system(path: Path, written: str) -> _System:
    try:
        crs = msgspec.json.decode(written)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return _System()
    properties = crs.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    name = properties.get("name", properties.get("code", crs.get("name")))
    if isinstance(name, int):
        name = f"EPSG:{name}"
    if not isinstance(name, str):
        return _System(note="the file names its reference system by an address, which is not followed")
    try:
        projection = find_projection(name)
    except ProjectionError as error:
        raise UnreadableSourceError(path, "unknown_crs", str(error), place="crs") from error
    if projection is None:
        return _System()
    return _System(
        projection, f"coordinates turned into degrees from {projection.name}, which the file names"
    )


def _read_rows(
    path: Path,
    encoding: Encoding,
    shape: Shape,
    raws: list[msgspec.Raw] | None,
    system: _System,
    limits: Limits,
) -> Iterator[Row | Rejected]:
    maker = _Maker(path.name, shape.pointer, system.projection, limits.nesting)
    try:
        if shape.kind == "lines":
            for line, feature in stream_lines(path, encoding, limits.line_chars):
                yield maker.row_of(feature, line)
        else:
            features = stream_features(path, encoding, shape) if raws is None else decode_features(raws)
            for feature in features:
                yield maker.row_of(feature)
    except BrokenJsonError as error:
        place = f"byte {error.offset:,} or later"
        if not maker.count:
            raise UnreadableSourceError(path, error.code, error.reason, place=place) from error
        yield Rejected(error.code, path.name, f"after feature {maker.count} ({place})", error.reason)
    if not maker.count and not shape.may_be_empty:
        raise UnreadableSourceError(path, "no_features", "there are no features in this file")


class _Maker:
    """Makes rows of the features of one file."""

    def __init__(self, file: str, pointer: str | None, projection: Projection | None, nesting: int) -> None:
        self.count = 0
        self._file, self._pointer, self._projection, self._nesting = file, pointer, projection, nesting

    def row_of(self, feature: Any, line: int = 0) -> Row | Rejected:
        index = self.count
        self.count += 1
        selector: Selector
        if self._pointer is None:
            place = f"feature {index + 1} (line {line})"
            selector = RowSelector(line)
        else:
            pointer = f"{self._pointer}/{index}"
            place = f"feature {index + 1} ({pointer})"
            selector = JsonPointer(pointer)
        if isinstance(feature, Undecoded):
            code = "too_deep" if "deep" in feature.reason else "not_json"
            return Rejected(code, self._file, place, feature.reason)
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            return Rejected("not_a_feature", self._file, place, 'it is no object with "type": "Feature"')
        try:
            cells = _cells_of(feature, self._nesting)
            lon, lat = self._place(feature.get("geometry"), cells)
        except GeometryError as error:
            return Rejected(error.code, self._file, place, error.reason)
        except RecursionError:
            return Rejected("too_deep", self._file, place, "its JSON is nested too deeply")
        return Row(index + 1, place, cells, selector, lon, lat, self._file)

    def _place(self, geometry: Any, cells: dict[str, str]) -> tuple[float | None, float | None]:
        if self._projection is None:
            return point_of(geometry) or (None, None)
        point = planar_point_of(geometry)
        if point is None:
            return None, None
        degrees = degrees_of(self._projection, point)
        # A point is written down as the file has it; of a line or area there is only the point found on it.
        written = geometry["coordinates"] if geometry.get("type") == "Point" else point
        cells.setdefault("@x", str(written[0]))
        cells.setdefault("@y", str(written[1]))
        return degrees


def _cells_of(feature: dict[str, Any], nesting: int) -> dict[str, str]:
    properties = feature.get("properties")
    cells: dict[str, str] = {}
    for name, value in properties.items() if isinstance(properties, dict) else ():
        kind = type(value)  # exact types, since this is done for each cell of each row
        if kind is str:
            cells[name] = value
        elif kind is int or kind is Decimal:
            cells[name] = str(value)
        elif value is not None:
            cells[name] = _written(value, nesting)
    if "@id" not in cells and isinstance(feature.get("id"), str | int | Decimal):
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
