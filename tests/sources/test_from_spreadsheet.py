from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.from_spreadsheet import read_spreadsheet
from cenotaph.sources.item import Limits, Rejected, Row

WriteFile = Callable[[str, bytes], Path]
Sheets = dict[str, list[list[object]]]

LIST: list[list[object]] = [["Name", "Year"], ["A", 1900], ["B", 1901]]


def xlsx(sheets: Sheets, *, merged: tuple[str, ...] = (), hidden: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(sheets: dict[str, list[list[str]]]) -> bytes:
    tables = ""
    for name, rows in sheets.items():
        cells = "".join(
            f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows if row
        )
        tables += f'<table:table table:name="{escape(name)}">{cells}</table:table>'
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def ods_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def cells_of(path: Path, table: str | None = None) -> list[dict[str, str]]:
    return [item.cells for item in read_spreadsheet(path, table=table).items if isinstance(item, Row)]


def refused(path: Path, limits: Limits | None = None) -> UnreadableSourceError:
    with pytest.raises(UnreadableSourceError) as caught:
        list(read_spreadsheet(path, limits=limits or Limits()).items)
    return caught.value


def test_a_row_knows_its_sheet_and_the_row_that_the_program_shows(write_file: WriteFile) -> None:
    path = write_file(
        "a.xlsx", xlsx({"List": [["Graves"], [], ["Name", "Year"], ["A", 1900], [], ["B", "?"]]})
    )
    reading = read_spreadsheet(path)
    assert list(reading.items) == [
        Row(
            1,
            "sheet 'List', row 4",
            {"Name": "A", "Year": "1900"},
            RowSelector(1, sheet="List"),
            file="a.xlsx",
        ),
        Row(
            2, "sheet 'List', row 6", {"Name": "B", "Year": "?"}, RowSelector(2, sheet="List"), file="a.xlsx"
        ),
    ]
    assert (reading.unit, reading.about.title, reading.total_hint) == ("row", "Graves", 2)
    assert reading.notes == ("1 line above the header passed over: 'Graves'",)


def test_values_are_written_as_they_are_shown(write_file: WriteFile) -> None:
    day, moment = datetime.date(1945, 5, 9), datetime.datetime(1945, 5, 9, 12, 30)  # noqa: DTZ001
    values: list[object] = [1902.0, 52.51756659999999, 0.0000001, True, day, moment, "007", "=1+1", -3]
    path = write_file("a.xlsx", xlsx({"S": [list("abcdefghi"), values, values]}))
    assert list(cells_of(path)[0].values()) == [
        "1902", "52.5175666", "0.0000001", "true", "1945-05-09", "1945-05-09T12:30:00", "007", "", "-3",
    ]  # fmt: skip


def test_the_list_is_chosen_and_the_other_sheets_are_named(write_file: WriteFile) -> None:
    about: list[list[object]] = [["How to use this"], ["Read it."], ["Twice."]]
    sheets: Sheets = {"About": about, "List": LIST * 5, "Log": [["When", "What"]] * 40, "Sums": []}
    path = write_file("a.xlsx", xlsx(sheets, hidden=("Log",)))
    reading = read_spreadsheet(path)
    items = list(reading.items)
    assert sum(isinstance(item, Row) for item in items) == 10
    assert {item.code for item in items if isinstance(item, Rejected)} == {"repeated_header"}
    assert reading.notes == (
        "read: sheet 'List' (14 rows)",
        "not read: sheet 'About' (2 rows); sheet 'Log' (39 rows, hidden)",
        "1 other sheet holds no row",
    )
    assert cells_of(path, "About") == [{"How to use this": "Read it."}, {"How to use this": "Twice."}]
    assert cells_of(path, "2")[0] == {"Name": "A", "Year": "1900"}
    with pytest.raises(UnreadableSourceError) as caught:
        read_spreadsheet(path, table="Lists")
    assert caught.value.code == "no_table"


def test_sheets_with_the_same_columns_are_one_list(write_file: WriteFile) -> None:
    path = write_file("a.xlsx", xlsx({"North": LIST, "South": LIST}))
    items = [item for item in read_spreadsheet(path).items if isinstance(item, Row)]
    assert [(item.number, item.place) for item in items] == [
        (1, "sheet 'North', row 2"), (2, "sheet 'North', row 3"),
        (3, "sheet 'South', row 2"), (4, "sheet 'South', row 3"),
    ]  # fmt: skip
    assert [item.cells["@sheet"] for item in items] == ["North", "North", "South", "South"]


def test_merged_headers_and_empty_columns(write_file: WriteFile) -> None:
    rows: list[list[object]] = [
        [None, "The graves of the district"],
        [None, "Name", None, "Dead", None, None],
        [None, None, None, "then", "in all", None],
        [None, "A", None, 1, 2, None],
        [None, "B", None, 3, 4, None],
    ]
    path = write_file("a.xlsx", xlsx({"S": rows}, merged=("B1:F1", "B2:C2", "D2:E2", "B4:C4")))
    assert cells_of(path)[1] == {"Name": "B", "Dead / then": "3", "Dead / in all": "4"}
    assert (
        "cells merged over several columns, or numbers over several rows (1): the value stands in the first only"
        in read_spreadsheet(path).notes
    )


def test_words_merged_over_rows_stand_in_each_and_numbers_in_the_first(write_file: WriteFile) -> None:
    rows: list[list[object]] = [
        ["Person", None, "Site", "Buried"],
        ["A", None, "Old yard", 3],
        ["B", None, None, None],
        [None, None, None, None],
        ["C", None, None, None],
        ["D", None, "Hill", 1],
    ]
    path = write_file("a.xlsx", xlsx({"S": rows}, merged=("C2:C5", "D2:D5")))
    assert cells_of(path) == [
        {"Person": "A", "Site": "Old yard", "Buried": "3"},
        {"Person": "B", "Site": "Old yard", "Buried": ""},
        {"Person": "C", "Site": "Old yard", "Buried": ""},
        {"Person": "D", "Site": "Hill", "Buried": "1"},
    ]
    assert read_spreadsheet(path).notes[-2:] == (
        "words merged over several rows stand in each of them: Site (1)",
        "cells merged over several columns, or numbers over several rows (1): the value stands in the first only",
    )


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
FIRST_RECORD = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)


