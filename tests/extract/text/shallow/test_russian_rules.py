"""Russian constructions: whom a memorial is given to, whose a cemetery's graves are, years and places in their cases."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import Finding, Reading, read_text
from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard


def read(text: str, gazetteer: Gazetteer) -> Reading:
    return read_text(text, lang="ru", date="2024-05-05", gazetteer=gazetteer)


def told(reading: Reading, name: str) -> Finding:
    return next(one for one in reading.findings if one.property == name)


def words(reading: Reading, span: tuple[int, int]) -> str:
    return reading.text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("В Клину открыли памятник первому мэру города Ивану Боброву.", "первому мэру города Ивану Боброву"),
        ("Мемориальную доску Боброву сняли с фасада.", "Боброву"),
        ("Открыли памятник старой учительнице и сквер у вокзала.", "старой учительнице"),
    ],
)
def test_the_dative_alone_tells_whom_a_memorial_is_for(text: str, value: str, gazetteer: Gazetteer) -> None:
    assert told(read(text, gazetteer), "commemorates").value == value


@pytest.mark.parametrize(
    "text",
    [
        "Начался ремонт монумента «Мужество».",
        "Памятники Смоленска закрыты на ремонт.",
        "Памятник открыли 22 июня, в День памяти и скорби.",
        "На памятнике изображена плачущая женщина с венком.",
        "При взрыве мемориала погибли два человека.",
    ],
)
def test_names_towns_and_days_of_remembrance_are_no_dedicatees(text: str, gazetteer: Gazetteer) -> None:
    assert "commemorates" not in {one.property for one in read(text, gazetteer).findings}


@pytest.mark.parametrize(
    "text",
    [
        "На погосте 412 могил, большей частью безымянных.",
        "Погост заложен в 1914 году. Теперь здесь 412 могил.",
    ],
)
def test_plain_graves_belong_to_their_cemetery(text: str, gazetteer: Gazetteer) -> None:
    reading = read(text, gazetteer)
    assert words(reading, told(reading, "burials").about).lower().startswith("погост")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Обелиск поставили в сорок шестом.", "1946"),
        ("Обелиск поставили в семьдесят пятом году.", "1975"),
        ("Обелиск посекло осколками в январе сорок пятого.", "1945-01"),
        ("Обелиск открыли в мае 85-го.", "1985-05"),
        ("Обелиск стоит на сорок первом километре.", None),
    ],
)
def test_a_year_may_go_without_its_century(text: str, when: str | None, gazetteer: Gazetteer) -> None:
    assert read(text, gazetteer).findings[0].when == when


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Обелиск стоит в парке Голубой мечети.", "парке Голубой мечети"),
        ("Обелиск стоит на проспекте Журналистов.", "проспекте Журналистов"),
        ("Доехали до Нейрата, где стоит обелиск.", "Нейрата"),
        ("Под Мушроном гранитный обелиск уберут.", "Мушроном"),
    ],
)
def test_places_are_read_in_their_cases(text: str, place: str, gazetteer: Gazetteer) -> None:
    reading = read(text, gazetteer)
    assert place in [words(reading, one) for one in reading.findings[0].places]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "По довоенному реестру, на погосте лежат 40 солдат.",
            "довоенному реестру",
            "на погосте лежат 40 солдат",
        ),
        ("Крест упал. Об этом «Вестнику» рассказал Иван Бобров.", "Иван Бобров", "Крест упал"),
        ("Крест упал. О происшествии журналистам сообщил Иван Бобров.", "Иван Бобров", "Крест упал"),
    ],
)
def test_records_speak_and_words_point_back(text: str, speaker: str, said: str, gazetteer: Gazetteer) -> None:
    quotation = read(text, gazetteer).quotations[0]
    assert (quotation.speaker, text[quotation.start : quotation.end].rstrip(".")) == (speaker, said)


def test_setting_up_ends_a_move(gazetteer: Gazetteer) -> None:
    found = {
        one.property for one in read("Крест перенесут на кладбище и установят у стены.", gazetteer).findings
    }
    assert "relocated" in found
    assert "erected" not in found


def test_a_renamed_square_names_no_memorial(gazetteer: Gazetteer) -> None:
    text = "Площадь переименована в «Площадь Мира», а памятник снесли."
    assert "named" not in {one.property for one in read(text, gazetteer).findings}


def test_another_monument_is_another_thing(gazetteer: Gazetteer) -> None:
    text = "В Клину открыли памятник учителям. Ещё один памятник учителям откроют в Твери."
    things = {one.thing for one in read(text, gazetteer).findings}
    assert len(things) > 1


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Волонтёры вывезли с кладбища четыре мешка мусора.", "maintained happened"),  # "from", not "with"
        ("С монумента сняли белое покрывало.", "unveiled happened"),
        ("В установке обелиска комиссия отказала.", "erected denied"),
        ("Восстанавливать стелу в районе не намерены.", "restored denied"),
        ("Уборка братской могилы заняла четыре часа.", "maintained happened"),
        ("Очищенная от ржавчины стела снова блестит.", "maintained happened"),
        ("Монумент воздвигнут в честь курсантов.", "erected happened"),
        ("Недавно открытый мемориал посетила делегация.", "unveiled happened"),
    ],
)
def test_a_form_tells_what_is_done_or_denied(sentence: str, said: str) -> None:
    assert said in {" ".join(one) for one in heard(sentence, "ru")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Школу, возле которой стоит обелиск, закрыли на ремонт.",
        "Если берег не укрепить, кладбище сползёт в реку.",
    ],
)
def test_another_clause_tells_no_event(sentence: str) -> None:
    assert not {one[0] for one in heard(sentence, "ru")} & {"restored", "damaged"}
