"""Scripts are told apart, and a full-text index finds two syllables inside a longer name."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.scripts import script_of, search_query, search_tokens


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Tongnim", "Latn"),
        ("Тонним", "Cyrl"),
        ("동림", "Hang"),
        ("東林", "Hani"),
        ("ヒロシマ", "Kana"),
        ("ひろしま", "Hira"),
        ("広島のひろば", "Jpan"),
        ("Αθήνα", "Grek"),
        ("القاهرة", "Arab"),
        ("ירושלים", "Hebr"),
        ("თბილისი", "Geor"),
        ("Երևան", "Armn"),
        ("1945 – 12", "Zyyy"),
        ("", "Zyyy"),
        ("Памятник (Memorial stone for soldiers)", "Latn"),
    ],
)
def test_script_of(text: str, script: str) -> None:
    assert script_of(text) == script


@given(st.text(max_size=40))
def test_search_tokens_are_idempotent(text: str) -> None:
    assert search_tokens(search_tokens(text)) == search_tokens(text)


@given(st.text(max_size=40))
def test_script_of_answers_for_any_text(text: str) -> None:
    assert len(script_of(text)) == 4


@pytest.fixture
def index() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'unicode61')")
    names = [
        "평양 해방탑",
        "동림군 소련군 열사묘",
        "Liberation Tower, Pyongyang",
        "Памятник в Тонниме",
        "慰霊塔 広島",
    ]
    database.executemany("INSERT INTO search VALUES (?)", [(search_tokens(name),) for name in names])
    return database


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("해방", 1),
        ("방탑", 1),
        ("동림", 2),
        ("열사", 2),
        ("tower", 3),
        ("PYONG", 3),
        ("тонним", 4),
        ("霊塔", 5),
    ],
)
def test_an_index_finds_parts_of_names(index: sqlite3.Connection, typed: str, row: int) -> None:
    found = index.execute("SELECT rowid FROM search WHERE search MATCH ?", (search_query(typed),)).fetchall()
    assert found == [(row,)]


def test_letters_must_stand_side_by_side(index: sqlite3.Connection) -> None:
    assert (
        index.execute("SELECT rowid FROM search WHERE search MATCH ?", (search_query("탑방"),)).fetchall()
        == []
    )


@given(st.text(max_size=30))
def test_nothing_typed_is_an_operator(text: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE search USING fts5(words)")
    if query := search_query(text):
        assert database.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,)).fetchall() == []
    database.close()
