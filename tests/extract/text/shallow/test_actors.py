"""Who did something is read where a language marks it: a case, a preposition, a verb that agrees with its subject."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.assertions import condition_code
from cenotaph.extract.text.places import Nowhere


@pytest.mark.parametrize(
    ("lang", "sentence", "actor"),
    [
        ("ru", "Обелиск отремонтировали ученики сельской школы.", "ученики сельской школы"),
        ("ru", "Волонтёры из Рязани отмыли памятник.", "Волонтёры из Рязани"),
        ("ru", "Памятник повреждён неизвестными вандалами.", "неизвестными вандалами"),
        ("ru", "Мемориал восстановлен силами казаков и школьников.", "казаков и школьников"),
        ("ru", "Глава района открыл памятник воинам.", "Глава района"),
        ("ru", "Администрация решила отремонтировать обелиск.", "Администрация"),
        ("ru", "Памятник поставили вместе с волонтёрами.", None),
        ("ru", "Памятник открыли в 1967 году.", None),
        ("ru", "Он отремонтировал обелиск.", None),
        ("uk", "Обеліск відремонтували школярі.", "школярі"),
        ("uk", "Волонтери товариства «Пам’ять» прибрали кладовище.", "Волонтери товариства «Пам’ять»"),
        ("uk", "Пам’ятник пошкоджено невідомими.", "невідомими"),
        ("uk", "Обеліск відновлено силами громади.", "громади"),
        ("pl", "Pomnik został odnowiony przez uczniów technikum.", "uczniów technikum"),
        ("pl", "Cmentarzem opiekują się harcerze i leśnicy.", "harcerze i leśnicy"),
        ("pl", "Nieznani sprawcy oblali pomnik farbą.", "Nieznani sprawcy"),
        ("pl", "Pomnik przez lata niszczał.", None),
        ("cs", "O hrob pečují skauti.", "skauti"),
        ("cs", "Pomník byl poškozen neznámým vandalem.", "neznámým vandalem"),
        ("cs", "Město nechalo pomník opravit.", "Město"),
        ("cs", "Pomník byl opraven v roce 2014.", None),
        ("bg", "Паметникът е възстановен от доброволци.", "доброволци"),
        ("bg", "Ученици почистиха паметника.", "Ученици"),
        ("bg", "Паметникът е издигнат през 1931 г.", None),
        ("de", "Das Kriegerdenkmal wurde von der Gemeinde saniert.", "Gemeinde"),
        ("de", "Unbekannte haben den Gedenkstein mit Farbe beschmiert.", "Unbekannte"),
        ("de", "Gestern hat der Volksbund auf dem Soldatenfriedhof ein Hochkreuz errichtet.", "Volksbund"),
        ("de", "Ein Steinmetz aus Weimar wird das Ehrenmal restaurieren.", "Steinmetz aus Weimar"),
        ("de", "Die Mitarbeiter der Firma pflegen das Ehrenmal.", "Mitarbeiter der Firma"),
        ("de", "Das Mahnmal wird zusammen mit der Gemeinde restauriert.", None),
        ("de", "Die Gedenktafel wurde 1965 enthüllt.", None),
    ],
)
def test_an_actor_is_marked(lang: str, sentence: str, actor: str | None) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert actor in {one.actor for one in found}
    assert all(one.actor is None or one.actor in sentence for one in found)


@pytest.mark.parametrize(
    ("lang", "words", "code"),
    [
        ("ru", "в хорошем состоянии", "good"),
        ("ru", "в неудовлетворительном состоянии", "poor"),
        ("ru", "в аварийном состоянии", "very_bad"),
        ("uk", "у задовільному стані", "fair"),
        ("uk", "занедбаний", "poor"),
        ("bg", "в окаяно състояние", "very_bad"),
        ("bg", "поддържан", "good"),
        ("pl", "w opłakanym stanie", "very_bad"),
        ("pl", "zadbany", "good"),
        ("cs", "v neutěšeném stavu", "poor"),
        ("cs", "havarijní", "very_bad"),
        ("cs", "v létě", None),
        ("de", "in keinem guten Zustand", "poor"),
        ("de", "in tadellosem Zustand", "good"),
        ("de", "einsturzgefährdet", "very_bad"),
        ("de", "in zufriedenstellendem Zustand", "fair"),
        ("xx", "good", None),
    ],
)
def test_words_of_a_condition_have_a_degree(lang: str, words: str, code: str | None) -> None:
    assert condition_code(words, lang) == code
