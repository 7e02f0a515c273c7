"""Peak memory of a long import: a CSV file of a million rows, in the importing process and in the one that folds.

Prints one JSON object; ends with an error where either takes more than 600 MiB.
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
from cenotaph.intake.workspace import Workspace, create_register

MOST_MIB = 600


def peak_mib(who: int) -> int:
    return round(resource.getrusage(who).ru_maxrss / 1024)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--n", type=int, default=1_000_000)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, profile = folder / "list.csv", folder / "with-points.toml"
        write_list(file, n=args.n, seed=args.seed)
        profile.write_text(PROFILE.read_text(encoding="utf-8") + PROFILE_EXTRA, encoding="utf-8")
        settings = create_register(
            folder / "register", name="b", config_folder=folder, key_file=folder / "key"
        )
        with Workspace(settings) as workspace:
            started, busy = time.perf_counter(), time.process_time()
            report = add_file(workspace, file, Options(profile=str(profile), source="bench"))
            seconds, busy = time.perf_counter() - started, time.process_time() - busy
        if report.balance.accepted != args.n:
            raise SystemExit(f"only {report.balance.accepted} of {args.n} rows went in")
        own, follower = peak_mib(resource.RUSAGE_SELF), peak_mib(resource.RUSAGE_CHILDREN)
        print(
            json.dumps(
                {
                    "benchmark": "import_memory",
                    "seed": args.seed,
                    "n": args.n,
                    "file_mib": round(file.stat().st_size / (1 << 20)),
                    "seconds": round(seconds, 1),
                    "cpu_seconds": round(busy, 1),
                    "records_per_second": round(args.n / seconds),
                    "peak_memory_mib": own,
                    "peak_memory_follower_mib": follower,
                    "python": platform.python_version(),
                    "machine": platform.machine(),
                }
            )
        )
        if max(own, follower) > MOST_MIB:
            raise SystemExit(f"more than {MOST_MIB} MiB")


if __name__ == "__main__":
    main()
