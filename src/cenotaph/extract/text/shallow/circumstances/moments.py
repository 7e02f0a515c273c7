"""Which of the times of a sentence is that of a fact.

Invariant: a time that belongs to something else dates nothing: another event in a clause of its own, a speaker's
statement, a document or battle that is named with its year, the death of whom a memorial is for. What is planned has
only a time that lies ahead of the document's date.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.moment import Time
from cenotaph.extract.text.reading import EVENTS
from cenotaph.extract.text.shallow.circumstances.clauses import Clauses
from cenotaph.extract.text.shallow.circumstances.entries import entry_year
from cenotaph.extract.text.shallow.circumstances.other_times import JUDGED, is_elsewhere
from cenotaph.extract.text.shallow.times.find import find_times
from cenotaph.extract.text.shallow.times.time_words import read_time_words
from cenotaph.extract.text.shallow.triggers.trigger import Fact
from cenotaph.extract.text.shallow.words.page import Page, Sentence

_COMMA = 40
"""Characters that a sign between clauses counts for in the distance of a time."""

_BEHIND = 400
"""Characters that a time counts for which stands behind its verb, where verbs stand last."""

_AHEAD_MONTHS = 9

_START = re.compile(r"(?:\.\./)?(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")

_FIRST_SEASON = 21


def time_of(page: Page, sentence: Sentence, fact: Fact) -> Time | None:
    """Find when a fact holds or is to happen: the time nearest to its trigger that belongs to nothing else."""
    ahead = not fact.timed and fact.status in ("planned", "proposed") and fact.property in EVENTS
    if not fact.timed and not ahead:
        return None
    entry = entry_year(page, sentence) if fact.timed else None
    if entry:
        page = replace(page, date=f"{entry[0]}-12-31")  # "1920. On 11 July ..."
    # "seit 1994 unter Schutz" holds its own time; that of an inscription or of a goal is another.
    value = (fact.property not in JUDGED and fact.value_span) or (0, 0)
    dedicatee = (fact.mention and fact.mention.dedicatee) or (0, 0)
    clauses = Clauses(page, sentence, fact)
    times = [
        time
        for time in find_times(page, sentence, future=True if ahead else None)
        if time.edtf
        and (fact.property != "exists" or "/" in time.edtf)
        and not _is_within(time, value)
        and not _is_within(time, dedicatee)
        and not is_elsewhere(clauses, time)
        and (not ahead or (_is_ahead(page, time) and not _is_bare_weekday(clauses, time)))
    ]
    best = min(times, key=lambda time: _distance(clauses, time), default=None)
    return Time(entry[1], entry[0]) if best is None and entry and fact.property != "exists" else best


def _is_within(time: Time, span: Span) -> bool:
    return span[0] <= time.span[0] < span[1]


def _is_ahead(page: Page, time: Time) -> bool:
    """Say whether a time lies ahead of the document's date, and not so far that a day of last year is meant."""
    found, today = _START.match(time.edtf or ""), _START.match(page.date or "")
    if found is None or today is None:
        return False
    if time.edtf and time.edtf.startswith("../"):
        return int(found["year"]) >= int(today["year"])
    month, now = _month(found), _month(today)
    years = int(found["year"]) - int(today["year"])
    if month is None or now is None:
        return years >= 0
    away = years * 12 + month - now
    if found["day"] is None or today["day"] is None:
        return away >= 0 or (years == 0 and int(found["month"]) >= _FIRST_SEASON)
    days = away * 31 + int(found["day"]) - int(today["day"])
    return (days > 0 or "/" in (time.edtf or "")) and away <= _AHEAD_MONTHS


def _month(date: re.Match[str]) -> int | None:
    """Return the month of a date; of a season its first."""
    if date["month"] is None:
        return None
    month = int(date["month"])
    return month if month < _FIRST_SEASON else (month - _FIRST_SEASON + 1) * 3


def _distance(clauses: Clauses, time: Time) -> int:
    """Count the characters between a time and the trigger, signs as many."""
    words = clauses.sentence.words
    signs = abs(clauses.number[clauses.word(time)] - clauses.number[clauses.at])
    behind = time.span[0] > words[clauses.at].start and clauses.page.lexicon.settings.get("verb_last", False)
    at = clauses.word(time)
    apart = _COMMA * (signs + _is_behind_another(clauses, at))
    return (
        abs(time.span[0] - words[clauses.at].start)
        + apart
        + _BEHIND * bool(behind or _is_behind_noun(clauses, at))
    )


def _is_behind_another(clauses: Clauses, at: int) -> bool:
    """Say whether a time before the trigger stands nearer behind another event: "repuesta en mayo tras ser rota"."""
    if clauses.page.lexicon.settings.get("verb_last", False):
        return False
    return any(
        hit.last < at < clauses.at and at - hit.last <= clauses.at - at and hit.name != clauses.fact.property
        for hit in clauses.sentence.of("events", *EVENTS)
        if clauses.number[hit.last] == clauses.number[at] and not _is_joined(clauses, hit.last, at)
    )


def _is_behind_noun(clauses: Clauses, at: int) -> bool:
    """Say whether a time may be that of a noun right before it: "aus Anlass der Gründung im Jahr 1783"."""
    settings, words = clauses.page.lexicon.settings, clauses.sentence.words
    if not (settings.get("nouns_capital", False) and settings.get("verb_second", False)) or at < 2:
        return False
    matches = clauses.page.lexicon.matches
    before = at - 1
    while before > 0 and any(matches(one, words[before].key) for one in ("time.year", "time.before")):
        before -= 1
    told = clauses.sentence.covered("kinds", "events")
    return words[before].is_capital and before > 0 and before not in told


def _is_joined(clauses: Clauses, last: int, at: int) -> bool:
    """Say whether "and" parts an event from a time: "das 1952 errichtete und 1998 sanierte Mahnmal"."""
    matches = clauses.page.lexicon.matches
    return any(matches("function.conjunctions", word.key) for word in clauses.sentence.words[last + 1 : at])


def _is_bare_weekday(clauses: Clauses, time: Time) -> bool:
    """Say whether a time is a weekday that nothing puts ahead: that of the decision as well as of the deed."""
    at, lexicon = clauses.word(time), clauses.page.lexicon
    words = clauses.sentence.words
    named = any(word.key in read_time_words(lexicon).days for word in words[at : at + 1])
    if named and lexicon.settings.get("verb_second", False) and _is_of_coming(clauses, at):
        return False
    return named and not (at and lexicon.matches("time.next", words[at - 1].key))


def _is_of_coming(clauses: Clauses, at: int) -> bool:
    """Say whether a weekday stands beside "wird" in the clause of the deed, and nothing is told of the past there."""
    lexicon, words = clauses.page.lexicon, clauses.sentence.words
    if clauses.number[at] != clauses.number[clauses.at]:
        return False
    clause = [word for word in words if clauses.number[word.i] == clauses.number[at]]
    coming = any(lexicon.matches("status.present", word.key) for word in clause)
    past = any(lexicon.matches("status.done", word.key) for word in clause)
    told = any(hit.name in ("verbs", "split") for hit in clauses.sentence.hits if hit.section == "reporting")
    return coming and not past and not told
