"""Several dates in a cell, the order of a column, and what programs count."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.date_columns import (
    OrderGuess,
    date_of_milliseconds,
    date_of_serial,
    guess_order,
    parse_dates,
)
from cenotaph.normalize.dates import DateOrder
from cenotaph.normalize.edtf import is_edtf

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("cell", "dates"),
    [
        ("20/03/1959,08/04/1964", ("1959-03-20", "1964-04-08")),
        ("1948; 1965 (restored)", ("1948", "1965")),
        ("1948 and 1996", ("1948", "1996")),
        ("1948 & 1996 + 2001", ("1948", "1996", "2001")),
        ("May 16, 1948, June 3, 1950", ("1948-05-16", "1950-06-03")),
        ("May 16, 1948", ("1948-05-16",)),
        ("2022-03-12 2022-03-27", ("2022-03-12", "2022-03-27")),
        ("1948\n1997*", ("1948", "1997")),
        ("1936, 1938-39; c. 1950", ("1936", "1938/1939", "1950~")),
        ("1948, 49", ("1948", None)),
        ("Paris, 1948", (None, "1948")),
        ("11 and 12 May 1948", (None, "1948-05-12")),
        ("05/06/1948, 5/16/1948", ("1948-05-06", "1948-05-16")),
        ("05/06/1948, 07/08/1949", (None,)),
        ("1914-1918", ("1914/1918",)),
        ("NA", ()),
        ("", ()),
        ("hill, wood; field", (None, None)),
        ("1948, " * 100, (None,)),
    ],
)
def test_cells_with_several_dates(cell: str, dates: tuple[str | None, ...]) -> None:
    assert parse_dates(cell) == dates


@given(
    st.lists(DAYS, min_size=1, max_size=5), st.sampled_from([",", "; ", " | ", "\n", " and ", " und ", " & "])
)
def test_every_date_of_a_list_is_read(days: list[datetime.date], sign: str) -> None:
    written = tuple(day.isoformat() for day in days)
    assert parse_dates(sign.join(written)) == written
    assert parse_dates(sign.join(day.strftime("%d/%m/%Y") for day in days), DateOrder.DAY_FIRST) == written


@given(st.text("1945 ,;and0/-.May", max_size=60))
def test_no_cell_raises(cell: str) -> None:
    assert all(date is None or is_edtf(date) for date in parse_dates(cell))


def test_a_column_shows_its_order() -> None:
    assert guess_order(["20/03/1959", "01/02/1960", "1948"]) == OrderGuess(DateOrder.DAY_FIRST, 1, 0, 1)
    assert guess_order(["5/16/1948 0:00:00", "01-02-1960"]) == OrderGuess(DateOrder.MONTH_FIRST, 0, 1, 1)
    assert guess_order(["5/16/1948", "16/5/1948"]) == OrderGuess(None, 1, 1, 0)
    assert guess_order(
        ["01/02/1960", "03/03/1960", "May", "10-05-12", "20/21/1948", "1.2.3.4"]
    ) == OrderGuess(None, 0, 0, 1)


@given(st.lists(DAYS, max_size=20))
def test_the_order_is_found_where_it_shows(days: list[datetime.date]) -> None:
    shows = any(day.day > 12 for day in days)
    assert guess_order(day.strftime("%d/%m/%Y") for day in days).order == (
        DateOrder.DAY_FIRST if shows else None
    )
    assert guess_order(day.strftime("%m/%d/%Y") for day in days).order == (
        DateOrder.MONTH_FIRST if shows else None
    )


@given(st.integers())
def test_counters_are_inverses_and_never_raise(number: int) -> None:
    for date in (
        date_of_serial(number),
        date_of_serial(number, epoch_1904=True),
        date_of_milliseconds(number),
    ):
        assert date is None or is_edtf(date)


@given(st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)))
def test_days_of_spreadsheets(day: datetime.date) -> None:
    assert date_of_serial((day - datetime.date(1899, 12, 30)).days) == day.isoformat()
    if day.year >= 1904:
        assert date_of_serial((day - datetime.date(1904, 1, 1)).days, epoch_1904=True) == day.isoformat()


def test_edges_of_spreadsheets() -> None:
    assert [date_of_serial(days) for days in (0, 1, 59, 60, 61, 2_958_465, 2_958_466)] == [
        None, "1900-01-01", "1900-02-28", None, "1900-03-01", "9999-12-31", None,
    ]  # fmt: skip


def test_milliseconds() -> None:
    assert date_of_milliseconds(0) == "1970-01-01"
    assert date_of_milliseconds(-1) == "1969-12-31"
    assert date_of_milliseconds(86_399_999) == "1970-01-01"
