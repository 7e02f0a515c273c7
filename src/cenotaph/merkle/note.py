"""Signed notes: a text, an empty line, and lines of signatures; and the keys that make and check them.

A note counts as verified only if at least one known key signed it and no known key's signature fails.
Keys of kinds other than Ed25519 can be read but are not known here.

Source: C2SP signed-note v1.0.0; RFC 8032.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cenotaph.errors import MalformedProofError, ProofError
from cenotaph.merkle.text import decode_base64, encode_base64

ED25519 = 0x01
MAX_NOTE_BYTES = 1_000_000
MAX_SIGNATURES = 100
_SECRET_PREFIX = "PRIVATE+KEY+"  # noqa: S105 - the public name of the form


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A name and a public key.

    Attributes:
        name: non-empty, without spaces and `+`.
        kind: 1 is Ed25519.
        public: the key's bytes; 32 of them for Ed25519.
    """

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which signature lines name the key."""
        head = self.name.encode() + b"\n" + bytes([self.kind])
        return hashlib.sha256(head + self.public).digest()[:4]

    def is_signature(self, message: bytes, signature: bytes) -> bool:
        """Tell whether this key made this signature."""
        if self.kind != ED25519 or len(self.public) != 32:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


class SigningKey:
    """A name and an Ed25519 seed. Its text form is a secret; it never shows in a message or `repr`."""

    __slots__ = ("_private", "_seed", "verifier")

    def __init__(self, name: str, seed: bytes) -> None:
        """Make the key of a seed of 32 random bytes.

        Raises:
            MalformedProofError: the name holds a space or `+`, or the seed is not 32 bytes.
        """
        _check_name(name, "signing key")
        if len(seed) != 32:
            raise MalformedProofError("signing key", "the seed is not 32 bytes long")
        self._seed = seed
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.verifier = VerifierKey(name, ED25519, self._private.public_key().public_bytes_raw())

    def __repr__(self) -> str:
        return f"SigningKey({self.verifier.name!r})"

    def sign(self, message: bytes) -> bytes:
        """Sign bytes: 64 bytes."""
        return self._private.sign(message)

    def secret_text(self) -> str:
        """Write the secret in the form that Go's `note` package reads."""
        head = f"{_SECRET_PREFIX}{self.verifier.name}+{self.verifier.id.hex()}"
        return f"{head}+{encode_base64(bytes([ED25519]) + self._seed)}"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who, with which key, and the bytes (after the key id)."""

    name: str
    key_id: bytes
    blob: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and its signatures, none of them checked."""

    text: str
    signatures: tuple[Signature, ...]


def format_vkey(key: VerifierKey) -> str:
    """Write a verifier key: name, id in hex, kind and key in base64, joined by `+`."""
    return f"{key.name}+{key.id.hex()}+{encode_base64(bytes([key.kind]) + key.public)}"


def parse_vkey(text: str) -> VerifierKey:
    """Parse a verifier key; the exact inverse of `format_vkey`.

    Raises:
        MalformedProofError: it is none, or its id is not that of its key.
    """
    name, id_, data = _split_key(text, "verifier key")
    key = VerifierKey(name, data[0], data[1:])
    if id_ != key.id.hex():
        raise MalformedProofError("verifier key", "its id is not that of its name and key")
    if key.kind == ED25519 and len(key.public) != 32:
        raise MalformedProofError("verifier key", "an Ed25519 key has 32 bytes")
    return key


def parse_signing_key(text: str) -> SigningKey:
    """Parse what `SigningKey.secret_text` writes.

    Raises:
        MalformedProofError: it is none. The message never holds any of it.
    """
    if not text.startswith(_SECRET_PREFIX):
        raise MalformedProofError("signing key", "it does not begin with PRIVATE+KEY+")
    name, id_, data = _split_key(text.removeprefix(_SECRET_PREFIX), "signing key")
    if data[0] != ED25519:
        raise MalformedProofError("signing key", "its kind is not Ed25519")
    key = SigningKey(name, data[1:])
    if id_ != key.verifier.id.hex():
        raise MalformedProofError("signing key", "its id is not that of its name and key")
    return key


def sign_note(text: str, keys: Iterable[SigningKey]) -> Note:
    """Sign a text with each of the keys.

    Raises:
        MalformedProofError: the text does not end in a newline or holds control characters.
    """
    _check_text(text)
    message = text.encode()
    signatures = tuple(Signature(key.verifier.name, key.verifier.id, key.sign(message)) for key in keys)
    return Note(text, signatures)


def format_note(note: Note) -> bytes:
    """Write a note; the exact inverse of `parse_note`."""
    lines = [f"\u2014 {each.name} {encode_base64(each.key_id + each.blob)}\n" for each in note.signatures]
    return (note.text + "\n" + "".join(lines)).encode()


def parse_note(data: bytes) -> Note:
    """Split a note into text and signatures; checks its form, not its signatures.

    Args:
        data: at most 1 000 000 bytes, at most 100 signature lines.

    Raises:
        MalformedProofError: the bytes are no signed note.
    """
    if len(data) > MAX_NOTE_BYTES:
        raise MalformedProofError("note", "longer than a million bytes")
    try:
        whole = data.decode()
    except UnicodeDecodeError:
        raise MalformedProofError("note", "not UTF-8") from None
    # The last empty line divides: the text may hold empty lines, the signatures may not.
    head, divider, tail = whole.rpartition("\n\n")
    if not divider or not tail.endswith("\n"):
        raise MalformedProofError("note", "no text, empty line and signatures")
    text = head + "\n"
    _check_text(text)
    lines = tail[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise MalformedProofError("note", "too many signatures")
    return Note(text, tuple(_parse_signature(line) for line in lines))


def check_note(note: Note, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Check the signatures of the known keys.

    Returns:
        the keys that signed, at least one.

    Raises:
        ProofError: a known key's signature fails, or no known key signed.
    """
    known = {(key.name, key.id): key for key in keys}
    message = note.text.encode()
    signed: dict[VerifierKey, None] = {}
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is None:
            continue
        if not key.is_signature(message, signature.blob):
            raise ProofError(f"the signature of {key.name} is wrong")
        signed[key] = None
    if not signed:
        raise ProofError("no key that is known here has signed")
    return tuple(signed)


def _parse_signature(line: str) -> Signature:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "\u2014":
        raise MalformedProofError("note", "a signature line is not a dash, a name and base64")
    _check_name(parts[1], "note")
    blob = decode_base64(parts[2], what="note")
    if len(blob) < 5:
        raise MalformedProofError("note", "a signature is too short")
    return Signature(parts[1], blob[:4], blob[4:])


def _split_key(text: str, what: str) -> tuple[str, str, bytes]:
    # Only the first two + divide: base64 has + among its letters.
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise MalformedProofError(what, "not name+id+key")
    _check_name(parts[0], what)
    data = decode_base64(parts[2], what=what)
    if len(data) < 2:
        raise MalformedProofError(what, "no key")
    return parts[0], parts[1], data


def _check_name(name: str, what: str) -> None:
    if not name or "+" in name or any(char.isspace() or char < " " for char in name):
        raise MalformedProofError(what, "a name is empty or holds a space or +")
    if not _is_unicode(name):
        raise MalformedProofError(what, "a name that is not Unicode")


def _check_text(text: str) -> None:
    if not text.endswith("\n") or any(char < " " and char != "\n" for char in text) or not _is_unicode(text):
        raise MalformedProofError("note", "the text holds control characters or does not end in a newline")


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)
