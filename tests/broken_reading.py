"""Read each file of a folder within bounds of memory and time, and print what came of it, one JSON object a line.

It is run as a process of its own (`python tests/broken_reading.py FOLDER`): where a file ends it, the last line tells
which one it was.
"""

from __future__ import annotations

import resource
import signal
import sys
import time
from pathlib import Path
from types import FrameType

import msgspec

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.item import Rejected, Row
from cenotaph.sources.reader import read_source

MEMORY_BYTES = 3 << 30
SECONDS = 60
COMPANIONS = frozenset((".shx", ".dbf", ".prj", ".cpg"))


class Outcome(msgspec.Struct):
    """What came of one file: a refusal with code, place and message, or items.

    Attributes:
        rejected: code, file, place and reason of each.
        words: all cells and texts, one after the other, cut off at a million characters.
    """

    name: str
    code: str = ""
    place: str | None = None
    message: str = ""
    kept: int = 0
    rejected: list[tuple[str, str, str, str]] = []
    notes: list[str] = []
    words: str = ""
    seconds: float = 0.0


class TooSlowError(BaseException):
    """The time for one file is over; no reader may catch it."""


def read(path: Path) -> Outcome:
    """Read one file; what is raised and is not ours, stands as a code with the name of its class."""
    found = Outcome(path.name)
    begun = time.monotonic()
    pieces: list[str] = []
    try:
        reading = read_source(path)
        for item in reading.items:
            if isinstance(item, Rejected):
                found.rejected.append((item.code, item.file, item.place, item.reason))
                continue
            found.kept += 1
            pieces += [*item.cells, *item.cells.values()] if isinstance(item, Row) else [item.text]
        found.notes = [*reading.notes, *reading.afterwards()]
    except UnreadableSourceError as error:
        found.code, found.place, found.message = error.code, error.place, str(error)
    except (Exception, TooSlowError) as error:
        found.code, found.message = type(error).__name__, str(error)
    found.words = "\n".join(pieces)[:1_000_000]
    found.seconds = time.monotonic() - begun
    return found


def main(folder: Path) -> None:
    """Read the files of a folder."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {SECONDS} seconds")

    signal.signal(signal.SIGALRM, stop)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
    for path in sorted(path for path in folder.iterdir() if path.suffix not in COMPANIONS):
        signal.alarm(SECONDS)
        line = msgspec.json.encode(read(path))
        signal.alarm(0)
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
