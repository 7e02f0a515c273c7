"""The commonest ways to say a thing of a memorial are heard in each language; what only looks alike is not.

The sentences stand in `said_XX.toml`, under what they say. A dedication in a memorial's name may be heard besides.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from extract.text.shallow.hearing import heard

_FILES = sorted(Path(__file__).parent.glob("said_*.toml"))
_SAID = [
    (file.stem.removeprefix("said_"), sentence, said)
    for file in _FILES
    for said, sentences in tomllib.loads(file.read_text(encoding="utf-8")).items()
    for sentence in sentences
]


@pytest.mark.parametrize(("lang", "sentence", "said"), _SAID)
def test_a_sentence_says_this_and_no_more(lang: str, sentence: str, said: str) -> None:
    found = {" ".join(one) for one in heard(sentence, lang, date="2024-05-05")}
    beside = set() if said.startswith("commemorates") else {"commemorates happened"}
    assert found - beside == (set() if said == "nothing" else {said})


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Die Denkmäler in Polen wurden abgerissen."),
        ("fr", "Le monument montre une femme en deuil."),
        ("pl", "Na ścianie widnieje płaskorzeźba żołnierza."),
        ("de", "Die Bronzefigur eines Grenadiers ist abgebaut worden."),
        ("ru", "Скульптуру солдата помыли."),
        ("cs", "Válečný hrob ruského vojína Jana Nováka byl opraven."),
    ],
)
def test_where_it_stands_and_what_it_shows_is_nobody_it_is_for(lang: str, sentence: str) -> None:
    assert not any(one[0] == "commemorates" for one in heard(sentence, lang))


@pytest.mark.parametrize(
    ("lang", "text", "about"),
    [
        ("ru", "Мемориал является одним из крупнейших памятников партизанам.", "Мемориал"),
        ("de", "Das Ehrenmal ist eines der größten Denkmäler für sowjetische Soldaten.", "Ehrenmal"),
        ("pl", "Obelisk jest jednym z największych pomników żołnierzy radzieckich.", "Obelisk"),
    ],
)
def test_what_it_is_one_of_is_said_of_the_memorial_itself(lang: str, text: str, about: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [text[slice(*one.about)] for one in found if one.property == "commemorates"] == [about]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("pl", "Pomnik upamiętnia poległych żołnierzy.", "poległych żołnierzy"),
        ("bg", "Обелискът стои в парка. Издигнат в памет на загиналите войници.", "загиналите войници"),
        ("uk", "У селі знесли пам’ятник «Воїнам-визволителям».", "Воїнам-визволителям"),
        ("es", "La estatua del general Ricardos fue restaurada.", "general Ricardos"),
    ],
)
def test_whom_it_is_for(lang: str, text: str, value: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [one.value for one in found if one.property == "commemorates"] == [value]


@pytest.mark.parametrize(
    ("lang", "text", "about"),
    [
        ("pt", "O talhão dos combatentes foi limpo. As lajes foram lavadas. Ali repousam 31 militares.", "talhão"),
        ("ko", "언덕에 합동묘가 있다. 담장을 새로 쌓았다. 장병 62명이 함께 묻혀 있다.", "합동묘"),
    ],
)  # fmt: skip
def test_the_dead_lie_in_the_ground_and_under_no_slab(lang: str, text: str, about: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    told = [text[slice(*one.about)] for one in found if one.property == "burials"]
    assert told
    assert all(one.startswith(about) for one in told)
