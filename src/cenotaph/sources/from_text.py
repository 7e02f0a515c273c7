"""A plain text -> one document.

Invariant: the rendition is the text of the file with line feeds as line ends and without a byte order mark; nothing else
is changed, so that spans can be counted in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cenotaph import __version__
from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.encoding import find_encoding
from cenotaph.sources.item import DEFAULT_LIMITS, Document, Item, Limits, Reading

_TITLE_CHARS = 120


def read_text(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a plain text.

    Raises:
        UnreadableSourceError: it is longer than the limit (`too_long`), or no text (`binary`).
    """
    del table
    size = path.stat().st_size
    if size > limits.document_bytes:
        raise too_long(path, size, limits.document_bytes)
    found = find_encoding(path, declared=encoding)
    text = path.read_bytes().decode(found.name, errors="replace" if found.damaged else "strict")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise UnreadableSourceError(path, "binary", "this is no text: it holds zero bytes")
    return Reading(
        unit="document",
        media_type="text/plain",
        program=f"cenotaph-text {__version__}",
        items=_one(Document(text=text, title=_title(text))),
        notes=found.notes,
        total_hint=1,
    )


def too_long(path: Path, size_bytes: int, limit_bytes: int) -> UnreadableSourceError:
    """Make the error that says that a document is too long to be one."""
    return UnreadableSourceError(
        path,
        "too_long",
        f"the text has {size_bytes:,} bytes, and a document may have {limit_bytes:,}: divide it into its parts",
    )


def _one(document: Document) -> Iterator[Item]:
    yield document


def _title(text: str) -> str | None:
    """Take a short first line with a blank line below it for the title."""
    first, _, rest = text.lstrip("\n").partition("\n")
    title = first.strip()
    is_title = 0 < len(title) <= _TITLE_CHARS and rest[:1] == "\n" and title[-1] not in ".;:,"
    return title if is_title else None
