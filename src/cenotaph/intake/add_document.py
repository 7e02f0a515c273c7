"""The import of documents: their text through the language pipelines.

Invariant: each document of a file is a source and an import of its own, and all of them cite the one capture; so a
file that was cut off in the middle is finished by the next run, which appends nothing for what is there. The report
of the file adds up over its documents: read = accepted + unchanged + out of scope + rejected.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from cenotaph.errors import DocumentTooLongError, UnusableReplyError
from cenotaph.extract.covered import covered_languages
from cenotaph.extract.extractor import make_extractor
from cenotaph.extract.text import assertions_of
from cenotaph.extract.text.toponyms import Outlet
from cenotaph.intake.drawn import Drawn
from cenotaph.intake.importing import Options, make_report, store_bytes, store_capture
from cenotaph.intake.report import RejectedList, Report
from cenotaph.intake.session import Outcome, Program, Provenance, Session
from cenotaph.intake.workspace import Progress, Workspace
from cenotaph.model.entry import Balance
from cenotaph.model.evidence import Capture, Rendition, Source
from cenotaph.sources.item import Document, Item, Reading, Rejected

NAMED_NOTES = 5
"""Of what was found out about single documents, what is true of the most of them is said."""


def add_document(
    workspace: Workspace,
    path: Path,
    reading: Reading,
    options: Options,
    progress: Progress,
    started: float,
) -> Report:
    """Take the documents of a file in; see `add_file`."""
    several, items = _look_ahead(reading.items)
    capture = store_capture(workspace, path, reading.media_type, options)
    intake = _Intake(workspace, path, reading, options, capture)
    for item in items:
        if isinstance(item, Rejected):
            intake.reject(item)
        elif isinstance(item, Document):
            intake.take(item, is_one_of_several=several)
        progress(intake.read, reading.total_hint)
    return intake.report(started)


def _look_ahead(items: Iterator[Item]) -> tuple[bool, Iterator[Item]]:
    """Tell whether there are several documents; gives all items back."""
    first: list[Item] = []
    for item in items:
        first.append(item)
        if sum(isinstance(one, Document) for one in first) > 1:
            return True, chain(first, items)
    return False, iter(first)


class _Intake:
    """Takes the documents of one file in, and adds up what comes of each."""

    def __init__(
        self, workspace: Workspace, path: Path, reading: Reading, options: Options, capture: Capture
    ) -> None:
        self._workspace = workspace
        self._path = path
        self._reading = reading
        self._options = options
        self._capture = capture
        self._rejected: list[Rejected] = []
        self._outcomes: list[Outcome] = []
        self._repeated = 0
        self._renditions: dict[str, str] = {}
        """What each source of this file said, to tell when an address comes again."""
        self._source = Source(id=path.name)
        self._notes: Counter[str] = Counter()
        self._answers: list[bytes] = []
        self._extractor = make_extractor(options.endpoint, workspace.gazetteer, keep=self._answers.append)
        self._waiting = 0

    @property
    def read(self) -> int:
        """Items so far."""
        return len(self._outcomes) + len(self._rejected) + self._repeated

    def reject(self, item: Rejected) -> None:
        """Count something that could not be read."""
        self._rejected.append(item)

    def take(self, document: Document, *, is_one_of_several: bool) -> None:
        """Take a document in; it is rejected if it is too long and there are others, else that is an error."""
        options = self._options
        digest = store_bytes(self._workspace, io.BytesIO(document.text.encode()), options)
        source = self._source_of(document, digest, is_one_of_several=is_one_of_several)
        if source is None:
            self._repeated += 1
            return
        try:
            outcome = self._import(document, source, digest)
        except (DocumentTooLongError, UnusableReplyError) as error:
            if not is_one_of_several:
                raise
            self.reject(Rejected(error.code, self._path.name, document.url or source.id, str(error)))
            return
        self._source = source
        self._outcomes.append(outcome)

    def _import(self, document: Document, source: Source, digest: str) -> Outcome:
        workspace, sha256 = self._workspace, self._capture.sha256
        extractor, answers = self._extractor, self._answers
        answers.clear()
        found = extractor.read(document.text, source.lang, source.published)
        replies = tuple(store_bytes(workspace, io.BytesIO(one), self._options) for one in answers)
        assertions = assertions_of(
            found,
            capture=sha256,
            rendition=digest,
            gazetteer=workspace.gazetteer,
            outlet=Outlet(source.url, source.publisher),
        )
        drawn = Drawn(document.words)
        program = document.program or self._reading.program
        provenance = Provenance(
            source=source,
            capture=self._capture,
            program=Program(extractor.id, extractor.version),
            unit="document",
            rendition=Rendition(sha256=digest, of=sha256, program=program),
            retrieved_at=document.retrieved_at,
            replies=replies,
        )
        if not extractor.deterministic:
            assertions = [msgspec.structs.replace(one, counts="when_accepted") for one in assertions]
            self._waiting += sum(len(one.statements) for one in assertions)
        session = Session(workspace, provenance)
        dry_run = self._options.dry_run
        (session.preview if dry_run else session.take)([tuple(map(drawn.place, assertions))])
        close = session.close_preview if dry_run else session.close
        self._notes.update(found.notes)
        # A language that is not read says nothing about what was found before: nothing is withdrawn for it.
        return close(
            read=1,
            rejected=0,
            out_of_scope=0,
            whole=not extractor.deterministic or found.lang in covered_languages(),
        )

    def _source_of(self, document: Document, digest: str, *, is_one_of_several: bool) -> Source | None:
        """Say what is known of a document; None for one that stood in this file before, word for word."""
        if not is_one_of_several:
            return _only_source(
                self._workspace, document, self._path, self._capture.sha256, digest, self._options
            )
        id_ = document.url or f"text:{digest[:16]}"
        if self._options.source:
            id_ = f"{self._options.source}/{id_}"
        base, number = id_, 1
        while id_ in self._renditions:
            if self._renditions[id_] == digest:
                return None
            number += 1  # the same address with other words: another day's edition of it
            id_ = f"{base}#{number}"
        self._renditions[id_] = digest
        known = self._workspace.register.source(id_) if self._is_reread(id_) else None
        options = msgspec.structs.replace(self._options, url=None)
        return _described(known or Source(id=id_), document, document.url, self._path, options)

    def _is_reread(self, id_: str) -> bool:
        return _is_reread(self._workspace, id_, self._capture.sha256)

    def report(self, started: float) -> Report:
        """Add up."""
        rejected = RejectedList(
            self._workspace.settings.folder, self._source.id if len(self._outcomes) == 1 else self._path.name
        )
        for item in self._rejected:
            rejected.add(item)
        ids = [outcome.import_id for outcome in self._outcomes if outcome.import_id is not None]
        outcome = Outcome(
            ids[-1] if ids else None,
            self._balance(),
            sum(one.vanished for one in self._outcomes),
            sum(one.withdrawn for one in self._outcomes),
        )
        notes = (*self._reading.notes, *self._said_of_documents(), *self._reading.afterwards())
        report = make_report(self._path, self._source, outcome, rejected, notes, self._options, started)
        return msgspec.structs.replace(report, imports=len(self._outcomes))

    def _balance(self) -> Balance:
        def total(name: str) -> int:
            return sum(getattr(outcome.balance, name) for outcome in self._outcomes)

        return Balance(
            unit="document",
            read=self.read,
            accepted=total("accepted"),
            unchanged=total("unchanged") + self._repeated,
            out_of_scope=total("out_of_scope"),
            rejected=total("rejected") + len(self._rejected),
            new=total("new"),
            changed=total("changed"),
            statements=total("statements"),
        )

    def _said_of_documents(self) -> Iterator[str]:
        if self._waiting:
            yield (
                f"{self._waiting:,} statements read by {self._extractor.id} count only when a person accepts them:"
                " cenotaph review"
            )
        if len(self._outcomes) < 2:
            yield from self._notes
            return
        for note, count in self._notes.most_common(NAMED_NOTES):
            yield f"of {count:,} document{'' if count == 1 else 's'}: {note}"
        if len(self._notes) > NAMED_NOTES:
            yield f"and {len(self._notes) - NAMED_NOTES:,} more remarks on single documents"
        if self._repeated:
            yield f"{self._repeated:,} documents stand in the file more than once, word for word"


def _only_source(
    workspace: Workspace, document: Document, path: Path, capture: str, rendition: str, options: Options
) -> Source:
    """Say what is known of a document: what the caller says, else what was said of the same bytes before, else the page."""
    url = options.url or document.url
    earlier = workspace.register.source_of_capture(capture) if not (options.source or options.url) else None
    id_ = options.source or earlier or url or f"text:{rendition[:16]}"
    known = workspace.register.source(id_) if earlier == id_ or _is_reread(workspace, id_, capture) else None
    return _described(known or Source(id=id_), document, url, path, options)


def _described(known: Source, document: Document, url: str | None, path: Path, options: Options) -> Source:
    return msgspec.structs.replace(
        known,
        title=known.title or document.title or path.name,
        publisher=options.publisher or known.publisher or document.publisher,
        published=options.date or known.published or document.published,
        lang=options.lang or known.lang or document.lang,
        url=url or known.url,
    )


def _is_reread(workspace: Workspace, source: str, capture: str) -> bool:
    return workspace.register.last_import(source, capture=capture) is not None
