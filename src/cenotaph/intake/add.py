"""`add`: a file in, a balance out."""

from __future__ import annotations

import time
from pathlib import Path

from cenotaph.intake.add_list import add_list
from cenotaph.intake.choose_profile import named_profile
from cenotaph.intake.importing import Options, check_date
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Progress, Workspace, silent
from cenotaph.sources.reader import read_source

__all__ = ["Options", "add_file"]


def add_file(workspace: Workspace, path: Path, options: Options, progress: Progress = silent) -> Report:
    """Take one file in.

    Args:
        workspace: an open register that has applied every entry.
        path: the file.
        options: what is known about it.
        progress: called now and then with units read and, where known, how many there are.

    Raises:
        UnreadableSourceError: nothing of the file can be read.
        ProfileError, NoProfileError: there is no such profile, or none fits.
        UsageError: the date is no EDTF, the language no language, or there is no such encoding.
        NoKeyError, LockedError, PoisonedLogError: the log cannot be written.
    """
    started = time.monotonic()
    if options.date is not None:
        check_date(options.date)
    table = options.table or _table_of(options.profile, workspace.settings.folder)
    reading = read_source(
        path, format=options.format, encoding=options.encoding, table=table, lang=options.lang
    )
    if reading.unit == "document":
        # Opened when it is needed: the language pipelines take longer to load than a list to go in.
        from cenotaph.intake.add_document import add_document

        return add_document(workspace, path, reading, options, progress, started)
    return add_list(workspace, path, reading, options, progress, started)


def _table_of(profile: str | None, folder: Path) -> str | None:
    """Return the sheet, table or list that a named profile reads."""
    return named_profile(profile, folder).table if profile else None
