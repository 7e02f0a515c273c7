"""What is a date of ours, and its first and last day; the library ``edtf`` is the oracle."""

from __future__ import annotations

from time import struct_time
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.edtf import bounds_of, is_edtf

YEARS = st.integers(1, 9999).map("{:04}".format)
MONTHS = st.integers(1, 12).map("{:02}".format)
DAYS = st.integers(1, 31).map("{:02}".format)
QUALIFIERS = st.sampled_from(["", "", "~", "?", "%"])
DATES = st.one_of(
    st.tuples(YEARS, QUALIFIERS).map("".join),
    st.tuples(YEARS, st.just("-"), MONTHS, QUALIFIERS).map("".join),
    st.tuples(YEARS, st.just("-"), MONTHS, st.just("-"), DAYS, QUALIFIERS).map("".join),
    st.tuples(YEARS, st.just("-"), st.sampled_from(["21", "22", "23", "24"])).map("".join),
    YEARS.map(lambda year: year[:3] + "X"),
    YEARS.map(lambda year: year[:2] + "XX"),
    st.tuples(YEARS, st.just("-"), MONTHS, st.just("-XX")).map("".join),
    YEARS.map(lambda year: year + "-XX"),
)
ANY_DATES = st.one_of(
    DATES,
    st.tuples(DATES, DATES).map("/".join),
    DATES.map(lambda d: f"../{d}"),
    DATES.map(lambda d: f"{d}/.."),
)


def day_of(time: Any) -> str | None:
    """Write the oracle's answer as ours: it has infinity for an open end."""
    if not isinstance(time, struct_time):
        return None
    return f"{time.tm_year:04}-{time.tm_mon:02}-{time.tm_mday:02}"


@given(ANY_DATES)
def test_bounds_are_those_of_the_oracle(text: str) -> None:
    if not is_edtf(text):
        return
    parsed = parse_edtf(text)
    first, last = bounds_of(text)
    assert last == day_of(parsed.upper_strict())
    # The oracle counts a year 0000, the register does not.
    assert first == day_of(parsed.lower_strict()) or (first == "0001-01-01" and text.startswith("00"))


@given(st.one_of(st.text(max_size=20), st.text("0123456789-/X.~?%", max_size=21)))
def test_no_text_raises_and_bounds_are_in_order(text: str) -> None:
    first, last = bounds_of(text)
    if first is not None and last is not None:
        assert is_edtf(text)
        assert first <= last


@pytest.mark.parametrize(
    "text",
    ["1945", "1945-08", "1945-08-15", "1935~", "194X", "19XX", "194X/195X", "1866/1868", "../1900", "1945/..", "XXXX-09-09",
     "XXXX-10", "2001-21", "1985-04-XX", "1985-XX-XX", "2009-06-22/2009-06-28", "2022-10~/2022-12", "1945/", "/1945"],
)  # fmt: skip
def test_dates_of_ours(text: str) -> None:
    assert is_edtf(text)
    parse_edtf(text)


@pytest.mark.parametrize(
    "text",
    ["", "May 1945", "45", "0000", "1945-13", "1945-00", "1945-02-30", "1945-8", "1948/1945", "../..", "/", "1945//",
     "1945/46", "19X5", "XXXX-02-30", "XXXX-13", "194X-05", "1945~?", "١٩٤٥", "1945\n", "1945-21-03", "1945/1946/1947",
     "199X/..", "1945-XX/1946", "1945-21~"],
)  # fmt: skip
def test_no_dates_of_ours(text: str) -> None:
    assert not is_edtf(text)
    assert bounds_of(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("1944-02", ("1944-02-01", "1944-02-29")),
        ("1900-02", ("1900-02-01", "1900-02-28")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("../1900", (None, "1900-12-31")),
        ("1945-05-09/..", ("1945-05-09", None)),
        ("XXXX-09-09", (None, None)),
        ("1945-22", ("1945-06-01", "1945-08-31")),
        ("1935~", ("1935-01-01", "1935-12-31")),
    ],
)
def test_bounds(text: str, bounds: tuple[str | None, str | None]) -> None:
    assert bounds_of(text) == bounds


# Source: Library of Congress, Extended Date/Time Format specification (2019), the examples of levels 0 and 1.
LEVEL_0_AND_1 = [
    "1985-04-12", "1985-04", "1985", "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
    "2004-02-01/2005", "2005/2006-02", "2001-21", "1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX",
    "1985-XX-XX", "1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985", "1985-04-12/", "1985-04/",
    "1985/", "/1985-04-12", "/1985-04", "/1985", "1984~/2004-06", "1984/2004-06~", "1984~/2004~", "1984?/2004-06%",
    "1984-06-02?/2004-08-08~",
]  # fmt: skip
LEFT_OUT = [
    "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30",
    "Y170000002", "Y-170000002", "-1985", "-1984?/2004%",
]  # fmt: skip


@pytest.mark.parametrize("text", LEVEL_0_AND_1)
def test_examples_of_the_specification(text: str) -> None:
    assert is_edtf(text)
    parsed = parse_edtf(text)
    if not text.startswith("/") and not text.endswith("/"):  # where the oracle makes up ten years
        assert bounds_of(text) == (day_of(parsed.lower_strict()), day_of(parsed.upper_strict()))


@pytest.mark.parametrize("text", LEFT_OUT)
def test_examples_that_the_register_does_not_hold(text: str) -> None:
    parse_edtf(text)
    assert not is_edtf(text)
