"""Verbs that lay something down or move it: "Stolpersteine werden verlegt", but "das Grab wurde auf den Berg verlegt".

Invariant: the verb is one of `destination.verbs`, and a direction stands beside it; plaques in the ground are laid.
What has a day for its goal is put off, and not moved.
"""

from __future__ import annotations

from itertools import pairwise

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.normalize.months import months_of

_NEAR = 6


def moves_away(scene: Scene, sentence: Sentence, hit: Hit, thing: ThingBuilder) -> bool:
    """Say whether a verb moves a thing.

    Args:
        scene: the document.
        sentence: where the verb stands.
        hit: the verb.
        thing: what it is said of.
    """
    if hit.name != "erected" or thing.kind == "plaque" or not _is_moving(scene, sentence, hit):
        return False
    if thing.kind in _UPRIGHT and not thing.plural:
        return True  # "das Denkmal wird verlegt": what stands upright is not laid
    for one in sentence.of("destination", "before"):
        low, high = sorted((one, hit))
        between = sentence.words[low.last + 1 : high.first]
        if len(between) <= _NEAR and not any(word.text in ",;:" for word in between):
            return True
    return False


_UPRIGHT = frozenset({"monument", "statue", "cemetery"})


def _is_moving(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb can move what stands somewhere already."""
    ends = (sentence.words[at].key for at in (hit.first, hit.last))
    return any(scene.lexicon.matches("destination.verbs", key) for key in ends)


def is_spent(lexicon: Lexicon, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a span of time is what a verb of bringing is said of: "sie hat 13 Monate in der Stadt verbracht".

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        hit: the verb.
    """
    if not lexicon.matches("destination.spent", sentence.words[hit.last].key):
        return False
    for word in reversed(sentence.words[: hit.first]):
        if word.text in ",;:":
            return False
        if lexicon.matches("destination.spans", word.key):
            return True
    return False


_TO_DAY = 3


def is_put_off(lexicon: Lexicon, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a day, and no place, is where something is moved to: "відкриття перенесли на 15 жовтня"."""
    months = months_of(lexicon.lang)
    behind = sentence.words[hit.last : hit.last + 1 + _TO_DAY]  # "перенесли на" may be one entry
    for word, after in pairwise(behind):
        if not lexicon.matches("destination.before", word.key):
            continue
        named = after.key in months or any(
            one.first == after.i and one.name.startswith("next") for one in sentence.of("time")
        )
        dated = after.is_number and any(
            one.key in months for one in sentence.words[after.i + 1 : after.i + 2]
        )
        return named or dated
    return False
