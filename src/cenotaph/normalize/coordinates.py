"""Coordinates as people write them -> degrees of WGS 84.

Invariant: nothing here raises; what is returned is finite, a latitude within 90 and a longitude within 180 degrees,
and the only reading that the text allows. "52,13" may be one number or two, and is no pair.

Links of maps are the work of ``map_links``, numbers whose decimal point was lost of ``lost_points``, national grids of
``grid``.

Source: ISO 6709:2022 for "+52.5+013.4/"; OGC Simple Features for "POINT(13.4 52.5)".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Axis = Literal["lat", "lon"]
_LONGEST = 300
_LIMITS = {"lat": 90.0, "lon": 180.0}
_SIGNS = str.maketrans(
    {"º": "°", "˚": "°", "⁰": "°", "′": "'", "’": "'", "‘": "'", "ʹ": "'", "´": "'", "`": "'", "ʼ": "'", "‛": "'",
     "″": '"', "”": '"', "“": '"', "„": '"', "ʺ": '"', "−": "-", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "，": ",", "．": "."}
)  # fmt: skip
_HEMISPHERES = {
    "N": r"n|north|nord|norte|noord|północ(?:na)?|северная|північна|észak|n\.? ?br\.?|n\.? ?b\.?|с\.? ?ш\.?|с|пн\.? ?ш\.?|северной широты|s\. ?š\.|szer\.? ?(?:geogr\.? )?n|北緯|北纬|북위",
    "S": r"s|south|süd|sud|sur|sul|zuid|syd|południe|południowa|южная|південна|s\.? ?br\.?|z\.? ?b\.?|ю\.? ?ш\.?|ю|пд\.? ?ш\.?|южной широты|j\. ?š\.|南緯|南纬|남위",
    "E": r"e|east|ost|est|este|oost|leste|l|öst|øst|ø|ö|wschód|wschodnia|восточная|східна|ö\.? ?l\.?|o\.? ?l\.?|в\.? ?д\.?|в|сх\.? ?д\.?|восточной долготы|v\. ?d\.|東経|东经|동경",
    "W": r"w|west|oeste|ouest|ovest|oest|väst|vest|zachód|zachodnia|западная|західна|w\.? ?l\.?|з\.? ?д\.?|з|зх\.? ?д\.?|западной долготы|z\. ?d\.|西経|西经|서경",
    "O": r"o",
}  # fmt: skip
_MARKS = [(name, re.compile(f"(?:{words})")) for name, words in _HEMISPHERES.items()]
_AXES: dict[str, Axis] = {"N": "lat", "S": "lat", "E": "lon", "W": "lon"}
_EDGES = re.compile(r"(?P<before>[^\d+-]*)(?P<number>[+-]?\d.*?)(?P<behind>[^\d'\"°]*)", re.S)
_UNIT_WORDS = (
    (re.compile(r"(\d) ?d ?(\d{1,2}) ?m ?(\d[\d.]*) ?s(?![a-z])"), "\\1°\\2'\\3\""),
    (re.compile(r"(?<=\d) ?(?:度|도|deg(?:rees)?\b\.?)"), "°"),
    (re.compile(r"(?<=\d) ?(?:分|분|min(?:utes)?\b\.?)"), "'"),
    (re.compile(r"(?<=\d) ?(?:秒|초|sec(?:onds)?\b\.?|'')"), '"'),
)
_DECIMAL = re.compile(
    r"(?P<whole>\d{1,3})(?:[.,](?P<part>\d{1,30}))?(?:e-(?P<down>\d{1,2}))? ?(?:°|deg(?:rees)?\.?|度|도)?"
)
_PLAIN = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{1,30}")
"""What nearly every list writes: read without looking for anything else."""
_SEXAGESIMAL = re.compile(
    r"(?P<d>\d{1,3}) ?(?P<dsign>[°: ]) ?(?P<m>\d{1,2})(?:[.,](?P<mpart>\d{1,20}))?(?: ?(?P<msign>[': ]))?"
    r"(?: ?(?P<s>\d{1,2})(?:[.,](?P<spart>\d{1,20}))? ?\"?)?"
)
_NUMBER = r"[+-]?\d{1,3}(?:\.\d{1,30})?"
_WKT = re.compile(
    rf"(?:<(?P<crs>[^<>]*)> ?|srid=(?P<srid>\d+); ?)?point ?(?:z|m|zm)? ?\( ?(?P<x>{_NUMBER})[ ,]+(?P<y>{_NUMBER})(?: [^()]*)?\)"
)
_ISO = re.compile(
    r"([+-]\d{2}|[+-]\d{4}|[+-]\d{6})(\.\d+)?([+-]\d{3}|[+-]\d{5}|[+-]\d{7})(\.\d+)?(?:[+-]\d+(?:\.\d+)?)?(?:crs[\w:]+)?/?"
)
_LAT_WORDS = r"latitude|latitud|latitudine|lat|breite(?:ngrad)?|szerokość|szer\.?(?: geogr\.?)?|широта|шир\.?|breedtegraad|lat\."
_LON_WORDS = r"longitude|longitud|longitudine|long|lon|lng|länge(?:ngrad)?|długość|dł\.?(?: geogr\.?)?|долгота|долг\.?|довгота|lengtegraad"
_LABELLED = re.compile(
    rf"[\s{{\"']*(?P<first>{_LAT_WORDS}|{_LON_WORDS})[\"']? ?[:=.]* ?(?P<one>[^a-zа-я{{}}]+?[nsewo]?)[ ,;/\"']+(?P<second>{_LAT_WORDS}|{_LON_WORDS})[\"']? ?[:=.]* ?(?P<two>[^{{}}]+?)[\s}}]*"
)
_CUT = re.compile(r" ?[;|/] ?|, ?| |(?<=[nsewo])(?=[\d+-])|(?<=[\d'\"°])(?=[nsew] ?\d)")


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the earth.

    Attributes:
        lat: degrees north.
        lon: degrees east.
        decimals: decimal places of a degree that were given, the fewer of both: 4 is about ten metres. Minutes count
            as one, seconds as three.
    """

    lat: float
    lon: float
    decimals: int


