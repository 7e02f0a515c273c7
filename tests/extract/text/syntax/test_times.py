"""Times in a text, with and without the date of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.text.syntax.times.find import find_times
from cenotaph.normalize.edtf import is_edtf


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("on 29 June 2008", None, ["2008-06-29"]),
        ("June 29, 2008", None, ["2008-06-29"]),
        ("in August 2022", None, ["2022-08"]),
        ("between 1946 and 1949", None, ["1946/1949"]),
        ("in 1945-48", None, ["1945/1948"]),
        ("in the early 1990s", None, ["199X"]),
        ("since 1994", None, ["1994/.."]),
        ("until 2014", None, ["../2014"]),
        ("around 1950", None, ["1950~"]),
        ("today", "2013-05-28", ["2013-05-28"]),
        ("today", "2014-02", ["2014-02"]),
        ("today", None, [None]),
        ("on Monday", "2013-05-28", ["2013-05-27"]),
        ("last October", "2012-03-29", ["2011-10"]),
        ("last October", None, ["XXXX-10"]),
        ("in November last year", "2013-01-09", ["2012-11"]),
        ("on September 1", None, ["XXXX-09-01"]),
        ("three years ago", "2022-12-30", ["2019"]),
        ("in recent years", "2023-04-24", ["../2023"]),
        ("over the past two months", "2022-12-30", ["2022-10~/2022-12"]),
        ("last week", "2020-06-10", ["2020-06-01/2020-06-07"]),
        ("the 1,945 graves", None, []),
        ("shortly after WW1", None, ["1918/.."]),
        ("following World War Two", None, ["1945/.."]),
        ("before the First World War", None, ["../1914"]),
        ("until WW2", None, ["../1939"]),
        ("at the end of the Great War", None, ["1918"]),
        ("in the aftermath of WWI", None, ["1918/.."]),
        ("between the wars", None, ["1918/1939"]),
        ("after the war in Ukraine", None, []),
        ("last Remembrance Day", "2024-05-20", ["2023-11-11"]),
        ("on Remembrance Sunday 2019", None, ["2019-11-10"]),
        ("on Memorial Day 1922", None, ["1922-05-30"]),
        ("on Anzac Day last year", "2024-05-20", ["2023-04-25"]),
        ("before Remembrance Day", None, []),
        ("a service every Remembrance Day", "2024-05-20", []),
        ("in 1921 and two years later", None, ["1921", "1923"]),
        ("in 1921; a decade later", None, ["1921", "1931~"]),
        ("two years later", "2024-05-20", []),
        ("in 2013, and two years earlier", "2024-05-20", ["2013", "2011"]),
        ("two years earlier", "2024-05-20", ["2022"]),
        ("in 1921 and the following year", None, ["1921", "1922"]),
        ("in 2019 and in May of the same year", "2024-05-20", ["2019", "2019-05"]),
        ("next year", "2024-05-20", ["2025"]),
        ("some 70 years ago", "2024-05-20", ["1954~"]),
        ("since the 1960s", None, ["196X/.."]),
        ("in the late '20s", None, ["192X"]),
        ("on 23/4/1921 or 4/23/1921", None, ["1921-04-23", "1921-04-23"]),
        ("from 1920 onwards", None, ["1920/.."]),
        ("on 31 February 2020", None, ["2020"]),
    ],
)
def test_times(text: str, date: str | None, expected: list[str | None]) -> None:
    found = [one.edtf for one in find_times(text, (0, len(text)), date)]
    if text.startswith("on 31 February"):
        assert "2020-02-31" not in found
    else:
        assert found == expected


def test_relation_is_kept() -> None:
    text = "It was built shortly after the army left the town in 1945"
    (one,) = find_times(text, (0, len(text)), None)
    assert (one.edtf, one.relation) == ("1945~", "shortly_after")
    assert one.anchor is not None
    assert text[slice(*one.anchor)] == "the army left the town in 1945"


@given(
    st.lists(
        st.sampled_from(
            [
                "last",
                "next",
                "May",
                "31",
                "1945",
                "2020",
                "Monday",
                "on",
                "in",
                "June",
                "30th",
                "ago",
                "3",
                "years",
                "week",
                "since",
            ]
        ),
        max_size=8,
    ),
    st.sampled_from([None, "2020", "2020-02", "2020-02-29"]),
)
def test_what_is_found_is_edtf(words: list[str], date: str | None) -> None:
    text = " ".join(words)
    for one in find_times(text, (0, len(text)), date):
        assert one.edtf is None or is_edtf(one.edtf), (text, one)
