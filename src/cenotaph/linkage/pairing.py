"""Two lists -> which record of the one is which of the other: stated pairs first, then what linkage finds.

Invariant: a stated pair is matched, and one that is stated to be apart never; beyond what is stated each record is matched
once. Every record is in a match, in a doubtful pair, or in none: nothing depends on the order of the lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
import numpy as np

from cenotaph.linkage.caution import find_caution
from cenotaph.linkage.cluster import Pair
from cenotaph.linkage.features import COLUMN, Features
from cenotaph.linkage.link import Link, Linked, Progress, features_of, link_records
from cenotaph.linkage.prepare import prepare
from cenotaph.linkage.rarity import count_words, weigh_words
from cenotaph.linkage.record import PERSON, Record

LINKED: Final = "alike"
TAKEN: Final = "alike, but another one is more so"
DOUBTFUL: Final = "alike, but not enough"

_OF_THE_WORLD: Final = frozenset({"wikidata", "osm"})
"""Schemes that give a number once, whoever writes it down."""


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
        b: likewise; an identifier that both bear is one thing, where its scheme is to be trusted.
        stated: pairs (id of the first, id of the second) that are one, with who says so.
        apart: pairs that are not.
        progress: is told how far linkage is.
    """
    matched = {pair: Match(*pair, None, words) for pair, words in (stated or {}).items()}
    trusted = trusted_schemes(a, b)
    for pair, identifier in _by_identifiers(a, b).items():
        if pair not in apart and _scheme(identifier) in trusted:
            matched.setdefault(pair, Match(*pair, None, f"both are {identifier}"))
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
        found = _link(left, right, progress)
        links = [link for link in found.links if (link.a, link.b) not in apart]
        doubtful = [link for link in found.doubtful if (link.a, link.b) not in apart]
        cautions = _cautions(links, left, right)
        for link in sorted(links, key=lambda one: (-one.probability, one.a, one.b)):
            if link.a in taken[0] or link.b in taken[1]:
                perhaps.append(_match(link, TAKEN))
                continue
            if (caution := cautions.get((link.a, link.b))) is not None:
                perhaps.append(_match(link, caution))
                continue
            taken[0].add(link.a)
            taken[1].add(link.b)
            matched[link.a, link.b] = _match(link, LINKED)
        perhaps += [
            _match(link, DOUBTFUL) for link in doubtful if link.a not in taken[0] and link.b not in taken[1]
        ]
    perhaps = [one for one in perhaps if one.a not in taken[0] or one.b not in taken[1]]
    return Paired([matched[pair] for pair in sorted(matched)], sorted(perhaps, key=lambda one: one[:2]))


def _link(left: Sequence[Record], right: Sequence[Record], progress: Progress | None) -> Linked:
    """Link two lists, the shorter one first, so that it is the same which of them a user names first."""
    is_turned = (len(left), sorted(one.id for one in left)) > (len(right), sorted(one.id for one in right))
    found = link_records(*((right, left) if is_turned else (left, right)), progress=progress)
    if not is_turned:
        return found
    turned = [
        [link._replace(a=link.b, b=link.a) for link in links] for links in (found.links, found.doubtful)
    ]
    return found._replace(links=sorted(turned[0]), doubtful=sorted(turned[1]))


def _cautions(links: Sequence[Link], left: Sequence[Record], right: Sequence[Record]) -> dict[Pair, str]:
    """Say which links are left to a person, and why."""
    if not links:
        return {}
    by_id = [{record.id: record for record in records} for records in (left, right)]
    pairs = [(by_id[0][link.a], by_id[1][link.b]) for link in links]
    found = {}
    for (a, b), row in zip(pairs, _features(pairs), strict=True):
        if (caution := find_caution(a, b, row)) is not None:
            found[a.id, b.id] = caution
    return found


def _features(pairs: Sequence[tuple[Record, Record]]) -> Features:
    prepared = prepare([record for side in zip(*pairs, strict=True) for record in side])
    rows = np.arange(len(pairs))
    return features_of(weigh_words(prepared, count_words(prepared)), rows, rows + len(pairs))


def _match(link: Link, because: str) -> Match:
    return Match(link.a, link.b, round(link.probability, 4), because)


def trusted_schemes(a: Sequence[Record], b: Sequence[Record]) -> frozenset[str]:
    """Say which schemes of identifiers name the same things in two lists: numbers of rows do not.

    A scheme of one list is trusted unless most of its pairs neither share a word of their names nor lie near each other.

    Args:
        a: records with different ids.
        b: likewise.
    """
    found = _by_identifiers(a, b)
    if not found:
        return frozenset()
    by_id = [{record.id: record for record in records} for records in (a, b)]
    features = _features([(by_id[0][one], by_id[1][other]) for one, other in found])
    is_near = (features[:, COLUMN["distance_unknown"]] == 0) & (features[:, COLUMN["beyond_2km"]] == 0)
    is_alike = (features[:, COLUMN["said_shared"]] > 0) & (features[:, COLUMN["beyond_10km"]] < 1)
    says_nothing = (features[:, COLUMN["distance_unknown"]] == 1) & (features[:, COLUMN["name_none"]] == 1)
    balance: Counter[str] = Counter()
    for identifier, agrees in zip(found.values(), (is_near | is_alike | says_nothing).tolist(), strict=True):
        balance[_scheme(identifier)] += 1 if agrees else -1
    return frozenset(scheme for scheme, sum_ in balance.items() if sum_ >= 0 or scheme in _OF_THE_WORLD)


def _scheme(identifier: str) -> str:
    return identifier.partition(":")[0]


def _by_identifiers(a: Sequence[Record], b: Sequence[Record]) -> dict[Pair, str]:
    """Pair what bears one identifier that nothing else of its list bears; the identifier of each pair."""
    left, right = _bearers(a), _bearers(b)
    found: dict[Pair, str] = {}
    for identifier in sorted(left.keys() & right.keys()):
        if len(left[identifier]) == len(right[identifier]) == 1:
            found.setdefault((left[identifier][0], right[identifier][0]), identifier)
    return found


def _bearers(records: Iterable[Record]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in records:
        for identifier in dict.fromkeys((record.id, *record.identifiers)):
            found.setdefault(identifier, []).append(record.id)
    return found
