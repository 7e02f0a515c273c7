"""What the compiled parts of a profile share: reading a cell, and what went wrong in one.

Cells are what the source wrote; a cell that holds a null word holds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from cenotaph.errors import CenotaphError

Cells = Mapping[str, str]
ReadCell = Callable[[Cells, str], str | None]
"""The words of a cell without blanks around them, or None where it holds nothing."""

LinePath = tuple[str | int, ...]


class CellError(CenotaphError):
    """A cell that cannot be used; caught by the mapper, which rejects the row."""

    def __init__(self, code: str, column: str, reason: str) -> None:
        super().__init__(f"column {column!r}: {reason}")
        self.code, self.column, self.reason = code, column, reason


class SpecError(CenotaphError):
    """Something impossible in a profile, and where; becomes a `ProfileError` with its line."""

    def __init__(self, path: LinePath, reason: str) -> None:
        super().__init__(reason)
        self.path, self.reason = path, reason


_REMEMBERED = 20_000
_SHORT = 200


def cell_reader(null_words: list[str]) -> ReadCell:
    """Make the function that reads a cell of one profile."""
    nulls = frozenset(word.strip().casefold() for word in null_words)

    read: dict[str, str | None] = {}

    def read_cell(cells: Cells, column: str) -> str | None:
        cell = cells.get(column)
        if not cell:
            return None
        # A cell is asked for by several statements and conditions, and lists repeat themselves.
        if cell in read:
            return read[cell]
        plain = cell.strip()
        words = None if not plain or plain.casefold() in nulls else plain
        if len(read) >= _REMEMBERED:
            read.clear()
        if len(cell) <= _SHORT:
            read[cell] = words
        return words

    return read_cell


def as_list(columns: str | list[str]) -> list[str]:
    """Return one column or several as a list."""
    return [columns] if isinstance(columns, str) else columns


def split_cell(cell: str, divider: str | None) -> list[str]:
    """Cut a cell into its parts; empty ones are left out.

    With "json" for the divider the cell is a JSON list; one that is none is a single part.
    """
    if divider == "json":
        return _json_parts(cell)
    if divider is None or divider not in cell:
        return [cell]
    return [plain for part in cell.split(divider) if (plain := part.strip())]


def _json_parts(cell: str) -> list[str]:
    if not cell.startswith("["):
        return [cell]
    try:
        parts = msgspec.json.decode(cell, type=list[str | None])
    except (msgspec.DecodeError, RecursionError):
        return [cell]
    return [plain for part in parts if part and (plain := part.strip())]


def first_filled(read_cell: ReadCell, cells: Cells, columns: list[str]) -> tuple[str, str] | None:
    """Return the first column that holds something, and its words."""
    for column in columns:
        words = read_cell(cells, column)
        if words is not None:
            return column, words
    return None
