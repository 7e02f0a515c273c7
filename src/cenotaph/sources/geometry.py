"""A GeoJSON geometry -> one point that stands for it.

Invariant: the point lies on the geometry (in a polygon, on a line, one of many points), and its coordinates are
within -180..180 and -90..90, or `GeometryError` says what is wrong.

Source: RFC 7946 section 3.1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import shapely
import shapely.geometry

from cenotaph.errors import CenotaphError

_LIST_DEPTH = {
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
}  # fmt: skip
_NUMBERS = frozenset({int, float, Decimal})


class GeometryError(CenotaphError):
    """A geometry that cannot be used; caught by the reader, which makes a `Rejected` of it."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


def point_of(geometry: object) -> tuple[float, float] | None:
    """Return longitude and latitude in degrees of a representative point; None for a null or empty geometry.

    >>> point_of({"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]})
    (1.0, 1.0)

    Raises:
        GeometryError: `bad_geometry` or `coordinate_out_of_range`.
    """
    return _point(geometry, _check_range)


def planar_point_of(geometry: object) -> tuple[float, float] | None:
    """Return the same point of a geometry whose coordinates are in any unit.

    Raises:
        GeometryError: `bad_geometry`, or `coordinate_out_of_range` for what is no finite number.
    """
    return _point(geometry, _check_finite)


def _point(geometry: object, check: Callable[[tuple[float, float]], None]) -> tuple[float, float] | None:
    if geometry is None:
        return None
    if not isinstance(geometry, dict):
        raise GeometryError("bad_geometry", "the geometry is no object")
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        members = geometry.get("geometries")
        points = [_point(member, check) for member in members] if isinstance(members, list) else []
        return next((point for point in points if point), None)
    if not isinstance(kind, str) or kind not in _LIST_DEPTH:
        raise GeometryError("bad_geometry", f"there is no geometry type {kind!r}")
    coordinates = _floats(geometry.get("coordinates"), _LIST_DEPTH[kind])
    if kind == "Point" and coordinates:
        corner = coordinates[0], coordinates[1]
        check(corner)
        return corner
    corners = list(_corners(coordinates, _LIST_DEPTH[kind]))
    if not corners:
        return None
    for corner in corners:
        check(corner)
    return corners[0] if len(set(corners)) == 1 else _point_on(kind, coordinates, corners)


def _point_on(kind: str, coordinates: Any, corners: list[tuple[float, float]]) -> tuple[float, float]:
    try:
        shape = shapely.geometry.shape({"type": kind, "coordinates": coordinates})
        if kind == "LineString":
            found = shape.interpolate(0.5, normalized=True)
        else:
            found = shapely.point_on_surface(shape)
        if not found.is_empty and math.isfinite(found.x) and math.isfinite(found.y):
            return float(found.x), float(found.y)
    except (shapely.errors.ShapelyError, ValueError, TypeError):
        pass
    # A ring with two corners is no polygon, but somebody stood there and measured it.
    return corners[len(corners) // 2]


def _floats(value: Any, depth: int) -> Any:
    """Return nested lists of [lon, lat] floats, `depth` lists around each position."""
    if not isinstance(value, list):
        raise GeometryError("bad_geometry", "coordinates are no list")
    if depth:
        return [_floats(member, depth - 1) for member in value]
    if not value:
        return []
    if len(value) < 2 or type(value[0]) not in _NUMBERS or type(value[1]) not in _NUMBERS:
        raise GeometryError("bad_geometry", "a position is no pair of numbers")
    try:
        return [float(value[0]), float(value[1])]
    except (OverflowError, ValueError) as error:
        raise GeometryError("coordinate_out_of_range", "a coordinate is too large for any place") from error


def _corners(coordinates: Any, depth: int) -> Iterator[tuple[float, float]]:
    if depth:
        for member in coordinates:
            yield from _corners(member, depth - 1)
    elif coordinates:
        yield coordinates[0], coordinates[1]


def _check_finite(corner: tuple[float, float]) -> None:
    if not (math.isfinite(corner[0]) and math.isfinite(corner[1])):
        raise GeometryError("coordinate_out_of_range", "a coordinate is too large for any place")


def _check_range(corner: tuple[float, float]) -> None:
    lon, lat = corner
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        hint = ""
        if -90 <= lon <= 90 and -180 <= lat <= 180:
            hint = " (perhaps latitude and longitude are swapped)"
        elif max(abs(lon), abs(lat)) > 1000:
            hint = " (perhaps metres of a projection, where degrees of WGS 84 are needed)"
        raise GeometryError(
            "coordinate_out_of_range",
            f"longitude {lon:g} and latitude {lat:g} are no place: -180 to 180 and -90 to 90 are allowed{hint}",
        )
