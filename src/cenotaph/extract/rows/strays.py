"""Does a position lie in the country that its row states?

Invariant: the answer is generous: what lies within about 50 km of the country is in it, so are the territories that
belong to a state, and where borders are disputed nobody is told that he is wrong.
"""

from __future__ import annotations

import math
from functools import lru_cache

from cenotaph.gazetteer.countries import countries_at

REACH_KM = 50.0
"""How far outside a country a position may lie and still be taken for one in it."""

SEA = "sea"

_KM_PER_DEGREE = 111.2
_CELLS_PER_DEGREE = 10
_DIRECTIONS = 16

_TERRITORIES = {
    "AU": "CC CX HM NF",
    "CN": "HK MO",
    "DK": "FO GL",
    "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "NL": "AW BQ CW SX",
    "NO": "BV SJ",
    "NZ": "CK NU TK",
    "US": "AS GU MP PR UM VI",
}
_OPEN = (
    "AM-AZ CN-IN CN-TW CY-TR EG-SD EH-MA GE-RU IL-PS IL-SY IN-PK JO-PS JP-RU KP-KR MD-RU RS-XK RU-UA SD-SS"
)
"""Pairs of states between which land is disputed, or the border is younger than many lists."""

_OF_STATE = {territory: state for state, several in _TERRITORIES.items() for territory in several.split()}
_PAIRS = frozenset(frozenset(pair.split("-")) for pair in _OPEN.split())


def stray_country(lon_deg: float, lat_deg: float, stated: str) -> str | None:
    """Say where a position lies that is not where it should be.

    Args:
        lon_deg: degrees east.
        lat_deg: degrees north.
        stated: ISO 3166-1 alpha-2 of the country that the row states.

    Returns:
        None if the position lies in that country or near it, else the code of the country in which it lies, or "sea".

    >>> stray_country(13.4, 52.5, "DE"), stray_country(13.4, 52.5, "FR"), stray_country(52.5, 13.4, "DE")
    (None, 'DE', 'sea')
    """
    return _stray(math.floor(lon_deg * _CELLS_PER_DEGREE), math.floor(lat_deg * _CELLS_PER_DEGREE), stated)


@lru_cache(maxsize=200_000)
def _stray(lon_cell: int, lat_cell: int, stated: str) -> str | None:
    """Answer for a cell of a tenth of a degree: lists are dense, and the tolerance is wider than a cell."""
    lon, lat = (lon_cell + 0.5) / _CELLS_PER_DEGREE, (lat_cell + 0.5) / _CELLS_PER_DEGREE
    (found,) = countries_at([(lon, lat)])
    if _is_of(found, stated):
        return None
    stretch = max(math.cos(math.radians(lat)), 0.05)
    around = [
        (lon + math.sin(angle) * reach / stretch, lat + math.cos(angle) * reach)
        for reach in (REACH_KM / 2 / _KM_PER_DEGREE, REACH_KM / _KM_PER_DEGREE)
        for step in range(_DIRECTIONS)
        for angle in (step * math.tau / _DIRECTIONS,)
    ]
    near = countries_at([(x, y) for x, y in around if abs(x) <= 180 and abs(y) <= 90])
    return None if any(_is_of(one, stated) for one in near) else found or SEA


def _is_of(found: str | None, stated: str) -> bool:
    if found is None:
        return False
    states = {_OF_STATE.get(found, found), _OF_STATE.get(stated, stated)}
    return len(states) == 1 or found == stated or frozenset(states) in _PAIRS
