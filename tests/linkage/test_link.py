"""Linkage from end to end, with the shipped weights."""

from __future__ import annotations

import math
import random

import pytest

from cenotaph.linkage.link import Linked, link_records
from cenotaph.linkage.record import Record

OSM = [
    Record(id="o1", names=("Marne Road War Memorial",), lat=52.1000, lon=0.1000, kind="memorial"),
    Record(id="o2", names=("Statue of General Arthur Penhaligon",), lat=52.2000, lon=0.1500, kind="statue"),
    Record(id="o3", names=("St Dunstan's Cemetery",), lat=52.3000, lon=0.3000, kind="cemetery"),
    Record(id="o4", names=("Пам'ятник Івану Коваленку",), lat=49.5000, lon=31.5000, kind="monument"),
]
LIST = [
    Record(
        id="l1", names=("War Memorial, Marne Road",), lat=52.1001, lon=0.1001, kind="war memorial", year=1921
    ),
    Record(
        id="l2", names=("PENHALIGON, General Arthur",), lat=52.2001, lon=0.1502, kind="monument", year=1899
    ),
    Record(id="l3", names=("Memorial to the Fenland Railwaymen",), lat=52.3001, lon=0.3001, kind="plaque"),
    Record(id="l4", names=("Monument to Ivan Kovalenko",), lat=49.5002, lon=31.5001, kind="monument"),
]


def pairs(linked: Linked) -> set[tuple[str, str]]:
    return {(link.a, link.b) for link in linked.links}


def test_two_lists_are_linked_across_spellings_and_scripts() -> None:
    linked = link_records(OSM, LIST)
    assert {("o1", "l1"), ("o4", "l4")} <= pairs(linked)
    assert ("o3", "l3") not in pairs(linked)
    assert all(0.5 <= link.probability <= 1 for link in linked.links)


def test_duplicates_within_one_list() -> None:
    assert ("l1", "o1") in pairs(link_records([*OSM, *LIST]))


def test_order_does_not_matter() -> None:
    chance = random.Random(3)
    first, second = [*OSM], [*LIST]
    found = link_records(OSM, LIST)
    for _ in range(3):
        chance.shuffle(first)
        chance.shuffle(second)
        assert link_records(first, second).links == found.links


def test_an_unrelated_record_changes_no_link() -> None:
    other = Record(id="x", names=("Plaza de la Concordia",), lat=-34.6, lon=-58.4, kind="square")
    assert pairs(link_records([*OSM, other], LIST)) == pairs(link_records(OSM, LIST))


@pytest.mark.parametrize("first", [[], OSM[:1]])
def test_nothing_to_link_with(first: list[Record]) -> None:
    assert link_records(first, []).links == []


def test_one_name_without_a_place_a_thousand_times_is_capped_and_told() -> None:
    crowd = [Record(id=f"r{number}", names=("Zborowsky",)) for number in range(1_000)]
    linked = link_records(crowd)
    assert linked.links == []
    assert linked.compared == 0
    assert max(largest for _, largest in linked.capped.values()) == 1_000


def test_a_name_of_a_megabyte() -> None:
    long = Record(
        id="x", names=("Я" * 1_000_000,), inscription="( " * 500_000, address="1" * 500_000, lat=1.0, lon=1.0
    )
    linked = link_records([long, Record(id="y", names=("Obelisk",), lat=1.0, lon=1.0)])
    assert linked.compared == 1


def test_probabilities_do_not_depend_on_which_record_comes_first() -> None:
    there = {frozenset((link.a, link.b)): link.probability for link in link_records([*OSM, *LIST]).links}
    renamed = [
        Record(**{**{name: getattr(one, name) for name in one.__struct_fields__}, "id": "a" + one.id})
        for one in LIST
    ]
    back = {frozenset((link.a, link.b)): link.probability for link in link_records([*OSM, *renamed]).links}
    assert {frozenset(part.removeprefix("a") for part in pair) for pair in back} == set(there)
    for pair, probability in back.items():
        assert math.isclose(
            there[frozenset(part.removeprefix("a") for part in pair)], probability, abs_tol=0.2
        )
