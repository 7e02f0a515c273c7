"""Part and whole: a statue and its cemetery are alike in name and place, and are two things.

Invariant: says something only of two records whose words for what they are name things of different classes; names and
kinds are read by the multilingual table of generic words.
"""

from __future__ import annotations

from typing import Final, Literal

from cenotaph.linkage.name_words import name_words
from cenotaph.linkage.record import Record
from cenotaph.linkage.word_table import word_table

GROUNDS: Final = frozenset(
    ["cemetery", "park", "garden", "square", "grove", "alley", "battlefield", "reserve", "estate", "camp"]
)
"""Grounds on which things stand."""

HOUSES: Final = frozenset(
    [
        "building", "castle", "cathedral", "church", "court", "culture_house", "fortress", "hospital", "house", "library",
        "monastery", "mosque", "museum", "palace", "prison", "school", "seminary", "stadium", "station", "synagogue",
        "temple", "theatre", "university",
    ]
)  # fmt: skip
"""Houses in which, or at which, things stand; they stand on grounds themselves."""

_LONGEST: Final = 120


def whole_of(a: Record, b: Record) -> Literal["a", "b"] | None:
    """Say which of two records is the whole of which the other is a part.

    >>> whole_of(Record(id="1", kind="statue"), Record(id="2", kind="cemetery"))
    'b'

    Args:
        a: one record.
        b: the other one, of another class of things.

    Returns:
        Which one, or None where neither is larger by what it is.
    """
    size_a, size_b = _size(a), _size(b)
    if size_a is None or size_b is None or size_a == size_b:
        return None
    return "a" if size_a > size_b else "b"


def _size(record: Record) -> int | None:
    """2 of grounds, 1 of houses, 0 of things; None where nobody says what it is. What is called both is the smaller."""
    said = " ; ".join(filter(None, (record.kind, *record.names)))
    objects = _objects((record.kind or "").replace("_", " ")) or _objects(said[:_LONGEST])
    if not objects:
        return None
    return min(2 if one in GROUNDS else 1 if one in HOUSES else 0 for one in objects)


def _objects(text: str) -> set[str]:
    groups = word_table().groups
    return {concept for concept in name_words(text[:_LONGEST]).concepts if groups.get(concept) == "object"}
