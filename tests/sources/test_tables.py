from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.cell_shapes import is_number
from cenotaph.sources.tables import Outline, choose_tables, find_header, name_columns, outline_of

PATH = Path("list.ods")


def grid(*lines: str) -> list[list[str]]:
    return [line.split("|") if line else [] for line in lines]


@pytest.mark.parametrize(
    ("records", "columns", "skip"),
    [
        (grid("name|city|year", "A|B|1900", "C|D|1901"), "name|city|year", 1),
        (grid("List||", "||", "name|city|year", "A|B|1900"), "name|city|year", 3),
        (grid("List, as of May", "", "name|city", "A|B", "C|D"), "name|city", 3),
        (grid("Of A| B and C", "name|city|year|form", "a|b|c|d"), "name|city|year|form", 2),
        (grid("A|1900", "B|1901", "C|1902"), "column_1|column_2", 0),
        (grid("https://a.example", "https://b.example"), "column_1", 0),
        (grid("url", "https://a.example", "https://b.example"), "url", 1),
        (grid("|name", "1|A", "2|B", "3|C"), "column_1|name", 1),
        (grid("name|city", "1|A|B", "2|C|D", "3|E|F"), "column_1|name|city", 1),
        (grid("name|city|year", "A|B|1900|x", "C|D|1901|y"), "name|city|year|column_4", 1),
        (grid("name|city|", "A|B", "C|D"), "name|city", 1),
        (grid("name|city", "A|B|", "C|D|"), "name|city", 1),
        (grid("State|2016|2017|2018", "A|1|2|3", "B|1|2|3"), "State|2016|2017|2018", 1),
        (
            grid("Name|Place|Dead||Position|", "||1914|in all|lat|lon", "A|B|1|2|5.5|6.6"),
            "Name|Place|Dead|column_4|Position|column_6",
            1,
        ),
        (
            grid("Name|Place|Dead||Position|", "||then|in all|lat|lon", "A|B|1|2|5.5|6.6"),
            "Name|Place|Dead / then|Dead / in all|Position / lat|Position / lon",
            2,
        ),
        (
            grid("Name|Dead|Dead|Place|Place", "Name|then|all|town|land", "A|1|2|B|C"),
            "Name|Dead / then|Dead / all|Place / town|Place / land",
            2,
        ),
        (grid("№|Имя|Адрес|Год", "1|2|3|4", "1|А|Б|1900", "2|В|Г|1901"), "№|Имя|Адрес|Год", 2),
        (grid("Name|Lat|Height", "|(deg)|(m)", "A|1.5|3", "B|1.6|4"), "Name|Lat|Height", 2),
    ],
)
def test_the_header_is_found(records: list[list[str]], columns: str, skip: int) -> None:
    found = find_header(records)
    assert ("|".join(found.columns), found.skip) == (columns, skip)


def test_a_heading_below_the_header_is_a_row() -> None:
    found = find_header(
        grid("No|Title|Region|Type", "22 sites in the north|||", "1|A|N|church", "2|B|N|house")
    )
    assert (found.columns, found.skip, found.notes) == (("No", "Title", "Region", "Type"), 1, ())


def test_what_stands_above_the_header_is_said() -> None:
    found = find_header(grid("Graves|||", "|||", " Name|Year|Place|", "A|1900|B|", "C|1901|D|"))
    assert found.title == "Graves"
    assert found.notes == (
        "1 line above the header passed over: 'Graves'",
        "column ' Name' is called 'Name'",
    )


def test_a_repeated_header_is_known() -> None:
    found = find_header(grid("Name|Year|", "A|1900|x", "B|1901|y"))
    assert found.is_repeated_in(["Name ", "Year", ""])
    assert not found.is_repeated_in(["Name", "1900", ""])


@given(st.lists(st.lists(st.text(st.sampled_from("ab1 .,(/:"), max_size=6), max_size=6), max_size=12))
def test_any_grid_has_different_columns(records: list[list[str]]) -> None:
    found = find_header(records)
    assert len(set(found.columns)) == len(found.columns)
    assert all(found.columns)
    assert 0 <= found.skip <= len(records)
    assert bool(found.columns) == any(cell.strip() for record in records for cell in record)


@given(st.lists(st.text(max_size=6), min_size=1, max_size=8))
def test_column_names_are_all_different_and_none_is_empty(header: list[str]) -> None:
    columns, _ = name_columns(header)
    assert len(set(columns)) == len(header)
    assert all(columns)


@given(st.text(max_size=12))
def test_any_cell_has_a_shape_or_none(cell: str) -> None:
    assert is_number(cell) in (True, False)


def table(name: str, columns: str, rows: int, *, hidden: bool = False) -> Outline:
    header = find_header([columns.split("|"), ["A", "1"]])
    return outline_of(name, header, [["A", "1"]] * rows, is_hidden=hidden)


def test_the_largest_list_is_taken_and_the_others_named() -> None:
    tables = [
        table("About", "text", 9),
        table("List", "name|year", 30),
        table("Log", "name|when", 90, hidden=True),
        table("List 2", "name|year", 5),
        table("Sums", "name|sum", 0),
    ]
    choice = choose_tables(tables, path=PATH, what="sheet")
    assert choice.taken == (1, 3)
    assert choice.notes == (
        "read: sheet 'List' (30 rows) and sheet 'List 2' (5 rows)",
        "not read: sheet 'About' (9 rows); sheet 'Log' (90 rows, hidden)",
        "1 other sheet holds no row",
    )
    assert choose_tables(tables, path=PATH, wanted="log").taken == (2,)
    assert choose_tables(tables, path=PATH, wanted="4").taken == (3,)


def test_a_table_that_is_not_there_is_said_with_those_that_are() -> None:
    for wanted in ("Lists", "0", "3"):
        with pytest.raises(UnreadableSourceError) as caught:
            choose_tables([table("List", "a|b", 2), table("Log", "a|c", 2)], path=PATH, wanted=wanted)
        assert caught.value.code == "no_table"
        assert "1 'List', 2 'Log'" in caught.value.reason
    with pytest.raises(UnreadableSourceError):
        choose_tables([], path=PATH)
