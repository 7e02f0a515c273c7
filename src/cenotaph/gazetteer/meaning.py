"""What a name may mean: one place of the compiled gazetteer or of a pack, and how prominent it is.

Invariant: nothing here knows the text; two meanings of one name can be compared without it.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from cenotaph.model.value import PlaceCandidate

MAIN, OTHER, DOUBTFUL = 0, 1, 2
"""How good a name is: the name itself; a name in another script or of our table; any other alternate name."""

Near = tuple[float, float]
"""Longitude and latitude in degrees of a place that is spoken of."""

# Scores in thousandths. A town of 1 000 000 has 800, one of 1 000 has 500; a country of the name goes before both.
_COUNTRY, _AREA, _DISTRICT = 960, 950, 450
_MOST_TOWN = 930
_REGION_LESS = 100


class Meaning(NamedTuple):
    """A place that has the name asked for.

    Attributes:
        ref: `geonames:1871859`, `iso3166:KP`, `osm:node/1`, `wikidata:Q1`, `cenotaph:tongnim`.
        kind: as of `PlaceCandidate`.
        country: ISO 3166-1 alpha-2.
        region: the first-level region within the country, by GeoNames' code; of a region its own.
        lon: 1e-7 degree, or None for what has no position (a continent); lat the same.
        population: 0 where it is not known.
        rank: how good the name is: `MAIN`, `OTHER` or `DOUBTFUL`.
        stage: how far the name had to be bent to find it: 0 as it is, 1 without the word for its kind, 2 in Latin
            letters, 3 as Korean.
    """

    ref: str
    name: str
    kind: Any
    country: str | None
    region: str | None
    lon: int | None
    lat: int | None
    population: int
    rank: int
    stage: int = 0

    @property
    def position(self) -> Near | None:
        """Longitude and latitude in degrees."""
        return None if self.lon is None or self.lat is None else (self.lon / 1e7, self.lat / 1e7)


def prominence(place: Meaning) -> int:
    """Say how well known a place is, in thousandths."""
    if place.kind == "country":
        return _COUNTRY
    if place.kind == "area":
        return _AREA if place.rank == MAIN else _AREA - 10
    if not place.population:
        return _DISTRICT
    size = min(_MOST_TOWN, round(200 + 100 * math.log10(max(10, place.population))))
    return size - _REGION_LESS if place.kind == "region" else size


def distance_km(here: Near, there: Near) -> float:
    """Measure along the great circle, on a sphere (haversine)."""
    lon_1, lat_1, lon_2, lat_2 = map(math.radians, (*here, *there))
    half = math.sin((lat_2 - lat_1) / 2) ** 2
    half += math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def to_candidate(place: Meaning, score: int) -> PlaceCandidate:
    """Write a meaning as it goes into a statement.

    Args:
        place: the meaning.
        score: thousandths, 0 to 1000.
    """
    return PlaceCandidate(
        ref=place.ref,
        name=place.name,
        kind=place.kind,
        score=score,
        country=place.country,
        lon=place.lon,
        lat=place.lat,
    )
