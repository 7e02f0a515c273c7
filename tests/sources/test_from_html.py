from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_html import read_html
from cenotaph.sources.item import Document, Limits

WriteFile = Callable[[str, bytes], Path]

BODY = "Der Obelisk am Rand des Dorfes wurde im Jahr 1946 errichtet und steht noch immer an der Straße. " * 4
PAGE = f"""<!DOCTYPE html>
<html lang="de-AT">
<head>
  <meta charset="utf-8">
  <title>Ein Stein am Rand | Dorfblatt</title>
  <link rel="canonical" href="https://dorfblatt.example/stein">
  <meta property="og:site_name" content="Dorfblatt">
  <meta property="article:published_time" content="2021-05-09T10:00:00Z">
  <meta name="author" content="Anna Muster">
</head>
<body><nav><a href="/">Start</a></nav><article><h1>Ein Stein am Rand</h1><p>{BODY}</p><p>{BODY}</p></article></body>
</html>
"""


def document_of(path: Path) -> Document:
    (item,) = read_html(path).items
    assert isinstance(item, Document)
    return item


def test_the_page_says_what_it_is(write_file: WriteFile) -> None:
    path = write_file("a.html", PAGE.encode())
    document = document_of(path)
    assert document.title == "Ein Stein am Rand"
    assert document.lang == "de-AT"
    assert document.published == "2021-05-09"
    assert document.publisher == "Dorfblatt"
    assert document.url == "https://dorfblatt.example/stein"
    assert document.author == "Anna Muster"
    assert BODY.strip() in document.text
    assert "Start" not in document.text
    assert read_html(path).program.startswith("trafilatura ")


def test_the_same_bytes_give_the_same_text(write_file: WriteFile) -> None:
    path = write_file("a.html", PAGE.encode())
    assert document_of(path) == document_of(path)


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1"])
def test_a_declared_encoding_is_believed(write_file: WriteFile, encoding: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{encoding}"')
    assert "Straße" in document_of(write_file("a.html", page.encode(encoding))).text


def test_an_xml_declaration_does_no_harm(write_file: WriteFile) -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE
    assert "Straße" in document_of(write_file("a.html", page.encode())).text


def test_a_date_in_the_words_is_not_the_date_of_the_page(write_file: WriteFile) -> None:
    page = "".join(line for line in PAGE.splitlines(keepends=True) if "published_time" not in line)
    assert document_of(write_file("a.html", page.encode())).published is None


def test_a_page_without_text_is_refused(write_file: WriteFile) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_html(write_file("a.html", b"<html><head><title>x</title></head><body></body></html>"))
    assert caught.value.code == "no_text"


def test_a_page_over_the_limit_is_refused(write_file: WriteFile) -> None:
    path = write_file("a.html", PAGE.encode())
    for limits in (Limits(page_bytes=100), Limits(document_bytes=100)):
        with pytest.raises(UnreadableSourceError) as caught:
            read_html(path, limits=limits)
        assert caught.value.code == "too_long"


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(st.sampled_from("<>/pdivhtmlbody =\"'&;ä\0\n"), max_size=200).map(str.encode)
)
def test_any_bytes_are_a_document_or_refused(write_file: WriteFile, data: bytes) -> None:
    path = write_file("any.html", data)
    try:
        document = document_of(path)
    except UnreadableSourceError:
        return
    assert document.text
