"""A document that was read, before it is in any register, as its page shows it.

Invariant: the pieces of a view, put together again, are the text; every stretch on it has a note and every note its
stretch. A finding is worded as the statement that it would become.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cenotaph.extract.text.account import Account, Site, Voice
from cenotaph.extract.text.layout import Span as Stretch
from cenotaph.extract.text.reading import Finding, Quotation, Reading
from cenotaph.register.answers import StatementLine
from cenotaph.web.highlight import Piece, Span, cut
from cenotaph.web.words import say_count, say_details, say_when

_LOOKS = {"q": "spoken", "s": "stated", "t": "thing", "p": "place"}
"""What stands on a piece, by the letter of its key: a quotation, a statement's evidence, a mention, a place."""

_UNITS = {"military": "people", "civilian": "people", "unknown_people": "people"}


class Marked(msgspec.Struct, frozen=True):
    """A piece of text as it is drawn: `look` are class names, `note` the note that it leads to."""

    text: str
    look: str
    keys: tuple[str, ...]
    opens: tuple[str, ...]
    note: str | None


class Said(msgspec.Struct, frozen=True):
    """A quotation and the anchor of its stretch."""

    key: str
    words: str
    quotation: Quotation
    cue: str | None


class Stated(msgspec.Struct, frozen=True):
    """A statement in words and the anchor of its evidence."""

    key: str
    line: StatementLine
    words: tuple[str, ...]


class ReadingView(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of one document shows.

    Attributes:
        prefix: begins every anchor, so that several documents can stand on one page.
        unread: the beginnings of paragraphs of which nothing is stated, with their anchors.
        keys: of all stretches, in order.
    """

    account: Account
    prefix: str
    pieces: tuple[Marked, ...]
    voices: tuple[tuple[Voice, tuple[Said, ...]], ...]
    sites: tuple[tuple[Site, tuple[Stated, ...]], ...]
    unread: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]


def view_reading(account: Account, *, number: int = 1) -> ReadingView:
    """Arrange a document that was read for its page.

    Args:
        account: what was read from it.
        number: of the document on the page.
    """
    prefix = f"d{number}-"
    reading = account.reading
    spans = list(_spans(account, prefix))
    return ReadingView(
        account=account,
        prefix=prefix,
        pieces=tuple(_marked(piece, len(prefix)) for piece in cut(reading.text, spans)),
        voices=tuple(
            (voice, tuple(_said(reading, one, prefix) for one in voice.quotations))
            for voice in account.voices
        ),
        sites=tuple(
            (site, tuple(_stated(reading, site, one, f"{prefix}s{one}") for one in site.findings))
            for site in account.sites
        ),
        unread=tuple(
            (f"{prefix}u{one}", " ".join(reading.text[start:end].split()))
            for one, (start, end) in enumerate(account.unread)
        ),
        keys=tuple(sorted({span.key for span in spans if span.key[len(prefix)] in "qsu"})),
    )


def _spans(account: Account, prefix: str) -> Iterator[Span]:
    reading = account.reading
    for number, one in enumerate(reading.quotations):
        yield Span(one.start, one.end, f"{prefix}q{number}")
    for number, finding in enumerate(reading.findings):
        yield Span(*finding.evidence, f"{prefix}s{number}")
        for place in finding.places:
            yield Span(*place, f"{prefix}p")
    for thing in reading.things:
        for mention in thing.mentions:
            yield Span(*mention, f"{prefix}t")
    for number, paragraph in enumerate(account.unread):
        yield Span(*paragraph, f"{prefix}u{number}")


def _marked(piece: Piece, letter: int) -> Marked:
    kinds = {key[letter] for key in piece.keys}
    noted = [key for key in piece.keys if key[letter] in "qs"]
    return Marked(
        text=piece.text,
        look=" ".join(look for kind, look in _LOOKS.items() if kind in kinds),
        keys=tuple(key for key in piece.keys if key[letter] in "qsu"),
        opens=tuple(key for key in piece.opens if key[letter] in "qsu"),
        note=noted[-1] if noted else None,
    )


def _said(reading: Reading, number: int, prefix: str) -> Said:
    one = reading.quotations[number]
    cue = _words(reading.text, one.cue) if one.cue else None
    return Said(f"{prefix}q{number}", _words(reading.text, (one.start, one.end)), one, cue)


def _stated(reading: Reading, site: Site, number: int, key: str) -> Stated:
    line = stated(reading, number)
    return Stated(key, line, tuple(say_parts(line, site)))


def say_parts(line: StatementLine, site: Site) -> Iterator[str]:
    """Say what is stated of a site, part by part: value, count, places, time, actor.

    Places are said only where they are others than the site's own.
    """
    details = say_details(line.count)
    counted = say_count(line.count)
    where = "" if line.places == site.places else ", ".join(line.places)
    by = f"by {line.actor}" if line.actor else ""
    for part in (line.value, f"{counted} ({details})" if details else counted, where, say_when(line), by):
        if part:
            yield part


def stated(reading: Reading, number: int) -> StatementLine:
    """Word a finding as the statement that it would become in a register."""
    one = reading.findings[number]
    quotation = reading.quotations[one.quotation] if one.quotation is not None else None
    return StatementLine(
        address="",
        property=one.property,
        value=None if one.property == "burials" else one.value,
        when=one.when,
        when_as_written=_words(reading.text, one.when_span) if one.when_span else None,
        when_relation=one.relation,
        when_anchor=_words(reading.text, one.anchor) if one.anchor else None,
        places=tuple(dict.fromkeys(_words(reading.text, place) for place in one.places)),
        count=_count(one),
        status=one.status,
        voice=one.voice or "a speaker who is not known",
        mode=one.mode,
        source=None,
        quote=_words(reading.text, one.evidence),
        actor=one.actor,
        certainty=one.certainty,
        flags=quotation.flags if quotation else (),
    )


def _count(one: Finding) -> dict[str, object] | None:
    if one.count is None or one.count_of is None:
        return None
    counted: dict[str, object] = {"min": one.count.min, "unit": _UNITS.get(one.count_of, one.count_of)}
    if one.count.max is not None:
        counted["max"] = one.count.max
    if one.count_of in ("military", "civilian"):
        counted["category"] = one.count_of
    if one.count_of == "unknown_people":
        counted["identified"] = "unknown"
        counted |= {"category": "military"} if one.value == "military" else {}
    if one.property == "burials" and one.value in ("mass", "single", "mass,single"):
        counted["grave_type"] = one.value
    return counted


def _words(text: str, span: Stretch) -> str:
    return " ".join(text[span[0] : span[1]].split())
