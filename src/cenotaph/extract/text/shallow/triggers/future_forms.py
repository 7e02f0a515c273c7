"""Forms of a verb beside "wird" that are the future: an infinitive, and a participle of what is done once.

Invariant: the auxiliary stands before the form in its clause or right behind it; a year long past makes the present of
a participle one that tells what was.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.over_relative import without_relative
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.verb_ends import DEEDS, is_long_past

_AHEAD_WORDS = 12


def is_future_beside(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether an infinitive has its auxiliary before it or right behind it: "wird es errichten", "errichten wird"."""
    return any(
        hit.first == trigger.last + 1
        or (
            0
            < len(between := without_relative(lexicon, sentence, hit.last + 1, trigger.first)) + 1
            <= _AHEAD_WORDS
            and hit.last < trigger.first
            and not any(word.text in ",;:" for word in between)
        )
        for hit in sentence.of("status", "present")
    )


def is_passive_to_come(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a participle beside "wird" tells what is still to be done: "im Mai wird das Denkmal versetzt"."""
    return (
        trigger.name in DEEDS and not is_long_past(sentence) and is_future_beside(lexicon, sentence, trigger)
    )
