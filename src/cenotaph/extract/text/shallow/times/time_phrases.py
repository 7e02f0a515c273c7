"""Dates at one place of a sentence, without the words that change them ("since", "about").

Invariant: a reader looks only forward from its place; what it gives covers whole words; an impossible date is none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from typing import NamedTuple

from cenotaph.extract.text.moment import Today
from cenotaph.extract.text.shallow.times.time_words import Timeline

DASHES = frozenset("-–—‒−~/∼")

_NUMERIC = re.compile(
    r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})|(?P<y2>\d{4})\.(?P<m2>\d{1,2})\.(?P<d2>\d{1,2})", re.ASCII
)


class Found(NamedTuple):
    """A time: its first and last word, its date, and how fine it is ("day", "month", "year", "decade", "fixed").

    `edtf` None: understood, but not to be dated.
    """

    first: int
    last: int
    edtf: str | None
    grain: str


Reader = Callable[[Timeline, Today, int], Found | None]
"""Reads the time that begins at a word, or gives None."""


def _date(year: int | None, month: int, day: int) -> str | None:
    days = calendar.monthrange(year or 2000, month)[1] if 1 <= month <= 12 and (year is None or year) else 0
    if not 1 <= day <= days:
        return None
    return f"{year:04}-{month:02}-{day:02}" if year is not None else f"XXXX-{month:02}-{day:02}"


def _year_of(today: Today, month: int, day: int | None) -> int | None:
    year = today.year_of(month, day)
    return int(year) if year.isdigit() else None


def read_numeric(line: Timeline, _today: Today, at: int) -> Found | None:
    """Read "04.03.2022", "4. 3. 2022", "4/3/2022", "2022-03-04", "2022.3.4"."""
    if found := _NUMERIC.fullmatch(line.key(at)):
        year, month, day = (int(found[name] or found[name + "2"]) for name in ("y", "m", "d"))
        return _found(at, at, _date(year, month, day), "day")
    signs = (line.key(at + 1), line.key(at + 3))
    if signs[0] != signs[1] or signs[0] not in ("/", "-", "."):
        return None
    first, middle, last = line.number(at), line.number(at + 2), line.number(at + 4)
    if first is None or middle is None or last is None:
        return None
    if line.year(at + 4) is not None:
        return _found(at, at + 4, _date(last, middle, first), "day")
    if line.year(at) is not None and signs[0] == "-":
        return _found(at, at + 4, _date(first, middle, last), "day")
    return None


def _found(first: int, last: int, edtf: str | None, grain: str) -> Found | None:
    return Found(first, last, edtf, grain) if edtf is not None else None


def _behind_day(line: Timeline, at: int) -> int:
    """Pass over the sign or ending of an ordinal behind a number of figures, and "of"; return the next word."""
    at += 1
    if line.key(at) == "." and line.glued(at):
        at += 1
    elif line.key(at) == "-" and line.has(at + 1, "ordinals"):
        at += 2
    elif line.glued(at) and line.has(at, "ordinals"):
        at += 1
    return at + 1 if line.has(at, "of") else at


def year_behind(line: Timeline, today: Today, at: int) -> tuple[int | None, int]:
    """Read the year behind a month, in figures or as "of last year"; return it and the last word, or None."""
    if line.key(at) == "," or line.has(at, "of"):
        at += 1
    if line.key(at) == "." and line.glued(at):
        at += 1
    if (year := line.year(at)) is not None:
        return year, at + 1 if line.has(at + 1, "year") else at
    if short := line.short_year(at):
        return short[0], short[1] + line.has(short[1] + 1, "year")
    for name, away in (("last_year", -1), ("this_year", 0), ("next_year", 1)):
        last = line.starting(at, name)
        if last is not None:
            return (today.year + away if today.year else None), last
    for name, away in (("same_year", 0), ("year_after", 1)):
        last = line.starting(at, name)
        if last is not None:
            told = line.year_told_before(at)
            return (told + away if told else None), last
    return None, -1


def _over_lead(line: Timeline, at: int) -> int:
    """Pass over the article and the weekday before the second day of two: "du samedi 8 au dimanche 9 juillet"."""
    at += line.has_article(at)
    return at + (line.key(at) in line.known.days)


def read_day(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "9 мая 1945 года", "25. června", "1er mai", "10–15 września 1944"."""
    first = line.day(at)
    if first is None:
        return None
    behind = _behind_day(line, at)
    until = None
    if line.key(behind) in DASHES or line.has(behind, "to"):
        second = _over_lead(line, behind + 1)
        until = line.day(second)
        behind = _behind_day(line, second) if until is not None else behind
    month = line.month(behind)
    if month is None:
        return None
    year, last = year_behind(line, today, behind + 1)
    if last < 0:
        year, last = _year_of(today, month, first), behind
    start = _date(year, month, first)
    if start is None or until is None:
        return _found(at, last, start, "day")
    end = _date(year, month, until)
    return _found(
        at, last, f"{start}/{end}" if end and year is not None and until > first else start, "fixed"
    )


