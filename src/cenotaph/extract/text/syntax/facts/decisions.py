"""What is decided, granted, turned down or sought, and what somebody is busy with: for the status of what is told below it.

Invariant: as in `statuses`; rules here read syntax and the lexicon only.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def is_approved(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether a request or proposal is granted: then it is a plan."""
    above = sentence.tokens[noun.head]
    told = noun.dep in ("dobj", "nsubjpass") and above.tag in ("VBD", "VBN", "VBZ")
    open_ = sentence.kids(above.i, "neg") or any(
        kid.tag in ("MD", "TO") for kid in sentence.kids(above.i, "aux")
    )
    return told and lexicon.has("modal.granting", above.lemma) and not open_


def is_turned_down(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether an idea, motion or call is rejected or comes to nothing."""
    above = sentence.tokens[noun.head]
    told = noun.dep in ("dobj", "nsubjpass") and noun.pos == "NOUN"
    kept = sentence.kids(above.i, "neg") or any(
        kid.lower in ("may", "might", "could") for kid in sentence.kids(above.i, "aux")
    )
    particles = {kid.lower for kid in sentence.kids(above.i, "prt", "advmod", "prep")}
    away = (above.lemma, next(iter(particles & {"down", "out", "off"}), "")) in _AWAY
    return told and (away or lexicon.has("event_nouns.dropping", above.lemma)) and not kept


def is_decided(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether "would" is what was decided: "agreed that the council would meet the cost of cleaning it"."""
    above = sentence.tokens[verb.head]
    would = any(kid.lower in ("would", "should") for kid in sentence.kids(verb.i, "aux"))
    return would and verb.dep == "ccomp" and lexicon.has("modal.deciding", above.lemma)


def is_sought(sentence: Sentence, noun: Token) -> bool:
    """Say whether somebody looks for help or money."""
    above = sentence.tokens[noun.head]
    if noun.dep == "nsubj" or (noun.dep == "pobj" and above.lower == "for"):
        above = sentence.tokens[above.head]
    return above.lemma in ("look", "search", "seek", "need", "want", "appeal", "ask", "call", "advertise")


def is_busy_with(sentence: Sentence, verb: Token) -> bool:
    """Say whether somebody is at it: "masons are busy raking out the joints and replacing the steps"."""
    at = verb
    while at.dep == "conj" and at.tag == "VBG":
        at = sentence.tokens[at.head]
    above = sentence.tokens[at.head]
    if above.lower == "work" and above.dep == "pobj":  # "at work replacing"
        above = sentence.tokens[sentence.tokens[above.head].head]
    copula = sentence.tokens[above.head] if above.pos in ("ADJ", "ADV") else above
    busy = above.lower in ("busy", "hard") or copula is above
    return (
        verb.tag == "VBG"
        and at.dep in ("xcomp", "advcl", "ccomp")
        and busy
        and copula.lemma == "be"
        and copula.tag in ("VBZ", "VBP")
    )


def is_so_that(sentence: Sentence, verb: Token) -> bool:
    """Say whether a clause tells for what something is done: "so that it can be repaired"."""
    first = sentence.subtree(verb.i)[0]
    words = [one.lower for one in sentence.tokens[max(0, first - 1) : first + 2]]
    return "so" in words


_AWAY = frozenset({("turn", "down"), ("vote", "down"), ("throw", "out"), ("rule", "out"), ("call", "off")})
"""Verbs and particles by which a plan comes to nothing."""
