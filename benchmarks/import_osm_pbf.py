"""OSM objects scanned a second in PBF, reading end to end, and whether memory grows with the file.

Prints one JSON object a size: seed, n, runs, median seconds, objects scanned a second, rows, peak memory, size of the
file. Each size is read in a process of its own, so that its peak memory is its own. One object in a hundred is tagged,
as are the ways, and one relation in ten is a cemetery.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way

from cenotaph.sources.from_osm import read_osm
from cenotaph.sources.item import Row


def write_pbf(path: Path, *, nodes: int, seed: int) -> int:
    """Write nodes, a tenth as many ways and a hundredth as many relations; return how many objects that is."""
    chance = random.Random(seed)
    ways, relations = nodes // 10, nodes // 100
    writer = osmium.SimpleWriter(str(path))
    for number in range(1, nodes + 1):
        tags = {"historic": "memorial", "name": f"Stone {number}"} if number % 100 == 0 else {}
        place = chance.uniform(5, 15), chance.uniform(47, 55)
        writer.add_node(Node(id=number, version=1, location=place, tags=tags))
    for number in range(1, ways + 1):
        tags = {"landuse": "cemetery", "name": f"Graves {number}"} if number % 100 == 0 else {}
        first = chance.randrange(1, nodes - 5)
        writer.add_way(Way(id=number, version=1, nodes=[*range(first, first + 5), first], tags=tags))
    for number in range(1, relations + 1):
        tags = {"type": "multipolygon", "landuse": "cemetery"} if number % 10 == 0 else {}
        members = [("w", chance.randrange(1, ways), "outer"), ("n", chance.randrange(1, nodes), "")]
        writer.add_relation(Relation(id=number, version=1, members=members, tags=tags))
    writer.close()
    return nodes + ways + relations


def read_once(path: Path) -> None:
    """Read a file; print what it took."""
    started = time.perf_counter()
    rows = sum(1 for item in read_osm(path).items if isinstance(item, Row) and item.lon is not None)
    seconds = time.perf_counter() - started
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps({"seconds": seconds, "rows": rows, "peak_memory_mib": peak}))


def measure(nodes: int, runs: int, seed: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "objects.osm.pbf"
        objects = write_pbf(path, nodes=nodes, seed=seed)
        command = [sys.executable, __file__, "--read", str(path)]
        results = [
            json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(runs)
        ]
        seconds = statistics.median(result["seconds"] for result in results)
        return {
            "benchmark": "import_osm_pbf",
            "seed": seed,
            "n": objects,
            "runs": runs,
            "rows": results[0]["rows"],
            "file_bytes": path.stat().st_size,
            "seconds_median": round(seconds, 3),
            "objects_per_second_median": round(objects / seconds),
            "peak_memory_mib": max(result["peak_memory_mib"] for result in results),
            "python": platform.python_version(),
            "machine": platform.machine(),
        }


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--n", type=int, nargs="+", default=[1_000_000, 5_000_000], help="nodes of each file")
    cli.add_argument("--runs", type=int, default=3)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--read", type=Path, help="read one file and say what it took")
    args = cli.parse_args()
    if args.read:
        read_once(args.read)
        return
    for nodes in args.n:
        print(json.dumps(measure(nodes, args.runs, args.seed)))


if __name__ == "__main__":
    main()
