"""Participles that tell how something looked, and no deed: "auf der Spitze war ein Stern angebracht", "war rot gestrichen".

The participles come from `states.looks`; a language without that list has none of these.

Invariant: a word for "was" (`copula.was`) stands before the participle in its clause or in one that goes on without a verb,
and nothing there makes it a passive ("worden").
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence


def is_look(lexicon: Lexicon, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a trigger only tells how something looked.

    Args:
        lexicon: the words of the language.
        sentence: where the trigger stands.
        hit: the trigger.
    """
    words = sentence.words
    if not lexicon.matches("states.looks", words[hit.last].key):
        return False
    start = hit.first
    while start > 0 and words[start - 1].text not in ";:–":
        start -= 1
    before = words[start : hit.first]
    if any(
        lexicon.matches("actors.passive", word.key) for word in (*before, *words[hit.last + 1 : hit.last + 2])
    ):
        return False
    return any(lexicon.matches("copula.was", word.key) for word in before)