@pytest.mark.parametrize(
    "data",
    [
        OLD + "EncryptedPackage".encode("utf-16-le"),
        OLD + FIRST_RECORD + b"\x2f\x00\x06\x00" + bytes(482) + "Workbook".encode("utf-16-le"),
    ],
)
def test_a_password_is_named_as_the_reason(write_file: WriteFile, data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_spreadsheet(write_file("a.xls", data))
    assert caught.value.code == "locked"
    assert "protected by a password" in caught.value.reason


def test_open_document(write_file: WriteFile) -> None:
    path = write_file("a.ods", ods({"List": [["Name", "Ort"], ["Müller & Co", "Köln"], ["B", "Bonn"]]}))
    assert cells_of(path)[0] == {"Name": "Müller & Co", "Ort": "Köln"}
    assert read_spreadsheet(path).media_type == "application/vnd.oasis.opendocument.spreadsheet"


def test_a_cell_in_the_last_corner_stops_only_the_other_process(write_file: WriteFile) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Name"
    book.worksheets[0]["XFD1048576"] = "far"
    out = io.BytesIO()
    book.save(out)
    assert refused(write_file("far.xlsx", out.getvalue())).code == "too_large"


def test_what_is_no_spreadsheet_is_said(write_file: WriteFile) -> None:
    whole = xlsx({"S": LIST})
    xml = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    zeros = io.BytesIO()
    with zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(200_000_000))
    for name, data, code in (
        ("cut.xlsx", whole[: len(whole) // 2], "damaged_archive"),
        ("old.xml", xml, "unknown_format"),
        ("letter.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "unknown_format"),
        ("list.xls", b"\xd0\xcf\x11\xe0" + bytes(600) + "Workbook".encode("utf-16-le"), "damaged_sheet"),
        ("bomb.xlsx", zeros.getvalue(), "too_large"),
        ("empty.xlsx", xlsx({"S": []}), "no_table"),
        ("any.xlsx", b"PK\x03\x04", "damaged_archive"),
    ):
        assert refused(write_file(name, data)).code == code, name
    assert refused(write_file("a.xlsx", whole), Limits(table_bytes=1000)).code == "too_large"


def test_a_damaged_kind_is_a_damaged_archive(write_file: WriteFile) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet" * 9)
        archive.writestr("content.xml", "<office:document-content/>")
    data = bytearray(out.getvalue())
    start = 30 + len("mimetype")  # the packed bytes follow the header and the name
    data[start : start + 8] = b"\xff" * 8
    assert refused(write_file("list.ods", bytes(data))).code == "damaged_archive"


def broken_inside(whole: bytes, member: str, at: float, change: bytes) -> bytes:
    """Change bytes of one member, so that the archive stays whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            place = int(at * len(data))
            new.writestr(
                name, data[:place] + change + data[place + len(change) :] if name == member else data
            )
    return out.getvalue()


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]),
    st.floats(0, 1),
    st.binary(max_size=12),
)
def test_any_damage_is_rows_or_refused(write_file: WriteFile, member: str, at: float, change: bytes) -> None:
    path = write_file("any.xlsx", broken_inside(xlsx({"S": LIST}), member, at, change))
    try:
        items = list(read_spreadsheet(path).items)
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), st.binary(max_size=600))
def test_any_bytes_are_refused(write_file: WriteFile, start: bytes, data: bytes) -> None:
    assert refused(write_file("any", start + data)).reason


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=6), st.booleans())
def test_what_is_written_is_read(
    write_file: WriteFile, records: list[tuple[str, str]], is_open: bool
) -> None:
    rows = [["First name", "Last name"], *[[f"a{one}", f"b{two}"] for one, two in records]]
    data = ods({"S": rows}) if is_open else xlsx({"S": [list(row) for row in rows]})
    read = cells_of(write_file("any.ods" if is_open else "any.xlsx", data))
    assert [[*row.values()] for row in read] == rows[1:]


@pytest.mark.parametrize(
    ("file", "rows", "repeated"),
    [
        ("splc_whose_heritage/2020-10-16_whose_heritage_sf.xlsx", 1978, 0),
        ("us_state_memorials/fl_monument_roster.xlsx", 153, 3),
        ("us_state_memorials/nps_statues.xlsx", 670, 0),
        ("us_state_memorials/sd_statues.xlsx", 223, 0),
        ("stolpersteine_berlin_register/2022_stolpersteine.xlsx", 8740, 0),
        ("stolpersteine_berlin_register/2022_address_geocoded.xlsx", 3408, 0),
    ],
)
def test_real_spreadsheets_are_read_whole(shared: Path, file: str, rows: int, repeated: int) -> None:
    items = list(read_spreadsheet(shared / "data" / "registers" / file).items)
    codes = [item.code for item in items if isinstance(item, Rejected)]
    assert (len(items) - len(codes), codes) == (rows, ["repeated_header"] * repeated)
