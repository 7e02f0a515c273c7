"""Dates as EDTF strings: which strings are dates of ours, and the first and last day they can mean.

Invariant: ``is_edtf`` and ``bounds_of`` never raise. The part of EDTF held here is level 0 and 1 of the years 0001
to 9999 without times of day, and, of level 2, dates of an unknown year ("XXXX-09-09").

Reading the words of a cell is the work of ``dates``.

Source: ISO 8601-2:2019; Library of Congress, Extended Date/Time Format specification, levels 0 and 1.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX)(?:-(?P<month>0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?",
    re.ASCII,
)
_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}
_OPEN = ("..", "")

Bounds = tuple[str | None, str | None]
"""First and last day, each YYYY-MM-DD or None where open or unknown."""


def _bounds_of_date(text: str) -> Bounds | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    if text[-1] in "?~%" and (year == "XXXX" or month in _SEASON_MONTHS):
        return None
    if "X" in year and month is not None:
        return (None, None) if year == "XXXX" and _is_day_of_any_year(month, day) else None
    if year == "XXXX":
        return None, None
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if last == "0000":
        return None
    first = "0001" if first == "0000" else first
    if month is None:
        return f"{first}-01-01", f"{last}-12-31"
    return _bounds_within_year(int(year), month, day)


def _bounds_within_year(year: int, month: str, day: str | None) -> Bounds | None:
    if month == "XX":
        return (f"{year:04}-01-01", f"{year:04}-12-31") if day in (None, "XX") else None
    if month in _SEASON_MONTHS:
        if day is not None:
            return None
        first, last = _SEASON_MONTHS[month]
        return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]}"
    days = monthrange(year, int(month))[1]
    if day in (None, "XX"):
        return f"{year:04}-{month}-01", f"{year:04}-{month}-{days}"
    if not 1 <= int(day) <= days:
        return None
    return f"{year:04}-{month}-{day}", f"{year:04}-{month}-{day}"


def _is_day_of_any_year(month: str, day: str | None) -> bool:
    if not month.isdigit() or month > "12":
        return False
    # 2000 was a leap year: 29 February exists in some year.
    return day is None or (day.isdigit() and 1 <= int(day) <= monthrange(2000, int(month))[1])


@lru_cache(maxsize=65_536)
def _bounds(text: str) -> Bounds | None:
    if "/" not in text:
        return _bounds_of_date(text)
    start, _, end = text.partition("/")
    # Unspecified digits beside an open or qualified end are level 2.
    if (start in _OPEN and end in _OPEN) or (
        "X" in text and (not start or not end or any(map(text.count, ".?~%")))
    ):
        return None
    if start[4:7] == "-XX" or end[4:7] == "-XX":
        return None
    left = (None, None) if start in _OPEN else _bounds_of_date(start)
    right = (None, None) if end in _OPEN else _bounds_of_date(end)
    if left is None or right is None:
        return None
    # "1945/1945-03" is fine, "1948/1945" is not; where an end is not known there is nothing to compare.
    if left[0] is not None and right[1] is not None and left[0] > right[1]:
        return None
    return left[0], right[1]


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date in the form held by the register.

    >>> is_edtf("1945-08~"), is_edtf("1948/1945"), is_edtf("1945-02-30"), is_edtf("XXXX-09-09"), is_edtf("May 1945")
    (True, False, False, True, False)
    """
    return _bounds(text) is not None


def bounds_of(edtf: str) -> Bounds:
    """Say the first and the last day that a date can mean, both included.

    Approximate and uncertain dates ("1935~") have the bounds of the plain date: how far "about" reaches is not known.

    Args:
        edtf: an EDTF string.

    Returns:
        Two days as sortable YYYY-MM-DD, each None if that end is open or unknown. A text that is no date of ours has
        no known end.

    >>> bounds_of("199X"), bounds_of("1945/.."), bounds_of("1945-02"), bounds_of("XXXX-09-09")
    (('1990-01-01', '1999-12-31'), ('1945-01-01', None), ('1945-02-01', '1945-02-28'), (None, None))
    """
    return _bounds(edtf) or (None, None)
