"""Corpora -> documents: JSON lines, plain or packed, and whatever `sources` reads documents from (WARC, WACZ, feeds, pages).

Invariant: everything that stands in a corpus is yielded as a document or as a `Rejected`, in its order; the same corpus
gives the same items. Memory does not grow with it.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import msgspec

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.item import DEFAULT_LIMITS, Document, Rejected
from cenotaph.sources.reader import read_source

STDIN = Path("-")
NOT_A_DOCUMENT = "not_a_document"

_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_GZIP = b"\x1f\x8b"
_HEAD_BYTES = 4096
LONGEST_LINE_BYTES = 8 * DEFAULT_LIMITS.document_bytes
"""A text of the longest document, with every sign escaped."""


class Given(msgspec.Struct, frozen=True):
    """A document as a corpus has it; other fields of a line are passed over."""

    doc: str
    text: str
    lang: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None


Item = Given | Rejected

_decode = msgspec.json.Decoder(Given).decode


def read_corpora(paths: Iterable[Path]) -> Iterator[Item]:
    """Read corpora one after another.

    Args:
        paths: files; `STDIN` is JSON lines from standard input.

    Raises:
        UnreadableSourceError: nothing of a file can be read, or it is a list, not documents.
    """
    for path in paths:
        yield from _read_lines(path) if _is_lines(path) else _read_documents(path)


def _is_lines(path: Path) -> bool:
    if path == STDIN or path.name.casefold().endswith(_LINES):
        return True
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from error
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, _HEAD_BYTES)
        except zlib.error:
            return False
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return first == b"{" or not first


def _read_lines(path: Path) -> Iterator[Item]:
    try:
        with _opened(path) as stream:
            for number, line in enumerate(_lines(stream), 1):
                written = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
                if written.strip():
                    yield _document(path, number, written)
    except (OSError, EOFError, zlib.error) as error:
        # The rest of a packed file that breaks off; what came before it is read.
        place = "from here on"
        yield Rejected("damaged_archive", path.name, place, f"it cannot be unpacked or read: {error}")


def _opened(path: Path) -> IO[bytes]:
    if path == STDIN:
        return sys.stdin.buffer
    try:
        with path.open("rb") as stream:
            is_packed = stream.read(2) == _GZIP
        return cast("IO[bytes]", gzip.open(path)) if is_packed else path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield lines; of one that is too long only as much as shows that it is."""
    limit = LONGEST_LINE_BYTES
    while line := stream.readline(limit + 1):
        tail = line
        while len(tail) > limit and not tail.endswith(b"\n"):
            tail = stream.readline(limit + 1)
        yield line


def _document(path: Path, number: int, line: bytes) -> Item:
    place = f"line {number}"
    if len(line) > LONGEST_LINE_BYTES:
        return Rejected("line_too_long", path.name, place, f"the line has more than {len(line) - 1:,} bytes")
    try:
        return _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Rejected(NOT_A_DOCUMENT, path.name, place, f"a line is an object with doc and text: {error}")


def _read_documents(path: Path) -> Iterator[Item]:
    reading = read_source(path)
    if reading.unit != "document":
        raise UnreadableSourceError(
            path, "not_documents", f"this is a list, not documents; take it in with: cenotaph add {path}"
        )
    number = 0
    for item in reading.items:
        if isinstance(item, Document):
            number += 1
            yield Given(
                doc=item.url or f"{path.name}#{number}",
                text=item.text,
                lang=item.lang,
                date=item.published,
                publisher=item.publisher,
                url=item.url,
            )
        elif isinstance(item, Rejected):
            yield item


def _unreadable(path: Path, error: OSError) -> UnreadableSourceError:
    return UnreadableSourceError(path, "unreadable", error.strerror or str(error))
