from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.from_csv import read_csv
from cenotaph.sources.item import Document, Item, Limits, Rejected, Row

WriteFile = Callable[[str, bytes], Path]


def items_of(path: Path, **options: object) -> list[Item]:
    return list(read_csv(path, **options).items)  # type: ignore[arg-type]


def rows_of(path: Path) -> list[dict[str, str]]:
    return [item.cells for item in items_of(path) if isinstance(item, Row)]


def rejected_of(path: Path) -> list[tuple[str, str]]:
    return [(item.code, item.place) for item in items_of(path) if isinstance(item, Rejected)]


def test_a_row_knows_where_it_stands(write_file: WriteFile) -> None:
    path = write_file("a.csv", b'name,city\nA,"B\nb"\nC,D\n')
    reading = read_csv(path)
    first, second = list(reading.items)
    assert first == Row(1, "line 2", {"name": "A", "city": "B\nb"}, RowSelector(1), file="a.csv")
    assert isinstance(second, Row)
    assert (second.place, second.number, second.selector) == ("line 4", 2, RowSelector(2))
    assert (reading.unit, reading.media_type, reading.notes) == ("row", "text/csv", ())


def test_broken_rows_are_rejected_and_the_rest_kept(write_file: WriteFile) -> None:
    path = write_file(
        "mixed.csv",
        b"name,city,year\nA,B,1900\nC;D;1901\nE,F\nG,H,1902,,\n\nI,J,1903,more\n"
        b'"open,K,1\nL,M,1904\n"n"o,x,1\nz\x00,y,2\nN,O,1905\n',
    )
    assert [row["name"] for row in rows_of(path)] == ["A", "G", "L", "N"]
    assert rejected_of(path) == [
        ("ragged_row", "line 3"),
        ("ragged_row", "line 4"),
        ("ragged_row", "line 7"),
        ("bad_quotes", "line 8"),
        ("bad_quotes", "line 10"),
        ("nul_byte", "line 11"),
    ]
    ragged = next(item for item in items_of(path) if isinstance(item, Rejected))
    assert "semicolons" in ragged.reason
    assert ragged.file == "mixed.csv"


def test_a_quotation_mark_that_is_never_closed_costs_one_line(write_file: WriteFile) -> None:
    path = write_file("a.csv", b'name,city\n"A,B\n' + b"C,D\n" * 50)
    assert rejected_of(path) == [("unclosed_quote", "line 2")]
    assert len(rows_of(path)) == 50


@pytest.mark.parametrize("quote", [b"", b'"'])
def test_a_cell_of_ten_megabytes_is_rejected_and_the_rest_kept(write_file: WriteFile, quote: bytes) -> None:
    path = write_file("a.csv", b"name,city\nA,B\n" + quote + b"x" * 10_000_000 + quote + b",C\nD,E\n")
    assert rejected_of(path) == [("cell_too_long", "line 3")]
    assert [row["name"] for row in rows_of(path)] == ["A", "D"]


def test_a_line_longer_than_the_limit_is_passed_over(write_file: WriteFile) -> None:
    path = write_file("a.csv", b"name,city\nA,B\n" + b"x" * 5000 + b",C\nD,E\n")
    items = items_of(path, limits=Limits(line_chars=1000))
    assert [type(item).__name__ for item in items] == ["Row", "Rejected", "Row"]
    assert isinstance(items[1], Rejected)
    assert (items[1].code, items[1].place) == ("line_too_long", "line 3")
    assert "5,003" in items[1].reason


def test_bytes_that_are_not_in_the_encoding_cost_their_line(write_file: WriteFile) -> None:
    path = write_file("a.csv", ("name,city\n" + "Ä,ö\n" * 99).encode() + b"\xff,x\nE,F\n")
    assert rejected_of(path) == [("encoding", "line 101")]
    assert len(rows_of(path)) == 100


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig"])
def test_encodings(write_file: WriteFile, encoding: str) -> None:
    text = "название;город;год\nПамятник воинам;Минск;1955\nОбелиск славы;Брест;1966\n"
    path = write_file("a.csv", text.encode(encoding))
    assert rows_of(path)[0] == {"название": "Памятник воинам", "город": "Минск", "год": "1955"}
    notes = read_csv(path).notes
    assert len(notes) == 2
    assert notes[1] == "cells are divided by semicolons"


