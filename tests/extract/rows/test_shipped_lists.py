"""What the shipped profiles make of lists of offices, societies and surveys: on small rows, and on the real files."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

import cenotaph
from cenotaph.extract.rows.mapping import Mapper, OutOfScope, Unit
from cenotaph.extract.rows.profile import fitting_profiles, read_profile, shipped_profiles
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Attribution, JsonPointer, Selector
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.model.schema import read_schema
from cenotaph.model.value import Count, Point, Ref, Term, Text, When
from cenotaph.sources.detect import Format
from cenotaph.sources.item import Rejected, Row
from cenotaph.sources.reader import read_source

CAPTURE = "0" * 64


def unit_of(cells: dict[str, str], lon: float | None = None, lat: float | None = None) -> Unit:
    """Map one row by the one profile that fits it."""
    (name,) = fitting_profiles(cells)
    selector: Selector = RowSelector(1)
    row = Row(1, "line 2", cells, selector, lon, lat, "list.csv")
    return Mapper(read_profile(name).prepare([cells]), capture=CAPTURE).map_unit(row)


def stated(cells: dict[str, str], lon: float | None = None, lat: float | None = None) -> Assertion:
    unit = unit_of(cells, lon, lat)
    assert isinstance(unit, tuple), unit
    return unit[0]


def of(assertion: Assertion, property_: str) -> list[Statement]:
    return [one for one in assertion.statements if one.property == property_]


def kind_of(assertion: Assertion) -> str | None:
    value = assertion.statements[0].value
    assert isinstance(value, Term)
    return value.code


def splc_2020(**cells: str) -> dict[str, str]:
    usual = {"Unique ID": "7", "feature_name": "A", "City": "B", "County": "C", "State": "AL",
             "Symbol Type": "Monument", "Coordinates": "32.5,-86.5", "Year Dedicated": "1910",
             "Year Removed": "", "Tracking Status": "Live"}  # fmt: skip
    return usual | cells


@pytest.mark.parametrize(
    ("status", "events"),
    [
        ("Live", [("exists", None, ())]),
        ("Removed", [("removed", None, ())]),
        ("Renamed", [("renamed", None, ())]),
        ("Relocated", [("relocated", None, ())]),
        ("Pending", [("removed", "planned", ())]),
        (
            "Live (Statue Removed; Pedestal Remains)",
            [("removed", None, (("part", "statue"),)), ("exists", None, (("part", "pedestal"),))],
        ),
    ],
)
def test_what_became_of_a_symbol(
    status: str, events: list[tuple[str, str | None, tuple[object, ...]]]
) -> None:
    found = stated(splc_2020(**{"Tracking Status": status, "Year Removed": "2020"}))
    wanted = {"exists", "removed", "renamed", "relocated"}
    assert [
        (one.property, one.status, one.qualifiers) for one in found.statements if one.property in wanted
    ] == events


def test_symbols_by_state_are_told_apart_by_their_file() -> None:
    found = stated(
        {"City": "Clinton", "Monument": "Confederate Monument", "Type": "Monument", "Year": "1910"}
    )
    assert found.subject == "splc:list/Confederate%20Monument/Clinton"
    assert of(found, "unveiled")[0].when == When("1910", "1910")
    place = stated({"monument": "Lee County", "type": "County"}, -86.5, 32.5)
    assert (kind_of(place), of(place, "located")[0].value) == ("named_place", Point(-865000000, 325000000))


UNESCO = {
    "column_1": "3", "Title of the damage site in English": "Mass grave in A", "Type of damanged site": "monument",
    "Region": "Sumy region", "Address": "B", "Geo location": "50.9, 34.8", "Link to google Maps": "not found",
    "Date of damage (first reported)": "2022-03-12 2022-03-27", "Year of construction": "1950",
    "Reference to the first reported news article, reports, etc.": "https://a.example/1",
}  # fmt: skip


def test_damaged_sites_of_ukraine() -> None:
    found = stated(UNESCO)
    assert kind_of(found) == "mass_grave"
    assert [one.when.edtf for one in of(found, "damaged") if one.when] == ["2022-03-12", "2022-03-27"]
    assert [one.value for one in of(found, "identifier")] == [Text("https://a.example/1")]
    undated = stated(UNESCO | {"Date of damage (first reported)": "", "Geo location": "not found"})
    assert of(undated, "damaged")[0].when == When()
    assert of(undated, "located")[0].value is None
    heading = dict.fromkeys(UNESCO, "") | {"column_1": "13 sites in the A Region"}
    profile = read_profile("ukraine-damage")
    left_out = Mapper(profile, capture=CAPTURE).map_unit(Row(1, "line 2", heading, RowSelector(1)))
    assert isinstance(left_out, OutOfScope)


def test_open_plaques_have_lists_in_their_cells() -> None:
    cells = {
        "id": "7", "inscription": "X lived here", "latitude": "51.5", "longitude": "-0.1", "country": "United Kingdom",
        "area": "London", "erected": "1950", "main_photo": "", "organisations": '["City", "Society, The"]',
        "lead_subject_name": "X", "lead_subject_type": "woman", "lead_subject_born_in": "1890",
        "subjects": '["X|(1890-1950)|woman|pilot|", "Y||man||"]',
    }  # fmt: skip
    unit = unit_of(cells)
    assert isinstance(unit, tuple)
    assert [one.value for one in of(unit[0], "commemorates")] == [Text("X"), Text("Y")]
    assert [one.value for one in of(unit[0], "custodian")] == [Text("City"), Text("Society, The")]
    assert unit[1].subject == "openplaques:7/lead-subject"
    assert of(unit[1], "commemorated_at")[0].value == Ref("openplaques:7")
    assert of(unit[1], "born")[0].when == When("1890", "1890")


def test_blue_plaques_end_with_their_year() -> None:
    cells = {"name": "X, Y", "@folder": "Blue Plaques / B",
             "description": "Y X<br>pilot<br>1 Street<br>B 1975", "description_text": "Y X\npilot\n1 Street\nB 1975"}  # fmt: skip
    found = stated(cells, -0.1, 51.5)
    assert of(found, "erected")[0].when == When("1975", "Y X\npilot\n1 Street\nB 1975")
    assert of(found, "commemorates")[0].value == Text("Y X")


def test_a_stone_and_its_person() -> None:
    cells = {
        "Vorname": "Ada", "Nachname": "Muster", "Geburtsjahr": "0", "Längengrad": "13.4", "Breitengrad": "52.5",
        "Straße + Hausnummer": "A 1", "Ortsteil": "Mitte", "Bezirk": "Mitte", "Virtueller-Stein": "0",
        "Url zu Biografie": "https://www.stolpersteine-berlin.de/biografie/17",
    }  # fmt: skip
    unit = unit_of(cells)
    assert isinstance(unit, tuple)
    assert [one.subject for one in unit] == ["stolpersteine-berlin:17", "stolpersteine-berlin:17/person"]
    assert not of(unit[1], "born")
    assert isinstance(unit_of(cells | {"Virtueller-Stein": "virtuell"}), OutOfScope)
    (later,) = (unit_of({"Name": "Ada Muster", "Strasse": "A 1", "Ortsteil": "Mitte", "Gebjahr": "1901",
                         "url": "https://www.stolpersteine-berlin.de/de/biografie/17"}),)  # fmt: skip
    assert isinstance(later, tuple)
    assert later[0].subject == unit[0].subject


def test_casualties_lie_in_cemeteries_of_the_other_list() -> None:
    cells = {
        "Id": "5", "Surname": "MUSTER", "Forename": "ADA", "Initials": "A", "Age": "21", "Honours": "",
        "Date of Death": "05/09/1917", "Rank": "Nurse", "Regiment": "R", "Unit/ship/squadron": "1st", "Country": "C",
        "Service Number": "'12'", "Cemetery/memorial": "TYNE COT CEMETERY", "Grave Reference": "I. A. 1.",
        "Additional Info": "Daughter of B.",
    }  # fmt: skip
    found = stated(cells)
    assert kind_of(found) == "person"
    assert of(found, "named")[0].value == Text("ADA MUSTER")
    assert of(found, "died")[0].when == When("1917-09-05", "05/09/1917")
    assert of(found, "buried_at")[0].value == Ref("cwgc:TYNE%20COT%20CEMETERY")
    assert of(found, "unit")[0].value == Text("R, 1st")
    assert of(found, "identifier")[0].value == Text("12")
    missing = stated(cells | {"Cemetery/memorial": "TYNE COT MEMORIAL"})
    assert of(missing, "commemorated_at")[0].value == Ref("cwgc:TYNE%20COT%20MEMORIAL")
    assert not of(missing, "buried_at")


@pytest.mark.parametrize(
    ("kind", "code", "grave_type"),
    [
        ("Братская могила", "mass_grave", "mass"),
        ("Одиночная могила", "grave", "single"),
        ("воинское кладбище", "cemetery", None),
        ("Мемориал", "memorial_site", None),
        ("", "grave", None),
    ],
)
def test_burial_passports(kind: str, code: str, grave_type: str | None) -> None:
    cells = {
        "Номер паспорта": "12", "Вид захоронения": kind, "Место захоронения": "д. А", "Район": "Б", "Область": "В",
        "Всего захоронено": "125", "Известных": "100", "Неизвестных": "25", "Военнослужащие": "120",
        "Мирные жители": "нет", "Дата захоронения": "1943", "Координаты": "54.5, 30.25", "Состояние": "хорошее",
    }  # fmt: skip
    found = stated(cells)
    assert (found.subject, kind_of(found)) == ("burial-passport:list/12", code)
    total, known, unknown, military = (one.count for one in of(found, "burials"))
    assert total is not None
    assert (total.min, total.grave_type) == (125, grave_type)
    assert known == Count(100, "people", 100, identified="known")
    assert unknown == Count(25, "people", 25, identified="unknown")
    assert military == Count(120, "people", 120, category="military")
    assert of(found, "condition")[0].value == Term("good", "хорошее")
    assert of(found, "located")[0].value == Point(302500000, 545000000)


def test_other_words_of_burial_passports() -> None:
    found = stated(
        {"№ захоронения": "7", "НАИМЕНОВАНИЕ": "Братская могила", "Всего": "около 30", "Неизвестные": "?"}
    )
    (count,) = (one.count for one in of(found, "burials"))
    assert count is not None
    assert count.min < 30 < (count.max or 0)
    person = stated({"Фамилия": "Иванов", "Имя": "Иван", "Отчество": "Иванович", "Звание": "рядовой",
                     "Год рождения": "1920", "Дата гибели": "05.09.1943", "Номер паспорта": "12"})  # fmt: skip
    assert of(person, "named")[0].value == Text("Иванов Иван Иванович", "ru")
    assert of(person, "died")[0].when == When("1943-09-05", "05.09.1943")
    assert of(person, "buried_at")[0].value == Ref("burial-passport:12")


def test_condition_assessments() -> None:
    cells = {
        "EAMENA ID": "EAMENA-0000001", "Resource Name": "A", "Assessment Activity Date": "2021-05-09",
        "Assessment Investigator - Actor": "Ada", "Country Type": "Iraq", "Overall Condition State Type": "Very Bad",
        "Damage Extent Type": "61-90%", "Disturbance Cause Type": "Military/Armed Conflict",
        "Disturbance Cause Certainty": "High", "Heritage Place Type": "Cemetery", "Geometric Place Expression": "POINT(44 33)",
        "Threat Type": "Looting|Water Action",
    }  # fmt: skip
    found = stated(cells)
    assert (found.subject, kind_of(found)) == ("eamena:EAMENA-0000001", "cemetery")
    (condition,) = of(found, "condition")
    assert (condition.value, condition.when) == (
        Term("very_bad", "Very Bad"),
        When("2021-05-09", "2021-05-09"),
    )
    assert dict(condition.qualifiers) == {"assessor": "Ada", "extent": "61-90%"}
    assert (of(found, "damaged")[0].cause, len(of(found, "threat"))) == ("Military/Armed Conflict", 2)
    assert not of(stated(cells | {"Overall Condition State Type": "Destroyed"}), "exists")


ODK = {"site-site_name": "A", "site-site_kind": "mass_grave", "site-location-Latitude": "48.5",
       "site-location-Longitude": "37.5", "site-location-Accuracy": "4.2", "state-visited_on": "2024-05-09",
       "state-condition": "poor", "state-damage_extent": "11-30%", "state-threat": "water neglect",
       "meaning-buried_unknown": "12", "photos-photo_overall": "1.jpg", "assessor": "Ada", "meta-instanceID": "uuid:1"}  # fmt: skip
KOBO = {"site/site_name": "A", "site/site_kind": "mass_grave", "site/location": "48.5 37.5 120 4.2",
        "_site/location_latitude": "48.5", "_site/location_longitude": "37.5", "_site/location_precision": "4.2",
        "state/visited_on": "2024-05-09", "state/condition": "poor", "state/damage_extent": "11-30%",
        "state/threat": "water neglect", "meaning/buried_unknown": "12", "photos/photo_overall": "1.jpg",
        "assessor": "Ada", "_uuid": "uuid:1"}  # fmt: skip


@pytest.mark.parametrize("cells", [ODK, KOBO], ids=["odk", "kobo"])
def test_submissions_of_the_form(cells: dict[str, str]) -> None:
    found = stated(cells)
    assert (found.subject, kind_of(found)) == ("survey:uuid%3A1", "mass_grave")
    assert found.attribution == (Attribution("Ada", "indirect"),)
    assert of(found, "located")[0].value == Point(375000000, 485000000, 4)
    assert of(found, "condition")[0].value == Term("poor", "poor")
    assert of(found, "exists")[0].when == When("2024-05-09", "2024-05-09")
    assert [one.value for one in of(found, "threat")] == [Term(None, "water"), Term(None, "neglect")]
    assert of(found, "image")[0].value == Text("1.jpg")


def test_the_form_and_its_profile_have_the_same_fields() -> None:
    workbook = load_workbook(Path(cenotaph.__file__).parent / "forms" / "condition_survey.xlsx")
    fields = {str(row[1]) for row in workbook["survey"].iter_rows(min_row=2, values_only=True)}
    read = read_profile("condition-survey").plan
    assert read is not None
    profile = (Path(cenotaph.__file__).parent / "extract/rows/profiles/condition-survey.toml").read_text(
        "utf-8"
    )
    groups = {"start", "site", "meaning", "state", "photos"}
    assert {
        field for field in fields - groups if f'"{field}"' not in profile and f"{field} =" not in profile
    } == set()
    choices = [row[:2] for row in workbook["choices"].iter_rows(min_row=2, values_only=True)]
    assert {name for group, name in choices if group == "condition"} == set(read_schema().conditions)
    assert {name for group, name in choices if group == "site_kind"} <= set(read_schema().kinds)


def test_wikidata_entities_and_queries() -> None:
    cells = {"@id": "Q7", "label:en": "A", "label:de": "B", "alias:en": "C; D", "P31": "Q4989906", "P571": "1921-05",
             "P576@somevalue": "1", "P547": "Q8; Q9", "@redirects_from": "Q5", "P1889": "Q6"}  # fmt: skip
    found = stated(cells, 13.5, 52.25)
    assert (found.subject, kind_of(found)) == ("wikidata:Q7", "monument")
    assert of(found, "erected")[0].when == When("1921-05", "1921-05")
    assert of(found, "removed")[0].when == When()
    assert [one.value for one in of(found, "commemorates")] == [Ref("wikidata:Q8"), Ref("wikidata:Q9")]
    assert [(one.value, dict(one.qualifiers)["relation"]) for one in of(found, "identifier")] == [
        (Text("Q5"), "same"),
        (Text("Q6"), "different"),
    ]
    assert isinstance(unit_of({"@id": "Q1", "P31": "Q3624078", "description:en": "country"}), OutOfScope)
    asked = stated({"item": "http://www.wikidata.org/entity/Q7", "itemLabel": "War memorial in A",
                    "coord": "Point(13.5 52.25)", "countryLabel": "Germany"})  # fmt: skip
    assert (asked.subject, kind_of(asked)) == ("wikidata:Q7", "monument")
    assert of(asked, "located")[0].value == Point(135000000, 522500000)


@pytest.mark.parametrize("name", shipped_profiles())
def test_every_profile_says_what_it_covers(name: str) -> None:
    profile = read_profile(name)
    assert profile.spec.source.covers is not None
    assert profile.requires


def map_file(path: Path, table_format: Format | None = None) -> tuple[str, list[Unit]]:
    items = [one for one in read_source(path, format=table_format).items if isinstance(one, (Row, Rejected))]
    rows = [one for one in items if isinstance(one, Row)]
    (name,) = fitting_profiles(rows[0].cells)
    mapper = Mapper(read_profile(name).prepare([row.cells for row in rows[:4000]]), capture=CAPTURE)
    return name, [mapper.map_unit(one) if isinstance(one, Row) else one for one in items]


@pytest.mark.parametrize(
    ("file", "profile", "accepted", "out_of_scope", "rejected"),
    [
        ("blue_plaques_london_kml/blueplaques.kml", "blue-plaques", 1038, 0, 1),
        ("openplaques_london/open-plaques-london-2016-05-22.csv", "open-plaques", 2722, 0, 0),
        ("osm_north_macedonia/places_with_names.js", "osm-memorials", 378, 553, 0),
        ("splc_whose_heritage/2020-10-16_whose_heritage_sf.xlsx", "splc-2020", 1975, 1, 2),
        ("splc_whose_heritage/2016_csv_alabama.csv", "splc-2016", 107, 0, 0),
        ("splc_whose_heritage/2016_data_alabama.yml", "splc-2016", 107, 0, 0),
        ("stolpersteine_berlin_register/stolpersteine_berlin_raw.csv", "stolpersteine-berlin", 10941, 27, 0),
        ("stolpersteine_berlin_register/2022_stolpersteine.xlsx", "stolpersteine-berlin-2022", 8740, 0, 0),
        ("stolpersteine_berlin_register/2022_address_geocoded.xlsx", "geocoded-addresses", 3408, 0, 0),
        ("uk_war_memorials/updated.csv", "war-memorials-online", 27, 0, 0),
        ("uk_war_memorials/jr_war_memorials.csv", "war-memorials-online", 27, 0, 0),
        ("ukraine_damaged_sites/cultural_damage_L4R2.csv", "linked4resilience", 227, 0, 0),
        ("ukraine_damaged_sites/cultural_damage_l4R_wiki_enriched.csv", "linked4resilience", 391, 0, 0),
        ("ukraine_damaged_sites/unesco-damage-sites-qid.csv", "ukraine-damage", 351, 14, 0),
        ("ukraine_damaged_sites/unesco_damage_sites.csv", "ukraine-damage", 351, 14, 0),
        ("us_state_memorials/fl_monument_roster.xlsx", "us-fl-roster", 153, 0, 3),
        ("us_state_memorials/me_civilwar_monuments.html", "us-me-civilwar", 147, 0, 0),
        ("us_state_memorials/nc_commland_listing.html", "us-nc-commemorative", 954, 0, 0),
        ("us_state_memorials/nd_sites.kml", "us-nd-sites", 57, 0, 0),
        ("us_state_memorials/ne_markers.geojson", "us-ne-markers", 554, 0, 1),
        ("us_state_memorials/nps_statues.xlsx", "us-nps-monuments", 670, 0, 0),
        ("us_state_memorials/nv_markers.json", "us-nv-markers", 271, 0, 0),
        ("us_state_memorials/or_monuments_markers.html", "us-or-monuments", 268, 0, 0),
        ("us_state_memorials/or_veteran_memorials_socrata.json", "us-or-veterans", 277, 0, 0),
        ("us_state_memorials/sd_statues.xlsx", "us-sd-statues", 223, 0, 0),
        ("us_state_memorials/ut_markers_monuments.geojson", "us-ut-markers", 1538, 0, 0),
        ("us_state_memorials/wy_monuments_markers.geojson", "us-wy-markers", 600, 0, 0),
        ("volksbund_cemeteries/kriegsgraeberstaetten.csv", "volksbund", 6081, 0, 0),
    ],
)
def test_real_lists_balance(
    shared: Path, file: str, profile: str, accepted: int, out_of_scope: int, rejected: int
) -> None:
    path = shared / "data" / "registers" / file
    name, units = map_file(path, "html_tables" if path.suffix == ".html" else None)
    counts = Counter(type(one) for one in units)
    assert name == profile
    assert (counts[tuple], counts[OutOfScope], counts[Rejected]) == (accepted, out_of_scope, rejected)


@pytest.mark.parametrize(
    ("file", "rows", "without_position"),
    [("ABERDEENSHIRE", 170, 24), ("STIRLING", 123, 0), ("WESTERN_ISLES", 46, 1)],
)
def test_mangled_lists_equal_their_clean_twins(
    shared: Path, file: str, rows: int, without_position: int
) -> None:
    """A row differs only if the mangled list has neither numbers nor a link."""
    folder = shared / "data" / "registers" / "uk_war_memorials"
    mangled, clean = (map_file(folder / f"{prefix}{file}.csv")[1] for prefix in ("", "_"))
    assert len(mangled) == len(clean) == rows
    unequal = [(one, other) for one, other in zip(mangled, clean, strict=True) if facts(one) != facts(other)]
    assert len(unequal) == without_position
    for one, _ in unequal:
        assert isinstance(one, tuple)
        assert of(one[0], "located")[0].value is None


def facts(unit: Unit) -> str:
    assert isinstance(unit, tuple)
    said = [
        (
            one.property,
            one.value,
            one.when,
            one.places,
            [pair for pair in one.qualifiers if pair[0] != "repaired"],
        )
        for one in unit[0].statements
    ]
    return json.dumps([unit[0].subject, repr(said)])


def test_a_feature_of_a_query_points_at_its_geometry() -> None:
    cells = {"item": "Q7", "itemLabel": "A"}
    row = Row(1, "binding 1", cells, JsonPointer("/results/bindings/0"), 13.5, 52.25)
    unit = Mapper(read_profile("wikidata-query"), capture=CAPTURE).map_unit(row)
    assert isinstance(unit, tuple)
    assert of(unit[0], "located")[0].selector == JsonPointer("/geometry")
