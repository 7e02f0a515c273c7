"""A row -> one assertion, or out of scope, or rejected.

Invariant: `map_row` is a pure function of row, profile and capture. It says what the row says: one statement a fact,
each pointing at its cell; the evidence of the assertion is the row itself.

It counts nothing over rows: `Mapper` does, to tell apart rows of one file that have the same key.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from cenotaph.extract.rows.cells import CellError
from cenotaph.extract.rows.profile import Profile
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Evidence, Selector
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.model.identity import format_subject
from cenotaph.model.value import Term
from cenotaph.sources.item import Rejected, Row


class OutOfScope(msgspec.Struct, frozen=True):
    """A row that the profile does not take, and why."""

    reason: str


Mapped = Assertion | OutOfScope | Rejected


def map_row(row: Row, profile: Profile, *, capture: str) -> Mapped:
    """Map one row.

    Args:
        row: as a reader yields it.
        profile: what its columns mean.
        capture: SHA-256 of the file, in hex.

    Returns:
        The assertion without the id of its import; or `OutOfScope`; or `Rejected` with code `no_key` (nothing says
        what the row is about), `not_a_number`, `not_a_coordinate` or `coordinate_out_of_range`.
    """
    plan = profile.plan
    cells = row.cells
    for holds, reason in plan.leaves_out:
        if holds(cells, ""):
            return OutOfScope(reason)
    if plan.takes is not None and not plan.takes(cells, ""):
        return OutOfScope(profile.spec.scope.otherwise)
    key = _key_of(row, profile)
    if isinstance(key, Rejected):
        return key
    kind_statement = plan.kind_of(cells)
    kind = kind_statement.value.code if isinstance(kind_statement.value, Term) else None
    try:
        statements = plan.state_all(row, kind or "")
    except CellError as error:
        return Rejected(error.code, row.file, row.place, f"column {error.column!r}: {error.reason}")
    return Assertion(
        subject=format_subject(profile.namespace, key),
        evidence=Evidence(capture, _with_key(row.selector, key)),
        statements=(kind_statement, *statements),
    )


class Mapper:
    """Maps the rows of one file, in order.

    Where a profile says that another row with the same key is another thing, the second gets the key `...~2`: the
    order of the rows decides, and nothing else can.
    """

    def __init__(self, profile: Profile, *, capture: str) -> None:
        self._profile = profile
        self._capture = capture
        self._numbered = profile.spec.subject.duplicates == "number"
        self._seen: Counter[str] = Counter()

    def map(self, row: Row) -> Mapped:
        """Map the next row; see `map_row`."""
        mapped = map_row(row, self._profile, capture=self._capture)
        if not self._numbered or not isinstance(mapped, Assertion):
            return mapped
        self._seen[mapped.subject] += 1
        number = self._seen[mapped.subject]
        if number == 1:
            return mapped
        return msgspec.structs.replace(mapped, subject=f"{mapped.subject}~{number}")


def _key_of(row: Row, profile: Profile) -> str | Rejected:
    plan = profile.plan
    words = [plan.read_cell(row.cells, column) for column in plan.key_columns]
    first = words[0]
    if first is None:
        column = plan.key_columns[0]
        fault = "is empty" if column in row.cells else "is not there"
        return Rejected(
            "no_key", row.file, row.place, f"column {column!r} {fault}: nothing says what the row is about"
        )
    key = first if len(words) == 1 else "/".join(word for word in words if word is not None)
    if plan.key_pattern is not None and not plan.key_pattern.fullmatch(key):
        return Rejected("no_key", row.file, row.place, f"{key[:80]!r} is no key of this kind of list")
    return key


def _with_key(selector: Selector, key: str) -> Selector:
    if isinstance(selector, RowSelector) and selector.key is None:
        return RowSelector(selector.number, key, selector.sheet)
    return selector
