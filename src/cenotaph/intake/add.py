"""`add`: a file in, a balance out."""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cenotaph import __version__
from cenotaph.errors import UsageError
from cenotaph.extract.rows.mapping import OutOfScope, map_row
from cenotaph.extract.rows.profile import Profile, fitting_profiles, read_profile
from cenotaph.extract.text import assertions_of, read_text
from cenotaph.intake.report import RejectedList, Report
from cenotaph.intake.session import Outcome, Program, Provenance, Session
from cenotaph.intake.workspace import Progress, Workspace, silent
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Capture, Rendition, Source
from cenotaph.sources.item import Document, Reading, Rejected, Row
from cenotaph.sources.reader import read_source

BATCH_ROWS = 4000
"""Rows a commit: large enough that two syncs cost nothing, small enough to show progress and to free the lock."""

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
