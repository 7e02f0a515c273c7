"""Classes that Slavic languages share: phrases end at verbs and places, denials stand behind, crosses stand alone."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from extract.text.shallow.hearing import heard


@pytest.mark.parametrize(
    ("lang", "sentence", "said"),
    [
        ("ru", "Сноса памятника не будет.", "destroyed denied"),
        ("ru", "Деревянный крест упал ночью от сильного ветра.", "damaged happened"),
        ("ru", "Мемориальная доска висит на стене школы.", "exists happened"),
        ("ru", "Обелиск пришёл в плачевное состояние.", "condition happened"),
        ("uk", "Кам’яний хрест повернули на місце.", "restored happened"),
        ("uk", "Демонтажу пам’ятника не буде.", "removed denied"),
        ("uk", "Плитка біля обеліска повідвалювалася.", "damaged happened"),
        ("pl", "Kamień pamięci porósł mchem.", "damaged happened"),
        ("pl", "Demontażu pomnika nie będzie.", "removed denied"),
        ("pl", "Dwie macewy zostały rozbite.", "vandalised happened"),
        ("cs", "Pamětní deska visí na budově gymnázia.", "exists happened"),
        ("cs", "Na náměstí má vzniknout památník.", "erected planned"),
        ("cs", "Zastupitelé zamítli odstranění pomníku.", "removed denied"),
        ("bg", "Плочата се счупи на две.", "damaged happened"),
        ("bg", "Гробището е обявено за паметник на културата.", "protected happened"),
    ],
)
def test_a_sentence_says(lang: str, sentence: str, said: str) -> None:
    assert said in {" ".join(one) for one in heard(sentence, lang)}


@pytest.mark.parametrize(
    ("lang", "sentence", "value"),
    [
        ("ru", "Бюсту маршала Жукова вернули отколотый нос.", "маршала Жукова"),
        ("pl", "Pomnik Marynarza w Gdyni odnowiono.", "Marynarza"),
        ("uk", "Пам’ятник воїнам у Харкові відремонтували.", "воїнам"),
        ("cs", "Pomník obětem komunismu v Jihlavě opravili.", "obětem komunismu"),
    ],
)
def test_a_dedicatee_ends_where_the_place_or_the_verb_begins(lang: str, sentence: str, value: str) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert value in {one.value for one in found if one.property == "commemorates"}


def test_an_adverb_is_no_adjective() -> None:
    text = "Администрация весной обелиск отремонтирует."
    assert {text[slice(*one.about)] for one in read_text(text, lang="ru", gazetteer=Nowhere()).findings} == {
        "обелиск"
    }
