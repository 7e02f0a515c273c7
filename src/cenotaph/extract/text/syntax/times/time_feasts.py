"""English days of remembrance and other feasts as times: "last Remembrance Sunday", "on Anzac Day 1922".

Invariant: a feast without a year is dated by the document, and only with "on", "before" or "last"; a custom ("every
Armistice Day") is no date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from cenotaph.extract.text.syntax.times.time_spans import Now

_FIXED = {
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "poppy day": (11, 11),
    "veterans day": (11, 11),
    "anzac day": (4, 25),
    "victory day": (5, 9),
    "ve day": (5, 8),
    "vj day": (8, 15),
    "d-day": (6, 6),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's day": (1, 1),
    "boxing day": (12, 26),
}
_SUNDAY, _MONDAY = 6, 0
_MONDAYS_BEGIN = 1971
"""Since then Memorial Day is the last Monday in May."""
FEASTS = "|".join([*_FIXED, "remembrance sunday", "memorial day", "veterans['’]s? day"]).replace(
    "'s", "['’]s"
)
_CUSTOM = re.compile(rf"\b(?:{FEASTS})$", re.IGNORECASE)
_ENDED = ("before", "by", "until", "in time for", "ahead of", "ready for", "prior to")


def feast(match: re.Match[str], today: Now) -> str | None:
    """Date "on Armistice Day 1922", "last Remembrance Sunday", "in time for Anzac Day"."""
    groups = match.groupdict()
    name = (
        match["feast"]
        .lower()
        .replace("’", "'")
        .replace("veterans' day", "veterans day")
        .replace("veteran's day", "veterans day")
    )
    how, which = (groups.get("how") or "").lower(), (groups.get("which") or "").lower()
    if how in _AHEAD and not today.future and not groups.get("year") and which not in ("last", "this"):
        return ""  # "was cleaned in time for Remembrance Sunday"
    if groups.get("year"):
        year = int(groups["year"])
    else:
        guess = _year_of(
            name, which, (groups.get("behind") or "").lower(), today, to_come=today.future or how in _AHEAD
        )
        if guess is None:
            return ""
        year = guess
    day = _day_of(name, year).isoformat()
    return f"../{day}" if how in _ENDED else f"{day}/.." if how == "since" else day


_AHEAD = ("in time for", "ahead of", "ready for")


def is_custom(words: str) -> bool:
    """Say whether a time is a feast without a year: what goes on regularly is done on it every year.

    >>> is_custom("on Anzac Day"), is_custom("on Anzac Day 1922"), is_custom("last Anzac Day")
    (True, False, False)
    """
    return bool(_CUSTOM.search(words)) and not re.match(
        r"(?:\w+ )?(?:last|next|this)\b", words, re.IGNORECASE
    )


def _day_of(name: str, year: int) -> date:
    if name == "remembrance sunday":
        first = date(year, 11, 1)
        return first + timedelta((_SUNDAY - first.weekday()) % 7 + 7)
    if name == "memorial day":
        if year < _MONDAYS_BEGIN:
            return date(year, 5, 30)
        last = date(year, 5, 31)
        return last - timedelta((last.weekday() - _MONDAY) % 7)
    month, day = _FIXED[name]
    return date(year, month, day)


def _year_of(name: str, which: str, behind: str, today: Now, *, to_come: bool) -> int | None:
    """Guess the year of a feast that is named without one: the last before the document, or the next to come."""
    if not today.year or not 1 < today.year < date.max.year:
        return None
    if behind:
        return today.year + {"last year": -1, "next year": 1}.get(behind, 0)
    if not isinstance(today.day, date):
        return today.year
    past = _day_of(name, today.year) <= today.day
    if which in ("last", "past") or not (to_come or which in ("next", "this", "the coming", "coming")):
        return today.year if past else today.year - 1
    return today.year + 1 if past and _day_of(name, today.year) < today.day else today.year
