"""What registers write in a cell for a date -> EDTF.

Invariant: ``parse_date`` gives None or a string for which ``is_edtf`` holds; it never raises, never looks at a
clock, and never chooses between day and month where the cell leaves both open. Every word of the cell must be
understood: "1911 (moved 1999)" is None, not 1911. A year of two digits is none.

A relative date ("last year") is not read here: it needs the date of its document. Several dates in one cell, and the
order that a whole column shows, are the work of ``date_columns``.

Source: EDTF level 1 (see ``edtf``); OpenStreetMap wiki, Key:start_date, for "~1935", "C18" and "1860..1890".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cenotaph.normalize.centuries import parse_century
from cenotaph.normalize.date_words import (
    ABOUT,
    ABOUT_BEHIND,
    AFTER,
    AFTER_BEHIND,
    BEFORE,
    BEFORE_BEHIND,
    MAYBE,
    OR,
    SKIP,
)
from cenotaph.normalize.east_asian_dates import rewrite_east_asian
from cenotaph.normalize.edtf import bounds_of, is_edtf
from cenotaph.normalize.months import CELL_MONTHS, MONTHS_BETWEEN_NUMBERS, SEASONS
from cenotaph.normalize.numeric_dates import DateOrder, date_of, parse_numeric

__all__ = ["DateOrder", "parse_date"]

_LONGEST = 120
_SIGNS = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "\u00a0": " ",
        "±": "+-",
        "’": "'",
        "ʼ": "'",
        "〜": "~",
    }
)
_NOTHING = frozenset(
    {"na", "n/a", "null", "none", "-", "--", "?", "unknown", "undated", "nan", "0", "0000", "9999"}
)
_HAS_NUMBER = re.compile(r"\d|\b[ivx]{1,5}(?:th|st|nd|rd|e|ème|eme)?\b")
_TIME = re.compile(
    r"(?:(?<=\d{4}-\d\d-\d\d)t|(?<![\d:.]))\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?"
    r"(?: ?[ap]\.?m\b\.?)?(?: ?(?:z|utc|gmt|[a-z]{1,3}t)\b)?(?: ?(?:gmt|utc)?[+-]\d\d:?\d\d(?![\d-]))?(?: ?\([^()\d]*\))?"
)
_WEEKDAY = re.compile(
    r"^(?:mo|di|mi|do|fr|sa|so|po|út|st|čt|pá|ne|mar|mer|jeu|ven|dim|lun|mié|jue|vie|dom|gio|сб|нд)[.,]+ ?(?=\d)"
)
_ENDS_OF_ORDINALS = re.compile(
    r"(?<![\d-])(\d{1,2})(?:st|nd|rd|th|er|e|ème|eme|º|o|-?(?:го|е|я|ое|ого|те|ти|ия|ят)|-?(?:én|án|ei|ai|e|a|i))(?= [^\W\d_]|$)"
)
_ENDS_OF_YEARS = re.compile(r"(?<=\d{4})(?:-(?:го|й|м|ом|му|ben|ban|ös|as|es|os)\b|(?:r|г|р)\b|[*]+$)")
_YEAR_WORDS = re.compile(
    r"(?<=\d)[ .]*(?:г|гг|года|году|год|годы|годов|годах|р|рр|року|роки|років|r|rr|roku|év|години|године|a\.d|ad|ce)\.?$"
)
_PREFIX = re.compile(
    r"^(mid|early|late|pre|post|ca|circa|nach|vor|um|a\.d\.|v(?= roce| r\.| letech))[- ](?=(?:the )?\d|r)"
)
_BRACKETS = re.compile(r"\[([^\[\]]*)\]|\(([^()]*)\)")
_PLUS_MINUS = re.compile(r"(\d{4}) ?(?:\+ ?/? ?-) ?(\d{1,2})")
_OPEN_END = re.compile(r"(\d{4}) ?(?:\+|ff\.?|onwards?|and later|or later)")
_SHORT_RANGE = re.compile(r"(\d\d)(\d\d) ?[-/] ?(\d\d)")
_ISO_DAYS = re.compile(r"(\d{4}-\d\d-)(\d\d) ?/ ?(\d\d)")
_MONTH_DAY_RANGE = re.compile(r"([^\W\d_]{3,})\.? (\d{1,2}) ?[-/] ?(\d{1,2}),? (\d{4})")
_RANGE = re.compile(
    r" ?\.\. ?| to | through | until | till | bis | до | do | tot | t/m | až | à | - |(?<=\d{4})-(?=\d{4})|(?<=\ds)-(?=\d)"
    r"|(?<=\d{4})~(?=\d{4})| ?/ ?"
)
_CLOSE_RANGE = re.compile(r" ?- ?")
_FROM_RANGE = re.compile(
    rf"{_RANGE.pattern}| and | und | и | et | y | e | i | a | al | до | по | po | та | és | și | и "
)
_OR = re.compile(r" (?:" + "|".join(sorted(OR)) + r")\.? ")
_BETWEEN = re.compile(
    r"(?:between|from|zwischen|von|vom|entre|между|od|с|з|між|między|tra|fra|dal|de|del|desde|du|van|tussen|mezi|medzi|od|între|от) (?=.*\d)"
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|\s+|_")
_FIRST_WORD = re.compile(r"~|\+/-|[^\W\d_]+(?:'[^\W\d_]+)?\.?:?")
_OF = re.compile(r"(?:to|the|de la|de|del|du|dem|der|den|la|le|l'|il|l') ?(?=.*\d)")
# "do" is Polish and Czech for "until", Portuguese for "of the", and German for Thursday.
_UNTIL_DO = re.compile(r"\d{4}(?: ?r\.?| roku)?|(?:końca|początku|konce|\d{1,2}\.?) [^\W\d_]+ \d{4}.*")
_MONTH_TWO_DIGITS = re.compile(r"[^\W\d_]+\.?-\d\d")
_TAILS = re.compile(r" ?(?:(\(\?\)|\?)|\(?(?:approx(?:imate(?:ly)?)?\.?|circa|ca\.?|c\.|cca\.?)\)?|~)$")


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
    >>> parse_date("lata 20. XX wieku"), parse_date("1950년 6월 25일"), parse_date("8-9 мая 1945 г.")
    ('192X', '1950-06-25', '1945-05-08/1945-05-09')
    """
    if len(text) == 4 and text.isdecimal() and text.isascii():
        return date_of(int(text))
    if len(text) > _LONGEST:
        return None
    return _parse(text.strip(), order)


