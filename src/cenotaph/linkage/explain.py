"""Why two records have their score: reasons in words, with weights that add up.

Invariant: the reasons together are the log odds of the probability, to within rounding.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from cenotaph.linkage.features import FEATURES, Features
from cenotaph.linkage.identifiers import BESIDE
from cenotaph.linkage.link import Scored, features_of, of_person
from cenotaph.linkage.model import KINDS, Model, score_rivals
from cenotaph.linkage.prepare import Ints, Prepared
from cenotaph.linkage.reasons import Reason

_GROUPS: Final = {"beyond": "distance", "near": "distance", "apart": "distance"}


class Explanation(NamedTuple):
    """A pair and its reasons, the strongest first.

    Attributes:
        probability: of being one thing.
        reasons: they add up to the log odds of the probability.
    """

    probability: float
    reasons: list[Reason]

    @property
    def weight(self) -> float:
        """The log odds in bits."""
        return math.log2(self.probability / (1 - self.probability))


def explain(prepared: Prepared, scored: Scored, places: Ints, model: Model) -> list[Explanation]:
    """Explain scored pairs.

    Args:
        prepared: the records, with the weights of their words.
        scored: all pairs, as competition needs them.
        places: of the pairs in `scored`.
        model: the weights that scored them.
    """
    a, b, evidence = scored.a[places], scored.b[places], scored.evidence[places]
    person = of_person(prepared, a, b)
    parts = _parts(features_of(prepared, a, b), person, model)
    alone = score_rivals(model, evidence, 2 * np.arange(a.size), 2 * np.arange(a.size) + 1, person)
    beside = np.zeros((a.size, len(BESIDE))) if scored.beside is None else scored.beside[places]
    explained = []
    for row, part in enumerate(parts):
        probability, unrivalled = float(scored.probability[places[row]]), _log_odds(float(alone[row]))
        identifier, register = beside[row].tolist()
        part["identifier"] = identifier
        part["fit"] = unrivalled - sum(part.values())
        part["register"] = register
        part["rivals"] = _log_odds(probability) - unrivalled - register
        reasons = [Reason(about, weight / math.log(2)) for about, weight in part.items() if weight]
        reasons.sort(key=lambda reason: (-abs(reason.weight), reason.about))
        explained.append(Explanation(probability, reasons))
    return explained


def _parts(features: Features, person: npt.NDArray[np.bool_], model: Model) -> list[dict[str, float]]:
    """Give what each group of features adds, pair by pair."""
    parts = []
    for row, is_person in zip(features.tolist(), person.tolist(), strict=True):
        weights = model.pairs[KINDS[int(is_person)]]
        part = {"bias": weights.bias}
        for name, value in zip(FEATURES, row, strict=True):
            if value:
                about = _about(name)
                part[about] = part.get(about, 0.0) + weights.weights.get(name, 0.0) * value
        parts.append(part)
    return parts


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _about(feature: str) -> str:
    first = feature.split("_", 1)[0]
    return _GROUPS.get(first, first)
