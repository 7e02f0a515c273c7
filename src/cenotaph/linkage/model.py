"""The score: logistic regression over the features, then over the competition; weights in one small file.

Invariant: the same features give the same probability on every machine to the last digit, and the parts of an
explanation add up to the score. Weights are read, never code.

Source: Fellegi and Sunter 1969 for weights of evidence that add up; the weights are trained on labelled pairs
(`evaluation/linkage.py --train`), as logistic regression finds them also where features depend on each other.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from cenotaph.linkage.compete import COMPETITION, NO_RIVAL, compete
from cenotaph.linkage.features import FEATURES, Features
from cenotaph.linkage.prepare import Floats, Ints

KINDS: Final = ("site", "person")
"""Two records that are both of a person are compared as persons, all others as sites."""

MOST_ODDS: Final = 12.0
"""Natural log odds of a pair are cut to this; the least is `compete.NO_RIVAL`."""


ONE_LIST: Final = -3.0
"""Natural log odds that two records of one list have less than two of different ones: a list names a thing once, as a rule.
The labelled pairs are of two lists each. Chosen on generated records (`benchmarks/linkage_records.py`, seed 2)."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One regression: log odds are the bias and the sum of weight times feature."""

    bias: float
    weights: dict[str, float]


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a score needs.

    Attributes:
        version: named in every judgement that comes from it.
        pairs: by kind, the weights of `FEATURES`.
        rivals: by kind, the weights of `COMPETITION`.
        threshold: a pair with at least this probability is linked.
        doubt: a pair with at least this one waits for a person.
        trained: with what command, on which data (SHA-256 of the files), how many pairs.
    """

    version: str
    pairs: dict[str, Weights]
    rivals: dict[str, Weights]
    threshold: float
    doubt: float
    trained: dict[str, str]


@cache
def shipped_model() -> Model:
    """Load the model that comes with the package."""
    return msgspec.json.decode(files("cenotaph.linkage").joinpath("data/model.json").read_bytes(), type=Model)


def within_one_list(model: Model) -> Model:
    """Give the weights for duplicates within one list.

    >>> model = shipped_model()
    >>> round(within_one_list(model).pairs["site"].bias - model.pairs["site"].bias, 3)
    -3.0
    """
    pairs = {
        kind: msgspec.structs.replace(weights, bias=weights.bias + ONE_LIST)
        for kind, weights in model.pairs.items()
    }
    return msgspec.structs.replace(model, pairs=pairs)


def weigh_pairs(model: Model, features: Features, person: npt.NDArray[np.bool_]) -> Floats:
    """Weigh what is said of pairs by themselves.

    Args:
        model: the weights.
        features: (pairs, features).
        person: whether both records are of a person.

    Returns:
        Natural log odds, without bounds.
    """
    by_kind = [_log_odds(model.pairs[kind], FEATURES, features) for kind in KINDS]
    return np.where(person, by_kind[1], by_kind[0])


def score_pairs(model: Model, features: Features, person: npt.NDArray[np.bool_]) -> Floats:
    """Score pairs by themselves; the arguments are those of `weigh_pairs`.

    Returns:
        Natural log odds in [-6, 12]. The least is that of no rival, so that pairs that have it can be forgotten.
    """
    return np.clip(weigh_pairs(model, features, person), NO_RIVAL, MOST_ODDS)


def score_rivals(model: Model, evidence: Floats, a: Ints, b: Ints, person: npt.NDArray[np.bool_]) -> Floats:
    """Give the probability of pairs beside their rivals.

    Args:
        model: the weights.
        evidence: log odds of all pairs.
        a: the record on one side of each pair.
        b: the other one.
        person: whether both records are of a person.
    """
    return score_competition(model, compete(evidence, a, b), person)


def score_competition(model: Model, table: Floats, person: npt.NDArray[np.bool_]) -> Floats:
    """Give the probability of pairs by what `compete` says of them.

    Args:
        model: the weights.
        table: (pairs, columns of `COMPETITION`).
        person: whether both records are of a person.
    """
    by_kind = [_log_odds(model.rivals[kind], COMPETITION, table) for kind in KINDS]
    probability: Floats = 1 / (
        1 + np.exp(-np.clip(np.where(person, by_kind[1], by_kind[0]), -MOST_ODDS, MOST_ODDS))
    )
    return probability


def _log_odds(weights: Weights, names: tuple[str, ...], table: npt.NDArray[np.floating]) -> Floats:
    """Add column by column, in their order: a matrix product may add in another one on another machine."""
    total = np.full(table.shape[0], weights.bias)
    for place, name in enumerate(names):
        if weight := weights.weights.get(name, 0.0):
            total += weight * table[:, place].astype(np.float64)
    return total
