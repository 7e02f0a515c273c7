"""A parsed HTML page: its text in lines as a reader sees them, its links, and what it says about itself.

Invariant: nothing is fetched and no script is run; the functions raise nothing on any tree that `parse_page` gives.
Text that a browser does not show (scripts, hidden elements, marks of footnotes) is no text here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree, html

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.encoding import Encoding, find_encoding
from cenotaph.sources.from_text import too_long
from cenotaph.sources.item import About, Limits

Element = Any
"""An element of lxml, which has no types of its own."""

_SIZE_FACTOR = 10
"""A page that is a list may be ten times as long as one that is an article."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "select", "textarea", "svg", "iframe", "button", "head", "object")
)  # fmt: skip
_UNSEEN = frozenset(("reference", "mw-editsection", "sortkey", "noprint"))
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
     "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "body")
)  # fmt: skip
_AROUND = frozenset(("nav", "footer", "aside", "form", "menu"))
_AROUND_WORDS = frozenset(
    ("nav", "navbar", "navbox", "navigation", "menu", "footer", "sidebar", "breadcrumb", "breadcrumbs", "pagination",
     "pager", "toc", "social", "share", "comments", "comment", "related", "cookie", "cookies", "catlinks", "tags", "references", "reflist")
)  # fmt: skip
_WORDS = re.compile(r"[A-Za-z]+")


class Page(msgspec.Struct, frozen=True):
    """A page that was parsed.

    Attributes:
        root: the element `<html>`.
        note: how its encoding was found, where that is not plain.
        about: what it says about itself.
        is_cut: whether it is nested so deeply that the parser gave up at some point.
    """

    root: Any
    note: str | None
    about: About
    is_cut: bool = False


class Line(msgspec.Struct, frozen=True):
    """One line of what a browser shows, and the element in which it begins."""

    text: str
    owner: Any


def read_page(path: Path, *, encoding: str | None, limit_bytes: int) -> tuple[str, Encoding]:
    """Read the text of a page, without control characters, in the encoding that it declares unless another is named.

    Raises:
        UnreadableSourceError: it is too long (`too_long`).
    """
    size = path.stat().st_size
    if size > limit_bytes:
        raise too_long(path, size, limit_bytes)
    data = path.read_bytes()
    found = find_encoding(path, declared=python_encoding(encoding) if encoding else declared_encoding(data))
    return without_controls(data.decode(found.name, errors="replace")), found


def without_controls(text: str) -> str:
    """Put blanks in place of control characters, which no parser of markup takes."""
    return _CONTROL.sub(" ", text)


def parse_page(path: Path, *, encoding: str | None, limits: Limits) -> Page:
    """Parse an HTML page of any quality.

    Raises:
        UnreadableSourceError: it is too long (`too_long`) or cannot be parsed (`not_html`).
    """
    text, found = read_page(path, encoding=encoding, limit_bytes=_SIZE_FACTOR * limits.page_bytes)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableSourceError(path, "not_html", f"the page cannot be parsed: {error}") from error
    return Page(root, next(iter(found.doubts), None), _about(root), _gave_up(parser))


def is_cut_off(page: str) -> bool:
    """Tell whether a page is nested so deeply that a parser gives up at some point."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    with suppress(etree.LxmlError, ValueError, AssertionError):
        html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    return _gave_up(parser)


def _gave_up(parser: Any) -> bool:
    return any("XML_PARSE_HUGE" in entry.message for entry in parser.error_log)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page declares, by Python's name."""
    found = _XML_ENCODING.search(data[:1024]) or _CHARSET.search(data[:8192])
    return python_encoding(found[1].decode("ascii", errors="replace")) if found else None


def python_encoding(label: str) -> str:
    """Return Python's name of an encoding that a page or a server names."""
    name = label.casefold()
    # The HTML standard reads these as Windows-1252, because the pages are.
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name