@lru_cache(maxsize=16_384)
def _parse(text: str, order: DateOrder | None) -> str | None:
    if is_edtf(text) and not _SHORT_RANGE.fullmatch(text):
        return text if text not in ("XXXX", "9999-12-31", "0001-01-01") else None
    cell = _fold(text)
    if not cell or cell in _NOTHING or not _HAS_NUMBER.search(cell):
        return None
    found = _parse_span(cell, order)
    return found if found is not None and is_edtf(found) else None


def _fold(text: str) -> str:
    cell = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKC", text.translate(_SIGNS))
        cell = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    cell = " ".join(rewrite_east_asian(cell).casefold().translate(_SIGNS).split())
    if ":" in cell:
        cell = " ".join(_TIME.sub(" ", cell, count=1).split())
    cell = _WEEKDAY.sub("", cell)
    if cell[:1] in "[(" and (whole := _BRACKETS.fullmatch(cell)):
        cell = (whole[1] or whole[2] or "").strip()
    return _PREFIX.sub(
        lambda found: "" if found[1] in ("a.d.", "v") else f"{found[1]} ", _ENDS_OF_YEARS.sub("", cell)
    )


def _parse_span(cell: str, order: DateOrder | None) -> str | None:
    exact = _parse_point(cell, order)
    if exact is not None:
        return exact
    if around := _PLUS_MINUS.fullmatch(cell):
        year, within = int(around[1]), int(around[2])
        return f"{year - within:04}/{year + within:04}" if within < year else None
    if later := _OPEN_END.fullmatch(cell):
        return f"{later[1]}/.."
    if short := _SHORT_RANGE.fullmatch(_YEAR_WORDS.sub("", cell)):
        return _parse_short_range(short)
    rest, qualifier = _strip_qualifiers(cell)
    return (
        _parse_before(rest, order, qualifier)
        or _parse_pair(rest, order, qualifier)
        or _parse_after(rest, order, qualifier)
        or _qualify(_parse_point(rest, order), qualifier)
    )


def _parse_before(cell: str, order: DateOrder | None, qualifier: str) -> str | None:
    end = _beside(cell, order, BEFORE, BEFORE_BEHIND)
    return f"../{_plain(end, last=True)}{qualifier}" if end else None


