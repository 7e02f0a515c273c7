"""What a text that is about something else says of memorials: nothing but what its sentences say by name.

Where one sentence of many names a monument, "she" and "it" two sentences later hardly mean it; a text about memorials
goes on speaking of them.

Invariant: only facts of sentences that do not mention their thing are taken away.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.coreference import is_passing
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene

_AROUND = 4
"""Sentences before and behind: a stretch of a long text is about memorials where half of them speak of them."""
_GOES_ON = frozenset({"burials", "inscription"})
"""What the very next sentence tells without naming the place: "Hier ruhen 900 Soldaten", "Darauf steht: ..."."""


def without_passing(scene: Scene, facts: list[Fact]) -> list[Fact]:
    """Leave out what is only carried over from a mention in passing."""
    spoken = {one.sentence for thing in scene.things.things for one in thing.mentions}
    total = len(scene.page.sentences)
    if not is_passing(spoken, total):
        return facts
    return [one for one in facts if not (_is_carried(scene, one) and _is_elsewhere(one, spoken, total))]


def _is_carried(scene: Scene, fact: Fact) -> bool:
    """Say whether a fact's sentence does not mention its thing, and does not go on right behind it."""
    sentence = scene.page.sentences[fact.sentence]
    start, end = sentence.span
    if start <= fact.about[0] < end:
        return False
    before = scene.page.sentences[fact.thing.mention_before(fact.sentence).sentence]
    beside = sentence.index - before.index == 1 and before.paragraph == sentence.paragraph
    return not (beside and fact.property in _GOES_ON)


def _is_elsewhere(fact: Fact, spoken: set[int], total: int) -> bool:
    """Say whether most sentences around a fact speak of no memorial."""
    first, end = max(0, fact.sentence - _AROUND), min(total, fact.sentence + _AROUND + 1)
    around = [one for one in range(first, end) if one != fact.sentence]
    return 2 * sum(one in spoken for one in around) < len(around)
