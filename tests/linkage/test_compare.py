"""Two records side by side: features lie within bounds, and do not depend on which comes first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.compare import compare, distance_m
from cenotaph.linkage.features import COLUMN, FEATURES, Features
from cenotaph.linkage.prepare import prepare
from cenotaph.linkage.rarity import count_words, weigh_words
from cenotaph.linkage.record import Record

names = st.sampled_from(
    [
        "Lenin Monument",
        "Пам'ятник Леніну",
        "Lenindenkmal",
        "OAKES, Ada",
        "Cemetery",
        "",
        "12th Regiment",
        "A. B.",
    ]
)
records = st.builds(
    Record,
    id=st.just("x"),
    names=st.lists(names, max_size=3).map(tuple),
    lat=st.none() | st.floats(50, 50.1),
    lon=st.none() | st.just(10.0),
    within_m=st.none() | st.floats(0, 5000),
    kind=st.sampled_from([None, "statue", "cemetery"]),
    year=st.none() | st.integers(1900, 1905),
    inscription=st.none() | st.sampled_from(["Lest we forget 1914", "Never again", "km 2"]),
    city=st.sampled_from([None, "Oakham", "Elmton"]),
    address=st.none() | st.sampled_from(["Elm Road 3", "3 Elm Rd", "Oak Lane 5"]),
    born=st.none() | st.integers(1890, 1892),
)


def features(one: Record, other: Record) -> Features:
    prepared = prepare([one, other])
    prepared = weigh_words(prepared, count_words(prepared))
    return compare(prepared.take(np.array([0])), prepared.take(np.array([1])))


def value(one: Record, other: Record, feature: str) -> float:
    return float(features(one, other)[0, COLUMN[feature]])


@settings(deadline=None, max_examples=150)
@given(records, records)
def test_features_are_within_bounds_and_the_same_both_ways(one: Record, other: Record) -> None:
    there, back = features(one, other), features(other, one)
    assert there.shape == (1, len(FEATURES))
    assert ((there >= 0) & (there <= 1)).all()
    np.testing.assert_allclose(there, back, atol=1e-6)


@settings(deadline=None)
@given(records)
def test_nothing_speaks_against_a_record_and_itself(record: Record) -> None:
    table = features(record, record)[0]
    against = [
        name for name in FEATURES if name.endswith(("_other", "_conflict")) or name.startswith("beyond")
    ]
    assert [name for name in against if table[COLUMN[name]]] == []


def test_a_name_in_two_scripts_is_shared() -> None:
    one, other = (
        Record(id=id_, names=(name,)) for id_, name in (("1", "Lenindenkmal"), ("2", "Пам'ятник Леніну"))
    )
    assert value(one, other, "name_shared") == 1
    assert value(one, other, "object_same") == 1
    assert value(one, other, "name_conflict") == 0


def test_a_position_that_may_be_off_is_not_far() -> None:
    one, off = Record(id="1", lat=50.0, lon=10.0), Record(id="2", lat=50.01, lon=10.0)
    near = Record(id="2", lat=50.01, lon=10.0, within_m=2000)
    assert value(one, off, "beyond_200m") == 1
    assert value(one, near, "beyond_200m") == 0


def test_a_degree_of_latitude() -> None:
    prepared = prepare([Record(id="1", lat=0.0, lon=10.0), Record(id="2", lat=1.0, lon=10.0), Record(id="3")])
    away = distance_m(prepared.take(np.array([0, 0])), prepared.take(np.array([1, 2])))
    assert away[0] == pytest.approx(111_195, abs=1)  # pi / 180 * 6,371,008.8 m
    assert np.isnan(away[1])


@pytest.mark.parametrize(("other", "same", "differs"), [(1921, 1, 0), (1950, 0, 1), (None, 0, 0)])
def test_what_is_missing_says_nothing(other: int | None, same: float, differs: float) -> None:
    one, two = Record(id="1", year=1921), Record(id="2", year=other)
    assert (value(one, two, "year_same"), value(one, two, "year_other")) == (same, differs)
