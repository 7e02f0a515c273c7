"""Quotes from a text that was recognised in pictures of pages: led back to the page and the box of their words.

Invariant: the words and their place in the text stay as they are; a quote of which no word has a box is left alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Evidence, Page, Selector, TextQuote
from cenotaph.sources.item import Word


class Drawn:
    """Finds the words of a text on its pages.

    Args:
        words: in the order of the text.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def place(self, assertion: Assertion) -> Assertion:
        """Say in each quote of an assertion where it is drawn."""
        evidence = assertion.evidence
        if not self._words or not isinstance(evidence, Evidence):
            return assertion
        return msgspec.structs.replace(
            assertion,
            evidence=msgspec.structs.replace(evidence, selector=self._placed(evidence.selector)),
            statements=tuple(map(self._statement, assertion.statements)),
        )

    def _statement(self, statement: Statement) -> Statement:
        if statement.selector is None:
            return statement
        return msgspec.structs.replace(statement, selector=self._placed(statement.selector))

    def _placed(self, selector: Selector) -> Selector:
        if not isinstance(selector, TextQuote):
            return selector
        return msgspec.structs.replace(selector, drawn=self.page_of(selector.start, selector.end))

    def page_of(self, start: int, end: int) -> Page | None:
        """Return the page and the box around some characters; of those on two pages, the part on the first.

        Args:
            start: of the characters in the text.
            end: behind the last one.
        """
        touched = self._words[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        words = [word for word in touched if word.page == touched[0].page]
        if not words:
            return None
        lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
        box = (min(lefts), min(tops), max(rights), max(bottoms))
        confidence = min(word.confidence for word in touched)
        return Page(words[0].page, box, confidence=max(confidence, 0))
