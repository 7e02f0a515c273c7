"""Times that belong to something else than a fact: "the stone, which fell in 1985, was raised again".

Invariant: another event, a noun, a relative clause or a participle holds such a time, and stands nearer to it or between.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.moment import Time
from cenotaph.extract.text.reading import EVENTS
from cenotaph.extract.text.shallow.circumstances.clauses import SIGNS, Clauses
from cenotaph.extract.text.shallow.circumstances.dated_things import year_behind
from cenotaph.extract.text.shallow.circumstances.reported_times import (
    is_awaited,
    is_behind_closed,
    is_of_a_meeting,
    is_of_saying,
    is_of_source,
)
from cenotaph.extract.text.shallow.things.over_relative import RELATIVES
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit

_NEAR_NOUN = 3
JUDGED = ("protected", "condition")
"""States that somebody judges on a day."""

_DONE_ONCE = ("erected", "unveiled", "removed", "destroyed")
_WRITTEN_YEAR = re.compile(r"\d{4}")


def is_elsewhere(clauses: Clauses, time: Time) -> bool:
    """Say whether a time belongs to something else than the trigger."""
    at = clauses.word(time)
    return (
        _is_nowadays(clauses, at)
        or _is_every_year(clauses, time)
        or _is_of_people(clauses, at)
        or _is_of_attribute(clauses, at)
        or _is_outside_attribute(clauses)
        or _is_in_relative(clauses, time, at)
        or _is_of_name(clauses, at)
        or _is_between(clauses, at)
        or _is_of_the_next(clauses, at)
        or _is_behind_relative(clauses, at)
        or _is_of_the_one_before(clauses, at)
        or _is_of_a_noun(clauses, time, at)
        or _is_in_another_clause(clauses, at)
        or _is_how_long_it_stands(clauses, time, at)
        or is_of_saying(clauses, time, at)
        or is_of_source(clauses, time, at)
        or is_behind_closed(clauses, at)
        or is_awaited(clauses, time, at)
        or is_of_a_meeting(clauses, time)
    )


def _is_nowadays(clauses: Clauses, at: int) -> bool:
    """Say whether "today" is these days: in another clause than a deed, or beside what goes on."""
    words, matches = clauses.sentence.words, clauses.page.lexicon.matches
    if not matches("time.today", words[at].key):
        return False
    if _is_gone_by_now(clauses, at):
        return True
    past = clauses.page.lexicon.settings.get("past")
    told = past is None or re.search(past, words[clauses.fact.trigger.last].key) is not None
    present = clauses.fact.property in ("damaged", "condition") and not told  # "today its plaster falls off"
    return present or clauses.fact.status == "ongoing" or clauses.number[at] != clauses.number[clauses.at]


def _is_gone_by_now(clauses: Clauses, at: int) -> bool:
    """Say whether "today" goes with the participle behind it: "une grille aujourd'hui disparue"."""
    words, lexicon = clauses.sentence.words, clauses.page.lexicon
    form, behind = lexicon.settings.get("apposed"), words[at + 1 : at + 2]
    if not form or not at or not behind or not re.search(form, behind[0].key):
        return False
    return not lexicon.matches("text.aux", words[at - 1].key)


def _is_behind_relative(clauses: Clauses, at: int) -> bool:
    """Say whether a relative clause behind the trigger holds a time: "posée là où l'on fusilla en 1944"."""
    words, matches = clauses.sentence.words, clauses.page.lexicon.matches
    return any(matches("function.relatives", word.key) for word in words[clauses.fact.trigger.last + 1 : at])


def _is_every_year(clauses: Clauses, time: Time) -> bool:
    """Say whether a season or month without its year tells when care comes back: "na jaře a na podzim"."""
    if clauses.fact.property != "maintained" or clauses.fact.status != "ongoing" or "/" in (time.edtf or ""):
        return False
    return not _WRITTEN_YEAR.search(clauses.page.words(time.span))


def _is_of_people(clauses: Clauses, at: int) -> bool:
    """Say whether "from" binds a time to who or what is named right before: "the grave of soldiers from 1939"."""
    words, matches = clauses.sentence.words, clauses.page.lexicon.matches
    lead = at if matches("places.from", words[at].key) else at - 1
    if lead < 1 or not matches("places.from", words[lead].key):
        return False
    told = (*clauses.sentence.of("people"), *clauses.sentence.of("kinds"))
    return any(hit.last == lead - 1 for hit in told)


def _is_of_attribute(clauses: Clauses, at: int) -> bool:
    """Say whether a time stands between an article and a participle before the noun: "der 1921 errichtete Stein"."""
    mention, lexicon = clauses.fact.mention, clauses.page.lexicon
    if mention is None or not lexicon.settings.get("nouns_capital", False) or at >= mention.first - 1:
        return False
    told = [hit for hit in clauses.sentence.of("events", *EVENTS) if hit.last == mention.first - 1]
    if not told or told[0].first == clauses.at or clauses.at in range(at, mention.first):
        return False
    words = clauses.sentence.words
    inside = words[at : told[0].first]
    whole = not any(
        word.text in SIGNS or any(lexicon.matches(one, word.key) for one in ("text.aux", "function.articles"))
        for word in inside
    )
    led = any(
        lexicon.matches(one, word.key)
        for word in words[max(0, at - 3) : at]
        for one in ("function.articles", "function.conjunctions")
    )
    return whole and led


def _is_outside_attribute(clauses: Clauses) -> bool:
    """Say whether the trigger is a participle between an article and its noun, to which no time can belong.

    "Gestern wurde das restaurierte Denkmal übergeben": it was handed over yesterday.
    """
    mention, lexicon, words = clauses.fact.mention, clauses.page.lexicon, clauses.sentence.words
    trigger = clauses.fact.trigger
    if mention is None or not lexicon.settings.get("nouns_capital", False) or trigger.first < 1:
        return False
    if trigger.first != trigger.last or trigger.last != mention.first - 1 or words[trigger.last].is_capital:
        return False
    return lexicon.matches("function.articles", words[trigger.first - 1].key)


def _is_in_relative(clauses: Clauses, time: Time, at: int) -> bool:
    """Say whether a time stands in a relative clause that has ended before the trigger: "the stone, which fell in 1985,"."""
    clause = clauses.number[at]
    if clause >= clauses.number[clauses.at] or clause == 0 or (time.edtf or "").startswith("../"):
        return False  # "the stone, which stood there until 1948, was blown up" then
    first = clauses.number.index(clause)
    lead = clauses.sentence.words[first + 1 : first + 2]
    opens = clauses.sentence.words[first].text == ","
    return opens and any(clauses.page.lexicon.matches(one, word.key) for one in RELATIVES for word in lead)


def _is_of_name(clauses: Clauses, at: int) -> bool:
    """Say whether a memorial is named with a year, which dates nothing but its building: "das Denkmal von 1951"."""
    mention = clauses.fact.mention
    if mention is None or clauses.fact.sentence != mention.sentence or clauses.fact.property == "erected":
        return False
    named = year_behind(clauses.page, clauses.sentence, mention)
    return named is not None and at in named


def _is_between(clauses: Clauses, at: int) -> bool:
    """Say whether another event stands between; a participle in the thing's own name is none."""
    low, high = sorted((at, clauses.at))
    mention = clauses.fact.mention
    own = range(mention.first - 1, mention.last + 1) if mention is not None else range(0)
    form = read_grammar(clauses.page.lexicon).attributive
    if form is not None and mention is not None and form.search(clauses.sentence.words[own.start].key):
        own = range(
            mention.first, mention.last + 1
        )  # "1984년 세운 비가 옮겨졌다": the time is of its own verb
    between = [
        hit
        for hit in clauses.sentence.hits
        if hit.section in ("events", "burials") and hit.name not in ("mass", "single", "remains")
        if hit.first in range(low + 1, high)
        and hit.name != clauses.fact.property
        and hit.first not in own
        and not (
            hit.first <= clauses.fact.trigger.last and clauses.at <= hit.last
        )  # the trigger by another name
        and not _is_occasion(clauses, hit.last)
        and not _is_of_the_dead(clauses, hit)
    ]
    return bool(between) and not _is_shared(clauses, at, between[-1])


