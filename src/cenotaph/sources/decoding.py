"""The body of an HTTP answer, as it was packed for the way: gzip, deflate, Brotli.

Invariant: never more than one chunk is held unpacked beyond what the caller took, and never more comes out than the
limit allows, whatever the packed bytes promise.

Source: RFC 9110, section 8.4 (content codings), RFC 1950-1952, RFC 7932.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import brotli

from cenotaph.errors import UnreadableSourceError

STEP_BYTES = 1 << 18

_PLAIN = frozenset(("", "identity", "none", "utf-8", "binary"))


def decoded(
    chunks: Iterator[bytes], codings: str | None, *, path: Path | str, limit_bytes: int
) -> Iterator[bytes]:
    """Unpack a body.

    Args:
        chunks: the bytes as they came.
        codings: the header `Content-Encoding`, or None.
        path: what an error names.
        limit_bytes: the most that may come out.

    Raises:
        UnreadableSourceError: more comes out (`too_large`), or it cannot be unpacked (`not_decoded`).
    """
    names = [name.strip().casefold() for name in (codings or "").split(",")]
    for name in reversed([name for name in names if name not in _PLAIN]):
        if name in ("gzip", "x-gzip", "deflate"):
            chunks = _inflated(chunks, path)
        elif name == "br":
            chunks = _unbrotlied(chunks, path)
        else:
            raise UnreadableSourceError(
                path, "not_decoded", f"its body is packed with {name!r}, which is not read here"
            )
        chunks = _limited(chunks, path, limit_bytes)
    yield from _limited(chunks, path, limit_bytes)


def _limited(chunks: Iterator[bytes], path: Path | str, limit_bytes: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit_bytes:
            raise UnreadableSourceError(
                path, "too_large", f"it has more than the {limit_bytes:,} bytes that are allowed"
            )
        yield chunk


def _inflated(chunks: Iterator[bytes], path: Path | str) -> Iterator[bytes]:
    """Unpack gzip of any number of members, zlib, or bare deflate; archives also hold bodies that are none of these."""
    first = next(chunks, b"")
    chunks = chain([first], chunks)
    if not _starts(first, 47):
        if not _starts(first, -15):
            yield from chunks
            return
        unpacker = zlib.decompressobj(-15)
    else:
        unpacker = zlib.decompressobj(47)
    try:
        for chunk in chunks:
            rest = chunk
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, STEP_BYTES)
                rest = unpacker.unconsumed_tail
                if unpacker.eof and unpacker.unused_data[:2] == b"\x1f\x8b":
                    rest, unpacker = unpacker.unused_data, zlib.decompressobj(31)
    except zlib.error as error:
        raise UnreadableSourceError(path, "not_decoded", f"its body cannot be unpacked: {error}") from error
    if not unpacker.eof:
        raise UnreadableSourceError(path, "not_decoded", "its body cannot be unpacked: it breaks off")


def _starts(head: bytes, window: int) -> bool:
    try:
        zlib.decompressobj(window).decompress(head[:1024], 1024)
    except zlib.error:
        return False
    return bool(head)


def _unbrotlied(chunks: Iterator[bytes], path: Path | str) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    began = False
    try:
        for chunk in chunks:
            try:
                out = unpacker.process(chunk, output_buffer_limit=STEP_BYTES)
            except brotli.error:
                if began:
                    raise
                yield chunk  # kept unpacked by an archive that kept the header, too
                yield from chunks
                return
            began = True
            yield out
            while not unpacker.can_accept_more_data():
                yield unpacker.process(b"", output_buffer_limit=STEP_BYTES)
    except brotli.error as error:
        raise UnreadableSourceError(path, "not_decoded", f"its body cannot be unpacked: {error}") from error
    if began and not unpacker.is_finished():
        raise UnreadableSourceError(path, "not_decoded", "its body cannot be unpacked: it breaks off")
