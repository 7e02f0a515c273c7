"""Repairs of parses: participles that the parser takes for active verbs where their form or neighbour tells otherwise.

Invariant: no token moves; heads change in `reattach` only, here tags and the labels of subjects. What is repaired is what
the words themselves settle: "taken" without "has" is never active, nor is a verb behind "had its tip".
"""

from __future__ import annotations

from dataclasses import replace

from cenotaph.extract.text.reattach import reattach
from cenotaph.extract.text.tokens import Sentence, Token

_PARTICIPLES = frozenset(
    [
        "taken",
        "stolen",
        "broken",
        "torn",
        "hewn",
        "sawn",
        "given",
        "driven",
        "thrown",
        "blown",
        "worn",
        "frozen",
        "forgotten",
        "hidden",
        "shaken",
        "written",
        "struck-off",
        "undone",
        "redone",
        "rewritten",
        "strewn",
        "overthrown",
        "withdrawn",
        "shown",
        "riven",
        "overgrown",
    ]
)
"""Forms that are participles only: without "has" or "is" they are passive."""
_LIKE_PARTICIPLES = frozenset(
    [
        "reset",
        "set",
        "put",
        "cut",
        "hit",
        "split",
        "relaid",
        "rebuilt",
        "recut",
        "recast",
        "rehung",
        "shut",
        "spread",
        "relit",
    ]
)
"""Participles that look like another form of their verb."""
_ACTIVE = frozenset({"VBD", "VBP", "VB"})


def repair(sentence: Sentence) -> Sentence:
    """Return a sentence with participles told as such and their subjects as those of a passive."""
    sentence = reattach(sentence)
    mended = list(sentence.tokens)
    for token in sentence.tokens:
        if token.tag not in ("VBN", "VBD", "VBP", "VB") or sentence.kids(token.i, "aux", "auxpass"):
            continue
        subjects = [kid for kid in sentence.kids(token.i, "nsubj") if kid.i < token.i]
        passive = _is_joined(sentence, token) or _is_had_done(sentence, token) or _is_bare(sentence, token)
        if _is_put_first(sentence, token):
            mended[token.i] = replace(token, tag="VBN")
        elif subjects and passive:
            mended[token.i] = replace(token, tag="VBN")
            for one in subjects:
                mended[one.i] = replace(one, dep="nsubjpass")
    return replace(sentence, tokens=tuple(mended))


def _is_joined(sentence: Sentence, token: Token) -> bool:
    """Read "the column was shortened and the urn removed", "the joints were filled and the steps reset"."""
    if token.dep != "conj" or not (token.tag == "VBN" or token.lower in _LIKE_PARTICIPLES):
        return False
    objects = sentence.kids(token.i, "dobj")
    return bool(sentence.kids(token.head, "auxpass")) and (not objects or token.lemma == "give")


def _is_had_done(sentence: Sentence, token: Token) -> bool:
    """Read "the obelisk had its tip knocked off"."""
    above = sentence.tokens[token.head]
    told = token.tag in ("VBN", "VBD") and token.dep == "ccomp" and above.lemma in ("have", "get")
    return told and above.i < token.i


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """Read "Soviet tank taken off its pedestal": a headline without "is"."""
    return token.lower in _PARTICIPLES and token.tag == "VBD" and not sentence.kids(token.i, "mark")


def _is_put_first(sentence: Sentence, token: Token) -> bool:
    """Read "Put up by the parish in 1920, the memorial"."""
    led = token.i == 0 and token.dep == "advcl" and token.tag in _ACTIVE
    return led and token.lower in _LIKE_PARTICIPLES and bool(sentence.kids(token.i, "agent", "prt"))
