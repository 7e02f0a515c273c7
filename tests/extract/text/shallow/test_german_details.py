"""What is told of which memorial in German, how many, for whom and where: own sentences, by their details."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text, to_guide
from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard

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
MEANT = {
    "Da das Ehrenmal im Weg stand, wurde es 1974 auf dem Friedhof wieder aufgebaut.": [
        ("restored", "Ehrenmal")
    ],
    "Die Namenstafeln verwitterten. Dann wurden sie durch Kupfertafeln ersetzt.": [
        ("damaged", "Namenstafeln"),
        ("restored", "Namenstafeln"),
    ],
    "Am Denkmal wuchsen Linden. Später wurden sie durch eine Eiche ersetzt.": [],
    "Das Ehrenmal verwitterte. 1950 wurde es neben dem Obelisken wieder aufgebaut.": [
        ("damaged", "Ehrenmal"),
        ("restored", "Ehrenmal"),
    ],
    "Die Feier fand am Denkmal statt, das 1921 eingeweiht wurde.": [("unveiled", "Denkmal")],
    "Die Tafel am Ehrenmal, die beschmiert worden war, wurde saniert.": [
        ("vandalised", "Tafel"),
        ("restored", "Tafel"),
    ],
    "Lange hat das Mahnmal auf dem Waldfriedhof an die Opfer erinnert.": [("commemorates", "Mahnmal")],
    "Der Rat entschied, das Ehrenmal nach der Sanierung im Friedhof aufzustellen.": [
        ("restored", "Ehrenmal"),
        ("erected", "Ehrenmal"),
    ],
    "Die Pflege der Gräber und eine Bank sind die ersten Maßnahmen, die gesetzt werden.": [
        ("maintained", "Gräber")
    ],
    "Der Verein reinigte die Stele und ersetzte die Sträucher.": [("maintained", "Stele")],
    "Der Adler wurde durch eine Schale ersetzt. Das Ehrenmal steht am Markt.": [
        ("restored", "Adler"),
        ("exists", "Ehrenmal"),
    ],
    "Der Verein kümmert sich um das Flurkreuz und den Gedenkstein.": [
        ("maintained", "Flurkreuz"),
        ("maintained", "Gedenkstein"),
    ],
    "Auf dem Friedhof ruhen 300 Tote. Darunter sind 135 Russen und 11 Serben.": [
        ("burials", "Friedhof"),
        ("burials", "Friedhof"),
        ("burials", "Friedhof"),
    ],
}
WHEN = {
    "Das 1952 errichtete und 1998 zuletzt sanierte Mahnmal ist verwittert.": [
        ("erected", "1952"),
        ("restored", "1998"),
        ("damaged", None),
    ],
    "Gestern wurde das restaurierte Denkmal übergeben.": [("unveiled", "2024-05-19"), ("restored", None)],
    "Der Gedenkstein, der 1985 enthüllt wurde, ist verschwunden.": [
        ("unveiled", "1985"),
        ("removed", None),
    ],
}
GOALS = {
    "Die Gebeine wurden geborgen und sollen im Herbst auf dem Waldfriedhof beigesetzt werden.": "Waldfriedhof",
    "Das Denkmal wurde auf den Friedhof versetzt.": "Friedhof",
}
VALUES = {
    "Auf dem Friedhof liegen 300 Gefangene in Massengräbern.": ("mass", "people"),
    "Auf dem Friedhof liegen zwölf unbekannte Soldaten.": ("military", "unknown_people"),
}
HEARD = {
    "Sanierung der Kriegsgräber beginnt\n\nHalle wird im Herbst damit beginnen, die Kriegsgräber zu sanieren.": {
        ("restored", "planned")
    },
    "Der Verein hat die Arbeiten an der Kriegsgräberstätte abgeschlossen.": {("restored", "happened")},
    "Ein Steinmetz soll die Grabsteine wieder aufrichten.": {("restored", "planned")},
    "Der Rat hat sich gegen eine Verlegung des Denkmals ausgesprochen.": {("relocated", "denied")},
    "Auf der Spitze des Obelisken war ein Stern angebracht.": set(),
    "Die Grabsteine waren weiß, der Stern rot gestrichen.": set(),
    "Am Obelisken war 1990 ein Stern angebracht worden.": {("erected", "happened")},
    "Das Ehrenmal wird in einen würdigen Zustand versetzt.": {("restored", "planned")},
    "Der Rat beschloss, dass das Denkmal verlegt werden müsste.": {("relocated", "proposed")},
    "Die Diebe beschädigten eine der neun Platten des Denkmals.": {("vandalised", "happened")},
    "Es gebe allein 80 Soldatenfriedhöfe, sagte der Sprecher.": {("exists", "happened")},
    "Nach Angaben von Lorenz sind für die Pflege der Gräber die Gemeinden zuständig.": {
        ("custodian", "happened")
    },
    "Bald wird das Ehrenmal, das an die Toten erinnert, in neuem Glanz erstrahlen.": {
        ("restored", "planned"),
        ("commemorates", "happened"),
    },
    "Im Herbst soll die Stele, die im Mai beschmiert wurde, versetzt werden.": {
        ("relocated", "planned"),
        ("vandalised", "happened"),
    },
    "Lange war unklar, ob wir das Denkmal, das niemandem gehört, abreißen müssen.": set(),
    "Ob die Tafel je ersetzt wird, ist offen.": set(),
    "Der Abriss des Obelisken in Halle konnte 1995 durch einen Antrag der Bürger verhindert werden.": {
        ("destroyed", "denied")
    },
    "Das Mahnmal bedurfte einer Sanierung.": {("restored", "proposed")},
    "Das Mahnmal ist verwittert. Eine gründliche Sanierung war dringend geboten.": {
        ("damaged", "happened"),
        ("restored", "proposed"),
    },
    "Das Mahnmal ist verwittert. Eine Straßensanierung ist dringend nötig.": {("damaged", "happened")},
    "Das Denkmal stand im Weg.": set(),
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


@pytest.mark.parametrize(("text", "stated"), MEANT.items())
def test_what_a_pronoun_means(gazetteer: Gazetteer, text: str, stated: list[tuple[str, str]]) -> None:
    found = to_guide(read_text(text, lang="de", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    assert [(one["property"], text[slice(*one["about"])]) for one in found] == stated


@pytest.mark.parametrize(("text", "dated"), WHEN.items())
def test_when_it_was(gazetteer: Gazetteer, text: str, dated: list[tuple[str, str | None]]) -> None:
    found = to_guide(read_text(text, lang="de", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    assert sorted(((one["property"], one["when"]) for one in found), key=str) == sorted(dated, key=str)


@pytest.mark.parametrize(("text", "goal"), GOALS.items())
def test_where_to(gazetteer: Gazetteer, text: str, goal: str) -> None:
    (found,) = to_guide(read_text(text, lang="de", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    assert found["value"] == goal


@pytest.mark.parametrize(("text", "valued"), VALUES.items())
def test_how_they_lie_there(gazetteer: Gazetteer, text: str, valued: tuple[str, str]) -> None:
    (found,) = to_guide(read_text(text, lang="de", date=DATE, gazetteer=gazetteer), doc="d")["statements"]
    assert (found["value"], found["count_of"]) == valued


@pytest.mark.parametrize(("text", "stated"), HEARD.items())
def test_whether_it_happened(gazetteer: Gazetteer, text: str, stated: set[tuple[str, str]]) -> None:
    assert heard(text, "de", gazetteer, DATE) == stated


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
