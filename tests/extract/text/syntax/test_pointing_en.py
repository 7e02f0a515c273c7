"""Which memorial a statement is about where its clause only points: "both", "the rest", "the third", "it"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text.reading import Reading


def told(reading: Reading) -> set[tuple[str, str]]:
    """Return what was found of what."""
    return {(one.property, reading.text[slice(*one.about)]) for one in reading.findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two statues stand in the square. The first was unveiled in 1921. Both were restored last year.",
            {("exists", "statues"), ("unveiled", "first"), ("restored", "statues")},
        ),
        (
            "Four plaques were stolen in May. One was recovered; the rest were melted down.",
            {("vandalised", "plaques"), ("destroyed", "rest")},
        ),
        (
            "Bronze plaques hung on the wall. One was stolen; the rest were taken down for safety.",
            {("exists", "Bronze plaques"), ("vandalised", "One"), ("removed", "rest")},
        ),
        (
            "There are memorials at Ansty and Combe. The former was cleaned, while the latter was hit by a lorry.",
            {("exists", "memorials"), ("maintained", "former"), ("damaged", "latter")},
        ),
        (
            "The cenotaph and the bronze plaque were vandalised in May. Both have been cleaned.",
            {
                (name, about)
                for name in ("vandalised", "maintained")
                for about in ("cenotaph", "bronze plaque")
            },
        ),
        (
            "Six headstones were toppled in the cemetery. Three were reset the same day.",
            {("vandalised", "headstones"), ("restored", "headstones")},
        ),
        (
            "The wall was built in 2003 and bears the names of 120 miners who died. The wall was damaged by frost.",
            {("erected", "wall"), ("commemorates", "wall"), ("damaged", "wall")},
        ),
        (
            "The stone was put up by the school in 1956. It remembers five teachers who fell. The stone has cracked.",
            {("erected", "stone"), ("commemorates", "stone"), ("damaged", "stone")},
        ),
        (
            "The board lay in a mill for years. It lists the men of the village who served. The board was cleaned.",
            {("exists", "board"), ("commemorates", "board"), ("maintained", "board")},
        ),
        (
            "A plane propeller outside the hall remembers the crew of a bomber. The propeller was repainted in May.",
            {("commemorates", "plane propeller"), ("maintained", "propeller")},
        ),
        (
            "The names of 30 soldiers are carved on the screen. The screen was cleaned by pupils.",
            {("commemorates", "screen"), ("maintained", "screen")},
        ),
        (
            "The statue was knocked down in 2016, and a replica now stands in its place. The original is kept in the museum.",
            {("destroyed", "statue"), ("exists", "replica"), ("exists", "statue")},
        ),
        (
            "The statue was stolen in 2012. A resin copy was put up in 2014. The copy was smashed in May.",
            {("vandalised", "statue"), ("erected", "resin copy"), ("vandalised", "resin copy")},
        ),
        (
            "The soldiers’ lot in Oakdale Cemetery holds 42 men. The enclosure was fenced.",
            {("burials", "lot")},
        ),
        (
            "The memorial stands by the church. Was unveiled in 1921. Moved to its present site in 1960.",
            {("exists", "memorial"), ("unveiled", "memorial"), ("relocated", "memorial")},
        ),
        (
            "War memorial. Has been washed by volunteers. To be repainted in May.",
            {("maintained", "War memorial")},
        ),
        (
            "The war memorial is listed. The soldier was lifted off his plinth on Tuesday and will be mended.",
            {("protected", "war memorial"), ("removed", "soldier"), ("restored", "soldier")},
        ),
        (
            "Three statues stood on the bridge. Two were taken down in 1950, one remains.",
            {("exists", "statues"), ("removed", "statues"), ("exists", "one")},
        ),
        (
            "Two memorials stand in the park. One is in good condition, the other is neglected.",
            {("exists", "memorials"), ("condition", "One"), ("condition", "other")},
        ),
        (
            "The statue was removed on Tuesday and will be mended.",
            {("removed", "statue"), ("restored", "statue")},
        ),
        (
            "The statue was damaged by a lorry after the parade and has been repaired.",
            {("damaged", "statue"), ("restored", "statue")},
        ),
        (
            "The memorial was unveiled in 1921, was moved in 1960 and is cleaned often.",
            {("unveiled", "memorial"), ("relocated", "memorial"), ("maintained", "memorial")},
        ),
        (
            "The memorial garden was opened in 2005. Its fountain no longer works. The place is a disgrace.",
            {("unveiled", "memorial garden"), ("condition", "memorial garden")},
        ),
    ],
)
def test_what_a_clause_only_points_to(
    text: str, expected: set[tuple[str, str]], read: Callable[..., Reading]
) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The wall around the school bears the names of sponsors. It was repaired in May. The wall is listed.",
        "The bus shelter lists the times of buses. The shelter was rebuilt last year.",
        "The board lists the meetings of the month. The board was replaced in 2020.",
        "The board remembered the soldiers of the school on Friday. The board was replaced in May.",
        "The hall by the war memorial was built in 1950. Painted in 2004. Restored by volunteers.",
        "The war memorial was cleaned. Bus shelter. Broken in May. Repaired in June.",
        "The church has a memorial. Built in 1880. Restored in 1990.",
        "A replica of a Spitfire stands at the war memorial. The original was shot down in 1941. A copy was sent out.",
        "The cenotaph was unveiled. The soldier was taken to hospital. The veteran was moved to a care home.",
        "A wreath was laid at the memorial. Police removed the soldier. The nurse was taken down by bus.",
        "A car hit the war memorial. It was towed away.",
        "Two cars were parked at the war memorial. Both were damaged. The first was set on fire.",
        "Two cars hit headstones at the cemetery. Both were destroyed.",
        "Four men were charged with damaging headstones. The third was removed from court.",
        "The headstones lie between two old walls. Both were rebuilt in 1970.",
        "The bridge near the cenotaph will be rebuilt. It was damaged by floods in 2019.",
        "The bench by the war memorial was painted. It was broken in March.",
        "A pub opposite the war memorial was demolished. It was built in 1850.",
        "The church next to the cemetery was restored in 2011. It is in poor condition.",
    ],
)
def test_what_is_said_of_other_things_is_not_said_of_memorials(
    text: str, read: Callable[..., Reading]
) -> None:
    first = text.index(".")
    assert {one.property for one in read(text).findings if one.evidence[0] > first} == set()


def test_what_is_pushed_over_is_counted_as_it_is_said(read: Callable[..., Reading]) -> None:
    counts = [one.count for one in read("Vandals pushed over four gravestones in the churchyard.").findings]
    assert [(one.min, one.max) for one in counts if one] == [(4, 4)]
