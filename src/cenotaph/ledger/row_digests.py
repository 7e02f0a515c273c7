"""Digests of raw rows, beside the vault: a row that was read before in the same way need not be mapped again.

Invariant: a digest leads to all entries that state what that row says when it is read this way (by this program and
profile, as so-manieth row of its key). It is written in the transaction of their payloads, once all are known, and
goes with any of them. It is a keyed hash: without the log's key nobody can try out what a row said. Losing digests costs time,
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from cenotaph.ledger.vault import RowDigest, Vault

_SCOPE_BYTES = 4
_ROW_BYTES = 12


class RowDigests:
    """The digests of one reading: one source, read by one program with one profile."""

    def __init__(self, vault: Vault, *, key: bytes, source: str, reading: str) -> None:
        """Open them.

        Args:
            vault: where they lie.
            key: 32 secret bytes of the log.
            source: id of the source.
            reading: program and profile, and whatever else decides what a row comes to.
        """
        self._vault = vault
        # What one source has stands together in the index, and in it what one reading has.
        self._source = _hash(source.encode(), key=key, kind=b"row source", length=_SCOPE_BYTES)
        self._reading = self._source + _hash(
            reading.encode(), key=key, kind=b"row reading", length=_SCOPE_BYTES
        )
        self._row = blake2b(digest_size=_ROW_BYTES, key=key, person=b"row")

    def digest(self, row: bytes, number: int = 1) -> bytes:
        """Compute the digest of a row: 20 bytes.

        Args:
            row: everything in it that its mapping depends on.
            number: 1 for the first row of its key in the file, then 2, 3 ...
        """
        hashed = self._row.copy()
        hashed.update(row)
        if number > 1:
            hashed.update(b"~%d" % number)
        return self._reading + hashed.digest()

    def known(self, digests: Sequence[bytes]) -> dict[bytes, tuple[int, ...]]:
        """Look up the entries of each digest; those that are not there are left out."""
        return self._vault.rows_known(digests)

    def remember(self, digests: Sequence[RowDigest]) -> None:
        """Note down digests of rows whose entries are on disk already."""
        self._vault.add_row_digests(digests)

    def forget(self, entries: Iterable[int]) -> None:
        """Forget entries that no longer count, and all other readings of this source: the last one is compared with."""
        self._vault.forget_row_digests(entries, source=self._source, but=self._reading)


def _hash(text: bytes, *, key: bytes, kind: bytes, length: int) -> bytes:
    return blake2b(text, digest_size=length, key=key, person=kind).digest()
