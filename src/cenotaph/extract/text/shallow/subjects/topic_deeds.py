"""What a deed is done to where its sentence names no memorial: "The repair cost 20,000", "Erected in 1950".

Invariant: a noun of doing has no "of" and no other noun right behind it, and a participle begins its sentence; what they
mean is the memorial spoken of at most two sentences before.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.triggers.topics import has_subject
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import is_verb_form, read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.page import Sentence

_TO_ARTICLE, _BEHIND_DEED = 3, 2
_LATEST = 6
"""Words before a noun of doing or a participle: a time, a place, a verb."""
_LED = ("time", "status", "text", "function")


def deed_of_topic(scene: Scene, sentence: Sentence, trigger: Hit) -> ThingBuilder | None:
    """Return the memorial spoken of before, if a deed is told of it by a bare noun or participle."""
    if scene.in_sentence(sentence.index):
        return None
    if (
        _is_definite_noun(scene, sentence, trigger)
        or _is_of_traces(scene, sentence, trigger)
        or _is_all_left_out(scene, sentence, trigger)
        or (
            trigger.first <= _LATEST
            and (_is_bare_noun(scene, sentence, trigger) or _is_begun(scene, sentence, trigger))
        )
    ):
        return scene.things.latest(sentence.index, 0)
    return None


def _is_definite_noun(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Read "die Sanierung", where nouns have capitals, so that a noun of doing is known, behind a definite article."""
    words, matches = sentence.words, scene.lexicon.matches
    if not words[trigger.last].is_capital or not scene.lexicon.list("function.definite"):
        return False
    at = trigger.first - 1
    while at >= 0 and trigger.first - at < _TO_ARTICLE and words[at].text.islower() and words[at].is_word:
        if matches("function.definite", words[at].key):
            break
        at -= 1
    if at < 0 or not matches("function.definite", words[at].key):
        return _is_needed(scene, sentence, trigger)
    behind = words[trigger.last + 1 : trigger.last + 1 + _BEHIND_DEED]
    return not (behind and matches("function.genitive", behind[0].key))  # "the repair of the road"


def _is_needed(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Read "Eine Sanierung war dringend geboten": a new noun of doing is needed by what was spoken of."""
    words, matches = sentence.words, scene.lexicon.matches
    led = any(matches("function.indefinite", word.key) for word in words[: trigger.first])
    first = all(
        matches("function.indefinite", word.key) or word.text.islower() for word in words[1 : trigger.first]
    )
    behind = words[trigger.last + 1 : trigger.last + 2]
    if trigger.first > _TO_ARTICLE or not led or not first or not behind:
        return False
    asked = any(0 < hit.first - trigger.last <= _TO_NEED for hit in sentence.of("status", "proposed"))
    return asked and any(matches("copula.is", word.key) for word in behind)


_TO_NEED = 5


def _is_of_traces(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Read "die Farbe wurde entfernt", where nouns have capitals: the words of care name what was on the memorial."""
    words, matches = sentence.words, scene.lexicon.matches
    if trigger.name != "maintained" or not scene.lexicon.list("function.definite"):
        return False
    return any(
        words[at].is_capital and at > 0 and matches("function.definite", words[at - 1].key)
        for at in range(trigger.first, trigger.last + 1)
        if trigger.first < trigger.last
    )


def _is_bare_noun(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Read "Ремонт запланирован", "La restauration a coûté": a noun of doing with nothing of which it is."""
    form = scene.lexicon.settings.get("deed")
    noun = sentence.words[trigger.last]
    if not form or not re.search(form, noun.key) or _has_complement(scene, sentence, trigger.last):
        return False
    before = sentence.words[trigger.first - 1] if trigger.first else None
    led = before is not None and scene.lexicon.matches("function.prepositions", before.key)
    return not led and not has_subject(scene, sentence, trigger)


def _is_begun(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Read "Установлен в 1950 году.": a participle that begins the sentence, or is joined to one that does."""
    form = scene.lexicon.settings.get("begun")
    if not form or not re.search(form, sentence.words[trigger.last].key):
        return False
    known = sentence.covered(*_LED) | {hit.first for hit in sentence.of("events") if hit.last < trigger.first}
    opens = all(at in known or not sentence.words[at].is_word for at in range(trigger.first))
    return opens and not _has_complement(scene, sentence, trigger.last)


def _is_all_left_out(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Read "1950년 제막됐다", "학교가 관리하고 있다", where verbs stand last: nothing is named that it is done to."""
    settings, grammar = scene.lexicon.settings, read_grammar(scene.lexicon)
    if not settings.get("verb_last", False) or grammar.object is None:
        return False
    before = [word.key for word in sentence.words[: trigger.first] if word.is_word]
    if any(grammar.object.search(key) for key in before):
        return False
    passive = re.search(settings["passive"], sentence.words[trigger.last].key)
    return not passive or not any(re.search(settings["particle"], key) for key in before)


def _has_complement(scene: Scene, sentence: Sentence, last: int) -> bool:
    """Say whether a noun stands right behind a word, by itself or behind "of"."""
    words, lexicon = sentence.words, scene.lexicon
    behind = last + 1
    if behind >= len(words) or not words[behind].is_word:
        return False
    key = words[behind].key
    if of := lexicon.settings.get("genitive_word"):
        return bool(re.search(of, key))
    if is_preposition(lexicon, key) or lexicon.matches("text.aux", key):
        return False
    if any(hit.first == behind for hit in sentence.hits if hit.section in ("time", "status", "text")):
        return False
    return not is_verb_form(lexicon, key)
