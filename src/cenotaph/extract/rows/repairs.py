"""A mangled position, where the row or its column proves what it was.

Invariant: a repair is returned only if it is the only one that its proof allows.

A spreadsheet takes 57.660195924117 for a whole number and groups it ("5,766,019,592"): the digits are there, the point
is lost. The link of a map in the same row has it, or only one place for the point lies among the clean cells of the
column, or in the country that the row states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cenotaph.extract.rows.strays import stray_country
from cenotaph.extract.rows.written import Pair
from cenotaph.normalize.lost_points import restore_decimal

DECIMAL_POINT = "decimal point"
SWAPPED = "swapped"
SIGN = "sign"

Repaired = tuple[float, float, str]
"""Longitude, latitude, and what was repaired."""

_MANGLED = re.compile(r"[-−]?\d{1,3}(?:[.,' \u00a0]\d{3})*(?:[.,' \u00a0]\d{1,3})?|[-−]?\d{4,}")
_NEAR_DEG = 0.001
_FEWEST_DIGITS = 4
_MARGIN_DEG = 0.5
_LARGEST = (180.0, 90.0)


def is_valid(lon: float, lat: float) -> bool:
    """Tell whether these are degrees."""
    return abs(lon) <= 180 and abs(lat) <= 90


def prove_by_link(cells: tuple[str, str], link: Pair) -> Repaired | None:
    """Repair a pair of cells (longitude, latitude) that holds the digits of a link's position.

    >>> prove_by_link(("-2,194,607,532", "5,766,019,592"), (-2.194607532233, 57.660195924117))
    (-2.194607532233, 57.660195924117, 'decimal point')
    >>> prove_by_link(("57.66", "-2.1946"), (-2.194607532233, 57.660195924117))
    (-2.194607532233, 57.660195924117, 'swapped')
    """
    for written, repair in ((cells, DECIMAL_POINT), (cells[::-1], SWAPPED)):
        lon, lat = (restore_decimal(cell, near=number) for cell, number in zip(written, link, strict=True))
        if lon is not None and lat is not None:
            return lon, lat, repair
    return None


def is_near(first: Pair, second: Pair) -> bool:
    """Tell whether two positions are the same to about a hundred metres."""
    return abs(first[0] - second[0]) <= _NEAR_DEG and abs(first[1] - second[1]) <= _NEAR_DEG


def restore_points(
    cells: tuple[str, str],
    columns: tuple[str, str],
    bounds: Mapping[str, Pair],
    country: str | None,
) -> Repaired | None:
    """Put the decimal points back where only one place for them is possible.

    Args:
        cells: longitude and latitude as written.
        columns: where they stand.
        bounds: least and greatest clean cell of a column.
        country: that the row states.
    """
    if country is None and not all(column in bounds for column in columns):
        return None
    lons, lats = (
        [value for value in _readings(cell) if abs(value) <= limit and _is_among(value, bounds.get(column))]
        for cell, column, limit in zip(cells, columns, _LARGEST, strict=True)
    )
    fitting = [
        (lon, lat) for lon in lons for lat in lats if country is None or not stray_country(lon, lat, country)
    ]
    return (*fitting[0], DECIMAL_POINT) if len(fitting) == 1 else None


def _is_among(value: float, bounds: Pair | None) -> bool:
    return bounds is None or bounds[0] - _MARGIN_DEG <= value <= bounds[1] + _MARGIN_DEG


def _readings(cell: str) -> Iterator[float]:
    """Yield what the digits can be, with no digit, one, two or three before the point."""
    plain = cell.strip()
    if not _MANGLED.fullmatch(plain):
        return
    digits = re.sub(r"\D", "", plain).lstrip("0")
    sign = "-" if plain[:1] in ("-", "−") else ""
    if len(digits) < _FEWEST_DIGITS:
        return
    for before in range(4):
        yield float(f"{sign}{digits[:before] or '0'}.{digits[before:] or '0'}")


def turn_into(lon: float, lat: float, country: str) -> Repaired | None:
    """Turn a position into the country that the row states: swapped, or with the other sign."""
    turned = [
        (lat, lon, SWAPPED),
        (-lon, lat, SIGN),
        (lon, -lat, SIGN),
    ]
    fitting = [one for one in turned if is_valid(one[0], one[1]) and not stray_country(*one[:2], country)]
    return fitting[0] if len(fitting) == 1 else None
