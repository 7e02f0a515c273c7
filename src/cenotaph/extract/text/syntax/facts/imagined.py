"""What a sentence asks or a story tells: nothing of it is stated.

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
