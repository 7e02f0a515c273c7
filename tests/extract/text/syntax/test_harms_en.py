"""Harm to memorials in English, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading
from extract.text.syntax import harms_en


def _stated(reading: Reading) -> set[str]:
    return {f"{one.property} {one.status}" for one in reading.findings}


@pytest.mark.parametrize(("text", "expected"), harms_en.STATED)
def test_sentence_states_these_properties(text: str, expected: str, read: Callable[..., Reading]) -> None:
    assert _stated(read(text, "2020-05-05")) == set(expected.split("; "))


@pytest.mark.parametrize("text", harms_en.LOOKALIKES)
def test_sentence_states_nothing(text: str, read: Callable[..., Reading]) -> None:
    assert _stated(read(text, "2020-05-05")) == set()


@pytest.mark.parametrize(
    ("text", "about", "count"),
    [
        ("Someone kicked over 64 out of 210 gravestones.", "gravestones", 64),
        ("More than one was hurt as vandals pushed over 31 of 40 headstones.", "headstones", 31),
        (
            "Youths broke off the tip of the doughboy's rifle. The bronze doughboy is new.",
            "doughboy's rifle",
            None,
        ),
        ("The theft of a plaque from the war memorial has shocked the town.", "plaque", None),
        ("Seven headstones were smashed. Two more were knocked off their bases.", "headstones", 7),
    ],
)
def test_what_was_harmed(text: str, about: str, count: int | None, read: Callable[..., Reading]) -> None:
    found = next(one for one in read(text).findings if one.property == "vandalised")
    assert text[slice(*found.about)] == about
    assert (found.count.min if found.count else None) == count
