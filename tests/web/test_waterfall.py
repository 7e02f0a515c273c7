"""Reasons as bars: within the picture, each where the one before it ended."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.linkage.reasons import WORDS, Reason, format_reason
from cenotaph.web.waterfall import draw_waterfall, plain_reasons

weights = st.floats(-60, 60).filter(lambda weight: abs(weight) >= 0.05)


@given(st.lists(st.builds(Reason, st.sampled_from(sorted(WORDS)), weights), min_size=1, max_size=12))
def test_bars_lie_within_and_fall_into_each_other(reasons: list[Reason]) -> None:
    drawn = draw_waterfall([format_reason(reason) for reason in reasons])
    assert drawn is not None
    assert drawn.bits == pytest.approx(sum(round(one.weight, 2) for one in reasons), abs=0.06)
    for bar in drawn.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= 100.011
    thick = [bar for bar in drawn.bars if bar.width > 1]
    if len(thick) == len(drawn.bars):
        for one, other in pairwise(drawn.bars):
            end = one.x + one.width if one.bits > 0 else one.x
            start = other.x if other.bits > 0 else other.x + other.width
            assert start == pytest.approx(end, abs=0.1)


def test_words_without_a_weight_stay_words() -> None:
    reasons = ("one gate", "+1.50 bits: how far apart they lie")
    assert plain_reasons(reasons) == ("one gate",)
    assert draw_waterfall(("one gate",)) is None
    assert draw_waterfall(()) is None
