from __future__ import annotations

import gzip
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.decoding import decoded
from cenotaph.sources.from_warc import read_warc
from cenotaph.sources.item import DEFAULT_LIMITS, Document, Item, Limits, Rejected
from cenotaph.sources.reader import detect_format, read_source
from sources.pdf_samples import sentence, write_report

WriteFile = Callable[[str, bytes], Path]
Header = tuple[str, str]

TEXT = "Der Obelisk am Rand des Dorfes wurde im Jahr 1946 errichtet und steht noch immer an der Straße. " * 4


def page(number: int) -> str:
    noise = random.Random(number).randbytes(200).hex()
    return (
        f"<html lang='de'><head><title>Stein {number}</title><!-- {noise} --></head>"
        f"<body><article><h1>Stein {number}</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
    )


class Archive:
    """A web archive in the making, a record a gzip member where it is packed."""

    def __init__(self, *, packed: bool) -> None:
        self._packed = packed
        self.bytes = b""
        self.starts: list[int] = []

    def answer(
        self, url: str, body: bytes, media_type: str, *headers: Header, status: str = "200 OK"
    ) -> None:
        lines = [
            f"HTTP/1.1 {status}",
            f"Content-Type: {media_type}",
            *(f"{key}: {word}" for key, word in headers),
        ]
        self.write("response", url, "\r\n".join(lines).encode() + b"\r\n\r\n" + body, "application/http")

    def write(self, kind: str, url: str, block: bytes, media_type: str) -> None:
        self.starts.append(len(self.bytes))
        head = (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(self.starts)}>\r\n"
            f"WARC-Date: 2023-05-01T10:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {media_type}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        self.bytes += gzip.compress(record) if self._packed else record


def pages(count: int, *, packed: bool) -> Archive:
    archive = Archive(packed=packed)
    for number in range(count):
        archive.answer(f"http://blatt.example/{number}", page(number).encode(), "text/html; charset=utf-8")
    return archive


def read(
    path: Path, limits: Limits = DEFAULT_LIMITS
) -> tuple[list[Document], list[Rejected], tuple[str, ...]]:
    reading = read_warc(path, limits=limits)
    items: list[Item] = list(reading.items)
    documents = [item for item in items if isinstance(item, Document)]
    rejected = [item for item in items if isinstance(item, Rejected)]
    assert len(documents) + len(rejected) == len(items)
    return documents, rejected, reading.afterwards()


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_document_with_its_address_and_day(write_file: WriteFile, packed: bool) -> None:
    path = write_file("a.warc", pages(3, packed=packed).bytes)
    assert detect_format(path) == "warc"
    documents, rejected, notes = read(path)
    assert not rejected
    assert not notes
    assert [one.url for one in documents] == [f"http://blatt.example/{number}" for number in range(3)]
    assert [one.title for one in documents] == ["Stein 0", "Stein 1", "Stein 2"]
    assert {one.retrieved_at for one in documents} == {1682935200}
    assert all((one.program or "").startswith("trafilatura ") for one in documents)


def test_a_packed_archive_is_left_packed(write_file: WriteFile) -> None:
    path = write_file("a.warc.gz", pages(2, packed=True).bytes)
    reading = read_source(path)
    assert reading.media_type == "application/warc"
    assert sum(isinstance(item, Document) for item in reading.items) == 2


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("gzip", bytes),  # kept unpacked, though the header was kept, too
        ("br", bytes),
    ],
)
def test_bodies_are_unpacked(write_file: WriteFile, coding: str, pack: Callable[[bytes], bytes]) -> None:
    archive = Archive(packed=True)
    archive.answer("http://a.example/", pack(page(1).encode()), "text/html", ("Content-Encoding", coding))
    (document,), rejected, _ = read(write_file("a.warc", archive.bytes))
    assert document.title == "Stein 1"
    assert not rejected


def test_a_body_in_chunks_is_put_together(write_file: WriteFile) -> None:
    body = page(1).encode()
    pieces = b"".join(
        b"%x\r\n%s\r\n" % (len(body[at : at + 100]), body[at : at + 100]) for at in range(0, len(body), 100)
    )
    archive = Archive(packed=False)
    archive.answer(
        "http://a.example/",
        pieces + b"0\r\n\r\n",
        "text/html; charset=utf-8",
        ("Transfer-Encoding", "chunked"),
    )
    (document,), _, _ = read(write_file("a.warc", archive.bytes))
    assert TEXT.strip() in document.text


def test_the_encoding_that_the_server_says_is_believed(write_file: WriteFile) -> None:
    archive = Archive(packed=False)
    archive.answer(
        "http://a.example/", page(1).encode("cp1251", "replace"), "text/html; charset=windows-1251"
    )
    archive.answer("http://a.example/t", "Обелиск у дороги.".encode("koi8-r"), "text/plain; charset=koi8-r")
    documents, _, _ = read(write_file("a.warc", archive.bytes))
    assert documents[1].text == "Обелиск у дороги."


