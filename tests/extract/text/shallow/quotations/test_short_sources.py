"""Whom a Korean text means by one letter, or by a surname and an office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.text.shallow.quotations.short_sources import full_name, full_town


@pytest.mark.parametrize(
    ("before", "short", "name"),
    [
        ("전남 장흥군이 탑을 옮긴다. ", "군", "장흥군"),
        ("파주시는 국방부와 협약을 맺었다. ", "시", "파주시"),
        ("충북 제천시와 단양군이 함께한다. ", "시", "제천시"),
        ("유족이 동시에 왔다. ", "군", None),
    ],
)
def test_a_town_by_its_last_letter(before: str, short: str, name: str | None) -> None:
    assert full_town(before, short) == name


@pytest.mark.parametrize(
    ("before", "surname", "title", "name"),
    [
        ("경북지청(지청장 노상민)은 시설을 점검한다. ", "노", "지청장", "노상민"),
        ("김영수 유족회 회장이 참석했다. ", "김", "회장", "김영수"),
        ("박정희 대통령 시절에 세웠다. ", "김", "회장", None),
    ],
)
def test_somebody_by_surname_and_office(before: str, surname: str, title: str, name: str | None) -> None:
    assert full_name(before, surname, title) == name


@given(st.text(max_size=60), st.text(min_size=1, max_size=1), st.text(min_size=1, max_size=4))
def test_what_is_found_stands_in_the_text(before: str, short: str, title: str) -> None:
    for name in (full_town(before, short), full_name(before, short, title)):
        assert name is None or name in before
