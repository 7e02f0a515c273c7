"""Memorials that only tell where something was done to another: the ground behind its preposition, what it was taken from.

Invariant: the other memorial is named in the same clause; what stands behind the preposition is never who or what a deed
is done to.
"""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_GROUNDS = frozenset({"cemetery", "memorial_site"})
_FAR_TO_WHERE, _FAR_FROM = 3, 6


def tells_where(lexicon: Lexicon, sentence: Sentence, mention: Mention, named: Sequence[Mention]) -> bool:
    """Say whether a preposition right behind another mention leads a mention: "den Obelisken auf dem Friedhof"."""
    if not mention.after_preposition:
        return False
    far = _FAR_TO_WHERE * 2 if lexicon.settings.get("verb_second", False) else _FAR_TO_WHERE
    return any(
        0 < mention.first - other.last <= far
        and other.role == "name"
        and not (other.after_preposition and lexicon.settings.get("nouns_capital", False))
        for other in named
        if all(word.text not in ",;:" for word in sentence.words[other.last : mention.first])
        and (
            mention.first - other.last <= _FAR_TO_WHERE
            or not any(
                lexicon.matches("function.conjunctions", word.key)
                for word in sentence.words[other.last : mention.first]
            )
        )
    )


def is_taken_from(
    lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention, named: Sequence[Mention]
) -> bool:
    """Say whether a thing behind a verb and "from" is where another was taken from: "ukradli z pomnika tablicę"."""
    if lexicon.settings.get("verb_last", False) or not mention.after_preposition:
        return False
    before = sentence.words[max(0, mention.first - 2) : mention.first]
    if mention.first < trigger.last or not any(lexicon.matches("places.from", word.key) for word in before):
        return False
    return any(
        0 < other.first - mention.last <= _FAR_FROM
        and not other.after_preposition
        and _are_together(sentence, mention.last + 1, other.first)
        for other in named
    )


def is_ground_behind_object(
    lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention, named: Sequence[Mention]
) -> bool:
    """Say whether a cemetery stands between what something is done to and a verb at the end: "das Mal im Park aufstellen"."""
    noun = sentence.words[trigger.last].is_capital  # "das Mal nach der Sanierung im Park aufstellen"
    if not _is_ground(lexicon, mention) or (mention.last > trigger.first and not noun):
        return False
    return any(
        other.last < mention.first
        and _is_object(other)
        and _are_together(sentence, other.last + 1, max(trigger.first, mention.first))
        for other in named
    )


def is_ground_of_object(
    lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention, named: Sequence[Mention]
) -> bool:
    """Say whether a cemetery stands between a verb and what it is done to there: "warfen auf dem Friedhof Steine um"."""
    if not _is_ground(lexicon, mention) or trigger.last > mention.first:
        return False
    return any(
        0 < other.first - mention.last <= _FAR_TO_WHERE + 1
        and _is_object(other)
        and _are_together(sentence, mention.last + 1, other.first)
        for other in named
    )


def _is_ground(lexicon: Lexicon, mention: Mention) -> bool:
    """Say whether a mention is a cemetery behind a preposition, where the verb may stand at the end."""
    second = bool(lexicon.settings.get("verb_second", False))
    return second and mention.after_preposition and mention.kind in _GROUNDS


def _is_object(mention: Mention) -> bool:
    """Say whether a mention can be what something is done to: a name behind no preposition."""
    return mention.role == "name" and not mention.after_preposition


def _are_together(sentence: Sentence, first: int, end: int) -> bool:
    """Say whether no sign parts the words from `first` to `end`."""
    return all(word.text not in ",;:." for word in sentence.words[first:end])
