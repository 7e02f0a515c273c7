"""What is counted among the buried is told by the noun, not by the adjective before it."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.reading import Amount


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


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("de", "Auf dem Dorffriedhof sind 17 Soldaten und sechs Zivilisten bestattet.", {(17, "military"), (6, "civilian")}),
        ("ru", "На кладбище похоронены 17 солдат и шесть мирных жителей.", {(17, "military"), (6, "civilian")}),
        ("pl", "Na cmentarzu pochowano sześciu cywilów.", {(6, "civilian")}),
        ("ko", "묘지에는 1,234명의 병사가 묻혀 있다.", {(1234, "military")}),
        ("fr", "Sous l’obélisque, un caveau abrite 61 corps.", {(61, "people")}),
        ("ko", "이 무덤은 합장묘로 72명이 잠들어 있다.", {(72, "people")}),
        ("de", "In Sachsen gibt es 12 Kriegsgräberstätten mit zusammen 412 Einzelgräbern.", {(412, "graves")}),
    ],
)  # fmt: skip
def test_each_number_counts_its_own(lang: str, text: str, counted: set[tuple[int, str]]) -> None:
    found = read_text(text, lang=lang, date=None, gazetteer=Nowhere()).findings
    told = {(one.count.min, one.count_of) for one in found if one.property == "burials" and one.count}
    assert told == counted


@pytest.mark.parametrize(
    ("text", "about", "counts"),
    [
        ("Za wsią jest cmentarz. W 3 mogiłach leży na nim 40 ułanów.", "cmentarz", [40]),
        ("Za wsią jest kwatera ułanów na cmentarzu. Leży tam 40 osób.", "kwatera ułanów", [40]),
        ("W mogile leży 40 ułanów z armii pruskiej i 12 z rosyjskiej.", "mogile", [12, 40]),
        ("Za wsią jest mogiła. Nazwisk dziewięciu nigdy nie ustalono.", "mogiła", [9]),
    ],
)
def test_polish_numbers_are_told_of_the_ground_that_is_meant(
    text: str, about: str, counts: list[int]
) -> None:
    found = read_text(text, lang="pl", date="2024-05-05", gazetteer=Nowhere()).findings
    people = [one for one in found if one.property == "burials" and one.count_of != "graves"]
    assert sorted(one.count.min for one in people if one.count) == counts
    assert {text[slice(*one.about)] for one in people} == {about}


@pytest.mark.parametrize(
    ("lang", "sentence", "about"),
    [
        ("fr", "Le cimetière militaire compte quarante tombes.", "cimetière militaire"),
        ("it", "Il cimitero di guerra ospita 40 tombe.", "cimitero di guerra"),
        ("es", "En el cementerio hay 2 fosas comunes.", "fosas comunes"),
    ],
)
def test_graves_are_counted_of_the_cemetery_that_is_said_to_have_them(
    lang: str, sentence: str, about: str
) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert [sentence[slice(*one.about)] for one in found if one.count_of == "graves"] == [about]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("es", "La placa recuerda a los 34 soldados."),
        ("pt", "O memorial homenageia os 34 soldados."),
        ("it", "La lapide porta incisi i nomi di 34 soldati."),
    ],
)
def test_the_remembered_are_counted_behind_an_article(lang: str, sentence: str) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert [one.count.min for one in found if one.property == "commemorates" and one.count] == [34]


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("fr", "Des centaines de tombes ont été profanées.", Amount(200, 999)),
        ("fr", "Plusieurs centaines de tombes ont été profanées.", Amount(300, 999)),
        ("fr", "Des dizaines de milliers de tombes ont été profanées.", Amount(20_000, 99_999)),
        ("es", "Decenas de tumbas fueron profanadas.", Amount(20, 99)),
        ("it", "Una decina di lapidi è stata danneggiata.", Amount(9, 11)),
        ("pt", "Dezenas de campas foram profanadas.", Amount(20, 99)),
        ("fr", "Un tiers des 900 tombes ont été profanées.", None),
        ("es", "La mayor parte de las 900 tumbas fue profanada.", None),
        ("it", "La metà delle 900 tombe è stata profanata.", None),
        ("pt", "Metade das 900 campas foi profanada.", None),
    ],
)
def test_a_noun_counts_by_of_and_a_share_is_not_the_whole(lang: str, text: str, count: Amount | None) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [one.count for one in found if one.property in ("vandalised", "damaged")] == [count]
