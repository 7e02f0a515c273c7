"""The words of numbers of a language, in the form in which they are looked for.

Invariant: what stands in `quantity_words`, `romance_words`, `slavic_words` and `amount_words`, and the signs that every
language writes; nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from cenotaph.normalize.amount_words import AMOUNT_WORDS, SIGNS
from cenotaph.normalize.quantity_words import QUANTITY_WORDS, QuantityWords, Role
from cenotaph.normalize.romance_words import ROMANCE_WORDS
from cenotaph.normalize.slavic_words import BULGARIAN, with_cases

BLANKS = " \u00a0\u2007\u2009\u202f"
"""What may part groups of three digits in every language."""

_WORDS = {
    language: with_cases(language, words)
    for language, words in (QUANTITY_WORDS | ROMANCE_WORDS | AMOUNT_WORDS | {"bg": BULGARIAN}).items()
}

Phrase = tuple[str, ...]
"""Tokens."""


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """The words of a language in the form the reader asks for: phrases as tuples of tokens."""

    words: QuantityWords
    roles: dict[Role, frozenset[Phrase]]
    numbers: dict[Phrase, int]
    vague: dict[Phrase, tuple[int, int | None]]
    token: re.Pattern[str]
    starts: frozenset[str]
    """Tokens with which a quantity can begin, beside figures."""


@lru_cache(maxsize=16)
def lexicon_of(language: str) -> QuantityLexicon:
    """Return the words of a language; one that is not known gets the English ones."""
    words = _with_signs(_WORDS.get(language, _WORDS["en"]))
    phrases = [*words.scales, *(phrase for text in words.roles.values() for phrase in text.split("|"))]
    short = sorted((re.escape(phrase) for phrase in phrases if phrase.endswith(".")), key=len, reverse=True)
    group, decimal = re.escape(words.group + BLANKS + "'"), re.escape(words.decimal)
    pattern = re.compile(
        "|".join(
            [
                *(rf"(?<!\w){phrase}" for phrase in short),
                rf"(?<!\d)\d{{1,3}}(?:([{group}])\d{{3}})(?:\1\d{{3}})*(?![\d])",
                rf"\d+(?:{decimal}\d+)?",
                *([words.glued] if words.glued else []),
                r"[^\W\d_]+(?:'[^\W\d_]+)?",
                r"\S",
            ]
        )
    )
    roles = {
        role: frozenset(cut_tokens(phrase, pattern) for phrase in text.split("|"))
        for role, text in words.roles.items()
    }
    numbers = {cut_tokens(phrase, pattern): value for phrase, value in words.numbers.items()}
    vague = {cut_tokens(phrase, pattern): value for phrase, value in words.vague.items()}
    beginnings = [*numbers, *vague, *(phrase for phrases in roles.values() for phrase in phrases)]
    starts = {phrase[0] for phrase in beginnings if phrase} | set(words.scales) | words.articles
    return QuantityLexicon(words, roles, numbers, vague, pattern, frozenset(starts))


def languages_of_quantities() -> tuple[str, ...]:
    """Return the languages whose words of number are known, as ISO 639-1; those known best come first."""
    return tuple(_WORDS)


def _with_signs(words: QuantityWords) -> QuantityWords:
    """Add what is written in every language: signs, and the Latin "circa"."""
    roles = dict(words.roles)
    for role, signs in SIGNS.items():
        roles[role] = f"{roles[role]}|{signs}" if role in roles else signs
    return replace(words, roles=roles)


def cut_tokens(text: str, pattern: re.Pattern[str]) -> Phrase:
    """Cut a text into the tokens of a language."""
    return tuple(found[0] for found in pattern.finditer(text))
