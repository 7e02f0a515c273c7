"""All broken files and good ones between them in one command: it lives, and the good ones are taken in."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from itertools import chain, zip_longest
from pathlib import Path

import pytest

import broken_files
from broken_expected import EXPECTED, Refused
from cenotaph.ledger.verify import verify_folder
from cenotaph.settings import Settings

MEMORY_BYTES = 4 << 30
NO_STATEMENTS = frozenset(("good.jpg", "good-sparql.json", "good-sparql.srx", "good-wikidata.json"))
"""Good files of which no row has a name and a place, or is about a memorial, so that nothing can be stated."""


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))


@pytest.mark.slow
def test_good_files_between_broken_ones_are_taken_in(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    broken = list(broken_files.write_files(folder))
    good = [broken_files.write_file(folder, name, made) for name, made in broken_files.GOOD.items()]
    files = [path for path in chain.from_iterable(zip_longest(broken, good)) if path is not None]
    command = [sys.executable, "-m", "cenotaph", "-r", str(settings.folder), "add", "--draft", "--json"]
    ended = subprocess.run(
        [*command, *map(str, files)], check=False, capture_output=True, text=True, preexec_fn=limit_memory
    )
    assert ended.returncode == 3, ended.stderr[-2000:]
    assert "Traceback" not in ended.stderr
    balances = {Path(line["file"]).name: line for line in map(json.loads, ended.stdout.splitlines())}
    for name in broken_files.GOOD.keys() - NO_STATEMENTS:
        line = balances[name]
        assert line["accepted"] + line["unchanged"] == line["read"] > 0, line
    for line in balances.values():
        outcome = line["accepted"] + line["unchanged"] + line["out_of_scope"] + line["rejected"]
        assert outcome == line["read"], line
    for path in files:
        expected = EXPECTED.get(path.name)
        if isinstance(expected, Refused):
            assert f"[{expected.code}]" in message_of(ended.stderr, path), path.name
        else:  # a list that is read and has no column to make statements of is named, too
            assert path.name in balances or path.stem in ended.stderr, path.name
    assert verify_folder(settings.folder).ok


def message_of(said: str, path: Path) -> str:
    return next((line for line in said.splitlines() if line.startswith(f"cenotaph: {path}")), "")
