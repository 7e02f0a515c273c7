from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.rows.mapping import Mapper, OutOfScope, map_row
from cenotaph.extract.rows.profile import Profile, parse_profile, read_profile, shipped_profiles
from cenotaph.model.canonical import decode_payload, encode_payload
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Cell, Evidence, JsonPointer
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.model.value import Term
from cenotaph.sources.item import Rejected, Row

MakeProfile = Callable[[str], Profile]
CAPTURE = "0" * 64


def row_of(number: int = 1, cells: dict[str, str] | None = None, **more: str) -> Row:
    return Row(number, f"line {number + 1}", (cells or {}) | more, RowSelector(number), file="a.csv")


def test_a_row_becomes_one_assertion(small: MakeProfile) -> None:
    mapped = map_row(row_of(name="Stone 1"), small(""), capture=CAPTURE)
    assert isinstance(mapped, Assertion)
    assert mapped.subject == "small:Stone%201"
    assert mapped.evidence == Evidence(CAPTURE, RowSelector(1, "Stone 1"))
    assert [statement.property for statement in mapped.statements] == ["kind", "named"]
    assert mapped.attribution == ()
    assert mapped.import_id is None


@pytest.mark.parametrize("cells", [{}, {"name": ""}, {"name": "NA"}])
def test_nothing_can_be_said_of_nothing(small: MakeProfile, cells: dict[str, str]) -> None:
    mapped = map_row(row_of(3, cells), small(""), capture=CAPTURE)
    assert isinstance(mapped, Rejected)
    assert (mapped.code, mapped.file, mapped.place) == ("no_key", "a.csv", "line 4")
    assert "'name'" in mapped.reason


@pytest.mark.parametrize("cell", ["many", "12.5", "-3", "1e3", "²"])
def test_a_number_that_is_none_rejects_the_row(small: MakeProfile, cell: str) -> None:
    profile = small('[[statement]]\nproperty = "burials"\ncount = { column = "dead", unit = "people" }')
    mapped = map_row(row_of(name="A", dead=cell), profile, capture=CAPTURE)
    assert isinstance(mapped, Rejected)
    assert mapped.code == "not_a_number"
    assert "'dead'" in mapped.reason


@pytest.mark.parametrize(
    ("x", "y", "code"),
    [
        ("200", "5", "coordinate_out_of_range"),
        ("5", "-90.1", "coordinate_out_of_range"),
        ("5,766,019,592", "5", "not_a_coordinate"),
        ("nan", "5", "not_a_coordinate"),
    ],
)
def test_a_position_that_is_none_rejects_the_row(small: MakeProfile, x: str, y: str, code: str) -> None:
    profile = small('[[statement]]\nproperty = "located"\npoint = { lon = "x", lat = "y" }')
    mapped = map_row(row_of(name="A", x=x, y=y), profile, capture=CAPTURE)
    assert isinstance(mapped, Rejected)
    assert mapped.code == code


def test_scope(small: MakeProfile) -> None:
    profile = small(
        '[scope]\ntake = { what = true }\notherwise = "says not what"\n'
        '[[scope.leave_out]]\nif = { what = "bench" }\nreason = "a bench"'
    )
    assert map_row(row_of(name="A"), profile, capture=CAPTURE) == OutOfScope("says not what")
    assert map_row(row_of(name="A", what="Bench"), profile, capture=CAPTURE) == OutOfScope("a bench")
    assert isinstance(map_row(row_of(name="A", what="stone"), profile, capture=CAPTURE), Assertion)


@pytest.mark.parametrize(
    ("cells", "kind", "word", "column"),
    [
        ({"what": "statue; plaque"}, "statue", "statue", "what"),
        ({"what": "thing; PLAQUE"}, "plaque", "PLAQUE", "what"),
        ({"what": "thing"}, "other", "thing", "what"),
        ({}, "other", None, None),
        ({"title": "The Grave of A"}, "grave", "Grave", "title"),
        ({"dead": "5"}, "cemetery", "5", "dead"),
    ],
)
def test_kinds(cells: dict[str, str], kind: str, word: str | None, column: str | None) -> None:
    profile = parse_profile(
        b"""name = "k"
title = "k"
source = { id = "k" }
subject = { namespace = "k", key = "name" }
[kind]
otherwise = "other"
rules = [
  { column = "what", split = ";", codes = { statue = "statue", plaque = "plaque" } },
  { column = "title", matches = "Grave|Tomb", is = "grave" },
  { column = "dead", if = { dead = true }, is = "cemetery" },
]
[[statement]]
property = "named"
column = "name"
""",
        "k.toml",
    )
    mapped = map_row(row_of(1, cells, name="A"), profile, capture=CAPTURE)
    assert isinstance(mapped, Assertion)
    first = mapped.statements[0]
    assert first.value == Term(kind, word)
    assert first.selector == (Cell(column, cells[column]) if column else None)


