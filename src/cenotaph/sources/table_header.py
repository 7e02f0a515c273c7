"""Where the header of a table is, and what its columns are called.

Invariant: columns have different names, none of them empty. Nothing below the header is left out but a line of units.

A grid is a list of records, a record a list of cells as text, an empty cell "". A cell merged over several columns or
lines stands in the first of them only, or in each of them; both are understood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from cenotaph.sources.cell_shapes import (
    is_counting,
    is_data,
    is_label,
    is_note_line,
    is_number,
    is_series,
)

Record = Sequence[str]

_SEARCHED = 40
"""A header that stands lower than this is none."""
_SAID = 20
"""So many columns whose names were changed are named one by one."""
_SAMPLE = 200
_TITLE_CHARS = 200


class Header(msgspec.Struct, frozen=True):
    """What stands above the rows of a table.

    Attributes:
        columns: names, all different.
        skip: records before the first row: titles, blank ones, header, lines of units.
        cells: the header as it stands (of two lines, the lower one), to recognise it when it is repeated below;
            empty if there is none.
        title: the words above the header if they are those of one cell, or None.
        notes: what is to be said about it.
    """

    columns: tuple[str, ...]
    skip: int
    cells: tuple[str, ...] = ()
    title: str | None = None
    notes: tuple[str, ...] = ()

    def is_repeated_in(self, record: Record) -> bool:
        """Tell whether a record is this header once more (a list that was printed on several pages)."""
        last = len(self.cells) - 1
        if last < 0 or last >= len(record) or record[last].strip() != self.cells[last].strip():
            return False  # most records end here, before they are copied
        return _trimmed(record) == _trimmed(self.cells)


def find_header(records: Sequence[Record]) -> Header:
    """Find the header of a table from its first records.

    Args:
        records: the first records (200 are enough), empty ones included; the cells may be of different number.

    >>> found = find_header([["List of 1998"], [], ["Name", "Year"], ["A", "1900"], ["B", "1901"]])
    >>> found.columns, found.skip, found.title
    (('Name', 'Year'), 3, 'List of 1998')
    """
    given = [list(record) for record in records[:_SAMPLE]]
    trimmed = [_trimmed(record) for record in given]
    at = _header_at(trimmed)
    if at is None:
        return Header((), 0)
    body = [record for record in trimmed[at + 1 :] if any(record)]
    width = _width(given[at], given[at + 1 :])
    if is_data(trimmed[at], body):
        above = _nameless_first(trimmed, at)
        if above is None:
            return _without_header(trimmed, at, width)
        at, body = above, [trimmed[at], *body]
    group, at = _group_line(trimmed, at)
    names = given[at][:width] + [""] * (width - len(given[at]))
    if group is not None:
        names = _combined(trimmed[group], trimmed[at], width)
    elif _lacks_first(trimmed[at], body, width):
        names = ["", *names[: width - 1]]
    columns, remarks = name_columns(names)
    title, notes = _title(trimmed[: group if group is not None else at])
    if group is not None:
        notes.append("the header has two lines, put together as 'upper / lower'")
    skip = at + 1
    if skip < len(trimmed) and _is_below_header(trimmed[skip], body):
        notes.append(f"a line of units or numbers below the header passed over: {_shown(trimmed[skip])}")
        skip += 1
    return Header(columns, skip, tuple(trimmed[at]), title, (*notes, *remarks))


def name_columns(header: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Make different names out of a header, and say what was changed.

    >>> name_columns([" name", "date", "date", ""])[0]
    ('name', 'date', 'date_2', 'column_4')
    """
    seen: Counter[str] = Counter()
    columns: list[str] = []
    used: set[str] = set()
    notes: list[str] = []
    taken = {cell.strip() for cell in header}
    for number, cell in enumerate(header, 1):
        plain = " ".join(cell.split()) or f"column_{number}"
        if plain != cell and cell.strip():
            notes.append(f"column {cell!r} is called {plain!r}")
        seen[plain] += 1
        name = plain
        while seen[plain] > 1 and ((name := f"{plain}_{seen[plain]}") in taken or name in used):
            seen[plain] += 1
        if name != plain:
            notes.append(f"a second column {plain!r} is called {name!r}")
        elif name in used:
            name = f"{plain}_{number}"
        columns.append(name)
        used.add(name)
    if len(notes) > _SAID:
        notes[_SAID:] = [f"{len(notes) - _SAID:,} more columns were given other names"]
    return tuple(columns), notes


