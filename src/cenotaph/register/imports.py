"""What an import must know about those before it: what is live, what a person accepted, where the last one ended.

Invariant: the status of an entry follows from the log alone. Erased outweighs a person's withdrawal, that outweighs
the withdrawal of a whole import, that outweighs a re-reading, that outweighs waiting for a review.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from cenotaph.model.evidence import Source
from cenotaph.register.answers import SourceLine
from cenotaph.register.deriving import read_source
from cenotaph.register.details import source_line
from cenotaph.register.reviews import count_waiting, entries_in_review, verdicts_of
from cenotaph.register.tables import marks, portions

EntryStatus = Literal[
    "live", "in_review", "withdrawn_by_person", "withdrawn_by_import", "withdrawn_by_reread", "erased"
]

_LIVE = (
    " NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = a.entry AND w.n = -1)"
    " AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = a.import AND w.n = -1)"
)

_STATUSES: dict[EntryStatus, str] = {
    "withdrawn_by_reread": "SELECT entry FROM withdrawn WHERE n = -1 AND by_import IS NOT NULL AND entry",
    "withdrawn_by_import": """
        SELECT a.entry FROM assertion a JOIN withdrawn w ON w.entry = a.import AND w.n = -1 WHERE a.entry""",
    "withdrawn_by_person": "SELECT entry FROM withdrawn WHERE n = -1 AND by_import IS NULL AND entry",
    "erased": "SELECT entry FROM erased WHERE entry",
}
"""How to find the entries of each status; the last one that holds is it."""


class LastImport(msgspec.Struct, frozen=True):
    """The last import of a source. `closed`: it has its balance; else it was cut off."""

    id: int
    program: str
    profile_digest: str | None
    capture: str
    closed: bool


def status_of(database: sqlite3.Connection, indexes: Sequence[int]) -> dict[int, EntryStatus]:
    """Say what became of entries."""
    found: dict[int, EntryStatus] = dict.fromkeys(indexes, "live")
    found.update(dict.fromkeys(entries_in_review(database, found), "in_review"))
    for some in portions(sorted(found)):
        for status, query in _STATUSES.items():
            found.update(
                (index, status) for (index,) in database.execute(f"{query} IN ({marks(some)})", some)
            )
    return found


def live_of(
    database: sqlite3.Connection, source: str, *, program: str | None = None
) -> dict[str, tuple[int, ...]]:
    """Find the live assertions of a source, by subject: indexes of entries, in order.

    Args:
        database: the register.
        source: its id.
        program: only what the program of this name stated.
    """
    found: dict[str, list[int]] = {}
    for subject, entry in database.execute(
        "SELECT s.id, a.entry FROM import i JOIN assertion a ON a.import = i.entry JOIN subject s ON s.no = a.subject"  # noqa: S608
        f" WHERE i.source = ?1 AND (?2 IS NULL OR i.program_name = ?2) AND {_LIVE} ORDER BY a.entry",
        (source, program),
    ):
        found.setdefault(subject, []).append(entry)
    return {subject: tuple(entries) for subject, entries in found.items()}


def standing_of(database: sqlite3.Connection, source: str, *, program: str) -> Iterator[tuple[int, int]]:
    """Find the live assertions of a source by the program of one name: entry and number of the subject.

    In the order of the log within each import. Read from indexes alone: a source may have millions.
    """
    imports = database.execute(
        "SELECT i.entry FROM import i WHERE i.source = ? AND i.program_name = ?"
        " AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = i.entry AND w.n = -1) ORDER BY i.entry",
        (source, program),
    ).fetchall()
    withdrawn = "SELECT 1 FROM withdrawn w WHERE w.entry = a.entry AND w.n = -1"
    for (import_id,) in imports:
        yield from database.execute(
            "SELECT a.entry, a.subject FROM assertion a INDEXED BY assertion_import"  # noqa: S608
            f" WHERE a.import = ? AND NOT EXISTS ({withdrawn}) ORDER BY a.entry",
            (import_id,),
        )


def numbers_of(database: sqlite3.Connection, subjects: Sequence[str]) -> dict[str, int]:
    """Find the numbers of subjects; those that are not known are left out."""
    found: dict[str, int] = {}
    for some in portions(sorted(set(subjects))):
        found.update(database.execute(f"SELECT id, no FROM subject WHERE id IN ({marks(some)})", some))  # noqa: S608
    return found


def ids_of(database: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Find the ids of subjects by their numbers."""
    found: dict[int, str] = {}
    for some in portions(sorted(set(numbers))):
        found.update(database.execute(f"SELECT no, id FROM subject WHERE no IN ({marks(some)})", some))  # noqa: S608
    return found


def subjects_of_entries(database: sqlite3.Connection, entries: Sequence[int]) -> dict[int, int]:
    """Find the numbers of the subjects of assertions: entry -> number."""
    found: dict[int, int] = {}
    for some in portions(sorted(set(entries))):
        query = f"SELECT entry, subject FROM assertion WHERE entry IN ({marks(some)})"  # noqa: S608
        found.update(database.execute(query, some))
    return found


