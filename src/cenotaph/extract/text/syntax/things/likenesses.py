"""Soldiers and beasts that are statues: "bronze doughboy", "the Brooding Soldier rises from its terrace".

Invariant: a likeness is a statue by its material, its name or what is done to it, never by itself.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.plain_nouns import is_taken_down


def likeness(lexicon: Lexicon, words: tuple[str, ...]) -> tuple[str, bool] | None:
    """Read "bronze doughboy", "soldier in marble": a soldier or beast of metal or stone is a statue."""
    if len(words) > 2 and words[1] not in ("in", "of"):
        return None
    noun, material = (words[0], words[-1]) if len(words) > 2 else (words[-1], words[0])
    if not lexicon.has("memorials.materials", material):
        return None
    single, many = (lexicon.has(f"memorials.{key}", noun) for key in ("likeness", "likenesses"))
    return ("statue", many) if single or many else None


def is_likeness(sentence: Sentence, token: Token, lexicon: Lexicon, *, among: bool) -> bool:
    """Say whether a soldier is a statue by its name, or by what is done to it where memorials are spoken of."""
    done = among and is_taken_down(sentence, token, lexicon)
    return done or _is_named_likeness(sentence, token, lexicon)


def _is_named_likeness(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a soldier is a statue by a name of its own: "the Brooding Soldier rises from its terrace"."""
    if token.pos != "PROPN" or token.dep not in ("nsubj", "nsubjpass", "dobj") or token.i < _OF_NAME:
        return False
    before = sentence.tokens[token.i - 1]
    named = (
        before.text[0].isupper()
        and not lexicon.has("memorials.no_likeness", before.lower)
        and before.pos in ("PROPN", "ADJ", "VERB", "NOUN")
    )
    articled = sentence.tokens[token.i - _OF_NAME].lower == "the"
    verb = sentence.tokens[token.head]
    placed = lexicon.verbs.get(verb.lemma, "") in _OF_STATUES
    return named and articled and placed and lexicon.has("memorials.likeness", token.lower)


_OF_NAME = 2

_OF_STATUES = frozenset(
    {"exists", "removed", "erected", "unveiled", "restored", "relocated", "vandalised", "maintained"}
)
