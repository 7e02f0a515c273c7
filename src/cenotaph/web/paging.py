"""Long answers in pages of some lines, with links between them."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

PAGE_LINES: Final = 100


def make_pager(path: str, pairs: list[tuple[str, str]], *, offset: int, count: int) -> dict[str, str | None]:
    """Make the addresses of the pages before and behind one.

    Args:
        path: of the page.
        pairs: what is asked beside the offset.
        offset: of the first line that is shown.
        count: of all lines.

    >>> make_pager("/sites", [], offset=0, count=101)
    {'previous': None, 'next': '/sites?offset=100'}
    """

    def link(start: int) -> str:
        return f"{path}?{urlencode([*pairs, ('offset', str(start))])}"

    before, after = max(0, offset - PAGE_LINES), offset + PAGE_LINES
    return {"previous": link(before) if offset else None, "next": link(after) if after < count else None}
