"""The records of a register, and what is known of pairs -> what the program would judge.

Invariant: the proposals depend on the records and on what people and sources say, not on their order nor on what the
program judged before. What people and sources say holds: a pair of which they say anything is not judged, what they join is
one thing, and no chain of links joins what they keep apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from cenotaph.linkage.blocking import block
from cenotaph.linkage.caution import find_caution
from cenotaph.linkage.cluster import Clustered, Groups, Pair, cluster
from cenotaph.linkage.explain import Explanation, explain
from cenotaph.linkage.features import COLUMN, Features
from cenotaph.linkage.identifiers import add_identifiers, identify, weigh
from cenotaph.linkage.link import Link, Progress, Scored, features_of
from cenotaph.linkage.model import Model, shipped_model
from cenotaph.linkage.near import Mask, Scorer
from cenotaph.linkage.on_duckdb import Candidates, find_candidates
from cenotaph.linkage.prepare import Ints, Prepared
from cenotaph.linkage.prepare_many import prepare_many
from cenotaph.linkage.rarity import count_words, weigh_words
from cenotaph.linkage.reasons import LEAST, format_reason
from cenotaph.linkage.record import Record
from cenotaph.linkage.whole import whole_of
from cenotaph.model.entry import Sameness

REFUSED: Final = "alike enough, but one of them goes better with another that does not fit"
PART: Final = "alike enough, but what they are is part and whole"
OTHER_THINGS: Final = "alike enough, but sources call them things of other kinds"


class Known(NamedTuple):
    """What is said of pairs, under ids in ascending order.

    Attributes:
        same: people and sources join them.
        apart: people and sources keep them apart, as different or as part and whole.
        settled: nobody is to be asked again, whatever is said of them.
        standing: the program has joined them.
    """

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    settled: frozenset[Pair] = frozenset()
    standing: frozenset[Pair] = frozenset()


class Proposal(NamedTuple):
    """What the program would judge.

    Attributes:
        left: id; `right` the other one.
        relation: same, part_of (`left` of `right`) or unsure.
        probability: of being one thing.
        weight: its log odds in thousandths of a bit.
        reasons: in words, the strongest first.
    """

    left: str
    right: str
    relation: Sameness
    probability: float
    weight: int
    reasons: tuple[str, ...]

    @property
    def pair(self) -> Pair:
        """The two ids in ascending order."""
        return pair_of(self.left, self.right)


class Proposed(NamedTuple):
    """What linkage found.

    Attributes:
        proposals: ordered by ids.
        looked_at: ids of the records of which all pairs were scored: of others nothing is known.
        compared: pairs.
        capped: by rule of blocking, how many blocks were too large, and how many records the largest had.
    """

    proposals: list[Proposal]
    looked_at: frozenset[str]
    compared: int
    capped: dict[str, tuple[int, int]]


def pair_of(a: str, b: str) -> Pair:
    """Put two ids in order."""
    return (a, b) if a < b else (b, a)


class Ground:
    """Records made ready to be linked within one list.

    Args:
        records: with different ids.
        model: the weights; None is the shipped one.
        also: a pair that is compared even if no rule of blocking brings it together.
        processes: how many prepare a long list.
        progress: is told how far it is.
    """

    def __init__(
        self,
        records: Iterable[Record],
        *,
        model: Model | None = None,
        also: Pair | None = None,
        processes: int = 1,
        progress: Progress | None = None,
    ) -> None:
        self.model = model or shipped_model()
        # The side of a pair follows from the registers, as in two lists.
        self.records = sorted(records, key=lambda record: (record.register or "", record.id))
        self.row_of = {record.id: row for row, record in enumerate(self.records)}
        bare = prepare_many(self.records, processes=processes)
        self.prepared: Prepared = weigh_words(bare, count_words(bare))
        identifiers = identify(self.records)
        blocks = add_identifiers(block(self.prepared), identifiers)
        found = find_candidates(blocks, len(self.records), len(self.records))
        self.brought_together = True
        if also is not None:
            found, self.brought_together = _with(found, sorted(self.row_of[one] for one in also))
        self.capped = found.capped
        beside = weigh(identifiers, self.prepared.register, found.a, found.b)
        self.scorer = Scorer(self.prepared, found, self.model, beside=beside, progress=progress)

    def rows(self, pairs: Iterable[Pair]) -> tuple[Ints, Ints]:
        """Give the rows of pairs, those without a record left out."""
        known = [(self.row_of[a], self.row_of[b]) for a, b in pairs if a in self.row_of and b in self.row_of]
        table = np.array(known, dtype=np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]

    def score(self, fresh: Collection[str] | None, together: Iterable[Pair]) -> tuple[Scored, Mask]:
        """Score everything, or what fresh records may change."""
        if fresh is None:
            return self.scorer.score_all()
        mask = np.zeros(len(self.records), dtype=np.bool_)
        mask[[self.row_of[one] for one in fresh if one in self.row_of]] = True
        return self.scorer.score_near(mask, self.rows(together))


def propose(
    records: Iterable[Record],
    known: Known,
    *,
    fresh: Collection[str] | None = None,
    model: Model | None = None,
    processes: int = 1,
    progress: Progress | None = None,
) -> Proposed:
    """Find what the program would judge.

    Args:
        records: of a register, with different ids.
        known: what is said of pairs.
        fresh: ids of what has changed since everything was looked at; None looks at everything.
        model: the weights; None is the shipped one.
        processes: how many prepare a long list; nothing depends on it.
        progress: is told how far it is.
    """
    ground = Ground(records, model=model, processes=processes, progress=progress)
    scored, mask = ground.score(fresh, known.same | known.standing)
    looked_at = frozenset(
        record.id for record, is_in in zip(ground.records, mask.tolist(), strict=True) if is_in
    )
    proposals = _Choice(ground, scored, known, looked_at).proposals()
    return Proposed(proposals, looked_at, ground.scorer.compared, ground.capped)


def join_proposed(found: Sequence[Proposed]) -> Proposed:
    """Put together what was found within several lists whose records are never compared, as people and things."""
    capped: dict[str, tuple[int, int]] = {}
    for one in found:
        for rule, (blocks, largest) in one.capped.items():
            before = capped.get(rule, (0, 0))
            capped[rule] = before[0] + blocks, max(before[1], largest)
    return Proposed(
        sorted((proposal for one in found for proposal in one.proposals), key=lambda proposal: proposal.pair),
        frozenset[str]().union(*(one.looked_at for one in found)),
        sum(one.compared for one in found),
        capped,
    )


def explain_pair(ground: Ground, a: str, b: str) -> Explanation:
    """Explain the score of two records.

    Args:
        ground: made with this pair in `also`.
        a: id.
        b: id.
    """
    rows = sorted((ground.row_of[a], ground.row_of[b]))
    return ground.scorer.explain(*rows)


class _Choice:
    """From scored pairs to proposals."""

    def __init__(self, ground: Ground, scored: Scored, known: Known, looked_at: frozenset[str]) -> None:
        self._ground, self._scored, self._known, self._looked_at = ground, scored, known, looked_at
        self._ids = [record.id for record in ground.records]
        model = ground.model
        asked = ~self._are_among(known.settled)
        self._linked = np.flatnonzero(asked & (scored.probability >= model.threshold))
        self._doubted = np.flatnonzero(
            asked & (scored.probability < model.threshold) & (scored.probability >= model.doubt)
        )

    def proposals(self) -> list[Proposal]:
        """Give them, ordered by ids."""
        features = self._features(self._linked)
        cautions = self._cautions(self._linked, features)
        is_safe = ~np.isin(self._linked, list(cautions))
        alike = (features[:, COLUMN["class_other"]] == 0) & is_safe
        clustered = self._cluster(self._linked[alike])
        found: list[tuple[int, Sameness, str, str]] = []
        refused = {(link.a, link.b) for link in clustered.refused}
        for place in self._linked[alike].tolist():
            is_refused = self._pair(place) in refused
            found.append((place, "unsure" if is_refused else "same", "", REFUSED if is_refused else ""))
        found += [
            self._of_other_things(place, clustered.groups)
            for place in self._linked[~alike & is_safe].tolist()
        ]
        found += [(place, "unsure", "", caution) for place, caution in cautions.items()]
        taken = self._taken(clustered.kept)
        found += [
            (place, "unsure", "", "")
            for place in self._doubted.tolist()
            if self._is_open(place, clustered.groups, taken)
        ]
        return self._written(found)

    def _pair(self, place: int) -> Pair:
        return pair_of(self._ids[self._scored.a[place]], self._ids[self._scored.b[place]])

    def _are_among(self, pairs: Iterable[Pair]) -> Mask:
        """Tell which scored pairs are among some."""
        rows = self._ground.rows(pairs)
        many = len(self._ids)
        keys = np.minimum(*rows) * many + np.maximum(*rows)
        return np.isin(
            np.minimum(self._scored.a, self._scored.b) * many + np.maximum(self._scored.a, self._scored.b),
            keys,
        )

    def _features(self, places: Ints) -> Features:
        return features_of(self._ground.prepared, self._scored.a[places], self._scored.b[places])

    def _cautions(self, places: Ints, features: Features) -> dict[int, str]:
        """Say of which pairs something is to be considered by a person, by their places."""
        records = self._ground.records
        found = {}
        for place, row in zip(places.tolist(), features, strict=True):
            is_identified = self._scored.beside is not None and self._scored.beside[place, 0] > 0
            a, b = records[int(self._scored.a[place])], records[int(self._scored.b[place])]
            if not is_identified and (caution := find_caution(a, b, row)):
                found[place] = caution
        return found

    def _cluster(self, places: Ints) -> Clustered:
        links = [
            Link(*self._pair(place), float(self._scored.probability[place])) for place in places.tolist()
        ]
        joined = [pair_of(link.a, link.b) for link in links]
        # Links among what was not looked at stand as they are.
        standing = {
            pair
            for pair in self._known.standing
            if pair not in self._known.settled and self._looked_at.isdisjoint(pair)
        }
        evidence = self._evidence([*joined, *self._known.same, *standing])
        return cluster(
            links,
            evidence,
            same=self._known.same,
            different=self._known.apart,
            standing=standing,
            register_of={record.id: record.register for record in self._ground.records},
        )

    def _evidence(self, joined: Iterable[Pair]) -> dict[Pair, float]:
        """Give the log odds of pairs within what links join, however doubtfully."""
        groups = Groups()
        for a, b in joined:
            groups.join(a, b)
        group = np.arange(len(self._ids))
        numbers: dict[str, int] = {}
        for row, id_ in enumerate(self._ids):
            group[row] = numbers.setdefault(groups.root(id_), row)
        inside = np.flatnonzero(group[self._scored.a] == group[self._scored.b])
        probability = self._scored.probability[inside]
        odds = np.log(probability / (1 - probability))
        # What is no link speaks for itself: without a rival a pair looks better than it is.
        told = np.where(odds > 0, odds, np.minimum(odds, self._scored.evidence[inside]))
        return dict(zip(map(self._pair, inside.tolist()), told.tolist(), strict=True))

    def _of_other_things(self, place: int, groups: Groups) -> tuple[int, Sameness, str, str]:
        """Judge two that are alike and called things of other kinds."""
        a, b = (self._ground.records[int(rows[place])] for rows in (self._scored.a, self._scored.b))
        whole = whole_of(a, b)
        if whole is None or groups.are_joined(a.id, b.id):
            return place, "unsure", "", OTHER_THINGS
        return place, "part_of", a.id if whole == "b" else b.id, PART

    def _taken(self, kept: Iterable[Link]) -> set[tuple[str, str | None]]:
        """Say which records have their like in which register."""
        taken: set[tuple[str, str | None]] = set()
        for link in kept:
            a, b = (self._ground.records[self._ground.row_of[one]] for one in (link.a, link.b))
            taken |= {(a.id, b.register), (b.id, a.register)}
        return taken

    def _is_open(self, place: int, groups: Groups, taken: Collection[tuple[str, str | None]]) -> bool:
        """Tell whether a doubtful pair is worth a question: not settled by what was joined, and nothing better found."""
        a, b = (self._ground.records[int(rows[place])] for rows in (self._scored.a, self._scored.b))
        if groups.are_joined(a.id, b.id) or groups.are_parted(a.id, b.id):
            return False
        return (a.id, b.register) not in taken and (b.id, a.register) not in taken

    def _written(self, found: Sequence[tuple[int, Sameness, str, str]]) -> list[Proposal]:
        places = np.array([place for place, *_ in found], dtype=np.int64)
        explained = explain(self._ground.prepared, self._scored, places, self._ground.model)
        written = []
        for (place, relation, part, remark), why in zip(found, explained, strict=True):
            a, b = self._pair(place)
            left, right = (b, a) if part == b else (a, b)
            reasons = [format_reason(reason) for reason in why.reasons if abs(reason.weight) >= LEAST]
            written.append(
                Proposal(
                    left,
                    right,
                    relation,
                    why.probability,
                    round(why.weight * 1000),
                    tuple(filter(None, (remark, *reasons))),
                )
            )
        return sorted(written, key=lambda one: one.pair)


def _with(candidates: Candidates, rows: Sequence[int]) -> tuple[Candidates, bool]:
    """Give candidates with one pair among them, and tell whether it was there."""
    a, b = rows
    if np.any((candidates.a == a) & (candidates.b == b)):
        return candidates, True
    wider = Candidates(np.append(candidates.a, a), np.append(candidates.b, b), candidates.capped)
    return wider, False
