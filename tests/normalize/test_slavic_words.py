"""Slavic words of number are read in their cases."""

from __future__ import annotations

import pytest

from cenotaph.normalize.quantities import Quantity, parse_quantity


@pytest.mark.parametrize(
    ("language", "phrase", "least", "most"),
    [
        ("ru", "семнадцати", 17, 17),
        ("ru", "двести сорок пять", 245, 245),
        ("ru", "около трёхсот", 270, 330),
        ("ru", "нескольких", 3, 9),
        ("uk", "п’ятьох", 5, 5),
        ("uk", "сорок два", 42, 42),
        ("pl", "dwudziestu siedmiu", 27, 27),
        ("pl", "kilkudziesięciu", 20, 99),
        ("cs", "pětadvacet", 25, 25),
        ("cs", "dvě stě", 200, 200),
        ("cs", "více než dvaceti", 21, None),
        ("bg", "двадесет и пет", 25, 25),
        ("bg", "сто двадесет и един", 121, 121),
        ("bg", "повече от триста", 301, None),
        ("bg", "няколко", 3, 9),
        ("bg", "три хиляди", 3000, 3000),
    ],
)
def test_cases(language: str, phrase: str, least: int, most: int | None) -> None:
    assert parse_quantity(phrase, language=language) == Quantity(least, most)
