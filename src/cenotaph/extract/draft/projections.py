"""Which national grid two columns of metres are counted in, where their header does not say it.

Invariant: a system is only named if nearly all points, read in it, lie in the country that it was made for, and if no
other system puts them into its own: metres of a wrong grid land in a sea, or in somebody else's country.

Source: the EPSG registry, as pyproj ships it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pyproj

from cenotaph.extract.rows.lexicon import words_of
from cenotaph.gazetteer.countries import countries_at

_SYSTEMS = {
    "EPSG:27700": "GB", "EPSG:29903": "IE", "EPSG:2157": "IE", "EPSG:28992": "NL", "EPSG:31370": "BE",
    "EPSG:3812": "BE", "EPSG:2154": "FR", "EPSG:2056": "CH", "EPSG:21781": "CH", "EPSG:25832": "DE",
    "EPSG:25833": "DE", "EPSG:31466": "DE", "EPSG:31467": "DE", "EPSG:31468": "DE", "EPSG:31469": "DE",
    "EPSG:31287": "AT", "EPSG:5514": "CZ", "EPSG:2180": "PL", "EPSG:3059": "LV", "EPSG:3346": "LT",
    "EPSG:3301": "EE", "EPSG:3067": "FI", "EPSG:3006": "SE", "EPSG:23700": "HU", "EPSG:3844": "RO",
    "EPSG:3794": "SI", "EPSG:3765": "HR", "EPSG:5179": "KR", "EPSG:5186": "KR", "EPSG:2193": "NZ",
}  # fmt: skip
"""Systems that lists of memorials are kept in, with the country of each."""

_ENOUGH = 0.95
_TRIED = 60


_SPEAKERS = {
    "easting": ("GB", "IE", "NZ"), "northing": ("GB", "IE", "NZ"), "eastings": ("GB", "IE", "NZ"),
    "rechtswert": ("DE", "AT", "CH"), "hochwert": ("DE", "AT", "CH"),
}  # fmt: skip
"""Words for the axes of a grid that are only used in some countries."""


_NAMES = {
    "sweref 99 tm": "EPSG:3006", "sweref99 tm": "EPSG:3006", "l est97": "EPSG:3301", "l est": "EPSG:3301",
    "stereo 70": "EPSG:3844", "s jtsk": "EPSG:5514", "lks 92": "EPSG:3059", "lks92": "EPSG:3059",
    "lks 94": "EPSG:3346", "lks94": "EPSG:3346", "tm35fin": "EPSG:3067", "puwg 1992": "EPSG:2180",
    "lambert 93": "EPSG:2154", "rd new": "EPSG:28992", "osgb36": "EPSG:27700", "eov": "EPSG:23700",
}  # fmt: skip
"""What people call the system of their country in a header."""


def named_system(*headers: str) -> str | None:
    """Return the system that a header names, by its number or by what people call it.

    >>> named_system("X (EPSG:2180)", "Y"), named_system("N (SWEREF 99 TM)"), named_system("X")
    ('EPSG:2180', 'EPSG:3006', None)
    """
    for header in headers:
        plain = f" {' '.join(words_of(header))} "
        if known := next((system for words, system in _NAMES.items() if f" {words} " in plain), None):
            return known
        found = re.search(r"epsg\W?(\d{4,5})(?!\d)", header, re.I)
        if found and _is_known(f"EPSG:{found[1]}"):
            return f"EPSG:{found[1]}"
    return None


def _is_known(system: str) -> bool:
    try:
        pyproj.CRS.from_user_input(system)
    except pyproj.exceptions.CRSError:
        return False
    return True


def speakers_of(*headers: str) -> frozenset[str]:
    """Return the countries in which the words of these headers are used for a grid."""
    return frozenset(
        country for header in headers for word in words_of(header) for country in _SPEAKERS.get(word, ())
    )


def find_system(points: Sequence[tuple[float, float]], countries: frozenset[str]) -> str | None:
    """Find the system in which points are counted.

    Args:
        points: (x, y) in metres, as the columns have them.
        countries: ISO 3166-1 codes that the list names: where several systems fit, one of theirs is meant.

    Returns:
        "EPSG:27700" ..., or None where no system or more than one fits. Web Mercator is tried last, since it fits the
        whole world.
    """
    tried = points[:_TRIED]
    fitting = [system for system, country in _SYSTEMS.items() if _share_in(tried, system, country) >= _ENOUGH]
    if len(fitting) > 1:
        fitting = [system for system in fitting if _SYSTEMS[system] in countries]
        return fitting[0] if len(fitting) == 1 else None
    if fitting:
        return fitting[0]
    if _share_in(tried, "EPSG:3857", None) >= _ENOUGH:
        return "EPSG:3857"
    return None


def _share_in(points: Sequence[tuple[float, float]], system: str, country: str | None) -> float:
    """Return the share of points that lie in a country (None: in any)."""
    if not points:
        return 0.0
    transform = _transformer(system).transform
    places = [transform(x, y) for x, y in points]
    possible = [(lon, lat) for lon, lat in places if -180 <= lon <= 180 and -90 <= lat <= 90]
    found = countries_at(possible) if possible else []
    return sum(code is not None and country in (None, code) for code in found) / len(points)


@cache
def _transformer(system: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(system, "EPSG:4326", always_xy=True)