def read_month(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "września 1946 r.", "августа прошлого года", and a month alone where a word of time stands before it."""
    month = line.month(at)
    if month is None or line.is_of_name(at):
        return None
    year, last = year_behind(line, today, at + 1)
    if last >= 0:
        return Found(at, last, f"{year:04}-{month:02}" if year else f"XXXX-{month:02}", "month")
    led = line.ending(
        at - 1, "before", "early", "this", "last", "next", "since", "until", "before_year", "after", "of"
    )
    if not led or line.is_shortened(at):
        return None
    return Found(at, at, f"{today.year_of(month, None)}-{month:02}", "month")


def read_decade(line: Timeline, _today: Today, at: int) -> Found | None:
    """Read "30-х годах", "30. letech", "1930er Jahre", "latach 30. XX wieku", "années 1930", "1990년대"."""
    lead = line.starting(at, "decade_first")
    if lead is not None:
        number = lead + 1 + (line.key(lead + 1) in ("'", "’", "`"))
        ten, last = _ten(line, number), number
        if ten is None or line.key(number + 1) in DASHES:
            return None
        if line.has(number + 1, "to") and line.year(number + 2) is not None:
            return None  # "v letech 1910 až 1912"
        last += line.key(last + 1) == "." and line.glued(last + 1)
        if line.key(last + 1) == "-" and line.has(last + 2, "ordinals"):
            last += 2
    else:
        ten, behind = _ten(line, at), _behind_day(line, at)
        if ten is None:
            return None
        if line.has(at + 1, "decade") and line.glued(at + 1) and "-" in line.key(at + 1):
            behind = at + 1  # "50er-Jahre" is one word
        if (
            line.has(behind - 1, "decade_endings")
            and line.key(at + 1) == "-"
            and not line.has(behind, "decade")
        ):
            return Found(at, behind - 1, f"{(ten if ten >= 1000 else 1900 + ten) // 10:03}X", "decade")
        if not line.has(behind, "decade"):
            return None
        if behind == at + 1 and not line.glued(behind):
            return None
        last = behind
    century = 1900
    if (number_of := line.is_century(last + 1)) and line.has(last + 2, "century"):
        century, last = (number_of - 1) * 100, last + 2
    return Found(at, last, f"{(ten if ten >= 1000 else century + ten) // 10:03}X", "decade")


def _ten(line: Timeline, at: int) -> int | None:
    number = line.number(at)
    if number is None or number % 10 or not (10 <= number <= 90 or 1500 <= number <= 2090):
        return None
    return number


def read_century(line: Timeline, _today: Today, at: int) -> Found | None:
    """Read "XX века", "19. Jahrhundert", "siglo XIX", "19세기"."""
    if line.has(at, "century") and len(line.key(at)) > 1:
        number = line.is_century(at + 1)
        return Found(at, at + 1, f"{number - 1:02}XX", "decade") if number and number <= 21 else None
    number = line.is_century(at) or line.day(at)
    if number is None or number > 21:
        return None
    behind = _behind_day(line, at)
    if not line.has(behind, "century") or (len(line.key(behind)) == 1 and not line.is_century(at)):
        return None  # "школа № 3 в Камышине": a letter is "century" behind Roman figures only
    return Found(at, behind, f"{number - 1:02}XX", "decade")


def read_years(line: Timeline, _today: Today, at: int) -> Found | None:
    """Read "1939–1945", "1941-45", "с 1941 по 1945 год" (the word before being looked at)."""
    first = line.year(at)
    if first is None:
        return None
    joint = at + 1
    lead = at - 1
    while lead > at - 3 and line.ending(lead, "between") is None:
        if not line.has(lead, "year") and not line.has_article(lead):
            break
        lead -= 1
    between = line.ending(lead, "between")
    is_dash = line.key(joint) in DASHES
    since = line.lexicon.settings.get("since")
    if since and line.has(joint, "year") and re.search(since, line.key(joint)):
        end = line.year(joint + 1)  # "1961년부터 1963년까지"
        if end is None or end < first or not line.has(joint + 2, "year"):
            return None
        return Found(at, joint + 2, f"{first:04}/{end:04}", "fixed")
    if not is_dash:
        joint += line.has(joint, "year")
        if not (line.has(joint, "to") and (between or line.has(joint, "until"))):
            return None
        joint += line.has(joint + 1, "to", "of") or line.has_article(joint + 1)
        joint += line.has(joint + 1, "year")
    last = line.year(joint + 1)
    if last is None and is_dash and line.glued(joint) and line.glued(joint + 1):
        short = line.day(joint + 1) or line.number(joint + 1)
        last = first // 100 * 100 + short if short is not None and len(line.key(joint + 1)) == 2 else None
    if last is None or last < first or (line.key(joint) == "/" and last > first + 1):
        return None
    end = joint + 1 + line.has(joint + 2, "year")
    if line.key(at - 1) == "(" and line.key(joint + 2) == ")" and last - first > 15:
        return Found(at, end, None, "fixed")  # "(1900–1975)": somebody's life
    return Found(at, end, f"{first:04}/{last:04}", "fixed")


def read_year(line: Timeline, _today: Today, at: int) -> Found | None:
    """Read a number of four figures as a year, where the words beside it do not make it a count."""
    if short := line.short_year(at):
        return _short_year(line, at, short)
    year = line.year(at)
    if year is None or line.key(at + 1) in ("%", "€", "$", "£", "°", "₽", "₴") or line.has(at + 1, "units"):
        return None
    if line.has(at + 1, "year"):
        return Found(at, at + 1, f"{year:04}", "year")
    if line.counts_people(at):
        return None
    led = line.has(at - 1, "before", "year", "of", "since", "until", "after", "about", "between")
    led = led or (
        line.has_event(at + 1)
        and any(
            line.lexicon.matches(one, line.key(at - 1))
            for one in ("places.articles", "function.conjunctions")
        )
    )
    # "1948 von Gefangenen errichtet": a preposition stands behind no number of people.
    led = led or line.has_preposition(at + 1)
    # "1950 deutsche Soldaten": what is counted may have an adjective.
    if not led and (line.other & {at + 1, at + 2} or line.has(at + 2, "units")):
        return None
    return Found(at, at, f"{year:04}", "year")


def _short_year(line: Timeline, at: int, short: tuple[int, int]) -> Found | None:
    """Take a year without its century before the word for it; in words also behind a preposition at a clause's end."""
    year, last = short
    if line.has(last + 1, "year"):
        return Found(at, last + 1, f"{year:04}", "year")
    behind = line.key(last + 1)
    closed = not behind or not behind[0].isalnum() or line.has_event(last + 1)
    led = line.has(at - 1, "before", "since", "until", "after")
    return Found(at, last, f"{year:04}", "year") if led and closed else None


def read_on_day(line: Timeline, today: Today, at: int) -> Found | None:
    """Read the bare number of a day beside a word that says so: "el día 23", "15일"."""
    day, last = line.day(at), at
    if day is None:
        return None
    if line.glued(at + 1) and line.has(at + 1, "on_day_behind"):
        last = at + 1
    elif not line.has(at - 1, "on_day"):
        return None
    if today.year is None or today.month is None:
        return Found(at, last, None, "fixed")
    later = today.day is not None and day > today.day.day and not today.future
    shown = today.month_away(-1 if later else 0) or ""
    return _found(at, last, _date(int(shown[:4]), int(shown[5:7]), day), "day")


_TOLD = ("same_year", "year_after")


def read_counted(line: Timeline, today: Today, at: int) -> Found | None:
    """Read dates whose numbers stand before the words for year, month and day: "2017년 11월 15일", "지난해 4월"."""
    year, last, place = None, -1, at
    if line.year(at) is not None and line.has(at + 1, "year"):
        year, last, place = line.year(at), at + 1, at + 2
    elif line.year(at) is not None and line.key(at + 1) == ")" and line.has(at + 2, "year"):
        year, last, place = line.year(at), at + 2, at + 3  # "주체45(1956)년"
    else:
        given, end = year_behind(line, today, at)
        if end >= 0 and line.year(at) is None and line.key(at) != ",":
            year, last, place = given, end, end + 1
    season = line.known.seasons.get(line.key(place)) if last >= 0 else None
    if season is not None:
        return Found(at, place, f"{year:04}-{season}" if year else None, "fixed")  # "지난해 가을"
    month = line.number(place) if line.has(place + 1, "month") else None
    if month is None and line.starts.get(at) is not None and line.starts[at].name in _TOLD and last >= 0:
        return Found(at, last, f"{year:04}" if year else None, "year")  # "이듬해"
    if month is None or not 1 <= month <= 12 or not line.glued(place + 1):
        return None
    day = line.day(place + 2) if line.has(place + 3, "on_day_behind") and line.glued(place + 3) else None
    if last < 0:
        year = _year_of(today, month, day)
    if day is not None:
        return _found(at, place + 3, _date(year, month, day), "day")
    return Found(at, place + 1, f"{year:04}-{month:02}" if year else f"XXXX-{month:02}", "month")
