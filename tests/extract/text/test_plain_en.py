"""Plain verbs, turned clauses and words with "re-" in English, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading
from extract.text import plain_en

_BESIDE = {"commemorates happened"}


def _stated(reading: Reading) -> set[str]:
    return {f"{one.property} {one.status}" for one in reading.findings} - _BESIDE


@pytest.mark.parametrize(("text", "expected"), plain_en.STATED)
def test_sentence_states_these_properties(text: str, expected: str, read: Callable[..., Reading]) -> None:
    assert _stated(read(text, "2020-05-05")) == set(expected.split("; "))


@pytest.mark.parametrize("text", plain_en.LOOKALIKES)
def test_sentence_states_nothing(text: str, read: Callable[..., Reading]) -> None:
    assert _stated(read(text, "2020-05-05")) == set()
