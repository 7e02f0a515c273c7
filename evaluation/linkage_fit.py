"""Fits the weights of linkage to labelled pairs, and scores them where they were not fitted: 5 folds over regions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt
from linkage_data import FOLDS, Labelled
from scipy.optimize import minimize

from cenotaph.linkage.compete import COMPETITION, NO_RIVAL, compete
from cenotaph.linkage.features import FEATURES
from cenotaph.linkage.model import KINDS, Model, Weights, score_pairs, score_rivals
from cenotaph.linkage.prepare import Floats

THRESHOLD: Final = 0.5
DOUBT: Final = 0.1
_STRENGTH: Final = 2.0
_AGAINST: Final = ("_other", "_conflict")
_EITHER_SIGN: Final = frozenset(
    {
        "name_none",
        "name_one_generic",
        "name_generic",
        "distance_unknown",
        "kind_unknown",
        "year_close",
        "born_close",
    }
)
PRIOR: Final = {
    "name_shared": 1.0,
    "name_contained": 1.0,
    "name_conflict": -3.0,
    "name_rarest": 1.0,
    "name_told": 1.0,
    "said_shared": 3.0,
    "said_contained": 1.0,
    "said_conflict": -1.0,
    "name_spelling": 1.0,
    "name_letters": 1.0,
    "generic_alike": 1.0,
    "object_same": 0.3,
    "object_other": -0.7,
    "whom_same": 0.5,
    "whom_other": -1.5,
    "war_same": 0.5,
    "war_other": -2.0,
    "class_extra_other": -1.0,
    "name_clash_other": -2.0,
    "trait_same": 0.3,
    "trait_other": -0.5,
    "kind_same": 0.3,
    "kind_other": -2.0,
    "class_same": 0.5,
    "class_other": -3.0,
    "beyond_20m": -0.3,
    "beyond_60m": -0.7,
    "beyond_200m": -1.5,
    "beyond_600m": -1.5,
    "beyond_2km": -2.0,
    "beyond_10km": -3.0,
    "near_named": 1.0,
    "near_conflict": -1.0,
    "apart_named": 2.0,
    "apart_same": 1.0,
    "city_same": 1.0,
    "city_other": -3.0,
    "year_same": 1.0,
    "year_close": 0.5,
    "year_other": -1.5,
    "born_same": 2.0,
    "born_other": -4.0,
    "died_same": 2.0,
    "died_other": -3.0,
    "years_shared": 1.0,
    "digits_same": 1.0,
    "digits_other": -3.0,
    "street_same": 1.0,
    "street_other": -0.5,
    "number_same": 1.0,
    "number_other": -1.0,
    "text_shared": 2.0,
    "text_other": -0.5,
    "text_close": 3.0,
}
"""Weights (natural log odds) that hold where the labelled pairs say nothing: what one would say by judgement."""

_SEED: Final = 20261125
_MOST_SAME, _MOST_OTHER = 2_000, 20_000
# A set of 9,000 pairs counts more than one of 50, but not 180 times.
_FULL_WEIGHT = 100
_SHARE_WITHOUT_KIND = 0.3


def fit(sets: Mapping[str, Labelled], kinds: Mapping[str, str], without: int | None = None) -> Model:
    """Fit the weights of pairs, then those of rivals.

    Args:
        sets: labelled pairs by the name of the set.
        kinds: of each set, which weights it trains.
        without: the fold that is left out; None fits to all.
    """
    pairs: dict[str, Weights] = {}
    rivals: dict[str, Weights] = {}
    for kind in KINDS:
        mine = [labelled for name, labelled in sets.items() if kinds[name] == kind]
        rows = [_chosen(labelled, without) for labelled in mine]
        table = np.concatenate([labelled.features[at] for labelled, at in zip(mine, rows, strict=True)])
        label = np.concatenate([labelled.label[at] for labelled, at in zip(mine, rows, strict=True)])
        weight = np.concatenate([_weight(labelled, at) for labelled, at in zip(mine, rows, strict=True)])
        pairs[kind] = _regress(
            FEATURES,
            np.concatenate([table, _without_kind(table)]),
            np.concatenate([label, label]),
            np.concatenate([weight, weight * _SHARE_WITHOUT_KIND]),
        )
    half = Model("fitting", pairs, dict.fromkeys(KINDS, Weights(0.0, {})), THRESHOLD, DOUBT, {})
    for kind in KINDS:
        tables, labels, weights = [], [], []
        for labelled in (labelled for name, labelled in sets.items() if kinds[name] == kind):
            evidence = score_pairs(half, labelled.features, labelled.person)
            table = compete(evidence, labelled.a, labelled.b)
            at = np.flatnonzero((labelled.label >= 0) & (labelled.fold != without) & (evidence > NO_RIVAL))
            tables.append(table[at])
            labels.append(labelled.label[at])
            weights.append(_weight(labelled, at))
        rivals[kind] = _regress(
            COMPETITION, np.concatenate(tables), np.concatenate(labels), np.concatenate(weights)
        )
    return Model("fitting", pairs, rivals, THRESHOLD, DOUBT, {})


def cross_validate(sets: Mapping[str, Labelled], kinds: Mapping[str, str]) -> dict[str, Floats]:
    """Give each pair the probability from weights that were fitted to the other regions."""
    found = {name: np.zeros(labelled.a.size) for name, labelled in sets.items()}
    for fold in range(FOLDS):
        model = fit(sets, kinds, without=fold)
        for name, labelled in sets.items():
            at = labelled.fold == fold
            found[name][at] = predict(model, labelled)[at]
    return found


def predict(model: Model, labelled: Labelled) -> Floats:
    """Give the probability of each pair."""
    evidence = score_pairs(model, labelled.features, labelled.person)
    probability = score_rivals(model, evidence, labelled.a, labelled.b, labelled.person)
    return np.where(evidence > NO_RIVAL, probability, 0.0)


def _chosen(labelled: Labelled, without: int | None) -> npt.NDArray[np.int64]:
    """Choose pairs to fit to; of very many, some by lot."""
    lot = np.random.default_rng(_SEED)
    parts = []
    for label, most in ((1, _MOST_SAME), (0, _MOST_OTHER)):
        rows = np.flatnonzero((labelled.label == label) & (labelled.fold != without))
        parts.append(np.sort(lot.choice(rows, most, replace=False)) if rows.size > most else rows)
    return np.concatenate(parts)


def _without_kind(table: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Give the same pairs as if neither source said what kind of thing it is: many lists do not."""
    bare = table.copy()
    for name, value in (("kind_same", 0), ("kind_other", 0), ("kind_unknown", 1)):
        bare[:, FEATURES.index(name)] = value
    return bare


