"""Russian, Ukrainian, Bulgarian: what chronicles, inspections and notices say, and what they only seem to say."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.shallow.lexicon import read_lexicon
from extract.text.shallow.hearing import heard, in_words


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "Установлено, что обелиск состоит на балансе сельсовета.", {"custodian"}),
        ("ru", "На балансе сельсовета находится обелиск.", {"custodian"}),
        ("ru", "Администрация отказалась ставить на учёт захоронения.", set()),
        ("ru", "Обелиск демонтирован на период строительства.", {"removed"}),
        ("ru", "Выявлены нарушения при содержании обелиска.", set()),
        ("ru", "Мер по содержанию обелиска не принимается.", {"maintained denied"}),
        ("ru", "Вандалы лишили монумент сабли.", {"vandalised"}),
        ("ru", "У основания стелы имелись разрушения плитки.", {"damaged"}),
        ("ru", "Постамент облицован гранитом.", set()),
        ("ru", "Памятник находится в очень плохом состоянии.", {"condition"}),
        ("ru", "Дети лазили по плитам памятника, откалывая буквы.", {"vandalised"}),
        ("uk", "Встановлено, що обеліск перебуває на балансі сільради.", {"custodian"}),
        ("uk", "Рада відмовилася ставити на облік братську могилу.", set()),
    ],
)
def test_a_notice_says_no_more(lang: str, text: str, said: set[str]) -> None:
    assert in_words(heard(text, lang)) == said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Доски посвящены памяти Ивана Круглова, Павла Титова и Игоря Сомова.", "Ивана Круглова, Павла Титова и Игоря Сомова"),
        ("Открыли памятник воинам, партизанам и врачам.", "воинам, партизанам и врачам"),
        ("Открыли памятник воинам, ветераны и школьники возложили цветы.", "воинам"),
        ("Открыли памятник Кирову, Анна Белова и Иван Петров пели.", "Кирову"),
    ],
)  # fmt: skip
def test_a_memorial_is_for_a_whole_list(text: str, value: str) -> None:
    assert [one.value for one in read_text(text, lang="ru").findings if one.property == "commemorates"] == [
        value
    ]


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "Один из памятников установлен к юбилею Победы.", {"erected"}),
        ("ru", "На одном из памятников поставили палатку.", set()),
        ("uk", "Один із обелісків відремонтували школярі.", {"restored"}),
        ("bg", "Един от паметниците беше преместен.", {"relocated"}),
    ],
)
def test_one_of_several_is_no_place(lang: str, text: str, said: set[str]) -> None:
    assert read_lexicon(lang).list("function.some")
    assert in_words(heard(text, lang)) == said


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "Останки бойцов захоронили на воинском кладбище.", {"exhumed"}),
        ("ru", "Останки лётчика захоронят на мемориале.", {"exhumed planned"}),
        ("ru", "Останки трёх бойцов перезахоронят в братской могиле.", {"burials planned"}),
        ("uk", "Останки воїнів поховали на військовому кладовищі.", {"exhumed"}),
        ("bg", "Костите на загиналите са пренесени в костницата.", {"exhumed"}),
    ],
)
def test_remains_are_told_of_where_they_come_to(lang: str, text: str, said: set[str]) -> None:
    assert in_words(heard(text, lang)) == said


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "В 1954 году останки солдат перенесли в братскую могилу."),
        ("uk", "У 1954 році останки солдатів перенесли у братську могилу."),
        ("es", "En 1954 los restos de los soldados fueron trasladados al cementerio."),
    ],
)
def test_remains_do_not_part_a_time_from_its_deed(lang: str, text: str) -> None:
    assert [one.when for one in read_text(text, lang=lang).findings] == ["1954"]


def test_the_dead_lie_in_the_grave_and_not_in_the_churchyard_around_it() -> None:
    text = "На погосте братская могила. Ограда из труб. Погребено 21 человек."
    found = next(one for one in read_text(text, lang="ru").findings if one.property == "burials")
    assert text[slice(*found.about)] == "братская могила"
