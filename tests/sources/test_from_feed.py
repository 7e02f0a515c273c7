from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_feed import plain_text, read_feed
from cenotaph.sources.item import Document, Item, Limits, Rejected

WriteFile = Callable[[str, bytes], Path]

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:georss="http://www.georss.org/georss">
<channel><title>The Paper</title><link>https://paper.example/</link><language>en-gb</language>
<item><title>Stone &amp; bronze</title><link>https://paper.example/1</link><author>a@b.example (N. N.)</author>
<pubDate>Thu, 09 May 1946 23:30:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The <b>memorial</b> stands.</p><script>x()</script><p>It was built in&nbsp;1946.</p>]]></content:encoded>
<georss:point>52.5 13.25</georss:point></item>
<item><title>Empty</title></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title>
<entry><title>Stein</title><link href="https://blatt.example/1"/><updated>1946-05-09T23:30:00+02:00</updated>
<author><name>N. N.</name></author><summary type="html">Das &lt;i&gt;Denkmal&lt;/i&gt;.</summary></entry></feed>"""


def items_of(path: Path) -> list[Item]:
    return list(read_feed(path).items)


def test_an_entry_becomes_a_document(write_file: WriteFile) -> None:
    path = write_file("a.rss", RSS.encode())
    first, second = items_of(path)
    assert isinstance(first, Document)
    assert first.text == "The memorial stands.\nIt was built in 1946."
    assert (first.title, first.url, first.publisher) == (
        "Stone & bronze",
        "https://paper.example/1",
        "The Paper",
    )
    assert (first.lang, first.published) == ("en-gb", "1946-05-09")
    assert isinstance(second, Rejected)
    assert (second.code, second.place) == ("no_text", "entry 2 (Empty)")
    reading = read_feed(path)
    assert reading.unit == "document"
    assert any("GeoRSS" in note for note in reading.notes)


def test_atom_with_a_summary_only(write_file: WriteFile) -> None:
    (document,) = items_of(write_file("a.xml", ATOM.encode()))
    assert isinstance(document, Document)
    assert (document.text, document.author, document.published) == ("Das Denkmal.", "N. N.", "1946-05-09")


def test_a_damaged_feed_is_mended_and_said(write_file: WriteFile) -> None:
    path = write_file("a.rss", RSS.replace("&amp;", "&").partition("</channel>")[0].encode())
    first, *_ = items_of(path)
    assert isinstance(first, Document)
    assert any("damaged" in note for note in read_feed(path).notes)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<rss><channel><title>x</title></channel></rss>", "no_records"),
        (b"<rss", "not_xml"),
        (
            b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
            "not_xml",
        ),
        (b"https://paper.example/feed", "not_xml"),
    ],
)
def test_nothing_to_read_is_an_error(write_file: WriteFile, data: bytes, code: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.rss", data))
    assert caught.value.code == code


def test_what_is_too_long_is_refused(write_file: WriteFile) -> None:
    path = write_file("a.xml", ATOM.encode())
    (long,) = list(read_feed(path, limits=Limits(document_bytes=5)).items)
    assert isinstance(long, Rejected)
    assert long.code == "too_long"
    with pytest.raises(UnreadableSourceError) as caught:
        read_feed(path, limits=Limits(table_bytes=5))
    assert caught.value.code == "too_large"


@settings(deadline=None)
@given(st.text(max_size=60) | st.text(st.sampled_from("<>/pbdiv&;# a\n\0!-"), max_size=60))
def test_plain_text_takes_anything(written: str) -> None:
    text = plain_text(written)
    assert text == text.strip()
    text.encode()


@settings(deadline=None, max_examples=60)
@given(
    st.binary(max_size=100)
    | st.integers(0, len(RSS)).map(lambda cut: RSS[:cut].encode())
    | st.text(st.sampled_from("<>/rsitem&;# a\n!-=\"'?"), max_size=80).map(
        lambda s: (RSS[:300] + s + RSS[300:]).encode()
    )
)
def test_any_bytes_are_documents_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("any.rss", data))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Document | Rejected) for item in items)


def test_an_encoding_that_is_named_overrules_the_one_declared(write_file: WriteFile) -> None:
    text = RSS.replace("utf-8", "iso-8859-1").replace("Stone &amp; bronze", "Pomnik żołnierzy")
    path = write_file("a.rss", text.encode("cp1250"))
    first, _ = read_feed(path, encoding="cp1250").items
    assert isinstance(first, Document)
    assert first.title == "Pomnik żołnierzy"
