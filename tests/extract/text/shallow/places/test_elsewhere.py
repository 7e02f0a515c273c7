"""Places of lives, deaths, offices and workshops are not where a memorial is."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from extract.text.shallow.test_places import ATLAS


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("cs", "V Chrudimi odhalili desku letci, který padl v roce 1944 u Brna.", "Chrudimi"),
        ("cs", "V Chrudimi odhalili desku učiteli, který se narodil v Brně.", "Chrudimi"),
        ("cs", "V Chrudimi odhalili desku obětem transportu do Brna.", "Chrudimi"),
        ("cs", "Pomník v Chrudimi zrestauroval ateliér v Brně.", "Chrudimi"),
        ("cs", "Krajský úřad v Brně přispěl na opravu pomníku v Chrudimi.", "Chrudimi"),
        ("cs", "Pomník padlých ve válce v Chrudimi opravili.", "Chrudimi"),
        ("cs", "V Chrudimi směrem na Brno stojí pomník.", "Chrudimi"),
        ("cs", "Pomník padlým v Chrudimi opravili.", "Chrudimi"),
        ("cs", "Pomník padlých na Piavě v Chrudimi opravili.", "Chrudimi"),
        ("cs", "V Chrudimi opravili pomník ukrytý u Zapletalů.", "Chrudimi"),
        ("pl", "Pomnik poległych pod Warszawą w Gdyni odnowiono.", "Gdyni"),
        ("pl", "W Gdyni odsłonięto popiersie generała urodzonego w Warszawie.", "Gdyni"),
        ("pl", "Na cmentarzu w Gdyni leży 12 jeńców z obozu w Warszawie.", "Gdyni"),
        ("pl", "Pomnik w Gdyni odlano w zakładach w Warszawie.", "Gdyni"),
        ("pl", "Urząd Wojewódzki w Warszawie odnowił pomnik w Gdyni.", "Gdyni"),
        ("pl", "Na terenie byłego obozu w Gdyni odnowiono pomnik.", "Gdyni"),
        ("pl", "Burmistrz Warszawy zapewnia, że pomnik w Gdyni odnowiono.", "Gdyni"),
        ("pl", "Mieszkańcy usypali w Warszawie kopiec.", "Warszawie"),
        ("pl", "Na cmentarzu w Gdyni leży 30 osób rozstrzelanych w lesie koło Warszawy.", "Gdyni"),
    ],
)
def test_a_place_of_something_else_is_not_where_a_thing_is(lang: str, text: str, place: str) -> None:
    found = [
        one for one in read_text(text, lang=lang, gazetteer=ATLAS).findings if one.property != "commemorates"
    ]
    assert found
    assert all([text[slice(*span)] for span in one.places] == [place] for one in found)
