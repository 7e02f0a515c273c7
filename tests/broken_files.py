"""A corpus of broken and hostile files, and what is expected of each; `python tests/broken_files.py FOLDER` writes it.

Everything is made anew by this script, so that no bomb lies in the repository. What each is about says its name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import osmium
from osmium.osm.mutable import Node

import broken_binary
import broken_text
from broken_text import Make, entry, gpx, node, osm, page, point, rss

LARGE = frozenset(
    ("bomb.zip", "lying-bomb.zip", "bomb.kmz", "bomb.xlsx", "bomb.ods", "bomb.csv.gz", "bomb.warc.gz", "crowd.zip",
     "longest-line.csv", "long-line.csv", "deep.html", "long.txt", "aliases.yaml", "lying.osm.pbf", "endless.warc",
     "huge-blob.osm.pbf")
)  # fmt: skip
"""Files that are large, or take seconds to make."""


def _pbf(path: Path) -> None:
    writer = osmium.SimpleWriter(str(path))
    writer.add_node(Node(id=1, location=(21.0, 42.0), tags={"historic": "memorial", "name": "A"}, version=1))
    writer.close()


def _layer(driver: str) -> Make:
    return lambda path: broken_binary.layer(path, driver)


BROKEN: dict[str, Make] = {
    **broken_text.CSV, **broken_text.JSON, **broken_text.YAML, **broken_text.XML, **broken_text.OTHER,
    **broken_binary.PACKED, **broken_binary.SHEETS, **broken_binary.PAGES, **broken_binary.LAYERS, **broken_binary.WEB,
    **broken_binary.PLACES,
}  # fmt: skip

GOOD: dict[str, Make] = {
    **broken_binary.GOOD,
    "good.txt": broken_text.PROSE.encode(),
    "good.html": broken_binary.ARTICLE,
    "good-list.html": page(
        "<table><tr><th>Name</th><th>City</th></tr>"
        + "".join(f"<tr><td>Stone {n}</td><td><a href='/{n}'>Town {n}</a></td></tr>" for n in range(9))
        + "</table>"
    ),
    "good.yaml": b"- name: A\n  city: B\n- {name: C, city: D}\n",
    "good.gpx": gpx(point("A")),
    "good.osm": osm(node(1, "A")),
    "good.rss": rss(entry(broken_text.PROSE)),
    "good.jsonl": b'{"name":"A","city":"B"}\n{"name":"C","city":"D"}\n',
    "good.js": b"var x = [{name: 'A', city: 'B'}, {name: 'C', city: 'D'}];",
    "good-overpass.json": b'{"osm3s":{},"elements":[{"type":"node","id":1,"lat":42.0,"lon":21.0,"tags":{"name":"A","historic":"memorial"}}]}',
    "good-wikidata.json": b'{"entities":{"Q1":{"id":"Q1","type":"item","labels":{"en":{"language":"en","value":"A"}},'
    b'"claims":{"P31":[{"rank":"normal","mainsnak":{"snaktype":"value","property":"P31","datavalue":{"type":'
    b'"wikibase-entityid","value":{"id":"Q2"}}}}],"P625":[{"rank":"normal","mainsnak":{"snaktype":"value","property":'
    b'"P625","datavalue":{"type":"globecoordinate","value":{"latitude":42.0,"longitude":21.0,"globe":'
    b'"http://www.wikidata.org/entity/Q2"}}},"qualifiers":{"P585":[{"snaktype":"value","datavalue":{"type":"time",'
    b'"value":{"time":"+1945-05-09T00:00:00Z","precision":11,"calendarmodel":"http://www.wikidata.org/entity/Q1985727"'
    b"}}}]}}]}}}}",
    "good-sparql.json": b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"A"}}]}}',
    "good-sparql.srx": b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable '
    b'name="a"/></head><results><result><binding name="a"><literal>A</literal></binding></result></results></sparql>',
    "good.osm.pbf": _pbf,
    "good.gpkg": _layer("GPKG"),
    "good.fgb": _layer("FlatGeobuf"),
    "good.shp": _layer("ESRI Shapefile"),
}
"""Small good files of every format, between which the broken ones are put, and from which fuzzing starts."""


def write_files(folder: Path, *, small: bool = False) -> Iterator[Path]:
    """Write the broken files, and yield their paths; `small`: the good ones, too, but none of the large."""
    for name, made in {**BROKEN, **(GOOD if small else {})}.items():
        if small and name in LARGE:
            continue
        yield write_file(folder, name, made)


def write_file(folder: Path, name: str, made: Make) -> Path:
    """Write one of them."""
    path = folder / name
    if isinstance(made, bytes):
        path.write_bytes(made)
    else:
        made(path)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{sum(1 for _ in write_files(target))} files in {target}\n")
