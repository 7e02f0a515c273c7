"""Cells of keepers' lists in many languages: read, or left alone."""

from __future__ import annotations

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.centuries import parse_roman
from cenotaph.normalize.date_words import ABOUT, AFTER, BEFORE, MAYBE, OR, SKIP
from cenotaph.normalize.dates import DateOrder, parse_date
from cenotaph.normalize.edtf import is_edtf
from cenotaph.normalize.months import CELL_MONTHS, LANGUAGES, MONTHS
from cenotaph.normalize.numeric_dates import date_of, parse_numeric

READ = [
    ("1923-nov-11", "1923-11-11"),
    ("1867+-1", "1866/1868"),
    ("1920er", "192X"),
    ("1920er Jahre", "192X"),
    ("1920-е", "192X"),
    ("в 1920-х годах", "192X"),
    ("1920-е гг.", "192X"),
    ("lata 20. XX wieku", "192X"),
    ("w latach 20. XX w.", "192X"),
    ("20-е годы XX века", "192X"),
    ("20–30-е годы XX века", "192X/193X"),
    ("20er Jahre des 20. Jahrhunderts", "192X"),
    ("20. Jh.", "19XX"),
    ("20. Jahrhundert", "19XX"),
    ("XIX век", "18XX"),
    ("XIX в.", "18XX"),
    ("early 20th century", "19XX"),
    ("first half of the 20th century", "19XX"),
    ("2nd half of 19th century", "18XX"),
    ("2. Hälfte 19. Jh.", "18XX"),
    ("1-я половина XX века", "19XX"),
    ("I połowa XX w.", "19XX"),
    ("XIXth century", "18XX"),
    ("end of XIXth - beginning of XXth century", "18XX/19XX"),
    ("конец XIX - начало XX века", "18XX/19XX"),
    ("XIX–XX вв.", "18XX/19XX"),
    ("18./19. Jh.", "17XX/18XX"),
    ("XIXe siècle", "18XX"),
    ("début du XXe siècle", "19XX"),
    ("siglo XIX", "18XX"),
    ("secolo XIX", "18XX"),
    ("século XIX", "18XX"),
    ("19. století", "18XX"),
    ("19. storočie", "18XX"),
    ("XIX ст.", "18XX"),
    ("19e eeuw", "18XX"),
    ("19. század", "18XX"),
    ("secolul al XIX-lea", "18XX"),
    ("19 век", "18XX"),
    ("v r. 1921", "1921"),
    ("1924-09-22/23", "1924-09-22/1924-09-23"),
    ("19th c.", "18XX"),
    ("09.05.1975", "1975-05-09"),
    ("9.V.1945", "1945-05-09"),
    ("9 V 1945 r.", "1945-05-09"),
    ("V.1945", "1945-05"),
    ("XI 1945", "1945-11"),
    ("5/16/1948 0:00:00", "1948-05-16"),
    ("5/16/1948 12:00:00 AM", "1948-05-16"),
    ("1948-05-16T00:00:00.000", "1948-05-16"),
    ("1948-05-16 00:00:00+00:00", "1948-05-16"),
    ("2020-10-16 07:50:15.828000", "2020-10-16"),
    ("Sat, 16 May 1948", "1948-05-16"),
    ("Mon May 16 1948", "1948-05-16"),
    ("Mon May 16 1948 10:00:00 GMT+0100 (Central European Standard Time)", "1948-05-16"),
    ("Sun May 16 00:00:00 UTC 1948", "1948-05-16"),
    ("Sun, 16 May 1948 12:00:00 +0000", "1948-05-16"),
    ("Spring 1919", "1919-21"),
    ("c1920", "1920~"),
    ("C1965", "1965~"),
    ("1914 - 1918", "1914/1918"),
    ("1914-18", "1914/1918"),
    ("1941–1945", "1941/1945"),
    ("1941–1945 гг.", "1941/1945"),
    ("1941-45 гг.", "1941/1945"),
    ("в 1941-1945 годах", "1941/1945"),
    ("by 1950", "../1950"),
    ("since 1994", "1994/.."),
    ("before 1900", "../1900"),
    ("1944 or 1945", "1944/1945"),
    ("1944 o. 1945", "1944/1945"),
    ("1900-00-00", "1900"),
    ("1942-06-00", "1942-06"),
    ("1944- 05-16", "1944-05-16"),
    ("28. 6.1943", "1943-06-28"),
    ("[1948]", "1948"),
    ("(1948)", "1948"),
    ("1997*", "1997"),
    ("1920+", "1920/.."),
    ("May 5-7, 1945", "1945-05-05/1945-05-07"),
    ("8-9 May 1945", "1945-05-08/1945-05-09"),
    ("8./9. Mai 1945", "1945-05-08/1945-05-09"),
    ("8.-9.5.1945", "1945-05-08/1945-05-09"),
    ("22 June - 3 July 1941", "1941-06-22/1941-07-03"),
    ("May-June 1945", "1945-05/1945-06"),
    ("11-2010", "2010-11"),
    ("vom 8. Mai 1945", "1945-05-08"),
    ("den 8. Mai 1945", "1945-05-08"),
    ("Do, 16.05.1948", "1948-05-16"),
    ("do 1939 r.", "../1939"),
    ("od 1914 do 1918", "1914/1918"),
    ("з 1914 по 1918", "1914/1918"),
    ("с 1914 по 1918 г.", "1914/1918"),
    ("dal 1914 al 1918", "1914/1918"),
    ("de 1914 à 1918", "1914/1918"),
    ("von 1914 bis 1918", "1914/1918"),
    ("1914 bis 1918", "1914/1918"),
    ("between 1945 and 1948", "1945/1948"),
    ("zwischen 1945 und 1948", "1945/1948"),
    ("1er mai 1945", "1945-05-01"),
    ("1º de mayo de 1945", "1945-05-01"),
    ("9-го мая 1945 года", "1945-05-09"),
    ("9 травня 1945 року", "1945-05-09"),
    ("9 травня 1945 р.", "1945-05-09"),
    ("9. května 1945", "1945-05-09"),
    ("9. mája 1945", "1945-05-09"),
    ("9 maggio 1945", "1945-05-09"),
    ("4 mei 1945", "1945-05-04"),
    ("9 de maio de 1945", "1945-05-09"),
    ("9 май 1945 г.", "1945-05-09"),
    ("9. мај 1945.", "1945-05-09"),
    ("9. maj 1945. godine", "1945-05-09"),
    ("1945. május 9.", "1945-05-09"),
    ("1945. május 9-én", "1945-05-09"),
    ("1945. 05. 09.", "1945-05-09"),
    ("9 mai 1945", "1945-05-09"),
    ("1950년 6월 25일", "1950-06-25"),
    ("1950년 6월", "1950-06"),
    ("1945年8月15日", "1945-08-15"),
    ("昭和20年8月15日", "1945-08-15"),
    ("1914年～1918年", "1914/1918"),
    ("주체101(2012)년", "2012"),
    ("一九四五年八月十五日", "1945-08-15"),
    ("20世紀", "19XX"),
    ("1950년대", "195X"),
    ("1945年頃", "1945~"),
    ("5 set 1948", "1948-09-05"),
    ("194?", "194X"),
    ("19??", "19XX"),
    ("18xx", "18XX"),
    ("1948 (restored)", "1948"),
    ("Unveiled 11 November 1921", "1921-11-11"),
    ("11th November, 1921", "1921-11-11"),
    ("1921 ?", "1921?"),
    ("ca. 1921-1925", "1921~/1925~"),
    ("1921 (approx.)", "1921~"),
    ("1921 ca.", "1921~"),
    ("około 1945", "1945~"),
    ("przed 1939", "../1939"),
    ("po 1945", "1945/.."),
    ("после 1945 г.", "1945/.."),
    ("до 1945 г.", "../1945"),
    ("asi 1921", "1921~"),
    ("kolem roku 1921", "1921~"),
    ("prima del 1945", "../1945"),
    ("dopo il 1945", "1945/.."),
    ("antes de 1945", "../1945"),
    ("después de 1945", "1945/.."),
    ("1945 előtt", "../1945"),
    ("1945 után", "1945/.."),
    ("1920s-1930s", "192X/193X"),
    ("années 1920", "192X"),
    ("1945-ben", "1945"),
    ("01.05.1945", "1945-05-01"),
    ("anno 1921", "1921"),
    ("2012-2015", "2012/2015"),
    ("2000-01", "2000-01"),
    ("May 2019", "2019-05"),
    ("5766", "5766"),
    ("1945/46", "1945/1946"),
    ("16.05.1948 - 17.05.1949", "1948-05-16/1949-05-17"),
    ("first quarter 20th century", "19XX"),
    ("1930's", "193X"),
    ("the 1930s", "193X"),
    ("mid-1930s", "193X"),
    ("late 1930s", "193X"),
    ("1930s or 1940s", "193X/194X"),
    ("c. 1930s", "193X~"),
    ("before the 1930s", "../1939"),
    ("post-1945", "1945/.."),
    ("pre-1945", "../1945"),
    ("mid-1945", "1945"),
    ("2/2/1945", "1945-02-02"),
    ("1948 05 16", "1948-05-16"),
    ("Jan. 5, 1920", "1920-01-05"),
    ("Sept. 1920", "1920-09"),
    ("1918/11/11", "1918-11-11"),
    ("July 4th, 1976", "1976-07-04"),
    ("13 5 1948", "1948-05-13"),
    ("1948 AD", "1948"),
    ("A.D. 1948", "1948"),
    ("1.-3. září 1944", "1944-09-01/1944-09-03"),
    ("15/16 августа 1943", "1943-08-15/1943-08-16"),
    ("август-сентябрь 1943 г.", "1943-08/1943-09"),
    ("лето 1943", "1943-22"),
    ("Winter 1943", "1943-24"),
    ("rok 1921", "1921"),
    ("v roce 1921", "1921"),
    ("Im Jahr 1921", "1921"),
]  # fmt: skip
LEFT = [
    "buildings of the end of XIXth - beginning of XXth century",
    "poč. 20. stol.",
    "19C",
    "20 c",
    "12 в",
    "AT2020",
    "1948 and 1996",
    "1948 und 1996",
    "1948-",
    "-1948",
    "5-11-2010",
    "May-12",
    "do 16.5.1948",
    "Set 1948",
    "1948 BC",
    "V в. до н.э.",
    "1945.1",
    "16.05.48",
    "16-May-48",
    "May 48",
    "9999",
    "1.9.39",
    "20/21",
    "12 1945",
    "57.660195",
    "do ano de 1945",
    "зима 1943",
    "1943, 1944",
]  # fmt: skip
YEARS = st.integers(1000, 2100)
WORDS = st.sampled_from(sorted(ABOUT | AFTER | BEFORE | MAYBE | OR | SKIP | set(CELL_MONTHS)))
FIGURES = st.one_of(
    st.integers(0, 99).map(str), YEARS.map(str), st.sampled_from(["XX", "xix", "1920s", "9.5.1945", "IV"])
)
SIGNS = st.sampled_from(
    [" ", "-", "/", ".", ", ", "–", "年", "월", "(", ")", "?", "~", "'", ":", " - ", "00:00"]
)


