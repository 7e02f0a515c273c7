from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UsageError
from cenotaph.sources.code_pages import check_encoding, guess_code_page, is_known
from cenotaph.sources.encoding import find_encoding
from cenotaph.sources.from_csv import read_csv
from sources.old_lists import LISTS, OLD

WriteFile = Callable[[str, bytes], Path]


def short_lists() -> Iterator[tuple[str, str, int]]:
    for language, pages in OLD.items():
        for page in pages:
            for rows in (1, 3, 6):
                yield language, page, rows


@pytest.mark.parametrize(("language", "page", "rows"), list(short_lists()))
def test_the_code_page_of_a_short_list_is_found(
    write_file: WriteFile, language: str, page: str, rows: int
) -> None:
    text = "".join(LISTS[language].splitlines(keepends=True)[: rows + 1])
    found = find_encoding(write_file("a.csv", text.encode(page)))
    assert text.encode(page).decode(found.name) == text, found
    assert found.note
    assert found.note.startswith(f"not UTF-8; read as {found.name}")


def test_a_guess_is_said_with_a_word_both_ways(write_file: WriteFile) -> None:
    reading = read_csv(write_file("a.csv", LISTS["pl"].encode("cp1250")))
    assert reading.notes[0] == (
        'not UTF-8; read as cp1250, which is a guess: "Miejscowość" would be "Miejscowo\ufffdć" in iso8859_2,'
        " the next best (--encoding names another)"
    )


@pytest.mark.parametrize("page", ["cp1251", "koi8_r"])
@pytest.mark.parametrize(
    "text",
    ["БРАТСКОЕ КЛАДБИЩЕ 7,Псков\n" * 3, "МОГИЛА НЕИЗВЕСТНОГО СОЛДАТА\n", "братская могила\n", "Обелиск\n"],
)
def test_a_list_in_capitals_is_in_capitals(write_file: WriteFile, page: str, text: str) -> None:
    assert find_encoding(write_file("a.csv", text.encode(page))).name == page


def test_a_run_of_one_byte_is_read_in_no_time(write_file: WriteFile) -> None:
    """Signs that two patterns match took time without end: found by fuzzing."""
    for byte in range(0x80, 0x100):
        assert guess_code_page(b'{"osm' + bytes([byte]) * 60 + b'3s": 1}').name


def test_one_stray_byte_does_not_rule_the_code_page_out(write_file: WriteFile) -> None:
    found = find_encoding(write_file("a.csv", LISTS["ru"].encode("cp1251") + b"\x98\n"))
    assert (found.name, found.damaged) == ("cp1251", True)


@pytest.mark.parametrize("text", ["Hall – cost £400", "King’s End “Lest we forget”", "1914–18", "5\xa0€"])
def test_signs_without_a_letter_are_the_same_in_all_of_windows(write_file: WriteFile, text: str) -> None:
    found = find_encoding(write_file("a.csv", f"{text}\n".encode("cp1252")))
    assert found.name == "cp1252"
    assert found.note == (
        "not UTF-8; read as cp1252: beyond ASCII it has nothing but quotation marks, dashes and the like"
    )


@pytest.mark.parametrize("text", ["Säule", "Gasthof Café", "Öl", "östlich", "Brücke"])
def test_letters_of_dos_are_not_taken_for_signs_of_windows(write_file: WriteFile, text: str) -> None:
    assert "nothing but" not in (find_encoding(write_file("a.csv", text.encode("cp437"))).note or "")


@pytest.mark.parametrize(
    ("name", "like"),
    [("win-1250", "cp1250"), ("koi", "koi8_r"), ("latin-22", "latin2"), ("utf9", "utf8"), ("?", "utf-8")],
)
def test_an_unknown_encoding_is_refused_with_those_like_it(name: str, like: str) -> None:
    with pytest.raises(UsageError, match="there is no encoding") as caught:
        check_encoding(name)
    assert like in str(caught.value)


def test_encodings_of_bytes_are_none_of_text() -> None:
    assert is_known("windows-1250")
    assert not is_known("hex")
    assert not is_known("cp1250\0")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_get_a_guess_with_one_printable_line(data: bytes) -> None:
    guess = guess_code_page(data)
    assert is_known(guess.name)
    assert guess.note.isprintable() or "\ufffd" in guess.note
    assert "\n" not in guess.note
