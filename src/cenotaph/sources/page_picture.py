"""Pages of a scan for people to look at: as `from_scan` recognised them, small enough to be sent.

Invariant: a page lies as it lay when its words were recognised, so that boxes in thousandths of it fit; whatever the
bytes are, what comes out is a picture or an `UnreadableSourceError`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources import pdf_file
from cenotaph.sources.from_scan import damaged_as_ours, is_pdf, opened_picture
from cenotaph.sources.item import DEFAULT_LIMITS, Limits
from cenotaph.sources.packed import unpacked

WIDTH_PX = 1400
"""How wide a page is sent: its small print can be read, and it has some 200 kB."""

_QUALITY = 75


def page_sizes(
    path: Path, numbers: Iterable[int], limits: Limits = DEFAULT_LIMITS
) -> dict[int, tuple[float, float]]:
    """Return the width and height of pages (in whatever unit), without drawing them.

    Args:
        path: a PDF or a picture, perhaps packed.
        numbers: of the pages, counted from 1; those that there are not are left out.
        limits: what is refused.

    Raises:
        UnreadableSourceError: it is none of these, or damaged.
    """
    sizes: dict[int, tuple[float, float]] = {}
    with unpacked(path, limits) as file:
        if is_pdf(file):
            with pdf_file.opened_pdf(file, limits) as document:
                for number in numbers:
                    if 1 <= number <= len(document):
                        sizes[number] = pdf_file.size_of(file, document, number - 1)
            return sizes
        with opened_picture(file, limits) as picture:
            for number in numbers:
                with damaged_as_ours(path, number):
                    if 1 <= number <= getattr(picture, "n_frames", 1):
                        picture.seek(number - 1)
                        sizes[number] = (float(picture.width), float(picture.height))
    return sizes


def draw_page(path: Path, number: int, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Draw a page as a JPEG in grey, `WIDTH_PX` wide at most.

    Args:
        path: a PDF or a picture, perhaps packed.
        number: of the page, counted from 1.
        limits: what is refused.

    Raises:
        UnreadableSourceError: it is none of these, damaged, or has no such page.
    """
    with unpacked(path, limits) as file, damaged_as_ours(path, number):
        picture = _drawn(file, number, limits)
        if picture.width > WIDTH_PX:
            height = max(1, round(picture.height * WIDTH_PX / picture.width))
            picture = picture.resize((WIDTH_PX, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=_QUALITY)
        return stream.getvalue()


def _drawn(file: Path, number: int, limits: Limits) -> Image.Image:
    if is_pdf(file):
        with pdf_file.opened_pdf(file, limits) as document:
            if not 1 <= number <= len(document):
                raise _no_page(file, number)
            return pdf_file.picture_of(file, document, index=number - 1, limits=limits, width_px=WIDTH_PX)
    with opened_picture(file, limits) as picture:
        if not 1 <= number <= getattr(picture, "n_frames", 1):
            raise _no_page(file, number)
        picture.seek(number - 1)
        if picture.width * picture.height > limits.pixels:
            raise UnreadableSourceError(file, "too_large", "the page has too many pixels")
        return picture.convert("L")


def _no_page(path: Path, number: int) -> UnreadableSourceError:
    return UnreadableSourceError(path, "not_image", f"it has no page {number}")
