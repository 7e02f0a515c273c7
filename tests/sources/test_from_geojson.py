from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import JsonPointer
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.from_geojson import read_geojson
from cenotaph.sources.item import Item, Rejected, Row

WriteFile = Callable[[str, bytes], Path]


def feature(lon: float = 1.5, lat: float = 2.5, **properties: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": properties,
    }


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def items_of(path: Path) -> list[Item]:
    return list(read_geojson(path).items)


def test_a_feature_becomes_a_row_with_its_pointer(write_file: WriteFile) -> None:
    path = write_file("a.geojson", collection(feature(name="A"), {**feature(name="B"), "id": "node/7"}))
    first, second = items_of(path)
    assert first == Row(
        1,
        "feature 1 (/features/0)",
        {"name": "A", "@type": "Point"},
        JsonPointer("/features/0"),
        1.5,
        2.5,
        "a.geojson",
    )
    assert isinstance(second, Row)
    assert second.cells["@id"] == "node/7"


def test_cells_are_what_the_file_wrote(write_file: WriteFile) -> None:
    data = (
        b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,'
        b'"properties":{"n":1.10,"big":123456789012345678901,"t":true,"none":null,"l":[1,{"a":"\xc3\xa4"}]}}]}'
    )
    (row,) = items_of(write_file("a.geojson", data))
    assert isinstance(row, Row)
    assert row.cells == {"n": "1.10", "big": "123456789012345678901", "t": "true", "l": '[1,{"a":"ä"}]'}
    assert (row.lon, row.lat) == (None, None)


def test_a_place_out_of_range_is_rejected_and_the_rest_kept(write_file: WriteFile) -> None:
    features = [feature() for _ in range(11)]
    path = write_file("a.geojson", collection(*features, feature(200, 100), feature()))
    rejected = [item for item in items_of(path) if isinstance(item, Rejected)]
    assert [(item.code, item.place, item.file) for item in rejected] == [
        ("coordinate_out_of_range", "feature 12 (/features/11)", "a.geojson")
    ]
    assert len(items_of(path)) == 13


@pytest.mark.parametrize("broken", [{"type": "feature"}, 7, "x", None, {"attributes": {}}])
def test_what_is_no_feature_is_rejected(write_file: WriteFile, broken: object) -> None:
    path = write_file("a.geojson", collection(feature(), broken))
    assert [type(item).__name__ for item in items_of(path)] == ["Row", "Rejected"]


def test_features_before_the_break_are_kept(write_file: WriteFile) -> None:
    whole = collection(*[feature(name=str(number)) for number in range(2000)])
    path = write_file("a.geojson", whole[: len(whole) // 2])
    items = items_of(path)
    last = items.pop()
    assert isinstance(last, Rejected)
    assert last.code == "truncated"
    assert f"{len(whole) // 2:,} bytes" in last.reason
    assert last.place.startswith(f"after feature {len(items)}")
    assert len(items) == whole[: len(whole) // 2].count(b'"}}')
    assert all(isinstance(item, Row) for item in items)


def test_what_stops_being_json_is_said(write_file: WriteFile) -> None:
    items = items_of(write_file("a.geojson", collection(feature())[:-2] + b", oops]}"))
    assert isinstance(items[-1], Rejected)
    assert items[-1].code == "not_json"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"type":"FeatureCollection","fea', "truncated"),
        (b'{"type":"FeatureCollection",features:[]}', "not_json"),
        (b'{"type":"Topology"}', "no_features"),
    ],
)
def test_nothing_to_read_is_an_error(write_file: WriteFile, data: bytes, code: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.geojson", data))
    assert caught.value.code == code


def test_an_empty_collection_is_an_empty_list(write_file: WriteFile) -> None:
    assert items_of(write_file("a.geojson", collection())) == []


@pytest.mark.parametrize("form", ["bare", "array"])
def test_features_without_their_collection(write_file: WriteFile, form: str) -> None:
    inner = ",\n".join(json.dumps(feature(name=name)) for name in "AB")
    path = write_file("a.txt", (inner if form == "bare" else f"[{inner}]").encode())
    _, second = items_of(path)
    assert isinstance(second, Row)
    assert (second.place, second.selector) == ("feature 2 (/1)", JsonPointer("/1"))
    assert read_geojson(path).notes


def test_deep_nesting_is_rejected(write_file: WriteFile) -> None:
    deep = b'{"type":"Feature","geometry":null,"properties":{"a":' + b"[" * 500 + b"]" * 500 + b"}}"
    path = write_file("a.geojson", b'{"type":"FeatureCollection","features":[' + deep + b"," + deep + b"]}")
    assert [item.code for item in items_of(path) if isinstance(item, Rejected)] == ["too_deep", "too_deep"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_and_utf16_are_read(write_file: WriteFile, encoding: str) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": [feature(name="Ärger")]}, ensure_ascii=False)
    (row,) = items_of(write_file("a.geojson", text.encode(encoding)))
    assert isinstance(row, Row)
    assert row.cells["name"] == "Ärger"


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)


@settings(deadline=None)
@given(st.lists(st.dictionaries(names, names, max_size=4), max_size=6))
def test_every_feature_comes_out_once(write_file: WriteFile, properties: list[dict[str, str]]) -> None:
    features = [{"type": "Feature", "geometry": None, "properties": some} for some in properties]
    path = write_file("any.geojson", collection(*features))
    assert [item.cells for item in items_of(path) if isinstance(item, Row)] == properties


@settings(deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(st.sampled_from('{}[],:"typefaursgomn 123.-\n'), max_size=150).map(str.encode)
    | st.integers(0, 400).map(lambda cut: collection(feature(a=1), feature(2, b="x"))[:cut])
)
def test_any_bytes_are_features_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("any.geojson", data))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)


