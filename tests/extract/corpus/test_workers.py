"""Many processes give what one gives, whichever of them dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.errors import CenotaphError, EndpointError
from cenotaph.extract.corpus import workers
from cenotaph.extract.corpus.documents import Given, Item
from cenotaph.extract.corpus.reading import Line, Spec
from cenotaph.extract.corpus.workers import read_all
from cenotaph.extract.endpoint import Endpoint
from cenotaph.sources.item import Rejected
from llm_server import Answer, Server, completion, statement

TEXTS = (
    "The monument to the fallen soldiers in Poltava was destroyed in May 2022, the council said.",
    "Памятник павшим воинам в Полтаве был снесён в мае 2022 года.",
    "Das Denkmal für die Gefallenen in Jena wurde 1958 errichtet.",
    "Nothing is said here.",
    "A szobor áll.",
)


def corpus(count: int) -> Iterator[Item]:
    for number in range(count):
        if number % 7 == 3:
            yield Rejected("not_a_document", "c.jsonl", f"line {number + 1}", "no")
        else:
            text = TEXTS[number % len(TEXTS)]
            lang = "hu" if text == TEXTS[-1] else None
            yield Given(f"d{number}", f"{text} Number {number}.", lang=lang, date="2023-05-04")


def test_the_lines_are_the_same_whatever_the_number_of_processes() -> None:
    alone = list(read_all(corpus(40), Spec(), 1))
    assert len(alone) == 40
    outcomes = {one.outcome for one in alone if isinstance(one, Line)}
    assert outcomes == {"said_something", "said_nothing", "not_covered"}
    assert list(read_all(corpus(40), Spec(), 2, batch_documents=3)) == alone


def model(server: Server) -> Spec:
    return Spec(Endpoint(base_url=server.url, model="m", timeout_s=20))


def echo(text: str) -> Answer:
    """State something that depends on the text."""
    last = text.rstrip().rpartition("\n")[2]
    given = {"things": [{"number": 1, "kind": "monument", "name": None}]}
    return Answer(body=completion(given | {"statements": [statement(1, "exists", last, last)]}))


def numbered(count: int) -> Iterator[Item]:
    return (Given(f"d{number}", f"Monument {number} stands.", lang="en") for number in range(count))


def test_a_document_that_kills_its_process_is_rejected_and_the_others_are_read(
    llm_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(text: str) -> Answer:
        if "Monument 5 " in text:
            os.kill(asking(llm_server.ports[-1]), signal.SIGKILL)
        return echo(text)

    llm_server.by_text = answer
    results = list(read_all(numbered(12), model(llm_server), 2, batch_documents=4))
    lines = [one for one in results if isinstance(one, Line)]
    assert [one.doc for one in lines] == [f"d{number}" for number in range(12)]
    assert [one.doc for one in lines if one.outcome == "rejected"] == ["d5"]
    assert (lines[5].why, lines[5].notes) == (
        "worker_died",
        ("rejected: the process that read it died (SIGKILL)",),
    )
    assert multiprocessing.active_children() == []


def asking(port: int) -> int:
    """Find the process of this machine that a connection comes from."""
    needle = f":{port:04X} "
    rows = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()
    inode = next(row.split()[9] for row in rows if needle in f"{row.split()[1]} ")
    for child in multiprocessing.active_children():
        for link in Path(f"/proc/{child.pid}/fd").iterdir():
            if str(link.readlink()) == f"socket:[{inode}]":
                assert child.pid is not None
                return child.pid
    raise AssertionError("nobody asks")


def test_processes_are_relieved(llm_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "RELIEVED_AFTER_CHARS", 50)
    begun: list[int] = []

    class Counted(workers._Worker):
        def __init__(self, spec: Spec) -> None:
            begun.append(1)
            super().__init__(spec)

    monkeypatch.setattr(workers, "_Worker", Counted)
    llm_server.by_text = echo
    results = list(read_all(numbered(12), model(llm_server), 2, batch_documents=2))
    assert [one.doc for one in results if isinstance(one, Line)] == [f"d{number}" for number in range(12)]
    assert len(begun) > 2


def test_an_endpoint_that_fails_stops_the_work(llm_server: Server) -> None:
    llm_server.answers = [Answer(status=401)]
    with pytest.raises(CenotaphError, match="401"):
        list(read_all(numbered(3), model(llm_server), 2))
    with pytest.raises(EndpointError):
        list(read_all(numbered(3), model(llm_server), 1))
    assert multiprocessing.active_children() == []


def test_garbage_costs_its_document_alone(llm_server: Server) -> None:
    llm_server.by_text = lambda text: Answer(body=b"<html>") if "Monument 1 " in text else echo(text)
    lines = [one for one in read_all(numbered(3), model(llm_server), 1) if isinstance(one, Line)]
    assert [(one.outcome, one.why) for one in lines] == [
        ("said_something", ""), ("rejected", "unusable_reply"), ("said_something", ""),
    ]  # fmt: skip


def test_nobody_who_reads_on_leaves_nobody_behind(llm_server: Server) -> None:
    llm_server.by_text = echo
    results = read_all(numbered(100), model(llm_server), 2, batch_documents=1)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
