"""Ids: exact inverses, and an identity that knows what is the same."""

from __future__ import annotations

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import MalformedAddressError, MalformedSubjectError
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Cell, Evidence, Row
from cenotaph.model.identity import Address, assertion_identity, format_subject, parse_address, parse_subject
from cenotaph.model.value import Text
from strategies import assertions, some_words

SHA = "0" * 64


@given(st.integers(0, 10**15), st.none() | st.integers(0, 10**8))
def test_addresses_are_read_as_written(entry: int, statement: int | None) -> None:
    address = Address(entry, statement)
    assert parse_address(str(address)) == address


@given(st.text())
def test_any_text_is_an_address_or_refused(text: str) -> None:
    with suppress(MalformedAddressError):
        assert str(parse_address(text)) == text


@pytest.mark.parametrize("text", ["", "01", "+1", " 1", "1_0", "1#", "1#01", "#1", "-1", "1\n", "٣", "1#²"])
def test_lenient_numbers_are_refused(text: str) -> None:
    with pytest.raises(MalformedAddressError):
        parse_address(text)


@given(st.from_regex(r"[a-z][a-z0-9_.-]{0,10}", fullmatch=True), some_words)
def test_subjects_are_read_as_written(namespace: str, key: str) -> None:
    assert parse_subject(format_subject(namespace, key)) == (namespace, key)


@given(st.text())
def test_any_text_is_a_subject_or_refused(text: str) -> None:
    with suppress(MalformedSubjectError):
        assert format_subject(*parse_subject(text)) == text


def test_two_namespaces_never_meet() -> None:
    assert format_subject("gb", "iwm.1") != format_subject("gb.iwm", "1")


def row(number: int, text: str, column: str = "name") -> Assertion:
    said = Statement(property="named", value=Text(text), selector=Cell(column, text), certainty=None)
    return Assertion(subject="x:1", evidence=Evidence(SHA, Row(number)), statements=(said,))


def test_the_same_row_in_another_edition_is_known_again() -> None:
    later = msgspec.structs.replace(row(7, "Obelisk"), evidence=Evidence("1" * 64, Row(9)), import_id=12)
    assert identity(row(7, "Obelisk")) == identity(later)


def test_other_words_another_source_or_a_second_time_are_another_assertion() -> None:
    first = identity(row(7, "Obelisk"))
    assert first != identity(row(7, "Column"))
    assert first != assertion_identity(row(7, "Obelisk"), source="t", ordinal=0)
    assert first != assertion_identity(row(7, "Obelisk"), source="s", ordinal=1)


@given(assertions, st.integers(0, 1000))
def test_how_sure_the_program_is_changes_nothing(assertion: Assertion, certainty: int) -> None:
    said = tuple(msgspec.structs.replace(s, certainty=certainty) for s in assertion.statements)
    assert identity(assertion) == identity(msgspec.structs.replace(assertion, statements=said))


def identity(assertion: Assertion) -> bytes:
    return assertion_identity(assertion, source="s", ordinal=0)
