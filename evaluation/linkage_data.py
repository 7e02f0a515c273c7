"""Labelled pairs of records, as tables of features: what linkage is trained and scored on.

The lists lie beside the checkout (`shared/data/links`, `shared/eval/pairs`); nothing of their text is in the project.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import NamedTuple

import h3
import numpy as np
import numpy.typing as npt

from cenotaph.linkage.blocking import block
from cenotaph.linkage.features import Features
from cenotaph.linkage.link import features_of, of_person
from cenotaph.linkage.on_duckdb import find_candidates
from cenotaph.linkage.prepare import Floats, Ints, prepare
from cenotaph.linkage.rarity import count_words, weigh_words
from cenotaph.linkage.record import Record, read_records

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
FOLDS = 5
_BATCH = 20_000


class LabelledSet(NamedTuple):
    """Where two lists and their true links lie.

    Attributes:
        name: of the set.
        folder: under `shared`.
        kind: which weights it trains, "site" or "person".
        region_resolution: of the H3 cells that folds are made of.
    """

    name: str
    folder: str
    kind: str
    region_resolution: int


SETS = (
    LabelledSet("osm_splc", "eval/pairs/osm_splc", "site", 3),
    LabelledSet("ukraine", "data/links/ukraine_l4r_wikidata", "site", 5),
    LabelledSet("plaques", "eval/pairs/london_plaques", "person", 7),
    LabelledSet("berlin_osm", "data/links/berlin_osm_register", "person", 7),
    LabelledSet("berlin_2022", "data/links/berlin_2022_scrape_vs_csv", "person", 7),
)


class Labelled(NamedTuple):
    """Candidate pairs of one set.

    Attributes:
        records: of both lists.
        a: rows of `records`; `b` the same.
        label: 1 same, 0 not, -1 not known.
        weight: how many candidate pairs a judged one stands for.
        is_part: a part and its whole.
        features: of each pair.
        person: whether both records are of a person.
        fold: 0 to 4, by the region of a.
        true_pairs: same ones, found by blocking or not; `true_weight` the sum of their weights.
    """

    records: list[Record]
    a: Ints
    b: Ints
    label: Ints
    weight: Floats
    is_part: npt.NDArray[np.bool_]
    features: Features
    person: npt.NDArray[np.bool_]
    fold: Ints
    true_pairs: int
    true_weight: float


class _Truth(NamedTuple):
    same: dict[tuple[str, str], float]
    other: dict[tuple[str, str], float]
    parts: frozenset[tuple[str, str]]
    ignored: frozenset[tuple[str, str]]
    looked_at: frozenset[str]


def read_set(labelled: LabelledSet, shared: Path = SHARED) -> Labelled:
    """Read two lists, find their candidate pairs as linkage does, and compare them.

    Args:
        labelled: the set.
        shared: the folder that holds it.
    """
    folder = shared / labelled.folder
    first, second = (
        sorted(
            (one for one in read_records(folder / name) if isinstance(one, Record)), key=lambda one: one.id
        )
        for name in ("a.jsonl", "b.jsonl")
    )
    truth = _read_truth(folder)
    records = [*first, *second]
    prepared = prepare(records)
    prepared = weigh_words(prepared, count_words(prepared))
    found = find_candidates(block(prepared), len(first), len(records))
    pairs = [(records[i].id, records[j].id) for i, j in zip(found.a.tolist(), found.b.tolist(), strict=True)]
    # Where each pair was judged by itself, the others compete with it; else only those of records that were looked at.
    kept = np.array([bool(truth.other) or a in truth.looked_at for a, _ in pairs], dtype=np.bool_)
    pairs = [pair for pair, is_kept in zip(pairs, kept.tolist(), strict=True) if is_kept]
    a, b = found.a[kept], found.b[kept]
    features = [
        features_of(prepared, a[at : at + _BATCH], b[at : at + _BATCH]) for at in range(0, a.size, _BATCH)
    ]
    return Labelled(
        records=records,
        a=a,
        b=b,
        label=np.array([_label(pair, truth) for pair in pairs], dtype=np.int64),
        weight=np.array([truth.same.get(pair, truth.other.get(pair, 1.0)) for pair in pairs]),
        is_part=np.array([pair in truth.parts for pair in pairs], dtype=np.bool_),
        features=np.concatenate(features),
        person=of_person(prepared, a, b),
        fold=np.array([_fold(records[i], labelled.region_resolution) for i in a.tolist()], dtype=np.int64),
        true_pairs=len(truth.same),
        true_weight=sum(truth.same.values()),
    )


def digest_of(labelled: LabelledSet, shared: Path = SHARED) -> str:
    """Hash the files of a set (SHA-256 over their bytes, in the order of their names)."""
    digest = hashlib.sha256()
    for file in sorted((shared / labelled.folder).iterdir()):
        if file.name in ("a.jsonl", "b.jsonl", "links.csv", "judged.csv"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _read_truth(folder: Path) -> _Truth:
    judged = folder / "judged.csv"
    with (judged if judged.exists() else folder / "links.csv").open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    said = [
        (
            (row["a_id"], row["b_id"]),
            row.get("judgement") or row.get("verdict") or "same",
            float(row.get("weight") or 1),
        )
        for row in rows
    ]
    return _Truth(
        {pair: weight for pair, word, weight in said if word == "same"},
        {pair: weight for pair, word, weight in said if word in ("different", "part-whole")},
        frozenset(pair for pair, word, _ in said if word == "part-whole"),
        frozenset(pair for pair, word, _ in said if word in ("ignore", "unsure")),
        frozenset(pair[0] for pair, word, _ in said if word != "ignore"),
    )


def _label(pair: tuple[str, str], truth: _Truth) -> int:
    if pair in truth.same:
        return 1
    if pair in truth.ignored or (truth.other and pair not in truth.other):
        return -1
    return 0


def _fold(record: Record, resolution: int) -> int:
    region = h3.latlng_to_cell(record.lat, record.lon, resolution) if record.lat is not None else record.id
    return int(hashlib.sha256(str(region).encode()).hexdigest(), 16) % FOLDS
