"""The score of two subjects as a waterfall at the terminal, with the words of both."""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.cli.describe import plain
from cenotaph.intake.explain_link import LinkExplained
from cenotaph.linkage.reasons import LEAST
from cenotaph.linkage.record import Record
from cenotaph.register.answers import RELATIONS

_WIDTH = 30
_LONGEST = 300


def explain_lines(found: LinkExplained) -> Iterator[str]:
    """Write what both say, what speaks for and against, and what follows."""
    for record in (found.left, found.right):
        yield plain(record.id)
        for label, words in _words(record):
            yield plain(f"    {label:13}{' '.join(words.split())[:_LONGEST]}")
    yield ""
    far = "a position is missing" if found.distance_m is None else f"they lie {found.distance_m:,.0f} m apart"
    yield f"What speaks for and against their being one ({far}; each bit doubles the odds)"
    yield from _waterfall(found)
    yield ""
    of_1000 = round(found.probability * 1000)
    verdict = "joined" if found.probability >= found.threshold else "joined only"
    yield f"  {of_1000} of 1000 such pairs are one: {verdict} from {found.threshold * 1000:.0f} on (model {found.model})"
    if found.caution:
        yield f"  A person is to decide: {found.caution}"
    if not found.brought_together:
        yield "  They share no place, rare word or identifier: linkage would not have compared them"
    for line in found.judged:
        yield plain(
            f"  {line.voice} says: {line.left} {RELATIONS[line.relation]} {line.right}  [{line.address}]"
        )


def _words(record: Record) -> Iterator[tuple[str, str]]:
    for name in record.names:
        yield "name", name
    where = ", ".join(filter(None, (record.address, record.city, record.state, record.country)))
    point = f"{record.lat:.5f}, {record.lon:.5f}" if record.lat is not None and record.lon is not None else ""
    lived = f"{record.born or ''}-{record.died or ''}" if record.born or record.died else ""
    for label, words in (
        ("kind", record.kind),
        ("place", "  ".join(filter(None, (where, point)))),
        ("year", str(record.year) if record.year else None),
        ("of", record.commemorates),
        ("person", " ".join(filter(None, (record.person, lived)))),
        ("inscription", record.inscription),
        ("ids", ", ".join(one for one in record.identifiers if one != record.id)),
    ):
        if words:
            yield label, words


def _waterfall(found: LinkExplained) -> Iterator[str]:
    """Draw each reason as a bar that begins where the one before it ended."""
    shown = [reason for reason in found.reasons if abs(reason.bits) >= LEAST]
    ends, at = [0.0], 0.0
    for reason in shown:
        at += reason.bits
        ends.append(at)
    low, high = min(ends), max(ends)
    scale = (_WIDTH - 1) / ((high - low) or 1)
    for start, end, reason in zip(ends, ends[1:], shown, strict=False):
        first, last = (round((edge - low) * scale) for edge in sorted((start, end)))
        drawn = " " * first + ("+" if end > start else "-") * max(1, last - first)
        yield f"  {reason.bits:+6.1f}  {drawn:{_WIDTH}}  {reason.words}"
    yield f"  {found.bits:+6.1f}  {'':{_WIDTH}}  together"
