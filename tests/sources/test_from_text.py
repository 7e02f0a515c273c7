from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_text import read_text
from cenotaph.sources.item import Document

WriteFile = Callable[[str, bytes], Path]


def document_of(path: Path) -> Document:
    (item,) = read_text(path).items
    assert isinstance(item, Document)
    return item


def test_the_text_is_kept_but_for_line_ends(write_file: WriteFile) -> None:
    path = write_file("a.txt", "\ufeffThe title\r\n\r\nText,\tand  more.\r\n".encode())
    document = document_of(path)
    assert document.text == "The title\n\nText,\tand  more.\n"
    assert document.title == "The title"


@pytest.mark.parametrize(
    "start", ["A sentence ends with a full stop.\n\nMore.", "No blank line\nbelow.", "x" * 200]
)
def test_not_every_first_line_is_a_title(write_file: WriteFile, start: str) -> None:
    assert document_of(write_file("a.txt", start.encode())).title is None


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-16-le", "koi8-r"])
def test_encodings(write_file: WriteFile, encoding: str) -> None:
    text = "Памятник советским воинам в городе. Открыт в 1955 году; восстановлен в 1985 году.\n" * 3
    path = write_file("a.txt", text.encode(encoding))
    assert document_of(path).text == text
    assert read_text(path).notes


def test_fifty_megabytes_are_refused_at_once(write_file: WriteFile) -> None:
    path = write_file("long.txt", b"The stone. " * 4_800_000)
    start = time.monotonic()
    with pytest.raises(UnreadableSourceError) as caught:
        read_text(path)
    assert time.monotonic() - start < 1
    assert caught.value.code == "too_long"
    assert "52,800,000 bytes" in str(caught.value)
    assert "2,000,000" in str(caught.value)
    path.unlink()


def test_zero_bytes_are_no_text(write_file: WriteFile) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_text(write_file("a.txt", b"text\x00text"))
    assert caught.value.code == "binary"
