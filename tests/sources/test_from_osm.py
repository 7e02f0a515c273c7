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
    assert (relation.place, relation.lon, relation.lat) == ("relation/7", 21.6, 41.6)


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


def test_a_file_with_numbers_of_its_own(write_file: WriteFile) -> None:
    """An editor gives new objects numbers below zero."""
    data = WHOLE.replace(b'id="', b'id="-').replace(b'ref="', b'ref="-')
    node, way, _ = items_of(write_file("a.osm", data))
    assert isinstance(node, Row)
    assert isinstance(way, Row)
    assert (node.place, way.place, way.lon) == ("node/-1", "way/-5", 21.6)


def test_only_the_keys_that_are_asked_for(write_file: WriteFile) -> None:
    path = write_file("a.osm", WHOLE)
    for table, places in (
        ("historic", ["node/1", "way/5"]),
        ("historic=monument, landuse=cemetery", ["way/5", "relation/7"]),
        ("shop", []),
    ):
        reading = read_osm(path, table=table)
        assert [item.place for item in reading.items if isinstance(item, Row)] == places
        assert "only elements with" in reading.notes[0]


CHANGE = (
    b'<osmChange version="0.6"><modify><node id="1" version="2" lat="1" lon="2"><tag k="a" v="b"/></node></modify>'
    b'<delete><node id="3" version="4" lat="1" lon="2"><tag k="a" v="b"/></node></delete></osmChange>'
)
HISTORY = (
    HEAD + b'<node id="1" version="1" visible="true" lat="1" lon="2"><tag k="a" v="b"/></node>'
    b'<node id="1" version="2" visible="false"/>'
    b'<node id="2" version="1" visible="true" lat="1" lon="2"><tag k="a" v="old"/></node>'
    b'<node id="2" version="2" visible="true" lat="1" lon="2"><tag k="a" v="new"/></node></osm>'
)


@pytest.mark.parametrize("end", [b"", b"<node"])
def test_what_a_change_deletes_is_not_there(write_file: WriteFile, end: bytes) -> None:
    reading = read_osm(write_file("a.osc", CHANGE.replace(b"</osmChange>", end or b"</osmChange>")))
    row, deleted, *_ = reading.items
    assert isinstance(row, Row)
    assert row.place == "node/1"
    assert isinstance(deleted, Rejected)
    assert (deleted.code, deleted.place) == ("deleted", "node/3")
    assert "deletions" in reading.notes[0]


def test_of_several_versions_the_last_is_read(write_file: WriteFile) -> None:
    deleted, row, counted = items_of(write_file("a.osm", HISTORY))
    assert isinstance(deleted, Rejected)
    assert (deleted.code, deleted.place) == ("deleted", "node/1")
    assert isinstance(row, Row)
    assert (row.cells["a"], row.cells["@version"]) == ("new", "2")
    assert isinstance(counted, Rejected)
    assert (counted.code, counted.place) == ("superseded", "2 older versions")


def test_what_the_server_says_of_a_file(write_file: WriteFile) -> None:
    data = WHOLE.replace(b"<node", b'<note>ODbL.</note><meta osm_base="2024-05-01T00:00:00Z"/><node', 1)
    reading = read_osm(
        write_file("a.osm", data.replace(b"</osm>", b"<remark> timed out &gt; </remark></osm>"))
    )
    assert (reading.about.licence, reading.about.published) == ("ODbL.", "2024-05-01")
    assert reading.notes == ("the server remarks: timed out >",)
    assert len(list(reading.items)) == 3


def test_a_file_with_bounds_only(write_file: WriteFile) -> None:
    assert (
        items_of(write_file("a.osm", HEAD + b'<bounds minlat="1" minlon="1" maxlat="2" maxlon="2"/></osm>'))
        == []
    )


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
