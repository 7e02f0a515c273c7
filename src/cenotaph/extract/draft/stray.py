"""Rows of a list that are no records: headings between the rows, sums, notes.

Invariant: a row is only called stray if it holds nothing that would be stated, or if it differs from all others in a
way that records do not: one cell where the other rows have three or more. A record may have a name and nothing else, so
that a name standing alone is a heading only where such rows are few, or written unlike the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from cenotaph.errors import GazetteerUnavailableError
from cenotaph.extract.draft.choose import Guess
from cenotaph.extract.draft.headers import concepts_of
from cenotaph.extract.rows.cell_words import is_nothing, is_total, kind_of
from cenotaph.gazetteer.gazetteer import Gazetteer
from cenotaph.sources.item import Row

PLACE_HEADING = r"[^\d:]{2,60}:?"
"""What a heading that names a place can be: no year, and no note ("Source: ...")."""

_FEWEST_CELLS = 3
_USUAL_SHARE = 0.9
_MOST_SHARE = 0.15
_MOST_DISTINCT_SHARE = 0.5
_TRIED = 20
_PLACES = ("locality", "region", "country")


class Heading(msgspec.Struct, frozen=True):
    """Rows in which one column alone holds something.

    Attributes:
        column: that column.
        others: all others of the list.
        words: the headings that were seen, each once.
        is_place: whether they name places, in which the rows below lie.
    """

    column: str
    others: tuple[str, ...]
    words: tuple[str, ...]
    is_place: bool


class Stray(msgspec.Struct, frozen=True):
    """How the stray rows of a list are known.

    Attributes:
        empty: columns that hold nothing in them; () where there are no such rows.
        heading: rows that are headings; None where there are none.
        totals: columns with the words by which rows that add up others are known.
    """

    empty: tuple[str, ...] = ()
    heading: Heading | None = None
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
    is_empty = any(not any(_holds(row, column) for column in used) for row in plain) and len(used) > 1
    return Stray(
        empty=tuple(used) if is_empty else (),
        heading=_heading(plain, guesses, len(rows)),
        totals=tuple(_totals(rows, guesses)),
    )


def _holds(row: Row, column: str) -> bool:
    cell = row.cells.get(column, "").strip()
    return bool(cell) and not is_nothing(cell)


def _heading(rows: Sequence[Row], guesses: Sequence[Guess], count: int) -> Heading | None:
    """Find the column in which headings stand alone: the one with most of them."""
    columns = [guess.column.name for guess in guesses if guess.column.filled]
    filled = [
        (row, [column for column in columns if _holds(row, column)])
        for row in rows
        if not any(is_total(cell.strip()) for cell in row.cells.values())
    ]
    whole = [cells for _, cells in filled if len(cells) > 1]
    if not whole or sum(len(cells) >= _FEWEST_CELLS for cells in whole) < _USUAL_SHARE * len(whole):
        return None
    alone: dict[str, list[str]] = {}
    for row, cells in filled:
        if len(cells) == 1 and any(map(str.isalpha, cell := row.cells[cells[0]].strip())):
            alone.setdefault(cells[0], []).append(cell)
    roles = {guess.column.name: guess for guess in guesses}
    for column, cells in sorted(alone.items(), key=lambda item: -len(item[1])):
        if _may_be_headings(
            roles[column], cells, count, whole_rows=[row for row, held in filled if len(held) > 1]
        ):
            words = tuple(dict.fromkeys(cells))
            others = tuple(name for name in columns if name != column)
            return Heading(column, others, words, _are_places(roles[column], words))
    return None


def _may_be_headings(guess: Guess, cells: Sequence[str], count: int, *, whole_rows: Sequence[Row]) -> bool:
    if guess.role.of != "main":
        return len(cells) <= _MOST_DISTINCT_SHARE * count
    if len(cells) >= 2 and len(cells) <= count * _MOST_SHARE:
        return True
    names = [row.cells.get(guess.column.name, "").strip() for row in whole_rows]
    usual = sum(_stands_out(name) for name in names) <= 0.1 * len(names)
    return usual and all(map(_stands_out, cells)) and len(cells) <= _MOST_DISTINCT_SHARE * count


def _stands_out(cell: str) -> bool:
    """Tell whether a cell is written as headings are: in capitals, with a colon, or as the name of a region."""
    return cell.endswith(":") or (cell.isupper() and len(cell) > 3) or "region" in concepts_of(cell)


def _are_places(guess: Guess, words: Sequence[str]) -> bool:
    """Tell whether headings name places: their column says so, or all of them are regions or known places."""
    notes = [word for word in words if not re.fullmatch(PLACE_HEADING, word)]
    words = [word for word in words if word not in notes]
    if len(notes) >= len(words) or any(map(kind_of, words)):
        return False
    if guess.role.what in _PLACES and guess.role.of != "main":
        return True
    if all("region" in concepts_of(word) for word in words):
        return True
    try:
        gazetteer = Gazetteer.open()
    except GazetteerUnavailableError:
        return False  # then it is only said that there is a heading
    try:
        return all(gazetteer.find(word.rstrip(" :")) for word in words[:_TRIED])
    finally:
        gazetteer.close()


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
