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
