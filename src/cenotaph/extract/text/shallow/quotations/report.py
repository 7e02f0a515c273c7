"""A report: a cue, whose it is and what it reports.

Invariant: cue, source and content lie in one frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.quotations.frames import Frame
from cenotaph.extract.text.shallow.quotations.sources import Mention


@dataclass(frozen=True, slots=True)
class Report:
    """A cue, whose it is and what it reports.

    Attributes:
        cue: first and last word of the cue.
        mention: the source; None where the words name none.
        content: first and last word of what is reported; None where nothing beside it is.
        left: the quotation that ends right before the cue, or -1.
        bent: whether the source stands in another case than the nominative.
        cut: how many letters at the end of the content belong to the cue.
    """

    frame: Frame
    cue: tuple[int, int]
    mention: Mention | None
    content: tuple[int, int] | None
    rule: str
    left: int = -1
    bent: bool = False
    cut: int = 0

    @property
    def content_span(self) -> Span | None:
        """Where the content stands in the text."""
        if self.content is None:
            return None
        start, end = self.frame.span_of(*self.content)
        return (start, end - self.cut) if start < end - self.cut else None

    @property
    def span(self) -> Span:
        """Where the cue stands in the text."""
        return self.frame.span_of(*self.cue)