def test_layout_is_found_and_said(write_file: WriteFile) -> None:
    path = write_file("a.csv", b"List of 1998\n name,date,date,\nA,1900,1901,x\nB,1902,1903,y\n")
    reading = read_csv(path)
    assert next(iter(reading.items)) == Row(
        1,
        "line 3",
        {"name": "A", "date": "1900", "date_2": "1901", "column_4": "x"},
        RowSelector(1),
        file="a.csv",
    )
    assert reading.notes == (
        "1 line above the header passed over: 'List of 1998'",
        "column ' name' is called 'name'",
        "a second column 'date' is called 'date_2'",
    )


def test_a_table_without_header_gets_one(write_file: WriteFile) -> None:
    path = write_file("a.csv", b"A,1900\nB,1901\nC,1902\n")
    assert rows_of(path)[0] == {"column_1": "A", "column_2": "1900"}
    assert any("no header" in note for note in read_csv(path).notes)


def test_decimal_commas_do_not_divide(write_file: WriteFile) -> None:
    path = write_file("a.csv", b"name;lat\nA;52,5\nB;53,1\n")
    assert rows_of(path)[0] == {"name": "A", "lat": "52,5"}


def test_excel_says_the_delimiter_in_the_first_line(write_file: WriteFile) -> None:
    path = write_file("a.csv", b"\xef\xbb\xbfsep=;\r\nname;lat\r\nA, B;52,5\r\n;\r\nC;53,1\r\n")
    assert [row["lat"] for row in rows_of(path)] == ["52,5", "53,1"]
    assert read_csv(path).notes[1] == "cells are divided by semicolons, as its first line says"
    assert [item.place for item in items_of(path) if isinstance(item, Row)] == ["line 3", "line 5"]


def test_a_header_in_the_middle_is_no_record(write_file: WriteFile) -> None:
    path = write_file("a.csv", b" name,year\nA,1900\n name,year\nB,1901\n")
    assert [row["name"] for row in rows_of(path)] == ["A", "B"]
    assert rejected_of(path) == [("repeated_header", "line 3")]


@pytest.mark.parametrize(
    ("data", "columns"),
    [
        (b'"List "of" graves",,\n,,\n,,\nname,city,year\nA,B,1900\nC,D,1901\n', "name,city,year"),
        (b'A "list\nname,city,year\nA,B,1900\nC,D,1901\n', "name,city,year"),
        (b"name,city,\nA,B\nC,D\n", "name,city"),
        (b"name,city\nA,B,1900\nC,D,1901\n", "name,city,column_3"),
        (b"Name,Dead,,Place\n,then,all,\nA,1,2,B\nC,2,2,D\n", "Name,Dead / then,Dead / all,Place"),
    ],
)
def test_headers_that_are_not_straight(write_file: WriteFile, data: bytes, columns: str) -> None:
    path = write_file("a.csv", data)
    assert [",".join(row) for row in rows_of(path)] == [columns] * 2
    assert not rejected_of(path)


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@settings(deadline=None)
@given(st.lists(st.tuples(words, words, words), max_size=12))
def test_what_the_csv_module_writes_is_read(
    write_file: WriteFile, records: list[tuple[str, str, str]]
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerows([("name", "city", "what"), *records])
    path = write_file("any.csv", stream.getvalue().encode())
    read = [tuple(item.cells.values()) for item in items_of(path) if isinstance(item, Row)]
    assert read == [record for record in records if any(record)]


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_rows_or_rejected(write_file: WriteFile, data: bytes) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + data.count(b"\x85") + 1
    items = items_of(write_file("any", data))
    assert len(items) <= lines
    assert all(isinstance(item, Row | Rejected) for item in items)


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from('ab,;" '), max_size=12), max_size=12))
def test_every_line_is_in_a_row_or_rejected(write_file: WriteFile, lines: list[str]) -> None:
    start = ["h,i", *["x,y"] * 20]  # so that header and delimiter are beyond doubt
    path = write_file("any.csv", "\n".join([*start, *lines]).encode())
    places = [
        int(item.place.removeprefix("line ")) for item in items_of(path) if not isinstance(item, Document)
    ]
    assert places == sorted(set(places))
    covered = set(places)
    for item in items_of(path):
        if isinstance(item, Row):
            first = int(item.place.removeprefix("line "))
            covered.update(range(first, first + sum(cell.count("\n") for cell in item.cells.values()) + 1))
    assert covered >= {number for number, line in enumerate(lines, 22) if line.strip(',"')}
