"""What is counted among the buried is told by the noun, not by the adjective before it."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.places import Nowhere


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Auf dem Friedhof ruhen 120 deutsche Soldaten.", {(120, "military")}),
        ("Auf dem Friedhof sind 14 jüdische Soldaten begraben.", {(14, "military")}),
        ("Auf dem Friedhof ruhen 40 Deutsche.", {(40, "people")}),
        ("Auf dem Ehrenfriedhof sind 25 Zivilisten beigesetzt.", {(25, "civilian")}),
        ("Der Friedhof umfasst 12 Massengräber.", {(12, "graves")}),
    ],
)
def test_the_noun_says_who_is_counted(sentence: str, counted: set[tuple[int, str]]) -> None:
    found = read_text(sentence, lang="de", gazetteer=Nowhere()).findings
    assert {(one.count.min, one.count_of) for one in found if one.count is not None} == counted


def test_a_number_of_graves_is_told_once() -> None:
    found = read_text(
        "Der Friedhof umfasst 345 Einzelgräber und 11 Massengräber.", lang="de", gazetteer=Nowhere()
    )
    told = [(one.count.min, one.value) for one in found.findings if one.count is not None]
    assert sorted(told) == [(11, "mass"), (345, "single")]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "Dans ce cimetière reposent 1 100 soldats, dont 350 n'ont jamais été identifiés."),
        (
            "es",
            "En el cementerio están enterrados 1.100 soldados, de los cuales 350 no han sido identificados.",
        ),
        ("pt", "No cemitério estão sepultados 1100 soldados, dos quais 350 não foram identificados."),
    ],
)
def test_the_unknown_among_soldiers_are_soldiers(lang: str, sentence: str) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    told = {(one.count.min, one.count_of, one.value) for one in found if one.count is not None}
    assert told == {(1100, "military", None), (350, "unknown_people", "military")}


@pytest.mark.parametrize(
    ("lang", "sentence", "counts"),
    [
        ("ru", "На кладбище похоронены 43 бойца 12-й армии.", {43}),
        ("uk", "На кладовищі лежать 80 солдатів 12-ї армії.", {80}),
        ("bg", "В гробището почиват 80 войници от 12-а армия.", {80}),
        ("ru", "Обелиск установили в честь 50-летия Победы.", set()),
    ],
)
def test_a_figure_with_an_ending_counts_nothing(lang: str, sentence: str, counts: set[int]) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert {one.count.min for one in found if one.count} == counts
