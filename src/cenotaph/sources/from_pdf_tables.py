"""The tables of a PDF -> rows.

Invariant: every line of the tables that are read is a row, or part of one, or the header once more (which is said); tables
that are not read are named with their number of rows. Text outside of tables is not read.

A table goes on over pages where the next one begins at the same columns. Ruled tables are found by their lines;
where a page has none, by the white strips between the columns.

Source: pdfplumber's reading of pdfminer.six.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import pdfplumber

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Page
from cenotaph.sources import pdf_file
from cenotaph.sources.item import DEFAULT_LIMITS, About, Limits, Reading, Row
from cenotaph.sources.pdf_columns import Box, lines_in_columns
from cenotaph.sources.tables import Header, choose_tables, find_header, is_listlike, outline_of

_SAMPLE_PAGES = 4
_LEAST_ROWS = 8
_SHARE = 0.6
"""Of the letters of a page that stand in its table, from which on a PDF is a list."""
_CELL_CHARS = 40
_SAME_POINTS = 8.0


class Strip(msgspec.Struct, frozen=True):
    """One line of a table: its cells, and where it stands."""

    page: int
    number: int
    cells: tuple[str, ...]
    box: tuple[int, int, int, int]


class _Part(msgspec.Struct, frozen=True):
    """A table, as far as it stands on one page."""

    left: float
    right: float
    columns: int
    strips: tuple[Strip, ...]
    chars: int


class _Whole(msgspec.Struct):
    """A table over all its pages."""

    left: float
    right: float
    columns: int
    strips: list[Strip]
    first_of_page: set[int]


def read_pdf_tables(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the list in a PDF.

    Args:
        path: the file.
        encoding: means nothing here.
        table: the name ("page 3") or number of a table; else the largest, with those of the same columns.
        limits: how large it may be, and how many pages it may have.

    Raises:
        UnreadableSourceError: it needs a password (`locked`), is damaged (`not_pdf`), is too large (`too_large`), or has
            no table (`no_table`).
    """
    del encoding
    with pdf_file.opened_pdf(path, limits) as pdf:
        about = About(
            title=pdf_file.title_of(pdf), published=pdf_file.made_on(pdf), lang=pdf_file.lang_of(pdf)
        )
    pages = list(_pages(path))
    wholes = _put_together(part for _, parts in pages for part in parts)
    headers = [find_header([strip.cells for strip in whole.strips]) for whole in wholes]
    outlines = [
        outline_of(
            f"page {whole.strips[0].page}", header, [strip.cells for strip in whole.strips[header.skip :]]
        )
        for whole, header in zip(wholes, headers, strict=True)
    ]
    choice = choose_tables(outlines, path=path, wanted=table)
    notes = [*choice.notes, *_said_of_pages(pages)]
    rows: list[tuple[Header, Strip]] = []
    for index in choice.taken:
        notes += headers[index].notes
        strips, repeated = _joined(wholes[index], headers[index])
        rows += [(headers[index], strip) for strip in strips]
        if repeated:
            notes.append(f"the header is repeated {repeated} times: these are no rows")
    return Reading(
        unit="row",
        media_type="application/pdf",
        program=f"pdfplumber {version('pdfplumber')}",
        items=_rows(rows, path.name),
        notes=tuple(dict.fromkeys(notes)),
        total_hint=len(rows),
        about=about,
    )


def _said_of_pages(pages: Sequence[tuple[int, list[_Part]]]) -> Iterator[str]:
    bare = [number for number, (chars, parts) in enumerate(pages, 1) if chars and not parts]
    if bare:
        listed = ", ".join(map(str, bare[:10])) + (" ..." if len(bare) > 10 else "")
        yield f"{len(bare):,} of {len(pages):,} pages hold text and no table, and are not read: {listed}"
    outside = sum(chars - sum(part.chars for part in parts) for chars, parts in pages if parts)
    if outside > 0:
        yield f"{outside:,} letters stand beside the tables, and are not read"


