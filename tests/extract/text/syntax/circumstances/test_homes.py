"""Where a text is at home: told by whose page it is and who lives there, where no gazetteer knows the village."""

from __future__ import annotations

import pytest

from extract.text.conftest import Read

HEADS = [
    ("TOWN OF BIRCH HOLLOW\nRegular Council", "BIRCH HOLLOW"),
    ("Thornby Magna Primary School", "Thornby Magna"),
    ("Great Wenlow Local History Society", "Great Wenlow"),
    ("The Saxby Village Newsletter, May 2019", "Saxby"),
    ("Minutes of the Annual Parish Meeting of Little Thorpe held on 4 May 2021", "Little Thorpe"),
    ("WELCOME TO THORNBY", "THORNBY"),
    ("Royal British Legion", None),
    ("Annual Report of the Society", None),
]


@pytest.mark.parametrize(("head", "home"), HEADS)
def test_whose_page_it_is_tells_where_its_memorial_stands(read: Read, head: str, home: str | None) -> None:
    text = f"{head}\n\nThe war memorial was unveiled in 1921 by the vicar."
    (found,) = read(text).findings
    assert [text[slice(*one)] for one in found.places] == ([home] if home else [])


@pytest.mark.parametrize(
    "text",
    [
        "Thornby Fire Department said the statue outside the courthouse was damaged.",
        "A Thornby man has been charged with vandalising the war memorial.",
        "Thornby Mayor John Smith unveiled the memorial.",
    ],
)
def test_who_lives_there_tells_it_last(read: Read, text: str) -> None:
    (found,) = read(text).findings
    assert [text[slice(*one)] for one in found.places] == ["Thornby"]


def test_a_place_that_is_told_goes_first(read: Read) -> None:
    text = "Thornby Fire Department said the statue in Riga was damaged."
    (found,) = read(text).findings
    assert [text[slice(*one)] for one in found.places] == ["Riga"]
