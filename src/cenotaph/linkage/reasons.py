"""Reasons of a score in words with their weights: as they stand in a judgement, and back.

Invariant: `parse_reason` reads what `format_reason` writes, to a hundredth of a bit. A reason never quotes a record: what
is erased must not live on in a judgement.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

WORDS: Final = {
    "name": "how alike the names are",
    "said": "what the names say, with generic words in any language",
    "generic": "both names are generic",
    "object": "what the names call it",
    "whom": "whom the names are about",
    "war": "which war the names are about",
    "trait": "titles and adjectives in the names",
    "kind": "what kind the sources give",
    "class": "whether such things can be one",
    "distance": "how far apart they lie",
    "year": "the year of building or unveiling",
    "born": "the year of birth",
    "died": "the year of death",
    "years": "years in the inscriptions",
    "street": "the street",
    "number": "the house number",
    "city": "the town",
    "digits": "numbers in the names",
    "text": "what inscriptions and other texts share",
    "identifier": "an identifier that both bear",
    "register": "two ids in one register",
    "rivals": "how other candidates do",
    "fit": "how far such reasons have been right",
    "bias": "how rarely two records that come together are one",
}
"""By group of features."""

LEAST: Final = 0.05
"""A reason of fewer bits is not written down."""

_WRITTEN: Final = re.compile(r"([+-]\d{1,4}\.\d\d) bits: (.+)", re.DOTALL)


class Reason(NamedTuple):
    """One part of a score.

    Attributes:
        about: a key of `WORDS`, or words of its own.
        weight: in bits (log2 odds): 1 doubles the odds, -1 halves them.
    """

    about: str
    weight: float

    @property
    def words(self) -> str:
        """What it is about, for a reader."""
        return WORDS.get(self.about, self.about)


def format_reason(reason: Reason) -> str:
    """Write a reason.

    >>> format_reason(Reason("distance", 1.5))
    '+1.50 bits: how far apart they lie'
    """
    return f"{reason.weight:+.2f} bits: {reason.words}"


def parse_reason(text: str) -> Reason | None:
    """Read a reason of a program; None of what is written otherwise.

    >>> parse_reason("-0.25 bits: the street")
    Reason(about='the street', weight=-0.25)
    """
    found = _WRITTEN.fullmatch(text)
    return Reason(found[2], float(found[1])) if found else None
