"""What people last thought of statements, and which statements wait for that.

Invariant: an assertion that says so (`Assertion.counts`) counts statement by statement, from the moment in which the last
verdict on it is to accept: that on the statement itself, else on its assertion, else on its import. A verdict whose
review is withdrawn is none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cenotaph.register.tables import marks, portions

Verdicts = Mapping[tuple[int, int], str]
"""(entry, number of the statement or -1) -> accept or reject."""


def verdicts_of(database: sqlite3.Connection, entries: Iterable[int]) -> dict[tuple[int, int], str]:
    """Read the last review that counts of each target in some entries; comments are no verdict."""
    found: dict[tuple[int, int], str] = {}
    for some in portions(sorted(entries)):
        for target, n, verdict in database.execute(
            f"SELECT target, n, verdict FROM review r WHERE target IN ({marks(some)}) AND verdict <> 'comment'"  # noqa: S608
            " AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = r.entry AND w.n = -1) ORDER BY r.entry",
            some,
        ):
            found[target, n] = verdict
    return found


def verdict_on(verdicts: Verdicts, entry: int, n: int, import_id: int | None) -> str | None:
    """Return what was last thought of a statement: of itself, else of its assertion, else of its import."""
    for key in ((entry, n), (entry, -1), (import_id, -1)):
        if key[0] is not None and (verdict := verdicts.get((key[0], key[1]))):
            return verdict
    return None


class InReview(NamedTuple):
    """An assertion with statements that wait: by their numbers; `subject` is that of the register's tables."""

    entry: int
    subject: int
    import_id: int | None
    numbers: tuple[int, ...]


def find_in_review(
    database: sqlite3.Connection, *, entity: int | None = None, document: str | None = None
) -> list[InReview]:
    """Find what waits: not withdrawn, without a verdict, counting only when it is accepted. In the order of the log.

    Args:
        database: the register.
        entity: only what is said of the subjects of this entity.
        document: only what stands on this rendition.
    """
    rows = database.execute(
        "SELECT a.entry, a.subject, a.import, a.statements FROM assertion a WHERE a.waits"
        " AND (?1 IS NULL OR a.subject IN (SELECT no FROM subject WHERE entity = ?1))"
        " AND (?2 IS NULL OR a.rendition = ?2) ORDER BY a.entry",
        (entity, document),
    ).fetchall()
    entries = {row[0] for row in rows} | {row[2] for row in rows if row[2] is not None}
    verdicts = verdicts_of(database, entries)
    gone = _withdrawn(database, entries) if entries else frozenset()
    found: list[InReview] = []
    for entry, subject, import_id, size in rows:
        if (entry, -1) in gone or (import_id, -1) in gone:
            continue
        numbers = tuple(
            n
            for n in range(size)
            if (entry, n) not in gone and verdict_on(verdicts, entry, n, import_id) is None
        )
        if numbers:
            found.append(InReview(entry, subject, import_id, numbers))
    return found


def _withdrawn(database: sqlite3.Connection, entries: Iterable[int]) -> frozenset[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for some in portions(sorted(entries)):
        query = f"SELECT entry, n FROM withdrawn WHERE entry IN ({marks(some)})"  # noqa: S608
        found.update(database.execute(query, some))
    return frozenset(found)


def some_wait(database: sqlite3.Connection) -> bool:
    """Tell whether there is any assertion that counts only when it is accepted."""
    return database.execute("SELECT 1 FROM assertion WHERE waits LIMIT 1").fetchone() is not None


def subjects_reviewed(database: sqlite3.Connection, review: int) -> set[int]:
    """Find the numbers of the subjects of which something counts, or does not, by a review."""
    rows = database.execute(
        "SELECT a.subject FROM review r JOIN assertion a ON a.entry = r.target WHERE r.entry = ?1 AND a.waits"
        " UNION SELECT a.subject FROM review r JOIN assertion a ON a.import = r.target WHERE r.entry = ?1 AND a.waits",
        (review,),
    )
    return {number for (number,) in rows}


def entries_in_review(database: sqlite3.Connection, indexes: Iterable[int]) -> set[int]:
    """Find the assertions of which no statement counts, since nobody has accepted one."""
    found: dict[int, tuple[int, int | None]] = {}
    for some in portions(sorted(indexes)):
        query = f"SELECT entry, statements, import FROM assertion WHERE waits AND entry IN ({marks(some)})"  # noqa: S608
        found.update((entry, (size, import_id)) for entry, size, import_id in database.execute(query, some))
    verdicts = verdicts_of(database, found.keys() | {one for _, one in found.values() if one is not None})
    return {
        entry
        for entry, (size, import_id) in found.items()
        if all(verdict_on(verdicts, entry, n, import_id) != "accept" for n in range(size))
    }


def count_waiting(database: sqlite3.Connection) -> dict[str, int]:
    """Count, by source, the statements that were not withdrawn and do not count, since nobody has accepted them."""
    counts: dict[str, int] = {}
    rows = database.execute(
        "SELECT i.source, a.entry, a.import, a.statements FROM assertion a JOIN import i ON i.entry = a.import"
        " WHERE a.waits AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.n = -1 AND w.entry IN (a.entry, a.import))"
    ).fetchall()
    verdicts = verdicts_of(database, {row[1] for row in rows} | {row[2] for row in rows})
    for source, entry, import_id, size in rows:
        gone = {n for (n,) in database.execute("SELECT n FROM withdrawn WHERE entry = ?", (entry,))}
        waiting = sum(
            n not in gone and verdict_on(verdicts, entry, n, import_id) != "accept" for n in range(size)
        )
        counts[source] = counts.get(source, 0) + waiting
    return counts
