"""Memorials that are not there: "Памятника больше нет", "There is none": words that say so by themselves.

Invariant: the memorial hangs on no preposition, nothing parts it from the word, and no event is told between.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.triggers.state_facts import state_fact
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.page import Sentence

_BEFORE, _BEHIND = 8, 3
_SIGNS = frozenset(",;:()–—")


def find_absence(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the memorials of which a sentence says that there are none."""
    facts: list[Fact] = []
    hits = sentence.of("states", "absent")
    if not hits or is_question(sentence):
        return facts
    for hit in hits:
        for mention, thing in scene.in_sentence(sentence.index):
            ahead = mention.last < hit.first
            between = (
                sentence.words[mention.last + 1 : hit.first]
                if ahead
                else sentence.words[hit.last + 1 : mention.first]
            )
            if mention.role != "name" or mention.after_preposition or mention.near:
                continue
            if len(between) > (_BEFORE if ahead else _BEHIND) or any(word.text in _SIGNS for word in between):
                continue
            low, high = min(mention.last, hit.last), max(mention.first, hit.first)
            if any(low < one.first < high for one in sentence.of("events")):
                continue
            facts.append(
                state_fact(
                    "exists",
                    scene,
                    sentence,
                    hit,
                    (mention, thing),
                    way="absent",
                    status="denied",
                    timed=True,
                )
            )
            break
    return facts
