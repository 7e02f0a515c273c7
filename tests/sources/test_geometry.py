from __future__ import annotations

import json
from typing import Any

import pytest
import shapely
import shapely.geometry
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.sources.geometry import GeometryError, point_of


@pytest.mark.parametrize(
    ("kind", "coordinates", "expected"),
    [
        ("Point", [21.4, 41.9], (21.4, 41.9)),
        ("Point", [21.4, 41.9, 300], (21.4, 41.9)),
        ("LineString", [[0, 0], [0, 10]], (0, 5)),
        ("Polygon", [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]], (1, 1)),
        ("MultiPoint", [[1, 2], [1, 2]], (1, 2)),
        ("Polygon", [[[-97.9, 33.5], [-97.9, 33.5]]], (-97.9, 33.5)),
    ],
)
def test_a_point_stands_for_a_geometry(
    kind: str, coordinates: list[Any], expected: tuple[float, float]
) -> None:
    assert point_of({"type": kind, "coordinates": coordinates}) == expected


def test_nothing_is_nowhere() -> None:
    assert point_of(None) is None
    assert point_of({"type": "Point", "coordinates": []}) is None
    assert point_of({"type": "GeometryCollection", "geometries": []}) is None


def test_the_point_of_a_horseshoe_lies_on_it() -> None:
    shoe = [[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]]
    point = point_of({"type": "Polygon", "coordinates": [shoe]})
    assert point is not None
    assert shapely.Polygon(shoe).covers(shapely.Point(point))


@pytest.mark.parametrize(
    ("geometry", "code", "word"),
    [
        ({"type": "Point", "coordinates": [41.9, 121.4]}, "coordinate_out_of_range", "swapped"),
        ({"type": "Point", "coordinates": [-11253900, 5032730]}, "coordinate_out_of_range", "projection"),
        ({"type": "Point", "coordinates": [200, 5]}, "coordinate_out_of_range", "200"),
        ({"type": "Point", "coordinates": "here"}, "bad_geometry", "list"),
        ({"type": "Point", "coordinates": ["1", "2"]}, "bad_geometry", "numbers"),
        ({"type": "Point", "coordinates": [10**400, 2]}, "coordinate_out_of_range", "large"),
        ({"type": "Circle", "coordinates": [1, 2]}, "bad_geometry", "Circle"),
        ("POINT (1 2)", "bad_geometry", "object"),
    ],
)
def test_what_is_no_place_is_said(geometry: object, code: str, word: str) -> None:
    with pytest.raises(GeometryError) as caught:
        point_of(geometry)
    assert caught.value.code == code
    assert word in caught.value.reason


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=20,
)


@settings(deadline=None)
@given(
    st.sampled_from(["Point", "MultiPoint", "LineString", "Polygon", "MultiPolygon", "MultiLineString"]),
    json_values,
)
def test_any_coordinates_give_a_place_or_a_reason(kind: str, coordinates: object) -> None:
    try:
        point = point_of({"type": kind, "coordinates": coordinates})
    except GeometryError:
        return
    assert point is None or (-180 <= point[0] <= 180 and -90 <= point[1] <= 90)


degrees = st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(list)


@settings(deadline=None)
@given(st.lists(degrees, min_size=3, max_size=8))
def test_the_point_lies_in_the_bounds_of_its_polygon(corners: list[list[float]]) -> None:
    geometry = json.loads(json.dumps({"type": "Polygon", "coordinates": [[*corners, corners[0]]]}))
    point = point_of(geometry)
    assert point is not None
    west, south, east, north = shapely.geometry.MultiPoint(corners).bounds
    assert west <= point[0] <= east
    assert south <= point[1] <= north
