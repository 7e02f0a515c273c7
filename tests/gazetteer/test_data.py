"""The data files are sound: shapes are valid, aliases name places that exist, origins are given."""

from __future__ import annotations

import json

import pytest
from shapely.geometry import shape

from cenotaph.gazetteer.aliases import DATA, read_aliased_places, read_country_aliases, read_regions


@pytest.mark.parametrize(
    ("name", "features"), [("countries-50m.geojson", 240), ("countries-110m.geojson", 176)]
)
def test_borders_are_valid_and_do_not_cross_the_date_line(name: str, features: int) -> None:
    collection = json.loads((DATA / name).read_bytes())
    assert len(collection["features"]) == features
    for feature in collection["features"]:
        assert set(feature["properties"]) == {"iso2", "name"}
        geometry = shape(feature["geometry"])
        assert geometry.is_valid
        assert geometry.bounds[0] >= -180
        assert geometry.bounds[2] <= 180


def test_every_file_names_its_origin() -> None:
    origin = (DATA / "ORIGIN.md").read_text("utf-8")
    for file in DATA.iterdir():
        assert file.name == "ORIGIN.md" or f"`{file.name}`" in origin


def test_aliased_places_are_whole() -> None:
    places = read_aliased_places()
    assert len({place.ref for place in places}) == len(places)
    regions = {f"geonames:{region.geonames_id}" for region in read_regions()}
    for place in places:
        # A place that no other source has must say what it is.
        assert place.aliases or place.ref in regions or (place.kind and place.country)
        assert (place.lon is None) == (place.lat is None)


def test_codes_of_countries_are_two_letters() -> None:
    assert all(len(code) == 2 and code.isupper() and names for code, names in read_country_aliases().items())
