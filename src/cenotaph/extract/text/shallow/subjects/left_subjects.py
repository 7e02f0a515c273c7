"""Passives whose subject is a pronoun or left out: "Elle sera restaurée avant la plaque", "Fue colocada en el cementerio".

Invariant: the passive begins its clause but for times and small words, and every memorial that its clause names behind
it hangs on a preposition, or the clause has a pronoun for its subject; the subject was spoken of before.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.gender import meant_by_pronoun
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_SIGNS = frozenset(",;:–—")
_LATEST = 4


def subject_left(scene: Scene, sentence: Sentence, hit: Hit, found: Mention | None) -> ThingBuilder | None:
    """Return what a passive is told of by a pronoun, or with its subject left out, or None.

    Args:
        scene: the document.
        sentence: where the participle stands; it names a memorial.
        hit: the participle.
        found: the memorial nearest to it, or None.
    """
    named = [one for one, _ in scene.in_sentence(sentence.index)]
    if not named or any(one.first < hit.first for one in named) or (found and found.first <= hit.last):
        return None
    start = _passive_start(scene, sentence, hit)
    if start == hit.first:
        return None
    if start > 0 and scene.lexicon.matches("reporting.pronouns", sentence.words[start - 1].key):
        meant = meant_by_pronoun(scene.page, scene.things, sentence)
        return meant or scene.things.latest(sentence.index, 0)
    dropped = scene.lexicon.settings.get("pro_drop", False) and _opens(sentence, start)
    if dropped and all(_hangs(scene, sentence, one) for one in named):
        return scene.things.latest(sentence.index, 0)
    return None


def _hangs(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention hangs on a preposition, or on another noun by "of"."""
    of = scene.lexicon.settings.get("genitive_word")
    before = sentence.words[mention.first - 1].key if mention.first else ""
    return mention.after_preposition or mention.near or bool(of and re.search(of, before))


def _passive_start(scene: Scene, sentence: Sentence, hit: Hit) -> int:
    """Return where the helping verbs before a participle begin, one of them that of the passive; else the participle."""
    at, passive = hit.first, False
    while at > 0:
        key = sentence.words[at - 1].key
        helps = scene.lexicon.matches("actors.passive", key)
        if not (helps or scene.lexicon.matches("text.aux", key) or scene.lexicon.matches("text.skips", key)):
            break
        if scene.lexicon.matches("reporting.pronouns", key):
            break
        passive, at = passive or helps, at - 1
    return at if passive else hit.first


def _opens(sentence: Sentence, start: int) -> bool:
    """Say whether nothing but times and small words stands before a word in its sentence."""
    known = sentence.covered("time", "text", "function")
    return start <= _LATEST and all(
        at in known or sentence.words[at].is_number or sentence.words[at].text in _SIGNS
        for at in range(start)
    )
