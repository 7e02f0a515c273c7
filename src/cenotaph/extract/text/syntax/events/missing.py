"""What is missing: "were reported missing", "the statue is missing an arm".

Invariant: as in `events`; what is still missing was told before.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.facts.happenings import event_fact, subjects_of
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def missing_events(scene: Scene, index: int, sentence: Sentence, token: Token) -> Iterator[Fact]:
    """Read "were reported missing", "went missing": taken away by somebody."""
    verb = sentence.tokens[token.head]
    if any(kid.lower == "still" for at in (verb, token) for kid in sentence.kids(at.i, "advmod")):
        return  # what is still missing was told before
    if token.tag == "VBG" and (lost := sentence.kids(token.i, "dobj")):
        yield from _without(scene, index, sentence, token, lost)
        return
    nouns = sentence.kids(verb.i, "nsubj", "nsubjpass") if verb.pos in ("VERB", "AUX") else []
    if token.tag == "VBG" and not nouns:
        nouns = sentence.kids(token.i, "nsubj", "nsubjpass")  # "letters are missing", taken for a verb
    if verb.dep == "xcomp" and not nouns:
        nouns = sentence.kids(verb.head, "nsubj", "nsubjpass")
    reported = verb.lemma in ("go", "report", "find", "discover")
    for subject in subjects_of(scene, index, nouns, part=True):
        name = "vandalised" if reported or not subject.thing.piece else "damaged"
        yield event_fact(index, sentence, verb, subject, name, "happened", "verb")


def _without(scene: Scene, index: int, sentence: Sentence, verb: Token, lost: list[Token]) -> Iterator[Fact]:
    """Read "the statue is missing an arm": damaged."""
    if any(scene.document.lexicon.has("memorials.parts", one.lower) for one in lost):
        for subject in subjects_of(scene, index, sentence.kids(verb.i, "nsubj"), part=False):
            yield event_fact(index, sentence, verb, subject, "damaged", "happened", "verb")
