"""One import as a session: append what is new, pass over what is there, withdraw what is no longer said.

Invariant: everything given to `take` ends up in exactly one of new, changed, unchanged; a session that is cut
off at any moment leaves only whole, valid entries, and the same import run again finishes it.
See docs/decisions/0005 for the rules of re-reading, 0012 for the follower.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from cenotaph.intake.follower import Follower
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.drafting import TARGETS_AN_ENTRY
from cenotaph.ledger.ledger import Writer
from cenotaph.model.entry import Assertion, Balance, Draft, Import, Withdrawal
from cenotaph.model.evidence import Capture, Rendition, Source
from cenotaph.model.identity import assertion_identity

ERASED = -1

RESTATED = frozenset({"withdrawn_by_import", "withdrawn_by_reread"})
"""What was withdrawn for these reasons comes back when its source says it again; a person's withdrawal stays."""

Unit = Literal["row", "feature", "document"]


class Program(msgspec.Struct, frozen=True):
    """What reads: the name says whose earlier statements a re-reading may withdraw."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where an import comes from."""

    source: Source
    capture: Capture
    program: Program
    unit: Unit
    rendition: Rendition | None = None
    profile_digest: str | None = None


class Outcome(msgspec.Struct, frozen=True):
    """What a session came to."""

    import_id: int | None
    balance: Balance
    vanished: int
    withdrawn: int


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
        self._provenance = provenance
        self._live = workspace.register.live_of(provenance.source.id, program=provenance.program.name)
        self._last = workspace.register.last_import(provenance.source.id, program=provenance.program.name)
        self._by, self._introduction = workspace.program(provenance.program.name, provenance.program.version)
        self._import_id = self._last.id if self._last and self._is_unfinished() else None
        self._ordinals: Counter[bytes] = Counter()
        self._stated: set[int] = set()
        self._seen: set[str] = set()
        self._counts: Counter[str] = Counter()

    def take(self, units: Sequence[Sequence[Assertion]]) -> None:
        """Append what is new of these units, in one durable batch.

        Raises:
            NoKeyError, LockedError, PoisonedLogError: as the ledger does.
        """
        identified = [[(assertion, self._identity(assertion)) for assertion in unit] for unit in units]
        with self._workspace.ledger.writing() as writer:
            fresh = self._sort(identified)
            if fresh:
                self._append(writer, fresh)
        if fresh and self._follower:
            self._follower.nudge()
        elif fresh:
            self._workspace.fold_forward()

    def preview(self, units: Sequence[Sequence[Assertion]]) -> None:
        """Count what `take` would do, and append nothing."""
        identified = [[(assertion, self._identity(assertion)) for assertion in unit] for unit in units]
        for assertion, _ in self._sort(identified):
            self._counts["statements"] += len(assertion.statements)

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
        if self._is_repetition() and not gone:
            return Outcome(self._last.id if self._last else None, balance, 0, 0)
        if not (balance.accepted or balance.unchanged or gone):
            return Outcome(None, balance, 0, 0)
        with self._workspace.ledger.writing() as writer:
            self._open(writer)
            closing = Draft(self._import(balance, tuple(vanished)), self._by, (str(self._import_id),))
            writer.append([*self._withdrawals(gone), closing])
        self._workspace.ledger.publish()
        self._workspace.fold_forward()
        return Outcome(self._import_id, balance, len(vanished), len(gone))

    def close_preview(self, *, read: int, rejected: int, out_of_scope: int, whole: bool = True) -> Outcome:
        """Say what `close` would do, and write nothing."""
        gone, vanished = self._no_longer_said(whole=whole)
        return Outcome(None, self._balance(read, rejected, out_of_scope), len(vanished), len(gone))

    def _identity(self, assertion: Assertion) -> bytes:
        source = self._provenance.source.id
        first = assertion_identity(assertion, source=source, ordinal=0)
        ordinal = self._ordinals[first]
        self._ordinals[first] += 1
        return first if not ordinal else assertion_identity(assertion, source=source, ordinal=ordinal)

    def _sort(self, units: Sequence[Sequence[tuple[Assertion, bytes]]]) -> list[tuple[Assertion, bytes]]:
        """Count each unit as new, changed or unchanged; return the assertions that must be appended."""
        known = self._workspace.ledger.known([identity for unit in units for _, identity in unit])
        status = self._workspace.register.status_of([index for index in known.values() if index != ERASED])
        fresh: list[tuple[Assertion, bytes]] = []
        for unit in units:
            news = []
            for assertion, identity in unit:
                index = known.get(identity)
                if index is None or status.get(index) in RESTATED:
                    news.append((assertion, identity))
                else:
                    self._stated.add(index)
            fresh += news
            had = any(assertion.subject in self._live for assertion, _ in unit)
            self._seen.update(assertion.subject for assertion, _ in unit)
            self._counts["unchanged" if not news and unit else "changed" if had else "new"] += 1
        return fresh

    def _append(self, writer: Writer, fresh: Sequence[tuple[Assertion, bytes]]) -> None:
        self._open(writer)
        drafts = [
            Draft(msgspec.structs.replace(one, import_id=self._import_id), self._by) for one, _ in fresh
        ]
        self._stated.update(writer.append(drafts, identities=[identity for _, identity in fresh]))
        self._counts["statements"] += sum(len(assertion.statements) for assertion, _ in fresh)

    def _open(self, writer: Writer) -> None:
        if self._import_id is not None:
            return
        drafts = [self._introduction] if self._introduction else []
        if self._workspace.register.source(self._provenance.source.id) != self._provenance.source:
            drafts.append(Draft(self._provenance.source, self._by))
        self._import_id = writer.append([*drafts, Draft(self._import(None, ()), self._by)])[-1]

    def _import(self, balance: Balance | None, vanished: tuple[str, ...]) -> Import:
        provenance = self._provenance
        return Import(
            source=provenance.source.id,
            capture=provenance.capture,
            program=str(provenance.program),
            retrieved_at=int(time.time()),
            profile_digest=provenance.profile_digest,
            rendition=provenance.rendition,
            balance=balance,
            vanished=vanished,
        )

    def _no_longer_said(self, *, whole: bool) -> tuple[list[int], list[str]]:
        """Return entries to withdraw, and subjects that this edition lacks.

        A subject that was read again says only what it says now. One that was not read has vanished from a newer
        edition, which is a finding; if these are the same bytes as last time, the profile no longer states it.
        """
        same_bytes = self._last is not None and self._last.capture == self._provenance.capture.sha256
        gone: list[int] = []
        vanished: list[str] = []
        for subject, indexes in self._live.items():
            if self._provenance.unit == "document" and not whole:
                continue
            if subject in self._seen or same_bytes:
                gone += [index for index in indexes if index not in self._stated]
            elif whole and self._provenance.unit != "document":
                vanished.append(subject)
        kept = self._workspace.register.accepted(gone)
        return sorted(index for index in gone if index not in kept), sorted(vanished)

    def _withdrawals(self, gone: Sequence[int]) -> Iterator[Draft]:
        program, import_id = self._provenance.program, self._import_id
        withdrawal = Withdrawal(reason=f"no longer stated when read again by {program}", by_import=import_id)
        for start in range(0, len(gone), TARGETS_AN_ENTRY):
            yield Draft(withdrawal, self._by, tuple(map(str, gone[start : start + TARGETS_AN_ENTRY])))

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
