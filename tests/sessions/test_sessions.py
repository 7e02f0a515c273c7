"""Sessions at the terminal as text: each `.session` file is what a person types and sees.

`$ command` is run by a shell in an empty folder of its own; what follows is its output (stdout, then lines of
stderr marked `! `), compared with `...` standing for anything; `[exit N]` closes a command that does not end
with 0. `-- name --` starts a file that lies in the folder from the beginning (txtar form).
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SESSIONS = sorted(Path(__file__).parent.glob("*.session"))
FILE_MARK = re.compile(r"^-- (\S+) --$", re.MULTILINE)


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
def test_session(session: Path, tmp_path: Path) -> None:
    script, *files = FILE_MARK.split(session.read_text(encoding="utf-8"))
    for name, text in zip(files[::2], files[1::2], strict=True):
        (tmp_path / name).write_text(text.lstrip("\n"), encoding="utf-8")
    commands = re.split(r"^\$ ", script, flags=re.MULTILINE)[1:]
    assert commands
    for command in commands:
        typed, _, expected = command.partition("\n")
        check(typed, expected.rstrip() + "\n", run(typed, tmp_path))


def run(command: str, folder: Path) -> str:
    environ = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "CENOTAPH_CONFIG": str(folder / "config"),
        "USER": "ida",
        "LOGNAME": "ida",
        "COLUMNS": "100",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environ, capture_output=True, text=True, timeout=120, check=False
    )
    said = done.stdout + "".join(f"! {line}\n" for line in done.stderr.splitlines())
    return said + (f"[exit {done.returncode}]\n" if done.returncode else "") or "\n"


def check(command: str, expected: str, seen: str) -> None:
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    if not doctest.OutputChecker().check_output(expected, seen, flags):
        pytest.fail(f"$ {command}\nexpected:\n{expected}\nseen:\n{seen}")


def test_there_are_sessions() -> None:
    assert SESSIONS
