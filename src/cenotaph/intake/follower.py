"""A second process that folds while a long import appends: on two cores an import takes little longer than its log.

Readers of a log need no lock and a fold only goes forward, so the two do not wait for each other. The follower is
a convenience: if it cannot be started or dies, the import folds what is left when it ends. It is told of new
entries by a line on its standard input, and ends with it; so it ends when the importing process is killed.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from cenotaph.intake.collecting import rarely_collecting
from cenotaph.intake.workspace import Workspace
from cenotaph.settings import load_settings


class Follower:
    """A process that folds one register; it is started by the first nudge, if not before."""

    def __init__(self, folder: Path) -> None:
        self._command = [sys.executable, "-m", "cenotaph.intake.follower", str(folder)]
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Follower:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.finish()

    def start(self) -> None:
        """Start it before there is anything to fold, so that it has opened the register by then."""
        if self._process is None:
            with suppress(OSError):  # it cannot be started: the import folds when it ends
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )

    def nudge(self) -> None:
        """Tell it that there are new entries."""
        self.start()
        with suppress(OSError):  # it has died: nothing is lost
            if self._process is not None and self._process.stdin is not None:
                self._process.stdin.write(b"\n")
                self._process.stdin.flush()

    def finish(self) -> None:
        """Wait until it has folded what it was told of. May be called again."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
            self._process.wait()


def main() -> None:
    """Fold forward at each line of standard input, until it ends."""
    with rarely_collecting(), Workspace(load_settings(Path(sys.argv[1]))) as workspace:
        for _ in sys.stdin.buffer:
            workspace.fold_forward()


if __name__ == "__main__":
    main()
