"""Coordinates are read in every form that lists hold, and never in a form that allows two readings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.coordinates import Axis, Position, is_swapped, parse_degrees, parse_pair

LATS = st.integers(-90 * 10**6, 90 * 10**6).map(lambda micro: micro / 10**6)
LONS = st.integers(-180 * 10**6, 180 * 10**6).map(lambda micro: micro / 10**6)
PIECES = st.sampled_from(
    ["52.5", "13,4", "-", "+", "°", "'", '"', "′", " ", ",", ";", "N", "W", "O", "с.ш.", "в.д.", "北緯", "lat", "lng:", "POINT(", ")",
     "57", "39", "181", "/", "e-5", "\n", "٣", "½", "²", "{", "SRID=4326;", "+52.5+013.4/", "deg"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("52,5200", 52.52),
        ("−2.19", -2.19),
        ("+52.5", 52.5),
        ("52.5°", 52.5),
        ("57°39'36\"N", 57.66),
        ("57º39’36”N", 57.66),
        ("N 57° 39′ 36″", 57.66),
        ("57 39 36", 57.66),
        ("57:39:36", 57.66),
        ("57° 39.6'", 57.66),
        ("52d31m12s", 52.52),
        ("52deg 31min 12sec N", 52.52),
        ("52° 31' 12\" north", 52.52),
        ("33 S", -33.0),
        ("12,5 Nord", 12.5),
        ("55,75 с.ш.", 55.75),
        ("37.6 в. д.", 37.6),
        ("37.6 з.д.", -37.6),
        ("33 ю.ш.", -33.0),
        ("48,85 пн.ш.", 48.85),
        ("50° 6′ s. š.", 50.1),
        ("14° 30′ v. d.", 14.5),
        ("北緯35度30分0秒", 35.5),
        ("북위 38.5", 38.5),
        ("４５．５", 45.5),
        ("4.5e-05", 4.5e-05),
        ("0", 0.0),
    ],
)
def test_degrees(text: str, degrees: float) -> None:
    assert parse_degrees(text) == degrees


@pytest.mark.parametrize(
    "text",
    ["", "N", "52 13", "5,766,019,592", "57.660.195", "181", "-2.19 W", "52° 61'", "52° 31' 60\"", "52.5° 30'", "2.3 O", "12 May",
     "N 52.5 S", "1e5", "nan", "inf", "52.5 km", "9" * 400],
)  # fmt: skip
def test_texts_that_are_no_degrees(text: str) -> None:
    assert parse_degrees(text) is None


def test_the_axis_and_the_language_decide() -> None:
    assert parse_degrees("91", axis="lat") is None
    assert parse_degrees("91", axis="lon") == 91
    assert parse_degrees("13.4 E", axis="lat") is None
    assert parse_degrees("13.4 O", axis="lon", o_means="E") == 13.4
    assert parse_degrees("2.3 O", axis="lon", o_means="W") == -2.3


@pytest.mark.parametrize(
    "text",
    [
        "52.5, 13.4", "52,5; 13,4", "52.5 13.4", "(52.5, 13.4)", "52,5 13,4", "52,5,13,4", "52.5/13.4", "52.5 | 13.4", "52.5\n13.4",
        "POINT(13.4 52.5)", "Point(13.4 52.5)", "POINT Z (13.4 52.5 30)", "SRID=4326;POINT(13.4 52.5)",
        "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(52.5 13.4)",
        "lat: 52.5 lng: 13.4", "lat=52.5, lon=13.4", '{"longitude": "13.4", "latitude": 52.5}', "широта: 52.5, долгота: 13.4",
        "+52.5+013.4/", "13.4 E 52.5 N", "13.4° E, 52.5° N", "N52.5 E13.4", "52.5N13.4E", "52,5° с. ш., 13,4° в. д.",
    ],
)  # fmt: skip
def test_pairs(text: str) -> None:
    assert parse_pair(text) == Position(52.5, 13.4, 1)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("57°39'36\"N2°12'0\"W", Position(57.66, -2.2, 3)),
        ("57 39 36 2 12 00", Position(57.66, 2.2, 3)),
        ("57° 39.6' N 2° 11.4' W", Position(57.66, -2.19, 2)),
        ("北緯35度30分 東経139度45分", Position(35.5, 139.75, 1)),
        ("+5231.2+01324.3/", Position(52.52, 13.405, 2)),
        ("+523112-0132418/", Position(52.52, -13.405, 3)),
    ],
)
def test_pairs_of_minutes(text: str, position: Position) -> None:
    assert parse_pair(text) == position


@pytest.mark.parametrize(
    "text",
    ["", "52,13", "52.5", "52.5,13.4,35", "151.2, -33.9", "1945, 1948", "52.5 N, 13.4 N", "48.5 N, 2.3 O", "SRID=3857;POINT(1 2)",
     "<http://www.wikidata.org/entity/Q405> Point(13.4 52.5)", "lat: 52.5 lat: 13.4", "+5261.2+01324.3/", "+52+13/", "POINT EMPTY"],
)  # fmt: skip
def test_texts_that_are_no_pair(text: str) -> None:
    assert parse_pair(text) is None


def test_what_stands_first() -> None:
    assert parse_pair("13.4, 52.5", first="lon") == Position(52.5, 13.4, 1)
    assert parse_pair("13.4, 52.5", first=None) is None
    assert parse_pair("151.2, -33.9", first=None) == Position(-33.9, 151.2, 1)
    assert parse_pair("13.4 E, 52.5", first="lat") == Position(52.5, 13.4, 1)


@given(
    st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join)),
    st.sampled_from(["lat", "lon", None]),
)
def test_no_text_raises_and_every_answer_is_on_the_earth(text: str, axis: Axis | None) -> None:
    degrees = parse_degrees(text, axis=axis)
    assert degrees is None or abs(degrees) <= (90 if axis == "lat" else 180)
    position = parse_pair(text, first=axis)
    if position is not None:
        assert abs(position.lat) <= 90
        assert abs(position.lon) <= 180
        assert position.decimals >= 0


@given(LATS, LONS)
def test_what_is_written_is_read(lat: float, lon: float) -> None:
    written = (f"{lat:.6f}", f"{lon:.6f}")
    expected = Position(lat, lon, 6)
    comma = tuple(number.replace(".", ",") for number in written)
    assert parse_degrees(comma[0], axis="lat") == lat
    for text in (", ".join(written), ",".join(written), " ".join(written), "; ".join(comma), " ".join(comma)):
        assert parse_pair(text) == expected
    assert parse_pair(f"POINT({written[1]} {written[0]})") == expected
    assert (
        parse_pair(f"{abs(lat):.6f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.6f}° {'E' if lon >= 0 else 'W'}")
        == expected
    )
    assert parse_pair(f"{lat:+010.6f}{lon:+011.6f}/") == expected


@given(st.integers(0, 89), st.integers(0, 59), st.integers(0, 59))
def test_minutes_and_seconds(degrees: int, minutes: int, seconds: int) -> None:
    expected = pytest.approx(degrees + minutes / 60 + seconds / 3600)
    for text in (
        f"{degrees}°{minutes:02}'{seconds:02}\"N",
        f"{degrees} {minutes} {seconds}",
        f"n {degrees}:{minutes}:{seconds}",
    ):
        assert parse_degrees(text, axis="lat") == expected


def test_a_swapped_pair() -> None:
    germany = (5.9, 47.3, 15.0, 55.1)
    assert is_swapped(13.4, 52.5, germany)
    assert not is_swapped(52.5, 13.4, germany)
    assert not is_swapped(0, 0, germany)
    assert not is_swapped(10, 12, (0, 0, 20, 20))
