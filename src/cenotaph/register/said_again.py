"""What a person withdrew and a later edition says again, within an assertion that is new because something else in it is.

Invariant: a withdrawal by a person outlasts every re-reading. An assertion that comes again whole is known by its
identity; here its statements are compared one by one.
"""

from __future__ import annotations

import sqlite3

import msgspec

from cenotaph.model.canonical import encode_canonical
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import exact_words
from cenotaph.register.tables import marks, portions

_decode = msgspec.json.Decoder(Assertion).decode


def find_said_again(database: sqlite3.Connection, import_id: int) -> tuple[str, ...]:
    """Find the statements of an import that a person withdrew where the same source said them before.

    Returns:
        their addresses; without those that are withdrawn already.
    """
    withdrawn = _withdrawn_by_people(database, import_id)
    found: list[tuple[int, int]] = []
    for some in portions(sorted(withdrawn)):
        rows = database.execute(
            f"SELECT entry, subject, body FROM assertion WHERE import = ? AND subject IN ({marks(some)})",  # noqa: S608
            (import_id, *some),
        )
        for entry, subject, body in rows.fetchall():
            found += [
                (entry, n)
                for n, statement in enumerate(_decode(body).statements)
                if _said(statement) in withdrawn[subject] and not _is_withdrawn(database, entry, n)
            ]
    return tuple(f"{entry}#{n}" for entry, n in sorted(found))


def _withdrawn_by_people(database: sqlite3.Connection, import_id: int) -> dict[int, set[bytes]]:
    """Find what people withdrew of the source of an import before it, by subject."""
    found: dict[int, set[bytes]] = {}
    rows = database.execute(
        "SELECT t.n, a.subject, a.body FROM withdrawn t JOIN assertion a ON a.entry = t.entry"
        " JOIN import i ON i.entry = a.import JOIN import k ON k.entry = ?"
        " WHERE t.by_import IS NULL AND i.entry <> k.entry AND i.source = k.source"
        " AND i.program_name = k.program_name",
        (import_id,),
    )
    for n, subject, body in rows.fetchall():
        statements = _decode(body).statements
        gone = statements if n < 0 else statements[n : n + 1]
        found.setdefault(subject, set()).update(map(_said, gone))
    return found


def _is_withdrawn(database: sqlite3.Connection, entry: int, n: int) -> bool:
    query = "SELECT 1 FROM withdrawn WHERE entry = ? AND n IN (-1, ?)"
    return database.execute(query, (entry, n)).fetchone() is not None


def _said(one: Statement) -> bytes:
    """Write what a statement says, as its assertion's identity does: without certainty and candidates for places."""
    places = [place.name for place in one.places]
    words = exact_words(one.selector)
    return encode_canonical(
        (
            one.property,
            one.value,
            one.when,
            places,
            one.count,
            one.actor,
            one.cause,
            one.qualifiers,
            one.status,
            words,
        )
    )
