"""Memorials that are meant to be: "plans for a new memorial", "raised money for a statue", "work starts on a memorial".

Invariant: as in `events`; only a new one ("a", "new", "permanent") is to be erected.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.facts.happenings import event_fact, subjects_of
from cenotaph.extract.text.syntax.facts.tenses import is_future
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def intended(scene: Scene, index: int, sentence: Sentence, word: Token) -> Iterator[Fact]:
    """Read "plans for a new memorial", "raised money for a statue", "campaigned for a memorial": it is to be erected."""
    lexicon = scene.document.lexicon
    above = sentence.tokens[word.head]
    raised = False
    if word.pos == "VERB":
        planned, meant = False, lexicon.has("modal.proposed_verbs", word.lemma)
    else:
        raised = word.lower in ("money", "funds", "cash") and lexicon.has("modal.funding", above.lemma)
        planned = lexicon.has("modal.planned_nouns", word.lower)
        meant = planned or raised or lexicon.has("modal.proposed_nouns", word.lower)
    if word.lower == "work" and word.dep == "nsubj" and lexicon.has("event_nouns.starting", above.lemma):
        yield from _begun(scene, index, sentence, word)
        return
    if not meant or sentence.kids(word.i, "neg"):
        return
    dropped = is_dropped(lexicon, sentence, word)
    heads = [word, above] if raised or word.dep == "nsubjpass" or above.lemma == "be" else [word]
    leading = ("for", "of") if word.lower in ("idea", "possibility") else ("for",)
    goals = [goal for head in heads for goal in sentence.objects(head.i, *leading)]
    for subject in subjects_of(scene, index, goals, part=False):
        kids = sentence.kids(subject.mention.head, "amod", "det") if subject.mention else []
        if any(kid.lower in ("a", "an", "new", "permanent") for kid in kids):
            status: Status = "denied" if dropped else "planned" if planned else "proposed"
            yield event_fact(index, sentence, word, subject, "erected", status, "noun")


def is_dropped(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether a plan came to nothing: "plans were shelved", "the idea fell through", "there are no plans"."""
    verb = sentence.tokens[noun.head]
    if any(kid.lower == "no" for kid in sentence.kids(noun.i, "det")):
        return True
    if noun.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    if lexicon.has("event_nouns.dropping", verb.lemma) and noun.dep != "nsubj":
        return True
    behind = {one.lower for one in sentence.tokens[verb.i + 1 : verb.i + 4]}
    return (
        noun.dep == "nsubj"
        and f"{verb.lemma}" in ("come", "fall")
        and bool(behind & {"nothing", "naught", "through"})
    )


def _begun(scene: Scene, index: int, sentence: Sentence, work: Token) -> Iterator[Fact]:
    """Read "Work starts in June on a memorial to the pilots", "Work on a new statue has begun"."""
    verb = sentence.tokens[work.head]
    goals = [goal for head in (work, verb) for goal in sentence.objects(head.i, "on")]
    coming = verb.tag in ("VBZ", "VB") or is_future(sentence, verb)
    status: Status = "planned" if coming else "ongoing"
    for subject in subjects_of(scene, index, goals, part=False):
        kids = sentence.kids(subject.mention.head, "amod", "det") if subject.mention else []
        if any(kid.lower in ("a", "an", "new") for kid in kids):
            yield event_fact(index, sentence, verb, subject, "erected", status, "noun")
