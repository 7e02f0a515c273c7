from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Page
from cenotaph.sources.from_pdf_tables import holds_table, read_pdf_tables
from cenotaph.sources.item import Row
from cenotaph.sources.pdf_columns import lines_in_columns
from sources.pdf_samples import sentence, write_report

WriteFile = Callable[[str, bytes], Path]

HEADER = ("No", "Place", "Monument", "Year")


def record(number: int) -> tuple[str, str, str, str]:
    return (
        str(number),
        ("Upper", "Lower", "Old", "New")[number % 4] + "field",
        "Obelisk"
        if number % 3
        else "Stone with a bronze plaque for the fallen of the parish and its hamlets",
        str(1900 + number % 90),
    )


def write_ruled(path: Path, count: int) -> Path:
    """A table with lines, its header on each page, long cells in several lines."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    pdf.add_page()
    pdf.cell(0, 8, "List of monuments", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    with pdf.table(col_widths=(10, 30, 50, 15)) as table:
        for cells in (HEADER, *map(record, range(1, count + 1))):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    pdf.output(str(path))
    return path


def write_unruled(path: Path, count: int) -> Path:
    """Columns with nothing but white between them."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=9)
    pdf.set_auto_page_break(auto=False)
    for number in range(count + 1):
        if number % 40 == 0:
            pdf.add_page()
            if number:
                put(pdf, HEADER)
        put(pdf, record(3 * number + 1) if number else HEADER)
    pdf.output(str(path))
    return path


def put(pdf: FPDF, cells: tuple[str, ...]) -> None:
    for width, cell in zip((20, 50, 60, 20), cells, strict=True):
        pdf.cell(width, 6, cell)
    pdf.ln(6)


def rows_of(path: Path, table: str | None = None) -> list[Row]:
    items = list(read_pdf_tables(path, table=table).items)
    assert all(isinstance(item, Row) for item in items)
    return [item for item in items if isinstance(item, Row)]


def test_a_ruled_table_over_pages_is_one_list(tmp_path: Path) -> None:
    path = write_ruled(tmp_path / "a.pdf", 60)
    rows = rows_of(path)
    assert [tuple(row.cells.values()) for row in rows] == [record(number) for number in range(1, 61)]
    assert [row.number for row in rows] == list(range(1, 61))
    assert rows[0].place == "page 1, row 2"
    assert isinstance(rows[-1].selector, Page)
    assert rows[-1].selector.number > 1
    assert rows[-1].selector.box is not None
    assert all(0 <= side <= 1000 for side in rows[-1].selector.box)
    notes = read_pdf_tables(path).notes
    assert any("the header is repeated" in note for note in notes)
    assert holds_table(path)


def test_an_unruled_table_is_found_by_its_columns(tmp_path: Path) -> None:
    path = write_unruled(tmp_path / "a.pdf", 80)  # of which one stands alone on the last page
    rows = rows_of(path)
    assert [tuple(row.cells.values()) for row in rows] == [record(3 * number + 1) for number in range(1, 81)]
    assert holds_table(path)


def test_a_row_that_goes_on_over_a_page_is_one(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    for page in (
        [HEADER, *map(record, (1, 2, 4)), ("5", "Upperfield", "Stone with", "1905")],
        [("", "", "a plaque", ""), *map(record, (7, 8, 10, 11, 13, 14, 16))],
    ):
        pdf.add_page()
        with pdf.table(col_widths=(10, 30, 50, 15), first_row_as_headings=False) as table:
            for cells in page:
                row = table.row()
                for cell in cells:
                    row.cell(cell)
    pdf.output(str(tmp_path / "a.pdf"))
    rows = rows_of(tmp_path / "a.pdf")
    assert len(rows) == 11
    assert rows[3].cells == {
        "No": "5",
        "Place": "Upperfield",
        "Monument": "Stone with a plaque",
        "Year": "1905",
    }


def test_prose_is_no_table(tmp_path: Path) -> None:
    path = write_report(tmp_path / "a.pdf", [" ".join(map(sentence, range(at, at + 9))) for at in range(20)])
    assert not holds_table(path)


def test_a_file_without_table_is_refused(tmp_path: Path) -> None:
    path = write_report(tmp_path / "a.pdf", [sentence(1)])
    for table in (None, "page 9"):
        with pytest.raises(UnreadableSourceError) as caught:
            read_pdf_tables(path, table=table)
        assert caught.value.code == "no_table"


boxes = st.tuples(*[st.floats(0, 600)] * 2, st.floats(1, 90), st.floats(4, 20)).map(
    lambda one: (one[0], one[1], one[0] + one[2], one[1] + one[3])
)


@given(st.lists(st.tuples(boxes, st.text("abc", min_size=1, max_size=5)), max_size=60))
def test_every_word_comes_into_one_cell(
    words: list[tuple[tuple[float, float, float, float], str]],
) -> None:
    lines, _ = lines_in_columns(words)
    found = sorted(word for _, cells in lines for cell in cells for word in cell.split())
    assert found == sorted(text for _, text in words) or not lines


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300).map(lambda data: b"%PDF-1.4\n" + data))
def test_any_bytes_are_rows_or_refused(write_file: WriteFile, data: bytes) -> None:
    path = write_file("any.pdf", data)
    assert not holds_table(path)
    with pytest.raises(UnreadableSourceError):
        read_pdf_tables(path)
