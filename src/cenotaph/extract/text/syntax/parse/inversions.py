"""Clauses that turn round: what happened stands first, and what it happened to behind.

Invariant: as in `clauses`; rules here read syntax only.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_BEFORE = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "advcl", "ccomp", "amod", "relcl"})


def inverted(sentence: Sentence, verb: Token) -> list[Token]:
    """Return what stands behind "Taken down were four statues", "First to be unveiled was the cross"."""
    copula = copula_behind(sentence, verb)
    if copula is None:
        return []
    return [kid for kid in sentence.kids(copula.i, "attr", "nsubj", "nsubjpass") if kid.i > copula.i]


def copula_behind(sentence: Sentence, verb: Token) -> Token | None:
    """Return the "were" of "Taken down were four statues"; None where the clause stands in its usual order."""
    if verb.tag not in ("VBN", "VBD", "JJ") or sentence.kids(verb.i, "nsubj", "nsubjpass"):
        return None
    for kid in sentence.kids(verb.i, "aux", "auxpass"):
        if kid.i > verb.i and kid.lemma == "be":
            return kid
    above = sentence.tokens[verb.head]
    if above.pos in ("ADJ", "ADV") and above.i < verb.i:
        above = sentence.tokens[above.head]  # "Next to be repaired will be"
    if verb.dep not in _BEFORE or above.lemma != "be" or above.i < verb.i:
        return None
    own = [kid for kid in sentence.kids(above.i, "nsubj", "nsubjpass", "expl") if kid.i < above.i]
    apart = any(one.text == "," for one in sentence.tokens[verb.i : above.i])
    turned = all(sentence.is_under(verb.i, kid.i) for kid in own) and not apart
    return above if turned else None


def is_particle_before(sentence: Sentence, verb: Token, particle: str) -> bool:
    """Say whether a particle opens the clause: "Down came the statue"."""
    return any(
        kid.lower == particle and kid.i == verb.i - 1
        for kid in sentence.kids(verb.i, "advmod", "prt", "prep")
    )


def found_so(sentence: Sentence, verb: Token) -> list[Token]:
    """Return what "was found toppled", however the parser ties the two verbs."""
    if verb.tag not in ("VBN", "VBD", "JJ"):
        return []
    before = sentence.tokens[max(0, verb.i - 2) : verb.i]
    at = next((one for one in reversed(before) if one.lemma in ("find", "discover", "leave")), None)
    between = sentence.tokens[at.i + 1 : verb.i] if at is not None else ()
    if at is None or any(one.pos != "ADV" for one in between):
        return []
    return sentence.kids(at.i, "nsubjpass")


def besides(sentence: Sentence, verb: Token) -> list[Token]:
    """Return what else a passive happens to: "has been damaged, as well as a number of graves"."""
    if not sentence.kids(verb.i, "auxpass", "nsubjpass"):
        return []
    nouns = [kid for kid in sentence.kids(verb.i, "conj") if kid.pos in ("NOUN", "PROPN") and kid.i > verb.i]
    return nouns if any(kid.lower == "as" for kid in sentence.kids(verb.i, "cc")) else []
