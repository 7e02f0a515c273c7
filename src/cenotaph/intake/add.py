"""`add`: a file in, a balance out."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path

import msgspec

from cenotaph import __version__
from cenotaph.errors import NoProfileError
from cenotaph.extract.rows.mapping import Mapper, OutOfScope
from cenotaph.extract.rows.profile import Profile, fitting_profiles, read_profile
from cenotaph.extract.text import assertions_of, read_text
from cenotaph.intake.follower import Follower
from cenotaph.intake.report import RejectedList, Report
from cenotaph.intake.session import Outcome, Program, Provenance, Session
from cenotaph.intake.workspace import Progress, Workspace, silent
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Capture, Rendition, Source
from cenotaph.sources.item import Document, Item, Reading, Rejected, Row
from cenotaph.sources.reader import read_source

BATCH_ROWS = 4000
"""Rows a commit: large enough that two syncs cost nothing, small enough to show progress and to free the lock."""

LONG_BYTES = 500_000
"""From this size on, a second process folds beside the import: below it, starting one costs more than it saves."""

ROWS = Program("cenotaph-rows", __version__)
TEXT = Program("cenotaph-text", __version__)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows about a file; each None is found out or left open."""

    profile: str | None = None
    source: str | None = None
    date: str | None = None
    publisher: str | None = None
    lang: str | None = None
    url: str | None = None
    dry_run: bool = False


def add_file(workspace: Workspace, path: Path, options: Options, progress: Progress = silent) -> Report:
    """Take one file in.

    Args:
        workspace: an open register that has applied every entry.
        path: the file.
        options: what is known about it.
        progress: called now and then with units read and, where known, how many there are.

    Raises:
        UnreadableSourceError: nothing of the file can be read.
        ProfileError, UsageError: there is no such profile, or none fits.
        NoKeyError, LockedError, PoisonedLogError: the log cannot be written.
    """
    started = time.monotonic()
    reading = read_source(path)
    if reading.unit == "document":
        return _add_document(workspace, path, reading, options, started)
    return _add_rows(workspace, path, reading, options, progress, started)


def _add_rows(
    workspace: Workspace,
    path: Path,
    reading: Reading,
    options: Options,
    progress: Progress,
    started: float,
) -> Report:
    profile, items = _choose_profile(path, reading, options.profile)
    capture = _capture(workspace, path, reading.media_type, options)
    source = _list_source(profile, path, options)
    provenance = Provenance(
        source=source,
        capture=capture,
        program=ROWS,
        unit=reading.unit,
        profile_digest=profile.digest,
    )
    rejected = RejectedList(workspace.settings.folder, source.id)
    read = out_of_scope = 0
    mapper = Mapper(profile, capture=capture.sha256)
    with ExitStack() as stack:
        long = capture.size_bytes >= LONG_BYTES and not options.dry_run
        follower = stack.enter_context(Follower(workspace.settings.folder)) if long else None
        session = Session(workspace, provenance, follower=follower)
        take = session.preview if options.dry_run else session.take
        while batch := list(islice(items, BATCH_ROWS)):
            mapped = [mapper.map(item) if isinstance(item, Row) else item for item in batch]
            take([(one,) for one in mapped if isinstance(one, Assertion)])
            out_of_scope += sum(isinstance(one, OutOfScope) for one in mapped)
            for one in mapped:
                if isinstance(one, Rejected):
                    rejected.add(one)
            read += len(batch)
            progress(read, reading.total_hint)
        close = session.close_preview if options.dry_run else session.close
        outcome = close(read=read, rejected=rejected.count, out_of_scope=out_of_scope)
    return _report(path, source, outcome, rejected, reading.notes, options, started, profile=profile.name)


def _choose_profile(path: Path, reading: Reading, wanted: str | None) -> tuple[Profile, Iterator[Item]]:
    """Return the profile and all items; looks at the first row that can be read to find the one that fits."""
    if wanted:
        return read_profile(wanted), iter(reading.items)
    items = iter(reading.items)
    first: list[Item] = []
    for item in items:
        first.append(item)
        if isinstance(item, Row) or len(first) == BATCH_ROWS:
            break
    row = first[-1] if first else None
    fitting = fitting_profiles(row.cells if isinstance(row, Row) else ())
    if len(fitting) != 1:
        raise NoProfileError(path, fitting)
    return read_profile(fitting[0]), chain(first, items)


def _add_document(
    workspace: Workspace, path: Path, reading: Reading, options: Options, started: float
) -> Report:
    document = next(item for item in reading.items if isinstance(item, Document))
    capture = _capture(workspace, path, reading.media_type, options)
    text = document.text.encode()
    digest = hashlib.sha256(text).hexdigest()
    rendition = Rendition(sha256=digest, of=capture.sha256, program=reading.program)
    if not options.dry_run:
        workspace.ledger.captures.put(text)
    source = _document_source(document, digest, path, options)
    found = read_text(
        document.text,
        lang=source.lang,
        date=source.published,
        gazetteer=workspace.gazetteer,
    )
    assertions = assertions_of(
        found, document.text, capture=capture.sha256, rendition=digest, gazetteer=workspace.gazetteer
    )
    session = Session(
        workspace,
        Provenance(source=source, capture=capture, program=TEXT, unit="document", rendition=rendition),
    )
    (session.preview if options.dry_run else session.take)([tuple(assertions)])
    close = session.close_preview if options.dry_run else session.close
    outcome = close(read=1, rejected=0, out_of_scope=0)
    rejected = RejectedList(workspace.settings.folder, source.id)
    return _report(path, source, outcome, rejected, (*reading.notes, *found.notes), options, started)


def _capture(workspace: Workspace, path: Path, media_type: str, options: Options) -> Capture:
    """Store the bytes before anything cites them (a dry run only names them)."""
    with path.open("rb") as stream:
        if options.dry_run:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        else:
            sha256 = workspace.ledger.captures.put(stream)
    size_bytes = path.stat().st_size
    return Capture(
        sha256=sha256, media_type=media_type, size_bytes=size_bytes, name=path.name, url=options.url
    )


def _list_source(profile: Profile, path: Path, options: Options) -> Source:
    source = profile.source_of(path)
    said = {
        "id": options.source,
        "publisher": options.publisher,
        "published": options.date,
        "lang": options.lang,
        "url": options.url,
    }
    return msgspec.structs.replace(source, **{key: word for key, word in said.items() if word is not None})


def _document_source(document: Document, rendition: str, path: Path, options: Options) -> Source:
    url = options.url or document.url
    return Source(
        id=options.source or url or f"text:{rendition[:16]}",
        title=document.title or path.name,
        publisher=options.publisher or document.publisher,
        published=options.date or document.published,
        lang=options.lang or document.lang,
        url=url,
    )


def _report(
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
