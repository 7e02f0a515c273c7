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

from cenotaph.errors import NoDraftError, NoProfileError, ProfileError, UnreadableSourceError
from cenotaph.extract.draft.columns import LOOKED_AT_ROWS
from cenotaph.extract.draft.draft import Draft, draft_profile
from cenotaph.extract.draft.toml import slug
from cenotaph.extract.draft.write import DRAFT_MARK, Subject
from cenotaph.extract.rows.content import columns_read
from cenotaph.extract.rows.headings import under_headings
from cenotaph.extract.rows.profile import (
    Profile,
    fitting_profiles,
    parse_profile,
    read_profile,
    shipped_profiles,
    stem_of,
)
from cenotaph.intake.importing import Options
from cenotaph.normalize.edtf import is_edtf
from cenotaph.sources.item import Item, Reading, Rejected, Row

PROFILES_FOLDER = "profiles"

_MOST_MISSING = 3
"""A profile nearly fits a file that has all but a third of the columns that it requires."""
_SHOWN_NEAR = 3
_FIRST_EDITION = 1990
_BOM = b"\xef\xbb\xbf"
_DATE_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?:[-_.]?(?P<month>\d\d)(?:[-_.]?(?P<day>\d\d))?)?"
    r"|(?P<one>\d\d)[-_.](?P<two>\d\d)[-_.](?P<last>(?:19|20)\d\d))(?!\d)"
)
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
        UnreadableSourceError: no row can be read.
        NoDraftError: nothing in the list is understood.
    """
    first = list(islice(reading.items, LOOKED_AT_ROWS))
    rows = [item for item in first if isinstance(item, Row)]
    if not rows and not options.profile:
        raise _nothing_read(path, first)
    items = chain(first, reading.items)
    draft: Draft | None = None
    if options.profile:
        profile = named_profile(options.profile, folder)
    else:
        fitting = fitting_to(rows[0].cells, folder, list_name(path))
        if len(fitting) == 1:
            profile = fitting[0]
        elif options.draft:
            draft = _draft(path, rows, subject_of(path, reading, options.table))
            profile = draft.profile
        else:
            nearly = [] if fitting else _nearly_fitting(rows[0].cells, folder, list_name(path))
            raise NoProfileError(path, [profile.name for profile in fitting], nearly=nearly)
    prepared = profile.prepare([row.cells for row in rows])
    is_own = (
        draft is not None or _own(folder, profile.name) is not None or str(options.profile).endswith(".toml")
    )
    if is_own and rows:
        doubts = draft.notes if draft is not None else ()
        prepared = replace(
            prepared,
            notes=(*prepared.notes, *doubts, *_unmatched(prepared, rows), *_left_out(prepared, rows)),
        )
    if options.date is None and profile.spec.source.published is None and (note := _edition_note(path)):
        prepared = replace(prepared, notes=(*prepared.notes, note))
    return Chosen(prepared, under_headings(items, prepared), draft)


def _nothing_read(path: Path, first: Sequence[Item]) -> UnreadableSourceError:
    """Say that a list holds no row, and why the first one that was tried was rejected."""
    rejected = [item for item in first if isinstance(item, Rejected)]
    if not rejected:
        return UnreadableSourceError(path, "no_rows", "no row in it")
    codes = ", ".join(sorted({one.code for one in rejected}))
    reason = f"none of its first {len(first):,} rows can be read ({codes}): {rejected[0].reason}"
    return UnreadableSourceError(path, "no_rows", reason, place=rejected[0].place)


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


def _left_out(profile: Profile, rows: Sequence[Row]) -> list[str]:
    """Say which of the first rows are out of scope, and with which words."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for holds, reason in profile.plan.leaves_out:
            if holds(row.cells, ""):
                words = " | ".join(plain for cell in row.cells.values() if (plain := cell.strip()))
                found.setdefault(reason, []).append(words[:40])
                break
    heading = " (the rows below have it as their place)" if profile.spec.heading is not None else ""
    return [
        f"out of scope, {len(some)} of the first {len(rows):,} rows: {reason}{heading if 'heading' in reason else ''}: "
        f"{'; '.join(dict.fromkeys(filter(None, some[:6])))}{' ...' if len(some) > 6 else ''}"
        for reason, some in found.items()
    ]


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


def _nearly_fitting(cells: Mapping[str, str], folder: Path | None, name: str) -> list[str]:
    """Say which profiles would fit a file but for a column or its name; the register's own, else the shipped ones."""
    own = [(profile, drafted) for profile, drafted in _kept_profiles(folder)]
    shipped = [(read_profile(one), False) for one in shipped_profiles()]
    return (_obstacles(own, cells, name) or _obstacles(shipped, cells, name))[:_SHOWN_NEAR]


def _obstacles(profiles: Sequence[tuple[Profile, bool]], cells: Mapping[str, str], name: str) -> list[str]:
    found: list[tuple[int, str]] = []
    for profile, drafted in profiles:
        missing = profile.lacks(cells)
        if not missing:
            why = (
                f"{profile.name} fits, but was drafted for a list called {profile.name}: give it with --profile"
                if drafted and profile.name != name
                else f"{profile.name} has all its columns, but not what it asks of the first row (`fits`)"
            )
            found.append((0, why))
        elif len(missing) * _MOST_MISSING <= len(profile.spec.requires):
            lacking = ", ".join(map(repr, missing))
            found.append((len(missing), f"{profile.name} would fit, but there is no column {lacking}"))
    return [why for _, why in sorted(found)]


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
    return [profile for profile, drafted in _kept_profiles(folder) if profile.name == name or not drafted]


def _kept_profiles(folder: Path | None) -> Iterator[tuple[Profile, bool]]:
    """Yield the profiles in a register's folder, and whether each is a draft."""
    if folder is None:
        return
    for path in sorted((folder / PROFILES_FOLDER).glob("*.toml")):
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ProfileError(path, f"it cannot be read: {error.strerror or error}") from error
        yield parse_profile(data, path), data.removeprefix(_BOM).startswith(DRAFT_MARK.encode())


def _edition_note(path: Path) -> str | None:
    """Point out a date in a file's name; whether it is that of the edition, a person must say."""
    if (date := date_in_name(path)) is None:
        return None
    return f"the file's name holds {date}: if this edition was published then, say so with --date {date}"


def date_in_name(path: Path) -> str | None:
    """Return the one date in a file's name that can be that of an edition, as EDTF: not before there were such files.

    >>> date_in_name(Path("heritage-2018-06-04.csv")), date_in_name(Path("list_2021.xlsx")), date_in_name(Path("ww1 1916.csv"))
    ('2018-06-04', '2021', None)
    >>> date_in_name(Path("04.06.2018 list.csv")), date_in_name(Path("13-06-2018.csv")), date_in_name(Path("2019 to 2021.csv"))
    ('2018', '2018-06-13', None)
    """
    found = {_edtf_of(match) for match in _DATE_IN_NAME.finditer(stem_of(path))}
    return found.pop() if len(found) == 1 else None


def _edtf_of(match: re.Match[str]) -> str | None:
    year, month, day = match["year"] or match["last"], match["month"], match["day"]
    if match["last"]:
        one, two = int(match["one"]), int(match["two"])
        if one <= 12 and two <= 12 and one != two:
            return str(year)  # day and month cannot be told apart
        month, day = (match["two"], match["one"]) if two <= 12 else (match["one"], match["two"])
    parts = [part for part in (year, month, day) if part]
    while len(parts) > 1 and not is_edtf("-".join(parts)):
        parts.pop()
    return "-".join(parts) if int(year) >= _FIRST_EDITION else None
