"""Score linkage on labelled pairs, fail below the floors; or fit the shipped weights anew.

    python evaluation/linkage.py [--errors SET] [--train]

Every figure is of pairs that the weights were not fitted to: 5 folds over regions (cells of H3), with the threshold
fixed beforehand. "weighted" counts a judged pair as often as it stands for candidate pairs. The calibration error (ECE)
is over ten bins of probability: of all candidate pairs, and of those with a chance (at or above .02).

The lists are not part of the project: without them this says so and ends well.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
from linkage_data import SETS, SHARED, Labelled, digest_of, read_set
from linkage_fit import THRESHOLD, cross_validate, fit

from cenotaph.linkage.prepare import Floats

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent / "src/cenotaph/linkage/data/model.json"
VERSION = "1"
_BINS = 10
_CHANCE = 0.02
_RESAMPLES = 1000


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def rates(hit: float, mine: float, truth: float) -> Rates:
    """Give the rates of so many links, of which so many are right, where there are so many true ones."""
    precision, recall = (hit / mine if mine else 0.0), (hit / truth if truth else 0.0)
    return Rates(
        precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    )


def score(labelled: Labelled, probability: Floats, *, weighted: bool = False) -> Rates:
    """Score the links at the threshold among the pairs whose truth is known."""
    weight = labelled.weight if weighted else np.ones(labelled.a.size)
    linked = (probability >= THRESHOLD) & (labelled.label >= 0)
    hit = float(weight[linked & (labelled.label == 1)].sum())
    return rates(hit, float(weight[linked].sum()), labelled.true_weight if weighted else labelled.true_pairs)


def calibration_error(labelled: Labelled, probability: Floats, least: float = 0.0) -> float:
    """Give the mean distance between what is promised and what is true, over ten bins of probability (ECE)."""
    known = (labelled.label >= 0) & (probability >= least)
    place = np.minimum((probability[known] * _BINS).astype(int), _BINS - 1)
    gap = (probability[known] - labelled.label[known]) * labelled.weight[known]
    whole = float(labelled.weight[known].sum())
    return float(np.abs(np.bincount(place, weights=gap, minlength=_BINS)).sum() / whole) if whole else 0.0


def interval(labelled: Labelled, probability: Floats) -> tuple[float, float]:
    """Give the middle 95 of 100 values of the weighted F1 over judged pairs drawn with replacement (bootstrap)."""
    known = np.flatnonzero(labelled.label >= 0)
    lot = np.random.default_rng(1)
    linked, same, weight = probability >= THRESHOLD, labelled.label == 1, labelled.weight
    values = []
    for _ in range(_RESAMPLES):
        at = lot.choice(known, known.size)
        values.append(
            rates(
                float(weight[at][linked[at] & same[at]].sum()),
                float(weight[at][linked[at]].sum()),
                float(weight[at][same[at]].sum()),
            ).f1
        )
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def report(name: str, labelled: Labelled, probability: Floats) -> dict[str, float]:
    """Print what a set reaches, and give what has a floor."""
    plain = score(labelled, probability)
    figures = {"f1": plain.f1, "ece": calibration_error(labelled, probability)}
    print(
        f"{name}: {labelled.true_pairs} links, {int((labelled.label == 1).sum())} of them brought together in "
        f"{labelled.a.size:,} pairs  P {plain.precision:.4f} R {plain.recall:.4f} F1 {plain.f1:.4f}  "
        f"ECE {figures['ece']:.4f} ({calibration_error(labelled, probability, _CHANCE):.3f} with a chance)"
    )
    if len(set(labelled.weight[labelled.label >= 0].tolist())) > 1:
        weighted, (low, high) = score(labelled, probability, weighted=True), interval(labelled, probability)
        parts = int(((probability >= THRESHOLD) & labelled.is_part).sum())
        figures |= {"weighted_f1": weighted.f1, "parts": float(parts)}
        print(
            f"  weighted P {weighted.precision:.4f} R {weighted.recall:.4f} F1 {weighted.f1:.4f} "
            f"({low:.3f} to {high:.3f}); parts linked to their whole: {parts}"
        )
    return figures


def print_errors(labelled: Labelled, probability: Floats) -> None:
    """Print each wrong link and each missed one."""
    linked: npt.NDArray[np.bool_] = probability >= THRESHOLD
    for word, rows in (
        ("FALSE", linked & (labelled.label == 0)),
        ("MISSED", ~linked & (labelled.label == 1)),
    ):
        for at in np.flatnonzero(rows).tolist():
            one, other = labelled.records[labelled.a[at]], labelled.records[labelled.b[at]]
            print(f"{word} {probability[at]:.3f}\n   {one}\n   {other}")


def train(sets: dict[str, Labelled], kinds: dict[str, str]) -> None:
    """Fit to all pairs and write the weights."""
    trained = {"command": "python evaluation/linkage.py --train"}
    for labelled in SETS:
        known = sets[labelled.name].label
        trained[labelled.name] = (
            f"sha256:{digest_of(labelled)}, {int((known == 1).sum())} same, {int((known == 0).sum())} not"
        )
    model = msgspec.structs.replace(fit(sets, kinds), version=VERSION, trained=trained)
    MODEL.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
    print(f"wrote {MODEL.relative_to(HERE.parent)}")


def main() -> int:
    """Score, or train."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--errors", metavar="SET", help="print the wrong and missed links of one set")
    arguments.add_argument("--train", action="store_true", help="fit the weights to all pairs and write them")
    given = arguments.parse_args()
    if not SHARED.exists():
        print("no labelled pairs beside the checkout: nothing to score")
        return 0
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).get("linkage", {})
    kinds = {labelled.name: labelled.kind for labelled in SETS}
    sets = {labelled.name: read_set(labelled) for labelled in SETS}
    if given.train:
        train(sets, kinds)
    below = []
    for name, probability in cross_validate(sets, kinds).items():
        figures = report(name, sets[name], probability)
        for measure, floor in floors.get(name, {}).items():
            is_low = figures[measure] > floor if measure in ("ece", "parts") else figures[measure] < floor
            below += [f"{name}: {measure} {figures[measure]:.4f}, floor {floor}"] if is_low else []
        if given.errors == name:
            print_errors(sets[name], probability)
    print("\n".join(below))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
