"""Quotations and speakers, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading
from cenotaph.extract.text.certainty import read_certainties

Said = tuple[str, str | None, str]

CASES: list[tuple[str, list[Said]]] = [
    ("“We will rebuild it,” Anna Kowalska said.", [("direct", "Anna Kowalska", "We will rebuild it,")]),
    ('"We will rebuild it," said mayor Anna Kowalska.', [("direct", "Anna Kowalska", "We will rebuild it,")]),
    ("Anna Kowalska said: «We will rebuild it.»", [("direct", "Anna Kowalska", "We will rebuild it.")]),
    (
        "The ministry said that the cemetery would be closed.",
        [("indirect", "ministry", "the cemetery would be closed")],
    ),
    (
        "The cemetery will be closed, the ministry announced on Friday.",
        [("indirect", "ministry", "The cemetery will be closed")],
    ),
    (
        "The clerk asked whether the name could be added.",
        [("indirect", "clerk", "the name could be added")],
    ),
    (
        "Two crosses were knocked over and a part of the fence was torn out, the consulate added.",
        [("indirect", "consulate", "Two crosses were knocked over and a part of the fence was torn out")],
    ),
    (
        "The ministry's records show that 61 men are buried there.",
        [("indirect", "ministry's records", "61 men are buried there")],
    ),
    (
        "According to the Polish consulate, the graves were moved.",
        [("indirect", "Polish consulate", "the graves were moved")],
    ),
    (
        "The graves were moved, according to the Polish consulate.",
        [("indirect", "Polish consulate", "The graves were moved")],
    ),
    (
        "The graves, which, according to the consul, were moved in May, are empty.",
        [("indirect", "consul", "were moved in May")],
    ),
    (
        "Historian Pavel Dvorak told Radio Prague that the stone was a fake.",
        [("indirect", "Pavel Dvorak", "the stone was a fake")],
    ),
    (
        "Pavel Dvorak visited the site. He pointed out that the stone was a fake.",
        [("indirect", "Pavel Dvorak", "the stone was a fake")],
    ),
    (
        "Pavel Dvorak opened the exhibition. “The stone is a fake,” Dvorak said.",
        [("direct", "Pavel Dvorak", "The stone is a fake,")],
    ),
    (
        "The Russian embassy in Oslo said the grave was found. The embassy added that it would be marked.",
        [
            ("indirect", "Russian embassy in Oslo", "the grave was found"),
            ("indirect", "Russian embassy in Oslo", "it would be marked"),
        ],
    ),
    (
        "The governor said the statue was “a symbol of hate” and would go.",
        [
            ("indirect", "governor", "the statue was “a symbol of hate” and would go"),
            ("direct", "governor", "a symbol of hate"),
        ],
    ),
    (
        "The governor called the statue “a lasting symbol of hate”.",
        [("direct", "governor", "a lasting symbol of hate")],
    ),
    (
        "“It is a scandal,” said Ann Lee. “It must stop.”",
        [("direct", "Ann Lee", "It is a scandal,"), ("direct", "Ann Lee", "It must stop.")],
    ),
    (
        "“We found it in May,” said Ann Lee.\n\n“Nobody had known about it before.”",
        [
            ("direct", "Ann Lee", "We found it in May,"),
            ("direct", "Ann Lee", "Nobody had known about it before."),
        ],
    ),
    (
        "The council said:\n“The stone stays where it is.”",
        [("direct", "council", "The stone stays where it is.")],
    ),
    (
        "A report shows that the cemetery is neglected.",
        [("indirect", "report", "the cemetery is neglected")],
    ),
    ("The inscription says “Peace to the world”.", []),
    ("The plaque reads: “To those who fell”.", []),
    ("The so-called ‘Bronze Soldier’ was moved.", []),
    ("He worked on ‘Islam’ and “the rest”.", []),
    ("It was a dog’s dinner, wasn’t it, the ’90s.", []),
    ("She wondered whether the stone was a fake.", []),
    (
        "“Why is it still there?” Anna Kowalska asked on Monday.",
        [("direct", "Anna Kowalska", "Why is it still there?")],
    ),
    ("''We will rebuild it,'' Anna Kowalska said.", [("direct", "Anna Kowalska", "We will rebuild it,")]),
    (
        "Anna Kowalska: “We will never take it down.”",
        [("direct", "Anna Kowalska", "We will never take it down.")],
    ),
    (
        "“We will never take it down.” - Anna Kowalska",
        [("direct", "Anna Kowalska", "We will never take it down.")],
    ),
    (
        "The statue will be cleaned in May, the Valley Post reported on Tuesday.",
        [("indirect", "Valley Post", "The statue will be cleaned in May")],
    ),
    (
        "As the Valley Post noted, the statue was a gift.",
        [("indirect", "Valley Post", "the statue was a gift")],
    ),
    (
        "His office put out a statement saying that the statue would stay.",
        [("indirect", "His office", "the statue would stay")],
    ),
    (
        "The secretary of state said the grave was lost because, presumably, no map was made.",
        [("indirect", "secretary of state", "the grave was lost because, presumably, no map was made")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_who_says_what(text: str, expected: list[Said], read: Callable[..., Reading]) -> None:
    found = [(one.mode, one.speaker, text[one.start : one.end]) for one in read(text).quotations]
    assert found == expected


INTERVIEW = """The envoy, Park Min-ho, told the paper in an interview on the eve of President Juan Ortega's visit that trade was growing.
“We remember our friends,” Ortega stressed. He added that the monument was cared for.
"""


def test_wrong_speaker_is_recorded_as_written_and_flagged(read: Callable[..., Reading]) -> None:
    quotations = read(INTERVIEW).quotations
    assert [one.speaker for one in quotations] == ["Park Min-ho", "Juan Ortega", "Juan Ortega"]
    assert [one.flags for one in quotations] == [(), ("speaker_inconsistent",), ("speaker_inconsistent",)]


def test_speaker_who_acts_is_not_flagged(read: Callable[..., Reading]) -> None:
    text = INTERVIEW + "President Juan Ortega opened the school."
    assert all(not one.flags for one in read(text).quotations)


def test_unclosed_quotation_is_flagged(read: Callable[..., Reading]) -> None:
    (one,) = read("Ann Lee said: “We found the grave in May and told the police at once").quotations
    assert (one.speaker, one.flags) == ("Ann Lee", ("unclosed",))


def test_block_from_a_website(read: Callable[..., Reading]) -> None:
    text = "Here is a description from the website of the Polish Embassy.\n\nThere are 12 graves in Minsk.\n\nThey are tended."
    (one,) = [one for one in read(text).quotations if one.rule == "block"]
    assert (one.speaker, text[one.start : one.end]) == ("Polish Embassy", text[text.index("There") :])


def test_voice_of_a_statement_is_the_innermost_speaker(read: Callable[..., Reading]) -> None:
    text = "The agency reported that the statue was removed. The plinth was cleaned."
    voices = {one.property: one.voice for one in read(text).findings}
    assert voices["removed"] == "agency"


def test_a_rule_has_the_certainty_that_was_measured(read: Callable[..., Reading]) -> None:
    (one,) = read("“We will rebuild it,” Anna Kowalska said.").quotations
    right, n = read_certainties()["direct"][one.rule]
    assert one.certainty == 1000 * (right + 1) // (n + 2)


def test_what_an_object_bears_is_not_signed(read: Callable[..., Reading]) -> None:
    assert not read("Inscription: “They gave all that they had.”").quotations


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Ann Stone continued:\n\n“We found the grave in May, by chance.”", "Ann Stone", "We found the grave in May, by chance."),
        ("Said Ann Lee: “We found the grave in May.”", "Ann Lee", "We found the grave in May."),
        ("“We found the grave in May.” ― Ann Lee\n“It was cold.” ― Bo Rask", "Ann Lee", "We found the grave in May."),
        ("“LEE: We found the grave in May.”", "LEE", "We found the grave in May."),
        ("Bo Rask rejected Ann Lee’s claim that the grave was found in May.", "Ann Lee", "the grave was found in May"),
        ("Ann Lee said she would mend the fence and warned against haste.", "Ann Lee", "she would mend the fence"),
        ("Ann Lee promised to mend the fence of the grave.", "Ann Lee", "to mend the fence of the grave"),
        ("Ann Lee said that she would pray but did not kneel.", "Ann Lee", "she would pray"),
        ("The embassy called the plan for the grave “blasphemous.”", "embassy", "blasphemous."),
        ("Ann Lee described the loss of the grave as “state vandalism,” adding that it was empty.", "Ann Lee", "state vandalism,"),
        ("Nearly a third say they don't know the grave.", "third", "they don't know the grave"),
        ("Bo Rask, who’s argued for years that the grave is lost, left.", "Bo Rask", "the grave is lost"),
        ("While Rask said that the grave is lost, nobody looked.", "Rask", "the grave is lost"),
        ("Anna Lee said the grave is lost. The 71-year-old said that nobody looked.", "Anna Lee", "nobody looked"),
        ("The Russian embassy in Riga said the grave is lost. The diplomatic mission said that nobody looked.", "Russian embassy in Riga", "nobody looked"),
    ],
)  # fmt: skip
def test_other_ways_to_attribute(read: Callable[..., Reading], text: str, speaker: str, said: str) -> None:
    assert (speaker, said) in [(one.speaker, text[one.start : one.end]) for one in read(text).quotations]


def test_what_somebody_could_say_is_no_quotation(read: Callable[..., Reading]) -> None:
    text = "Alexei learned the names, so that he can say where each one was. The graves are old."
    assert not read(text).quotations
