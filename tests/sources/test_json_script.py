from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import JsonPointer
from cenotaph.sources.from_json import read_json
from cenotaph.sources.item import Item, Row
from cenotaph.sources.json_events import build_value
from cenotaph.sources.json_script import find_literals, script_events

WriteFile = Callable[[str, bytes], Path]


def items_of(path: Path) -> list[Item]:
    return list(read_json(path).items)


def rows_of(path: Path) -> list[Row]:
    return [item for item in items_of(path) if isinstance(item, Row)]


def value_of(text: str) -> object:
    events = script_events(text, find_literals(text))
    return build_value(events, next(events), 64)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{a: 0x1F, b: .5, c: -Infinity, d: undefined, e: true}",
         {"a": 31, "b": pytest.approx(0.5), "c": "-Infinity", "d": None, "e": True}),
        (r"{a: 'it\'s \x41\u{42}\u0043\
D', b: '\ud83d\ude00', c: '\ud800'}", {"a": "it's ABCD", "b": "\U0001f600", "c": "\ufffd"}),
        ("{a: 'x' + 'y' + `z`, b: 'x' + y, c: new Date(0, 1), d: f('}')}",
         {"a": "xyz", "b": "'x' + y", "c": "new Date(0, 1)", "d": "f('}')"}),
        ("{a() { return {b: 1} }, ...c, d: function (e) { return [1] }, f: 2}",
         {"d": "function (e) { return [1] }", "f": 2}),
        ("var re = /['\"{]/g, a = [1]; // ['no']\n/* {b: 1} */ let c = {d: 2}", {"a": [1], "c": {"d": 2}}),
        ("{[a + 1]: 2, b: [3, 4].length, c: {d: 5]}", {"[a + 1]": 2, "b": [3, 4], "c": {"d": 5}}),
        ("a.push({b: 1}); a.push({b: 2}); x.map(y => { return {z: 1} }); if (q) { c = 1 }",
         {"push": {"b": 1}, "push_2": {"b": 2}, "y": {"z": 1}}),
    ],
)  # fmt: skip
def test_literals(text: str, value: object) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        (b"// mine\n[{name: 'A', year: 1921,},]", "/0"),
        (b"var sites = [{name: 'A', 'year': 1921}];\nfunction f() { return {x: [1]} }", "/sites/0"),
        (b'eqfeed({"sites": [{"name": "A", "year": 1921}]});', "/eqfeed/sites/0"),
        (b"export default [{name: 'A', year: 1921}]", "/0"),
        (b"const a = 1, sites = [\n {name: `A`, year: +1921, n: undefined} ];", "/sites/0"),
        (b'var s = \'[{"name":\' + \'"A", "year": 1921}]\'; var o = JSON.parse(s)', "/s/0"),
        (b'let o = JSON.parse(\'[{"name": "A", "year": 1921}]\')', "/o/0"),
        (b'{"name": "A",\n "year": 1921}\n{"name": "B",\n "year": 2}', "/0"),
        (b"window.sites = window.sites || [{name: 'A', year: 1921}]", "/sites/0"),
    ],
)
def test_scripts_and_json_that_is_not_strict(write_file: WriteFile, data: bytes, pointer: str) -> None:
    path = write_file("a.js", data)
    row = rows_of(path)[0]
    assert row.cells == {"name": "A", "year": "1921"}
    assert row.selector == JsonPointer(pointer)
    assert read_json(path).notes


def test_map_features_in_a_string_have_positions(write_file: WriteFile) -> None:
    feature = {
        "type": "Feature", "id": "node/1", "properties": {"name": "O'A", "tags": {"a": 1}},
        "geometry": {"type": "Point", "coordinates": [2.5, 1.5]},
    }  # fmt: skip
    words = json.dumps(
        [{"type": "FeatureCollection", "features": [feature, feature], "by": "x", "of": 1, "at": 2, "in": 3}]
    )
    script = "var json = '" + words.replace("'", "\\'").replace("}, ", "},' +\n  ' ") + "'\nvar n = []"
    row = rows_of(write_file("a.js", script.encode()))[0]
    assert (row.lon, row.lat, row.cells["name"], row.cells["@id"]) == (2.5, 1.5, "O'A", "node/1")
    assert row.selector == JsonPointer("/json/0/features/0")


def test_several_variables_are_one_document(write_file: WriteFile) -> None:
    path = write_file(
        "a.js", b"var a = [{name: 'A', year: 1}], b = [{name: 'B', year: 2}]; var c = [{icon: 'x'}]"
    )
    assert [row.cells["@key"] for row in rows_of(path)] == ["a", "b"]
    assert "/c (1)" in " ".join(read_json(path).notes)


@pytest.mark.parametrize(
    "data",
    [
        b'"' + b'\\"' * 100_000,
        b"[" * 200_000,
        b"var a = " + b"'\\'" * 50_000,
        b"/[" * 50_000,
        b"[1" + b"0" * 100_000 + b"x",
        b"x" + b" " * 60_000 + b"y",
    ],
)
def test_what_never_closes_takes_no_time(write_file: WriteFile, data: bytes) -> None:
    with pytest.raises(UnreadableSourceError):
        items_of(write_file("a.js", data))
