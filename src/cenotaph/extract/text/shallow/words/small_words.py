"""Small words around a noun: articles to pass over, the start of the noun phrase before a verb.

Invariant: only word lists decide; a number of a word returned may be one behind the last.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_ARTICLES = ("function.articles",)


def past_articles(
    lexicon: Lexicon,
    sentence: Sentence,
    start: int,
    stop: int | None = None,
    *,
    lists: tuple[str, ...] = _ARTICLES,
) -> int:
    """Return the first word from `start` on, and at most `stop`, that stands in none of some lists."""
    words = sentence.words
    stop = len(words) if stop is None else stop
    while start < stop and any(lexicon.matches(key, words[start].key) for key in lists):
        start += 1
    return start


def only_small_between(
    lexicon: Lexicon,
    sentence: Sentence,
    start: int,
    end: int,
    *,
    most: int,
    lists: tuple[str, ...] = _ARTICLES,
) -> bool:
    """Say whether some words, `most` of them at the most, all stand in one of some lists."""
    return end - start <= most and past_articles(lexicon, sentence, start, end, lists=lists) >= end


def past_where(lexicon: Lexicon, sentence: Sentence, start: int) -> int:
    """Return the word behind "in X", where a preposition of place and a name stand from `start` on; else `start`."""
    words = sentence.words
    if start + 1 >= len(words) or not lexicon.matches("places.in", words[start].key):
        return start
    end = start + 1
    while end < len(words) and words[end].is_capital and end - start <= _LONGEST_NAME:
        end += 1
    return end if end > start + 1 else start


_LONGEST_NAME = 4


def phrase_start(sentence: Sentence, end: int, longest: int) -> int:
    """Return the first word of those before `end` that no sign parts from it, `longest` at the most."""
    first = end
    while first > 0 and end - first < longest and sentence.words[first - 1].is_word:
        first -= 1
    return first
