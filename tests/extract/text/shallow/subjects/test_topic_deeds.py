"""Deeds whose sentence names no memorial are done to the one spoken of before."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard

_BEFORE = {
    "ru": "На площади стоит обелиск. ",
    "uk": "На площі стоїть обеліск. ",
    "bg": "На площада стои паметник. ",
    "fr": "Sur la place se dresse un obélisque. ",
    "de": "Am Markt steht ein Obelisk. ",
    "es": "En la plaza se alza un obelisco. ",
    "it": "In piazza sorge un obelisco. ",
    "pt": "Na praça ergue-se um obelisco. ",
    "cs": "Na náměstí stojí obelisk. ",
    "ko": "광장에 충혼탑이 서 있다. ",
}


@pytest.mark.parametrize(
    ("lang", "sentence", "said"),
    [
        # A noun of doing with nothing behind it of which it is.
        ("ru", "Реставрация обошлась в 20 тысяч рублей.", {"restored happened"}),
        ("ru", "Ремонт запланирован на 2025 год.", {"restored planned"}),
        ("ru", "В 1990 году последовал демонтаж.", {"removed happened"}),
        ("uk", "Відкриття відбулося 3 травня 1950 року.", {"unveiled happened"}),
        ("bg", "Реставрацията е планирана за 2025 г.", {"restored planned"}),
        ("fr", "L’inauguration a eu lieu le 3 mai 1950.", {"unveiled happened"}),
        ("de", "Die Sanierung kostete 20 000 Euro.", {"restored happened"}),
        ("ko", "제막식은 1950년 5월 3일 열렸다.", {"unveiled happened"}),
        # A participle that begins the sentence.
        ("ru", "Установлен в 1950 году.", {"erected happened"}),
        ("uk", "Встановлений 1950 року.", {"erected happened"}),
        ("bg", "Издигнат през 1950 г.", {"erected happened"}),
        ("fr", "Érigé en 1950.", {"erected happened"}),
        ("de", "Erbaut 1950.", {"erected happened"}),
        # A verb joined to one that begins it.
        ("es", "Se inauguró en 1950 y se derribó en 1990.", {"unveiled happened", "destroyed happened"}),
        ("it", "Fu inaugurato nel 1950 e demolito nel 1990.", {"unveiled happened", "destroyed happened"}),
        ("pt", "Foi inaugurado em 1950 e demolido em 1990.", {"unveiled happened", "destroyed happened"}),
        ("cs", "Odhalen byl v roce 1950, zbourán v roce 1990.", {"unveiled happened", "destroyed happened"}),
        ("ko", "1950년 제막돼 1990년 철거됐다.", {"unveiled happened", "removed happened"}),
        # The repair of something else.
        ("ru", "Реставрация школы обошлась в 20 тысяч рублей.", set()),
        ("uk", "Ремонт дороги заплановано на 2025 рік.", set()),
        ("bg", "Реставрацията на училището е планирана за 2025 г.", set()),
        ("fr", "La restauration de l’école a coûté 20 000 euros.", set()),
        ("ko", "시는 도로를 보수했다.", set()),
    ],
)
def test_what_is_done_to_the_topic(lang: str, sentence: str, said: set[str]) -> None:
    found = {" ".join(one) for one in heard(_BEFORE[lang] + sentence, lang, date="2024-05-04")}
    assert found - {"exists happened", "commemorates happened"} == said


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Обелиск открыли в 1965 году. Находится в сквере у вокзала."),
        ("bg", "Паметникът е открит през 1965 г. Намира се в парка до гарата."),
        ("de", "Der Obelisk wurde 1965 enthüllt. Steht im Park am Bahnhof."),
    ],
)
def test_where_the_topic_stands(lang: str, text: str) -> None:
    assert ("exists", "happened") in heard(text, lang)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("해방탑은 1947년에 세워졌다. 1985년 해방 40돐을 맞아 보수하였다.", ("restored", "happened")),
        ("충혼비는 공원에 있다. 1987년 국도를 넓히면서 북쪽으로 옮겼다.", ("relocated", "happened")),
    ],
)
def test_a_korean_verb_may_leave_out_what_was_spoken_of(text: str, said: tuple[str, str]) -> None:
    assert said in heard(text, "ko")


@pytest.mark.parametrize(
    "text",
    [
        "충혼비는 1959년 건립되었다. 지난달 도로를 보수했다.",
        "충혼비는 1959년 건립되었다. 시는 도로를 보수했다.",
    ],
)
def test_a_korean_verb_with_an_object_of_its_own_does_not(text: str) -> None:
    assert "restored" not in {name for name, _ in heard(text, "ko")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "ru",
            "Братская могила воинов. Расположена у школы. Состоит на государственном учёте. Балансодержатель — сельсовет.",
        ),
        (
            "uk",
            "Братська могила воїнів. Розташована біля школи. Перебуває на державному обліку. Балансоутримувач — сільська рада.",
        ),
    ],
)  # fmt: skip
def test_a_card_of_a_register_names_its_thing_once(lang: str, text: str) -> None:
    assert {"exists", "protected", "custodian"} <= {name for name, _ in heard(text, lang)}
