"""The tables of the register, and how they are opened and dumped.

Base tables repeat what the log says, one row an entry (`quotation` and `stated`: one a statement); derived tables (entity, event, finding, part, pair, and the
indexes `search` and `spot`) are functions of the base tables alone. Invariant: the ordered dump is the same
whatever the batches in which the log was folded. Numbers of subjects and entities are internal: `no` is the index
of an entry about the subject, and members of a list have negative ones; the dump shows ids instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

_Key = TypeVar("_Key", int, str)

_KEYS_A_QUERY = 900
"""Far below the 32,766 parameters that SQLite takes, also where a query names the keys twice."""

VERSION = 4
"""Version of the tables: a register of another version is folded anew."""

MEMBERS_A_GROUP = 65_536
"""How many members a group's numbers have room for."""

_DDL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

CREATE TABLE source (entry INTEGER PRIMARY KEY, id TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX source_id ON source (id);
CREATE TABLE agent (entry INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, version TEXT);
CREATE INDEX agent_id ON agent (id);
CREATE TABLE import (
    entry INTEGER PRIMARY KEY, source TEXT NOT NULL, program TEXT NOT NULL, program_name TEXT NOT NULL,
    capture TEXT NOT NULL, rendition TEXT, profile_digest TEXT, retrieved_at INTEGER NOT NULL);
CREATE INDEX import_source ON import (source);
CREATE INDEX import_rendition ON import (rendition) WHERE rendition IS NOT NULL;
CREATE TABLE closing (entry INTEGER PRIMARY KEY, import INTEGER NOT NULL);
CREATE INDEX closing_import ON closing (import);
CREATE TABLE vanished (closing INTEGER, subject TEXT, PRIMARY KEY (closing, subject)) WITHOUT ROWID;
CREATE TABLE subject (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first INTEGER NOT NULL, entity INTEGER NOT NULL);
CREATE INDEX subject_entity ON subject (entity);
CREATE TABLE assertion (
    entry INTEGER PRIMARY KEY, subject INTEGER NOT NULL, import INTEGER, at INTEGER NOT NULL, by TEXT NOT NULL,
    statements INTEGER NOT NULL, rendition TEXT, body BLOB NOT NULL, waits INTEGER NOT NULL);
CREATE INDEX assertion_subject ON assertion (subject);
CREATE INDEX assertion_import ON assertion (import, subject);
CREATE INDEX assertion_rendition ON assertion (rendition) WHERE rendition IS NOT NULL;
CREATE INDEX assertion_by ON assertion (by) WHERE import IS NULL;
CREATE INDEX assertion_waits ON assertion (entry) WHERE waits;
CREATE TABLE quotation (entry INTEGER, n INTEGER, flagged INTEGER NOT NULL, PRIMARY KEY (entry, n)) WITHOUT ROWID;
CREATE INDEX quotation_flagged ON quotation (entry) WHERE flagged;
CREATE TABLE judgement (
    entry INTEGER PRIMARY KEY, left TEXT NOT NULL, right TEXT NOT NULL, relation TEXT NOT NULL, by TEXT NOT NULL,
    weight INTEGER, reasons TEXT NOT NULL);
CREATE INDEX judgement_left ON judgement (left);
CREATE INDEX judgement_right ON judgement (right);
CREATE INDEX judgement_by ON judgement (by);
CREATE TABLE stated (
    entry INTEGER, n INTEGER, left TEXT NOT NULL, right TEXT NOT NULL, relation TEXT NOT NULL, import INTEGER,
    PRIMARY KEY (entry, n)) WITHOUT ROWID;
CREATE INDEX stated_pair ON stated (left, right);
CREATE INDEX stated_import ON stated (import) WHERE import IS NOT NULL;
CREATE TABLE review (
    entry INTEGER, target INTEGER, n INTEGER, verdict TEXT NOT NULL, by TEXT NOT NULL,
    PRIMARY KEY (entry, target, n)) WITHOUT ROWID;
CREATE INDEX review_target ON review (target);
CREATE TABLE withdrawal (entry INTEGER PRIMARY KEY, by_import INTEGER, counts INTEGER NOT NULL);
CREATE INDEX withdrawal_import ON withdrawal (by_import) WHERE by_import IS NOT NULL;
CREATE TABLE target (entry INTEGER, n INTEGER, withdrawal INTEGER, PRIMARY KEY (entry, n, withdrawal)) WITHOUT ROWID;
CREATE INDEX target_withdrawal ON target (withdrawal);
CREATE TABLE erased (entry INTEGER PRIMARY KEY);

CREATE VIEW withdrawn AS
    SELECT t.entry, t.n, w.entry AS because, w.by_import FROM target t JOIN withdrawal w ON w.entry = t.withdrawal
    WHERE w.counts;

CREATE TABLE pair (
    a TEXT, b TEXT, relation TEXT NOT NULL, turned INTEGER NOT NULL, precedence INTEGER NOT NULL,
    entry INTEGER NOT NULL, n INTEGER NOT NULL, refused INTEGER NOT NULL, contested INTEGER NOT NULL,
    PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX pair_b ON pair (b);
CREATE INDEX pair_doubtful ON pair (a, b) WHERE refused OR contested;
CREATE TABLE entity (
    no INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT, names BLOB NOT NULL,
    lon INTEGER, lat INTEGER, located_by TEXT, country TEXT, country_by TEXT, place TEXT, place_ref TEXT,
    statements INTEGER NOT NULL, sources BLOB NOT NULL, list INTEGER, first TEXT, last TEXT);
CREATE INDEX entity_id ON entity (id);
CREATE INDEX entity_list ON entity (list) WHERE list IS NOT NULL;
CREATE TABLE event (
    entity INTEGER, entry INTEGER, n INTEGER, property TEXT NOT NULL, effect TEXT NOT NULL, status TEXT,
    lo TEXT, hi TEXT NOT NULL, voice TEXT NOT NULL, dated INTEGER NOT NULL, PRIMARY KEY (entity, entry, n)) WITHOUT ROWID;
CREATE TABLE finding (
    entity INTEGER, at INTEGER, code TEXT NOT NULL, message TEXT NOT NULL, statements TEXT NOT NULL,
    PRIMARY KEY (entity, at)) WITHOUT ROWID;
CREATE TABLE part (entity INTEGER, whole TEXT, entry INTEGER, n INTEGER, PRIMARY KEY (entity, whole, entry, n)) WITHOUT ROWID;
CREATE INDEX part_whole ON part (whole);
CREATE VIRTUAL TABLE search USING fts5 (names, places, words, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'");
CREATE VIRTUAL TABLE spot USING rtree_i32 (no, west, east, south, north);
"""

LOGICAL: dict[str, str] = {
    "source": "SELECT entry, id, CAST(body AS TEXT) FROM source",
    "agent": "SELECT * FROM agent",
    "import": "SELECT * FROM import",
    "closing": "SELECT * FROM closing",
    "vanished": "SELECT * FROM vanished",
    "subject": """
        SELECT s.id, s.first, e.id FROM subject s JOIN subject e ON e.no = s.entity""",
    "assertion": """
        SELECT a.entry, s.id, a.import, a.at, a.by, a.statements, a.rendition, CAST(a.body AS TEXT)
        FROM assertion a JOIN subject s ON s.no = a.subject""",
    "quotation": "SELECT * FROM quotation",
    "judgement": "SELECT * FROM judgement",
    "stated": "SELECT * FROM stated",
    "review": "SELECT * FROM review",
    "withdrawal": "SELECT * FROM withdrawal",
    "target": "SELECT * FROM target",
    "erased": "SELECT * FROM erased",
    "pair": "SELECT * FROM pair",
    "entity": """
        SELECT e.id, e.kind, e.name, CAST(e.names AS TEXT), e.lon, e.lat, e.located_by, e.country, e.country_by,
            e.place, e.place_ref, e.statements, CAST(e.sources AS TEXT), l.id, e.first, e.last
        FROM entity e LEFT JOIN entity l ON l.no = e.list""",
    "event": """
        SELECT e.id, v.entry, v.n, v.property, v.effect, v.status, v.lo, v.hi, v.voice, v.dated
        FROM event v LEFT JOIN entity e ON e.no = v.entity""",
    "finding": """
        SELECT e.id, f.at, f.code, f.message, f.statements FROM finding f LEFT JOIN entity e ON e.no = f.entity""",
    "part": "SELECT e.id, p.whole, p.entry, p.n FROM part p LEFT JOIN entity e ON e.no = p.entity",
    "search": """
        SELECT e.id, s.names, s.places, s.words FROM search s LEFT JOIN entity e ON e.no = s.rowid""",
    "spot": "SELECT e.id, s.west, s.south FROM spot s LEFT JOIN entity e ON e.no = s.no",
}
"""What each logical table says, without internal numbers."""


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open the file; transactions are begun and ended by hand.

    Raises:
        sqlite3.Error: it is no database, or cannot be opened that way.
    """
    uri = path.resolve().as_uri()
    database = _connect(f"{uri}?mode={'rwc' if writable else 'ro'}")
    if not writable and not path.with_name(f"{path.name}-wal").exists():
        try:
            database.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            # A folder that cannot be written to, so that nobody can write to the file either.
            database.close()
            database = _connect(f"{uri}?mode=ro&immutable=1")
    if writable:
        # The register can be folded again: losing the last commit to a power cut costs nothing but time.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA temp_store = MEMORY")
        # A page that several batches change is written back once: a fold of many batches is the common case.
        database.execute("PRAGMA wal_autocheckpoint = 8000")
        # An erased name must not linger in free pages.
        database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA cache_size = -65536")
    return database


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=60.0)


def create_tables(database: sqlite3.Connection) -> None:
    """Make all tables, empty."""
    for statement in _DDL.split(";\n"):
        if statement.strip():
            database.execute(statement)
    write_meta(database, version=str(VERSION), applied="0")


def read_meta(database: sqlite3.Connection) -> dict[str, str]:
    """Read what is known about the fold; empty if this is no register."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return {}
    return dict(database.execute("SELECT key, value FROM meta WHERE value IS NOT NULL"))


def write_meta(database: sqlite3.Connection, **values: str | None) -> None:
    """Write what is known about the fold."""
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def dump_tables(database: sqlite3.Connection) -> Iterator[str]:
    """Yield every row of every logical table, in one order, each as a line of JSON with its table in front."""
    for table, query in LOGICAL.items():
        lines = sorted(msgspec.json.encode((table, *row)).decode() for row in database.execute(query))
        yield from lines


def portions(keys: Sequence[_Key]) -> Iterator[Sequence[_Key]]:
    """Divide keys into as many as one query takes."""
    for start in range(0, len(keys), _KEYS_A_QUERY):
        yield keys[start : start + _KEYS_A_QUERY]


def marks(keys: Sequence[object]) -> str:
    """Write the parameters of `IN (...)`.

    >>> marks(["a", "b"])
    '?, ?'
    """
    return ", ".join("?" * len(keys))