@dataclass(frozen=True, slots=True)
class _Degrees:
    value: float
    decimals: int
    axis: Axis | None
    has_decimal_comma: bool = False


def parse_degrees(
    text: str, *, axis: Axis | None = None, o_means: Literal["E", "W"] | None = None
) -> float | None:
    r"""Read one coordinate: decimal, or degrees, minutes and seconds, with or without a letter of the hemisphere.

    Args:
        text: the words of the source.
        axis: what is expected; a letter of the other axis makes it None.
        o_means: what "O" stands for in this source: east (German) or west (French, Spanish). Without it "2° O" is
            None.

    >>> parse_degrees("52,5200"), parse_degrees("57°39'36\"N"), parse_degrees("57 39 36"), parse_degrees("2° 11.7′ W")
    (52.52, 57.66, 57.66, -2.195)
    >>> parse_degrees("с.ш. 55,75"), parse_degrees("5,766,019,592"), parse_degrees("-91", axis="lat")
    (55.75, None, None)
    """
    if len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        degrees = float(text) + 0.0
        return degrees if abs(degrees) <= _LIMITS[axis or "lon"] else None
    found = _read_one(fold_coordinate(text), axis, o_means)
    return found.value if found else None


def fold_coordinate(text: str) -> str:
    """Write every sign for degrees, minutes, seconds, minus and digits in one way, in small letters."""
    plain = text.translate(_SIGNS)
    if not plain.isascii():
        plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    cell = " ".join(plain.casefold().split())
    for pattern, sign in _UNIT_WORDS:
        cell = pattern.sub(sign, cell)
    return cell


def count_decimals(written: str) -> int:
    """Count the digits behind the point.

    >>> count_decimals("52.5200"), count_decimals("52")
    (4, 0)
    """
    return len(written.partition(".")[2])


