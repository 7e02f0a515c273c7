"""The reasons of a score add up to it."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.propose import Ground, explain_pair
from cenotaph.linkage.reasons import Reason, format_reason, parse_reason
from cenotaph.linkage.record import Record

records = st.builds(
    Record,
    id=st.just(""),
    names=st.sampled_from([(), ("Lenin Monument",), ("Памятник Ленину",), ("Cemetery",), ("OAKES, Ada",)]),
    lat=st.floats(50, 50.02),
    lon=st.just(10.0),
    kind=st.sampled_from([None, "statue", "cemetery"]),
    year=st.none() | st.integers(1900, 1903),
    identifiers=st.sampled_from([(), ("wikidata:Q1",), ("ref:7",)]),
    register=st.sampled_from(["alpha", "beta"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(records, min_size=2, max_size=5))
def test_reasons_add_up_to_the_odds(several: list[Record]) -> None:
    numbered = [msgspec.structs.replace(record, id=str(n)) for n, record in enumerate(several)]
    found = explain_pair(Ground(numbered, also=("0", "1")), "0", "1")
    odds = math.log2(found.probability / (1 - found.probability))
    assert sum(reason.weight for reason in found.reasons) == pytest.approx(odds, abs=1e-6)
    assert found.weight == pytest.approx(odds)
    sizes = [abs(reason.weight) for reason in found.reasons]
    assert sizes == sorted(sizes, reverse=True)


@given(st.sampled_from(["distance", "name", "a word of one's own"]), st.floats(-999, 999))
def test_a_reason_is_read_as_it_was_written(about: str, weight: float) -> None:
    reason = Reason(about, weight)
    read = parse_reason(format_reason(reason))
    assert read is not None
    assert read.words == reason.words
    assert read.weight == pytest.approx(weight, abs=0.0051)
    assert parse_reason("because I say so") is None
