from __future__ import annotations

import bz2
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.detect import detect_format

WriteFile = Callable[[str, bytes], Path]

OSM = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<osm version="0.6"><node id="1"/></osm>'
PROSE = b"The memorial, which was built in 1946, stands on a hill.\nIt was restored, they say, in 1985.\n"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a", b"name,city,year\nA,B,1900\nC,D,1901\n", "csv"),
        ("a.txt", b"name;city;year\nA;B;1900\nC;D;1901\n", "csv"),
        ("a.tsv", b"name\tcity\nA\tB\n", "csv"),
        ("one-column.csv", b"url\nhttps://a.example\n", "csv"),
        ("a.txt", PROSE, "text"),
        ("a", PROSE, "text"),
        ("a.md", b"# Title\n\nText.\n", "text"),
        ("a.txt", b"<!DOCTYPE html><html><p>x</p></html>", "html"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>', "html"),
        ("fragment", b"<article><p>x</p></article>", "html"),
        ("a.xml", OSM, "osm_xml"),
        ("a", bz2.compress(OSM), "osm_xml"),
        ("a.json", b'{"type": "FeatureCollection", "features": []}', "geojson"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.xml", b'<?xml version="1.0"?><kml/>', "kml"),
        ("a.xml", b'<?xml version="1.0"?><gpx/>', "gpx"),
        ("a.xml", b'<?xml version="1.0"?><rss/>', "feed"),
        ("a.txt", b'{"type": "Feature", "geometry": null}, {"type": "Feature"}', "geojson"),
        ("a.txt", b'[{"name": "A"}, {"name": "B"}]', "json"),
        ("a", b'{"data": [{"name": "A"}]}', "json"),
        ("a.json", b'{"type": "FeatureCollection", "name": "x", "crs": {}, "features": []}', "geojson"),
        ("a.txt", b'[{"type": "Feature", "properties": {}, "geometry": null}]', "geojson"),
        ("a.json", b'[{"type": "FeatureCollection", "features": []}]', "json"),
        ("a.json", b'{"features": [{"attributes": {"a": 1}, "geometry": {"x": 1}}]}', "json"),
        ("a.json", b'{"data": {"type": "FeatureCollection", "features": []}}', "json"),
        ("a.geojson", b'{"type": "FeatureCollection"', "geojson"),
        ("a.json", b'{"@context": "x", "@graph": [{"@id": "y"}]}', "json"),
        ("a.jsonl", b'{"a": 1}\n{"a": 2}\n', "json"),
        ("a.txt", b"{'a': 1, 'b': 2}", "json"),
        ("a.txt", b'// made by hand\n[{"a": 1}]', "json"),
        ("a.js", b"function f() {}\nvar a = [{b: 1}];", "json"),
        ("a.txt", b"var points = [{lat: 1}];", "json"),
        ("a.txt", b"const a: Point[] = [{lat: 1}];", "json"),
        ("a", b'callback({"a": [1]});', "json"),
        ("a", b"/* x */\nwindow.data = {a: 1}", "json"),
        ("a.mjs", b"export default [{a: 1}]", "json"),
        ("a.json", b'{"version": 0.6, "osm3s": {}, "elements": []}', "overpass"),
        ("a", b'{"elements": [{"type": "node", "id": 1, "lat": 1, "lon": 2}]}', "overpass"),
        ("a.srj", b'{"head": {"vars": ["a"]}, "results": {"bindings": []}}', "sparql"),
        ("a.srx", b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"/>', "sparql"),
        ("a.json", b'[\n{"type": "item", "id": "Q1", "labels": {}, "claims": {}},\n', "wikidata"),
        ("a.json", b'{"entities": {"Q1": {"id": "Q1", "labels": {}}}, "success": 1}', "wikidata"),
        ("a.json", b'{"type":"item","id":"Q1","labels":{},"claims":{}}\n', "wikidata"),
        ("a.yml", b"-\n  a: 1, 2\n-\n  a: 3, 4\n", "yaml"),
        ("a", b"%YAML 1.2\n---\na: 1\n", "yaml"),
        ("a.txt", b"[1] See the list, which was printed in 1946, on page 3.\n", "text"),
        ("a.txt", b"[[File:a.jpg]] The memorial stands on a hill.\n", "text"),
        ("a.txt", b"{{Infobox}} The memorial stands on a hill.\n", "text"),
        ("a.txt", b"The wall (built = 1900) stands.\n", "text"),
        ("utf16.txt", "Памятник воинам, город Минск.".encode("utf-16"), "text"),
        ("utf16-without-mark.txt", "Памятник воинам, город Минск.".encode("utf-16-le"), "text"),
    ],
)
def test_the_content_decides(write_file: WriteFile, name: str, data: bytes, expected: str) -> None:
    assert detect_format(write_file(name, data)) == expected


@pytest.mark.parametrize(
    ("name", "data", "code", "word"),
    [
        ("zero.csv", b"", "empty", "empty"),
        ("blank.txt", b" \r\n\t\n", "empty", "blanks"),
        ("mark.txt", b"\xef\xbb\xbf", "empty", "blanks"),
        ("sheet.csv", b"PK\x03\x04....", "damaged_archive", "unpacked"),
        ("a.gif", b"GIF89a", "unknown_format", "GIF"),
        ("a.xml", b'<?xml version="1.0"?><tei/>', "unknown_format", "<tei>"),
        ("a.bin", bytes(range(256)) * 9, "binary", "no text"),
        ("a.osm.bz2", b"BZh91AY&SY broken", "damaged_archive", "unpacked"),
        ("a.osm.gz", b"\x1f\x8b\x08 broken", "damaged_archive", "unpacked"),
        ("a.heic", b"\0\0\0\x1cftypheic\0\0\0\0mif1heicmiaf", "unknown_format", "as JPEG"),
    ],
)
def test_what_is_not_read_is_said(
    write_file: WriteFile, name: str, data: bytes, code: str, word: str
) -> None:
    path = write_file(name, data)
    with pytest.raises(UnreadableSourceError) as caught:
        detect_format(path)
    assert caught.value.code == code
    assert str(path) in str(caught.value)
    assert word in caught.value.reason


def test_a_folder_and_a_missing_file_are_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.csv"):
        with pytest.raises(UnreadableSourceError) as caught:
            detect_format(path)
        assert caught.value.code == "unreadable"


@pytest.mark.parametrize("head", [b"RIFF\x24\0\0\0WEBPVP8 ", b"\0\0\0\x20ftypavif\0\0\0\0avifmif1"])
def test_photographs_of_newer_kinds_are_known(write_file: WriteFile, head: bytes) -> None:
    assert detect_format(write_file("a.bin", head + bytes(20))) == "photo"
