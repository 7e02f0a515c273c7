"""The import of a document: its text through the language pipelines."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec

from cenotaph import __version__
from cenotaph.extract.text import assertions_of, covered_languages, read_text
from cenotaph.intake.importing import Options, make_report, store_bytes, store_capture
from cenotaph.intake.report import RejectedList, Report
from cenotaph.intake.session import Program, Provenance, Session
from cenotaph.intake.workspace import Workspace
from cenotaph.model.evidence import Rendition, Source
from cenotaph.sources.item import Document, Reading

TEXT = Program("cenotaph-text", __version__)


def add_document(
    workspace: Workspace, path: Path, reading: Reading, options: Options, started: float
) -> Report:
    """Take a document in; see `add_file`."""
    document = next(item for item in reading.items if isinstance(item, Document))
    capture = store_capture(workspace, path, reading.media_type, options)
    digest = store_bytes(workspace, io.BytesIO(document.text.encode()), options)
    rendition = Rendition(sha256=digest, of=capture.sha256, program=reading.program)
    source = _document_source(
        workspace, document, path=path, capture=capture.sha256, rendition=digest, options=options
    )
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
    # A language that is not read says nothing about what was found before: nothing is withdrawn for it.
    outcome = close(read=1, rejected=0, out_of_scope=0, whole=found.lang in covered_languages())
    rejected = RejectedList(workspace.settings.folder, source.id)
    return make_report(path, source, outcome, rejected, (*reading.notes, *found.notes), options, started)


def _document_source(
    workspace: Workspace, document: Document, *, path: Path, capture: str, rendition: str, options: Options
) -> Source:
    """Say what is known of a document: what the caller says, else what was said of the same bytes before, else the page."""
    url = options.url or document.url
    earlier = workspace.register.source_of_capture(capture) if not (options.source or options.url) else None
    id_ = options.source or earlier or url or f"text:{rendition[:16]}"
    known = workspace.register.source(id_) if earlier == id_ or _is_reread(workspace, id_, capture) else None
    known = known or Source(id=id_)
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
