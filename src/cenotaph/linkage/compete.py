"""Candidates of one record against each other: the second-best lowers the first.

Invariant: what a pair gets depends only on the pairs that share a record with it, and on whether two candidates of one
record are alike themselves: three records of one thing are no rivals.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from cenotaph.linkage.alike import Flags
from cenotaph.linkage.prepare import Floats, Ints

COMPETITION: Final = ("score", "lead_of_a", "lead_of_b", "behind_a", "behind_b")
"""The columns of `compete`."""

NO_RIVAL: Final = -6.0
"""The score of a rival where there is none."""

LOOKED_AT: Final = 5
"""So many of the best candidates of a record are looked at for a rival."""

MOST_LEAD: Final = 6.0
"""A lead is cut to this, and so is a score behind."""


def compete(score: Floats, a: Ints, b: Ints, *, apart: Flags | None = None) -> Floats:
    """Set each score beside the best rival for either record.

    A rival for a, against (a, b), is the best other candidate of a that is not itself alike to b.

    Args:
        score: of the pairs, natural log odds in [-6, 12].
        a: the record on one side of each pair.
        b: the other one.
        apart: pairs that are rivals however alike they look, as two of one register are; None for none.

    Returns:
        (pairs, 5) in the order of `COMPETITION`: the score, by how much it leads or lies behind the best rival for a and
        for b, and the same where it lies behind; all over 6, so that they lie in [-2, 2].
    """
    if not score.size:
        return np.empty((0, len(COMPETITION)))
    neighbours = _Neighbours(score, a, b, (score > 0) if apart is None else (score > 0) & ~apart)
    return lead_over(score, neighbours.best_rival(a, b), neighbours.best_rival(b, a))


def lead_over(score: Floats, best_for_a: Floats, best_for_b: Floats) -> Floats:
    """Set each score beside that of the best rival for either record.

    Args:
        score: of the pairs.
        best_for_a: score of the best rival for a against b, `NO_RIVAL` where there is none.
        best_for_b: of the best one for b against a.

    Returns:
        As `compete`.
    """
    lead = [np.clip(score - best, -MOST_LEAD, MOST_LEAD) for best in (best_for_a, best_for_b)]
    table: Floats = np.stack([score, *lead, *(np.minimum(one, 0) for one in lead)], axis=1) / MOST_LEAD
    return table


class _Neighbours:
    """The candidates of each record, the best first, and which pairs are alike."""

    def __init__(self, score: Floats, a: Ints, b: Ints, alike: Flags) -> None:
        source, target, value = np.append(a, b), np.append(b, a), np.append(score, score)
        order = np.lexsort((target, -value, source))
        self._source, self._target, self._score = source[order], target[order], value[order]
        self._size = int(source.max()) + 1
        self._alike = np.sort(self._encode(a, b)[alike])

    def best_rival(self, of: Ints, against: Ints) -> Floats:
        best = np.full(of.size, NO_RIVAL)
        is_open = np.ones(of.size, dtype=np.bool_)
        start = np.searchsorted(self._source, of)
        end = np.searchsorted(self._source, of, side="right")
        for rank in range(LOOKED_AT):
            place = start + rank
            is_open &= place < end
            at = np.minimum(place, self._source.size - 1)
            rival = self._target[at]
            is_rival = is_open & (rival != against) & ~self._are_alike(rival, against)
            best[is_rival] = self._score[at][is_rival]
            is_open &= ~is_rival
        return best

    def _are_alike(self, one: Ints, other: Ints) -> Flags:
        if not self._alike.size:
            return np.zeros(one.size, dtype=np.bool_)
        code = self._encode(one, other)
        found: Flags = self._alike[np.searchsorted(self._alike, code).clip(0, self._alike.size - 1)] == code
        return found

    def _encode(self, one: Ints, other: Ints) -> Ints:
        return np.minimum(one, other) * self._size + np.maximum(one, other)