def _header_at(records: list[list[str]]) -> int | None:
    """Return the first record with about as many filled cells as the rows have; titles have fewer."""
    filled = [_told(record) for record in records]
    several = sorted(count for count in filled if count > 1)
    usual = several[len(several) // 2] if several else 1
    width = _usual_width([record for record in records if any(record)])
    for at, count in enumerate(filled[:_SEARCHED]):
        below = next((record for record in records[at + 1 :] if any(record)), [])
        if 5 * count >= 3 * usual:
            # A title may hold commas: it is narrower than the header that follows.
            narrow = len(records[at]) < width <= len(below) and count < sum(map(bool, below))
            if count and not (
                narrow and all(map(is_label, below)) and not _groups(records[at], below, records[at + 2 :])
            ):
                return at
        elif count > 1 and _starts_rows(records[at], below, usual):
            return at
    return next((at for at, count in enumerate(filled) if count), None)


def _told(record: list[str]) -> int:
    """Count the filled cells; words that are repeated side by side (a merged title) count once."""
    return sum(
        1
        for n, cell in enumerate(record)
        if cell and (n == 0 or cell != record[n - 1] or len(cell) < 4 or is_number(cell))
    )


def _starts_rows(record: list[str], below: list[str], usual: int) -> bool:
    """Tell whether a sparse record is a header all the same: only labels, and a full row follows at once."""
    labels = [cell for cell in record if cell]
    full = 5 * sum(map(bool, below)) >= 3 * usual
    return full and 3 * len(labels) >= usual and all(map(is_label, labels)) and any(map(is_number, below))


def _nameless_first(records: list[list[str]], at: int) -> int | None:
    """Return the record above a row, if it is a header whose first cell alone is empty (a column of numbers)."""
    above = at - 1
    if above < 0 or len(records[above]) < 2 or records[above][0]:
        return None
    return above if all(map(is_label, records[above][1:])) else None


def _lacks_first(header: list[str], body: list[list[str]], width: int) -> bool:
    """Tell whether the rows begin with a number for which the header has no cell at all (as R writes tables)."""
    first = [record[0] for record in body if record]
    return len(header) == width - 1 and all(header) and is_counting(first)


def _without_header(records: list[list[str]], at: int, width: int) -> Header:
    title, notes = _title(records[:at])
    notes.append("there is no header: columns are called column_1, column_2 ...")
    return Header(tuple(f"column_{n}" for n in range(1, width + 1)), at, (), title, tuple(notes))


def _group_line(records: list[list[str]], at: int) -> tuple[int | None, int]:
    """Tell whether the header has two lines: return the upper one (or None) and the lower one."""
    if at > 0 and _groups(records[at - 1], records[at], records[at + 1 :]):
        return at - 1, at
    if at + 1 < len(records) and _groups(records[at], records[at + 1], records[at + 2 :]):
        return at, at + 1
    return None, at


def _groups(upper: list[str], lower: list[str], below: list[list[str]]) -> bool:
    """Tell whether one line heads groups of columns that the line below it names one by one."""
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    under = [*lower, *[""] * (width - len(lower))]
    named = [cell for cell in above if cell]
    body = [record for record in below if any(record)]
    if len(set(named)) < 2 or not body or not all(map(is_label, [*named, *filter(None, under)])):
        return False
    gaps = [n for n in range(width) if not above[n] or (n and above[n] == above[n - 1])]
    # Under a group each column has a name of its own; under a column that is none, nothing or the same stands.
    if not gaps or gaps == [0] or not all(under[n] for n in gaps):
        return False
    if len(set(filter(None, under))) < 2 or is_data(under, body):
        return False
    heads = {n - 1 for n in gaps if n and n - 1 not in gaps}
    singles = [n for n in range(width) if n not in gaps and n not in heads]
    spared = [n for n in singles if not under[n] or under[n] == above[n]]
    numbers = [n for n in gaps if is_series([record[n] for record in body if n < len(record)])]
    return (bool(spared) and len(spared) == len(singles)) or (bool(numbers) and all(under[n] for n in heads))


def _combined(upper: list[str], lower: list[str], width: int) -> list[str]:
    names, group = [], ""
    for n in range(max(width, len(upper), len(lower))):
        above = upper[n] if n < len(upper) else ""
        below = lower[n] if n < len(lower) else ""
        if above:
            group = above
        elif not below:
            group = ""
        names.append(f"{group} / {below}" if group and below and group != below else below or group)
    return names


def _is_below_header(record: list[str], body: list[list[str]]) -> bool:
    """Tell whether a record is a line of units ("(m)") or of numbers of columns ("1 2 3 4") and no row."""
    rest = body[1:] if body and body[0] == record else body
    if len(rest) < 2:
        return False
    cells = [cell for cell in record if cell]
    if len(cells) > 3 and cells == [str(n) for n in range(1, len(cells) + 1)]:
        return not all(is_number(cell) for cell in rest[0] if cell)
    if len(cells) < 2 or not is_note_line(cells):
        return False
    # Words in brackets can be a row; below a column of numbers they are none.
    numbers = [
        n for n, cell in enumerate(record) if cell and is_series([row[n] for row in rest if n < len(row)])
    ]
    return bool(numbers) and not any(is_note_line([cell for cell in row if cell]) for row in rest)


def _title(records: list[list[str]]) -> tuple[str | None, list[str]]:
    words = [" ".join(cell.split()) for record in records for cell in dict.fromkeys(record) if cell]
    if not words:
        return None, []
    many = sum(1 for record in records if any(record))
    title = words[0] if len(words) == 1 and len(words[0]) <= _TITLE_CHARS else None
    return title, [f"{many} line{'s' if many > 1 else ''} above the header passed over: {_shown(words)}"]


def _shown(cells: list[str]) -> str:
    text = " ".join(filter(None, cells))
    return repr(text if len(text) <= 80 else f"{text[:77]}...")


def _width(header: list[str], below: list[list[str]]) -> int:
    """Return how many columns there are: as many as the header or the regular rows have.

    Delimiters after the last cell make no column, unless header and rows have them alike.
    """
    usual = _usual_width([record for record in below if any(record)])
    reach = max((len(_trimmed(record)) for record in below if len(record) == usual), default=0)
    own = len(header) if len(header) <= usual else len(_trimmed(header))
    return max(own, reach, 1)


def _usual_width(records: list[list[str]]) -> int:
    widths = Counter(map(len, records))
    return max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))[0]


def _trimmed(record: Record) -> list[str]:
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    return cells
