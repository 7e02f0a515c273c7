"""A PDF, opened: its pages, its lines with their positions, what it says of itself.

Invariant: PDFium is entered by one thread at a time, for it cannot be shared; whatever the bytes are, what comes out
is an `UnreadableSourceError` or text.

It reads no tables (`from_pdf_tables`) and recognises no pictures (`from_scan`).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from cenotaph.errors import UnreadableSourceError
from cenotaph.normalize.edtf import is_edtf
from cenotaph.sources.item import Limits
from cenotaph.sources.page_text import Line, Sheet

PDFIUM = RLock()
"""Held while PDFium works."""

_DATE = re.compile(r"D:(\d{4})(?:(\d\d)(?:(\d\d))?)?")
_FIRST_PDF = 1993
_HYPHEN = 0x02
"""What PDFium gives for a hyphen at the end of a line, in place of hyphen and line end."""
_PROGRAM_TITLES = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint|Excel) - )|\.(?:docx?|indd|qxd|rtf|odt|pdf|pptx?|xlsx?|tex)$", re.I
)
_NO_TITLES = frozenset(("untitled", "unbenannt", "без имени", "без названия", "document", "title"))


@contextmanager
def opened_pdf(path: Path, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF.

    Raises:
        UnreadableSourceError: it needs a password (`locked`), is damaged (`not_pdf`), is too large or has too many
            pages (`too_large`), or has none (`empty`).
    """
    size = path.stat().st_size
    if size > limits.table_bytes:
        raise UnreadableSourceError(
            path, "too_large", f"the PDF has {size:,} bytes; {limits.table_bytes:,} are allowed"
        )
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
                raise UnreadableSourceError(path, "locked", "the PDF is locked with a password") from error
            raise UnreadableSourceError(path, "not_pdf", f"the PDF is damaged: {error}") from error
    try:
        if len(document) > limits.pages:
            raise UnreadableSourceError(
                path, "too_large", f"the PDF has {len(document):,} pages; {limits.pages:,} are allowed"
            )
        if not len(document):
            raise UnreadableSourceError(path, "empty", "the PDF has no pages")
        yield document
    finally:
        with PDFIUM:
            document.close()


def read_sheet(path: Path, document: pdfium.PdfDocument, index: int) -> Sheet:
    """Read the lines of a page (counted from 0) in the order in which the file draws them.

    Raises:
        UnreadableSourceError: the page is damaged (`not_pdf`).
    """
    with PDFIUM:
        try:
            page = document[index]
            text = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise _damaged(path, index, error) from error
        try:
            left, bottom, right, top = page.get_bbox()
            height = max(top - bottom, 1.0)
            lines = tuple(
                Line(words, (box[0] - left, top - box[3], box[2] - left, top - box[1]))
                for words, box in _lines(text)
            )
            return Sheet(max(right - left, 1.0), height, lines)
        finally:
            text.close()
            page.close()


def picture_of(
    path: Path,
    document: pdfium.PdfDocument,
    *,
    index: int,
    limits: Limits,
    width_px: int | None = None,
) -> Image.Image:
    """Draw a page in grey, 300 dots an inch or as many as the limit allows.

    Args:
        path: the file, for what is said of it.
        document: the PDF.
        index: of the page, counted from 0.
        limits: how many pixels are allowed.
        width_px: how wide it is to be, where that is less.

    Raises:
        UnreadableSourceError: the page is damaged (`not_pdf`).
    """
    with PDFIUM:
        try:
            page = document[index]
        except pdfium.PdfiumError as error:
            raise _damaged(path, index, error) from error
        try:
            width, height = page.get_size()
            most = (limits.pixels / max(width * height, 1.0)) ** 0.5
            scale = min(300 / 72, most, (width_px or 1e6) / max(width, 1.0))
            picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
            return picture
        except (pdfium.PdfiumError, MemoryError, ValueError) as error:
            raise _damaged(path, index, error) from error
        finally:
            page.close()


def size_of(path: Path, document: pdfium.PdfDocument, index: int) -> tuple[float, float]:
    """Return how wide and high a page (counted from 0) is, in points, without drawing it.

    Raises:
        UnreadableSourceError: the page is damaged (`not_pdf`).
    """
    with PDFIUM:
        try:
            width, height = document.get_page_size(index)
        except (pdfium.PdfiumError, IndexError) as error:
            raise _damaged(path, index, error) from error
    return max(float(width), 1.0), max(float(height), 1.0)


def _damaged(path: Path, index: int, error: Exception) -> UnreadableSourceError:
    return UnreadableSourceError(path, "not_pdf", f"the page is damaged: {error}", place=f"page {index + 1}")


def _lines(text: pdfium.PdfTextPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Cut the characters of a page into lines: the words, and left, bottom, right, top in points."""
    codes = [raw.FPDFText_GetUnicode(text, index) for index in range(text.count_chars())]
    start = 0
    for index, code in enumerate([*codes, 10]):
        ends_here = code in (10, 13)
        if not ends_here and code != _HYPHEN:
            continue
        inked = [at for at in range(start, index) if codes[at] not in (0, 32, 0xA0)]
        if inked:
            words = _decoded(codes[start:index]) + ("" if ends_here else "-")
            first, last = _box(text, inked[0]), _box(text, inked[-1])
            yield (
                " ".join(words.split()),
                (first[0], min(first[1], last[1]), last[2], max(first[3], last[3])),
            )
        start = index + 1


def _decoded(codes: list[int]) -> str:
    """Make text of UTF-16 code units or code points, whichever PDFium gave."""
    units = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes if code)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufeff", "")


def _box(text: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def title_of(document: pdfium.PdfDocument) -> str | None:
    """Return the title that the file declares, unless a program made it up from the name of a file."""
    title = _said(document, "Title")
    if not title or _PROGRAM_TITLES.search(title) or title.casefold() in _NO_TITLES:
        return None
    return title


def author_of(document: pdfium.PdfDocument) -> str | None:
    """Return the author that the file declares."""
    return _said(document, "Author")


def made_on(document: pdfium.PdfDocument) -> str | None:
    """Return the day on which the file was made (EDTF), if it says one that can be true.

    Source: ISO 32000-2, 7.9.4 (dates), 14.3.3 (document information).
    """
    found = _DATE.match(_said(document, "CreationDate") or "")
    if not found or int(found[1]) < _FIRST_PDF:
        return None
    date = "-".join(part for part in found.groups() if part)
    return date if is_edtf(date) else None


def lang_of(document: pdfium.PdfDocument) -> str | None:
    """Return the language that the file declares (BCP 47)."""
    with PDFIUM:
        size = raw.FPDFCatalog_GetLanguage(document, None, 0)
        if not 2 < size < 200:
            return None
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    lang = buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()
    return lang if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", lang) else None


def _said(document: pdfium.PdfDocument, key: str) -> str | None:
    with PDFIUM:
        try:
            value = document.get_metadata_value(key)
        except (pdfium.PdfiumError, UnicodeError):
            return None
    return " ".join(value.replace("\0", " ").split()) or None
