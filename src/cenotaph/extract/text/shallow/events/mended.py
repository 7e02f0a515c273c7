"""Harm that is only told of what was mended: "replaced the cracked slabs" says which ones.

Invariant: the verb of mending stands in the same clause as the word of harm.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

HARMFUL = ("damaged", "vandalised", "destroyed")
_MENDING = ("restored", "maintained")
_NEAR_MENDING = 3


def is_mended(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "replaced the cracked slabs" only tells which ones: what was done to them stands right before."""
    grammar = read_grammar(scene.lexicon)
    if scene.lexicon.settings.get("verb_last", False):
        return _is_mended_behind(scene, sentence, hit, grammar.attributive)
    if _is_filled(scene, sentence, hit):
        return True
    if grammar.adjective is None or not grammar.adjective.search(sentence.words[hit.last].key):
        return False
    before = any(0 < hit.first - one.last <= _NEAR_MENDING for one in sentence.of("events", *_MENDING))
    behind = any(0 < one.head - hit.last <= _NEAR_MENDING for one, _ in scene.in_sentence(sentence.index))
    if scene.lexicon.settings.get("participles_attributive", False) and not before:
        before = _is_mended_later(sentence, hit)
    if hit.name == "destroyed" and not sentence.has("events", "restored"):
        return False  # "where the destroyed monument stood they laid out a bed of flowers"
    within = any(one.first <= hit.first <= one.last for one, _ in scene.in_sentence(sentence.index))
    return before and (behind or within)


def _is_filled(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun of harm is what was mended, right beside its verb: "трещины зашпаклевали", "filled the cracks"."""
    if hit.name != "damaged" or hit.first != hit.last or not scene.lexicon.list("causes.harm"):
        return False
    if not scene.lexicon.matches("causes.harm", sentence.words[hit.first].key):
        return False
    beside = range(hit.first - _BESIDE, hit.first + _BESIDE + 1)
    return any(one.first in beside or one.last in beside for one in sentence.of("events", *_MENDING))


_BESIDE = 2


def _is_mended_later(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of mending ends the clause: "die zerbrochene Platte wurde ersetzt"."""
    return any(
        0 < one.first - hit.last <= _NEAR_MENDING * 3
        and not any(word.text in ",;:" for word in sentence.words[hit.last : one.first])
        for one in sentence.of("events", *_MENDING)
    )


def _is_mended_behind(
    scene: Scene, sentence: Sentence, hit: Hit, attributive: re.Pattern[str] | None
) -> bool:
    """Say the same where the verb comes last: "훼손된 비석을 복원했다"."""
    if attributive is None or not attributive.search(sentence.words[hit.last].key):
        return False
    behind = (
        one for one, _ in scene.in_sentence(sentence.index) if 0 < one.first - hit.last <= _NEAR_MENDING
    )
    harmed = next(behind, None)
    # "위령비의 갈라진 틈을 메웠다", "벗겨진 페인트를 긁어냈다": what is broken is something that no list has.
    last, lists = (hit.last + 1, _MENDING) if harmed is None else (harmed.last, ("restored",))
    return any(
        0 <= one.first - last <= _NEAR_MENDING * 2
        and not any(word.text in ",;:" for word in sentence.words[last : one.first])
        for one in sentence.of("events", *lists)
    )
