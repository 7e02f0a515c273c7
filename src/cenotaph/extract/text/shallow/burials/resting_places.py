"""Where those who are counted lie: "in the cemetery 26 soldiers are buried", "the grave of 26 soldiers".

Invariant: it is a burial place of the sentence itself, or the cemetery that was last spoken of.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cenotaph.extract.text.shallow.burials.burial_verbs import describes
from cenotaph.extract.text.shallow.burials.counted_people import REACH, TO_VERB
from cenotaph.extract.text.shallow.subjects.left_out import BURIAL
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.nearest import distance
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import is_verb_form, read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word


def owner(scene: Scene, sentence: Sentence, at: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the grave of "the grave of 26 soldiers": a burial place right before the number, and no verb.

    Where counters stand behind, right behind a counter that says whose it is: "의병 15명의 무덤".
    """
    owning, counter = scene.lexicon.settings.get("owning"), sentence.words[at.last + 1 : at.last + 2]
    owned = bool(owning and counter and re.search(owning, counter[0].key))
    for mention, thing in scene.in_sentence(sentence.index):
        if owned and thing.kind in ("cemetery", "mass_grave", "grave") and mention.first == at.last + 2:
            return mention, thing
        if thing.kind in ("cemetery", "mass_grave", "grave") and 0 < at.first - mention.head <= 2:
            between = sentence.words[mention.head + 1 : at.first]
            if not any(word.text in ",.;:" or _is_verb(scene, word) for word in between):
                return mention, thing
    return None


def _is_verb(scene: Scene, word: Word) -> bool:
    return len(word.key) >= _SHORTEST_VERB and is_verb_form(scene.lexicon, word.key)


_SHORTEST_VERB = 4


def where(
    scene: Scene, sentence: Sentence, trigger: Hit, at: Hit
) -> tuple[Mention | None, ThingBuilder] | None:
    """Find where those who are counted lie.

    Args:
        scene: the document.
        sentence: where they are counted.
        trigger: the word that tells that they lie there.
        at: their number.

    Returns:
        The place, and its mention if the sentence names it; None if no burial place was spoken of.
    """
    if (spoken_of := _ground_by_pronoun(scene, sentence)) is not None:
        return None, spoken_of
    fitting = [
        (distance(sentence, at if mention.first < at.first else trigger, mention), mention, thing)
        for mention, thing in scene.in_sentence(sentence.index)
        if thing.kind in BURIAL and mention.role != "part"
    ]
    fitting = [one for one in fitting if not _is_of_another_verb(sentence, one[1], at, trigger)] or fitting
    if scene.lexicon.settings.get("verb_last", False):
        fitting = [one for one in fitting if not _is_done_something(scene, sentence, one[1], trigger)]
        near = [one for one in fitting if one[1].first <= trigger.last + REACH]
        fitting = near or fitting  # "탑에 912위(경찰관 870)를 봉안했으며, 조형물에는 ..."
    if describes(scene, sentence, trigger, at):
        fitting = [
            one for one in fitting if one[1].first < at.first
        ]  # "이곳에 묻혔던 12명을 국립묘지로 옮겼다"
    ground = None if fitting else _ground_before(scene, sentence)
    if not fitting and ground is None:  # "under the plinth lie six"
        fitting = [
            (0, mention, thing)
            for mention, thing in scene.in_sentence(sentence.index)
            if mention.role == "part" and thing.kind in BURIAL
        ]
    if fitting:
        best = min(fitting, key=lambda one: one[0])
        return best[1], best[2]
    thing = scene.things.latest(sentence.index, 0, back=2)
    if thing is None or thing.kind not in GROUNDS:
        thing = ground or thing  # the cemetery that the crosses stand on
    elif thing.kind == "memorial_site" and (beside := _cemetery_beside(scene, sentence, thing)) is not None:
        thing = beside
    return (None, thing) if thing and thing.kind in BURIAL else None


def _is_done_something(scene: Scene, sentence: Sentence, ground: Mention, trigger: Hit) -> bool:
    """Say whether a place is what another verb is done to: "102위는 봉환했고 91위는 현지에서 묘소를 단장했다"."""
    object_ = read_grammar(scene.lexicon).object
    if object_ is None or not object_.search(sentence.words[ground.head].key):
        return False
    return not 0 < ground.first - trigger.last <= TO_VERB + 1  # "30명이 묻힌 묘지를 단장했다"


def _is_of_another_verb(sentence: Sentence, ground: Mention, at: Hit, trigger: Hit) -> bool:
    """Say whether a verb of burial parts a place from a number: "봉안관에 안치했다가 네 분은 묘지에 안장했다"."""
    verbs = sentence.of("burials", "verbs", "reburied")
    return any(ground.last < one.first < at.first and one.first != trigger.first for one in verbs)


_BACK = 4
GROUNDS = frozenset({"cemetery", "mass_grave", "memorial_site"})
"""Kinds in which graves lie, or the dead."""


def _ground_by_pronoun(scene: Scene, sentence: Sentence) -> ThingBuilder | None:
    """Return the cemetery of "in 11 mass graves 219 soldiers were buried in it": a pronoun behind "in"."""
    matches, words = scene.lexicon.matches, sentence.words
    led = any(
        matches("places.within", one.key) or matches("places.on", one.key)
        for one, behind in pairwise(words)
        if matches("function.objects", behind.key)
    )
    return _ground_before(scene, sentence) if led else None


def _ground_before(scene: Scene, sentence: Sentence) -> ThingBuilder | None:
    """Return the cemetery or mass grave last spoken of: of "in the churchyard is a mass grave" the grave."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        named = [
            (mention.after_preposition, thing)
            for mention, thing in scene.in_sentence(index)
            if thing.kind in GROUNDS and mention.role != "part"
        ]
        if named:
            return min(named, key=lambda one: one[0])[1]
    return None


def _cemetery_beside(scene: Scene, sentence: Sentence, site: ThingBuilder) -> ThingBuilder | None:
    """Return the cemetery that the sentence before names beside a memorial site: the dead lie there."""
    named = [thing for _, thing in scene.in_sentence(sentence.index - 1)] if sentence.index else []
    return (
        next((one for one in named if one.kind in ("cemetery", "mass_grave")), None)
        if site in named
        else None
    )
