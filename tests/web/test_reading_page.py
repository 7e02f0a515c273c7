"""A document by itself, as a page: whole, escaped, and with every note at its words."""

from __future__ import annotations

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.text import read_text
from cenotaph.extract.text.account import Account, give_account
from cenotaph.extract.text.reading import Amount, Finding, Quotation, Reading, Thing
from cenotaph.web.reading_page import render_readings
from cenotaph.web.reading_view import say_parts, stated, view_reading

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'n' </style>"
TEXT = f"The statue {HOSTILE} in Riga was removed in 1991. “It had to go, all of it,” said Ann Lee."


def made(text: str, **given: str | None) -> Account:
    return give_account(read_text(text, lang="en"), name=f"{HOSTILE}.txt", **given)


def test_the_text_is_whole_and_escaped() -> None:
    page = render_readings([made(TEXT, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")])
    assert "<script" not in page
    assert "javascript:" not in page
    tree = lxml.html.fromstring(page)
    (rendition,) = tree.find_class("rendition")
    assert rendition.text_content() == TEXT
    assert "default-src 'none'" in page


def test_every_note_leads_to_words_and_back() -> None:
    tree = lxml.html.fromstring(render_readings([made(TEXT), made(TEXT)]))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href.removeprefix("#") for href in tree.xpath("//a/@href")]
    assert targets
    assert set(targets) <= set(ids)


def test_nothing_to_show_is_said() -> None:
    assert "No document was read" in render_readings([])
    assert "the language is Finnish (fi)" in render_readings(
        [give_account(read_text("Se on", lang="fi"), name="a")]
    )


def test_a_finding_is_worded_as_its_statement() -> None:
    text = "Riga: 991 soldiers lie in mass graves, it is said."
    finding = Finding(
        evidence=(6, 37), about=(27, 38), thing=0, about_type="group", property="burials", value="mass",
        count=Amount(991, 991), count_of="military", voice=None, mode="direct", places=((0, 4),), quotation=0,
    )  # fmt: skip
    said = Quotation(start=6, end=37, mode="direct", flags=("speaker_inconsistent",))
    reading = Reading(
        text=text, lang="en", quotations=(said,), findings=(finding,), things=(Thing("group", ((27, 38),)),)
    )
    account = give_account(reading, name="a.txt")
    line = stated(reading, 0)
    assert list(say_parts(line, account.sites[0])) == ["991 people (military, mass graves)"]
    assert (line.voice, line.flags) == ("a speaker who is not known", ("speaker_inconsistent",))


@given(st.text(alphabet=st.sampled_from("ab “”<&\n\u202e\x0c"), max_size=40), st.data())
def test_pieces_are_the_text_wherever_spans_lie(text: str, data: st.DataObject) -> None:
    at = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(at, at).map(sorted).map(tuple), max_size=4))
    quotations = tuple(Quotation(start=start, end=end, mode="direct") for start, end in spans)
    reading = Reading(text=text, lang="en", quotations=quotations)
    view = view_reading(give_account(reading, name="a.txt"))
    assert "".join(piece.text for piece in view.pieces) == text
    opened = {key for piece in view.pieces for key in piece.opens}
    assert opened == {f"d1-q{number}" for number, (start, end) in enumerate(spans) if start < end}
