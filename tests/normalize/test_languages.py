"""Codes of languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.languages import normalize_language, primary_language


@given(st.text(max_size=8) | st.text(alphabet="abcdeghimnrstzDE-_0", max_size=14))
def test_normal_codes_stay(text: str) -> None:
    normal = normalize_language(text)
    assert normal is None or normalize_language(normal) == normal


@pytest.mark.parametrize(
    ("written", "normal"),
    [("zh-hant-tw", "zh-Hant-TW"), ("de-x-old-de", "de-x-old-de"), ("es-419", "es-419"), (" pl ", "pl"), ("hbs", "sr")],
)  # fmt: skip
def test_each_part_has_its_case(written: str, normal: str) -> None:
    assert normalize_language(written) == normal


@pytest.mark.parametrize("code", [None, "", "und", "mul", "zxx", "English", "qq"])
def test_where_no_language_is_said_there_is_none(code: str | None) -> None:
    assert primary_language(code) is None
