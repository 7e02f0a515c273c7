"""Kill -9 in the middle of an import: nothing acknowledged is missing, and the same command finishes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from cenotaph.intake.add import Options, add_file
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.verify import verify_folder
from cenotaph.model.entry import Assertion
from cenotaph.settings import Settings

ROUNDS = 20
ROWS = 6000

# Reports each acknowledged size of the log on stdout, as a caller would learn it.
IMPORT = """
import sys
from pathlib import Path
import cenotaph.intake.add as adding
import cenotaph.intake.add_list as lists
from cenotaph.settings import load_settings
from cenotaph.intake.workspace import Workspace
lists.BATCH_ROWS = 200
folder, file = map(Path, sys.argv[1:])
with Workspace(load_settings(folder)) as workspace:
    workspace.fold_forward()
    def progress(done, total):
        print(workspace.ledger.size, flush=True)
    adding.add_file(workspace, file, adding.Options(profile="cwgc-cemeteries", source="cwgc"), progress)
"""


def test_twenty_kills_lose_nothing(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    header = (
        "cemetery,firstworldwarcasualties,secondworldwarcasualties,totalcasualties,cemeterycountry,locality"
    )
    rows = [f"CEMETERY {n:05},{n % 90},{n % 70},{n % 90 + n % 70},France,Somme" for n in range(ROWS)]
    file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    chance = random.Random(20)
    killed = 0
    for _ in range(ROUNDS):
        acknowledged, was_killed = run_and_kill(
            settings.folder, file, after_reports=chance.randrange(0, 4), chance=chance
        )
        killed += was_killed
        with Workspace(settings) as workspace:
            workspace.fold_forward()
            assert workspace.ledger.size >= acknowledged
    assert killed >= ROUNDS // 2
    with Workspace(settings) as workspace:
        workspace.fold_forward()
        report = add_file(workspace, file, Options(profile="cwgc-cemeteries", source="cwgc"))
        assert report.balance.accepted + report.balance.unchanged == ROWS
        subjects = [e.payload.subject for e in workspace.ledger.entries() if isinstance(e.payload, Assertion)]
    assert len(subjects) == len(set(subjects)) == ROWS
    assert verify_folder(settings.folder).ok


def run_and_kill(folder: Path, file: Path, *, after_reports: int, chance: random.Random) -> tuple[int, bool]:
    """Kill an import some random moment after so many acknowledged batches; return the last size it acknowledged."""
    command = [sys.executable, "-c", IMPORT, str(folder), str(file)]
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    acknowledged = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ, text=True) as process:
        assert process.stdout is not None
        for _ in range(after_reports + 1):
            line = process.stdout.readline()
            acknowledged = int(line) if line else acknowledged
        time.sleep(chance.random() * 0.03)
        was_running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        for line in process.stdout:
            acknowledged = int(line) if line.endswith("\n") else acknowledged
    return acknowledged, was_running