def holds_table(path: Path, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Tell whether a PDF is mainly one long table of records, by some of its pages.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        with pdf_file.opened_pdf(path, limits) as pdf:
            count = len(pdf)
        sample = sorted({round(at * (count - 1) / (_SAMPLE_PAGES - 1)) for at in range(_SAMPLE_PAGES)})
        seen = list(_pages(path, sample))
    except UnreadableSourceError:
        return False
    with_text = [(chars, parts) for chars, parts in seen if chars > 100]
    listed = [
        max(parts, key=lambda part: part.chars)
        for chars, parts in with_text
        if parts and max(part.chars for part in parts) >= _SHARE * chars
    ]
    if not listed or len(listed) * 2 < len(with_text):
        return False
    records = [strip.cells for part in listed for strip in part.strips]
    columns = {part.columns for part in listed}
    filled = [len(cell) for record in records for cell in record if cell]
    return (
        len(columns) == 1
        and max(columns) >= 3
        and len(records) >= _LEAST_ROWS
        and median(filled or [_CELL_CHARS + 1]) <= _CELL_CHARS
        and is_listlike(find_header(records), records)
    )


def _pages(path: Path, sample: Sequence[int] | None = None) -> Iterator[tuple[int, list[_Part]]]:
    """Give for each page how many letters it has, and the tables on it.

    Raises:
        UnreadableSourceError: the file is damaged (`not_pdf`).
    """
    try:
        with path.open("rb") as stream, pdfplumber.open(stream) as pdf:
            wanted = pdf.pages if sample is None else [pdf.pages[index] for index in sample]
            edges: tuple[float, ...] = ()
            for page in wanted:
                parts, edges = _parts(page, edges)
                yield len([one for one in page.chars if str(one["text"]).strip()]), parts
                page.close()
    except OSError:
        raise
    except Exception as error:  # pdfminer raises what it happens to stumble over
        raise UnreadableSourceError(
            path,
            "not_pdf",
            f"the PDF is damaged: {' '.join(str(error).split())[:200] or type(error).__name__}",
        ) from error


def _parts(page: Any, before: tuple[float, ...]) -> tuple[list[_Part], tuple[float, ...]]:
    ruled = [
        [
            (row.bbox, tuple(" ".join((cell or "").split()) for cell in cells))
            for row, cells in zip(table.rows, table.extract(), strict=True)
        ]
        for table in page.find_tables()
    ]
    ruled = [rows for rows in ruled if rows and max(len(cells) for _, cells in rows) > 1]
    if ruled:
        return [_part(page, rows) for rows in ruled], ()
    words: list[tuple[Box, str]] = [
        ((word["x0"], word["top"], word["x1"], word["bottom"]), word["text"]) for word in page.extract_words()
    ]
    unruled, edges = lines_in_columns(words, before)
    return [_part(page, unruled)] if unruled else [], edges


def _part(page: Any, rows: Sequence[tuple[Box, tuple[str, ...]]]) -> _Part:
    left, top, right, bottom = page.bbox
    across, down = 1000 / max(right - left, 1), 1000 / max(bottom - top, 1)
    columns = max(len(cells) for _, cells in rows)
    strips = []
    for number, (box, cells) in enumerate(rows, 1):
        thousandths = (
            round((box[0] - left) * across),
            round((box[1] - top) * down),
            round((box[2] - left) * across),
            round((box[3] - top) * down),
        )
        full = (*cells, *[""] * (columns - len(cells)))
        strips.append(Strip(page.page_number, number, full, thousandths))
    return _Part(
        left=min(box[0] for box, _ in rows),
        right=max(box[2] for box, _ in rows),
        columns=columns,
        strips=tuple(strips),
        chars=sum(len(cell.replace(" ", "")) for strip in strips for cell in strip.cells),
    )


def _put_together(parts: Iterator[_Part]) -> list[_Whole]:
    """Let a table go on over pages where the next one has as many columns between the same edges."""
    wholes: list[_Whole] = []
    for part in parts:
        last = wholes[-1] if wholes else None
        if last is not None and _goes_on(last, part):
            last.first_of_page.add(len(last.strips))
            last.strips += part.strips
        else:
            wholes.append(_Whole(part.left, part.right, part.columns, list(part.strips), set()))
    return wholes


def _goes_on(last: _Whole, part: _Part) -> bool:
    return (
        last.columns == part.columns
        and part.strips[0].page != last.strips[-1].page
        # What is unruled is as wide as its longest words.
        and abs(last.left - part.left) <= _SAME_POINTS
        and abs(last.right - part.right) <= 8 * _SAME_POINTS
    )


def _joined(whole: _Whole, header: Header) -> tuple[list[Strip], int]:
    """Return the rows below the header, those that go on over a page as one; and how often the header is repeated."""
    strips: list[Strip] = []
    repeated = 0
    is_first = False
    keyed = _has_key(whole.strips[header.skip :])
    for index, strip in enumerate(whole.strips):
        is_first = is_first or index in whole.first_of_page
        if index < header.skip or not any(strip.cells):
            continue
        if index > header.skip and header.is_repeated_in(strip.cells):
            repeated += 1
            continue
        if is_first and strips and keyed and not strip.cells[0]:
            before = strips[-1]
            cells = tuple(
                " ".join(filter(None, pair)) for pair in zip(before.cells, strip.cells, strict=True)
            )
            strips[-1] = msgspec.structs.replace(before, cells=cells)
        else:
            strips.append(strip)
        is_first = False
    return strips, repeated


def _has_key(strips: Sequence[Strip]) -> bool:
    """Tell whether nearly every row has something in its first cell, so that one without goes on from the page before."""
    return sum(bool(strip.cells[0]) for strip in strips) >= 0.9 * len(strips)


def _rows(rows: Sequence[tuple[Header, Strip]], file: str) -> Iterator[Row]:
    for number, (header, strip) in enumerate(rows, 1):
        width = len(header.columns)
        cells = dict(zip(header.columns, strip.cells, strict=False))
        # What stands to the right of the last named column is kept.
        cells |= {f"column_{at}": cell for at, cell in enumerate(strip.cells[width:], width + 1) if cell}
        place = f"page {strip.page}, row {strip.number}"
        yield Row(number, place, cells, Page(strip.page, strip.box), file=file)
