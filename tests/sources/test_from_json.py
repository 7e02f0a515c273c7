from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import JsonPointer
from cenotaph.sources.from_json import read_json
from cenotaph.sources.item import Item, Limits, Rejected, Row

WriteFile = Callable[[str, bytes], Path]

A = {"name": "A", "lat": "1.50", "lon": "2", "year": "1921"}
B = {"name": "B", "lat": "3.50", "lon": "4", "year": "1922"}
C = {"name": "C", "lat": "5.50", "lon": "6", "year": "1923"}


def items_of(path: Path, **options: Any) -> list[Item]:
    return list(read_json(path, **options).items)


def rows_of(path: Path, **options: Any) -> list[Row]:
    items = items_of(path, **options)
    assert all(isinstance(item, Row) for item in items), items
    return [item for item in items if isinstance(item, Row)]


def places(rows: list[Row]) -> list[str]:
    return [row.selector.path for row in rows if isinstance(row.selector, JsonPointer)]


def encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_a_record_becomes_a_row_with_its_pointer(write_file: WriteFile) -> None:
    path = write_file("a.json", encoded([A, B]))
    _, second = rows_of(path)
    assert second == Row(2, "record 2 (/1)", B, JsonPointer("/1"), None, None, "a.json")


@pytest.mark.parametrize(
    ("document", "pointers", "note"),
    [
        ({"data": {"items": [A, B], "types": [{"t": 1}]}}, ["/data/items/0", "/data/items/1"], "/data/types (1)"),
        ({"x/y": {"a~b": [A]}}, ["/x~1y/a~0b/0"], "/x~1y/a~0b"),
        ({"q1": A, "q2": B}, ["/q1", "/q2"], "members of /"),
        ({"North": [A, B], "South": [C]}, ["/North/0", "/North/1", "/South/0"], "/* (2 lists)"),
        ({"North": [A], "South": [B], "notes": [{"t": 1}]}, ["/North/0", "/South/0"], "/notes (1)"),
        ([{"state": "N", "sites": [A, B]}, {"state": "S", "sites": [C]}],
         ["/0/sites/0", "/0/sites/1", "/1/sites/0"], "/*/sites (2 lists)"),
        ([{"page": 1, "pages": 9, "all": 2, "size": 2}, [A, B]], ["/1/0", "/1/1"], "/*"),
        ([{**A, "photos": [{"u": 1}, {"u": 2}]}, {**B, "photos": []}], ["/0", "/1"], None),
        ({**A, "photos": [{"u": 1}] * 3}, ["/photos/0", "/photos/1", "/photos/2"], "/photos"),
        ({"name": "A", "year": 1921}, [""], "one object"),
    ],
)  # fmt: skip
def test_the_records_are_found(
    write_file: WriteFile, document: object, pointers: list[str], note: str | None
) -> None:
    path = write_file("a.json", encoded(document))
    assert places(rows_of(path)) == pointers
    notes = read_json(path).notes
    assert notes == () if note is None else note in " ".join(notes)


def test_what_records_belong_to_stands_in_their_cells(write_file: WriteFile) -> None:
    document = {"N": {"chief": "x", "sites": [A]}, "S": {"chief": "y", "sites": [C, B]}}
    *_, second = rows_of(write_file("a.json", encoded(document)))
    assert second.cells == {"@key": "S", "@in.chief": "y", **B}


@pytest.mark.parametrize("table", ["/data/types", "types", "data.types"])
def test_a_list_is_chosen_by_pointer_or_name(write_file: WriteFile, table: str) -> None:
    path = write_file("a.json", encoded({"data": {"items": [A, B], "types": [{"t": "x"}]}}))
    (row,) = rows_of(path, table=table)
    assert row.cells == {"t": "x"}


def test_an_unknown_list_is_said_with_those_there_are(write_file: WriteFile) -> None:
    path = write_file("a.json", encoded({"items": [A, B], "types": [{"t": "x"}]}))
    with pytest.raises(UnreadableSourceError) as caught:
        read_json(path, table="x")
    assert caught.value.code == "no_table"
    assert "/items (2), /types (1)" in caught.value.reason


