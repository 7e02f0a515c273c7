"""How many a deed was done to: of things, of some of them, of spots, of those whose remains were moved.

Invariant: a number counts what it stands beside; what a list of events stands between is counted by another.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import EVENTS, Amount, CountOf
from cenotaph.extract.text.shallow.burials.counted_people import counted_people
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence


def counted_by_event(
    scene: Scene, sentence: Sentence, told: tuple[str, ThingBuilder], mention: Mention | None, hit: Hit
) -> tuple[Amount | None, CountOf]:
    """Return how many things it happened to, or whose remains were moved."""
    if told[0] == "exhumed":
        people = [
            (at, amount, counted)
            for at, amount in find_amounts(scene.page, sentence)
            if (counted := counted_people(scene, sentence, at)) is not None
        ]
        last = scene.lexicon.settings.get("verb_last", False)
        before = [one for one in people if last and one[0].last < hit.first]
        if before:
            return before[-1][1:]  # "340위 가운데 102위를 봉환했고"
        if people and (not last or people[0][0].first - hit.last <= _NEAR_COUNT):
            return people[0][1:]
    graves = mention is not None and mention.count and told[1].kind in ("grave", "mass_grave")
    if mention is not None and (some := _some_of_them(scene, sentence, mention, hit)) is not None:
        return some, "graves" if graves else "sites"
    if mention is not None and mention.count and (part := _part_of(scene, sentence, mention, hit)):
        return part, "graves" if graves else "sites"
    if (mention is None or mention.count is None) and (spots := _spots(scene, sentence, hit)):
        return spots, "sites"
    return (mention.count if mention and mention.plural else None), "graves" if graves else "sites"


def _some_of_them(scene: Scene, sentence: Sentence, mention: Mention, hit: Hit) -> Amount | None:
    """Return how many of several it happened to: "три креста, два из которых повалили"."""
    words, matches = sentence.words, scene.lexicon.matches
    for at, amount in find_amounts(scene.page, sentence):
        behind = words[at.last + 1 : at.last + 3]
        if not mention.last < at.first < hit.first or len(behind) < _OF_THEM:
            continue
        relative = any(matches(one, behind[1].key) for one in ("function.relative_forms", "actors.relative"))
        if matches("places.from", behind[0].key) and relative:
            return amount
    return None


def _part_of(scene: Scene, sentence: Sentence, mention: Mention, hit: Hit) -> Amount | None:
    """Return of how many among those counted something is told: "동판 4개 중 1개가 떨어졌다"."""
    amounts = [one for one in find_amounts(scene.page, sentence) if mention.last < one[0].first < hit.first]
    if len(amounts) <= 1:
        return None
    between = sentence.words[amounts[0][0].last + 1 : amounts[1][0].first]
    among = any(scene.lexicon.matches("function.among", word.key) for word in between)
    return amounts[1][1] if among and len(between) <= _NEAR_PART else None


_OF_THEM, _NEAR_SPOTS, _NEAR_COUNT, _NEAR_PART = 2, 8, 8, 3


def _spots(scene: Scene, sentence: Sentence, hit: Hit) -> Amount | None:
    """Return at how many spots something is done, where the counter has an ending: "두 곳에 세웠다", "3개소로"."""
    for at, amount in reversed(find_amounts(scene.page, sentence)):
        counter = sentence.words[at.last + 1 : at.last + 2]
        if not 0 < hit.first - at.last <= _NEAR_SPOTS or not counter:
            continue
        others = any(at.last < one.first < hit.first for one in sentence.of("events", *EVENTS))
        if not others and scene.lexicon.matches("places.counted", counter[0].key):
            return amount
    return None
