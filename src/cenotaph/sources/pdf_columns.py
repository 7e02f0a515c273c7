"""Words on a page -> lines in columns, where white strips divide them from top to bottom.

Invariant: every word comes into exactly one cell, in reading order. It finds no columns in running text: there, words
stand below every gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""

_STRIP_POINTS = 5
_LEAST_LINES = 5
_CROSSING = 0.08
"""The part of all lines (titles, remarks, sums) that may run across a strip."""


def lines_in_columns(
    words: Sequence[tuple[Box, str]], before: Sequence[float] = ()
) -> tuple[list[tuple[Box, tuple[str, ...]]], tuple[float, ...]]:
    """Cut the lines of a page into columns; nothing where there are no three columns.

    Args:
        words: their boxes and texts.
        before: the strips of the page before: they are kept to where they fit, also for a few lines on a last page.

    Returns:
        the lines with their cells, and the middles of the strips.
    """
    lines = _lines(words)
    edges = _edges(lines) if len(lines) >= _LEAST_LINES else ()
    if len(edges) <= len(before) and _fit(lines, before):
        edges = tuple(before)
    if len(edges) < 2:
        return [], ()
    cut = [(_around([box for box, _ in line]), _cells(line, edges)) for line in lines]
    return _merged([one for one in cut if any(one[1])]), edges


def _fit(lines: Sequence[Sequence[tuple[Box, str]]], edges: Sequence[float]) -> bool:
    """Tell whether no word stands across a strip, but in few lines, and some line has words in most columns."""
    if len(edges) < 2 or not lines:
        return False
    across = sum(any(box[0] < edge < box[2] for box, _ in line for edge in edges) for line in lines)
    fullest = max(sum(map(bool, _cells(line, edges))) for line in lines)
    return across <= len(lines) * _CROSSING and fullest > (len(edges) + 1) / 2


def _lines(words: Sequence[tuple[Box, str]]) -> list[list[tuple[Box, str]]]:
    """Put words that stand at one height together."""
    lines: list[list[tuple[Box, str]]] = []
    for word in sorted(words, key=lambda one: ((one[0][1] + one[0][3]) / 2, one[0][0])):
        middle = (word[0][1] + word[0][3]) / 2
        if lines:
            first = lines[-1][0][0]
            if middle < (first[1] + first[3]) / 2 + (first[3] - first[1]) * 0.4:
                lines[-1].append(word)
                continue
        lines.append([word])
    return [sorted(line, key=lambda one: one[0][0]) for line in lines]


def _edges(lines: Sequence[Sequence[tuple[Box, str]]]) -> tuple[float, ...]:
    """Return the middles of the white strips."""
    left = int(min(box[0] for line in lines for box, _ in line))
    right = int(max(box[2] for line in lines for box, _ in line)) + 1
    crossed = [0] * max(right - left, 1)
    for line in lines:
        for at in {
            at
            for box, _ in line
            for at in range(max(int(box[0]) - left, 0), min(int(box[2]) - left + 1, len(crossed)))
        }:
            crossed[at] += 1
    most = max(1, int(len(lines) * _CROSSING))
    edges: list[float] = []
    start: int | None = None
    for at, count in enumerate([*crossed, most + 1]):
        if count <= most:
            start = at if start is None else start
        elif start is not None:
            if at - start >= _STRIP_POINTS and start > 0 and at < len(crossed):
                edges.append(left + (start + at) / 2)
            start = None
    return tuple(edges)


def _cells(line: Sequence[tuple[Box, str]], edges: Sequence[float]) -> tuple[str, ...]:
    cells: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for box, text in line:
        cells[sum((box[0] + box[2]) / 2 > edge for edge in edges)].append(text)
    return tuple(" ".join(cell) for cell in cells)


def _merged(lines: list[tuple[Box, tuple[str, ...]]]) -> list[tuple[Box, tuple[str, ...]]]:
    """Put a line that only goes on in some cells to the row above it, where nearly all rows begin in the first column."""
    steps = sorted(below[0][1] - above[0][1] for above, below in pairwise(lines))
    usual = steps[len(steps) // 2] if steps else 0.0
    if sum(bool(cells[0]) for _, cells in lines) < 0.5 * len(lines):
        return lines
    merged: list[tuple[Box, tuple[str, ...]]] = []
    for box, cells in lines:
        close = bool(merged) and box[1] - merged[-1][0][3] < usual
        goes_on = close and not cells[0] and sum(map(bool, cells)) <= len(cells) // 2
        if goes_on and all(above for cell, above in zip(cells, merged[-1][1], strict=True) if cell):
            above_box, above = merged[-1]
            joined = tuple(" ".join(filter(None, pair)) for pair in zip(above, cells, strict=True))
            merged[-1] = (_around([above_box, box]), joined)
        else:
            merged.append((box, cells))
    return merged


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
