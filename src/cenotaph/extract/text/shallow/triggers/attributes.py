"""Participles that only say which memorial is meant: "восстановят памятник, разрушенный в войну", "das zerstörte Denkmal".

Invariant: such a participle stands right beside its memorial and has no auxiliary; another deed stands in the sentence.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_BEFORE_NOUN, _AUXILIARY = 4, 3
"""Words between a participle and the noun behind it, and before it in which an auxiliary would stand."""


def is_attribute(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a trigger is a participle in the form of an adjective that describes a memorial beside it."""
    settings, words = scene.lexicon.settings, sentence.words
    form = settings.get("attribute")
    if trigger.section != "events" or not form or not re.search(form, words[trigger.last].key):
        return False
    if not any(not trigger.first <= one.first <= trigger.last for one in sentence.of("events")):
        return False
    copula = settings.get("copula")
    beside = (
        *words[max(0, trigger.first - _AUXILIARY) : trigger.first],
        *words[trigger.last + 1 : trigger.last + 2],
    )
    if copula and any(re.search(copula, word.key) for word in beside):
        return False
    at = trigger.first - 1
    parted = at > 0 and words[at].text == ","
    for mention in scene.mentions[sentence.index]:
        if mention.last == at - parted and not settings.get("nouns_capital", False):
            return True
        gap = words[trigger.last + 1 : mention.head]
        if trigger.last < mention.head and len(gap) <= _BEFORE_NOUN and not any(w.text in ",;:" for w in gap):
            # "kehrte die Tafel zurück": an article behind makes it a verb.
            return not any(scene.lexicon.matches("function.articles", w.key) for w in gap)
    return False