def vanished_of(database: sqlite3.Connection, source: str, *, program: str) -> set[str]:
    """Find the subjects that the last edition of a source lacked, as read by the program of one name."""
    return {
        subject
        for (subject,) in database.execute(
            "SELECT v.subject FROM vanished v WHERE v.closing = (SELECT max(c.entry) FROM closing c"
            " JOIN import i ON i.entry = c.import WHERE i.source = ? AND i.program_name = ?"
            " AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = i.entry AND w.n = -1))",
            (source, program),
        )
    }


def accepted_of(database: sqlite3.Connection, indexes: Iterable[int]) -> set[int]:
    """Find the assertions that a person accepted: whole, in part, or with their whole import."""
    wanted = set(indexes)
    imports: dict[int, int] = {}
    for some in portions(sorted(wanted)):
        query = f"SELECT entry, import FROM assertion WHERE import IS NOT NULL AND entry IN ({marks(some)})"  # noqa: S608
        imports.update(database.execute(query, some))
    verdicts = verdicts_of(database, wanted | set(imports.values()))
    good = {entry for (entry, _), verdict in verdicts.items() if verdict == "accept"}
    rejected = {entry for (entry, n), verdict in verdicts.items() if verdict == "reject" and n == -1}
    return {
        entry for entry in wanted if entry in good or (imports.get(entry) in good and entry not in rejected)
    }


def last_import(
    database: sqlite3.Connection,
    source: str,
    *,
    capture: str | None = None,
    program: str | None = None,
    closed: bool = False,
) -> LastImport | None:
    """Find the last import of a source that was not taken back; of one capture, or by the program of one name.

    Args:
        database: the register.
        source: its id.
        capture: SHA-256 of what it read.
        program: name of what read it.
        closed: only one that has its balance.
    """
    row = database.execute(
        "SELECT i.entry, i.program, i.profile_digest, i.capture,"
        " EXISTS (SELECT 1 FROM closing c WHERE c.import = i.entry) FROM import i"
        " WHERE i.source = ?1 AND (?2 IS NULL OR i.capture = ?2) AND (?3 IS NULL OR i.program_name = ?3)"
        " AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = i.entry AND w.n = -1)"
        " AND (NOT ?4 OR EXISTS (SELECT 1 FROM closing c WHERE c.import = i.entry)) ORDER BY i.entry DESC LIMIT 1",
        (source, capture, program, closed),
    ).fetchone()
    return LastImport(row[0], row[1], row[2], row[3], bool(row[4])) if row else None


def source_of_capture(database: sqlite3.Connection, capture: str) -> str | None:
    """Find the source under which a capture was last taken in."""
    row = database.execute(
        "SELECT source FROM import WHERE capture = ? ORDER BY entry DESC LIMIT 1", (capture,)
    ).fetchone()
    return row[0] if row else None


def subjects_of(database: sqlite3.Connection, source: str) -> set[str]:
    """Find the subjects that a source speaks of."""
    return set(live_of(database, source))


def list_sources(database: sqlite3.Connection) -> Iterator[SourceLine]:
    """List the sources, ordered by id, with what counts of each; people who entered something by hand are sources too."""
    counts: dict[str, tuple[int, int]] = {}
    for id_, statements, subjects in database.execute(
        "SELECT coalesce(i.source, 'person:' || a.by), sum(a.statements), count(DISTINCT a.subject) FROM assertion a"  # noqa: S608
        f" LEFT JOIN import i ON i.entry = a.import WHERE (a.import IS NULL OR i.entry IS NOT NULL) AND {_LIVE}"
        " GROUP BY 1"
    ):
        counts[id_] = (statements, subjects)
    for id_, lost in database.execute(
        "SELECT coalesce(i.source, 'person:' || a.by), count(DISTINCT t.entry || '#' || t.n) FROM withdrawn t"  # noqa: S608
        f" JOIN assertion a ON a.entry = t.entry LEFT JOIN import i ON i.entry = a.import WHERE t.n BETWEEN 0"
        f" AND a.statements - 1 AND {_LIVE} GROUP BY 1"
    ):
        counts[id_] = (counts[id_][0] - lost, counts[id_][1]) if id_ in counts else (0, 0)
    for id_, waiting in count_waiting(database).items():
        counts[id_] = (counts[id_][0] - waiting, counts[id_][1]) if id_ in counts else (0, 0)
    stated = {id_ for (id_,) in database.execute("SELECT DISTINCT id FROM source")}
    stated |= {id_ for (id_,) in database.execute("SELECT DISTINCT source FROM import")}
    for id_ in sorted(stated | counts.keys()):
        statements, subjects = counts.get(id_, (0, 0))
        yield source_line(_source(database, id_), statements=statements, subjects=subjects)


def _source(database: sqlite3.Connection, id_: str) -> Source:
    known = read_source(database, id_)
    if known is None and id_.startswith("person:"):
        agent = id_.removeprefix("person:")
        row = database.execute(
            "SELECT name FROM agent WHERE id = ? ORDER BY entry DESC LIMIT 1", (agent,)
        ).fetchone()
        return Source(id=id_, title=row[0] if row else None)
    return known or Source(id=id_)
