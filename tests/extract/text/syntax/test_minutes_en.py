"""Quotations as parish minutes, police appeals and local news write them, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading

Said = tuple[str, str | None, str]

CASES: list[tuple[str, list[Said]]] = [
    # Minutes
    (
        "Cllr Ward Reported that the plaque on the memorial was missing.",
        [("indirect", "Cllr Ward", "the plaque on the memorial was missing")],
    ),
    (
        "War Memorial, Holy Trinity Churchyard - The Clerk reported that a mason had been found.",
        [("indirect", "Clerk", "a mason had been found")],
    ),
    (
        "The mason suggested either refixing the old panel or cutting a new one.",
        [("indirect", "mason", "either refixing the old panel or cutting a new one")],
    ),
    (
        "The inspector advised the Council of a crack in the base of the cenotaph.",
        [("indirect", "inspector", "a crack in the base of the cenotaph")],
    ),
    (
        "Members felt that the memorial should be moved to the green.",
        [("indirect", "Members", "the memorial should be moved to the green")],
    ),
    (
        "Clerk’s Report\nIt was noted that two headstones in the cemetery were unsafe.",
        [("indirect", "Clerk", "two headstones in the cemetery were unsafe")],
    ),
    (
        "Mr Hale said the cross was leaning. It was reported that the base had sunk.",
        [("indirect", "Mr Hale", "the cross was leaning"), ("indirect", "Mr Hale", "the base had sunk")],
    ),
    ("It was reported that the lettering on the memorial is wearing away.", []),
    (
        "The Parish Council’s position was that the churchyard belongs to the diocese.",
        [("indirect", "Parish Council", "the churchyard belongs to the diocese")],
    ),
    (
        "The survey found that the foundations were sound and recommended that the cross be repointed.",
        [
            ("indirect", "survey", "the foundations were sound"),
            ("indirect", "survey", "the cross be repointed"),
        ],
    ),
    (
        "The register records that 42 men are buried in the churchyard.",
        [("indirect", "register", "42 men are buried in the churchyard")],
    ),
    # News
    (
        "Police constable Pete Nolan patrols the graveyard. Pc Nolan believes somebody knows the thieves.",
        [("indirect", "Pete Nolan", "somebody knows the thieves")],
    ),
    (
        "The wall was designed by pupils, according to information from the city.",
        [("indirect", "city", "The wall was designed by pupils")],
    ),
    (
        "The bash runs from 6 to 8 p.m. May 1 at the Lodges, Keogh said. Tickets are dear, he said.",
        [
            ("indirect", "Keogh", "The bash runs from 6 to 8 p.m. May 1 at the Lodges"),
            ("indirect", "Keogh", "Tickets are dear"),
        ],
    ),
    (
        "Mrs Doe said: “We want to hear from witnesses. “It is so distressing for families.”",
        [
            ("direct", "Mrs Doe", "We want to hear from witnesses."),
            ("direct", "Mrs Doe", "It is so distressing for families."),
        ],
    ),
    (
        "According to the head of the union, Lidia Brandt, nobody had complained about the plates.",
        [("indirect", "Lidia Brandt", "nobody had complained about the plates")],
    ),
    (
        "Reports on social media that the statue had been sold were wrong.",
        [("indirect", "Reports on social media", "the statue had been sold")],
    ),
    (
        "Manny Brown said seeing so many people at the grave was a welcome sight.",
        [("indirect", "Manny Brown", "seeing so many people at the grave was a welcome sight")],
    ),
    (
        "The contractor denied any part in the theft of the panels.",
        [("indirect", "contractor", "any part in the theft of the panels")],
    ),
    ("The museum announced plans for the tank.", []),
    ("Nobody said that the cemetery would be closed.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_who_reports_what(text: str, expected: list[Said], read: Callable[..., Reading]) -> None:
    reading = read(text)
    found = [(one.mode, one.speaker, text[one.start : one.end]) for one in reading.quotations]
    assert found == expected
