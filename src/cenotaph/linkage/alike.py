"""How alike are two rows: words, bits, letters, for many rows at once.

Invariant: pure functions of their arrays; a hash of 0 is no word and is like nothing.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import process

from cenotaph.linkage.prepare import Bits, Floats, Ints

Flags = npt.NDArray[np.bool_]
Strings = npt.NDArray[np.object_]

KEYED: Final = 0.9
"""How alike two words are that sound alike; equal ones are 1."""

_EXACT, _INITIAL = 1.0, 0.6


def best_alike(a: tuple[Ints, ...], b: tuple[Ints, ...]) -> tuple[Floats, Floats]:
    """Say how alike each word of one name is to the most alike word of the other.

    Args:
        a: (rows, words) hashes of the words, of their keys, and perhaps initials.
        b: the same of the other name.
    """
    best_a, best_b = np.zeros((a[0].shape[1], a[0].shape[0])), np.zeros((b[0].shape[1], b[0].shape[0]))
    columns_a, columns_b = _columns(a), _columns(b)
    for one, (word_a, *rest_a) in enumerate(columns_a):
        for other, (word_b, *rest_b) in enumerate(columns_b):
            alike = _alike_words(word_a, rest_a, word_b, rest_b)
            if alike is not None:
                np.maximum(best_a[one], alike, out=best_a[one])
                np.maximum(best_b[other], alike, out=best_b[other])
    return best_a.T, best_b.T


def _columns(tables: tuple[Ints, ...]) -> list[list[Ints]]:
    """Give the columns that hold a word: one beside the other in memory, a comparison is a few times faster."""
    used = np.flatnonzero(tables[0].any(axis=0)).tolist()
    return [[np.ascontiguousarray(table[:, place]) for table in tables] for place in used]


def _alike_words(word_a: Ints, rest_a: list[Ints], word_b: Ints, rest_b: list[Ints]) -> Floats | None:
    keyed = (rest_a[0] == rest_b[0]) & (rest_a[0] != 0)
    alike = np.where(keyed & (word_a == word_b), _EXACT, KEYED * keyed) if keyed.any() else None
    if len(rest_a) > 1:
        first_a, first_b = rest_a[1], rest_b[1]
        initial = ((first_a < 0) | (first_b < 0)) & (np.abs(first_a) == np.abs(first_b)) & (first_a != 0)
        if initial.any():
            alike = np.maximum(_INITIAL * initial, 0.0 if alike is None else alike)
    return alike


def has(table: Ints, keys: Ints) -> Flags:
    """Tell for each key whether it stands in its row of the table."""
    found = np.zeros(keys.shape[::-1], dtype=np.bool_)
    there = [column for (column,) in _columns((table,))]
    for place in np.flatnonzero(keys.any(axis=0)).tolist():
        key = np.ascontiguousarray(keys[:, place])
        for column in there:
            found[place] |= key == column
        found[place] &= key != 0
    return found.T


def share(part: Floats, whole: Floats) -> Floats:
    """Divide row by row; 0 where there is no whole."""
    divided: Floats = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0).clip(0, 1)
    return divided


def jaccard(a: Bits, b: Bits) -> Floats:
    """Share of bits that both have of those that either has (Jaccard)."""
    either = np.bitwise_count(a | b).astype(np.float64)
    return share(np.bitwise_count(a & b).astype(np.float64), either)


def differ(a: Bits, b: Bits) -> Flags:
    """Tell where both have bits and none in common."""
    apart: Flags = (a != 0) & (b != 0) & ((a & b) == 0)
    return apart


def letters_alike(a: Strings, b: Strings, scorer: Any) -> npt.NDArray[np.float32]:
    """Compare texts letter by letter, row by row: 0 to 1."""
    ratio: npt.NDArray[np.float32] = process.cpdist(a, b, scorer=scorer, dtype=np.float32)
    return ratio / np.float32(100)
