"""English read by words: which participles an auxiliary or a wish makes something to come."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "The war memorial is to be taken down, cleaned and re-erected.",
            {("removed", "planned"), ("maintained", "planned"), ("restored", "planned")},
        ),
        (
            "The memorial was removed, restored and re-erected.",
            {("removed", "happened"), ("restored", "happened")},
        ),
        ("The council agreed to have the old plaque recast.", {("restored", "planned")}),
        ("They want the monument restored.", {("restored", "proposed")}),
        ("The embassy had the graves restored.", {("restored", "happened")}),
        (
            "They decided to remove the obelisk erected in 1931.",
            {("removed", "planned"), ("erected", "happened")},
        ),
    ],
)
def test_a_row_of_participles_has_one_status(sentence: str, said: set[tuple[str, str]]) -> None:
    assert set(heard(sentence, "en", date="2024-05-05")) == said
