"""Times that count from the day of the document, or from the year told last: "last Sunday", "two years ago".

Invariant: a reader looks only forward from its place; without a date to count from, a time is understood and not dated.
"""

from __future__ import annotations

from datetime import timedelta

from cenotaph.extract.text.moment import Today
from cenotaph.extract.text.shallow.times.time_phrases import Found
from cenotaph.extract.text.shallow.times.time_words import Timeline

_NEAR = {"today": 0, "yesterday": -1, "before_yesterday": -2, "tomorrow": 1}
_STEPS = {"earlier": -2, "last": -1, "this": 0, "next": 1}


def read_near(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "вчера", "letos", "w ubiegłym roku", "minulý týden", "nach dem Krieg"."""
    hit = line.starts.get(at)
    if hit is None:
        return None
    if hit.name in _NEAR:
        return Found(at, hit.last, today.shifted(_NEAR[hit.name]), "fixed")
    if hit.name == "war_end" and today.future:
        return Found(at, hit.last, None, "fixed")  # a war that is not over
    if hit.name == "occupied":
        return Found(at, hit.last, "1939/1945", "fixed")
    if hit.name in ("war_end", "first_war_end"):
        return Found(at, hit.last, "1945/.." if hit.name == "war_end" else "1918/..", "fixed")
    step, _, unit = hit.name.partition("_")
    if step not in _STEPS or not unit:
        return None
    return Found(at, hit.last, _near(today, _STEPS[step], unit), "fixed")


def _near(today: Today, step: int, unit: str) -> str | None:
    if unit == "year":
        return f"{today.year + step:04}" if today.year else None
    if unit == "month":
        return today.month_away(step)
    if today.day is None:
        return today.shown()
    monday = today.day - timedelta(today.day.weekday()) + timedelta(7 * step)
    return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def read_weekday(line: Timeline, today: Today, at: int) -> Found | None:
    """Read a weekday: the last one up to the document's date, or the next where words say so."""
    number = line.known.days.get(line.key(at))
    if number is None:
        return None
    beside = line.ending(at - 1, "next", "last") or line.ending(at + 1, "next", "last")
    future = beside[0] == "next" if beside else today.future
    edtf = Today(today.shown(), future).weekday(number)
    return Found(at, at, edtf, "fixed")


def read_ago(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "два года назад", "dwa lata temu", "vor rund sechs Monaten", "преди около две години"."""
    number_at, about, before = at, False, line.starting(at, "ago_before")
    if before is not None:
        number_at = before + 1
        while number_at < before + 4 and (end := line.starting(number_at, "about")) is not None:
            about, number_at = True, end + 1
    count = line.small(number_at)
    unit_at = number_at + (count is not None)
    unit = next((one for one in ("years", "months", "weeks", "day") if line.has(unit_at, one)), None)
    if unit is None or (count is None and line.year(unit_at + 1) is not None):
        return None  # "před rokem 1700"
    last = unit_at if before is not None else line.starting(unit_at + 1, "ago")
    if last is None and count and line.key(unit_at + 1) == "," and line.has(unit_at + 2, "ago_when"):
        last = unit_at  # "it is a hundred years, that ..."
    if last is None or (before is not None and count is None and unit == "day"):
        return None
    if count is None and line.lexicon.list("function.indefinite"):
        return Found(at, last, None, "fixed")  # "hace años": one year would have its article
    edtf = _ago(today, count or 1, unit)
    return Found(at, last, f"{edtf}~" if about and edtf else edtf, "fixed")


def read_later(line: Timeline, _today: Today, at: int) -> Found | None:
    """Read "deux ans plus tard", "dos años después": counted from the year that the text told last."""
    count = line.small(at)
    last = line.starting(at + 2, "later") if count and line.has(at + 1, "years") else None
    if count is None or last is None or line.has_article(last + 1) or line.has_preposition(last + 1):
        return None  # "deux ans après la guerre"
    told = line.year_told_before(at)
    return Found(at, last, f"{told + count:04}" if told else None, "year")


def read_for(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "seit drei Jahren", "seit rund 130 Jahren", where a language counts so back to the beginning."""
    if not line.lexicon.settings.get("since_counted", False):
        return None
    count = line.small(at)
    unit = next((one for one in ("years", "months", "weeks") if line.has(at + 1, one)), None)
    before = at - 1
    while (led := line.ending(before, "about")) is not None:
        before = led[1] - 1
    if count is None or unit is None or not line.has(before, "since"):
        return None
    edtf = _ago(today, count, unit)
    return Found(at, at + 1, f"{edtf}/.." if edtf else None, "fixed")


def _ago(today: Today, count: int, unit: str) -> str | None:
    if unit == "years":
        return f"{today.year - count:04}" if today.year and today.year > count else None
    if unit == "months":
        return today.month_away(-count) if today.year and today.year > count else None
    days = count * (7 if unit == "weeks" else 1)
    return today.shifted(-days) if today.day and today.day.year > days // 365 + 1 else today.shown()


def read_past(line: Timeline, today: Today, at: int) -> Found | None:
    """Read "в последние годы", "in den vergangenen zwölf Monaten": an interval that ends with the document."""
    hit = line.starts.get(at)
    if hit is None or hit.name != "past":
        return None
    count = line.small(hit.last + 1)
    unit_at = hit.last + 1 + (count is not None)
    unit = next((one for one in ("years", "months", "weeks", "day") if line.has(unit_at, one)), None)
    if unit is None:
        return None
    if unit == "years" and today.year:
        start = f"{today.year - count:04}" if count and today.year > count else ".."
        return Found(at, unit_at, f"{start}/{today.year:04}", "fixed")
    if unit == "months" and count and today.year and today.year > count:
        return Found(at, unit_at, f"{today.month_away(-count)}~/{today.month_away(0)}", "fixed")
    if unit == "weeks" and count and today.day and today.day.year > 1:
        return Found(at, unit_at, f"{today.shifted(-7 * count)}/{today.shown()}", "fixed")
    return Found(at, unit_at, None, "fixed")
