"""German sentences of local news: what is stated of memorials and war graves, and what only sounds like it."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text, to_guide
from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard

STATED = {
    "Die Stadt stellte 1952 einen Obelisken auf.": {("erected", "happened")},
    "Die Kriegsgräberstätte wurde 1955 angelegt.": {("erected", "happened")},
    "Der Heimatverein möchte am Rathaus eine Gedenktafel anbringen.": {("erected", "planned")},
    "Der 1921 errichtete Obelisk wurde 1973 gesprengt.": {("erected", "happened"), ("destroyed", "happened")},
    "Am Sonntag weihte die Gemeinde das neue Ehrenmal ein.": {("unveiled", "happened")},
    "Der Gedenkstein soll im Mai enthüllt werden.": {("unveiled", "planned")},
    "Schüler pflegen die Gräber seit vielen Jahren.": {("maintained", "ongoing")},
    "Die Reservisten reinigten am Samstag die Grabsteine.": {("maintained", "happened")},
    "Der Heimatverein ließ den Gedenkstein reinigen.": {("maintained", "happened")},
    "Derzeit wird die Stele restauriert.": {("restored", "ongoing")},
    "Das Ehrenmal müsste dringend saniert werden.": {("restored", "proposed")},
    "Die Stadtverwaltung lässt das Ehrenmal im Frühjahr sanieren.": {("restored", "planned")},
    "Der Verein hat die Gedenktafel ersetzt.": {("restored", "happened")},
    "Die Büste wurde 1991 entfernt und 2004 wieder aufgestellt.": {
        ("removed", "happened"),
        ("restored", "happened"),
    },
    "Ein umgestürzter Baum beschädigte zwölf Grabsteine.": {("damaged", "happened")},
    "Der Gedenkstein ist verwittert und kaum noch lesbar.": {("damaged", "happened")},
    "Ein Auto rammte das Kriegerdenkmal.": {("damaged", "happened")},
    "Unbekannte haben das Mahnmal mit roter Farbe beschmiert.": {("vandalised", "happened")},
    "Diebe stahlen in der Nacht die Bronzetafel vom Kriegerdenkmal.": {("vandalised", "happened")},
    "Vandalen warfen mehrere Grabsteine um.": {("vandalised", "happened")},
    "Angeblich wurde die Büste gestohlen.": {("vandalised", "alleged")},
    "Das Standbild wurde vom Sockel geholt und eingelagert.": {("removed", "happened")},
    "Das Denkmal soll einer Tiefgarage weichen.": {("removed", "planned")},
    "Die Grünen fordern, das Kolonialdenkmal zu entfernen.": {("removed", "proposed")},
    "Das Denkmal wurde 1946 abgerissen.": {("destroyed", "happened")},
    "Der Bürgermeister dementierte, dass das Ehrenmal abgerissen werde.": {("destroyed", "denied")},
    "Berichte über einen Abriss des Mahnmals wies der Bürgermeister zurück.": {("destroyed", "denied")},
    "Die Kommune will den Gedenkstein im Herbst versetzen.": {("relocated", "planned")},
    "Das Massengrab wurde geöffnet, die Toten wurden exhumiert.": {("exhumed", "happened")},
    "Das Kriegerdenkmal liegt am Ortsrand.": {("exists", "happened")},
    "Es gibt sechs Massengräber.": {("burials", "happened")},
    "In dreiundzwanzig Einzelgräbern liegen Unbekannte.": {("burials", "happened")},
    "Auf dem Soldatenfriedhof ruhen 214 Soldaten.": {("burials", "happened")},
    "Der Friedhof gehört der Stadt Köln.": {("custodian", "happened")},
    "Das Ehrenmal steht unter Denkmalschutz.": {("protected", "happened")},
    "Der Obelisk ist Teil der Gedenkstätte am Weinberg.": {("part_of", "happened")},
    "Im Volksmund wird das Denkmal „Der Lange“ genannt.": {("named", "happened")},
    "Das Mahnmal befindet sich in einem erbärmlichen Zustand.": {("condition", "happened")},
    "Die Gemeinde wird das Ehrenmal restaurieren.": {("restored", "planned")},
    "Es hieß, dass die Stadt das Ehrenmal abreißen wird.": {("destroyed", "planned")},
    "Das Ehrenmal wird restauriert.": {("restored", "planned")},
    "Das Ehrenmal soll im Krieg zerstört worden sein.": {("destroyed", "alleged")},
    "Das Ehrenmal soll abgerissen werden.": {("destroyed", "planned")},
    "Auf der Tafel am Ehrenmal steht: „Den Toten zur Ehre“.": {("inscription", "happened")},
    "Das Ehrenmal trägt die Namen von 86 Gefallenen.": {("commemorates", "happened")},
    "Die Gedenkstätte ist den Opfern des Todesmarsches gewidmet.": {("commemorates", "happened")},
}
LOOKALIKES = [
    "Der Film setzt dem Trainer ein Denkmal.",
    "Auf dem Autofriedhof brannten drei Wracks.",
    "Sie nahm das Geheimnis mit ins Grab.",
    "Das Haus ist ein technisches Denkmal.",
    "Der Sieg war monumental.",
    "Am Volkstrauertag legten Vertreter der Stadt am Ehrenmal einen Kranz nieder.",
    "Der Tag des offenen Denkmals lockte viele Besucher.",
    "Nach der Zerstörung des Klosters besuchte er den Soldatenfriedhof.",
    "Im Naturdenkmal brach ein Ast ab.",
    "Er pflegte seine kranke Mutter.",
    "Die Mauer fiel 1989.",
]


@pytest.mark.parametrize(("sentence", "stated"), STATED.items())
def test_a_sentence_states_what_it_says(
    gazetteer: Gazetteer, sentence: str, stated: set[tuple[str, str]]
) -> None:
    assert heard(sentence, "de", gazetteer, "2024-06-10") == stated


@pytest.mark.parametrize("sentence", LOOKALIKES)
def test_a_lookalike_states_nothing(gazetteer: Gazetteer, sentence: str) -> None:
    assert heard(sentence, "de", gazetteer, "2024-06-10") == set()


@pytest.mark.parametrize(
    "memorial", ["Das Kriegerdenkmal", "Die Kriegsgräberstätte", "Das Kriegsopfermahnmal"]
)
def test_a_word_that_begins_with_war_keeps_its_year(gazetteer: Gazetteer, memorial: str) -> None:
    told = read_text(f"{memorial} wurde 1955 angelegt.", lang="de", gazetteer=gazetteer)
    assert [one["when"] for one in to_guide(told, doc="x")["statements"]] == ["1955"]


@pytest.mark.parametrize(
    ("buried", "counted"),
    [
        ("31 Kriegstote", "people"),
        ("31 Kriegsgefangene", "military"),
        ("31 polnische Zwangsarbeiter", "civilian"),
        ("31 Bombenopfer", "people"),
    ],
)
def test_who_is_counted(gazetteer: Gazetteer, buried: str, counted: str) -> None:
    told = read_text(f"Auf dem Friedhof liegen {buried}.", lang="de", gazetteer=gazetteer)
    assert [one["count_of"] for one in to_guide(told, doc="x")["statements"]] == [counted]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Groß Wusterow steht ein Kriegerdenkmal.", ["Groß Wusterow"]),
        ("Im Besitz der Gemeinde steht ein Kriegerdenkmal.", []),
        ("In Stettin steht ein Kriegerdenkmal.", ["Stettin"]),
        ("In Polen steht ein Kriegerdenkmal.", ["Polen"]),
        ("Dort steht ein Kriegerdenkmal für Polen und Serben.", []),
        ("Das Kriegerdenkmal in Stettin pflegt die Bezirksregierung in Oppeln.", ["Stettin"]),
        ("Im Umfeld der Kirche steht ein Kriegerdenkmal.", []),
    ],
)
def test_a_village_is_no_noun(gazetteer: Gazetteer, text: str, places: list[str]) -> None:
    told = to_guide(read_text(text, lang="de", gazetteer=gazetteer), doc="x")["statements"]
    assert [text[start:end] for one in told for start, end in one["places"]] == places
