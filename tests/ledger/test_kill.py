"""Killed at any moment: what was acknowledged is there, the log verifies, and writing goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.verify import verify_folder, verify_proof
from cenotaph.model.entry import Agent, Draft

WRITER = """
import sys
from pathlib import Path
from cenotaph.ledger.ledger import Ledger
from cenotaph.model.entry import Agent, Draft

folder = Path(sys.argv[1])
ledger = Ledger.open(folder / "register", config_folder=folder / "config")
print("ready", flush=True)
batch = 0
while True:
    batch += 1
    drafts = [Draft(Agent(id="a:x", kind="person", name=f"{batch}.{n}" * 20), "a:x") for n in range(batch * 37 % 400 + 1)]
    with ledger.writing() as writer:
        indexes = writer.append(drafts, identities=[n.to_bytes(32, "big") for n in range(len(drafts))])
    sys.stdout.write(f"{indexes[-1]} {batch}.{len(drafts) - 1}\\n")
    sys.stdout.flush()
    if batch % 3 == 0:
        ledger.publish()
"""


@pytest.mark.parametrize("seed", range(8))
def test_kill_9(ledger: Ledger, tmp_path: Path, seed: int) -> None:
    ledger.close()
    process = subprocess.Popen([sys.executable, "-c", WRITER, tmp_path], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(random.Random(seed).uniform(0.01, 0.25))
    process.kill()
    acknowledged = process.stdout.read()
    lines = acknowledged.splitlines() if acknowledged.endswith("\n") else acknowledged.splitlines()[:-1]
    process.stdout.close()
    process.wait()
    report = verify_folder(tmp_path / "register")
    assert report.ok, report.in_words()
    with Ledger.open(tmp_path / "register", config_folder=tmp_path / "config") as again:
        with again.writing() as writer:
            writer.append([Draft(Agent(id="a:x", kind="person", name="after"), "a:x")])
        again.publish()
        for line in lines:
            index, name = line.split()
            payload = again.entry(int(index)).payload
            assert isinstance(payload, Agent)
            assert payload.name == name * 20
    report = verify_folder(tmp_path / "register")
    assert report.ok, report.in_words()
    assert report.warnings == ()
    assert report.signed_size == report.size


def test_readers_beside_a_writing_process(ledger: Ledger, tmp_path: Path) -> None:
    """Sizes never go back, entries never change, every proof that is given out holds."""
    process = subprocess.Popen([sys.executable, "-c", WRITER, tmp_path], stdout=subprocess.DEVNULL)
    try:
        seen: list[object] = []
        signed, until = 0, time.monotonic() + 2.5
        while time.monotonic() < until:
            size = ledger.size
            ledger.refresh()
            assert ledger.size >= size
            seen += [(entry.index, entry.at, entry.payload) for entry in ledger.entries(len(seen))]
            assert ledger.checkpoint().size >= signed
            signed = ledger.checkpoint().size
            if signed > 1:
                assert verify_proof(ledger.prove(random.randrange(signed)), vkey=ledger.vkey).ok
            with Ledger.open(tmp_path / "register") as fresh:
                assert fresh.size >= ledger.size
    finally:
        process.kill()
        process.wait()
    ledger.refresh()
    assert len(seen) > 300
    assert [(entry.index, entry.at, entry.payload) for entry in ledger.entries(0, len(seen))] == seen
    with Ledger.open(tmp_path / "register", config_folder=tmp_path / "config") as again, again.writing():
        assert again.size >= len(seen)
