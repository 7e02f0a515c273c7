"""What linkage asks of the register: what is said of each subject, what is judged of pairs, and what has changed.

Invariant: read only, but for the mark of how far linkage has come. The mark stands beside the tables and is no part of
them: a register that is folded anew has none, and everything is looked at again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from cenotaph.register.deriving import Loader
from cenotaph.register.imports import ids_of
from cenotaph.register.said import Said
from cenotaph.register.tables import marks, portions, read_meta, write_meta

_PORTION: Final = 500
_MARK: Final = "linked"

_CHANGES: Final = (
    "SELECT a.subject FROM assertion a WHERE a.entry >= ?",
    "SELECT a.subject FROM target t JOIN assertion a ON a.entry = t.entry WHERE t.withdrawal >= ?",
    "SELECT a.subject FROM target t JOIN assertion a ON a.import = t.entry WHERE t.withdrawal >= ?",
    "SELECT a.subject FROM target t JOIN target u ON u.withdrawal = t.entry JOIN assertion a ON a.entry = u.entry WHERE t.withdrawal >= ?",
    "SELECT a.subject FROM target t JOIN target u ON u.withdrawal = t.entry JOIN assertion a ON a.import = u.entry WHERE t.withdrawal >= ?",
    "SELECT a.subject FROM review r JOIN assertion a ON a.entry = r.target AND a.waits WHERE r.entry >= ?",
    "SELECT a.subject FROM review r JOIN assertion a ON a.import = r.target AND a.waits WHERE r.entry >= ?",
)
"""Subjects with an assertion, a withdrawal of one or of its import, the end of such a withdrawal, or a review, since an entry."""

_JUDGED: Final = (
    "SELECT left, right FROM judgement WHERE entry >= ?",
    "SELECT j.left, j.right FROM target t JOIN judgement j ON j.entry = t.entry WHERE t.withdrawal >= ?",
    "SELECT j.left, j.right FROM target t JOIN target u ON u.withdrawal = t.entry JOIN judgement j ON j.entry = u.entry WHERE t.withdrawal >= ?",
    "SELECT j.left, j.right FROM review r JOIN judgement j ON j.entry = r.target WHERE r.entry >= ?",
)
"""Pairs that were judged, or of which a judgement was withdrawn or counts again, since an entry."""


class Judged(NamedTuple):
    """A judgement that counts, of a program of some name.

    Attributes:
        entry: in the log.
        left: id of a subject; `right` the other one.
        relation: same, part_of (`left` of `right`), different or unsure.
        weight: thousandths of a bit, where it was scored.
    """

    entry: int
    left: str
    right: str
    relation: str
    weight: int | None


class Dropped(NamedTuple):
    """A judgement of a program of some name that somebody has withdrawn; `withdrawal` is the entry that did it."""

    left: str
    right: str
    withdrawal: int


class Held(NamedTuple):
    """What holds of two subjects, `a` < `b`, and the entry that says so; `precedence` as in `register.entities`."""

    a: str
    b: str
    relation: str
    precedence: int
    entry: int


class Linking:
    """Reads from one open database."""

    def __init__(self, database: sqlite3.Connection, *, prefer: Sequence[str]) -> None:
        self._database = database
        self._prefer = prefer

    # --- what is said

    def count(self) -> int:
        """Count the subjects."""
        return int(self._database.execute("SELECT count(*) FROM subject").fetchone()[0])

    def subjects(self) -> Iterator[tuple[str, list[Said]]]:
        """Yield the subjects of which anything counts, each with its live statements in the order of the log."""
        loader = Loader(self._database, prefer=self._prefer)
        entities = [no for (no,) in self._database.execute("SELECT DISTINCT entity FROM subject ORDER BY 1")]
        for start in range(0, len(entities), _PORTION):
            for said in loader.of_entities(entities[start : start + _PORTION]).values():
                grouped: dict[str, list[Said]] = {}
                for one in said:
                    grouped.setdefault(one.assertion.subject, []).append(one)
                yield from grouped.items()

    # --- what is judged

    def agents(self, name: str) -> dict[str, str | None]:
        """Find the recorders that are programs of a name: id -> version."""
        return dict(
            self._database.execute(
                "SELECT id, version FROM agent WHERE kind = 'program' AND name = ? ORDER BY entry", (name,)
            )
        )

    def held(self) -> Iterator[Held]:
        """Yield what holds of every pair of which anybody says anything."""
        rows = self._database.execute("SELECT a, b, relation, precedence, entry FROM pair ORDER BY a, b")
        return map(Held._make, rows)

    def judged_by(self, agents: Collection[str]) -> list[Judged]:
        """List the judgements of some recorders that count, in the order of the log."""
        rows = self._database.execute(
            f"SELECT entry, left, right, relation, weight FROM judgement j WHERE by IN ({marks(list(agents))})"  # noqa: S608
            " AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = j.entry AND w.n = -1) ORDER BY entry",
            sorted(agents),
        )
        return [Judged._make(row) for row in rows]

    def dropped_of(self, agents: Collection[str]) -> list[Dropped]:
        """List the judgements of some recorders that were withdrawn, by the order of their withdrawals."""
        rows = self._database.execute(
            "SELECT j.left, j.right, w.because FROM judgement j JOIN withdrawn w ON w.entry = j.entry AND w.n = -1"  # noqa: S608
            f" WHERE j.by IN ({marks(list(agents))}) ORDER BY w.because, j.entry",
            sorted(agents),
        )
        return [Dropped._make(row) for row in rows]

    # --- what has changed

    def changed_since(self, entry: int) -> set[str]:
        """Find the subjects of which something else is said or judged since the log had so many entries."""
        numbers = {number for query in _CHANGES for (number,) in self._database.execute(query, (entry,))}
        found = set(ids_of(self._database, numbers).values())
        for query in _JUDGED:
            for pair in self._database.execute(query, (entry,)):
                found.update(pair)
        return found

    def last_changes(self, subjects: Collection[str]) -> dict[str, int]:
        """Find the entry by which what is said of subjects changed last."""
        found: dict[str, int] = {}
        for some in portions(sorted(subjects)):
            found.update(
                self._database.execute(
                    "SELECT s.id, max(a.entry, coalesce(max(t.withdrawal), 0)) FROM subject s"  # noqa: S608
                    " JOIN assertion a ON a.subject = s.no"
                    " LEFT JOIN target t ON t.entry = a.entry OR t.entry = a.import"
                    f" WHERE s.id IN ({marks(some)}) GROUP BY s.id, a.entry ORDER BY 2",
                    some,
                )
            )
        return found

    # --- how far linkage has come

    def mark(self, model: str) -> int | None:
        """Return how many entries the log had when linkage by a model last looked at everything.

        None if it never did, or if something was erased since: nothing tells any more of what that was.
        """
        entry, _, rest = read_meta(self._database).get(_MARK, "").partition(" ")
        return int(entry) if entry and rest == f"{self._erased()} {model}" else None

    def write_mark(self, model: str, entry: int | None) -> None:
        """Write how far linkage has come; None: everything is to be looked at again."""
        write_meta(self._database, **{_MARK: None if entry is None else f"{entry} {self._erased()} {model}"})

    def _erased(self) -> int:
        return int(self._database.execute("SELECT count(*) FROM erased").fetchone()[0])


def as_pairs(judged: Iterable[Judged]) -> dict[tuple[str, str], Judged]:
    """Put judgements under their pairs, ids in ascending order; the last one of each."""
    return {(min(one.left, one.right), max(one.left, one.right)): one for one in judged}
