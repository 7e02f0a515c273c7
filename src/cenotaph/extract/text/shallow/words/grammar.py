"""What the rules ask of a language: endings and orders of words, from the section `grammar` of its word list.

Invariant: read once for each lexicon; a pattern that a language does not give is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cenotaph.extract.text.shallow.words.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the rules ask of a language, from the section `grammar` of its word list."""

    adjective: re.Pattern[str] | None
    plural: re.Pattern[str] | None
    plural_adjective: re.Pattern[str] | None
    singular_adjective: re.Pattern[str] | None
    attributive: re.Pattern[str] | None
    oblique: re.Pattern[str] | None
    object: re.Pattern[str] | None
    acting: re.Pattern[str] | None
    conditional: re.Pattern[str] | None
    genitive_adjective: re.Pattern[str] | None
    complement: str
    verb: re.Pattern[str] | None
    agreement: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def is_verb_form(lexicon: Lexicon, key: str) -> bool:
    """Say whether a word has an ending of a verb, or of one in the past."""
    patterns = (read_grammar(lexicon).verb, lexicon.settings.get("past"))
    return any(pattern and re.search(pattern, key) for pattern in patterns)


@cache
def read_grammar(lexicon: Lexicon) -> Grammar:
    """Read a language's grammar, once."""
    told = lexicon.settings

    def pattern(key: str) -> re.Pattern[str] | None:
        return re.compile(told[key]) if told.get(key) else None

    return Grammar(
        adjective=pattern("adjective"),
        plural=pattern("plural"),
        plural_adjective=pattern("plural_adjective"),
        singular_adjective=pattern("singular_adjective"),
        attributive=pattern("attributive"),
        oblique=pattern("oblique"),
        object=pattern("object"),
        acting=pattern("acting"),
        conditional=pattern("conditional"),
        genitive_adjective=pattern("genitive_adjective"),
        complement=told.get("complement", "none"),
        verb=pattern("verb"),
        agreement=tuple((re.compile(one), re.compile(noun)) for one, noun in told.get("agreement", ())),
    )
