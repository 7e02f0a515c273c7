"""Two lists -> which record of the one is which of the other: stated pairs first, then what linkage finds.

Invariant: a stated pair is matched, and one that is stated to be apart never; beyond what is stated each record is matched
once. Every record is in a match, in a doubtful pair, or in none: nothing depends on the order of the lists.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from cenotaph.linkage.cluster import Pair
from cenotaph.linkage.link import Link, Progress, link_records
from cenotaph.linkage.record import PERSON, Record

LINKED: Final = "alike"
TAKEN: Final = "alike, but another one is more so"
DOUBTFUL: Final = "alike, but not enough"


class Match(NamedTuple):
    """A record of the first list and one of the second.

    Attributes:
        probability: of being one thing; None where it is stated.
        because: in words.
    """

    a: str
    b: str
    probability: float | None
    because: str


class Paired(NamedTuple):
    """Matches and doubtful pairs, both ordered by ids."""

    matched: list[Match]
    perhaps: list[Match]


def pair_lists(
    a: Sequence[Record],
    b: Sequence[Record],
    *,
    stated: Mapping[Pair, str] | None = None,
    apart: Collection[Pair] = (),
    progress: Progress | None = None,
) -> Paired:
    """Pair two lists.

    Args:
        a: records with different ids, things and people.
        b: likewise; an id that both have is one thing.
        stated: pairs (id of the first, id of the second) that are one, with who says so.
        apart: pairs that are not.
        progress: is told how far linkage is.
    """
    matched = {pair: Match(*pair, None, words) for pair, words in (stated or {}).items()}
    for pair, words in _by_identifiers(a, b).items():
        if pair not in apart:
            matched.setdefault(pair, Match(*pair, None, words))
    taken = {one.a for one in matched.values()}, {one.b for one in matched.values()}
    rest = (
        [record for record in a if record.id not in taken[0]],
        [record for record in b if record.id not in taken[1]],
    )
    perhaps: list[Match] = []
    for of_people in (False, True):
        left, right = (
            [
                msgspec.structs.replace(record, register=side)
                for record in records
                if (record.kind == PERSON) is of_people
            ]
            for side, records in zip("ab", rest, strict=True)
        )
        if not left or not right:
            continue
        found = link_records(left, right, progress=progress)
        links = [link for link in found.links if (link.a, link.b) not in apart]
        doubtful = [link for link in found.doubtful if (link.a, link.b) not in apart]
        for link in sorted(links, key=lambda one: (-one.probability, one.a, one.b)):
            if link.a in taken[0] or link.b in taken[1]:
                perhaps.append(_match(link, TAKEN))
                continue
            taken[0].add(link.a)
            taken[1].add(link.b)
            matched[link.a, link.b] = _match(link, LINKED)
        perhaps += [
            _match(link, DOUBTFUL) for link in doubtful if link.a not in taken[0] and link.b not in taken[1]
        ]
    perhaps = [one for one in perhaps if one.a not in taken[0] or one.b not in taken[1]]
    return Paired([matched[pair] for pair in sorted(matched)], sorted(perhaps, key=lambda one: one[:2]))


def _match(link: Link, because: str) -> Match:
    return Match(link.a, link.b, round(link.probability, 4), because)


def _by_identifiers(a: Sequence[Record], b: Sequence[Record]) -> dict[Pair, str]:
    """Pair what bears one identifier that nothing else of its list bears."""
    left, right = _bearers(a), _bearers(b)
    found: dict[Pair, str] = {}
    for identifier in sorted(left.keys() & right.keys()):
        if len(left[identifier]) == len(right[identifier]) == 1:
            found.setdefault((left[identifier][0], right[identifier][0]), f"both are {identifier}")
    return found


def _bearers(records: Iterable[Record]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in records:
        for identifier in dict.fromkeys((record.id, *record.identifiers)):
            found.setdefault(identifier, []).append(record.id)
    return found
