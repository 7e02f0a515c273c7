"""Rows a second of a list that comes again: unchanged, and as a newer edition in which one row in a hundred changed.

Prints one JSON object. The first import is not timed here (`import_csv.py`, `import_memory.py`). Every balance is
checked: nothing may be appended for what is unchanged, and what changed must be counted exactly.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import tempfile
import time
from pathlib import Path

from import_csv import PROFILE, PROFILE_EXTRA, write_list

from cenotaph.intake.add import Options, add_file
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace, create_register

CHANGED_EVERY = 100


def write_edition(old: Path, new: Path) -> int:
    """Write the list again with every hundredth row changed; returns how many."""
    changed = 0
    with old.open(encoding="utf-8") as lines, new.open("w", encoding="utf-8") as out:
        out.write(next(lines))
        for number, line in enumerate(lines):
            if number % CHANGED_EVERY == 7:
                cells = line.split(",")
                cells[5] = f"{cells[5]} North"
                line = ",".join(cells)
                changed += 1
            out.write(line)
    return changed


def timed(workspace: Workspace, file: Path, options: Options) -> tuple[Report, float, float]:
    started, busy = time.perf_counter(), time.process_time()
    report = add_file(workspace, file, options)
    return report, time.perf_counter() - started, time.process_time() - busy


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--n", type=int, default=1_000_000)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, second, profile = folder / "first.csv", folder / "second.csv", folder / "with-points.toml"
        write_list(first, n=args.n, seed=args.seed)
        changed = write_edition(first, second)
        profile.write_text(PROFILE.read_text(encoding="utf-8") + PROFILE_EXTRA, encoding="utf-8")
        options = Options(profile=str(profile), source="bench")
        settings = create_register(
            folder / "register", name="b", config_folder=folder, key_file=folder / "key"
        )
        with Workspace(settings) as workspace:
            _, initial, _ = timed(workspace, first, options)
        with Workspace(settings) as workspace:
            size = workspace.ledger.size
            same, seconds, busy = timed(workspace, first, options)
            if workspace.ledger.size != size or same.balance.unchanged != args.n:
                raise SystemExit(f"an unchanged list is not unchanged: {same.balance}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with Workspace(settings) as workspace:
            newer, newer_seconds, newer_busy = timed(workspace, second, options)
            if (newer.balance.changed, newer.balance.unchanged) != (changed, args.n - changed):
                raise SystemExit(f"{changed} rows changed: {newer.balance}")
        print(
            json.dumps(
                {
                    "benchmark": "reimport",
                    "seed": args.seed,
                    "n": args.n,
                    "first_import_seconds": round(initial, 1),
                    "unchanged_seconds": round(seconds, 2),
                    "unchanged_cpu_seconds": round(busy, 2),
                    "unchanged_rows_per_second": round(args.n / seconds),
                    "unchanged_rows_per_cpu_second": round(args.n / busy),
                    "edition_rows_changed": changed,
                    "edition_seconds": round(newer_seconds, 2),
                    "edition_cpu_seconds": round(newer_busy, 2),
                    "edition_rows_per_second": round(args.n / newer_seconds),
                    "peak_memory_mib": round(peak / 1024),
                    "python": platform.python_version(),
                    "machine": platform.machine(),
                }
            )
        )


if __name__ == "__main__":
    main()
