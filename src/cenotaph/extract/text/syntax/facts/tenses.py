"""Whether a verb is told as to come or as done: "will be moved", "said that it would", "is to be", "has been".

Invariant: as in `statuses`; rules here read syntax and the lexicon only.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def is_future(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb is in the future tense, by itself or with the one that it is joined to."""
    if (
        verb.dep == "conj"
        and verb.tag in ("VB", "VBN")
        and not sentence.kids(verb.i, "aux", "auxpass", "nsubj")
    ):
        return is_future(sentence, sentence.tokens[verb.head])
    return any(kid.lower in ("will", "shall", "'ll", "’ll") for kid in sentence.kids(verb.i, "aux"))


def is_told_in_past(lexicon: Lexicon, sentence: Sentence, trigger: Token) -> bool:
    """Say whether "would" is the future of somebody who spoke in the past: "said that it would be moved"."""
    at = trigger
    while at.dep == "conj":
        at = sentence.tokens[at.head]
    above = sentence.tokens[at.head]
    told = lexicon.has("reporting.strong", above.lemma) and not lexicon.has(
        "modal.proposed_verbs", above.lemma
    )
    return at.dep == "ccomp" and told and above.tag in ("VBD", "VBN") and not sentence.kids(at.i, "advcl")


def is_to_be(sentence: Sentence, copula: Token) -> bool:
    """Say whether an infinitive follows: "are to start on 4 May"."""
    clauses = sentence.kids(copula.i, "xcomp")
    return any(kid.tag == "TO" for one in clauses for kid in sentence.kids(one.i, "aux"))


def is_told_as_done(sentence: Sentence, verb: Token) -> bool:
    """Say whether an auxiliary tells that it was done: "has been", "was"."""
    auxes = sentence.kids(verb.i, "aux", "auxpass")
    return verb.tag == "VBD" or any(kid.lower in ("has", "have", "had", "was", "were") for kid in auxes)


def is_perfect(sentence: Sentence, verb: Token) -> bool:
    """Say whether an infinitive tells what was done before: "appeared to have been stuck back" is to come by no "be"."""
    above = sentence.tokens[verb.head]
    auxes = {kid.lower for kid in sentence.kids(verb.i, "aux")}
    return verb.dep == "xcomp" and above.lemma in ("appear", "seem") and {"to", "have"} <= auxes
