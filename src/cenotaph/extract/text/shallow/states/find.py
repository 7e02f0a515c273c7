"""What holds of memorials: where they stand, whom they are for, what is written on them, how they are kept."""

from __future__ import annotations

from cenotaph.extract.text.shallow.states.absence import find_absence
from cenotaph.extract.text.shallow.states.conditions import plain
from cenotaph.extract.text.shallow.states.dedications import dedications
from cenotaph.extract.text.shallow.states.inscriptions import inscriptions, wording_once
from cenotaph.extract.text.shallow.states.named_people import find_named_people
from cenotaph.extract.text.shallow.states.noun_states import find_noun_states
from cenotaph.extract.text.shallow.states.standing import gone, whereabouts
from cenotaph.extract.text.shallow.states.value_behind import find_value_behind
from cenotaph.extract.text.shallow.states.value_first import find_value_first
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.page import Sentence


def find_states(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the states that a sentence tells."""
    return wording_once(
        [
            *dedications(scene, sentence),
            *find_named_people(scene, sentence),
            *whereabouts(scene, sentence),
            *gone(scene, sentence),
            *plain(scene, sentence),
            *_with_value(scene, sentence),
            *inscriptions(scene, sentence),
            *find_noun_states(scene, sentence),
            *find_absence(scene, sentence),
        ]
    )


def _with_value(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find parts, custody and names, whose values stand before their words where the verb comes last."""
    if scene.lexicon.settings.get("verb_last", False):
        return find_value_first(scene, sentence)
    return find_value_behind(scene, sentence)
