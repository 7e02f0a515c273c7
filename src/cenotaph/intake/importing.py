"""What the import of a list and that of a document share: what the caller knows, the capture, the report."""

from __future__ import annotations

import hashlib
import io
import time
from pathlib import Path

import msgspec

from cenotaph.errors import UsageError
from cenotaph.extract.endpoint import Endpoint
from cenotaph.intake.report import RejectedList, Report
from cenotaph.intake.session import Outcome
from cenotaph.intake.workspace import Workspace
from cenotaph.model.evidence import Capture, Source
from cenotaph.normalize.edtf import is_edtf
from cenotaph.sources.detect import Format


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows about a file; each None is found out or left open.

    Attributes:
        profile: name or path of a mapping profile.
        draft: take a drafted profile where none fits.
        format: one of `sources.FORMATS`.
        encoding: Python's name of it.
        table: which sheet, table, list or layer of the file.
        source: id of the data set or document.
        date: when it was published, as EDTF.
        publisher: who published it.
        lang: BCP 47.
        url: where it was published.
        dry_run: write nothing.
        endpoint: which language model reads texts; None is the rules.
    """

    profile: str | None = None
    draft: bool = False
    format: Format | None = None
    encoding: str | None = None
    table: str | None = None
    source: str | None = None
    date: str | None = None
    publisher: str | None = None
    lang: str | None = None
    url: str | None = None
    dry_run: bool = False
    endpoint: Endpoint | None = None


def check_date(text: str) -> str:
    """Return a date if it is EDTF.

    >>> check_date("2023-04-24")
    '2023-04-24'

    Raises:
        UsageError: it is not.
    """
    if not is_edtf(text):
        raise UsageError(f"{text!r} is no date: write it as EDTF, such as 2023-04-24, 2023-04 or 1945~")
    return text


def store_bytes(workspace: Workspace, stream: io.BytesIO | io.BufferedReader, options: Options) -> str:
    """Store bytes among the captures, unless this is a dry run; returns their SHA-256 in hex."""
    if options.dry_run:
        return hashlib.file_digest(stream, "sha256").hexdigest()
    return workspace.ledger.captures.put(stream)


def store_capture(workspace: Workspace, path: Path, media_type: str, options: Options) -> Capture:
    """Store the bytes of a file before anything cites them (a dry run only names them)."""
    with path.open("rb") as stream:
        sha256 = store_bytes(workspace, stream, options)
    size_bytes = path.stat().st_size
    return Capture(
        sha256=sha256, media_type=media_type, size_bytes=size_bytes, name=path.name, url=options.url
    )


def make_report(
    path: Path,
    source: Source,
    outcome: Outcome,
    rejected: RejectedList,
    notes: tuple[str, ...],
    options: Options,
    started: float,
    *,
    profile: str | None = None,
) -> Report:
    """Put together what the caller is told."""
    return Report(
        import_id=outcome.import_id,
        source=source.id,
        file=str(path),
        profile=profile,
        balance=outcome.balance,
        vanished=outcome.vanished,
        withdrawn=outcome.withdrawn,
        rejected_list=None if options.dry_run else rejected.write(),
        rejected=tuple(rejected.first),
        notes=notes,
        seconds=time.monotonic() - started,
        dry_run=options.dry_run,
    )
