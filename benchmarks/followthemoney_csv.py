"""The peer: followthemoney reads the same list and writes its statements as CSV. It keeps no log and no index.

Prints one JSON object; `import_csv.py` and `import_geojson.py` run it beside their own measurement. Not installed:
`pip install --group bench`; without it they say so and go on.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import time
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

COUNTED = ("firstworldwarcasualties", "secondworldwarcasualties", "totalcasualties")


def write_statements(rows: Iterable[Mapping[str, str]], out: Path) -> tuple[int, int, float]:
    """Write the statements of rows; returns records, statements, and seconds."""
    from followthemoney.dataset import Dataset
    from followthemoney.statement import CSV, StatementEntity
    from followthemoney.statement.serialize import get_statement_writer

    dataset = Dataset.make({"name": "bench", "title": "Bench"})
    records = statements = 0
    started = time.perf_counter()
    with out.open("wb") as file, get_statement_writer(file, CSV) as writer:
        for row in rows:
            entity = StatementEntity(dataset, {"schema": "RealEstate", "id": f"cwgc-{row['cemetery']}"})
            entity.add("name", row["cemetery"])
            entity.add("address", row["locality"])
            entity.add("country", row["cemeterycountry"])
            for column in COUNTED:
                entity.add("notes", f"{column}: {row[column]}")
            if row["longitude"]:
                entity.add("longitude", row["longitude"])
                entity.add("latitude", row["latitude"])
            for statement in entity.statements:
                writer.write(statement)
                statements += 1
            records += 1
    return records, statements, time.perf_counter() - started


def compare(rows: Iterable[Mapping[str, str]], records_per_second: float) -> dict[str, float | str]:
    """Run the peer and say how a number of records a second compares with it."""
    if find_spec("followthemoney") is None:
        return {"peer": "followthemoney is not installed (pip install --group bench)"}
    with tempfile.TemporaryDirectory() as folder:
        records, _, seconds = write_statements(rows, Path(folder) / "statements.csv")
    return {
        "peer": "followthemoney: statements as CSV, no log, no index",
        "peer_records_per_second": round(records / seconds),
        "ratio_to_peer": round(records_per_second / (records / seconds), 2),
    }


def main() -> None:
    from import_csv import write_list

    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--n", type=int, default=50_000)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    result: dict[str, float | str] = {"benchmark": "followthemoney_csv", "seed": args.seed, "n": args.n}
    if find_spec("followthemoney") is None:
        print(json.dumps(result | compare((), 1)))
        return
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "list.csv"
        write_list(file, n=args.n, seed=args.seed)
        with file.open(encoding="utf-8", newline="") as lines:
            records, statements, seconds = write_statements(csv.DictReader(lines), Path(name) / "out.csv")
    result |= {
        "seconds": round(seconds, 3),
        "records_per_second": round(records / seconds),
        "statements_per_second": round(statements / seconds),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
