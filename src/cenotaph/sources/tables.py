"""What all tables share: header and columns, and which of several tables is the list.

Invariant: nothing below the header is left out here, save wholly empty rows: headings of sections, sums and
footnotes are rows, and a profile decides about them. A table that is not read is named, with its number of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.table_header import Header, Record, find_header, name_columns

__all__ = [
    "Choice",
    "Header",
    "Outline",
    "Record",
    "choose_tables",
    "find_header",
    "is_listlike",
    "name_columns",
    "outline_of",
]

_NAMED = 12
"""How many of the tables not taken are named one by one."""


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """One of several tables, as far as it matters for choosing.

    Attributes:
        name: as a person calls it ("sheet 'List'" is called "List"); need not be unique.
        columns: of its header.
        rows: records below its header that are not empty.
        filled: cells in them that hold something.
        is_list: whether it looks like a list of records.
        is_hidden: whether a person who opens the file does not see it.
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    filled: int
    is_list: bool
    is_hidden: bool = False


class Choice(msgspec.Struct, frozen=True):
    """Which tables are read, by their index, in their order; and what is to be said about the others."""

    taken: tuple[int, ...]
    notes: tuple[str, ...] = ()


def is_listlike(header: Header, records: Sequence[Record]) -> bool:
    """Tell whether a table looks like a list of records, not like a form, a frame for a layout or a remark."""
    rows = [record for record in records if any(record)]
    width = len(header.columns)
    if len(rows) < 2 or width < 2:
        return False
    filled = sum(1 for record in rows for cell in record[:width] if cell)
    several = sum(1 for record in rows if sum(map(bool, record)) > 1)
    return filled >= 0.25 * width * len(rows) and several >= 0.5 * len(rows)


def outline_of(name: str, header: Header, records: Sequence[Record], *, is_hidden: bool = False) -> Outline:
    """Measure a table.

    Args:
        name: as a person calls it.
        header: as `find_header` found it.
        records: those below the header.
        is_hidden: whether a person who opens the file does not see it.
    """
    return Outline(
        name=name,
        columns=header.columns,
        rows=sum(1 for record in records if any(record)),
        filled=sum(1 for record in records for cell in record if cell),
        is_list=is_listlike(header, records),
        is_hidden=is_hidden,
    )


def choose_tables(
    tables: Sequence[Outline], *, path: Path, what: str = "table", wanted: str | None = None
) -> Choice:
    """Choose the list among several tables: the largest that looks like one, and all with the same columns.

    Args:
        tables: all of a file, in their order, also the empty ones.
        path: of the file, for the error.
        what: what they are called ("sheet", "table").
        wanted: the name of one, or its number from 1.

    Raises:
        UnreadableSourceError: there is no such table, or none with a row in it (`no_table`).
    """
    if wanted is not None:
        first = _named(tables, wanted)
        if first is None:
            known = ", ".join(f"{n} {table.name!r}" for n, table in enumerate(tables, 1))
            raise UnreadableSourceError(
                path, "no_table", f"there is no {what} {wanted!r} (there are: {known or 'none'})"
            )
        taken = [first]
    else:
        first = max(range(len(tables)), key=lambda n: _rank(tables[n], n), default=None)
        if first is None or not tables[first].rows:
            raise UnreadableSourceError(path, "no_table", f"there is no {what} with a row in it")
        columns = tables[first].columns
        taken = [
            n
            for n, table in enumerate(tables)
            if n == first or (table.columns == columns and table.rows and not table.is_hidden)
        ]
    notes = _choice_notes(tables, taken, what)
    return Choice(tuple(taken), tuple(notes))


def _rank(table: Outline, number: int) -> tuple[bool, bool, int, int]:
    return (not table.is_hidden and table.rows > 0, table.is_list, table.filled, -number)


def _named(tables: Sequence[Outline], wanted: str) -> int | None:
    names = [table.name for table in tables]
    folded = [name.strip().casefold() for name in names]
    if wanted in names:
        return names.index(wanted)
    if wanted.strip().casefold() in folded:
        return folded.index(wanted.strip().casefold())
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 and 1 <= int(wanted) <= len(tables):
        return int(wanted) - 1
    return None


def _choice_notes(tables: Sequence[Outline], taken: list[int], what: str) -> list[str]:
    if len(tables) == 1:
        return []
    said = " and ".join(_described(tables[n], n, what) for n in taken[:_NAMED])
    more = f" and {len(taken) - _NAMED} more with the same columns" if len(taken) > _NAMED else ""
    notes = [f"read: {said}{more}"]
    left = [n for n in range(len(tables)) if n not in taken]
    held = [n for n in left if tables[n].rows]
    if held:
        listed = "; ".join(_described(tables[n], n, what) for n in held[:_NAMED])
        rest = sum(tables[n].rows for n in held[_NAMED:])
        more = f"; and {len(held) - _NAMED} more with {rest:,} rows together" if len(held) > _NAMED else ""
        notes.append(f"not read: {listed}{more}")
    if empty := len(left) - len(held):
        notes.append(f"{empty} other {what}{'s hold' if empty > 1 else ' holds'} no row")
    return notes


def _described(table: Outline, number: int, what: str) -> str:
    hidden = ", hidden" if table.is_hidden else ""
    label = f"{what} {table.name!r}" if table.name != f"{what} {number + 1}" else table.name
    return f"{label} ({table.rows:,} row{'s' if table.rows != 1 else ''}{hidden})"
