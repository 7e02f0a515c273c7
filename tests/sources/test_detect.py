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
