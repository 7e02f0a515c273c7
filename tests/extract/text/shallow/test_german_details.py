"""What is told of which memorial in German, how many, for whom and where: own sentences, by their details."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text, to_guide
from cenotaph.gazetteer import Gazetteer

DATE = "2024-05-20"

ABOUT = {
    "Es wurden vier aus Bronze bestehende Gedenktafeln gestohlen.": [("vandalised", "Gedenktafeln", 4)],
    "Die drei gestohlenen Bronzetafeln wurden ersetzt.": [("restored", "Bronzetafeln", 3)],
    "Die beiden unter Denkmalschutz stehenden Grabplatten wurden saniert.": [
        ("protected", "Grabplatten", None),
        ("restored", "Grabplatten", 2),
    ],
    "Auf dem Ehrenfriedhof wurden 830 Soldaten bestattet.": [("burials", "Ehrenfriedhof", 830)],
    "Die etwa 40 Kilogramm schweren Grabplatten wurden gereinigt.": [("maintained", "Grabplatten", None)],
}
DEDICATED = {
    "Die Stele für die Toten der beiden Weltkriege wurde saniert.": ("Toten der beiden Weltkriege", None),
    "Die Stele für die 38 Toten des Krieges wurde saniert.": ("38 Toten des Krieges", 38),
    "Das Ehrenmal, das an die Gefallenen des Dorfes erinnert, wurde saniert.": (
        "Gefallenen des Dorfes",
        None,
    ),
    "Am Ehrenmal stehen zwei Tafeln mit den Namen von Gefallenen.": ("Gefallenen", None),
}
PLACES = {
    "Wind und Wetter setzten dem Mahnmal zu.": [],
    "Frost und Regen ließen im Sockel des Mahnmals Risse entstehen.": [],
    "In Kassel und Erfurt wurden Mahnmale saniert.": ["Kassel", "Erfurt"],
}


@pytest.mark.parametrize(("text", "stated"), ABOUT.items())
def test_of_which_memorial_and_how_many(
    gazetteer: Gazetteer, text: str, stated: list[tuple[str, str, int | None]]
) -> None:
    found = to_guide(read_text(text, lang="de", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    told = [(one["property"], text[slice(*one["about"])], (one["count"] or {}).get("min")) for one in found]
    assert sorted(told, key=str) == sorted(stated, key=str)


@pytest.mark.parametrize(("text", "dedicated"), DEDICATED.items())
def test_whom_a_memorial_is_for(gazetteer: Gazetteer, text: str, dedicated: tuple[str, int | None]) -> None:
    found = to_guide(read_text(text, lang="de", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    told = [
        (one["value"], (one["count"] or {}).get("min")) for one in found if one["property"] == "commemorates"
    ]
    assert told == [dedicated]


@pytest.mark.parametrize(("text", "places"), PLACES.items())
def test_a_pair_of_nouns_is_no_place(gazetteer: Gazetteer, text: str, places: list[str]) -> None:
    found = to_guide(read_text(text, lang="de", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    assert {text[slice(*span)] for one in found for span in one["places"]} == set(places)