def _is_of_the_dead(clauses: Clauses, hit: Hit) -> bool:
    """Say whether a word of burial only tells whose the remains before it are: "останки похованих перенесли"."""
    remains = hit.section == "burials" and clauses.fact.property == "exhumed"
    return remains and any(one.last == hit.first - 1 for one in clauses.sentence.of("burials", "remains"))


def _is_shared(clauses: Clauses, at: int, other: Hit) -> bool:
    """Say whether a time leads two verbs that "and" joins: "In 2022 the town took it down and moved it"."""
    words, matches = clauses.sentence.words, clauses.page.lexicon.matches
    if at > other.first or clauses.number[at] != clauses.number[clauses.at]:
        return False
    if any(hit.last < at for hit in clauses.sentence.of("events", *EVENTS)):
        return False
    return any(matches("function.conjunctions", word.key) for word in words[other.last + 1 : clauses.at])


def _is_occasion(clauses: Clauses, at: int) -> bool:
    """Say whether a noun of doing only says why something is done: "개보수에 따른 제막식", where verbs stand last."""
    behind = clauses.sentence.words[at + 1 : at + 2]
    return any(clauses.page.lexicon.matches("time.occasions", word.key) for word in behind)


def _is_of_the_next(clauses: Clauses, at: int) -> bool:
    """Say whether "and" and another event stand on both sides of a time: "cleaned and, in May, raised"."""
    words, matches = clauses.sentence.words, clauses.page.lexicon.matches
    if not any(matches("function.conjunctions", word.key) for word in words[clauses.at + 1 : at]):
        return False
    return any(
        hit.first > at
        and clauses.number[hit.first] == clauses.number[at]
        and hit.name != clauses.fact.property
        for hit in clauses.sentence.of("events", *EVENTS)
    ) or any(
        clauses.at < hit.first < at and clauses.number[hit.first] == clauses.number[at]
        for hit in clauses.sentence.of("states", "protected")
    )


