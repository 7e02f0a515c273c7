"""What a column of a list is used for, and why."""

from __future__ import annotations

from typing import Literal

import msgspec

Concepts = frozenset[str]
"""What the words of a header mean; see `headers`."""


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """What a column is used for.

    Attributes:
        what: "name", "lat", "event", "count" ...; "unused" where nothing is made of it.
        reason: why, in words.
        of: of an event its property; of a text its property.
        lang: the language that the header names.
        unit, category, identified, conflict: of a count.
        o: of a position, what the letter O stands for.
        swapped: of a coordinate whether its header says the other one.
        counts: of a date that a program keeps as a number: what that counts.
        said: whether the balance repeats the reason: it is a decision that somebody should look at.
        sure: 0 to 3: what the header and the cells say together (3), one of them alone, or neither clearly.
    """

    what: str
    reason: str
    of: str | None = None
    lang: str | None = None
    unit: str | None = None
    category: str | None = None
    identified: str | None = None
    conflict: str | None = None
    o: Literal["E", "W"] | None = None
    counts: Literal["days", "milliseconds"] | None = None
    sure: int = 2
    swapped: bool = False
    said: bool = False
