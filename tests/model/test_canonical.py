"""Canonical bytes: one form, the form of RFC 8785, and nothing else is read."""

from __future__ import annotations

import json

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import MalformedEntryError
from cenotaph.model.canonical import decode_entry, decode_payload, encode_entry, encode_payload
from cenotaph.model.entry import OPERATIONS, PAYLOADS, Agent, Assertion, OpenEntry, Payload, Statement
from cenotaph.model.evidence import Citation
from cenotaph.model.value import Count, Point, Text
from strategies import open_entries, payloads


@given(payloads)
def test_payloads_come_back_equal_in_the_bytes_of_rfc_8785(payload: Payload) -> None:
    data = encode_payload(payload)
    assert decode_payload(OPERATIONS[type(payload)], data) == payload
    assert rfc8785.dumps(json.loads(data)) == data


@given(open_entries)
def test_entries_come_back_equal_in_the_bytes_of_rfc_8785(entry: OpenEntry) -> None:
    data = encode_entry(entry)
    assert decode_entry(data) == entry
    assert rfc8785.dumps(json.loads(data)) == data


@given(st.sampled_from(sorted(PAYLOADS)), st.binary() | st.text().map(str.encode))
def test_any_other_bytes_are_refused(op: str, data: bytes) -> None:
    with pytest.raises(MalformedEntryError):
        decode_payload(op, data)
    with pytest.raises(MalformedEntryError):
        decode_entry(data)


@given(payloads)
def test_a_second_form_of_the_same_payload_is_refused(payload: Payload) -> None:
    op, data = OPERATIONS[type(payload)], encode_payload(payload)
    spaced = json.dumps(json.loads(data), sort_keys=True, ensure_ascii=False).encode()
    with_null = b'{"zzz":null,' + data[1:]
    for other in (spaced, with_null, data + b"\n"):
        if other != data:
            with pytest.raises(MalformedEntryError):
                decode_payload(op, other)


@pytest.mark.parametrize(
    "statement",
    [
        Statement(property="located", value=Point(1_800_000_001, 0)),
        Statement(property="burials", count=Count(-1, "people")),
        Statement(property="burials", count=Count(2**53, "people")),
        Statement(property="named", value=Text("lone \ud800 surrogate")),
        Statement(property="named", certainty=1001),
    ],
)
def test_what_does_not_fit_the_profile_is_refused_before_it_is_written(statement: Statement) -> None:
    with pytest.raises(MalformedEntryError):
        encode_payload(Assertion(subject="a:b", evidence=Citation("book"), statements=(statement,)))


def test_an_assertion_states_something() -> None:
    with pytest.raises(MalformedEntryError):
        encode_payload(Assertion(subject="a:b", evidence=Citation("book"), statements=()))


def test_an_unknown_field_is_refused() -> None:
    data = msgspec.json.encode({"id": "a:1", "kind": "person", "name": "x", "shoe": 43}, order="sorted")
    with pytest.raises(MalformedEntryError):
        decode_payload("agent", data)


def test_an_unknown_operation_is_refused() -> None:
    with pytest.raises(MalformedEntryError, match="unknown operation"):
        decode_payload("dance", encode_payload(Agent(id="a:1", kind="person", name="x")))
