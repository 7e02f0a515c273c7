"""The file that proves one entry: index, hashes of the tree, and the signed checkpoint, in one text.

Holding it and the log's verifier key is enough; no network, no register. The `extra` line is not covered by any
signature: what it claims must be hashed and compared by whoever reads it.

Source: C2SP tlog-proof (main, untagged), `c2sp.org/tlog-proof@v1`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cenotaph.errors import MalformedProofError
from cenotaph.merkle.checkpoint import Checkpoint, open_checkpoint
from cenotaph.merkle.note import MAX_NOTE_BYTES, VerifierKey, parse_note
from cenotaph.merkle.proof import check_inclusion
from cenotaph.merkle.text import decode_base64, encode_base64, parse_decimal
from cenotaph.merkle.tree import HASH_BYTES, leaf_hash

HEADER = "c2sp.org/tlog-proof@v1"
MAX_PROOF_BYTES = 16_000_000
_WHAT = "proof"


@dataclass(frozen=True, slots=True)
class TlogProof:
    """One entry's proof, not checked.

    Attributes:
        index: the entry's index.
        hashes: the inclusion proof, 0 to 63 hashes, the leaf's sibling first.
        checkpoint: the signed note, byte for byte.
        extra: anything; None where there is no such line.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None


def format_tlog_proof(proof: TlogProof) -> bytes:
    """Write a proof file; the exact inverse of `parse_tlog_proof`."""
    lines = [HEADER]
    if proof.extra is not None:
        lines.append(f"extra {encode_base64(proof.extra)}")
    lines.append(f"index {proof.index}")
    lines += [encode_base64(each) for each in proof.hashes]
    return "".join(f"{line}\n" for line in lines).encode() + b"\n" + proof.checkpoint


def parse_tlog_proof(data: bytes) -> TlogProof:
    """Parse a proof file; its signatures and hashes are checked by `check_tlog_proof`.

    Raises:
        MalformedProofError: the bytes are no such file.
    """
    if len(data) > MAX_PROOF_BYTES:
        raise MalformedProofError(_WHAT, "longer than 16 million bytes")
    head, divider, note = data.partition(b"\n\n")
    if not divider or len(note) > MAX_NOTE_BYTES:
        raise MalformedProofError(_WHAT, "no empty line before the checkpoint")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise MalformedProofError(_WHAT, "not ASCII before the checkpoint") from None
    if lines.pop(0) != HEADER:
        raise MalformedProofError(_WHAT, f"it does not begin with {HEADER}")
    extra = None
    if lines and lines[0].startswith("extra "):
        extra = decode_base64(lines.pop(0).removeprefix("extra "), what=_WHAT)
    if not lines or not lines[0].startswith("index "):
        raise MalformedProofError(_WHAT, "no index")
    index = parse_decimal(lines.pop(0).removeprefix("index "), what=_WHAT)
    hashes = tuple(decode_base64(line, what=_WHAT) for line in lines)
    if len(hashes) > 63 or any(len(each) != HASH_BYTES for each in hashes):
        raise MalformedProofError(_WHAT, "more than 63 hashes, or one that is not 32 bytes long")
    parse_note(note)
    return TlogProof(index, hashes, note, extra)


def check_tlog_proof(proof: TlogProof, entry: bytes, *, keys: Iterable[VerifierKey]) -> Checkpoint:
    """Check that the entry stands at the proof's index in the log whose key signed.

    Returns:
        the checkpoint that was proved against.

    Raises:
        MalformedProofError: the checkpoint is none.
        ProofError: the entry, index, hashes or signature do not hold.
    """
    checkpoint = open_checkpoint(proof.checkpoint, keys)
    leaf = leaf_hash(entry)
    check_inclusion(leaf, proof.hashes, index=proof.index, size=checkpoint.size, root=checkpoint.root)
    return checkpoint
