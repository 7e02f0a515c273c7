"""Names fold to one spelling, and folding twice changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.names import fold_name, korean_key, name_tokens, romanize_name

ANY_TEXT = st.text(max_size=40)
EVERY_CHARACTER = [chr(code) for code in range(0x32400) if not 0xD800 <= code < 0xE000]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ch’ŏngjin", "chongjin"),
        ("Ch'ongjin", "chongjin"),
        ("CHʼŎNGJIN", "chongjin"),
        ("Rajin-Sŏnbong", "rajin sonbong"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Ёлкино", "елкино"),
        ("Йошкар-Ола", "иошкар ола"),
        ("Kyjiv\u00ad", "kyjiv"),
        ("St. Mary's,  Church", "st marys church"),
        ("ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("東京・港区", "東京 港区"),
        ("が", "が"),
        ("हिन्दी", "हिन्दी"),
        ("İstanbul", "istanbul"),
        ("Iğdır", "igdir"),
        ("---", ""),
    ],
)
def test_spellings_fold(written: str, folded: str) -> None:
    assert fold_name(written) == folded


@pytest.mark.parametrize("fold", [fold_name, romanize_name])
def test_folding_every_character_twice_changes_nothing(fold: object) -> None:
    assert callable(fold)
    assert [c for c in EVERY_CHARACTER if fold(fold(c)) != fold(c)] == []


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)
    assert romanize_name(romanize_name(text)) == romanize_name(text)


@given(ANY_TEXT)
def test_romanized_names_are_plain_ascii(text: str) -> None:
    assert set(romanize_name(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


@given(st.text(st.characters(max_codepoint=0x17F), max_size=30))
def test_the_form_of_composition_does_not_matter(text: str) -> None:
    assert fold_name(unicodedata.normalize("NFD", text)) == fold_name(unicodedata.normalize("NFC", text))


def test_lone_surrogates_do_no_harm() -> None:
    assert fold_name("a\ud800b") == "ab" or fold_name("a\ud800b") == "a b"


def test_tokens_are_folded_words() -> None:
    assert name_tokens("Soldier-Liberator, Monument") == ("soldier", "liberator", "monument")


@pytest.mark.parametrize(
    ("mccune_reischauer", "revised"),
    [
        ("Ch'ŏngjin", "Cheongjin"),
        ("P'yŏngyang", "Pyeongyang"),
        ("Tongnim", "Dongnim"),
        ("Tongrim", "Dongnim"),
        ("Hamhŭng", "Hamheung"),
        ("Kaesŏng", "Gaeseong"),
        ("Kanggye", "Ganggye"),
        ("Namp'o", "Nampo"),
    ],
)
def test_romanisations_of_korean_share_a_key(mccune_reischauer: str, revised: str) -> None:
    assert korean_key(mccune_reischauer) == korean_key(revised)


def test_different_korean_towns_keep_different_keys() -> None:
    towns = [
        "Pyongyang",
        "Chongjin",
        "Haeju",
        "Nampo",
        "Dongnim",
        "Sinuiju",
        "Wonsan",
        "Hamhung",
        "Rajin",
        "Uiju",
    ]
    assert len({korean_key(town) for town in towns}) == len(towns)
