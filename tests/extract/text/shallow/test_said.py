"""The commonest ways to say a thing of a memorial are heard in each language; what only looks alike is not.

The sentences stand in `said_XX.toml`, under what they say. A dedication in a memorial's name may be heard besides.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

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
    ],
)
def test_where_it_stands_and_what_it_shows_is_nobody_it_is_for(lang: str, sentence: str) -> None:
    assert not any(one[0] == "commemorates" for one in heard(sentence, lang))