def _parse_after(cell: str, order: DateOrder | None, qualifier: str) -> str | None:
    start = _beside(cell, order, AFTER, AFTER_BEHIND)
    return f"{_plain(start, last=False)}{qualifier}/.." if start else None


def _beside(cell: str, order: DateOrder | None, before: frozenset[str], behind: frozenset[str]) -> str | None:
    """Read the date after one of the words ``before`` or in front of one of the words ``behind``."""
    first, _, rest = cell.partition(" ")
    front, _, last = cell.rpartition(" ")
    if last in behind:
        found = _parse_point(front, order)
    elif first.rstrip(".") in before and not (first == "do" and not _UNTIL_DO.fullmatch(rest)):
        found = _parse_point(_OF.sub("", rest, count=1), order)
    else:
        return None
    return found if found and "/" not in found else None


def _plain(date: str, *, last: bool) -> str:
    """Write the first or last year of a decade or century: level 1 has no unspecified digits beside an open end."""
    return date.replace("X", "9" if last else "0") if "X" in date and not date.startswith("XXXX") else date


def _qualify(date: str | None, qualifier: str) -> str | None:
    if date is None or (qualifier and (date.startswith("XXXX") or "/" in date)):
        return None
    # Level 1 has no "about spring 1945": about 1945 holds it.
    return (date[:4] if qualifier and date[5:7] in ("21", "22", "23", "24") else date) + qualifier


def _parse_short_range(short: re.Match[str]) -> str | None:
    century, first, last = short.groups()
    if last > first:
        # "1911/12" can be the month as well, and nobody can tell.
        return None if "/" in short[0] and last <= "12" else _join(century + first, century + last)
    return short[0] if is_edtf(short[0]) else None


def _parse_pair(cell: str, order: DateOrder | None, qualifier: str) -> str | None:
    """Read "A to B"; the cell is cut at each sign that can mean "to" until both sides are dates."""
    led = _BETWEEN.match(cell)
    parted = cell[led.end() :] if led else cell
    parted = _YEAR_WORDS.sub("", parted)
    if short := _SHORT_RANGE.fullmatch(parted):
        return _join(short[1] + short[2] + qualifier, short[1] + short[3] + qualifier)
    if iso := _ISO_DAYS.fullmatch(parted):
        return _join(f"{iso[1]}{iso[2]}{qualifier}", f"{iso[1]}{iso[3]}{qualifier}")
    if days := _MONTH_DAY_RANGE.fullmatch(parted):
        start, end = (_parse_words(f"{days[1]} {day} {days[4]}") for day in (days[2], days[3]))
        return _join(start + qualifier, end + qualifier) if start and end and start < end else None
    for pattern in (_FROM_RANGE if led else _RANGE, _OR, _CLOSE_RANGE):
        for sign in pattern.finditer(parted):
            left, right = parted[: sign.start()], parted[sign.end() :]
            if sides := _parse_sides(left, right, order, is_close=pattern is _CLOSE_RANGE):
                return _join_qualified(*sides, qualifier)
    return None


_Side = tuple[str, str]
"""A date and its qualifier."""


def _parse_sides(
    left: str, right: str, order: DateOrder | None, *, is_close: bool
) -> tuple[_Side, _Side] | None:
    start, about_start = _strip_qualifiers(left)
    end, about_end = _strip_qualifiers(right)
    last = _parse_point(end, order)
    if not last or "/" in last:
        return None
    has_month_name = any(word in CELL_MONTHS for word in _TOKEN.findall(end))
    first = _parse_point(start, order)
    if start.rstrip(".").isdecimal() and len(start.rstrip(".")) <= 2 and len(last) == 10:
        # "8-9 May 1945", "8.-9.5.1945": the day has the month of the other.
        is_dotted = re.fullmatch(r"\d{1,2}\. ?\d{1,2}\. ?\d{4}", end) is not None
        first = f"{last[:8]}{int(start.rstrip('.')):02}" if has_month_name or is_dotted else None
    elif start in CELL_MONTHS and has_month_name:
        first = f"{last[:5]}{CELL_MONTHS[start]:02}" if len(last) == 7 else None
    elif first and first.startswith("XXXX") and has_month_name and not last.startswith("XXXX"):
        first = last[:4] + first[4:]
    elif is_close and not (first and "/" not in first and has_month_name and len(first) == len(last)):
        # A bare hyphen parts day, month and year as well.
        return None
    if not first or "/" in first:
        return None
    return (first, about_start), (last, about_end)


