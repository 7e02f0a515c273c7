"""Numbers in a sentence: figures and words of number as closed intervals, with the words that they take up.

Invariant: a number is read by `normalize.quantities` in the language of the text; a year or a day is none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.extract.text.shallow.words.tokens import Word
from cenotaph.normalize.months import months_of
from cenotaph.normalize.quantities import QuantityMatch, find_quantities


@lru_cache(maxsize=64)
def _quantities(words: str, lang: str) -> tuple[QuantityMatch, ...]:
    """Find quantities, once for all the rules that ask about a sentence."""
    return tuple(find_quantities(words, language=lang))


def find_amounts(page: Page, sentence: Sentence) -> list[tuple[Hit, Amount]]:
    """Find the numbers of a sentence: the words that they stand in, and the interval."""
    start = sentence.span[0]
    found = []
    for match in _quantities(page.words(sentence.span), page.lexicon.lang):
        inside = [
            word.i
            for word in sentence.words
            if word.start < start + match.end and word.end > start + match.start
        ]
        if (
            not inside
            or _is_in_a_date_name(sentence, inside[0], inside[-1])
            or _is_date(page, sentence, inside[0], inside[-1])
            or _is_measure(page, sentence, inside[-1], start + match.end)
            or is_ordinal(page.lexicon, sentence, inside[-1])
            or _has_ending(sentence, inside[-1])
            or _is_shared_out(page.lexicon, sentence, inside[0])
        ):
            continue
        amount = Amount(match.quantity.min, match.quantity.max)
        found.append((Hit(inside[0], inside[-1], "number", ""), amount))
    return found


_TO_SHARE = 3


def _is_shared_out(lexicon: Lexicon, sentence: Sentence, first: int) -> bool:
    """Say whether something is told of a share of so many only: "la moitié des 900 tombes"."""
    for word in reversed(sentence.words[max(0, first - _TO_SHARE) : first]):
        if lexicon.matches("function.shares", word.key):
            return True
        of = lexicon.settings.get("genitive_word")
        if not (lexicon.matches("function.articles", word.key) or (of and re.search(of, word.key))):
            return False
    return False


def is_ordinal(lexicon: Lexicon, sentence: Sentence, last: int) -> bool:
    """Say whether a full stop amid a sentence makes a number the first, second ... one: "1. světové války".

    Where nouns have capitals, an article before it says so: "der 5. Stoßarmee".
    """
    words = sentence.words
    if last + 2 >= len(words) or not words[last].is_number or len(words[last].text) > _LONGEST_ORDINAL:
        return False
    stop, behind = words[last + 1], words[last + 2]
    nouns = last > 0 and lexicon.settings.get("nouns_capital", False)
    led = nouns and lexicon.matches("function.articles", words[last - 1].key)
    ends = stop.text == "." and stop.start == words[last].end
    return ends and behind.is_word and (behind.text[0].islower() or led)


_LONGEST_ORDINAL = 2


def _has_ending(sentence: Sentence, last: int) -> bool:
    """Say whether letters are joined to a figure by a hyphen, which then counts nothing: "12-й армии", "50-летия"."""
    joined = sentence.words[last + 1 : last + 3]
    return (
        len(joined) == _JOINED
        and joined[0].text in "-‑"
        and joined[0].start == sentence.words[last].end
        and joined[1].start == joined[0].end
        and joined[1].is_word
    )


_JOINED = 2


def _is_in_a_date_name(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a number is part of an event that is called by its day: "6·25", "5·18"."""
    words = sentence.words
    return any(
        0 <= sign < len(words)
        and words[sign].text in "·‧・"
        and 0 <= other < len(words)
        and words[other].is_number
        for sign, other in ((first - 1, first - 2), (last + 1, last + 2))
    )


def _is_date(page: Page, sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.words
    if first < last and _is_year(words[first]) and _is_year(words[last]):
        return True  # "1912 – 1918"
    if first == last and _is_year(words[first]):
        after = words[last + 1] if last + 1 < len(words) else None
        if after is None or not after.is_word or page.lexicon.matches("time.year", after.key):
            return True
        if any(hit.first == after.i for hit in sentence.of("events")):
            return True  # "the 1917 erected monument"
        if _leads_on(page, after.key):
            return True  # "wurden 1960 auf den Friedhof umgebettet"
        before = words[first - 1] if first else None
        if before is None:
            return False
        return before.key in months_of(page.lexicon.lang) or page.lexicon.matches("time.before", before.key)
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and after.text == "." and last + 2 < len(words) and words[last].is_number:
        after = words[last + 2]  # "9. května": an ordinal
    return after is not None and (
        after.key in months_of(page.lexicon.lang) or page.lexicon.matches("time.month", after.key)
    )


def _is_year(word: Word) -> bool:
    return word.is_number and len(word.text) == _YEAR and word.text[:2] in ("18", "19", "20")


_YEAR = 4


def _leads_on(page: Page, key: str) -> bool:
    """Say whether a word behind a year is a preposition; "1960 of them" counts. Where nouns show, no number stands so."""
    lexicon = page.lexicon
    shown = bool(lexicon.settings.get("nouns_capital", False))
    return (
        shown
        and lexicon.matches("function.prepositions", key)
        and not lexicon.matches("function.genitive", key)
    )


def _is_measure(page: Page, sentence: Sentence, last: int, end: int) -> bool:
    """Say whether a number is of money, length or time, or a share of a hundred; the unit may be one word with it."""
    own = sentence.words[last]
    if own.end > end and page.lexicon.matches("function.units", own.key[end - own.start :]):
        return True
    after = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
    if after is not None and after.start == own.end and page.lexicon.matches("time.ordinals", after.key):
        return True  # "7e division"
    return after is not None and (after.text in "%‰$€£°" or page.lexicon.matches("function.units", after.key))
