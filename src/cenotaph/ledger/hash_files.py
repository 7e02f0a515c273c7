"""What is derived from the stream: `hash.L`, all hashes of tile level L, and `bundles.idx`, where bundles begin.

They are written after the stream is synced, `hash.0` last: so its length tells a reader without a lock how many
entries are on disk. They can be deleted; the next opening writes them again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from cenotaph.ledger.disk import sync_folder, write_fully
from cenotaph.merkle.tree import HASH_BYTES, TILE_HEIGHT, TILE_WIDTH

_INDEX = "bundles.idx"
_OFFSET_BYTES = 8
_NAME = re.compile(r"hash\.([0-7])")


class HashFiles:
    """The derived files of one log."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fds: dict[str, int] = {}

    def close(self) -> None:
        """Close all files."""
        while self._fds:
            os.close(self._fds.popitem()[1])

    @property
    def count(self) -> int:
        """How many leaf hashes there are: what a reader may trust to be on disk."""
        fd = self._reading("hash.0")
        return 0 if fd is None else os.fstat(fd).st_size // HASH_BYTES

    def read_hashes(self, level: int, start: int, stop: int) -> bytes:
        """Read hashes [start, stop) of a tile level; fewer bytes where there are fewer. A `HashReader`."""
        fd = self._reading(f"hash.{level}")
        return b"" if fd is None else os.pread(fd, (stop - start) * HASH_BYTES, start * HASH_BYTES)

    def read_offset(self, bundle: int) -> int | None:
        """Read where in the stream entry `bundle * 256` begins; None where there is none yet."""
        fd = self._reading(_INDEX)
        data = b"" if fd is None else os.pread(fd, _OFFSET_BYTES, bundle * _OFFSET_BYTES)
        return int.from_bytes(data, "big") if len(data) == _OFFSET_BYTES else None

    def write(self, size: int, grown: Sequence[Sequence[bytes]], offsets: Sequence[int]) -> None:
        """Put down what a batch brought; not synced.

        Args:
            size: entries before it.
            grown: what `TreeEdge.extend` gave for it.
            offsets: where those bundles begin that begin in it.
        """
        joined = b"".join(offset.to_bytes(_OFFSET_BYTES, "big") for offset in offsets)
        write_fully(self._writing(_INDEX), joined, offset=-(-size // TILE_WIDTH) * _OFFSET_BYTES)
        for level in reversed(range(len(grown))):
            at = (size >> TILE_HEIGHT * level) * HASH_BYTES
            write_fully(self._writing(f"hash.{level}"), b"".join(grown[level]), offset=at)

    def cut(self, size: int) -> None:
        """Remove what is beyond a size."""
        os.ftruncate(self._writing(_INDEX), -(-size // TILE_WIDTH) * _OFFSET_BYTES)
        for name in self._names():
            if found := _NAME.fullmatch(name):
                os.ftruncate(self._writing(name), (size >> TILE_HEIGHT * int(found[1])) * HASH_BYTES)

    def sync(self) -> None:
        """Make all of it durable, before a size is signed that relies on it."""
        for name in self._names():
            os.fdatasync(self._writing(name))
        sync_folder(self._folder)

    def _names(self) -> list[str]:
        names = [path.name for path in self._folder.iterdir()]
        return [name for name in names if name == _INDEX or _NAME.fullmatch(name)]

    def _reading(self, name: str) -> int | None:
        if name not in self._fds:
            try:
                self._fds[name] = os.open(self._folder / name, os.O_RDONLY)
            except FileNotFoundError:
                return None
        return self._fds[name]

    def _writing(self, name: str) -> int:
        key = f"{name} for writing"
        if key not in self._fds:
            self._fds[key] = os.open(self._folder / name, os.O_RDWR | os.O_CREAT, 0o644)
        return self._fds[key]
