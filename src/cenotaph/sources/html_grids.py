"""The tables of an HTML page as grids of text, with the links of their cells.

Invariant: a cell over several lines stands in each of them, one over several columns in the first only (in headers in
each). A table that frames other tables is layout and no table; a small table in a cell is text of that cell.

Source: the HTML standard, forming a table.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.html_page import Element, frames_of, headings_before, is_seen, links_of, text_of
from cenotaph.sources.table_header import name_columns
from cenotaph.sources.tables import Header, find_header, is_listlike

_CELLS = 5_000_000
"""More cells than this, with those that are said to reach over many columns, are not kept in memory."""
_WIDEST = 1000
_HEADER_ROWS = 40
_SAMPLE_ROWS = 200


class HtmlTable(msgspec.Struct):
    """A table or list of a page.

    Attributes:
        name: its caption or the heading above it, or "table 2".
        columns: with those for links.
        rows: below the header, each with as many cells as there are columns.
        notes: what is to be said about it.
        is_list: whether it looks like a list of records.
        chars: letters and signs in its rows.
        header: as found, to know it again.
    """

    name: str
    columns: tuple[str, ...]
    rows: list[list[str]]
    notes: tuple[str, ...] = ()
    is_list: bool = True
    chars: int = 0
    header: Header | None = None


class _Grid(msgspec.Struct):
    rows: list[list[str]]
    links: list[list[str]]
    spans: list[tuple[int, int, int]]
    """Row, first column, last column, of cells over several columns."""
    all_heads: list[bool]
    """Of each row, whether all its cells are `<th>`."""
    side_heads: int = 0
    """Rows of one `<th>` and one `<td>`."""


def tables_of(root: Element, path: Path) -> list[HtmlTable]:
    """Return all tables of a page that are no layout, in their order.

    Args:
        root: of the page.
        path: of the file, for the error.

    Raises:
        UnreadableSourceError: they have too many cells (`too_large`).
    """
    found: list[HtmlTable] = []
    inside: set[Element] = set()
    frames = frames_of(root)
    left = _CELLS
    for node, heading in headings_before(root):
        if node.tag != "table" or node in inside or not is_seen(node) or _is_layout(node):
            continue
        inside.update(node.iter("table"))
        grid = _grid_of(node, path, left)
        left -= sum(map(len, grid.rows))
        if not any(map(any, grid.rows)):
            continue
        caption = next((" ".join(text_of(one).split())[:120] for one in node.iter("caption")), "")
        found.append(_table_of(grid, caption or heading or f"table {len(found) + 1}"))
        if node in frames:
            found[-1].is_list = False
    return found


def _is_layout(table: Element) -> bool:
    """Tell whether a table holds another one that is more than a remark in a cell."""
    for inner in table.iter("table"):
        if inner is not table:
            rows = [row for row in inner.iter("tr") if sum(1 for cell in row if cell.tag in ("td", "th")) > 1]
            if len(rows) > 2:
                return True
    return bool(table.get("role") == "presentation")


def _own_rows(table: Element) -> list[Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def _grid_of(table: Element, path: Path, left: int) -> _Grid:
    grid = _Grid([], [], [], [])
    hanging: dict[int, tuple[int, str, str]] = {}
    for row in _own_rows(table):
        if not is_seen(row):
            continue
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts: list[str] = []
        links: list[str] = []
        for cell in cells:
            _fill_hanging(hanging, texts, links)
            text, link = text_of(cell), " ".join(links_of(cell))
            start, wide, tall = len(texts), _span(cell, "colspan"), _span(cell, "rowspan")
            if wide > 1:
                grid.spans.append((len(grid.rows), start, start + wide - 1))
            for n in range(wide):
                texts.append(text if n == 0 else "")
                links.append(link if n == 0 else "")
                if tall > 1:
                    hanging[start + n] = (tall - 1, texts[-1], links[-1])
        _fill_hanging(hanging, texts, links)
        left -= len(texts)
        if left < 0:
            raise UnreadableSourceError(path, "too_large", f"its tables have more than {_CELLS:,} cells")
        grid.rows.append(texts)
        grid.links.append(links)
        grid.all_heads.append(len(cells) > 1 and all(cell.tag == "th" for cell in cells))
        grid.side_heads += [cell.tag for cell in cells] == ["th", "td"]
    return grid


def _fill_hanging(hanging: dict[int, tuple[int, str, str]], texts: list[str], links: list[str]) -> None:
    """Put in the cells that reach down from the rows above, as far as they stand next."""
    while (held := hanging.get(len(texts))) is not None:
        more, text, link = held
        if more > 1:
            hanging[len(texts)] = (more - 1, text, link)
        else:
            del hanging[len(texts)]
        texts.append(text)
        links.append(link)


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(number, 1), _WIDEST)


def _table_of(grid: _Grid, name: str) -> HtmlTable:
    width = max(map(len, grid.rows))
    for part in (grid.rows, grid.links):
        for row in part:
            row.extend([""] * (width - len(row)))
    header = _header_of(grid, width)
    columns = header.columns + tuple(f"column_{n}" for n in range(len(header.columns) + 1, width + 1))
    rows, links = grid.rows[header.skip :], grid.links[header.skip :]
    named = [bool(header.cells) and any(row[n] for row in grid.rows[: header.skip]) for n in range(width)]
    used = [n for n in range(width) if named[n] or any(row[n] for row in rows)]
    linked = [n for n in range(width) if any(row[n] for row in links)]
    used = sorted({*used, *linked})
    names, remarks = name_columns([*(columns[n] for n in used), *(f"{columns[n]}@href" for n in linked)])
    body = [
        [*(row[n] for n in used), *(link[n] for n in linked)]
        for row, link in zip(rows, links, strict=True)
        if any(row) or any(link)
    ]
    plain = [row[: len(used)] for row in body]
    upper = msgspec.structs.replace(header, columns=tuple(columns[n] for n in used))
    return HtmlTable(
        name,
        names,
        body,
        (*header.notes, *remarks),
        is_listlike(upper, plain) and 2 * grid.side_heads < len(grid.rows),
        sum(len("".join(cell.split())) for row in plain for cell in row),
        msgspec.structs.replace(header, cells=_kept(header, used)),
    )


def _kept(header: Header, used: list[int]) -> tuple[str, ...]:
    return tuple(header.cells[n] for n in used if n < len(header.cells))


def _header_of(grid: _Grid, width: int) -> Header:
    """Find the header; a first row of `<th>` alone is one in any case."""
    upper = [[" ".join(cell.split()) for cell in row] for row in grid.rows[:_SAMPLE_ROWS]]
    for at, first, last in grid.spans:
        if at < min(_HEADER_ROWS, len(upper)):
            upper[at][first : last + 1] = [upper[at][first]] * (min(last, width - 1) - first + 1)
    header = find_header(upper)
    heads = [at for at in range(min(_HEADER_ROWS, len(upper))) if grid.all_heads[at]]
    if not header.cells and heads:
        columns, remarks = name_columns(upper[heads[0]])
        return Header(columns, heads[0] + 1, tuple(upper[heads[0]]), None, tuple(remarks))
    return header
