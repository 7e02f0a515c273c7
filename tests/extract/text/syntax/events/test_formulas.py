"""Turns of phrase: told word by word, with what stands between, their status, and nothing told twice."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.reading import EVENTS, TO_COME
from cenotaph.extract.text.syntax.parse.lexicon import read_lexicon
from extract.text.conftest import Read

TOLD = [
    ("The obelisk was the gift of Sir John Smith.", "erected", "happened", "obelisk"),
    ("The council has given its consent for a war memorial.", "erected", "planned", "war memorial"),
    ("There is an appeal for a new statue.", "erected", "proposed", "statue"),
    ("Volunteers gave the railings round the memorial a fresh coat of paint.", "maintained", "happened", "railings"),
    ("Two rangers patrol the memorial at night.", "maintained", "ongoing", "memorial"),
    ("The obelisk is under repair.", "restored", "ongoing", "obelisk"),
    ("A long crack runs through the base of the obelisk.", "damaged", "happened", "base"),
    ("The cenotaph fell victim to metal thieves.", "vandalised", "happened", "cenotaph"),
    ("The obelisk will stay put, the mayor said.", "removed", "denied", "obelisk"),
    ("The obelisk stands by the church. It fell victim to the retreating army.", "destroyed", "happened", "obelisk"),
    ("The monument is no longer there.", "exists", "denied", "monument"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "status", "about"), TOLD)
def test_tells_what_happened(read: Read, text: str, name: str, status: str, about: str) -> None:
    found = [one for one in read(text).findings if one.property == name]
    assert [(one.status, text[slice(*one.about)].split()[-1]) for one in found] == [
        (status, about.split()[-1])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They pay for the obelisk to be lit.",  # one that is there already
        "The obelisk stands by the church. The crack in the road runs through the village.",
        "The obelisk stands there. The cinema was the gift of Sir John Smith.",
    ],
)
def test_leaves_alone_what_is_of_something_else(read: Read, text: str) -> None:
    assert {one.rule for one in read(text).findings} <= {"event_verb"}


def test_adds_nothing_to_what_is_told_already(read: Read) -> None:
    found = read(
        "Vandals have sprayed a swastika on the obelisk, a graffiti attack on the monument."
    ).findings
    assert len({(one.property, one.thing) for one in found}) == len(found)


def test_names_properties_and_statuses_only() -> None:
    keys = [key.removeprefix("formulas.") for key in read_lexicon("en").lists if key.startswith("formulas.")]
    known = {*TO_COME, "", "happened", "ongoing", "denied"}
    assert all(
        name in {*EVENTS, "exists"} and status in known
        for name, _, status in (one.partition("_") for one in keys)
    )
    assert all(
        {"M", "N", "S"} & set(line.split()) or name == "exhumed"
        for name in keys
        for line in read_lexicon("en").lists[f"formulas.{name}"]
    )


def test_leaves_what_a_memorial_only_hangs_on() -> None:
    text = "The upkeep of the war memorial is paid for by the parish."
    assert "erected" not in [one.property for one in read_text(text, lang="en").findings]


def test_calls_by_its_last_word_what_was_named_before() -> None:
    text = "The memorial gates were unveiled in 1921. In 1988 the gates were moved to the park."
    found = [(one.property, text[slice(*one.about)]) for one in read_text(text, lang="en").findings]
    assert ("relocated", "gates") in found
