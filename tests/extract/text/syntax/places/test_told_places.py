from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.text.reading import Reading
from cenotaph.extract.text.syntax.places.told_places import told_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Residents of Tarporley are angry.", {"Tarporley"}),
        ("The village of Much Marcle lies below the hill.", {"Much Marcle"}),
        ("Slaidburn's war memorial was cleaned.", {"Slaidburn"}),
        ("Slaidburn war memorial was cleaned by scouts from Slaidburn.", {"Slaidburn"}),
        ("On Monday the Netherby Parish Council met.", {"Netherby"}),
        ("Netherby: Vandals attack memorial\nThe memorial in Netherby was attacked.", {"Netherby"}),
        ("The Parish Council met.", set()),
        ("Historic war memorial damaged", set()),
        ("The people of Soviet Russia remember.", set()),
        ("The Korean war memorial, the Vietnam war memorial and the Boer war memorial.", set()),
        ("In the heart of June, at the edge of Parliament.", set()),
    ],
)
def test_names_shown_to_be_places(text: str, names: set[str]) -> None:
    assert told_places(text) == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Slaidburn, vandals have attacked the war memorial.", ["Slaidburn"]),
        ("Scouts in Slaidburn have cleaned the war memorial.", ["Slaidburn"]),
        ("The memorial in the heart of Ludlow was cleaned.", ["Ludlow"]),
        ("Estonia has removed a Soviet tank monument from Narva.", ["Narva"]),
        ("Soldiers from Catterick cleaned the war memorial in Bellerby.", ["Bellerby"]),
        ("A statue of Nelson Mandela has been erected outside City Hall.", []),
    ],
)
def test_village_of_no_gazetteer_locates(text: str, places: list[str], read: Callable[..., Reading]) -> None:
    reading = read(text)
    (finding, *_) = [one for one in reading.findings if one.property != "commemorates"]
    assert [text[slice(*span)] for span in finding.places] == places


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    assert all(name in text for name in told_places(text))
