"""Attributes with words of their own before a noun: "eine aus Bronze bestehende Tafel", "die 40 Kilogramm schweren Platten".

Only where all nouns have capitals (`grammar.nouns_capital`), so that a capital before an adjective is a noun of its own.

Invariant: such an attribute is no part of the memorial's name; the article, number or preposition of the memorial stands
before it.
"""

from __future__ import annotations

import re
from collections.abc import Container

from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

_ACTIVE = re.compile(r"nd(?:e|en|er|es|em)$")
"""Endings of a participle of what a thing does: "bestehend", "stehend"."""
_PASSIVE = re.compile(r"(?:t|en)(?:e|en|er|es|em)$")
_LONGEST = 5


def attribute_start(
    lexicon: Lexicon, sentence: Sentence, first: int, head: int, counted: Container[int]
) -> tuple[int, int]:
    """Return where a memorial's own words begin, and where an attribute with words of its own before them does.

    Args:
        lexicon: the language.
        sentence: where the memorial stands.
        first: the first of the adjectives of its head.
        head: the first word of the head.
        counted: words that end a number.
    """
    words = sentence.words
    if not lexicon.settings.get("nouns_capital", False) or first < 1:
        return first, first
    start = first
    if _is_noun(words[start]) and is_preposition(lexicon, words[start - 1].key) and start < head:
        start += 1  # "aus Bronze": a noun that ends as an adjective does
    opening = start
    if start < head and start > 0 and words[start - 1].is_capital and words[start].text.islower():
        measured = lexicon.matches("function.units", words[start - 1].key)
        if measured or _ACTIVE.search(words[start].key):
            start += 1
    elif start == head or not _ACTIVE.search(words[start].key):
        done = words[start - 1]
        told = any(hit.first <= done.i <= hit.last for hit in sentence.of("events"))
        if not (told and done.text.islower() and _PASSIVE.search(done.key)):
            return start, start
        opening = done.i
    if start == first and opening == first:
        return first, first
    return start, _opening(lexicon, sentence, opening, counted)


def _is_noun(word: Word) -> bool:
    """Say whether a capital can be no adjective behind a preposition, where it would have another ending."""
    return word.is_capital and word.key.endswith("e")


def _opening(lexicon: Lexicon, sentence: Sentence, at: int, counted: Container[int]) -> int:
    """Return the first word of what hangs on a participle: back to the preposition that an article or number leads."""
    words = sentence.words
    for i in range(at, max(-1, at - _LONGEST), -1):
        if i < 1 or words[i].text in ",;:.":
            return at
        before = words[i - 1]
        led = before.i in counted or lexicon.matches("function.articles", before.key)
        if led and (i == at or is_preposition(lexicon, words[i].key) or words[i].is_number):
            return i
    return at
