"""Addresses of pages, and names of places in a page."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from cenotaph.errors import MalformedAddressError
from cenotaph.model.identity import parse_address


def site_path(id_: str) -> str:
    """Return the path of a site's page; an id's own percent signs are escaped once more.

    >>> site_path("cwgc:AIX-NOULETTE%20COMMUNAL"), site_path("text:0f/12/Rason")
    ('/site/cwgc:AIX-NOULETTE%2520COMMUNAL', '/site/text:0f/12/Rason')
    """
    return f"/site/{quote(id_, safe='/:')}"


def anchor(text: str) -> str:
    """Return the name of a statement, or of anything else, inside a page.

    >>> anchor("12#3"), anchor("12"), anchor("https://example.org/a b")
    ('a12-3', 'a12', 'https%3A%2F%2Fexample.org%2Fa%20b')
    """
    try:
        address = parse_address(text)
    except MalformedAddressError:
        return quote(text, safe="")
    return f"a{address.entry}" if address.statement is None else f"a{address.entry}-{address.statement}"


def is_web(url: str | None) -> bool:
    """Tell whether a stored URL may become a link: a `javascript:` or `data:` one stays text.

    >>> is_web("https://example.org/a"), is_web("javascript:alert(1)"), is_web(None)
    (True, False, False)
    """
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
