"""Words for the kind of a place come off its name, and the name stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.places import place_core

WORDS = st.sampled_from(
    ["city", "of", "province", "north", "Wŏnsan", "область", "г.", "si", "시", "청진시", "County"]
)


@pytest.mark.parametrize(
    ("written", "core"),
    [
        ("North Pyongan Province", "north pyongan"),
        ("the city", "the"),
        ("City of Wŏnsan", "wonsan"),
        ("Wŏnsan-si", "wonsan"),
        ("Тамбовская область", "тамбовская"),
        ("г. Тамбов", "тамбов"),
        ("청진시", "청진"),
        ("동림군", "동림"),
        ("대구", "대구"),
        ("Powiat opolski", "opolski"),
        ("County", "county"),
        ("", ""),
    ],
)
def test_place_core(written: str, core: str) -> None:
    assert place_core(written) == core


@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=6).map(" ".join)))
def test_place_core_is_idempotent_and_never_empties_a_name(text: str) -> None:
    core = place_core(text)
    assert place_core(core) == core
    assert bool(core) == bool(place_core(f"{core}"))
