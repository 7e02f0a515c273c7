"""What is told of which memorial in Czech and Polish, whether, and where: own sentences, by their details."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text, to_guide
from cenotaph.gazetteer import Gazetteer

DATE = "2024-05-20"

TOLD = {
    ("cs", "Zloději ukradli ze hřbitova v Dobřanech bronzovou bustu."): [
        ("vandalised", "bronzovou bustu", "happened"),
    ],
    ("cs", "Zda se pomník letos opraví, není jisté."): [],
    ("cs", "Na hřbitově je pochováno 40 vojáků. Z toho je 12 Rusů."): [
        ("burials", "hřbitově", "happened"),
        ("burials", "hřbitově", "happened"),
    ],
    ("pl", "Sprawcy ukradli z pomnika w Rypinie brązową tablicę."): [
        ("vandalised", "brązową tablicę", "happened"),
    ],
    ("pl", "Nie wiadomo, czy obelisk zostanie przeniesiony."): [],
    ("pl", "Monument nie został jeszcze rozebrany."): [("removed", "Monument", "denied")],
    ("pl", "Obok stoi drewniany krzyż i kamień z tablicą, którą odsłonięto w 2009 roku."): [
        ("exists", "drewniany krzyż", "happened"),
        ("unveiled", "kamień z tablicą", "happened"),
    ],
    ("pl", "Obelisk stoi w parku. Trafi on do magazynu muzeum."): [
        ("exists", "Obelisk", "happened"),
        ("relocated", "Obelisk", "planned"),
    ],
    ("pl", "Figura stoi na rynku. Na cokole widnieje napis: „Od głodu, ognia i wojny”."): [
        ("exists", "Figura", "happened"),
        ("inscription", "cokole", "happened"),
    ],
}
TOWNS = {
    "Pomník v Uherském Hradišti byl opraven.": "Uherském Hradišti",
    "Pomník v Kroměříži byl opraven.": "Kroměříži",
}


@pytest.mark.parametrize(("said", "stated"), TOLD.items())
def test_what_is_told_of_which_memorial(
    gazetteer: Gazetteer, said: tuple[str, str], stated: list[tuple[str, str, str]]
) -> None:
    lang, text = said
    found = to_guide(read_text(text, lang=lang, date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    told = [(one["property"], text[slice(*one["about"])], one["status"]) for one in found]
    assert sorted(told) == sorted(stated)


@pytest.mark.parametrize(("text", "town"), TOWNS.items())
def test_a_town_in_its_case(gazetteer: Gazetteer, text: str, town: str) -> None:
    (found,) = to_guide(read_text(text, lang="cs", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    assert [text[slice(*span)] for span in found["places"]] == [town]


def test_where_a_restorer_is_from_locates_nothing(gazetteer: Gazetteer) -> None:
    text = "Křížek opravil restaurátor Jan Hora z Opavy."
    (found,) = to_guide(read_text(text, lang="cs", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    assert found["places"] == []
