"""Where words that somebody gives as a quote stand in a text: exactly, else but for blanks and typography.

Invariant: what `find` returns are spans of the text as it is; between them and the words that were looked for only
blanks, quotation marks, dashes and invisible signs can differ. A span begins and ends between words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

from cenotaph.extract.text.layout import Span

_MARKS = {
    **dict.fromkeys('"“”„‟«»〝〞＂「」『』《》', '"'),
    **dict.fromkeys("'‘’‚‛‹›`´ʼ′", "'"),
    **dict.fromkeys("-‐‑‒–—―−", "-"),
    "…": "...",
}
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_CLUSTER = re.compile(r"[ᄀ-ᅟ]+[ᅠ-ᇿ]+|.[\u0300-\u036f]+|.", re.DOTALL)
"""A sign with what is written over it, which Unicode may have as one sign or as several."""

_BEFORE = 300
"""How far back the words before a quote are looked for."""


class Haystack:
    """A text in which words are looked for."""

    def __init__(self, text: str) -> None:
        """Take the text; it is folded only once something is not found exactly."""
        self.text = text

    def find(self, words: str) -> list[Span]:
        r"""Find everything that these words can mean, in order; empty where they do not stand in the text.

        >>> Haystack("the “old”\n monument").find('"old" monument')
        [(4, 19)]
        """
        wanted = words.strip()
        if not wanted:
            return []
        exact = [span for span in _occurrences(self.text, wanted) if _stands_alone(self.text, span)]
        if exact:
            return exact
        folded, starts, ends = self._folded
        needle = _fold(wanted)[0].strip()
        found = [(starts[start], ends[end - 1]) for start, end in _occurrences(folded, needle)]
        return [span for span in dict.fromkeys(found) if _stands_alone(self.text, span)]

    def find_one(self, words: str, before: str | None) -> Span | list[Span]:
        """Find the one place of a quote, by the words before it if it stands in several; else give them all."""
        found = self.find(words)
        if len(found) > 1 and before and (context := _fold(before)[0].strip()):
            near = [
                span
                for span in found
                if _fold(self.text[max(0, span[0] - _BEFORE) : span[0]])[0]
                .strip(" \"'")
                .endswith(context.strip(" \"'"))
            ]
            found = near if len(near) == 1 else found
        return found[0] if len(found) == 1 else found

    def find_near(self, words: str, span: Span) -> Span | None:
        """Find the occurrence within a span, else the one nearest to it; None where there is none."""
        found = self.find(words)
        return min(found, key=lambda one: (_distance(one, span), one), default=None)

    @cached_property
    def _folded(self) -> tuple[str, list[int], list[int]]:
        return _fold(self.text)


def _distance(one: Span, span: Span) -> int:
    return max(span[0] - one[0], 0) + max(one[1] - span[1], 0)


def _occurrences(text: str, words: str) -> list[Span]:
    found: list[Span] = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def _stands_alone(text: str, span: Span) -> bool:
    """Tell whether a span cuts no word in two; where words are not divided by blanks, nothing is cut."""
    start, end = span
    cut_before = start > 0 and _is_cased(text[start - 1]) and _is_cased(text[start])
    return not cut_before and not (end < len(text) and _is_cased(text[end - 1]) and _is_cased(text[end]))


def _is_cased(sign: str) -> bool:
    return sign.lower() != sign.upper() or sign.isdecimal()


def _fold(text: str) -> tuple[str, list[int], list[int]]:
    """Fold blanks and typography; gives for each sign where it began and ended."""
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        written = cluster.group()
        if written in _INVISIBLE:
            continue
        if written.isspace():
            if signs and signs[-1] == " ":
                ends[-1] = cluster.end()
                continue
            written = " "
        else:
            written = _MARKS.get(written) or unicodedata.normalize("NFC", written)
        for sign in written:
            signs.append(sign)
            starts.append(cluster.start())
            ends.append(cluster.end())
    return "".join(signs), starts, ends
