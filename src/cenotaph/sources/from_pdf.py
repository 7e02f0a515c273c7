"""A PDF -> one document: its text, and what the file says about itself.

Invariant: the text is what PDFium reads from the pages, in the order in which the file draws it, with lines joined to
paragraphs (`page_text`); a form feed stands for each turn of a page. Lines that are left out, and pages without text, are
said in a note.

It recognises no pictures: a PDF of pictures is handed over to `from_scan`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

import msgspec
import pypdfium2 as pdfium

from cenotaph.sources import pdf_file
from cenotaph.sources.from_text import too_long
from cenotaph.sources.item import DEFAULT_LIMITS, Document, Item, Limits, Reading
from cenotaph.sources.page_text import Sheet, join, without_running_lines

_TITLE_CHARS = 200
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1b\x7f-\x9f]")
"""What comes out where a font does not say which letters its shapes are."""


def read_pdf(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    lang: str | None = None,
) -> Reading:
    """Read the text of a PDF.

    Args:
        path: the file.
        encoding: means nothing here.
        table: means nothing here.
        limits: what is refused.
        lang: BCP 47, where it is known: pages that are pictures are recognised in it.

    Raises:
        UnreadableSourceError: it needs a password (`locked`), is damaged (`not_pdf`), is too large (`too_large`) or
            its text too long (`too_long`), or holds no text and nothing here can recognise pictures (`no_text`).
    """
    del encoding
    document, notes = document_of_pdf(path, limits=limits)
    if document is None:
        # Opened when it is needed: most PDFs hold text.
        from cenotaph.sources.from_scan import read_scan

        reading = read_scan(path, table=table, limits=limits, lang=lang)
        return msgspec.structs.replace(reading, notes=(*notes, *reading.notes))
    return Reading(
        unit="document",
        media_type="application/pdf",
        program=program(),
        items=_one(document),
        notes=notes,
        total_hint=1,
    )


def program() -> str:
    """Say what reads the text of PDFs, with its version."""
    return f"pypdfium2 {version('pypdfium2')}"


def document_of_pdf(
    path: Path, *, limits: Limits = DEFAULT_LIMITS
) -> tuple[Document | None, tuple[str, ...]]:
    """Return the text of a PDF, or None where it holds none; and what was found out.

    Raises:
        UnreadableSourceError: as `read_pdf`.
    """
    with pdf_file.opened_pdf(path, limits) as pdf:
        sheets = _read_sheets(path, pdf, limits)
        bare = [number for number, sheet in enumerate(sheets, 1) if not sheet.lines]
        if len(bare) == len(sheets):
            return None, (f"none of its {_pages(len(sheets))} holds text that can be read",)
        kept, left_out = without_running_lines(sheets)
        text = join(kept).text
        document = _document(pdf, text, kept)
    notes = list(_notes(len(sheets), bare, left_out))
    if document.published:
        notes.append(f"the file was made on {document.published}, which is taken for the day of publication")
    return document, tuple(notes)


def _read_sheets(path: Path, pdf: pdfium.PdfDocument, limits: Limits) -> list[Sheet]:
    sheets = []
    size = 0
    for index in range(len(pdf)):
        sheet = pdf_file.read_sheet(path, pdf, index)
        text = "".join(line.text for line in sheet.lines)
        if len(_UNREADABLE.findall(text)) * 4 > len(text):
            sheet = msgspec.structs.replace(sheet, lines=())
        size += len(text.encode())
        if size > limits.document_bytes:
            raise too_long(path, size, limits.document_bytes)
        sheets.append(sheet)
    return sheets


def _document(pdf: pdfium.PdfDocument, text: str, sheets: Sequence[Sheet]) -> Document:
    return Document(
        text=text,
        title=pdf_file.title_of(pdf) or _headline(sheets),
        lang=pdf_file.lang_of(pdf),
        published=pdf_file.made_on(pdf),
        author=pdf_file.author_of(pdf),
    )


def _headline(sheets: Sequence[Sheet]) -> str | None:
    """Take the largest words of the first page for the title, if they are larger than the text."""
    lines = sheets[0].lines
    if not lines:
        return None
    usual = median(line.height for sheet in sheets[:5] for line in sheet.lines)
    largest = max(line.height for line in lines)
    if largest < 1.2 * usual:
        return None
    title = " ".join(line.text for line in lines if line.height > 0.95 * largest)
    return title if len(title) <= _TITLE_CHARS and re.search(r"\w", title) else None


def _notes(pages: int, bare: Sequence[int], left_out: Counter[str]) -> Iterator[str]:
    if bare:
        listed = ", ".join(map(str, bare[:10])) + (" ..." if len(bare) > 10 else "")
        yield f"{len(bare)} of {_pages(pages)} without text that can be read were passed over: {listed}"
    for words, count in left_out.most_common(5):
        yield f"left out as head or foot of {_pages(count)}: {words[:80]!r}"
    if len(left_out) > 5:
        yield f"left out as head or foot: {len(left_out) - 5} more lines"


def _pages(count: int) -> str:
    return f"{count:,} page{'' if count == 1 else 's'}"


def _one(document: Document) -> Iterator[Item]:
    yield document
