"""Reading a text from end to end: spans, determinism, languages, limits."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cenotaph.errors import DocumentTooLongError
from cenotaph.extract.covered import covered_languages
from cenotaph.extract.text import LONGEST_DOCUMENT, Reading, read_text, to_guide

ARTICLE = """OSLO, May 3. /XYZ/. The memorial to the resistance in Voss was unveiled in 1949, mayor Kari Berg said on Monday.

"We look after it," Berg added. "It is ours." According to the parish, 31 partisans are buried in the mass grave behind the church.

The monument was vandalised last week. A plaque that reads “They did not come back” was stolen.
"""


def check_spans(reading: Reading) -> None:
    """Check that every span lies in the text and that words are the text's own."""
    text = reading.text
    for one in reading.quotations:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()
        assert one.speaker is None or one.speaker_span is None or text[slice(*one.speaker_span)]
        assert 0 <= one.certainty <= 1000
    for found in reading.findings:
        spans = [found.evidence, found.about, *found.places]
        spans += [span for span in (found.value_span, found.when_span, found.anchor) if span]
        assert all(0 <= start < end <= len(text) for start, end in spans), found
        if found.value is not None and found.value_span is not None:
            assert text[slice(*found.value_span)] == found.value
        assert (found.count is None) == (found.count_of is None)
        assert found.count is None or found.count.max is None or found.count.min <= found.count.max
        assert found.about in reading.things[found.thing].mentions
        assert 0 <= found.certainty <= 1000
        if found.quotation is None:
            assert (found.voice, found.mode) == ("author", "narration")
        else:
            assert found.voice == reading.quotations[found.quotation].speaker


def test_article(read: Callable[..., Reading]) -> None:
    reading = read(ARTICLE, "2021-05-03")
    check_spans(reading)
    said = {
        (one.property, one.voice, one.when, one.count and one.count.min, one.value)
        for one in reading.findings
    }
    assert ("unveiled", "Kari Berg", "1949", None, None) in said
    assert ("commemorates", "Kari Berg", None, None, "resistance") in said
    assert ("burials", "parish", None, 31, "mass") in said
    assert ("vandalised", "author", "2021-04-26/2021-05-02", None, None) in said
    assert ("inscription", "author", None, None, "They did not come back") in said
    assert [one.speaker for one in reading.quotations] == ["Kari Berg", "Kari Berg", "Kari Berg", "parish"]


def test_same_text_gives_the_same_reading(read: Callable[..., Reading]) -> None:
    assert read(ARTICLE, "2021-05-03") == read(ARTICLE, "2021-05-03")
    alone = to_guide(read(ARTICLE, "2021-05-03"))
    read("The statue in Turin was removed in 1950.")
    assert to_guide(read(ARTICLE, "2021-05-03")) == alone


def test_nothing_is_fetched(read: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read("The monument stands in Bergen.").findings


def test_text_stays_unchanged(read: Callable[..., Reading]) -> None:
    text = "\ufeff  The\u00a0monument\r\n\r\nstands in\tBergen . \u200b“Quite”, he\u2028said.\x00"
    reading = read(text)
    assert reading.text == text
    check_spans(reading)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Споменик је премештен на гробље у близини града, саопштила је ћуприја.", "sr"),
        ("記念碑は平壌にある。", "ja"),
        (
            "Paminklas buvo perkeltas į kapines, kurios yra prie miesto ir kaip pranešė jo meras, jis yra saugus.",
            "lt",
        ),
        ("", "und"),
    ],
)
def test_language_that_is_not_covered(text: str, lang: str) -> None:
    reading = read_text(text)
    assert (reading.lang, reading.notes) == (lang, (f"not covered: {lang}",))
    assert to_guide(reading, doc="x")["text"] == text
    assert not reading.findings
    assert not reading.quotations


def test_a_code_is_read_as_people_write_it_and_what_is_none_is_passed_over() -> None:
    text = "The monument was moved to the cemetery of the town."
    assert [read_text(text, lang=lang).lang for lang in ("EN", "eng", "en_GB", "english", "und", "fi-FI")] == [
        "en", "en", "en", "en", "en", "fi",
    ]  # fmt: skip


def test_covers_its_languages() -> None:
    assert covered_languages() == {"bg", "cs", "de", "en", "es", "fr", "it", "ko", "pl", "pt", "ru", "uk"}
    found = read_text("Памятник был перенесён на кладбище в Нарве, сообщили в посольстве.")
    assert (found.lang, found.notes, [one.property for one in found.findings]) == ("ru", (), ["relocated"])
    assert read_text("The monument was moved to the cemetery of the town.").lang == "en"
    assert read_text("The monument was moved.", lang="en-GB").lang == "en"


def test_too_long_is_refused() -> None:
    with pytest.raises(DocumentTooLongError) as caught:
        read_text("a " * (LONGEST_DOCUMENT // 2 + 1), lang="en")
    assert (caught.value.code, caught.value.limit) == ("document_too_long", LONGEST_DOCUMENT)


@pytest.mark.parametrize(
    "text",
    [
        "monument " * 3000,
        "“" * 400,
        "\"'" * 400 + "monument",
        "A monument.\n" * 500,
        "(" * 500 + "grave" + ")" * 500,
        "The monument to " + "the soldiers of " * 300 + "the war was removed.",
        "1,2,3 monuments " * 200 + "were destroyed.",
        "said said said said “the monument” said.",
        "According to according to to. According to, the grave.",
        "…",
    ],
)
def test_odd_texts(read: Callable[..., Reading], text: str) -> None:
    check_spans(read(text))


def test_without_a_gazetteer() -> None:
    reading = read_text("The monument stands in Bergen.", lang="en")
    assert [one.property for one in reading.findings] == ["exists"]


def test_guide_form(read: Callable[..., Reading]) -> None:
    printed = to_guide(read(ARTICLE, "2021-05-03"), doc="a", publisher="P", url="u")
    assert {key: printed[key] for key in ("doc", "lang", "date", "publisher", "url")} == {
        "doc": "a",
        "lang": "en",
        "date": "2021-05-03",
        "publisher": "P",
        "url": "u",
    }
    assert json.loads(json.dumps(printed)) == printed
    wanted = "evidence about about_type places property value count count_of when actor voice mode status"
    assert set(printed["statements"][0]) == set(wanted.split())
    assert set(printed["quotes"][0]) == {"start", "end", "mode", "speaker", "speaker_span"}


@pytest.mark.slow
def test_real_articles(shared: Path, read: Callable[..., Reading]) -> None:
    """Every English article at hand: no crash, exact spans, the same twice."""
    with gzip.open(shared / "data/news/articles_full.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles: list[dict[str, Any]] = [json.loads(line) for line in lines]
    english = [one for one in articles if one["lang"] == "en"]
    assert len(english) == 212
    for number, article in enumerate(english):
        reading = read(article["text"], article["date"])
        check_spans(reading)
        if number % 20 == 0:
            assert read(article["text"], article["date"]) == reading
