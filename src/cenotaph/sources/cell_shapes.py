"""What a cell looks like from outside: a number, a date, an address, a label.

Invariant: the functions never raise, and ask only for the shape; what a cell means is not asked here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_NUMBER = re.compile(r"[-+−]?\d[\d .,'\u00a0\u202f]*%?")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ]\d.*)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
_ASIDE = re.compile(r"[(\[].*[)\]]")
_LABEL_CHARS = 80
_UNITS = frozenset(
    ("-", "–", "—", "m", "km", "cm", "mm", "ha", "m²", "m2", "km²", "°", "deg", "degrees", "grad", "text", "string",
     "number", "integer", "int", "float", "date", "yes/no", "y/n", "ja/nein", "n/a", "units", "unit")
)  # fmt: skip


def is_number(cell: str) -> bool:
    """Tell whether a cell is a number in any of the ways that people write one.

    >>> [is_number(cell) for cell in ("1900", "52,5", "5,766,019", "-0.1", "1e5", "12 a", "")]
    [True, True, True, True, True, False, False]
    """
    text = cell.strip()
    if _NUMBER.fullmatch(text):
        return True
    try:
        float(text)
    except ValueError:
        return False
    return True


def is_label(cell: str) -> bool:
    """Tell whether a cell can be the name of a column: short words, no number, no address."""
    text = cell.strip()
    return bool(text) and len(text) <= _LABEL_CHARS and _shape(text) is None


def is_series(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a column are nearly all numbers, dates or addresses."""
    return _series(cells) is not None


def is_counting(cells: Sequence[str]) -> bool:
    """Tell whether the cells count: 1, 2, 3, or 0, 1, 2."""
    if len(cells) < 2 or not all(len(cell) < 10 and cell.isascii() and cell.isdigit() for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    return numbers[0] in (0, 1) and all(b - a == 1 for a, b in pairwise(numbers))


def is_note_line(cells: Sequence[str]) -> bool:
    """Tell whether all cells are units or remarks in brackets."""
    return bool(cells) and all(
        _ASIDE.fullmatch(cell.strip()) or cell.strip().casefold() in _UNITS for cell in cells
    )


def is_data(header: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Tell whether a record that could be the header is a row like the others.

    It is one if it has numbers, dates or addresses in all columns in which the others have them, or if it has words
    that come again and again in their columns.
    """
    columns = [
        [record[n].strip() for record in body if n < len(record) and record[n].strip()]
        for n in range(len(header))
    ]
    shapes = {n: shape for n, cells in enumerate(columns) if (shape := _series(cells))}
    if shapes and all(_shape(header[n].strip()) == shape for n, shape in shapes.items()):
        return not _are_years([header[n].strip() for n in shapes])
    same = tuple(cell.strip() for cell in header)
    rows = [record for record in body if tuple(cell.strip() for cell in record[: len(same)]) != same]
    if len(rows) < 10 or any(_shape(header[n].strip()) is None and header[n].strip() for n in shapes):
        return False
    return any(
        cell and 3 * Counter(columns[n])[cell] > len(columns[n])
        for n, cell in enumerate(same)
        if len(cell) > 1
    )


def _shape(text: str) -> str | None:
    if is_number(text):
        return "number"
    if _DATE.fullmatch(text):
        return "date"
    return "address" if _ADDRESS.match(text) else None


def _series(cells: Sequence[str]) -> str | None:
    counts = Counter(_shape(cell) for cell in cells)
    shape, count = max(counts.items(), key=lambda pair: pair[1], default=(None, 0))
    return shape if count > 0.8 * len(cells) else None


def _are_years(cells: Sequence[str]) -> bool:
    """Tell whether the numbers head columns: years that follow one another."""
    if len(cells) < 3 or not all(len(cell) == 4 and cell.isascii() and cell.isdigit() for cell in cells):
        return False
    years = [int(cell) for cell in cells]
    return len({b - a for a, b in pairwise(years)}) == 1 and years[0] != years[1]
