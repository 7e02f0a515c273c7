"""Names split into distinctive tokens and generic concepts, across scripts and languages."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.name_words import LONGEST_NAME, NameWords, concept_group, name_words, skeleton
from cenotaph.linkage.sounds import stem
from cenotaph.linkage.word_table import GROUPS, WordTable, put_language, split_entries, word_table
from cenotaph.normalize.names import fold_name


@pytest.mark.parametrize(
    ("name", "concepts"),
    [
        ("Monument to the Unknown Soldier", {"monument", "unknown", "soldier"}),
        ("Пам'ятник Невідомому солдату", {"monument", "unknown", "soldier"}),
        ("Памятник неизвестному солдату", {"monument", "unknown", "soldier"}),
        ("Denkmal des unbekannten Soldaten", {"monument", "unknown", "soldier"}),
        ("Pomnik Nieznanego Żołnierza", {"monument", "unknown", "soldier"}),
        ("Monument au Soldat inconnu", {"monument", "unknown", "soldier"}),
        ("Monumento al soldado desconocido", {"monument", "unknown", "soldier"}),
        ("Kriegerdenkmal", {"soldier", "monument"}),
        ("Братська могила радянських воїнів", {"mass_grave", "soviet", "soldier"}),
        ("Братская могила советских воинов", {"mass_grave", "soviet", "soldier"}),
        ("625참전기념비", {"korean_war", "veteran", "monument"}),
        ("6·25 참전 기념비", {"korean_war", "veteran", "monument"}),
        ("抗日战争纪念馆", {"ww2", "memorial"}),
        ("慰霊碑", {"memorial"}),
        ("Pomník padlým v 1. světové válce", {"monument", "fallen", "ww1"}),
        ("Pomník padlým v druhej svetovej vojne", {"monument", "fallen", "ww2"}),
        ("Паметник на загиналите във войните", {"monument", "fallen", "war"}),
        ("Spomenik palim borcima", {"monument", "fallen", "soldier"}),
        ("Споменик палим борцима", {"monument", "fallen", "soldier"}),
        ("II. világháborús emlékmű", {"ww2", "monument"}),
        ("Mormântul Ostașului Necunoscut", {"grave", "soldier", "unknown"}),
        ("Sovietinių karių kapinės", {"soviet", "soldier", "cemetery"}),
        ("Padomju karavīru brāļu kapi", {"soviet", "soldier", "mass_grave"}),
        ("II maailmasõjas hukkunute ühishaud", {"ww2", "fallen", "mass_grave"}),
        ("Sotaveteraanien muistomerkki", {"veteran", "monument"}),
        ("Monumento ai caduti della Grande Guerra", {"monument", "fallen", "ww1"}),
        ("Monumento aos mortos da Grande Guerra", {"monument", "fallen", "ww1"}),
        ("Oorlogsmonument", {"war", "monument"}),
        ("Pamyatnyk nevidomomu soldatu", {"monument", "unknown", "soldier"}),
    ],
)
def test_a_generic_name_has_no_tokens_in_any_language(name: str, concepts: set[str]) -> None:
    assert name_words(name) == NameWords((), frozenset(concepts))


@pytest.mark.parametrize(
    ("one", "other", "tokens"),
    [
        ("Lenindenkmal", "Пам'ятник Леніну", ("lenin",)),
        ("Church of St. Theodosius", "Церква святителя Феодосія", ("theodosius",)),
        ("Ascension Cathedral", "Вознесенський собор", ("ascension",)),
        ("Church of the Intercession", "Свято-Покровська церква", ("intercession",)),
        ("Kościół św. Jerzego", "Церква Святого Георгія", ("george",)),
        ("Київський обласний музей", "музею Київського обласного", ("kiiv",)),
        ("Pamyatnyk Tarasu Shevchenku", "Пам'ятник Тарасу Шевченку", ("taras", "shevchenk")),
    ],
)
def test_forms_of_one_name_have_the_same_tokens(one: str, other: str, tokens: tuple[str, ...]) -> None:
    assert name_words(one).tokens == tokens == name_words(other).tokens


def test_words_for_one_thing_have_one_concept() -> None:
    centre = name_words("Building of the Regional Youth Center").concepts
    assert name_words("Обласний молодіжний центр").concepts <= centre
    assert (
        name_words("Library").concepts == name_words("Бібліотека").concepts == name_words("도서관").concepts
    )


def test_a_stop_word_that_is_an_initial_stays() -> None:
    assert name_words("J. E. B. Stuart Monument").tokens == ("j", "e", "b", "stuart")
    assert name_words("Robert E Lee Statue").tokens == ("robert", "e", "lee")
    assert name_words("MONUMENT TO A GUNNER").tokens == ("gunner",)


def test_numbers_of_up_to_four_digits_are_tokens() -> None:
    assert name_words("Memorial to Company 3, 1st Regiment").tokens == ("3", "1")
    assert name_words("Memorial 1941-1945") == NameWords(("1941", "1945"), frozenset({"memorial", "ww2"}))
    assert name_words("Grave 1234567").tokens == ()


def test_a_compound_leaves_its_beginning() -> None:
    assert name_words("Waldfriedhof Ohlsdorf").tokens == ("wald", "ohlsdorf")
    assert name_words("Thomas Goldstein").tokens == ("thomas", "goldstein")


def test_a_surname_that_is_a_generic_word_is_kept() -> None:
    assert name_words("Charlotte Kaiser").tokens == ("charlott", "kaiser")
    assert name_words("Thomas Wall").tokens == ("thomas", "wall")
    assert name_words("Dr. Arthur Hauptmann").tokens == ("arthur", "hauptmann")
    assert name_words("St. Thomas Church").tokens == ("thomas",)
    assert name_words("Thomas Gray Memorial").tokens == ("thomas", "gray")


def test_a_word_that_is_generic_in_another_language_only_is_a_name() -> None:
    assert name_words("Largo Cemetery").tokens == ("larg",)
    assert name_words("Monument aux morts / War memorial").tokens == ()
    assert name_words("The Who").tokens == ("the", "who")


def test_a_short_particle_is_no_abbreviation_of_another_language() -> None:
    assert name_words("Monumento a los muertos por la paz").concepts == {"monument", "fallen", "peace"}


def test_roman_numerals_differ() -> None:
    assert name_words("Pomnik II wojny światowej").concepts == {"monument", "ww2"}
    assert name_words("Pomnik I wojny światowej").concepts == {"monument", "ww1"}
    assert name_words("Charles II").tokens != name_words("Charles III").tokens


def test_adjectives_of_places_meet_their_names() -> None:
    assert name_words("Одеський музей").tokens == name_words("Museum Odesa").tokens
    assert name_words("Смоленское кладбище").tokens == name_words("Smolensk cemetery").tokens


def test_the_table_knows_many_languages() -> None:
    langs = {lang for found in word_table().exact.values() for lang in found.langs}
    assert {
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "cs",
        "sk",
        "uk",
        "ru",
        "bg",
        "sr",
        "hu",
        "ro",
        "lt",
        "lv",
    } <= langs
    assert {lang for found in word_table().unspaced.values() for lang in found.langs} == {"ko", "ja", "zh"}


def test_women_keep_names_of_their_own() -> None:
    assert name_words("Paula Berg").tokens != name_words("Paul Berg").tokens
    assert name_words("Johanna Berg").tokens != name_words("Johann Berg").tokens


def test_what_stands_behind_the_limit_is_not_read() -> None:
    head = "Obelisk " * (LONGEST_NAME // 8)
    assert name_words(head + "Zvenyhorod " * 100_000) == NameWords((), frozenset({"obelisk"}))


@pytest.mark.parametrize(
    "forms",
    [
        ("khmelnytsky", "chmielnicki", "khmelnitskii", "khmelnitskogo"),
        ("zhukov", "schukow", "joukov", "zukov", "zhukova", "zhukovu"),
        ("georgiy", "georgij", "heorhii", "georgii"),
        ("theodosius", "feodosii", "feodosiy", "feodosiya"),
        ("chernihiv", "chernigov", "czernihow", "tschernihiw"),
        ("kharkiv", "charkow", "harkiv"),
        ("shevchenko", "szewczenko", "schewtschenko", "sevcenko", "shevchenka"),
        ("donetsk", "donieck", "donezk", "donetskogo"),
        ("przemysl", "peremyshl"),
        ("kyiv", "kiiv", "kiev", "kijow"),
        ("lviv", "lvov", "lwow"),
        ("zhytomyr", "zhitomir", "zytomierz"),
    ],
)
def test_romanisations_meet_in_a_skeleton(forms: tuple[str, ...]) -> None:
    assert len({skeleton(form) for form in forms}) == 1


def test_a_skeleton_keeps_what_is_short_or_a_number() -> None:
    assert [skeleton(token) for token in ("lee", "1941", "oo", "")] == ["lee", "1941", "oo", ""]
    assert skeleton("jackson") != skeleton("johnson")
    assert len({skeleton(token) for token in ("mary", "moore", "lenin", "lena")}) == 4


def test_every_concept_has_a_group() -> None:
    assert {concept_group(concept) for concept in word_table().groups} == set(GROUPS)
    with pytest.raises(KeyError):
        concept_group("no such concept")


def test_a_table_that_contradicts_itself_is_found_out() -> None:
    table = WordTable()
    assert put_language(table, "de", {"object": {"tower": "turm, *turm"}, "function": "der"}) == []
    assert put_language(
        table, "pl", {"object": {"tower": "wieża", "wall": "wieza"}, "war": {"tower": "baszta"}}
    ) == [
        "pl: wieza is wall and tower",
        "pl: tower is in war and in object",
    ]


def test_a_form_of_a_name_has_one_token() -> None:
    forms = tomllib.loads((files("cenotaph.linkage") / "data/name_forms.toml").read_text("utf-8"))
    seen: dict[str, str] = {}
    for token, listed in forms.items():
        for form in split_entries(listed):
            assert seen.setdefault(fold_name(form), token) == token, form


def test_a_letter_that_nobody_romanises_is_no_word() -> None:
    assert name_words(":A:a\U0002c8d8").tokens == ("a",)
    assert name_words("\U0002c8d8 \U0002c8d8").tokens == ()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_split_without_an_error(text: str) -> None:
    words = name_words(text)
    assert all(
        token and token.isascii() and token == token.lower() and " " not in token for token in words.tokens
    )
    assert len(set(words.tokens)) == len(words.tokens)
    assert {concept_group(concept) for concept in words.concepts} <= set(GROUPS)
    assert all(isinstance(skeleton(token), str) for token in words.tokens)


@settings(deadline=None)
@given(st.text(alphabet="abcdehiknoprstuvyz", max_size=14))
def test_a_stem_has_the_skeleton_of_its_word(token: str) -> None:
    cut = stem(token)
    assert token.startswith(cut)
    assert len(cut) >= min(len(token), 4)
    assert skeleton(token)[:1] == skeleton(cut)[:1]
