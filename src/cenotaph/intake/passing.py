"""Rows through a profile; those that were read in the same way before are passed over without mapping them.

Invariant: passing over changes no result. A row is passed over only if its digest - over its cells, position and
subject - leads to entries that still count, and which no other row of this file has stated. What is out of scope or
rejected has no entries, and is mapped every time: its reason is said again.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.extract.rows.mapping import Mapper, OutOfScope
from cenotaph.intake.session import Session
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import exact_words
from cenotaph.sources.item import Item, Rejected, Row

_encode = msgspec.msgpack.Encoder().encode


class Batch(msgspec.Struct):
    """What became of some items; those that were passed over are counted by the session.

    Attributes:
        units: rows that were mapped, each as its assertions.
        digests: of each unit the digest of its row; None where none is kept.
        rejected: what could not be used.
        left_out: how many rows the profile leaves out.
    """

    units: list[tuple[Assertion, ...]] = []
    digests: list[bytes | None] = []
    rejected: list[Rejected] = []
    left_out: int = 0


class Passing:
    """Reads the rows of one file, in order."""

    def __init__(self, mapper: Mapper, session: Session) -> None:
        self._mapper = mapper
        self._session = session
        self._digests = session.digests

    def read(self, items: Sequence[Item]) -> Batch:
        """Map the next items, or pass them over."""
        batch = Batch()
        subjects = [self._mapper.subject_of(item) if isinstance(item, Row) else None for item in items]
        raws = [
            _raw(item, subject) if subject else None for item, subject in zip(items, subjects, strict=True)
        ]
        digests = [self._digest(raw, 1) for raw in raws]
        known = self._find(digests)
        for at, item in enumerate(items):
            if isinstance(item, Row):
                subject, digest = subjects[at], digests[at]
                number = 1 if subject is None else self._mapper.next_number(subject)
                if number > 1:
                    digest = self._digest(raws[at], number)
                    known.update(self._find([digest]))
                if not self._is_passed(subject, known.get(digest)):
                    self._map(item, subject, number, digest=digest, batch=batch)
            elif isinstance(item, Rejected):
                batch.rejected.append(item)
            else:
                raise AssertionError("a list holds no documents")
        return batch

    def _is_passed(self, subject: str | None, entries: tuple[int, ...] | None) -> bool:
        if subject is None or entries is None or not self._session.pass_over(entries):
            return False
        self._mapper.pass_over(subject)
        return True

    def _map(self, row: Row, subject: str | None, number: int, *, digest: bytes | None, batch: Batch) -> None:
        mapped = self._mapper.map_unit(row)
        if isinstance(mapped, OutOfScope):
            batch.left_out += 1
        elif isinstance(mapped, Rejected):
            batch.rejected.append(mapped)
            if subject is not None:
                self._hold(subject, number)
        else:
            batch.units.append(mapped)
            batch.digests.append(digest)

    def _hold(self, subject: str, number: int) -> None:
        """Count a row that cannot be used for its key, too: the next one with this key keeps its number."""
        if self._mapper.next_number(subject) == number:
            self._mapper.pass_over(subject)
        self._session.hold(subject if number == 1 else f"{subject}~{number}")

    def _digest(self, raw: bytes | None, number: int) -> bytes | None:
        return None if raw is None or self._digests is None else self._digests.digest(raw, number)

    def _find(self, digests: Sequence[bytes | None]) -> dict[bytes | None, tuple[int, ...]]:
        if self._digests is None:
            return {}
        known = self._digests.known([one for one in digests if one is not None])
        return dict[bytes | None, tuple[int, ...]](self._session.keep_standing(known).items())


def _raw(row: Item, subject: str) -> bytes:
    """Everything of a row that its mapping depends on; not its number and place, which change when others come before."""
    assert isinstance(row, Row)
    selector = row.selector
    return _encode((subject, row.cells, row.lon, row.lat, type(selector).__name__, exact_words(selector)))
