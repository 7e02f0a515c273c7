"""Pictures of the pages of scans, drawn from the capture when somebody looks at them, and kept for a while.

Invariant: a page is shown only while its capture is held here, unchanged since it was stored; one is drawn at a time.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from hashlib import sha256 as digest_of
from pathlib import Path

from cenotaph.errors import CaptureMissingError, UnreadableSourceError
from cenotaph.sources.page_picture import draw_page, page_sizes
from cenotaph.web.assets import Asset
from cenotaph.web.reader import Reader

_DRAWING = threading.Lock()
"""A page may take as much memory as its scan has pixels."""


def sizes_of(reader: Reader, capture: str | None, numbers: tuple[int, ...]) -> dict[int, tuple[float, float]]:
    """Return the sizes of those pages of a capture that can be shown."""
    path = reader.held(capture) if capture and numbers else None
    return _sizes(path, numbers) if path is not None else {}


@lru_cache(maxsize=256)
def _sizes(path: Path, numbers: tuple[int, ...]) -> dict[int, tuple[float, float]]:
    try:
        with _DRAWING:
            return page_sizes(path, numbers)
    except UnreadableSourceError:
        return {}  # a web archive, or whatever else the text came out of


def picture_tag(capture: str, number: int) -> str:
    """Name a picture before it is drawn."""
    return f'"{digest_of(f"{capture} {number}".encode()).hexdigest()[:32]}"'


def picture_of(reader: Reader, capture: str, number: int) -> Asset:
    """Draw a page of a capture.

    Raises:
        CaptureMissingError: the capture is not held any more, or has no such page that can be drawn.
    """
    path = reader.held(capture)
    if path is None:
        raise CaptureMissingError(capture, "not there")
    return _picture(path, capture, number)


@lru_cache(maxsize=16)
def _picture(path: Path, capture: str, number: int) -> Asset:
    try:
        with _DRAWING:
            body = draw_page(path, number)
    except UnreadableSourceError as error:
        raise CaptureMissingError(capture, f"page {number} cannot be drawn") from error
    return Asset(body, None, "image/jpeg", picture_tag(capture, number))
