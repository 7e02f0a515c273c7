"""Whom a memorial is for may stand before all else; who is only honoured at one is nobody that it is for."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from extract.text.shallow.hearing import heard

_FOR = ("commemorates", "happened")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Zu Ehren der gefallenen Soldaten wurde 1950 auf dem Markt ein Obelisk aufgestellt."),
        ("ru", "В честь павших воинов на площади установили обелиск."),
        ("uk", "На честь полеглих воїнів на площі встановили обеліск."),
        ("pl", "Ku czci poległych żołnierzy wzniesiono obelisk."),
        ("cs", "Na počest padlých vojáků byl v roce 1950 vztyčen pomník."),
        ("bg", "В памет на загиналите е издигнат паметник."),
        ("fr", "En mémoire des soldats tombés, une stèle a été érigée en 1950."),
        ("es", "En memoria de los caídos se levantó en 1950 un obelisco."),
    ],
)
def test_whom_it_is_for_may_lead(lang: str, text: str) -> None:
    assert _FOR in heard(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "В память о погибших у памятника возложили цветы."),
        ("ru", "В честь Дня Победы в парке открыли выставку у обелиска."),
        ("de", "Zum Gedenken an die Opfer wurde am Denkmal ein Kranz niedergelegt."),
        ("de", "Auf dem Soldatenfriedhof legte er zu Ehren der Gefallenen einen Kranz nieder."),
        ("de", "Die Bürgerinitiative sammelte am Denkmal Unterschriften."),
    ],
)
def test_who_is_honoured_beside_a_memorial_is_not_whom_it_is_for(lang: str, text: str) -> None:
    assert _FOR not in heard(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "whom"),
    [
        ("bg", "Паметникът на съветските воини е стар.", "съветските воини"),
        ("es", "El monumento a los soldados soviéticos es viejo.", "soldados soviéticos"),
        ("ru", "Памятник советским воинам открыли вчера.", "советским воинам"),
    ],
)
def test_no_preposition_belongs_to_whom_it_is_for(lang: str, text: str, whom: str) -> None:
    found = read_text(text, lang=lang, date=None, gazetteer=Nowhere()).findings
    assert [one.value for one in found if one.property == "commemorates"] == [whom]


def test_names_are_carved_on_the_part_that_is_named_with_them() -> None:
    text = "Скульптуру встановили 1967 року, а на плитах викарбувані прізвища 146 односельців."
    found = read_text(text, lang="uk", date=None, gazetteer=Nowhere()).findings
    assert [text[one.about[0] : one.about[1]] for one in found if one.property == "commemorates"] == [
        "плитах"
    ]
