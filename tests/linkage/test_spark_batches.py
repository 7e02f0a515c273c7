"""What executors do with rows: prepared records survive Arrow, and no pair that can be judged is left out."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.compete import NO_RIVAL, lead_over
from cenotaph.linkage.model import MOST_ODDS, score_competition, shipped_model
from cenotaph.linkage.prepare import prepare
from cenotaph.linkage.prepared_arrow import from_arrow, to_arrow
from cenotaph.linkage.rarity import count_words, weigh_words
from cenotaph.linkage.record import Record
from cenotaph.linkage.spark_batches import can_be_judged

TEXTS = st.text(max_size=30) | st.sampled_from(
    ["Пам'ятник героям", "St Dunstan's Cemetery 1914-1918", "慰霊碑"]
)
RECORDS = st.builds(
    Record,
    id=st.text(max_size=3),
    names=st.lists(TEXTS, max_size=3).map(tuple),
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    inscription=st.none() | TEXTS,
    city=st.none() | TEXTS,
    year=st.none() | st.integers(1000, 2099),
)


@settings(deadline=None)
@given(records=st.lists(RECORDS, max_size=6), start=st.integers(0, 6))
def test_what_comes_back_from_arrow_is_what_went_in(records: list[Record], start: int) -> None:
    prepared = prepare(records)
    prepared = weigh_words(prepared, count_words(prepared))
    back = from_arrow(pa.table(to_arrow(prepared)).slice(start))
    whole = prepare(records[start:])
    for name in whole._fields:
        if name == "names":
            continue
        assert getattr(back, name).dtype == getattr(whole, name).dtype
        np.testing.assert_array_equal(
            getattr(back, name),
            getattr(whole if name == "first" else prepared, name)[0 if name == "first" else start :],
        )
    at = int(prepared.many[:start].sum())
    for name in whole.names._fields:
        np.testing.assert_array_equal(getattr(back.names, name), getattr(prepared.names, name)[at:])


SCORES = st.floats(NO_RIVAL, MOST_ODDS)


@settings(deadline=None)
@given(pairs=st.lists(st.tuples(SCORES, SCORES, SCORES, st.booleans()), min_size=1))
def test_a_pair_that_cannot_be_judged_is_not(pairs: list[tuple[float, float, float, bool]]) -> None:
    score, for_a, for_b, person = (np.array(column) for column in zip(*pairs, strict=True))
    model = shipped_model()
    judged = score_competition(model, lead_over(score, for_a, for_b), person) >= model.doubt
    assert not (judged & ~can_be_judged(model, score, person)).any()
