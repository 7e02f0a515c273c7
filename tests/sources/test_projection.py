from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.sources.projection import (
    Projection,
    ProjectionError,
    find_projection,
    looks_like_web_mercator,
)


@pytest.mark.parametrize(
    "name",
    ["EPSG:3857", "urn:ogc:def:crs:EPSG::3857", "http://www.opengis.net/def/crs/EPSG/0/3857", "EPSG:900913"],
)
def test_one_system_has_several_names(name: str) -> None:
    found = find_projection(name)
    assert found is not None
    assert found.name.startswith("EPSG:3857 (")
    assert found.to_degrees(1113194.907932736, 0) == (10, 0)


@pytest.mark.parametrize("name", ["EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326"])
def test_degrees_are_left_alone(name: str) -> None:
    assert find_projection(name) is None


def test_east_is_x_whatever_the_definition_says() -> None:
    # In the registry this system has its northing first.
    found = find_projection("EPSG:31468")
    assert found is not None
    lon, lat = found.to_degrees(4468503.33, 5333317.78) or (0.0, 0.0)
    assert lon == pytest.approx(11.57, abs=0.01)
    assert lat == pytest.approx(48.13, abs=0.01)


def test_a_place_that_is_none() -> None:
    found = find_projection("EPSG:25833")
    assert found is not None
    assert found.to_degrees(1e300, 1e300) is None


@given(
    st.text(max_size=30) | st.sampled_from(["+init=epsg:3857", "PROJCS[", 'GEOGCS["a"]', "@file", "EPSG:"])
)
def test_any_name_is_a_system_or_refused(name: str) -> None:
    try:
        found = find_projection(name)
    except ProjectionError:
        return
    assert found is None or isinstance(found, Projection)


@pytest.mark.parametrize(
    ("points", "is_so"),
    [
        ([(-11253911.9, 5032730.5), (1490000, 6890000)], True),
        ([(1490000, 6890000)], True),
        ([(13.5, 52.5), (1490000, 6890000)], False),
        ([(30000000, 6890000)], False),
        ([(454000, 5800000)], False),
        ([], False),
    ],
)
def test_metres_of_the_web(points: list[tuple[float, float]], is_so: bool) -> None:
    assert looks_like_web_mercator(points) is is_so
