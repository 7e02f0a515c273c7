"""Names in any script give the right place first, and keep the other candidates."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import GazetteerUnavailableError
from cenotaph.gazetteer import Gazetteer
from cenotaph.gazetteer.gazetteer import MOST_CANDIDATES

KOREAN_PLACES = {
    "Pyongyang": "geonames:1871859",
    "Chongjin": "geonames:2044757",
    "Haeju": "geonames:1877615",
    "Nampo": "geonames:1873757",
    "Dongnim": "geonames:1867778",
    "Sinuiju": "geonames:2040893",
    "Wonsan": "geonames:1866923",
    "Hamhung": "geonames:1877449",
    "Rason/Rajin": "geonames:2042645",
    "Uiju": "geonames:2039623",
}


def test_every_measured_spelling_resolves(gazetteer: Gazetteer, shared: Path) -> None:
    measured = json.loads((shared / "data/gazetteer/kp_resolution_test.json").read_text("utf-8"))["result"]
    spellings = [(place, spelling) for place, found in measured.items() for spelling in found]
    assert len(spellings) == 41
    wrong = [
        (place, spelling)
        for place, spelling in spellings
        if [c.ref for c in gazetteer.find(spelling)][:1] != [KOREAN_PLACES[place]]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("Dongnim", "geonames:1867778"),
        ("Tongrim", "geonames:1867778"),
        ("Tongnim-gun", "geonames:1867778"),
        ("Тонним", "geonames:1867778"),
        ("동림", "geonames:1867778"),
        ("동림군", "geonames:1867778"),
        ("CH’ŎNGJIN", "geonames:2044757"),
        ("Cheongjin", "geonames:2044757"),
        ("청진", "geonames:2044757"),
        ("Pyeongyang", "geonames:1871859"),
        ("Pyongyang's", "geonames:1871859"),
        ("나선", "geonames:2042645"),
        ("Naseon", "geonames:2042645"),
        ("Синичжу", "geonames:2040893"),
        ("North Pyongan Province", "geonames:1871954"),
        ("South Hamgyong", "geonames:1877450"),
        ("Kangwon province", "geonames:1876101"),
        ("DPRK", "iso3166:KP"),
        ("КНДР", "iso3166:KP"),
        ("북한", "iso3166:KP"),
        ("North Korea", "iso3166:KP"),
        ("Põhja-Korea", "iso3166:KP"),
        ("United States of America", "iso3166:US"),
        ("Bosnia and Herzegovina", "iso3166:BA"),
        ("Georgia", "iso3166:GE"),
        ("Berlin", "geonames:2950159"),
        ("city of Riga", "geonames:456172"),
        ("New York", "geonames:5128581"),
        ("Virginia", "geonames:6254928"),
        ("Bayern", "geonames:2951839"),
        ("Житомирская область", "geonames:686966"),
        ("키이우", "geonames:703448"),
    ],
)
def test_the_best_candidate(gazetteer: Gazetteer, name: str, ref: str) -> None:
    assert gazetteer.find(name)[0].ref == ref


@pytest.mark.parametrize(
    "name",
    [
        "Europe",
        "Европа",
        "Osteuropa",
        "Eastern Europe",
        "Baltic states",
        "Korean Peninsula",
        "Gaza Strip",
        "USSR",
    ],
)
def test_wide_areas_have_no_town_beside_them(gazetteer: Gazetteer, name: str) -> None:
    candidates = gazetteer.find(name)
    assert candidates[0].kind == "area"
    assert {c.kind for c in candidates} <= {"area", "country", "region"}


def test_candidates_are_ordered_and_limited(gazetteer: Gazetteer) -> None:
    for name in ("Berlin", "Moscow", "San José", "Springfield", "Treptow"):
        candidates = gazetteer.find(name)
        assert 2 <= len(candidates) <= MOST_CANDIDATES
        scores = [c.score for c in candidates]
        assert scores == sorted(scores, reverse=True)
        assert len({c.ref for c in candidates}) == len(candidates)


def test_countries_spoken_of_go_first(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Georgia", countries=["US"])[0].ref == "geonames:4197000"
    assert gazetteer.find("Berlin", countries=["US"])[0].country == "US"
    assert gazetteer.find("Berlin", countries=["US", "DE"])[0].country == "DE"


def test_what_is_near_goes_first(gazetteer: Gazetteer) -> None:
    first = gazetteer.find("Springfield", near=(-89.6, 39.8))[0]
    assert first.lat is not None
    assert abs(first.lat / 1e7 - 39.8) < 0.2


def test_unknown_names_have_no_candidate(gazetteer: Gazetteer) -> None:
    for name in ("", " ", "—", "Nowhereville-upon-Nothing", "Shin Hong-chol"):
        assert gazetteer.find(name) == ()
        assert not gazetteer.is_known(name)


@given(name=st.text(max_size=25))
def test_any_name_is_answered(gazetteer: Gazetteer, name: str) -> None:
    candidates = gazetteer.find(name)
    assert all(0 <= c.score <= 1000 for c in candidates)
    if gazetteer.is_known(name):
        assert candidates


@given(
    name=st.sampled_from(["Pyongyang", "Chongjin", "Łódź", "Riga", "Тонним", "청진"]),
    near=st.none() | st.just((0.0, 0.0)),
)
def test_case_and_hyphens_do_not_matter(
    gazetteer: Gazetteer, name: str, near: tuple[float, float] | None
) -> None:
    assert gazetteer.find(name.upper(), near=near) == gazetteer.find(f"-{name.lower()}-", near=near) != ()


def test_places_are_within_the_globe_and_named(gazetteer: Gazetteer) -> None:
    for name in ("Alberta", "Queensland", "Rason", "Germany", "Lublin Voivodeship"):
        best = gazetteer.find(name)[0]
        assert best.lon is not None
        assert best.lat is not None
        assert abs(best.lon) <= 180 * 10**7
        assert abs(best.lat) <= 90 * 10**7


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GazetteerUnavailableError) as caught:
        Gazetteer.open(tmp_path / "file" / "cache")
    assert "gazetteer" in caught.value.path.name


def _open_in(folder: Path) -> str:
    gazetteer = Gazetteer.open(folder)
    found = gazetteer.find("Тонним")[0].ref
    gazetteer.close()
    return found


@pytest.mark.slow
def test_two_processes_may_compile_at_once_over_a_damaged_file(gazetteer: Gazetteer, tmp_path: Path) -> None:
    (good,) = {Path(row[2]) for row in gazetteer._databases[0].execute("PRAGMA database_list")}
    damaged = tmp_path / good.name
    damaged.write_bytes(good.read_bytes()[:5000])
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(_open_in, [tmp_path, tmp_path])) == ["geonames:1867778"] * 2
    assert [path.name for path in tmp_path.iterdir()] == [good.name]
    tables = "SELECT count(*), min(key), max(key), sum(place) FROM name"
    with sqlite3.connect(damaged) as again, sqlite3.connect(good) as before:
        assert again.execute(tables).fetchall() == before.execute(tables).fetchall()
    again.close()
    before.close()
