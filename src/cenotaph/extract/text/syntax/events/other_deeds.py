"""Deeds done to what is no memorial, in sentences that name one: "the village was destroyed and is a memorial to folly".

Invariant: rules here only say what a deed was not done to.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span, overlap
from cenotaph.extract.text.reading import EVENTS
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def is_anothers(scene: Scene, evidence: Span, about: Span) -> bool:
    """Say whether every deed of a stretch has an object of its own, and the memorial stands in another clause."""
    for index, sentence in enumerate(scene.document.sentences):
        if not overlap(sentence.span, about):
            continue
        deeds = [
            one
            for one in sentence.tokens
            if evidence[0] <= one.start < evidence[1]
            and one.pos == "VERB"
            and scene.document.lexicon.verbs.get(one.lemma) in EVENTS
        ]
        noun = next((one for one in reversed(sentence.tokens) if about[0] <= one.start < about[1]), None)
        if deeds and noun is not None:
            return all(_has_another(scene, index, sentence, one, noun) for one in deeds)
    return False


def _has_another(scene: Scene, index: int, sentence: Sentence, deed: Token, memorial: Token) -> bool:
    above = next((one for one in sentence.ancestors(memorial.i) if one.pos in ("VERB", "AUX")), deed)
    nouns = sentence.kids(deed.i, "nsubjpass") or sentence.kids(deed.i, "dobj")
    return above.i != deed.i and bool(nouns) and all(_is_other(scene, index, sentence, one) for one in nouns)


def _is_other(scene: Scene, index: int, sentence: Sentence, noun: Token) -> bool:
    """Say whether a noun is neither a memorial nor a part of one, nor names one with what hangs on it."""
    has = scene.document.lexicon.has
    words = ("memorials.parts", "memorials.replicas", "memorials.anaphors", "memorials.weak")
    return (
        noun.pos == "NOUN"
        and not any(has(one, noun.lower) or has(one, noun.lower.removesuffix("s")) for one in words)
        and not any((index, i) in scene.things.of for i in sentence.subtree(noun.i))
    )
