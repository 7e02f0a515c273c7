"""A site as its page shows it: statements by property, disagreements with their lines, entries to verify.

Nothing is decided here and nothing is left out: every statement of the detail is in exactly one group.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from cenotaph.model.identity import parse_address
from cenotaph.model.schema import read_schema
from cenotaph.register.answers import Detail, DocumentView, Finding, Name, Quotation, StatementLine
from cenotaph.web.words import say_property

SPEAKER_INCONSISTENT: Final = "attribution.speaker_inconsistent"


class Group(msgspec.Struct, frozen=True):
    """The statements of one property."""

    property: str
    label: str
    lines: tuple[StatementLine, ...]


class Disagreement(msgspec.Struct, frozen=True):
    """A finding with the statements that it is about."""

    finding: Finding
    lines: tuple[StatementLine, ...]


class LogEntry(msgspec.Struct, frozen=True):
    """An entry that a page rests on; `edition`: what its source was called when it was read."""

    index: int
    addresses: tuple[str, ...]
    source: str | None
    edition: str | None


class FlaggedQuotation(msgspec.Struct, frozen=True):
    """Words that a document gives to a speaker who is not otherwise heard in it."""

    document: str
    quotation: Quotation
    message: str


class SiteView(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of a site shows.

    Attributes:
        stated: the addresses of the statements on the page.
        moved_from: the id that was asked for, if it leads here from elsewhere.
    """

    detail: Detail
    other_names: tuple[Name, ...]
    groups: tuple[Group, ...]
    disagreements: tuple[Disagreement, ...]
    flagged: tuple[FlaggedQuotation, ...]
    entries: tuple[LogEntry, ...]
    stated: frozenset[str]
    moved_from: str | None


def view_site(
    detail: Detail,
    asked_id: str,
    *,
    documents: Iterable[DocumentView] = (),
) -> SiteView:
    """Arrange a detail for its page.

    Args:
        detail: what the register says.
        asked_id: the id that was asked for.
        documents: those that flagged attributions may stand in.
    """
    flagged = _flagged(detail, documents)
    shown = {quotation.quotation.address for quotation in flagged}
    return SiteView(
        detail=detail,
        other_names=tuple(name for name in detail.names if name.text != detail.name),
        groups=group_by_property(detail.statements),
        disagreements=tuple(
            one for one in _disagreements(detail) if shown.isdisjoint(one.finding.statements)
        ),
        flagged=flagged,
        entries=_entries(detail.statements),
        stated=frozenset(line.address for line in detail.statements if line.address),
        moved_from=asked_id if asked_id != detail.id else None,
    )


def documents_of(detail: Detail) -> tuple[str, ...]:
    """Name the documents in which flagged attributions may stand; none if nothing is flagged."""
    if not any(finding.code == SPEAKER_INCONSISTENT for finding in detail.disagreements):
        return ()
    return tuple(sorted({line.document for line in detail.statements if line.document}))


def group_by_property(lines: Iterable[StatementLine]) -> tuple[Group, ...]:
    """Group statements, properties in the order of the schema, unknown ones last."""
    grouped: dict[str, list[StatementLine]] = {}
    for line in lines:
        grouped.setdefault(line.property, []).append(line)
    order = {name: position for position, name in enumerate(read_schema().properties)}
    names = sorted(grouped, key=lambda name: (order.get(name, len(order)), name))
    return tuple(Group(name, say_property(name), tuple(grouped[name])) for name in names)


def _flagged(detail: Detail, documents: Iterable[DocumentView]) -> tuple[FlaggedQuotation, ...]:
    messages = {
        address: finding.message
        for finding in detail.disagreements
        if finding.code == SPEAKER_INCONSISTENT
        for address in finding.statements
    }
    return tuple(
        FlaggedQuotation(document.sha256, quotation, messages[quotation.address])
        for document in documents
        if document.source.visibility != "internal"
        for quotation in document.quotations
        if quotation.address in messages
    )


def _disagreements(detail: Detail) -> tuple[Disagreement, ...]:
    by_address = {line.address: line for line in (*detail.statements, *detail.burials) if line.address}
    return tuple(
        Disagreement(
            finding, tuple(by_address[address] for address in finding.statements if address in by_address)
        )
        for finding in detail.disagreements
    )


def _entries(lines: Iterable[StatementLine]) -> tuple[LogEntry, ...]:
    stated: dict[int, list[StatementLine]] = {}
    for line in lines:
        if line.address:
            stated.setdefault(parse_address(line.address).entry, []).append(line)
    return tuple(
        LogEntry(
            index,
            tuple(line.address for line in here if line.address),
            here[0].source,
            here[0].edition,
        )
        for index, here in sorted(stated.items())
    )
