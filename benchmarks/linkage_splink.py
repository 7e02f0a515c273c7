"""A peer: Splink on DuckDB links records by a model that it trains without labels.

`linkage_splink.py RECORDS.jsonl OUT` writes into the folder OUT the scored pairs (pairs.csv), the clusters at its usual
threshold of .9 (clusters.csv), and what took how long (times.json); `link.py` runs it so. Without arguments it prints
one JSON object that says which version is installed (`pip install --group bench`).

It is given names and towns in Latin letters, every word of every name, and the form of model that was best in an earlier
trial; on these records its levels and blocking have not been tuned, so that its figures are not the best it can do. In it position and town are ONE comparison; as two, which are not independent, they make pairs
sure that are not (best F1 .81 instead of .85, at .9 .55 instead of .78, on 50,000 other records).
Blocking: cells of 0.01 degrees on four grids, each moved by half a cell, so that no border divides what is near; two rare
words in a town; a whole name in a town; rare words of the country.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import msgspec
from anyascii import anyascii

THRESHOLD: Final = 0.9
LOWEST: Final = 0.01
CELL: Final = 0.01
RARE_IN_COUNTRY: Final = 12
LARGE: Final = 200_000
"""From so many records on, no pair is made of a whole name in a town: it grows with the square of the generic ones."""
DISTANCE: Final = (
    "111.2 * sqrt(power(lat_l - lat_r, 2) + power((lon_l - lon_r) * cos(radians((lat_l + lat_r) / 2)), 2))"
)
TRAINING: Final = (
    # The model learns nothing about names from pairs that share a name, nor about places from pairs of one cell.
    f"round(l.lat / {CELL}) = round(r.lat / {CELL}) and round(l.lon / {CELL}) = round(r.lon / {CELL})",
    "l.country = r.country and l.rarest = r.rarest and len(list_intersect(l.words, r.words)) > 0",
)
SAME_TOWN: Final = "town_l = town_r"
LIKE_TOWN: Final = "jaro_winkler_similarity(town_l, town_r) >= 0.9"


# --- what a record becomes


def read_rows(path: Path) -> dict[str, list[Any]]:
    """Read records into columns; names and towns in Latin small letters."""
    rows = [_row(record) for record in _records(path)]
    often = Counter((row["country"], word) for row in rows for word in row["words"])
    in_town = Counter((row["town"], word) for row in rows for word in row["words"])
    for row in rows:
        ranked = sorted(row["words"], key=lambda word: (often[row["country"], word], word))
        row["rare"] = [word for word in ranked[:2] if often[row["country"], word] <= RARE_IN_COUNTRY]
        row["rarest"] = row["rare"][0] if row["rare"] else None
        ranked = sorted(row["words"], key=lambda word: (in_town[row["town"], word], word))
        row["town_rare"] = ranked[:2]
    return {key: [row[key] for row in rows] for key in rows[0]}


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for line in file:
            yield msgspec.json.decode(line)


def _row(record: dict[str, Any]) -> dict[str, Any]:
    names = record.get("names") or [record["name"]]
    town = _plain(record.get("city")) or None
    words = sorted(
        {word for name in names for word in _plain(name).split() if len(word) > 1 or word.isdigit()}
    )
    return {
        "unique_id": record["id"],
        "name": _plain(names[0]),
        "words": words,
        "town": town,
        "country": record.get("country"),
        "state": _plain(record.get("state")) or None,
        "lat": record.get("lat"),
        "lon": record.get("lon"),
        "cells": _cells(record.get("lat"), record.get("lon")),
        "kind": record.get("kind"),
        "year": record.get("year"),
        "inscription": _plain(record.get("inscription")) or None,
        "about": _plain(record.get("commemorates")) or None,
    }


def _plain(text: str | None) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(text or "").replace("'", "").lower()))


def _cells(lat: float | None, lon: float | None) -> list[str]:
    """Name the cell on each of four grids."""
    if lat is None or lon is None:
        return []
    halves = ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5))
    return [f"{number}:{lat / CELL + y:.0f}:{lon / CELL + x:.0f}" for number, (y, x) in enumerate(halves)]


# --- the model


def make_settings(n: int) -> Any:
    from splink import SettingsCreator, block_on
    from splink import comparison_library as compare

    rules: list[Any] = [
        block_on("cells", arrays_to_explode=["cells"]),
        block_on("town", "town_rare", arrays_to_explode=["town_rare"]),
        block_on("country", "rare", arrays_to_explode=["rare"]),
    ]
    if n < LARGE:
        rules.append(block_on("town", "name"))
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            _compare_names(),
            _compare_places(),
            compare.ExactMatch("kind").configure(term_frequency_adjustments=True),
            _levels(
                "year", "year_l is null or year_r is null", "year_l = year_r", "abs(year_l - year_r) <= 1"
            ),
            _levels(
                "inscription",
                "inscription_l is null or inscription_r is null",
                "inscription_l = inscription_r",
                "jaro_winkler_similarity(inscription_l, inscription_r) >= 0.9",
            ),
            compare.JaroWinklerAtThresholds("about", [0.9]),
        ],
        blocking_rules_to_generate_predictions=rules,
        retain_matching_columns=False,
    )


def _levels(name: str, null: str, *conditions: str) -> Any:
    from splink import comparison_level_library as level
    from splink import comparison_library as compare

    return compare.CustomComparison(
        output_column_name=name,
        comparison_levels=[
            level.CustomLevel(null).configure(is_null_level=True),
            *(level.CustomLevel(condition) for condition in conditions),
            level.ElseLevel(),
        ],
    )


def _compare_names() -> Any:
    """Compare by letters and by words; how often a whole name stands counts."""
    from splink import comparison_level_library as level
    from splink import comparison_library as compare

    shared = "len(list_intersect(words_l, words_r))"
    fewer = "least(len(words_l), len(words_r))"
    return compare.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            level.NullLevel("name"),
            level.ExactMatchLevel("name", term_frequency_adjustments=True),
            level.CustomLevel(f"{shared} >= 2 and {shared} = {fewer}"),
            level.JaroWinklerLevel("name", 0.92),
            level.CustomLevel(f"{shared} >= 2 and {shared} * 2 > {fewer}"),
            level.JaroWinklerLevel("name", 0.8),
            level.CustomLevel(f"{shared} >= 1"),
            level.ElseLevel(),
        ],
    )


def _compare_places() -> Any:
    steps = (0.05, 0.1, 0.2, 0.4, 1.0)
    near = [f"{DISTANCE} <= {steps[0]}", *(f"{DISTANCE} <= {km}" for _, km in pairwise(steps))]
    return _levels(
        "place",
        "(lat_l is null or lat_r is null) and (town_l is null or town_r is null)",
        *near,
        f"{SAME_TOWN} and (lat_l is null or lat_r is null)",
        f"({SAME_TOWN} or {LIKE_TOWN}) and coalesce({DISTANCE}, 0) <= 6",
        f"{DISTANCE} <= 6",
        SAME_TOWN,
    )


# --- linking


def link(path: Path, out: Path, *, threshold: float = THRESHOLD) -> dict[str, float]:
    """Train, score and cluster; returns seconds by step."""
    import pyarrow
    from splink import DuckDBAPI, Linker

    clock = [time.perf_counter()]
    columns = read_rows(path)
    n = len(columns["unique_id"])
    database = DuckDBAPI()
    clock.append(time.perf_counter())
    linker = Linker(database.register(pyarrow.table(columns)), make_settings(n), log_level=None)
    certain: list[Any] = ["l.name = r.name and l.town = r.town and l.year = r.year"]
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.25)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in TRAINING:
        linker.training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)
    clock.append(time.perf_counter())
    scored = linker.inference.predict(threshold_match_probability=LOWEST)
    _copy(
        database,
        scored,
        "unique_id_l as a_id, unique_id_r as b_id, match_probability as score",
        out / "pairs.csv",
    )
    clock.append(time.perf_counter())
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        scored, threshold_match_probability=threshold
    )
    _copy(database, clusters, "unique_id as id, cluster_id as cluster", out / "clusters.csv")
    clock.append(time.perf_counter())
    steps = [round(end - start, 2) for start, end in pairwise(clock)]
    return dict(zip(("read", "train", "predict", "cluster"), steps, strict=True))


def _copy(database: Any, table: Any, columns: str, path: Path) -> None:
    database._con.sql(f"select {columns} from {table.physical_name}").write_csv(str(path))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("records", type=Path, nargs="?")
    cli.add_argument("out", type=Path, nargs="?")
    args = cli.parse_args()
    if args.out is None:
        try:
            version: str | None = metadata.version("splink")
        except metadata.PackageNotFoundError:
            version = None
        print(json.dumps({"benchmark": "linkage_splink", "splink": version}))
        return
    times = link(args.records, args.out)
    (args.out / "times.json").write_text(json.dumps(times), encoding="utf-8")


if __name__ == "__main__":
    main()
