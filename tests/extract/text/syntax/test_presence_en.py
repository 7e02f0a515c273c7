"""That a memorial is there, by what has or holds it, by what is left of it, and where one comes upon it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The park contains a war memorial and a bandstand.", ["war memorial"]),
        ("The Memorial Hall houses a marble tablet to the fallen.", ["marble tablet to the fallen"]),
        (
            "North Korea also has monuments to the Red Army in Chongjin and Rason.",
            ["monuments to the Red Army"],
        ),
        ("There used to be a monument to the pilots on the corner.", ["monument to the pilots"]),
        ("Facing the station is a bronze infantryman.", ["bronze infantryman"]),
        ("Poland is dotted with memorials to the Red Army.", ["memorials to the Red Army"]),
        ("The centre of the square is occupied by the monument.", ["monument"]),
        ("The memorial is to be found just inside the north door.", ["memorial"]),
        ("On the far side of the green you come to the memorial cross.", ["memorial cross"]),
        ("At the next corner you pass a memorial to the Poles.", ["memorial to the Poles"]),
        ("To the left of the path is a memorial stone.", ["memorial stone"]),
        ("The embassy put the number of Soviet monuments in the country at 27.", ["Soviet monuments"]),
        ("The war shrine is old. Alongside it is a wooden grave marker.", ["wooden grave marker"]),
        ("The Brooding Soldier rises eleven metres from its terrace at a crossroads.", ["Brooding Soldier"]),
        ("The memorial was erected in 1971. A tank stands at the foot of the hill.", ["tank"]),
        ("For 57 years the T-34 stood by the river. Six other Soviet memorials were moved.", ["T-34"]),
        ("Tucked into a corner of the garden is a low memorial cairn.", ["low memorial cairn"]),
        ("Hidden behind the chapel lies a small cemetery.", ["small cemetery"]),
        # Parts of one.
        ("The statue was toppled in 1990. All that remains is the pedestal.", ["pedestal"]),
        ("Only the pedestal is left of the monument.", ["pedestal"]),
        ("The monument was taken down. The bronze figure is now on show in the museum.", ["bronze figure"]),
        (
            "The mass grave was opened. A granite plinth with a relief used to mark the spot; the relief is kept at Valga Museum.",
            ["granite plinth", "relief"],
        ),
        # Men of bronze; where it stood, and where it lies.
        (
            "Until 2020 a Soviet soldier in bronze stood there. The town hall wrote that the soldier is lying in a yard.",
            ["Soviet soldier in bronze", "soldier"],
        ),
    ],
)
def test_it_is_there(text: str, about: list[str], read: Callable[..., Reading]) -> None:
    found = [one for one in read(text).findings if one.property == "exists"]
    assert [text[slice(*one.about)] for one in found] == about


@pytest.mark.parametrize(
    "text",
    [
        "The town has a plan for the memorial.",
        "How many war graves are there in Kenya?",
        "Where does the memorial stand?",
        "The number of visitors to the memorial was put at 27.",
        "The museum contains 40 paintings. The memorial was cleaned.",
        "The council has the memorial insured.",
        "The memorial was left in ruins by the storm.",
        "All that remains is the bill. The memorial was cleaned.",
        "You pass the exam after a visit to the memorial.",
        "The fields are dotted with sheep. The memorial was cleaned.",
        "Nothing is left of the budget for the statue.",
        "The soldier is lying in hospital. The memorial was cleaned.",
        "The stage was occupied by the band. The monument was cleaned.",
    ],
)
def test_it_is_not_said_to_be_there(text: str, read: Callable[..., Reading]) -> None:
    assert not [one for one in read(text).findings if one.property == "exists"]


@pytest.mark.parametrize(
    ("text", "about", "value"),
    [
        ("A long wall carries the names of 4,620 dead servicemen.", "long wall", "4,620 dead servicemen"),
        ("Slabs with the names of 214 victims were set around the lawn.", "Slabs", "214 victims"),
        (
            "A bas-relief honoring the sailors of the Pacific Fleet was opened there.",
            "bas-relief",
            "sailors of the Pacific Fleet",
        ),
        ("A bench in memory of the lifeboat crew was stolen.", "bench", "lifeboat crew"),
        ("On the four faces of the obelisk are the names of 124 townsmen.", "obelisk", "124 townsmen"),
        (
            "A memorial tablet was moved. Below are the names of eleven men.",
            "memorial tablet",
            "eleven men",
        ),
        (
            "The obelisk was moved. The left wing lists those who had fallen.",
            "left wing",
            "those who had fallen",
        ),
        ("The boulder commemorates eight thousand dead.", "boulder", "eight thousand dead"),
    ],
)
def test_wall_or_relief_is_a_memorial_by_whom_it_is_for(
    text: str, about: str, value: str, read: Callable[..., Reading]
) -> None:
    found = [one for one in read(text).findings if one.property == "commemorates"]
    assert [(text[slice(*one.about)], one.value) for one in found] == [(about, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The wall behind the church lists the names of donors.",
        "On a screen the names of the winners appeared. The memorial was next door.",
        "The bridge was named in memory of the soldiers.",
        "She found that a man listed on the memorial had died in Canada.",
    ],
)
def test_wall_is_no_memorial(text: str, read: Callable[..., Reading]) -> None:
    assert not [one for one in read(text).findings if one.property == "commemorates"]
