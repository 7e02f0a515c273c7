"""Readings as assertions: subjects, evidence, attribution, counts, values."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading, assertions_of
from cenotaph.gazetteer import Gazetteer
from cenotaph.model.canonical import decode_payload, encode_payload
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Evidence, TextQuote
from cenotaph.model.value import Count, Place, Ref, Term, Text, When

TEXT = """Monuments to fallen sailors have been erected in Riga and Tallinn. The Sea Monument in Riga is the central one. It was built shortly after the fleet came home in 1946. The inscription on the monument reads: “To the sailors”.
According to the naval museum, 120 people, including 80 sailors, 15 of them unknown, are buried in mass graves in Riga. The graves are in poor condition.
"""


def make(text: str, reading: Reading, gazetteer: Gazetteer | None = None) -> list[Assertion]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return assertions_of(reading, capture=digest, rendition=digest, gazetteer=gazetteer)


@pytest.fixture(scope="module")
def assertions(read: Callable[..., Reading]) -> list[Assertion]:
    return make(TEXT, read(TEXT))


def quote(one: Assertion) -> TextQuote:
    assert isinstance(one.evidence, Evidence)
    assert isinstance(one.evidence.selector, TextQuote)
    return one.evidence.selector


def stated(assertions: list[Assertion], name: str) -> list[Statement]:
    return [statement for one in assertions for statement in one.statements if statement.property == name]


def test_every_quote_stands_where_it_says(assertions: list[Assertion]) -> None:
    for one in assertions:
        for selector in (quote(one), *(s.selector for s in one.statements if s.selector)):
            assert isinstance(selector, TextQuote)
            assert TEXT[selector.start : selector.end] == selector.exact
            assert TEXT[: selector.start].endswith(selector.prefix or "")
            assert TEXT[selector.end :].startswith(selector.suffix or "")


def test_mentions_of_a_thing_share_its_subject(assertions: list[Assertion]) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    first = TEXT.index("Sea Monument")
    about = [one for one in assertions if one.subject == f"text:{digest}/{first}"]
    names = {statement.property for one in about for statement in one.statements}
    assert names == {"kind", "named", "part_of", "erected", "inscription"}


def test_each_thing_has_its_kind_once(assertions: list[Assertion]) -> None:
    kinds = [
        (one.subject, statement.value)
        for one in assertions
        for statement in one.statements
        if statement.property == "kind"
    ]
    assert len({subject for subject, _ in kinds}) == len(kinds)
    assert Term("monument", "Sea Monument") in [value for _, value in kinds]
    subjects = {one.subject for one in assertions if "/" in one.subject}
    assert subjects == {subject for subject, _ in kinds}


def test_counts(assertions: list[Assertion]) -> None:
    assert [one.count for one in stated(assertions, "burials")] == [
        Count(min=120, max=120, unit="people", grave_type="mass"),
        Count(min=80, max=80, unit="people", category="military", grave_type="mass"),
        Count(min=15, max=15, unit="people", category="military", identified="unknown", grave_type=None),
    ]


def test_values(assertions: list[Assertion]) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    assert [one.value for one in stated(assertions, "commemorates")] == [Text("fallen sailors", "en")]
    assert [one.value for one in stated(assertions, "inscription")] == [Text("To the sailors", "en")]
    assert [one.value for one in stated(assertions, "condition")] == [Term("poor", "in poor condition")]
    assert [one.value for one in stated(assertions, "part_of")] == [Ref(f"text:{digest}/0")]
    assert all(one.value is None for one in stated(assertions, "erected"))
    times = [one.when for one in stated(assertions, "erected") if one.when]
    assert times == [When("1946~", "1946", "shortly_after", "the fleet came home in 1946")]


def test_attribution(assertions: list[Assertion]) -> None:
    (burials,) = [one for one in assertions if one.statements[0].property == "burials"]
    assert [(layer.speaker, layer.mode, layer.cue) for layer in burials.attribution] == [
        ("naval museum", "indirect", "According to")
    ]
    (erected, *_) = [one for one in assertions if one.statements[0].property == "erected"]
    assert erected.attribution == ()


def test_quotations_are_about_the_document(assertions: list[Assertion]) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    (said,) = [one for one in assertions if one.subject == f"text:{digest}"]
    assert said.statements[0].property == "quotation"
    assert said.statements[0].value == Text(quote(said).exact, "en")


def test_places(read: Callable[..., Reading], gazetteer: Gazetteer) -> None:
    plain = stated(make(TEXT, read(TEXT)), "erected")[0]
    assert plain.places == (Place("Riga"), Place("Tallinn"))
    known = stated(make(TEXT, read(TEXT), gazetteer), "erected")[0]
    assert [place.candidates[0].country for place in known.places] == ["LV", "EE"]


def test_assertions_can_be_written(assertions: list[Assertion]) -> None:
    for one in assertions:
        assert decode_payload("assert", encode_payload(one)) == one


def test_status_happened_is_left_out(read: Callable[..., Reading]) -> None:
    text = "The monument was moved in 1950. The statue will be moved next year."
    made = stated(make(text, read(text)), "relocated")
    assert [one.status for one in made] == [None, "planned"]
