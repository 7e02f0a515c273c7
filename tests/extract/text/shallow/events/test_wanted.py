"""Memorials that are still to come, have just come or never will, told without a verb of building."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Das Dorf hat endlich eine Stele bekommen.", "happened"),
        ("Für das Mahnmal am See wird gerade das Fundament gegossen.", "ongoing"),
        ("Für die Gedenkstätte wurde am Montag der Grundstein gelegt.", "planned"),
        ("Die Schüler werben um Spenden für eine Gedenktafel.", "proposed"),
        ("Der Rat lehnte den Antrag auf einen Obelisken ab.", "denied"),
    ],
)
def test_what_becomes_of_a_new_memorial_is_told_without_building(sentence: str, status: str) -> None:
    assert heard(sentence, "de") == {("erected", status)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Friedhof hat eine neue Gärtnerin bekommen.",
        "Schon 1921 sammelte der Verein Geld für ein Ehrenmal.",
        "Am Ehrenmal wurde der Grundstein für die Schule gelegt.",
    ],
)
def test_what_is_got_or_begun_must_be_the_memorial(sentence: str) -> None:
    assert heard(sentence, "de") == set()


@pytest.mark.parametrize(
    ("lang", "text", "status"),
    [
        ("cs", "Spolek shání peníze na pomník.", "proposed"),
        ("cs", "Letci budou mít v parku svůj pomník.", "planned"),
        ("cs", "Obec má konečně pomník.", "happened"),
        ("cs", "Popravení dodnes nemají pomník.", "denied"),
        ("pl", "Towarzystwo zbiera pieniądze na pomnik.", "proposed"),
        ("pl", "Wieś doczekała się wreszcie własnego pomnika.", "happened"),
        ("pl", "Zakładnicy do dziś nie mają pomnika.", "denied"),
    ],
)
def test_words_right_before_a_memorial_govern_it_without_articles(lang: str, text: str, status: str) -> None:
    assert heard(text, lang) == {("erected", status)}
