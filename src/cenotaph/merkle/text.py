"""The text forms that all C2SP formats share: base64 and decimal numbers, each with exactly one spelling.

Python's own readers are lax (`int("1_0")` is 10, `b64decode` skips what it does not know); a verifier must not
accept two spellings of one thing.
"""

from __future__ import annotations

import base64
import binascii
import re

from cenotaph.errors import MalformedProofError

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")
MAX_SIZE = 2**63 - 1
"""The largest tree size and index that is read."""


def encode_base64(data: bytes) -> str:
    """Encode in standard base64 with padding."""
    return base64.b64encode(data).decode("ascii")


def decode_base64(text: str, *, what: str) -> bytes:
    """Decode standard base64; the exact inverse of `encode_base64`.

    Args:
        text: one line without its newline.
        what: what is being read, for the message.

    Raises:
        MalformedProofError: it is not the one spelling of any bytes.
    """
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        raise MalformedProofError(what, "not base64") from None
    if encode_base64(data) != text:
        raise MalformedProofError(what, "base64 in an uncommon spelling")
    return data


def parse_decimal(text: str, *, what: str) -> int:
    """Parse a decimal number without sign, leading zero, space or underscore, 0 to 2^63 - 1.

    >>> parse_decimal("70000", what="size")
    70000

    Raises:
        MalformedProofError: it is anything else.
    """
    if not _DECIMAL.fullmatch(text) or (number := int(text)) > MAX_SIZE:
        raise MalformedProofError(what, "not a decimal number")
    return number
