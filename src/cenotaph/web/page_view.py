"""The pages of a scan with the boxes of what is stated on them.

Invariant: every statement and quotation whose words were recognised on a page has its box there, together with others of
the same box; of a source that may only be quoted the frame of a page is drawn, and no picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from cenotaph.register.answers import DocumentView
from cenotaph.web.links import anchor

_A4 = (1000.0, 1414.0)
_WIDTH = 1000
_ROUND = 4
"""Thousandths of the page by which a box is drawn larger than its letters."""

PageBox = tuple[int, int, int, int]


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A box on a page, in the page's own measure. `keys`: what stands on it; `look`: stated, spoken or both."""

    keys: tuple[str, ...]
    look: str
    words: str
    x: int
    y: int
    width: int
    height: int


class PageView(msgspec.Struct, frozen=True, kw_only=True):
    """A page: `src` is the address of its picture, None where only its frame can be drawn."""

    number: int
    width: int
    height: int
    src: str | None
    boxes: tuple[Box, ...]


def pages_drawn_on(document: DocumentView) -> tuple[int, ...]:
    """Name the pages on which anything stands that was recognised."""
    return tuple(sorted({page for page, _ in _boxes(document)}))


def view_pages(document: DocumentView, sizes: Mapping[int, tuple[float, float]]) -> tuple[PageView, ...]:
    """Arrange the pages that anything stands on.

    Args:
        document: what stands on it.
        sizes: of the pages whose picture can be shown, in any unit.
    """
    if document.source.visibility == "internal":
        return ()
    boxes = _boxes(document)
    pages = []
    for number in pages_drawn_on(document):
        size = sizes.get(number) if document.source.visibility == "public" else None
        width, height = size or _A4
        tall = max(1, round(_WIDTH * height / width))
        pages.append(
            PageView(
                number=number,
                width=_WIDTH,
                height=tall,
                src=f"/document/{document.sha256}/page/{number}" if size else None,
                boxes=tuple(_box(box, here, tall) for (page, box), here in boxes.items() if page == number),
            )
        )
    return tuple(pages)


def _boxes(document: DocumentView) -> dict[tuple[int, PageBox], list[tuple[str, str, str]]]:
    """Collect boxes with what stands on each: key, look, words."""
    found: dict[tuple[int, PageBox], list[tuple[str, str, str]]] = {}

    def add(drawn: dict[str, Any] | None, key: str | None, look: str, words: str) -> None:
        if drawn is not None and drawn["box"] is not None and key is not None:
            found.setdefault((drawn["page"], tuple(drawn["box"])), []).append((anchor(key), look, words))

    for line in document.statements:
        add(line.drawn, line.address, "stated", line.quote or "")
    for quotation in document.quotations:
        add(quotation.drawn, quotation.address, "spoken", quotation.text)
    return found


def _box(box: PageBox, here: list[tuple[str, str, str]], tall: int) -> Box:
    looks = {look for _, look, _ in here}
    left, top, right, bottom = (
        max(0, box[0] - _ROUND),
        max(0, box[1] - _ROUND),
        min(1000, box[2] + _ROUND),
        min(1000, box[3] + _ROUND),
    )
    return Box(
        keys=tuple(key for key, _, _ in here),
        look=looks.pop() if len(looks) == 1 else "both",
        words=here[0][2],
        x=left,
        y=round(top * tall / 1000),
        width=max(1, right - left),
        height=max(1, round((bottom - top) * tall / 1000)),
    )
