"""What long texts say beside a memorial that they mention only in passing is not told of it, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading


def told(reading: Reading) -> set[str]:
    """List what is said, with its status."""
    return {f"{one.property} {one.status}" for one in reading.findings}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # An item of minutes does not take up the topic of the one before it.
        (
            "Report: • The war memorial was cleaned. • The contractor cut the grass at the green and they were paid.",
            {"maintained happened"},
        ),
        (
            "6.1 The gates of the cemetery were painted. 6.2 Bulbs were planted in case they got mowed.",
            {"maintained happened"},
        ),
        (
            "The war memorial was cleaned by pupils. They also weeded the beds around the memorial.",
            {"maintained happened"},
        ),
        # A heading before a dash tells what its clause is about.
        ("The cemetery was inspected. Village green - I have continued to cut the grass.", set()),
        # What somebody does not want to do, or what is only feared, is not told.
        ("The diocese is not interested in maintaining the memorial.", set()),
        ("The trust is no longer able to maintain the war memorial.", set()),
        ("The county is unable to repair the memorial.", set()),
        ("The county is keen to repair the memorial.", {"restored planned"}),
        ("There was concern about the stones at the graves in case they got mowed.", set()),
        ("In case of need the memorial was repaired by the council in 2012.", {"restored happened"}),
        ("The mayor praised residents who look after the cemetery.", {"maintained ongoing"}),
        # Questions, stories and what any memorial may have done to it.
        ("Who will repair the war memorial?", set()),
        ("In the film the statue is blown up.", set()),
        ("The monument was blown up in 1944.", {"destroyed happened"}),
        ("A headstone can be moved with a crane.", set()),
        ("The headstone can be moved to the churchyard.", {"relocated proposed"}),
        ("There are no memorials in the village.", {"exists denied"}),
        # Another subject, another object.
        ("Signs about dogs not being allowed in the cemetery were put in place.", set()),
        ("The chapel stands in the cemetery. It was restored in 2012.", set()),
        ("There is a chapel in the cemetery. It was restored in 2012.", set()),
        (
            "The cross stands in the cemetery. It was restored in 2012.",
            {"exists happened", "restored happened"},
        ),
        ("The memorial was cleaned. Another arm is missing on the signpost.", {"maintained happened"}),
        (
            "The statue was unveiled in 1920. An arm is missing on the statue.",
            {"unveiled happened", "damaged happened"},
        ),
        ("The churchyard was full. It should be sited in the Elm Road Churchyard.", set()),
        ("A hedge was planted along the cemetery facing the church.", set()),
        ("The motion on the crosses was put. (Cllr Hill proposed, all were in favour).", set()),
        # Whom it is for.
        ("They compared the statues to sites in Chile.", set()),
        ("They dedicated a statue to sailors.", {"commemorates happened"}),
        ("They toured the Hillman cemetery (the name recalling the miners who first dug there).", set()),
        (
            "The graves are tended, and the museum had not commemorated their fate until 2003.",
            {"maintained ongoing"},
        ),
        (
            "The memorial was cleaned. He gave a Memorial Quilt to the men of the squadron.",
            {"maintained happened"},
        ),
        ("The gravestones are for the victims. These were forgotten for years.", {"commemorates happened"}),
        (
            "Ford, who was buried with honours in the cemetery, earned seven medals since joining the Marines.",
            set(),
        ),
        ("The inn became a national monument dedicated “to tell the story of the strike”.", set()),
    ],
)
def test_passing(read: Callable[[str], Reading], text: str, said: set[str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Stories about the World War I soldiers named on the war memorial were read.",
            "World War I soldiers",
        ),
        ("The Loos Memorial (Ann Lee) records the names of 300 missing (Battle of Loos).", "300 missing"),
        (
            "He asked for a plaque for the three men who fell in Korea and to confirm the price.",
            "three men who fell in Korea",
        ),
    ],
)
def test_value_ends(read: Callable[[str], Reading], text: str, value: str) -> None:
    assert {one.value for one in read(text).findings if one.property == "commemorates"} == {value}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The clerk agreed to ask the handyman to paint the cemetery gates.", "handyman"),
        ("The council paid a firm to clean the cenotaph.", "firm"),
        ("Cemetery and Gardens - Painted the gates of the cemetery and weeded the borders.", None),
    ],
)
def test_who_is_asked(read: Callable[[str], Reading], text: str, actor: str | None) -> None:
    assert {one.actor for one in read(text).findings if one.property == "maintained"} == {actor}


def test_statue_is_not_island(read: Callable[[str], Reading]) -> None:
    assert not read("The statues on the island of Hiva, also called Blue Island, are old.").findings
    (named,) = read("The Riga monument, also called the Bronze Lad, is old.").findings
    assert (named.property, named.value) == ("named", "Bronze Lad")
