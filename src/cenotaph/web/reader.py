"""The register's folder, opened for reading: the read side afresh for every request, the log once.

Invariant: nothing here writes, and every answer can say how many entries it was made from.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec

from cenotaph.errors import CaptureMissingError, NoRegisterError
from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.reading import decode_disclosure
from cenotaph.merkle.checkpoint import Checkpoint, format_checkpoint
from cenotaph.merkle.tlog_proof import TlogProof, format_tlog_proof, parse_tlog_proof
from cenotaph.model.entry import Assertion, Import
from cenotaph.register.answers import Detail, SourceLine
from cenotaph.register.in_sqlite import Register
from cenotaph.settings import Settings

REGISTER_FILE = "register.sqlite"


class Folded(msgspec.Struct, frozen=True):
    """Which state of the register an answer was made from.

    Attributes:
        origin: the log.
        applied: entries that the register has folded.
        checkpoint: the latest signed note of the log (which may cover more or fewer entries).
        summary: its origin, size and root on one line.
        waiting: how many statements count only when a person accepts them, and have no verdict yet.
    """

    origin: str
    applied: int
    checkpoint: str
    summary: str
    waiting: int = 0

    @property
    def headers(self) -> dict[str, str]:
        """The same as HTTP headers."""
        return {"Cenotaph-Checkpoint": self.summary, "Cenotaph-Applied": str(self.applied)}


class Reader:
    """Reads one register for many requests at a time."""

    def __init__(self, settings: Settings) -> None:
        """Open the log; the register is opened when it is asked.

        Raises:
            NoRegisterError: the folder holds no log.
        """
        self.settings = settings
        self._ledger = Ledger.open(settings.folder)
        self._lock = threading.Lock()
        self._counted = (-1, 0)

    def close(self) -> None:
        """Close the log."""
        with self._lock:
            self._ledger.close()

    @property
    def vkey(self) -> str:
        """The log's verifier key, as the folder states it."""
        return self._ledger.vkey

    @property
    def origin(self) -> str:
        """The log's name."""
        return self._ledger.origin

    @contextmanager
    def register(self) -> Iterator[Register]:
        """Open the read side for one request.

        Raises:
            NoRegisterError: nothing was folded yet.
        """
        path = self.settings.folder / REGISTER_FILE
        if not path.is_file():
            raise NoRegisterError(self.settings.folder, "nothing was folded yet (cenotaph fold)")
        register = Register.open(path, prefer=self.settings.prefer)
        try:
            yield register
        finally:
            register.close()

    def folded(self, register: Register) -> Folded:
        """Say which state a register is in."""
        checkpoint, note = self.signed()
        summary = " ".join(format_checkpoint(checkpoint).splitlines()[:3])
        applied = register.applied
        return Folded(self.origin, applied, note, summary, self._waiting(register, applied))

    def _waiting(self, register: Register, applied: int) -> int:
        """Count what waits for a verdict: once a state of the register, since every page asks."""
        if self._counted[0] != applied:
            self._counted = (applied, sum(len(one.numbers) for one in register.find_in_review()))
        return self._counted[1]

    def signed(self) -> tuple[Checkpoint, str]:
        """Return the published checkpoint, and the signed note that holds it."""
        with self._lock:
            self._ledger.refresh()
            return self._ledger.checkpoint(), self._ledger.checkpoint_note().decode()

    def prove(self, register: Register, index: int) -> str:
        """Write the proof file of an entry; that of a source which is not public goes without its words.

        Raises:
            UnknownIdError: the published checkpoint covers no such entry.
        """
        with self._lock:
            self._ledger.refresh()
            proof = self._ledger.prove(index)
            source = self._source_of(index)
        return without_words(proof) if self.is_internal(register, source) else proof

    def _source_of(self, index: int) -> str | None:
        payload = self._ledger.entry(index).payload
        if isinstance(payload, Assertion) and payload.import_id is not None:
            payload = self._ledger.entry(payload.import_id).payload
        return payload.source if isinstance(payload, Import) else None

    def text_of(self, sha256: str) -> str | None:
        """Read a rendition; None where it is withheld or was never stored."""
        try:
            return self._ledger.captures.read(sha256).decode("utf-8", errors="replace")
        except CaptureMissingError:
            return None

    def held(self, sha256: str) -> Path | None:
        """Return where a capture lies; None where it is withheld, was never stored, or has changed."""
        try:
            self._ledger.captures.check(sha256)
        except CaptureMissingError:
            return None
        return self._ledger.captures.path(sha256)

    def detail(self, register: Register, id_: str, *, as_of: date) -> Detail:
        """Return everything about one entity, with the checkpoint that is published now.

        Raises:
            UnknownIdError: there is none of this id.
        """
        return msgspec.structs.replace(register.detail(id_, as_of=as_of), checkpoint=self.signed()[1])

    def sources(self, register: Register) -> dict[str, SourceLine]:
        """Return all sources by id."""
        return {source.id: source for source in register.sources()}

    def is_internal(self, register: Register, source_id: str | None) -> bool:
        """Tell whether the words of a source may not be shown at all."""
        source = register.source(source_id) if source_id else None
        return source is not None and source.visibility == "internal"


def without_words(proof: str) -> str:
    """Take the payload out of a proof file; what is left still proves that the entry stands in the log."""
    parsed = parse_tlog_proof(proof.encode())
    if parsed.extra is None:
        return proof
    disclosure = decode_disclosure(parsed.extra)
    closed = msgspec.structs.replace(disclosure, salt=None, payload=None)
    extra = msgspec.json.encode(closed, order="sorted")
    return format_tlog_proof(TlogProof(parsed.index, parsed.hashes, parsed.checkpoint, extra)).decode()
