"""The same deed done to several things: what "and" joins to a thing, and the rest of its list.

Invariant: a list of more than two ends with a conjunction; what else a verb stands between is told of its own.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import EVENTS
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.relatives import is_relative
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.page import Sentence


def joined_facts(scene: Scene, sentence: Sentence, fact: Fact) -> list[Fact]:
    """Take what is joined by "and" to a thing along, or stands in a list: "the park, the steps and the monument were opened"."""
    if fact.mention is None or is_relative(scene, sentence, fact.trigger, fact.mention):
        return []  # "a cross and a stone with a slab, which was unveiled in 2009"
    others = []
    listed = _listed(scene, sentence, fact.mention)
    for mention, thing in scene.in_sentence(sentence.index):
        if thing is fact.thing or mention.role == "anaphor":
            continue
        low, high = sorted((mention, fact.mention), key=lambda one: one.first)
        between = sentence.words[low.last + 1 : high.first]
        if any(low.last < one.first < high.first for one in sentence.of("events", *EVENTS)):
            continue  # "set up a cross and mended a slab"
        if high.after_preposition and not low.after_preposition:
            continue  # "vases are gone, and on a grave a cross is missing"
        beside = len(between) <= 2 and between
        if (
            mention in listed
            or (beside and scene.lexicon.matches("function.conjunctions", between[0].key))
            or scene.is_joined_on(sentence, low, high)
        ):
            others.append(
                Fact(
                    fact.property, fact.sentence, fact.trigger, thing, mention.span, mention, fact.rule, fact.status,
                    count=mention.count if mention.plural else None,
                    count_of="sites", timed=fact.timed,
                )
            )  # fmt: skip
    return others


def _listed(scene: Scene, sentence: Sentence, first: Mention) -> list[Mention]:
    """List what follows a thing behind commas, where "and" ends the list: "обелиск, ограду и ступени"."""
    listed, last = [], first
    for mention, _ in scene.in_sentence(sentence.index):
        if mention.first <= last.last:
            continue
        between = sentence.words[last.last + 1 : mention.first]
        if len(between) != 1:
            return []
        listed.append(mention)
        if scene.lexicon.matches("function.conjunctions", between[0].key):
            return listed
        if between[0].text != ",":
            return []
        last = mention
    return []