def test_cells_keep_what_is_written(write_file: WriteFile) -> None:
    data = (
        b'[{"n": 1.10, "big": 123456789012345678901, "t": true, "none": null, "in": {"a": {"b": "x"}, "a.b": "y"},'
        b' "few": ["a", 1.50], "odd": ["a;b", "c"], "deep": [{"a": 1.0}], "empty": [], "bad": "\\u0000", "a": 1, "a": 2}]'
    )
    (row,) = rows_of(write_file("a.json", data))
    assert row.cells == {
        "n": "1.10", "big": "123456789012345678901", "t": "true", "in.a.b": "x", "in.a.b_2": "y", "few": "a; 1.50",
        "odd": '["a;b","c"]', "deep": '[{"a":1.0}]', "empty": "[]", "bad": "\ufffd", "a": "2",
    }  # fmt: skip


@pytest.mark.parametrize(
    "place",
    [
        {"type": "Point", "coordinates": [2.5, 1.5]},
        {"latitude": "1.5", "longitude": "2.5", "human_address": "x"},
        '{"type": "Point", "coordinates": [2.5, 1.5]}',
        {"inner": {"type": "Point", "coordinates": [2.5, 1.5]}},
    ],
)
def test_a_geometry_under_any_name_is_the_position(write_file: WriteFile, place: object) -> None:
    (row,) = rows_of(write_file("a.json", encoded([{"name": "A", "where": place}])))
    assert (row.lon, row.lat) == (2.5, 1.5)
    assert any(name.startswith("where") for name in row.cells)


def test_a_position_that_is_none_is_rejected(write_file: WriteFile) -> None:
    records = [{"name": "A", "where": {"type": "Point", "coordinates": [1, 200]}}, A]
    first, second = items_of(write_file("a.json", encoded(records)))
    assert isinstance(first, Rejected)
    assert (first.code, first.place) == ("coordinate_out_of_range", "record 1 (/0)")
    assert isinstance(second, Row)


@pytest.mark.parametrize("names", [["name", "lat"], [{"name": "name"}, {"fieldName": "lat"}]])
@pytest.mark.parametrize("rows", ["rows", "data"])
def test_columns_beside_their_rows(write_file: WriteFile, names: list[object], rows: str) -> None:
    path = write_file("a.json", encoded({"columns": names, rows: [["A", 1.5], ["B", None], ["C", 1, 2]]}))
    first, second, third = items_of(path)
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert (first.cells, second.cells) == ({"name": "A", "lat": "1.5"}, {"name": "B"})
    assert isinstance(third, Rejected)
    assert third.code == "ragged_row"


def test_rows_without_columns(write_file: WriteFile) -> None:
    headed = write_file("a.json", encoded([["name", "lat"], ["A", 1.5], ["B", 2.5]]))
    assert [row.cells for row in rows_of(headed)] == [
        {"name": "A", "lat": "1.5"},
        {"name": "B", "lat": "2.5"},
    ]
    assert places(rows_of(headed)) == ["/1", "/2"]
    bare = write_file("b.json", encoded([["A", 1.5], ["B", 2.5]]))
    assert rows_of(bare)[0].cells == {"column_1": "A", "column_2": "1.5"}
    assert any("no header" in note for note in read_json(bare).notes)


