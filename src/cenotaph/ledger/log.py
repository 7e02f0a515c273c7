"""The log on disk: batches go to the end of the stream, and from there to the derived files.

The invariant: `size`, `end` and the tree's edge belong together and were checked, record by record, against
what was read. `append` returns only when the batch is on disk. It is `recover` that decides what is kept after a
crash; it runs under the lock, before anything is appended. Entries are bytes here; nothing is interpreted but
their time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import msgspec

from cenotaph.errors import ForkError, ProofError, RollbackError, TamperedLogError
from cenotaph.ledger.hash_files import HashFiles
from cenotaph.ledger.segments import SEGMENT_BYTES, Segments
from cenotaph.ledger.stream import Batch, encode_batch, find_record, scan_batches, split_entries
from cenotaph.merkle.checkpoint import Checkpoint
from cenotaph.merkle.proof import resume_edge, subtree_root
from cenotaph.merkle.tree import TILE_WIDTH, TreeEdge, leaf_hashes

_FIRST_LOOK_BYTES = 1 << 18
_LAST_LOOK_BYTES = 1 << 27  # 256 entries of full length, and their records, take a seventh of it


class _Time(msgspec.Struct):
    at: int = 0


_time = msgspec.json.Decoder(_Time)


@dataclass(slots=True)
class Position:
    """A place in the log between two batches."""

    end: int
    edge: TreeEdge
    last_at: int

    def copy(self) -> Position:
        """Copy it, so that one can go on and the other stays."""
        return Position(self.end, self.edge.copy(), self.last_at)


class Log:
    """The folder `log/`. One process may write at a time, under the lock that the caller holds."""

    def __init__(self, folder: Path, *, segment_bytes: int = SEGMENT_BYTES) -> None:
        self.hashes = HashFiles(folder)
        self._segments = Segments(folder, segment_bytes=segment_bytes)
        self._here = Position(0, TreeEdge(), 0)
        self._trusted = self._here.copy()  # everything before it is on disk, and the derived files fit it

    def close(self) -> None:
        """Close all files."""
        self.hashes.close()
        self._segments.close()

    @property
    def size(self) -> int:
        """Number of entries."""
        return self._here.edge.size

    @property
    def last_at(self) -> int:
        """Time of the last entry, UTC seconds; 0 in an empty log."""
        return self._here.last_at

    def root(self) -> bytes:
        """Compute the root of all entries: 32 bytes."""
        return self._here.edge.root()

    def root_at(self, size: int) -> bytes:
        """Compute the root of the first `size` entries from stored hashes.

        Raises:
            ProofError: stored hashes are missing.
        """
        return subtree_root(self.hashes.read_hashes, 0, size)

    def locate(self, checkpoint: Checkpoint) -> bool:
        """Take the place of a checkpoint without reading what is before it.

        Returns:
            whether the derived files lead to the checkpoint's root; if not, they have to be written again.
        """
        if checkpoint.size == 0:
            return True
        bundle = (checkpoint.size - 1) // TILE_WIDTH
        start = self.hashes.read_offset(bundle)
        try:
            edge = resume_edge(self.hashes.read_hashes, checkpoint.size)
        except ProofError:
            return False
        if start is None or edge.root() != checkpoint.root or self.hashes.count < checkpoint.size:
            return False
        length, piece, found = _FIRST_LOOK_BYTES, b"", None
        while found is None and length <= _LAST_LOOK_BYTES:
            piece = self._segments.read(start, length)
            found = find_record(piece, first=bundle * TILE_WIDTH, size=checkpoint.size)
            length *= 8
        if found is None:
            return False
        try:
            last = split_entries(piece[:found])[-1]
        except TamperedLogError:
            return False
        self._here = Position(start + found, edge, _time_of(last))
        self._trusted = self._here.copy()
        return True

    def follow(self) -> None:
        """Go on to what other processes have put on disk, without the lock.

        Raises:
            TamperedLogError: what was on disk is gone or differs.
        """
        known = self.hashes.count
        if known <= self.size:
            return
        self._segments.refresh()
        for batch in scan_batches(self._segments.read, self._here.end):
            if batch.size > known:  # its hashes are being written
                return
            here = self._here.copy()
            if _extend(here, batch) is None:
                raise TamperedLogError(
                    "log/entries", f"what follows entry {self.size - 1} is not what was written"
                )
            self._here = here
            if batch.size == known:
                return
        raise RollbackError(
            "log/entries", f"{known} entries were on disk, and only {self.size} are whole now"
        )

    def recover(self, *, signed: Checkpoint | None) -> int:
        """Under the lock: go on to the last whole batch, cut what follows it, and make sure that all is on disk.

        Args:
            signed: what was signed last; it must still be there.

        Returns:
            the number of entries up to which this process had written or recovered before: what follows may
            come from a process that crashed.

        Raises:
            RollbackError: entries that were signed or acknowledged are gone.
            ForkError: the root of what was signed differs.
        """
        self._segments.refresh()
        before = self._trusted.edge.size
        if self._segments.end != self._trusted.end or self.hashes.count != before:
            self._replay()
        else:
            self._here = self._trusted.copy()
        if signed is not None:
            self._check_signed(signed)
        return before

    def rebuild(self, checkpoint: Checkpoint) -> None:
        """Under the lock: write all derived files again from the stream.

        Raises:
            RollbackError, ForkError: as `recover`, against this checkpoint.
        """
        self._trusted = Position(0, TreeEdge(), 0)
        self._segments.refresh()
        self._replay(signed_size=checkpoint.size)
        self._check_signed(checkpoint)

    def append(self, entries: Sequence[bytes], *, at: int) -> None:
        """Append a batch. When it returns, the batch is on disk.

        Args:
            entries: at least one, each at most 65 534 bytes.
            at: the time of the last one.

        Raises:
            OSError: what is on disk is unknown; the caller must not go on.
        """
        here = self._here.copy()
        size, start = here.edge.size, here.end
        grown = here.edge.extend(leaf_hashes(entries))
        data = encode_batch(entries, size=here.edge.size, root=here.edge.root())
        self._segments.append(data)
        here.end, here.last_at = start + len(data), at
        self.hashes.write(size, grown, _bundle_offsets(entries, size=size, start=start))
        self._here = here
        self._trusted = here.copy()

    def read_entries(self, start: int, stop: int) -> list[bytes]:
        """Read entries [start, stop), which are in the log.

        Raises:
            TamperedLogError: the stored bytes are not a row of entries.
        """
        if start >= stop:
            return []
        bundle = start // TILE_WIDTH
        offset = self.hashes.read_offset(bundle)
        after = self.hashes.read_offset(-(-stop // TILE_WIDTH)) if stop < self.size else None
        if offset is None:
            raise TamperedLogError(
                "log/bundles.idx", f"it does not say where entry {bundle * TILE_WIDTH} begins"
            )
        end = self._here.end if after is None else min(after, self._here.end)
        entries = split_entries(self._segments.read(offset, end - offset))
        first = start - bundle * TILE_WIDTH
        found = entries[first : first + stop - start]
        if len(found) != stop - start:
            raise TamperedLogError(
                "log/entries", f"entries {start} to {stop - 1} are not where they should be"
            )
        return found

    def _replay(self, *, signed_size: int = 0) -> None:
        here, known = self._trusted.copy(), self.hashes.count
        rewritten = here.end
        for batch in scan_batches(self._segments.read, here.end):
            size, ahead = here.edge.size, here.copy()
            grown = _extend(ahead, batch)
            if grown is None:
                break
            self.hashes.write(size, grown, _bundle_offsets(batch.entries, size=size, start=batch.start))
            here = ahead
            if here.edge.size <= signed_size:
                rewritten = here.end
        if here.edge.size < known:
            raise RollbackError(
                "log/entries", f"{known} entries were on disk, and only {here.edge.size} are whole now"
            )
        self._segments.cut(here.end)
        self._segments.rewrite(rewritten)
        self.hashes.cut(here.edge.size)
        self._here = here
        self._trusted = here.copy()

    def _check_signed(self, signed: Checkpoint) -> None:
        if self.size < signed.size:
            raise RollbackError(
                "log/entries",
                f"this copy holds {self.size} entries, {signed.size} were signed: restore the newer copy, or, if that"
                " is lost for good, put this copy's log/checkpoint in place of the signer's state (whoever holds the"
                " newer checkpoint can then see that entries are gone)",
            )
        if self.root_at(signed.size) != signed.root:
            raise ForkError("log/entries", f"the first {signed.size} entries are not those that were signed")


def _extend(position: Position, batch: Batch) -> list[list[bytes]] | None:
    """Move a position behind a batch; None if size or root differ from the batch's record."""
    grown = position.edge.extend(leaf_hashes(batch.entries))
    if position.edge.size != batch.size or position.edge.root() != batch.root:
        return None
    position.end, position.last_at = batch.stop, max(position.last_at, _time_of(batch.entries[-1]))
    return grown


def _bundle_offsets(entries: Sequence[bytes], *, size: int, start: int) -> list[int]:
    """Say where those bundles begin that begin in a batch of entries after `size` others."""
    first = -size % TILE_WIDTH
    if first >= len(entries):
        return []
    offsets = list(accumulate((len(entry) + 2 for entry in entries), initial=start))
    return offsets[first:-1:TILE_WIDTH]


def _time_of(entry: bytes) -> int:
    try:
        return _time.decode(entry).at
    except (msgspec.MsgspecError, UnicodeError):
        return 0
