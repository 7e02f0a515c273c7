"""Dates in figures -> EDTF.

Invariant: day and month are never chosen where the figures leave both open, and a year of two digits is none.
"""

from __future__ import annotations

import re
from enum import StrEnum

from cenotaph.normalize.centuries import parse_roman
from cenotaph.normalize.edtf import is_edtf


class DateOrder(StrEnum):
    """What the first of two numbers before or after a year is, in a source that says so."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


_S = r" ?(?P<sign>[-/.]| ) ?"
_YMD = re.compile(rf"(?P<year>\d{{4}}){_S}(?P<month>\d{{1,2}}) ?(?P=sign) ?(?P<day>\d{{1,2}})\.?")
_YM = re.compile(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})")
_XXY = re.compile(rf"(?P<first>\d{{1,2}}){_S}(?P<second>\d{{1,2}}) ?(?P=sign) ?(?P<year>\d{{4}})\.?")
_MY = re.compile(r"(?P<month>\d{1,2}) ?[-/.] ?(?P<year>\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
# "V 1945" is no month: "v" and "i" are "in" of some languages.
_ROMAN_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})[-/. ]+(?=[ivx])|(?=[ivx]{2}|[ivx] ?[-/.]))(?P<month>[ivx]+) ?[-/. ] ?(?P<year>\d{4})"
)
_SENTINELS = frozenset({"9999", "9999-12-31", "0001-01-01"})
"""What databases write where there is no date."""


def parse_numeric(cell: str, order: DateOrder | None) -> str | None:
    """Read a date in figures, the month perhaps in Roman ones.

    A month or day "00" is one that is not known. "1945.1" is None: a spreadsheet makes it of 1945.10 too.

    Args:
        cell: folded text, dashes written as "-".
        order: what stands first in "01-05-1995".

    >>> parse_numeric("9.v.1945", None), parse_numeric("1942-06-00", None), parse_numeric("1/2/1945", None)
    ('1945-05-09', '1942-06', None)
    """
    if cell.endswith(".0") and len(cell) == 6 and cell[:4].isdecimal():
        return date_of(int(cell[:4]))  # a year that a spreadsheet kept as a floating-point number
    if found := _YMD.fullmatch(cell):
        return date_of(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _XXY.fullmatch(cell):
        first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
        if found["sign"] == "." and order is None:
            order = DateOrder.DAY_FIRST  # so wherever full stops are used
        return _parse_ordered(first, second, year, order)
    if found := _YM.fullmatch(cell):
        return _parse_year_month(found["year"], found["sign"], found["month"])
    if found := _COMPACT.fullmatch(cell):
        return date_of(int(found[1]), int(found[2]), int(found[3]))
    if found := _MY.fullmatch(cell):
        return date_of(int(found["year"]), int(found["month"]))
    if (found := _ROMAN_MONTH.fullmatch(cell)) and (month := parse_roman(found["month"])):
        return date_of(int(found["year"]), month, int(found["day"]) if found["day"] else None)
    return None


def _parse_year_month(year: str, sign: str, month: str) -> str | None:
    if sign == "/" and "12" >= month > year[2:]:
        return None  # "1911/12" can be two years as well, and nobody can tell
    if sign == "." and len(month) == 1:
        return None
    return date_of(int(year), int(month))


def _parse_ordered(first: int, second: int, year: int, order: DateOrder | None) -> str | None:
    if order is DateOrder.DAY_FIRST or first == second == 0:
        return date_of(year, second, first)
    if order is DateOrder.MONTH_FIRST:
        return date_of(year, first, second)
    if first == second or second > 12:
        return date_of(year, first, second)
    return date_of(year, second, first) if first > 12 else None


def date_of(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Write a date; 0 is a month or day that is not known, and what is in no calendar is None.

    >>> date_of(1945, 2, 30), date_of(1945, 2, 0), date_of(1945)
    (None, '1945-02', '1945')
    """
    if not month:
        written = f"{year:04}" if not day else ""
    elif month > 12:
        return None
    else:
        written = f"{year:04}-{month:02}" if not day else f"{year:04}-{month:02}-{day:02}"
    return written if is_edtf(written) and written not in _SENTINELS else None
