"""What a verification found, in words and as data."""

from __future__ import annotations

from typing import Literal

import msgspec

from cenotaph.errors import CenotaphError, ProofError
from cenotaph.merkle.note import VerifierKey, format_vkey

_SHOWN = 100
_OUTSIDE = (
    "that history was never rewritten before you first saw it: whoever holds the signing key can write a whole new"
    " log and sign it. Only an older checkpoint or proof that somebody else kept can show that; nobody outside has"
    " signed this one"
)
_TRUE = "that what is stated is true, or that a source really said it: only that the log says so, since it was signed"
_CLOCK = "when something was appended: times are the keeper's clock, and only their order is checked"
_WHOSE = (
    "whose key it is: the key that lies beside the data was trusted. Get the keeper's key by another way, and give"
    " it with --key"
)
_TABLES_EQUAL = "the tables that pages and lists are made from are what the log says"
_TABLES_DIFFER = "register.sqlite: its tables are not what the log says; bring them back with: cenotaph fold"
_TABLES_UNCHECKED = (
    "that pages and lists show what the log says: they are made from the tables of register.sqlite, which are folded"
    " from the log and no part of it, and were not checked here. `cenotaph fold` makes them anew"
)
_WHAT = {"folder": "a register", "tiles": "an exported log", "proof": "the proof of one entry"}


class VerifyReport(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one verification.

    Attributes:
        kind: what was verified.
        ok: whether everything holds.
        origin: the log's name, as far as it could be read.
        vkey: the key that was trusted.
        key_given: whether the caller gave that key; else it lay beside the data.
        size: entries that were read.
        signed_size: entries that the checkpoint covers.
        root: hex, of the checkpoint.
        operations: entries by operation.
        payloads: how many were compared with their commitments.
        withheld: how many the log says were erased, and are gone.
        captures: how many were compared with their names.
        captures_withheld: how many were erased.
        tables: of a folder, whether the tables of `register.sqlite` are what folding the log gives; None where
            that was not checked. Set it with `with_tables`.
        index: of a proof, the entry it proves.
        entry: of a proof, the entry.
        payload: of a proof, the payload that was disclosed; None where it is withheld.
        failures: what does not hold, each with its place.
        warnings: what is odd and breaks nothing.
        proves: what follows.
        does_not_prove: what does not follow.
    """

    kind: Literal["folder", "tiles", "proof"]
    ok: bool
    origin: str | None = None
    vkey: str | None = None
    key_given: bool = False
    size: int = 0
    signed_size: int = 0
    root: str | None = None
    operations: dict[str, int] = {}
    payloads: int = 0
    withheld: int = 0
    captures: int = 0
    captures_withheld: int = 0
    tables: Literal["equal", "differ"] | None = None
    index: int | None = None
    entry: msgspec.Raw | None = None
    payload: msgspec.Raw | None = None
    failures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    proves: tuple[str, ...] = ()
    does_not_prove: tuple[str, ...] = ()

    def in_words(self) -> str:
        """Say it to a person."""
        what = _WHAT[self.kind]
        lines = [
            f"{'good' if self.ok else 'NOT GOOD'}: {f'the log {self.origin}, {what}' if self.origin else what}",
            *(self._proof_in_words() if self.kind == "proof" else self._log_in_words()),
        ]
        for title, found in (
            ("What does not hold", self.failures),
            ("Worth knowing", self.warnings),
            ("This proves", self.proves),
            ("This does not prove", self.does_not_prove),
        ):
            if found:
                lines += ["", f"{title}:", *(f"- {each}" for each in found)]
        if self.vkey:
            lines += ["", f"key: {self.vkey}{'' if self.key_given else '  (from beside the data)'}"]
        return "\n".join(lines)

    def with_tables(self, tables: Literal["equal", "differ"]) -> VerifyReport:
        """Add what the comparison of `register.sqlite` with the folded log gave.

        Args:
            tables: whether the stored tables are those that folding the log gives.
        """
        is_equal = tables == "equal"
        return msgspec.structs.replace(
            self,
            tables=tables,
            ok=self.ok and is_equal,
            failures=self.failures if is_equal else (*self.failures, _TABLES_DIFFER),
            proves=(*self.proves, _TABLES_EQUAL) if self.ok and is_equal else (),
            does_not_prove=tuple(each for each in self.does_not_prove if each != _TABLES_UNCHECKED),
        )

    def _proof_in_words(self) -> list[str]:
        lines = []
        if self.index is not None:
            lines.append(f"entry {self.index}" + (f" of {self.signed_size}" if self.signed_size else ""))
        if self.entry is not None:
            lines.append(bytes(self.entry).decode())
        if self.ok:
            lines.append(bytes(self.payload).decode() if self.payload else "its payload is withheld")
        return lines

    def _log_in_words(self) -> list[str]:
        signed = (
            "the checkpoint's signature cannot be checked"
            if self.root is None
            else f"{self.signed_size} of them signed, with the root {self.root}"
        )
        if self.kind == "tiles":  # without a checkpoint nothing says how much there is to read
            return [signed if self.root is None else f"{counted(self.size, 'entry')}, {signed}"]
        counts = ", ".join(f"{count} {op}" for op, count in sorted(self.operations.items()))
        return [
            f"{counted(self.size, 'entry')}{';' if self.root is None else ','} {signed}",
            *([counts] if counts else []),
            f"payloads: {self.payloads} checked, {self.withheld} withheld",
            f"captures: {self.captures} checked, {self.captures_withheld} withheld",
        ]


class Findings:
    """Collects what does not hold and what is odd; counts what is too much to show."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {"failures": [], "warnings": []}
        self._more = {"failures": 0, "warnings": 0}

    def fail(self, place: str, reason: str) -> None:
        """Note what does not hold."""
        self._add("failures", f"{place}: {reason}")

    def warn(self, place: str, reason: str) -> None:
        """Note what is odd."""
        self._add("warnings", f"{place}: {reason}")

    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
        return not self._found["failures"]

    def listed(self, kind: Literal["failures", "warnings"]) -> tuple[str, ...]:
        """Return what was found."""
        more = self._more[kind]
        return (*self._found[kind], *([f"and {more} more"] if more else []))

    def _add(self, kind: str, text: str) -> None:
        if len(self._found[kind]) < _SHOWN:
            self._found[kind].append(text)
        else:
            self._more[kind] += 1


def key_text(key: VerifierKey | None) -> str | None:
    """Write a key for a report."""
    return None if key is None else format_vkey(key)


def counted(count: int, noun: str) -> str:
    """Write a number and what it counts.

    >>> counted(1, "entry"), counted(2, "entry"), counted(0, "payload")
    ('1 entry', '2 entries', '0 payloads')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count} {noun if count == 1 else plural}"


def signature_failure(error: CenotaphError) -> str:
    """Say why a signed note was refused, and what may have happened to it."""
    if not isinstance(error, ProofError):
        return str(error)
    return f"{error.reason}: either its text or its signature was changed, or another key signed it"


def folder_limits(*, key_given: bool) -> tuple[str, ...]:
    """Say what no verification of a register's log can prove, as long as its tables were not compared."""
    return (*limits(key_given=key_given), _TABLES_UNCHECKED)


def limits(*, key_given: bool) -> tuple[str, ...]:
    """Say what no verification of a log by itself can prove."""
    return (_TRUE, _OUTSIDE, _CLOCK, *(() if key_given else (_WHOSE,)))