def _is_of_the_one_before(clauses: Clauses, at: int) -> bool:
    """Say whether a time stands between another event and "and": "built in 1950 and taken down in 1990"."""
    words, matches = clauses.sentence.words, clauses.page.lexicon.matches
    if not any(matches("function.conjunctions", word.key) for word in words[at + 1 : clauses.at]):
        return False
    return any(
        hit.last < at and clauses.number[hit.last] == clauses.number[at] and hit.name != clauses.fact.property
        for hit in clauses.sentence.of("events", *EVENTS)
    )


def _is_of_a_noun(clauses: Clauses, time: Time, at: int) -> bool:
    """Say whether a time stands right behind a noun whose it is: "the protocol of 1943", "those shot in 1942"."""
    words, matches = clauses.sentence.words, clauses.page.lexicon.matches
    for before in range(at - 1, max(-1, at - _NEAR_NOUN - 1), -1):
        if words[before].text in SIGNS or before in range(
            clauses.fact.trigger.first, clauses.fact.trigger.last + 1
        ):
            return False
        if matches("text.aux", words[before].key):
            return False  # "The memorial to the fallen was, in 1925, put up"
        if matches("time.others", words[before].key):
            return time.edtf is not None and not time.edtf.endswith("/..")
    return False


def _is_in_another_clause(clauses: Clauses, at: int) -> bool:
    clause = clauses.number[at]
    if clause == clauses.number[clauses.at] or _is_meanwhile(clauses, clause):
        return False
    return any(
        clauses.number[hit.first] == clause
        for hit in clauses.sentence.hits
        if (hit.section == "events" and hit.name in EVENTS and hit.name != clauses.fact.property)
        or (hit.section == "states" and hit.name in JUDGED and hit.name != clauses.fact.property)
        or (hit.section == "reporting" and hit.name == "verbs")
    )


def _is_how_long_it_stands(clauses: Clauses, time: Time, at: int) -> bool:
    """Say whether "since" goes with a verb of standing nearer to it: "It stands there since 1980, X made it"."""
    if clauses.fact.property not in _DONE_ONCE or not (time.edtf or "").endswith("/.."):
        return False
    stands = clauses.sentence.of("states", "exists", "stands")
    return any(abs(hit.first - at) < abs(clauses.at - at) for hit in stands)


def _is_meanwhile(clauses: Clauses, clause: int) -> bool:
    """Say whether the trigger's clause follows that of a time with "when": it happened then."""
    first = clauses.number.index(clauses.number[clauses.at])
    lead = clauses.sentence.words[first + 1 : first + 2]
    return clauses.number[clauses.at] == clause + 1 and any(
        clauses.page.lexicon.matches("time.when", word.key) for word in lead
    )
