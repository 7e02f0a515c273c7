"""Which country a point lies in, by the borders of Natural Earth 1:50m.

Invariant: the answer is derived and approximate (borders are simplified to about a kilometre); a source's own word
comes first. Borders shown here take no side on whose a territory is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from cenotaph.gazetteer.aliases import DATA
from cenotaph.gazetteer.country_names import country_code

__all__ = ["COAST_KM", "countries_at", "country_at", "country_code", "representative_points"]

COAST_KM = 20.0
"""How far off a simplified coast a point may lie and still be given to the country there."""

_KM_PER_DEGREE = 111.2


class _Borders(NamedTuple):
    """Polygons (one part each) in a tree, and the country of each; an empty code is nobody's."""

    tree: STRtree
    parts: list[BaseGeometry]
    codes: list[str]


@lru_cache(maxsize=1)
def _borders() -> _Borders:
    collection = json.loads((DATA / "countries-50m.geojson").read_bytes())
    parts: list[BaseGeometry] = []
    codes: list[str] = []
    for feature in collection["features"]:
        for rings in feature["geometry"]["coordinates"]:
            parts.append(Polygon(rings[0], rings[1:]))
            codes.append(feature["properties"]["iso2"] or "")
    # Prepared once, so that a test of a point costs microseconds even against the coast of Norway.
    shapely.prepare(parts)
    return _Borders(STRtree(parts), parts, codes)


def country_at(lon_deg: float, lat_deg: float) -> str | None:
    """Find the country of a point.

    Args:
        lon_deg: degrees east, -180 to 180.
        lat_deg: degrees north, -90 to 90.

    Returns:
        ISO 3166-1 alpha-2; that of the nearest coast within ``COAST_KM`` for a point at sea; None farther out, in
        Antarctica, and for a position that is none.

    >>> country_at(125.7543, 39.0339), country_at(21.43, 41.99), country_at(-30.0, 45.0)
    ('KP', 'MK', None)
    """
    return countries_at([(lon_deg, lat_deg)])[0]


def countries_at(points: Sequence[tuple[float, float]]) -> list[str | None]:
    """Find the countries of many points.

    Args:
        points: (longitude, latitude) in degrees, any number.

    Returns:
        One answer a point, in order, as of ``country_at``.
    """
    if not points:
        return []
    borders = _borders()
    at = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    sound = np.isfinite(at).all(axis=1) & (np.abs(at[:, 0]) <= 180) & (np.abs(at[:, 1]) <= 90)
    answers: list[str | None] = [None] * len(points)
    rows = np.flatnonzero(sound)
    geometries = shapely.points(at[rows])
    inside, part = borders.tree.query(geometries, predicate="intersects")
    for row, index in sorted(zip(inside.tolist(), part.tolist(), strict=True), reverse=True):
        answers[rows[row]] = borders.codes[index] or None
    missing = set(range(len(rows))) - set(inside.tolist())
    for row in sorted(missing):
        answers[rows[row]] = _nearest(borders, *at[rows[row]].tolist())
    return answers


def _nearest(borders: _Borders, lon_deg: float, lat_deg: float) -> str | None:
    """Find the nearest coast, on a plane that is stretched to be right around the point."""
    stretch = max(math.cos(math.radians(lat_deg)), 0.01)
    reach_deg = COAST_KM / _KM_PER_DEGREE
    west, east = lon_deg - reach_deg / stretch, lon_deg + reach_deg / stretch
    near = borders.tree.query(shapely.box(west, lat_deg - reach_deg, east, lat_deg + reach_deg))
    best: tuple[float, str] | None = None
    for index in sorted(near.tolist()):
        coast = shapely.clip_by_rect(
            borders.parts[index], west, lat_deg - reach_deg, east, lat_deg + reach_deg
        )
        if coast.is_empty or not borders.codes[index]:
            continue
        squeezed = shapely.transform(coast, lambda xy: xy * np.array([stretch, 1.0]))
        distance = squeezed.distance(Point(lon_deg * stretch, lat_deg))
        if distance <= reach_deg and (best is None or distance < best[0]):
            best = (distance, borders.codes[index])
    return best[1] if best else None


@lru_cache(maxsize=1)
def representative_points() -> dict[str, tuple[float, float]]:
    """Give the middle of the largest part of each country: ISO 3166-1 alpha-2 -> (longitude, latitude) in degrees.

    It is the centre of its area, or some point inside where that lies outside (a country like a crescent).
    """
    largest: dict[str, BaseGeometry] = {}
    borders = _borders()
    for part, code in zip(borders.parts, borders.codes, strict=True):
        if code and (code not in largest or part.area > largest[code].area):
            largest[code] = part
    return {code: _middle(part) for code, part in sorted(largest.items())}


def _middle(part: BaseGeometry) -> tuple[float, float]:
    """Find the centre of a part by its true area, on a cylinder (Lambert's) that keeps areas."""
    flat = shapely.transform(part, lambda xy: np.column_stack((xy[:, 0], np.sin(np.radians(xy[:, 1])))))
    centre = flat.centroid
    middle = Point(centre.x, math.degrees(math.asin(centre.y)))
    inside = middle if part.covers(middle) else part.representative_point()
    return inside.x, inside.y
