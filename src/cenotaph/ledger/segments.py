"""The files `entries.NNNN` that hold the stream: one long row of bytes, cut into files of about a gigabyte.

A file that is full is never written again (mode 0444). Offsets are counted over all of them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from cenotaph.errors import TamperedLogError
from cenotaph.ledger.disk import sync_folder, write_fully

SEGMENT_BYTES = 1 << 30
_CHUNK_BYTES = 8 << 20
_NAME = re.compile(r"entries\.([0-9]{4})")


class Segments:
    """The stream's files. Reading follows what other processes append once `refresh` was called."""

    def __init__(self, folder: Path, *, segment_bytes: int = SEGMENT_BYTES) -> None:
        self._folder, self._segment_bytes = folder, segment_bytes
        self._fds: dict[int, int] = {}
        self._starts: list[int] = []
        self.end = 0
        self.refresh()

    def close(self) -> None:
        """Close all files."""
        while self._fds:
            os.close(self._fds.popitem()[1])

    def refresh(self) -> None:
        """See what is on disk: how many files, and where the stream ends.

        Raises:
            TamperedLogError: a file of the row is missing.
        """
        numbers = sorted(
            int(found[1]) for path in self._folder.iterdir() if (found := _NAME.fullmatch(path.name))
        )
        if numbers != list(range(len(numbers))):
            raise TamperedLogError("log", f"a file of entries.0000 to entries.{numbers[-1]:04} is missing")
        starts, end = [], 0
        for number in numbers:
            starts.append(end)
            end += self._path(number).stat().st_size
        self._starts, self.end = starts, end  # at once: other threads may be reading

    def read(self, offset: int, length: int) -> bytes:
        """Read as many bytes as there are before `end`, at most `length`."""
        parts: list[bytes] = []
        stop = min(offset + length, self.end)
        while offset < stop:
            number, at = self._locate(offset)
            part = os.pread(self._fd(number), stop - offset, at)
            if not part:
                break
            parts.append(part)
            offset += len(part)
        return b"".join(parts)

    def append(self, data: bytes) -> None:
        """Write a batch at the end and sync it. A new file is begun where the last one is full.

        Raises:
            OSError: what is on disk is unknown now; the caller must not go on.
        """
        if not self._starts or self.end - self._starts[-1] >= self._segment_bytes:
            self._begin_segment()
        fd = self._fd(len(self._starts) - 1, writable=True)
        write_fully(fd, data, offset=self.end - self._starts[-1])
        os.fdatasync(fd)
        self.end += len(data)

    def cut(self, end: int) -> None:
        """Remove everything after an offset: what a crash left of a batch that was never acknowledged."""
        while self._starts and self._starts[-1] >= end and len(self._starts) > 1:
            self._forget(len(self._starts) - 1)
            self._path(len(self._starts) - 1).unlink()
            self._starts.pop()
            sync_folder(self._folder)
        if self._starts and self.end > end:
            fd = self._fd(len(self._starts) - 1, writable=True)
            os.ftruncate(fd, end - self._starts[-1])
            os.fsync(fd)
        self.end = end

    def rewrite(self, start: int) -> None:
        """Write the bytes from an offset to the end once more and sync them.

        After a failed sync in a process that is gone, pages can be clean in memory and absent on disk; a sync
        alone would not write them again.
        """
        while start < self.end:
            number, at = self._locate(start)
            stop = self._starts[number + 1] if number + 1 < len(self._starts) else self.end
            fd = self._fd(number, writable=True)
            for offset in range(at, at + stop - start, _CHUNK_BYTES):
                length = min(_CHUNK_BYTES, at + stop - start - offset)
                write_fully(fd, os.pread(fd, length, offset), offset=offset)
            os.fdatasync(fd)
            start = stop

    def _begin_segment(self) -> None:
        if self._starts:
            self._path(len(self._starts) - 1).chmod(0o444)
        os.close(os.open(self._path(len(self._starts)), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))
        sync_folder(self._folder)
        self._starts.append(self.end)

    def _locate(self, offset: int) -> tuple[int, int]:
        number = len(self._starts) - 1
        while self._starts[number] > offset:
            number -= 1
        return number, offset - self._starts[number]

    def _fd(self, number: int, *, writable: bool = False) -> int:
        key = ~number if writable else number
        if key not in self._fds:
            path = self._path(number)
            if writable and not os.access(path, os.W_OK):
                path.chmod(0o644)  # recovery may reach back into a full file
            self._fds[key] = os.open(path, os.O_RDWR if writable else os.O_RDONLY)
        return self._fds[key]

    def _forget(self, number: int) -> None:
        for key in (number, ~number):
            if key in self._fds:
                os.close(self._fds.pop(key))

    def _path(self, number: int) -> Path:
        return self._folder / f"entries.{number:04}"
