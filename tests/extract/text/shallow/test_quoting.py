"""Quotations without a parser: own sentences in every language, and what must hold of any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.shallow.lexicon import read_lexicon
from cenotaph.extract.text.shallow.page import lay_out
from cenotaph.extract.text.shallow.quoting import find_quotations
from cenotaph.extract.text.shallow.rules import CERTAINTIES

LANGUAGES = ("bg", "cs", "de", "es", "fr", "it", "ko", "pl", "pt", "ru", "uk")
CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("quotations.toml").read_text(encoding="utf-8")
)["case"]


def read(text: str, lang: str) -> list[Quotation]:
    return find_quotations(lay_out(text, read_lexicon(lang), None))


def said(text: str, lang: str) -> list[list[str | None]]:
    return [[one.mode, one.speaker, text[one.start : one.end]] for one in read(text, lang)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}-{case['text'][:24]}" for case in CASES])
def test_who_said_what(case: dict[str, Any]) -> None:
    assert said(case["text"], case["lang"]) == case["said"]
