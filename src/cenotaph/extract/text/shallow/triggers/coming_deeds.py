"""Deeds that a noun names beside a verb in the future: "the restoration will begin", "they will proceed to the removal".

Invariant: only in languages whose future is an ending of its own (`grammar.future`) and that join nouns by "of"; the
verb stands in the noun's clause.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_BEFORE, _BEHIND = 5, 9
_SHORTEST = 5
_SIGNS = frozenset(",;:()–—")


def is_coming_deed(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a noun of doing has a verb in the future beside it.

    Args:
        lexicon: the words of the language.
        sentence: where the noun stands.
        trigger: the noun.
    """
    settings, words = lexicon.settings, sentence.words
    ahead = settings.get("future")
    if not ahead or "genitive_word" not in settings or _is_verb(lexicon, words[trigger.last].key):
        return False
    for step, reach in ((1, _BEHIND), (-1, _BEFORE)):
        at = trigger.last + 1 if step > 0 else trigger.first - 1
        for _ in range(reach):
            if (
                not 0 <= at < len(words)
                or words[at].text in _SIGNS
                or lexicon.matches("function.relatives", words[at].key)
            ):
                break
            word = words[at]
            dated = any(one.first <= at <= one.last for one in sentence.of("time"))
            if (
                word.text.islower()
                and len(word.text) >= _SHORTEST
                and not dated
                and re.search(ahead, word.key)
            ):
                return True
            at += step
    return False


def _is_verb(lexicon: Lexicon, key: str) -> bool:
    forms = (lexicon.settings.get(name) for name in ("past", "infinitive", "finite"))
    return any(form and re.search(form, key) for form in forms)