@pytest.mark.parametrize(("cell", "date"), READ)
def test_cells_that_state_a_date(cell: str, date: str) -> None:
    assert parse_date(cell) == date
    assert is_edtf(date)
    parse_edtf(date)


@pytest.mark.parametrize("cell", LEFT)
def test_cells_that_leave_it_open(cell: str) -> None:
    assert parse_date(cell) is None


@given(
    st.lists(st.one_of(WORDS, FIGURES, SIGNS), max_size=8).map("".join), st.sampled_from([None, *DateOrder])
)
def test_no_words_raise_and_every_answer_is_edtf(cell: str, order: DateOrder | None) -> None:
    date = parse_date(cell, order=order)
    assert date is None or is_edtf(date)


@given(st.text(max_size=25))
def test_any_text_gives_edtf_or_nothing(cell: str) -> None:
    date = parse_date(cell)
    assert date is None or is_edtf(date)


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2100, 12, 31)), st.sampled_from(sorted(CELL_MONTHS)))
def test_a_day_is_read_with_every_name_of_a_month(day: datetime.date, name: str) -> None:
    expected = f"{day.year}-{CELL_MONTHS[name]:02}"
    assert parse_date(f"{name} {day.year}") == expected
    if day.day <= 28:
        assert parse_date(f"{day.day}. {name.title()} {day.year}") == f"{expected}-{day.day:02}"
        assert parse_date(f"{day.day} {name}. {day.year}") == f"{expected}-{day.day:02}"


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2100, 12, 31)))
def test_a_day_is_read_with_a_time_and_in_asian_letters(day: datetime.date) -> None:
    for form in (
        "%Y-%m-%dT%H:%M:%S.000",
        "%Y年%m月%d日",
        "%Y년 %m월 %d일",
        "%a, %d %b %Y %H:%M:%S +0000",
        "%Y. %m. %d.",
    ):
        assert parse_date(day.strftime(form)) == day.isoformat()


