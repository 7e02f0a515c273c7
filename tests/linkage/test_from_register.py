"""Records from subjects: what counts of what is said, and what is no record."""

from __future__ import annotations

from pathlib import Path

from cenotaph.linkage.from_register import read_records
from cenotaph.linkage.record import Record
from cenotaph.model.entry import Statement
from cenotaph.model.value import Place, PlaceCandidate, Point, Ref, Text, When
from cenotaph.register.in_sqlite import Register
from small_log import SmallLog, kind, located, named

CITY = Place("Oakham", (PlaceCandidate("geonames:1", "Oakham", "city", 990, "GB", 1, 1),))
SHIRE = Place("Rutland", (PlaceCandidate("geonames:2", "Rutland", "region", 990, "GB", 1, 1),))


def records(log: SmallLog, folder: Path) -> dict[str, Record]:
    with Register.open(folder / "r.sqlite", create=True) as register:
        register.fold(log.entries)
        return {record.id: record for record in read_records(register.linking().subjects())}


def test_a_record_holds_what_counts(tmp_path: Path) -> None:
    log = SmallLog()
    log.source("list")
    opened = log.opened("list")
    point = Statement(
        property="located",
        value=Point(lon=-7_000_000, lat=526_700_000, within_m=50),
        places=(CITY, SHIRE),
        qualifiers=(("address", "1 Market Place"),),
    )
    log.row(
        opened,
        "osm:node/1",
        kind("monument", "war memorial"),
        named("Oakham Cross"),
        named("Not its name", "en"),
        point,
        Statement(property="unveiled", when=When("1921-05")),
        Statement(property="inscription", value=Text("Lest we forget")),
        Statement(property="identifier", value=Text("Q1"), qualifiers=(("scheme", "wikidata"),)),
        Statement(property="identifier", value=Text("7"), qualifiers=(("scheme", "ref"),)),
        Statement(property="erected", when=When("1950"), status="planned"),
    )
    log.row(
        opened,
        "osm:node/1/person",
        kind("person"),
        named("Ada Oakes"),
        Statement(property="born", when=When("1890")),
        Statement(property="commemorated_at", value=Ref("osm:node/1")),
    )
    log.withdraw(f"{len(log.entries) - 2}#2")
    (record,) = records(log, tmp_path).values()
    assert record == Record(
        id="osm:node/1",
        names=("Oakham Cross",),
        lat=52.67,
        lon=-0.7,
        within_m=50,
        kind="war memorial; monument",
        year=1921,
        inscription="Lest we forget",
        city="Oakham",
        state="Rutland",
        person="Ada Oakes",
        born=1890,
        address="1 Market Place",
        identifiers=("osm:node/1", "wikidata:Q1"),
        register="osm",
    )


def test_groups_people_and_the_nameless_are_none_and_a_town_is_no_position(tmp_path: Path) -> None:
    log = SmallLog()
    log.source("paper")
    opened = log.opened("paper")
    log.row(opened, "text:0123456789abcdef/7", kind("group", "monuments"), named("Monuments"))
    log.row(opened, "list:1", kind("person"), named("Ada Oakes"))
    log.row(opened, "list:2", kind("monument"))
    log.row(opened, "list:3", named("Cross"), Statement(property="located", places=(CITY,)))
    log.row(opened, "list:4", located(0, 0), named("Null"))
    found = records(log, tmp_path)
    assert found.keys() == {"list:3", "list:4"}
    assert [one.lat for one in found.values()] == [None, None]
