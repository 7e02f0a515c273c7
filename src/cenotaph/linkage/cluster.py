"""Links -> which of them may stand together: groups that agree, not chains.

Invariant: two records that must not be one are never in one group, whatever links them; the result does not depend on
the order of the links.

A bare chain of good links (a-b, b-c) makes one thing of a and c, even where everything else says that they are two. So
groups are joined from the best link down, and only while the evidence between them, all of it, is for it.

Source: correlation clustering (Bansal, Blum and Chawla 2004), greedy and agglomerative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from cenotaph.linkage.link import Link

UNSEEN: Final = -1.0
"""Evidence (natural log odds) of two records that no rule of blocking brought together: they do not look alike."""

Pair = tuple[str, str]


class Clustered(NamedTuple):
    """Which links can stand together.

    Attributes:
        kept: links that hold, ordered by ids.
        refused: links that would join what does not fit, ordered by ids.
        groups: what is one thing then, and what must stay apart.
    """

    kept: list[Link]
    refused: list[Link]
    groups: Groups


def cluster(
    links: Iterable[Link],
    evidence: Mapping[Pair, float],
    *,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    standing: Iterable[Pair] = (),
    register_of: Mapping[str, str | None] | None = None,
) -> Clustered:
    """Choose the links that can stand together.

    Args:
        links: proposed ones.
        evidence: log odds of pairs that were compared, under ids in ascending order; others count as `UNSEEN`.
        same: pairs that are one thing already.
        different: pairs that must not come together.
        standing: pairs that are one thing unless they must not come together, whatever the evidence.
        register_of: by record; two of one register do not come together through others, only if they are linked.
    """
    groups = Groups()
    for a, b in sorted(same):
        groups.join(a, b)
    for a, b in sorted(different):
        groups.part(a, b)
    for a, b in sorted(standing):
        if not groups.are_parted(a, b):
            groups.join(a, b)
    kept: list[Link] = []
    refused: list[Link] = []
    for link in sorted(links, key=lambda one: (-one.probability, one.a, one.b)):
        one, other = groups.members(link.a), groups.members(link.b)
        if link.b in one:
            kept.append(link)
        elif (
            groups.are_parted(link.a, link.b)
            or _between(one, other, evidence) <= 0
            or _are_two_of_one_register(one, other, evidence, register_of or {})
        ):
            refused.append(link)
        else:
            groups.join(link.a, link.b)
            kept.append(link)
    # A link may have been refused before its ends came together by others.
    late = [link for link in refused if groups.are_joined(link.a, link.b)]
    return Clustered(sorted(kept + late), sorted(set(refused) - set(late)), groups)


def _between(one: set[str], other: set[str], evidence: Mapping[Pair, float]) -> float:
    return sum(evidence.get((min(a, b), max(a, b)), UNSEEN) for a in sorted(one) for b in sorted(other))


def _are_two_of_one_register(
    one: set[str], other: set[str], evidence: Mapping[Pair, float], register_of: Mapping[str, str | None]
) -> bool:
    return any(
        register_of.get(a) is not None
        and register_of.get(a) == register_of.get(b)
        and evidence.get((min(a, b), max(a, b)), UNSEEN) <= 0
        for a in one
        for b in other
    )


class Groups:
    """Groups of records, and which of them must stay apart."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}

    def members(self, record: str) -> set[str]:
        """Give the group of a record."""
        return self._members.get(self.root(record), {record})

    def join(self, a: str, b: str) -> None:
        """Make one group of the groups of two records."""
        one, other = self.root(a), self.root(b)
        if one == other:
            return
        small, large = sorted((one, other), key=lambda root: (len(self._members.get(root, ())), root))
        self._members[large] = self.members(large) | self._members.pop(small, {small})
        self._root[small] = large
        enemies = self._apart.pop(small, set())
        self._apart.setdefault(large, set()).update(enemies)
        for enemy in enemies:
            self._apart[enemy].discard(small)
            self._apart[enemy].add(large)

    def part(self, a: str, b: str) -> None:
        """Keep the groups of two records apart, if they are not one already."""
        one, other = self.root(a), self.root(b)
        if one != other:  # a person's "same" joined them first; what contradicts it is a finding elsewhere
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def are_joined(self, a: str, b: str) -> bool:
        """Tell whether two records are in one group."""
        return self.root(a) == self.root(b)

    def are_parted(self, a: str, b: str) -> bool:
        """Tell whether the groups of two records must stay apart."""
        return self.root(b) in self._apart.get(self.root(a), ())

    def root(self, record: str) -> str:
        """Give the record that stands for the group of a record."""
        path = []
        while (parent := self._root.get(record)) is not None:
            path.append(record)
            record = parent
        for passed in path[:-1]:
            self._root[passed] = record
        return record
