"""A reading arranged for a person: who says what, what is stated of which site, what was not understood.

Invariant: nothing is added to a reading and nothing is left out of it: every quotation and every finding stands in
exactly one group. How it is drawn (terminal, page) is for others to say.
"""

from __future__ import annotations

import msgspec

from cenotaph.extract.text.layout import Span, find_paragraphs
from cenotaph.extract.text.reading import Finding, Quotation, Reading, Thing


class Voice(msgspec.Struct, frozen=True):
    """A speaker, None where it is not known, with all quotations of it in the order of the text (their numbers)."""

    speaker: str | None
    quotations: tuple[int, ...]


class Site(msgspec.Struct, frozen=True):
    """A thing that the text speaks of, with what is stated of it (numbers of findings).

    Attributes:
        title: its name, else its fullest mention, as written.
        places: every place that locates it in one of its statements, each once.
    """

    title: str
    kind: str
    places: tuple[str, ...]
    findings: tuple[int, ...]
    thing: int


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says, arranged.

    Attributes:
        name: what the document is called where it has no title: its file.
        voices: by the first quotation of each.
        sites: by their first statement.
        unread: paragraphs that mention a memorial or a burial place and of which nothing is stated, but
            for its headline.
    """

    name: str
    reading: Reading
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    words: int = 0
    voices: tuple[Voice, ...] = ()
    sites: tuple[Site, ...] = ()
    unread: tuple[Span, ...] = ()


def give_account(
    reading: Reading,
    *,
    name: str,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Account:
    """Arrange a reading for a person.

    Args:
        reading: what `read_text` gave.
        name: of the file, or the address.
        title: the document's headline.
        publisher: who published it.
        url: where.
    """
    return Account(
        name=name,
        reading=reading,
        title=title,
        publisher=publisher,
        url=url,
        words=len(reading.text.split()),
        voices=_voices(reading.quotations),
        sites=_sites(reading),
        unread=_unread(reading, title),
    )


def _voices(quotations: tuple[Quotation, ...]) -> tuple[Voice, ...]:
    by_speaker: dict[str | None, list[int]] = {}
    for number, one in enumerate(quotations):
        by_speaker.setdefault(one.speaker, []).append(number)
    return tuple(Voice(speaker, tuple(numbers)) for speaker, numbers in by_speaker.items())


def _sites(reading: Reading) -> tuple[Site, ...]:
    by_thing: dict[int, list[int]] = {}
    for number, one in enumerate(reading.findings):
        by_thing.setdefault(one.thing, []).append(number)
    return tuple(_site(reading, thing, numbers) for thing, numbers in by_thing.items())


def _site(reading: Reading, number: int, findings: list[int]) -> Site:
    said = [reading.findings[one] for one in findings]
    thing = reading.things[number] if 0 <= number < len(reading.things) else None
    places = dict.fromkeys(_words(reading.text, span) for one in said for span in one.places)
    return Site(
        title=_title(reading.text, thing, said),
        kind=thing.kind if thing else said[0].about_type,
        places=tuple(places),
        findings=tuple(findings),
        thing=number,
    )


def _title(text: str, thing: Thing | None, said: list[Finding]) -> str:
    if thing is not None and thing.name is not None:
        return _words(text, thing.name)
    mentions = {_words(text, span) for span in (thing.mentions if thing else ())}
    mentions |= {_words(text, one.about) for one in said}
    return max(sorted(mentions), key=len)


def _unread(reading: Reading, title: str | None) -> tuple[Span, ...]:
    evidence = [one.evidence for one in reading.findings]
    mentions = [span for thing in reading.things for span in thing.mentions]
    headings = {
        title,
        *(_words(reading.text, one.about) for one in reading.findings),
    }  # "War memorial", above a card
    return tuple(
        paragraph
        for paragraph in find_paragraphs(reading.text)
        if _any_in(mentions, paragraph)
        and not _any_in(evidence, paragraph)
        and _words(reading.text, paragraph) not in headings
    )


def _any_in(spans: list[Span], within: Span) -> bool:
    return any(start < within[1] and within[0] < end for start, end in spans)


def _words(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())
