"""Records -> links: candidate pairs, their comparison, a score, and what is above the threshold.

Invariant: the links of a list do not depend on the order of its records, nor on how many processes work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cenotaph.linkage.blocking import block
from cenotaph.linkage.compare import compare
from cenotaph.linkage.compete import NO_RIVAL
from cenotaph.linkage.features import Features
from cenotaph.linkage.model import MOST_ODDS, Model, score_rivals, shipped_model, weigh_pairs, within_one_list
from cenotaph.linkage.on_duckdb import Candidates, find_candidates
from cenotaph.linkage.prepare import Floats, Ints, Prepared
from cenotaph.linkage.prepare_many import prepare_many
from cenotaph.linkage.rarity import count_words, weigh_words
from cenotaph.linkage.record import Record

_BATCH = 20_000

Progress = Callable[[str, int, int], None]
"""Called with what is done, how many are done, and of how many; of 0 where nobody knows."""


class Link(NamedTuple):
    """Two records and how probable it is that they are one thing."""

    a: str
    b: str
    probability: float


class Linked(NamedTuple):
    """What linkage found.

    Attributes:
        links: at or above the threshold, ordered by ids.
        doubtful: below it, and at or above the doubt of the model.
        compared: pairs.
        capped: by rule of blocking, how many blocks were too large, and how many records the largest had.
    """

    links: list[Link]
    doubtful: list[Link]
    compared: int
    capped: dict[str, tuple[int, int]]


class Scored(NamedTuple):
    """Pairs with a chance.

    Attributes:
        a: rows.
        b: rows.
        evidence: log odds of the pair alone.
        probability: beside its rivals.
        beside: (pairs, 2) what of the evidence comes from identifiers, in the order of `identifiers.BESIDE`.
    """

    a: Ints
    b: Ints
    evidence: Floats
    probability: Floats
    beside: Floats | None = None


def link_records(
    first: Iterable[Record],
    second: Iterable[Record] | None = None,
    *,
    model: Model | None = None,
    processes: int = 1,
    progress: Progress | None = None,
) -> Linked:
    """Link two lists, or find the duplicates within one.

    Args:
        first: records with different ids.
        second: those of another list; None looks within the first.
        model: the weights for two lists; None is the shipped one.
        processes: how many prepare long lists; the links do not depend on it.
        progress: is told how far it is.

    Raises:
        WorkerError: a process died.
    """
    model = model or shipped_model()
    if second is None:
        model = within_one_list(model)
    lists = _Ids(), _Ids()
    prepared = prepare_many(
        chain(lists[0].of(first), lists[1].of(second or ())),
        processes=processes,
        order=lambda: np.append(lists[0].order(), lists[1].order() + len(lists[0].ids)),
        tell=partial(_tell_prepared, progress) if progress else None,
    )
    ids = sorted(lists[0].ids) + sorted(lists[1].ids)
    prepared = weigh_words(prepared, count_words(prepared))
    candidates = find_candidates(block(prepared), len(lists[0].ids), len(ids))
    scored = score_candidates(prepared, candidates, model, progress)
    is_link = scored.probability >= model.threshold
    is_doubt = ~is_link & (scored.probability >= model.doubt)
    return Linked(
        _links(ids, scored, is_link), _links(ids, scored, is_doubt), int(candidates.a.size), candidates.capped
    )


def score_candidates(
    prepared: Prepared, candidates: Candidates, model: Model, progress: Progress | None = None
) -> Scored:
    """Compare and score candidate pairs.

    Args:
        prepared: the records, with the weights of their words.
        candidates: the pairs.
        model: the weights.
        progress: is told how far it is.
    """
    weight = weigh_alone(prepared, candidates.a, candidates.b, model=model, progress=progress)
    evidence = np.clip(weight, NO_RIVAL, MOST_ODDS)
    has_chance = evidence > NO_RIVAL
    a, b, evidence = candidates.a[has_chance], candidates.b[has_chance], evidence[has_chance]
    return Scored(a, b, evidence, score_rivals(model, evidence, a, b, of_person(prepared, a, b)))


def weigh_alone(
    prepared: Prepared, a: Ints, b: Ints, *, model: Model, progress: Progress | None = None
) -> Floats:
    """Compare pairs and weigh each by itself.

    Args:
        prepared: the records, with the weights of their words.
        a: rows.
        b: rows.
        model: the weights.
        progress: is told how far it is.

    Returns:
        Natural log odds, without bounds.
    """
    evidence = np.empty(a.size)

    def work(start: int) -> int:
        some = slice(start, start + _BATCH)
        features = features_of(prepared, a[some], b[some])
        evidence[some] = weigh_pairs(model, features, of_person(prepared, a[some], b[some]))
        return int(features.shape[0])

    done = 0
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for size in pool.map(work, range(0, a.size, _BATCH)):
            done += size
            if progress:
                progress("comparing", done, int(a.size))
    return evidence


def features_of(prepared: Prepared, a: Ints, b: Ints) -> Features:
    """Compare rows of one table with other rows of it."""
    return compare(prepared.take(a), prepared.take(b))


def of_person(prepared: Prepared, a: Ints, b: Ints) -> npt.NDArray[np.bool_]:
    """Tell which pairs are of two records of a person."""
    return prepared.person[a] & prepared.person[b]


def _tell_prepared(progress: Progress, done: int) -> None:
    progress("preparing", done, 0)


class _Ids:
    """The ids of a list, remembered while it is read: a million records would take a gigabyte."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def of(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            self.ids.append(record.id)
            yield record

    def order(self) -> Ints:
        """Give the places of the ids in ascending order."""
        return np.array(sorted(range(len(self.ids)), key=self.ids.__getitem__), dtype=np.int64)


def _links(ids: Sequence[str], scored: Scored, chosen: npt.NDArray[np.bool_]) -> list[Link]:
    rows = zip(
        scored.a[chosen].tolist(), scored.b[chosen].tolist(), scored.probability[chosen].tolist(), strict=True
    )
    return sorted(Link(ids[a], ids[b], probability) for a, b, probability in rows)
