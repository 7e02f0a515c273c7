from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.model.entry import Statement
from cenotaph.model.evidence import Cell
from cenotaph.model.value import Count, Place, PlaceCandidate, Point, Ref, Term, Text, When

StateRow = Callable[..., list[Statement]]


def test_a_value_points_at_its_cell_as_written(state_row: StateRow) -> None:
    (found,) = state_row('[[statement]]\nproperty = "material"\ncolumn = "stuff"', stuff="  granite ")
    assert found == Statement(
        property="material", value=Text("granite"), selector=Cell("stuff", "  granite ")
    )


@pytest.mark.parametrize("cell", ["", "  ", "NA", "na", "Not Found"])
def test_null_words_say_nothing(state_row: StateRow, cell: str) -> None:
    assert state_row('[[statement]]\nproperty = "material"\ncolumn = "stuff"', stuff=cell) == []


def test_several_columns_and_the_first_of_them(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "designer"\ncolumn = ["a", "b"]\n'
    assert [found.value for found in state_row(more, a="X", b="Y")] == [Text("X"), Text("Y")]
    assert [found.value for found in state_row(more + "first = true", a="NA", b="Y")] == [Text("Y")]


def test_a_cell_is_split(state_row: StateRow) -> None:
    found = state_row('[[statement]]\nproperty = "designer"\ncolumn = "a"\nsplit = ";"', a="X; Y;;")
    assert [(one.value, one.selector) for one in found] == [
        (Text("X"), Cell("a", "X")),
        (Text("Y"), Cell("a", "Y")),
    ]


def test_a_star_gives_the_language_in_sorted_order(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "named"\ncolumn = "name:*"\nlang = "*"\nleave_out = ["url"]'
    cells = {"name:mk": "А", "name:de-AT": "B", "name:url": "x", "name:etymology": "y", "name:": "z"}
    assert [found.value for found in state_row(more, **cells)] == [Text("B", "de-AT"), Text("А", "mk")]


def test_a_star_gives_a_qualifier(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "inscription"\ncolumn = "text:*"\nonly = ["north"]\nqualifiers = { side = "*" }'
    (found,) = state_row(more, **{"text:north": "A", "text:south": "B"})
    assert found.qualifiers == (("side", "north"),)


def test_an_event_is_its_date(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "erected"\nwhen = ["built", "year"]'
    assert state_row(more, built="NA", year="c. 1946") == [
        Statement(property="erected", when=When("1946~", "c. 1946"), selector=Cell("year", "c. 1946"))
    ]
    assert state_row(more) == []


def test_a_date_that_is_not_understood_keeps_its_words(state_row: StateRow) -> None:
    (found,) = state_row('[[statement]]\nproperty = "erected"\nwhen = "year"', year="when I was young")
    assert found.when == When(None, "when I was young")


def test_the_order_of_day_and_month_is_the_profiles(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "erected"\nwhen = { column = "d", order = "mdy", relation = "about" }'
    (found,) = state_row(more, d="05/09/1945")
    assert found.when == When("1945-05-09", "05/09/1945", "about")


def test_an_event_without_a_date_points_at_what_says_so(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "removed"\nwhen = "gone"\nundated = true\nif = { status = ["Removed"] }'
    assert state_row(more, status="removed") == [
        Statement(property="removed", when=When(), selector=Cell("status", "removed"))
    ]
    (dated,) = state_row(more, status="Removed", gone="2020")
    assert (dated.when, dated.selector) == (When("2020", "2020"), Cell("status", "Removed"))
    assert state_row(more, status="Live", gone="2020") == []


def test_status_actor_cause_and_qualifiers(state_row: StateRow) -> None:
    more = """[[statement]]
property = "damaged"
when = "year"
status = "alleged"
actor = "who"
cause = "why"
qualifiers = { scale = "large" }
qualifier_columns = { address = ["street", "number"] }
"""
    (found,) = state_row(more, year="2022", who="X", why="fire", street="Main St", number="7")
    assert (found.status, found.actor, found.cause) == ("alleged", "X", "fire")
    assert found.qualifiers == (("address", "Main St 7"), ("scale", "large"))


def test_a_count_says_what_it_counts(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "burials"\ncount = { column = "n", unit = "people", category = "military", conflict = "WW2", identified = "unknown", grave_type = "mass" }'
    assert state_row(more, n="1,375") == [
        Statement(
            property="burials",
            count=Count(1375, "people", 1375, "military", "unknown", "mass", "WW2"),
            selector=Cell("n", "1,375"),
        )
    ]
    assert state_row(more, n="") == []


def test_places_and_a_point_are_one_statement(state_row: StateRow) -> None:
    more = """[[statement]]
property = "located"
point = { lon = "x", lat = "y" }
places = ["town", { column = "state", subdivision_of = "US" }, { column = "country", country = true, codes = { Utopia = "XU" } }]
"""
    (found,) = state_row(more, x="-97.5", y="30.25", town="Austin", state="TX", country="United States")
    assert found.value == Point(-975000000, 302500000)
    assert found.places == (
        Place("Austin"),
        Place("TX", (PlaceCandidate("iso3166:US-TX", "TX", "region", 1000, "US"),)),
        Place("United States", (PlaceCandidate("iso3166:US", "United States", "country", 1000, "US"),)),
    )
    assert found.selector == Cell("town", "Austin")
    (bare,) = state_row(more, x="1", y="2")
    assert bare.selector == Cell("y", "2")
    (half,) = state_row(more, y="2", town="Austin")
    assert (half.value, half.places) == (None, (Place("Austin"),))
    (named,) = state_row(more, country="Utopia")
    assert named.places[0].candidates[0].country == "XU"
    assert state_row(more) == []


def test_a_pair_of_coordinates_in_one_cell(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "located"\npoint = { pair = "at" }'
    assert state_row(more, at="(30.25, -97.5)")[0].value == Point(-975000000, 302500000)
    assert state_row(more.replace("}", ', first = "lon" }'), at="-97.5 30.25")[0].value == Point(
        -975000000, 302500000
    )


def test_a_geometry_is_a_point(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "located"\npoint = "geometry"'
    (found,) = state_row(more, 21.5, 41.5)
    assert (found.value, found.selector) == (Point(215000000, 415000000), None)
    assert state_row(more) == []


def test_only_the_last_of_a_list_of_places_can_be_the_country(state_row: StateRow) -> None:
    more = '[[statement]]\nproperty = "located"\nplaces = [{ column = "in", split = ",", country = true }]'
    (found,) = state_row(more, **{"in": "Georgia, France"})
    assert [(place.name, len(place.candidates)) for place in found.places] == [("Georgia", 0), ("France", 1)]


def test_references_terms_and_fixed_texts(state_row: StateRow) -> None:
    more = """[[statement]]
property = "commemorates"
column = "q"
value = "ref"
namespace = "wikidata"
matches = "Q[1-9][0-9]*"
[[statement]]
property = "condition"
column = "state"
codes = { Bad = "poor" }
[[statement]]
property = "condition"
text = "abandoned"
if = { left = true }
"""
    found = state_row(more, q="Q7", state="bad", left="yes")
    assert [one.value for one in found] == [Ref("wikidata:Q7"), Term("poor", "bad"), Term(None, "abandoned")]
    assert state_row(more, q="7") == []


def test_a_pattern_cuts_the_value_out(state_row: StateRow) -> None:
    more = """[[statement]]
property = "renamed"
column = "title"
matches = '.*\\(renamed "(?P<value>[^"]+)"\\)'
"""
    assert state_row(more, title='Lee Road (renamed "Oak Road")')[0].value == Text("Oak Road")
    assert state_row(more, title="Lee Road") == []


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("{ a = true }", True),
        ("{ a = false }", False),
        ("{ c = false }", True),
        ('{ a = "X" }', True),
        ('{ a = ["y", "z"] }', False),
        ('{ a = "x", b = "nothing" }', False),
        ('[{ a = "nothing" }, { b = "y; w" }]', True),
        ('{ b = { is = "w", split = ";" } }', True),
        ('{ b = { is = "w" } }', False),
        ('{ b = { not = "w", split = ";" } }', False),
        ('{ c = { not = "w" } }', True),
        ('{ b = { matches = "^y" } }', True),
        ('{ "pre:*" = "p" }', True),
        ('{ "pro:*" = true }', False),
        ('{ "@kind" = "monument" }', True),
        ('{ "@kind" = { not = ["monument"] } }', False),
        ('[{ c = "1" }, { "@kind" = "monument" }]', True),
    ],
)
def test_conditions(state_row: StateRow, condition: str, holds: bool) -> None:
    more = f'[[statement]]\nproperty = "material"\ncolumn = "stuff"\nif = {condition}'
    assert bool(state_row(more, stuff="stone", a="x", b="y; w", **{"pre:1": "p"})) is holds
