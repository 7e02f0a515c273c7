"""What `Ledger.writing` gives: appends, while the lock is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from cenotaph.errors import UsageError
from cenotaph.model.entry import Draft, Erasure, Key


class RowDraft(NamedTuple):
    """A raw row by its digest: entries that state something of it already, and positions of drafts that will."""

    digest: bytes
    known: tuple[int, ...]
    fresh: tuple[int, ...]


class Append(Protocol):
    """Puts drafts into vault and log; gives their indexes."""

    def __call__(
        self,
        drafts: Sequence[Draft],
        identities: Sequence[bytes | None] | None = None,
        rows: Sequence[RowDraft] = (),
    ) -> list[int]:
        """Append a batch that has been looked at."""


class Writer:
    """A batch, or a few that belong together."""

    def __init__(self, append: Append, *, is_open: Callable[[], bool]) -> None:
        self._append = append
        self._is_open = is_open

    def append(
        self,
        drafts: Sequence[Draft],
        *,
        identities: Sequence[bytes | None] | None = None,
        rows: Sequence[RowDraft] = (),
    ) -> list[int]:
        """Append drafts as one batch, all or none.

        Args:
            drafts: what is to be appended; no erasures (`Ledger.erase`) and no keys.
            identities: 32 bytes for each assertion that is to be known again, else None.
            rows: what some of these drafts, with entries that are there already, say of raw rows.

        Returns:
            their indexes; they are on disk.

        Raises:
            EntryTooLargeError: an entry (its targets) does not fit.
            MalformedEntryError: a payload, recorder or target is not in form.
            UnknownIdError: a target is not in the log.
            LedgerError: the disk is full; nothing was written.
            PoisonedLogError: it is not known what was written; the process must end.
        """
        if not self._is_open():
            raise UsageError("the writer is used outside `with ledger.writing()`")
        if identities is not None and len(identities) != len(drafts):
            raise UsageError("there must be one identity, or None, for each draft")
        if any(isinstance(draft.payload, (Erasure, Key)) for draft in drafts):
            raise UsageError(
                "an erasure is made by Ledger.erase, which also deletes; a key, when a log is made"
            )
        return self._append(drafts, identities, rows)
