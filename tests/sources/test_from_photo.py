from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.TiffImagePlugin import IFDRational

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_photo import read_photo
from cenotaph.sources.item import Item, Rejected, Row

WriteFile = Callable[[str, bytes], Path]

BERLIN = {
    1: "N",
    2: (52.0, 30.0, IFDRational(3600, 100)),
    3: "E",
    4: (13.0, 24.0, 0.0),
    5: b"\x00",
    6: 34.5,
    17: 270.5,
    31: 4.7,
}


def photo(gps: dict[int, Any] | None = None, kind: str = "JPEG", **words: Any) -> bytes:
    exif = PIL.Image.Exif()
    exif[0x010F], exif[0x8298] = words.get("make", "Maker"), "A. Person"
    exif.get_ifd(0x8769)[0x9003] = "2021:05:08 10:11:12"
    if gps:
        exif.get_ifd(0x8825).update(gps)
    out = io.BytesIO()
    PIL.Image.effect_noise((40, 30), 99).convert("RGB").save(out, kind, exif=exif)
    return out.getvalue()


def items_of(path: Path) -> list[Item]:
    return list(read_photo(path).items)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_becomes_a_row_where_it_was_taken(write_file: WriteFile, kind: str) -> None:
    reading = read_photo(write_file("a.picture", photo(BERLIN, kind)))
    (row,) = reading.items
    assert isinstance(row, Row)
    assert (row.lon, row.lat) == (13.4, 52.51)
    assert row.cells == {
        "width": "40",
        "height": "30",
        "DateTimeOriginal": "2021:05:08 10:11:12",
        "Make": "Maker",
        "Copyright": "A. Person",
        "GPSHPositioningError": "4.7",
        "GPSImgDirection": "270.5",
        "@name": "a.picture",
        "@altitude": "34.5",
    }
    assert reading.notes == ()


def test_south_and_west_are_negative(write_file: WriteFile) -> None:
    (row,) = items_of(write_file("a.jpg", photo({**BERLIN, 1: "S", 3: "W"})))
    assert isinstance(row, Row)
    assert (row.lon, row.lat) == (-13.4, -52.51)


def test_without_a_position_the_row_has_none_and_a_note_says_so(write_file: WriteFile) -> None:
    reading = read_photo(write_file("a.jpg", photo()))
    (row,) = reading.items
    assert isinstance(row, Row)
    assert (row.lon, row.cells["Make"]) == (None, "Maker")
    assert "no position" in reading.notes[0]


@pytest.mark.parametrize(
    ("change", "code"), [({2: (95.0, 0.0, 0.0)}, "coordinate_out_of_range"), ({1: "X"}, "bad_geometry")]
)
def test_a_position_that_is_none_is_rejected(
    write_file: WriteFile, change: dict[int, Any], code: str
) -> None:
    (item,) = items_of(write_file("a.jpg", photo({**BERLIN, **change})))
    assert isinstance(item, Rejected)
    assert item.code == code


def test_a_picture_that_breaks_off_still_has_its_position(write_file: WriteFile) -> None:
    data = photo(BERLIN)
    (row,) = items_of(write_file("a.jpg", data[: len(data) - 300]))
    assert isinstance(row, Row)
    assert row.lat == 52.51


def test_words_in_utf_8_are_read(write_file: WriteFile) -> None:
    (row,) = items_of(write_file("a.jpg", photo(BERLIN, make="Größe".encode())))
    assert isinstance(row, Row)
    assert row.cells["Make"] == "Größe"


def test_a_bomb_is_refused(write_file: WriteFile) -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    body = struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.png", data + body))
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"text", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"]
)
def test_what_is_no_photograph_is_an_error(write_file: WriteFile, data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.jpg", data))
    assert caught.value.code == "damaged"


WHOLE = [photo(BERLIN, kind) for kind in ("JPEG", "PNG", "TIFF", "WEBP")]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), max_size=4),
    st.integers(0, 100),
)
def test_any_bytes_are_a_row_or_refused(
    write_file: WriteFile, whole: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(whole)
    for at, byte in changes:
        data[at % len(data)] = byte
    try:
        items = items_of(write_file("any.jpg", bytes(data[: len(data) * (100 - cut) // 100])))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
