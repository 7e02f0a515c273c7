"""Two more peers, run as `linkage_peers.py ENGINE RECORDS.jsonl OUT`; each writes its scored pairs as OUT/pairs.csv.

- `audit`, the rule of the National Monument Audit, written from its description: two records in one cell of 0.01 degrees
  whose names have a partial ratio above 80 (rapidfuzz) are one thing.
- `nomenklatura`: cross-referencing as `nomenklatura xref` does it, with the scores of its default model. It knows
  organisations with an address, and no positions. It makes no decision of its own; .9 is taken for one.

Without arguments it prints one JSON object that says which versions are installed (`pip install --group bench`).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import msgspec

RATIO: Final = 80
CELL: Final = 0.01
SUGGESTIONS_A_RECORD: Final = 10

Pair = tuple[str, str, float]


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for line in file:
            yield msgspec.json.decode(line)


def _names(record: dict[str, Any]) -> list[str]:
    return list(record.get("names") or [record["name"]])


def link_audit(path: Path, out: Path) -> Iterator[Pair]:  # noqa: ARG001 - it keeps nothing beside its pairs
    """Yield what shares a cell and most of a name, with the ratio as its score."""
    from rapidfuzz.fuzz import partial_ratio

    cells: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for record in read_records(path):
        if "lat" in record:
            cell = (int(record["lat"] // CELL), int(record["lon"] // CELL))
            cells[cell].append((record["id"], _names(record)[0].lower()))
    for members in cells.values():
        for (a, first), (b, second) in combinations(members, 2):
            ratio = partial_ratio(first, second)
            if ratio > RATIO:
                yield a, b, ratio / 100


def link_nomenklatura(path: Path, out: Path) -> Iterator[Pair]:
    """Yield what cross-referencing scores, with the score."""
    from followthemoney import Dataset, StatementEntity
    from nomenklatura.db import close_db, make_session
    from nomenklatura.resolver import Resolver
    from nomenklatura.store import MemoryStore
    from nomenklatura.xref import xref

    scores: dict[tuple[str, str], float] = {}

    def keep(_: Any, left: Any, right: Any, score: float) -> float:
        scores[left.id, right.id] = score
        return score

    url = f"sqlite:///{(out / 'resolver.db').as_posix()}"
    with make_session(url) as session:
        resolver: Any = Resolver(session, create=True)
        store: Any = MemoryStore(Dataset.make({"name": "bench", "title": "Bench"}), resolver)
        n = 0
        with store.writer() as writer:
            for record in read_records(path):
                writer.add_entity(_make_entity(record, store.dataset, StatementEntity))
                n += 1
        limit = n * SUGGESTIONS_A_RECORD
        xref(resolver, session, store, out / "index", limit=limit, discount_internal=1.0, heuristic=keep)
    close_db()
    for (a, b), score in scores.items():
        yield a, b, score


def _make_entity(record: dict[str, Any], dataset: Any, entity_type: Any) -> Any:
    entity = entity_type(dataset, {"schema": "Organization", "id": record["id"]})
    for name in _names(record):
        entity.add("name", name)
    address = ", ".join(record[key] for key in ("city", "state") if key in record)
    for key, value in (
        ("address", address),
        ("incorporationDate", str(record.get("year", ""))),
        ("summary", record.get("inscription")),
        ("legalForm", record.get("kind")),
    ):
        if value:
            entity.add(key, value)
    return entity


ENGINES: Final = {"audit": link_audit, "nomenklatura": link_nomenklatura}


def write_pairs(pairs: Iterable[Pair], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("a_id", "b_id", "score"))
        rows.writerows(pairs)


def find_version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("engine", choices=tuple(ENGINES), nargs="?")
    cli.add_argument("records", type=Path, nargs="?")
    cli.add_argument("out", type=Path, nargs="?")
    args = cli.parse_args()
    if args.out is None:
        versions = {package: find_version(package) for package in ("nomenklatura", "rapidfuzz")}
        print(json.dumps({"benchmark": "linkage_peers", **versions}))
        return
    write_pairs(ENGINES[args.engine](args.records, args.out), args.out / "pairs.csv")


if __name__ == "__main__":
    main()
