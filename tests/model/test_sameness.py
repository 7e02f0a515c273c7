"""Which statements say what their subject is to another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.model.entry import Statement
from cenotaph.model.identity import parse_subject
from cenotaph.model.sameness import StatedRelation, stated_relation
from cenotaph.model.value import Term, Text


def identifier(text: str, **qualifiers: str) -> Statement:
    return Statement(property="identifier", value=Text(text), qualifiers=tuple(sorted(qualifiers.items())))


@pytest.mark.parametrize("relation", ["same", "different", "part_of"])
def test_an_identifier_with_a_relation_speaks_of_the_subject_that_it_names(relation: str) -> None:
    said = identifier("AN OAK", relation=relation, scheme="cwgc")
    assert stated_relation("osm:node/1", said) == StatedRelation("osm:node/1", "cwgc:AN%20OAK", relation)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said",
    [
        identifier("Q1", scheme="wikidata"),
        identifier("Q1", relation="same"),
        identifier("Q1", relation="unsure", scheme="wikidata"),
        identifier("Q1", relation="Same", scheme="wikidata"),
        identifier("Q1", relation="same", scheme="Wiki data"),
        identifier("", relation="same", scheme="wikidata"),
        identifier("\ud800", relation="same", scheme="wikidata"),
        identifier("Q7", relation="same", scheme="wikidata"),
        Statement(
            property="identifier", value=Term(None, "Q1"), qualifiers=(("relation", "same"), ("scheme", "w"))
        ),
        Statement(
            property="named", value=Text("Q1"), qualifiers=(("relation", "same"), ("scheme", "wikidata"))
        ),
        Statement(
            property="identifier",
            value=Text("Q1"),
            qualifiers=(("relation", "same"), ("scheme", "wikidata")),
            status="denied",
        ),
    ],
)
def test_everything_else_is_an_identifier_and_no_more(said: Statement) -> None:
    assert stated_relation("wikidata:Q7", said) is None


@given(st.text(), st.text())
def test_whatever_stands_there_a_subject_comes_out_or_nothing(scheme: str, text: str) -> None:
    found = stated_relation("a:1", identifier(text, relation="same", scheme=scheme))
    assert found is None or parse_subject(found.right) == (scheme, text)
