"""Where a statement stands: sources, captures, selectors, and who is quoted.

Selectors follow the W3C Web Annotation model: a selector points into a capture or rendition, and a statement's
own selector *refines* that of its assertion (`refinedBy`), so that a row's number is written once. The exact
words stand in the selector itself: a statement can be read, and an erased capture survived, without the file.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from cenotaph.model.value import Exact, Natural

Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Visibility = Literal["public", "quote_only", "internal"]


class Covers(Exact, frozen=True):
    """What a source says it covers, so that absence from it can mean something. Plain words, or None."""

    area: str | None = None
    kinds: tuple[str, ...] = ()
    period: str | None = None
    leaves_out: str | None = None


class Source(Exact, frozen=True, kw_only=True):
    """A publication or data set (payload of `source` entries; a later entry of the same id replaces it).

    Attributes:
        id: chosen by the importer (`splc-2018`), or the canonical URL of a document, or its rendition.
        licence: SPDX id or words.
        published: EDTF.
        visibility: how much of its text may be shown; None is public.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    published: str | None = None
    lang: str | None = None
    covers: Covers | None = None
    visibility: Literal["quote_only", "internal"] | None = None


class Capture(Exact, frozen=True, kw_only=True):
    """Bytes at one moment, stored under their SHA-256 before any entry cites them."""

    sha256: Sha256
    media_type: str
    size_bytes: Natural
    name: str | None = None
    url: str | None = None


class Rendition(Exact, frozen=True, kw_only=True):
    """Plain text that a program got out of a capture, stored under its own SHA-256 (UTF-8)."""

    sha256: Sha256
    of: Sha256
    program: str


class Row(Exact, frozen=True, tag_field="is", tag="row"):
    """A row or element, counted from 1 without the header; `key` as the source writes it (`node/1`)."""

    number: Natural
    key: str | None = None
    sheet: str | None = None


class Cell(Exact, frozen=True, tag_field="is", tag="cell"):
    """A cell or tag by its column's name; without `row` it lies in the row of the assertion."""

    column: str
    exact: str
    row: Natural | None = None
    sheet: str | None = None


class JsonPointer(Exact, frozen=True, tag_field="is", tag="json"):
    """A node of a JSON document (RFC 6901); a statement's pointer starts at the node of its assertion."""

    path: str
    exact: str | None = None


class Page(Exact, frozen=True, tag_field="is", tag="page"):
    """A page, counted from 1, with a box (left, top, right, bottom) in thousandths of the page.

    Attributes:
        confidence: how sure a program was that recognised the words there, 0 to 100: of the most doubtful one.
    """

    number: Natural
    box: tuple[int, int, int, int] | None = None
    exact: str | None = None
    confidence: Natural | None = None


class TextQuote(Exact, frozen=True, tag_field="is", tag="quote"):
    """A stretch of a rendition: code points, half-open, with the words themselves (TextQuoteSelector).

    Attributes:
        drawn: where the words are drawn, if they were recognised in the picture of a page.
    """

    exact: str
    start: Natural
    end: Natural
    prefix: str | None = None
    suffix: str | None = None
    drawn: Page | None = None


class Region(Exact, frozen=True, tag_field="is", tag="region"):
    """A box (left, top, right, bottom) of an image, in pixels."""

    box: tuple[int, int, int, int]


Selector = TextQuote | Row | Cell | JsonPointer | Page | Region


class Evidence(Exact, frozen=True, tag_field="is", tag="evidence"):
    """Capture or rendition, and where in it."""

    capture: Sha256
    selector: Selector
    rendition: Sha256 | None = None


class Citation(Exact, frozen=True, tag_field="is", tag="citation"):
    """An archive reference or book page that is not held here."""

    text: str


class Attribution(Exact, frozen=True):
    """One layer of attribution: who is quoted, by which words. The paper or data set itself is no layer.

    Attributes:
        speaker: the name as written at its fullest in the document, or None where it is not known.
        mode: between quotation marks, or reported.
        cue: the words that attribute ("according to", "stressed").
        flags: findings about the attribution, such as `speaker_inconsistent`.
    """

    speaker: str | None
    mode: Literal["direct", "indirect"]
    cue: str | None = None
    flags: tuple[str, ...] = ()


def exact_words(selector: Selector | None) -> str | None:
    """Return the words that a selector points at, where it holds them."""
    return getattr(selector, "exact", None)
