"""Records a second of a GeoJSON import, with log, vault, search index and R*Tree included.

The same list as in `import_csv.py`, as features of which each has a point. Prints one JSON object, with
followthemoney's CSV statements in the same run as the peer.
"""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from import_csv import PROFILE, Measured, measure, print_result, read_arguments, write_list

PROFILE_EXTRA = """
[[statement]]
property = "located"
point = "geometry"
"""


def rows_of(n: int, seed: int) -> Iterator[dict[str, str]]:
    """Make the rows, with a point for every second one that has none."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "list.csv"
        write_list(file, n=n, seed=seed)
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                row["longitude"] = row["longitude"] or f"{chance.uniform(-5, 25):.5f}"
                row["latitude"] = row["latitude"] or f"{chance.uniform(40, 58):.5f}"
                yield row


def write_features(path: Path, *, n: int, seed: int) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write('{"type": "FeatureCollection", "features": [\n')
        for number, row in enumerate(rows_of(n, seed)):
            point = {
                "type": "Point",
                "coordinates": [float(row.pop("longitude")), float(row.pop("latitude"))],
            }
            feature = {"type": "Feature", "geometry": point, "properties": row}
            out.write((",\n" if number else "") + json.dumps(feature))
        out.write("\n]}\n")


def run_once(n: int, seed: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        file, profile = Path(name) / "list.geojson", Path(name) / "with-geometry.toml"
        write_features(file, n=n, seed=seed)
        profile.write_text(PROFILE.read_text(encoding="utf-8") + PROFILE_EXTRA, encoding="utf-8")
        return measure(file, profile, n=n)


def main() -> None:
    args = read_arguments(__doc__)
    results = [run_once(args.n, args.seed) for _ in range(args.runs)]
    print_result("import_geojson", args, results, rows_of(args.n, args.seed))


if __name__ == "__main__":
    main()
