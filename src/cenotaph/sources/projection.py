"""Coordinates of any reference system -> degrees of WGS 84.

Invariant: x stands for what runs east and y for what runs north, whatever order the system's definition has. Nothing
is fetched: grids that are not on this machine are done without, and a definition is never followed to an address.

It does not say which system a file is in; `looks_like_web_mercator` only says when numbers can be nothing else.

Source: the EPSG registry as `pyproj` ships it.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterable
from functools import lru_cache

import msgspec
import pyproj
import pyproj.network
from pyproj.exceptions import ProjError

from cenotaph.errors import CenotaphError
from cenotaph.sources.geometry import GeometryError

WEB_MERCATOR = "EPSG:3857"
WEB_MERCATOR_EDGE = 20_037_508.343
_OTHER_NAMES = {
    "EPSG:900913": WEB_MERCATOR, "EPSG:3785": WEB_MERCATOR, "EPSG:102100": WEB_MERCATOR,
    "EPSG:102113": WEB_MERCATOR, "ESRI:102100": WEB_MERCATOR, "ESRI:102113": WEB_MERCATOR,
}  # fmt: skip
_CODE = re.compile(r"\b(EPSG|ESRI|IAU_2015|IGNF)\s*(?::|/|::)\s*(?:[\d.]*\s*[:/]\s*)?(\d{3,9})\s*$", re.I)
_DEGREES = re.compile(r"CRS\s*:?\s*84\b|OGC:[\d.]*:CRS84|^(?:urn:ogc:def:crs:)?EPSG:+4326$|^WGS\s?84$", re.I)
_WKT = re.compile(r"\s*[A-Z_]{5,20}\s*\[", re.I)


class ProjectionError(CenotaphError):
    """A reference system that is not known; caught by the reader, which says where it was named."""


class Projection(msgspec.Struct, frozen=True):
    """A way from one reference system to degrees.

    Attributes:
        name: as people know it: "EPSG:3857 (WGS 84 / Pseudo-Mercator)".
        is_planar: whether it counts in metres or feet, not in degrees.
    """

    name: str
    transformer: pyproj.Transformer
    is_planar: bool = True

    def to_degrees(self, x: float, y: float) -> tuple[float, float] | None:
        """Return longitude and latitude in degrees, or None where the system has no such place."""
        try:
            lon, lat = self.transformer.transform(x, y)
        except ProjError:
            return None
        if not (math.isfinite(lon) and math.isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90):
            return None
        # Below a tenth of a millimetre the digits are the arithmetic's, and may change with its next edition.
        return round(float(lon), 9), round(float(lat), 9)


@lru_cache(maxsize=64)
def find_projection(definition: str) -> Projection | None:
    """Find the way from a named or written-out reference system to WGS 84.

    Args:
        definition: `EPSG:3857`, `urn:ogc:def:crs:EPSG::3857`, an address of the OGC's list (only its last part is
            looked at), or WKT.

    Returns:
        None where the coordinates are degrees of WGS 84 already.

    Raises:
        ProjectionError: the system is not known.
    """
    text = definition.strip()
    if _DEGREES.search(text):
        return None
    code = _CODE.search(text)
    if code:
        text = f"{code[1].upper()}:{code[2]}"
        text = _OTHER_NAMES.get(text, text)
    elif not _WKT.match(text):
        raise ProjectionError(f"there is no reference system {_short(definition)!r}")
    pyproj.network.set_network_enabled(active=False)  # type: ignore[attr-defined]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of definitions that are old, which the lists of others are
            system = pyproj.CRS.from_user_input(text)
            if system.to_epsg() == 4326:
                return None
            transformer = pyproj.Transformer.from_crs(system, "OGC:CRS84", always_xy=True)
    except ProjError as error:
        raise ProjectionError(f"there is no reference system {_short(definition)!r}") from error
    label = f"{text} ({system.name})" if code else str(system.name)
    return Projection(label, transformer, not system.is_geographic)


def degrees_of(projection: Projection, point: tuple[float, float]) -> tuple[float, float]:
    """Return longitude and latitude in degrees of a point of a reference system.

    Raises:
        GeometryError: it is no place in the system, or is in degrees already, whatever the file says.
    """
    x, y = point
    if projection.is_planar and abs(x) <= 180 and abs(y) <= 90:
        reason = f"{x:g}, {y:g} seem to be degrees, not coordinates of {projection.name}"
        raise GeometryError("coordinate_out_of_range", reason)
    degrees = projection.to_degrees(x, y)
    if degrees is None:
        raise GeometryError("coordinate_out_of_range", f"{x:g}, {y:g} is no place in {projection.name}")
    return degrees


def looks_like_web_mercator(points: Iterable[tuple[float, float]]) -> bool:
    """Tell whether coordinates can be nothing but metres of the web's map projection.

    All lie beyond every degree and within the projection's edges, and not all where eastings and northings of
    national grids and UTM lie as well: positive, below 1,300 km east and 10,000 km north.
    """
    any_seen = any_elsewhere = False
    for x, y in points:
        if abs(x) <= 360 or abs(y) <= 90 or max(abs(x), abs(y)) > WEB_MERCATOR_EDGE:
            return False
        any_seen = True
        any_elsewhere = any_elsewhere or not (0 < x < 1_300_000 and 0 < y < 10_000_000)
    return any_seen and any_elsewhere


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
