"""English times without a date of their own: seasons, weekends, "by the end of the year", "after the war".

Invariant: as in `times`; a season or weekend without a year is the nearest one to the document's date.
"""

from __future__ import annotations

import re
from typing import Protocol

from cenotaph.extract.text.layout import Span
from cenotaph.normalize.months import MONTHS

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FIRST_SEASON, _SEASON_MONTHS, _YEAR_MONTHS = 21, 3, 12
_SATURDAY = 5


class Now(Protocol):
    """The document's date, as `times.Today` knows it."""

    year: int | None
    month: int | None
    future: bool

    @property
    def day(self) -> object:
        """The day, if it is known."""

    def shown(self) -> str | None:
        """Return the date as it is known."""

    def shifted(self, days: int) -> str | None:
        """Return the day so many days away."""

    def month_away(self, months: int) -> str | None:
        """Return the month so many months away."""


def season(match: re.Match[str], today: Now) -> str | None:
    """Date "last spring", "this summer", "in the autumn", "the summer of 1957"; a winter by the year it begins in."""
    code = _SEASONS[match["season"].lower()]
    groups = match.groupdict()
    if groups.get("year"):
        return f"{groups['year']}-{code}"
    if not today.year:
        return None
    which = (groups.get("which") or "").lower()
    year = today.year + {"last year": -1, "next year": 1}.get((groups.get("behind") or "").lower(), 0)
    if today.month and year == today.year and not groups.get("behind"):
        year += _years_away(which, code, today.month, future=today.future)
    return f"{year:04}-{code}"


def _years_away(which: str, code: int, month: int, *, future: bool) -> int:
    """Say how many years away the season is that is meant."""
    first = (code - _FIRST_SEASON + 1) * _SEASON_MONTHS
    last = first + _SEASON_MONTHS - 1
    if which in ("last", "past", "previous"):
        return 0 if month > last else -1
    if which in ("next", "coming", "the coming"):
        return 0 if month < first else 1
    if which == "this":
        return 0
    return (0 if month <= last else 1) if future else (0 if month >= first else -1)


def weekend(match: re.Match[str], today: Now) -> str | None:
    """Date "at the weekend", "last weekend", "this weekend"."""
    weekday = getattr(today.day, "weekday", None)
    if weekday is None:
        return today.shown()
    which = (match["which"] or match["which2"] or "the").lower().removeprefix("the ") or "the"
    away = _SATURDAY - weekday()
    begun = away <= 0
    if which in ("last", "past") or (which == "the" and not today.future and not begun):
        away -= 7
    elif which == "next" and not begun:
        away += 7
    return f"{today.shifted(away)}/{today.shifted(away + 1)}"


def end_of(match: re.Match[str], today: Now) -> str | None:
    """Date "by the end of the year", "before the end of summer", "until the end of 2022"."""
    groups = match.groupdict()
    if groups.get("year"):
        month = f"-{MONTHS[groups['month'].lower()]:02}" if groups.get("month") else ""
        return f"../{groups['year']}{month}"
    unit = (groups.get("unit") or "").lower()
    which = (groups.get("which") or "the").lower()
    step = {"last": -1, "next": 1}.get(which, 0)
    if not today.year:
        return None
    if unit == "year":
        return f"../{today.year + step:04}" + ("-12" if today.month else "")
    if unit == "month":
        return f"../{today.month_away(step)}"
    if unit == "week":
        weekday = getattr(today.day, "weekday", None)
        return f"../{today.shifted(6 - weekday() + 7 * step)}" if weekday else f"../{today.shown()}"
    if unit not in _SEASONS or not today.month:
        return None
    last = (_SEASONS[unit] - _FIRST_SEASON + 2) * _SEASON_MONTHS - 1
    years = step if step else 0 if last >= today.month else 1
    return f"../{today.year + years + (last > _YEAR_MONTHS):04}-{(last - 1) % _YEAR_MONTHS + 1:02}"


def long_ago(match: re.Match[str], today: Now) -> str | None:
    """Date "two decades ago", "half a century ago": about that year."""
    if not today.year:
        return None
    number = match["n"].lower()
    count = _FEW.get(number) or (int(number) if number.isdigit() else None)
    if count is None:
        return None
    years = count * (10 if match["unit"].lower() == "decade" else 100)
    return f"{today.year - (years // 2 if number.startswith('half') else years):04}~"


