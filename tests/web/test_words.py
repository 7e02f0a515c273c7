"""Answers in plain English."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.model.schema import read_schema
from cenotaph.register.answers import StatementLine, Summary
from cenotaph.web import words

LINE = StatementLine(
    address="1#0",
    property="burials",
    value=None,
    when=None,
    places=(),
    count=None,
    status="happened",
    voice="author",
    mode="narration",
    source="s",
    quote=None,
)


def line(**fields: Any) -> StatementLine:
    return msgspec.structs.replace(LINE, **fields)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1945", "1945"),
        ("1945-08", "August 1945"),
        ("1945-08-15", "15 August 1945"),
        ("1945-08-15?", "perhaps 15 August 1945"),
        ("1945~", "about 1945"),
        ("1945%", "perhaps about 1945"),
        ("199X", "the 1990s"),
        ("19XX", "between 1900 and 1999"),
        ("1946/1947", "1946 to 1947"),
        ("1946~/1947-05", "about 1946 to May 1947"),
        ("1945/..", "1945 or later"),
        ("/1945", "1945 or earlier"),
        ("XXXX-09-09", "9 September, year not said"),
        ("1945-22", "summer 1945"),
        ("1945-02-30", "1945-02-30"),
        ("0000-00-00", "0000-00-00"),
    ],
)
def test_dates(edtf: str, said: str) -> None:
    assert words.say_date(edtf) == said


@given(st.text(max_size=20))
def test_any_text_can_be_said_as_a_date(text: str) -> None:
    assert isinstance(words.say_date(text), str)


def test_a_time_relative_to_an_event_keeps_it() -> None:
    said = words.say_when(line(when="1945~", when_relation="shortly_after", when_anchor="the war"))
    assert said == "shortly after the war (about 1945)"


def test_words_stand_in_for_a_date_that_is_not_known() -> None:
    assert words.say_when(line(when_as_written="in those days")) == "in those days"


def test_counts_say_whom_they_count() -> None:
    count = {"min": 544, "max": 544, "unit": "people", "identified": "unknown", "conflict": "WW2"}
    assert words.say_count(count) == "544 people"
    assert words.say_details(count) == "not known by name, WW2"
    assert words.say_count({"min": 1, "max": 1, "unit": "people"}) == "1 person"


def test_a_rest_is_others_and_nothing_more() -> None:
    assert words.say_details({"min": 384, "max": 384, "unit": "people", "category": "rest"}) == "others"


def test_voices() -> None:
    assert words.say_voice(LINE) == "the source itself"
    assert words.say_voice(line(voice="Kim", mode="direct")) == "Kim (quoted)"
    assert (
        words.say_voice(line(voice="the embassy", mode="indirect", said_via=("an agency",)))
        == "the embassy (reported), by way of an agency"
    )
    assert words.say_voice(line(address=None)) == "worked out by the register"


def test_every_kind_property_and_effect_has_words() -> None:
    schema = read_schema()
    assert all(words.say_kind(kind) == schema.kinds[kind].label for kind in schema.kinds)
    assert all(words.say_property(name) == schema.properties[name].label for name in schema.properties)
    assert {found.effect for found in schema.properties.values() if found.effect} <= set(words.STATES)


def test_what_no_source_names_is_called_by_its_kind() -> None:
    site = Summary(
        id="x:1",
        kind="mass_grave",
        name=None,
        names=(),
        state="unknown",
        lon=None,
        lat=None,
        country="KP",
        place=None,
        statements=1,
        sources=("s",),
    )
    assert words.say_site_name(site) == "Unnamed mass grave, North Korea"
    assert words.say_site_name(msgspec.structs.replace(site, place="Rason")) == "Unnamed mass grave, Rason"
    assert words.say_about(site) == "mass grave · North Korea · not known"
