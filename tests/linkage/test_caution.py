"""What is left to a person, however alike it looks."""

from __future__ import annotations

from typing import Any

import pytest

from cenotaph.linkage.caution import NAME_ALONE, NO_PLACE, OTHER_LIFE, OTHER_PLACE, find_caution
from cenotaph.linkage.link import features_of
from cenotaph.linkage.propose import Ground, Known, propose
from cenotaph.linkage.record import PERSON, Record


def caution(one: dict[str, Any], other: dict[str, Any]) -> str | None:
    a, b = Record(id="a", register="r1", **one), Record(id="b", register="r2", **other)
    ground = Ground([a, b])
    rows = ground.rows([("a", "b")])
    return find_caution(a, b, features_of(ground.prepared, *rows)[0])


def man(name: str = "Georg Weber", **more: Any) -> dict[str, Any]:
    return {"names": (name,), "kind": PERSON, **more}


def site(name: str, **more: Any) -> dict[str, Any]:
    return {"names": (name,), "kind": "monument", **more}


HERE: dict[str, Any] = {"lat": 50.0, "lon": 10.0}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (man(), man(), NAME_ALONE),
        (man(born=1894), man(), NAME_ALONE),
        (man(born=1894), man(born=1894), None),
        (man(born=1894, died=1918), man(born=1894, died=1917), None),  # one year off is a slip
        (man(born=1894, died=1918), man(born=1894, died=1914), OTHER_LIFE),
        (man(born=1894), man(born=1920), OTHER_LIFE),
        (man(born=1920), man(died=1871), OTHER_LIFE),
        (man(commemorates="77 Artillery"), man(commemorates="77 Artillery"), None),
        (man(**HERE), man(**HERE), None),
        (site("Cemetery"), site("Cemetery"), NO_PLACE),
        (site("Cherryfield"), site("Garfield Home"), NO_PLACE),
        (site("Obelisk of Dunwich"), site("Dunwich Obelisk"), None),
        (site("Братская могила", city="Львів"), site("Братская могила", city="Київ"), OTHER_PLACE),
        (site("St Mary's Churchyard", city="Ayton"), site("St Mary's Churchyard", city="Kelso"), OTHER_PLACE),
        (site("War Memorial", city="Kyiv"), site("Пам'ятник загиблим", city="Київ"), NO_PLACE),
        (site("War Memorial", city="Kyiv"), site("War Memorial", city="Київ"), None),
        (site("War Memorial", city="Ayton", **HERE), site("War Memorial", city="Kelso", **HERE), None),
    ],
)
def test_what_is_left_to_a_person(one: dict[str, Any], other: dict[str, Any], why: str | None) -> None:
    assert caution(one, other) == why
    assert caution(other, one) == why


def test_two_of_one_register_do_not_come_together_through_a_third() -> None:
    lions = [
        Record(
            id="a1", register="a", names=("Lion Monument",), lat=50.0, lon=10.0, kind="monument", year=1922
        ),
        Record(
            id="a2", register="a", names=("Lion Monument",), lat=50.0001, lon=10.0, kind="monument", year=1950
        ),
        Record(
            id="b1", register="b", names=("Lion Monument",), lat=50.0, lon=10.0, kind="monument", year=1922
        ),
    ]
    found = {(one.left, one.right): one.relation for one in propose(lions, Known()).proposals}
    assert found["a1", "b1"] == "same"
    assert found.get(("a2", "b1")) in (None, "unsure")