MERCATOR = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}


@pytest.mark.parametrize("where", ["before", "behind"])
@pytest.mark.parametrize("broken", [False, True])
def test_a_named_system_is_turned_into_degrees(write_file: WriteFile, where: str, broken: bool) -> None:
    features = [feature(1490000.50, 6890000), {**feature(), "geometry": None}]
    members = {"crs": MERCATOR, "features": features}
    if where == "behind":
        members = dict(reversed(members.items()))
    data = json.dumps({"type": "FeatureCollection", **members}).encode()
    reading = read_geojson(write_file("a.geojson", data + (b"x" if broken else b"")))
    first, second, *rest = reading.items
    assert isinstance(first, Row)
    assert first.lon == pytest.approx(math.degrees(1490000.5 / 6378137))
    assert first.lat == pytest.approx(math.degrees(math.atan(math.sinh(6890000 / 6378137))))
    assert (first.cells["@x"], first.cells["@y"]) == ("1490000.5", "6890000")
    assert isinstance(second, Row)
    assert (second.lon, second.cells) == (None, {})
    assert len(rest) == broken
    assert "EPSG:3857" in reading.notes[0]


def test_metres_without_a_named_system_are_a_guess(write_file: WriteFile) -> None:
    path = write_file("a.geojson", collection(feature(-11253911.9, 5032730.5), feature(-11253310, 5033221)))
    reading = read_geojson(path)
    row, _ = reading.items
    assert isinstance(row, Row)
    assert row.lon == pytest.approx(-101.0956, abs=1e-4)
    assert "guess" in reading.notes[0]


def test_metres_that_may_be_of_any_grid_are_not_guessed(write_file: WriteFile) -> None:
    items = items_of(
        write_file("a.geojson", collection(feature(454000.5, 5800000), feature(455000, 5801000)))
    )
    assert [item.code for item in items if isinstance(item, Rejected)] == ["coordinate_out_of_range"] * 2


def test_degrees_among_metres_are_rejected(write_file: WriteFile) -> None:
    data = json.dumps({"crs": MERCATOR, "features": [feature(13.5, 52.5)]}).encode()
    (item,) = items_of(write_file("a.geojson", data))
    assert isinstance(item, Rejected)
    assert "degrees" in item.reason


@pytest.mark.parametrize("name", ["EPSG:999999", "nowhere"])
def test_an_unknown_system_is_an_error(write_file: WriteFile, name: str) -> None:
    data = json.dumps(
        {"crs": {"type": "name", "properties": {"name": name}}, "features": [feature()]}
    ).encode()
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.geojson", data))
    assert caught.value.code == "unknown_crs"


