"""A web archive (WARC, packed or not) -> its records, one after the other.

Invariant: a record that is broken is a `Rejected` with its place; reading goes on with the next record that can be
found. Of a packed file only the part in hand is held unpacked.

It does not look into records: `from_warc` does.

Source: ISO 28500:2017 (WARC 1.1).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import IO

import msgspec
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from cenotaph.sources.item import Rejected

CHUNK_BYTES = 1 << 16
_LINE_BYTES = 1 << 16
_HEADER_BYTES = 1 << 20
_BAD_HEADERS = (
    ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, EOFError, AttributeError, TypeError,
)  # fmt: skip
"""What `warcio` lets out where a line of the headers is not what it expects."""
_GZIP = b"\x1f\x8b\x08"


class Found(msgspec.Struct, frozen=True):
    """A record, and the place (in the file as it is, packed) where it, or the part that it was packed in, begins."""

    record: ArcWarcRecord
    offset: int


def read_records(stream: IO[bytes], *, file: str) -> Iterator[Found | Rejected]:
    """Read the records of an archive; each must be read before the next one is asked for, and need not be read whole.

    Args:
        stream: the archive; must be able to seek.
        file: what `Rejected` names.
    """
    unpacked = _Unpacked(stream)
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    lines = _Lines(unpacked, CHUNK_BYTES)
    lost: int | None = None
    while True:
        offset = before = lines.tell()
        lines.left = _HEADER_BYTES
        try:
            line = lines.readline(_LINE_BYTES)
            if not line:
                return
            if not line.strip():
                continue
            offset = unpacked.place_of(before)
            if not line.startswith(b"WARC/"):
                if lost is None:
                    lost = offset
                    yield _rejected(file, offset, "what stands there is no record")
                continue
            lost = None
            found = loader.parse_record_stream(lines, line, "warc")
            yield Found(found, offset)
            _pass_over(found, lines)
            if isinstance(found.raw_stream, LimitReader) and found.raw_stream.limit > 0:
                yield _rejected(file, offset, "the file breaks off in this record", code="truncated")
        except zlib.error as error:
            if lost is None:
                code = "truncated" if isinstance(error, _BreaksOffError) else "bad_record"
                yield _rejected(file, unpacked.offset, f"it cannot be unpacked: {error}", code=code)
            lost = None
            unpacked.seek_next()
            lines.detach()  # else it closes the file when it goes
            lines = _Lines(unpacked, CHUNK_BYTES)
        except _BAD_HEADERS as error:
            lost = offset
            yield _rejected(file, offset, f"its headers cannot be read: {error}")


def _pass_over(record: ArcWarcRecord, lines: io.BufferedIOBase) -> None:
    stream = record.raw_stream
    if stream is lines:  # a record without a length: nothing of it can be told from the next
        return
    while stream.read(CHUNK_BYTES):
        pass


def _rejected(file: str, offset: int, reason: str, *, code: str = "bad_record") -> Rejected:
    reason = " ".join(reason.split())[:300]
    return Rejected(code, file, f"record at byte {offset:,}", reason)


class _Lines(io.BufferedReader):
    """Lines of headers; `ValueError` where they do not come to an end, so that nobody holds them all in memory.

    Attributes:
        left: how many bytes the headers of the record in hand may still have.
    """

    left = _HEADER_BYTES

    def readline(self, size: int | None = -1) -> bytes:
        """Read a line, or its first part."""
        line = super().readline(min(_LINE_BYTES, size) if size is not None and size >= 0 else _LINE_BYTES)
        self.left -= len(line)
        if self.left < 0:
            raise ValueError(f"they have more than {_HEADER_BYTES:,} bytes")
        return line


class _BreaksOffError(zlib.error):
    """The file ends within a member."""


class _Unpacked(io.RawIOBase):
    """A stream of what is packed in gzip members, or of plain bytes; `zlib.error` where they are damaged.

    Attributes:
        offset: where in the file the member begins that is being read.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._packed = stream.read(3) == _GZIP
        stream.seek(0)
        self._unpacker: zlib._Decompress | None = None
        self._rest = b""
        self._given = 0
        self.offset = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def tell(self) -> int:
        """Return how many unpacked bytes were read."""
        return self._given

    def place_of(self, position: int) -> int:
        """Return the place in the file of an unpacked position that lies in the member in hand."""
        return self.offset if self._packed else position

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Unpack as much as fits."""
        data = self._inflate(len(buffer)) if self._packed else self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._given += len(data)
        return len(data)

    def _inflate(self, size: int) -> bytes:
        while True:
            if not self._rest:
                self._rest = self._stream.read(CHUNK_BYTES)
                if not self._rest:
                    if self._unpacker is not None:
                        self._unpacker = None
                        raise _BreaksOffError("the file breaks off")
                    return b""
            if self._unpacker is None:
                if not self._rest.strip(b"\0"):
                    self._rest = b""
                    continue
                self.offset = self._stream.tell() - len(self._rest)
                self._unpacker = zlib.decompressobj(31)
            data = self._unpacker.decompress(self._rest, size)
            self._rest = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                self._rest = self._unpacker.unused_data
                self._unpacker = None
            if data:
                return data

    def seek_next(self) -> None:
        """Go to the next member behind the damaged one that begins a record, or to the end."""
        self._unpacker, self._rest = None, b""
        position = self.offset + 1
        while True:
            self._stream.seek(position)
            chunk = self._stream.read(CHUNK_BYTES)
            if len(chunk) < len(_GZIP):
                self._stream.seek(0, io.SEEK_END)
                return
            at = chunk.find(_GZIP)
            while at >= 0:
                if self._begins_record(position + at):
                    self._stream.seek(position + at)
                    return
                at = chunk.find(_GZIP, at + 1)
            position += len(chunk) - len(_GZIP) + 1

    def _begins_record(self, position: int) -> bool:
        self._stream.seek(position)
        try:
            return zlib.decompressobj(31).decompress(self._stream.read(1024), 5) == b"WARC/"
        except zlib.error:
            return False
