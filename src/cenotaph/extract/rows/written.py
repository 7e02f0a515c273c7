"""Positions as cells write them, in degrees or in any other system.

Each function returns None for words that are none, and never chooses: "5,766,019,592" is no number of degrees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Literal

import shapely

from cenotaph.normalize.coordinates import parse_pair
from cenotaph.normalize.grid import parse_grid
from cenotaph.normalize.map_links import links_position
from cenotaph.sources.projection import find_projection

Pair = tuple[float, float]
"""Longitude and latitude in degrees, or x and y of another system."""

_NUMBER = re.compile(r"[-+−]?\d{1,9}(?:[.,]\d{0,30})?(?:[eE][-+]?\d{1,2})?")
_BETWEEN = re.compile(r"\s*[;|]\s*|,\s+|\s+")


def read_number(words: str) -> float | None:
    """Read a number with a decimal point or comma.

    >>> read_number("52,5123"), read_number("−0.5"), read_number("5,766,019,592")
    (52.5123, -0.5, None)
    """
    if not _NUMBER.fullmatch(words):
        return None
    number = float(words.replace("−", "-").replace(",", "."))
    return number if math.isfinite(number) else None


def read_pair(words: str, *, lat_first: bool, o_means: Literal["E", "W"] | None = None) -> Pair | None:
    """Read a cell with both degrees: longitude and latitude, whichever the cell has first.

    >>> read_pair("52.1 N, 13.7 O", lat_first=True), read_pair("52.1 N, 13.7 O", lat_first=True, o_means="E")
    (None, (13.7, 52.1))
    """
    if is_geopoint(words):
        words = " ".join(words.split()[:2])
    found = parse_pair(words, first="lat" if lat_first else "lon", o_means=o_means)
    return (found.lon, found.lat) if found is not None else None


def read_numbers(words: str) -> Pair | None:
    """Read a cell with two numbers of another system, in its order.

    >>> read_numbers("325750; 673550"), read_numbers("325750.5, 673550"), read_numbers("325750")
    ((325750.0, 673550.0), (325750.5, 673550.0), None)
    """
    parts = _BETWEEN.split(words.strip("()[] "))
    if len(parts) == 1:
        parts = words.strip("()[] ").split(",")
    numbers = [read_number(part) for part in parts]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0], numbers[1]


def read_grid(words: str) -> Pair | None:
    """Read a reference of a national or military grid: longitude and latitude."""
    found = parse_grid(words)
    return (found.lon, found.lat) if found is not None else None


def read_link(words: str) -> Pair | None:
    """Read the position in the link of a map: longitude and latitude."""
    found = links_position(words)
    return (found.lon, found.lat) if found is not None else None


def is_geopoint(words: str) -> bool:
    """Tell whether a cell is a point of a survey form: latitude, longitude, altitude and accuracy in metres.

    Source: ODK XForms specification, geopoint.
    """
    parts = words.split()
    return len(parts) == 4 and all(read_number(part) is not None for part in parts)


def read_wkt(words: str) -> Pair | None:
    """Read a geometry in well-known text; a line or an area is represented by a point on it.

    >>> read_wkt("SRID=4326;POINT (13.4 52.5)"), read_wkt("Point 13")
    ((13.4, 52.5), None)
    """
    text = words.rpartition(";")[2] if words[:5].upper() == "SRID=" else words
    try:
        geometry = shapely.from_wkt(text)
    except shapely.errors.ShapelyError:
        return None
    if geometry is None or geometry.is_empty:
        return None
    point = geometry if isinstance(geometry, shapely.Point) else geometry.representative_point()
    return (point.x, point.y) if math.isfinite(point.x) and math.isfinite(point.y) else None


def degrees_from(crs: str) -> Callable[[float, float], Pair | None]:
    """Make the function that turns x and y of a system into degrees of WGS 84.

    Args:
        crs: as pyproj knows it.

    Raises:
        ProjectionError: there is no such system.
    """
    projection = find_projection(crs)
    return projection.to_degrees if projection is not None else lambda x, y: (x, y)
