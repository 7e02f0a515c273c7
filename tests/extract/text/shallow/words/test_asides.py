"""Who speaks may stand between the marks of what is said; a dash alone parts nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.text.layout import Quoted
from cenotaph.extract.text.shallow.quotations.quoting import find_quotations
from cenotaph.extract.text.shallow.words.asides import without_asides
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out


def said(text: str, lang: str) -> list[tuple[str | None, str]]:
    found = find_quotations(lay_out(text, read_lexicon(lang), None))
    return [(one.speaker, text[one.start : one.end]) for one in found if one.mode == "direct"]


@pytest.mark.parametrize(
    ("lang", "text", "speaker", "parts"),
    [
        (
            "ru",
            "«Мы чиним ограду, — говорит мэр Антон Лобов. — Стелу уберём осенью».",
            "Антон Лобов",
            ["Мы чиним ограду,", "Стелу уберём осенью"],
        ),
        (
            "uk",
            "«Ми лагодимо огорожу, — каже мер Андрій Гай. — Стелу приберемо восени».",
            "Андрій Гай",
            ["Ми лагодимо огорожу,", "Стелу приберемо восени"],
        ),
        (
            "bg",
            "„Ремонтираме оградата – каза кметът Петър Динев. – Плочата ще махнем“.",
            "Петър Динев",
            ["Ремонтираме оградата", "Плочата ще махнем"],
        ),
        (
            "pl",
            "„Naprawiamy ogrodzenie – mówi burmistrz Jan Kowal. – Tablicę usuniemy jesienią”.",
            "Jan Kowal",
            ["Naprawiamy ogrodzenie", "Tablicę usuniemy jesienią"],
        ),
        (
            "fr",
            "« Nous réparons la clôture, explique le maire Jean Tellier. La stèle partira en automne. »",
            "Jean Tellier",
            ["Nous réparons la clôture,", "La stèle partira en automne."],
        ),
        (
            "es",
            "«Arreglamos la valla –explica el alcalde Pablo Roldán–. La estela se irá en otoño».",
            "Pablo Roldán",
            ["Arreglamos la valla", "La estela se irá en otoño"],
        ),
    ],
)
def test_who_speaks_between_the_marks(lang: str, text: str, speaker: str, parts: list[str]) -> None:
    assert said(text, lang) == [(speaker, part) for part in parts]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Мэр Антон Лобов сказал: «Ограда — дело города — уже починена и покрашена»."),
        ("fr", "Le maire Jean Tellier a dit : « La clôture, refaite au printemps, tient bien. »"),
    ],
)
def test_an_aside_of_the_speaker_parts_nothing(lang: str, text: str) -> None:
    assert len(said(text, lang)) == 1


@settings(deadline=None)
@given(st.sampled_from(["ru", "fr", "de", "ko"]), st.text(max_size=120))
def test_parts_stand_in_order_inside_the_stretch(lang: str, content: str) -> None:
    text = f"«{content}»"
    whole = Quoted(1, len(text) - 1, (0, len(text)))
    parts = without_asides(text, whole, read_lexicon(lang))
    places = [place for part in parts for place in (part.start, part.end)]
    assert places == sorted(places)
    assert all(whole.start <= place <= whole.end for place in places)
