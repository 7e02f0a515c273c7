"""Plain nouns that are memorials by whom they are for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading


def told(reading: Reading) -> set[tuple[str, str]]:
    return {(one.property, reading.text[slice(*one.about)]) for one in reading.findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bronze likeness of a nurse, put up in Hexby for the civilians killed in the raid, has vanished.",
            ("erected", "bronze likeness of a nurse"),
        ),
        (
            "The granite needle on the hill was raised in memory of the regiment.",
            ("erected", "granite needle"),
        ),
        (
            "A slate roundel to the airmen was let into the wall of the church.",
            ("erected", "slate roundel to the airmen"),
        ),
        (
            "A totem pole honouring the veterans of the valley was raised in Hexby.",
            ("erected", "totem pole"),
        ),
        (
            "The Polish airmen's bench near the cenotaph has been vandalised.",
            ("vandalised", "bench"),
        ),
    ],
)
def test_things_for_the_dead_are_memorials(
    text: str, expected: tuple[str, str], read: Callable[..., Reading]
) -> None:
    assert expected in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "A service in memory of the fallen was held in the hall.",
        "A fund for the airmen was set up in Hexby.",
        "A concert honouring the veterans was organised by the school.",
        "A museum for the soldiers was built in the town.",
        "The bronze door of the bank was restored.",
        "A new kitchen for the soldiers was installed at the barracks.",
    ],
)
def test_other_things_for_the_dead_are_none(text: str, read: Callable[..., Reading]) -> None:
    assert not told(read(text))
