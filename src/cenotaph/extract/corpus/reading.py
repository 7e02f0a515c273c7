"""One document -> one line, and what came of it: the same function in one process, in many, and on Spark.

Invariant: the line depends on the document and the extractor alone. No document stops the others: what cannot be read is
rejected, with its line and its reason.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from cenotaph.errors import DocumentTooLongError, EndpointError, UnusableReplyError
from cenotaph.extract.corpus.documents import Given
from cenotaph.extract.endpoint import Endpoint
from cenotaph.extract.extractor import Extractor, make_extractor
from cenotaph.extract.text import Reading, to_guide
from cenotaph.gazetteer import Gazetteer
from cenotaph.normalize.edtf import is_edtf
from cenotaph.normalize.languages import normalize_language

Outcome = Literal["said_something", "said_nothing", "not_covered", "rejected"]

READING_FAILED = "reading_failed"
_NOT_COVERED = "not covered: "


class Line(msgspec.Struct, frozen=True):
    """What came of a document.

    Attributes:
        line: JSON in the form of the annotation guide, with a line feed.
        doc: its id.
        outcome: which part of the balance it belongs to.
        why: the language that is not covered, or the code of the rejection.
        notes: what the extractor remarked, and the reason of a rejection.
    """

    line: bytes
    doc: str
    outcome: Outcome
    why: str = ""
    notes: tuple[str, ...] = ()


class Spec(msgspec.Struct, frozen=True):
    """What an extractor is made of, in any process.

    Attributes:
        endpoint: where a language model answers; None for the rules.
        cache_folder: where the compiled gazetteer lies.
    """

    endpoint: Endpoint | None = None
    cache_folder: str | None = None


def build_extractor(spec: Spec) -> Extractor:
    """Make an extractor; the rules know the places of the gazetteer, which is compiled if it is not there.

    Raises:
        EndpointError, UsageError: as `make_extractor`.
        GazetteerUnavailableError: it can be neither read nor written.
    """
    if spec.endpoint is not None:
        return make_extractor(spec.endpoint)
    folder = Path(spec.cache_folder) if spec.cache_folder is not None else None
    return make_extractor(None, Gazetteer.open(folder))


def read_document(extractor: Extractor, given: Given) -> Line:
    """Read one document.

    Raises:
        EndpointError: nothing can be had of the endpoint, for no document.
    """
    notes: tuple[str, ...] = ()
    date = given.date
    if date is not None and not is_edtf(date):
        notes, date = (f"left out: date that is no EDTF: {date[:40]}",), None
    lang = given.lang
    if lang is not None and normalize_language(lang) is None:
        notes, lang = (*notes, f"left out: lang that is no code of a language: {lang[:40]}"), None
    code = ""
    try:
        reading = extractor.read(given.text, lang, date)
    except (DocumentTooLongError, UnusableReplyError) as error:
        code = error.code
        reading = _rejected(given, date, str(error))
    except EndpointError:
        raise
    except Exception as error:  # a fault of ours in one text must not cost the reading of a million others
        code = READING_FAILED
        reading = _rejected(given, date, f"{type(error).__name__}: {error}"[:200])
    reading = msgspec.structs.replace(reading, notes=(*notes, *reading.notes))
    outcome, why = _outcome(reading, code)
    return Line(write_line(extractor, given, reading), given.doc, outcome, why, reading.notes)


def reject_document(given: Given, code: str, reason: str) -> Line:
    """Make the line of a document that could not be read at all."""
    reading = _rejected(given, None, reason)
    line = to_guide(reading, doc=given.doc, publisher=given.publisher, url=given.url)
    return Line(msgspec.json.encode(line) + b"\n", given.doc, "rejected", code, reading.notes)


def write_line(extractor: Extractor, given: Given, reading: Reading) -> bytes:
    """Write a reading in the form of the annotation guide; one that may differ next time says who read it."""
    line = to_guide(reading, doc=given.doc, publisher=given.publisher, url=given.url)
    if not extractor.deterministic:
        line["extractor"] = {"id": extractor.id, "version": extractor.version, "deterministic": False}
    return msgspec.json.encode(line) + b"\n"


def _rejected(given: Given, date: str | None, reason: str) -> Reading:
    return Reading(text=given.text, lang=given.lang or "und", date=date, notes=(f"rejected: {reason}",))


def _outcome(reading: Reading, code: str) -> tuple[Outcome, str]:
    if code:
        return "rejected", code
    if reading.quotations or reading.findings:
        return "said_something", ""
    for note in reading.notes:
        if note.startswith(_NOT_COVERED):
            return "not_covered", note.removeprefix(_NOT_COVERED)
    return "said_nothing", ""
