"""Records a second of a CSV import, with log, vault, search index and R*Tree included.

Prints one JSON object: seed, n, runs, median records/s, seconds, CPU seconds and peak memory of the importing process
and of the one that folds beside it, size of the register; and, in the same run, the peer: followthemoney's statements.
The list has the shape of a real one (cemeteries with casualties by war), and half of the rows have coordinates so
that the R*Tree is exercised too.
"""

from __future__ import annotations

import argparse
import csv
import json
import platform
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from followthemoney_csv import compare

from cenotaph.intake.add import Options, add_file
from cenotaph.intake.workspace import Workspace, create_register

PROFILE = resources.files("cenotaph.extract.rows").joinpath("profiles", "cwgc-cemeteries.toml")
PROFILE_EXTRA = """
[[statement]]
property = "located"
point = { lon = "longitude", lat = "latitude" }
"""
COUNTRIES = ("France", "Belgium", "United Kingdom", "Italy", "Greece", "Netherlands", "Germany", "Poland")
WORDS = (
    "COMMUNAL",
    "CHURCHYARD",
    "MILITARY",
    "BRITISH",
    "NEW",
    "OLD",
    "ST. MARY",
    "EXTENSION",
    "RAILWAY",
    "FARM",
)


def write_list(path: Path, *, n: int, seed: int) -> None:
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        out.write(
            "cemetery,firstworldwarcasualties,secondworldwarcasualties,totalcasualties,cemeterycountry,locality,longitude,latitude\n"
        )
        for number in range(n):
            first, second = chance.randrange(0, 900), chance.randrange(0, 300)
            name = f"{' '.join(chance.sample(WORDS, 2))} CEMETERY {number}"
            point = f"{chance.uniform(-5, 25):.5f},{chance.uniform(40, 58):.5f}" if number % 2 else ","
            out.write(
                f"{name},{first},{second},{first + second},{chance.choice(COUNTRIES)},District {number % 97},{point}\n"
            )


class Measured(NamedTuple):
    seconds: float
    busy: float
    statements: int
    size_bytes: int


def measure(file: Path, profile: Path, *, n: int) -> Measured:
    """Import one list into a new register beside it."""
    folder = file.parent
    settings = create_register(folder / "register", name="b", config_folder=folder, key_file=folder / "key")
    with Workspace(settings) as workspace:
        started, busy = time.perf_counter(), time.process_time()
        report = add_file(workspace, file, Options(profile=str(profile), source="bench"))
        seconds, busy = time.perf_counter() - started, time.process_time() - busy
    if report.balance.accepted != n:
        raise SystemExit(f"only {report.balance.accepted} of {n} records went in")
    size = sum(path.stat().st_size for path in (folder / "register").rglob("*") if path.is_file())
    return Measured(seconds, busy, report.balance.statements, size)


def run_once(n: int, seed: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        file, profile = Path(name) / "list.csv", Path(name) / "with-points.toml"
        write_list(file, n=n, seed=seed)
        profile.write_text(PROFILE.read_text(encoding="utf-8") + PROFILE_EXTRA, encoding="utf-8")
        return measure(file, profile, n=n)


def read_arguments(purpose: str | None) -> argparse.Namespace:
    cli = argparse.ArgumentParser(description=purpose)
    cli.add_argument("--n", type=int, default=50_000)
    cli.add_argument("--runs", type=int, default=3)
    cli.add_argument("--seed", type=int, default=1)
    return cli.parse_args()


def print_result(
    benchmark: str, args: argparse.Namespace, results: Sequence[Measured], rows: Iterable[Mapping[str, str]]
) -> None:
    """Print the medians, and the peer's number for the same rows."""
    seconds = statistics.median(one.seconds for one in results)
    busy = statistics.median(one.busy for one in results)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = {
        "benchmark": benchmark,
        "seed": args.seed,
        "n": args.n,
        "runs": args.runs,
        "seconds_median": round(seconds, 3),
        "cpu_seconds_median": round(busy, 3),
        "cpu_seconds_follower_mean": round((children.ru_utime + children.ru_stime) / args.runs, 3),
        "records_per_second_median": round(args.n / seconds),
        "statements_per_second_median": round(results[0].statements / seconds),
        "records_per_cpu_second_median": round(args.n / busy),
        "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "peak_memory_follower_mib": round(children.ru_maxrss / 1024),
        "register_bytes_per_record": round(results[0].size_bytes / args.n),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
    print(json.dumps(result | compare(rows, args.n / seconds)))


def main() -> None:
    args = read_arguments(__doc__)
    results = [run_once(args.n, args.seed) for _ in range(args.runs)]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "list.csv"
        write_list(file, n=args.n, seed=args.seed)
        with file.open(encoding="utf-8", newline="") as lines:
            print_result("import_csv", args, results, csv.DictReader(lines))


if __name__ == "__main__":
    main()
