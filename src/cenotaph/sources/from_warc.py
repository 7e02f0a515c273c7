"""A web archive (WARC, WACZ) -> the documents in it: pages, texts and PDFs that a server answered with.

Invariant: every record is accounted for: it is a document, a `Rejected`, or counted in a note by what it is. The
document of a record is what its own reader makes of the same bytes. Memory does not grow with the archive.

It follows no links between records: a `revisit` repeats an earlier answer and is counted.

Source: ISO 28500:2017 (WARC 1.1), WACZ 1.1.1.
"""

from __future__ import annotations

import lzma
import re
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

import msgspec
from warcio.bufferedreaders import ChunkedDataReader
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.decoding import decoded
from cenotaph.sources.from_html import read_html
from cenotaph.sources.from_pdf import document_of_pdf
from cenotaph.sources.from_pdf import program as pdf_program
from cenotaph.sources.from_text import read_text
from cenotaph.sources.item import DEFAULT_LIMITS, Document, Item, Limits, Reading, Rejected
from cenotaph.sources.packed import check_archive
from cenotaph.sources.warc_records import CHUNK_BYTES, read_records

_READERS = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_text,
}
_PDF = "application/pdf"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)


def read_warc(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the documents of a web archive.

    Raises:
        UnreadableSourceError: a WACZ cannot be unpacked or holds no archive (`damaged_archive`), or too much
            (`too_large`).
    """
    del table
    archives = _members(path, limits)
    passed_over: Counter[str] = Counter()
    reader = _Reader(path, encoding, limits, passed_over)
    return Reading(
        unit="document",
        media_type="application/warc" if archives is None else "application/wacz",
        program=f"warcio {version('warcio')}",
        items=reader.read(archives),
        notes=() if archives is None or len(archives) < 2 else (f"{len(archives)} archives in one file",),
        afterwards=lambda: tuple(
            f"passed over: {count:,} {what}" for what, count in passed_over.most_common()
        ),
    )


def _members(path: Path, limits: Limits) -> list[str] | None:
    """Return the archives in a WACZ, or None for what is itself an archive."""
    with path.open("rb") as stream:
        if stream.read(4) != b"PK\x03\x04":
            return None
    names = [
        member.filename
        for member in check_archive(path, limits)
        if member.filename.casefold().endswith((".warc", ".warc.gz"))
    ]
    if not names:
        raise UnreadableSourceError(path, "damaged_archive", "the web archive holds no WARC file")
    return sorted(names)


_CANNOT_UNPACK = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError)


class _Reader:
    """Reads records and counts what is no document."""

    def __init__(self, path: Path, encoding: str | None, limits: Limits, passed_over: Counter[str]) -> None:
        self._path = path
        self._encoding = encoding
        self._limits = limits
        self._passed_over = passed_over

    def read(self, archives: list[str] | None) -> Iterator[Item]:
        """Read all archives of a file."""
        with tempfile.TemporaryDirectory(prefix="cenotaph-") as folder:
            beside = Path(folder)
            if archives is None:
                with self._path.open("rb") as stream:
                    yield from self._read_archive(stream, self._path.name, beside)
                return
            with zipfile.ZipFile(self._path) as archive:
                for name in archives:
                    try:
                        with archive.open(name) as member:
                            yield from self._read_archive(member, f"{self._path.name}/{name}", beside)
                    except _CANNOT_UNPACK as error:
                        reason = f"it cannot be unpacked: {error}"
                        yield Rejected("damaged_archive", self._path.name, name, reason)

    def _read_archive(self, stream: IO[bytes], file: str, folder: Path) -> Iterator[Item]:
        for found in read_records(stream, file=file):
            if isinstance(found, Rejected):
                yield found
                continue
            what = _passed_over(found.record)
            if what:
                self._passed_over[what] += 1
                continue
            place = (
                f"record at byte {found.offset:,} ({_said(found.record, 'WARC-Target-URI') or 'no address'})"
            )
            try:
                document = self._document(found.record, folder)
            except zlib.error:  # what `read_records` says itself when it goes on
                continue
            except UnreadableSourceError as error:
                yield Rejected(error.code, file, place, error.reason)
                continue
            if document is not None:
                yield document

    def _document(self, record: ArcWarcRecord, folder: Path) -> Document | None:
        """Read the document of a record; None where the record breaks off.

        Raises:
            UnreadableSourceError: no document can be got out of it.
            zlib.error: the archive is damaged in this place.
        """
        media_type, charset = _content_type(record)
        # The readers begin with a file; a name without a suffix of its own decides nothing.
        body = folder / "body"
        self._write_body(record, body)
        if isinstance(record.raw_stream, LimitReader) and record.raw_stream.limit > 0:
            return None
        if media_type == _PDF:
            document, _ = document_of_pdf(body, limits=self._limits)
            program = pdf_program()
            if document is None:
                raise UnreadableSourceError(
                    body, "no_text", "the PDF holds pictures instead of text: save it, and add it by itself"
                )
        else:
            reading = _READERS[media_type](body, encoding=self._encoding or charset, limits=self._limits)
            document = next(item for item in reading.items if isinstance(item, Document))
            program = reading.program
        return msgspec.structs.replace(
            document,
            url=_said(record, "WARC-Target-URI") or document.url,
            retrieved_at=_seconds(_said(record, "WARC-Date")),
            program=program,
        )

    def _write_body(self, record: ArcWarcRecord, body: Path) -> None:
        limit = self._limits.member_bytes
        if record.length is not None and record.length > limit:
            raise UnreadableSourceError(
                body, "too_large", f"it has {record.length:,} bytes; {limit:,} are allowed"
            )
        stream = record.raw_stream
        if (_http(record, "Transfer-Encoding") or "").casefold() == "chunked":
            stream = ChunkedDataReader(stream)
        # Read whole before it is unpacked, so that damage of the archive is not taken for damage of the body.
        packed = list(iter(lambda: stream.read(CHUNK_BYTES), b""))
        with body.open("wb") as out:
            for chunk in decoded(
                iter(packed), _http(record, "Content-Encoding"), path=body, limit_bytes=limit
            ):
                out.write(chunk)


def _passed_over(record: ArcWarcRecord) -> str | None:
    """Say what a record is that is no document; None for one that should be one."""
    kind = (record.rec_type or "unknown").casefold()
    if kind not in ("response", "resource", "conversion"):
        return f"{kind} record{'s' if kind != 'metadata' else ''}"
    if kind == "response" and record.http_headers is None:
        return "answers that are not HTTP"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"answers with status {status[:12] or 'unknown'}"
    media_type, _ = _content_type(record)
    return (
        None
        if media_type in _READERS or media_type == _PDF
        else f"answers of type {media_type[:60] or 'unknown'}"
    )


def _content_type(record: ArcWarcRecord) -> tuple[str, str | None]:
    said = _http(record, "Content-Type") if record.http_headers else record.content_type
    media_type, _, rest = (said or "").partition(";")
    charset = _CHARSET.search(rest)
    return media_type.strip().casefold(), charset[1] if charset else None


def _http(record: ArcWarcRecord, name: str) -> str | None:
    value: str | None = record.http_headers.get_header(name) if record.http_headers else None
    return value


def _said(record: ArcWarcRecord, name: str) -> str | None:
    value: str | None = record.rec_headers.get_header(name)
    return value


def _seconds(date: str | None) -> int | None:
    try:
        return int(datetime.fromisoformat((date or "").replace("Z", "+00:00")).timestamp())
    except (ValueError, OverflowError):
        return None
