"""What is said not to be so, or done to none: "denied that", "no plans to", "none was moved", "not keen to maintain it".

Invariant: as in `statuses`; rules here read syntax and the lexicon only.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def is_unwanted(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether somebody is "not interested in maintaining" it, "not keen to", "reluctant to": it is not done."""
    above = sentence.tokens[verb.head]
    mind = sentence.tokens[above.head] if verb.dep == "pcomp" else above
    if verb.dep not in ("pcomp", "xcomp") or mind.dep not in ("acomp", "conj", "oprd"):
        return False
    if lexicon.has("modal.unwilling", mind.lower):
        return True
    copula = sentence.tokens[mind.head]
    denied = [
        *sentence.kids(copula.i, "neg"),
        *sentence.kids(mind.i, "neg"),
        *(kid for one in (copula, mind) for kid in sentence.kids(one.i, "advmod") if kid.lower in _NO_MORE),
    ]
    return lexicon.has("modal.willing", mind.lower) and bool(denied)


_NO_MORE = frozenset({"longer", "never", "hardly", "scarcely"})


def of_none(sentence: Sentence, verb: Token) -> bool:
    """Read "no headstones were damaged", "none of them was moved", "neither the cross nor the steps were harmed"."""
    if verb.lemma == "leave":
        return False  # "Nothing was left of the monument"
    for one in sentence.kids(verb.i, "nsubjpass") if verb.dep not in ("relcl", "acl") else ():
        before = {
            kid.lower
            for kid in sentence.kids(one.i, "det", "preconj", "cc")
            if sentence.tokens[kid.i + 1].lower not in ("fewer", "less", "more")
        }  # "No fewer than nine headstones were smashed"
        if one.lower in ("none", "neither", "nothing") or before & {"no", "neither"}:
            return True
        numbers = sentence.kids(one.i, "nummod")
        if one.i > 1 and numbers and sentence.tokens[numbers[0].i - 1].lower == "not":
            return True  # "Not one grave was damaged"
    return False


def _is_untrue(lexicon: Lexicon, sentence: Sentence, copula: Token) -> bool:
    """Say whether something is said to be untrue, or not true."""
    told = {kid.lower for kid in sentence.kids(copula.i, "acomp", "attr")}
    return bool(told & lexicon.words["modal.untrue"]) or (
        bool(sentence.kids(copula.i, "neg")) and bool(told & {"true", "correct", "right", "case"})
    )


def is_denied(document: Document, sentence: Sentence, trigger: Token) -> bool:
    """Say whether somebody says that it is not so: "denied that", "dismissed reports that", "has no plans to"."""
    lexicon = document.lexicon
    at = noun = trigger
    for _ in range(8):
        linked = at.dep
        if linked == "nsubj" and lexicon.has("modal.denied_nouns", at.lower):
            above = sentence.tokens[at.head]
            told = sentence.kids(above.i, "acomp", "attr") if above.lemma == "be" else []
            if any(lexicon.has("modal.untrue", kid.lower) for kid in told):
                return True  # "Reports that it is to be moved are untrue"
        outside = linked == "advcl" and sentence.tokens[at.head].lemma != "rule"
        apart = linked == "relcl" and not any(kid.tag == "TO" for kid in sentence.kids(at.i, "aux"))
        if at.head == at.i or outside or apart or linked in ("conj", "nsubj", "nsubjpass"):
            return False
        child, at = at, sentence.tokens[at.head]
        noun = child if child.pos == "NOUN" else noun
        planned = lexicon.has("modal.lacking", at.lower)
        if planned and any(kid.lower == "no" for kid in sentence.kids(at.i, "det")):
            return True
        if at.pos not in ("VERB", "AUX"):
            continue
        if at.lemma == "be" and linked == "ccomp" and _is_untrue(lexicon, sentence, at):
            return True  # "it is not true that"
        if lexicon.has("modal.denying", at.lemma) or (
            at.lemma == "rule" and any(kid.lower == "out" for kid in sentence.kids(at.i))
        ):
            said = linked in ("ccomp", "xcomp", "pcomp", "advcl")
            return said or noun is trigger or lexicon.has("modal.denied_nouns", noun.lower)
        if sentence.kids(at.i, "neg") and lexicon.has("modal.planned_verbs", at.lemma):
            return linked in ("xcomp", "ccomp")
        if (
            at.lemma == "have"
            and sentence.kids(at.i, "neg")
            and lexicon.has("modal.planned_nouns", child.lower)
        ):
            return True
    return False
