from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.model.entry import Statement
from cenotaph.model.sameness import SCHEME
from cenotaph.model.value import Count, Point, Term, Text, When
from cenotaph.register.differing import compare_statements

SWAPPED = {"same": "same", "different": "different", "only_a": "only_b", "only_b": "only_a"}


def event(name: str, edtf: str | None = None, **more: Any) -> Statement:
    return Statement(property=name, when=When(edtf) if edtf else None, **more)


def named(text: str) -> Statement:
    return Statement(property="named", value=Text(text))


def at(lat: float, lon: float, within_m: int | None = None) -> Statement:
    return Statement(property="located", value=Point.from_degrees(lon, lat, within_m=within_m))


def counted(low: int, high: int | None) -> Statement:
    return Statement(property="burials", count=Count(low, "people", high))


def identified(scheme: str, value: str) -> Statement:
    return Statement(property="identifier", value=Text(value), qualifiers=((SCHEME, scheme),))


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (named("The Cenotaph"), named("THE CENOTAPH"), "same"),
        (named("The Cenotaph"), named("War Memorial"), "different"),
        (event("erected", "1911"), event("erected", "1911-05-02"), "same"),
        (event("erected", "1911"), event("erected", "1912"), "different"),
        (event("erected"), event("erected", "1912"), "same"),
        (at(52.0, 0.0), at(52.0005, 0.0), "same"),
        (at(52.0, 0.0), at(52.005, 0.0), "different"),
        (at(52.0, 0.0, 1000), at(52.005, 0.0), "same"),
        (counted(200, 999), counted(300, 300), "same"),
        (counted(200, 250), counted(300, 300), "different"),
        (counted(200, None), counted(300, 300), "same"),
        (identified("wikidata", "Q1"), identified("wikidata", "Q2"), "different"),
        (
            Statement(property="kind", value=Term("statue")),
            Statement(property="kind", value=Term("monument")),
            "same",
        ),
        (
            Statement(property="kind", value=Term("plaque")),
            Statement(property="kind", value=Term("cemetery")),
            "different",
        ),
    ],
)
def test_what_can_both_hold_is_no_difference(a: Statement, b: Statement, outcome: str) -> None:
    (found,) = compare_statements([a], [b])
    assert found.outcome == outcome
    (swapped,) = compare_statements([b], [a])
    assert swapped.outcome == SWAPPED[outcome]


def test_a_removal_that_only_one_side_tells_comes_out_with_its_day() -> None:
    (found,) = compare_statements([], [event("removed", "2020-06-05")])
    assert (found.label, found.outcome, found.b, found.event) == ("removed", "only_b", ("2020-06-05",), True)


def test_a_second_removal_is_told_where_the_first_is_known() -> None:
    (found,) = compare_statements(
        [event("removed", "2015")], [event("removed", "2015-03"), event("removed", "2020")]
    )
    assert (found.outcome, found.a, found.b) == ("only_b", (), ("2020",))


def test_what_is_planned_is_not_what_happened() -> None:
    found = compare_statements([event("removed", "2020", status="planned")], [event("removed", "2020")])
    assert [(one.label, one.outcome) for one in found] == [
        ("removed", "only_b"),
        ("removed (planned)", "only_a"),
    ]


def test_identifiers_of_other_schemes_do_not_contradict_each_other() -> None:
    found = compare_statements([identified("wikidata", "Q1")], [identified("iwm", "5")])
    assert [one.outcome for one in found] == ["only_b", "only_a"]


def test_positions_are_told_with_their_distance() -> None:
    (found,) = compare_statements([at(52.0, 0.0)], [at(52.01, 0.0)])
    assert found.metres == pytest.approx(1112, abs=2)


STATEMENTS = st.lists(
    st.one_of(
        st.sampled_from(["A", "a", "B"]).map(named),
        st.tuples(
            st.sampled_from(["erected", "removed"]), st.sampled_from([None, "1911", "1911-05", "1950~"])
        ).map(lambda pair: event(*pair)),
        st.sampled_from([at(52.0, 0.0), at(52.01, 0.0, 2000), at(53.0, 0.0)]),
        st.sampled_from([counted(1, 5), counted(4, None), counted(9, 9)]),
    ),
    max_size=6,
)


@given(a=STATEMENTS, b=STATEMENTS)
@settings(deadline=None)
def test_swapping_the_sides_swaps_the_answer(a: list[Statement], b: list[Statement]) -> None:
    for one, other in zip(compare_statements(a, b), compare_statements(b, a), strict=True):
        assert other.outcome == SWAPPED[one.outcome]
        assert (one.label, one.a, one.b, one.metres) == (other.label, other.b, other.a, other.metres)


@given(said=STATEMENTS)
@settings(deadline=None)
def test_nothing_differs_from_itself(said: list[Statement]) -> None:
    assert {one.outcome for one in compare_statements(said, said)} <= {"same"}
