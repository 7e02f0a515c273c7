"""What happened by who did it: what a storm breaks is damaged, what thieves break is vandalised."""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.events.thefts import is_stolen
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_NEAR_CAUSE = 14
_HARMS = {
    ("natural", "vandalised"): "damaged",
    ("natural", "destroyed"): "damaged",
    ("vandals", "damaged"): "vandalised",
    ("vandals", "destroyed"): "vandalised",
}


def by_its_cause(scene: Scene, sentence: Sentence, hit: Hit) -> str:
    """Return what happened by who did it: what a storm breaks is damaged, what thieves spoil is vandalised."""
    if hit.name == "removed" and is_stolen(scene, sentence, hit):
        return "vandalised"
    if hit.name == "vandalised" and _is_impersonal(scene, sentence, hit):
        return "damaged"
    causes = [
        one._replace(name="vandals") if _are_thieves(scene, sentence, one) else one
        for one in sentence.of("causes", "natural", "vandals", "thieves")
        if one.name != "thieves" or _are_thieves(scene, sentence, one)
    ]
    if any(one.name == "vandals" for one in causes):
        # "shot at by drunk hunters": the verb may be one of war as well.
        causes = [one for one in causes if one.name == "vandals" or not hit.first <= one.first <= hit.last]
    for one in causes:
        low, high = sorted((one, hit))
        between = sentence.words[low.last + 1 : high.first]
        relative = len(between) > 1 and scene.lexicon.matches("actors.relative", between[1].key)
        joined = between[1:] if relative and between[0].text == "," else between  # "thieves, who damaged it"
        if len(joined) <= _NEAR_CAUSE and not any(word.text in ",;:" for word in joined):
            if one.name == "natural" and _is_whole(sentence, hit):
                return hit.name
            return _HARMS.get((one.name, hit.name), hit.name)
    if hit.name == "damaged" and _is_joined_to_vandalism(scene, sentence, hit):
        return "vandalised"
    return hit.name


_NEAR_VANDALISM = 4


def _is_joined_to_vandalism(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "and" joins harm to a deed of vandals: "mit Farbe beschmiert oder gar beschädigt"."""
    for one in sentence.of("events", "vandalised"):
        between = sentence.words[one.last + 1 : hit.first]
        if one.last < hit.first and len(between) <= _NEAR_VANDALISM:
            joined = any(scene.lexicon.matches("function.conjunctions", word.key) for word in between)
            if joined and all(word.is_word and word.text.islower() for word in between):
                return True
    return False


def _are_thieves(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether words that tell a theft name who did it: "beschädigten die Diebe", not "Beute"."""
    last = sentence.words[hit.last].key
    return hit.name == "thieves" and scene.lexicon.matches("causes.vandals", last)


def _is_impersonal(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb has no doer: a blast tells itself so, "відбило руку", and no vandal is named."""
    form = scene.lexicon.settings.get("impersonal")
    told = bool(form and re.search(form, sentence.words[hit.last].key))
    return told and not sentence.has("causes", "vandals", "thieves")


_NEAR_WHOLLY = 3


def _is_whole(sentence: Sentence, hit: Hit) -> bool:
    """Say whether nothing was left: what a bomb "destroyed down to the base" is more than damaged."""
    return any(
        hit.first - _NEAR_WHOLLY <= one.first <= hit.last + _NEAR_WHOLLY
        for one in sentence.of("causes", "wholly")
    )
