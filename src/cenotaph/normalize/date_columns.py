"""Dates of whole cells and columns: several in one cell, the order that a column shows, the counters of programs.

Invariant: nothing here raises. A cell is cut only where that makes dates of its pieces; which number of "01-05-1995"
is the day is decided by a column that shows it and never by a single cell, and not at all by a column that
contradicts itself.

What a bare number counts (days since 1899, milliseconds since 1970) cannot be seen in it: the caller must know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cenotaph.normalize.dates import parse_date
from cenotaph.normalize.numeric_dates import DateOrder

_LONGEST = 400
_MOST_PIECES = 24
_STRONG = re.compile(r"\s*[;|\n\r]+\s*")
_WEAK = re.compile(
    r"\s*,\s*|\s+(?:and|und|u\.|et|y|e|i|a|и|та|și|és|og|en|&|\+)\s+|\s*[&+]\s*|(?<=\d{4}-\d\d-\d\d)\s+(?=\d{4}-\d\d-\d\d)"
)
_ORDERED = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/.-]*\d)")
_NULLS = frozenset({"", "na", "n/a", "none", "null", "-", "?"})
_LEAP_BUG_DAY = 60
_LAST_SERIAL = 2_958_465


@dataclass(frozen=True, slots=True)
class OrderGuess:
    """What a column of dates shows of its order.

    Attributes:
        order: the order of day and month, or None where no cell shows it or cells contradict each other.
        dmy_votes: cells whose first number is greater than 12.
        mdy_votes: cells whose second number is greater than 12.
        ambiguous: cells that leave it open.
    """

    order: DateOrder | None
    dmy_votes: int
    mdy_votes: int
    ambiguous: int


def guess_order(cells: Iterable[str]) -> OrderGuess:
    """Decide the order of day and month by the whole column.

    Args:
        cells: the cells of one column. A cell with several dates has one vote for each.

    >>> guess_order(["5/16/1948", "01/02/1950", "May 1945"])
    OrderGuess(order=<DateOrder.MONTH_FIRST: 'mdy'>, dmy_votes=0, mdy_votes=1, ambiguous=1)
    """
    day_first = month_first = open_votes = 0
    for cell in cells:
        for found in _ORDERED.finditer(cell):
            first, second = int(found[1]), int(found[3])
            if len(found[4]) == 2 and int(found[4]) <= 31:
                continue  # "10-05-12" may begin with its year
            if 12 < first <= 31 and 1 <= second <= 12:
                day_first += 1
            elif 12 < second <= 31 and 1 <= first <= 12:
                month_first += 1
            elif 1 <= first <= 12 and 1 <= second <= 12 and first != second:
                open_votes += 1
    order = None
    if bool(day_first) != bool(month_first):
        order = DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST
    return OrderGuess(order, day_first, month_first, open_votes)


def parse_dates(text: str, order: DateOrder | None = None) -> tuple[str | None, ...]:
    """Read a cell that may hold several dates.

    Args:
        text: the cell.
        order: see ``parse_date``.

    Returns:
        EDTF for each date in the order of the cell; None in the place of a piece that is not understood, so that
        nothing is lost without a word. Empty for an empty cell and for words that stand for nothing.

    >>> parse_dates("20/03/1959,08/04/1964"), parse_dates("1948; 1965 (restored)"), parse_dates("May 16, 1948")
    (('1959-03-20', '1964-04-08'), ('1948', '1965'), ('1948-05-16',))
    >>> parse_dates("1948, unveiled twice")
    ('1948', None)
    """
    if text.strip().casefold() in _NULLS:
        return ()
    if len(text) > _LONGEST:
        return (None,)
    if (whole := parse_date(text, order=order)) is not None:
        return (whole,)
    if order is None:
        # One date of the cell may show the order of the others.
        order = guess_order([text]).order
    parts = [part for part in _STRONG.split(text.strip()) if part.strip()]
    return tuple(date for part in parts for date in _parse_part(part, order))


def _parse_part(part: str, order: DateOrder | None) -> tuple[str | None, ...]:
    whole = parse_date(part, order=order)
    cuts = list(_WEAK.finditer(part))
    if whole is not None or not cuts or len(cuts) >= _MOST_PIECES:
        return (whole,)
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(part)]
    # Of all ways to cut the part, the one with the fewest pieces that are not understood, then the fewest pieces;
    # "May 16, 1948, June 3, 1950" has two dates and not four. best[n] is the best way to read the first n pieces.
    best: list[tuple[int, int, tuple[str | None, ...]]] = [(0, 0, ())]
    for end in range(1, len(ends) + 1):
        ways = []
        for start in range(end):
            found = parse_date(part[starts[start] : ends[end - 1]].strip(), order=order)
            if found is not None and found.startswith("XXXX"):
                found = None
            lost, pieces, dates = best[start]
            ways.append((lost + (end - start if found is None else 0), pieces + 1, (*dates, found)))
        best.append(min(ways, key=lambda way: way[:2]))
    return best[-1][2] if any(best[-1][2]) else (None,)


def date_of_serial(days: int, *, epoch_1904: bool = False) -> str | None:
    """Write the day that a spreadsheet keeps as a number of days.

    Args:
        days: whole days; a fraction is a time of day and belongs cut off.
        epoch_1904: whether the workbook counts from 1904, as those of old Macintoshes do.

    Returns:
        A day as EDTF; None out of range and for day 60, the 29 February 1900 that never was.

    >>> date_of_serial(17669), date_of_serial(16207, epoch_1904=True), date_of_serial(60)
    ('1948-05-16', '1948-05-16', None)
    """
    if epoch_1904:
        return (date(1904, 1, 1) + timedelta(days)).isoformat() if 0 <= days <= _LAST_SERIAL - 1462 else None
    if not 1 <= days <= _LAST_SERIAL or days == _LEAP_BUG_DAY:
        return None
    return (date(1899, 12, 31 if days < _LEAP_BUG_DAY else 30) + timedelta(days)).isoformat()


def date_of_milliseconds(milliseconds: int) -> str | None:
    """Write the day, in UTC, of a number of milliseconds since 1970, as ArcGIS and JavaScript keep dates.

    Returns:
        A day as EDTF; None outside the years 1 to 9999.

    >>> date_of_milliseconds(799632000000), date_of_milliseconds(-682819200000)
    ('1995-05-05', '1948-05-13')
    """
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).date().isoformat()
    except OverflowError:
        return None
