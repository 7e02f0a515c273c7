"""A record of a JSON document -> a row.

Invariant: whatever a record holds is in a cell. Nested objects become cells with dotted names (`location.lat`), short
lists of plain values are joined with "; ", what is longer or nested is kept as JSON. Numbers keep their digits. Signs
that are none (a zero byte, half of a surrogate pair) come out as U+FFFD.

A position is taken from a GeoJSON geometry under any name, from a GeoJSON or ArcGIS feature, and from a portal's
location object; plain `lat` and `lng` members stay cells, for a profile to say what they are.

Source: RFC 7946; the ArcGIS REST API, geometry objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from cenotaph.model.evidence import JsonPointer
from cenotaph.sources.geometry import GeometryError, planar_point_of, point_of
from cenotaph.sources.item import Rejected, Row
from cenotaph.sources.json_events import TOO_DEEP
from cenotaph.sources.json_walk import Found
from cenotaph.sources.projection import Projection

JOINED = "; "
_JOINED_MEMBERS = 20
_DOTTED_DEPTH = 6
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_GEOMETRIES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)
_LOCATION = frozenset({"human_address", "needs_recoding", "machine_address", "latitude", "longitude"})
_NOT_WHOLE = dict.fromkeys([0, *range(0xD800, 0xE000)], "\ufffd")


def row_of(found: Found, number: int, file: str, projection: Projection | None = None) -> Row | Rejected:
    """Make a row of what was found.

    Args:
        found: a record, or what stands in its place.
        number: of the row, from 1.
        file: its name.
        projection: from the coordinates of an ArcGIS feature to longitude and latitude, where they are no degrees.
    """
    place = f"record {number} ({found.pointer or '/'})"
    record = found.value
    if record is TOO_DEEP:
        return Rejected("too_deep", file, place, "its JSON is nested too deeply")
    if not isinstance(record, dict):
        return Rejected("not_a_record", file, place, f"{_said(record)} stands where the others have a record")
    cells: dict[str, str] = {}
    if found.key is not None:
        cells["@key"] = whole(found.key)
    for name, value in found.around.items():
        put(cells, f"@in.{name}", value)
    try:
        point = _point_and_cells(record, cells, projection)
    except GeometryError as error:
        return Rejected(error.code, file, place, error.reason)
    lon, lat = point or (None, None)
    return Row(number, place, cells, JsonPointer(found.pointer), lon, lat, file)


def put(cells: dict[str, str], name: str, value: Any) -> None:
    """Write a value into the cells: into one, or, for an object, into one for each of its members."""
    for inner, member in _leaves(whole(name), value, _DOTTED_DEPTH):
        written = write_value(member)
        if written is not None:
            unique, copies = inner, 1
            while unique in cells:
                copies += 1
                unique = f"{inner}_{copies}"
            cells[unique] = written


def write_value(value: Any) -> str | None:
    """Write a value as a cell; None for null.

    >>> write_value([1, "a"]), write_value([{"a": 1}]), write_value(True)
    ('1; a', '[{"a":1}]', 'true')
    """
    if value is None:
        return None
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and 0 < len(value) <= _JOINED_MEMBERS:
        plain = [write_value(member) for member in value if not isinstance(member, list | dict)]
        words = [part for part in plain if part]
        if len(words) == len(value) and not any(";" in part for part in words):
            return JOINED.join(words)
    if isinstance(value, list | dict):
        return whole(as_json(value))
    if isinstance(value, int):
        return str(value) if abs(value) < 1 << 10_000 else str(Decimal(value))
    return str(value)


def as_json(value: Any) -> str:
    """Write a value as JSON, numbers with their digits."""
    try:
        return _ENCODER.encode(value).decode()
    except (UnicodeEncodeError, OverflowError, ValueError):
        return _ENCODER.encode(_cleaned(value)).decode()


def whole(text: str) -> str:
    """Replace what is no sign: a text can then be stored and shown everywhere."""
    return text if text.isascii() and "\0" not in text else text.translate(_NOT_WHOLE)


def _cleaned(value: Any) -> Any:
    """Make a nested value encodable; it is not nested deeply, or it would not be here."""
    if isinstance(value, dict):
        return {whole(str(name)): _cleaned(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_cleaned(member) for member in value]
    if isinstance(value, str):
        return whole(value)
    is_big = isinstance(value, int) and abs(value) >= 1 << 63
    return Decimal(value) if is_big else value


def _leaves(name: str, value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value and depth and not is_geometry(value):
        for inner, member in value.items():
            yield from _leaves(f"{name}.{whole(inner)}", member, depth - 1)
    else:
        yield name, value


def is_geometry(value: Any) -> bool:
    """Tell whether a value is a GeoJSON geometry."""
    if not isinstance(value, dict) or not isinstance(kind := value.get("type"), str):
        return False
    return kind in _GEOMETRIES and ("coordinates" in value or "geometries" in value)


def _point_and_cells(
    record: dict[str, Any], cells: dict[str, str], projection: Projection | None
) -> tuple[float, float] | None:
    if record.get("type") == "Feature" and ("properties" in record or "geometry" in record):
        return _read_feature(record, cells)
    if isinstance(attributes := record.get("attributes"), dict) and set(record) <= {
        "attributes",
        "geometry",
        "centroid",
    }:
        for name, value in attributes.items():
            put(cells, name, value)
        return _esri_point(record.get("geometry") or record.get("centroid"), cells, projection)
    for name, value in record.items():
        put(cells, name, value)
    geometries = sorted(_geometries(record, _DOTTED_DEPTH), key=lambda one: one.get("type") != "Point")
    for geometry in geometries:
        if point := point_of(geometry):
            return point
    return None


def _read_feature(record: dict[str, Any], cells: dict[str, str]) -> tuple[float, float] | None:
    properties, geometry = record.get("properties"), record.get("geometry")
    if isinstance(properties, dict):
        for name, value in properties.items():
            put(cells, name, as_json(value) if isinstance(value, list | dict) else value)
    if isinstance(record.get("id"), str | int):
        cells.setdefault("@id", whole(str(record["id"])))
    if isinstance(geometry, dict):
        cells["@type"] = whole(str(geometry.get("type")))
    return point_of(geometry)


def _geometries(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the geometries in a record, its outermost members first."""
    if not isinstance(value, dict) or not depth:
        return
    for member in value.values():
        if isinstance(member, str) and member.startswith("{") and '"coordinates"' in member[:2000]:
            try:
                member = msgspec.json.decode(member)
            except (msgspec.DecodeError, RecursionError):
                continue
        if is_geometry(member):
            yield member
        elif isinstance(member, dict) and {"latitude", "longitude"} <= set(member) <= _LOCATION:
            yield from _located(member)
    for member in value.values():
        if not is_geometry(member):
            yield from _geometries(member, depth - 1)


