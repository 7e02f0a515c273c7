"""Positions in the links of maps, inside any text.

Invariant: nothing here raises. The place that a link marks is preferred to the middle of the map it shows; two links
that mean different places give none. Links of Chinese maps are left alone: their coordinates are shifted by law.

Source: the public descriptions of Google Maps URLs, OpenStreetMap, Bing, Apple and Yandex maps; RFC 5870 for "geo:".
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from cenotaph.normalize.coordinates import Position, count_decimals, position_of

_N = r"([+-]?\d{1,3}(?:\.\d{1,30})?)"
_AND = r"(?:,|%2c) ?\+?"
_URL = re.compile(r"(?:https?://|\bgeo:|\b(?:www|maps)\.)[^\s<>\"|]+", re.I)
_END = r"(?![\d.]*\d)"
_LAT_LON = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!3d{_N}!4d{_N}",
        rf"[?&#]mlat={_N}&mlon={_N}",
        rf"[?&](?:q|query|daddr|saddr|destination|markers|coordinate|where1|viewpoint|cbll)=(?:loc:)? ?{_N}{_AND}{_N}{_END}",
        rf"[?&]sp=point\.{_N}_{_N}",
        rf"/(?:place|search|dir/)/\+?{_N}{_AND}{_N}{_END}",
        rf"^geo:{_N},{_N}{_END}",
        rf"[?&](?:lat|latitude)={_N}&(?:lon|lng|long|longitude)={_N}",
        rf"[?&](?:ll|sll|center)={_N}{_AND}{_N}{_END}",
        rf"[?&]cp={_N}~{_N}",
        rf"/@{_N},{_N}",
        rf"#map=\d+(?:\.\d+)?/{_N}/{_N}",
    )
)
_LON_LAT_HOSTS = re.compile(
    r"^(?:https?://)?(?:[\w-]+\.)*(?:yandex\.[a-z.]+|2gis\.[a-z.]+|mapy\.(?:cz|com))(?=[/?:]|$)", re.I
)
_LON_LAT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[?&](?:pt|whatshere\[point\])={_N}{_AND}{_N}",
        rf"/geo/(?:\d+/)?{_N}{_AND}{_N}",
        rf"[?&]x={_N}&y={_N}",
        rf"[?&](?:ll|m)={_N}{_AND}{_N}",
    )
)
_LON_LAT_ANYWHERE = (re.compile(rf"!2d{_N}!3d{_N}"),)
_SHIFTED = re.compile(r"(?:baidu|amap|gaode|map\.qq)\.com", re.I)
_GEOHACK = re.compile(
    r"[?&]params=([\d.]+)_(?:([\d.]+)_)?(?:([\d.]+)_)?([NS])_([\d.]+)_(?:([\d.]+)_)?(?:([\d.]+)_)?([EWO])(?![A-Z])"
)
_SAME_DEG = 0.0005
_LONGEST = 20_000


def links_position(text: str) -> Position | None:
    """Find the position that the links of maps in a text mean.

    Args:
        text: any text, or one link.

    Returns:
        The position with the most digits; None where there is none, or where two links mean different places.

    >>> links_position("see https://www.google.com/maps/search/?api=1&query=57.66019,-2.1946&query_place_id=")
    Position(lat=57.66019, lon=-2.1946, decimals=4)
    >>> links_position("https://yandex.ru/maps/?ll=37.62,55.75&z=12"), links_position("52.5, 13.4")
    (Position(lat=55.75, lon=37.62, decimals=2), None)
    """
    found = [
        position
        for url in _URL.findall(text[:_LONGEST])
        if (position := _read_link(unquote(unescape(url)))) is not None
    ]
    if not found:
        return None
    best = max(found, key=lambda position: position.decimals)
    if any(abs(one.lat - best.lat) > _SAME_DEG or abs(one.lon - best.lon) > _SAME_DEG for one in found):
        return None
    return best


def _read_link(url: str) -> Position | None:
    if _SHIFTED.search(url):
        return None
    if found := _GEOHACK.search(url):
        return _read_geohack(found)
    if _LON_LAT_HOSTS.match(url):
        return _first(url, _LON_LAT, lat_first=False)
    return _first(url, _LAT_LON, lat_first=True) or _first(url, _LON_LAT_ANYWHERE, lat_first=False)


def _first(url: str, patterns: tuple[re.Pattern[str], ...], *, lat_first: bool) -> Position | None:
    for pattern in patterns:
        if found := pattern.search(url):
            lat, lon = (found[1], found[2]) if lat_first else (found[2], found[1])
            if float(lat) or float(lon):  # "geo:0,0?q=..." is no place
                return position_of(float(lat), float(lon), min(count_decimals(lat), count_decimals(lon)))
    return None


def _read_geohack(found: re.Match[str]) -> Position | None:
    values = []
    for group in (1, 5):
        pieces = [piece for piece in found.group(group, group + 1, group + 2) if piece]
        try:
            numbers = [float(piece) for piece in pieces]
        except ValueError:
            return None
        if any(number >= 60 for number in numbers[1:]):
            return None
        value = round(sum(number / 60**at for at, number in enumerate(numbers)), 12)
        values.append((value, (0, 1, 3)[len(pieces) - 1] + count_decimals(pieces[-1])))
    if found[8] == "O":
        return None
    (lat, lat_decimals), (lon, lon_decimals) = values
    south, west = found[4] == "S", found[8] == "W"
    return position_of(-lat if south else lat, -lon if west else lon, min(lat_decimals, lon_decimals))