def test_a_portal_with_its_description(write_file: WriteFile) -> None:
    columns = [
        {"name": "sid", "fieldName": ":sid", "flags": ["hidden"]},
        {"name": "Title"},
        {"name": "Where", "subColumnTypes": ["human_address", "latitude", "longitude", "machine_address", "needs_recoding"]},
    ]  # fmt: skip
    view = {
        "name": "Memorials", "attribution": "An office", "licenseId": "X", "license": {"name": "Free"},
        "publicationDate": 1497911730, "columns": columns,
    }  # fmt: skip
    document = {
        "meta": {"view": view},
        "data": [["r1", "A", ["{}", "1.5", "2.5", None, False]], ["r2", "B", None]],
    }
    path = write_file("a.json", encoded(document))
    first, second = rows_of(path)
    assert (first.lon, first.lat, second.lon) == (2.5, 1.5, None)
    assert first.cells["sid"] == "r1"
    assert first.cells["Where.latitude"] == "1.5"
    about = read_json(path).about
    assert (about.title, about.publisher, about.licence, about.published) == (
        "Memorials", "An office", "Free", "2017-06-19",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("system", "x", "y"),
    [({"wkid": 4326}, 2.5, 1.5), ({"wkid": 102100, "latestWkid": 3857}, 278298.73, 166998.31)],
)
@pytest.mark.parametrize("last", [False, True])
def test_features_of_arcgis(write_file: WriteFile, system: object, x: float, y: float, last: bool) -> None:
    features = [{"attributes": {"NAME": "A"}, "geometry": {"x": x, "y": y}}, {"attributes": {"NAME": "B"}}]
    said = {"spatialReference": system}
    path = write_file(
        "a.json", encoded({"features": features, **said} if last else {**said, "features": features})
    )
    first, second = rows_of(path)
    assert first.cells["NAME"] == "A"
    assert first.lon == pytest.approx(2.5, abs=1e-6)
    assert first.lat == pytest.approx(1.5, abs=1e-6)
    assert first.cells["@geometry.x"] == str(x)
    assert second.lon is None


def test_a_system_that_is_not_known_is_said(write_file: WriteFile) -> None:
    features = [{"attributes": {"NAME": "A"}, "geometry": {"x": 1, "y": 2}}] * 2
    path = write_file("a.json", encoded({"spatialReference": {"wkid": 99999}, "features": features}))
    with pytest.raises(UnreadableSourceError) as caught:
        read_json(path)
    assert caught.value.code == "unknown_crs"


def test_json_lines_lose_only_what_is_broken(write_file: WriteFile) -> None:
    path = write_file("a.jsonl", b'{"a": 1.50}\n\n{"a": oops}\n[1]\n{"a": NaN}\n{"a": "\\ud800"}\n{"a": ')
    items = items_of(path)
    assert [item.cells["a"] for item in items if isinstance(item, Row)] == ["1.50", "NaN", "\ufffd"]
    assert [(item.code, item.place) for item in items if isinstance(item, Rejected)] == [
        ("not_json", "line 3"), ("not_a_record", "line 4"), ("truncated", "line 7"),
    ]  # fmt: skip
    long = items_of(path, limits=Limits(line_chars=10))
    assert next(item.code for item in long if isinstance(item, Rejected)) == "line_too_long"


