"""Why two records have their score: reasons in words, with weights that add up.

Invariant: bias and reasons together are the log odds of the score, before it is cut to its bounds.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from cenotaph.linkage.features import FEATURES
from cenotaph.linkage.link import Scored, features_of, of_person
from cenotaph.linkage.model import KINDS, Model
from cenotaph.linkage.prepare import Prepared

WORDS: Final = {
    "name": "how alike the names are",
    "said": "what the names say, with generic words in any language",
    "generic": "both names are generic",
    "object": "what the names call it",
    "subject": "whom or which war the names are about",
    "trait": "titles and adjectives in the names",
    "kind": "what kind the sources give",
    "class": "whether such things can be one",
    "distance": "how far apart they lie",
    "year": "the year of building or unveiling",
    "born": "the year of birth",
    "died": "the year of death",
    "years": "years in the inscriptions",
    "street": "the street",
    "number": "the house number",
    "text": "what inscriptions and other texts share",
    "rivals": "how other candidates do",
    "bias": "how rarely two records that come together are one",
}
"""By group of features."""

_GROUPS: Final = {"beyond": "distance", "near": "distance"}


class Reason(NamedTuple):
    """One part of a score.

    Attributes:
        about: a key of `WORDS`.
        weight: in bits (log2 odds): 1 doubles the odds, -1 halves them.
    """

    about: str
    weight: float


class Explanation(NamedTuple):
    """A pair and its reasons, the strongest first.

    Attributes:
        probability: of being one thing.
        reasons: what the pair alone says, the bias included.
        rivals: by how many bits the competition moves it.
    """

    probability: float
    reasons: list[Reason]
    rivals: float


def explain(prepared: Prepared, scored: Scored, place: int, model: Model) -> Explanation:
    """Explain one scored pair.

    Args:
        prepared: the records, with the weights of their words.
        scored: all pairs, as competition needs them.
        place: of the pair in `scored`.
        model: the weights that scored it.
    """
    a, b = scored.a[place : place + 1], scored.b[place : place + 1]
    row = features_of(prepared, a, b)[0]
    weights = model.pairs[KINDS[int(of_person(prepared, a, b)[0])]]
    parts: dict[str, float] = {"bias": weights.bias}
    for name, value in zip(FEATURES, row.tolist(), strict=True):
        if value:
            about = _about(name)
            parts[about] = parts.get(about, 0.0) + weights.weights.get(name, 0.0) * value
    reasons = [Reason(about, weight / math.log(2)) for about, weight in parts.items()]
    reasons.sort(key=lambda reason: (-abs(reason.weight), reason.about))
    probability = float(scored.probability[place])
    final = math.log2(probability / (1 - probability))
    return Explanation(probability, reasons, final - float(scored.evidence[place]) / math.log(2))


def _about(feature: str) -> str:
    first = feature.split("_", 1)[0]
    return _GROUPS.get(first, first)
