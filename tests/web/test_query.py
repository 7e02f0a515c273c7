"""What an address asks for."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.web.query import BadQueryError, Query, format_query, parse_query

WORDS = st.frozensets(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=8), max_size=3
)
YEARS = st.none() | st.integers(1, 9999)
QUERIES = st.builds(
    Query,
    kind=WORDS,
    state=WORDS,
    country=WORDS,
    source=WORDS,
    first_year=st.none() | st.integers(1, 1900),
    last_year=st.none() | st.integers(1900, 9999),
    bbox=st.none() | st.just((-12.5, 40.0, 30.25, 41.125)),
    text=st.none() | st.sampled_from(["monument", "наш памятник", "a&b=c"]),
    as_of=st.none() | st.dates(date(1, 1, 1)),
)


@given(QUERIES)
def test_what_is_written_reads_back(query: Query) -> None:
    pairs = parse_qsl(format_query(query).removeprefix("?"), keep_blank_values=True)
    assert parse_query(pairs) == query


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["from", "to", "bbox", "as_of", "text", "kind", "x"]), st.text(max_size=12)
        ),
        max_size=5,
    )
)
def test_anything_is_read_or_refused(pairs: list[tuple[str, str]]) -> None:
    names = {name for name, _ in pairs}
    with suppress(BadQueryError):
        query = parse_query(pairs)
        assert query.filters is not None
        assert query.as_of is None or "as_of" in names


@pytest.mark.parametrize(
    ("name", "value"),
    [("from", "0"), ("from", "12345"), ("to", "19x"), ("as_of", "20200101"), ("as_of", "2020-02-30"), ("bbox", "a,b,c,d"), ("bbox", "nan,0,0,0"), ("bbox", "0,9,0,1"), ("text", "x" * 201)],
)  # fmt: skip
def test_values_that_cannot_be_read(name: str, value: str) -> None:
    with pytest.raises(BadQueryError):
        parse_query([(name, value)])


def test_too_many_values_are_refused() -> None:
    with pytest.raises(BadQueryError):
        parse_query([("kind", str(number)) for number in range(51)])


def test_a_period_may_be_open() -> None:
    assert Query(first_year=1990).filters.period == ("1990-01-01", "9999-12-31")
    assert Query(last_year=1990).filters.period == ("0001-01-01", "1990-12-31")
    assert not Query(as_of=date(2020, 1, 1)).is_narrowed
