"""An HTML article -> one document: its text, and what the page says about itself.

Invariant: the rendition is what `trafilatura` of the version in `program` gets out of the page; the same bytes give
the same text. A date is taken only from what the page declares (metadata, `<time>`), not from words in the text.

It fetches nothing and runs no script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import trafilatura
from trafilatura.settings import Document as Extracted

from cenotaph.errors import UnreadableSourceError
from cenotaph.normalize.edtf import is_edtf
from cenotaph.sources.from_text import too_long
from cenotaph.sources.html_page import is_cut_off, read_page
from cenotaph.sources.item import DEFAULT_LIMITS, Document, Item, Limits, Reading

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LANG = re.compile(
    r"""<html\b[^>]{0,2000}?\s(?:xml:)?lang\s*=\s*["']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*)""", re.I
)
_HEAD_CHARS = 20_000
_DEPTH = 256
_CUT = "elements are nested too deeply: what stands in them and behind them is not read"


def read_html(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the article of an HTML page.

    Raises:
        UnreadableSourceError: the page or its text is too long (`too_long`), the page cannot be parsed (`not_html`),
            or holds no text (`no_text`).
    """
    del table
    page, found = read_page(path, encoding=encoding, limit_bytes=limits.page_bytes)
    page = _XML_DECLARATION.sub("", page, count=1)
    extracted = _extract(path, page)
    text = (extracted.text or "").strip() if extracted else ""
    is_cut = page.count("<") > _DEPTH and is_cut_off(page)
    if extracted is None or not text:
        reason = "the page holds no text that could be an article"
        raise UnreadableSourceError(
            path, "too_deep" if is_cut else "no_text", f"{_CUT}: {reason}" if is_cut else reason
        )
    if (length := len(text.encode())) > limits.document_bytes:
        raise too_long(path, length, limits.document_bytes)
    return Reading(
        unit="document",
        media_type="text/html",
        program=f"trafilatura {version('trafilatura')}",
        items=_one(_document(extracted, text, page)),
        notes=(
            *found.doubts,
            *((_CUT,) if is_cut else ()),
        ),
        total_hint=1,
    )


def _extract(path: Path, page: str) -> Extracted | None:
    try:
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (
        Exception
    ) as error:  # lxml, htmldate and courlan each raise their own on pages that no browser made
        raise UnreadableSourceError(path, "not_html", f"the page cannot be parsed: {error}") from error
    return found if isinstance(found, Extracted) else None


def _document(extracted: Extracted, text: str, page: str) -> Document:
    lang = _LANG.search(page[:_HEAD_CHARS])
    date = extracted.date
    return Document(
        text=text,
        title=extracted.title or None,
        lang=lang[1].replace("_", "-") if lang else None,
        published=date if date and is_edtf(date) else None,
        publisher=extracted.sitename or None,
        url=_address(extracted.url),
        author=extracted.author or None,
    )


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _one(document: Document) -> Iterator[Item]:
    yield document
