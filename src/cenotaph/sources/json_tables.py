"""Rows of cells in JSON -> records: which columns a list of lists has.

Invariant: every row comes out once, as a record by column, or as what it is (a row that does not fit its columns).

Columns are taken from a description beside the rows (`columns`, `fields`, a portal's `meta.view.columns`), else from
a first row that is a header, else they are called column_1, column_2 ...
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import msgspec

from cenotaph.sources.cell_shapes import is_data
from cenotaph.sources.json_records import write_value
from cenotaph.sources.json_survey import Steps
from cenotaph.sources.json_walk import Found
from cenotaph.sources.table_header import name_columns

_LOOKED_AT = 50
_NAMES = ("name", "fieldName", "id", "label", "title", "field", "key")


class Columns(msgspec.Struct, frozen=True):
    """What the cells of a row are.

    Attributes:
        names: all different.
        parts: by column, the names of what its cells are made of, where they are lists (a portal's locations).
    """

    names: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()


def described_columns(headers: dict[tuple[str, ...], list[Any]], steps: Steps, width: int) -> Columns | None:
    """Find a description that has as many columns as the rows have cells, the nearest one first.

    Args:
        headers: descriptions by their path.
        steps: to the rows.
        width: cells of most rows.
    """
    beside = tuple(str(step) for step in steps[:-2])
    for path in sorted(headers, key=lambda one: (one[:-1] != beside, len(one), one)):
        described = headers[path]
        names = [_name_of(member) for member in described]
        if len(names) == width and all(name is not None for name in names):
            parts = tuple(_parts_of(member) for member in described)
            return Columns(name_columns([name or "" for name in names])[0], parts)
    return None


def with_header(rows: Iterator[Found]) -> tuple[Iterator[Found], Columns, str]:
    """Find the columns of rows that nothing is said about.

    Returns:
        The rows without their header, the columns, and a note.
    """
    first = list(islice(rows, _LOOKED_AT))
    lists = [[write_value(cell) or "" for cell in row.value] for row in first if isinstance(row.value, list)]
    width = max((len(cells) for cells in lists), default=0)
    has_first = bool(first) and isinstance(first[0].value, list)
    header, body = (lists[0], lists[1:]) if has_first else ([], [])
    looks_like_names = has_first and len(header) == width and all(cell and len(cell) <= 60 for cell in header)
    has_numbers = any(
        not isinstance(cell, str) for row in first[1:] if isinstance(row.value, list) for cell in row.value
    )
    is_header = looks_like_names and has_numbers and all(isinstance(cell, str) for cell in first[0].value)
    if is_header and not is_data(header, [cells for cells in body if len(cells) == width]):
        return chain(first[1:], rows), Columns(name_columns(header)[0]), "the first row is the header"
    names = tuple(f"column_{number}" for number in range(1, width + 1))
    return chain(first, rows), Columns(names), "there is no header: columns are called column_1, column_2 ..."


def as_record(row: Found, columns: Columns) -> Found:
    """Make a record of a row; one with too many cells, or that is no list, stays as it is."""
    cells = row.value
    if not isinstance(cells, list) or len(cells) > len(columns.names):
        return row
    record: dict[str, Any] = {}
    for index, cell in enumerate(cells):
        parts = columns.parts[index] if columns.parts else ()
        if parts and isinstance(cell, list) and len(cell) <= len(parts):
            record[columns.names[index]] = dict(zip(parts, cell, strict=False))
        else:
            record[columns.names[index]] = cell
    return Found(row.pointer, record, row.key, row.around)


def _name_of(described: Any) -> str | None:
    if isinstance(described, str):
        return described
    if isinstance(described, dict):
        return next((described[name] for name in _NAMES if isinstance(described.get(name), str)), None)
    return None


def _parts_of(described: Any) -> tuple[str, ...]:
    parts = described.get("subColumnTypes") if isinstance(described, dict) else None
    return tuple(map(str, parts)) if isinstance(parts, list) else ()
