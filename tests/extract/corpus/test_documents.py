"""Corpora: JSON lines, plain and packed, and web archives; what is broken in them is rejected, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import CenotaphError, UnreadableSourceError
from cenotaph.extract.corpus.documents import LONGEST_LINE_BYTES, STDIN, Given, read_corpora
from cenotaph.sources.item import Rejected

LINE = json.dumps({"doc": "a", "text": "The monument fell.", "other": 1}).encode()


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_lines_are_documents(tmp_path: Path) -> None:
    full = {
        "doc": "b",
        "text": "",
        "lang": "en",
        "date": "2020",
        "publisher": "P",
        "url": "http://x.example/",
    }
    path = write(tmp_path / "c.jsonl", b"\xef\xbb\xbf" + LINE + b"\n\n \r\n" + json.dumps(full).encode())
    assert list(read_corpora([path])) == [Given("a", "The monument fell."), Given(**full)]


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense", b"[]", b"{}", b"1", b'{"doc": 1, "text": "t"}', b'{"doc": "d"}', b'{"doc": "d", "text": null}',
        b'{"doc": "d", "text": "t", "lang": 5}', b'{"doc": "d", "text": "\\ud800"}', b"\xff\xfe", LINE[:-3],
        b'{"doc": "d", "text": "t", "other": ' + b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_line_that_is_none_is_rejected_with_its_place(tmp_path: Path, line: bytes) -> None:
    path = write(tmp_path / "c.jsonl", LINE + b"\n" + line + b"\n" + LINE)
    first, broken, last = read_corpora([path])
    assert first == last == Given("a", "The monument fell.")
    assert isinstance(broken, Rejected)
    assert (broken.code, broken.file, broken.place) == ("not_a_document", "c.jsonl", "line 2")


def test_a_line_beyond_all_measure_is_passed_over(tmp_path: Path) -> None:
    long = b'{"doc": "x", "text": "' + b"x" * (2 * LONGEST_LINE_BYTES) + b'"}'
    broken, last = read_corpora([write(tmp_path / "c.jsonl", long + b"\n" + LINE)])
    assert isinstance(broken, Rejected)
    assert broken.code == "line_too_long"
    assert isinstance(last, Given)


def test_packed_lines(tmp_path: Path) -> None:
    packed = gzip.compress((LINE + b"\n") * 5000)
    assert len(list(read_corpora([write(tmp_path / "packed", packed)]))) == 5000
    *some, broken = read_corpora([write(tmp_path / "c.jsonl.gz", packed[:-20])])
    assert all(isinstance(one, Given) for one in some)
    assert isinstance(broken, Rejected)
    assert broken.code == "damaged_archive"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE)))
    assert len(list(read_corpora([STDIN]))) == 1


def test_a_web_archive_and_a_text(tmp_path: Path) -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe monument in Odesa was moved."
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2023-05-01T10:00:00Z\r\nWARC-Target-URI: http://n.example/1\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    archive = write(tmp_path / "a.warc.gz", gzip.compress(head.encode() + body + b"\r\n\r\n"))
    text = write(tmp_path / "a.txt", b"The plaque fell.")
    page, plain = read_corpora([archive, text])
    assert isinstance(page, Given)
    assert isinstance(plain, Given)
    assert (page.doc, page.url, plain.doc) == ("http://n.example/1", "http://n.example/1", "a.txt#1")
    assert page.text.strip() == "The monument in Odesa was moved."


def test_a_list_is_no_corpus(tmp_path: Path) -> None:
    path = write(tmp_path / "list.csv", b"name,lat,lon\nA,1,2\nB,3,4\n")
    with pytest.raises(UnreadableSourceError, match="cenotaph add"):
        list(read_corpora([path]))
    with pytest.raises(UnreadableSourceError):
        list(read_corpora([tmp_path / "nothing.jsonl"]))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("c.jsonl", "c.jsonl.gz", "c"):
            try:
                for item in read_corpora([write(Path(folder) / name, data)]):
                    assert isinstance(item, Given | Rejected)
            except CenotaphError:
                pass
