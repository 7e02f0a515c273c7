"""Which of the entries that are there already this import has stated again: each can be claimed once.

Invariant: two equal assertions of one import are two entries. The first claims the entry of ordinal 0 of their
identity, the next that of ordinal 1, whichever of them is free; what is free still at the end is no longer said.
"""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.intake.standing import Standing
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.vault import ERASED
from cenotaph.model.entry import Assertion
from cenotaph.model.identity import assertion_identity

RESTATED = frozenset({"withdrawn_by_import", "withdrawn_by_reread", "in_review"})
"""What was withdrawn for these reasons comes back when its source says it again; a person's withdrawal stays. What waits
for a review since one program read it is stated by the next one all the same: that may be one that counts at once.
"""


class Claims:
    """The claims of one import."""

    def __init__(self, workspace: Workspace, source: str, *, standing: Standing) -> None:
        self._ledger, self._register = workspace.ledger, workspace.register
        self._source, self._standing = source, standing
        self._ordinals: dict[bytes, int] = {}
        self._appended: list[range] = []
        self._claimed: set[int | bytes] = set()  # entries that do not stand, and erased identities

    def claim_all(self, entries: Sequence[int]) -> bool:
        """Claim the entries of one row; False, and nothing is claimed, where one of them is claimed already."""
        if len(entries) == 1 and self._standing.claim(entries[0]):
            return True
        if any(self._is_claimed(entry) for entry in entries):
            return False
        for entry in entries:
            self.claim(entry)
        return True

    def claim_erased(self, identity: bytes) -> None:
        """Claim an assertion that was erased and of which the identity alone is known."""
        self._claimed.add(identity)

    def appended(self, indexes: Sequence[int]) -> None:
        """Note which entries this import has appended itself."""
        self._appended.append(range(indexes[0], indexes[-1] + 1))

    def place(
        self, assertion: Assertion, first: bytes, *, known: dict[bytes, int], batch: set[bytes]
    ) -> tuple[bytes, int | None]:
        """Find the first of equal assertions that nobody in this import has stated: its identity, and its entry."""
        ordinal = self._ordinals.get(first, 0)
        identity, index = first, known.get(first)
        while ordinal or identity in batch or self._is_taken(identity, index):
            ordinal = max(ordinal, 1)
            identity = assertion_identity(assertion, source=self._source, ordinal=ordinal)
            index = self._ledger.known([identity]).get(identity)
            if index is not None and self._is_restated(index):
                index = None
            self._ordinals[first] = ordinal
            if identity not in batch and not self._is_taken(identity, index):
                break
            ordinal += 1
        return identity, index

    def _is_restated(self, index: int) -> bool:
        if index == ERASED or index in self._standing:
            return False
        return self._register.status_of([index])[index] in RESTATED

    def _is_taken(self, identity: bytes, index: int | None) -> bool:
        if index is None:
            return False
        return identity in self._claimed if index == ERASED else self._is_claimed(index)

    def _is_claimed(self, entry: int) -> bool:
        if entry in self._standing:
            return self._standing.is_stated(entry)
        return entry in self._claimed or any(entry in some for some in self._appended)

    def claim(self, entry: int) -> None:
        """Note that an entry is stated again, and its subject seen."""
        if not self._standing.claim(entry):
            self._claimed.add(entry)
            for number in self._register.subjects_of_entries([entry]).values():
                self._standing.see(number)
