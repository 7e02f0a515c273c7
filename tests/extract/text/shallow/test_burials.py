"""What is counted among the buried is told by the noun, not by the adjective before it."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.places import Nowhere


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Auf dem Friedhof ruhen 120 deutsche Soldaten.", {(120, "military")}),
        ("Auf dem Friedhof sind 14 jüdische Soldaten begraben.", {(14, "military")}),
        ("Auf dem Friedhof ruhen 40 Deutsche.", {(40, "people")}),
        ("Auf dem Ehrenfriedhof sind 25 Zivilisten beigesetzt.", {(25, "civilian")}),
        ("Der Friedhof umfasst 12 Massengräber.", {(12, "graves")}),
    ],
)
def test_the_noun_says_who_is_counted(sentence: str, counted: set[tuple[int, str]]) -> None:
    found = read_text(sentence, lang="de", gazetteer=Nowhere()).findings
    assert {(one.count.min, one.count_of) for one in found if one.count is not None} == counted


def test_a_number_of_graves_is_told_once() -> None:
    found = read_text(
        "Der Friedhof umfasst 345 Einzelgräber und 11 Massengräber.", lang="de", gazetteer=Nowhere()
    )
    told = [(one.count.min, one.value) for one in found.findings if one.count is not None]
    assert sorted(told) == [(11, "mass"), (345, "single")]
