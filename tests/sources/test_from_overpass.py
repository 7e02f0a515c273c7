from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.from_osm import read_osm
from cenotaph.sources.from_overpass import read_overpass
from cenotaph.sources.item import Item, Rejected, Row

WriteFile = Callable[[str, bytes], Path]

TAGS = {"historic": "memorial", "name": "A"}


def answer(*elements: object, **members: object) -> bytes:
    said = {"timestamp_osm_base": "2024-05-01T10:00:00Z", "copyright": "The data are free."}
    return json.dumps({"version": 0.6, "osm3s": said, "elements": elements, **members}).encode()


def items_of(path: Path) -> list[Item]:
    return list(read_overpass(path).items)


def test_elements_are_rows_as_of_osm_xml(write_file: WriteFile) -> None:
    xml = (
        b'<osm version="0.6"><node id="1" lat="1.5" lon="2.5" version="3" timestamp="2020-01-02T03:04:05Z">'
        b'<tag k="historic" v="memorial"/><tag k="name" v="A"/></node></osm>'
    )
    stamp = {"version": 3, "timestamp": "2020-01-02T03:04:05Z"}
    node = {"type": "node", "id": 1, "lat": 1.5, "lon": 2.5, **stamp, "tags": TAGS}
    (row,) = items_of(write_file("a.osm", answer(node)))
    assert [row] == list(read_osm(write_file("a.osm", xml)).items)
    assert isinstance(row, Row)
    assert row.selector == RowSelector(1, "node/1")


@pytest.mark.parametrize(
    ("element", "point"),
    [
        ({"center": {"lat": 1.5, "lon": 2.5}}, (2.5, 1.5)),
        ({"geometry": [{"lat": 0, "lon": 0}, None, {"lat": 1, "lon": 2}, {"lat": 3, "lon": 4}]}, (2, 1)),
        ({"bounds": {"minlat": 1, "maxlat": 2, "minlon": 3, "maxlon": 4}}, (3.5, 1.5)),
        ({"nodes": [8, 9, 7]}, (3, 4)),
        ({"nodes": [5]}, (None, None)),
        ({"members": []}, (None, None)),
    ],
)
def test_the_point_of_a_way(
    write_file: WriteFile, element: dict[str, Any], point: tuple[float, float]
) -> None:
    nodes = [{"type": "node", "id": number, "lat": number - 5, "lon": number - 6} for number in (7, 8, 9)]
    way = {"type": "way", "id": 1, "tags": TAGS, **element}
    path = write_file("a.json", answer(way, *nodes))
    (row,) = items_of(path)
    assert isinstance(row, Row)
    assert (row.lon, row.lat) == point
    assert "3 elements without tags passed over" in read_overpass(path).notes


def test_a_server_that_gave_up_is_said(write_file: WriteFile) -> None:
    node = {"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": TAGS}
    path = write_file("a.json", answer(node, remark="runtime error: Query timed out"))
    reading = read_overpass(path)
    _, last = list(reading.items)
    assert isinstance(last, Rejected)
    assert (last.code, last.place) == ("truncated", "after element 1")
    assert any("timed out" in note for note in reading.notes)
    assert (reading.about.licence, reading.about.published) == ("The data are free.", "2024-05-01")


@pytest.mark.parametrize(
    ("element", "code"),
    [
        ({"type": "node", "id": 1, "lat": 100, "lon": 2, "tags": TAGS}, "coordinate_out_of_range"),
        ({"type": "node", "id": "x", "tags": TAGS}, "bad_id"),
        ({"type": "count", "id": 0, "tags": {"total": "3"}}, "not_a_record"),
        (7, "not_a_record"),
    ],
)
def test_what_is_wrong_with_one_element_costs_it_only(
    write_file: WriteFile, element: object, code: str
) -> None:
    node = {"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": TAGS}
    items = items_of(write_file("a.json", answer(element, node)))
    assert [item.code for item in items if isinstance(item, Rejected)] == [code]
    assert len(items) == 2


def test_elements_before_the_break_are_kept(write_file: WriteFile) -> None:
    whole = answer(
        *({"type": "node", "id": number, "lat": 1, "lon": 2, "tags": TAGS} for number in range(2000))
    )
    items = items_of(write_file("a.json", whole[: len(whole) // 2]))
    assert len(items) > 900
    assert isinstance(items[-1], Rejected)
    assert items[-1].code == "truncated"


@settings(deadline=None)
@given(
    st.binary(max_size=100)
    | st.integers(0, 400).map(
        lambda cut: answer({"type": "way", "id": 1, "tags": TAGS, "nodes": [1, "x"]})[:cut]
    )
)
def test_any_bytes_are_elements_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("any.json", data))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