def _weight(labelled: Labelled, rows: npt.NDArray[np.int64]) -> Floats:
    same = max(int((labelled.label[rows] == 1).sum()), 1)
    return np.asarray(labelled.weight[rows] * np.sqrt(_FULL_WEIGHT / same), dtype=np.float64)


def _regress(
    names: tuple[str, ...], table: npt.NDArray[np.floating], label: npt.NDArray[np.int64], weight: Floats
) -> Weights:
    """Fit a logistic regression whose weights have the sign that they must have.

    Without this, features that say nearly the same get weights against each other, and the same year would speak against
    two records' being one: it scores no better, and nobody could explain it.
    """
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    given, sign = table.astype(np.float64), np.where(label == 1, 1.0, -1.0)

    def loss(at: Floats) -> tuple[float, Floats]:
        margin = sign * (at[0] + given @ at[1:])
        slope = -sign * weight / (1 + np.exp(np.clip(margin, -50, 50)))
        away = at[1:] - prior
        value = float((weight * np.logaddexp(0, -margin)).sum() + away @ away / (2 * _STRENGTH))
        return value, np.append(slope.sum(), given.T @ slope + away / _STRENGTH)

    bounds = [(None, None), *(_bounds(name) for name in names)]
    fitted = minimize(
        loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 3000}
    )
    rounded = {name: round(float(value), 4) for name, value in zip(names, fitted.x[1:], strict=True)}
    return Weights(round(float(fitted.x[0]), 4), {name: value for name, value in rounded.items() if value})


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name in _EITHER_SIGN:
        return None, None
    return (None, 0.0) if name.endswith(_AGAINST) or name.startswith("beyond") else (0.0, None)
