"""The vault: salts and payloads, which can be erased, and the index by which an assertion is known again.

One SQLite file. A row is in it before the entry that commits to it is in the log. What is deleted is overwritten
(`secure_delete`), and the write-ahead log is emptied at once, so that no byte of it stays in the folder. Of an
erased assertion only a keyed hash of its identity stays, so that the next import does not bring it back.
"""

from __future__ import annotations

import hmac
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from cenotaph.errors import LedgerError, PoisonedLogError, TamperedLogError

ERASED = -1
IDENTITY_BYTES = 16
"""So much of an identity is stored: what is random need not be longer to be unique, and the index is half as large."""
_ASK_AT_ONCE = 500
_SCHEMA = """
CREATE TABLE payload (
    entry INTEGER PRIMARY KEY,
    salt BLOB NOT NULL,
    payload BLOB NOT NULL,
    identity BLOB
) STRICT;
CREATE TABLE identity (
    identity BLOB NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (identity, entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE erased_identity (hmac BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
PRAGMA application_id = 0x43656e6f;
PRAGMA user_version = 1;
"""
_ROWS = """
CREATE TABLE IF NOT EXISTS row_digest (digest BLOB PRIMARY KEY, entry INTEGER NOT NULL, others TEXT)
STRICT, WITHOUT ROWID
"""
"""Made when the first one is written: a vault without it is as good, and only slower. All entries of a row stand in
one row here, so that it is known whole or not at all."""

RowDigest = tuple[bytes, tuple[int, ...]]
"""The digest of a raw row, and the entries that state what it says."""


class Row(NamedTuple):
    """What the vault holds of one entry: its index, 32 bytes of salt, and canonical bytes."""

    entry: int
    salt: bytes
    payload: bytes


