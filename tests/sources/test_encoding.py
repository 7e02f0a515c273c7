from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.sources.encoding import find_encoding, find_wide

WriteFile = Callable[[str, bytes], Path]

RUSSIAN = "Памятник советским воинам в городе. Открыт в 1955 году; восстановлен в 1985 году.\n"
GERMAN = "Das Denkmal für die Gefallenen in Köln wurde 1921 enthüllt und später zerstört.\n"
POLISH = "Pomnik żołnierzy radzieckich w Łodzi został usunięty, a później odsłonięto nową tablicę.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (GERMAN, "cp1252"),
        (GERMAN, "utf-8-sig"),
        (POLISH, "cp1250"),
    ],
)
def test_an_encoding_is_found_and_said(write_file: WriteFile, text: str, encoding: str) -> None:
    path = write_file("a.txt", (text * 3).encode(encoding))
    found = find_encoding(path)
    assert path.read_bytes().decode(found.name) == text * 3
    assert found.note
    assert not found.damaged


def test_utf8_needs_no_note(write_file: WriteFile) -> None:
    found = find_encoding(write_file("a.txt", RUSSIAN.encode()))
    assert (found.name, found.note, found.lines) == ("utf-8", None, 1)


def test_one_bad_byte_does_not_make_it_another_encoding(write_file: WriteFile) -> None:
    found = find_encoding(write_file("a.txt", (RUSSIAN * 9).encode() + b"\xff\n"))
    assert (found.name, found.damaged) == ("utf-8", True)


def test_what_is_declared_is_believed_if_it_exists(write_file: WriteFile) -> None:
    path = write_file("a.txt", GERMAN.encode("cp1252"))
    assert find_encoding(path, declared="cp1252").name == "cp1252"
    assert find_encoding(path, declared="no-such-thing").name == "cp1252"


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_whatever_is_named_can_decode(write_file: WriteFile, data: bytes) -> None:
    path = write_file("any", data)
    found = find_encoding(path)
    data.decode(found.name, errors="replace" if found.damaged else "strict")


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=4))
def test_ascii_is_never_wide(text: str) -> None:
    assert find_wide(text.encode()) is None


def test_what_was_declared_is_no_doubt_unless_it_does_not_fit(write_file: WriteFile) -> None:
    path = write_file("a.txt", RUSSIAN.encode("cp1251"))
    assert find_encoding(path, declared="cp1251").doubts == ()
    assert find_encoding(path, declared="cp1251").notes == ("encoding cp1251, as declared",)
    assert find_encoding(path, declared="ascii").doubts == (
        "encoding ascii, as declared; some bytes cannot be decoded",
    )
    assert find_encoding(path).doubts == find_encoding(path).notes
