"""Remains that are moved, and the grave that they leave.

Invariant: what is said of remains is said of the place where they lay, and not of the place where they go.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_NEAR_REMAINS, _HEAD = 9, 3


def moves_remains(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether it is remains that are moved: "the remains of 92 soldiers will be transferred"."""
    return hit.name == "laid" or (hit.name == "relocated" and has_remains(scene, sentence, hit))


def has_remains(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word for remains stands near a verb."""
    near = sentence.words[max(0, hit.first - _NEAR_REMAINS) : hit.last + 1 + _NEAR_REMAINS // 2]
    near += sentence.words[: min(_HEAD, hit.first)]  # what the whole sentence is about
    return any(
        scene.lexicon.matches("people.bodies", word.key) or scene.lexicon.matches("burials.remains", word.key)
        for word in near
    )


def only_lie(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether remains that are laid in the ground only lie there: "cuerpos que están sepultados en una fosa"."""
    before = sentence.words[hit.first - 1].key if hit.first else ""
    matches = scene.lexicon.matches
    if hit.name != "laid" or hit.first != hit.last:
        return False
    settings = scene.lexicon.settings
    form = settings.get("apposed") if "genitive_word" in settings else None  # "los cuerpos enterrados aquí"
    named = matches("people.bodies", before) or matches("burials.remains", before)
    named = named and bool(form and re.search(form, sentence.words[hit.first].key))
    return named or (matches("status.present", before) and matches("resting.are", before))


def are_of_memorial(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether remains are those of a memorial itself: "i resti della lapide sono stati recuperati"."""
    of = scene.lexicon.settings.get("genitive_word")
    if not of or hit.name not in ("exhumed", "laid", "relocated"):
        return False
    for mention, thing in scene.in_sentence(sentence.index):
        lead = sentence.words[max(0, mention.first - 2) : mention.first]
        told = len(lead) == 2 and re.search(of, lead[1].key) is not None
        if told and thing.kind in _BUILT and scene.lexicon.matches("burials.remains", lead[0].key):
            return True
    return False


_BUILT = frozenset({"monument", "statue", "plaque"})


def whence(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the grave that remains leave, where an ending parts it from where they go: "묘지의 유해가 현충원으로"."""
    goal = scene.lexicon.settings.get("goal")
    if not goal or hit.name not in ("relocated", "exhumed") or not has_remains(scene, sentence, hit):
        return None
    return next(
        (
            one
            for one in scene.in_sentence(sentence.index)
            if one[0].last < hit.first and not re.search(goal, sentence.words[one[0].head].key)
        ),
        None,
    )
