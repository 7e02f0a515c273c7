"""Clauses that "but" or "while" parts from a verb before: what they tell a memorial, the verb does not tell.

Invariant: only where such a word stands behind a comma, and its clause has a verb of its own.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_SIGNS = frozenset(",;:–—")


def is_in_parted_clause(lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a memorial stands in the next clause: "the paving will be replaced, while in the square stands a cross".

    Args:
        lexicon: the words of the language.
        sentence: where both stand.
        trigger: the word that tells an event.
        mention: a memorial behind it.
    """
    words = sentence.words
    commas = [
        at
        for at in range(trigger.last + 1, mention.first - 1)
        if words[at].text == "," and lexicon.matches("function.parting", words[at + 1].key)
    ]
    if not commas:
        return False
    end = next((at for at in range(mention.last + 1, len(words)) if words[at].text in _SIGNS), len(words))
    told = (*sentence.of("events"), *sentence.of("states", "exists", "stands"))
    return any(
        commas[-1] < one.first < end and not mention.first <= one.first <= mention.last
        for one in told
        if one.name != "not"
    )


def is_before_that(lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether "that" opens the clause of a trigger, and a memorial behind a preposition stands before it.

    "Those who live by the cemetery complain that the roof was not mended": a pronoun would tell otherwise.
    """
    words = sentence.words
    if not mention.after_preposition:
        return False
    joining = {one.first for one in sentence.of("reporting", "that")}
    opened = next(
        (
            at
            for at in range(trigger.first - 1, mention.last + _RIGHT_BEHIND, -1)
            if words[at - 1].text == ","
            and at in joining
            and not lexicon.matches("function.relatives", words[at].key)
        ),
        None,
    )
    if opened is None:
        return False
    return not any(
        lexicon.matches(key, word.key)
        for word in words[opened + 1 : trigger.last + 1 + _NEAR]
        for key in ("function.pronouns", "function.objects")
    )


_NEAR, _RIGHT_BEHIND = 4, 2


def is_likened(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a memorial is only what something is like: "they were thrown down like monuments"."""
    before = sentence.words[max(0, mention.first - 2) : mention.first]
    return bool(before) and lexicon.matches("function.like", before[-1].key) and before[0].text != ","
