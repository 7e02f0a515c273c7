from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.from_osm import read_osm
from cenotaph.sources.item import Item, Rejected, Row
from cenotaph.sources.osm_elements import read_elements

WriteFile = Callable[[str, bytes], Path]

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n'
ONE = (
    b'<node id="1" lat="41.5" lon="21.5" version="3" timestamp="2019-05-14T06:21:36Z">'
    b'<tag k="historic" v="memorial"/><tag k="name" v="\xd0\x90"/></node>\n'
)
BARE = b'<node id="2" lat="41.6" lon="21.6"/>\n'
WAY = b'<way id="5"><nd ref="1"/><nd ref="2"/><tag k="historic" v="monument"/></way>\n'
RELATION = (
    b'<relation id="7"><member type="way" ref="5" role=""/><tag k="landuse" v="cemetery"/></relation>\n'
)
WHOLE = HEAD + ONE + BARE + WAY + RELATION + b"</osm>"


def many(number: int) -> bytes:
    return b"".join(
        b'<node id="%d" lat="1.%d" lon="2"><tag k="name" v="n%d"/></node>\n' % (id_, id_, id_)
        for id_ in range(1, number + 1)
    )


def items_of(path: Path) -> list[Item]:
    return list(read_osm(path).items)


@pytest.mark.parametrize(
    ("name", "pack"), [("a.osm", bytes), ("a.osm.bz2", bz2.compress), ("a.osm.gz", gzip.compress)]
)
def test_tagged_elements_become_rows(
    write_file: WriteFile, name: str, pack: Callable[[bytes], bytes]
) -> None:
    node, way, relation = items_of(write_file(name, pack(WHOLE)))
    assert node == Row(
        1,
        "node/1",
        {
            "historic": "memorial",
            "name": "А",
            "@id": "node/1",
            "@timestamp": "2019-05-14T06:21:36Z",
            "@version": "3",
        },
        RowSelector(1, "node/1"),
        21.5,
        41.5,
        name,
    )
    assert isinstance(way, Row)
    assert (way.cells["@id"], way.lon, way.lat) == ("way/5", 21.6, 41.6)
    assert isinstance(relation, Row)
    assert (relation.place, relation.lon) == ("relation/7", None)


def test_the_slow_reader_says_the_same_as_the_fast_one(write_file: WriteFile) -> None:
    path = write_file("a.osm", WHOLE)
    fast = [(item.cells["@id"], item.lon, item.lat) for item in items_of(path) if isinstance(item, Row)]
    slow = [(element.id, element.lon, element.lat) for element in read_elements(path)]
    assert slow == fast


@pytest.mark.parametrize("number", [3, 60_000])
def test_elements_before_the_break_are_kept(write_file: WriteFile, number: int) -> None:
    path = write_file("a.osm", HEAD + many(number) + b'<node id="x')
    *rows, last = items_of(path)
    assert len(rows) == number
    assert [row.number for row in rows if isinstance(row, Row)] == list(range(1, number + 1))
    assert isinstance(last, Rejected)
    assert (last.code, last.file) == ("not_xml", "a.osm")
    assert f"line {number + 3}" in last.reason


def test_a_packed_file_that_breaks_off(write_file: WriteFile) -> None:
    packed = bz2.compress(HEAD + many(60_000) + b"</osm>")
    *rows, last = items_of(write_file("a.osm.bz2", packed[:-2000]))
    assert len(rows) > 10_000
    assert isinstance(last, Rejected)
    assert "breaks off" in last.reason


def test_one_bad_element_costs_itself(write_file: WriteFile) -> None:
    bad = b'<node id="8" lat="here" lon="2"><tag k="a" v="b"/></node>\n'
    far = b'<node id="9" lat="95" lon="2"><tag k="a" v="b"/></node>\n'
    path = write_file("a.osm", HEAD + ONE + bad + far + WAY + b"</osm>")
    assert [(item.place, item.code) for item in items_of(path) if isinstance(item, Rejected)] == [
        ("node/8", "bad_geometry"),
        ("node/9", "coordinate_out_of_range"),
    ]
    assert [item.place for item in items_of(path) if isinstance(item, Row)] == ["node/1", "way/5"]


@pytest.mark.parametrize(
    "data",
    [
        b"<osm",
        HEAD + b"<node",
        b"<kml/>",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><osm><node id="1"><tag k="a" v="&b;"/></node></osm>',
    ],
)
def test_nothing_to_read_is_an_error(write_file: WriteFile, data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.osm", data))
    assert caught.value.code == "not_xml"
    assert "a.osm" in str(caught.value)


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=100)
    | st.integers(0, len(WHOLE)).map(lambda cut: WHOLE[:cut])
    | st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)).map(
        lambda change: WHOLE[: change[0]] + bytes([change[1]]) + WHOLE[change[0] + 1 :]
    )
)
def test_any_bytes_are_elements_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("any.osm", data))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
