"""Whom a memorial is for by the words right before it, or in one word with it: "홍범도 장군 흉상", "쏘련군기념비".

Invariant: a name that leads only says whose or where it is.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.words.grammar import Grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import dedicatee_hits
from cenotaph.extract.text.shallow.words.page import Page, Sentence


def in_compound(page: Page, sentence: Sentence, hit: Hit) -> Span | None:
    """Find "쏘련군" in "쏘련군기념비": a dedicatee that is written as one word with the head."""
    word = sentence.words[hit.first]
    for entry in page.lexicon.list(f"kinds.{hit.name}"):
        bare = entry.strip("*")
        at = word.key.find(bare)
        if entry.startswith("*") and at >= 2 and not page.lexicon.matches("dedication.plain", word.key[:at]):
            inside = page.lexicon.find(
                (word._replace(text=word.text[:at], key=word.key[:at], end=word.start + at),)
            )
            if any(
                one.section == "people" or (one.section, one.name) == ("dedication", "events")
                for one in inside
            ):
                return word.start, word.start + at
    return None


def _owns(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a name leads that only says whose or where it is: "베를린의 소련군 기념비"."""
    form, word = page.lexicon.settings.get("owning"), sentence.words[at]
    others = (one for one in page.lexicon.lists(word.key) if not one.startswith(("places.", "kinds.")))
    return bool(form and re.search(form, word.key)) and not any(others)


def _is_titled_behind(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a word before a rank or title is the name of who has it: "홍범도 장군 흉상"."""
    key = sentence.words[at].key
    if at < 1 or not any(page.lexicon.matches(one, key) for one in ("reporting.titles", "things.respect")):
        return False
    name = sentence.words[at - 1]
    return name.is_word and len(name.text) == _KOREAN_NAME and name.end + 1 == sentence.words[at].start


_DAY_NAME = 3
"""Words of a day that an event is called by: "6", "·", "25"."""

_KOREAN_NAME = 3
"""Letters of a name of one syllable for the family and two for the person."""


def before(page: Page, sentence: Sentence, hit: Hit, grammar: Grammar) -> Span | None:
    """Find whom a memorial is for by the words right before its head.

    Args:
        page: the document.
        sentence: where the memorial is named.
        hit: the head of its name.
        grammar: what the language's words look like.
    """
    at, attributive = hit.first - 1, grammar.attributive
    beside = [one for one in dedicatee_hits(sentence) if one.last == at]
    if not beside and hit.name == "statue" and _is_bare_name(page, sentence, at):
        return sentence.span_of(at, at)
    if any(one.first <= at <= one.last for one in sentence.of("kinds")):
        return None  # "평화공원의 표석": where it stands
    if not beside or at < 0 or (grammar.acting and grammar.acting.search(sentence.words[at].key)):
        return None
    first = beside[0].first
    while (
        first > max(0, beside[0].first - 3)
        and attributive
        and attributive.search(sentence.words[first - 1].key)
        and not page.lexicon.matches("things.placed", sentence.words[first - 1].key)
        and not page.lexicon.matches("actors.who", sentence.words[first - 1].key)
        and not any(one.first <= first - 1 <= one.last for one in sentence.of("kinds"))
    ):
        first -= 1
    if any(first <= one.last < at for one in sentence.of("dedication", "phrases")):
        return None  # "순직 경찰관을 추모하는 호국경찰 추모비": the verb says for whom
    if first < beside[0].first and _owns(page, sentence, first):
        first += 1
    if first == beside[0].first and _is_titled_behind(page, sentence, first):
        first -= 1
    start, end = sentence.span_of(_named_from(sentence, first, grammar), at)
    owning = page.lexicon.settings.get("owning")
    return start, end - bool(owning and re.search(owning, sentence.words[at].key))


def _is_bare_name(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a word before a statue can only be the name of whose it is: "이승복 동상" (`grammar.person_name`)."""
    form = page.lexicon.settings.get("person_name")
    if not form or at < 0 or not re.search(form, sentence.words[at].key):
        return False
    return not any(one.first <= at <= one.last for one in sentence.hits)


def _named_from(sentence: Sentence, first: int, grammar: Grammar) -> int:
    """Return where the name of an event begins: "3·1운동", "6·25전쟁 참전유공자", "베트남 참전"."""
    words, told = sentence.words, {one.last for one in dedicatee_hits(sentence)}
    while first > 0:
        before = words[first - 1]
        glued = before.end == words[first].start and before.text not in "\"“‘'([《"
        if not glued and first > _DAY_NAME and words[first - 2].text in "·.‧" and before.is_number:
            return first - _DAY_NAME  # "6·25 참전용사"
        if any(one.first <= first - 1 <= one.last for one in sentence.of("kinds")):
            break  # "가장 높은 동상은 장군 동상이다"
        if not glued and first - 1 not in told:
            break
        ends = (grammar.acting, grammar.oblique)
        if not glued and (not before.is_word or any(one and one.search(before.key) for one in ends)):
            break
        first -= 1
    return first
