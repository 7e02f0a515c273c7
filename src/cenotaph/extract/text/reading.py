"""What reading a text comes to: quotations and findings, as spans over the unchanged text.

Invariant: every span is a half-open pair of `str` indices into the text that was read, and the words of a span
are the text's own: nothing here is normalised. `to_guide` prints a reading in the form of the annotation guide.
It does not make assertions: see `assertions`.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from cenotaph.extract.text.layout import Span

Mode = Literal["narration", "indirect", "direct"]
Status = Literal["happened", "ongoing", "planned", "proposed", "alleged", "denied"]
TO_COME: frozenset[str] = frozenset({"planned", "proposed"})
"""Statuses of what is still to come."""
CountOf = Literal["sites", "graves", "people", "military", "civilian", "unknown_people"]

EVENTS = frozenset(
    [
        "erected",
        "unveiled",
        "maintained",
        "restored",
        "damaged",
        "vandalised",
        "removed",
        "destroyed",
        "relocated",
        "exhumed",
    ]
)
"""Properties that tell what happens to a thing."""
_ALIKE = (
    {"removed", "destroyed", "relocated"},
    {"damaged", "vandalised"},
    {"maintained", "restored"},
    {"erected", "unveiled"},
)
GRAVES = frozenset({"grave", "mass_grave"})
"""Kinds of a thing in which people lie together or alone."""
BURIAL_PLACES = GRAVES | {"cemetery"}
"""Kinds of a thing in which people lie."""
BURIAL_GROUNDS = BURIAL_PLACES | {"group", "memorial_site"}
"""Kinds of a thing in which people may lie."""
AUTHOR = "author"
"""The voice of a text that attributes to nobody."""


def alike(name: str) -> frozenset[str]:
    """Return the properties by which one event may be told: a second word for it is no second event.

    >>> sorted(alike("damaged"))
    ['damaged', 'vandalised']
    """
    return frozenset({name}.union(*(names for names in _ALIKE if name in names)))


Reader = Literal["syntax", "words", "words_again"]


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """An attributed stretch of the text.

    Attributes:
        start, end: the content: without quotation marks, without cue and speaker.
        speaker: the name at its fullest in the text, or the description; None where it is not known.
        speaker_span: the mention of the speaker beside the cue.
        cue: the span of the words that attribute ("according to", "stressed").
        rule: the id of the rule that found speaker and content.
        certainty: thousandths, how often that rule is right: measured where `certainty` has it counted.
        flags: findings, such as `speaker_inconsistent`, `unclosed`.
    """

    start: int
    end: int
    mode: Literal["direct", "indirect"]
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    rule: str = ""
    certainty: int = 500
    flags: tuple[str, ...] = ()


class Amount(msgspec.Struct, frozen=True):
    """A closed interval; `max` None is open."""

    min: int
    max: int | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fact that the text states about a memorial, a burial place or a group of them.

    Attributes:
        evidence: the smallest clause or sentence that states it.
        about: the mention it is about, nearest to the evidence, without article.
        thing: number of the thing within its reading: mentions of the same thing share it.
        about_type: the kind of that thing.
        places: mentions of places that locate it.
        value: as written, where the property has a value.
        value_span: where the value stands, if in one piece.
        when: EDTF, resolved with the date of the document; `when_span` the words.
        relation, anchor: of a time that is only related to another event ("shortly after ... in 1945").
        actor: who did it, as written.
        voice: speaker as in `Quotation.speaker`, or `AUTHOR`; None where it is quoted from nobody known.
        quotation: index of the innermost quotation that says it, or None.
        reader: rules over syntax, rules over words, or these where the former found nothing (`unread`).
        rule, certainty: the rule that found it and how often what it finds is right, in thousandths (`certainty`).
    """

    evidence: Span
    about: Span
    thing: int
    about_type: str
    property: str
    places: tuple[Span, ...] = ()
    value: str | None = None
    value_span: Span | None = None
    count: Amount | None = None
    count_of: CountOf | None = None
    when: str | None = None
    when_span: Span | None = None
    relation: str | None = None
    anchor: Span | None = None
    actor: str | None = None
    voice: str | None = AUTHOR
    mode: Mode = "narration"
    quotation: int | None = None
    status: Status = "happened"
    reader: Reader = "syntax"
    rule: str = ""
    certainty: int = 500


class Thing(msgspec.Struct, frozen=True):
    """Something that the text speaks of: its kind and every nominal mention, in the text's order."""

    kind: str
    mentions: tuple[Span, ...]
    name: Span | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a text says, or why nothing was read from it (`notes`)."""

    text: str
    lang: str
    quotations: tuple[Quotation, ...] = ()
    findings: tuple[Finding, ...] = ()
    things: tuple[Thing, ...] = ()
    date: str | None = None
    notes: tuple[str, ...] = ()


def to_guide(
    reading: Reading, *, doc: str | None = None, publisher: str | None = None, url: str | None = None
) -> dict[str, Any]:
    """Print a reading in the form of the annotation guide: one JSON-ready object.

    Args:
        reading: what `read_text` gave.
        doc: the document's id, kept as given.
        publisher: kept as given.
        url: kept as given.

    Returns:
        `doc`, `lang`, `date`, `publisher`, `url`, `text`, `quotes`, `statements`, and `notes` where there are any.
        Quotations without a known speaker carry an empty `speaker`.
    """
    printed: dict[str, Any] = {
        "doc": doc,
        "lang": reading.lang,
        "date": reading.date,
        "publisher": publisher,
        "url": url,
        "text": reading.text,
        "quotes": [_quote(one) for one in reading.quotations],
        "statements": [_statement(one) for one in reading.findings],
    }
    if reading.notes:
        printed["notes"] = list(reading.notes)
    return printed


def _quote(one: Quotation) -> dict[str, Any]:
    span = one.speaker_span
    printed: dict[str, Any] = {
        "start": one.start,
        "end": one.end,
        "mode": one.mode,
        "speaker": one.speaker or "",
        "speaker_span": list(span) if span else None,
    }
    if one.flags:
        printed["flags"] = list(one.flags)
    return printed


def _statement(one: Finding) -> dict[str, Any]:
    return {
        "evidence": list(one.evidence),
        "about": list(one.about),
        "about_type": one.about_type,
        "places": [list(place) for place in one.places],
        "property": one.property,
        "value": one.value,
        "count": {"min": one.count.min, "max": one.count.max} if one.count else None,
        "count_of": one.count_of,
        "when": one.when,
        "actor": one.actor,
        "voice": one.voice or "",
        "mode": one.mode,
        "status": one.status,
    }
