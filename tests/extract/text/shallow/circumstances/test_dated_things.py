"""Memorials named with their year, and years inside what stands before a noun: they date the building and nothing else."""

from __future__ import annotations

import pytest

from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.shallow.findings import find_facts
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out

DATED = [
    ("Das Denkmal von 1951 wurde abgerissen.", [("destroyed", None), ("erected", "1951")]),
    ("Der Obelisk aus dem Jahr 1951 wurde 1990 gereinigt.", [("erected", "1951"), ("maintained", "1990")]),
    ("Das im Jahr 1951 vom Verein errichtete Denkmal wurde abgerissen.", [("destroyed", None), ("erected", "1951")]),
    ("Das Denkmal von Weimar wurde 1951 abgerissen.", [("destroyed", "1951")]),
    ("Das neu errichtete Denkmal wurde 1951 abgerissen.", [("destroyed", "1951")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_dated(text: str, expected: list[tuple[str, str | None]]) -> None:
    _, findings = find_facts(lay_out(text, read_lexicon("de"), "2021-05-14"), [], Nowhere())
    assert sorted((one.property, one.when) for one in findings) == expected
