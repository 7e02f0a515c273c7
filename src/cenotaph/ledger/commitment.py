"""The salted commitment by which an entry in the open is bound to its payload in the vault.

With the 32 random bytes of salt gone, the commitment tells nothing: not even whether a guess is right.
"""

from __future__ import annotations

from binascii import b2a_base64
from hashlib import sha256

SALT_BYTES = 32
_HEAD = b"\x02\x07payload"  # domain, length of the field's name, its name
_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def commit(salt: bytes, payload: bytes) -> bytes:
    """Compute SHA-256(0x02 || 0x07 || "payload" || salt || payload): 32 bytes.

    Args:
        salt: 32 bytes, from the system's random source, used once.
        payload: canonical bytes.
    """
    return sha256(_HEAD + salt + payload).digest()


def commitment_text(salt: bytes, payload: bytes) -> str:
    """Compute the commitment as it stands in an entry: 43 letters of unpadded base64url."""
    standard = b2a_base64(sha256(_HEAD + salt + payload).digest(), newline=False)
    return standard[:43].translate(_URL_SAFE).decode("ascii")
