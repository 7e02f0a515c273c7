"""What a reader yields: rows, documents, and what could not be read, with code, place and reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from cenotaph.model.evidence import Selector


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader takes before it refuses.

    Attributes:
        document_bytes: size of a plain text, and of the text that an HTML page holds.
        page_bytes: size of an HTML page with its markup.
        line_chars: length of one line of a CSV file; a longer one is passed over without being held in memory.
        nesting: how deep the JSON of one feature or record may be nested.
        table_bytes: size of a file that has to be held in memory to be read at all (spreadsheets, KML, YAML), unpacked.
        unpacked_bytes: size of what a packed file or archive holds.
        unpacked_ratio: how many times larger than the packed file that may be, from 100 MB on: more is a bomb.
        members: files in an archive.
        member_bytes: size of one page, PDF or picture held in a web archive, unpacked.
        fetched_bytes: size of what is fetched from an address.
        pages: pages of a PDF or scan.
        pixels: of one picture, and of one page of a scanned PDF.
    """

    document_bytes: int = 2_000_000
    page_bytes: int = 10_000_000
    line_chars: int = 32_000_000
    nesting: int = 64
    table_bytes: int = 1_000_000_000
    unpacked_bytes: int = 20_000_000_000
    unpacked_ratio: int = 200
    members: int = 10_000
    member_bytes: int = 100_000_000
    fetched_bytes: int = 1_000_000_000
    pages: int = 5_000
    pixels: int = 180_000_000


DEFAULT_LIMITS = Limits()


class Row(msgspec.Struct, frozen=True):
    """One record of a list.

    Attributes:
        number: counted from 1, without the header.
        place: where it stands, in words: "line 12", "feature 12 (/features/11)", "node/1".
        cells: by column, as written. GeoJSON: the properties with "@id" and "@type"; OSM: the tags with "@id".
        selector: the same place for programs.
        lon: degrees of a representative point, WGS 84, or None where the record has no geometry.
        lat: the same.
        file: the name of the file.
    """

    number: int
    place: str
    cells: dict[str, str]
    selector: Selector
    lon: float | None = None
    lat: float | None = None
    file: str = ""


class Word(msgspec.Struct, frozen=True):
    """A word that was recognised in a picture of a page.

    Attributes:
        start: of its characters in the text of the document; end: behind the last one.
        page: counted from 1.
        box: left, top, right, bottom in thousandths of the page.
        confidence: how sure the recogniser is, 0 to 100.
    """

    start: int
    end: int
    page: int
    box: tuple[int, int, int, int]
    confidence: int


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text, and what its page says about itself.

    Attributes:
        text: the rendition: what spans count in. Form feeds stand between its pages, where it has pages: the page
            of a span is one more than the form feeds before it.
        title: its headline.
        lang: BCP 47.
        published: EDTF.
        publisher: the name of the site or paper.
        url: its canonical address.
        author: as written.
        program: what made the rendition, where that is not the same for all documents of a file.
        retrieved_at: when it was fetched (UTC seconds), where the file says it.
        words: where each word stands, in a text that was recognised.
    """

    text: str
    title: str | None = None
    lang: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    program: str | None = None
    retrieved_at: int | None = None
    words: tuple[Word, ...] = ()


class Rejected(msgspec.Struct, frozen=True):
    """One thing that could not be read or used.

    Attributes:
        code: a short code that programs can count by (`ragged_row`).
        file: the name of the file.
        place: where in it, in words.
        reason: what is wrong, in words that a stranger understands.
    """

    code: str
    file: str
    place: str
    reason: str


Item = Row | Document | Rejected


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a list says about itself (the metadata of a portal, the name of a map); each None is not said."""

    title: str | None = None
    publisher: str | None = None
    licence: str | None = None
    published: str | None = None
    url: str | None = None
    lang: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is being read.

    Attributes:
        unit: what is counted.
        media_type: of the file.
        program: what reads it, with its version.
        items: can be run through once.
        notes: what was found out about the file before the first item: encoding, delimiter, header.
        total_hint: about how many items there are, where that is known.
        about: what the file says about itself.
        format: one of `detect.Format`; filled in by `read_source`.
        afterwards: gives the notes that can be made only when the last item was read (what was passed over).
    """

    unit: Literal["row", "feature", "document"]
    media_type: str
    program: str
    items: Iterator[Item]
    notes: tuple[str, ...] = ()
    total_hint: int | None = None
    about: About = About()
    format: str = ""
    afterwards: Callable[[], tuple[str, ...]] = tuple
