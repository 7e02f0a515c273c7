"""Times that date what is reported, and not what happened, where verbs stand last: "비석을 세웠다고 7일 밝혔다"."""

from __future__ import annotations

import re

from cenotaph.extract.text.moment import Time
from cenotaph.extract.text.shallow.circumstances.clauses import Clauses

_CLOSED = re.compile("^.+(?:고|며|면서)$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT_SOURCE = 6
_TO_AWAITED, _TO_MEETING = 7, 4
_TO_SAYING = 5
"""Words from a time to the verb of saying that it dates: "7일 기자회견에서 밝혔다"."""


def is_of_saying(clauses: Clauses, time: Time, at: int) -> bool:
    """Say whether a time behind what is said dates the saying, where verbs stand last: "비석을 세웠다고 7일 밝혔다"."""
    lexicon, words = clauses.page.lexicon, clauses.sentence.words
    ends = tuple(one for one in lexicon.list("reporting.closings") if _CLOSED.search(one))
    if not ends or at <= clauses.at or not any(word.key.endswith(ends) for word in words[clauses.at : at]):
        return False
    last = max(word.i for word in words if word.start < time.span[1])
    return any(
        last < hit.first <= last + _TO_SAYING
        and not any(word.key.endswith(ends) for word in words[last + 1 : hit.first])
        for hit in clauses.sentence.of("reporting", "verbs")
    )


def is_awaited(clauses: Clauses, time: Time, at: int) -> bool:
    """Say whether a month is only what is soon to come: "6월 호국보훈의 달을 앞두고 탑을 고쳤다"."""
    if _DAY.fullmatch(time.edtf or ""):
        return False  # "9월 14일 추석을 앞두고 벌초를 했다"
    behind = clauses.sentence.words[at + 1 : min(at + 1 + _TO_AWAITED, clauses.at)]
    return any(clauses.page.lexicon.matches("time.awaited", word.key) for word in behind)


def is_of_source(clauses: Clauses, time: Time, at: int) -> bool:
    """Say whether a day right behind who speaks dates the saying: "시는 15일 비를 세웠다고 밝혔다".

    Ceremonies are reported on their day.
    """
    lexicon, words = clauses.page.lexicon, clauses.sentence.words
    ends = tuple(one for one in lexicon.list("reporting.closings") if _CLOSED.search(one))
    topics = tuple(lexicon.list("text.topics"))
    if not ends or not topics or clauses.fact.property == "unveiled" or not _DAY.fullmatch(time.edtf or ""):
        return False
    led = 0 < at <= _SHORT_SOURCE and words[at].is_number and words[at - 1].key.endswith(topics)
    return led and any(
        hit.first > clauses.at and any(word.key.endswith(ends) for word in words[clauses.at : hit.first])
        for hit in clauses.sentence.of("reporting", "verbs")
    )


def is_of_a_meeting(clauses: Clauses, time: Time) -> bool:
    """Say whether a meeting stands right behind a time, whose day it is: "24일 기자회견을 열고 철거를 촉구했다"."""
    behind = [word for word in clauses.sentence.words if word.start >= time.span[1]][:_TO_MEETING]
    return any(
        word.i < clauses.at and clauses.page.lexicon.matches("time.meetings", word.key) for word in behind
    )


def is_behind_closed(clauses: Clauses, at: int) -> bool:
    """Say whether a verb that is done closes the clause of the trigger before a time: "탑을 세웠으며 2018년 고쳤다"."""
    light, words = clauses.page.lexicon.settings.get("light"), clauses.sentence.words
    return light is not None and any(re.search(light, word.key) for word in words[clauses.at : at])
