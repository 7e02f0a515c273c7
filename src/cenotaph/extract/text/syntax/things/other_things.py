"""Words for memorials that mean something else: a firm that makes them, a pen, a surname.

Invariant: rules here read a token, its neighbours and the lexicon only.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def is_firm(sentence: Sentence, token: Token) -> bool:
    """Say whether a name ends in what its bearer makes: "Guinn Monuments", "Bell & Sons Memorials"."""
    named = token.tag == "NNPS" and bool(token.i) and sentence.tokens[token.i - 1].pos == "PROPN"
    return named and not sentence.kids(token.i, "det", "prep")


def is_pen(sentence: Sentence, token: Token) -> bool:
    """Say whether a marker is what one writes with: "scrawled in black marker", "with a marker pen"."""
    if token.lower not in ("marker", "markers"):
        return False
    behind = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    above = sentence.tokens[token.head]
    coloured = any(
        kid.lower in ("black", "red", "blue", "green", "permanent", "felt")
        for kid in sentence.kids(token.i, "amod", "compound")
    )
    return behind in ("pen", "pens") or (token.dep == "pobj" and above.lower in ("in", "with") and coloured)


def is_sign(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a board tells the news or sells: "the advertising board is outside the boundary"."""
    return token.lower in ("board", "boards", "panel", "panels") and any(
        lexicon.has("memorials.signs", kid.lower)
        for kid in sentence.kids(token.i, "compound", "amod", "nmod")
    )


def is_surname(sentence: Sentence, token: Token) -> bool:
    """Say whether a word of many meanings is the name of who acts: "Ann Bell unveiled a plaque"."""
    verb = sentence.tokens[token.head]
    named = token.pos == "PROPN" and bool(token.i) and sentence.tokens[token.i - 1].pos == "PROPN"
    acts = token.dep == "nsubj" and verb.pos == "VERB" and bool(sentence.kids(verb.i, "dobj", "ccomp"))
    return named and acts and not sentence.kids(token.i, "det")
