"""Times without a date of their own: seasons, weekends, decades in words, the end of the year.

Invariant: as `cenotaph.extract.text.shallow.times.time_phrases`; a season or weekend without a year is the nearest one
to the document's date on the side that the sentence speaks of, and none where the document has no date.
"""

from __future__ import annotations

from datetime import timedelta

from cenotaph.extract.text.moment import Today
from cenotaph.extract.text.shallow.times import relative_times as relative
from cenotaph.extract.text.shallow.times import time_phrases as phrases
from cenotaph.extract.text.shallow.times.time_phrases import Found, Reader, year_behind
from cenotaph.extract.text.shallow.times.time_words import Timeline

_FIRST_SEASON, _SEASON_MONTHS = 21, 3
_SATURDAY = 5
_DECEMBER = 12
_CENTURY = 190


def read_season(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "wiosną 1940 r.", "im Frühjahr nächsten Jahres", "autunno scorso", "к осени"."""
    season = line.known.seasons.get(line.key(at))
    if season is None:
        return None
    behind = at + 1
    while line.has(behind, "of", "year", "before") and behind < at + 3:
        behind += 1
    year = line.year(behind)
    if year is not None:
        return Found(at, behind + line.has(behind + 1, "year"), f"{year:04}-{season}", "fixed")
    year, last = year_behind(line, today, at + 1)
    if last < 0:
        year, last = _year_before(line, today, at) or _season_year(line, today, at, season), at
    return Found(at, last, f"{year:04}-{season}", "fixed") if year else None


def _year_before(line: Timeline, today: Today, at: int) -> int | None:
    """Read the year right before a season: "1951년 가을", "내년 봄"."""
    year = line.year(at - 2) if line.has(at - 1, "year") else line.year(at - 1)
    away = {"last_year": -1, "this_year": 0, "next_year": 1}
    beside = line.ending(at - 1, *away)
    return year or (today.year + away[beside[0]] if beside and today.year else None)


def _season_year(line: Timeline, today: Today, at: int, season: int) -> int | None:
    """Find the year of a season that is named without one."""
    if not today.year or not today.month:
        return None
    first = (season - _FIRST_SEASON + 1) * _SEASON_MONTHS
    is_over, is_to_come = today.month >= first + _SEASON_MONTHS, today.month < first
    beside = line.ending(at - 1, "last", "next", "this") or line.ending(at + 1, "last", "next")
    own = next((one for one in ("last", "this") if line.has(at, f"season_{one}")), None)
    beside = (own, at) if own else beside  # "지난가을"
    if beside:
        away = {"last": 0 if is_over else -1, "next": 0 if is_to_come else 1}
        return today.year + away.get(beside[0], 0)
    if not _is_led(line, at):
        return None
    return today.year + ((1 if is_over else 0) if today.future else -1 if is_to_come else 0)


def _is_led(line: Timeline, at: int) -> bool:
    """Say whether a season alone is a time: by a preposition, over an article, or by its form."""
    if line.has(at - 1, "every"):
        return False
    article = line.lexicon.matches("places.articles", line.key(at - 1))
    return (
        line.has(at, "season_alone")
        or line.has(at - 1, "season_before")
        or (article and line.has(at - 2, "season_before"))
    )


def read_weekend(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "am vergangenen Wochenende", "na weekend": its Saturday and Sunday."""
    last = line.starting(at, "weekend")
    if last is None:
        return None
    if today.day is None:
        return Found(at, last, today.shown(), "fixed")
    beside = line.ending(at - 1, "next", "last") or line.ending(last + 1, "next", "last")
    is_next = beside[0] == "next" if beside else today.future
    back = (today.day.weekday() - _SATURDAY) % 7
    saturday = today.day + timedelta((7 - back) if is_next else -back)
    return Found(at, last, f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}", "fixed")


def read_year_end(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "до конца года", "até ao fim do ano": from the document's month to December."""
    last = line.starting(at, "year_end")
    if last is None:
        return None
    if not today.year:
        return Found(at, last, None, "fixed")
    if not today.month or today.month == _DECEMBER:
        return Found(at, last, today.month_away(0), "fixed")
    return Found(at, last, f"{today.month_away(0)}/{today.year:04}-{_DECEMBER}", "fixed")


def read_spoken_year(line: Timeline, _today: Today, at: int) -> Found | None:
    """Read "v osmašedesátém", "od pětačtyřicátého roku": a year of the 20th century, its hundreds left out."""
    year = line.known.spoken.get(line.key(at))
    if year is None:
        return None
    named = line.has(at + 1, "year")
    led = named or line.ending(at - 1, "before", "since", "until", "before_year", "after", "of") is not None
    led = led or line.month(at - 1) is not None or line.has(at - 1, "year")
    return Found(at, at + named, f"{year}", "year") if led else None


def read_decade_word(line: Timeline, _today: Today, at: int) -> Found | None:
    """Read "in den siebziger Jahren", "в девяностых", "años setenta": a decade of the 20th century."""
    ten = line.known.decades.get(line.key(at))
    if ten is None:
        return None
    if line.has(at + 1, "ten_years"):
        return Found(at, at + 1, f"{_CENTURY + ten}X", "decade")
    led = line.ending(at - 1, "decade_first", "decade_before") is not None
    return Found(at, at, f"{_CENTURY + ten}X", "decade") if led else None


READERS: tuple[Reader, ...] = (
    phrases.read_numeric,
    phrases.read_counted,
    phrases.read_day,
    phrases.read_month,
    read_season,
    read_weekend,
    read_year_end,
    read_spoken_year,
    read_decade_word,
    phrases.read_decade,
    phrases.read_century,
    phrases.read_years,
    relative.read_for,
    relative.read_ago,
    relative.read_later,
    phrases.read_year,
    relative.read_past,
    relative.read_near,
    relative.read_weekday,
    phrases.read_on_day,
)
"""In the order in which they are asked."""
