"""Cuts a text into pieces by the stretches that lie on it, however they overlap.

Invariant: the pieces, put together again, are the text; every character belongs to exactly the stretches that
cover it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

EXCERPT_CHARACTERS = 1500
"""How much of a long text is shown on each side of a stretch."""

LONG_TEXT_CHARACTERS = 300_000
"""Above this a page shows only the surroundings of the stretches."""


class Span(NamedTuple):
    """A stretch of a text in code points, half-open, with what stands on it."""

    start: int
    end: int
    key: str


class Piece(NamedTuple):
    """A part of a text; `keys` cover it whole, `opens` begin here. `gap`: text left out before it."""

    text: str
    keys: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    gap: bool = False


def cut(text: str, spans: Iterable[Span]) -> list[Piece]:
    """Cut a text at every start and end.

    Stretches that lie outside the text, or are empty, are left out: the words they stand on are not there.

    >>> [(p.text, p.keys) for p in cut("abcdef", [Span(1, 4, "x"), Span(2, 5, "y")])]
    [('a', ()), ('b', ('x',)), ('cd', ('x', 'y')), ('e', ('y',)), ('f', ())]
    """
    kept = sorted({span for span in spans if 0 <= span.start < span.end <= len(text)})
    edges = sorted({0, len(text), *(span.start for span in kept), *(span.end for span in kept)})
    starting: dict[int, list[str]] = {}
    ending: dict[int, list[str]] = {}
    for span in kept:
        starting.setdefault(span.start, []).append(span.key)
        ending.setdefault(span.end, []).append(span.key)
    pieces: list[Piece] = []
    covering: list[str] = []
    for start, end in pairwise(edges):
        for key in ending.get(start, ()):
            covering.remove(key)
        opens = starting.get(start, [])
        covering += opens
        pieces.append(Piece(text[start:end], tuple(dict.fromkeys(covering)), tuple(dict.fromkeys(opens))))
    return pieces


def excerpt(pieces: Iterable[Piece], *, around: int = EXCERPT_CHARACTERS) -> Iterator[Piece]:
    """Shorten the pieces that nothing stands on.

    >>> [(p.text, p.gap) for p in excerpt([Piece("0123456789"), Piece("x", ("k",)), Piece("0123456789")], around=2)]
    [('89', True), ('x', False), ('01', False)]
    """
    whole = list(pieces)
    for index, piece in enumerate(whole):
        first, last = index == 0, index == len(whole) - 1
        room = around * (2 - first - last)
        if piece.keys or len(piece.text) <= room:
            yield piece
            continue
        if not first:
            yield Piece(piece.text[:around])
        if not last:
            yield Piece(piece.text[len(piece.text) - around :], gap=True)


def quotes_only(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Keep only what a stretch covers, for sources whose text may be quoted and not shown."""
    left_out = False
    for piece in pieces:
        if piece.keys:
            yield piece._replace(gap=left_out)
        left_out = not piece.keys
