"""An HTML page that is a list -> rows of its table, or of its repeated blocks where it has no table of records.

Invariant: every row of what is read comes out once, empty ones save; tables and lists that are not read are named with
their number of rows. A column of links has one beside it with their addresses: "Name@href".

It fetches nothing and runs no script: what a page keeps in a script (the points of a map) is only said to be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.html_blocks import blocks_of
from cenotaph.sources.html_grids import HtmlTable, tables_of
from cenotaph.sources.html_page import Element, Page, length_of, parse_page
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row
from cenotaph.sources.tables import Outline, choose_tables

_POINT = re.compile(r"""\blat(?:itude)?["']?\s*[:=]|LatLng\(|L\.marker\(|["']coordinates["']\s*:""", re.I)
_POINTS = 5
_SHARES = ((3, 0.5), (25, 0.35))
"""A page is a list if its table has so many rows, and so much of its text is in them."""
_BLOCKS, _BLOCK_SHARE = 8, 0.5
"""The same for repeated blocks."""


def read_html_tables(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the list of an HTML page.

    Args:
        path: the file.
        encoding: Python's name of it, where it is known; else it is found out.
        table: the caption, heading or number of a table; else the largest, with those of the same columns.
        limits: how large the page may be.

    Raises:
        UnreadableSourceError: the page is too long (`too_long`, `too_large`), cannot be parsed (`not_html`), or has no
            table or list (`no_table`).
    """
    page = parse_page(path, encoding=encoding, limits=limits)
    tables = _candidates(page, path)
    outlines = [_outline_of(one) for one in tables]
    choice = choose_tables(outlines, path=path, what="table", wanted=table)
    chosen = [tables[n] for n in choice.taken]
    notes = [*([page.note] if page.note else []), *choice.notes]
    notes += dict.fromkeys(note for one in chosen for note in one.notes)
    if script := _said_of_scripts(page.root):
        notes.append(script)
    return Reading(
        unit="row",
        media_type="text/html",
        program=f"lxml {etree.__version__}",
        items=_read_rows(path.name, chosen, is_cut=page.is_cut),
        notes=tuple(notes),
        total_hint=sum(len(one.rows) for one in chosen),
        about=page.about,
    )


def holds_list(path: Path, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Tell whether an HTML page is mainly a list of records and not an article.

    Args:
        path: the file.
        limits: a page that is larger than they allow is none.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        page = parse_page(path, encoding=None, limits=limits)
        tables = [one for one in tables_of(page.root, path) if one.is_list]
    except UnreadableSourceError:
        return False
    length = length_of(page.root)
    best = max(tables, key=lambda one: one.chars, default=None)
    if best is not None:
        alike = [one for one in tables if one.columns == best.columns]
        rows, chars = sum(len(one.rows) for one in alike), sum(one.chars for one in alike)
        if any(rows >= least and chars >= share * length for least, share in _SHARES):
            return True
    blocks = next(iter(blocks_of(page.root)), None)
    if blocks is None or (best is not None and best.chars > blocks.chars):
        return False
    return len(blocks.rows) >= _BLOCKS and blocks.chars >= _BLOCK_SHARE * length


def _candidates(page: Page, path: Path) -> list[HtmlTable]:
    """Return the tables of a page; and its lists where no table is one, or the longest list holds more."""
    tables = tables_of(page.root, path)
    largest = max((one.chars for one in tables if one.is_list), default=0)
    blocks = [one for one in blocks_of(page.root) if one.chars > largest]
    return [*tables, *blocks] if blocks else tables


def _outline_of(table: HtmlTable) -> Outline:
    return Outline(
        name=table.name,
        columns=table.columns,
        rows=len(table.rows),
        filled=sum(1 for row in table.rows for cell in row if cell),
        is_list=table.is_list,
    )


def _said_of_scripts(root: Element) -> str | None:
    """Say that a script of the page holds points: what map pages do."""
    texts = [node.text or "" for node in root.iter("script")]
    points = [(len(_POINT.findall(text)), len(text)) for text in texts]
    many, chars = max(points, default=(0, 0))
    if many < _POINTS:
        return None
    return f"a script of the page ({chars:,} characters) holds about {many:,} positions, which are not read"


def _read_rows(file: str, tables: list[HtmlTable], *, is_cut: bool) -> Iterator[Row | Rejected]:
    number = 0
    for table in tables:
        for index, cells in enumerate(table.rows, 1):
            number += 1
            place = f"table {table.name!r}, row {index}"
            if table.header and table.header.is_repeated_in(
                [" ".join(cell.split()) for cell in cells[: len(table.header.cells)]]
            ):
                yield Rejected("repeated_header", file, place, "the header stands here once more")
                continue
            held = dict(zip(table.columns, cells, strict=True))
            if len(tables) > 1:
                held["@table"] = table.name
            yield Row(number, place, held, RowSelector(number, sheet=table.name), file=file)
    if is_cut:
        yield Rejected(
            "too_deep",
            file,
            "end of the page",
            "elements are nested too deeply: what comes behind is not read",
        )
