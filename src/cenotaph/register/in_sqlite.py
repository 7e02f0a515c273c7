"""The register in one SQLite file.

Invariant: `applied` entries of the log are folded, neither fewer nor more; the file can be deleted, and a fold of the
log brings it back, equal in every logical table. Readers need no lock and see whole batches only. One object may be
used from several threads; each gets a connection of its own.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from cenotaph.errors import MalformedAddressError, NoRegisterError, UnknownIdError
from cenotaph.model.entry import Entry
from cenotaph.model.evidence import Source
from cenotaph.model.identity import parse_address
from cenotaph.register import imports
from cenotaph.register.answers import (
    Detail,
    DocumentView,
    Finding,
    RelationLine,
    SourceLine,
    StatementLine,
    Summary,
    WaitingLine,
)
from cenotaph.register.deriving import read_source
from cenotaph.register.details import Details
from cenotaph.register.findings import Findings
from cenotaph.register.fold import Batch
from cenotaph.register.imports import EntryStatus, LastImport
from cenotaph.register.linking import Linking
from cenotaph.register.relations import Relations
from cenotaph.register.reviews import InReview, find_in_review
from cenotaph.register.said_again import find_said_again
from cenotaph.register.summaries import Filters, list_summaries, search_summaries
from cenotaph.register.tables import VERSION, connect, create_tables, dump_tables, read_meta, write_meta

__all__ = ["Filters", "Register"]

BATCH_ENTRIES = 10_000
"""Entries folded in one transaction."""

Progress = Callable[[int], None]
"""Called with the number of entries folded so far."""


class Register:
    """The read side, open. Use `open`; close it, or use it as a context manager."""

    def __init__(self, path: Path, *, writable: bool, prefer: Sequence[str]) -> None:
        """Wrap a file; `open` is the way to get one."""
        self._path = path
        self._writable = writable
        self._prefer = tuple(prefer)
        self._local = threading.local()
        self._lock = threading.Lock()
        self._connections: list[sqlite3.Connection] = []

    @classmethod
    def open(cls, path: Path, *, create: bool = False, prefer: Sequence[str] = ()) -> Register:
        """Open a register.

        Args:
            path: the file.
            create: make it if it is not there, and allow `fold`; a register of another version, or one that is
                damaged, is made anew (empty: `applied` is 0). In a folder that cannot be written to it is only read.
            prefer: ids of sources, best first.

        Raises:
            NoRegisterError: it is not there, or cannot be read.
        """
        register = cls(path, writable=create, prefer=prefer)
        try:
            if create:
                register._prepare()
            if read_meta(register._database).get("version") != str(VERSION):
                raise NoRegisterError(path.parent, "its tables are of another version (cenotaph fold)")
        except sqlite3.Error as error:
            register.close()
            raise NoRegisterError(path.parent, f"{path.name} cannot be read: {error}") from error
        return register

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            connections, self._connections = self._connections, []
            self._local = threading.local()
        for connection in connections:
            connection.close()

    # --- how far

    @property
    def applied(self) -> int:
        """How many entries of the log are folded."""
        return int(read_meta(self._database).get("applied", "0"))

    @property
    def prefer(self) -> tuple[str, ...]:
        """The sources that the derived tables prefer, best first."""
        return tuple(filter(None, read_meta(self._database).get("prefer", "").split("\n")))

    @property
    def checkpoint(self) -> str | None:
        """The checkpoint that was given with the last fold."""
        return read_meta(self._database).get("checkpoint")

    def fold(
        self, entries: Iterable[Entry], *, checkpoint: str | None = None, progress: Progress | None = None
    ) -> int:
        """Apply entries, in batches of one transaction each.

        Args:
            entries: in the order of the log, without a gap after those applied; those applied already are passed over.
            checkpoint: the signed note that covers them; None leaves the last one.
            progress: told how many were read.

        Returns:
            how many were applied.

        Raises:
            ValueError: an entry is missing in between.
        """
        waiting = iter(entries)
        done = applied = 0
        while batch := list(islice(waiting, BATCH_ENTRIES)):
            applied += self._fold_batch(batch)
            done += len(batch)
            if progress is not None:
                progress(done)
        if checkpoint is not None:
            write_meta(self._database, checkpoint=checkpoint)
        return applied

    def dump(self) -> Iterator[str]:
        """Yield every row of every logical table as a line: equal for equal logs."""
        return dump_tables(self._database)

    # --- entities

    def list(self, filters: Filters | None = None, *, as_of: date) -> Iterator[Summary]:
        """List the entities that fit, ordered by id."""
        return list_summaries(self._database, filters or Filters(), as_of=as_of)

    def search(self, text: str, *, as_of: date, limit: int | None = None) -> Iterator[Summary]:
        """Find entities by words of names, places and inscriptions in any script, best first, then by id."""
        return search_summaries(self._database, text, as_of=as_of, limit=limit)

    def detail(self, id_: str, *, as_of: date) -> Detail:
        """Return everything about one entity; ids of what was joined with it lead here.

        Raises:
            UnknownIdError: nothing has this id.
        """
        return self._details.detail(id_, as_of=as_of)

    def resolve(self, id_: str) -> str:
        """Return the id of the entity that an id of a subject, entity or member leads to.

        Raises:
            UnknownIdError: nothing has this id.
        """
        return self._details.id_of(self._details.number_of(id_))

    def is_subject(self, id_: str) -> bool:
        """Tell whether a source speaks of something under this id (documents and members of lists are none)."""
        row = self._database.execute(
            "SELECT 1 FROM subject s JOIN entity e ON e.no = s.entity WHERE s.id = ?", (id_,)
        ).fetchone()
        return row is not None

    def findings(self, entity: str | None = None) -> Iterator[Finding]:
        """Yield what does not fit, of one entity or of all, ordered by entity.

        Raises:
            UnknownIdError: nothing has this id.
        """
        number = None if entity is None else self._details.number_of(entity)
        return Findings(self._database, prefer=self._prefer).find(number)

    def entry_of(self, address: str) -> str:
        """Return the entity that a statement or assertion is about.

        Raises:
            UnknownIdError: the address is none of an assertion that counts.
        """
        try:
            index = parse_address(address).entry
        except MalformedAddressError as error:
            raise UnknownIdError(address) from error
        row = self._database.execute(
            "SELECT e.id FROM assertion a JOIN subject s ON s.no = a.subject JOIN entity e ON e.no = s.entity"
            " WHERE a.entry = ?",
            (index,),
        ).fetchone()
        if row is None:
            raise UnknownIdError(address)
        return str(row[0])

    # --- documents, sources, recorders

    def document(self, sha256: str, *, as_of: date | None = None) -> DocumentView:
        """Return what stands on a rendition.

        Raises:
            UnknownIdError: no import has read it.
        """
        return self._details.document(sha256, as_of=as_of or datetime.now(UTC).date())

    def in_review(self) -> Iterator[StatementLine]:
        """Yield the statements that count only when a person accepts them, and on which nobody has given a verdict."""
        for one in self._details.in_review(find_in_review(self._database)):
            yield one.statement

    def find_in_review(self, *, entity: str | None = None, document: str | None = None) -> Sequence[InReview]:
        """Find what waits for a verdict, assertion by assertion, without reading it.

        Args:
            entity: only what is said of this entity.
            document: only what stands on this rendition (SHA-256).

        Raises:
            UnknownIdError: nothing that counts is said of anything of this id.
        """
        number = None if entity is None else self._details.number_of(entity)
        return find_in_review(self._database, entity=number, document=document)

    def read_in_review(self, found: Sequence[InReview]) -> Iterator[WaitingLine]:
        """Read some of what waits, in the order of the log."""
        return self._details.in_review(found)

    def sources(self) -> Iterator[SourceLine]:
        """List the sources, ordered by id."""
        return imports.list_sources(self._database)

    def source(self, id_: str) -> Source | None:
        """Return what the log last said about a source, exactly."""
        return read_source(self._database, id_)

    def agent_id(self, kind: str, name: str, version: str | None) -> str | None:
        """Return the id of a recorder who was introduced under this name."""
        row = self._database.execute(
            "SELECT id FROM agent WHERE kind = ? AND name = ? AND version IS ? ORDER BY entry LIMIT 1",
            (kind, name, version),
        ).fetchone()
        return row[0] if row else None

    def relations_of(self, a: str, b: str) -> tuple[RelationLine, ...]:
        """Say what holds between two subjects, and who says so; empty if nobody says anything."""
        lines = Relations(self._database, prefer=self._prefer).lines_of(self._details.number_of(a))
        return tuple(line for line in lines if {line.left, line.right} == {a, b})

    def linking(self) -> Linking:
        """Give what linkage asks."""
        return Linking(self._database, prefer=self._prefer)

    # --- what an import asks

    def status_of(self, indexes: Iterable[int]) -> dict[int, EntryStatus]:
        """Say of entries whether they are live, withdrawn and how, or erased."""
        return imports.status_of(self._database, list(indexes))

    def live_of(self, source: str, *, program: str | None = None) -> dict[str, tuple[int, ...]]:
        """Find the live assertions of a source by subject; of the program of one name, if given."""
        return imports.live_of(self._database, source, program=program)

    def standing_of(self, source: str, *, program: str) -> Iterator[tuple[int, int]]:
        """Yield the live assertions of a source by one program: entry and number of the subject."""
        return imports.standing_of(self._database, source, program=program)

    def numbers_of(self, subjects: Sequence[str]) -> dict[str, int]:
        """Find the numbers of subjects, which stay while the register is not made anew."""
        return imports.numbers_of(self._database, subjects)

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Find the ids of subjects by their numbers."""
        return imports.ids_of(self._database, numbers)

    def subjects_of_entries(self, entries: Sequence[int]) -> dict[int, int]:
        """Find the numbers of the subjects that assertions are about."""
        return imports.subjects_of_entries(self._database, entries)

    def vanished_of(self, source: str, *, program: str) -> set[str]:
        """Find the subjects that the last edition of a source lacked."""
        return imports.vanished_of(self._database, source, program=program)

    def said_again(self, import_id: int) -> tuple[str, ...]:
        """Find the statements of an import that a person withdrew where its source said them before."""
        return find_said_again(self._database, import_id)

    def accepted(self, indexes: Iterable[int]) -> set[int]:
        """Find those assertions that a person accepted, whole or in part."""
        return imports.accepted_of(self._database, indexes)

    def last_import(
        self, source: str, *, capture: str | None = None, program: str | None = None, closed: bool = False
    ) -> LastImport | None:
        """Find the last import of a source that was not taken back; with its balance, if `closed`."""
        return imports.last_import(self._database, source, capture=capture, program=program, closed=closed)

    def source_of_capture(self, capture: str) -> str | None:
        """Find the source under which a capture (SHA-256) was last taken in."""
        return imports.source_of_capture(self._database, capture)

    def subjects_of(self, source: str) -> set[str]:
        """Find the subjects that a source speaks of."""
        return imports.subjects_of(self._database, source)

    # --- inside

    @property
    def _details(self) -> Details:
        return Details(self._database, prefer=self._prefer)

    @property
    def _database(self) -> sqlite3.Connection:
        """The connection of this thread."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self._path, writable=self._writable)
            with self._lock:
                self._connections.append(connection)
                self._local.connection = connection
        return connection

    def _prepare(self) -> None:
        """Make the tables, or make them anew if they are of no use; read only if nothing can be written."""
        try:
            meta = read_meta(self._database)
        except sqlite3.DatabaseError as error:
            self.close()
            if isinstance(error, sqlite3.OperationalError):
                self._writable = False
                return
            self._delete()
            meta = {}
        if meta and meta.get("version") != str(VERSION):
            self.close()
            self._delete()
            meta = {}
        wanted = "\n".join(self._prefer)
        if meta.get("prefer") == wanted:
            return
        self._database.execute("BEGIN IMMEDIATE")
        with self._database:
            if not read_meta(self._database):
                create_tables(self._database)
            elif self.applied:
                batch = Batch(self._database, prefer=self._prefer)
                batch.touch_all()
                batch.finish()
            write_meta(self._database, prefer=wanted)

    def _delete(self) -> None:
        for end in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + end).unlink(missing_ok=True)

    def _fold_batch(self, entries: Sequence[Entry]) -> int:
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        with database:
            applied = self.applied
            fresh = [entry for entry in entries if entry.index >= applied]
            for expected, entry in enumerate(fresh, start=applied):
                if entry.index != expected:
                    raise ValueError(f"entry {expected} is missing before {entry.index}")
            batch = Batch(database, prefer=self._prefer)
            batch.apply(fresh)
            batch.finish()
            write_meta(database, applied=str(applied + len(fresh)))
        if batch.erases:
            self._scrub()
        return len(fresh)

    def _scrub(self) -> None:
        """Drop what the search index and the journal still hold of what was erased."""
        self._database.execute("INSERT INTO search(search) VALUES ('optimize')")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
