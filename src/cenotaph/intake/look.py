"""`look`: what is in a file, which profile fits it, or a drafted one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec

from cenotaph.errors import NoDraftError
from cenotaph.extract.draft.choose import Guess, choose_roles
from cenotaph.extract.draft.columns import LOOKED_AT_ROWS, look_at
from cenotaph.extract.draft.draft import Draft, draft_profile
from cenotaph.intake.choose_profile import fitting_to, list_name, subject_of
from cenotaph.intake.workspace import Progress, silent
from cenotaph.sources.detect import Format
from cenotaph.sources.item import About, Document, Reading, Rejected, Row
from cenotaph.sources.reader import read_source


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds.

    Attributes:
        file: its path.
        format: one of `sources.FORMATS`.
        unit: row, feature or document.
        read: how many there are.
        rejected: how many cannot be read, by code.
        first_rejected: some of them.
        with_position: how many have a position of their own.
        looked_at: rows by which the columns are judged.
        guesses: columns with what they hold and what they would be used for.
        fitting: names of the profiles that fit.
        draft: a drafted profile where none fits, and something is understood.
        documents: of a file of documents: title, language and length of the first ones.
        about: what the file says of itself.
        notes: what the reader found out.
    """

    file: str
    format: str
    unit: str
    read: int
    rejected: dict[str, int]
    first_rejected: tuple[Rejected, ...] = ()
    with_position: int = 0
    looked_at: int = 0
    guesses: tuple[Guess, ...] = ()
    fitting: tuple[str, ...] = ()
    draft: Draft | None = None
    documents: tuple[dict[str, Any], ...] = ()
    about: About = About()
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the object that `look --json` prints."""
        return {
            "file": self.file,
            "format": self.format,
            "unit": self.unit,
            "read": self.read,
            "rejected": self.rejected,
            "with_position": self.with_position,
            "about": {key: word for key, word in msgspec.structs.asdict(self.about).items() if word},
            "notes": list(self.notes),
            "looked_at": self.looked_at,
            "columns": [_column_json(guess) for guess in self.guesses],
            "documents": list(self.documents),
            "profiles": list(self.fitting),
            "draft": self.draft.text if self.draft else None,
        }


def _column_json(guess: Guess) -> dict[str, Any]:
    column, role = guess.column, guess.role
    shares = ("number", "integer", "date", "degrees", "pair", "url", "image", "country", "kind")
    return {
        "name": column.name,
        "filled": column.filled,
        "fill": round(column.fill, 4),
        "distinct": column.distinct,
        "samples": list(column.samples),
        "nulls": list(column.nulls),
        "script": column.script,
        "shares": {name: round(share, 3) for name in shares if (share := getattr(column, name))},
        "role": role.what,
        "property": role.of if role.what in ("event", "text") else None,
        "reason": role.reason,
    }


def look_at_file(
    path: Path,
    *,
    format: Format | None = None,  # noqa: A002 - what it is called everywhere
    encoding: str | None = None,
    table: str | None = None,
    folder: Path | None = None,
    progress: Progress = silent,
) -> Look:
    """Look at a file, and write nothing.

    Args:
        path: the file.
        format: where it is known.
        encoding: where it is known.
        table: which sheet, table or list of it.
        folder: of a register, whose own profiles are tried, too.
        progress: called with items read.

    Raises:
        UnreadableSourceError: nothing of it can be read.
        UsageError: there is no such encoding.
    """
    reading = read_source(path, format=format, encoding=encoding, table=table)
    first = list(islice(reading.items, LOOKED_AT_ROWS))
    rejected: Counter[str] = Counter()
    some: list[Rejected] = []
    read = with_position = 0
    for item in chain(first, reading.items):
        read += 1
        if isinstance(item, Rejected):
            rejected[item.code] += 1
            some += [item] if len(some) < 5 else []
        elif isinstance(item, Row) and item.lon is not None:
            with_position += 1
        if not read % 5000:
            progress(read, reading.total_hint)
    rows = [item for item in first if isinstance(item, Row)]
    known = Look(
        file=str(path),
        format=reading.format,
        unit=reading.unit,
        read=read,
        rejected=dict(rejected),
        first_rejected=tuple(some),
        with_position=with_position,
        about=reading.about,
        notes=(*reading.notes, *reading.afterwards()),
    )
    if not rows:
        documents = tuple(_document_json(item) for item in first if isinstance(item, Document))[:20]
        return msgspec.structs.replace(known, documents=documents)
    fitting = tuple(profile.name for profile in fitting_to(rows[0].cells, folder, list_name(path)))
    draft = _draft(path, reading, rows, table)
    return msgspec.structs.replace(
        known,
        looked_at=len(rows),
        guesses=draft.guesses if draft else choose_roles(look_at(rows), rows),
        fitting=fitting,
        draft=draft if len(fitting) != 1 else None,
    )


def _draft(path: Path, reading: Reading, rows: Sequence[Row], table: str | None) -> Draft | None:
    try:
        return draft_profile(rows, subject_of(path, reading, table))
    except NoDraftError:
        return None


def _document_json(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "lang": document.lang,
        "published": document.published,
        "publisher": document.publisher,
        "url": document.url,
        "characters": len(document.text),
    }
