"""One import as a session: append what is new, pass over what is there, withdraw what is no longer said.

Invariant: everything given to `take` ends up in exactly one of new, changed, unchanged; a session that is cut
off at any moment leaves only whole, valid entries, and the same import run again finishes it.
See docs/decisions/0005 for the rules of re-reading, 0012 for the follower, 0014 for rows that are passed over.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from cenotaph.intake.claims import RESTATED, Claims
from cenotaph.intake.follower import Follower
from cenotaph.intake.standing import Standing
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.drafting import TARGETS_AN_ENTRY
from cenotaph.ledger.row_digests import RowDigests
from cenotaph.ledger.vault import ERASED
from cenotaph.ledger.writer import RowDraft, Writer
from cenotaph.model.entry import Assertion, Balance, Draft, Import, Withdrawal
from cenotaph.model.evidence import Capture, Rendition, Source
from cenotaph.model.identity import assertion_identity

Unit = Literal["row", "feature", "document"]


class Program(msgspec.Struct, frozen=True):
    """What reads: the name says whose earlier statements a re-reading may withdraw."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where an import comes from.

    Attributes:
        profile_digest: SHA-256 of the mapping profile, for rows.
        decided: what was found out about the file that changes how its rows are read.
        retrieved_at: when the source was fetched (UTC seconds), where it is known; else now.
        replies: SHA-256 of what a program answered that reads nothing twice in the same way.
    """

    source: Source
    capture: Capture
    program: Program
    unit: Unit
    rendition: Rendition | None = None
    profile_digest: str | None = None
    decided: str = ""
    retrieved_at: int | None = None
    replies: tuple[str, ...] = ()


class Outcome(msgspec.Struct, frozen=True):
    """What a session came to."""

    import_id: int | None
    balance: Balance
    vanished: int
    withdrawn: int


class _Sorted(msgspec.Struct):
    """One unit, sorted: what is there already, and what has to be appended."""

    known: list[int]
    fresh: list[tuple[Assertion, bytes]]
    digest: bytes | None
    is_erased: bool = False


class Session:
    """Takes in units (rows, features or documents), each as the assertions that it makes."""

    def __init__(
        self, workspace: Workspace, provenance: Provenance, *, follower: Follower | None = None
    ) -> None:
        """Begin a session.

        Args:
            workspace: a register that has applied every entry.
            provenance: where the units come from.
            follower: folds beside a long session; without one, each batch is folded when it is appended.
        """
        self._follower = follower
        self._workspace = workspace
        self._register = register = workspace.register
        self._provenance = provenance
        self._source = source = provenance.source.id
        program = provenance.program.name
        self._standing = Standing(register.standing_of(source, program=program))
        self._last = register.last_import(source, program=program)
        self._last_closed = register.last_import(source, program=program, closed=True)
        self._by, self._introduction = workspace.program(program, provenance.program.version)
        self._import_id = self._last.id if self._last and self._is_unfinished() else None
        if follower is not None and not len(self._standing):
            follower.start()  # a first import: it will be needed
        self._claims = Claims(workspace, source, standing=self._standing)
        self._held: set[str] = set()
        self._counts: Counter[str] = Counter()

    @cached_property
    def digests(self) -> RowDigests | None:
        """The digests of rows that were read in this way before."""
        provenance = self._provenance
        reading = f"{provenance.program} {provenance.profile_digest} {provenance.decided}"
        return self._workspace.ledger.row_digests(self._source, reading)

    # --- rows that need not be mapped

    def keep_standing(self, rows: Mapping[bytes, tuple[int, ...]]) -> dict[bytes, tuple[int, ...]]:
        """Leave out rows of whose entries one does not count any more, unless it was a person who withdrew it."""
        standing = self._standing
        others = [entry for entries in rows.values() for entry in entries if entry not in standing]
        if not others:
            return dict(rows)
        status = self._register.status_of(others)
        kept = {entry for entry in others if status[entry] == "withdrawn_by_person"}
        return {
            digest: entries
            for digest, entries in rows.items()
            if all(entry in standing or entry in kept for entry in entries)
        }

    def pass_over(self, entries: Sequence[int]) -> bool:
        """Count a row as unchanged, by its entries; False where another row has stated one of them already."""
        if not self._claims.claim_all(entries):
            return False
        self._counts["unchanged"] += 1
        return True

    def hold(self, subject: str) -> None:
        """Note that this edition has a subject, but cannot be read: neither has it vanished nor is it said anew."""
        self._held.add(subject)

    # --- units

    def take(self, units: Sequence[Sequence[Assertion]], digests: Sequence[bytes | None] = ()) -> None:
        """Append what is new of these units, in one durable batch.

        Args:
            units: each as its assertions.
            digests: of each unit the digest of its raw row, or None.

        Raises:
            NoKeyError, LockedError, PoisonedLogError: as the ledger does.
        """
        if not units:
            return
        identified = self._identify(units)
        with self._workspace.ledger.writing() as writer:
            found = self._sort(identified, digests)
            fresh = any(one.fresh for one in found)
            if fresh:
                self._append(writer, found)
            elif self.digests is not None:
                self.digests.remember(
                    [(one.digest, tuple(one.known)) for one in found if one.digest and not one.is_erased]
                )
        if fresh and self._follower:
            self._follower.nudge()
        elif fresh:
            self._workspace.fold_forward()

    def preview(self, units: Sequence[Sequence[Assertion]], _digests: Sequence[bytes | None] = ()) -> None:
        """Count what `take` would do, and append nothing."""
        for one in self._sort(self._identify(units), ()):
            self._counts["statements"] += sum(len(assertion.statements) for assertion, _ in one.fresh)

    def close(self, *, read: int, rejected: int, out_of_scope: int, whole: bool = True) -> Outcome:
        """Withdraw what the source no longer says, write the balance, sign the log.

        Args:
            read: units that the reader yielded.
            rejected: those that could not be used.
            out_of_scope: those that the profile leaves out.
            whole: whether the file was read to its end; if not, nothing can be said to have vanished from it (and
                a document that was not read says nothing about what was found in it before).
        """
        if self._follower:
            self._follower.finish()
            self._workspace.fold_forward()
        balance = self._balance(read, rejected, out_of_scope)
        gone, vanished = self._no_longer_said(whole=whole)
        again = () if self._import_id is None else self._register.said_again(self._import_id)
        if self._is_repetition() and not gone:
            return Outcome(self._last.id if self._last else None, balance, len(vanished), 0)
        if not (balance.accepted or balance.unchanged or gone):
            return Outcome(None, balance, 0, 0)
        with self._workspace.ledger.writing() as writer:
            self._open(writer)
            closing = Draft(self._import(balance, tuple(vanished)), self._by, (str(self._import_id),))
            writer.append(
                [
                    *self._withdrawals(
                        list(map(str, gone)),
                        f"no longer stated when read again by {self._provenance.program}",
                    ),
                    *self._withdrawals(again, "stated again by the source, after a person had withdrawn it"),
                    closing,
                ]
            )
            if self.digests is not None and self._provenance.unit != "document":
                self.digests.forget(gone)
        self._workspace.ledger.publish()
        self._workspace.fold_forward()
        return Outcome(self._import_id, balance, len(vanished), len(gone))

    def close_preview(self, *, read: int, rejected: int, out_of_scope: int, whole: bool = True) -> Outcome:
        """Say what `close` would do, and write nothing."""
        gone, vanished = self._no_longer_said(whole=whole)
        return Outcome(None, self._balance(read, rejected, out_of_scope), len(vanished), len(gone))

    # --- known or new

    def _identify(self, units: Sequence[Sequence[Assertion]]) -> list[list[tuple[Assertion, bytes]]]:
        source = self._source
        return [[(one, assertion_identity(one, source=source, ordinal=0)) for one in unit] for unit in units]

    def _sort(
        self, units: Sequence[Sequence[tuple[Assertion, bytes]]], digests: Sequence[bytes | None]
    ) -> list[_Sorted]:
        """Count each unit as new, changed or unchanged; find out what must be appended."""
        known = self._workspace.ledger.known([identity for unit in units for _, identity in unit])
        elsewhere = [index for index in known.values() if index != ERASED and index not in self._standing]
        restated = {
            index for index, status in self._register.status_of(elsewhere).items() if status in RESTATED
        }
        had = self._see([assertion.subject for unit in units for assertion, _ in unit])
        batch: set[bytes] = set()
        found: list[_Sorted] = []
        for at, unit in enumerate(units):
            one = _Sorted([], [], digests[at] if digests else None)
            for assertion, first in unit:
                identity, index = self._claims.place(assertion, first, known=known, batch=batch)
                if index is None or index in restated:
                    one.fresh.append((assertion, identity))
                    batch.add(identity)
                elif index == ERASED:
                    one.is_erased = True
                    self._claims.claim_erased(identity)
                else:
                    one.known.append(index)
                    self._claims.claim(index)
            had_any = any(assertion.subject in had for assertion, _ in unit)
            self._counts["unchanged" if not one.fresh and unit else "changed" if had_any else "new"] += 1
            found.append(one)
        return found

    def _see(self, subjects: Sequence[str]) -> set[str]:
        """Note that this edition has some subjects; return those of which something stands."""
        if not len(self._standing):
            return set()
        had: set[str] = set()
        for subject, number in self._register.numbers_of(subjects).items():
            if self._standing.has_subject(number):
                self._standing.see(number)
                had.add(subject)
        return had

    # --- writing

    def _append(self, writer: Writer, found: Sequence[_Sorted]) -> None:
        self._open(writer)
        import_id = self._import_id
        drafts: list[Draft] = []
        identities: list[bytes] = []
        rows: list[RowDraft] = []
        for one in found:
            start = len(drafts)
            for assertion, identity in one.fresh:
                drafts.append(Draft(msgspec.structs.replace(assertion, import_id=import_id), self._by))
                identities.append(identity)
                self._counts["statements"] += len(assertion.statements)
            if one.digest is not None and not one.is_erased:
                rows.append(RowDraft(one.digest, tuple(one.known), tuple(range(start, len(drafts)))))
        indexes = writer.append(drafts, identities=identities, rows=rows)
        self._claims.appended(indexes)

    def _open(self, writer: Writer) -> None:
        if self._import_id is not None:
            return
        drafts = [self._introduction] if self._introduction else []
        if self._register.source(self._source) != self._provenance.source:
            drafts.append(Draft(self._provenance.source, self._by))
        self._import_id = writer.append([*drafts, Draft(self._import(None, ()), self._by)])[-1]

    def _import(self, balance: Balance | None, vanished: tuple[str, ...]) -> Import:
        provenance = self._provenance
        return Import(
            source=provenance.source.id,
            capture=provenance.capture,
            program=str(provenance.program),
            retrieved_at=provenance.retrieved_at or int(time.time()),
            profile_digest=provenance.profile_digest,
            rendition=provenance.rendition,
            balance=balance,
            vanished=vanished,
            replies=provenance.replies,
        )

    def _no_longer_said(self, *, whole: bool) -> tuple[list[int], list[str]]:
        """Return entries to withdraw, and subjects that this edition lacks.

        A subject that was read again says only what it says now. One that was not read has vanished from a newer
        edition, which is a finding; if these are the same bytes as last time, the profile no longer states it, but
        for what had vanished then. What a file that breaks off does not have may be in its missing half: only what
        had vanished before still has.
        """
        if self._provenance.unit == "document" and not whole:
            return [], []
        before = self._register.vanished_of(self._source, program=self._provenance.program.name)
        had_vanished = frozenset(self._register.numbers_of(sorted(before)).values())
        held = frozenset(self._register.numbers_of(sorted(self._held)).values())
        gone: list[int] = []
        missing: set[int] = set()
        for entry, subject, seen in self._standing.unstated():
            if seen or (subject not in had_vanished and self._was_read_from_these_bytes(entry)):
                gone.append(entry)
            elif subject not in held:
                missing.add(subject)
        vanished = (
            set(self._register.ids_of(missing).values()) if self._provenance.unit != "document" else set()
        )
        if not whole:
            vanished &= before
        kept = self._register.accepted(gone)
        return sorted(index for index in gone if index not in kept), sorted(vanished)

    def _was_read_from_these_bytes(self, entry: int) -> bool:
        """Tell whether the last edition that was read to its balance was these bytes, or a reading that was cut off."""
        capture = self._provenance.capture.sha256
        if self._last_closed is not None and self._last_closed.capture == capture:
            return True
        last = self._last
        return last is not None and not last.closed and last.capture == capture and entry > last.id

    def _withdrawals(self, targets: Sequence[str], reason: str) -> Iterator[Draft]:
        withdrawal = Withdrawal(reason=reason, by_import=self._import_id)
        for start in range(0, len(targets), TARGETS_AN_ENTRY):
            yield Draft(withdrawal, self._by, tuple(targets[start : start + TARGETS_AN_ENTRY]))

    def _balance(self, read: int, rejected: int, out_of_scope: int) -> Balance:
        new, changed, unchanged = (self._counts[key] for key in ("new", "changed", "unchanged"))
        balance = Balance(
            unit=self._provenance.unit,
            read=read,
            accepted=new + changed,
            unchanged=unchanged,
            out_of_scope=out_of_scope,
            rejected=rejected,
            new=new,
            changed=changed,
            statements=self._counts["statements"],
        )
        if not balance.adds_up:
            raise AssertionError(f"an item was lost or counted twice: {balance}")
        return balance

    def _is_unfinished(self) -> bool:
        return self._last is not None and not self._last.closed and self._is_same_reading()

    def _is_same_reading(self) -> bool:
        last, now = self._last, self._provenance
        return (
            last is not None
            and last.capture == now.capture.sha256
            and last.program == str(now.program)
            and last.profile_digest == now.profile_digest
        )

    def _is_repetition(self) -> bool:
        """Whether the last import of this source read the same bytes in the same way, to the end, and nothing is new."""
        finished = self._last is not None and self._last.closed and self._import_id is None
        return finished and self._is_same_reading()
