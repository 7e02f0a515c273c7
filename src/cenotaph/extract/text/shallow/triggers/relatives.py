"""Triggers in a clause or attribute of a mention: "in a tomb that the town will build", "1917년 조성된 이 묘지"."""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.things.over_relative import RELATIVES
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_RIGHT_BEFORE = 2


def is_told_before(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a verb in the form of an adjective stands right before what it is said of: "1917년 조성된 이 묘지에는"."""
    form = read_grammar(scene.lexicon).attributive
    near = 0 < mention.first - trigger.last <= _RIGHT_BEFORE
    return near and form is not None and bool(form.search(sentence.words[trigger.last].key))


def is_relative(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a trigger stands in a clause right behind a mention: "in a tomb that the town will build"."""
    behind, parted = mention.last + 1, False
    if scene.lexicon.settings.get("verb_second", False):
        behind = _behind_bracket(sentence, behind)
    if behind < trigger.first and sentence.words[behind].text == ",":
        behind, parted = behind + 1, True
        if _is_apposed(scene, sentence, trigger, behind):
            return True
    lists = ("function.relatives", *(RELATIVES if parted else ()))
    return behind < trigger.first and any(
        scene.lexicon.matches(one, sentence.words[behind].key) for one in lists
    )


def _behind_bracket(sentence: Sentence, behind: int) -> int:
    """Return the comma behind the small words that end a clause: "fand am Denkmal statt, das 1921 eingeweiht wurde"."""
    for at in range(behind, min(behind + _LONGEST_BRACKET, len(sentence.words))):
        word = sentence.words[at]
        if word.text == ",":
            return at
        if not word.is_word or not word.text.islower():
            break
    return behind


_LONGEST_BRACKET = 3


def _is_apposed(scene: Scene, sentence: Sentence, trigger: Hit, behind: int) -> bool:
    """Say whether a trigger is a participle of the noun before its comma: "devant le monument, inauguré en 1921"."""
    form = scene.lexicon.settings.get("apposed")
    beside = trigger.section == "events" and trigger.first == behind
    return bool(form and beside and re.search(form, sentence.words[behind].key))
