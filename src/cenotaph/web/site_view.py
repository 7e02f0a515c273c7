"""A site as its page shows it: statements by property, disagreements with their lines, entries to verify.

Nothing is decided here and nothing is left out: every statement of the detail is in exactly one group.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from cenotaph.errors import MalformedAddressError
from cenotaph.model.identity import parse_address
from cenotaph.model.schema import read_schema
from cenotaph.register.answers import Detail, Finding, Name, StatementLine
from cenotaph.web.words import say_property


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
    """An entry that a page rests on."""

    index: int
    addresses: tuple[str, ...]
    source: str | None


class SiteView(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of a site shows. `moved_from`: the id that was asked for, if it leads here from elsewhere."""

    detail: Detail
    other_names: tuple[Name, ...]
    groups: tuple[Group, ...]
    disagreements: tuple[Disagreement, ...]
    flagged: tuple[StatementLine, ...]
    entries: tuple[LogEntry, ...]
    judgements: tuple[int, ...]
    moved_from: str | None


def view_site(detail: Detail, asked_id: str) -> SiteView:
    """Arrange a detail for its page."""
    return SiteView(
        detail=detail,
        other_names=tuple(name for name in detail.names if name.text != detail.name),
        groups=group_by_property(detail.statements),
        disagreements=_disagreements(detail),
        flagged=tuple(line for line in detail.statements if "speaker_inconsistent" in line.flags),
        entries=_entries(detail.statements),
        judgements=_indexes(detail.judgements),
        moved_from=asked_id if asked_id != detail.id else None,
    )


def group_by_property(lines: Iterable[StatementLine]) -> tuple[Group, ...]:
    """Group statements, properties in the order of the schema, unknown ones last."""
    grouped: dict[str, list[StatementLine]] = {}
    for line in lines:
        grouped.setdefault(line.property, []).append(line)
    order = {name: position for position, name in enumerate(read_schema().properties)}
    names = sorted(grouped, key=lambda name: (order.get(name, len(order)), name))
    return tuple(Group(name, say_property(name), tuple(grouped[name])) for name in names)


def _disagreements(detail: Detail) -> tuple[Disagreement, ...]:
    by_address = {line.address: line for line in (*detail.statements, *detail.burials) if line.address}
    return tuple(
        Disagreement(
            finding, tuple(by_address[address] for address in finding.statements if address in by_address)
        )
        for finding in detail.disagreements
    )


def _entries(lines: Iterable[StatementLine]) -> tuple[LogEntry, ...]:
    addresses: dict[int, list[str]] = {}
    sources: dict[int, str | None] = {}
    for line in lines:
        if line.address:
            index = parse_address(line.address).entry
            addresses.setdefault(index, []).append(line.address)
            sources[index] = line.source
    return tuple(LogEntry(index, tuple(addresses[index]), sources[index]) for index in sorted(addresses))


def _indexes(addresses: Iterable[str]) -> tuple[int, ...]:
    found = set()
    for address in addresses:
        try:
            found.add(parse_address(address).entry)
        except MalformedAddressError:
            continue
    return tuple(sorted(found))
