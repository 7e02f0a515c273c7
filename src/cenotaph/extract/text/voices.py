"""Which quotation says something, and which words of it: the same for rules over syntax and over words.

Invariant: what a quotation says is evidenced by words inside that quotation.
"""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Quotation

_LOOSE = " \n\t,;:–—-"


def innermost(quotations: Sequence[Quotation], at: int) -> int | None:
    """Return the number of the innermost quotation that holds an index of the text, or None."""
    around = [
        (one.end - one.start, number) for number, one in enumerate(quotations) if one.start <= at < one.end
    ]
    return min(around)[1] if around else None


def evidence_within(text: str, span: Span, quotation: Quotation | None) -> Span:
    """Cut evidence to the quotation that says it, and trim signs that belong to neither clause off its ends.

    >>> evidence_within("It fell, he said.", (0, 8), None)
    (0, 7)
    """
    start, end = span
    if quotation is not None:
        start, end = max(start, quotation.start), min(end, quotation.end)
        if start >= end:
            start, end = quotation.start, quotation.end
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    while start < end and text[start] in _LOOSE:
        start += 1
    return start, end
