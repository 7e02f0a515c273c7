"""The ledger of one register: the only way to write, and the way to read entries back.

Order of a commit: payloads into the vault, entries into the log, indexes to the caller; each step is on disk
before the next. Signing is apart (`publish`). Readers take no lock; a writer holds it for a batch.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cenotaph.errors import (
    CenotaphError,
    ForkError,
    LedgerError,
    NoKeyError,
    NoRegisterError,
    PoisonedLogError,
    RollbackError,
    TamperedLogError,
    UnknownIdError,
    UsageError,
)
from cenotaph.ledger import reading
from cenotaph.ledger.captures import Captures
from cenotaph.ledger.commitment import SALT_BYTES
from cenotaph.ledger.disk import replace_file
from cenotaph.ledger.drafting import encode_draft, erasure_drafts
from cenotaph.ledger.founding import found_ledger, place_of_key, read_key
from cenotaph.ledger.lock import locked
from cenotaph.ledger.log import Log
from cenotaph.ledger.row_digests import RowDigests
from cenotaph.ledger.signer import Signer
from cenotaph.ledger.vault import Vault
from cenotaph.ledger.writer import RowDraft, Writer
from cenotaph.merkle.checkpoint import Checkpoint, open_checkpoint
from cenotaph.merkle.note import format_vkey
from cenotaph.model.entry import Draft, Entry

_WAIT_S = 10.0

Clock = Callable[[], float]  # gives UTC seconds


class Ledger:
    """An open ledger. Make one with `create` or `open`, and `close` it.

    Attributes:
        origin: the log's name; never changes.
        vkey: its verifier key, as the folder states it.
        captures: the folder of captures and renditions.
    """

    def __init__(self, folder: Path, *, key_file: Path | None, clock: Clock) -> None:
        self._folder, self._clock = folder, clock
        self._log_folder = folder / "log"
        self._verifier = read_key(self._log_folder)
        self.vkey = format_vkey(self._verifier)
        self.origin = self._verifier.name
        self._key_file = key_file
        self._signer: Signer | None = None
        self._mutex, self._depth, self._poison = threading.RLock(), 0, ""
        self.captures = Captures(folder / "captures")
        self._note, self._checkpoint = self._read_checkpoint()
        self._vault = Vault(folder / "vault.sqlite")
        try:
            self._log = Log(self._log_folder)
            if not self._log.locate(self._checkpoint):
                self._rebuild()
            self._log.follow()
        except BaseException:
            self._vault.close()
            raise

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        name: str,
        key_file: Path | None = None,
        config_folder: Path | None = None,
        clock: Clock = time.time,
    ) -> Ledger:
        """Make an empty ledger with a new key; its first entry states the key.

        Args:
            folder: the register's folder.
            name: what people call the register; the origin is made of it and of random letters.
            key_file: where the key goes, outside the folder.
            config_folder: if no key file is given, the key goes to `keys` in it.
            clock: gives UTC seconds.

        Raises:
            RegisterExistsError: there is a log in the folder, or a key in the key file.
            UsageError: no place for the key is given.
        """
        found_ledger(folder, name=name, key_file=key_file, config_folder=config_folder, at=int(clock()))
        return cls.open(folder, key_file=key_file, config_folder=config_folder, clock=clock)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        key_file: Path | None = None,
        config_folder: Path | None = None,
        clock: Clock = time.time,
    ) -> Ledger:
        """Open a ledger, without a lock. The key is looked for when something is written.

        Raises:
            NoRegisterError: the folder holds no log.
            TamperedLogError: what is stored does not fit the checkpoint in the folder.
        """
        if not (folder / "log" / "format").is_file():
            raise NoRegisterError(folder, "it holds no log")
        ledger = cls(folder, key_file=None, clock=clock)
        if key_file is not None or config_folder is not None:
            ledger._key_file = place_of_key(ledger.origin, key_file, config_folder)
        return ledger

    def close(self) -> None:
        """Close all files."""
        self._log.close()
        self._vault.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Number of entries on disk, as of opening, the last `refresh` or the last writing."""
        return self._log.size

    def refresh(self) -> None:
        """See what other processes have appended or published."""
        with self._mutex:
            if self._depth:
                return
            self._note, self._checkpoint = self._read_checkpoint()
            self._log.follow()

    def checkpoint(self) -> Checkpoint:
        """Return the published checkpoint."""
        return self._checkpoint

    def checkpoint_note(self) -> bytes:
        """Return the published checkpoint as a signed note."""
        return self._note

    @contextmanager
    def writing(self, *, wait_s: float = _WAIT_S) -> Iterator[Writer]:
        """Hold the writer's lock, for one batch or a few that belong together.

        Entering it brings the log to a whole state: what a crash left of a batch is cut off.

        Raises:
            NoKeyError: the signing key is not there.
            LockedError: another process goes on writing for longer than `wait_s`.
            PoisonedLogError: writing failed before in this process.
            RollbackError, ForkError: the log is not the one that was signed.
        """
        with self._locked(wait_s):
            yield Writer(self._append, is_open=lambda: self._depth > 0)

    def publish(self) -> Checkpoint:
        """Sign what is on disk: first into the signer's state, then into the folder.

        Raises what `writing` raises.
        """
        with self._locked(_WAIT_S) as signer:
            checkpoint = Checkpoint(self.origin, self._log.size, self._log.root())
            with self._poisoning():
                self._log.hashes.sync()
                note = signer.sign(checkpoint, read=self._log.hashes.read_hashes)
                if note != self._note:
                    replace_file(self._log_folder / "checkpoint", note)
            self._note, self._checkpoint = note, checkpoint
            return checkpoint

    def entries(self, start: int = 0, stop: int | None = None) -> Iterator[Entry]:
        """Read entries [start, stop) in order; the payload of an erased one is None.

        Raises:
            TamperedLogError: an entry is not where it should be, or a payload is not what was committed to.
        """
        return reading.read_range(self._log, self._vault, start, self.size if stop is None else stop)

    def entry(self, index: int) -> Entry:
        """Read one entry.

        Raises:
            UnknownIdError: there is none of this index.
        """
        if not 0 <= index < self.size:
            raise UnknownIdError(str(index))
        return next(self.entries(index, index + 1))

    def entry_bytes(self, start: int, stop: int) -> list[bytes]:
        """Read entries [start, stop) as they are hashed."""
        return self._log.read_entries(start, stop)

    def read_hashes(self, level: int, start: int, stop: int) -> bytes:
        """Read hashes of a tile level, 32 bytes each."""
        return self._log.hashes.read_hashes(level, start, stop)

    def known(self, identities: Sequence[bytes]) -> dict[bytes, int]:
        """Look up assertions by identity.

        Args:
            identities: 32 bytes each.

        Returns:
            the latest entry of each that is there; -1 for erased ones (which only the holder of the key sees).
        """
        has_key = self._key_file is not None and self._key_file.exists()
        return self._vault.known(identities, key=self._need_signer().erased_key if has_key else None)

    def row_digests(self, source: str, reading: str) -> RowDigests | None:
        """Open the digests of the rows of a source that were read in one way; None without the log's key.

        Args:
            source: its id.
            reading: program and profile, and whatever else decides what a row comes to.
        """
        if self._key_file is None or not self._key_file.exists():
            return None
        return RowDigests(self._vault, key=self._need_signer().erased_key, source=source, reading=reading)

    def prove(self, index: int) -> str:
        """Write the proof file of one entry: with its payload, unless that was erased.

        Raises:
            UnknownIdError: the published checkpoint does not cover such an entry.
        """
        if not 0 <= index < self._checkpoint.size:
            raise UnknownIdError(str(index))
        return reading.prove_entry(self._log, self._vault, index, note=self._note, vkey=self.vkey)

    def erase(
        self, targets: Sequence[int], *, basis: str, by: str, captures: Sequence[str] = ()
    ) -> list[int]:
        """Delete payloads and captures by law. First the log says so, then they go.

        Args:
            targets: entries whose payloads go; not those that state keys or erasures.
            basis: `art17`, `copyright`, `court` or `self`.
            by: recorder.
            captures: SHA-256 of captures or renditions to delete.

        Returns:
            the indexes of the `erase` entries.

        Raises:
            UnknownIdError: there is no such entry.
            UsageError: there is nothing to erase, or it is a key or erasure.
        """
        with self._locked(_WAIT_S) as signer:
            if any(self.entry(index).op in ("key", "erase") for index in targets):
                raise UsageError("an entry that states a key or an erasure stays")
            paths = [self.captures.path(name) for name in captures]  # refuses what is no name
            if not targets and not paths:
                raise UsageError("there is nothing to erase")
            indexes = self._append(erasure_drafts(targets, captures=captures, basis=basis, by=by))
            self._vault.erase(targets, key=signer.erased_key)
            for name in captures:
                self.captures.erase(name, entry=indexes[0])
            self.publish()
        return indexes

    def reap(self) -> int:
        """Delete again what the log says was erased, after old files were put back; returns how many there were."""
        with self._locked(_WAIT_S):
            return self._reap(0)

    def _append(
        self,
        drafts: Sequence[Draft],
        identities: Sequence[bytes | None] | None = None,
        rows: Sequence[RowDraft] = (),
    ) -> list[int]:
        if not drafts:
            return []
        first = self._log.size
        at = max(int(self._clock()), self._log.last_at)
        salts = secrets.token_bytes(SALT_BYTES * len(drafts))
        sealed, data = [], []
        for number, draft in enumerate(drafts):
            salt = salts[number * SALT_BYTES : (number + 1) * SALT_BYTES]
            encoded, payload = encode_draft(draft, at, salt=salt, index=first + number)
            data.append(encoded)
            sealed.append((first + number, salt, payload, identities[number] if identities else None))
        digests = [(row.digest, (*row.known, *(first + at for at in row.fresh))) for row in rows]
        with self._poisoning():
            self._vault.add(sealed, digests)
            self._log.append(data, at=at)
        return list(range(first, first + len(drafts)))

    @contextmanager
    def _locked(self, wait_s: float) -> Iterator[Signer]:
        with self._mutex:
            if self._poison:
                raise PoisonedLogError(self._poison)
            signer = self._need_signer()
            if self._depth:
                yield signer
                return
            try:
                lock = locked(self._log_folder, wait_s=wait_s)
                lock.__enter__()
            except OSError as error:
                raise LedgerError(f"{self._log_folder} cannot be written to: {error.strerror}") from error
            try:
                self._recover(signer)
                self._depth = 1
                yield signer
            finally:
                self._depth = 0
                lock.__exit__(None, None, None)

    def _recover(self, signer: Signer) -> None:
        signed, note = signer.state()
        if signed.size < self._checkpoint.size:
            raise RollbackError("signer", "its state is older than the checkpoint in the folder")
        with self._poisoning():
            before = self._log.recover(signed=signed)
            self._vault.drop_from(self._log.size)
            self._reap(before)
            if note != self._note:
                replace_file(self._log_folder / "checkpoint", note)
        self._note, self._checkpoint = note, signed

    def _reap(self, start: int) -> int:
        gone = reading.erased_targets(self._log, start)
        return self._vault.erase(gone, key=self._need_signer().erased_key) if gone else 0

    def _rebuild(self) -> None:
        """Write the derived files again, which needs the lock but no key."""
        try:
            with locked(self._log_folder, wait_s=_WAIT_S):
                self._log.rebuild(self._checkpoint)
        except OSError as error:
            reason = f"the hash files do not fit, and cannot be written again here: {error.strerror}"
            raise TamperedLogError("log/hash.0", reason) from error

    def _read_checkpoint(self) -> tuple[bytes, Checkpoint]:
        try:
            note = (self._log_folder / "checkpoint").read_bytes()
        except FileNotFoundError:
            raise TamperedLogError("log/checkpoint", "it is missing") from None
        return note, open_checkpoint(note, [self._verifier])

    def _need_signer(self) -> Signer:
        if self._signer is None:
            if self._key_file is None:
                raise NoKeyError(Path(f"keys/{self.origin}.key"))
            signer = Signer.open(self._key_file)
            if signer.verifier != self._verifier:
                raise ForkError("log/vkey", f"the key in {self._key_file} is not that of this log")
            self._signer = signer
        return self._signer

    @contextmanager
    def _poisoning(self) -> Iterator[None]:
        try:
            yield
        except (OSError, PoisonedLogError) as error:
            self._poison = error.reason if isinstance(error, PoisonedLogError) else str(error)
            raise PoisonedLogError(self._poison) from error
        except CenotaphError:
            raise  # known, and nothing was written
        except BaseException as error:
            self._poison = f"interrupted by {type(error).__name__}"
            raise
