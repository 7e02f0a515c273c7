"""Candidates of one record against each other: the second-best lowers the first.

Invariant: what a pair gets depends only on the pairs that share a record with it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from cenotaph.linkage.prepare import Floats, Ints

COMPETITION: Final = ("score", "lead_of_a", "lead_of_b", "behind_a", "behind_b")
"""The columns of `compete`."""

NO_RIVAL: Final = -6.0
"""The score of a rival where there is none."""

_MOST = 6.0


def compete(score: Floats, a: Ints, b: Ints) -> npt.NDArray[np.float64]:
    """Set each score beside the best other one of either record.

    Args:
        score: of the pairs, natural log odds in [-6, 12].
        a: the record on one side of each pair.
        b: the other one.

    Returns:
        (pairs, 5) in the order of `COMPETITION`: the score, by how much it leads or lies behind the best other pair of
        a and of b, and the same where it lies behind; all over 6, so that they lie in [-2, 2].
    """
    lead = [np.clip(score - _best_other(score, key), -_MOST, _MOST) for key in (a, b)]
    return np.stack([score, *lead, *(np.minimum(one, 0) for one in lead)], axis=1) / _MOST


def _best_other(score: Floats, key: Ints) -> Floats:
    """Give for each pair the best score of the other pairs with the same key."""
    if not score.size:
        return score
    order = np.lexsort((-score, key))
    sorted_keys, sorted_scores = key[order], score[order]
    is_first = np.append(True, sorted_keys[1:] != sorted_keys[:-1])
    start = np.flatnonzero(is_first)
    group = np.cumsum(is_first) - 1
    has_second = np.append(~is_first[1:], False)[start]
    second = np.full(start.size, NO_RIVAL)
    second[has_second] = sorted_scores[start[has_second] + 1]
    other = np.empty_like(score)
    other[order] = np.where(is_first, second[group], sorted_scores[start][group])
    return other
