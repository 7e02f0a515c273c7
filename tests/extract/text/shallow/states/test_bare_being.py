"""A sentence without a verb can say what stands where; one that leaves out the verb of another does not."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard

_THERE = ("exists", "happened")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "За церковью — братская могила."),
        ("ru", "На въезде в село — танк на постаменте."),
        ("ru", "В районе 46 воинских захоронений."),
        ("ru", "В городе три обелиска."),
        ("uk", "У районі 46 пам’ятників воїнам."),
        ("cs", "Za kostelem – pomník padlým."),
        ("bg", "До църквата – паметник на загиналите."),
    ],
)
def test_a_place_and_a_memorial_are_enough(lang: str, text: str) -> None:
    assert _THERE in heard(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "В Латвии снесли 69 памятников, в Эстонии — 12 памятников."),
        ("ru", "В планах — памятник героям."),
        ("ru", "В 2019 году на памятник потратили два миллиона."),
        ("ru", "В парке отремонтировали три обелиска."),
    ],
)
def test_what_leaves_out_a_verb_is_not_there(lang: str, text: str) -> None:
    assert _THERE not in heard(text, lang)
