from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.pairing import TAKEN, pair_lists, trusted_schemes
from cenotaph.linkage.record import Record

TOWNS = ("Ashby", "Brockham", "Cotherstone", "Dunwich")


def record(id_: str, town: str = "Ashby", lat: float = 52.0, **more: Any) -> Record:
    return Record(id=id_, names=(f"{town} War Memorial",), lat=lat, lon=0.1, kind="memorial", **more)


def test_what_is_alike_is_matched_and_the_rest_is_in_none() -> None:
    found = pair_lists([record("a1"), record("a2", "Dunwich", 53.0)], [record("b1")])
    assert [one[:2] for one in found.matched] == [("a1", "b1")]
    assert found.matched[0].probability is not None
    assert not found.perhaps


def test_a_stated_pair_is_matched_however_unlike_and_a_parted_one_never() -> None:
    a, b = [record("a1"), record("a2", "Dunwich", 53.0)], [record("b1"), record("b2", "Brockham", 58.0)]
    found = pair_lists(a, b, stated={("a2", "b2"): "judged"}, apart={("a1", "b1")})
    assert [(one.a, one.b, one.probability, one.because) for one in found.matched] == [
        ("a2", "b2", None, "judged")
    ]
    assert not found.perhaps


def test_one_identifier_that_nothing_else_bears_is_a_statement() -> None:
    a = [
        record("a1", identifiers=("wikidata:Q1",)),
        record("a2", "Dunwich", 54.0, identifiers=("wikidata:Q2",)),
    ]
    b = [
        record("b1", "Brockham", 58.0, identifiers=("wikidata:Q1",)),
        record("b2", "Brockham", 59.0, identifiers=("wikidata:Q2",)),
        record("b3", "Brockham", 60.0, identifiers=("wikidata:Q2",)),
    ]
    found = pair_lists(a, b)
    assert [(*one[:3], one.because) for one in found.matched] == [("a1", "b1", None, "both are wikidata:Q1")]


def test_numbers_of_rows_name_nothing() -> None:
    a = [record(f"id:{n}", "Ashby") for n in range(3)]
    b = [record(f"id:{n}", "Dunwich", 60.0) for n in range(3)]
    assert pair_lists(a, b).matched == []
    assert trusted_schemes(a, b) == frozenset()
    moved = [record(f"id:{n}", "Ashby", 52.001) for n in range(3)]
    assert trusted_schemes(a, moved) == {"id"}
    assert [one.because for one in pair_lists(a, moved).matched] == [f"both are id:{n}" for n in range(3)]


def test_each_record_is_matched_once() -> None:
    found = pair_lists([record("a1")], [record("b1"), record("b2")])
    assert len(found.matched) <= 1
    assert {one.b for one in (*found.matched, *found.perhaps)} <= {"b1", "b2"}
    assert all(one.because == TAKEN for one in found.perhaps if found.matched)


@given(
    st.permutations(range(4)),
    st.permutations(range(3)),
)
@settings(deadline=None, max_examples=15)
def test_the_order_of_rows_does_not_matter(first: list[int], second: list[int]) -> None:
    a = [record(f"a{n}", TOWNS[n], 52.0 + n) for n in range(4)]
    b = [record(f"b{n}", TOWNS[n], 52.0 + n) for n in range(3)]
    assert pair_lists([a[n] for n in first], [b[n] for n in second]) == pair_lists(a, b)
    swapped = pair_lists(b, a)
    assert [(one.b, one.a) for one in swapped.matched] == [one[:2] for one in pair_lists(a, b).matched]
