"""Scores where something is new: fresh records, whoever may be one thing with them, and the rivals of these.

Invariant: what a pair gets is what it gets when everything is scored; a pair is compared once. The pairs that are left
out have no record in common with a group that a fresh record, or a possible partner of one, could join.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cenotaph.linkage.compete import NO_RIVAL, compete
from cenotaph.linkage.explain import Explanation, explain
from cenotaph.linkage.link import Progress, Scored, of_person, weigh_alone
from cenotaph.linkage.model import MOST_ODDS, Model, score_competition
from cenotaph.linkage.on_duckdb import Candidates
from cenotaph.linkage.prepare import Floats, Ints, Prepared

Mask = npt.NDArray[np.bool_]
"""One a record."""


class Scorer:
    """Scores candidate pairs of one list when they are asked for.

    Args:
        prepared: the records, with the weights of their words.
        candidates: the pairs.
        model: the weights.
        beside: (pairs, 2) what identifiers say, in the order of `identifiers.BESIDE`; None for nothing.
        progress: is told how far it is.
    """

    def __init__(
        self,
        prepared: Prepared,
        candidates: Candidates,
        model: Model,
        *,
        beside: Floats | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._prepared, self._model, self._progress = prepared, model, progress
        self._a, self._b = candidates.a, candidates.b
        self._beside = np.zeros((self._a.size, 2)) if beside is None else beside
        self._evidence = np.full(self._a.size, np.nan)

    @property
    def compared(self) -> int:
        """How many pairs have been compared."""
        return int(np.count_nonzero(~np.isnan(self._evidence)))

    def score_all(self) -> tuple[Scored, Mask]:
        """Score all pairs; the mask says of which records all is known: of all."""
        everybody = np.ones(self._prepared.size, dtype=np.bool_)
        self._compare(everybody)
        return self._scored(everybody), everybody

    def score_near(self, fresh: Mask, together: tuple[Ints, Ints]) -> tuple[Scored, Mask]:
        """Score the pairs that fresh records may change.

        Args:
            fresh: what is new, or has changed.
            together: rows that are one thing already, pair by pair.

        Returns:
            The pairs of those records whose links may be other than before, and which records these are.
        """
        self._compare(fresh)
        known = fresh | self._partners(fresh)
        while True:
            self._compare(known)
            self._compare(known | self._partners(known))
            scored = self._scored(known)
            # A doubtful pair is asked about only if neither of the two has its like elsewhere.
            linked = scored.probability >= self._model.doubt
            wider = known.copy()
            for a, b in ((scored.a[linked], scored.b[linked]), together):
                wider[b[known[a]]] = True
                wider[a[known[b]]] = True
            if np.array_equal(wider, known):
                return scored, known
            known = wider

    def explain(self, a: int, b: int) -> Explanation:
        """Explain the score of two rows of one pair of the candidates, `a` < `b`."""
        rows = np.zeros(self._prepared.size, dtype=np.bool_)
        rows[[a, b]] = True
        self._compare(rows)
        self._compare(rows | self._partners(rows))
        # The pair is shown whether it has a chance or not.
        wanted = (self._a == a) & (self._b == b)
        scored = self._scored(rows, also=wanted)
        place = np.flatnonzero((scored.a == a) & (scored.b == b))
        return explain(self._prepared, scored, place, self._model)[0]

    def _compare(self, rows: Mask) -> None:
        """Score each pair of some records by itself, where that has not been done."""
        wanted = np.flatnonzero((rows[self._a] | rows[self._b]) & np.isnan(self._evidence))
        if not wanted.size:
            return
        alone = weigh_alone(
            self._prepared, self._a[wanted], self._b[wanted], model=self._model, progress=self._progress
        )
        self._evidence[wanted] = np.clip(alone + self._beside[wanted, 0], NO_RIVAL, MOST_ODDS)

    def _partners(self, rows: Mask) -> Mask:
        found = np.zeros(rows.size, dtype=np.bool_)
        with_chance = self._evidence > NO_RIVAL  # nan, not compared, is not greater than anything
        found[self._b[with_chance & rows[self._a]]] = True
        found[self._a[with_chance & rows[self._b]]] = True
        return found

    def _scored(self, rows: Mask, *, also: Mask | None = None) -> Scored:
        """Give the pairs of some records beside their rivals, all of which have been compared."""
        with_chance = self._evidence > NO_RIVAL
        chosen = np.flatnonzero(with_chance if also is None else with_chance | also)
        a, b, evidence = self._a[chosen], self._b[chosen], self._evidence[chosen]
        table = compete(evidence, a, b, apart=self._beside[chosen, 1] < 0)
        probability = score_competition(self._model, table, of_person(self._prepared, a, b))
        odds = np.log(probability / (1 - probability)) + self._beside[chosen, 1]
        probability = 1 / (1 + np.exp(-np.clip(odds, -MOST_ODDS, MOST_ODDS)))
        inside = rows[a] | rows[b]
        return Scored(
            a[inside], b[inside], evidence[inside], probability[inside], self._beside[chosen][inside]
        )
