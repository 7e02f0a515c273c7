"""Sentences of notes that leave out what they are about ("Unveiled in 1921. Was moved to the park in 1960.").

Invariant: as in `affected`; what is meant is the subject or the heading right before, with nothing between but other
such sentences.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.facts.fact import Scene, Subject
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def headless(scene: Scene, index: int, sentence: Sentence, verb: Token) -> list[Subject]:
    """Return what a sentence without a subject is about, by its first verb and those that are joined to it."""
    first = verb
    while first.dep == "conj" and not sentence.kids(first.i, "nsubj", "nsubjpass"):
        first = sentence.tokens[first.head]
    if not _is_headless(sentence, first) or sentence.kids(verb.i, "dobj"):
        return []
    at = index
    while at > 0 and _follows(scene, at):
        at -= 1
        before = scene.document.sentences[at]
        found = _told_of(scene, at, before)
        if found is not None:
            return [found]
        if not any(_is_headless(before, one) for one in before.tokens if one.dep == "ROOT"):
            return []
    return []


def _is_headless(sentence: Sentence, verb: Token) -> bool:
    """Say whether nothing but auxiliaries and adverbs stands before the first verb of a sentence, nor behind it its subject."""
    if (
        verb.dep != "ROOT"
        or verb.tag not in ("VBN", "VBD")
        or sentence.kids(verb.i, "nsubj", "dobj", "expl", "ccomp")
    ):
        return False
    passive = [one for one in sentence.kids(verb.i, "nsubjpass") if one.pos != "AUX"]
    before = sentence.tokens[: verb.i]
    return not passive and all(one.pos in ("AUX", "ADV", "PART") for one in before)


def _follows(scene: Scene, index: int) -> bool:
    """Say whether a sentence stands right behind the one before it, in its paragraph."""
    one, before = scene.document.sentences[index], scene.document.sentences[index - 1]
    return one.paragraph == before.paragraph and 0 < one.span[0] - before.span[1] <= _BLANK


_BLANK = 2


def _told_of(scene: Scene, index: int, sentence: Sentence) -> Subject | None:
    """Return the memorial that is the subject of a sentence, or all of a heading."""
    mentions = [one for one in scene.mentions_in(index) if (index, one.head) in scene.things.of]
    for one in mentions:
        head = sentence.tokens[one.head]
        if head.dep in ("nsubj", "nsubjpass", "ROOT") or (
            head.dep == "attr" and not sentence.kids(head.head, "nsubj")
        ):
            main = head.dep == "ROOT" or sentence.tokens[head.head].dep == "ROOT"
            if main and not one.modifier:
                return scene.told_by(one)
    pronoun = next(
        (
            one
            for one in sentence.tokens
            if one.lower in ("it", "they")
            and one.dep in ("nsubj", "nsubjpass")
            and sentence.tokens[one.head].dep == "ROOT"
        ),
        None,
    )
    return scene.subject(index, pronoun) if pronoun is not None else None
