"""Remains that leave a grave: by whatever verb, from whichever grave was named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading


def taken(reading: Reading) -> list[tuple[str, int | None, str]]:
    """Return from where, how many, and whether it was done."""
    return [
        (reading.text[slice(*one.about)], one.count.min if one.count else None, one.status)
        for one in reading.findings
        if one.property == "exhumed"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A mass grave was found near Wenlow in March. The remains of 14 soldiers were recovered by volunteers.",
            ("mass grave", 14, "happened"),
        ),
        (
            "A mass grave was found near Wenlow. Fourteen skeletons have been lifted so far.",
            ("mass grave", None, "happened"),
        ),
        (
            "The soldiers lay in a mass grave in Wenlow. In 1952 they were moved to Hexby.",
            ("mass grave", None, "happened"),
        ),
        (
            "In 1952 the dead of the Wenlow cemetery were moved to Hexby.",
            ("Wenlow cemetery", None, "happened"),
        ),
        (
            "In 1961 the airmen buried in Wenlow cemetery were transferred to Hexby.",
            ("Wenlow cemetery", None, "happened"),
        ),
        (
            "The town wants to rebury the soldiers who lie under the Wenlow monument.",
            ("Wenlow monument", None, "proposed"),
        ),
        (
            "Work to exhume the soldiers buried beneath the Wenlow monument began on Monday.",
            ("Wenlow monument", None, "ongoing"),
        ),
        (
            "Eight more bodies were pulled from the mass grave in Wenlow.",
            ("mass grave", 8, "happened"),
        ),
        ("The cemetery is old. The bodies were removed from the vault.", ("vault", None, "happened")),
        ("The dig at the mass grave in Wenlow yielded 14 bodies.", ("mass grave", 14, "happened")),
        (
            "The excavation of the mass grave in Wenlow began on Monday.",
            ("mass grave", None, "ongoing"),
        ),
        (
            "Archaeologists are excavating a mass grave in Wenlow.",
            ("mass grave", None, "ongoing"),
        ),
        (
            "14 coffins with the remains of soldiers from the Wenlow grave were reburied at Hexby.",
            ("Wenlow grave", 14, "happened"),
        ),
    ],
)
def test_remains_are_taken_up(
    text: str, expected: tuple[str, int | None, str], read: Callable[..., Reading]
) -> None:
    assert taken(read(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers of the garrison were moved to Hexby after the ceremony at the mass grave.",
        "The mass grave lies in a wood. They were brought there by bus.",
        "The mass grave lies in a wood. The visitors were taken to Hexby.",
        "The council plans to relocate 22 graves of soldiers.",
        "The excavation of the Roman villa near the cemetery began on Monday.",
        "The wreath was removed from the grave.",
    ],
)
def test_nothing_is_taken_up(text: str, read: Callable[..., Reading]) -> None:
    assert not taken(read(text))


@pytest.mark.parametrize(
    ("text", "about", "count"),
    [
        ("In the airmen's plot near the church 23 airmen who crashed in 1943 are buried.", "plot", 23),
        ("Sixteen villagers lie in the trench behind the school.", "trench", 16),
        ("The remains of 31 soldiers were buried in a pit near the mill.", "pit", 31),
    ],
)
def test_where_people_lie_is_a_grave(text: str, about: str, count: int, read: Callable[..., Reading]) -> None:
    found = [one for one in read(text).findings if one.property == "burials"]
    assert [(text[slice(*one.about)], one.count.min if one.count else None) for one in found] == [
        (about, count)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The dog is buried in a pit near the mill.",
        "The soldiers hid in the ravine. He lay in the trench for two days.",
    ],
)
def test_where_nobody_lies_is_no_grave(text: str, read: Callable[..., Reading]) -> None:
    assert not read(text).findings
