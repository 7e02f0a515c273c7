"""Places of a document: what stands behind a name, beside it, and who published it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.text.toponyms import Outlet, place_candidates
from cenotaph.gazetteer import Gazetteer
from cenotaph.model.value import PlaceCandidate


def best(gazetteer: Gazetteer, text: str, name: str, outlet: Outlet | None = None) -> PlaceCandidate:
    span = (text.index(name), text.index(name) + len(name))
    return place_candidates(text, [span], gazetteer, outlet=outlet)[span][0]


@pytest.mark.parametrize(
    ("text", "name", "ref"),
    [
        ("A memorial in Paris was damaged.", "Paris", "geonames:2988507"),
        ("A memorial in Paris, Texas, was damaged.", "Paris", "geonames:4717560"),
        ("A memorial in Monroe, La., was damaged.", "Monroe", "geonames:4333669"),
        ("A memorial in Victoria, B. C., was damaged.", "Victoria", "geonames:6174041"),
        ("A monument in Georgia, near Atlanta, fell.", "Georgia", "geonames:4197000"),
        ("A monument in Georgia, near Tbilisi, fell.", "Georgia", "iso3166:GE"),
        ("The monument at Moscow (Idaho) stands.", "Moscow", "geonames:5601538"),
        ("The US said so.", "US", "iso3166:US"),
        ("The town of Brest paid. Minsk and the government of Belarus agreed.", "Brest", "geonames:629634"),
        ("The town of Brest paid. Paris and the French coast; Brittany agreed.", "Brest", "geonames:3030300"),
    ],
)
def test_the_text_says_which(gazetteer: Gazetteer, text: str, name: str, ref: str) -> None:
    assert best(gazetteer, text, name).ref == ref


@pytest.mark.parametrize(
    ("outlet", "country"),
    [
        (Outlet(url="https://news.example.co.uk/a"), "GB"),
        (Outlet(url="https://example.ca"), "CA"),
        (Outlet(url="example.ca"), "CA"),
    ],
)
def test_the_outlet_says_which(gazetteer: Gazetteer, outlet: Outlet, country: str) -> None:
    assert best(gazetteer, "A memorial in London was damaged.", "London", outlet).country == country


@pytest.mark.parametrize(
    "outlet", [Outlet(url="https://www.dayton-news.example"), Outlet(publisher="The Dayton Herald")]
)
def test_an_outlet_called_after_a_town_is_near_it(gazetteer: Gazetteer, outlet: Outlet) -> None:
    found = best(gazetteer, "A memorial in Springfield was damaged.", "Springfield", outlet)
    assert found.lon is not None
    assert -85 < found.lon / 1e7 < -83


def test_a_name_means_one_place_unless_its_region_is_written(gazetteer: Gazetteer) -> None:
    text = "In Springfield, Illinois, it fell. Springfield paid. In Springfield, Mo., it stands."
    spans = [(at, at + 11) for at in range(len(text)) if text.startswith("Springfield", at)]
    found = place_candidates(text, spans, gazetteer)
    assert [round((found[span][0].lon or 0) / 1e7) for span in spans] == [-90, -90, -93]


def test_an_unknown_name_has_no_candidate(gazetteer: Gazetteer) -> None:
    assert place_candidates("In Nowhereville-upon-Nothing.", [(3, 28)], gazetteer) == {(3, 28): ()}


@given(
    text=st.text(max_size=80), cuts=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4)
)
def test_any_text_is_answered(gazetteer: Gazetteer, text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [(a, b) for a, b in cuts if a < b <= len(text)]
    found = place_candidates(text, spans, gazetteer, outlet=Outlet(text, text))
    assert set(found) == set(spans)