_FEW = {
    "a": 1,
    "an": 1,
    "one": 1,
    "half a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
}


def century(match: re.Match[str], _today: Now) -> str | None:
    """Date "in the 19th century"."""
    word = match["century"].lower()
    number = _CENTURIES.get(word) or int(re.sub(r"\D", "", word))
    return f"{number - 1:02}XX"


_CENTURIES = {
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
}


def war(match: re.Match[str], _today: Now) -> str | None:
    """Date "after the war", "before WW1", "at the end of the First World War": the Second, if nothing says the First."""
    words, how = match[0].lower(), match["how"].lower()
    begin, end = ("1914", "1918") if _FIRST_WAR.search(words) else ("1939", "1945")
    if how.endswith(("end of", "close of")) and not how.startswith(("after", "following")):
        return f"../{end}" if how.startswith(("by", "before", "until")) else end
    if how.startswith(("before", "until", "prior", "up to")):
        return f"../{begin}"
    return f"{begin}/{end}" if how in ("during", "in", "throughout") else f"{end}/.."


_FIRST_WAR = re.compile(r"first|1st|great|one\b|(?:ww|war )[i1]\b")
_OF_WAR = re.compile(r"(?:\bwar|\bww)(?: ?(?:two|one|[12]|ii?))?$", re.IGNORECASE)


def is_war(words: str) -> bool:
    """Say whether a time goes by a war, in which somebody may have fallen.

    >>> is_war("in World War Two"), is_war("in 1939")
    (True, False)
    """
    return bool(_OF_WAR.search(words))


def between_wars(_match: re.Match[str], _today: Now) -> str | None:
    """Date "between the wars"."""
    return "1918/1939"


def since_unit(match: re.Match[str], today: Now) -> str | None:
    """Date "since last year", "since last week"."""
    step = -1 if match["which"].lower() == "last" else 0
    if not today.year:
        return None
    if match["unit"].lower() == "year":
        return f"{today.year + step:04}/.."
    return f"{today.month_away(step if match['unit'].lower() == 'month' else 0)}/.."


def decade(match: re.Match[str], _today: Now) -> str | None:
    """Date "in the fifties", "the late '20s": of the last century."""
    word = match["decade"].lower()
    return f"19{_DECADES.get(word) or word[0]}X"


_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


_UNTIL = re.compile(r"\b(?:by|before|until|till|no later than)(?: the)?\s+$", re.IGNORECASE)
_BY = re.compile(r"(?:by|before|until|till)\b", re.IGNORECASE)
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_PLAIN = re.compile(r"\d{3}[\dX](?:-\d\d){0,2}")
_SINCE_BEFORE = re.compile(r"\bsince(?: the)?\s+$", re.IGNORECASE)


def opened(text: str, span: Span, edtf: str | None) -> tuple[Span, str | None]:
    """Open a date at its beginning or end where "by" or "since" stands before it, and take the word in."""
    if edtf is None or not _PLAIN.fullmatch(edtf):
        return span, edtf
    if _SINCE.match(text, span[0]):
        return span, f"{edtf}/.."
    if _BY.match(text, span[0]):
        return span, f"../{edtf}"
    since = _SINCE_BEFORE.search(text, max(0, span[0] - 16), span[0])
    if since is not None:
        return (since.start(), span[1]), f"{edtf}/.."
    found = _UNTIL.search(text, max(0, span[0] - 16), span[0])
    return ((found.start(), span[1]), f"../{edtf}") if found else (span, edtf)


_FOR_YEARS = re.compile(r"\bfor (?:the (?:last|past) )?(?P<n>\d{1,3}) years\b", re.IGNORECASE)


def for_years(text: str, span: Span, year: str | None) -> tuple[Span, str] | None:
    """Read how long something stood: "for 114 years", up to the year of the document."""
    found = _FOR_YEARS.search(text, *span)
    if found is None or not year:
        return None
    return found.span(), f"{int(year) - int(found['n']):04}/{year}"
