"""Facts of one sentence that tell one deed, of which only one is kept: "toppled or moved", "taken down and repaired".

Invariant: no fact is changed; those that only repeat or prepare another one are left out.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def told_once(scene: Scene, facts: list[Fact]) -> list[Fact]:
    """Leave out facts that tell no deed of their own.

    Args:
        scene: of the document.
        facts: every event of it.
    """
    facts = [one for one in facts if not _is_removed_too(one, facts) and not _is_labour(scene, one)]
    facts = [one for one in facts if not _is_by_vandals(scene, one, facts)]
    return [one for one in facts if not _is_put_back(scene, one, facts) and not _is_told_again(one, facts)]


def _is_told_again(fact: Fact, facts: list[Fact]) -> bool:
    """Say whether "lay" only repeats what its participle says: "headstones lay smashed"."""
    return (
        fact.property == "damaged"
        and fact.trigger.lemma in ("lie", "leave", "find")
        and any(
            one is not fact
            and one.sentence == fact.sentence
            and one.thing is fact.thing
            and one.trigger.head == fact.trigger.i
            and one.property in ("damaged", "vandalised")
            for one in facts
        )
    )


def _is_put_back(scene: Scene, fact: Fact, facts: list[Fact]) -> bool:
    """Say whether something was only taken down to be repaired: "be taken down, repaired and put back up"."""
    taken = (
        fact.property == "removed"
        and fact.trigger.lemma in ("take", "lift", "remove", "dismantle")
        and not fact.actor
    )
    return taken and any(
        one.property == "restored"
        and one.sentence == fact.sentence
        and one.thing is fact.thing
        and one.trigger.start > fact.trigger.start
        and one.trigger.dep == "conj"
        and one.status == fact.status
        and not _is_told_apart(scene.document.sentences[one.sentence], one.trigger)
        for one in facts
    )


def _is_told_apart(sentence: Sentence, verb: Token) -> bool:
    """Say whether a joined verb tells of another time: "was taken down in 1952 and was set up again in 1957"."""
    return bool(sentence.kids(verb.i, "auxpass")) and any(
        re.fullmatch(r"1[89]\d\d|20\d\d", goal.text) for goal in sentence.objects(verb.i, "in")
    )


def _is_by_vandals(scene: Scene, fact: Fact, facts: list[Fact]) -> bool:
    """Say whether moving or taking is only part of a vandals' work: "toppled or moved", "broke it off and took it away"."""
    if fact.property not in ("relocated", "removed") or fact.trigger.dep != "conj":
        return False
    sentence = scene.document.sentences[fact.sentence]
    either = any(kid.lower == "or" for kid in sentence.kids(fact.trigger.head, "cc"))
    taken = fact.trigger.lemma in ("take", "carry", "drag", "haul", "remove") and bool(
        sentence.kids(fact.trigger.i, "dobj")
    )
    return (taken if fact.property == "removed" else either) and any(
        one.property == "vandalised" and one.thing is fact.thing and one.trigger.i == fact.trigger.head
        for one in facts
        if one.sentence == fact.sentence
    )


def _is_labour(scene: Scene, fact: Fact) -> bool:
    """Say whether "complete the work" tells of labour, and not of a work that stands there."""
    words = scene.document.words(fact.about).lower()
    return fact.property == "erected" and fact.trigger.lemma == "complete" and words in ("work", "works")


def _is_removed_too(fact: Fact, facts: list[Fact]) -> bool:
    """Say whether "torn down or removed" says of what was destroyed that it was removed: then it was."""
    return fact.property == "destroyed" and any(
        one.property == "removed"
        and one.sentence == fact.sentence
        and one.thing is fact.thing
        and (one.trigger.head == fact.trigger.i or fact.trigger.head == one.trigger.i)
        and "conj" in (one.trigger.dep, fact.trigger.dep)
        for one in facts
    )
