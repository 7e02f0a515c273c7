"""References of national and military grids -> degrees of WGS 84.

Invariant: nothing here raises. A reference names a square; the middle of it is returned, with the digits that its size
allows. Without the national correction grids the British and Irish ones are right to about five metres.

Source: Ordnance Survey, "A guide to coordinate systems in Great Britain"; Ordnance Survey Ireland, "The Irish Grid";
NGA.STND.0037 for UTM and MGRS.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pyproj
import pyproj.network

from cenotaph.normalize.coordinates import Position, position_of

_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_SQUARE_M = 100_000
_NATIONAL = re.compile(r"(?P<letters>[A-HJ-Z]{1,2})[ :]*(?P<east>\d{1,10})(?:[ ,]+(?P<north>\d{1,5}))?")
_UTM = re.compile(
    r"(?:UTM[ :]*)?(?:ZONE )?(?P<zone>\d{1,2}) ?(?P<band>[C-HJ-NP-X])[ ,:]+(?:E[ :=]*)?(?P<east>\d{6,7}(?:\.\d+)?)(?: ?M?E)?[ ,]+"
    r"(?:N[ :=]*)?(?P<north>\d{6,8}(?:\.\d+)?)(?: ?M?N)?"
)
_MGRS = re.compile(
    r"(?P<zone>\d{1,2}) ?(?P<band>[C-HJ-NP-X]) ?(?P<column>[A-HJ-NP-Z])(?P<row>[A-HJ-NP-V]) ?(?P<east>\d{1,10})(?: (?P<north>\d{1,5}))?"
)
_DECIMALS = {1: 5, 10: 4, 100: 3, 1_000: 2, 10_000: 1, _SQUARE_M: 0}
_ROWS_M = 2_000_000
_BAND_DEG = 8


def parse_grid(text: str) -> Position | None:
    """Read a reference of the British or Irish national grid, UTM or MGRS.

    Args:
        text: "NJ 123 456", "TQ301801", "O 159 346", "33U 390000 5820000", "33UUU 90294 19882". UTM needs the letter
            of its band; "S" is None, which some write for "south".

    >>> parse_grid("TQ301801")
    Position(lat=51.5053, lon=-0.12614, decimals=3)
    >>> parse_grid("33U 390000 5820000"), parse_grid("33UUU 9000 2000"), parse_grid("NT 12 345")
    (Position(lat=52.519, lon=13.37881, decimals=5), Position(lat=52.51904, lon=13.37888, decimals=4), None)
    """
    reference = " ".join(text.upper().split())
    if not reference.isascii() or len(reference) > 60:
        return None
    if found := _NATIONAL.fullmatch(reference):
        return _read_national(found)
    if found := _UTM.fullmatch(reference):
        return _read_utm(found)
    if found := _MGRS.fullmatch(reference):
        return _read_mgrs(found)
    return None


def _square(east: str, north: str | None) -> tuple[float, float, int] | None:
    """Return the middle of a square inside its hundred kilometres, and its size, in metres."""
    if north is None:
        if len(east) % 2:
            return None
        east, north = east[: len(east) // 2], east[len(east) // 2 :]
    if len(east) != len(north) or len(east) > 5:
        return None
    size = 10 ** (5 - len(east))
    return int(east) * size + size / 2, int(north) * size + size / 2, size


def _split(found: re.Match[str]) -> tuple[float, float, int] | None:
    return _square(found["east"], found["north"])


def _read_national(found: re.Match[str]) -> Position | None:
    square = _split(found)
    if square is None:
        return None
    places = [_LETTERS.index(letter) for letter in found["letters"]]
    small = places[-1]
    if len(places) == 1:
        x, y, system = small % 5, 4 - small // 5, "EPSG:29903"
    else:
        x = (places[0] % 5 - 2) * 5 + small % 5
        y = (3 - places[0] // 5) * 5 + 4 - small // 5
        system = "EPSG:27700"
        if not (0 <= x < 7 and 0 <= y < 13):
            return None
    east, north, size = square
    return _to_degrees(system, x * _SQUARE_M + east, y * _SQUARE_M + north, _DECIMALS[size])


def _read_utm(found: re.Match[str]) -> Position | None:
    zone, band = int(found["zone"]), found["band"]
    if not 1 <= zone <= 60 or band == "S":
        return None
    position = _to_degrees(_utm(zone, band), float(found["east"]), float(found["north"]), 5)
    return position if position and _is_in_band(position.lat, band) else None


def _read_mgrs(found: re.Match[str]) -> Position | None:
    square = _split(found)
    zone, band = int(found["zone"]), found["band"]
    if square is None or not 1 <= zone <= 60:
        return None
    # Columns run A-H, J-R, S-Z in every three zones; rows A-V, five further in even zones.
    column = _LETTERS.replace("O", "").index(found["column"]) - zone_start(zone)
    row = _LETTERS.replace("O", "").index(found["row"])
    if not 0 <= column < 8:
        return None
    east, north, size = square
    x = (column + 1) * _SQUARE_M + east
    y = (row - (5 if zone % 2 == 0 else 0)) % 20 * _SQUARE_M + north
    for turn in range(5):
        position = _to_degrees(_utm(zone, band), x, y + turn * _ROWS_M, _DECIMALS[size])
        if position and _is_in_band(position.lat, band):
            return position
    return None


def zone_start(zone: int) -> int:
    """Return the index of the letter, without I and O, of the first column of a UTM zone's squares.

    >>> zone_start(1), zone_start(33)
    (0, 16)
    """
    return (zone - 1) % 3 * 8


def _utm(zone: int, band: str) -> str:
    return f"EPSG:{(32600 if band >= 'N' else 32700) + zone}"


def _is_in_band(lat: float, band: str) -> bool:
    south = -80 + _BANDS.index(band) * _BAND_DEG
    north = 84 if band == "X" else south + _BAND_DEG
    # The squares of the edge reach over it.
    return south - 1 <= lat <= north + 1


def _to_degrees(system: str, x: float, y: float, decimals: int) -> Position | None:
    lon, lat = _transformer(system).transform(x, y)
    if not (abs(lat) <= 90 and abs(lon) <= 180):  # infinite where the system does not reach
        return None
    return position_of(round(lat, 5), round(lon, 5), decimals)


@lru_cache(maxsize=128)
def _transformer(system: str) -> pyproj.Transformer:
    pyproj.network.set_network_enabled(active=False)  # type: ignore[attr-defined]
    return pyproj.Transformer.from_crs(system, "OGC:CRS84", always_xy=True)