def test_records_before_the_break_are_kept(write_file: WriteFile) -> None:
    whole = encoded({"items": [A] * 3000})
    items = items_of(write_file("a.json", whole[: len(whole) // 2]))
    assert sum(isinstance(item, Row) for item in items) == len(items) - 1 > 1000
    assert isinstance(items[-1], Rejected)
    assert items[-1].code == "truncated"
    script = b"var items = " + whole
    held = items_of(write_file("a.js", script[: len(script) // 2]))
    assert len(held) == pytest.approx(len(items), abs=3)
    assert isinstance(held[-1], Rejected)
    assert held[-1].code == "truncated"


def test_what_is_no_record_is_rejected(write_file: WriteFile) -> None:
    items = items_of(write_file("a.json", encoded([A, 7, "x", None, [1], B])))
    assert [type(item).__name__ for item in items] == ["Row", *["Rejected"] * 4, "Row"]


@pytest.mark.parametrize("script", [False, True])
def test_deep_nesting_is_rejected(write_file: WriteFile, script: bool) -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    data = b'[{"name": "A"}, {"a": ' + deep + b"}, " + deep + b"]"
    items = items_of(write_file("a.json", (b"var x = " if script else b"") + data))
    assert [item.code for item in items if isinstance(item, Rejected)] == ["too_deep", "too_deep"]
    lines = items_of(write_file("a.jsonl", b'{"a": 1}\n{"a": ' + deep + b"}\n"))
    assert [item.code for item in lines if isinstance(item, Rejected)] == ["too_deep"]


@pytest.mark.parametrize("number", [b"9" * 5000, b"1e99999999999999999999"])
@pytest.mark.parametrize("form", [b'[{"a": 1}, {"a": %s}, {"a": 3}]', b'{"a": 1}\n{"a": %s}\n{"a": 3}\n'])
def test_a_number_that_is_none_costs_only_what_is_behind_it(
    write_file: WriteFile, number: bytes, form: bytes
) -> None:
    items = items_of(write_file("a.json", form % number))
    assert isinstance(items[0], Row)
    assert items[0].cells == {"a": "1"}


@pytest.mark.parametrize(
    ("data", "code"),
    [(b'{"items": [{"na', "truncated"), (b"{]", "not_json"), (b"{}", "no_records"), (b"words", "not_json"), (b"[1, 2", "truncated")],
)  # fmt: skip
def test_nothing_to_read_is_an_error(write_file: WriteFile, data: bytes, code: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.json", data))
    assert caught.value.code == code


def test_an_empty_list_is_an_empty_list(write_file: WriteFile) -> None:
    assert items_of(write_file("a.json", b"[]")) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_encodings(write_file: WriteFile, encoding: str) -> None:
    text = json.dumps([{"name": "Памятник воинам", "city": "Город на реке"}] * 9, ensure_ascii=False)
    assert rows_of(write_file("a.json", text.encode(encoding)))[0].cells["name"] == "Памятник воинам"


@pytest.mark.parametrize("around", [False, True])
def test_long_lists_are_counted_to_their_end(write_file: WriteFile, around: bool) -> None:
    records = [{**A, "photos": [{"u": 1}]}] * 12_000
    path = write_file("a.json", encoded({"items": records, "more": [{"t": 1}]} if around else [*records, 7]))
    reading = read_json(path)
    assert sum(isinstance(item, Row) for item in reading.items) == 12_000
    assert not around or reading.total_hint == 12_000
    assert [note for note in reading.notes if "not read" in note] == (
        ["lists that are not read: /more (1)"] if around else []
    )


@pytest.mark.parametrize(
    ("file", "rows", "placed"),
    [
        ("osm_north_macedonia/places_with_names.js", 931, 931),
        ("us_state_memorials/or_veteran_memorials_socrata.json", 277, 272),
        ("us_state_memorials/nv_markers.json", 271, 0),
    ],
)
def test_real_lists(shared: Path, file: str, rows: int, placed: int) -> None:
    found = rows_of(shared / "data" / "registers" / file)
    assert (len(found), sum(row.lon is not None for row in found)) == (rows, placed)


names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.lists(st.dictionaries(names, names, min_size=1, max_size=4), min_size=1, max_size=6), st.booleans())
def test_every_record_comes_out_once(
    write_file: WriteFile, records: list[dict[str, str]], script: bool
) -> None:
    data = json.dumps(records, ensure_ascii=script).encode()
    path = write_file("any.json", b"var list = " + data + b";" if script else data)
    assert [row.cells for row in rows_of(path, table="list" if script else "/")] == records


@settings(deadline=None)
@given(values)
def test_any_value_is_rows_or_refused(write_file: WriteFile, value: object) -> None:
    for data in (
        encoded(value),
        b"x = " + json.dumps(value).encode(),
        encoded({"a": [value], "b": {"c": value}}),
    ):
        check(write_file("any.json", data))


@settings(deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(st.sampled_from("{}[](),:;'\"`/*+=\\ varx01.-\n"), max_size=120).map(str.encode)
    | st.integers(0, 300).map(
        lambda cut: encoded({"a": [A, B], "b": {"columns": ["x"], "rows": [[1], [2]]}})[:cut]
    )
)
def test_any_bytes_are_rows_or_refused(write_file: WriteFile, data: bytes) -> None:
    check(write_file("any.js", data))


def check(path: Path) -> None:
    try:
        items = items_of(path)
    except UnreadableSourceError:
        return
    for item in items:
        assert isinstance(item, Row | Rejected)
        if isinstance(item, Row):
            " ".join([*item.cells, *item.cells.values()]).encode()
