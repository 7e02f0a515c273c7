"""Headings between the rows of a list: what one says holds for the rows below it, until the next.

With `[heading]`, each row below a heading gets a cell `@heading` with its words, for `places` and qualifiers. Invariant:
a selector never points at that cell, since the words stand in another row; the heading itself is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from cenotaph.extract.rows.conditions import compile_if
from cenotaph.extract.rows.profile import Profile
from cenotaph.extract.rows.spec import HEADING
from cenotaph.sources.item import Item, Row


def under_headings(items: Iterable[Item], profile: Profile) -> Iterator[Item]:
    """Give each row the heading that it stands under, if the profile wants that.

    Args:
        items: what a reader yields, in the order of the file.
        profile: says which rows are headings.
    """
    spec = profile.spec.heading
    if spec is None:
        yield from items
        return
    read_cell = profile.plan.read_cell
    is_heading = compile_if(spec.if_, read_cell, ("heading", "if"))
    words: str | None = None
    for item in items:
        if isinstance(item, Row):
            if is_heading(item.cells, ""):
                words = read_cell(item.cells, spec.column)
            elif words is not None:
                item = msgspec.structs.replace(item, cells={**item.cells, HEADING: words.rstrip(" :")})
        yield item
