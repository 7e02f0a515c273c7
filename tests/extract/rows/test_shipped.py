"""What the shipped profiles make of the tags and cells that they are for."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from cenotaph.extract.rows.mapping import Mapped, Mapper, OutOfScope, map_row
from cenotaph.extract.rows.profile import fitting_profiles, read_profile
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.model.value import Count, Ref, Term, Text, When
from cenotaph.sources.item import Rejected, Row
from cenotaph.sources.reader import read_source

CAPTURE = "0" * 64


def osm(**tags: str) -> Mapped:
    cells = {key.replace("__", ":"): value for key, value in tags.items()} | {"@id": "node/1"}
    return map_row(
        Row(1, "node/1", cells, RowSelector(1, "node/1"), 21.5, 41.5),
        read_profile("osm-memorials"),
        capture=CAPTURE,
    )


def states(mapped: Mapped, property_: str) -> list[Statement]:
    assert isinstance(mapped, Assertion)
    return [statement for statement in mapped.statements if statement.property == property_]


def kind_of(mapped: Mapped) -> str | None:
    (statement,) = states(mapped, "kind")
    assert isinstance(statement.value, Term)
    return statement.value.code


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"historic": "monument"}, "monument"),
        ({"historic": "memorial"}, "memorial_site"),
        ({"historic": "memorial", "memorial": "war_memorial"}, "monument"),
        ({"historic": "memorial", "memorial": "bust"}, "statue"),
        ({"historic": "memorial", "memorial": "war_memorial; plaque"}, "monument"),
        ({"historic": "memorial", "memorial__type": "stolperstein"}, "plaque"),
        ({"memorial": "plaque"}, "plaque"),
        ({"historic": "monument", "artwork_type": "statue"}, "statue"),
        ({"historic": "tomb", "tomb": "war_grave"}, "grave"),
        ({"landuse": "cemetery", "cemetery": "war_cemetery"}, "cemetery"),
        ({"landuse": "cemetery", "name": "Ehrenfriedhof Nord"}, "cemetery"),
        ({"landuse": "cemetery", "name": "Братское кладбище"}, "cemetery"),
        ({"removed__historic": "monument"}, "monument"),
        ({"destroyed__historic": "memorial", "destroyed__memorial": "statue"}, "statue"),
    ],
)
def test_osm_kinds(tags: dict[str, str], kind: str) -> None:
    assert kind_of(osm(**tags)) == kind


@pytest.mark.parametrize(
    "tags",
    [
        {"historic": "castle"},
        {"historic": "marker"},
        {"landuse": "cemetery", "name": "Waldfriedhof"},
        {"amenity": "bench"},
        {"historic": "memorial", "memorial": "ghost_bike"},
    ],
)
def test_what_is_no_memorial_of_osm_is_left_out(tags: dict[str, str]) -> None:
    assert isinstance(osm(**tags), OutOfScope)


@pytest.mark.parametrize(
    ("tags", "property_", "when"),
    [
        ({"removed__historic": "memorial"}, "removed", When()),
        ({"removed__historic": "memorial", "end_date": "2022-08"}, "removed", When("2022-08", "2022-08")),
        ({"was__historic": "monument"}, "removed", When()),
        ({"destroyed__historic": "memorial"}, "destroyed", When()),
        ({"demolished__historic": "monument"}, "destroyed", When()),
        ({"razed__memorial": "statue"}, "destroyed", When()),
        ({"ruins__historic": "monument"}, "damaged", When()),
        ({"historic": "monument", "damaged": "yes"}, "damaged", When()),
        ({"historic": "memorial", "start_date": "~1935"}, "erected", When("1935~", "~1935")),
        ({"historic": "memorial", "check_date": "2021-05-09"}, "exists", When("2021-05-09", "2021-05-09")),
    ],
)
def test_osm_events(tags: dict[str, str], property_: str, when: When) -> None:
    (statement,) = states(osm(**tags), property_)
    assert statement.when == when
    assert statement.status is None


def test_an_end_date_alone_removes_nothing() -> None:
    mapped = osm(historic="memorial", end_date="1945")
    assert not states(mapped, "removed")
    assert not states(mapped, "destroyed")


def test_a_proposed_memorial_is_planned() -> None:
    (statement,) = states(osm(proposed__historic="memorial", start_date="2021"), "erected")
    assert statement.status == "planned"


def test_osm_names_texts_and_references() -> None:
    mapped = osm(
        historic="memorial",
        name="А",
        name__en="A",
        alt_name="B;C",
        old_name="D",
        inscription="x",
        inscription__de="y",
        inscription__north="z",
        subject__wikidata="Q1;Q2",
        wikidata="Q3",
        not__wikidata="Q4;Q5;no",
        ref__nrhp="123",
        heritage="2",
        heritage__operator="nhs",
    )
    assert [(one.value, dict(one.qualifiers).get("variant")) for one in states(mapped, "named")] == [
        (Text("А"), None),
        (Text("A", "en"), None),
        (Text("B"), "alternative"),
        (Text("C"), "alternative"),
        (Text("D"), "former"),
    ]
    assert [one.value for one in states(mapped, "inscription")] == [Text("x"), Text("y", "de"), Text("z")]
    assert states(mapped, "inscription")[2].qualifiers == (("part", "north"),)
    assert [one.value for one in states(mapped, "commemorates")] == [Ref("wikidata:Q1"), Ref("wikidata:Q2")]
    assert [(one.value, one.qualifiers) for one in states(mapped, "identifier")] == [
        (Text("Q3"), (("scheme", "wikidata"),)),
        (Text("Q4"), (("relation", "different"), ("scheme", "wikidata"))),
        (Text("Q5"), (("relation", "different"), ("scheme", "wikidata"))),
        (Text("123"), (("scheme", "nrhp"),)),
    ]
    assert states(mapped, "protected")[0].qualifiers == (("by", "nhs"),)
    assert states(mapped, "renamed")[0].qualifiers == (("former", "D"),)


def cwgc(name: str) -> Mapped:
    cells = {
        "cemetery": name,
        "firstworldwarcasualties": "2270",
        "secondworldwarcasualties": "518",
        "totalcasualties": "2865",
        "cemeterycountry": "Turkey (including Gallipoli)",
        "locality": "",
    }
    return map_row(Row(1, "line 2", cells, RowSelector(1)), read_profile("cwgc-cemeteries"), capture=CAPTURE)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ARRAS MEMORIAL", "memorial_site"),
        ("YPRES (MENIN GATE) MEMORIAL", "memorial_site"),
        ("CAMBRAI MEMORIAL, LOUVERVAL", "memorial_site"),
        ("MAALA MEMORIAL NO.2", "memorial_site"),
        ("DELHI MEMORIAL (INDIA GATE)", "memorial_site"),
        ("FREETOWN (KING TOM) CEMETERY MEMORIAL", "memorial_site"),
        ("TYNE COT CEMETERY", "cemetery"),
        ("CAIRO WAR MEMORIAL CEMETERY", "cemetery"),
        ("V.C. CORNER AUSTRALIAN CEMETERY AND MEMORIAL, FROMELLES", "cemetery"),
        ("COLMA WOODLAWN MEMORIAL PARK", "cemetery"),
        ("OAKAMOOR MEMORIAL CHAPELYARD", "cemetery"),
        ("ST. MARY CHURCHYARD", "cemetery"),
        ("POFADDER LONE GRAVE", "grave"),
        ("GOLDERS GREEN CREMATORIUM", "other"),
    ],
)
def test_cwgc_memorials_bury_nobody(name: str, kind: str) -> None:
    mapped = cwgc(name)
    assert kind_of(mapped) == kind
    property_ = "burials" if kind in ("cemetery", "grave") else "commemorates"
    assert [one.count for one in states(mapped, property_)] == [
        Count(2865, "people", 2865),
        Count(2270, "people", 2270, conflict="WW1"),
        Count(518, "people", 518, conflict="WW2"),
    ]
    assert not states(mapped, "commemorates" if property_ == "burials" else "burials")


def test_cwgc_countries_have_their_code() -> None:
    (statement,) = states(cwgc("HELLES MEMORIAL"), "located")
    assert [(place.name, place.candidates[0].country) for place in statement.places] == [
        ("Turkey (including Gallipoli)", "TR")
    ]


def splc(**cells: str) -> Mapped:
    usual = {"feature_name": "A", "city": "B", "state": "AL", "latitude": "30", "longitude": "-90"}
    return map_row(
        Row(1, "line 2", usual | cells, RowSelector(1)), read_profile("splc-2018"), capture=CAPTURE
    )


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("Monument", "monument"),
        ("Monument / Courthouse", "monument"),
        ("Road / Street / Highway", "named_place"),
        ("School", "named_place"),
        ("Military Base", "named_place"),
        ("Holiday", "other"),
        ("Flag", "other"),
        ("Something new", "other"),
    ],
)
def test_splc_roads_and_schools_are_no_monuments(category: str, kind: str) -> None:
    mapped = splc(category=category, year_dedicated="1911", year_rededicated="1995")
    assert kind_of(mapped) == kind
    assert [one.when for one in states(mapped, "unveiled")] == (
        [] if kind == "named_place" else [When("1911", "1911")]
    )
    (name,) = states(mapped, "named")
    assert name.when == (When("1911", "1911", "since") if kind == "named_place" else None)
    assert states(mapped, "exists")[0].when == When("1995", "1995")


@pytest.mark.parametrize(
    ("cells", "when"),
    [
        ({"status": "Removed", "year_removed": "2017"}, When("2017", "2017")),
        ({"status": "removed"}, When()),
        ({"status": "Removed", "year_removed": "Uknown"}, When()),
        ({"category": "Removed"}, When()),
        ({"feature_name": "Statue (removed 2017)"}, When()),
    ],
)
def test_splc_removed_is_an_event_with_or_without_its_year(cells: dict[str, str], when: When) -> None:
    assert [one.when for one in states(splc(**cells), "removed")] == [when]


def test_the_test_row_of_splc_is_left_out() -> None:
    assert isinstance(splc(feature_name="gdsgfg"), OutOfScope)


def map_file(path: Path) -> tuple[str, list[Mapped]]:
    items = list(read_source(path).items)
    first = items[0]
    assert isinstance(first, Row)
    (name,) = fitting_profiles(first.cells)
    mapper = Mapper(read_profile(name), capture=CAPTURE)
    return name, [
        mapper.map(item) if isinstance(item, Row) else item for item in items if not hasattr(item, "text")
    ]


@pytest.mark.parametrize(
    ("file", "profile", "accepted"),
    [
        ("cwgc-sample.csv", "cwgc-cemeteries", 26),
        ("osm-north-macedonia.osm", "osm-memorials", 42),
        ("removals.csv", "removals", 32),
    ],
)
def test_examples_are_taken_whole(file: str, profile: str, accepted: int) -> None:
    with resources.as_file(resources.files("cenotaph.examples").joinpath(file)) as path:
        name, mapped = map_file(path)
    assert name == profile
    assert Counter(type(one) for one in mapped) == {Assertion: accepted}


def test_removals_become_events() -> None:
    with resources.as_file(resources.files("cenotaph.examples").joinpath("removals.csv")) as path:
        _, mapped = map_file(path)
    events = Counter(one.property for row in mapped if isinstance(row, Assertion) for one in row.statements)
    assert (events["removed"], events["relocated"], events["renamed"], events["exists"]) == (17, 5, 5, 5)
    undated = [one for row in mapped for one in states(row, "removed") if one.when == When()]
    assert len(undated) == 2


@pytest.mark.parametrize(
    ("file", "read", "accepted", "out_of_scope", "rejected"),
    [
        ("cwgc_cemeteries/cemetery-list-2016-11-23.csv", 15_814, 15_814, 0, 0),
        ("splc_whose_heritage/2018_confederate_symbols.csv", 1_481, 1_480, 0, 1),
        ("osm_us_monuments/historicMarker.geojson", 320, 2, 318, 0),
        ("osm_us_monuments/historicMemorial.geojson", 2_998, 2_998, 0, 0),
        ("osm_us_monuments/historicMonument.geojson", 5_424, 5_424, 0, 0),
        ("osm_us_monuments/historicMonumentWays.geojson", 937, 937, 0, 0),
        ("osm_north_macedonia/data.txt", 547, 261, 286, 0),
        ("stolpersteine_osm_europe/stolperstein-europe.osm.bz2", 23_701, 23_701, 0, 0),
    ],
)
def test_real_lists_balance(
    shared: Path, file: str, read: int, accepted: int, out_of_scope: int, rejected: int
) -> None:
    _, mapped = map_file(shared / "data" / "registers" / file)
    counts = Counter(type(one) for one in mapped)
    assert (counts[Assertion], counts[OutOfScope], counts[Rejected]) == (accepted, out_of_scope, rejected)
    assert len(mapped) == read


def test_625_cwgc_rows_do_not_add_up(shared: Path) -> None:
    _, mapped = map_file(shared / "data" / "registers" / "cwgc_cemeteries" / "cemetery-list-2016-11-23.csv")
    off = 0
    for row in mapped:
        assert isinstance(row, Assertion)
        counts = [one.count for one in row.statements if one.count is not None]
        off += sum(count.min if count.conflict else -count.min for count in counts) != 0
    assert off == 625
