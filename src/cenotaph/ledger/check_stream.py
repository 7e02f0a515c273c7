"""The verifier's own reader of `log/`: recomputes every hash and root, and compares every derived byte.

It shares no code with what writes the log but the hash functions.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

from cenotaph.ledger.report import Findings
from cenotaph.merkle.tree import EMPTY_ROOT, HASH_BYTES, TILE_WIDTH, TreeEdge, leaf_hashes

_READ_BYTES = 1 << 22


class StreamCheck:
    """Walks through the stream of one log, batch by batch.

    Attributes:
        edge: the tree over all whole batches so far.
        roots: root by size, for the sizes asked for, once they were passed.
    """

    def __init__(self, folder: Path, findings: Findings, *, sizes: frozenset[int]) -> None:
        self.edge = TreeEdge()
        self.roots: dict[int, bytes] = {0: EMPTY_ROOT}
        self._folder, self._findings, self._sizes = folder, findings, sizes
        self._levels: list[_Stored] = []
        self._bundles = _Stored(folder / "bundles.idx", findings)
        self._root_failed = False

    def batches(self) -> Iterator[list[bytes]]:
        """Give the entries of each whole batch, after checking it."""
        buffer, base, at, batch_at = b"", 0, 0, 0
        entries: list[bytes] = []
        offsets: list[int] = []
        for piece in self._pieces():
            buffer, base, at, batch_at = buffer[batch_at:] + piece, base + batch_at, at - batch_at, 0
            while (need := _needed(buffer, at)) <= len(buffer) - at:
                if buffer[at : at + 2] != b"\xff\xff":
                    if (self.edge.size + len(entries)) % TILE_WIDTH == 0:
                        offsets.append(base + at)
                    entries.append(buffer[at + 2 : at + need])
                    at += need
                    continue
                body, record = buffer[batch_at:at], buffer[at : at + need]
                at += need
                batch_at = at
                self._check_batch(entries, body, record)
                self._bundles.expect(b"".join(offset.to_bytes(8, "big") for offset in offsets))
                yield entries
                entries, offsets = [], []
        if batch_at < len(buffer):
            self._findings.warn(
                f"log/entries, byte {base + batch_at}",
                f"{len(buffer) - batch_at} bytes follow the last whole batch: an interrupted write that was never"
                " acknowledged, and that the next writer removes",
            )

    def finish(self) -> None:
        """Compare the lengths of derived files, after the last batch."""
        for each in (*self._levels, self._bundles):
            each.finish()
        for path in sorted(self._folder.glob("hash.*")):
            if (
                path.name not in {f"hash.{level}" for level in range(len(self._levels))}
                and path.stat().st_size
            ):
                self._findings.fail(f"log/{path.name}", "a log of this size has no such level")

    def _check_batch(self, entries: list[bytes], body: bytes, record: bytes) -> None:
        start = self.edge.size
        place = f"log/entries, entries {start} to {start + len(entries) - 1}"
        leaves = leaf_hashes(entries)
        cuts = sorted(size for size in self._sizes if start < size < start + len(entries))
        for begin, end in zip([start, *cuts], [*cuts, start + len(entries)], strict=True):
            for level, grown in enumerate(self.edge.extend(leaves[begin - start : end - start])):
                if level == len(self._levels):
                    self._levels.append(_Stored(self._folder / f"hash.{level}", self._findings))
                self._levels[level].expect(b"".join(grown))
            if end in self._sizes:
                self.roots[end] = self.edge.root()
        if zlib.crc32(body) != int.from_bytes(record[42:46], "big"):
            self._findings.fail(place, "the checksum of the batch differs")
        if int.from_bytes(record[2:10], "big") != self.edge.size:
            self._findings.fail(place, "the number of entries differs from the batch's record")
        if not self._root_failed and self.edge.root() != record[10:42]:
            self._findings.fail(place, "the root differs from the batch's record")
            self._root_failed = True  # all later ones differ, too

    def _pieces(self) -> Iterator[bytes]:
        paths = sorted(self._folder.glob("entries.[0-9][0-9][0-9][0-9]"))
        if [path.name for path in paths] != [f"entries.{number:04}" for number in range(len(paths))]:
            self._findings.fail("log", "a file of the row entries.NNNN is missing")
            return
        for path in paths:
            with path.open("rb") as file:
                while piece := file.read(_READ_BYTES):
                    yield piece


class _Stored:
    """A derived file, compared from its beginning to its end with what it should hold."""

    def __init__(self, path: Path, findings: Findings) -> None:
        self._path, self._name, self._findings = path, f"log/{path.name}", findings
        self._at, self._failed = 0, False

    @property
    def _length(self) -> int:
        return self._path.stat().st_size if self._path.is_file() else 0

    def expect(self, data: bytes) -> None:
        stored = b""
        if self._path.is_file():
            with self._path.open("rb") as file:
                file.seek(self._at)
                stored = file.read(len(data))
        if stored != data[: len(stored)] and not self._failed:
            first = next(at for at, byte in enumerate(stored) if byte != data[at])
            place = (self._at + first) // (8 if self._name.endswith("idx") else HASH_BYTES)
            self._findings.fail(self._name, f"number {place} in it is not what the entries give")
            self._failed = True
        self._at += len(data)

    def finish(self) -> None:
        if self._length > self._at:
            reason = "it goes on beyond the last entry: entries that were acknowledged are gone"
            self._findings.fail(self._name, reason)
        elif self._at and not self._path.is_file():
            self._findings.warn(
                self._name,
                "this derived file is missing; it will be written again when the register is opened",
            )
        elif self._length < self._at:
            self._findings.warn(self._name, "the last entries are not in it yet: an interrupted write")


def _needed(buffer: bytes, at: int) -> int:
    if len(buffer) < at + 2:
        return 2
    length = int.from_bytes(buffer[at : at + 2], "big")
    return 46 if length == 0xFFFF else 2 + length