def position_of(lat: float, lon: float, decimals: int) -> Position | None:
    """Make a position, or None where there is no such place."""
    return Position(lat, lon, decimals) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _read_one(text: str, axis: Axis | None, o_means: str | None) -> _Degrees | None:
    cut = _EDGES.fullmatch(text)
    if cut is None:
        return None
    # A comma divides: in "13.4 E, 52.5" the letter belongs to the number before it.
    before, behind = cut["before"].strip(), cut["behind"].strip()
    marks = [
        _hemisphere(before.rstrip(".:"), before),
        _hemisphere(behind.rstrip(" ,.:"), behind.rstrip(" ,")),
    ]
    if "?" in marks or (marks[0] and marks[1]):
        return None
    hemisphere = marks[0] or marks[1]
    if hemisphere == "O":
        hemisphere = o_means or "?"
    if hemisphere == "?":
        return None
    number = cut["number"].strip()
    sign = number[0] if number[0] in "+-" else ""
    size = _read_size(number[len(sign) :].lstrip(), has_mark=bool(hemisphere))
    if size is None or (sign and hemisphere):
        return None
    found_axis = _AXES.get(hemisphere, axis)
    if axis is not None and found_axis != axis:
        return None
    value = -size.value if sign == "-" or hemisphere in ("S", "W") else size.value
    if abs(value) > _LIMITS[found_axis or "lon"]:
        return None
    return _Degrees(value + 0.0, size.decimals, _AXES.get(hemisphere), size.has_decimal_comma)


def _hemisphere(bare: str, written: str) -> str:
    """Name the hemisphere of a word: "" for no word, "?" for one that is none."""
    if not bare:
        return ""
    for name, pattern in _MARKS:
        if pattern.fullmatch(bare) or pattern.fullmatch(written):
            return name
    return "?"


def _read_size(number: str, *, has_mark: bool) -> _Degrees | None:
    if found := _DECIMAL.fullmatch(number):
        part, down = found["part"] or "", int(found["down"] or 0)
        value = float(f"{found['whole']}.{part or '0'}e-{down}")
        return _Degrees(value, len(part) + down, None, has_decimal_comma="," in number)
    found = _SEXAGESIMAL.fullmatch(number)
    if found is None or (found["mpart"] and found["s"]) or (found["s"] and not found["msign"]):
        return None
    if not found["s"] and found["dsign"] in " :" and not (has_mark or found["msign"] == "'"):
        return None  # "52 13" may be two numbers
    minutes = float(f"{found['m']}.{found['mpart'] or '0'}")
    seconds = float(f"{found['s'] or 0}.{found['spart'] or '0'}")
    if minutes >= 60 or seconds >= 60:
        return None
    decimals = 3 + len(found["spart"] or "") if found["s"] else 1 + len(found["mpart"] or "")
    return _Degrees(round(int(found["d"]) + minutes / 60 + seconds / 3600, 12), decimals, None)


def parse_pair(
    text: str, *, first: Axis | None = "lat", o_means: Literal["E", "W"] | None = None
) -> Position | None:
    """Read a cell with both coordinates.

    Args:
        text: the words of the source.
        first: which stands first where neither letters nor words nor the form say so. None: only a number beyond 90
            tells.
        o_means: see ``parse_degrees``.

    >>> parse_pair("52,5200; 13,4050"), parse_pair("POINT(13.4 52.5)"), parse_pair("52,13")
    (Position(lat=52.52, lon=13.405, decimals=4), Position(lat=52.5, lon=13.4, decimals=1), None)
    >>> parse_pair("13.4° E, 52.5° N"), parse_pair("+52.5+013.4/"), parse_pair("151.2 -33.9", first=None)
    (Position(lat=52.5, lon=13.4, decimals=1), Position(lat=52.5, lon=13.4, decimals=1), Position(lat=-33.9, lon=151.2, decimals=1))
    """
    if len(text) > _LONGEST:
        return None
    cell = fold_coordinate(text)
    if found := _WKT.fullmatch(cell):
        return _read_wkt(found)
    if found := _ISO.fullmatch(cell):
        return _read_iso(found)
    if found := _LABELLED.fullmatch(cell):
        return _read_labelled(found, o_means)
    return _read_two(cell.strip("()[]{} "), first, o_means)


