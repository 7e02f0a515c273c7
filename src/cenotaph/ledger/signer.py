"""The signer: a key, and what it signed last, in two files outside the register's folder.

It signs a log only if what it signed before is the beginning of it. So a restored old copy of the folder is
refused (rollback), and so is a rewritten one (fork). The state is on disk before a signature is given away.

    NAME.key         PRIVATE+KEY+...    Ed25519, in the form of Go's `note` package; mode 0600
                     erased <base64>    the key of erased identities, 32 bytes
    NAME.key.state   the checkpoint that was signed last, as a note
"""

from __future__ import annotations

import secrets
from pathlib import Path

from cenotaph.errors import (
    CenotaphError,
    ForkError,
    LedgerError,
    MalformedProofError,
    NoKeyError,
    ProofError,
    RegisterExistsError,
    RollbackError,
)
from cenotaph.ledger.disk import create_file, replace_file
from cenotaph.merkle.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from cenotaph.merkle.note import SigningKey, VerifierKey, parse_signing_key
from cenotaph.merkle.proof import HashReader, check_consistency, prove_consistency
from cenotaph.merkle.text import decode_base64, encode_base64


def state_file_of(key_file: Path) -> Path:
    """Say where the checkpoint lies that was signed last: beside the key."""
    return key_file.with_name(f"{key_file.name}.state")


class Signer:
    """A key with its state. Its methods are called under the writer's lock."""

    def __init__(self, key_file: Path, key: SigningKey, erased_key: bytes) -> None:
        self._state_file = state_file_of(key_file)
        self._key = key
        self.erased_key = erased_key

    @classmethod
    def create(cls, key_file: Path, *, origin: str) -> Signer:
        """Make a new key; it is on disk when it returns.

        Raises:
            RegisterExistsError: there is a key in this file.
        """
        key, erased_key = SigningKey(origin, secrets.token_bytes(32)), secrets.token_bytes(32)
        key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = f"{key.secret_text()}\nerased {encode_base64(erased_key)}\n"
        try:
            create_file(key_file, text.encode(), mode=0o600)
        except FileExistsError:
            raise RegisterExistsError(key_file) from None
        return cls(key_file, key, erased_key)

    @classmethod
    def open(cls, key_file: Path) -> Signer:
        """Read a key.

        Raises:
            NoKeyError: there is no such file.
            LedgerError: the file holds no key.
        """
        try:
            lines = key_file.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            raise NoKeyError(key_file) from None
        except (OSError, UnicodeDecodeError) as error:
            raise LedgerError(f"the key file {key_file} cannot be read: {type(error).__name__}") from None
        try:
            if len(lines) != 2 or not lines[1].startswith("erased "):
                raise MalformedProofError("signing key", "not a key and a second line")
            erased_key = decode_base64(lines[1].removeprefix("erased "), what="signing key")
            return cls(key_file, parse_signing_key(lines[0]), erased_key)
        except MalformedProofError as error:
            raise LedgerError(f"the key file {key_file} holds no key: {error.reason}") from None

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return self._key.verifier

    def state(self) -> tuple[Checkpoint, bytes]:
        """Read what was signed last, and its note.

        Raises:
            LedgerError: the state is missing or not signed by this key. A person has to decide then (`accept`).
        """
        try:
            note = self._state_file.read_bytes()
            return open_checkpoint(note, [self.verifier]), note
        except FileNotFoundError:
            reason = "it is missing"
        except CenotaphError as error:
            reason = str(error)
        raise LedgerError(
            f"the signer's state {self._state_file} cannot be trusted ({reason}): nothing is signed until someone"
            " who knows the latest checkpoint puts it there"
        )

    def accept(self, note: bytes) -> None:
        """Take a checkpoint as what was signed last, because a person says so.

        Raises:
            ProofError, MalformedProofError: this key did not sign it.
        """
        open_checkpoint(note, [self.verifier])
        replace_file(self._state_file, note, mode=0o600)

    def sign(self, checkpoint: Checkpoint, *, read: HashReader | None) -> bytes:
        """Sign a checkpoint of entries that are on disk, and note it down first.

        Args:
            checkpoint: size and root.
            read: stored hashes, to prove that what was signed before is its beginning; None for a first one.

        Returns:
            the note.

        Raises:
            RollbackError: something larger was signed before.
            ForkError: what was signed before is not its beginning.
        """
        if read is not None:
            before, note = self.state()
            if checkpoint.size < before.size:
                raise RollbackError(
                    "signer",
                    f"this copy holds {checkpoint.size} entries, {before.size} were signed: restore the newer copy",
                )
            try:
                proof = prove_consistency(read, before.size, size=checkpoint.size)
                check_consistency(
                    proof,
                    old_size=before.size,
                    old_root=before.root,
                    size=checkpoint.size,
                    root=checkpoint.root,
                )
            except ProofError as error:
                raise ForkError(
                    "signer", f"the {before.size} entries signed before differ: {error}"
                ) from None
            if checkpoint == before:
                return note
        elif self._state_file.exists():
            raise RollbackError("signer", "this key has signed a log before")
        note = sign_checkpoint(checkpoint, self._key)
        replace_file(self._state_file, note, mode=0o600)
        return note
