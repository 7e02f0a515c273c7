"""Two records' names: every name of one with every name of the other, and the pair that is most alike.

Invariant: as in `compare`; what is missing on one side says nothing.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from cenotaph.linkage.alike import KEYED, best_alike, differ, has, jaccard, letters_alike, share
from cenotaph.linkage.features import COLUMN, Features
from cenotaph.linkage.prepare import Floats, Ints, Names, Prepared

_OF_PLACE: Final = 0.1
_TELLING: Final = 0.5
_DIGITS: Final = 9
"""Sums in another order may differ behind these."""


class _Pairing(NamedTuple):
    """Every name of one record with every name of the other: rows of pairs, and of the two tables of names."""

    pair: Ints
    left: Ints
    right: Ints


def _pairing(left: Prepared, right: Prepared) -> _Pairing:
    many = left.many * right.many
    pair = np.repeat(np.arange(left.size), many)
    within = np.arange(pair.size) - np.repeat(np.cumsum(many) - many, many)
    wide = right.many[pair]
    return _Pairing(
        pair,
        left.first[pair] + within // np.maximum(wide, 1),
        right.first[pair] + within % np.maximum(wide, 1),
    )


class _Match(NamedTuple):
    """How two names share words: weights of what the left and the right one have, share, and share with the text."""

    has_left: Floats
    has_right: Floats
    shared: Floats
    told_left: Floats
    told_right: Floats
    rarest: Floats


def _match(a: Names, b: Names, weigh: tuple[Floats, Floats], told: tuple[Ints, Ints]) -> _Match:
    weight_a, weight_b = weigh
    best_a, best_b = best_alike((a.words, a.keys, a.initials), (b.words, b.keys, b.initials))
    in_b, in_a = has(told[1], a.keys), has(told[0], b.keys)
    return _Match(
        has_left=weight_a.sum(axis=1),
        has_right=weight_b.sum(axis=1),
        shared=((weight_a * best_a).sum(axis=1) + (weight_b * best_b).sum(axis=1)) / 2,
        told_left=(weight_a * np.maximum(best_a, KEYED * in_b)).sum(axis=1),
        told_right=(weight_b * np.maximum(best_b, KEYED * in_a)).sum(axis=1),
        rarest=((weight_a * best_a).max(axis=1) + (weight_b * best_b).max(axis=1)) / 2,
    )


def compare_names(table: Features, left: Prepared, right: Prepared) -> None:
    """Fill the columns of names.

    Args:
        table: of all features.
        left: one record of each pair, with the weights of its words.
        right: the other ones.
    """
    pair, at_left, at_right = _pairing(left, right)
    a, b = left.names.take(at_left), right.names.take(at_right)
    places = np.concatenate([left.place[pair], right.place[pair]], axis=1)
    weights = (
        _less_for_places(a.word_weights, a.keys, places),
        _less_for_places(b.word_weights, b.keys, places),
    )
    found = _match(a, b, weights, (left.text_keys[pair], right.text_keys[pair]))
    columns = _name_columns(a, b, found) | _said_columns(a, b, places)
    best = _best_of_each(pair, _name_value(columns), _tie(columns))
    chosen = pair[best]
    for name, column in columns.items():
        table[chosen, COLUMN[name]] = column[best]
    table[:, COLUMN["name_none"]] = (left.many == 0) | (right.many == 0)


def _less_for_places(weights: Floats, keys: Ints, places: Ints) -> Floats:
    """Weigh the name of the place less: it says little among the memorials of one place."""
    return weights * np.where(has(places, keys), _OF_PLACE, 1.0)


def _said_columns(a: Names, b: Names, places: Ints) -> dict[str, Floats]:
    """Compare words and concepts together: "Regional Art Museum" in two languages shares no word."""
    weight_a = _less_for_places(a.said_weights, a.said_keys, places)
    weight_b = _less_for_places(b.said_weights, b.said_keys, places)
    best_a, best_b = best_alike((a.said, a.said_keys), (b.said, b.said_keys))
    shared_a, shared_b = (weight_a * best_a).sum(axis=1), (weight_b * best_b).sum(axis=1)
    has_a, has_b = weight_a.sum(axis=1), weight_b.sum(axis=1)
    shared = (shared_a + shared_b) / 2
    left_over = np.minimum(has_a - shared_a, has_b - shared_b)
    return {
        "said_shared": share(shared, np.maximum(has_a, has_b)),
        "said_contained": share(shared, np.minimum(has_a, has_b)),
        "said_conflict": share(left_over, np.minimum(has_a, has_b)),
    }


def _name_columns(a: Names, b: Names, found: _Match) -> dict[str, Floats]:
    smaller = np.minimum(found.has_left, found.has_right)
    larger = np.maximum(found.has_left, found.has_right)
    has_none, has_both = larger == 0, smaller > 0
    core = letters_alike(a.core, b.core, fuzz.token_sort_ratio)
    letters = letters_alike(a.full, b.full, fuzz.token_set_ratio)
    untold = np.minimum(found.has_left - found.told_left, found.has_right - found.told_right)
    whom = jaccard(a.whom, b.whom)
    return {
        "name_shared": share(found.shared, larger),
        "name_contained": share(found.shared, smaller) * (found.rarest / _TELLING).clip(0, 1),
        "name_conflict": np.where(has_both, share(untold, smaller), 0.0),
        "name_clash_other": (untold / _TELLING).clip(0, 1),
        "name_rarest": found.rarest,
        "name_told": (share(found.told_left, found.has_left) + share(found.told_right, found.has_right)) / 2,
        "name_spelling": np.where(has_both, core, 0.0),
        "name_letters": letters,
        "name_one_generic": ~has_none & ~has_both,
        "name_generic": has_none,
        "generic_alike": np.where(has_none, whom, 0.0),
        "object_same": jaccard(a.objects, b.objects),
        "object_other": differ(a.objects, b.objects),
        "whom_same": whom,
        "whom_other": differ(a.whom, b.whom),
        "war_same": jaccard(a.wars, b.wars),
        "war_other": differ(a.wars, b.wars),
        "trait_same": jaccard(a.traits, b.traits),
        "trait_other": differ(a.traits, b.traits),
    }


def _name_value(columns: dict[str, Floats]) -> Floats:
    """Say which of several pairs of names is compared: the one that is most alike."""
    value: Floats = (
        2 * columns["name_shared"]
        + columns["name_contained"]
        + columns["name_rarest"]
        + columns["name_spelling"]
        + columns["name_letters"]
        + columns["said_shared"]
        - columns["name_conflict"]
    )
    return value


def _tie(columns: dict[str, Floats]) -> Floats:
    """Give a number that tells rows of one value apart, whichever record comes first."""
    tie: Floats = sum(
        ((place + 1) * column for place, column in enumerate(columns.values())), start=np.zeros(1)
    ).round(_DIGITS)
    return tie


def _best_of_each(pair: Ints, value: Floats, tie: Floats) -> Ints:
    """Give the row with the highest value of each pair."""
    order = np.lexsort((-tie, -value.round(_DIGITS), pair))
    is_first = np.ones(order.size, dtype=np.bool_)
    is_first[1:] = pair[order][1:] != pair[order][:-1]
    return order[is_first]
