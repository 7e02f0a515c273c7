"""The extractor that asks a model, against a server that answers rightly and wrongly."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from cenotaph.errors import EndpointError, UnusableReplyError
from cenotaph.extract.extractor import make_extractor
from cenotaph.extract.llm.extractor import PART
from cenotaph.extract.text.reading import Finding, Reading
from llm_server import KEY, TEXT, Answer, Client, Server, completion, good_answer, quotation, statement


def words(reading: Reading, one: Finding) -> str:
    return reading.text[one.evidence[0] : one.evidence[1]]


# --- rightly


def test_a_right_answer_is_a_reading(llm_server: Server) -> None:
    llm_server.says(good_answer())
    client = Client(llm_server)
    reading = client.read()
    assert reading.notes == ()
    assert [one.property for one in reading.findings] == ["destroyed", "erected", "burials", "condition"]
    destroyed, erected, burials, condition = reading.findings
    assert (destroyed.voice, destroyed.mode, destroyed.when) == ("the town council", "indirect", "2023-05-02")
    assert words(reading, destroyed) == "was demolished on 2 May"
    assert (erected.voice, erected.mode, erected.status) == ("Anna Petrova", "direct", "planned")
    assert burials.count is not None
    assert (burials.count.min, burials.count_of, burials.voice) == (1375, "people", "author")
    assert [reading.text[start:end] for start, end in burials.places] == ["Nova Gorka"]
    assert (condition.value, condition.thing) == ("in poor condition", burials.thing)
    assert [thing.kind for thing in reading.things] == ["monument", "plaque", "cemetery"]
    assert reading.things[0].name == (32, 54)
    assert client.kept == [completion(good_answer())]


def test_what_is_sent(llm_server: Server) -> None:
    llm_server.says({"statements": []})
    client = Client(llm_server)
    client.read()
    ((path, headers, question),) = llm_server.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert question is not None
    assert (question["temperature"], question["model"]) == (0, "m")
    assert question["response_format"]["json_schema"]["strict"] is True
    assert question["messages"][-1]["content"].endswith(TEXT)
    assert "2023-05-04" in question["messages"][-1]["content"]


def test_it_says_that_it_is_not_deterministic(llm_server: Server) -> None:
    extractor = Client(llm_server, model="some model:7b").extractor
    assert not extractor.deterministic
    assert extractor.id == "cenotaph-llm/some_model:7b"
    assert "+prompt." in extractor.version
    assert make_extractor(None).deterministic


def test_the_rules_load_nothing_of_it() -> None:
    code = "import sys, cenotaph.extract.extractor; sys.exit('cenotaph.extract.llm' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_only_model_is_found(llm_server: Server) -> None:
    llm_server.answers = [Answer(body=b'{"data": [{"id": "one"}]}')]
    assert Client(llm_server, model=None).extractor.model == "one"
    assert llm_server.asked[0][0] == "/v1/models"


@pytest.mark.parametrize("body", [b'{"data": [{"id": "a"}, {"id": "b"}]}', b"<html>", b"[]", b'{"data": []}'])
def test_a_model_must_be_named_where_there_is_not_just_one(llm_server: Server, body: bytes) -> None:
    llm_server.answers = [Answer(body=body)]
    with pytest.raises(EndpointError, match="--model"):
        Client(llm_server, model=None)


@pytest.mark.parametrize(
    "content",
    [
        "```json\n" + json.dumps(good_answer()) + "\n```",
        "<think>Let me see {...}</think>\n" + json.dumps(good_answer()),
        "Here it is:\n" + json.dumps(good_answer()) + "\nDone.",
    ],
    ids=["fenced", "thoughts", "chatty"],
)
def test_an_object_is_found_among_words(llm_server: Server, content: str) -> None:
    llm_server.says(content)
    assert len(Client(llm_server).read().findings) == 4


def test_the_form_falls_back_and_is_remembered(llm_server: Server) -> None:
    refusal = Answer(status=400, body=b'{"error": {"message": "response_format is not supported"}}')
    llm_server.answers = [refusal, refusal, Answer(body=completion(good_answer()))]
    client = Client(llm_server)
    assert len(client.read().findings) == 4
    client.read()
    forms = [(question or {}).get("response_format", {}).get("type") for _, _, question in llm_server.asked]
    assert forms == ["json_schema", "json_object", None, None]


def test_a_text_that_is_refused_does_not_lose_the_form(llm_server: Server) -> None:
    refusal = Answer(status=400, body=b'{"error": {"message": "too many tokens"}}')
    llm_server.answers = [refusal, refusal, refusal, Answer(body=completion(good_answer()))]
    client = Client(llm_server)
    with pytest.raises(UnusableReplyError, match="too many tokens"):
        client.read()
    client.read()
    last = llm_server.asked[-1][2]
    assert last is not None
    assert last["response_format"]["type"] == "json_schema"


def test_a_long_text_is_read_in_parts(llm_server: Server) -> None:
    text = f"{TEXT}\n\n{'Nothing is said here. ' * (PART // 11)}\n\n{TEXT}"
    llm_server.by_text = lambda sent: Answer(
        body=completion(good_answer() if "1,375" in sent else {"statements": []})
    )
    reading = Client(llm_server).read(text)
    assert len(llm_server.asked) == 3
    assert len(reading.findings) == 8
    assert {words(reading, one) for one in reading.findings} == {
        words(reading, one) for one in reading.findings[4:]
    }


# --- wrongly


def answer_of(*statements: dict[str, Any], quotations: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return (
        good_answer() | {"statements": list(statements)} | ({"quotations": quotations} if quotations else {})
    )


@pytest.mark.parametrize(
    ("given", "note"),
    [
        (
            statement(1, "destroyed", "Memorial", "was blown up by night"),
            "refused: quote not in the text: 1",
        ),
        (statement(1, "exists", "cemetery", "The"), "refused: quote stands in the text more than once: 1"),
        (statement(1, "exists", "chapel", "made in 1958"), "refused: what it is about is not in the text: 1"),
        (statement(9, "exists", "plaque", "made in 1958"), "refused: about a thing that is not listed: 1"),
        (statement(1, "blessed", "plaque", "made in 1958"), "refused: not of the form asked for: 1"),
        (
            statement(1, "exists", "plaque", "made in 1958", status="finished"),
            "refused: not of the form asked for: 1",
        ),
        ({"thing": 1}, "refused: not of the form asked for: 1"),
        (
            statement(3, "condition", "cemetery", "in poor condition", value="neglected"),
            "refused: value not in the text: 1",
        ),
        (
            statement(3, "custodian", "cemetery", "in poor condition"),
            "refused: without the value that it needs: 1",
        ),
        (
            statement(3, "burials", "cemetery", "1,375 people are buried"),
            "refused: burials without a number: 1",
        ),
        (
            statement(3, "burials", "cemetery", "1,375 people are buried", count={"min": 9, "max": 3}),
            "refused: number whose least is more than its most: 1",
        ),
        (
            statement(2, "erected", "plaque", "made in 1958", quotation=7),
            "refused: said in a quotation that is refused or not listed: 1",
        ),
        (
            statement(2, "erected", "plaque", "made in 1958", quotation=1),
            "refused: said in a quotation elsewhere: 1",
        ),
    ],
)
def test_what_does_not_stand_in_the_text_is_refused_and_counted(
    llm_server: Server, given: dict[str, Any], note: str
) -> None:
    llm_server.says(answer_of(given))
    reading = Client(llm_server).read()
    assert (reading.findings, reading.notes) == ((), (note,))


def test_parts_that_do_not_stand_in_the_text_are_left_out_and_counted(llm_server: Server) -> None:
    more = {"places": ["Atlantis"], "when": "1958-01-01", "when_words": "New Year", "actor": "Stalin"}
    llm_server.says(answer_of(statement(2, "erected", "plaque", "The plaque was made in 1958", **more)))
    reading = Client(llm_server).read()
    (one,) = reading.findings
    assert (one.places, one.when, one.actor) == ((), None, None)
    assert reading.notes == (
        "left out: actor not in the text: 1",
        "left out: place not in the text: 1",
        "left out: time not in the text: 1",
    )


def test_a_time_must_be_edtf(llm_server: Server) -> None:
    given = statement(2, "erected", "plaque", "made in 1958", when="the fifties", when_words="1958")
    llm_server.says(answer_of(given))
    assert Client(llm_server).read().notes == ("left out: time that is no EDTF: 1",)


def test_words_before_tell_two_places_apart(llm_server: Server) -> None:
    text = "The monument stands here. It was moved. In 1999 the obelisk stood there. It was moved."
    given = statement(1, "relocated", "obelisk", "It was moved", before="the obelisk stood there.")
    llm_server.says({"things": [{"number": 1, "kind": "monument", "name": None}], "statements": [given]})
    (one,) = Client(llm_server).read(text).findings
    assert one.evidence == (73, 85)


def test_crossing_and_repeated_quotations_are_refused(llm_server: Server) -> None:
    first = quotation(1, "will put up a new plaque", "Anna Petrova")
    given = [
        first,
        quotation(2, "a new plaque next to it", "Anna Petrova"),
        quotation(3, "will put up a new plaque", "Ghost"),
        quotation(4, "plaque", "Nobody Here", before="a new"),
    ]
    said = statement(2, "erected", "plaque", "put up a new plaque", status="planned")
    llm_server.says(answer_of(said, said, quotations=given))
    reading = Client(llm_server).read()
    assert [(one.start, one.speaker) for one in reading.quotations] == [(126, "Anna Petrova"), (144, None)]
    assert reading.findings[0].voice == "Anna Petrova"
    assert set(reading.notes) == {
        "refused: quotation that crosses another: 1",
        "refused: told twice: 2",
        "left out: speaker not in the text: 1",
    }


def test_a_number_means_one_item(llm_server: Server) -> None:
    answer = good_answer()
    answer["things"].append({"number": 3, "kind": "statue", "name": None})
    answer["quotations"].append(quotation(2, "The plaque was made in 1958", None))
    llm_server.says(answer)
    reading = Client(llm_server).read()
    assert reading.notes == ("refused: number that another item has: 2",)
    assert [one.kind for one in reading.things] == ["monument", "plaque", "cemetery"]


def test_things_that_share_a_mention_are_one(llm_server: Server) -> None:
    llm_server.says(
        answer_of(
            statement(1, "exists", "cemetery", "The cemetery is in poor condition"),
            statement(
                3, "condition", "cemetery", "The cemetery is in poor condition", value="poor condition"
            ),
        )
    )
    reading = Client(llm_server).read()
    assert [one.thing for one in reading.findings] == [0, 0]
    assert len(reading.things) == 1
