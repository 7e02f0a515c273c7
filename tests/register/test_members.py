"""Members of lists are derived: seen on the map, marked, and counted by nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cenotaph.errors import UnknownIdError
from cenotaph.model.entry import Statement
from cenotaph.model.value import Count, Place, PlaceCandidate, Text
from cenotaph.register.members import kind_of_words
from cenotaph.register.places import most_specific
from small_log import CHONGJIN, DPRK, PYONGYANG, SmallLog, buried, event, kind, land, named, town

DAY = date(2025, 6, 1)
GROUP, OTHER = "text:0123456789abcdef/7", "text:fedcba9876543210/9"
EUROPE = Place("Europe", (PlaceCandidate("m49:150", "Europe", "area", 950),))


def listed(*places: Place, subject: str = GROUP, log: SmallLog | None = None) -> SmallLog:
    log = log or SmallLog()
    log.source(f"paper of {subject}")
    import_id = log.opened(f"paper of {subject}", document="cd" * 32)
    log.told(import_id, subject, kind("group", "monuments to Soviet soldiers"))
    erected = Statement(property="erected", places=places, count=Count(9, "sites", 9))
    log.told(import_id, subject, erected, buried(1375, *places))
    return log


def test_each_most_specific_place_of_a_list_gives_a_member(tmp_path: Path) -> None:
    with listed(PYONGYANG, CHONGJIN, DPRK).folded(tmp_path) as register:
        found = [one for one in register.list(as_of=DAY) if one.derived]
        assert [(one.id, one.name, one.kind, one.place, one.country, one.state) for one in found] == [
            (
                f"{GROUP}/chongjin",
                "monuments to Soviet soldiers, Chongjin",
                "monument",
                "Chongjin",
                "KP",
                "standing",
            ),
            (
                f"{GROUP}/pyongyang",
                "monuments to Soviet soldiers, Pyongyang",
                "monument",
                "Pyongyang",
                "KP",
                "standing",
            ),
        ]
        assert all(one.part_of == GROUP and one.located_by == "gazetteer" for one in found)
        assert (found[1].lon, found[1].lat) == (125.7543, 39.0339)


def test_a_member_rests_on_the_groups_statements_without_its_numbers(tmp_path: Path) -> None:
    with listed(PYONGYANG, CHONGJIN).folded(tmp_path) as register:
        member = register.detail(f"{GROUP}/pyongyang", as_of=DAY)
        group = register.detail(GROUP, as_of=DAY)
    assert member.derived
    assert [(line.address, line.derived, line.count) for line in member.statements] == [
        ("5#0", ("5#0",), None),
        ("5#1", ("5#1",), None),
    ]
    assert all("from a list" in line.flags and line.quote for line in member.statements)
    assert member.burials == ()
    assert [part.id for part in member.part_of] == [GROUP]
    assert [line.count["min"] for line in group.burials if line.count] == [1375]
    assert [part.id for part in group.parts] == [f"{GROUP}/chongjin", f"{GROUP}/pyongyang"]


def test_one_place_is_no_list(tmp_path: Path) -> None:
    with listed(PYONGYANG, DPRK).folded(tmp_path) as register:
        assert [one.id for one in register.list(as_of=DAY)] == [GROUP]
        assert register.detail(GROUP, as_of=DAY).place == "Pyongyang"


@pytest.mark.parametrize("status", ["planned", "denied"])
def test_what_is_only_planned_or_denied_makes_no_member(status: str, tmp_path: Path) -> None:
    log = SmallLog()
    log.row(
        None,
        "list:1",
        kind("group", "monuments"),
        event("erected", "2030", PYONGYANG, CHONGJIN, status=status),
    )
    with log.folded(tmp_path) as register:
        assert [one.id for one in register.list(as_of=DAY)] == ["list:1"]


def test_what_is_no_group_has_no_members(tmp_path: Path) -> None:
    log = SmallLog()
    log.row(None, "list:1", kind("monument"), event("erected", "1946", PYONGYANG, CHONGJIN))
    with log.folded(tmp_path) as register:
        assert [one.id for one in register.list(as_of=DAY)] == ["list:1"]


def test_spellings_of_one_place_are_one_member(tmp_path: Path) -> None:
    dongnim = town("Dongnim", "KP", 124.7, 39.9, ref="cenotaph:tongnim")
    tongrim = town("Tongrim", "KP", 124.7, 39.9, ref="cenotaph:tongnim")
    log = listed(PYONGYANG, dongnim)
    log.told(3, GROUP, event("restored", "2010", CHONGJIN, tongrim))
    with log.folded(tmp_path) as register:
        assert [one.id.rpartition("/")[2] for one in register.list(as_of=DAY) if one.derived] == [
            "chongjin",
            "dongnim",
            "pyongyang",
        ]
        assert len(register.detail(f"{GROUP}/dongnim", as_of=DAY).statements) == 3


def test_two_places_of_one_spelling_are_two_members(tmp_path: Path) -> None:
    log = listed(
        town("Albert", "FR", 2.6, 50.0, ref="geonames:1"), town("Albert", "CA", -64.6, 45.7, ref="geonames:2")
    )
    with log.folded(tmp_path) as register:
        assert [one.id.rpartition("/")[2] for one in register.list(as_of=DAY) if one.derived] == [
            "albert",
            "albert-2",
        ]


def test_members_of_joined_groups_are_those_of_the_older_one(tmp_path: Path) -> None:
    log = listed(PYONGYANG, CHONGJIN)
    listed(PYONGYANG, town("Wonsan", "KP", 127.4, 39.2), subject=OTHER, log=log)
    log.judge(OTHER, GROUP)
    with log.folded(tmp_path) as register:
        assert [one.id for one in register.list(as_of=DAY) if one.derived] == [
            f"{GROUP}/{name}" for name in ("chongjin", "pyongyang", "wonsan")
        ]
        assert register.resolve(f"{OTHER}/wonsan") == f"{GROUP}/wonsan"
        assert not register.is_subject(f"{GROUP}/wonsan")
        with pytest.raises(UnknownIdError):
            register.resolve(f"{OTHER}/nowhere")


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ([PYONGYANG, CHONGJIN, DPRK], ["Pyongyang", "Chongjin"]),
        ([land("Poland", "PL"), land("Latvia", "LV")], ["Poland", "Latvia"]),
        ([land("Poland", "PL"), PYONGYANG], ["Poland", "Pyongyang"]),
        ([EUROPE, land("Poland", "PL")], ["Poland"]),
        ([EUROPE, Place("Nowhere")], ["Nowhere"]),
        ([EUROPE], ["Europe"]),
        ([Place("Nowhere"), Place("nowhere")], ["Nowhere"]),
        ([CHONGJIN, Place("North Hamgyong", (PlaceCandidate("r:1", "North Hamgyong", "region", 700, "KP", 1293000000, 413000000),))], ["Chongjin"]),
        ([PYONGYANG, Place("North Hamgyong", (PlaceCandidate("r:1", "North Hamgyong", "region", 700, "KP", 1293000000, 413000000),))], ["Pyongyang", "North Hamgyong"]),
    ],
)  # fmt: skip
def test_what_contains_others_gives_way_to_them(places: list[Place], names: list[str]) -> None:
    assert [place.name for place in most_specific(places)] == names
    assert most_specific(most_specific(places)) == most_specific(places)


@pytest.mark.parametrize(
    ("words", "kind_code"),
    [
        ("monuments to Soviet soldiers", "monument"),
        ("mass graves and separate graves", "mass_grave"),
        ("Soviet cemeteries", "cemetery"),
        ("Sowjetische Ehrenmale", "monument"),
        ("братские могилы", "mass_grave"),
        ("pomniki Armii Czerwonej", "monument"),
        ("places", None),
    ],
)
def test_the_kind_of_a_member_is_read_from_the_groups_words(words: str, kind_code: str | None) -> None:
    assert kind_of_words(words) == kind_code


def test_a_group_without_a_word_for_its_kind_has_members_of_kind_group(tmp_path: Path) -> None:
    log = SmallLog()
    log.row(None, "list:1", kind("group"), named("Places"), event("exists", "2020", PYONGYANG, CHONGJIN))
    log.row(None, "list:1", Statement(property="inscription", value=Text("Слава")))
    with log.folded(tmp_path) as register:
        assert {one.kind for one in register.list(as_of=DAY)} == {"group"}
