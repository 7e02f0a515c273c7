"""Words of a condition -> the condition scale, by the section `[condition_scale]` of a word list.

Invariant: a code is one of the scale's, and some words of the condition say it; words that fit none have no code.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.tokens import cut_words

_WORST_FIRST = ("very_bad", "poor", "fair", "good")
_NEAR = 3


def condition_of(lexicon: Lexicon, words: str) -> str | None:
    """Place a described condition on the scale: of several degrees the worst, or None where no word says one.

    What is denied to be good is poor ("pas en bon état"), where the denial stands before the verb.

    >>> from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
    >>> condition_of(read_lexicon("ru"), "в удовлетворительном состоянии"), condition_of(read_lexicon("ru"), "летом")
    ('fair', None)
    """
    elided = {one for one in lexicon.list("text.elided") if one}
    hits = lexicon.find(cut_words(words, (0, len(words)), elided))
    denials = [] if lexicon.settings.get("verb_last", False) else _named(hits, "status", "denied")
    found = {
        "poor" if hit.name == "good" and any(0 < hit.first - no.last <= _NEAR for no in denials) else hit.name
        for hit in _named(hits, "condition_scale", *_WORST_FIRST)
    }
    return next((code for code in _WORST_FIRST if code in found), None)


def _named(hits: tuple[Hit, ...], section: str, *names: str) -> list[Hit]:
    return [hit for hit in hits if hit.section == section and hit.name in names]
