"""Checkpoints: origin, size and root of a log, signed by it as a note.

Reading accepts the origins and extension lines of other logs; ours has no extension lines, and the name of its
key is its origin.

Source: C2SP tlog-checkpoint v1.0.0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cenotaph.errors import MalformedProofError
from cenotaph.merkle.note import (
    SigningKey,
    VerifierKey,
    check_note,
    format_note,
    parse_note,
    sign_note,
)
from cenotaph.merkle.text import decode_base64, encode_base64, parse_decimal
from cenotaph.merkle.tree import EMPTY_ROOT, HASH_BYTES


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The size and root of a log.

    Attributes:
        origin: the log's name, unique in the world.
        size: number of entries.
        root: 32 bytes.
        extensions: further lines, of other logs.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()


def format_checkpoint(checkpoint: Checkpoint) -> str:
    """Write the text that is signed."""
    lines = (
        checkpoint.origin,
        str(checkpoint.size),
        encode_base64(checkpoint.root),
        *checkpoint.extensions,
    )
    return "\n".join(lines) + "\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """Parse the text of a checkpoint; the exact inverse of `format_checkpoint`.

    Raises:
        MalformedProofError: it is none.
    """
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() != "" or not all(lines):
        raise MalformedProofError("checkpoint", "not origin, size and root, each on its line")
    size = parse_decimal(lines[1], what="checkpoint")
    root = decode_base64(lines[2], what="checkpoint")
    if len(root) != HASH_BYTES:
        raise MalformedProofError("checkpoint", "the root is not 32 bytes long")
    if size == 0 and root != EMPTY_ROOT:
        raise MalformedProofError("checkpoint", "the root of an empty log is not that of the empty tree")
    return Checkpoint(lines[0], size, root, tuple(lines[3:]))


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> bytes:
    """Write a checkpoint as a note, signed by the log's key.

    Raises:
        MalformedProofError: the key's name is not the origin.
    """
    if key.verifier.name != checkpoint.origin:
        raise MalformedProofError("checkpoint", "the key is of another log")
    return format_note(sign_note(format_checkpoint(checkpoint), [key]))


def open_checkpoint(note: bytes, keys: Iterable[VerifierKey]) -> Checkpoint:
    """Check a note's signatures, then parse its checkpoint. The origin must be the name of a key that signed.

    Raises:
        MalformedProofError: the bytes are no note or no checkpoint.
        ProofError: no known key signed, or a known key's signature fails.
    """
    parsed = parse_note(note)
    signers = check_note(parsed, keys)
    checkpoint = parse_checkpoint(parsed.text)
    if checkpoint.origin not in {key.name for key in signers}:
        raise MalformedProofError("checkpoint", "its origin is not the name of the key that signed it")
    return checkpoint
