"""What stands of a source when an import begins, and which of it the import states again.

Invariant: it is the state at the beginning; what the import itself appends is not in it. A list may have millions of
rows, so that it is kept in arrays: 17 bytes an assertion.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property


class Standing:
    """The live assertions of one source by one program, and the subjects they are about (by number)."""

    def __init__(self, rows: Iterable[tuple[int, int]]) -> None:
        """Take in entries with the numbers of their subjects, in any order."""
        self._entries, self._subjects = array("q"), array("q")
        for entry, subject in rows:
            self._entries.append(entry)
            self._subjects.append(subject)
        if any(left > right for left, right in zip(self._entries, self._entries[1:], strict=False)):
            order = sorted(range(len(self._entries)), key=self._entries.__getitem__)
            self._entries = array("q", map(self._entries.__getitem__, order))
            self._subjects = array("q", map(self._subjects.__getitem__, order))
        self._stated = bytearray(len(self._entries))
        self._seen: set[int] = set()
        self._next = 0

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, entry: int) -> bool:
        return self._find(entry) is not None

    def claim(self, entry: int) -> bool:
        """Note that an entry is stated again; False where it does not stand, or was stated again already."""
        at = self._find(entry)
        if at is None or self._stated[at]:
            return False
        self._stated[at] = 1
        return True

    def subject_of(self, entry: int) -> int | None:
        """Return the number of the subject of an entry that stands."""
        at = self._find(entry)
        return None if at is None else self._subjects[at]

    def is_stated(self, entry: int) -> bool:
        """Tell whether an entry was stated again."""
        at = self._find(entry)
        return at is not None and bool(self._stated[at])

    def see(self, subject: int) -> None:
        """Note that this edition has a subject, whatever it says of it."""
        self._seen.add(subject)

    def has_subject(self, subject: int) -> bool:
        """Tell whether something stands about a subject."""
        ordered = self._ordered_subjects
        at = bisect_left(ordered, subject)
        return at < len(ordered) and ordered[at] == subject

    def unstated(self) -> Iterator[tuple[int, int, bool]]:
        """Yield what was not stated again: entry, subject, and whether the subject was seen."""
        left = [at for at, stated in enumerate(self._stated) if not stated]
        if not left:
            return
        asked = {self._subjects[at] for at in left}
        seen = asked & self._seen
        seen.update(
            subject
            for subject, stated in zip(self._subjects, self._stated, strict=True)
            if stated and subject in asked
        )
        for at in left:
            yield self._entries[at], self._subjects[at], self._subjects[at] in seen

    def _find(self, entry: int) -> int | None:
        """Find the place of an entry; the next one is tried first, since editions keep their order."""
        entries = self._entries
        at = self._next
        if at >= len(entries) or entries[at] != entry:
            at = bisect_left(entries, entry)
            if at >= len(entries) or entries[at] != entry:
                return None
        self._next = at + 1
        return at

    @cached_property
    def _ordered_subjects(self) -> array[int]:
        return array("q", sorted(self._subjects))
