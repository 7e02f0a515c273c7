"""Write the output of the README's tour under its commands; a test compares the two.

Each `$ command` of the fenced `console` blocks is run by a shell beside a fresh demonstration in `build/demo`. What
differs every time (the log's random suffix, hashes of its root) is written the same way each time.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
VOLATILE = (
    (re.compile(r"(cenotaph-demonstration-)[a-z0-9]{6}\b"), r"\1x7k2qd"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "b1c2..."),
    (re.compile(r"\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}"), "+5d0e...+..."),
)


def render(text: str) -> str:
    """Return the README with the output that its commands have now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "build").mkdir()
        _run("cenotaph demo build/demo --no-serve", folder)
        return BLOCK.sub(lambda block: _block(block[0], folder), text)


def _block(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(command[2:], folder)}" for command in commands)


def _run(command: str, folder: Path) -> str:
    environ = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "CENOTAPH_CONFIG": str(folder / "config"),
        "CENOTAPH_REGISTER": "build/demo",
        "USER": "you",
        "LOGNAME": "you",
        "COLUMNS": "100",
    }
    done = subprocess.run(  # noqa: S602 - the commands are the README's own
        command,
        shell=True,
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
    said = done.stdout
    for pattern, constant in VOLATILE:
        said = pattern.sub(constant, said)
    return "".join(f"{line.rstrip()}\n" for line in said.splitlines())


if __name__ == "__main__":
    README.write_text(render(README.read_text(encoding="utf-8")), encoding="utf-8")
