"""A row -> one assertion, or out of scope, or rejected.

Invariant: `map_row` is a pure function of row, profile and capture. It says what the row says: one statement a fact,
each pointing at its cell; the evidence of the assertion is the row itself.

It counts nothing over rows: `Mapper` does, to tell apart rows of one file that have the same key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from cenotaph.extract.rows.cells import CellError, first_filled
from cenotaph.extract.rows.profile import Profile, stem_of
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
Unit = tuple[Assertion, ...] | OutOfScope | Rejected
"""What one row comes to: the assertion about its subject, first, and those about the other things it is about."""


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
        attribution=plan.speaks(cells) if plan.speaks is not None else (),
    )


def map_others(row: Row, profile: Profile, own: Assertion) -> Iterator[Assertion]:
    """Map the other things that a row is about.

    Args:
        row: as before.
        profile: what its columns mean.
        own: what `map_row` made of the row.

    Raises:
        CellError: a cell cannot be used.
    """
    value = own.statements[0].value
    kind = (value.code if isinstance(value, Term) else None) or ""
    for also in profile.plan.also:
        for subject, statements in also(row, own.subject, kind):
            yield msgspec.structs.replace(own, subject=subject, statements=statements)


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

    def subject_of(self, row: Row) -> str | None:
        """Say what a row is about, without its number among rows of the same key; None if nothing says it."""
        key = _key_of(row, self._profile)
        return None if isinstance(key, Rejected) else format_subject(self._profile.namespace, key)

    def next_number(self, subject: str) -> int:
        """Return the number of the next row of this subject: 1, or more where rows of one key are different things."""
        return self._seen[subject] + 1 if self._numbered else 1

    def pass_over(self, subject: str) -> None:
        """Count a row of this subject that is not mapped."""
        if self._numbered:
            self._seen[subject] += 1

    def map_unit(self, row: Row) -> Unit:
        """Map the next row, with the other things that it is about."""
        own = self.map(row)
        if not isinstance(own, Assertion):
            return own
        if not self._profile.plan.also:
            return (own,)
        try:
            return (own, *map_others(row, self._profile, own))
        except CellError as error:
            return Rejected(error.code, row.file, row.place, f"column {error.column!r}: {error.reason}")

    def map(self, row: Row) -> Mapped:
        """Map the next row to the assertion about its own subject; see `map_row`."""
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
        return _other_key_of(row, profile)
    key = first if len(words) == 1 else "/".join(word for word in words if word is not None)
    if plan.key_pattern is not None:
        found = plan.key_pattern.fullmatch(key)
        if found is None:
            return Rejected("no_key", row.file, row.place, f"{key[:80]!r} is no key of this kind of list")
        key = found.groupdict().get("value") or key
    return _prefix(row, profile) + key


def _other_key_of(row: Row, profile: Profile) -> str | Rejected:
    plan = profile.plan
    found = first_filled(plan.read_cell, row.cells, list(plan.other_key))
    if found is not None:
        return _prefix(row, profile) + found[1]
    column = plan.key_columns[0]
    fault = "is empty" if column in row.cells else "is not there"
    reason = f"column {column!r} {fault}: nothing says what the row is about"
    return Rejected("no_key", row.file, row.place, reason)


def _prefix(row: Row, profile: Profile) -> str:
    prefix = profile.spec.subject.prefix
    return prefix.replace("{stem}", stem_of(Path(row.file))) if "{stem}" in prefix else prefix


def _with_key(selector: Selector, key: str) -> Selector:
    if isinstance(selector, RowSelector) and selector.key is None:
        return RowSelector(selector.number, key, selector.sheet)
    return selector
