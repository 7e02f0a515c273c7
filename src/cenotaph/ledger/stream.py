"""The stream of the log: entries, each after its length, and a commit record after each batch.

    stream = batch*
    batch  = (u16 length < 0xFFFF, entry)+, record
    record = 0xFFFF, u64 size after the batch, root of that size (32), u32 CRC-32 of the batch's bytes before it

All numbers are big-endian. A batch without its record was never acknowledged. Nothing here touches a file.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cenotaph.errors import TamperedLogError

RECORD_BYTES = 46
_MARK = 0xFFFF
_CHUNK_BYTES = 1 << 20

StreamReader = Callable[[int, int], bytes]
"""`read(offset, length)`: as many bytes of the stream as there are, at most `length`."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one commit wrote.

    Attributes:
        start: offset in the stream of its first entry's length.
        stop: offset after its record.
        entries: their bytes.
        size: entries in the log after it, as recorded.
        root: root of the tree after it, as recorded.
    """

    start: int
    stop: int
    entries: list[bytes]
    size: int
    root: bytes


def encode_batch(entries: Sequence[bytes], *, size: int, root: bytes) -> bytes:
    """Write a batch; each entry is at most 65 534 bytes, which the caller has checked."""
    body = b"".join([len(entry).to_bytes(2, "big") + entry for entry in entries])
    return body + b"\xff\xff" + size.to_bytes(8, "big") + root + zlib.crc32(body).to_bytes(4, "big")


def scan_batches(read: StreamReader, start: int) -> Iterator[Batch]:
    """Read batches from an offset where one begins, up to the first that is not whole.

    Only the checksum is checked here; whoever trusts a batch has to compare size and root.
    """
    buffer, base, at, batch_at = b"", start, 0, 0
    entries: list[bytes] = []
    while True:
        length = int.from_bytes(buffer[at : at + 2], "big")
        need = 2 if len(buffer) < at + 2 else RECORD_BYTES if length == _MARK else 2 + length
        if len(buffer) < at + need:
            kept = len(buffer) - batch_at
            more = read(base + len(buffer), max(_CHUNK_BYTES, kept))
            if not more:
                return
            buffer, base, at, batch_at = buffer[batch_at:] + more, base + batch_at, at - batch_at, 0
        elif length != _MARK:
            entries.append(buffer[at + 2 : at + need])
            at += need
        else:
            crc = int.from_bytes(buffer[at + 42 : at + 46], "big")
            if not entries or zlib.crc32(buffer[batch_at:at]) != crc:
                return
            size, root = int.from_bytes(buffer[at + 2 : at + 10], "big"), buffer[at + 10 : at + 42]
            at += RECORD_BYTES
            yield Batch(base + batch_at, base + at, entries, size, root)
            entries, batch_at = [], at


def split_entries(data: bytes) -> list[bytes]:
    """Split a piece of the stream that begins at an entry's length into entries, passing over records.

    Raises:
        TamperedLogError: a length leads beyond the end.
    """
    entries: list[bytes] = []
    at, end = 0, len(data)
    while at < end:
        length = int.from_bytes(data[at : at + 2], "big")
        if length == _MARK:
            at += RECORD_BYTES
        else:
            entries.append(data[at + 2 : at + 2 + length])
            at += 2 + length
    if at != end:
        raise TamperedLogError("log/entries", "an entry leads beyond its place")
    return entries


def find_record(data: bytes, *, first: int, size: int) -> int | None:
    """Find the record of a size in a piece of the stream that begins at entry number `first`.

    Returns:
        the position after it; None where entry `size - 1` is not followed by such a record in this piece.
    """
    at, index = 0, first
    while at + 2 <= len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        if length != _MARK:
            at, index = at + 2 + length, index + 1
        elif index == size:
            whole = at + RECORD_BYTES <= len(data)
            return at + RECORD_BYTES if whole and data[at + 2 : at + 10] == size.to_bytes(8, "big") else None
        else:
            at += RECORD_BYTES
        if index > size:
            return None
    return None
