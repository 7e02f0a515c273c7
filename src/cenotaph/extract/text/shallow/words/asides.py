"""Attributions between the marks of what they attribute: "«Мы работаем, — говорит мэр Иванов. — Стелу уберём»".

Invariant: what is left of a stretch stands in the order of the text, without the attribution and the signs that part it;
words without a verb of saying part nothing.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Quoted
from cenotaph.extract.text.shallow.words.lexicon import Lexicon

_WORDS = r"(?P<told>[^\W\d_][^«»„“”\"\n—–]{2,140}?)"
_DASHED = re.compile(rf"\s[—–-]\s*{_WORDS}(?:[.,!…]?\s*[—–-][.,;]?\s+(?=\S)|(?P<last>\.?)$)")
_BY_COMMA = re.compile(
    r"(?<=[,!?…])\s(?P<told>[^\W\d_][^«»„“”\"\n—–;:.]{2,120})(?:\.\s+(?=[^\W\d_])|(?P<last>\.?)$)"
)
_FIRST_WORDS = 4
_SHORTEST = 25
"""Characters of the shortest stretch that is looked at: a title has no attribution inside."""


def without_asides(text: str, quoted: Quoted, lexicon: Lexicon) -> list[Quoted]:
    """Cut the attributions out of what stands between two marks.

    Args:
        text: the whole text.
        quoted: the stretch.
        lexicon: knows the words that report; where verbs come last nothing is parted so.

    Returns:
        The stretch itself, or its parts.
    """
    if quoted.end - quoted.start < _SHORTEST or lexicon.settings.get("verb_last", False):
        return [quoted]
    parts: list[Quoted] = []
    at, opened = quoted.start, quoted.outer[0]
    while (found := _next_aside(text, at, quoted.end, lexicon)) is not None:
        if at < found.start():
            parts.append(Quoted(at, found.start(), (opened, found.start())))
        at = opened = found.end()
    if not parts:
        return [quoted]
    if at < quoted.end:
        parts.append(Quoted(at, quoted.end, (opened, quoted.outer[1]), quoted.closed))
    return parts


def _next_aside(text: str, start: int, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    content = text[:end]
    found = [
        one
        for pattern, most in ((_DASHED, _FIRST_WORDS), (_BY_COMMA, 1))
        for one in pattern.finditer(content, start)
        if _tells(one["told"], lexicon, most)
    ]
    return min(found, key=lambda one: one.start(), default=None)


def _tells(words: str, lexicon: Lexicon, most: int) -> bool:
    """Say whether a verb of saying is among the first words, which do not begin a sentence of their own."""
    if not words[0].islower():
        return False
    told = [one for word in words.lower().split()[:most] for one in word.strip(",.").split("-")[:1]]
    return any(lexicon.matches("reporting.verbs", one) for one in told)
