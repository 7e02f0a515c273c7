"""Records a second of a CSV import, with log, vault, search index and R*Tree included.

Prints one JSON object: seed, n, runs, median records/s, seconds, peak memory of the importing process and of the one
that folds beside it, size of the register. CPU seconds are those of the importing process.
The list has the shape of a real one (cemeteries with casualties by war), and half of the rows have coordinates so
that the R*Tree is exercised too.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import resource
import statistics
import tempfile
import time
from importlib import resources
from pathlib import Path

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


def run_once(n: int, seed: int) -> tuple[float, float, int]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, profile = folder / "list.csv", folder / "with-points.toml"
        write_list(file, n=n, seed=seed)
        profile.write_text(PROFILE.read_text(encoding="utf-8") + PROFILE_EXTRA, encoding="utf-8")
        settings = create_register(
            folder / "register", name="b", config_folder=folder, key_file=folder / "key"
        )
        with Workspace(settings) as workspace:
            started, busy = time.perf_counter(), time.process_time()
            report = add_file(workspace, file, Options(profile=str(profile), source="bench"))
            seconds, busy = time.perf_counter() - started, time.process_time() - busy
        if report.balance.accepted != n:
            raise SystemExit(f"only {report.balance.accepted} of {n} rows went in")
        size = sum(path.stat().st_size for path in (folder / "register").rglob("*") if path.is_file())
        return seconds, busy, size


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--n", type=int, default=50_000)
    cli.add_argument("--runs", type=int, default=3)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    results = [run_once(args.n, args.seed) for _ in range(args.runs)]
    seconds = statistics.median(second for second, _, _ in results)
    busy = statistics.median(second for _, second, _ in results)
    print(
        json.dumps(
            {
                "benchmark": "import_csv",
                "seed": args.seed,
                "n": args.n,
                "runs": args.runs,
                "seconds_median": round(seconds, 3),
                "cpu_seconds_median": round(busy, 3),
                "records_per_second_median": round(args.n / seconds),
                "records_per_cpu_second_median": round(args.n / busy),
                "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "peak_memory_follower_mib": round(
                    resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
                ),
                "register_bytes_per_record": round(results[0][2] / args.n),
                "python": platform.python_version(),
                "machine": platform.machine(),
            }
        )
    )


if __name__ == "__main__":
    main()
