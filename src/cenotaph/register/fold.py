"""The fold: entries into base tables, and which subjects, pairs and entities they touch.

Invariant: after each batch the tables are what they would be if the log had been folded at once. A batch is one
transaction; derived rows are made anew, from base tables alone, for everything that the batch touched.
A target must come before the entry that names it; others are ignored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

import msgspec

from cenotaph.errors import MalformedAddressError
from cenotaph.model.entry import Agent, Assertion, Entry, Import, Judgement, Review, Withdrawal
from cenotaph.model.evidence import Evidence, Source
from cenotaph.model.identity import Address, parse_address
from cenotaph.model.sameness import IDENTIFIER, stated_relation
from cenotaph.register.deriving import QUOTATION, Deriver, Fresh
from cenotaph.register.entities import Linker
from cenotaph.register.reviews import subjects_reviewed
from cenotaph.register.tables import marks, portions

_encode = msgspec.json.Encoder().encode


class Batch:
    """One batch of entries, inside a transaction of the caller."""

    def __init__(self, database: sqlite3.Connection, *, prefer: Sequence[str]) -> None:
        self._database = database
        self._prefer = prefer
        self._waiting: list[Entry] = []
        self._numbers: dict[str, int] = {}
        self._fresh: dict[int, list[Fresh]] = {}  # subjects that this batch has brought
        self._touched: set[int] = set()  # numbers of subjects whose statements changed
        self._relink: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._stale: set[int] = set()  # numbers of entities that may be gone
        self.erases = False

    def apply(self, entries: Iterable[Entry]) -> None:
        """Write entries to the base tables."""
        for entry in entries:
            if type(entry.payload) is Assertion:
                self._waiting.append(entry)
            elif entry.op in _HANDLERS:
                self._flush()
                _HANDLERS[entry.op](self, entry)
        self._flush()

    def finish(self) -> None:
        """Make the derived rows of everything that was touched."""
        entities, linker = set(self._stale), Linker(self._database)
        if self._fresh:
            self._relink |= linker.judged(self._fresh)
        if self._relink or self._pairs:
            entities |= linker.relink(self._relink, self._pairs)
        for some in portions(sorted(self._touched - self._fresh.keys())):
            entities.update(
                entity
                for (entity,) in self._database.execute(
                    f"SELECT entity FROM subject WHERE no IN ({marks(some)})",  # noqa: S608
                    some,
                )
            )
        fresh = {number: said for number, said in self._fresh.items() if number not in entities}
        Deriver(self._database, prefer=self._prefer).derive(entities, fresh)

    def touch_all(self) -> None:
        """Have everything derived anew, as when the preference of sources has changed."""
        self._stale.update(
            entity for (entity,) in self._database.execute("SELECT DISTINCT entity FROM subject")
        )

    # --- assertions

    def _flush(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        self._number(waiting)
        rows, quotations, related = [], [], []
        for entry in waiting:
            said: Assertion = entry.payload  # type: ignore[assignment]
            number = self._numbers[said.subject]
            evidence = said.evidence
            rendition = evidence.rendition if type(evidence) is Evidence else None
            size = len(said.statements)
            body = _encode(said)
            waits = int(said.counts is not None)
            rows.append(
                (entry.index, number, said.import_id, entry.at, entry.by, size, rendition, body, waits)
            )
            if said.statements[0].property == QUOTATION or rendition is not None:
                flagged = any(layer.flags for layer in said.attribution)
                quotations += [
                    (entry.index, n, int(flagged))
                    for n, statement in enumerate(said.statements)
                    if statement.property == QUOTATION
                ]
            related += [
                (entry.index, n, *relation, said.import_id)
                for n, statement in enumerate(said.statements)
                if statement.property == IDENTIFIER and (relation := stated_relation(said.subject, statement))
            ]
            if number in self._fresh:
                self._fresh[number].append(
                    Fresh(entry.index, number, said.import_id, entry.at, entry.by, said)
                )
            else:
                self._touched.add(number)
        self._database.executemany("INSERT INTO assertion VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._database.executemany("INSERT INTO quotation VALUES (?, ?, ?)", quotations)
        self._database.executemany("INSERT INTO stated VALUES (?, ?, ?, ?, ?, ?)", related)
        for _, _, left, right, *_ in related:
            self._touch_pair(left, right)

    def _number(self, waiting: Sequence[Entry]) -> None:
        """Give every subject its number: the index of the first entry about it that is met."""
        first: dict[str, int] = {}
        for entry in waiting:
            first.setdefault(entry.payload.subject, entry.index)  # type: ignore[union-attr]
        unknown = [subject for subject in first if subject not in self._numbers]
        for some in portions(unknown):
            self._numbers.update(
                self._database.execute(f"SELECT id, no FROM subject WHERE id IN ({marks(some)})", some)  # noqa: S608
            )
        new = [(first[subject], subject) for subject in unknown if subject not in self._numbers]
        self._numbers.update((subject, index) for index, subject in new)
        self._fresh.update((index, []) for index, _ in new)
        self._database.executemany("INSERT INTO subject VALUES (?1, ?2, ?1, ?1)", new)

    # --- everything else

    def _source(self, entry: Entry) -> None:
        payload = entry.payload
        if isinstance(payload, Source):
            body = _encode(payload)
            self._database.execute("INSERT INTO source VALUES (?, ?, ?)", (entry.index, payload.id, body))
            self._touch_source(payload.id)

    def _import(self, entry: Entry) -> None:
        payload = entry.payload
        opening = _first_target(entry)
        if opening is not None:
            self._database.execute("INSERT INTO closing VALUES (?, ?)", (entry.index, opening))
            if isinstance(payload, Import):
                self._database.executemany(
                    "INSERT OR IGNORE INTO vanished VALUES (?, ?)",
                    [(entry.index, subject) for subject in payload.vanished],
                )
        elif isinstance(payload, Import):
            row = (
                entry.index,
                payload.source,
                payload.program,
                program_name(payload.program),
                payload.capture.sha256,
                payload.rendition.sha256 if payload.rendition else None,
                payload.profile_digest,
                payload.retrieved_at,
            )
            self._database.execute("INSERT INTO import VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._touch_import(entry.index)

    def _judge(self, entry: Entry) -> None:
        said = entry.payload
        if isinstance(said, Judgement) and said.left != said.right:
            self._database.execute(
                "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    entry.index,
                    said.left,
                    said.right,
                    said.relation,
                    entry.by,
                    said.weight,
                    "\n".join(said.reasons),
                ),
            )
            self._touch_pair(said.left, said.right)

    def _review(self, entry: Entry) -> None:
        if isinstance(entry.payload, Review):
            rows = [
                (
                    entry.index,
                    target.entry,
                    -1 if target.statement is None else target.statement,
                    entry.payload.verdict,
                )
                for target in _targets(entry)
            ]
            self._database.executemany(
                "INSERT OR IGNORE INTO review VALUES (?, ?, ?, ?, ?)", [(*row, entry.by) for row in rows]
            )
            self._touched |= subjects_reviewed(self._database, entry.index)

    def _agent(self, entry: Entry) -> None:
        said = entry.payload
        if isinstance(said, Agent):
            row = (entry.index, said.id, said.kind, said.name, said.version)
            self._database.execute("INSERT INTO agent VALUES (?, ?, ?, ?, ?)", row)
            self._touch_agent(said.id)

    def _withdraw(self, entry: Entry) -> None:
        payload = entry.payload
        by_import = payload.by_import if isinstance(payload, Withdrawal) else None
        targets = _targets(entry)
        self._database.execute("INSERT INTO withdrawal VALUES (?, ?, 1)", (entry.index, by_import))
        self._database.executemany(
            "INSERT OR IGNORE INTO target VALUES (?, ?, ?)",
            [(one.entry, -1 if one.statement is None else one.statement, entry.index) for one in targets],
        )
        for target in targets:
            self._touch_entry(target.entry)
        if by_import is not None:
            self._recount(entry.index)  # the import may have been taken back while it was being read

    def _erase(self, entry: Entry) -> None:
        for target in _targets(entry):
            self._database.execute("INSERT OR IGNORE INTO erased VALUES (?)", (target.entry,))
            self._forget(target.entry)
        self.erases = True

    # --- what is touched

    def _touch_entry(self, index: int) -> None:
        """Note what a withdrawal of an entry, or the end of one, changes."""
        found = self._database.execute("SELECT subject FROM assertion WHERE entry = ?", (index,)).fetchone()
        if found:
            self._touched.add(found[0])
            self._touch_stated("entry", index)
            return
        judged = self._database.execute(
            "SELECT left, right FROM judgement WHERE entry = ?", (index,)
        ).fetchone()
        if judged:
            self._touch_pair(*judged)
            return
        if self._database.execute("SELECT 1 FROM withdrawal WHERE entry = ?", (index,)).fetchone():
            self._recount(index)
            return
        self._touched |= subjects_reviewed(self._database, index)
        self._touch_import(index)
        for (withdrawal,) in self._database.execute(
            "SELECT entry FROM withdrawal WHERE by_import = ?", (index,)
        ).fetchall():
            self._recount(withdrawal)

    def _recount(self, withdrawal: int) -> None:
        """Work out anew whether a withdrawal counts, and with it those that it withdraws.

        It does not while it is withdrawn itself, or the import that made it: what a wrong import replaced is said again.
        Only a withdrawal that belongs to no import undoes another one. Else an import could take itself back, or the
        withdrawal by which it was taken back, and would count if it did not.
        """
        counted, undone = self._database.execute(
            "SELECT counts, EXISTS (SELECT 1 FROM withdrawn w WHERE w.n = -1 AND w.by_import IS NULL"
            " AND w.entry IN (r.entry, r.by_import)) FROM withdrawal r WHERE r.entry = ?",
            (withdrawal,),
        ).fetchone()
        if bool(counted) != bool(undone):
            return
        self._database.execute(
            "UPDATE withdrawal SET counts = ? WHERE entry = ?", (int(not undone), withdrawal)
        )
        for (target,) in self._database.execute(
            "SELECT DISTINCT entry FROM target WHERE withdrawal = ?", (withdrawal,)
        ).fetchall():
            self._touch_entry(target)

    def _touch_pair(self, left: str, right: str) -> None:
        self._pairs.add((left, right) if left < right else (right, left))

    def _touch_stated(self, column: str, index: int) -> None:
        """Note the pairs of which an assertion speaks, or those of an import."""
        query = f"SELECT left, right FROM stated WHERE {column} = ?"  # noqa: S608
        for pair in self._database.execute(query, (index,)).fetchall():
            self._touch_pair(*pair)

    def _touch_import(self, index: int) -> None:
        self._touch_subjects("SELECT DISTINCT subject FROM assertion WHERE import = ?", index)
        self._touch_stated("import", index)

    def _touch_source(self, source: str) -> None:
        self._touch_subjects(
            "SELECT DISTINCT a.subject FROM import i JOIN assertion a ON a.import = i.entry WHERE i.source = ?",
            source,
        )

    def _touch_agent(self, agent: str) -> None:
        self._touch_subjects("SELECT DISTINCT subject FROM assertion WHERE by = ? AND import IS NULL", agent)
        for pair in self._database.execute(
            "SELECT left, right FROM judgement WHERE by = ?", (agent,)
        ).fetchall():
            self._touch_pair(*pair)

    def _touch_subjects(self, query: str, key: str | int) -> None:
        self._touched.update(number for (number,) in self._database.execute(query, (key,)))

    # --- erasure

    def _forget(self, index: int) -> None:
        """Take back all that an entry's payload brought, as if it had never been known."""
        execute = self._database.execute
        if found := execute("SELECT subject FROM assertion WHERE entry = ?", (index,)).fetchone():
            execute("DELETE FROM assertion WHERE entry = ?", (index,))
            execute("DELETE FROM quotation WHERE entry = ?", (index,))
            self._touch_stated("entry", index)
            execute("DELETE FROM stated WHERE entry = ?", (index,))
            self._forget_subject(found[0])
        elif found := execute("SELECT id FROM source WHERE entry = ?", (index,)).fetchone():
            execute("DELETE FROM source WHERE entry = ?", (index,))
            self._touch_source(found[0])
        elif found := execute("SELECT id FROM agent WHERE entry = ?", (index,)).fetchone():
            execute("DELETE FROM agent WHERE entry = ?", (index,))
            self._touch_agent(found[0])
        elif found := execute("SELECT left, right FROM judgement WHERE entry = ?", (index,)).fetchone():
            execute("DELETE FROM judgement WHERE entry = ?", (index,))
            self._touch_pair(*found)
        elif execute("SELECT 1 FROM import WHERE entry = ?", (index,)).fetchone():
            execute("DELETE FROM import WHERE entry = ?", (index,))
            self._touch_import(index)
        execute("DELETE FROM vanished WHERE closing = ?", (index,))
        self._touched |= subjects_reviewed(self._database, index)
        execute("DELETE FROM review WHERE entry = ?", (index,))
        if execute("UPDATE withdrawal SET by_import = NULL WHERE entry = ?", (index,)).rowcount:
            self._recount(index)
            for (target,) in execute(
                "SELECT DISTINCT entry FROM target WHERE withdrawal = ?", (index,)
            ).fetchall():
                self._touch_entry(target)

    def _forget_subject(self, number: int) -> None:
        """Find the place in the log of a subject that has lost an assertion, or drop it."""
        id_, entity = self._database.execute(
            "SELECT id, entity FROM subject WHERE no = ?", (number,)
        ).fetchone()
        (first,) = self._database.execute(
            "SELECT min(entry) FROM assertion WHERE subject = ?", (number,)
        ).fetchone()
        self._stale |= {entity, number}
        self._relink.add(id_)
        self._relink.update(
            other for (other,) in self._database.execute("SELECT id FROM subject WHERE entity = ?", (entity,))
        )
        self._fresh.pop(number, None)
        if first is None:
            self._database.execute("DELETE FROM subject WHERE no = ?", (number,))
            self._numbers.pop(id_, None)
            self._touched.discard(number)
        else:
            self._database.execute("UPDATE subject SET first = ? WHERE no = ?", (first, number))
            self._touched.add(number)


_HANDLERS: dict[str, Callable[[Batch, Entry], None]] = {
    "source": Batch._source,
    "import": Batch._import,
    "judge": Batch._judge,
    "review": Batch._review,
    "withdraw": Batch._withdraw,
    "erase": Batch._erase,
    "agent": Batch._agent,
}
"""What each operation does; `key` and operations of later versions leave the tables as they are."""


def program_name(program: str) -> str:
    """Return the name of a program without its version.

    >>> program_name("cenotaph-rows 0.1.0")
    'cenotaph-rows'
    """
    return program.rpartition(" ")[0] or program


def _targets(entry: Entry) -> list[Address]:
    found = []
    for text in entry.targets:
        try:
            address = parse_address(text)
        except MalformedAddressError:
            continue
        if address.entry < entry.index:
            found.append(address)
    return found


def _first_target(entry: Entry) -> int | None:
    targets = _targets(entry)
    return targets[0].entry if targets else None
