"""Russian, Ukrainian, Bulgarian: what chronicles, inspections and notices say, and what they only seem to say."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.gazetteer import Gazetteer
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
        ("uk", "У 1954 останки похованих з різних місць перенесли у братську могилу."),
        ("es", "En 1954 los restos de los soldados fueron trasladados al cementerio."),
    ],
)
def test_remains_do_not_part_a_time_from_its_deed(lang: str, text: str) -> None:
    assert [one.when for one in read_text(text, lang=lang).findings] == ["1954"]


def test_the_dead_lie_in_the_grave_and_not_in_the_churchyard_around_it() -> None:
    text = "На погосте братская могила. Ограда из труб. Погребено 21 человек."
    found = next(one for one in read_text(text, lang="ru").findings if one.property == "burials")
    assert text[slice(*found.about)] == "братская могила"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Могила перенесена из деревень Берёзки, Дубки, Горка и Лужки.", ["Берёзки", "Дубки", "Горка", "Лужки"]),
        ("Обелиски стоят в Красновском, Марьинском и Усть-Ильинском сельских поселениях.", ["Красновском", "Марьинском", "Усть-Ильинском сельских поселениях"]),
        ("Обелиск стоит в деревне Бор Клинского района.", ["Бор", "Клинского района"]),
        ("Обелиск стоит в селе Липки, Иван Белов его красит.", ["Липки"]),
    ],
)  # fmt: skip
def test_a_kind_of_place_names_a_whole_list(text: str, places: list[str], gazetteer: Gazetteer) -> None:
    found = read_text(text, lang="ru", gazetteer=gazetteer).findings
    assert [text[slice(*one)] for one in found[0].places] == places


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Волонтёры покрасили обелиск, ограду и ступени.", ["обелиск", "ограду", "ступени"]),
        ("Будут восстановлены таблички, плиты и надгробия.", ["таблички", "плиты", "надгробия"]),
        ("Неизвестные разбили плиту на обелиске, кресты и цветы.", ["плиту"]),
    ],
)
def test_a_deed_is_told_of_a_whole_list(text: str, about: list[str]) -> None:
    assert [text[slice(*one.about)] for one in read_text(text, lang="ru").findings] == about


def test_some_of_several_are_counted() -> None:
    text = "На кладбище стоят три креста, два из которых повалили вандалы."
    found = next(one for one in read_text(text, lang="ru").findings if one.property == "vandalised")
    assert found.count is not None
    assert found.count.max == 2


def test_where_opens_what_is_told_of_a_place() -> None:
    assert in_words(heard("Обелиск в деревне, где не осталось жителей, снесли.", "ru")) == {"destroyed"}
    found = read_text("Памятник в парке, где стоит и бюст Кирова, отремонтируют.", lang="ru").findings
    assert [one.about[0] for one in found if one.property == "restored"] == [0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Паметникът на загиналите във войните е ремонтиран.", "загиналите във войните"),
        ("Ремонтираха паметника на загиналите в Балканската война.", "загиналите в Балканската война"),
        ("Откриха плоча на загиналите през 1913 г. земляци.", "загиналите през 1913 г. земляци"),
    ],
)
def test_the_fallen_are_told_with_their_war(text: str, value: str) -> None:
    assert [one.value for one in read_text(text, lang="bg").findings if one.property == "commemorates"] == [
        value
    ]


def test_years_count_nobody() -> None:
    text = "Ремонтираха паметника на загиналите във войните 1912 – 1918 г. на площада."
    assert [one.count for one in read_text(text, lang="bg").findings] == [None, None]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Начата эксгумация братской могилы в Смоленской области."),
        ("uk", "Розпочали ексгумацію масового поховання в Сумській області."),
    ],
)
def test_where_a_grave_is_opened_is_no_destination(lang: str, text: str) -> None:
    assert [(one.property, one.value) for one in read_text(text, lang=lang).findings] == [("exhumed", None)]


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("ru", "Обелиск поставили в 1957 году. В том же году открыли и стелу.", ["1957", "1957"]),
        ("ru", "Доску открыли в 2019 году. Через год её украли.", ["2019", "2020"]),
        ("uk", "Обеліск поставили у 1957 році. У тому ж році відкрили і стелу.", ["1957", "1957"]),
        ("bg", "Паметникът е издигнат през 1957 г. През същата година откриха и плочата.", ["1957", "1957"]),
    ],
)
def test_a_chronicle_counts_from_the_year_told_before(lang: str, text: str, when: list[str]) -> None:
    assert [one.when for one in read_text(text, lang=lang, date="2024-05-05").findings] == when


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("uk", "На фасаді встановили дошки Максиму Бойку та Олегу Рибаку.", "Максиму Бойку та Олегу Рибаку"),
        ("uk", "Відкрили пам’ятник першому голові Івану Бойку.", "першому голові Івану Бойку"),
        ("ru", "Установлены доски Максиму Боброву и Андрею Рыжову.", "Максиму Боброву и Андрею Рыжову"),
        ("ru", "Памятник Ленину и Дом культуры обновили.", "Ленину"),
    ],
)
def test_a_name_in_its_case_tells_whom_a_memorial_is_for(lang: str, text: str, value: str) -> None:
    found = read_text(text, lang=lang).findings
    assert [one.value for one in found if one.property == "commemorates"] == [value]


def test_an_old_memorial_is_not_the_new_one() -> None:
    text = "Построен новый мемориал. На нём, в отличие от старого памятника, выбиты фамилии 412 односельчан."
    found = [one for one in read_text(text, lang="ru").findings if one.property == "commemorates"]
    assert [text[slice(*one.about)] for one in found] == ["новый мемориал"]


def test_so_many_names_are_unknown() -> None:
    text = "В братской могиле покоятся 143 воина. Имена 98 героев неизвестны до сих пор."
    found = [one.count_of for one in read_text(text, lang="ru").findings]
    assert found == ["military", "unknown_people"]


def test_a_verb_says_more_than_the_name_of_a_memorial() -> None:
    found = read_text("Мемориал Славы посвящён погибшим жителям Миасса.", lang="ru").findings
    assert [one.value for one in found if one.property == "commemorates"] == ["погибшим жителям Миасса"]


@pytest.mark.parametrize(
    ("lang", "text", "about"),
    [
        ("uk", "Біля підніжжя встановили плити з іменами 154 односельців.", "плити"),
        ("bg", "Паметникът е на площада. В основата му са плочи с имената на 154 загинали.", "плочи"),
    ],
)
def test_names_are_on_the_slabs_and_not_on_the_foot(lang: str, text: str, about: str) -> None:
    found = read_text(text, lang=lang).findings
    told = [text[slice(*one.about)] for one in found if one.property == "commemorates"]
    assert [one.startswith(about) for one in told] == [True]


def test_a_year_behind_the_dead_of_a_war_is_when_something_was_built() -> None:
    text = "В памет на загиналите във войните съселяни през 1928 година е издигнат паметник."
    found = read_text(text, lang="bg").findings
    assert "загиналите във войните съселяни" in {one.value for one in found}


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "Памятник остался бесхозным.", {"custodian"}),
        ("ru", "Пока не установлено, кто облил обелиск краской.", {"vandalised"}),
        ("uk", "Фарбу з монумента вже змили комунальники.", {"maintained"}),
        ("bg", "Паметникът вече не подлежи на ремонт.", {"restored denied"}),
        ("bg", "Вечният огън на братската могила угасна.", {"damaged"}),
    ],
)
def test_a_notice_is_heard(lang: str, text: str, said: set[str]) -> None:
    assert in_words(heard(text, lang)) == said