def test_texts_pdfs_and_resources_are_read_and_the_rest_is_counted(
    write_file: WriteFile, tmp_path: Path
) -> None:
    archive = Archive(packed=True)
    report = write_report(tmp_path / "a.pdf", [sentence(1)]).read_bytes()
    archive.answer("http://a.example/a.pdf", report, "application/pdf")
    archive.write("resource", "http://a.example/t.txt", b"The obelisk was moved.", "text/plain")
    archive.answer("http://a.example/x.png", b"\x89PNG", "image/png")
    archive.answer("http://a.example/y.png", b"\x89PNG", "image/png")
    archive.answer("http://a.example/old", b"", "text/html", status="301 Moved")
    archive.answer("http://a.example/bare", b"<html><body></body></html>", "text/html")
    archive.write("request", "http://a.example/", b"GET / HTTP/1.1\r\n\r\n", "application/http")
    archive.write("revisit", "http://a.example/", b"", "application/http")
    archive.write("warcinfo", "urn:a", b"software: none", "application/warc-fields")
    documents, rejected, notes = read(write_file("a.warc.gz", archive.bytes))
    assert [one.title for one in documents] == ["A stone at the edge", None]
    assert [one.code for one in rejected] == ["no_text"]
    assert "http://a.example/bare" in rejected[0].place
    assert "passed over: 2 answers of type image/png" in notes
    assert "passed over: 1 answers with status 301" in notes
    assert {"passed over: 1 request records", "passed over: 1 revisit records"} < set(notes)
    assert len(notes) == 5


@pytest.mark.parametrize("packed", [True, False])
def test_of_a_damaged_archive_all_whole_records_are_kept(write_file: WriteFile, packed: bool) -> None:
    archive = pages(20, packed=packed)
    data = bytearray(archive.bytes)
    hit = archive.starts[7] + 4
    data[hit : hit + 30] = bytes(30)
    documents, rejected, _ = read(write_file("a.warc", bytes(data)))
    assert {one.url for one in documents} >= {
        f"http://blatt.example/{number}" for number in range(20) if number not in (6, 7)
    }
    assert rejected
    assert rejected[0].code == "bad_record"
    assert f"{archive.starts[7]:,}" in rejected[0].place or not packed


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_is_said(write_file: WriteFile, packed: bool) -> None:
    archive = pages(3, packed=packed)
    documents, rejected, _ = read(write_file("a.warc", archive.bytes[: archive.starts[2] + 500]))
    assert len(documents) == 2
    assert [one.code for one in rejected] == ["truncated"]


def test_a_bomb_is_one_rejected_record(write_file: WriteFile) -> None:
    archive = Archive(packed=True)
    for coding, pack in (("gzip", gzip.compress), ("br", brotli.compress)):
        body = pack(b"<p>" + bytes(20_000_000))
        archive.answer("http://a.example/", body, "text/html", ("Content-Encoding", coding))
    archive.answer("http://a.example/1", page(1).encode(), "text/html")
    path = write_file("a.warc", archive.bytes)
    documents, rejected, _ = read(path, Limits(member_bytes=1_000_000))
    assert len(documents) == 1
    assert [one.code for one in rejected] == ["too_large", "too_large"]


def test_a_wacz_is_read_as_the_archives_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as out:
        out.writestr("datapackage.json", "{}")
        out.writestr("archive/data.warc.gz", pages(2, packed=True).bytes)
        out.writestr("archive/more.warc", pages(1, packed=False).bytes)
    reading = read_source(tmp_path / "a.wacz")
    assert reading.media_type == "application/wacz"
    assert reading.notes == ("2 archives in one file",)
    assert sum(isinstance(item, Document) for item in reading.items) == 3


def test_a_coding_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        list(decoded(iter([b"a"]), "compress", path="a", limit_bytes=10))
    assert caught.value.code == "not_decoded"


@settings(max_examples=60, deadline=None)
@given(
    data=st.binary(max_size=300), coding=st.sampled_from(["gzip", "deflate", "br", "gzip, br", "identity"])
)
def test_any_body_is_unpacked_or_refused(data: bytes, coding: str) -> None:
    def chunks() -> Iterator[bytes]:
        yield data[:100]
        yield data[100:]

    try:
        out = b"".join(decoded(chunks(), coding, path="a", limit_bytes=1000))
    except UnreadableSourceError:
        return
    assert len(out) <= 1000


WHOLE = pages(2, packed=False).bytes


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_any_bytes_are_records_or_rejected(write_file: WriteFile, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(WHOLE)))
    inserted = data.draw(st.binary(max_size=60))
    broken = WHOLE[:at] + inserted + WHOLE[at + data.draw(st.integers(0, 200)) :]
    body = data.draw(st.sampled_from([broken, gzip.compress(broken), inserted, b"\x1f\x8b\x08" + inserted]))
    documents, rejected, _ = read(write_file("any.warc", body))
    assert len(documents) <= 3
    assert len(rejected) <= 5
