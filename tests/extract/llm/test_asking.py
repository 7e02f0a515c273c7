"""An endpoint that is slow, busy, not there, or answers with garbage; and what is sent to it."""

from __future__ import annotations

import gzip
import json
import time

import pytest

from cenotaph.errors import CenotaphError, EndpointError, UnusableReplyError, UsageError
from cenotaph.extract.endpoint import Endpoint
from cenotaph.extract.llm import LlmExtractor
from cenotaph.extract.llm.asking import LONGEST_REPLY_BYTES
from llm_server import KEY, Answer, Client, Server, completion, good_answer


def test_an_answer_that_does_not_come_in_time(llm_server: Server) -> None:
    llm_server.answers = [Answer(body=completion(good_answer()), pause_s=3.0)]
    client = Client(llm_server, timeout_s=0.3)
    started = time.monotonic()
    with pytest.raises(
        UnusableReplyError, match=r"127\.0\.0\.1:\d+/v1/chat/completions: no whole answer .* 0\.3"
    ):
        client.read()
    assert time.monotonic() - started < 2
    assert len(llm_server.asked) == 1


def test_an_answer_that_drips(llm_server: Server) -> None:
    llm_server.answers = [Answer(body=completion(good_answer()), pause_s=0.1, pieces=100)]
    client = Client(llm_server, timeout_s=0.5)
    started = time.monotonic()
    with pytest.raises(UnusableReplyError, match="no whole answer"):
        client.read()
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"<html><body>Welcome</body></html>", "a web page"),
        (b"[" * 100_000, "not JSON"),
        (b"{}", "not in that of a chat completion"),
        (b'{"choices": []}', "not in that of a chat completion"),
        (b'{"choices": [{"message": null}]}', "not in that of a chat completion"),
        (completion(good_answer())[:-300], "not JSON"),
        (completion(json.dumps(good_answer())[:-30]), "not JSON, or breaks off"),
        (completion("I cannot do that."), "not JSON, or breaks off"),
        (completion(""), "empty"),
        (completion(good_answer(), finish_reason="length"), "cut off"),
        (completion("", message={"refusal": "no"}), "declines"),
        (completion([1, 2]), "no list of statements"),
        (completion({"statements": "none"}), "no list of statements"),
    ],
)
def test_garbage_is_said_to_be_garbage(llm_server: Server, body: bytes, reason: str) -> None:
    llm_server.answers = [Answer(body=body)]
    client = Client(llm_server)
    with pytest.raises(UnusableReplyError, match=f"{llm_server.url}/v1/chat/completions: .*{reason}"):
        client.read()
    assert client.kept == [body]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_ten_megabytes_are_refused(llm_server: Server, *, packed: bool) -> None:
    body = completion("x" * 10_000_000)
    answer = Answer(body=body)
    if packed:
        answer = Answer(body=gzip.compress(body), headers={"Content-Encoding": "gzip"})
    llm_server.answers = [answer]
    client = Client(llm_server)
    with pytest.raises(UnusableReplyError, match=f"{LONGEST_REPLY_BYTES:,}"):
        client.read()
    assert client.kept == []


def test_too_many_requests_are_waited_out(llm_server: Server) -> None:
    llm_server.answers = [
        Answer(status=429, body=b"slow down", headers={"Retry-After": "7"}),
        Answer(status=503, body=b"<html>busy</html>"),
        Answer(body=completion(good_answer())),
    ]
    client = Client(llm_server)
    assert len(client.read().findings) == 4
    assert client.waits == [7.0, 2.0]


def test_an_endpoint_that_only_fails_is_given_up(llm_server: Server) -> None:
    llm_server.answers = [Answer(status=500, body=b'{"error": {"message": "out of memory"}}')]
    client = Client(llm_server)
    with pytest.raises(EndpointError, match="500, 3 times: out of memory"):
        client.read()
    assert client.waits == [1.0, 2.0]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (
            Answer(status=401, body=f'{{"error": {{"message": "bad key {KEY}"}}}}'.encode()),
            "does not take the key",
        ),
        (Answer(status=404, body=b"<html>nothing</html>"), "404"),
        (Answer(status=307, headers={"Location": "http://127.0.0.1:1/"}), "is not followed"),
    ],
)
def test_refusals_stop_the_work_and_never_show_the_key(
    llm_server: Server, answer: Answer, reason: str
) -> None:
    llm_server.answers = [answer]
    with pytest.raises(EndpointError, match=reason) as caught:
        Client(llm_server).read()
    assert not isinstance(caught.value, UnusableReplyError)
    assert KEY not in str(caught.value)
    assert len(llm_server.asked) == 1


def test_nobody_there(llm_server: Server) -> None:
    client = Client(llm_server)
    llm_server.close()
    with pytest.raises(EndpointError, match="does not answer"):
        client.read()
    assert len(client.waits) == 2


@pytest.mark.parametrize(
    "address", ["", "ftp://x/", "localhost:80", "http://", "http://u:p@h/", "http://h/?k=1", "http://[", "\0"]
)
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(UsageError):
        LlmExtractor(Endpoint(base_url=address, model="m"))


def test_a_key_that_is_none_is_not_printed() -> None:
    with pytest.raises(UsageError) as caught:
        LlmExtractor(Endpoint(base_url="http://localhost", model="m", key="se\ncret"))
    assert "cret" not in str(caught.value)
    assert "cret" not in repr(Endpoint(base_url="http://localhost", key="secret"))


def test_errors_are_ours() -> None:
    assert issubclass(EndpointError, CenotaphError)