class Vault:
    """The file `vault.sqlite` of a register. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Open a vault for reading; it can be written to where the file can.

        Raises:
            TamperedLogError: there is none, or it is no vault.
        """
        self.path = path
        self._lock = threading.RLock()
        self._rows_made = False
        self._connection = self._open(path)

    @classmethod
    def create(cls, path: Path) -> Vault:
        """Make an empty vault."""
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_SCHEMA)
        connection.close()
        return cls(path)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def add(
        self,
        rows: Sequence[tuple[int, bytes, bytes, bytes | None]],
        row_digests: Sequence[RowDigest] = (),
    ) -> None:
        """Put in rows of entry, salt, payload and identity; they are on disk when it returns.

        Args:
            rows: one an entry.
            row_digests: of raw rows, each with its entries; see `row_digests`.

        Raises:
            LedgerError: the disk is full; nothing was added.
            PoisonedLogError: it is not known what was added.
        """
        cut = [
            (entry, salt, payload, None if identity is None else identity[:IDENTITY_BYTES])
            for entry, salt, payload, identity in rows
        ]
        # Sorted, neighbours fall into the same pages of the index: a quarter less is written.
        identities = sorted([(row[3], row[0]) for row in cut if row[3] is not None])
        with self._transaction():
            self._connection.executemany("INSERT INTO payload VALUES (?, ?, ?, ?)", cut)
            self._connection.executemany("INSERT INTO identity VALUES (?, ?)", identities)
            self._put_row_digests(row_digests)

    def add_row_digests(self, row_digests: Sequence[RowDigest]) -> None:
        """Put in digests of raw rows, each with entries that are there; one that is known leads to its new entries.

        Raises:
            LedgerError, PoisonedLogError: as `add`.
        """
        if row_digests:
            with self._transaction():
                self._put_row_digests(row_digests)

    def rows_known(self, digests: Sequence[bytes]) -> dict[bytes, tuple[int, ...]]:
        """Look up the entries of digests; those that are not there are left out."""
        found: dict[bytes, tuple[int, ...]] = {}
        if not self._has_row_digests():
            return found
        for at in range(0, len(digests), _ASK_AT_ONCE):
            asked = digests[at : at + _ASK_AT_ONCE]
            query = (
                f"SELECT digest, entry, others FROM row_digest WHERE digest IN ({','.join('?' * len(asked))})"  # noqa: S608
            )
            for digest, entry, others in self._ask(query, asked):
                found[digest] = (entry,) if others is None else (entry, *map(int, others.split()))
        return found

    def forget_row_digests(self, entries: Iterable[int], *, source: bytes, but: bytes) -> None:
        """Delete the digests of entries, and those that begin with `source` and not with `but`."""
        with self._lock:
            if not self._has_row_digests():
                return
            with self._transaction():
                self._drop_row_digests(entries)
                self._connection.execute(
                    "DELETE FROM row_digest WHERE digest >= ?1 AND digest < ?2 OR digest > ?3 AND digest < ?4",
                    (source, but, but + b"\xff" * IDENTITY_BYTES, source + b"\xff" * IDENTITY_BYTES),
                )

    def drop_from(self, size: int) -> int:
        """Delete rows of entries that never came into a log of this size; returns how many."""
        with self._lock:
            if (self.last_entry() or 0) < size:
                return 0
            entries = [row[0] for row in self._ask("SELECT entry FROM payload WHERE entry >= ?", (size,))]
            with self._transaction():
                for entry in entries:
                    self._delete(entry)
                self._drop_row_digests(entries)
            self._empty_wal()
            return len(entries)

    def last_entry(self) -> int | None:
        """Return the highest entry that has a row."""
        last: int | None = self._ask("SELECT max(entry) FROM payload")[0][0]
        return last

    def read(self, start: int, stop: int) -> list[Row]:
        """Read the rows of entries [start, stop), in order; some may be missing."""
        found = self._ask(
            "SELECT entry, salt, payload FROM payload WHERE entry >= ? AND entry < ? ORDER BY entry",
            (start, stop),
        )
        return [Row(*row) for row in found]

    def known(self, identities: Sequence[bytes], *, key: bytes | None) -> dict[bytes, int]:
        """Look up the latest entry of each identity; those that are not there are left out.

        Args:
            identities: 32 bytes each.
            key: the key of erased identities; without it they are not recognised.

        Returns:
            entry by identity; `ERASED` (-1) for erased ones.
        """
        found: dict[bytes, int] = {}
        whole = {identity[:IDENTITY_BYTES]: identity for identity in identities}
        short = list(whole)
        for at in range(0, len(short), _ASK_AT_ONCE):
            asked = short[at : at + _ASK_AT_ONCE]
            places = ",".join("?" * len(asked))
            query = (
                f"SELECT identity, max(entry) FROM identity WHERE identity IN ({places}) GROUP BY identity"  # noqa: S608
            )
            found.update((whole[identity], entry) for identity, entry in self._ask(query, asked))
        if key is not None and self._ask("SELECT 1 FROM erased_identity LIMIT 1"):
            query = "SELECT 1 FROM erased_identity WHERE hmac = ?"
            for identity in identities:
                if self._ask(query, (_erased_mark(key, identity[:IDENTITY_BYTES]),)):
                    found[identity] = ERASED
        return found

    def erase(self, entries: Iterable[int], *, key: bytes) -> int:
        """Delete salts and payloads of entries, and keep a keyed hash of their identities.

        Returns:
            how many were there.

        Raises:
            LedgerError: another process keeps old pages in use; deleted, but not yet gone from the file.
        """
        gone = 0
        entries = list(entries)
        with self._lock:
            with self._transaction():
                self._drop_row_digests(entries)
                for entry in entries:
                    identity, found = self._delete(entry)
                    gone += found
                    if identity is not None:
                        mark = _erased_mark(key, identity)
                        self._connection.execute("INSERT OR IGNORE INTO erased_identity VALUES (?)", (mark,))
            self._empty_wal()
        return gone

    def check(self) -> list[str]:
        """Let SQLite look for damage in the file; returns what it finds."""
        with self._lock:
            try:
                found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check(20)")]
            except sqlite3.DatabaseError as error:
                return [str(error)]
        return [] if found == ["ok"] else found

    def _has_row_digests(self) -> bool:
        if not self._rows_made:
            self._rows_made = bool(self._ask("SELECT 1 FROM sqlite_master WHERE name = 'row_digest'"))
        return self._rows_made

    def _put_row_digests(self, row_digests: Sequence[RowDigest]) -> None:
        if row_digests:
            if not self._has_row_digests():
                self._connection.execute(_ROWS)
            rows = [
                (digest, entries[0], " ".join(map(str, entries[1:])) or None)
                for digest, entries in sorted(row_digests)
            ]
            self._connection.executemany("INSERT OR REPLACE INTO row_digest VALUES (?, ?, ?)", rows)

    def _drop_row_digests(self, entries: Iterable[int]) -> None:
        """Delete the digests of rows that entries belong to.

        There is no index by entry: this is rare, and a scan takes no longer than the import did.
        """
        gone = set(entries)
        if not gone or not self._has_row_digests():
            return
        query = (
            "SELECT digest, entry, others FROM row_digest WHERE others IS NOT NULL OR entry BETWEEN ? AND ?"
        )
        digests = [
            (digest,)
            for digest, entry, others in self._connection.execute(query, (min(gone), max(gone)))
            if entry in gone or (others is not None and not gone.isdisjoint(map(int, others.split())))
        ]
        self._connection.executemany("DELETE FROM row_digest WHERE digest = ?", digests)

    def _delete(self, entry: int) -> tuple[bytes | None, bool]:
        found = self._ask("SELECT identity FROM payload WHERE entry = ?", (entry,))
        if not found:
            return None, False
        identity: bytes | None = found[0][0]
        self._connection.execute("DELETE FROM payload WHERE entry = ?", (entry,))
        if identity is not None:
            self._connection.execute(
                "DELETE FROM identity WHERE identity = ? AND entry = ?", (identity, entry)
            )
        return identity, True

    def _open(self, path: Path) -> sqlite3.Connection:
        if not path.is_file():
            raise TamperedLogError(str(path.name), "there is no vault")
        failure: sqlite3.Error | None = None
        # On a read-only medium SQLite needs to be told that nobody writes.
        for mode in ("mode=rw", "mode=ro", "immutable=1"):
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, check_same_thread=False
            )
            try:
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA busy_timeout = 10000")
                connection.execute("PRAGMA cache_size = -65536")
                connection.execute("PRAGMA wal_autocheckpoint = 8000")
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                connection.execute("SELECT 1 FROM payload LIMIT 1").fetchone()
            except sqlite3.Error as error:
                connection.close()
                failure = error
                continue
            if version == 1:
                return connection
            connection.close()
            raise LedgerError(f"{path} is a vault of version {version}, which is not known here")
        raise TamperedLogError(path.name, str(failure))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
            except BaseException as error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise _ours(error) from error
                raise

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with self._lock:
            try:
                return self._connection.execute(query, tuple(values)).fetchall()
            except sqlite3.Error as error:
                raise TamperedLogError(self.path.name, str(error)) from error

    def _empty_wal(self) -> None:
        busy = self._ask("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        if busy:
            raise LedgerError(f"{self.path} is being read: what was deleted is still in its write-ahead log")


def _erased_mark(key: bytes, identity: bytes) -> bytes:
    return hmac.digest(key, identity, sha256)


def _ours(error: sqlite3.Error) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", None)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
        return LedgerError(f"the vault could not be written: {error}")
    return PoisonedLogError(f"vault: {error}")
