"""A long reading can be stopped at any moment, and goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cenotaph.errors import UsageError
from cenotaph.extract.corpus import output
from cenotaph.extract.corpus.output import Begun, Output, describe_inputs
from cenotaph.extract.corpus.reading import Line
from cenotaph.sources.item import Rejected
from llm_server import Answer, Server, completion, statement

KILLS = 3
BEGUN = Begun((("c.jsonl", 1, "d"),), "e 1")
RESULTS: list[Line | Rejected] = [
    Line(b'{"doc":"a"}\n', "a", "said_something"),
    Line(b'{"doc":"b"}\n', "b", "not_covered", "hu"),
    Rejected("not_a_document", "c.jsonl", "line 3", "no"),
    Line(b'{"doc":"d"}\n', "d", "rejected", "worker_died", ("rejected: it died",)),
    Line(b'{"doc":"e"}\n', "e", "said_nothing"),
]


def test_lines_rejected_and_balance(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with Output(path, BEGUN) as out:
        for one in RESULTS:
            out.write(one)
        out.finish()
    assert path.read_bytes() == b'{"doc":"a"}\n{"doc":"b"}\n{"doc":"d"}\n{"doc":"e"}\n'
    rejected = [json.loads(line) for line in path.with_name("out.jsonl.rejected").read_bytes().splitlines()]
    assert [(one["code"], one["place"], one["reason"]) for one in rejected] == [
        ("not_a_document", "line 3", "no"), ("worker_died", "d", "it died"),
    ]  # fmt: skip
    with Output(path, BEGUN) as out:
        assert out.is_finished
        assert (out.balance.read, out.balance.said_nothing, out.balance.not_covered) == (5, 1, {"hu": 1})
        assert "2 rejected (not_a_document 1, worker_died 1)" in out.balance.in_words()


@pytest.mark.parametrize("every_s", [0.0, 1000.0], ids=["saved", "not saved"])
@pytest.mark.parametrize("stopped", range(len(RESULTS)))
def test_what_stands_behind_the_state_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: int, every_s: float
) -> None:
    monkeypatch.setattr(output, "EVERY_S", every_s)
    path = tmp_path / "out.jsonl"
    with Output(path, BEGUN) as out:
        for one in RESULTS[:stopped]:
            out.write(one)
    with path.open("ab") as torn:
        torn.write(b'{"doc":')
    with Output(path, BEGUN) as out:
        for one in RESULTS[out.done :]:
            out.write(one)
        out.finish()
    assert path.read_bytes() == b"".join(one.line for one in RESULTS if isinstance(one, Line))
    assert len(path.with_name("out.jsonl.rejected").read_bytes().splitlines()) == 2


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"mine")
    with pytest.raises(UsageError, match="no reading left it"):
        Output(path, BEGUN)
    assert path.read_bytes() == b"mine"
    path.unlink()
    with Output(path, BEGUN) as out:
        out.write(RESULTS[0])
        out.finish()
        with pytest.raises(UsageError, match="another process"):
            Output(path, BEGUN)
    with pytest.raises(UsageError, match="begun with other documents"):
        Output(path, Begun((), "e 1"))
    path.write_bytes(b"")
    with pytest.raises(UsageError, match="taken out"):
        Output(path, BEGUN)
    path.with_name("out.jsonl.state").write_bytes(b"{")
    with pytest.raises(UsageError, match="cannot be read"):
        Output(path, BEGUN)


def test_standard_input_cannot_be_gone_on_with() -> None:
    with pytest.raises(UsageError):
        describe_inputs([Path("-")])


def echo(text: str) -> Answer:
    last = text.rstrip().rpartition("\n")[2]
    given = {"things": [{"number": 1, "kind": "monument", "name": None}]}
    body = completion(given | {"statements": [statement(1, "exists", last, last)]})
    return Answer(body=body, pause_s=0.05)


def done_of(state: Path) -> int:
    return int(json.loads(state.read_bytes())["done"]) if state.exists() else 0


@pytest.mark.slow
def test_killed_again_and_again_it_comes_to_the_same(tmp_path: Path, llm_server: Server) -> None:
    llm_server.by_text = echo
    corpus = tmp_path / "c.jsonl"
    lines = [json.dumps({"doc": f"d{n}", "text": f"Monument {n} stands.", "lang": "en"}) for n in range(150)]
    lines[40] = "broken"
    corpus.write_text("\n".join(lines), encoding="utf-8")
    run = [
        sys.executable, "-m", "cenotaph", "extract", "--documents", str(corpus), "--extractor", "llm",
        "--base-url", llm_server.url, "--model", "m", "--processes", "2", "--out",
    ]  # fmt: skip
    whole, killed = tmp_path / "whole.jsonl", tmp_path / "killed.jsonl"
    subprocess.run([*run, str(whole)], check=True, capture_output=True, timeout=120)
    chance = random.Random(5)
    state = killed.with_name("killed.jsonl.state")
    for _ in range(KILLS):
        process = subprocess.Popen([*run, str(killed)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        before = done_of(state)
        while done_of(state) == before and process.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.random() / 2)
        assert process.poll() is None
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    last = subprocess.run([*run, str(killed)], check=True, capture_output=True, timeout=120)
    assert b"going on after" in last.stderr
    assert killed.read_bytes() == whole.read_bytes()
    balance = json.loads(last.stdout)
    assert (balance["read"], balance["said_something"], balance["rejected"]) == (
        150,
        149,
        {"not_a_document": 1},
    )