def test_rows_with_the_same_key_are_told_apart(small: MakeProfile) -> None:
    mapper = Mapper(small(""), capture=CAPTURE)
    subjects = [mapper.map(row_of(number, name=name)) for number, name in enumerate("ABAA", 1)]
    assert [one.subject for one in subjects if isinstance(one, Assertion)] == [
        "small:A",
        "small:B",
        "small:A~2",
        "small:A~3",
    ]


def test_the_same_key_can_be_the_same_thing() -> None:
    mapper = Mapper(read_profile("osm-memorials"), capture=CAPTURE)
    row = row_of(1, {"@id": "node/1", "historic": "memorial"})
    assert mapper.map(row) == mapper.map(row)


def test_a_feature_points_at_its_geometry() -> None:
    cells = {"@id": "node/1", "historic": "memorial"}
    row = Row(1, "feature 1 (/features/0)", cells, JsonPointer("/features/0"), 21.5, 41.5)
    mapped = map_row(row, read_profile("osm-memorials"), capture=CAPTURE)
    assert isinstance(mapped, Assertion)
    assert mapped.evidence == Evidence(CAPTURE, JsonPointer("/features/0"))
    assert mapped.statements[1].selector == JsonPointer("/geometry")


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
cells_of_rows = st.fixed_dictionaries(
    {},
    optional={
        "@id": st.sampled_from(["node/1", "way/22", "x", ""]),
        "historic": st.sampled_from(["memorial", "monument", "castle", "NA"]),
        "memorial": words,
        "name": words,
        "name:de": words,
        "removed:historic": words,
        "start_date": words,
        "inscription": words,
        "inscription:north": words,
        "subject:wikidata": st.sampled_from(["Q1", "Q1;Q2", "x"]),
        "cemetery": words,
        "totalcasualties": st.sampled_from(["", "7", "1,375", "x"]),
        "cemeterycountry": st.sampled_from(["France", "Turkey (including Gallipoli)", "", "?"]),
        "feature_name": words,
        "category": st.sampled_from(["Monument", "School", "?"]),
        "state": st.sampled_from(["TX", "1913", ""]),
        "year_dedicated": words,
        "latitude": st.sampled_from(["30.5", "", "95", "x"]),
        "longitude": st.sampled_from(["-97.5", "", "1905"]),
        "number": words,
        "kind": words,
        "status": st.sampled_from(["Removed", "Renamed", "Standing", ""]),
        "new_name": words,
    },
)


@settings(deadline=None)
@given(st.sampled_from(shipped_profiles()), cells_of_rows)
def test_whatever_is_stated_can_be_written_and_stands_in_its_cell(name: str, cells: dict[str, str]) -> None:
    row = Row(1, "line 2", cells, RowSelector(1), 21.5, 41.5, "a.csv")
    mapped = map_row(row, read_profile(name), capture=CAPTURE)
    assert mapped == map_row(row, read_profile(name), capture=CAPTURE)
    if not isinstance(mapped, Assertion):
        assert mapped.reason
        return
    assert decode_payload("assert", encode_payload(mapped)) == mapped
    for statement in mapped.statements:
        if isinstance(statement.selector, Cell):
            assert statement.selector.row is None
            assert statement.selector.exact in cells[statement.selector.column]


@given(
    st.permutations(
        ["@id", "historic", "name", "name:de", "name:mk", "inscription:north", "inscription:south"]
    )
)
def test_the_order_of_columns_changes_nothing(columns: list[str]) -> None:
    cells = {column: "node/1" if column == "@id" else "memorial" for column in columns}
    mapped = map_row(row_of(1, cells), read_profile("osm-memorials"), capture=CAPTURE)
    usual = map_row(row_of(1, dict(sorted(cells.items()))), read_profile("osm-memorials"), capture=CAPTURE)
    assert mapped == usual
