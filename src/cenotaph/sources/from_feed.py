"""RSS and Atom -> documents, one an entry.

Invariant: every entry comes out once, as a `Document` or as a `Rejected` that names it; nothing is fetched. The text is
the entry's content, or its summary where it has none, without markup; a date is the one the entry declares.

`feedparser` reads what the many dialects of feeds are; it is given bytes only.

Source: RSS 2.0, RFC 4287 (Atom), RSS 1.0.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import feedparser
import lxml.html
from lxml import etree

from cenotaph.errors import UnreadableSourceError
from cenotaph.normalize.edtf import is_edtf
from cenotaph.sources.html_page import without_controls
from cenotaph.sources.item import DEFAULT_LIMITS, About, Document, Limits, Reading, Rejected

HELD_BYTES = 50_000_000
"""The largest feed: it is held as a whole."""

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section",
     "article", "figure", "figcaption", "hr", "dt", "dd")
)  # fmt: skip
_SILENT = ("script", "style", "iframe", "object", "noscript", "template")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[#\w]+;")


def read_feed(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the entries of a feed.

    Args:
        path: the file.
        encoding: in place of what the file declares.
        table: not used.
        limits: how long the text of an entry may be.

    Raises:
        UnreadableSourceError: the feed is too large to be held (`too_large`), is none (`not_xml`), or has no entries
            (`no_records`).
    """
    del table
    size = path.stat().st_size
    if size > (allowed := min(HELD_BYTES, limits.table_bytes)):
        raise UnreadableSourceError(path, "too_large", f"it has {size:,} bytes; {allowed:,} can be held")
    data = path.read_bytes()
    if _ENTITY.search(data):
        raise UnreadableSourceError(path, "not_xml", "XML entities are not supported")
    feed = _parsed(path, data, encoding)
    entries = feed.get("entries") or []
    fault = feed.get("bozo_exception") if feed.get("bozo") else None
    reason = f"this is no feed: {' '.join(str(fault).split())[:200]}"
    if not entries and fault is not None:
        raise UnreadableSourceError(path, "not_xml", reason)
    if not entries:
        raise UnreadableSourceError(path, "no_records", "there are no entries in this feed")
    about = _about(feed.get("feed") or {})
    return Reading(
        unit="document",
        media_type="application/atom+xml"
        if str(feed.get("version")).startswith("atom")
        else "application/rss+xml",
        program=f"feedparser {version('feedparser')}",
        items=_documents(path.name, entries, about, limits),
        notes=tuple(_notes(entries, fault)),
        total_hint=len(entries),
        about=about,
    )


def _parsed(path: Path, data: bytes, encoding: str | None) -> dict[str, Any]:
    headers = {"content-type": f"application/xml; charset={encoding}"} if encoding else {}
    try:
        found: dict[str, Any] = feedparser.parse(
            io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False, response_headers=headers
        )
    except Exception as error:  # it is many parsers for broken XML, and each raises its own
        raise UnreadableSourceError(path, "not_xml", f"this is no feed: {type(error).__name__}") from error
    return found


def _notes(entries: list[Any], fault: object) -> Iterator[str]:
    if fault is not None:
        yield f"the feed is damaged, and was mended: {' '.join(str(fault).split())[:200]}"
    placed = sum(
        1 for entry in entries if entry.get("where") or entry.get("geo_lat") or entry.get("georss_point")
    )
    if placed:
        yield f"{placed:,} entries name a position on the map (GeoRSS), which documents do not keep"


def _about(head: Any) -> About:
    return About(
        title=_line(head.get("title")),
        publisher=_line(head.get("publisher")) or _line(head.get("title")),
        licence=_line(head.get("rights")) or _line(head.get("license")),
        published=_date(head),
        url=_address(head.get("link")),
        lang=_lang(head.get("language")),
    )


def _documents(file: str, entries: list[Any], about: About, limits: Limits) -> Iterator[Document | Rejected]:
    for number, entry in enumerate(entries, 1):
        title = _line(entry.get("title"))
        place = f"entry {number}" + (f" ({title[:60]})" if title else "")
        contents = [one for one in entry.get("content") or [] if isinstance(one, dict) and one.get("value")]
        longest = max(contents, key=lambda one: len(str(one["value"])), default=None)
        written = str(longest["value"] if longest else entry.get("summary") or "")
        text = plain_text(written)
        if not text:
            yield Rejected("no_text", file, place, "the entry has neither content nor summary")
        elif len(text.encode()) > limits.document_bytes:
            yield Rejected("too_long", file, place, f"its text has more than {limits.document_bytes:,} bytes")
        else:
            yield Document(
                text=text,
                title=title,
                lang=_lang((longest or {}).get("language")) or about.lang,
                published=_date(entry),
                publisher=_line((entry.get("source") or {}).get("title")) or about.title,
                url=_address(entry.get("link")),
                author=_line(entry.get("author")),
            )


def plain_text(written: str) -> str:
    r"""Return a text without its markup, one paragraph a line.

    >>> plain_text("<p>In <b>1946</b>&nbsp;built.</p><p>Restored.</p>")
    'In 1946 built.\nRestored.'
    """
    written = without_controls(written)
    if not _MARKUP.search(written):
        return "\n".join(filter(None, (" ".join(line.split()) for line in written.splitlines())))
    try:
        root = lxml.html.fragment_fromstring(written, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    etree.strip_elements(root, *_SILENT, with_tail=False)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        is_block = isinstance(element.tag, str) and element.tag.casefold() in _BLOCKS
        if event == "start":
            pieces += ["\n" if is_block else "", " ".join((element.text or " ").splitlines())]
        if event != "start" and element is not root:
            pieces += ["\n" if is_block else "", " ".join((element.tail or "").splitlines())]
    return "\n".join(filter(None, (" ".join(line.split()) for line in "".join(pieces).split("\n"))))


def _line(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(plain_text(value).split()) or None


def _date(entry: Any) -> str | None:
    """Return the day that is declared; `feedparser` turns it into UTC, so the written one comes first."""
    for name in ("published", "created", "updated"):
        written = entry.get(name)
        if isinstance(written, str) and is_edtf(written.strip()[:10]):
            return written.strip()[:10]
        parsed = entry.get(f"{name}_parsed")
        if isinstance(parsed, time.struct_time) and 0 < parsed.tm_year <= 9999:
            return f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}"
    return None


def _address(link: object) -> str | None:
    return link if isinstance(link, str) and link.startswith(("http://", "https://")) else None


def _lang(value: object) -> str | None:
    if not isinstance(value, str) or not re.fullmatch(
        r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", value.strip()
    ):
        return None
    return value.strip().replace("_", "-")
