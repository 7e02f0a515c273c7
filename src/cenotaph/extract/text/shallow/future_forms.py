"""Forms of a verb beside "wird" that are the future: an infinitive, and a participle of what is done once.

Invariant: the auxiliary stands before the form in its clause or right behind it; a year long past makes the present of
a participle one that tells what was.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.lexicon import Hit
from cenotaph.extract.text.shallow.page import Sentence
from cenotaph.extract.text.shallow.verb_ends import DEEDS, is_long_past

_AHEAD_WORDS = 12


def is_future_beside(sentence: Sentence, trigger: Hit) -> bool:
    """Say whether an infinitive has its auxiliary before it or right behind it: "wird es errichten", "errichten wird"."""
    return any(
        hit.first == trigger.last + 1
        or (
            0 < trigger.first - hit.last <= _AHEAD_WORDS
            and not any(word.text in ",;:" for word in sentence.words[hit.last : trigger.first])
        )
        for hit in sentence.of("status", "present")
    )


def is_passive_to_come(sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a participle beside "wird" tells what is still to be done: "im Mai wird das Denkmal versetzt"."""
    return trigger.name in DEEDS and not is_long_past(sentence) and is_future_beside(sentence, trigger)
