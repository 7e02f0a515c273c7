"""Which of the places that a source names are the most specific, and where they lie.

Invariant: the best candidate of the gazetteer stands for a place; a place without candidates keeps its name and has
no position. A country, or a wide area, that contains others of a list gives way to them; so does a region that the
source writes right after a place of the same country that lies in it or close by.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from cenotaph.model.value import Place, PlaceCandidate
from cenotaph.normalize.names import fold_name, romanize_name

REGION_REACH_KM = 150.0
"""How far from the middle of a region a place written right before it may lie to count as within it."""

_KM_PER_DEGREE = 111.2


def best_candidate(place: Place) -> PlaceCandidate | None:
    """Return what the gazetteer takes a place to be."""
    return place.candidates[0] if place.candidates else None


def is_wide(place: Place) -> bool:
    """Tell whether a place is a country or wider: that is no position for one thing."""
    best = best_candidate(place)
    return best is not None and best.kind in ("country", "area")


def place_key(place: Place) -> str:
    """Return by what two mentions are known to name one place."""
    best = best_candidate(place)
    return best.ref if best else f"name:{fold_name(place.name)}"


def place_slug(place: Place) -> str:
    """Write a place for the id of a member of a list: ASCII letters, digits and hyphens.

    >>> place_slug(Place("Ch'ongjin"))
    'chongjin'
    """
    return romanize_name(place.name).replace(" ", "-") or "place"


def most_specific(places: Iterable[Place]) -> list[Place]:
    """Drop repeated places and those that contain others; order is kept."""
    unique: dict[str, Place] = {}
    for place in places:
        unique.setdefault(place_key(place), place)
    if len(unique) <= 1:
        return list(unique.values())
    mentions = list(unique.values())
    return [place for number, place in enumerate(mentions) if not _contains_others(number, mentions)]


def _contains_others(number: int, places: Sequence[Place]) -> bool:
    here = best_candidate(places[number])
    if here is None:
        return False
    others = [best_candidate(place) for index, place in enumerate(places) if index != number]
    if here.kind == "area" and here.country is None:
        return any(other is None or other.kind != "area" for other in others)
    if here.kind == "country":
        return any(
            other is not None and other.kind != "country" and other.country == here.country
            for other in others
        )
    before = best_candidate(places[number - 1]) if number else None
    return here.kind == "region" and before is not None and _lies_in_region(before, here)


def _lies_in_region(place: PlaceCandidate, region: PlaceCandidate) -> bool:
    if place.kind not in ("city", "district") or place.country != region.country:
        return False
    return distance_km(place.lon, place.lat, region.lon, region.lat) <= REGION_REACH_KM


def distance_km(lon: int | None, lat: int | None, other_lon: int | None, other_lat: int | None) -> float:
    """Return the distance of two positions in 1e-7 degree; infinite if one is not known.

    Source: the haversine formula on a sphere.
    """
    if lon is None or lat is None or other_lon is None or other_lat is None:
        return math.inf
    phi, other_phi = math.radians(lat / 1e7), math.radians(other_lat / 1e7)
    half = math.sin((phi - other_phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other_phi) * math.sin(math.radians((lon - other_lon) / 2e7)) ** 2
    return 2 * math.degrees(1) * _KM_PER_DEGREE * math.asin(math.sqrt(min(1.0, half)))


def country_said(places: Iterable[Place]) -> str | None:
    """Return the country that a source names itself, by a word for a country."""
    for place in places:
        best = best_candidate(place)
        if best is not None and best.kind == "country" and best.country:
            return best.country
    return None


def country_meant(places: Iterable[Place]) -> str | None:
    """Return the country that the places of a source are taken to lie in, if it is one."""
    found = {best.country for place in places if (best := best_candidate(place)) is not None and best.country}
    return next(iter(found)) if len(found) == 1 else None
