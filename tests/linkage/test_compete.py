"""Candidates of one record against each other."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.compete import COMPETITION, compete

SCALE = 6


def lead(table: object, row: int, column: str) -> float:
    return float(np.asarray(table)[row, COMPETITION.index(column)]) * SCALE


def test_the_second_best_lowers_the_first() -> None:
    score = np.array([4.0, 3.0])
    table = compete(score, np.array([0, 0]), np.array([1, 2]))
    assert lead(table, 0, "lead_of_a") == 1
    assert lead(table, 1, "lead_of_a") == -1
    assert lead(table, 1, "behind_a") == -1
    assert lead(table, 0, "behind_a") == 0
    assert lead(table, 0, "lead_of_b") == 6  # nobody else wants it: as far as it goes


def test_three_records_of_one_thing_are_no_rivals() -> None:
    score = np.array([4.0, 3.0, 5.0])
    a, b = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert lead(compete(score, a, b), 0, "lead_of_a") == 6
    apart = np.array([False, False, True])
    assert lead(compete(score, a, b, apart=apart), 0, "lead_of_a") == 1


def test_no_pairs() -> None:
    nothing = np.empty(0, dtype=np.int64)
    assert compete(np.empty(0), nothing, nothing).shape == (0, len(COMPETITION))


pairs = st.sets(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), min_size=1
)


@settings(deadline=None)
@given(pairs, st.randoms(use_true_random=False), st.integers(8, 12))
def test_neither_order_nor_an_unrelated_pair_changes_anything(
    chosen: set[tuple[int, int]], lot: object, far: int
) -> None:
    ordered = sorted(chosen)
    a, b = np.array(ordered).T
    score = (a * 3.7 + b * 1.3) % 18 - 6
    whole = compete(score, a, b)
    back = compete(score[::-1], a[::-1], b[::-1])[::-1]
    np.testing.assert_array_equal(whole, back)
    more = compete(np.append(score, 11.0), np.append(a, far), np.append(b, far + 1))
    np.testing.assert_array_equal(whole, more[:-1])
    assert (np.abs(whole) <= 2).all()