def _located(member: dict[str, Any]) -> Iterator[dict[str, Any]]:
    try:
        lon, lat = float(member["longitude"]), float(member["latitude"])
    except (TypeError, ValueError, OverflowError):
        return
    yield {"type": "Point", "coordinates": [lon, lat]}


def _esri_point(
    geometry: Any, cells: dict[str, str], projection: Projection | None
) -> tuple[float, float] | None:
    if not isinstance(geometry, dict):
        return None
    x, y = geometry.get("x"), geometry.get("y")
    shape: dict[str, Any] = {"type": "Point", "coordinates": []}
    if _is_number(x) and _is_number(y):
        put(cells, "@geometry", {"x": x, "y": y})
        shape["coordinates"] = [x, y]
    for member, kind in (("points", "MultiPoint"), ("paths", "MultiLineString"), ("rings", "Polygon")):
        if geometry.get(member):
            shape = {"type": kind, "coordinates": geometry[member]}
    cells["@type"] = str(shape["type"])
    if projection is None:
        return point_of(shape)
    point = planar_point_of(shape)
    if point is None:
        return None
    degrees = projection.to_degrees(*point)
    if degrees is None:
        words = f"{point[0]:g}, {point[1]:g} is no place in {projection.name}"
        raise GeometryError("coordinate_out_of_range", words)
    return degrees


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"the value {str(value)[:40]!r}"