def _join_qualified(start: _Side, end: _Side, qualifier: str) -> str | None:
    (first, about_first), (last, about_last) = start, end
    if qualifier or about_first or about_last:
        first, last = _plain(first, last=False), _plain(last, last=True)
    left, right = _qualify(first, about_first or qualifier), _qualify(last, about_last or qualifier)
    return _join(left, right) if left and right else None


def _join(start: str, end: str) -> str | None:
    first, last = bounds_of(start)[0], bounds_of(end)[1]
    begin_of_last = bounds_of(end)[0]
    if first is None or last is None or begin_of_last is None or first > begin_of_last:
        return None
    return f"{start}/{end}"


def _strip_qualifiers(cell: str) -> tuple[str, str]:
    """Take "about", "probably" and words that say nothing off the front, question marks off the end."""
    approximate = uncertain = False
    rest = cell.strip(" ,;:.")
    while rest:
        first = _FIRST_WORD.match(rest)
        word = first[0].rstrip(".:") if first else ""
        if word == "c" and parse_century(rest):
            break
        if first is None or not (word in ("~", "+/-") or word in ABOUT or word in MAYBE or word in SKIP):
            break
        if word in SKIP and rest[first.end() :][:1].isdecimal() and first[0] == word:
            break  # "AT2020" is the name of a thing
        approximate |= word in ("~", "+/-") or word in ABOUT
        uncertain |= word in MAYBE
        rest = rest[first.end() :].lstrip(" ,;:.")
    if tail := _TAILS.search(rest):
        uncertain |= tail[1] is not None
        approximate |= tail[1] is None
        rest = rest[: tail.start()].rstrip(" ,;:.")
    elif rest.rpartition(" ")[2] in ABOUT_BEHIND:
        approximate = True
        rest = rest.rpartition(" ")[0]
    marks = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
    return rest, marks[approximate, uncertain]


def _parse_point(cell: str, order: DateOrder | None) -> str | None:
    """Read one date, decade or century without "about" and "before"."""
    if not cell:
        return None
    if len(cell) == 4 and cell.isdecimal():
        return date_of(int(cell))
    if numeric := parse_numeric(cell, order):
        return numeric
    if _MONTH_TWO_DIGITS.fullmatch(cell):
        return None  # "May-12" is what spreadsheets show for May 2012
    if century := parse_century(cell):
        return century
    plain = _ENDS_OF_ORDINALS.sub(r"\1", _YEAR_WORDS.sub("", cell))
    return (parse_numeric(plain, order) if plain != cell else None) or _parse_words(plain)


def _parse_words(cell: str) -> str | None:
    """Read a date with the name of a month or season, or a year among words: any order of day, month, year."""
    found: dict[str, int] = {}
    is_between_numbers = is_after_word = False
    for part in _TOKEN.findall(cell):
        was_after_word, is_after_word = is_after_word, part in SKIP
        if part.isdecimal():
            if was_after_word:
                return None  # "AT2020" and "N1945" are names of things
            name, value = ("year" if len(part) == 4 else "day"), int(part)
            if len(part) not in (1, 2, 4):
                return None
        elif part in CELL_MONTHS:
            name, value = "month", CELL_MONTHS[part]
        elif part in MONTHS_BETWEEN_NUMBERS and "month" not in found:
            name, value, is_between_numbers = "month", MONTHS_BETWEEN_NUMBERS[part], True
        elif part in SEASONS and "season" not in found and not ("month" in found and part in SKIP):
            name, value = "season", SEASONS[part]
        elif part in SKIP or part in ".,-/()" or part.isspace():
            continue
        else:
            return None
        if name in found:
            return None
        found[name] = value
    if is_between_numbers and len(found) != 3:
        return None
    if cell[0] == "-" or (cell[-1] == "-" and "month" not in found):
        return None  # "1948-" may mean from then on, "-1948" until then or before Christ
    return _compose(found.get("year"), found.get("month"), found.get("day"), found.get("season"))


def _compose(year: int | None, month: int | None, day: int | None, season: int | None) -> str | None:
    if season is not None:
        return f"{year:04}-{season}" if year and month is None and day is None else None
    if month is not None:
        if year is None:
            return f"XXXX-{month:02}" if day is None else f"XXXX-{month:02}-{day:02}"
        return date_of(year, month, day) if day != 0 else None
    return date_of(year) if year and day is None else None
