"""Words of number become the intervals of the annotation rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.quantities import Quantity, find_quantities, parse_integer, parse_quantity

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
UNITS += ["seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
PIECES = st.sampled_from(
    ["hundreds", "hundred", "of", "thousands", "a", "number", "some", "several", "about", "over", "more", "than", "1,375", "50",
     "two", "dozen", "forty", "-", "five", "and", "to", "between", "+", "or", "up", "no", "fewer", "million", "1.5", "½", "the"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "least", "most"),
    [
        ("1,375", 1375, 1375),
        ("1 375", 1375, 1375),
        ("1\u00a0375", 1375, 1375),
        ("hundreds", 200, 999),
        ("Hundreds of", 200, 999),
        ("dozens", 24, 99),
        ("thousands", 2000, 9999),
        ("tens of thousands", 20_000, 99_999),
        ("several", 3, 9),
        ("several hundred", 300, 999),
        ("a number of", 2, None),
        ("some", 2, None),
        ("some 50", 45, 55),
        ("over 30", 31, None),
        ("more than 30", 31, None),
        ("more than a dozen", 13, None),
        ("at least 30", 30, None),
        ("30 or more", 30, None),
        ("from 70 to 80 thousand", 70_000, 80_000),
        ("between two and three hundred", 200, 300),
        ("fifty to a hundred", 50, 100),
        ("about 50", 45, 55),
        ("around 200", 180, 220),
        ("nearly 50", 45, 55),
        ("nearly two dozen", 20, 24),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("half a dozen", 6, 6),
        ("both", 2, 2),
        ("up to 30", 1, 30),
        ("no more than 30", 1, 30),
        ("fewer than 30", 1, 29),
        ("between 30 and 40", 30, 40),
        ("30–40", 30, 40),
        ("two hundred and fifty", 250, 250),
        ("one thousand three hundred and seventy-five", 1375, 1375),
        ("1.5 million", 1_500_000, 1_500_000),
        ("a total of 1,375", 1375, 1375),
    ],
)
def test_english_phrases(phrase: str, least: int, most: int | None) -> None:
    assert parse_quantity(phrase) == Quantity(least, most)


@pytest.mark.parametrize(
    ("language", "phrase", "least", "most"),
    [
        ("de", "1.375", 1375, 1375),
        ("de", "Hunderte", 200, 999),
        ("de", "mehr als 300", 301, None),
        ("pl", "ok. 5 tys.", 4500, 5500),
        ("pl", "ponad 300", 301, None),
        ("pl", "blisko tysiąca", 900, 1100),
        ("pl", "kilkoro", 3, 9),
        ("ru", "около 5 тыс.", 4500, 5500),
        ("ru", "сотни", 200, 999),
        ("ru", "не менее 30", 30, None),
        ("uk", "понад 300", 301, None),
        ("fr", "plus de 30", 31, None),
        ("cs", "několik", 3, 9),
        ("ru", "не меньше 20 тысяч", 20_000, None),
        ("ru", "от 70 до 80 тысяч", 70_000, 80_000),
        ("de", "2 bis 3 Millionen", 2_000_000, 3_000_000),
        ("ko", "70~80", 70, 80),
    ],
)
def test_other_languages(language: str, phrase: str, least: int, most: int | None) -> None:
    assert parse_quantity(phrase, language=language) == Quantity(least, most)


@pytest.mark.parametrize(
    "phrase", ["", "1.375", "1,37", "hundred", "many", "-5", "30 graves", "½", "12 and 13", "9" * 30]
)
def test_phrases_that_are_not_understood(phrase: str) -> None:
    assert parse_quantity(phrase) is None


def test_number_words_up_to_ninety_nine() -> None:
    for number in range(1, 100):
        tens, unit = divmod(number, 10)
        words = UNITS[number] if number < 20 else TENS[tens - 2] + (f"-{UNITS[unit]}" if unit else "")
        assert parse_quantity(words) == Quantity(number, number)


@given(st.integers(0, 2**53 - 1))
def test_figures_are_read_exactly(number: int) -> None:
    exact = Quantity(number, number)
    assert (
        parse_quantity(str(number))
        == parse_quantity(f"{number:,}")
        == parse_quantity(f"{number:,}".replace(",", " "))
        == exact
    )
    assert parse_integer(f"{number:,}") == parse_integer(f"-{number}".replace("-", "")) == number
    assert parse_quantity(f"more than {number}") == Quantity(number + 1, None)


@given(st.integers(10, 10**9))
def test_about_holds_the_number_and_a_tenth_around_it(number: int) -> None:
    quantity = parse_quantity(f"about {number}")
    assert quantity is not None
    assert quantity.max is not None
    assert quantity.min <= number <= quantity.max
    assert 10 * (number - quantity.min) <= number >= 10 * (quantity.max - number)


@given(
    st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=7).map(" ".join)),
    st.sampled_from(["en", "de", "fr", "ru", "uk", "pl", "cs", "xx"]),
)
def test_any_text_gives_sound_intervals_with_sound_places(text: str, language: str) -> None:
    whole = parse_quantity(text, language=language)
    assert whole is None or 0 <= whole.min <= (whole.min if whole.max is None else whole.max)
    end = 0
    for found in find_quantities(text, language=language):
        assert end <= found.start < found.end <= len(text)
        assert parse_quantity(text[found.start : found.end], language=language) == found.quantity
        end = found.end
    parse_integer(text, language=language)


@pytest.mark.parametrize("text", ["two", "two ", "forty", "a hundred and", "one hundred "])
def test_a_number_may_end_the_text(text: str) -> None:
    assert [found.start for found in find_quantities(text)] == [0]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("8 тыс. 120 захоронений", "ru", 8120),
        ("2 млн 300 тыс. 500 солдат", "ru", 2_300_500),
        ("24 тисячі 636 поховань", "uk", 24_636),
        ("2 хиляди 40 души", "bg", 2040),
        ("2 million 300 thousand men", "en", 2_300_000),
    ],
)
def test_figures_go_on_behind_a_scale(text: str, language: str, number: int) -> None:
    assert [one.quantity for one in find_quantities(text, language=language)] == [Quantity(number, number)]


def test_behind_a_dozen_figures_begin_anew() -> None:
    assert len(list(find_quantities("1 dozen 5"))) == 2


def test_quantities_are_found_where_they_stand() -> None:
    text = "Over 1,300 are buried there, 991 of them soldiers; İn hundreds of graves."
    assert [text[found.start : found.end] for found in find_quantities(text)] == [
        "Over 1,300",
        "991",
        "hundreds",
    ]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1,375", 1375), (" 12 ", 12), ("12.0", 12), ("-3", -3), ("1 375", 1375), ("", None), ("n/a", None), ("1,37", None),
     ("12.5", None), ("1e5", None), ("--3", None), ("9007199254740992", None), ("1_000", None), ("+7", 7)],
)  # fmt: skip
def test_integers(cell: str, number: int | None) -> None:
    assert parse_integer(cell) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("합장묘 여섯 기와 개인묘 스물네 기", [(6, 6), (24, 24)]),
        ("1천204위를 모셨다", [(1204, 1204)]),
        ("2만 5천여 명이 묻혔다", [(25_001, None)]),
        ("2천명", [(2000, 2000)]),
        ("삼십이 구, 백륙십 구", [(32, 32), (160, 160)]),
        ("열두명과 서른 세 명", [(12, 12), (33, 33)]),
        ("수백 기의 무덤, 여러 개", [(200, 999), (3, 9)]),
        ("10명 이상, 30여 기", [(10, None), (31, None)]),
        ("전사자 100명이 넘는 묘", [(101, None)]),
        ("20세기의 조각", [(20, 20)]),
        ("세기의 대결, 이 구간, 육이오", []),
    ],
)
def test_korean_numbers_count_before_a_counter(text: str, found: list[tuple[int, int | None]]) -> None:
    read = [(match.quantity.min, match.quantity.max) for match in find_quantities(text, language="ko")]
    assert read == found
