"""Linking records: F1, seconds and peak memory of `cenotaph link` beside its peers, on the same records in the same run.

Prints one JSON object. The records are those of linkage_records.py, by seed. Every engine runs in a process of its own,
from a file to a file, so that its start counts; memory is that of the process and its children, looked at ten times a
second. Peers: Splink (linkage_splink.py; pairs at .9, at the threshold that is best for it, and its clusters at .9),
nomenklatura (up to 5,000 records) and the rule of the National Monument Audit (linkage_peers.py). A peer that is not
installed is left out (`pip install --group bench`).

A pair counts as found if an engine decides so by itself: ours at its shipped threshold, the audit's above its ratio, the
others at .9; `best_f1` takes the threshold from the truth and is a bound that nobody reaches in earnest.

`--scale` runs ours alone on 5,000, 50,000 and 500,000 records, `--million 5` on five million too, and prints with
which power of n the seconds grow.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from linkage_records import write_records

HERE: Final = Path(__file__).parent
THRESHOLD: Final = 0.9
NOMENKLATURA_UP_TO: Final = 5_000
SCALE: Final = (5_000, 50_000, 500_000)

Pairs = dict[tuple[str, str], float]


class Spent(NamedTuple):
    seconds: float
    peak_mib: float


def run(arguments: Sequence[str]) -> Spent:
    """Run a process to its end; what its children hold counts as well."""
    started = time.perf_counter()
    peak = 0
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(arguments, stdout=told, stderr=told, start_new_session=True)
        while process.poll() is None:
            peak = max(peak, held_kib(process.pid))
            time.sleep(0.1)
        seconds = time.perf_counter() - started
        if process.returncode:
            told.seek(0)
            raise SystemExit(f"{arguments[1:3]} failed: {told.read().decode(errors='replace')[-2000:]}")
    return Spent(seconds, peak / 1024)


def held_kib(session: int) -> int:
    """Sum what the processes of a session hold, pages that they share once (PSS), in KiB."""
    held = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[3]) == session:
                rollup = (stat.parent / "smaps_rollup").read_text()
                held += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return held


# --- how good


def read_pairs(path: Path) -> Pairs:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {(min(a, b), max(a, b)): float(rest[0]) if rest else 1.0 for a, b, *rest in rows}


def read_clusters(path: Path) -> Pairs:
    """Read the members of clusters; returns every pair within one."""
    clusters: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            clusters[row["cluster"]].append(row["id"])
    return {pair: 1.0 for ids in clusters.values() for pair in combinations(sorted(ids), 2)}


def score(found: Pairs, truth: Pairs, *, threshold: float = 0.0) -> dict[str, float]:
    decided = {pair for pair, certain in found.items() if certain >= threshold}
    hit = len(decided & truth.keys())
    return {
        "pairs": len(decided),
        "precision": round(hit / max(1, len(decided)), 4),
        "recall": round(hit / len(truth), 4),
        "f1": round(2 * hit / (len(decided) + len(truth)), 4),
    }


def find_best(found: Pairs, truth: Pairs) -> dict[str, float]:
    """Find the threshold with the best F1; pairs of one score are taken together."""
    ranked = sorted(found.items(), key=lambda pair: -pair[1])
    best, hit = (0.0, 1.0), 0
    for n, ((pair, certain), following) in enumerate(
        zip(ranked, [*(s for _, s in ranked[1:]), -1.0], strict=True), 1
    ):
        hit += pair in truth
        if following != certain:
            best = max(best, (2 * hit / (n + len(truth)), certain))
    return {"best_f1": round(best[0], 4), "best_f1_at": round(best[1], 4)}


# --- engines


def run_ours(records: Path, out: Path, truth: Pairs) -> dict[str, float]:
    command = [sys.executable, "-m", "cenotaph", "link", "--files", str(records)]
    spent = run([*command, "--out", str(out / "links.csv")])
    return _show(spent) | score(read_pairs(out / "links.csv"), truth)


def run_peer(name: str, records: Path, out: Path, truth: Pairs) -> dict[str, float]:
    script = [str(HERE / "linkage_splink.py")] if name == "splink" else [str(HERE / "linkage_peers.py"), name]
    spent = run([sys.executable, *script, str(records), str(out)])
    found = read_pairs(out / "pairs.csv")
    result = _show(spent) | score(found, truth, threshold=0.0 if name == "audit" else THRESHOLD)
    result |= find_best(found, truth)
    if name == "splink":
        times = json.loads((out / "times.json").read_text(encoding="utf-8"))
        clusters = score(read_clusters(out / "clusters.csv"), truth)
        result |= {f"clusters_{key}": value for key, value in clusters.items()}
        result["seconds_without_clusters"] = round(spent.seconds - times["cluster"], 2)
        result["recall_of_pairs_above_0.01"] = round(len(found.keys() & truth.keys()) / len(truth), 4)
    return result


def _show(spent: Spent) -> dict[str, float]:
    return {"seconds": round(spent.seconds, 2), "peak_memory_mib": round(spent.peak_mib)}


def choose_peers(n: int) -> list[str]:
    modules = {"audit": "rapidfuzz", "splink": "splink", "nomenklatura": "nomenklatura"}
    return [
        name
        for name, module in modules.items()
        if find_spec(module) is not None and (name != "nomenklatura" or n <= NOMENKLATURA_UP_TO)
    ]


def compare(n: int, seed: int, peers: Sequence[str]) -> dict[str, Any]:
    """Run all engines on the same records."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_records(folder / "records.jsonl", folder / "truth.csv", n=n, seed=seed)
        truth = read_pairs(folder / "truth.csv")
        ours = run_ours(folder / "records.jsonl", folder, truth)
        result: dict[str, Any] = {"true_pairs": len(truth), "cenotaph": ours}
        for peer in peers:
            out = folder / peer
            out.mkdir()
            theirs = run_peer(peer, folder / "records.jsonl", out, truth)
            theirs["f1_of_ours_above"] = round(ours["f1"] - theirs["f1"], 4)
            theirs["f1_of_ours_above_best"] = round(ours["f1"] - theirs["best_f1"], 4)
            theirs["seconds_of_ours_ratio"] = round(ours["seconds"] / theirs["seconds"], 2)
            result[peer] = theirs
    return result


def find_exponents(seconds: dict[int, float]) -> dict[str, float]:
    """Say for each step with which power of n the seconds grew."""
    return {
        f"{small}-{large}": round(math.log(seconds[large] / seconds[small]) / math.log(large / small), 3)
        for small, large in pairwise(sorted(seconds))
    }


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--n", type=int, nargs="+", default=[5_000, 50_000])
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--scale", action="store_true", help="ours alone, on more and more records")
    cli.add_argument("--million", type=int, default=0, help="with --scale: so many million records as well")
    args = cli.parse_args()
    sizes = [*SCALE, *([args.million * 1_000_000] if args.million else [])] if args.scale else args.n
    results = {n: compare(n, args.seed, [] if args.scale else choose_peers(n)) for n in sizes}
    seconds = {n: result["cenotaph"]["seconds"] for n, result in results.items()}
    result = {
        "benchmark": "linkage",
        "seed": args.seed,
        "n": sizes,
        **{f"records_{n}": result for n, result in results.items()},
        "seconds_grow_with_n_to_the": find_exponents(seconds),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
