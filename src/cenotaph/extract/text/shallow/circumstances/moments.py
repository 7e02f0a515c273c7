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
from cenotaph.extract.text.moment import Time
from cenotaph.extract.text.reading import EVENTS
from cenotaph.extract.text.shallow.circumstances.dated_things import year_behind
from cenotaph.extract.text.shallow.circumstances.entries import entry_year
from cenotaph.extract.text.shallow.things.over_relative import RELATIVES
from cenotaph.extract.text.shallow.times.find import find_times
from cenotaph.extract.text.shallow.times.time_words import read_time_words
from cenotaph.extract.text.shallow.triggers.trigger import Fact
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Page, Sentence

_SIGNS = frozenset(",;:()–—")
_COMMA = 40
"""Characters that a sign between clauses counts for in the distance of a time."""
_BEHIND = 400
"""Characters that a time counts for which stands behind its verb, where verbs stand last."""
_NEAR_NOUN = 3
_CLOSED = re.compile("^.+(?:고|며|면서)$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT_SOURCE = 6
_TO_AWAITED, _TO_MEETING = 7, 4
_TO_SAYING = 5
"""Words from a time to the verb of saying that it dates: "7일 기자회견에서 밝혔다"."""
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
        at = self._word(time)
        apart = _COMMA * (signs + self._is_behind_another(at))
        return (
            abs(time.span[0] - words[self._at].start)
            + apart
            + _BEHIND * bool(behind or self._is_behind_noun(at))
        )

    def _is_behind_another(self, at: int) -> bool:
        """Say whether a time before the trigger stands nearer behind another event: "repuesta en mayo tras ser rota"."""
        if self._page.lexicon.settings.get("verb_last", False):
            return False
        return any(
            hit.last < at < self._at and at - hit.last <= self._at - at and hit.name != self._fact.property
            for hit in self._sentence.of("events", *EVENTS)
            if self._number[hit.last] == self._number[at] and not self._is_joined(hit.last, at)
        )

    def _is_behind_noun(self, at: int) -> bool:
        """Say whether a time may be that of a noun right before it: "aus Anlass der Gründung im Jahr 1783"."""
        settings, words = self._page.lexicon.settings, self._sentence.words
        if not (settings.get("nouns_capital", False) and settings.get("verb_second", False)) or at < 2:
            return False
        matches = self._page.lexicon.matches
        before = at - 1
        while before > 0 and any(matches(one, words[before].key) for one in ("time.year", "time.before")):
            before -= 1
        told = self._sentence.covered("kinds", "events")
        return words[before].is_capital and before > 0 and before not in told

    def _is_joined(self, last: int, at: int) -> bool:
        """Say whether "and" parts an event from a time: "das 1952 errichtete und 1998 sanierte Mahnmal"."""
        matches = self._page.lexicon.matches
        return any(matches("function.conjunctions", word.key) for word in self._sentence.words[last + 1 : at])

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
            or self._is_behind_relative(at)
            or self._is_of_the_one_before(at)
            or self._is_of_a_noun(time, at)
            or self._is_in_another_clause(at)
            or self._is_how_long_it_stands(time, at)
            or self._is_of_saying(time, at)
            or self._is_of_source(time, at)
            or self._is_behind_closed(at)
            or self._is_awaited(time, at)
            or self._is_of_a_meeting(time)
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
        if self._is_gone_by_now(at):
            return True
        past = self._page.lexicon.settings.get("past")
        told = past is None or re.search(past, words[self._fact.trigger.last].key) is not None
        present = (
            self._fact.property in ("damaged", "condition") and not told
        )  # "today its plaster falls off"
        return present or self._fact.status == "ongoing" or self._number[at] != self._number[self._at]

    def _is_gone_by_now(self, at: int) -> bool:
        """Say whether "today" goes with the participle behind it: "une grille aujourd'hui disparue"."""
        words, lexicon = self._sentence.words, self._page.lexicon
        form, behind = lexicon.settings.get("apposed"), words[at + 1 : at + 2]
        if not form or not at or not behind or not re.search(form, behind[0].key):
            return False
        return not lexicon.matches("text.aux", words[at - 1].key)

    def _is_behind_relative(self, at: int) -> bool:
        """Say whether a relative clause behind the trigger holds a time: "posée là où l'on fusilla en 1944"."""
        words, matches = self._sentence.words, self._page.lexicon.matches
        return any(
            matches("function.relatives", word.key) for word in words[self._fact.trigger.last + 1 : at]
        )

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
        return opens and any(self._page.lexicon.matches(one, word.key) for one in RELATIVES for word in lead)

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
        form = read_grammar(self._page.lexicon).attributive
        if form is not None and mention is not None and form.search(self._sentence.words[own.start].key):
            own = range(
                mention.first, mention.last + 1
            )  # "1984년 세운 비가 옮겨졌다": the time is of its own verb
        between = [
            hit
            for hit in self._sentence.hits
            if hit.section in ("events", "burials") and hit.name not in ("mass", "single", "remains")
            if hit.first in range(low + 1, high)
            and hit.name != self._fact.property
            and hit.first not in own
            and not (
                hit.first <= self._fact.trigger.last and self._at <= hit.last
            )  # the trigger by another name
            and not self._is_occasion(hit.last)
            and not self._is_of_the_dead(hit)
        ]
        return bool(between) and not self._is_shared(at, between[-1])

    def _is_of_the_dead(self, hit: Hit) -> bool:
        """Say whether a word of burial only tells whose the remains before it are: "останки похованих перенесли"."""
        remains = hit.section == "burials" and self._fact.property == "exhumed"
        return remains and any(one.last == hit.first - 1 for one in self._sentence.of("burials", "remains"))

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
        ) or any(
            self._at < hit.first < at and self._number[hit.first] == self._number[at]
            for hit in self._sentence.of("states", "protected")
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

    def _is_of_saying(self, time: Time, at: int) -> bool:
        """Say whether a time behind what is said dates the saying, where verbs stand last: "비석을 세웠다고 7일 밝혔다"."""
        lexicon, words = self._page.lexicon, self._sentence.words
        ends = tuple(one for one in lexicon.list("reporting.closings") if _CLOSED.search(one))
        if not ends or at <= self._at or not any(word.key.endswith(ends) for word in words[self._at : at]):
            return False
        last = max(word.i for word in words if word.start < time.span[1])
        return any(
            last < hit.first <= last + _TO_SAYING
            and not any(word.key.endswith(ends) for word in words[last + 1 : hit.first])
            for hit in self._sentence.of("reporting", "verbs")
        )

    def _is_awaited(self, time: Time, at: int) -> bool:
        """Say whether a month is only what is soon to come: "6월 호국보훈의 달을 앞두고 탑을 고쳤다"."""
        if _DAY.fullmatch(time.edtf or ""):
            return False  # "9월 14일 추석을 앞두고 벌초를 했다"
        behind = self._sentence.words[at + 1 : min(at + 1 + _TO_AWAITED, self._at)]
        return any(self._page.lexicon.matches("time.awaited", word.key) for word in behind)

    def _is_of_source(self, time: Time, at: int) -> bool:
        """Say whether a day right behind who speaks dates the saying: "시는 15일 비를 세웠다고 밝혔다".

        Ceremonies are reported on their day.
        """
        lexicon, words = self._page.lexicon, self._sentence.words
        ends = tuple(one for one in lexicon.list("reporting.closings") if _CLOSED.search(one))
        topics = tuple(lexicon.list("text.topics"))
        if not ends or not topics or self._fact.property == "unveiled" or not _DAY.fullmatch(time.edtf or ""):
            return False
        led = 0 < at <= _SHORT_SOURCE and words[at].is_number and words[at - 1].key.endswith(topics)
        return led and any(
            hit.first > self._at and any(word.key.endswith(ends) for word in words[self._at : hit.first])
            for hit in self._sentence.of("reporting", "verbs")
        )

    def _is_of_a_meeting(self, time: Time) -> bool:
        """Say whether a meeting stands right behind a time, whose day it is: "24일 기자회견을 열고 철거를 촉구했다"."""
        behind = [word for word in self._sentence.words if word.start >= time.span[1]][:_TO_MEETING]
        return any(
            word.i < self._at and self._page.lexicon.matches("time.meetings", word.key) for word in behind
        )

    def _is_behind_closed(self, at: int) -> bool:
        """Say whether a verb that is done closes the clause of the trigger before a time: "탑을 세웠으며 2018년 고쳤다"."""
        light, words = self._page.lexicon.settings.get("light"), self._sentence.words
        return light is not None and any(re.search(light, word.key) for word in words[self._at : at])

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
