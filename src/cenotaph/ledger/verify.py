"""Verification: of a register's folder, of an exported log, of the proof of one entry.

It takes nothing on trust that it can recompute, and shares no code with the writer but hash functions and the
canonical encoding. What it proves and what not stands in every report, and in docs/guide/verify.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from cenotaph.errors import CenotaphError, MalformedEntryError, ProofError
from cenotaph.ledger.check_folder import FolderCheck, Progress
from cenotaph.ledger.check_tiles import TilesCheck
from cenotaph.ledger.commitment import commitment_text
from cenotaph.ledger.reading import Disclosure, decode_disclosure
from cenotaph.ledger.report import VerifyReport, counted, limits, signature_failure
from cenotaph.merkle.checkpoint import open_checkpoint
from cenotaph.merkle.note import parse_vkey
from cenotaph.merkle.text import decode_base64
from cenotaph.merkle.tlog_proof import check_tlog_proof, parse_tlog_proof
from cenotaph.model.canonical import decode_entry, decode_payload
from cenotaph.model.entry import PAYLOADS

__all__ = ["VerifyReport", "verify_folder", "verify_proof", "verify_tiles"]


def _silent(_done: int, _total: int | None) -> None:
    pass


def verify_folder(
    folder: Path,
    *,
    vkey: str | None = None,
    earlier: Sequence[bytes] = (),
    signed_before: bytes | None = None,
    progress: Progress = _silent,
) -> VerifyReport:
    """Recompute a register's log and compare everything that is stored with it.

    Args:
        folder: the register.
        vkey: the log's key, got by another way; None trusts the one in the folder, and says so.
        earlier: signed checkpoints of this log that were kept elsewhere: it must go on from each.
        signed_before: the checkpoint that was last signed on this computer (the signer's state), if this is the
            computer that signs it: the log must go on from there, too.
        progress: called with entries done, and how many there should be.

    Raises:
        NoRegisterError: the folder holds no log.
        MalformedProofError: the given key is none.
    """
    return FolderCheck(
        folder, vkey=vkey, earlier=earlier, signed_before=signed_before, progress=progress
    ).run()


def verify_tiles(folder: Path, *, vkey: str | None = None, progress: Progress = _silent) -> VerifyReport:
    """Recompute an exported log from its bundles and compare every tile with it.

    Raises:
        UnreadableSourceError: the folder holds no checkpoint.
        MalformedProofError: the given key is none.
    """
    return TilesCheck(folder, vkey=vkey, progress=progress).run()


def verify_proof(data: bytes | str, *, vkey: str | None = None) -> VerifyReport:
    """Check the proof of one entry, and the payload that it discloses.

    Args:
        data: the proof file.
        vkey: the log's key, got by another way; None trusts the one in the proof, and says so.

    Raises:
        MalformedProofError: it is no proof file, or the given key is none.
    """
    proof = parse_tlog_proof(data.encode() if isinstance(data, str) else data)
    given = None if vkey is None else parse_vkey(vkey)
    report = VerifyReport(kind="proof", ok=False, index=proof.index, key_given=vkey is not None)
    try:
        disclosure = decode_disclosure(proof.extra or b"")
        key = parse_vkey(disclosure.vkey)
        if given is not None and given != key:
            raise ProofError("it was made under another key than the one given")
        entry = disclosure.entry.encode()
        try:
            open_checkpoint(proof.checkpoint, [key])
        except ProofError as error:
            raise ProofError(signature_failure(error)) from None
        checkpoint = check_tlog_proof(proof, entry, keys=[key])
        payload = _open_payload(disclosure)
    except CenotaphError as error:
        return msgspec.structs.replace(report, failures=(str(error),))
    except UnicodeEncodeError:
        return msgspec.structs.replace(report, failures=("the entry is not Unicode",))
    what = "with the payload shown here, " if payload is not None else ""
    return msgspec.structs.replace(
        report,
        ok=True,
        origin=checkpoint.origin,
        vkey=disclosure.vkey,
        size=checkpoint.size,
        signed_size=checkpoint.size,
        root=checkpoint.root.hex(),
        entry=msgspec.Raw(entry),
        payload=None if payload is None else msgspec.Raw(payload),
        proves=(
            (
                f"this entry, {what}stands at index {proof.index} of the log {checkpoint.origin} that this key signed"
                f" when it held {counted(checkpoint.size, 'entry')}"
            ),
        ),
        does_not_prove=(
            *limits(key_given=vkey is not None),
            "that the entry still counts: a later one may withdraw or correct it",
        ),
    )


def _open_payload(disclosure: Disclosure) -> bytes | None:
    """Check the disclosed payload against the entry's commitment; None where none is disclosed."""
    entry = decode_entry(disclosure.entry.encode())
    if disclosure.salt is None or disclosure.payload is None:
        return None
    salt = decode_base64(disclosure.salt, what="salt")
    payload = disclosure.payload.encode()
    if commitment_text(salt, payload) != entry.c:
        raise MalformedEntryError("the payload shown is not what the entry commits to")
    if entry.op in PAYLOADS and entry.v == 1:
        decode_payload(entry.op, payload)
    return payload
