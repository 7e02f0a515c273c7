"""Which of the times of a sentence is that of a fact.

Invariant: a time that belongs to something else dates nothing: another event in a clause of its own, a speaker's
statement, a document or battle that is named with its year, the death of whom a memorial is for. What is planned has
only a time that lies ahead of the document's date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import EVENTS
from cenotaph.extract.text.shallow.dated_things import year_behind
from cenotaph.extract.text.shallow.entries import entry_year
from cenotaph.extract.text.shallow.lexicon import Hit
from cenotaph.extract.text.shallow.page import Page, Sentence
from cenotaph.extract.text.shallow.time_words import read_time_words
from cenotaph.extract.text.shallow.times import find_times
from cenotaph.extract.text.shallow.triggers import Fact
from cenotaph.extract.text.times import Time

_SIGNS = frozenset(",;:()–—")
_COMMA = 40
"""Characters that a sign between clauses counts for in the distance of a time."""
_BEHIND = 400
"""Characters that a time counts for which stands behind its verb, where verbs stand last."""
_NEAR_NOUN = 3
_JUDGED = ("protected", "condition")
_DONE_ONCE = ("erected", "unveiled", "removed", "destroyed")
_AHEAD_MONTHS = 9
_START = re.compile(r"(?:\.\./)?(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_FIRST_SEASON = 21
_WRITTEN_YEAR = re.compile(r"\d{4}")


def time_of(page: Page, sentence: Sentence, fact: Fact) -> Time | None:
    """Find when a fact holds or is to happen: the time nearest to its trigger that belongs to nothing else."""
    ahead = not fact.timed and fact.status in ("planned", "proposed") and fact.property in EVENTS
    if not fact.timed and not ahead:
        return None
    entry = entry_year(page, sentence) if fact.timed else None
    if entry:
        page = replace(page, date=f"{entry[0]}-12-31")  # "1920. On 11 July ..."
    # "seit 1994 unter Schutz" holds its own time; that of an inscription or of a goal is another.
    value = (fact.property not in _JUDGED and fact.value_span) or (0, 0)
    dedicatee = (fact.mention and fact.mention.dedicatee) or (0, 0)
    clauses = _Clauses(page, sentence, fact)
    times = [
        time
        for time in find_times(page, sentence, future=True if ahead else None)
        if time.edtf
        and (fact.property != "exists" or "/" in time.edtf)
        and not _is_within(time, value)
        and not _is_within(time, dedicatee)
        and not clauses.is_elsewhere(time)
        and (not ahead or (_is_ahead(page, time) and not clauses.is_bare_weekday(time)))
    ]
    best = min(times, key=clauses.distance, default=None)
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


class _Clauses:
    """A sentence cut at its signs, as seen from the trigger of a fact."""

    def __init__(self, page: Page, sentence: Sentence, fact: Fact) -> None:
        self._page = page
        self._sentence = sentence
        self._fact = fact
        self._number = list(accumulate(int(self._parts(word.i)) for word in sentence.words))
        self._at = fact.trigger.first

    def _parts(self, at: int) -> bool:
        """Say whether a sign parts two clauses; where verbs stand last, a comma does so only behind one: no list does."""
        words = self._sentence.words
        ends = self._page.lexicon.settings.get("clause_end")
        if words[at].text != "," or not ends or at == 0:
            return words[at].text in _SIGNS
        return bool(re.search(ends, words[at - 1].key))

    def _word(self, time: Time) -> int:
        return next((word.i for word in self._sentence.words if word.end > time.span[0]), 0)

    def distance(self, time: Time) -> int:
        """Count the characters between a time and the trigger, signs as many."""
        words = self._sentence.words
        signs = abs(self._number[self._word(time)] - self._number[self._at])
        behind = time.span[0] > words[self._at].start and self._page.lexicon.settings.get("verb_last", False)
        return abs(time.span[0] - words[self._at].start) + _COMMA * signs + _BEHIND * bool(behind)

    def is_elsewhere(self, time: Time) -> bool:
        """Say whether a time belongs to something else than the trigger."""
        at = self._word(time)
        return (
            self._is_nowadays(at)
            or self._is_every_year(time)
            or self._is_of_people(at)
            or self._is_of_attribute(at)
            or self._is_outside_attribute()
            or self._is_in_relative(time, at)
            or self._is_of_name(at)
            or self._is_between(at)
            or self._is_of_the_next(at)
            or self._is_of_the_one_before(at)
            or self._is_of_a_noun(time, at)
            or self._is_in_another_clause(at)
            or self._is_how_long_it_stands(time, at)
        )

    def is_bare_weekday(self, time: Time) -> bool:
        """Say whether a time is a weekday that nothing puts ahead: that of the decision as well as of the deed."""
        at, lexicon = self._word(time), self._page.lexicon
        words = self._sentence.words
        named = any(word.key in read_time_words(lexicon).days for word in words[at : at + 1])
        if named and lexicon.settings.get("verb_second", False) and self._is_of_coming(at):
            return False
        return named and not (at and lexicon.matches("time.next", words[at - 1].key))

    def _is_of_coming(self, at: int) -> bool:
        """Say whether a weekday stands beside "wird" in the clause of the deed, and nothing is told of the past there."""
        lexicon, words = self._page.lexicon, self._sentence.words
        if self._number[at] != self._number[self._at]:
            return False
        clause = [word for word in words if self._number[word.i] == self._number[at]]
        coming = any(lexicon.matches("status.present", word.key) for word in clause)
        past = any(lexicon.matches("status.done", word.key) for word in clause)
        told = any(
            hit.name in ("verbs", "split") for hit in self._sentence.hits if hit.section == "reporting"
        )
        return coming and not past and not told

    def _is_nowadays(self, at: int) -> bool:
        """Say whether "today" is these days: in another clause than a deed, or beside what goes on."""
        words, matches = self._sentence.words, self._page.lexicon.matches
        if not matches("time.today", words[at].key):
            return False
        past = self._page.lexicon.settings.get("past")
        told = past is None or re.search(past, words[self._fact.trigger.last].key) is not None
        present = self._fact.property == "damaged" and not told  # "today its plaster falls off"
        return present or self._fact.status == "ongoing" or self._number[at] != self._number[self._at]

    def _is_every_year(self, time: Time) -> bool:
        """Say whether a season or month without its year tells when care comes back: "na jaře a na podzim"."""
        if self._fact.property != "maintained" or self._fact.status != "ongoing" or "/" in (time.edtf or ""):
            return False
        return not _WRITTEN_YEAR.search(self._page.words(time.span))

    def _is_of_people(self, at: int) -> bool:
        """Say whether "from" binds a time to who or what is named right before: "the grave of soldiers from 1939"."""
        words, matches = self._sentence.words, self._page.lexicon.matches
        lead = at if matches("places.from", words[at].key) else at - 1
        if lead < 1 or not matches("places.from", words[lead].key):
            return False
        told = (*self._sentence.of("people"), *self._sentence.of("kinds"))
        return any(hit.last == lead - 1 for hit in told)

    def _is_of_attribute(self, at: int) -> bool:
        """Say whether a time stands between an article and a participle before the noun: "der 1921 errichtete Stein"."""
        mention, lexicon = self._fact.mention, self._page.lexicon
        if mention is None or not lexicon.settings.get("nouns_capital", False) or at >= mention.first - 1:
            return False
        told = [hit for hit in self._sentence.of("events", *EVENTS) if hit.last == mention.first - 1]
        if not told or told[0].first == self._at or self._at in range(at, mention.first):
            return False
        words = self._sentence.words
        inside = words[at : told[0].first]
        whole = not any(
            word.text in _SIGNS
            or any(lexicon.matches(one, word.key) for one in ("text.aux", "function.articles"))
            for word in inside
        )
        led = any(
            lexicon.matches(one, word.key)
            for word in words[max(0, at - 3) : at]
            for one in ("function.articles", "function.conjunctions")
        )
        return whole and led

    def _is_outside_attribute(self) -> bool:
        """Say whether the trigger is a participle between an article and its noun, to which no time can belong.

        "Gestern wurde das restaurierte Denkmal übergeben": it was handed over yesterday.
        """
        mention, lexicon, words = self._fact.mention, self._page.lexicon, self._sentence.words
        trigger = self._fact.trigger
        if mention is None or not lexicon.settings.get("nouns_capital", False) or trigger.first < 1:
            return False
        if (
            trigger.first != trigger.last
            or trigger.last != mention.first - 1
            or words[trigger.last].is_capital
        ):
            return False
        return lexicon.matches("function.articles", words[trigger.first - 1].key)

    def _is_in_relative(self, time: Time, at: int) -> bool:
        """Say whether a time stands in a relative clause that has ended before the trigger: "the stone, which fell in 1985,"."""
        clause = self._number[at]
        if clause >= self._number[self._at] or clause == 0 or (time.edtf or "").startswith("../"):
            return False  # "the stone, which stood there until 1948, was blown up" then
        first = self._number.index(clause)
        lead = self._sentence.words[first + 1 : first + 2]
        opens = self._sentence.words[first].text == ","
        return opens and any(
            self._page.lexicon.matches(one, word.key)
            for one in ("actors.relative", "function.relative_forms")
            for word in lead
        )

    def _is_of_name(self, at: int) -> bool:
        """Say whether a memorial is named with a year, which dates nothing but its building: "das Denkmal von 1951"."""
        mention = self._fact.mention
        if mention is None or self._fact.sentence != mention.sentence or self._fact.property == "erected":
            return False
        named = year_behind(self._page, self._sentence, mention)
        return named is not None and at in named

    def _is_between(self, at: int) -> bool:
        """Say whether another event stands between; a participle in the thing's own name is none."""
        low, high = sorted((at, self._at))
        mention = self._fact.mention
        own = range(mention.first - 1, mention.last + 1) if mention is not None else range(0)
        between = [
            hit
            for hit in self._sentence.hits
            if hit.section in ("events", "burials") and hit.name not in ("mass", "single")
            if hit.first in range(low + 1, high)
            and hit.name != self._fact.property
            and hit.first not in own
            and not self._is_occasion(hit.last)
        ]
        return bool(between) and not self._is_shared(at, between[-1])

    def _is_shared(self, at: int, other: Hit) -> bool:
        """Say whether a time leads two verbs that "and" joins: "In 2022 the town took it down and moved it"."""
        words, matches = self._sentence.words, self._page.lexicon.matches
        if at > other.first or self._number[at] != self._number[self._at]:
            return False
        if any(hit.last < at for hit in self._sentence.of("events", *EVENTS)):
            return False
        return any(matches("function.conjunctions", word.key) for word in words[other.last + 1 : self._at])

    def _is_occasion(self, at: int) -> bool:
        """Say whether a noun of doing only says why something is done: "개보수에 따른 제막식", where verbs stand last."""
        behind = self._sentence.words[at + 1 : at + 2]
        return any(self._page.lexicon.matches("time.occasions", word.key) for word in behind)

    def _is_of_the_next(self, at: int) -> bool:
        """Say whether "and" and another event stand on both sides of a time: "cleaned and, in May, raised"."""
        words, matches = self._sentence.words, self._page.lexicon.matches
        if not any(matches("function.conjunctions", word.key) for word in words[self._at + 1 : at]):
            return False
        return any(
            hit.first > at and self._number[hit.first] == self._number[at] and hit.name != self._fact.property
            for hit in self._sentence.of("events", *EVENTS)
        )

    def _is_of_the_one_before(self, at: int) -> bool:
        """Say whether a time stands between another event and "and": "built in 1950 and taken down in 1990"."""
        words, matches = self._sentence.words, self._page.lexicon.matches
        if not any(matches("function.conjunctions", word.key) for word in words[at + 1 : self._at]):
            return False
        return any(
            hit.last < at and self._number[hit.last] == self._number[at] and hit.name != self._fact.property
            for hit in self._sentence.of("events", *EVENTS)
        )

    def _is_of_a_noun(self, time: Time, at: int) -> bool:
        """Say whether a time stands right behind a noun whose it is: "the protocol of 1943", "those shot in 1942"."""
        words, matches = self._sentence.words, self._page.lexicon.matches
        for before in range(at - 1, max(-1, at - _NEAR_NOUN - 1), -1):
            if words[before].text in _SIGNS or before in range(
                self._fact.trigger.first, self._fact.trigger.last + 1
            ):
                return False
            if matches("text.aux", words[before].key):
                return False  # "The memorial to the fallen was, in 1925, put up"
            if matches("time.others", words[before].key):
                return time.edtf is not None and not time.edtf.endswith("/..")
        return False

    def _is_in_another_clause(self, at: int) -> bool:
        clause = self._number[at]
        if clause == self._number[self._at] or self._is_meanwhile(clause):
            return False
        return any(
            self._number[hit.first] == clause
            for hit in self._sentence.hits
            if (hit.section == "events" and hit.name in EVENTS and hit.name != self._fact.property)
            or (hit.section == "states" and hit.name in _JUDGED and hit.name != self._fact.property)
            or (hit.section == "reporting" and hit.name == "verbs")
        )

    def _is_how_long_it_stands(self, time: Time, at: int) -> bool:
        """Say whether "since" goes with a verb of standing nearer to it: "It stands there since 1980, X made it"."""
        if self._fact.property not in _DONE_ONCE or not (time.edtf or "").endswith("/.."):
            return False
        stands = self._sentence.of("states", "exists", "stands")
        return any(abs(hit.first - at) < abs(self._at - at) for hit in stands)

    def _is_meanwhile(self, clause: int) -> bool:
        """Say whether the trigger's clause follows that of a time with "when": it happened then."""
        first = self._number.index(self._number[self._at])
        lead = self._sentence.words[first + 1 : first + 2]
        return self._number[self._at] == clause + 1 and any(
            self._page.lexicon.matches("time.when", word.key) for word in lead
        )
