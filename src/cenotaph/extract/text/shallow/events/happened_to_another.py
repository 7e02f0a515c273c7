"""Something else that an event happened to, though a memorial stands beside it: "Zerstörung des Klosters"."""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

OBLIQUE = frozenset({"maintained", "vandalised", "damaged", "exhumed", "restored"})
"""Events that are said of what stands behind a preposition: "care for the graves", "paint on the monument"."""
_GENITIVE_REACH = 4


def is_of_another(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun with a capital is followed by what else it happened to: "Zerstörung des Klosters"."""
    words, lexicon = sentence.words, scene.lexicon
    at = hit.last + 1
    if (
        not lexicon.settings.get("nouns_capital", False)
        or not words[hit.first].is_capital
        or at >= len(words)
    ):
        return False
    at = _past_joined_noun(lexicon, sentence, at)
    if not lexicon.matches("function.genitive", words[at].key):
        return False
    mentioned = {i for one, _ in scene.in_sentence(sentence.index) for i in range(one.first, one.last + 1)}
    for word in words[at + 1 : at + 1 + _GENITIVE_REACH]:
        if word.i in mentioned or not (word.is_word or word.is_number):
            return False
        if word.is_capital:
            if hit.name == "exhumed" and _is_of_the_dead(scene, word):
                return False  # "die Exhumierung der Toten aus dem Massengrab"
            behind = words[word.i + 1] if word.i + 1 < len(words) else None
            return behind is None or behind.i not in mentioned
    return False


def _past_joined_noun(lexicon: Lexicon, sentence: Sentence, at: int) -> int:
    """Return the word behind "and" and another noun: "die Zerstörung und der Wiederaufbau des Klosters"; else `at`."""
    words = sentence.words
    if not lexicon.matches("function.conjunctions", words[at].key):
        return at
    end = at + 1
    while end < len(words) - 1 and lexicon.matches("function.articles", words[end].key):
        end += 1
    return end + 1 if end + 1 < len(words) and words[end].is_capital else at


def _is_of_the_dead(scene: Scene, word: Word) -> bool:
    """Say whether a word means those who lie in a grave."""
    return any(one.startswith(("people.", "burials.remains")) for one in scene.lexicon.lists(word.key))


_OBJECT_REACH = 3


def has_other_object(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb that comes last has an object of its own between the memorial and itself: it set up cameras."""
    pattern = read_grammar(scene.lexicon).object
    if pattern is None or hit.name in OBLIQUE:
        return False
    mentioned = {at for one, _ in scene.in_sentence(sentence.index) for at in range(one.first, one.last + 1)}
    counted = {at.last for at, _ in find_amounts(scene.page, sentence)}
    for at in range(hit.first - 1, max(-1, hit.first - 1 - _OBJECT_REACH), -1):
        if at in mentioned or sentence.words[at].text in ",;":
            return False
        if at > 1 and at - 1 in counted and any(one in mentioned for one in (at - 2, at - 3)):
            return False  # "충혼탑 두 기를 옮겼다": the counter has the ending of the thing
        if (done := scene.lexicon.settings.get("converb")) and re.search(done, sentence.words[at].key):
            return False  # "성금을 모아 세운 비석"
        if pattern.search(sentence.words[at].key):
            return not scene.lexicon.matches("burials.remains", sentence.words[at].key)
    return False


def has_own_subject(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a passive that comes last has its subject right before it: "헐린 충혼탑 자리에는 주차장이 들어섰다"."""
    settings, words = scene.lexicon.settings, sentence.words
    form = settings.get("own_subject")
    if (
        not form
        or hit.name in OBLIQUE
        or hit.first == 0
        or not re.search(settings["passive"], words[hit.last].key)
    ):
        return False
    word = words[hit.first - 1]
    if not re.search(form, word.key) or scene.lexicon.matches("actors.who", word.key):
        return False
    counted = any(at.last in (word.i, word.i - 1) for at, _ in find_amounts(scene.page, sentence))
    mentioned = any(one.first <= word.i <= one.last for one, _ in scene.in_sentence(sentence.index))
    known = any(one.first <= word.i <= one.last for one in sentence.of("events"))
    return not (counted or mentioned or known)
