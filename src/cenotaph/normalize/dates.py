"""What registers write in a cell for a date -> EDTF.

Invariant: ``parse_date`` gives None or a string for which ``is_edtf`` holds; it never raises, never looks at a
clock, and never chooses between day and month where the cell leaves both open. Every word of the cell must be
understood: "1911 (moved 1999)" is None, not 1911.

A relative date ("last year") is not read here: it needs the date of its document.

Source: EDTF level 1 (see ``edtf``); OpenStreetMap wiki, Key:start_date, for "~1935", "C18" and "1860..1890".
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from cenotaph.normalize.edtf import bounds_of, is_edtf
from cenotaph.normalize.months import ABOUT, AFTER, BEFORE, MAYBE, MONTHS, SEASONS, SKIP, words


class DateOrder(StrEnum):
    """What the first of two numbers before or after a year is, in a source that says so."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


_ABOUT, _BEFORE, _AFTER, _MAYBE, _SKIP = words(ABOUT), words(BEFORE), words(AFTER), words(MAYBE), words(SKIP)
_LONGEST = 120
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\u00a0": " ", "±": "+-"})
_ISO_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?")
_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?")
_XXY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_MY = re.compile(r"(\d{1,2})[-/.](\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DECADE = re.compile(r"(\d{3})0'?s")
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? century|c(\d{1,2})")
_PLUS_MINUS = re.compile(r"(\d{4}) ?(?:\+ ?/? ?-) ?(\d{1,2})")
_SHORT_RANGE = re.compile(r"(\d\d)(\d\d) ?[-/] ?(\d\d)")
_RANGE = re.compile(
    r" ?\.\. ?| to | until | till | bis | and | und | и | - |(?<=\d{4})-(?=\d{4})|(?<=\ds)-(?=\d)| ?/ ?"
)
_BETWEEN = re.compile(r"(?:between|from|zwischen|von|vom|entre|между|od|с) (?=.*\d)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|\s+|_")
_LONG_DASH = re.compile(r"(?<=[^\W\d_])-(?=\d)|(?<=\d)-(?=[^\W\d_])")
_NOTHING = frozenset({"na", "n/a", "null", "none", "-", "--", "?", "unknown", "undated", "nan", "0", "0000"})


def parse_date(text: str, *, order: DateOrder | None = None) -> str | None:
    """Read the date that a cell or a short phrase states.

    Args:
        text: the words of the source, e.g. "Dedicated May 16, 1948", "11-2010", "c. 1935", "1990s".
        order: what comes first in "01-05-1995". Without it such a date is read only where one of the two numbers
            cannot be a month, where both are the same, or where full stops part them (day first, wherever they are
            used).

    Returns:
        EDTF, or None where nothing, or not everything, is understood. "spring 1919" is EDTF "1919-21", while a cell
        that says "1919-21" is read as the years 1919 to 1921.

    >>> parse_date("Dedicated May 16, 1948"), parse_date("~1935"), parse_date("1867+-1"), parse_date("before 1900")
    ('1948-05-16', '1935~', '1866/1868', '../1900')
    >>> parse_date("01-05-1995"), parse_date("01-05-1995", order=DateOrder.MONTH_FIRST), parse_date("NA")
    (None, '1995-01-05', None)
    """
    if len(text) == 4 and text.isdecimal() and text.isascii():
        return text if text != "0000" else None
    if len(text) > _LONGEST:
        return None
    return _parse(text.strip(), order)


@lru_cache(maxsize=16_384)
def _parse(text: str, order: DateOrder | None) -> str | None:
    if is_edtf(text) and not _SHORT_RANGE.fullmatch(text):
        return text if text != "XXXX" else None
    cell = " ".join(_to_ascii_digits(text).casefold().translate(_DASHES).split())
    if not cell or cell in _NOTHING:
        return None
    found = _parse_span(cell, order)
    return found if found is not None and is_edtf(found) else None


def _to_ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES))
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)


def _parse_span(cell: str, order: DateOrder | None) -> str | None:
    exact = _parse_point(cell, order)
    if exact is not None:
        return exact
    if around := _PLUS_MINUS.fullmatch(cell):
        year, within = int(around[1]), int(around[2])
        return f"{year - within:04}/{year + within:04}" if within < year else None
    if short := _SHORT_RANGE.fullmatch(cell):
        return _parse_short_range(cell, short)
    rest, qualifier = _strip_qualifiers(cell)
    first, _, after_first = rest.partition(" ")
    if first in _BEFORE and (end := _parse_point(after_first, order)):
        return f"../{_plain(end, last=True)}{qualifier}"
    parted = _BETWEEN.sub("", rest, count=1) if _BETWEEN.match(rest) else rest
    if pair := _parse_pair(parted, order, qualifier):
        return pair
    if first in _AFTER and (start := _parse_point(after_first, order)):
        return f"{_plain(start, last=False)}{qualifier}/.."
    point = _parse_point(rest, order)
    return _qualify(point, qualifier) if point is not None else None


def _plain(date: str, *, last: bool) -> str:
    """Write the first or last year of a decade or century: level 1 has no unspecified digits beside an open end."""
    return date.replace("X", "9" if last else "0") if "X" in date and not date.startswith("XXXX") else date


def _qualify(date: str, qualifier: str) -> str | None:
    if qualifier and date.startswith("XXXX"):
        return None
    # Level 1 has no "about spring 1945": about 1945 holds it.
    return (date[:4] if qualifier and date[5:7] in ("21", "22", "23", "24") else date) + qualifier


