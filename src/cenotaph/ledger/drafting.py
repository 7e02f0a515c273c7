"""From a draft to the bytes of its entry and payload."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from cenotaph.errors import EntryTooLargeError, UnknownIdError
from cenotaph.ledger.commitment import commitment_text
from cenotaph.merkle.tree import MAX_ENTRY_BYTES
from cenotaph.model.canonical import encode_entry, encode_payload
from cenotaph.model.entry import OPERATIONS, Draft, Erasure, OpenEntry
from cenotaph.model.identity import parse_address

VERSION = 1
TARGETS_AN_ENTRY = 2000
_PLACE = "_" * 43


def encode_draft(draft: Draft, at: int, *, salt: bytes, index: int) -> tuple[bytes, bytes]:
    """Encode an entry and its payload.

    Args:
        draft: what is to be appended.
        at: UTC seconds.
        salt: 32 random bytes for this entry alone.
        index: where it will stand; its targets stand before it.

    Returns:
        canonical bytes of the entry, and of the payload.

    Raises:
        EntryTooLargeError: the entry (its targets) is longer than 65 534 bytes.
        MalformedEntryError: a payload, recorder or target is not in form.
        UnknownIdError: a target does not stand before the entry.
    """
    payload = encode_payload(draft.payload)
    before, after = _around_commitment(at, draft.by, OPERATIONS[type(draft.payload)], draft.targets)
    data = before + commitment_text(salt, payload).encode() + after
    if len(data) > MAX_ENTRY_BYTES:
        raise EntryTooLargeError(len(data))
    for target in draft.targets:
        if parse_address(target).entry >= index:
            raise UnknownIdError(target)
    return data, payload


def erasure_drafts(targets: Iterable[int], *, captures: Sequence[str], basis: str, by: str) -> list[Draft]:
    """Make the drafts that erase entries: at least one, so that an erasure of captures alone stands in the log, too."""
    addresses = [str(index) for index in sorted(set(targets))]
    payload = Erasure(basis=basis, captures=tuple(captures))  # type: ignore[arg-type]  # checked when it is encoded
    starts = range(0, max(1, len(addresses)), TARGETS_AN_ENTRY)
    return [Draft(payload, by, tuple(addresses[at : at + TARGETS_AN_ENTRY])) for at in starts]


@lru_cache(maxsize=64)
def _around_commitment(at: int, by: str, op: str, targets: tuple[str, ...]) -> tuple[bytes, bytes]:
    """Encode an entry but for its commitment; a batch has the same bytes around it, over and over."""
    entry = encode_entry(OpenEntry(at=at, by=by, c=_PLACE, op=op, v=VERSION, t=targets))
    before, _, after = entry.partition(_PLACE.encode())
    return before, after
