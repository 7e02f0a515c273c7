"""What a fact takes from the sentences around it: the thing that a pronoun means, and the town."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text.layout import find_sentences
from cenotaph.extract.text.reading import Reading


def told(reading: Reading) -> set[tuple[str, str, tuple[str, ...]]]:
    text = reading.text
    return {
        (one.property, text[slice(*one.about)], tuple(text[slice(*place)] for place in one.places))
        for one in reading.findings
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cemetery lies two miles south of Kreisau. The fence fell down. Pupils found it again in 2006.",
            {("exists", "cemetery", ("Kreisau",)), ("damaged", "fence", ("Kreisau",))},
        ),
        (
            "The cemetery in Kreisau was forgotten. The fence fell down. Pupils have looked after it since 2006.",
            {
                ("condition", "cemetery", ("Kreisau",)),
                ("damaged", "fence", ("Kreisau",)),
                ("maintained", "cemetery", ("Kreisau",)),
            },
        ),
        (
            "RICHMOND, Va. (AP) — A statue on Monument Avenue was removed. A new cemetery was opened.",
            {
                ("removed", "statue", ("RICHMOND", "Monument Avenue")),
                ("unveiled", "new cemetery", ("RICHMOND",)),
            },
        ),
        (
            "The grave in Ashcombe is overgrown; the clerk wrote to the Commission, which is responsible for it.",
            {("condition", "grave", ("Ashcombe",)), ("custodian", "grave", ("Ashcombe",))},
        ),
        (
            "Vandals attacked Wexcombe cenotaph for the third time. The cenotaph in Wexcombe was cleaned.",
            {("vandalised", "Wexcombe cenotaph", ("Wexcombe",)), ("maintained", "cenotaph", ("Wexcombe",))},
        ),
    ],
)
def test_thing_and_place_come_from_around(
    text: str, expected: set[tuple[str, str, tuple[str, ...]]], read: Callable[..., Reading]
) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "buried"),
    [
        ("The war memorial was cleaned. Visitors came from far away. 412 soldiers are buried there.", {412}),
        ("The war memorial was cleaned. 412 soldiers attended.", set()),
        ("The memorial was cleaned. The war cemetery was mown. 37 soldiers are buried there.", {37}),
        (
            "A stele was moved. A column was cleaned. 37 soldiers are buried there.",
            set(),
        ),
    ],
)
def test_who_lies_there(text: str, buried: set[int], read: Callable[..., Reading]) -> None:
    found = [one for one in read(text).findings if one.property == "burials"]
    assert {one.count.min for one in found if one.count} == buried


def test_number_that_is_unknown_within_another(read: Callable[..., Reading]) -> None:
    reading = read("The cemetery is small. 214 soldiers rest in it, 61 of whom are unknown.")
    counts = {(one.count_of, one.count.min) for one in reading.findings if one.count}
    assert counts == {("military", 214), ("unknown_people", 61)}


@pytest.mark.parametrize(
    ("text", "count"),
    [("A statue of J.E.B. Stuart stood there.", 1), ("He moved to the U.S. He came back.", 2)],
)
def test_initials_do_not_end_a_sentence(text: str, count: int) -> None:
    assert len(find_sentences(text, (0, len(text)), [])) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Soviet memorial pulled down in Brzeg\nA digger tore down the Monument of Brotherhood in Brzeg on Wednesday.",
            ["Monument of Brotherhood"],
        ),
        (
            "Plaque stolen in Poole\nThe war memorial in Hull was destroyed.",
            ["Plaque", "war memorial"],
        ),
        (
            "Soviet memorial pulled down in Brzeg\nA monument in Opole will be demolished in May.",
            ["Soviet memorial", "monument"],
        ),
    ],
)
def test_headline_that_the_lead_tells_again_is_told_once(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    assert [text[slice(*one.about)] for one in read(text).findings] == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Benghazi War Cemetery has suffered extensive damage.", ["Benghazi"]),
        ("A plaque names Captain Orr, who fell at Corunna. The plaque was moved.", []),
    ],
)
def test_place_in_the_name_locates_and_where_somebody_fell_does_not(
    text: str, places: list[str], read: Callable[..., Reading]
) -> None:
    assert [text[slice(*one)] for one in read(text).findings[-1].places] == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolkata, Nov 8: Volunteers cleaned the memorial.", {("maintained", "memorial", ("Kolkata",))}),
        ("The flood has left dozens of graves leaning.", set()),
        ("The villagers decided against moving the monument.", {("relocated", "monument", ())}),
        ("Four of the bronze panels melted.", {("damaged", "bronze panels", ())}),
        ("The Queen's Park Cenotaph was damaged.", {("damaged", "Park Cenotaph", ("Queen's Park",))}),
    ],
)
def test_what_stands_around_is_not_taken_for_it(
    text: str, expected: set[tuple[str, str, tuple[str, ...]]], read: Callable[..., Reading]
) -> None:
    assert told(read(text)) == expected


def test_what_is_dropped_or_decided_against_is_denied(read: Callable[..., Reading]) -> None:
    for text in ("They decided against moving the monument.", "Plans to add a plaque have been dropped."):
        assert [one.status for one in read(text).findings] == ["denied"]
