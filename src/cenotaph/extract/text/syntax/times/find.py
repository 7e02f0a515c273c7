"""Times said in a text -> EDTF, with the date of the document for what is said relative to it.

Invariant: nothing is taken from a clock; without a document date "today" has no date and "last October" is
"XXXX-10". The words stay: each time has its span.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import timedelta

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.moment import Time, Today
from cenotaph.extract.text.syntax.times import time_feasts, time_relations, time_spans
from cenotaph.normalize.edtf import is_edtf
from cenotaph.normalize.months import MONTHS

_MONTH_NAMES = sorted((name for name in MONTHS if name.isascii() and len(name) > 2), key=len, reverse=True)
_M = r"(?P<month>" + "|".join(_MONTH_NAMES) + r")\.?"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_W = r"(?P<weekday>" + "|".join(_DAYS) + ")"
_Y = r"(?P<year>1[5-9]\d\d|20\d\d)"
_NUMBERS = time_relations.NUMBERS | {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100, "a couple of": 2, "couple of": 2}  # fmt: skip
_ABOUT = r"(?:some|about|around|nearly|almost|roughly|over|more than|well over|just over|just under)"
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)}|several|a few)"


def find_times(text: str, span: Span, document_date: str | None, *, future: bool = False) -> list[Time]:
    """Find the times that a stretch of text says, none inside another.

    Args:
        text: the document.
        span: the stretch, usually a sentence.
        document_date: EDTF day, month or year of the document, or None.
        future: whether a bare weekday or month means the next one.

    >>> [time.edtf for time in find_times("on 29 June 2008, after 1991", (0, 27), None)]
    ['2008-06-29', '1991/..']
    """
    today = Today(document_date, future)
    found: list[Time] = []
    taken = [False] * (span[1] - span[0])
    for pattern, make in _PATTERNS:
        for match in pattern.finditer(text, *span):
            start, end = match.start() - span[0], match.end() - span[0]
            if any(taken[start:end]):
                continue
            edtf = make(match, today)
            if edtf is not None and not is_edtf(edtf):
                continue
            taken[start:end] = [True] * (end - start)
            found.append(_related(text, span, Time(*time_spans.opened(text, match.span(), edtf))))
    return sorted(found, key=lambda time: time.span)


_AFTER_EVENT = re.compile(
    r"(?P<how>shortly|soon|immediately|just|right) (?P<what>after|before) (?P<anchor>[^.;]{4,200})$"
)


def _related(text: str, span: Span, time: Time) -> Time:
    """Keep relation and anchor of "shortly after the Red Army defeated ... in 1945": the year is about."""
    found = _AFTER_EVENT.search(text, span[0], time.span[1])
    if found is None or time.edtf is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", time.edtf):
        return time
    relation = f"shortly_{found['what']}"
    return Time(time.span, f"{time.edtf}~", relation, (found.start("anchor"), time.span[1]))


_Maker = Callable[[re.Match[str], Today], str | None]


def _full(match: re.Match[str], today: Today) -> str | None:
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    year = match["year"] or today.year_of(month, day)
    if not 1 <= day <= (calendar.monthrange(int(year), month)[1] if year.isdigit() else 31):
        return ""
    return f"{year}-{month:02}-{day:02}"


def _month_year(match: re.Match[str], _today: Today) -> str | None:
    return f"{match['year']}-{MONTHS[match['month'].lower()]:02}"


def _month_only(match: re.Match[str], today: Today) -> str | None:
    month = MONTHS[match["month"].lower()]
    groups = match.groupdict()
    year = today.year_of(month, None)
    if (groups.get("which") or "").lower() == "last" and today.year and today.month == month:
        year = f"{today.year - 1:04}"
    if groups.get("lastyear"):
        year = f"{today.year - 1:04}" if today.year else "XXXX"
    if groups.get("thisyear"):
        year = f"{today.year:04}" if today.year else "XXXX"
    return f"{year}-{month:02}"


def _ago(match: re.Match[str], today: Today) -> str | None:
    number = match["n"].lower()
    count = int(number) if number.isdigit() else _NUMBERS.get(number)
    if count is None:
        return None
    unit = match["unit"].lower()
    if unit == "year":
        about = "~" if match["about"] else ""
        return f"{today.year - count:04}{about}" if today.year else None
    if unit == "month":
        return today.month_away(-count)
    return today.shifted(-count * _DAYS_OF.get(unit, 1)) if today.day else today.shown()


_DAYS_OF = {"week": 7, "fortnight": 14}


def _past_span(match: re.Match[str], today: Today) -> str | None:
    number = (match.groupdict().get("n") or "several").lower()
    count = int(number) if number.isdigit() else _NUMBERS.get(number, 3)
    unit = match["unit"].lower()
    end = today.month_away(0)
    if end is None:
        return None
    if unit in ("year", "decade"):
        years = count * (10 if unit == "decade" else 1)
        return (
            f"{today.year - years:04}/{today.year:04}"
            if today.year and match.groupdict().get("n")
            else f"../{today.year:04}"
        )
    start = today.month_away(-count if unit == "month" else -1 if unit == "week" and count > 4 else 0)
    return f"{start}~/{end}"


def _near_unit(match: re.Match[str], today: Today) -> str | None:
    step = {"last": -1, "previous": -1, "this": 0, "next": 1, "the coming": 1, "coming": 1}[
        match["which"].lower()
    ]
    unit = match["unit"].lower()
    if unit == "year":
        return f"{today.year + step:04}" if today.year else None
    if unit == "month":
        return today.month_away(step)
    if unit == "week" and today.day:
        monday = today.day - timedelta(today.day.weekday()) + timedelta(7 * step)
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    return today.shown()


def _word(match: re.Match[str], today: Today) -> str | None:
    away = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1, "the day before yesterday": -2, "last night": -1, "tomorrow": 1, "overnight": 0}  # fmt: skip
    return today.shifted(away[match[0].lower()])


def _range(match: re.Match[str], _today: Today) -> str | None:
    first, last = match["year"], match["until"]
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}/{last}" if first <= last else ""


def _wrap(form: str) -> _Maker:
    return lambda match, _today: form.format(y=match["year"])


def _until_now(_match: re.Match[str], today: Today) -> str | None:
    return f"../{today.year:04}" if today.year else None


def _until_month(_match: re.Match[str], today: Today) -> str | None:
    return f"../{today.month_away(0)}" if today.year else None


def _slashed(match: re.Match[str], _today: Today) -> str | None:
    """Read "23/4/1921" and "4/23/1921"; where either number could be the month, only the year is told."""
    first, second = int(match["first"]), int(match["second"])
    day, month = (first, second) if second <= _MONTHS or first > _MONTHS else (second, first)
    if first != second and max(first, second) <= _MONTHS:
        return match["year"]
    return _day(match["year"], month, day)


_MONTHS = 12


def _numeric(match: re.Match[str], _today: Today) -> str | None:
    return _day(match["year"], int(match["mm"]), int(match["day"]))


def _day(year: str, month: int, day: int) -> str:
    """Write a day as EDTF; "" where the calendar has none such."""
    if not (1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(int(year), month)[1]):
        return ""
    return f"{year}-{month:02}-{day:02}"


def _last_week(match: re.Match[str], today: Today) -> str | None:
    if not today.day:
        return today.shown()
    return today.shifted(_DAYS.index((match["weekday"] or match["w1"]).lower()) - today.day.weekday() - 7)


def _so_far(_match: re.Match[str], today: Today) -> str | None:
    shown = today.shown()
    return f"../{shown}" if shown else None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


_SEASON = r"(?P<season>spring|summer|autumn|winter|fall(?= of| \d{4}|[,.;]|$| and| after| by))"
_PATTERNS: list[tuple[re.Pattern[str], _Maker]] = [
    (_compile(rf"(?:by|before|until|till|towards) (?:the )?(?:end|close) of (?:(?:{_M} )?{_Y}|(?P<which>the|this|next|last)? ?(?P<unit>year|month|week|spring|summer|autumn|winter))"), time_spans.end_of),
    (_compile(rf"(?:the )?(?:early |late |mid-)?{_SEASON}(?: of|,)? {_Y}(?:[-/–]\d\d)?"), time_spans.season),
    (_compile(rf"(?:the )?{_SEASON} (?:of )?(?P<behind>last year|next year|this year)"), time_spans.season),
    (_compile(rf"(?:earlier |later |late |early )?(?P<which>last|past|previous|this|next|the coming|coming) {_SEASON.replace('(?= of', '(?=').replace('fall(?=', 'fall(?= |')}"), time_spans.season),
    (_compile(rf"in (?:the )?(?:early |late |mid-)?{_SEASON}"), time_spans.season),
    (_compile(r"(?:over|at|during|on) (?P<which>the|last|this|next|past|the past) (?:last |past )?weekend(?! of)|(?P<which2>last|this|next|past) weekend(?! of)"), time_spans.weekend),
    (_compile(r"(?P<n>half a|a|one|two|three|four|five|six|seven|eight) (?P<unit>decade|century|centurie)s? (?:ago|earlier)"), time_spans.long_ago),
    (_compile(r"in the (?:(?:first|second|latter) half of the )?(?:early |late |mid-)?(?P<century>1[4-9]th|20th|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)(?: |-)century"), time_spans.century),
    (_compile(r"between the (?:two )?(?:world )?wars"), time_spans.between_wars),
    (_compile(r"(?P<how>(?:(?:by|before|until|at|towards?|near|with|following|after) )?the (?:end|close) of|in the (?:aftermath|wake) of|(?:in |during )?the (?:years|decades?|months) (?:after|following)|after|following|since|before|prior to|until|up to|during|throughout|in) (?:the (?:end of the )?)?(?:(?:second|first|2nd|1st) world war|world war (?:two|one|ii|i|2|1)|great war|war(?! (?:in|on|with|of|between|against) (?:the )?(?-i:[A-Z0-9]))|wwii|wwi|ww2|ww1|ww 1|ww 2)(?! memorials?| graves?| dead| cemeter| years)"), time_spans.war),
    (_compile(rf"(?P<about>{_ABOUT} )?(?P<n>\d{{1,3}}|{time_relations.COUNTS}) (?P<unit>year|decade|centurie|century)s? (?P<way>later|earlier|before(?=[,.;])|previously)"), time_relations.later),
    (_compile(rf"(?:in )?(?:(?:early |late )?{_M} (?:of )?)?(?:later |earlier |early |late )?(?:in )?(?P<which>the following|the next|the previous|the preceding|that|that same|the same|the very same) year"), time_relations.same_year),
    (_compile(r"since (?P<which>last|this) (?P<unit>year|month|week)"), time_spans.since_unit),
    (_compile(r"(?P<year>\d{4})-(?P<mm>0[1-9]|1[0-2])-(?P<day>\d\d)"), _numeric),
    (_compile(r"(?P<day>\d{1,2})\.(?P<mm>\d{1,2})\.(?P<year>1[5-9]\d\d|20\d\d)"), _numeric),
    (_compile(rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_Y}"), _slashed),
    (_compile(rf"(?:on )?{_W} (?:of )?last week|last week on {_W.replace('weekday', 'w1')}"), _last_week),
    (_compile(rf"(?:(?:{_W.replace('weekday', 'w1')}),? )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_M}(?:,? {_Y})?"), _full),
    (_compile(rf"(?:(?:{_W.replace('weekday', 'w1')}),? )?{_M} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? {_Y})?(?!\d|,\d)"), _full),
    (_compile(rf"(?:the years (?:of )?|between |from )?{_Y}(?: ?[-–—] ?|/| and | to | until )(?P<until>1[5-9]\d\d|20\d\d|\d\d)"), _range),
    (_compile(rf"{_M},? (?:of )?{_Y}"), _month_year),
    (_compile(rf"{_M} (?P<lastyear>last year)|(?P<which>last) (?P<month2>x)"), lambda m, t: _month_only(m, t) if m["month"] else ""),
    (_compile(rf"{_M} (?P<thisyear>this year)"), _month_only),
    (_compile(rf"(?P<which>last|this|next|in|since|during|by|before|until|in early|in late|in mid|early|late|mid|(?:at|towards|by|until|since|from) the (?:end|beginning|start|close|middle) of) (?:early |late |mid-)?{_M}"), _month_only),
    (_compile(rf"(?:since|ever since) {_Y}"), _wrap("{y}/..")),
    (_compile(rf"from {_Y} (?:onwards?|on)"), _wrap("{y}/..")),
    (_compile(rf"(?:until|before|by|prior to|up to) {_Y}"), _wrap("../{y}")),
    (_compile(rf"(?:after|following) {_Y}"), _wrap("{y}/..")),
    (_compile(rf"(?:around|about|circa|c\.|approximately) {_Y}"), _wrap("{y}~")),
    (_compile(r"(?:the )?(?:early |late |mid-|mid )?(?P<year>1[5-9]\d|20\d)0['’]?s"), _wrap("{y}X")),
    (_compile(r"(?:the )?(?:early |late |mid-)?(?:nineteen[- ])?(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"), time_spans.decade),
    (_compile(r"(?:the )?(?:early |late |mid-|mid )?['’](?P<decade>[2-9])0['’]?s"), time_spans.decade),
    (_compile(rf"(?:(?P<how>on|since|before|by|until|ahead of|in time for|ready for|prior to) )?(?P<feast>{time_feasts.FEASTS}),? (?:in |of )?(?:{_Y}|(?P<behind>last year|this year|next year))"), time_feasts.feast),
    (_compile(rf"(?:(?P<how>on|since|before|by|until|ahead of|in time for|ready for|prior to) )?(?P<which>last|this|next|the coming) (?P<feast>{time_feasts.FEASTS})(?! (?:service|parade|ceremon|event|commemoration|poppy|wreath))"), time_feasts.feast),
    (_compile(rf"(?P<how>on|before|by|until|ahead of|in time for|ready for|prior to) (?P<feast>{time_feasts.FEASTS})(?! (?:service|parade|ceremon|event|commemoration|poppy|wreath))"), time_feasts.feast),
    (_compile(rf"(?P<about>{_ABOUT} )?{_N} (?P<unit>day|week|fortnight|month|year)s? (?:ago|earlier|back)"), _ago),
    (_compile(rf"(?:over|in|during|within) (?:the )?(?:past|last) (?:few )?(?:{_N} )?(?P<unit>week|month|year|decade)s?"), _past_span),
    (_compile(r"(?:in|over) recent (?P<unit>year|decade)s"), _until_now),
    (_compile(r"(?:in|over) recent (?:week|month)s"), _until_month),
    (_compile(r"so far|to date|until now"), _so_far),
    (_compile(r"(?:earlier |later )?(?P<which>last|this|next|previous|the coming|coming) (?P<unit>week|month|year|weekend)"), _near_unit),
    (_compile(r"today|tonight|the day before yesterday|this morning|this afternoon|this evening|yesterday|last night|tomorrow|overnight"), _word),
    (_compile(rf"(?:on |last |this |next |by |since )?(?<!remembrance )(?<!easter )(?<!palm )(?<!every )(?<!each )(?<!most ){_W}(?: (?:morning|afternoon|evening|night))?"), lambda m, t: t.weekday(_DAYS.index(m["weekday"].lower()))),
    (_compile(rf"(?:(?:in )?the year )?{_Y}(?!,\d)"), _wrap("{y}")),
]  # fmt: skip