def _read_wkt(found: re.Match[str]) -> Position | None:
    x, y = found["x"], found["y"]
    crs = found["crs"] or ""
    if found["srid"] not in (None, "4326") or (crs and not crs.endswith(("crs84", "/4326"))):
        return None  # another system, or another planet
    if crs.endswith("/4326"):
        x, y = y, x  # GeoSPARQL takes the order from the registry, which has the latitude first
    return position_of(float(y), float(x), min(count_decimals(x), count_decimals(y)))


def _read_iso(found: re.Match[str]) -> Position | None:
    if len(found[3]) != len(found[1]) + 1:
        return None
    values = []
    for whole, part, width in ((found[1], found[2] or "", 2), (found[3], found[4] or "", 3)):
        digits = whole[1:]
        pieces = [digits[:width], *(digits[at : at + 2] for at in range(width, len(digits), 2))]
        numbers = [float(piece) for piece in pieces[:-1]] + [float(pieces[-1] + part)]
        if any(number >= 60 for number in numbers[1:]):
            return None
        value = round(sum(number / 60**at for at, number in enumerate(numbers)), 12)
        values.append((-value if whole[0] == "-" else value, (0, 1, 3)[len(pieces) - 1] + len(part[1:])))
    (lat, lat_decimals), (lon, lon_decimals) = values
    return position_of(lat, lon, min(lat_decimals, lon_decimals))


def _read_labelled(found: re.Match[str], o_means: str | None) -> Position | None:
    axes: list[Axis] = [
        "lat" if re.fullmatch(_LAT_WORDS, found[name]) else "lon" for name in ("first", "second")
    ]
    one, two = (
        _read_one(found[name].strip(" ,;\"'"), axis, o_means)
        for name, axis in zip(("one", "two"), axes, strict=True)
    )
    if one is None or two is None or axes[0] == axes[1]:
        return None
    lat, lon = (one, two) if axes[0] == "lat" else (two, one)
    return Position(lat.value, lon.value, min(lat.decimals, lon.decimals))


def _read_two(cell: str, first: Axis | None, o_means: str | None) -> Position | None:
    """Cut the cell wherever it can be cut; there must be one reading."""
    found: set[Position] = set()
    if _read_size(cell.lstrip("+-"), has_mark=False) is not None:
        return None
    for cut in _CUT.finditer(cell):
        one = _read_one(cell[: cut.start()].rstrip(" ,"), None, o_means)
        two = _read_one(cell[cut.end() :], None, o_means)
        if one and two and (position := _in_order(one, two, first)):
            found.add(position)
    return found.pop() if len(found) == 1 else None


def _in_order(one: _Degrees, two: _Degrees, first: Axis | None) -> Position | None:
    if one.axis and one.axis == two.axis:
        return None
    leading = one.axis or ({"lat": "lon", "lon": "lat"}[two.axis] if two.axis else first)
    if leading is None:
        leading = "lon" if abs(one.value) > 90 else "lat" if abs(two.value) > 90 else None
    if leading is None:
        return None
    lat, lon = (one, two) if leading == "lat" else (two, one)
    return position_of(lat.value, lon.value, min(one.decimals, two.decimals))


def is_swapped(lat: float, lon: float, box: tuple[float, float, float, float]) -> bool:
    """Tell whether only the swapped pair lies in a box.

    Args:
        lat: degrees north, as given.
        lon: degrees east, as given.
        box: west, south, east, north.

    >>> is_swapped(13.4, 52.5, (5.9, 47.3, 15.0, 55.1)), is_swapped(52.5, 13.4, (5.9, 47.3, 15.0, 55.1))
    (True, False)
    """
    west, south, east, north = box
    return (
        not (south <= lat <= north and west <= lon <= east) and south <= lon <= north and west <= lat <= east
    )
