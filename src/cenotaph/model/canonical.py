"""The one encoding of entries and payloads: RFC 8785 JSON on a narrow profile.

No floats, no integers beyond 2^53 - 1, ASCII keys, nulls left out, unions tagged by `is`. On this profile the
encoder gives the bytes of RFC 8785; that is enforced, not assumed: what is written was decoded again and had
to come back equal, and what is read must be the bytes that would be written.

Source: RFC 8785; tested against the `rfc8785` package.
"""

from __future__ import annotations

from typing import Any

import msgspec

from cenotaph.errors import MalformedEntryError
from cenotaph.model.entry import OPERATIONS, PAYLOADS, OpenEntry, Payload

_encoder = msgspec.json.Encoder(order="sorted")
_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    op: msgspec.json.Decoder(kind) for op, kind in PAYLOADS.items()
}
_open_decoder = msgspec.json.Decoder(OpenEntry)


def encode_canonical(value: object) -> bytes:
    """Encode any value of the profile; for identities and digests, which are never read back."""
    return _encoder.encode(value)


def encode_payload(payload: Payload) -> bytes:
    """Encode a payload and make sure that it can be read back.

    Raises:
        MalformedEntryError: a number is out of range or a text holds a lone surrogate.
    """
    decoder = _decoders[OPERATIONS[type(payload)]]
    try:
        data = _encoder.encode(payload)
        again = decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError) as error:
        raise MalformedEntryError(str(error)) from error
    if again != payload:
        raise MalformedEntryError("the payload does not come back equal")
    return data


def decode_payload(op: str, data: bytes) -> Payload:
    """Decode canonical bytes; the exact inverse of `encode_payload`.

    Raises:
        MalformedEntryError: the operation is unknown, or the bytes are not canonical for it.
    """
    decoder = _decoders.get(op)
    if decoder is None:
        raise MalformedEntryError(f"unknown operation {op!r}")
    return _decode(decoder, data)  # type: ignore[no-any-return]


def decode_stored_payload(op: str, data: bytes) -> Payload:
    """Decode bytes that `encode_payload` made and a commitment covers, without proving again that they are canonical."""
    try:
        return _decoders[op].decode(data)  # type: ignore[no-any-return]
    except (KeyError, msgspec.MsgspecError, UnicodeError) as error:
        raise MalformedEntryError(str(error)) from error


def encode_entry(entry: OpenEntry) -> bytes:
    """Encode what stands in the open."""
    try:
        data = _encoder.encode(entry)
        _open_decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError) as error:
        raise MalformedEntryError(str(error)) from error
    return data


def decode_entry(data: bytes) -> OpenEntry:
    """Decode an entry; the exact inverse of `encode_entry`.

    Raises:
        MalformedEntryError: the bytes are not the canonical form of an entry.
    """
    return _decode(_open_decoder, data)  # type: ignore[no-any-return]


def _decode(decoder: msgspec.json.Decoder[Any], data: bytes) -> Any:
    try:
        value = decoder.decode(data)
        again = _encoder.encode(value)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise MalformedEntryError(str(error)) from error
    if again != data:
        raise MalformedEntryError("not in canonical form")
    return value