def lines_of(element: Element, *, fine: bool = False) -> list[Line]:
    """Return what a browser shows of an element, line by line, without blank lines.

    Args:
        element: any.
        fine: divide also where an element within a line has a class of its own.
    """
    lines: list[Line] = []
    pieces: list[str] = []
    owner: Element = element

    def end_line() -> None:
        if text := " ".join("".join(pieces).split()):
            lines.append(Line(text, owner))
        pieces.clear()

    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if not is_seen(node):
                walker.skip_subtree()
                continue
            if node.tag in _BLOCKS or (fine and node is not element and _is_field(node)):
                end_line()
            if node.text:
                if not pieces and node.text.strip():
                    owner = node
                pieces.append(node.text)
            elif node.tag == "img" and not pieces and node.get("alt"):
                owner = node
                pieces.append(node.get("alt"))
        else:
            if node.tag in _BLOCKS or (fine and node is not element and _is_field(node)):
                end_line()
            if node is not element and node.tail:
                if not pieces and node.tail.strip():
                    owner = node.getparent()
                pieces.append(node.tail)
    end_line()
    return lines


def text_of(element: Element) -> str:
    """Return what a browser shows of an element; line feeds stand between its lines."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    return "\n".join(line.text for line in lines_of(element))


def links_of(element: Element) -> list[str]:
    """Return the addresses that an element links to, as written, each once."""
    found = (link.get("href").strip() for link in element.iter("a") if link.get("href"))
    return list(
        dict.fromkeys(
            "".join(one.split())
            for one in found
            if one and not one.startswith(("#", "javascript:", "mailto:"))
        )
    )


def is_seen(element: Element) -> bool:
    """Tell whether a browser shows an element."""
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return False
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return False
    return _UNSEEN.isdisjoint(classes_of(element))


def frames_of(root: Element) -> set[Element]:
    """Return all elements that are, or are in, navigation or another frame around the contents."""
    found: set[Element] = set()
    for node in root.iter(etree.Element):
        if _is_frame(node) or node.getparent() in found:
            found.add(node)
    return found


def length_of(root: Element) -> int:
    """Return how many letters and signs of text a page shows, without the frames around its contents."""
    total = 0
    walker = etree.iterwalk(root, events=("start",))
    for _, node in walker:
        total += len("".join((node.tail or "").split()))
        if not is_seen(node) or _is_frame(node):
            walker.skip_subtree()
        else:
            total += len("".join((node.text or "").split()))
    return total


def classes_of(element: Element) -> list[str]:
    """Return the classes of an element."""
    return (element.get("class") or "").split()


def headings_before(root: Element) -> Iterator[tuple[Element, str]]:
    """Go through all elements in their order, each with the last heading before it ("" where there is none)."""
    heading = ""
    for node in root.iter(etree.Element):
        if node.tag in ("h1", "h2", "h3", "h4", "h5") and (text := text_of(node)):
            heading = " ".join(text.split())[:120]
        yield node, heading


def _is_field(node: Element) -> bool:
    return bool(node.get("itemprop")) or (node.tag in ("span", "time") and bool(node.get("class")))


def _is_frame(node: Element) -> bool:
    if node.tag in ("html", "body"):
        return False
    if node.tag in _AROUND or node.get("role") in ("navigation", "menu", "contentinfo"):
        return True
    words = _WORDS.findall(f"{node.get('class') or ''} {node.get('id') or ''}".casefold())
    return not _AROUND_WORDS.isdisjoint(words)


def _about(root: Element) -> About:
    title = next((text_of(node) for node in root.iter("title")), "")
    named = {
        (node.get("property") or node.get("name") or "").casefold(): (node.get("content") or "").strip()
        for node in root.iter("meta")
    }
    address = next((node.get("href") for node in root.iter("link") if node.get("rel") == "canonical"), None)
    address = address or named.get("og:url")
    lang = re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", (root.get("lang") or "").strip())
    return About(
        title=" ".join(title.split()) or named.get("og:title") or None,
        publisher=named.get("og:site_name") or None,
        url=address if address and address.startswith(("http://", "https://")) else None,
        lang=lang[0].replace("_", "-") if lang else None,
    )
