"""Words of an event by which nothing happened to a memorial: "flowers were put there", "his name was put on the wall"."""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.events.remains import has_remains
from cenotaph.extract.text.shallow.triggers.relatives import is_told_before
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence


def is_of_a_stone(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a stone is what was salvaged, an object right before its verb, and no remains: "표석을 수습해"."""
    object_ = read_grammar(scene.lexicon).object
    if (
        not scene.lexicon.settings.get("verb_last", False)
        or object_ is None
        or has_remains(scene, sentence, hit)
    ):
        return False
    brought = scene.lexicon.matches("destination.brought", sentence.words[hit.first].key)
    return not brought and any(
        mention.head == hit.first - 1
        and thing.kind in ("monument", "statue", "plaque")
        and object_.search(sentence.words[mention.head].key)
        for mention, thing in scene.in_sentence(sentence.index)
    )


def is_of_unveiling(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun of building only names the ceremony right behind it: "충혼탑 건립 준공식"."""
    last = scene.lexicon.settings.get("verb_last", False)
    return bool(last) and any(one.first == hit.last + 1 for one in sentence.of("events", "unveiled"))


_NEAR_NAME = 6


def is_of_a_name(sentence: Sentence, hit: Hit) -> bool:
    """Say whether somebody's name is what was put on a memorial: "his name was placed on the wall"."""
    for name in sentence.of("dedication", "name"):
        between = sentence.words[name.last + 1 : hit.first]
        if name.last < hit.first and len(between) <= _NEAR_NAME:
            return not any(word.text in ",;:" for word in between)
    return False


def is_condition(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word of an event is one of those that tell a condition or an inscription."""
    return any(
        one.first <= hit.first <= one.last for one in sentence.of("states", "condition", "inscription")
    )


def is_part_of(sentence: Sentence, hit: Hit, state: str) -> bool:
    """Say whether a word of an event is one of several that tell a state together."""
    return any(
        one.first <= hit.first <= one.last and one.last > one.first for one in sentence.of("states", state)
    )


_NEAR_CEREMONY = 4


def is_ceremony(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether flowers were put there, not a memorial: "세워진 기념비에 헌화했다" tells of both."""
    last = scene.lexicon.settings.get("verb_last", False)
    for one, _ in scene.in_sentence(sentence.index):
        own = last and one.last == hit.first - 1 and not one.after_preposition
        if own or is_told_before(scene, sentence, hit, one):
            return False
    near = sentence.words[max(0, hit.first - _NEAR_CEREMONY) : hit.last + 1 + _NEAR_CEREMONY]
    return any(scene.lexicon.matches("function.ceremony", word.key) for word in near)


def is_dedication(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "erected in honour of" only says whom the memorial is for."""
    if _is_predicate(scene, sentence, hit):
        return False
    if scene.lexicon.settings.get("complement") == "before":
        return False  # "건립을 위한 모금": what stands before the words of dedication is the building itself
    return hit.name == "erected" and any(
        0 < one.first - hit.last <= 1 for one in sentence.of("dedication", "phrases")
    )


def _is_predicate(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a participle has the form of a predicate, which tells the deed itself: "воздвигнут в честь"."""
    form = scene.lexicon.settings.get("predicate_form")
    return bool(form and re.search(form, sentence.words[hit.last].key))