def test_features_one_a_line(write_file: WriteFile) -> None:
    lines = [json.dumps(feature(name="A")), "", "{oops", json.dumps(feature(name="B"))]
    first, bad, last = items_of(write_file("a.geojsonl", "\n".join(lines).encode()))
    assert isinstance(first, Row)
    assert isinstance(last, Row)
    assert (last.place, last.selector, last.cells["name"]) == ("feature 3 (line 4)", RowSelector(4), "B")
    assert isinstance(bad, Rejected)
    assert (bad.code, bad.place) == ("not_json", "feature 2 (line 3)")


def test_features_between_record_separators(write_file: WriteFile) -> None:
    text = "".join(f"\x1e{json.dumps(feature(name=name), indent=1)}\n" for name in "AB")
    rows = items_of(write_file("a.geojsons", text.encode()))
    assert [row.cells["name"] for row in rows if isinstance(row, Row)] == ["A", "B"]


def test_features_over_several_lines_without_commas(write_file: WriteFile) -> None:
    text = "\n".join(json.dumps(feature(name=name), indent=1) for name in "AB")
    rows = items_of(write_file("a.geojson", text.encode()))
    assert [row.cells["name"] for row in rows if isinstance(row, Row)] == ["A", "B"]


def test_numbers_that_are_none_cost_only_themselves(write_file: WriteFile) -> None:
    rows = items_of(write_file("a.geojson", collection(feature(a=float("nan"), b="NaN"), feature(a=1))))
    assert [row.cells for row in rows if isinstance(row, Row)] == [
        {"b": "NaN", "@type": "Point"},
        {"a": "1", "@type": "Point"},
    ]


def test_half_a_character_is_replaced(write_file: WriteFile) -> None:
    data = b'{"features":[{"type":"Feature","properties":{"a":"x\\ud800","n":1.50}}]}'
    (row,) = items_of(write_file("a.geojson", data))
    assert isinstance(row, Row)
    assert row.cells == {"a": "x\ufffd", "n": "1.50"}


def test_what_a_collection_says_of_itself(write_file: WriteFile) -> None:
    data = json.dumps({"name": "Stones", "license": "ODbL-1.0", "features": [feature()]}).encode()
    about = read_geojson(write_file("a.geojson", data)).about
    assert (about.title, about.licence) == ("Stones", "ODbL-1.0")


def test_both_ways_give_the_same_rows(write_file: WriteFile, monkeypatch: pytest.MonkeyPatch) -> None:
    features = [feature(n=1.10, e=2, big=10**30, deep={"a": [1.50, None, "ü"]}), {"type": "Feature", "id": 7}]
    path = write_file("a.geojson", collection(*features, 7))
    fast = items_of(path)
    monkeypatch.setattr("cenotaph.sources.geojson_features.WHOLE_BYTES", 0)
    assert items_of(path) == fast


NINES = "9" * 5000


@pytest.mark.parametrize("after", ['},"geometry":null},{"type":"Feature"', '},"geometry":null}]', ""])
def test_a_number_of_many_digits_ends_neither_the_process_nor_what_came_before(
    write_file: WriteFile, after: str
) -> None:
    good = '{"type":"Feature","properties":{"name":"A"},"geometry":null},' * 2000
    data = f'{good}{{"type":"Feature","properties":{{"n":{NINES}{after}'.encode()
    items = list(read_geojson(write_file("a.geojson", data)).items)
    assert sum(isinstance(item, Row) for item in items) > 1500
    assert isinstance(items[-1], Rejected)
    assert items[-1].code in ("not_json", "truncated")


def test_a_feature_nested_too_deeply_costs_itself_alone(write_file: WriteFile) -> None:
    deep = f'{{"type":"Feature","properties":{{"x":{"[" * 100_000}{"]" * 100_000}}},"geometry":null}}'
    good = '{"type":"Feature","properties":{"name":"A"},"geometry":null}'
    for data in (f'{{"features":[{good},{deep},{good}]}}', f"{good},{deep},{good}"):
        items = list(read_geojson(write_file("a.geojson", data.encode())).items)
        assert [item.number if isinstance(item, Row) else getattr(item, "code", None) for item in items] == [
            1,
            "too_deep",
            3,
        ]
