"""Words: a stretch of text cut into words, numbers and single signs.

Invariant: words lie in the text's order and do not overlap; `text[word.start:word.end] == word.text`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from cenotaph.extract.text.layout import Span

_WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:(?:[-‑]|(?<![가-힣])['’ʼ`´])[^\W_]+)*(?:-\d+)?"
    r"|[^\w\s]|_"
)

_MEMORY = 1 << 14
"""Words whose form in lower case is kept: most of a text's are said again."""
_APOSTROPHE = re.compile("['’ʼ]")


class Word(NamedTuple):
    """A word, a number or a sign; `key` is its lower-case form in which lexicons are looked up."""

    i: int
    start: int
    end: int
    text: str
    key: str

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it is written in figures."""
        return self.text[0].isdigit()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def cut_words(text: str, span: Span, elided: Collection[str] = ()) -> tuple[Word, ...]:
    """Cut a stretch of text into words.

    Args:
        text: the whole text.
        span: the stretch.
        elided: beginnings that are words of their own ("l’", "d’"), and endings ("-t-il").

    >>> [word.text for word in cut_words("742명, 14 186 hrobů", (0, 18))]
    ['742', '명', ',', '14 186', 'hrobů']
    >>> [word.text for word in cut_words("l'obélisque", (0, 11), {"l’"})]
    ["l'", 'obélisque']
    >>> [word.text for word in cut_words("ajoute-t-il", (0, 11), {"-il", "-t-il"})]
    ['ajoute', 'il']
    """
    places: list[Span] = []
    endings = sorted((one for one in elided if one.startswith("-")), key=len, reverse=True)
    for found in _WORD.finditer(text, *span):
        start, end = found.span()
        if elided and (apostrophe := _APOSTROPHE.search(found[0])):
            cut = start + apostrophe.end()
            if cut < end and _key(text[start:cut]) in elided:
                places.append((start, cut))
                start = cut
        if endings and (parted := _inverted(text[start:end], endings)):
            places.append((start, start + parted[0]))
            start = end - parted[1]
        places.append((start, end))
    return tuple(
        Word(i, start, end, text[start:end], _key(text[start:end])) for i, (start, end) in enumerate(places)
    )


def _inverted(word: str, endings: Sequence[str]) -> tuple[int, int] | None:
    """Return how long a verb and the pronoun joined to it are: "ajoute-t-il"; a name is never cut."""
    ending = next((one for one in endings if word.endswith(one) and len(word) > len(one)), None)
    if ending is None or not word[0].islower():
        return None
    return len(word) - len(ending), len(ending.rpartition("-")[2])


@lru_cache(maxsize=_MEMORY)
def _key(word: str) -> str:
    return word.lower().replace("ʼ", "’").replace("'", "’")
