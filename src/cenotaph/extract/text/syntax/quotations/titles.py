"""What stands in quotation marks and is no speech: titles ("his book “...”"), names, words at arm's length ("so-called").

Invariant: rules here read the text beside and between the marks, not syntax.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.quotations.cues import Cue

_LONGEST_TITLE = 9
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"]
)
_OF_WORKS = re.compile(
    r"(?:\b(?:of|on|in|for|at|from|to|book|film|movie|song|anthem|show|program(?:me)?|series|novel|play|article|poem|album|hymn|painting),?|['’]s) '?$",
    re.IGNORECASE,
)
TITLE = re.compile(r"(?:[A-Z0-9][\w’'-]*|of|the|in|for|and|to|a|,| )+")


def is_name(content: str, cue: Cue) -> bool:
    """Say whether what a thing is called is its name: "the White Horseman"."""
    words = content.removeprefix("the ").split()
    return cue.token.lemma in ("call", "dub") and all(word[0].isupper() for word in words)


def is_headed(content: str) -> bool:
    """Say whether a stretch is written as titles are, with a capital at every long word."""
    words = re.findall(r"[^\W\d_][\w’'-]*", content)
    return 2 <= len(words) <= _LONGEST_TITLE and all(
        word[0].isupper() or (word in _SMALL and i) for i, word in enumerate(words)
    )


def is_work(document: Document, start: int, end: int) -> bool:
    """Say whether a stretch is the title of a work: "on “Face the Nation,”", "his book “...”"."""
    return is_headed(document.text[start:end]) and bool(
        _OF_WORKS.search(document.text, max(0, start - 24), start - 1)
    )


def is_scare(document: Document, start: int, end: int, cue: Cue) -> bool:
    """Say whether a short quoted fragment is a title or a word at arm's length rather than speech."""
    content = document.text[start:end]
    before = document.text[max(0, start - 14) : start - 1].lower()
    if "so-called" in before or "dubbed" in before or "known as" in before or "titled" in before:
        return True
    inside = cue.content is not None and cue.content[0] <= start and end <= cue.content[1]
    return not inside and (
        len(content.split()) < 3 or bool(TITLE.fullmatch(content) and content[0].isupper())
    )
