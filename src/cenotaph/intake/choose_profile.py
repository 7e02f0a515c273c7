"""By which profile a list is read: the one that was named, one that fits, or a drafted one.

A register keeps the profiles that were drafted for it in its folder `profiles`. They can be edited there, and they go
before the shipped ones: next month's edition of a list is read by the same profile as the first. A drafted one only
reads lists of the name that it was drafted for (but for a date in it): two lists with like columns are not editions of
one, and what the one lacks has not vanished from the other. One that somebody wrote reads whatever it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from cenotaph.errors import NoDraftError, NoProfileError
from cenotaph.extract.draft.columns import LOOKED_AT_ROWS
from cenotaph.extract.draft.draft import Draft, draft_profile
from cenotaph.extract.draft.toml import slug
from cenotaph.extract.draft.write import DRAFT_MARK, Subject
from cenotaph.extract.rows.content import columns_read
from cenotaph.extract.rows.profile import Profile, fitting_profiles, read_profile, stem_of
from cenotaph.intake.importing import Options
from cenotaph.sources.item import Item, Reading, Row

PROFILES_FOLDER = "profiles"

_EDITION = re.compile(r"[-_. ]*(?<!\d)(?:(?:19|20)\d\d(?:[-_.]?\d\d){0,2}|\d\d[-_.]\d\d[-_.](?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A profile made ready for one file, and everything in that file.

    Attributes:
        profile: specialised to the file's columns.
        items: all items of the reading, the ones that were looked at included.
        draft: the draft that it was made from, if it was.
    """

    profile: Profile
    items: Iterator[Item]
    draft: Draft | None = None


def choose_profile(path: Path, reading: Reading, options: Options, *, folder: Path | None) -> Chosen:
    """Choose the profile of a list, after a look at its first rows.

    Args:
        path: the file.
        reading: of the file; its items are used up.
        options: name or path of a profile, or whether one is drafted where none fits.
        folder: of the register, whose own profiles are tried first.

    Raises:
        ProfileError: there is no such profile.
        NoProfileError: none fits, or several do, and none may be drafted.
        NoDraftError: nothing in the list is understood.
    """
    first = list(islice(reading.items, LOOKED_AT_ROWS))
    rows = [item for item in first if isinstance(item, Row)]
    items = chain(first, reading.items)
    draft: Draft | None = None
    if options.profile:
        profile = named_profile(options.profile, folder)
    else:
        fitting = fitting_to(rows[0].cells if rows else {}, folder, list_name(path))
        if len(fitting) == 1:
            profile = fitting[0]
        elif options.draft and rows:
            draft = _draft(path, rows, subject_of(path, reading, options.table))
            profile = draft.profile
        else:
            raise NoProfileError(path, [profile.name for profile in fitting])
    prepared = profile.prepare([row.cells for row in rows])
    is_own = (
        draft is not None or _own(folder, profile.name) is not None or str(options.profile).endswith(".toml")
    )
    if is_own and rows:
        prepared = replace(prepared, notes=(*prepared.notes, *_unmatched(prepared, rows)))
    return Chosen(prepared, items, draft)


def _unmatched(profile: Profile, rows: Sequence[Row]) -> list[str]:
    """Say which columns of the file are not read, and which columns of the profile are not there: perhaps misspelt."""
    there = dict.fromkeys(name for row in rows for name, cell in row.cells.items() if cell.strip())
    read = columns_read(profile)
    unread = [name for name in there if name not in read and not name.startswith(("@", ":"))]
    known = {name for row in rows for name in row.cells}
    missing = sorted(name for name in read - known if not name.endswith("*") and not name.startswith("@"))
    notes = []
    if unread:
        notes.append(f"columns that the profile does not read: {_some(unread)}")
    if missing:
        notes.append(f"columns of the profile that this file does not have: {_some(missing)}")
    return notes


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def named_profile(name: str, folder: Path | None) -> Profile:
    """Read the profile of a name: the register's own, a shipped one, or a file.

    Raises:
        ProfileError: there is none, or it says something impossible.
    """
    return read_profile(_own(folder, name) or name)


def fitting_to(cells: Mapping[str, str], folder: Path | None, name: str) -> Sequence[Profile]:
    """Return the profiles that fit a file: the register's own, else the shipped ones; of several only the closest.

    Args:
        cells: of the first row.
        folder: of the register; None for the shipped ones alone.
        name: of the list, as `list_name` says it.
    """
    own = [profile for profile in _own_profiles(folder, name) if profile.fits(cells)]
    fitting = own or [read_profile(name) for name in fitting_profiles(cells)]
    most = max((len(profile.requires) for profile in fitting), default=0)
    return [profile for profile in fitting if len(profile.requires) == most]


def keep_draft(folder: Path, draft: Draft) -> Path:
    """Write a draft into the register's folder, where it can be edited; returns its path."""
    path = folder / PROFILES_FOLDER / f"{draft.profile.name}.toml"
    path.parent.mkdir(exist_ok=True)
    number = 1
    while path.exists() and path.read_text(encoding="utf-8") != draft.text:
        number += 1  # somebody may have edited the earlier one
        path = path.with_name(f"{draft.profile.name}-{number}.toml")
    path.write_text(draft.text, encoding="utf-8")
    return path


def subject_of(path: Path, reading: Reading, table: str | None = None) -> Subject:
    """Return what a list is called: by its file, and by what it says of itself.

    Args:
        path: the file.
        reading: of the file.
        table: the sheet, table or list of it that was asked for.
    """
    return Subject(list_name(path), reading.about.title or stem_of(path), reading.about, table)


def _own(folder: Path | None, name: str) -> Path | None:
    path = (
        folder / PROFILES_FOLDER / f"{name}.toml" if folder and "/" not in name and "\\" not in name else None
    )
    return path if path is not None and path.is_file() else None


def list_name(path: Path) -> str:
    """Return what a list is called by its file, without the date of its edition.

    >>> list_name(Path("Graves 2026-11.csv")), list_name(Path("graves_20261201.xlsx")), list_name(Path("2020.csv"))
    ('graves', 'graves', 'list-2020')
    """
    stem = stem_of(path)
    return slug(_EDITION.sub("", stem) or stem)


def _draft(path: Path, rows: Sequence[Row], subject: Subject) -> Draft:
    try:
        return draft_profile(rows, subject)
    except NoDraftError as error:
        raise NoDraftError(str(path), error.columns) from error


def _own_profiles(folder: Path | None, name: str) -> list[Profile]:
    if folder is None:
        return []
    found = []
    for path in sorted((folder / PROFILES_FOLDER).glob("*.toml")):
        profile = read_profile(path)
        if profile.name == name or not path.read_text(encoding="utf-8").startswith(DRAFT_MARK):
            found.append(profile)
    return found
