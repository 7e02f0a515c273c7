"""Entries as readers get them: what stands in the open, together with its payload from the vault.

A payload is given only if the commitment in the log covers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from cenotaph.errors import MalformedEntryError, TamperedLogError
from cenotaph.ledger.commitment import commitment_text
from cenotaph.ledger.log import Log
from cenotaph.ledger.vault import Row, Vault
from cenotaph.merkle.checkpoint import parse_checkpoint
from cenotaph.merkle.note import parse_note
from cenotaph.merkle.proof import prove_inclusion
from cenotaph.merkle.text import encode_base64
from cenotaph.merkle.tlog_proof import TlogProof, format_tlog_proof
from cenotaph.model.canonical import decode_entry, decode_stored_payload
from cenotaph.model.entry import PAYLOADS, Entry, OpenEntry
from cenotaph.model.identity import parse_address

CHUNK_ENTRIES = 4096
VERSION = 1


class _Foreign(msgspec.Struct):
    """What is read of an entry in the form of a later version."""

    at: int = 0
    by: str = ""
    op: str = ""
    v: int = 0


class Disclosure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the `extra` line of a proof holds: the entry, and what opens its commitment.

    Attributes:
        entry: its bytes, as text.
        vkey: the log's verifier key, as the folder states it.
        salt: base64; None where the payload is withheld.
        payload: canonical JSON, as text.
    """

    entry: str
    vkey: str
    salt: str | None = None
    payload: str | None = None


_foreign = msgspec.json.Decoder(_Foreign)
_disclosure = msgspec.json.Decoder(Disclosure)


def read_range(log: Log, vault: Vault, start: int, stop: int) -> Iterator[Entry]:
    """Read entries [start, stop) in order.

    Raises:
        TamperedLogError: an entry is not where it should be, or a payload is not what was committed to.
    """
    for at in range(start, stop, CHUNK_ENTRIES):
        end = min(at + CHUNK_ENTRIES, stop)
        yield from _join(log.read_entries(at, end), vault.read(at, end), first=at)


def erased_targets(log: Log, start: int) -> list[int]:
    """List the entries that are erased by what stands at `start` and after it."""
    gone: list[int] = []
    for at in range(start, log.size, CHUNK_ENTRIES):
        for data in log.read_entries(at, min(at + CHUNK_ENTRIES, log.size)):
            if b'"op":"erase"' in data:
                gone += [parse_address(target).entry for target in decode_entry(data).t]
    return gone


def prove_entry(log: Log, vault: Vault, index: int, *, note: bytes, vkey: str) -> str:
    """Write the proof file of an entry that a published checkpoint covers.

    Args:
        log: the log.
        vault: its vault.
        index: the entry.
        note: the signed checkpoint.
        vkey: the log's verifier key.
    """
    size = parse_checkpoint(parse_note(note).text).size
    hashes = prove_inclusion(log.hashes.read_hashes, index, size=size)
    entry, row = log.read_entries(index, index + 1)[0].decode(), vault.read(index, index + 1)
    disclosure = Disclosure(entry, vkey)
    if row:
        disclosure = Disclosure(entry, vkey, encode_base64(row[0].salt), row[0].payload.decode())
    extra = encode_disclosure(disclosure)
    return format_tlog_proof(TlogProof(index, tuple(hashes), note, extra)).decode()


def decode_disclosure(extra: bytes) -> Disclosure:
    """Decode the `extra` line of a proof; nothing in it is proved yet.

    Raises:
        MalformedEntryError: it is not what `prove_entry` writes.
    """
    try:
        found = _disclosure.decode(extra)
        canonical = encode_disclosure(found)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise MalformedEntryError(f"extra: {error}") from error
    if canonical != extra or (found.salt is None) != (found.payload is None):
        raise MalformedEntryError("extra: not in the form in which it is written")
    return found


def encode_disclosure(disclosure: Disclosure) -> bytes:
    """Encode the `extra` line of a proof; the exact inverse of `decode_disclosure`."""
    return msgspec.json.encode(disclosure, order="sorted")


def _join(entries: Sequence[bytes], rows: Sequence[Row], *, first: int) -> Iterator[Entry]:
    payloads = {row.entry: row for row in rows}
    for index, data in enumerate(entries, first):
        try:
            open_entry = decode_entry(data)
        except MalformedEntryError as error:
            yield _foreign_entry(index, data, error)
            continue
        yield _entry(index, open_entry, payloads.get(index))


def _entry(index: int, entry: OpenEntry, row: Row | None) -> Entry:
    if row is None or entry.v != VERSION or entry.op not in PAYLOADS:
        return Entry(index, entry.at, entry.by, entry.op, entry.t, None)
    if commitment_text(row.salt, row.payload) != entry.c:
        raise TamperedLogError("vault.sqlite", f"the payload of entry {index} is not what was committed to")
    payload = decode_stored_payload(entry.op, row.payload)
    return Entry(index, entry.at, entry.by, entry.op, entry.t, payload)


def _foreign_entry(index: int, data: bytes, error: MalformedEntryError) -> Entry:
    try:
        found = _foreign.decode(data)
    except (msgspec.MsgspecError, UnicodeError):
        found = _Foreign()
    if found.v <= VERSION:
        raise TamperedLogError("log/entries", f"entry {index} is malformed: {error.reason}")
    return Entry(index, found.at, found.by, found.op, (), None)