def _parse_short_range(cell: str, short: re.Match[str]) -> str | None:
    century, first, last = short.groups()
    if last > first:
        # "1911/12" can be the month as well, and nobody can tell.
        return None if "/" in cell and last <= "12" else _join(century + first, century + last)
    return cell if is_edtf(cell) else None


def _parse_pair(cell: str, order: DateOrder | None, qualifier: str) -> str | None:
    """Read "A to B"; the cell is cut at each sign that can mean "to" until both sides are dates."""
    if short := _SHORT_RANGE.fullmatch(cell):
        return _join(short[1] + short[2] + qualifier, short[1] + short[3] + qualifier)
    for sign in _RANGE.finditer(cell):
        start, about_start = _strip_qualifiers(cell[: sign.start()])
        end, about_end = _strip_qualifiers(cell[sign.end() :])
        first, last = _parse_point(start, order), _parse_point(end, order)
        if not first or not last:
            continue
        if qualifier or about_start or about_end:
            first, last = _plain(first, last=False), _plain(last, last=True)
        left, right = _qualify(first, about_start or qualifier), _qualify(last, about_end or qualifier)
        return _join(left, right) if left and right else None
    return None


def _join(start: str, end: str) -> str | None:
    first, last = bounds_of(start)[0], bounds_of(end)[1]
    return f"{start}/{end}" if first is not None and last is not None and first <= last else None


def _strip_qualifiers(cell: str) -> tuple[str, str]:
    """Take "about", "probably" and words that say nothing off the front, question marks off the end."""
    approximate = uncertain = False
    rest = cell.strip(" ,;:.")
    while rest:
        first = re.match(r"~|\+/-|[^\W\d_]+\.?:?", rest)
        word = first[0].rstrip(".:") if first else ""
        if word == "c" and _CENTURY.fullmatch(rest):
            break
        if first is None or not (word in ("~", "+/-") or word in _ABOUT or word in _MAYBE or word in _SKIP):
            break
        approximate |= word in ("~", "+/-") or word in _ABOUT
        uncertain |= word in _MAYBE
        rest = rest[first.end() :].lstrip(" ,;:.-")
    for tail in ("(?)", "?", "~", "(approx.)", "(approximate)", "(circa)", "(ca.)"):
        if rest.endswith(tail):
            uncertain |= "?" in tail
            approximate |= "?" not in tail
            rest = rest[: -len(tail)].rstrip(" ,;:.")
            break
    return rest, {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}[
        approximate, uncertain
    ]


def _parse_point(cell: str, order: DateOrder | None) -> str | None:
    """Read one date, decade or century without "about" and "before"."""
    if not cell or not any(map(str.isdecimal, cell)):
        return None
    if len(cell) == 4 and cell.isdecimal():
        return cell if cell != "0000" else None
    if numeric := _parse_numeric(cell, order):
        return numeric
    if decade := _DECADE.fullmatch(cell):
        return f"{decade[1][:2]}XX" if decade[1].endswith("0") else f"{decade[1]}X"
    if century := _CENTURY.fullmatch(cell):
        number = int(century[1] or century[2])
        return f"{number - 1:02}XX" if 1 <= number <= 99 else None
    return _parse_words(cell)


def _parse_numeric(cell: str, order: DateOrder | None) -> str | None:
    if cell.endswith(".0") and len(cell) == 6 and cell[:4].isdecimal():
        return cell[:4]  # a year that a spreadsheet kept as a floating-point number
    if found := _YMD.fullmatch(cell):
        if found[2] == "/" and not found[4] and "12" >= found[3] > found[1][2:]:
            return None  # "1911/12": see _parse_short_range
        return _date(int(found[1]), int(found[3]), int(found[4]) if found[4] else None)
    if found := _COMPACT.fullmatch(cell):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MY.fullmatch(cell):
        return _date(int(found[2]), int(found[1]))
    if found := _XXY.fullmatch(cell):
        return _parse_ordered(
            int(found[1]),
            int(found[3]),
            int(found[4]),
            DateOrder.DAY_FIRST if found[2] == "." and order is None else order,
        )
    if found := _ISO_TIME.fullmatch(cell):
        return found[1] if is_edtf(found[1]) else None
    return None


def _parse_ordered(first: int, second: int, year: int, order: DateOrder | None) -> str | None:
    if order is DateOrder.DAY_FIRST:
        return _date(year, second, first)
    if order is DateOrder.MONTH_FIRST:
        return _date(year, first, second)
    if first == second or second > 12:
        return _date(year, first, second)
    return _date(year, second, first) if first > 12 else None


def _date(year: int, month: int, day: int | None = None) -> str | None:
    written = f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"
    return written if 1 <= month <= 12 and is_edtf(written) else None


def _parse_words(cell: str) -> str | None:
    """Read a date with the name of a month or season: any order of day, month, year."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    for part in _TOKEN.findall(cell):
        if part.isdecimal():
            if len(part) == 4 and year is None:
                year = int(part)
            elif len(part) <= 2 and day is None:
                day = int(part)
            else:
                return None
        elif part in MONTHS and month is None:
            month = MONTHS[part]
        elif part in SEASONS and season is None:
            season = SEASONS[part]
        elif part not in _SKIP and part not in ".,-/()" and not part.isspace():
            return None
    return _compose(year, month, day, season)


def _compose(year: int | None, month: int | None, day: int | None, season: int | None) -> str | None:
    if season is not None:
        return f"{year:04}-{season}" if year and month is None and day is None else None
    if month is not None:
        if year is None:
            return f"XXXX-{month:02}" if day is None else f"XXXX-{month:02}-{day:02}"
        return _date(year, month, day)
    return f"{year:04}" if year and day is None else None
