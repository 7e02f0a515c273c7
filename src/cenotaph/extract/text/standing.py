"""Where a memorial is, said by a verb: "stands in", "is located near", "is kept at", "can be found in".

Invariant: as in `events`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.facts import Fact, Scene, unit_of
from cenotaph.extract.text.happenings import event_fact, subjects_of
from cenotaph.extract.text.statuses import status_of
from cenotaph.extract.text.tokens import Sentence, Token

_KEEPING = frozenset({"keep", "house", "display", "preserve", "store"})
"""Verbs that say where a thing is only in the passive: "is kept in the vestry"."""


def standing(scene: Scene, index: int, sentence: Sentence, verb: Token, found: list[Token]) -> Iterator[Fact]:
    """Read "stands in", "is located near", "1,500 still remain"."""
    if verb.dep == "xcomp" and not found:
        found = sentence.kids(verb.head, "nsubj", "nsubjpass")
    if verb.dep == "relcl" and not found:
        found = [sentence.tokens[verb.head]]
    lexicon = scene.document.lexicon
    located = [
        kid
        for kid in sentence.kids(verb.i, "prep", "oprd")
        if lexicon.has("standing.prepositions", kid.lower)
    ]
    located += [
        kid
        for kid in sentence.kids(verb.i, "advmod", "npadvmod", "dobj")
        if lexicon.has("standing.adverbs", kid.lower)
    ]
    still = any(kid.lower == "still" for kid in sentence.kids(verb.i, "advmod"))
    if verb.lemma in _KEEPING and not sentence.kids(verb.i, "auxpass", "nsubjpass"):
        return
    if verb.lemma in ("remain", "stand", "sit", "lie"):
        named = sentence.kids(verb.i, "attr", "acomp", "oprd", "dobj", "nsubj")
        inverted = [kid for kid in named if kid.i > verb.i and (index, kid.i) in scene.things.of]
        if inverted and any(kid.i < verb.i for kid in located):
            found = inverted
        elif any(kid.dep != "nsubj" and kid not in located for kid in named):
            return
    if verb.lemma in ("overlook", "dominate"):
        found = located = sentence.kids(verb.i, "nsubj")
    status = status_of(scene.document, sentence, verb)
    if verb.lemma in ("find", "see") and any(kid.lower == "can" for kid in sentence.kids(verb.i, "aux")):
        status = "happened"
    elif verb.lemma in ("find", "see"):
        return
    status = "happened" if status == "ongoing" else status  # "is being kept at"
    if status not in ("happened", "alleged", "denied", "planned"):
        return
    for subject in subjects_of(scene, index, found, part=False):
        count = subject.mention.count if subject.mention else None
        if count and subject.mention and unit_of(subject.mention.kind or subject.thing.kind) == "graves":
            continue
        if located or still or count or verb.lemma in ("survive",):
            fact = event_fact(index, sentence, verb, subject, "exists", status, "verb")
            fact.actor = None
            yield fact
