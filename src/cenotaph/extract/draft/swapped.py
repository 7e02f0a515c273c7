"""Are the columns called latitude and longitude each other's?

Invariant: an order is only turned round on proof: numbers that fit only the other axis, or several places that rows
name, which lie where the turned points lie and nowhere near the points as they are. Points in the sea are a doubt, and
are said to be one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from cenotaph.errors import GazetteerUnavailableError
from cenotaph.extract.rows.survey import is_sea_and_land
from cenotaph.gazetteer.countries import countries_at
from cenotaph.gazetteer.gazetteer import Gazetteer
from cenotaph.normalize.coordinates import parse_degrees
from cenotaph.sources.item import Row

_TRIED = 60
_NEAR_KM = {"city": 60.0, "district": 100.0, "region": 200.0}
_FAR_KM = 300.0
_KM_PER_DEGREE = 111.2
_FEWEST_PLACES = 3
_POSSIBLE = 0.8


class Order(NamedTuple):
    """Whether the columns are swapped for certain, and what there is to say of it; "" where nothing is."""

    is_swapped: bool
    reason: str


class _Placed(NamedTuple):
    lon: float
    lat: float
    names: tuple[str, ...]


def judge_order(lat: str, lon: str, places: Sequence[str], rows: Sequence[Row]) -> Order:
    """Hold the points of a list, as they are and turned round, against the places that its rows name, and the land.

    Args:
        lat: the column called latitude.
        lon: the column called longitude.
        places: columns with names of places.
        rows: the first ones.
    """
    points = _points(lat, lon, places, rows)
    turned = [(one.lat, one.lon) for one in points]
    if not points or _on_land(turned) < _POSSIBLE:
        return Order(False, "")
    here, there = _named_places(points)
    if there >= _FEWEST_PLACES and not here:
        return Order(
            True,
            f"{there} places that the rows name lie where the points lie if both are swapped, none elsewhere",
        )
    if there > here:
        return Order(
            False, f"are latitude and longitude swapped? {there} places of the rows say so, {here} do not"
        )
    if not here and is_sea_and_land([(one.lon, one.lat) for one in points]):
        return Order(
            False, "are latitude and longitude swapped? Most points lie in the sea, and swapped on land"
        )
    return Order(False, "")


def _points(lat: str, lon: str, places: Sequence[str], rows: Sequence[Row]) -> list[_Placed]:
    found: list[_Placed] = []
    for row in rows:
        y, x = (parse_degrees(row.cells.get(column, "")) for column in (lat, lon))
        if x is None or y is None or abs(x) > 90 or abs(y) > 90:
            continue
        names = tuple(plain for column in places if (plain := row.cells.get(column, "").strip()))
        found.append(_Placed(x, y, names))
        if len(found) >= _TRIED:
            break
    return found


def _on_land(points: Sequence[tuple[float, float]]) -> float:
    return sum(country is not None for country in countries_at(points)) / len(points)


def _named_places(points: Sequence[_Placed]) -> tuple[int, int]:
    """Count the names that lie near their points as they are, and those that only lie near the turned ones."""
    try:
        gazetteer = Gazetteer.open()
    except GazetteerUnavailableError:
        return 0, 0
    here: set[str] = set()
    there: set[str] = set()
    try:
        for point in points:
            for name in point.names:
                as_is, turned = (point.lon, point.lat), (point.lat, point.lon)
                known = [
                    ((one.lon / 1e7, one.lat / 1e7), _NEAR_KM[one.kind])
                    for one in {*gazetteer.find(name, near=as_is), *gazetteer.find(name, near=turned)}
                    if one.lon is not None and one.lat is not None and one.kind in _NEAR_KM
                ]
                if any(_km(place, as_is) <= _FAR_KM for place, _ in known):
                    here.add(name)
                elif any(_km(place, turned) <= near_km for place, near_km in known):
                    there.add(name)
    finally:
        gazetteer.close()
    return len(here), len(there - here)


def _km(first: tuple[float, float], second: tuple[float, float]) -> float:
    narrow = math.cos(math.radians((first[1] + second[1]) / 2))
    return math.hypot((first[0] - second[0]) * narrow, first[1] - second[1]) * _KM_PER_DEGREE
