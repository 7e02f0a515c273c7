from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_pdf import document_of_pdf, read_pdf
from cenotaph.sources.item import Document, Limits
from cenotaph.sources.page_text import Line, Sheet, join, without_running_lines
from sources.pdf_samples import sentence, write_report

WriteFile = Callable[[str, bytes], Path]


def document_of(path: Path) -> Document:
    document, _ = document_of_pdf(path)
    assert document is not None
    return document


def sheet(*lines: str, top: float = 100, left: float = 50) -> Sheet:
    """A page with full lines, 12 apart and 10 high, 500 wide."""
    return Sheet(
        600.0,
        800.0,
        tuple(
            Line(text, (left, top + 12 * at, left + 500, top + 12 * at + 10)) for at, text in enumerate(lines)
        ),
    )


def test_lines_become_paragraphs_and_pages_can_be_told(tmp_path: Path) -> None:
    paragraphs = [" ".join(sentence(9 * at + one) for one in range(9)) for at in range(30)]
    path = write_report(tmp_path / "a.pdf", paragraphs)
    document = document_of(path)
    written = document.text.replace("\n\n\f", "\n\n").replace("\f", " ").split("\n\n")
    assert written == ["The stone", *paragraphs]
    pages = document.text.split("\f")
    assert len(pages) > 3
    assert all(sentence(9 * 29 + one) in pages[-1] for one in (7, 8))


def test_running_heads_and_feet_are_left_out_and_said(tmp_path: Path) -> None:
    path = write_report(tmp_path / "a.pdf", [sentence(at) for at in range(150)])
    document, notes = document_of_pdf(path)
    assert document is not None
    assert "Annual report" not in document.text
    assert "Page 1" not in document.text
    assert any("Annual report of the society" in note for note in notes)
    assert any("'Page 1 of " in note for note in notes)


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    document = document_of(write_report(tmp_path / "a.pdf", [sentence(1)]))
    assert (document.title, document.author, document.lang) == ("A stone at the edge", "Anna Muster", "en-GB")
    assert document.published is not None
    assert len(document.published) == 10


def test_what_differs_from_page_to_page_is_no_running_head() -> None:
    numbers = (117, 240, 8, 95)
    sheets = [sheet(f"Grave {number}", "The rest of it is text.", top=20) for number in numbers]
    kept, left_out = without_running_lines(sheets)
    assert [page.lines[0].text for page in kept] == [f"Grave {number}" for number in numbers]
    assert left_out["Grave 117"] == 0


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("the wood of the monu-", "ment was old and"), "the wood of the monument was old and"),
        (("Kriegs-", "und Soldatengräber"), "Kriegs- und Soldatengräber"),
        (("im Stadtteil Nord-", "Ost gelegen"), "im Stadtteil Nord-Ost gelegen"),
        (("in the years 1941-", "1945 it stood"), "in the years 1941-1945 it stood"),
        (("a war-weary town, war-", "weary for long"), "a war-weary town, war-weary for long"),
        (("dis soft\u00ad", "hyphen"), "dis softhyphen"),
    ],
)
def test_hyphens_that_only_divide_a_word_are_undone(lines: tuple[str, ...], text: str) -> None:
    assert join([sheet(*lines)]).text == text


def test_a_form_feed_stands_where_a_sentence_begins() -> None:
    first = sheet("It was erected in summer. It was moved on 19.")
    second = sheet("Mai 1946 by the council. Then it was lost.")
    text = join([first, second]).text
    assert text == "It was erected in summer. It was moved on 19. Mai 1946 by the council.\fThen it was lost."


@given(st.lists(st.lists(st.text("ab-. A\f\n", max_size=12), max_size=5), max_size=5))
def test_there_is_one_form_feed_fewer_than_pages(pages: list[list[str]]) -> None:
    joined = join([sheet(*lines) for lines in pages])
    assert joined.text.count("\f") == max(len(pages) - 1, 0)
    assert [len(places) for places in joined.places] == [len(lines) for lines in pages]


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.output(str(tmp_path / "a.pdf"))
    with pytest.raises(UnreadableSourceError) as caught:
        read_pdf(tmp_path / "a.pdf")
    assert caught.value.code == "locked"


def test_too_many_pages_or_too_much_text_is_refused(tmp_path: Path) -> None:
    path = write_report(tmp_path / "a.pdf", [sentence(at) for at in range(150)])
    for limits, code in (
        (Limits(pages=2), "too_large"),
        (Limits(document_bytes=99), "too_long"),
        (Limits(table_bytes=99), "too_large"),
    ):
        with pytest.raises(UnreadableSourceError) as caught:
            read_pdf(path, limits=limits)
        assert caught.value.code == code


def test_a_page_without_text_is_said(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 5, sentence(1))
    pdf.add_page()
    pdf.output(str(tmp_path / "a.pdf"))
    document, notes = document_of_pdf(tmp_path / "a.pdf")
    assert document is not None
    assert "1 of 2 pages without text that can be read were passed over: 2" in notes


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    data = write_report(tmp_path / "a.pdf", [sentence(1)]).read_bytes()
    (tmp_path / "b.pdf").write_bytes(data[:40])
    with pytest.raises(UnreadableSourceError) as caught:
        read_pdf(tmp_path / "b.pdf")
    assert caught.value.code == "not_pdf"


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300).map(lambda data: b"%PDF-1.4\n" + data))
def test_any_bytes_are_a_document_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        document, _ = document_of_pdf(write_file("any.pdf", data))
    except UnreadableSourceError:
        return
    assert document is None or isinstance(document.text, str)
