"""Sentences in which each clause opens with a place of its own: "In A they mended the slabs, in B they felled a stele".

Invariant: every clause names a memorial; a mere list of places ("in A, in B and in C ...") is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_LEAD = 4
"""Words at most from the sign before a clause to its place: "and in the town of X"."""
_SHORT = 3
"""Letters at most of a word that joins clauses: "а", "und"."""


def place_clauses(
    lexicon: Lexicon, sentence: Sentence, places: Sequence[Span], mentions: Sequence[Mention]
) -> list[int]:
    """Return the word at which each clause begins, or nothing where places do not part the sentence."""
    starts = sorted(
        {
            start
            for place in places
            if (at := sentence.word_at(place[0])) is not None
            and (start := _start(lexicon, sentence, at)) is not None
        }
    )
    if len(starts) <= 1:
        return []
    named = {bisect_right(starts, mention.head) for mention in mentions}
    return starts if named >= set(range(1, len(starts) + 1)) else []


def _start(lexicon: Lexicon, sentence: Sentence, at: int) -> int | None:
    """Return where the clause begins that a place leads behind a preposition; None if the place stands further on."""
    words, led = sentence.words, False
    for lead in range(at - 1, max(-2, at - 1 - _LEAD), -1):
        if lead < 0 or words[lead].text in ",;–—":
            return lead + 1 if led else None
        key = words[lead].key
        led = led or lexicon.matches("places.in", key) or lexicon.matches("places.before", key)
        joins = len(key) <= _SHORT or lexicon.matches("function.parting", key)
        if not (led or joins or lexicon.matches("places.types", key) or lexicon.matches("places.sides", key)):
            return None
    return None


def is_in_clause(starts: Sequence[int], one: int, other: int) -> bool:
    """Say whether two words stand in one of these clauses, or nothing parts the sentence."""
    return not starts or bisect_right(starts, one) == bisect_right(starts, other)
