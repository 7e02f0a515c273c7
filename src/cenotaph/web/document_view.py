"""A document as its page shows it: its text cut at what stands on it, as far as its source may be shown.

Invariant: of a source that may only be quoted no other word gets into the view; of an internal one, none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from cenotaph.extract.covered import covered_languages
from cenotaph.normalize.languages import primary_language
from cenotaph.register.answers import DocumentView, Quotation, SourceLine, StatementLine, Summary
from cenotaph.web.highlight import LONG_TEXT_CHARACTERS, Piece, Span, cut, excerpt, quotes_only
from cenotaph.web.links import anchor
from cenotaph.web.page_view import PageView, view_pages
from cenotaph.web.words import say_remark

WITHHELD = (
    "The text is withheld or was never stored here. What is stated below was recorded while it could be read; "
    "its entries still stand in the log."
)
QUOTE_ONLY = "This source may be quoted, not shown: only the words that statements stand on are here."
INTERNAL = "This source is not public: its text and its words are not shown."
LONG = "This text is long: only the surroundings of what statements stand on are here."


class Stretch(msgspec.Struct, frozen=True):
    """A piece of text as it is drawn. `look`: stated, spoken, both, or nothing."""

    text: str
    keys: tuple[str, ...]
    opens: tuple[str, ...]
    gap: bool
    look: str


class DocumentPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of a document shows. `notice`: why not all of it; `silence`: why nothing is stated in it."""

    sha256: str
    title: str
    lang: str | None
    source: SourceLine
    notice: str | None
    silence: str | None
    shows_words: bool
    pieces: tuple[Stretch, ...]
    quotations: tuple[Quotation, ...]
    lines: tuple[StatementLine, ...]
    entities: tuple[Summary, ...]
    pages: tuple[PageView, ...]


def view_document(
    document: DocumentView, text: str | None, sizes: Mapping[int, tuple[float, float]] | None = None
) -> DocumentPage:
    """Arrange a document for its page.

    Args:
        document: what stands on it.
        text: the rendition, or None where it is not held any more.
        sizes: of a scan, those of the pages whose pictures can be shown.
    """
    visibility = document.source.visibility
    hidden = visibility == "internal"
    pieces: list[Piece] = [] if text is None or hidden else cut(text, _spans(document))
    if visibility == "quote_only":
        pieces = list(quotes_only(pieces))
    elif text is not None and len(text) > LONG_TEXT_CHARACTERS:
        pieces = list(excerpt(pieces))
    spoken = {anchor(quotation.address) for quotation in document.quotations}
    return DocumentPage(
        sha256=document.sha256,
        title=document.source.title or "A document without a title",
        lang=document.source.lang,
        source=document.source,
        notice=_notice(text, visibility),
        silence=_silence(document),
        shows_words=not hidden,
        pieces=tuple(_stretch(piece, spoken) for piece in pieces),
        quotations=() if hidden else document.quotations,
        lines=() if hidden else tuple(line for line in document.statements if line.property != "quotation"),
        entities=document.entities,
        pages=view_pages(document, sizes or {}),
    )


def _spans(document: DocumentView) -> Iterator[Span]:
    for line in document.statements:
        if line.address and line.start is not None and line.end is not None:
            yield Span(line.start, line.end, anchor(line.address))
    for quotation in document.quotations:
        yield Span(quotation.start, quotation.end, anchor(quotation.address))


def _stretch(piece: Piece, spoken: set[str]) -> Stretch:
    voices = sum(key in spoken for key in piece.keys)
    look = "spoken" if voices == len(piece.keys) else "both" if voices else "stated"
    return Stretch(piece.text, piece.keys, piece.opens, piece.gap, look if piece.keys else "")


def _silence(document: DocumentView) -> str | None:
    """Say why nothing is stated in a document, as far as that is known."""
    if document.statements or document.quotations:
        return None
    lang = primary_language(document.source.lang)
    if lang is not None and lang not in covered_languages():
        said = say_remark(f"not covered: {lang}", kept=True)
        return f"{said[0].upper()}{said[1:]}."
    return "Nothing is stated here: what has read this text found no statement in it that counts."


def _notice(text: str | None, visibility: str) -> str | None:
    if visibility == "internal":
        return INTERNAL
    if text is None:
        return WITHHELD
    if visibility == "quote_only":
        return QUOTE_ONLY
    return LONG if len(text) > LONG_TEXT_CHARACTERS else None
