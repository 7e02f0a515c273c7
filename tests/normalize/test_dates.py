"""Cells are read as dates only where every word is understood."""

from __future__ import annotations

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.dates import DateOrder, parse_date
from cenotaph.normalize.edtf import bounds_of, is_edtf
from cenotaph.normalize.months import LANGUAGES, MONTHS

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2100, 12, 31))
PIECES = st.sampled_from(
    ["1945", "1948", "45", "9", "05", "31", "May", "mai", "мая", "Dedicated", "c.", "~", "about", "before", "after", "between",
     "and", "to", "-", "/", "..", "?", "(?)", "1990s", "19th", "century", "C18", ",", "of", "spring", "+-1", "XX", "194X",
     "unknown", "probably", "0", "1867+-1", "01-05-1995", "1939-45", "в", "августе"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("1945", "1945"),
        (" 1945-08 ", "1945-08"),
        ("Dedicated May 16, 1948", "1948-05-16"),
        ("11-2010", "2010-11"),
        ("19640709", "1964-07-09"),
        ("1923-nov-11", "1923-11-11"),
        ("1867+-1", "1866/1868"),
        ("1867±1", "1866/1868"),
        ("~1935", "1935~"),
        ("c. 1935", "1935~"),
        ("c1935", "1935~"),
        ("circa 1935", "1935~"),
        ("2017 (?)", "2017?"),
        ("probably about 1950", "1950%"),
        ("1990s", "199X"),
        ("early 1920s", "192X"),
        ("C18", "17XX"),
        ("19th century", "18XX"),
        ("1945-1948", "1945/1948"),
        ("1945 – 1948", "1945/1948"),
        ("1860..1890", "1860/1890"),
        ("1939-45", "1939/1945"),
        ("1914/18", "1914/1918"),
        ("between 1945 and 1948", "1945/1948"),
        ("c. 1945-1948", "1945~/1948~"),
        ("May 16 1948 - June 3, 1950", "1948-05-16/1950-06-03"),
        ("before 1900", "../1900"),
        ("after 1945", "1945/.."),
        ("since 1994", "1994/.."),
        ("September 11th 2015", "2015-09-11"),
        ("16th of May 1948", "1948-05-16"),
        ("July, 1917", "1917-07"),
        ("1976.05.01", "1976-05-01"),
        ("8.5.1945", "1945-05-08"),
        ("8. Mai 1945", "1945-05-08"),
        ("9 мая 1945 года", "1945-05-09"),
        ("в августе 1945 года", "1945-08"),
        ("21 września 1949 r.", "1949-09-21"),
        ("we wrześniu 1944", "1944-09"),
        ("8 mai 1945", "1945-05-08"),
        ("9 de mayo de 1945", "1945-05-09"),
        ("1948.0", "1948"),
        ("2012-05-03T12:00:00Z", "2012-05-03"),
        ("spring 1945", "1945-21"),
        ("9 September", "XXXX-09-09"),
        ("20/03/1959", "1959-03-20"),
        ("05-05-1995", "1995-05-05"),
        ("１９４５", "1945"),
        ("1945/..", "1945/.."),
        ("194X", "194X"),
    ],
)
def test_cells_of_registers(cell: str, date: str) -> None:
    assert parse_date(cell) == date


@pytest.mark.parametrize(
    "cell",
    ["", " ", "NA", "n/a", "unknown", "Uknown", "gdsgfg", "0", "0000", "6/6/03", "01-05-1995", "1911/12", "1948-1945", "May",
     "12", "1911 (moved 1999)", "https://example.org/2006/10/18/", "30 February 1945", "1945-13", "1945 1946", "x" * 10_000]
)  # fmt: skip
def test_cells_that_state_no_date(cell: str) -> None:
    assert parse_date(cell) is None


def test_the_order_of_a_source_decides() -> None:
    assert parse_date("01-05-1995", order=DateOrder.DAY_FIRST) == "1995-05-01"
    assert parse_date("01-05-1995", order=DateOrder.MONTH_FIRST) == "1995-01-05"
    assert parse_date("20/03/1959", order=DateOrder.MONTH_FIRST) is None


@given(DAYS)
def test_a_day_is_read_in_every_form(day: datetime.date) -> None:
    expected = day.isoformat()
    for form in ("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%Y/%m/%d", "Dedicated %B %d, %Y", "%d %b %Y", "%Y-%b-%d"):
        assert parse_date(day.strftime(form)) == expected
    assert parse_date(day.strftime("%d/%m/%Y"), order=DateOrder.DAY_FIRST) == expected
    assert parse_date(day.strftime("%m/%d/%Y"), order=DateOrder.MONTH_FIRST) == expected


@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(PIECES, max_size=6).map(" ".join),
        st.lists(PIECES, max_size=4).map("".join),
    )
)
def test_every_answer_is_edtf_and_agrees_with_the_oracle(cell: str) -> None:
    date = parse_date(cell)
    if date is None:
        return
    assert is_edtf(date)
    parse_edtf(date)
    first, last = bounds_of(date)
    assert first is None or last is None or first <= last


@given(st.lists(PIECES, max_size=5).map(" ".join))
def test_an_answer_reads_as_itself(cell: str) -> None:
    date = parse_date(cell)
    # A season ("1919-21") is the one EDTF form that registers use for something else: 1919 to 1921.
    if date is not None and date[5:7] not in ("21", "22", "23", "24"):
        assert parse_date(date) == date


def test_every_language_names_twelve_months() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert {"en", "de", "fr", "ru", "pl", "es"} <= set(LANGUAGES)
