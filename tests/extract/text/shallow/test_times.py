"""Times in languages that are read without a parser, and that any text is survived."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cenotaph.extract.text.moment import Time
from cenotaph.extract.text.shallow.times.find import DATELINE, find_times
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out
from cenotaph.normalize.edtf import is_edtf

LANGUAGES = ("ru", "uk", "bg", "pl", "cs", "de", "fr", "es", "pt", "it", "ko")


def times(lang: str, text: str, date: str | None = None) -> list[Time]:
    page = lay_out(text, read_lexicon(lang), date)
    return [time for sentence in page.sentences for time in find_times(page, sentence)]


@pytest.mark.parametrize(
    ("lang", "text", "date", "edtf"),
    [
        ("ru", "Обелиск снесли в ночь на 4 марта.", "2022-03-06", "2022-03-04"),
        ("ru", "Обелиск открыли 9 мая 1985 года.", None, "1985-05-09"),
        ("ru", "Плиту разбили в августе прошлого года.", "2019-05", "2018-08"),
        ("ru", "Стелу снесли вчера.", "2022-03-01", "2022-02-28"),
        ("ru", "Он стоял здесь начиная с 1994 года.", None, "1994/.."),
        ("ru", "Он стоял здесь до 2014 года.", None, "../2014"),
        ("ru", "Его поставили около 1921 года.", None, "1921~"),
        ("ru", "Погибли с 1941 по 1945 год.", None, "1941/1945"),
        ("ru", "Их поставили в 1930-х годах.", None, "193X"),
        ("ru", "Крест сломали два года назад.", "2022-03-01", "2020"),
        ("ru", "В последние годы их сносят.", "2022-03-01", "../2022"),
        ("uk", "Пам’ятник знесли торік.", "2022-03-01", "2021"),
        ("uk", "Стелу відкрили 15-го травня 1980 року.", None, "1980-05-15"),
        ("bg", "Плочата счупиха на 9 септември тази година.", None, "XXXX-09-09"),
        ("bg", "Оградата сложиха преди около две години.", "2025-08", "2023~"),
        ("pl", "Cmentarz otwarto w latach 30. XX wieku.", None, "193X"),
        ("pl", "Polegli w dniach 10–15 września 1944.", None, "1944-09-10/1944-09-15"),
        ("pl", "Pomnik zburzono w ubiegłym roku.", "2022", "2021"),
        ("pl", "Tablicę skradziono we wtorek.", "2022-03-03", "2022-03-01"),
        ("cs", "Hrob letos opravili.", "2022", "2022"),
        ("cs", "Pomník vznikl po 1. světové válce.", None, "1918/.."),
        ("cs", "Zahynuli 25. června 1945.", None, "1945-06-25"),
        ("cs", "Odhalen 4. 3. 1951 na návsi.", None, "1951-03-04"),
        ("de", "Die Gräber werden heuer saniert.", "2020-07", "2020"),
        ("de", "Das Denkmal soll noch vor dem 8. Mai gereinigt werden.", "2023-05-02", "../2023-05-08"),
        ("fr", "La stèle sera nettoyée avant le 8 mai.", "2023-05-02", "../2023-05-08"),
        ("es", "Se erigió antes de 1950.", None, "../1950"),
        ("es", "La estela se limpiará antes del 9 de mayo de 2023.", None, "../2023-05-09"),
        ("pt", "A estela foi erguida antes de 1950.", None, "../1950"),
        ("de", "Das Denkmal steht seit 1994.", None, "1994/.."),
        ("ru", "Его открыли в воскресенье, 5 мая 1946 года.", "2024-05-04", "1946-05-05"),
        ("cs", "Odhalili ho v neděli 5. května 1946.", "2024-05-04", "1946-05-05"),
        ("de", "Erbaut wurde es 1948 von Kriegsgefangenen.", None, "1948"),
        ("de", "Es wurde nach dem Krieg errichtet.", None, "1945/.."),
        ("de", "1950 wurde das Grab verlegt.", None, "1950"),
        ("de", "Er entstand im 19. Jahrhundert.", None, "18XX"),
        ("fr", "Le monument fut érigé le 1er mai 1921.", None, "1921-05-01"),
        ("fr", "La stèle date des années 1930.", None, "193X"),
        ("es", "La placa fue robada el día 23.", "2024-02-25", "2024-02-23"),
        ("pt", "O memorial foi destruído no ano passado.", "2024", "2023"),
        ("it", "Il cippo fu inaugurato il 25 aprile 1965.", None, "1965-04-25"),
        ("ko", "탑은 1947년 8월 세워졌다.", None, "1947-08"),
        ("ko", "지난해 4월 비를 세웠다.", "2019-05-02", "2018-04"),
        ("ko", "시는 15일 제막식을 열었다.", "2017-11-20", "2017-11-15"),
        ("de", "Im Sommer wurde der Obelisk saniert.", "2023-11-05", "2023-22"),
        ("de", "Die Stele wird im kommenden Frühjahr aufgestellt.", "2023-11-05", "2024-21"),
        (
            "de",
            "Unbekannte warfen am vergangenen Wochenende Steine um.",
            "2024-09-17",
            "2024-09-14/2024-09-15",
        ),
        ("de", "In den siebziger Jahren hat man ihn versetzt.", None, "197X"),
        ("de", "Der 1917 angelegte Friedhof verfällt.", None, "1917"),
        ("de", "In den vergangenen zwei Wochen fand man sie.", "2023-07-05", "2023-06-21/2023-07-05"),
        ("ru", "К прошлой весне крест упал.", "2023-04-28", "2022-21"),
        ("ru", "В девяностых его разобрали.", None, "199X"),
        ("ru", "Плиту разбили в позапрошлом году.", "2024", "2022"),
        ("ru", "Таблички заменят до конца года.", "2022-06-23", "2022-06/2022-12"),
        ("uk", "У 1950-х плити потрощили.", None, "195X"),
        ("bg", "Миналия уикенд я счупиха.", "2024-09-17", "2024-09-14/2024-09-15"),
        ("pl", "Wiosną przyszłego roku stanie tu głaz.", "2023-10-12", "2024-21"),
        ("cs", "Opraví ho na jaře příštího roku.", "2021-11-03", "2022-21"),
        ("cs", "Během dubna desky opravili.", "2023-05-09", "2023-04"),
        ("it", "Fu danneggiato nell’autunno scorso.", "2020-10-06", "2019-23"),
        ("it", "Negli anni settanta fu spostata.", None, "197X"),
        ("fr", "Dans les années soixante, on l’a déplacée.", None, "196X"),
        ("es", "En los años ochenta lo trasladaron.", None, "198X"),
        ("pt", "Será transferido até ao fim do ano.", "2018-11-09", "2018-11/2018-12"),
        ("it", "Costruito tra il 1932 e il 1936 dal Genio.", None, "1932/1936"),
        ("es", "Construido entre los años 1940 y 1943.", None, "1940/1943"),
        ("es", "En la década de los cincuenta se levantó.", None, "195X"),
        ("it", "Rubata nella notte tra il 3 e il 4 maggio.", "2024-05-20", "2024-05-03/2024-05-04"),
        ("fr", "Dans la nuit du samedi 8 au dimanche 9 mai.", "2022-06-20", "2022-05-08/2022-05-09"),
        ("pt", "O monumento fica no Rio de Janeiro desde 1960.", "2024-05-20", "1960/.."),
        ("pt", "Em Novembro de 1931 foi inaugurado.", None, "1931-11"),
        ("fr", "Environ douze morts en 1914, civils et soldats.", None, "1914"),
    ],
)
def test_a_time(lang: str, text: str, date: str | None, edtf: str) -> None:
    assert [time.edtf for time in times(lang, text, date)] == [edtf]


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("fr", "Posée en 1969, la stèle fut inaugurée le 12 octobre de la même année.", "1969-10-12"),
        ("fr", "Posée en 1969, elle fut restaurée dix ans plus tard.", "1979"),
        ("es", "Levantado en 1950, fue derribado al año siguiente.", "1951"),
        ("pt", "Erguido em 1931, foi mudado dez anos depois.", "1941"),
        ("it", "Posato nel 1932, fu distrutto lo stesso anno.", "1932"),
        ("it", "Posato nel 1932, due anni dopo fu distrutto.", "1934"),
    ],
)
def test_a_time_counted_from_the_one_told_before(lang: str, text: str, edtf: str) -> None:
    assert times(lang, text, "2024-05-20")[-1].edtf == edtf


@pytest.mark.parametrize(
    ("lang", "text"),
    [("es", "La cruz fue partida hace años."), ("pt", "As cruzes foram partidas há anos.")],
)
def test_years_without_a_number_are_no_date(lang: str, text: str) -> None:
    assert [time.edtf for time in times(lang, text, "2024-05-20")] == [None]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Здесь лежат 1945 солдат."),
        ("ru", "Это стоило 2000 рублей."),
        ("pl", "Spoczywa tu 1944 żołnierzy."),
        ("de", "Hier ruhen 1917 Soldaten."),
        ("cs", "Leží tu 1866 vojáků."),
        ("fr", "Les dépouilles de 1650 anciens combattants y reposent."),
        ("fr", "La tombe de 1650 soldats."),
        ("it", "I resti di circa 1650 soldati."),
        ("es", "En la plaza 2 de Mayo está el busto."),
    ],
)
def test_a_count_is_no_year(lang: str, text: str) -> None:
    assert times(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [("es", "Han pasado veinte años."), ("cs", "Každý podzim sem chodí žáci."), ("ru", "Весна идёт.")],
)
def test_what_is_no_time(lang: str, text: str) -> None:
    assert times(lang, text, "2020-05-01") == []


def test_without_the_date_of_the_document_yesterday_has_none() -> None:
    assert [time.edtf for time in times("ru", "Вчера сломали крест.")] == [None]


def test_shortly_after_keeps_its_anchor() -> None:
    text = "Памятник поставили вскоре после того, как город взяли в августе 1945 года."
    (time,) = times("ru", text)
    assert (time.edtf, time.relation) == ("1945-08~", "shortly_after")
    assert time.anchor is not None
    assert text[slice(*time.anchor)] == "того, как город взяли в августе 1945 года"


def test_the_life_of_somebody_is_no_time() -> None:
    found = times("de", "Das Kreuz des Bildhauers Anton Moser (1880–1951) wurde 1925 geweiht.")
    assert [time.edtf for time in found] == [None, "1925"]


def test_a_date_that_stands_alone_is_the_texts_own() -> None:
    (time,) = times("cs", "04.03.2022", "2022-03-04")
    assert (time.edtf, time.relation) == (None, DATELINE)


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(deadline=None)
@given(
    text=st.text(st.sampled_from("0123456789./- –()XIV,\n'") | st.characters(), max_size=60),
    date=st.sampled_from(
        [None, "2022", "2022-02", "2024-02-29", "0001-01-01", "9999-12-31", "x", "2022-13-40"]
    ),
)
@example(text="31.02.2022 30 2 2021 1 0000 9999 2099-2000", date="2022-02-28")
def test_any_text(lang: str, text: str, date: str | None) -> None:
    lexicon = read_lexicon(lang)
    words = " ".join([*lexicon.list("time.this_week"), *lexicon.list("time.ago"), *lexicon.list("time.days")])
    for said in (text, f"{text} {words} {text}"):
        page = lay_out(said, lexicon, date)
        for sentence in page.sentences:
            last = sentence.span[0]
            for time in find_times(page, sentence):
                assert last <= time.span[0] < time.span[1] <= sentence.span[1]
                last = time.span[1]
                assert time.edtf is None or is_edtf(time.edtf)
                if time.anchor is not None:
                    assert sentence.span[0] <= time.anchor[0] < time.anchor[1] <= sentence.span[1]