def test_words_mean_one_thing() -> None:
    kinds = [BEFORE, AFTER, ABOUT, MAYBE, OR, SKIP]
    for at, kind in enumerate(kinds):
        for other in kinds[at + 1 :]:
            assert kind.isdisjoint(other)


def test_languages() -> None:
    assert {
        "en",
        "de",
        "fr",
        "ru",
        "uk",
        "pl",
        "es",
        "it",
        "nl",
        "cs",
        "sk",
        "pt",
        "bg",
        "sr",
        "hu",
        "ro",
    } <= set(LANGUAGES)
    assert set(MONTHS) < set(CELL_MONTHS)


def test_the_order_of_a_source_decides_also_between_full_stops() -> None:
    assert parse_date("05.09.1945") == "1945-09-05"
    assert parse_date("05.09.1945", order=DateOrder.MONTH_FIRST) == "1945-05-09"


def test_roman_numbers() -> None:
    assert [parse_roman(text) for text in ("i", "iv", "ix", "xii", "xxi", "", "iix", "xxx")] == [
        1,
        4,
        9,
        12,
        21,
        None,
        None,
        None,
    ]


@given(st.integers(0, 10_000), st.integers(-1, 40), st.integers(-1, 40))
def test_no_figures_make_a_date_that_is_in_no_calendar(year: int, month: int, day: int) -> None:
    written = date_of(year, max(month, 0), max(day, 0))
    assert written is None or is_edtf(written)
    read = parse_numeric(f"{year}-{month}-{day}", None)
    assert read is None or is_edtf(read)
