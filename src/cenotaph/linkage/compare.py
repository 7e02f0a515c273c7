"""Two records, what speaks for and against their being one: a row of numbers, the features.

Invariant: a row depends on its two records and on how rare their words are, on nothing else; it is the same for (a, b)
and (b, a). Every feature lies in [0, 1].

The fields of the place are one piece of evidence (Splink calls them correlated): distance, street and number are
separate features only because the score is trained on all of them together.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from cenotaph.linkage.prepare import Bits, Floats, Ints, Names, Prepared

Features = npt.NDArray[np.float32]

_EXACT, _KEYED, _INITIAL = 1.0, 0.9, 0.6
_OF_PLACE = 0.3
_EARTH_M = 6_371_008.8

FEATURES: Final = (
    "name_shared",
    "name_contained",
    "name_conflict",
    "name_rarest",
    "name_told",
    "said_shared",
    "said_contained",
    "said_conflict",
    "name_spelling",
    "name_letters",
    "name_none",
    "name_one_generic",
    "name_generic",
    "generic_alike",
    "object_same",
    "object_other",
    "subject_same",
    "subject_other",
    "trait_same",
    "trait_other",
    "kind_same",
    "kind_other",
    "class_same",
    "class_other",
    "beyond_20m",
    "beyond_60m",
    "beyond_200m",
    "beyond_600m",
    "beyond_2km",
    "beyond_10km",
    "distance_unknown",
    "near_generic",
    "near_named",
    "year_same",
    "year_close",
    "year_other",
    "born_same",
    "born_close",
    "born_other",
    "died_same",
    "died_other",
    "years_shared",
    "street_same",
    "street_other",
    "number_same",
    "number_other",
    "text_shared",
    "text_other",
)
"""In the order of the columns."""
_AT: Final = {name: place for place, name in enumerate(FEATURES)}


def compare(left: Prepared, right: Prepared) -> Features:
    """Compare records row by row.

    Args:
        left: one record of each pair, with the weights of its words.
        right: the other ones; as many rows.

    Returns:
        (rows, features) in the order of `FEATURES`.
    """
    table = np.zeros((left.size, len(FEATURES)), dtype=np.float32)
    _compare_names(table, left, right)
    _compare_kinds(table, left, right)
    _compare_places(table, left, right)
    _compare_years(table, left, right)
    _compare_texts(table, left, right)
    return table


def distance_m(left: Prepared, right: Prepared) -> Floats:
    """Give the great-circle distance row by row; nan where a position is missing (haversine)."""
    lat_a, lat_b = np.radians(left.lat), np.radians(right.lat)
    half = (
        np.sin((lat_b - lat_a) / 2) ** 2
        + np.cos(lat_a) * np.cos(lat_b) * np.sin(np.radians(right.lon - left.lon) / 2) ** 2
    )
    return 2 * _EARTH_M * np.arcsin(np.sqrt(np.clip(half, 0, 1)))


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
    best_a, best_b = _best_alike((a.words, a.keys, a.initials), (b.words, b.keys, b.initials))
    in_b, in_a = _has(told[1], a.keys), _has(told[0], b.keys)
    return _Match(
        has_left=weight_a.sum(axis=1),
        has_right=weight_b.sum(axis=1),
        shared=((weight_a * best_a).sum(axis=1) + (weight_b * best_b).sum(axis=1)) / 2,
        told_left=(weight_a * np.maximum(best_a, _KEYED * in_b)).sum(axis=1),
        told_right=(weight_b * np.maximum(best_b, _KEYED * in_a)).sum(axis=1),
        rarest=((weight_a * best_a).max(axis=1) + (weight_b * best_b).max(axis=1)) / 2,
    )


def _best_alike(a: tuple[Ints, ...], b: tuple[Ints, ...]) -> tuple[Floats, Floats]:
    """Say how alike each word of one name is to the most alike word of the other.

    Args:
        a: (rows, words) hashes of the words, of their keys, and perhaps initials.
        b: the same of the other name.
    """
    best_a, best_b = np.zeros((a[0].shape[1], a[0].shape[0])), np.zeros((b[0].shape[1], b[0].shape[0]))
    columns_a, columns_b = _columns(a), _columns(b)
    for one, (word_a, *rest_a) in enumerate(columns_a):
        for other, (word_b, *rest_b) in enumerate(columns_b):
            alike = _alike_words(word_a, rest_a, word_b, rest_b)
            if alike is not None:
                np.maximum(best_a[one], alike, out=best_a[one])
                np.maximum(best_b[other], alike, out=best_b[other])
    return best_a.T, best_b.T


def _columns(tables: tuple[Ints, ...]) -> list[list[Ints]]:
    """Give the columns that hold a word: one beside the other in memory, a comparison is a few times faster."""
    used = np.flatnonzero(tables[0].any(axis=0)).tolist()
    return [[np.ascontiguousarray(table[:, place]) for table in tables] for place in used]


def _alike_words(word_a: Ints, rest_a: list[Ints], word_b: Ints, rest_b: list[Ints]) -> Floats | None:
    keyed = (rest_a[0] == rest_b[0]) & (rest_a[0] != 0)
    alike = np.where(keyed & (word_a == word_b), _EXACT, _KEYED * keyed) if keyed.any() else None
    if len(rest_a) > 1:
        first_a, first_b = rest_a[1], rest_b[1]
        initial = ((first_a < 0) | (first_b < 0)) & (np.abs(first_a) == np.abs(first_b)) & (first_a != 0)
        if initial.any():
            alike = np.maximum(_INITIAL * initial, 0.0 if alike is None else alike)
    return alike


def _has(table: Ints, keys: Ints) -> npt.NDArray[np.bool_]:
    """Tell for each key whether it stands in its row of the table."""
    found = np.zeros(keys.shape[::-1], dtype=np.bool_)
    there = [column for (column,) in _columns((table,))]
    for place in np.flatnonzero(keys.any(axis=0)).tolist():
        key = np.ascontiguousarray(keys[:, place])
        for column in there:
            found[place] |= key == column
        found[place] &= key != 0
    return found.T


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0).clip(0, 1)


def _compare_names(table: Features, left: Prepared, right: Prepared) -> None:
    pair, at_left, at_right = _pairing(left, right)
    a, b = left.names.take(at_left), right.names.take(at_right)
    places = np.concatenate([left.place[pair], right.place[pair]], axis=1)
    weights = _less_for_places(a.word_weights, a.keys, places), _less_for_places(b.word_weights, b.keys, places)
    found = _match(a, b, weights, (left.text_keys[pair], right.text_keys[pair]))
    columns = _name_columns(a, b, found) | _said_columns(a, b, places)
    best = _best_of_each(pair, _name_value(columns))
    chosen = pair[best]
    for name, column in columns.items():
        table[chosen, _AT[name]] = column[best]
    table[:, _AT["name_none"]] = (left.many == 0) | (right.many == 0)


def _less_for_places(weights: Floats, keys: Ints, places: Ints) -> Floats:
    """Weigh the name of the place less: it says little among the memorials of one place."""
    return weights * np.where(_has(places, keys), _OF_PLACE, 1.0)


def _said_columns(a: Names, b: Names, places: Ints) -> dict[str, npt.NDArray[np.floating]]:
    """Compare words and concepts together: "Regional Art Museum" in two languages shares no word."""
    weight_a = _less_for_places(a.said_weights, a.said_keys, places)
    weight_b = _less_for_places(b.said_weights, b.said_keys, places)
    best_a, best_b = _best_alike((a.said, a.said_keys), (b.said, b.said_keys))
    shared_a, shared_b = (weight_a * best_a).sum(axis=1), (weight_b * best_b).sum(axis=1)
    has_a, has_b = weight_a.sum(axis=1), weight_b.sum(axis=1)
    shared = (shared_a + shared_b) / 2
    left_over = np.minimum(has_a - shared_a, has_b - shared_b)
    return {
        "said_shared": _share(shared, np.maximum(has_a, has_b)),
        "said_contained": _share(shared, np.minimum(has_a, has_b)),
        "said_conflict": _share(left_over, np.minimum(has_a, has_b)),
    }


def _name_columns(a: Names, b: Names, found: _Match) -> dict[str, npt.NDArray[np.floating]]:
    smaller = np.minimum(found.has_left, found.has_right)
    larger = np.maximum(found.has_left, found.has_right)
    has_none, has_both = larger == 0, smaller > 0
    core = np.asarray(process.cpdist(a.core, b.core, scorer=fuzz.token_sort_ratio, dtype=np.float32)) / 100
    letters = np.asarray(process.cpdist(a.full, b.full, scorer=fuzz.token_set_ratio, dtype=np.float32)) / 100
    untold = np.minimum(found.has_left - found.told_left, found.has_right - found.told_right)
    subjects = _alike(a.subjects, b.subjects)
    return {
        "name_shared": _share(found.shared, larger),
        "name_contained": _share(found.shared, smaller),
        "name_conflict": np.where(has_both, _share(untold, smaller), 0.0),
        "name_rarest": found.rarest,
        "name_told": (_share(found.told_left, found.has_left) + _share(found.told_right, found.has_right))
        / 2,
        "name_spelling": np.where(has_both, core, 0.0),
        "name_letters": letters,
        "name_one_generic": ~has_none & ~has_both,
        "name_generic": has_none,
        "generic_alike": np.where(has_none, subjects, 0.0),
        "object_same": _alike(a.objects, b.objects),
        "object_other": _differ(a.objects, b.objects),
        "subject_same": subjects,
        "subject_other": _differ(a.subjects, b.subjects),
        "trait_same": _alike(a.traits, b.traits),
        "trait_other": _differ(a.traits, b.traits),
    }


def _name_value(columns: dict[str, npt.NDArray[np.floating]]) -> Floats:
    """Say which of several pairs of names is compared: the one that is most alike."""
    value: Floats = (
        2 * columns["name_shared"].astype(np.float64)
        + columns["name_contained"]
        + columns["name_rarest"]
        + columns["name_spelling"]
        + columns["name_letters"]
        + columns["said_shared"]
        - columns["name_conflict"]
    )
    return value


def _best_of_each(pair: Ints, value: Floats) -> Ints:
    """Give the row with the highest value of each pair; the first one where several have it."""
    order = np.lexsort((-value, pair))
    is_first = np.ones(order.size, dtype=np.bool_)
    is_first[1:] = pair[order][1:] != pair[order][:-1]
    return order[is_first]


def _alike(a: Bits, b: Bits) -> Floats:
    """Share of bits that both have of those that either has (Jaccard)."""
    either = np.bitwise_count(a | b).astype(np.float64)
    return _share(np.bitwise_count(a & b).astype(np.float64), either)


def _differ(a: Bits, b: Bits) -> npt.NDArray[np.bool_]:
    return (a != 0) & (b != 0) & ((a & b) == 0)


def _compare_kinds(table: Features, left: Prepared, right: Prepared) -> None:
    table[:, _AT["kind_same"]] = (left.kind & right.kind) != 0
    table[:, _AT["kind_other"]] = _differ(left.kind, right.kind)
    table[:, _AT["class_same"]] = (left.classes & right.classes) != 0
    table[:, _AT["class_other"]] = _differ(left.classes, right.classes)


def _compare_places(table: Features, left: Prepared, right: Prepared) -> None:
    away = np.maximum(distance_m(left, right) - np.maximum(left.within_m, right.within_m), 0)
    known = ~np.isnan(away)
    step = np.log10(np.where(known, away, 0) + 1)
    for name, low, high in (
        ("beyond_20m", 5, 60),
        ("beyond_60m", 20, 200),
        ("beyond_200m", 60, 600),
        ("beyond_600m", 200, 2000),
        ("beyond_2km", 600, 10_000),
        ("beyond_10km", 2000, 100_000),
    ):
        start, end = np.log10(low + 1), np.log10(high + 1)
        table[:, _AT[name]] = np.where(known, ((step - start) / (end - start)).clip(0, 1), 0)
    table[:, _AT["distance_unknown"]] = ~known
    near = np.where(known, 1 - ((step - 1) / 1.5).clip(0, 1), 0)
    table[:, _AT["near_generic"]] = near * (table[:, _AT["name_none"]] + table[:, _AT["name_generic"]]).clip(
        0, 1
    )
    table[:, _AT["near_named"]] = near * table[:, _AT["name_contained"]]
    shared = ((left.street[:, :, None] == right.street[:, None, :]) & (left.street != 0)[:, :, None]).any(
        axis=(1, 2)
    )
    has_street = (left.street[:, 0] != 0) & (right.street[:, 0] != 0)
    has_number = (left.number != 0) & (right.number != 0) & shared
    table[:, _AT["street_same"]] = shared
    table[:, _AT["street_other"]] = has_street & ~shared
    table[:, _AT["number_same"]] = has_number & (left.number == right.number)
    table[:, _AT["number_other"]] = has_number & (left.number != right.number)


def _compare_years(table: Features, left: Prepared, right: Prepared) -> None:
    for name in ("year", "born", "died"):
        a, b = getattr(left, name), getattr(right, name)
        has_both, apart = (a != 0) & (b != 0), np.abs(a - b)
        table[:, _AT[f"{name}_same"]] = has_both & (apart == 0)
        if f"{name}_close" in _AT:
            table[:, _AT[f"{name}_close"]] = has_both & (apart > 0) & (apart <= 1)
        table[:, _AT[f"{name}_other"]] = has_both & (apart > 1)
    shared = ((left.years[:, :, None] == right.years[:, None, :]) & (left.years != 0)[:, :, None]).any(axis=2)
    table[:, _AT["years_shared"]] = shared.sum(axis=1).clip(0, 2) / 2


def _compare_texts(table: Features, left: Prepared, right: Prepared) -> None:
    rows = np.flatnonzero((left.text[:, 0] != 0) & (right.text[:, 0] != 0))
    a, b = left.text_keys[rows], right.text_keys[rows]
    weight_a, weight_b = left.text_weights[rows], right.text_weights[rows]
    both = np.minimum((weight_a * _has(b, a)).sum(axis=1), (weight_b * _has(a, b)).sum(axis=1))
    share = _share(both, np.minimum(weight_a.sum(axis=1), weight_b.sum(axis=1)))
    table[rows, _AT["text_shared"]] = share
    table[rows, _AT["text_other"]] = np.where(share == 0, 1.0, 0.0)
