"""Two records, what speaks for and against their being one: a row of numbers, the features.

Invariant: a row depends on its two records and on how rare their words are, on nothing else; it is the same for (a, b)
and (b, a). Every feature lies in [0, 1].

The fields of the place are one piece of evidence (Splink calls them correlated): distance, street and number are
separate features only because the score is trained on all of them together.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from rapidfuzz import fuzz

from cenotaph.linkage.alike import differ, has, letters_alike, share
from cenotaph.linkage.compare_names import compare_names
from cenotaph.linkage.features import COLUMN, FEATURES, Features
from cenotaph.linkage.prepare import Floats, Ints, Prepared

_CLOSE: Final = 0.8
_EARTH_M: Final = 6_371_008.8


def compare(left: Prepared, right: Prepared) -> Features:
    """Compare records row by row.

    Args:
        left: one record of each pair, with the weights of its words.
        right: the other ones; as many rows.

    Returns:
        (rows, features) in the order of `FEATURES`.
    """
    table = np.zeros((left.size, len(FEATURES)), dtype=np.float32)
    compare_names(table, left, right)
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
    away: Floats = 2 * _EARTH_M * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return away


def _compare_kinds(table: Features, left: Prepared, right: Prepared) -> None:
    table[:, COLUMN["kind_same"]] = (left.kind & right.kind) != 0
    table[:, COLUMN["kind_other"]] = differ(left.kind, right.kind)
    table[:, COLUMN["kind_unknown"]] = (left.kind == 0) | (right.kind == 0)
    table[:, COLUMN["class_same"]] = (left.classes & right.classes) != 0
    table[:, COLUMN["class_other"]] = differ(left.classes, right.classes)
    table[:, COLUMN["class_extra_other"]] = ((left.classes & right.classes) != 0) & (
        left.classes != right.classes
    )


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
        table[:, COLUMN[name]] = np.where(known, ((step - start) / (end - start)).clip(0, 1), 0)
    table[:, COLUMN["distance_unknown"]] = ~known
    near = np.where(known, 1 - ((step - 1) / 1.5).clip(0, 1), 0)
    table[:, COLUMN["near_generic"]] = near * (
        table[:, COLUMN["name_none"]] + table[:, COLUMN["name_generic"]]
    ).clip(0, 1)
    table[:, COLUMN["near_named"]] = near * table[:, COLUMN["name_contained"]]
    table[:, COLUMN["near_conflict"]] = near * np.maximum(
        table[:, COLUMN["name_conflict"]], table[:, COLUMN["said_conflict"]]
    )
    apart = table[:, COLUMN["beyond_60m"]]
    table[:, COLUMN["apart_named"]] = (
        apart * table[:, COLUMN["name_contained"]] * table[:, COLUMN["name_told"]]
    )
    table[:, COLUMN["apart_same"]] = apart * table[:, COLUMN["said_shared"]]
    _compare_lists(table, "city", left.city, right.city)
    shared = ((left.street[:, :, None] == right.street[:, None, :]) & (left.street != 0)[:, :, None]).any(
        axis=(1, 2)
    )
    has_street = (left.street[:, 0] != 0) & (right.street[:, 0] != 0)
    has_number = (left.number != 0) & (right.number != 0) & shared
    table[:, COLUMN["street_same"]] = shared
    table[:, COLUMN["street_other"]] = has_street & ~shared
    table[:, COLUMN["number_same"]] = has_number & (left.number == right.number)
    table[:, COLUMN["number_other"]] = has_number & (left.number != right.number)


def _compare_lists(table: Features, name: str, a: Ints, b: Ints) -> None:
    """Tell whether two lists share something, or whether both are there and share nothing."""
    shared, has_both = has(b, a).any(axis=1), (a != 0).any(axis=1) & (b != 0).any(axis=1)
    table[:, COLUMN[f"{name}_same"]] = shared
    table[:, COLUMN[f"{name}_other"]] = has_both & ~shared


def _compare_years(table: Features, left: Prepared, right: Prepared) -> None:
    for name in ("year", "born", "died"):
        a, b = getattr(left, name), getattr(right, name)
        has_both, apart = (a != 0) & (b != 0), np.abs(a - b)
        table[:, COLUMN[f"{name}_same"]] = has_both & (apart == 0)
        if f"{name}_close" in COLUMN:
            table[:, COLUMN[f"{name}_close"]] = has_both & (apart > 0) & (apart <= 1)
        table[:, COLUMN[f"{name}_other"]] = has_both & (apart > 1)
    shared = ((left.years[:, :, None] == right.years[:, None, :]) & (left.years != 0)[:, :, None]).any(axis=2)
    _compare_lists(table, "digits", left.digits, right.digits)
    table[:, COLUMN["years_shared"]] = shared.sum(axis=1).clip(0, 2) / 2


def _compare_texts(table: Features, left: Prepared, right: Prepared) -> None:
    rows = np.flatnonzero((left.text[:, 0] != 0) & (right.text[:, 0] != 0))
    a, b = left.text_keys[rows], right.text_keys[rows]
    weight_a, weight_b = left.text_weights[rows], right.text_weights[rows]
    both = np.minimum((weight_a * has(b, a)).sum(axis=1), (weight_b * has(a, b)).sum(axis=1))
    shared = share(both, np.minimum(weight_a.sum(axis=1), weight_b.sum(axis=1)))
    table[rows, COLUMN["text_shared"]] = shared
    table[rows, COLUMN["text_other"]] = np.where(shared == 0, 1.0, 0.0)
    rows = np.flatnonzero((left.told != "") & (right.told != ""))
    alike = letters_alike(left.told[rows], right.told[rows], fuzz.token_set_ratio)
    table[rows, COLUMN["text_letters"]] = alike
    table[rows, COLUMN["text_close"]] = ((alike - _CLOSE) / (1 - _CLOSE)).clip(0, 1)
