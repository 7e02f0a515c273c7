"""Positions as cells write them: degrees, pairs, well-known text, national grids, other systems.

Each function returns None for words that are none, and never chooses: "5,766,019,592" is no number of degrees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote

import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

Pair = tuple[float, float]
"""Longitude and latitude in degrees, or x and y of another system."""

_NUMBER = re.compile(r"[-+−]?\d{1,9}(?:[.,]\d{0,30})?(?:[eE][-+]?\d{1,2})?")
_DIVIDED = re.compile(r"\s*[;|]\s*|(?<=\d)\s+(?=[-+−\d])|,\s+|,(?=[-+−])")
_GRID = re.compile(r"([A-Z]{1,2})\s*(\d{1,5}?)\s*(\d*)")
_SQUARE = 100_000
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"


def read_number(words: str) -> float | None:
    """Read a number with a decimal point or comma.

    >>> read_number("52,5123"), read_number("−0.5"), read_number("5,766,019,592")
    (52.5123, -0.5, None)
    """
    if not _NUMBER.fullmatch(words):
        return None
    number = float(words.replace("−", "-").replace(",", "."))
    return number if math.isfinite(number) else None


def read_two(words: str) -> tuple[str, str] | None:
    """Cut a cell with two numbers in two, in the order of the cell.

    >>> read_two("(52.5, 13.4)"), read_two("52,5; 13,4"), read_two("52.5,13.4"), read_two("52,5,13,4")
    (('52.5', '13.4'), ('52,5', '13,4'), ('52.5', '13.4'), ('52,5', '13,4'))
    """
    plain = words.strip("()[]{} \t\n")
    parts = [part for part in _DIVIDED.split(plain) if part]
    if len(parts) == 1:
        parts = plain.split(",")
        if len(parts) == 4:
            parts = [",".join(parts[:2]), ",".join(parts[2:])]
    if len(parts) != 2 or not all(_NUMBER.fullmatch(part.strip()) for part in parts):
        return None
    return parts[0].strip(), parts[1].strip()


def read_pair(words: str, *, lat_first: bool) -> Pair | None:
    """Read a cell with both degrees: longitude and latitude, whichever the cell has first."""
    two = read_two(words)
    if two is None:
        return None
    first, second = (read_number(one) for one in two)
    if first is None or second is None:
        return None
    return (second, first) if lat_first else (first, second)


def read_degrees(words: str) -> float | None:
    """Read degrees."""
    return read_number(words)


_LINK = re.compile(
    r"(?:[?&](?:q|query|ll|center|cbll|daddr)=(?:loc:)?|/@|!3d|mlat=|#map=\d+/)(-?\d{1,2}(?:\.\d+)?)"
    r"(?:,\+?|!4d|&mlon=|/)(-?\d{1,3}(?:\.\d+)?)"
)


def read_link(words: str) -> Pair | None:
    """Read the position in the link of a map."""
    found = _LINK.search(unquote(words))
    return (float(found[2]), float(found[1])) if found else None


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


def read_grid(words: str, grid: str) -> Pair | None:
    """Read a reference of the British ("OSGB") or Irish ("OSI") national grid: easting and northing in metres.

    The middle of the square that it names is meant.

    >>> read_grid("NT 257 735", "OSGB"), read_grid("NT257", "OSGB"), read_grid("O 1590 3460", "OSI")
    ((325750.0, 673550.0), None, (315905.0, 234605.0))
    """
    found = _GRID.fullmatch(words.strip().upper())
    digits = (found[2] + found[3]) if found else ""
    if not found or len(digits) % 2 or not 2 <= len(digits) <= 10 or (found[3] and _is_uneven(words)):
        return None
    corner = _corner(found[1], grid)
    if corner is None:
        return None
    half = len(digits) // 2
    size = 10 ** (5 - half)
    x, y = int(digits[:half]) * size, int(digits[half:]) * size
    return corner[0] + x + size / 2, corner[1] + y + size / 2


def _is_uneven(words: str) -> bool:
    numbers = re.findall(r"\d+", words)
    return len(numbers) > 2 or (len(numbers) == 2 and len(numbers[0]) != len(numbers[1]))


def _corner(letters: str, grid: str) -> tuple[int, int] | None:
    """Return the south-west corner of a square of 100 km."""
    places = [_LETTERS.find(letter) for letter in letters]
    if -1 in places or len(places) != (2 if grid == "OSGB" else 1):
        return None
    if grid == "OSI":
        return places[0] % 5 * _SQUARE, (4 - places[0] // 5) * _SQUARE
    large, small = places
    east = (large % 5 - 2) * 5 + small % 5
    north = (3 - large // 5) * 5 + 4 - small // 5
    return (east * _SQUARE, north * _SQUARE) if 0 <= east < 7 and 0 <= north < 13 else None


@lru_cache(maxsize=64)
def degrees_from(crs: str) -> Callable[[float, float], Pair | None]:
    """Make the function that turns x and y of a system into degrees of WGS 84.

    Args:
        crs: as pyproj knows it.

    Raises:
        ValueError: there is no such system.
    """
    try:
        transformer = Transformer.from_crs(CRS.from_user_input(crs), "EPSG:4326", always_xy=True)
    except CRSError as error:
        raise ValueError(str(error)) from error

    def to_degrees(x: float, y: float) -> Pair | None:
        try:
            lon, lat = transformer.transform(x, y, errcheck=True)
        except ProjError:
            return None
        return (lon, lat) if math.isfinite(lon) and math.isfinite(lat) else None

    return to_degrees


GRIDS = {"OSGB": "EPSG:27700", "OSI": "EPSG:29903"}
"""The systems that the grids count in."""
