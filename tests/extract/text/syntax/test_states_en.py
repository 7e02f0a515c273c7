"""Whose a memorial is, how it is, what protects it, what it is called and what is written on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading

STATES = ("custodian", "condition", "protected", "named", "inscription")


def states(reading: Reading) -> list[tuple[str, str]]:
    return [(one.property, str(one.value)) for one in reading.findings if one.property in STATES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2003 the trustees handed the memorial to the town council.", [("custodian", "town council")]),
        (
            "The memorial passed from the PCC to the parish council in 1951.",
            [("custodian", "parish council")],
        ),
        ("The council took on the memorial in 1988.", [("custodian", "council")]),
        ("The memorial was gifted to the town in 1920.", [("custodian", "town")]),
        ("The Volksbund is in charge of the cemetery.", [("custodian", "Volksbund")]),
        ("The cemetery comes under the Ministry of Culture.", [("custodian", "Ministry of Culture")]),
        (
            "The graves are the responsibility of the Commission, which pays the churchyard for it.",
            [("custodian", "Commission")],
        ),
        (
            "The monument has been protected as a historic landmark since 1984.",
            [("protected", "protected as a historic landmark")],
        ),
        ("The memorial is in a sorry way.", [("condition", "in a sorry way")]),
        ("The memorial is unsafe.", [("condition", "unsafe")]),
        ("The memorial is covered in moss.", [("condition", "covered in moss")]),
        ("The memorial lies within a conservation area.", [("protected", "within a conservation area")]),
        (
            "Historic England has upgraded the memorial from Grade II to Grade I.",
            [("protected", "upgraded the memorial from Grade II to Grade I")],
        ),
        (
            "The memorial, which is under the protection of the state, was cleaned.",
            [("protected", "under the protection of the state")],
        ),
        ("Listed status has been granted to the memorial.", [("protected", "Listed status")]),
        (
            "The memorial is covered by a preservation order.",
            [("protected", "covered by a preservation order")],
        ),
        ("Under a treaty of 1992 the war graves are protected.", [("protected", "are protected")]),
        (
            "The memorial is held in trust by the vicar and churchwardens.",
            [("custodian", "vicar and churchwardens")],
        ),
        ("The title to the cemetery rests with the county.", [("custodian", "county")]),
        (
            "The district council, as owner of the memorial, must pay for it.",
            [("custodian", "district council")],
        ),
        (
            "The war memorial is in need of attention.",
            [("condition", "in need of attention")],
        ),
        ("The headstones are green with algae.", [("condition", "green with algae")]),
        ("The war cemetery is small. The place is spotless.", [("condition", "spotless")]),
        ("The memorial is filthy.", [("condition", "filthy")]),
        ("The state of the graves in Tamsag is unsatisfactory.", [("condition", "unsatisfactory")]),
        (
            "The monument was stripped of its protection in March.",
            [("protected", "stripped of its protection")],
        ),
        (
            "The ministry removed the monument from the register of cultural heritage.",
            [("protected", "removed the monument from the register of cultural heritage")],
        ),
        (
            "The tank monument is a monument of local importance.",
            [("protected", "a monument of local importance")],
        ),
        ("Known as the Lady of the Lake, the statue was moved in 1999.", [("named", "Lady of the Lake")]),
        ("The obelisk, or “the Pencil” as it is called here, was cleaned.", [("named", "Pencil")]),
        ("The memorial was put up in 1920. To the villagers it is simply the Stone.", [("named", "Stone")]),
        (
            "The obelisk was built in 1950. Its official name is the Pillar of Thanks.",
            [("named", "Pillar of Thanks")],
        ),
        (
            "“We shall not forget you,” says the inscription on the obelisk.",
            [("inscription", "We shall not forget you,")],
        ),
        ("The plaque has the text: “Here stood the camp”.", [("inscription", "Here stood the camp")]),
        ("The words “Never again” appear on the memorial.", [("inscription", "Never again")]),
        (
            "The Soviet memorial is a grey column. On the front, in two languages: “Glory to the heroes of the Fleet”.",
            [("inscription", "Glory to the heroes of the Fleet")],
        ),
    ],
)
def test_states(text: str, expected: list[tuple[str, str]], read: Callable[..., Reading]) -> None:
    assert states(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The memorial belongs to nobody.",
        "Eight bodies were taken from the mass grave; the grave goods were handed over to relatives.",
        "The state of the roads around the cemetery is unsatisfactory.",
        "The bust will be transferred to the War Museum.",
        "The council took over the toilets, and the memorial was cleaned.",
        "The family gave the medals to the museum. The memorial was cleaned.",
        "The mayor is in charge of the festival. The memorial was cleaned.",
        "The war memorial was inspected. The hall kitchen is filthy.",
        "The minister looked splendid at the unveiling of the memorial.",
        "The garden of the school beside the memorial is a jungle.",
        "The monuments continued to be carefully looked after.",
        "Known as a quiet man, the memorial's architect died in 1950.",
        "The memorial was unveiled. Its name is known to few.",
        "The memorial was cleaned. “It was a shock,” said the mayor of the town.",
    ],
)
def test_no_states(text: str, read: Callable[..., Reading]) -> None:
    assert states(read(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "count"),
    [
        ("The obelisk was raised as a lasting tribute to the 43 men of Derby.", "43 men of Derby", 43),
        ("The cenotaph is a tribute to the women of the town.", "women of the town", None),
        ("The memorial is to the Royal Engineers.", "Royal Engineers", None),
        ("The war memorial, with nine names listed on it, is old.", "nine names", 9),
        ("The names of 22 men were revealed, etched in granite, on a new monument.", "22 men", 22),
        ("There are 31 names of local men cut in the base of the memorial.", "local men", 31),
        (
            "The memorial lists those who died in World War I. It is old.",
            "those who died in World War I",
            None,
        ),
        ("The names of 93 men are inscribed on the base of the monument.", "93 men", 93),
        ("The War Memorial Garden commemorates the men of Ely.", "men of Ely", None),
    ],
)
def test_whom_a_memorial_is_for(
    text: str, value: str, count: int | None, read: Callable[..., Reading]
) -> None:
    (fact,) = (one for one in read(text).findings if one.property == "commemorates")
    assert (fact.value, fact.count.min if fact.count else None) == (value, count)


@pytest.mark.parametrize(
    "text",
    [
        "Our War Memorial Garden is a place of peace. It was laid out by volunteers.",
        "The memorial is to the right of the church. It was cleaned.",
        "The mayor called the memorial a testament to the hard work of volunteers.",
        "Plaques stolen from the lychgate of a parish church in Kent have been recovered.",
        "The service at the memorial was a tribute to the fallen.",
        "Of the graves, 16 belong to unknown soldiers. The cemetery was cleaned.",
    ],
)
def test_what_is_for_nobody(text: str, read: Callable[..., Reading]) -> None:
    assert not {one.property for one in read(text).findings} & {"commemorates", "custodian"}


def test_the_hall_is_the_memorial_hall(read: Callable[..., Reading]) -> None:
    found = read(
        "The Memorial Hall in Derby was opened in 1924. The hall, which is on the State Heritage Register, is owned by the council."
    )
    assert states(found) == [("protected", "on the State Heritage Register"), ("custodian", "council")]


def test_another_halls_hall_is_none(read: Callable[..., Reading]) -> None:
    assert not states(read("The plaque hangs in a hall in Derby. The hall is owned by the council."))


def test_who_is_named_ends_before_the_memorial_goes_on(read: Callable[..., Reading]) -> None:
    found = read(
        "The memorial commemorates miners who lost their lives before 1982 and is maintained by friends."
    )
    assert "miners who lost their lives before 1982" in {one.value for one in found.findings}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The plaques list 331 names from the First World War and 138 from the Second. The memorial is old.",
            [("331 names", 331), ("138 from the Second", 138)],
        ),
        ("The memorial lists 41 men and 3 women.", [("41 men and 3 women", 41)]),
        (
            "The memorial honours 36 men and was unveiled by two men from the Second Battalion.",
            [("36 men", 36)],
        ),
        (
            "There was a brass tablet on the wall, on which were inscribed the names of fifty boys of the school.",
            [("fifty boys of the school", 50)],
        ),
        (
            "A memorial garden for the 14 miners who died was opened.",
            [("14 miners who died", 14)],
        ),
    ],
)
def test_how_many_are_named(text: str, told: list[tuple[str, int]], read: Callable[..., Reading]) -> None:
    found = [one for one in read(text).findings if one.property == "commemorates"]
    assert [(one.value, one.count.min if one.count else None) for one in found] == told


def test_not_until_happened_then(read: Callable[..., Reading]) -> None:
    (fact,) = read("The cemetery was not dedicated until 1960.").findings
    assert (fact.property, fact.status, fact.when) == ("unveiled", "happened", "1960")


def test_a_state_is_no_place(read: Callable[..., Reading]) -> None:
    assert {one.property for one in read("The stone cross had been in a poor state for years.").findings} == {
        "condition"
    }


def test_every_one_of_them_are_all(read: Callable[..., Reading]) -> None:
    (fact,) = read("Every one of the 17,000 marble headstones in the cemetery is scrubbed by hand.").findings
    assert fact.count is not None
    assert fact.count.min == 17_000


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The memorial stood at the port until 1956, when it was damaged in riots.", ["../1956", "1956"]),
        ("When the station closed in 1966, the memorial was moved to the museum.", ["1966"]),
        ("The memorial will be moved when the school opens in 2026.", [None]),
        ("Built of stone, the memorial was originally unveiled in 1920.", [None, "1920"]),
        ("Erected by the council, the memorial was unveiled in 1920.", ["1920", "1920"]),
    ],
)
def test_whose_time_it_is(text: str, when: list[str | None], read: Callable[..., Reading]) -> None:
    assert [one.when for one in read(text).findings] == when


def test_passive_of_those_who_are_commemorated(read: Callable[..., Reading]) -> None:
    found = read("The fallen of Eynsham are commemorated by a lychgate. It was dedicated in 1920.").findings
    assert ("commemorates", "fallen of Eynsham") in [(one.property, one.value) for one in found]
