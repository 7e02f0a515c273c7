"""What a sentence without a memorial speaks of: "It was restored in 1990", after a sentence that names the obelisk.

Invariant: it points back by a pronoun, or by leaving out its subject where the language does so.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.gender import is_of_other_gender, meant_by_pronoun
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.clitics import has_clitic
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.page import Sentence


def topic(scene: Scene, sentence: Sentence, trigger: Hit) -> ThingBuilder | None:
    """Return the thing that a sentence without a memorial speaks of: by a pronoun, or by leaving it out."""
    if scene.in_sentence(sentence.index) or not points_back(scene, sentence, trigger):
        return None
    meant = meant_by_pronoun(scene.page, scene.things, sentence)
    if meant is not None and meant.mention_before(sentence.index - 1).near:
        return None  # "Das Museum neben dem Mahnmal ist voll. Es wird saniert."
    latest = meant or scene.things.latest(sentence.index, 0) or topic_of_paragraph(scene, sentence)
    if meant is None and latest is not None and is_of_other_gender(scene.page, sentence, latest):
        return None  # "limes were planted; later they were replaced"
    return latest


_FAR_BACK = 5


def topic_of_paragraph(scene: Scene, sentence: Sentence) -> ThingBuilder | None:
    """Return what the sentence's own paragraph spoke of, some sentences before."""
    thing = scene.things.latest(sentence.index, 0, back=_FAR_BACK)
    if thing is None:
        return None
    before = scene.page.sentences[thing.mention_before(sentence.index - 1).sentence]
    return thing if before.paragraph == sentence.paragraph else None


def points_back(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a sentence speaks of what was spoken of before: by a pronoun, or by leaving it out."""
    empty = {at for hit in sentence.of("function", "expletives") for at in range(hit.first, hit.last + 1)}
    if any(
        scene.lexicon.matches("function.pronouns", word.key) for word in sentence.words if word.i not in empty
    ):
        return True
    if has_clitic(scene.lexicon, sentence, trigger):
        return True
    if scene.lexicon.settings.get("verb_last", False):
        return _leaves_out(scene, sentence, trigger)
    if not scene.lexicon.settings.get("pro_drop", False) or has_subject(scene, sentence, trigger):
        return False
    # "Se inauguró en 1950 y se derribó en 1990": the second verb goes on with the first.
    first = next(iter(sentence.of("events")), trigger)
    return min(first.first, trigger.first) <= _EARLY


_EARLY = 5


def _leaves_out(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb that stands last has no subject before it and no object beside it: "국도를 넓히면서 옮겼다"."""
    settings, words = scene.lexicon.settings, sentence.words
    if not settings.get("topic_left_out", False) or trigger.section != "events":
        return False
    times = sentence.covered("time")
    subjects = tuple(scene.lexicon.list("text.subjects"))
    before = [word for word in words[: trigger.first] if word.is_word and word.i not in times]
    if any(
        len(word.key) > 1 and word.key.endswith(subjects) and not _acts(scene, word.key) for word in before
    ):
        return False
    object_, converb = read_grammar(scene.lexicon).object, settings.get("converb")
    for word in reversed(words[: trigger.first]):
        if converb and re.search(converb, word.key):
            return True
        if object_ is not None and object_.search(word.key):
            return False
    return True


def _acts(scene: Scene, key: str) -> bool:
    """Say whether a subject is somebody who does things, so that what they are done to may be left out: "군은 새로 단장했다"."""
    return scene.lexicon.matches("actors.who", key)


def has_subject(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a noun that hangs on no preposition stands before a verb: another subject."""
    words = sentence.words
    if not scene.lexicon.settings.get("past"):
        return False
    known = sentence.covered("time", "status", "text", "actors", "causes", "people", "reporting", "events")
    grammar = read_grammar(scene.lexicon)
    verb, beside = grammar.verb, trigger.first - 1
    if grammar.adjective and beside >= 0 and grammar.adjective.search(words[beside].key):
        known.add(beside)  # "a thorough repair": the adjective of the noun that tells it
    for at in range(trigger.first):
        word = words[at]
        governed = any(is_preposition(scene.lexicon, one.key) for one in words[max(0, at - 3) : at + 1])
        if not word.is_word or at in known or governed or len(word.key) < 4:
            continue
        if verb is None or not verb.search(word.key):
            return True
    return False
