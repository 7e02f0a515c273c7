"""Times said in a sentence -> EDTF, with the date of the document for what is said relative to it.

Invariant: as `cenotaph.extract.text.times`: nothing is taken from a clock, and without a document date "yesterday" has
none. What languages say is in the section `[time]` of their word lists. The text's own date ("04.03.2022" under a
headline) has the relation "dateline" and no date, for nothing happened then.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.moment import Time, Today
from cenotaph.extract.text.shallow.times.time_phrases import Found
from cenotaph.extract.text.shallow.times.time_spans import READERS
from cenotaph.extract.text.shallow.times.time_words import Timeline
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.normalize.edtf import is_edtf

DATELINE = "dateline"
"""The relation of a time that is the text's own."""

_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_OTHER_WORDS = 3
_SHORTEST_ANCHOR = 4


def find_times(page: Page, sentence: Sentence, *, future: bool | None = None) -> list[Time]:
    """Find the times of a sentence, in order, none inside another.

    Args:
        page: the document.
        sentence: one of its sentences.
        future: whether a bare season, month or weekday is the next one; None: as the words of the sentence say.

    >>> from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
    >>> from cenotaph.extract.text.shallow.words.page import lay_out
    >>> page = lay_out("Памятник стоял с 1994 года, вчера его снесли.", read_lexicon("ru"), "2022-03-04")
    >>> [time.edtf for time in find_times(page, page.sentences[0])]
    ['1994/..', '2022-03-03']
    """
    line = Timeline(page.lexicon, sentence, page.text)
    places = line.beginnings()
    if not places:
        return []
    today = Today(page.date, future=_is_to_come(sentence) if future is None else future)
    found: list[Found] = []
    for at in places:
        if found and at <= found[-1].last:
            continue
        one = next((read for reader in READERS if (read := reader(line, today, at)) is not None), None)
        if one is not None and (one.edtf is None or is_edtf(one.edtf)):
            if found and _is_its_weekday(line, found[-1], one):
                found.pop()
            joined = _of_that_year(line, found[-1], one) if found else None
            found[-1:] = [joined] if joined else [*found[-1:], one]
    own = _is_own_date(sentence, found)
    return [_time(line, one, own=own) for one in found]


def _is_its_weekday(line: Timeline, weekday: Found, day: Found) -> bool:
    """Say whether a weekday only stands before its date: "в воскресенье, 5 мая 1946 года"."""
    between = line.words[weekday.last + 1 : day.first]
    named = any(line.key(at) in line.known.days for at in range(weekday.first, weekday.last + 1))
    dated = day.grain == "day" or bool(_DAYS.fullmatch(day.edtf or ""))
    return named and dated and len(between) <= 1 and all(word.text == "," for word in between)


def _of_that_year(line: Timeline, year: Found, part: Found) -> Found | None:
    """Join "last year" and "in May" or "in autumn" right behind it, which has no year of its own."""
    between = line.words[year.last + 1 : part.first]
    own = any(line.year(at) is not None for at in range(part.first, part.last + 1))
    if year.grain != "fixed" or own or len(between) > 1 or any(not word.is_word for word in between):
        return None
    if not _YEAR.fullmatch(year.edtf or "") or not _PART.fullmatch(part.edtf or ""):
        return None
    return Found(year.first, part.last, f"{year.edtf}{(part.edtf or '')[4:]}", part.grain)


_DAYS = re.compile(r"[\dX]{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_YEAR, _PART = re.compile(r"\d{4}"), re.compile(r"\d{4}(?:-\d\d){1,2}")


def _is_to_come(sentence: Sentence) -> bool:
    return sentence.has("status", "planned") and not sentence.has("reporting", "verbs")


def _is_own_date(sentence: Sentence, found: list[Found]) -> bool:
    """Say whether a stretch is nothing but a date, with a few words such as a paper's name."""
    if [one.grain for one in found] != ["day"] or sentence.words[-1].text == ".":
        return False
    if sentence.has("kinds") or sentence.has("events"):
        return False
    taken = {at for one in found for at in range(one.first, one.last + 1)}
    others = [word for word in sentence.words if word.i not in taken and word.is_word]
    return len(others) <= _OTHER_WORDS and all(word.is_capital for word in others)


def _time(line: Timeline, found: Found, *, own: bool) -> Time:
    start, end = line.words[found.first].start, line.words[found.last].end
    if own:
        return Time((start, end), None, DATELINE)
    if found.edtf is None or found.grain == "fixed":
        return Time((start, end), found.edtf)
    role, first = _role(line, found)
    changed = _changed(found.edtf, role)
    time = Time((line.words[first].start, end), changed if is_edtf(changed) else found.edtf)
    return _related(line, found, time)


_ROLES = ("since", "until", "before_year", "after", "about")


def _role(line: Timeline, found: Found) -> tuple[str, int]:
    """Find the word before a time that changes it, over "the year", "the beginning of" and the like."""
    joined = line.lexicon.settings.get("since")
    if joined and re.search(joined, line.key(found.last)):
        return "since", found.first  # "10월부터": one word with its ending
    nearly = line.lexicon.settings.get("about")
    if nearly and re.search(nearly, line.key(found.last)):
        return "about", found.first  # "1950년경"
    at = found.first - 1
    for _ in range(4):
        role = line.ending(at, *_ROLES)
        if role is not None:
            return role
        behind = line.starting(found.last + 1, "since_behind", "until_behind", "after_behind", "about_behind")
        if behind is not None:
            hit = line.starts[found.last + 1].name if found.last + 1 in line.starts else ""
            return hit.removesuffix("_behind") if hit.endswith("_behind") else "", found.first
        over = line.ending(at, "year", "early", "of", "articles")
        if over is None:
            break
        at = over[1] - 1
    return "", found.first


def _changed(edtf: str, role: str) -> str:
    if role in ("since", "after"):
        return f"{edtf}/.."
    if role in ("until", "before_year"):
        return f"../{edtf}"
    return f"{edtf}~" if role == "about" else edtf


def _related(line: Timeline, found: Found, time: Time) -> Time:
    """Keep relation and anchor of "shortly after the army had ... in 1945": the year is about."""
    if found.edtf is None or not _PLAIN.fullmatch(found.edtf):
        return time
    for hit in reversed(line.hits):
        if hit.name not in ("shortly_after", "shortly_before") or hit.last >= found.first:
            continue
        if any(word.text in ".;:" for word in line.words[hit.last + 1 : found.first]):
            continue
        anchor = (line.words[hit.last + 1].start, line.words[found.last].end)
        if anchor[1] - anchor[0] >= _SHORTEST_ANCHOR:
            span = line.words[found.first].start, line.words[found.last].end
            return Time(span, f"{found.edtf}~", hit.name, anchor)
    return time
