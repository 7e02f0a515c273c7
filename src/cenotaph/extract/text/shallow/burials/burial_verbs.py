"""Which word tells that those who are counted lie there: "those buried here are 26", "Among them are 135 officers"."""

from __future__ import annotations

import re

from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.shallow.burials.counted_people import REACH, counted_people
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence


def goes_on(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the words by which a sentence counts some of those whom the one before told to be buried: "Among them are 135 X"."""
    before = scene.page.sentences[sentence.index - 1] if sentence.index else None
    if before is None or not before.has("burials", "verbs") or sentence.has("events"):
        return []
    return [hit for hit in sentence.of("burials", "among") if hit.first == 0]


def verb_of(scene: Scene, sentence: Sentence, verbs: list[Hit], at: Hit) -> Hit:
    """Return the verb nearest to a number; where verbs stand last, the next one, if none describes who is counted."""
    if not scene.lexicon.settings.get("verb_last", False):
        return min(verbs, key=lambda one: abs(one.first - at.first))
    told = [one for one in verbs if describes(scene, sentence, one, at)]
    behind = [one for one in verbs if one.first > at.last]
    return told[-1] if told else behind[0] if behind else verbs[-1]


def describes(scene: Scene, sentence: Sentence, verb: Hit, at: Hit) -> bool:
    """Say whether a verb stands before its noun and the number of it: "묘지에 묻혀 있던 전사자 17명", "안치된 38위"."""
    form = read_grammar(scene.lexicon).attributive
    if form is None or not 0 < at.first - verb.last <= REACH:
        return False
    return any(form.search(word.key) for word in sentence.words[verb.last : min(verb.last + 2, at.first)])


def are_others(
    scene: Scene, sentence: Sentence, at: Hit, verb: Hit, amounts: list[tuple[Hit, Amount]]
) -> bool:
    """Say whether those counted do something else, and others with a number lie there: "수천 명의 의병이 싸우다 숨진 ..."."""
    subject = scene.lexicon.settings.get("own_subject")
    behind = sentence.words[at.last + 1 : at.last + 1 + REACH]
    acts = next((word.i for word in behind if subject and re.search(subject, word.key)), None)
    if acts is None or acts + 1 >= verb.first or sentence.words[acts + 1].text == ",":
        return False
    later = [one for one, _ in amounts if acts < one.first < verb.first]
    return any(counted_people(scene, sentence, one) for one in later)
