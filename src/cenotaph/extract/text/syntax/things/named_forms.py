"""Forms of two words or more that name a memorial: "war memorial", "roll of honour", "soldier in bronze".

Invariant: the longest form wins; one that begins another thing's name ("war memorial service") is none.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.likenesses import likeness

Phrases = dict[int, tuple[str, bool, set[int]]]
"""Forms of two words or more by their last token: kind, whether they are plural, and their tokens."""


def joins(sentence: Sentence, indexes: set[int]) -> bool:
    """Say whether a form goes on behind its noun: "roll of honour", "soldier in bronze"."""
    return any(sentence.tokens[at].lower in ("of", "in") for at in indexes)


def phrases_in(sentence: Sentence, lexicon: Lexicon) -> Phrases:
    """Match forms of two words or more, hyphens passed over; the longest wins."""
    tokens = [token for token in sentence.tokens if token.text not in "-‐‑'’" and not token.quoted]
    found: Phrases = {}
    at = 0
    while at < len(tokens):
        for length in (3, 2):
            words = tuple(token.lower for token in tokens[at : at + length])
            known = lexicon.phrases.get(words) or likeness(lexicon, words) or _of_war(lexicon, words)
            if known is not None and len(words) == length:
                last = tokens[at + length - 1]
                indexes = {token.i for token in tokens[at : at + length]}
                following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
                longer = following is not None and following.lower in lexicon.kinds
                if not longer and not is_other(sentence, last, lexicon):
                    found[last.i] = (*known, indexes)
                    at += length - 1
                elif not longer:
                    at += length - 1
                break
        at += 1
    return found


def _of_war(lexicon: Lexicon, words: tuple[str, ...]) -> tuple[str, bool] | None:
    """Read "war memorial garden": "war" before a form of two words."""
    return lexicon.phrases.get(words[1:]) if words[:2] == ("war", "memorial") else None


def is_other(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether what follows makes the word part of another thing's name: "memorial service"."""
    for following in sentence.tokens[token.i + 1 : token.i + 3]:
        if following.text in ("-", "’s", "'s", "'", "’"):
            continue
        return lexicon.has("memorials.not_after", following.lower)
    return False
