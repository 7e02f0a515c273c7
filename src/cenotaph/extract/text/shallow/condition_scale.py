"""Words of a condition -> the condition scale, by the section `[condition_scale]` of a word list.

Invariant: a code is one of the scale's, and some words of the condition say it; words that fit none have no code.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.lexicon import Lexicon
from cenotaph.extract.text.shallow.words import cut_words

_WORST_FIRST = ("very_bad", "poor", "fair", "good")


def condition_of(lexicon: Lexicon, words: str) -> str | None:
    """Place a described condition on the scale: of several degrees the worst, or None where no word says one.

    >>> from cenotaph.extract.text.shallow.lexicon import read_lexicon
    >>> condition_of(read_lexicon("ru"), "в удовлетворительном состоянии"), condition_of(read_lexicon("ru"), "летом")
    ('fair', None)
    """
    elided = {one for one in lexicon.list("text.elided") if one}
    found = {
        hit.name
        for hit in lexicon.find(cut_words(words, (0, len(words)), elided))
        if hit.section == "condition_scale"
    }
    return next((code for code in _WORST_FIRST if code in found), None)
