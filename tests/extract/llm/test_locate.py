"""Where quotes stand: whatever is looked for, and whatever a model answers."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.llm.compose import compose_reading
from cenotaph.extract.llm.locate import Haystack
from cenotaph.extract.llm.prompt import read_prompt
from cenotaph.extract.llm.reply import BrokenReply, Given, GivenStatement, parse_reply
from cenotaph.extract.text import assertions_of
from cenotaph.model.schema import read_schema
from llm_server import TEXT, completion, good_answer

SIGNS = st.sampled_from([*"ab “”\"'’«»-–…\n\u00ad\u200b\u00a0é", "e\u0301", "한", "ᄒ", "А"])
WORDS = st.lists(SIGNS, max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("the “Old” monument", '"Old"  monument', "“Old” monument"),
        ("a monu\u00adment fell", "monument fell", "monu\u00adment fell"),
        ("one\n  two", "one two", "one\n  two"),
        ("Dupre\u0301 left", "Dupré", "Dupre\u0301"),
        ("1914–1918 and on…", "1914-1918 and on...", "1914–1918 and on…"),
        ("памятника нет", "памятник", None),
        ("the Kriegerdenkmal", "denkmal", None),
        ("해방탑은 평양에", "해방탑", "해방탑"),
        ("abc", "", None),
        ("abc", "\u00ad", None),
    ],
)
def test_what_may_differ(text: str, words: str, found: str | None) -> None:
    spans = Haystack(text).find(words)
    assert [text[start:end] for start, end in spans] == ([] if found is None else [found])


@given(WORDS, WORDS)
def test_a_span_is_one_of_the_text(text: str, words: str) -> None:
    for start, end in Haystack(text).find(words):
        assert 0 <= start < end <= len(text)


@given(st.text(max_size=40), st.data())
def test_what_stands_there_is_found(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    start = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[start : start + 3])
    assert not quote.strip() or Haystack(text).find(quote)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(st.binary(max_size=60) | JSON.map(lambda one: json.dumps(one).encode()) | JSON.map(completion))
def test_no_answer_breaks_the_parser(body: bytes) -> None:
    with suppress(BrokenReply):
        parse_reply(body)


@given(st.data())
def test_every_span_of_a_reading_is_the_texts_own(data: st.DataObject) -> None:
    """A right answer, of which single fields are replaced by anything."""
    answer: dict[str, Any] = good_answer()
    cuts = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 40)).map(
        lambda cut: TEXT[cut[0] : cut[0] + cut[1]]
    )
    for _ in range(data.draw(st.integers(1, 6))):
        item = data.draw(st.sampled_from([one for items in answer.values() for one in items]))
        item[data.draw(st.sampled_from(sorted(item)))] = data.draw(cuts | JSON)
    given_ = parse_reply(completion(answer))
    reading = compose_reading(TEXT, given_, lang="en", date="2023-05-04")
    spans = [one.evidence for one in reading.findings] + [one.about for one in reading.findings]
    spans += [(one.start, one.end) for one in reading.quotations]
    spans += [span for one in reading.findings for span in one.places]
    spans += [span for thing in reading.things for span in thing.mentions]
    assert all(0 <= start < end <= len(TEXT) for start, end in spans)
    assert {one.thing for one in reading.findings} <= set(range(len(reading.things)))
    for one in reading.findings:
        assert one.value is None or one.property == "burials" or one.value in TEXT
        assert one.actor is None or one.actor in TEXT
        assert one.voice in (None, "author") or one.voice in TEXT
    for assertion in assertions_of(reading, capture="0" * 64, rendition="1" * 64):
        msgspec.json.encode(assertion)


def test_the_form_that_is_asked_for_is_the_form_that_is_read() -> None:
    schema = read_prompt().schema
    statements = schema["properties"]["statements"]["items"]["properties"]
    assert sorted(statements) == sorted(GivenStatement.__struct_fields__)
    assert set(schema["properties"]) == set(Given.__struct_fields__) - {"refused"}
    assert set(statements["property"]["enum"]) <= set(read_schema().properties)
    for name in statements["property"]["enum"]:
        assert f"  - {name}: " in read_prompt().instructions
