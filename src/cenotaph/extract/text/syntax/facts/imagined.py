"""What a sentence asks, a story tells or somebody only reckons with: nothing of it is stated.

Invariant: rules here read syntax and the lexicon only.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_APART = frozenset({"relcl", "acl", "advcl", "amod", "parataxis"})
"""Clauses inside a question that tell something all the same: "Is the statue that was moved in 1950 safe?"."""


def is_question(sentence: Sentence, trigger: Token) -> bool:
    """Say whether a question asks it: "Who will repair the memorial?"."""
    if sentence.tokens[-1].text != "?":
        return False
    for one in (trigger, *sentence.ancestors(trigger.i)):
        known = one.dep == "ccomp" and sentence.tokens[one.head].lemma in (
            "know",
            "remember",
            "realise",
            "realize",
        )
        if one.dep in _APART or known:
            return False  # "Did you know that it was unveiled in 1921?"
    return True


def is_fiction(lexicon: Lexicon, sentence: Sentence, trigger: Token) -> bool:
    """Say whether a film or novel tells it: "in the film the statue is blown up", "the play tells how graves were robbed"."""
    for verb in (trigger, *sentence.ancestors(trigger.i)):
        if verb.pos not in ("VERB", "AUX"):
            continue
        tellers = sentence.objects(verb.i, "in")
        if verb.i != trigger.i and trigger.i not in {one.i for one in sentence.kids(verb.i, "dobj")}:
            tellers += sentence.kids(verb.i, "nsubj")
        if any(lexicon.has("modal.fiction", one.lower) for one in tellers):
            return True
    return False


def is_in_case(sentence: Sentence, verb: Token) -> bool:
    """Say whether a clause only tells what may come: "in case they got mowed", "lest it be stolen"."""
    if any(kid.lower == "lest" for kid in sentence.kids(verb.i, "mark", "advmod")):
        return True
    case = next((one for one in sentence.tokens[: verb.i] if one.lower == "case"), None)
    if case is None or case.i == 0 or sentence.tokens[case.i - 1].lower != "in":
        return False
    own = sentence.kids(verb.i, "nsubj", "nsubjpass")
    return bool(own) and own[0].i > case.i and sentence.subtree(own[0].i)[0] == case.i + 1


def is_any(sentence: Sentence, verb: Token) -> bool:
    """Say whether no certain thing is meant: "a memorial can be restored", "memorials can be restored"."""
    told = sentence.kids(verb.i, "nsubjpass") or sentence.kids(verb.i, "dobj")
    return bool(told) and all(
        any(kid.lower in ("a", "an", "any") for kid in sentence.kids(one.i, "det"))
        or (one.tag == "NNS" and not sentence.kids(one.i, "det", "poss", "nummod", "prep", "relcl", "acl"))
        for one in told
    )
