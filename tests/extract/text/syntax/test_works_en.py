"""Work at memorials as English minutes, appeals and local papers tell it, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading
from extract.text.syntax import works_en


def _stated(reading: Reading) -> set[str]:
    text = reading.text
    return {f"{text[slice(*one.about)]} {one.property} {one.status}" for one in reading.findings}


@pytest.mark.parametrize(("text", "expected"), works_en.STATED)
def test_text_states_these(text: str, expected: str, read: Callable[..., Reading]) -> None:
    assert set(expected.split("; ")) <= _stated(read(text, "2024-05-20"))


@pytest.mark.parametrize(("text", "expected"), works_en.ONLY)
def test_text_states_only_these(text: str, expected: str, read: Callable[..., Reading]) -> None:
    assert _stated(read(text, "2024-05-20")) == set(filter(None, expected.split("; ")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cenotaph is old. The council will spend £5,000 on repairs.", {"restored planned"}),
        ("The cenotaph is old. The council has set aside £5,000 for repairs.", {"restored planned"}),
        ("The cenotaph is old. The council has approved repairs.", {"restored planned"}),
        ("The cenotaph is old. The council has applied for a grant for repairs.", {"restored planned"}),
        ("The cenotaph is old. The council will spend £5,000 on repairs to the pavement.", set()),
        ("The cenotaph is old. The council has approved the minutes.", set()),
    ],
)
def test_work_that_is_paid_for_is_done_to_what_was_spoken_of(
    text: str, expected: set[str], read: Callable[..., Reading]
) -> None:
    assert {f"{one.property} {one.status}" for one in read(text).findings} == expected
