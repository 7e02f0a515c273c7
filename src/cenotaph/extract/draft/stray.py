"""Rows of a list that are no records: headings between the rows, sums, notes.

Invariant: a row is only called stray if it holds nothing that would be stated, or if it differs from all others in a
way that records do not: one cell where every other row has three or more.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.extract.draft.choose import Guess
from cenotaph.extract.rows.cell_words import is_nothing, is_total
from cenotaph.sources.item import Row

_LEAST_OTHERS = 2
_MOST_SHARE = 0.15


class Stray(msgspec.Struct, frozen=True):
    """How the stray rows of a list are known.

    Attributes:
        empty: columns that hold nothing in them; () where there are no such rows.
        heading: the column that alone holds something, then the others; () where there are none.
        totals: columns with the words by which rows that add up others are known.
    """

    empty: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    totals: tuple[tuple[str, tuple[str, ...]], ...] = ()


def find_stray(rows: Sequence[Row], guesses: Sequence[Guess]) -> Stray:
    """Find the stray rows of a list.

    Args:
        rows: the first ones.
        guesses: the roles of its columns.
    """
    # A heading often stands in the column of the numbers.
    used = [guess.column.name for guess in guesses if guess.is_stated and guess.role.what != "identifier"]
    plain = [row for row in rows if row.lon is None]
    filled = [[column for column in used if _holds(row, column)] for row in plain]
    is_empty = any(not columns for columns in filled) and len(used) > 1
    return Stray(
        empty=tuple(used) if is_empty else (),
        heading=_heading(guesses, used, filled, len(rows)),
        totals=tuple(_totals(rows, guesses)),
    )


def _holds(row: Row, column: str) -> bool:
    cell = row.cells.get(column, "").strip()
    return bool(cell) and not is_nothing(cell)


def _heading(
    guesses: Sequence[Guess], used: Sequence[str], filled: Sequence[Sequence[str]], rows: int
) -> tuple[str, ...]:
    main = next((guess.column.name for guess in guesses if guess.role.of == "main"), None)
    if main is None:
        return ()
    alone = sum(list(columns) == [main] for columns in filled)
    others = [columns for columns in filled if columns and list(columns) != [main]]
    if alone < 2 or alone > rows * _MOST_SHARE or any(len(columns) <= _LEAST_OTHERS for columns in others):
        return ()
    return (main, *(column for column in used if column != main))


def _totals(rows: Sequence[Row], guesses: Sequence[Guess]) -> list[tuple[str, tuple[str, ...]]]:
    candidates = dict.fromkeys(
        [
            *(guess.column.name for guess in guesses[:2]),
            *(g.column.name for g in guesses if g.role.of == "main"),
        ]
    )
    found = []
    for column in candidates:
        words = {cell for row in rows if is_total(cell := row.cells.get(column, "").strip())}
        if words:
            found.append((column, tuple(sorted(words))))
    return found
