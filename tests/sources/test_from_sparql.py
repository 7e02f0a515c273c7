from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_sparql import read_sparql
from cenotaph.sources.item import Item, Rejected, Row

WriteFile = Callable[[str, bytes], Path]

ITEM = {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}
NAME = {"type": "literal", "value": "Denkmal", "xml:lang": "de"}
WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"
POINT = {"type": "literal", "value": "Point(13.25 52.5)", "datatype": WKT}

XML = """<?xml version="1.0"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="item"/></head><results>
<result><binding name="item"><uri>http://www.wikidata.org/entity/Q1</uri></binding>
<binding name="name"><literal xml:lang="de">Denkmal</literal></binding>
<binding name="where"><literal datatype="x">Point(13.25 52.5)</literal></binding></result>
<result><binding name="item"><bnode>b0</bnode></binding></result>
</results></sparql>"""


def results(*bindings: object) -> bytes:
    return json.dumps({"head": {"vars": ["item"]}, "results": {"bindings": bindings}}).encode()


def items_of(path: Path) -> list[Item]:
    return list(read_sparql(path).items)


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_binding_becomes_a_row(write_file: WriteFile, form: str) -> None:
    bare = {"item": {"type": "bnode", "value": "b0"}}
    data = XML.encode() if form == "xml" else results({"item": ITEM, "name": NAME, "where": POINT}, bare)
    first, second = items_of(write_file(f"a.{form}", data))
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert first.cells == {"item": "Q1", "name": "Denkmal", "name@lang": "de", "where": "Point(13.25 52.5)"}
    assert (first.lon, first.lat) == (13.25, 52.5)
    assert second.cells == {"item": "b0"}


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("POINT (1.5 -2)", (1.5, -2.0)),
        ("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> Point(1 2)", (1.0, 2.0)),
        ("<http://www.wikidata.org/entity/Q405> Point(1 2)", (None, None)),
        ("Point(1)", (None, None)),
        ("1946-05-09T00:00:00Z", (None, None)),
    ],
)
def test_points(write_file: WriteFile, words: str, point: tuple[float, float]) -> None:
    (row,) = items_of(write_file("a.json", results({"where": {"type": "literal", "value": words}})))
    assert isinstance(row, Row)
    assert (row.lon, row.lat) == point
    assert row.cells["where"] == words


def test_several_points_and_impossible_ones(write_file: WriteFile) -> None:
    far = {"type": "literal", "value": "Point(1 200)"}
    reading = read_sparql(write_file("a.json", results({"a": POINT, "b": POINT}, {"a": far})))
    first, second = list(reading.items)
    assert isinstance(first, Row)
    assert isinstance(second, Rejected)
    assert second.code == "coordinate_out_of_range"
    assert "several points" in reading.afterwards()[0]


def test_bindings_before_the_break_are_kept(write_file: WriteFile) -> None:
    for data in (results({"item": ITEM}, {"item": ITEM})[:-30], XML[:-60].encode()):
        first, *_, last = items_of(write_file("a", data))
        assert isinstance(first, Row)
        assert isinstance(last, Rejected)
        assert last.code == "truncated"


def test_no_results_are_an_empty_list(write_file: WriteFile) -> None:
    assert items_of(write_file("a.json", results())) == []


def test_entities_are_refused(write_file: WriteFile) -> None:
    data = '<!DOCTYPE x [<!ENTITY a "b">]>' + XML.partition("?>")[2].replace("Denkmal", "&a;")
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.xml", data.encode()))
    assert caught.value.code == "not_xml"


@settings(deadline=None)
@given(
    st.binary(max_size=100)
    | st.integers(0, len(XML)).map(lambda cut: XML[:cut].encode())
    | st.integers(0, 200).map(lambda cut: results({"item": ITEM}, 7, {"a": None})[:cut])
)
def test_any_bytes_are_rows_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("any", data))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
