from __future__ import annotations

from pathlib import Path

import osmium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osmium.osm.mutable import Node, Relation, Way

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_osm import read_osm
from cenotaph.sources.item import Item, Rejected, Row
from cenotaph.sources.reader import read_source

TAGS = {"historic": "memorial", "name": "А"}


def write_pbf(path: Path, *things: Node | Way | Relation) -> Path:
    path.unlink(missing_ok=True)
    writer = osmium.SimpleWriter(str(path))
    for thing in things:
        {Node: writer.add_node, Way: writer.add_way, Relation: writer.add_relation}[type(thing)](thing)
    writer.close()
    return path


NODES = [Node(id=n, location=(n / 10, n / 20), version=1) for n in range(1, 10)]
THINGS: tuple[Node | Way | Relation, ...] = (
    *NODES,
    Node(id=20, location=(13.5, 52.5), tags=TAGS, version=3),
    Way(id=1, nodes=[1, 2, 3], tags=TAGS),
    Way(id=2, nodes=[4, 5, 6]),
    Way(id=3, nodes=[99, 98, 97], tags=TAGS),
    Way(id=4, nodes=[7, 98, 97], tags=TAGS),
    Relation(id=1, members=[("n", 9, ""), ("w", 77, "outer"), ("w", 2, "outer")], tags=TAGS),
    Relation(id=2, members=[("w", 1, "outer"), ("n", 8, "label")], tags=TAGS),
    Relation(id=3, members=[("r", 1, "")], tags=TAGS),
    Relation(id=4, members=[("n", 9, "")], tags={"type": "site"}),
    Relation(id=5, members=[("w", 1, "inner"), ("w", 2, "outer")]),
)


def items_of(path: Path, table: str | None = None) -> list[Item]:
    return list(read_osm(path, table=table).items)


def test_every_tagged_element_has_its_point(tmp_path: Path) -> None:
    items = items_of(write_pbf(tmp_path / "a.osm.pbf", *THINGS))
    assert [(item.place, item.lon, item.lat) for item in items if isinstance(item, Row)] == [
        ("node/20", 13.5, 52.5),
        ("way/1", 0.2, 0.1),
        ("way/3", None, None),
        ("way/4", 0.7, 0.35),
        ("relation/1", 0.5, 0.25),
        ("relation/2", 0.8, 0.4),
        ("relation/3", None, None),
        ("relation/4", 0.9, 0.45),
    ]
    node = items[0]
    assert isinstance(node, Row)
    assert node.cells == {**TAGS, "@id": "node/20", "@version": "3"}


def test_xml_says_the_same(tmp_path: Path) -> None:
    of_pbf = items_of(write_pbf(tmp_path / "a.osm.pbf", *THINGS))
    of_xml = items_of(write_pbf(tmp_path / "a.osm", *THINGS))
    rows = [[(item.cells, item.lon) for item in items if isinstance(item, Row)] for items in (of_pbf, of_xml)]
    assert rows[0] == rows[1]


def test_only_the_keys_that_are_asked_for(tmp_path: Path) -> None:
    path = write_pbf(tmp_path / "a.osm.pbf", *THINGS)
    assert len(items_of(path, "type")) == 1
    assert len(items_of(path, "type=multipolygon,name=А")) == 7


def test_pbf_comes_through_the_one_door(tmp_path: Path) -> None:
    path = write_pbf(tmp_path / "a.osm.pbf", *THINGS).rename(tmp_path / "data.bin")
    assert len(list(read_source(path).items)) == 8


def test_what_stands_before_the_break_is_kept(tmp_path: Path) -> None:
    nodes = (Node(id=n, location=(1, n / 1000), tags={"name": f"stone {n}"}) for n in range(1, 40_001))
    path = write_pbf(tmp_path / "a.osm.pbf", *nodes)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - len(data) // 4])
    *rows, last = items_of(path)
    assert len(rows) >= 8_000
    assert all(isinstance(row, Row) for row in rows)
    assert isinstance(last, Rejected)
    assert last.code == "damaged"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_pbf(tmp_path_factory.mktemp("whole") / "a.osm.pbf", *THINGS).read_bytes()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_bytes_are_elements_or_refused(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, data: st.DataObject
) -> None:
    changed = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=3)):
        changed[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.just(len(whole)) | st.integers(0, len(whole)))
    path = tmp_path_factory.mktemp("any") / "a.osm.pbf"
    path.write_bytes(bytes(changed[:cut]))
    try:
        items = items_of(path)
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
