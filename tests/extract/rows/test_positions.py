"""Positions of rows: where they stand, and what is repaired on which proof."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import ProfileError
from cenotaph.extract.rows.mapping import map_row
from cenotaph.extract.rows.profile import Profile, parse_profile
from cenotaph.extract.rows.repairs import prove_by_link, restore_points
from cenotaph.extract.rows.strays import stray_country
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Cell
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.model.value import Point
from cenotaph.sources.item import Rejected, Row

MakeProfile = Callable[[str], Profile]
LOCATED = '[[statement]]\nproperty = "located"\n'
LINK = "https://www.google.com/maps/search/?api=1&query=56.123456789012,-3.987654321098&query_place_id="


def locate(
    profile: Profile, lon: float | None = None, lat: float | None = None, /, **cells: str
) -> Statement:
    row = Row(1, "line 2", {"name": "A"} | cells, RowSelector(1), lon, lat, "a.csv")
    mapped = map_row(row, profile, capture="0" * 64)
    assert isinstance(mapped, Assertion), mapped
    (found,) = [one for one in mapped.statements if one.property == "located"]
    return found


def rejection(profile: Profile, **cells: str) -> str:
    mapped = map_row(Row(1, "line 2", {"name": "A"} | cells, RowSelector(1)), profile, capture="0" * 64)
    assert isinstance(mapped, Rejected), mapped
    return mapped.code


@pytest.mark.parametrize(
    ("point", "cells"),
    [
        ('{ lon = "x", lat = "y" }', {"x": "13,5", "y": "52,25"}),
        ('{ lon = "x", lat = "y" }', {"x": "13°30'0\"E", "y": "52°15'0\"N"}),
        ('{ pair = "p" }', {"p": "52.25, 13.5"}),
        ('{ pair = "p" }', {"p": "52,25; 13,5"}),
        ('{ pair = "p", first = "lon" }', {"p": "(13.5 52.25)"}),
        ('{ wkt = "w" }', {"w": "Point (13.5 52.25)"}),
        ('{ wkt = "w" }', {"w": "SRID=4326;POLYGON((13 52, 14 52, 14 52.5, 13 52.5, 13 52))"}),
        ('{ link = "l" }', {"l": "https://maps.google.com/maps?q=loc:52.25,13.5&z=14"}),
        ('{ link = "l" }', {"l": "https://www.google.com/maps/place/A/@52.25,13.5,17z"}),
        ('[{ pair = "p" }, { wkt = "w" }]', {"p": ",", "w": "POINT(13.5 52.25)"}),
        ('{ lon = "x", lat = "y", link = "l" }', {"l": "https://maps.google.com/maps?q=52.25,13.5"}),
    ],
)
def test_where_a_position_stands(small: MakeProfile, point: str, cells: dict[str, str]) -> None:
    assert locate(small(LOCATED + f"point = {point}"), **cells).value == Point(135000000, 522500000)


@pytest.mark.parametrize(
    ("point", "cells"),
    [
        ('{ lon = "e", lat = "n", crs = "EPSG:27700" }', {"e": "325750", "n": "673550"}),
        ('{ pair = "p", crs = "EPSG:27700" }', {"p": "325750; 673550"}),
        ('{ wkt = "w", crs = "EPSG:27700" }', {"w": "POINT(325750 673550)"}),
        ('{ grid = "g" }', {"g": "NT 257 735"}),
        ('{ lon = "x", lat = "y", crs = "EPSG:3857" }', {"x": "-355164.8", "y": "7548309.5"}),
    ],
)
def test_other_systems(small: MakeProfile, point: str, cells: dict[str, str]) -> None:
    value = locate(small(LOCATED + f"point = {point}"), **cells).value
    assert isinstance(value, Point)
    assert abs(value.lon / 1e7 + 3.1905) < 0.0002
    assert abs(value.lat / 1e7 - 55.9492) < 0.0002


def test_accuracy_goes_with_the_position(small: MakeProfile) -> None:
    columns = small(LOCATED + 'point = { lon = "x", lat = "y", within = "a" }')
    assert locate(columns, x="13.5", y="52.25", a="4.6").value == Point(135000000, 522500000, 5)
    geopoint = small(LOCATED + 'point = { pair = "p" }')
    assert locate(geopoint, p="52.25 13.5 34.1 4.6").value == Point(135000000, 522500000, 5)


def test_a_lost_point_is_proved_by_the_link(small: MakeProfile) -> None:
    profile = small(LOCATED + 'point = { lon = "x", lat = "y", link = "l" }')
    found = locate(profile, x="-3,987,654,321", y="5,612,345,679", l=LINK)
    assert found.value == Point.from_degrees(-3.987654321098, 56.123456789012)
    assert found.qualifiers == (("repaired", "decimal point"),)
    assert found.selector == Cell("y", "5,612,345,679")
    assert locate(profile, x="56.123456", y="-3.987654", l=LINK).qualifiers == (("repaired", "swapped"),)
    assert locate(profile, x="-3.9876", y="56.1234", l=LINK).qualifiers == ()
    assert rejection(profile, x="-3,987,654,321", y="5,712,345,679", l=LINK) == "not_a_coordinate"


def test_a_lost_point_is_proved_by_the_column(small: MakeProfile) -> None:
    profile = small(LOCATED + 'point = { lon = "x", lat = "y" }')
    clean = [{"name": "A", "x": f"-3.{n}87654", "y": f"56.{n}23456"} for n in range(1, 9)]
    assert rejection(profile, x="-3,987,654,321", y="5,612,345,679") == "not_a_coordinate"
    found = locate(profile.prepare(clean), x="-3,487,654,321", y="5,642,345,679")
    assert found.value == Point.from_degrees(-3.487654321, 56.42345679)
    assert found.qualifiers == (("repaired", "decimal point"),)
    swapped = [{"name": "A", "x": f"-97.{n}87654", "y": f"30.{n}23456"} for n in range(1, 9)]
    assert locate(profile.prepare(swapped), x="30.423456", y="-97.487654").qualifiers == (
        ("repaired", "swapped"),
    )
    wide = [
        *clean,
        {"name": "B", "x": "-0.212345", "y": "5.642345"},
        {"name": "C", "x": "-33.812345", "y": "0.5642"},
    ]
    assert rejection(profile.prepare(wide * 3), x="-3,487,654,321", y="x") == "not_a_coordinate"


def test_a_position_is_turned_into_the_country_of_the_row(small: MakeProfile) -> None:
    profile = small(
        LOCATED + 'point = { lon = "x", lat = "y" }\nplaces = [{ column = "land", country = true }]'
    )
    right = Point(135000000, 522500000)
    assert locate(profile, x="13.5", y="52.25", land="Germany").qualifiers == ()
    for x, y, repair in (("52.25", "13.5", "swapped"), ("-13.5", "52.25", "sign")):
        found = locate(profile, x=x, y=y, land="Germany")
        assert (found.value, found.qualifiers) == (right, (("repaired", repair),))
    lost = locate(profile, x="30.5", y="50.5", land="Germany")
    assert (lost.value, lost.qualifiers) == (Point(305000000, 505000000), (("outside", "UA"),))
    assert locate(profile, x="0.0", y="0.0", land="Germany").qualifiers == (("outside", "sea"),)


def test_the_country_of_a_whole_list(small: MakeProfile) -> None:
    profile = small(LOCATED + 'point = ["geometry", { pair = "p", country = "UA" }]')
    assert locate(profile, p="30.5, 50.5").qualifiers == (("repaired", "swapped"),)
    stated = small(LOCATED + 'point = "geometry"\nplaces = [{ text = "Germany", country = true }]')
    assert locate(stated, 52.25, 13.5).qualifiers == (("repaired", "swapped"),)
    assert [place.name for place in locate(stated, 13.5, 52.25).places] == ["Germany"]


@pytest.mark.parametrize(
    ("lon", "lat", "country", "stray"),
    [
        (34.1, 44.95, "UA", None),  # disputed: nobody is told that he is wrong
        (-66.1, 18.4, "US", None),
        (9.0, 47.3, "DE", None),
        (8.5, 46.5, "DE", "CH"),
        (20.5, 54.7, "RU", None),
    ],
)
def test_who_is_told_that_a_position_strays(lon: float, lat: float, country: str, stray: str | None) -> None:
    assert stray_country(lon, lat, country) == stray


@pytest.mark.parametrize(
    ("point", "word"),
    [
        ('{ lon = "x" }', "lat"),
        ('{ pair = "p", wkt = "w" }', "either"),
        ('{ crs = "EPSG:27700", grid = "g" }', "system"),
        ('{ lon = "x", lat = "y", crs = "EPSG:1" }', "crs"),
        ('{ lon = "x", lat = "y", country = "Germany" }', "country"),
        ("{ }", "needs"),
    ],
)
def test_what_cannot_be_meant_has_its_line(small: MakeProfile, point: str, word: str) -> None:
    with pytest.raises(ProfileError, match=word) as caught:
        small(LOCATED + f"point = {point}")
    assert caught.value.line


@given(
    st.floats(-179, 179, allow_nan=False).map(lambda one: round(one, 9)),
    st.floats(-89, 89, allow_nan=False).map(lambda one: round(one, 9)),
    st.floats(-179, 179, allow_nan=False).map(lambda one: round(one, 9)),
    st.floats(-89, 89, allow_nan=False).map(lambda one: round(one, 9)),
)
def test_a_link_proves_nothing_else(lon: float, lat: float, other_lon: float, other_lat: float) -> None:
    proved = prove_by_link((f"{lon:.9f}", f"{lat:.9f}"), (other_lon, other_lat))
    if proved is not None:
        assert abs(proved[0] - other_lon) <= 0.01
        assert abs(proved[1] - other_lat) <= 0.01


@given(st.integers(-1_800_000_000, 1_800_000_000), st.integers(0, 900_000_000))
def test_a_repair_lies_among_the_clean_cells(x: int, y: int) -> None:
    bounds = {"x": (13.0, 14.0), "y": (52.0, 53.0)}
    found = restore_points((f"{x:,}", f"{y:,}"), ("x", "y"), bounds, None)
    assert found is None or (12.5 <= found[0] <= 14.5 and 51.5 <= found[1] <= 53.5)


def test_a_profile_without_a_point_has_no_country_to_ask() -> None:
    head = b'name = "k"\ntitle = "k"\nsource = { id = "k" }\nsubject = { namespace = "k", key = "name" }\n'
    tail = b'[kind]\notherwise = "other"\n[[statement]]\nproperty = "located"\nplaces = [{ text = "A", column = "b" }]\n'
    with pytest.raises(ProfileError, match="either `column` or `text`"):
        parse_profile(head + tail, "k.toml")
