"""From the first rows of a list to a profile that can be used, or the reason why none can be drafted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from cenotaph.errors import NoDraftError
from cenotaph.extract.draft.choose import Guess, choose_roles
from cenotaph.extract.draft.columns import look_at
from cenotaph.extract.draft.stray import find_stray
from cenotaph.extract.draft.write import Subject, write_draft
from cenotaph.extract.rows.profile import Profile, parse_profile
from cenotaph.sources.item import Row

_NOT_ENOUGH = frozenset({"identifier", "kind", "accuracy", "burial_date"})
"""Roles that say nothing of a memorial by themselves."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted profile.

    Attributes:
        text: TOML, with the reasons as comments.
        profile: the same, compiled.
        guesses: the role of each column.
    """

    text: str
    profile: Profile
    guesses: tuple[Guess, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What of it somebody should look at, for the balance."""
        return tuple(
            f"column {guess.column.name!r}: {guess.role.reason}" for guess in self.guesses if guess.role.said
        )


def draft_profile(rows: Sequence[Row], subject: Subject) -> Draft:
    """Draft a profile for a list.

    Args:
        rows: the first ones of the list (`columns.LOOKED_AT_ROWS` are enough).
        subject: what the list is called.

    Raises:
        NoDraftError: nothing in these rows can be made a statement of.
    """
    rows = _without_marks(rows)
    columns = look_at(rows)
    guesses = choose_roles(columns, rows)
    has_points = columns.points > 0
    text = write_draft(subject, guesses, find_stray(rows, guesses), has_points=has_points)
    is_known = has_points or any(guess.role.what not in _NOT_ENOUGH and guess.is_stated for guess in guesses)
    if not is_known or "[[statement]]" not in text:
        raise NoDraftError(subject.title, tuple(column.name for column in columns.all))
    profile = parse_profile(text.encode(), f"draft of {subject.title}")
    return Draft(text, profile, guesses)


def _without_marks(rows: Sequence[Row]) -> Sequence[Row]:
    """Take the star of a required field off its header: in a profile a star stands for other columns.

    A profile finds the column of a file without it (`rows.file_columns`).
    """
    names = dict.fromkeys(name for row in rows for name in row.cells)
    plain = {name: name.rstrip("* ") for name in names if "*" in name}
    wanted = {name: short for name, short in plain.items() if short and short not in names}
    if not wanted or len(set(wanted.values())) < len(wanted):
        return rows
    return [
        msgspec.structs.replace(row, cells={wanted.get(name, name): cell for name, cell in row.cells.items()})
        for row in rows
    ]
