from __future__ import annotations

import pytest

from cenotaph.extract.draft.choose import choose_roles
from cenotaph.extract.draft.columns import look_at
from cenotaph.extract.draft.role import Role
from extract.draft.small_lists import LISTS, rows_of


def in_words(role: Role) -> str:
    parts = [role.what, role.of, role.unit, role.category, role.identified, role.conflict]
    return " ".join(part for part in parts if part and part != "note")


def roles_of(text: str) -> dict[str, str]:
    rows = rows_of(text)
    return {guess.column.name: in_words(guess.role) for guess in choose_roles(look_at(rows), rows)}


@pytest.mark.parametrize("name", LISTS)
def test_columns_are_understood_in_many_languages(name: str) -> None:
    text, expected = LISTS[name]
    found = roles_of(text)
    assert {column: found[column] for column in expected} == expected


def test_every_role_says_why() -> None:
    for text, _ in LISTS.values():
        rows = rows_of(text)
        assert all(guess.role.reason for guess in choose_roles(look_at(rows), rows))


def test_a_latitude_that_only_fits_a_longitude_is_one() -> None:
    found = roles_of("Name;Latitude;Longitude\nA;130.5;42.5\nB;131.5;43.5\nC;129.9;43.1\n")
    assert (found["Latitude"], found["Longitude"]) == ("lon", "lat")


def test_half_a_position_is_none() -> None:
    assert roles_of("Name;Latitude\nA;52.5\nB;53.5\n")["Latitude"] == "unused"


def test_metres_of_a_grid_that_nobody_names_are_no_position() -> None:
    found = roles_of("Name;X;Y\nA;-4000000;3000000\nB;-4000100;3000100\n")
    assert (found["X"], found["Y"]) == ("unused", "unused")


def test_a_number_is_no_count_unless_the_header_says_of_what() -> None:
    found = roles_of("Name;Height;Postcode;Soldiers buried\nA;12;12345;7\nB;15;12346;9\nC;15;12346;9\n")
    assert found["Height"] == found["Postcode"] == "unused"
    assert found["Soldiers buried"] == "count people military"


def test_two_columns_of_one_event_that_agree_are_read_as_one() -> None:
    found = roles_of("Name;Year built;Date built\nA;1921;1921-05-04\nB;1930;1930-01-02\nC;1931;\n")
    assert found["Date built"] == "event erected"
    assert found["Year built"] == "other_date erected"


def test_two_columns_of_one_event_that_differ_are_both_stated() -> None:
    found = roles_of("Name;Year built;Year constructed\nA;1921;1920\nB;1930;1929\n")
    assert found["Year built"] == found["Year constructed"] == "event erected"


def test_a_list_without_names_is_known_by_its_places() -> None:
    found = roles_of("Parish;County;Unveiled\nUpton;Kent;1921\nNorton;Kent;1922\nWeston;Kent;1923\n")
    assert found["Parish"] == "locality main"


def test_things_named_after_people_are_no_people() -> None:
    text = "Surname;First name;Inscription;Erected\nDoe;Jane;Here lived;1999\nRoe;Richard;Here worked;2001\n"
    found = roles_of(text)
    assert (found["Surname"], found["Erected"]) == ("surname", "event erected")
