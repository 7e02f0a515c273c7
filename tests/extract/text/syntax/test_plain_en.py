"""Plain verbs, turned clauses and words with "re-" in English, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading
from extract.text.syntax import plain_en

_BESIDE = {"commemorates happened"}


def _stated(reading: Reading) -> set[str]:
    return {f"{one.property} {one.status}" for one in reading.findings} - _BESIDE


@pytest.mark.parametrize(("text", "expected"), plain_en.STATED)
def test_sentence_states_these_properties(text: str, expected: str, read: Callable[..., Reading]) -> None:
    assert _stated(read(text, "2020-05-05")) == set(expected.split("; "))


@pytest.mark.parametrize("text", plain_en.LOOKALIKES)
def test_sentence_states_nothing(text: str, read: Callable[..., Reading]) -> None:
    assert _stated(read(text, "2020-05-05")) == set()


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        ("The obelisk was built in the thirties.", "erected", "193X"),
        ("The cenotaph was unveiled on Armistice Day 1924.", "unveiled", "1924-11-11"),
        ("Until 1962 the statue stood here; one night it was hauled off.", "removed", None),
        ("A copy replaced the stolen statue in 2009.", "vandalised", None),
        ("The obelisk is to be dismantled by the end of May.", "removed", "../2020-05"),
    ],
)
def test_when_it_happened(text: str, name: str, when: str | None, read: Callable[..., Reading]) -> None:
    found = [one for one in read(text, "2020-05-05").findings if one.property == name]
    assert [one.when for one in found] == [when]
    assert not any(one.actor for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Families of the 34 men lost on the ship have unveiled a stone at the harbour.", {"unveiled"}),
        ("The tablet was rededicated on Sunday.", {"unveiled"}),
        ("A stone was thrown at the window of a shop. The war memorial is near.", set()),
        ("The logo of the memorial fund was unveiled on a board.", set()),
    ],
)
def test_what_is_unveiled_is_a_memorial(text: str, expected: set[str], read: Callable[..., Reading]) -> None:
    assert {one.property for one in read(text).findings} == expected
