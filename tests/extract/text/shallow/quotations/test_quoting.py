"""Quotations without a parser: own sentences in every language, and what must hold of any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.shallow.quotations import quoting
from cenotaph.extract.text.shallow.quotations.quoting import find_quotations
from cenotaph.extract.text.shallow.quotations.rules import CERTAINTIES
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.marks import find_marked
from cenotaph.extract.text.shallow.words.page import lay_out

LANGUAGES = ("bg", "cs", "de", "es", "fr", "it", "ko", "pl", "pt", "ru", "uk")
CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("quotations.toml").read_text(encoding="utf-8")
)["case"]


def read(text: str, lang: str) -> list[Quotation]:
    return find_quotations(lay_out(text, read_lexicon(lang), None))


def said(text: str, lang: str) -> list[list[str | None]]:
    return [[one.mode, one.speaker, text[one.start : one.end]] for one in read(text, lang)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}-{case['text'][:24]}" for case in CASES])
def test_who_said_what(case: dict[str, Any]) -> None:
    assert said(case["text"], case["lang"]) == case["said"]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("«так сказать»", "так сказать"),
        ("„so steht es da“", "so steht es da"),
        ("„tak to jest”", "tak to jest"),
        ("»so steht es da«", "so steht es da"),
        ("« c'est dit »", "c'est dit"),
        ('"as it is"', "as it is"),
        ("«он назвал его «другом» сам»", "он назвал его «другом» сам"),
        ("„er nannte ihn „Freund“ selbst“", "er nannte ihn „Freund“ selbst"),
    ],
)
def test_marks_of_every_kind(marked: str, content: str) -> None:
    text = f"Xx {marked}, yy"
    assert [text[one.start : one.end] for one in find_marked(text, [(0, len(text))])[0]] == [content]


def test_a_quotation_over_paragraphs_that_is_opened_once() -> None:
    text = "Он сказал: «Первое слово.\nВторое», и ушёл."
    cut = text.index("\n")
    found = find_marked(text, [(0, cut), (cut + 1, len(text))])
    assert [[text[one.start : one.end] for one in here] for here in found] == [["Первое слово."], ["Второе"]]
    assert not found[0][0].closed


def test_an_unclosed_quotation_is_flagged() -> None:
    found = read("Директор музея Анна Зорина сказала: «Мы ждём ответа уже год и будем ждать дальше", "ru")
    assert [(one.speaker, one.flags) for one in found] == [("Анна Зорина", ("unclosed",))]


def test_a_lone_surname_beside_an_interview_is_flagged() -> None:
    text = (
        "Посол Игорь Белов рассказал в интервью газете, что памятник цел. Страной правит Ким Чен Ын. "
        "«Мы помним о павших солдатах», — подчеркнул Ким."
    )
    assert [(one.speaker, one.flags) for one in read(text, "ru")] == [
        ("Игорь Белов", ()),
        ("Ким Чен Ын", ("speaker_inconsistent",)),
    ]


def test_a_text_may_end_behind_a_cue() -> None:
    assert said("secondo disse", "it") == []


def test_nobody_is_guessed() -> None:
    assert said("Отмечается, что ограду украли.", "ru") == []
    assert said("Die Mauer sei beschädigt.", "de") == []
    assert [one.speaker for one in read("Er sagte, das Denkmal sei alt.", "de")] == []


def test_every_rule_has_a_certainty() -> None:
    folder = Path(quoting.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert all(f'"{rule}"' in sources.replace("CERTAINTIES", "") for rule in CERTAINTIES)
    for case in CASES:
        assert all(one.certainty == CERTAINTIES[one.rule] for one in read(case["text"], case["lang"]))


@st.composite
def _texts(draw: st.DrawFn) -> tuple[str, str]:
    lang = draw(st.sampled_from(LANGUAGES))
    lexicon = read_lexicon(lang)
    words = [word.strip("*") for key in ("reporting.verbs", "reporting.according", "reporting.that", "reporting.this",
             "reporting.titles", "reporting.pronouns", "reporting.impersonal", "text.skips", "text.closings")
             for word in lexicon.list(key)]  # fmt: skip
    pieces = st.one_of(
        st.sampled_from(words),
        st.sampled_from(["Anna", "Kowal", "Киев", "서울은", "1945", "10:05"]),
        st.sampled_from(
            ["«", "»", "„", "“", "”", '"', "'", ",", ":", ".", " — ", "(", ")", "\n", "\n\n", "!", "?"]
        ),
        st.text(max_size=4),
    )
    joined = draw(st.lists(st.tuples(pieces, st.sampled_from(["", " "])), max_size=40))
    return "".join(piece + blank for piece, blank in joined), lang


@settings(max_examples=300, deadline=None)
@given(_texts())
def test_any_text_is_read_inside_its_bounds_and_alike_each_time(given_text: tuple[str, str]) -> None:
    text, lang = given_text
    found = read(text, lang)
    assert found == read(text, lang)
    assert found == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.speaker is None or one.speaker in text
        for span in (one.speaker_span, one.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
