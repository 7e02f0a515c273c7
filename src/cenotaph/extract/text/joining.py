"""Readings of the parts of a long document -> one reading of the whole.

Invariant: every span is moved by the start of its part, every number of a thing or quotation by how many came before;
the things of different parts stay different.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Finding, Quotation, Reading, Thing


def join_readings(text: str, lang: str, date: str | None, parts: Sequence[tuple[int, Reading]]) -> Reading:
    """Join readings of parts.

    Args:
        text: the whole document.
        lang: ISO 639-1.
        date: of the document.
        parts: where each part starts in the text, and its reading.
    """
    quotations: list[Quotation] = []
    findings: list[Finding] = []
    things: list[Thing] = []
    for start, part in parts:
        findings += [_finding(one, start, len(things), len(quotations)) for one in part.findings]
        quotations += [_quotation(one, start) for one in part.quotations]
        things += [_thing(one, start) for one in part.things]
    return Reading(
        text=text,
        lang=lang,
        date=date,
        quotations=tuple(quotations),
        findings=tuple(findings),
        things=tuple(things),
    )


def _move(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _move_any(span: Span | None, by: int) -> Span | None:
    return _move(span, by) if span else None


def _quotation(one: Quotation, by: int) -> Quotation:
    return replace(
        one,
        start=one.start + by,
        end=one.end + by,
        speaker_span=_move_any(one.speaker_span, by),
        cue=_move_any(one.cue, by),
    )


def _thing(one: Thing, by: int) -> Thing:
    return Thing(one.kind, tuple(_move(span, by) for span in one.mentions), _move_any(one.name, by))


def _finding(one: Finding, by: int, things: int, quotations: int) -> Finding:
    return replace(
        one,
        evidence=_move(one.evidence, by),
        about=_move(one.about, by),
        thing=one.thing + things,
        places=tuple(_move(span, by) for span in one.places),
        value_span=_move_any(one.value_span, by),
        when_span=_move_any(one.when_span, by),
        anchor=_move_any(one.anchor, by),
        quotation=None if one.quotation is None else one.quotation + quotations,
    )
