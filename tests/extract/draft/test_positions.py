"""Positions of lists that do not say what a letter stands for, or call their columns the other way round."""

from __future__ import annotations

import pytest

from cenotaph.extract.draft.draft import Draft, draft_profile
from cenotaph.extract.draft.write import Subject
from cenotaph.extract.rows.mapping import map_row
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.value import Point
from cenotaph.sources.item import Row
from extract.draft.small_lists import rows_of

TOWNS = [
    ("Łomża", 53.178, 22.059),
    ("Płock", 52.55, 19.70),
    ("Kielce", 50.87, 20.63),
    ("Radom", 51.40, 21.15),
]


def located(rows: list[Row]) -> tuple[Draft, tuple[str, ...], list[Statement]]:
    draft = draft_profile(rows, Subject("my-list", "My list"))
    profile = draft.profile.prepare([row.cells for row in rows])
    found = []
    for row in rows:
        row = Row(row.number, row.place, {**row.cells, "@content": str(row.number)}, row.selector)
        mapped = map_row(row, profile, capture="0" * 64)
        assert isinstance(mapped, Assertion), mapped
        found += [one for one in mapped.statements if one.property == "located"]
    return draft, (*profile.notes, *draft.notes), found


def points(statements: list[Statement]) -> list[tuple[float, float] | None]:
    return [
        (round(one.value.lat / 1e7, 4), round(one.value.lon / 1e7, 4))
        if isinstance(one.value, Point)
        else None
        for one in statements
    ]


@pytest.mark.parametrize(
    ("text", "lons", "why"),
    [
        ("Name;Ort;Koordinaten\nA;X;52.1 N, 13.7 O\nB;Y;52.2 N, 13.8 O\n", [13.7, 13.8], "east"),
        ("Naam;Plaats;Coördinaten\nA;X;52.1 N, 5.7 O\nB;Y;52.2 N, 5.8 O\n", [5.7, 5.8], "east"),
        ("Nombre;Lugar;Coordenadas\nA;X;40.1 N, 3.7 O\nB;Y;39.2 N, 0.4 O\n", [-3.7, -0.4], "west"),
        ("Nom;Commune;Coordonnées\nA;X;48.1 N, 1.7 O\nB;Y;47.2 N, 1.8 O\n", [-1.7, -1.8], "west"),
        ("Name;Place;Coordinates\nA;X;40.1 N, 3.7 O\nB;Y;41.2 N, 1.4 E\n", [-3.7, 1.4], "west"),
        ("Name;Place;Coordinates\nA;X;52.1 N, 0.7 O\nB;Y;52.2 N, 0.4 W\n", [0.7, -0.4], "east"),
        ("Name;Place;Lat;Lon\nA;X;40.1 N;3.7 O\nB;Y;41.2 N;1.4 E\n", [-3.7, 1.4], "west"),
        ("Name;Place;Coordinates\nA;X;38.1 N, 8.1 O\nB;Y;40.2 N, 8.2 O\nC;Z;41.2 N, 8.1 O\nD;Z;38.9 N, 7.9 O\n", [-8.1, -8.2, -8.1, -7.9], "west"),
    ],
)  # fmt: skip
def test_o_is_east_or_west_by_what_the_list_shows(text: str, lons: list[float], why: str) -> None:
    _, notes, found = located(rows_of(text))
    assert [point and point[1] for point in points(found)] == lons
    assert any(f"O is read as {why}" in note for note in notes)


def test_an_o_that_nothing_explains_makes_no_position_and_is_said() -> None:
    draft, notes, found = located(
        rows_of("Name;Place;Coordinates\nA;X;50.1 N, 3.7 O\nB;Y;51.2 N, 0.4 O\nC;Z;50.3 N, 3.5 O\n")
    )
    assert points(found) == [None, None, None]
    assert any("nothing in the list says which" in note for note in notes)
    assert "nothing in the list says which" in draft.text


@pytest.mark.parametrize(
    "cell",
    [
        "52° 31.234' N 13° 24.5' E",
        "N52 31.234 E013 24.500",
        "N 52° 31.234' E 013° 24.500'",
        "52°31.234 N, 13°24.5 E",
        "52 31.234N 13 24.5E",
        "52° 31,234' с.ш. 13° 24,5' в.д.",
        "szer. 52° 31.234' N, dł. 13° 24.5' E",
    ],
)
def test_degrees_and_decimal_minutes_stand_in_a_pair(cell: str) -> None:
    _, _, found = located(rows_of(f"Name|Coordinates\nA|{cell}\nB|52.1, 13.2\n", "|"))
    assert points(found)[0] == (52.5206, 13.4083)


def test_columns_called_the_other_way_round_are_turned_where_places_prove_it() -> None:
    text = "Pomnik;Miejscowość;Szerokość;Długość\n" + "".join(
        f"Pomnik;{name};{lon};{lat}\n" for name, lat, lon in TOWNS
    )
    _, notes, found = located(rows_of(text))
    assert points(found) == [(lat, lon) for _, lat, lon in TOWNS]
    assert {one.qualifiers for one in found} == {(("repaired", "swapped"),)}
    assert any("4 places that the rows name" in note for note in notes)


def test_columns_that_are_called_what_they_are_stay() -> None:
    text = "Pomnik;Miejscowość;Szerokość;Długość\n" + "".join(
        f"Pomnik;{name};{lat};{lon}\n" for name, lat, lon in TOWNS
    )
    draft, notes, found = located(rows_of(text))
    assert points(found) == [(lat, lon) for _, lat, lon in TOWNS]
    assert notes == ()
    assert "swapped" not in draft.text


def test_points_in_the_sea_are_a_doubt_and_no_proof() -> None:
    text = "Denkmal;Breite;Länge\n" + "".join(
        f"Stein {number};{8 + number / 10:.2f};{52 + number / 10:.2f}\n" for number in range(8)
    )
    _, notes, found = located(rows_of(text))
    assert points(found)[0] == (8.0, 52.0)
    assert any("are latitude and longitude swapped?" in note for note in notes)
