"""What "O" stands for in a column of positions: Ost and Oost, or Ouest, Oeste and Ovest.

Invariant: nothing is guessed. A letter for the other direction in the same column decides, or a whole word; where both
are there, or neither, it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from cenotaph.normalize.coordinates import Axis, fold_coordinate, parse_degrees, parse_pair

_WORD = re.compile(r"[^\W\d_]+")
_EAST = frozenset(["ost", "osten", "oost", "w", "west", "westen"])
"""Words beside which O is east: it is written so, or the other direction has a letter of its own."""
_WEST = frozenset(["ouest", "oeste", "ovest", "oest", "e", "east", "est", "este", "leste", "l"])
_OF_LANGUAGE: dict[str, Literal["E", "W"]] = {
    "de": "E", "nl": "E", "fr": "W", "es": "W", "it": "W", "pt": "W", "ca": "W", "gl": "W",
}  # fmt: skip


def is_open(cell: str, *, axis: Axis | None = None) -> bool:
    """Tell whether a cell is a position but for an O of which it does not say what it stands for.

    Args:
        cell: its words.
        axis: of a cell with one coordinate; None: it holds both.

    >>> is_open("52.1 N, 13.7 O"), is_open("52.1 N, 13.7 E"), is_open("13.7 O", axis="lon"), is_open("Ort 7")
    (True, False, True, False)
    """
    if not re.search(r"o", cell, re.I):
        return False
    if axis is None:
        return parse_pair(cell) is None and parse_pair(cell, o_means="E") is not None
    return parse_degrees(cell, axis=axis) is None and parse_degrees(cell, axis=axis, o_means="E") is not None


def meaning_of_o(cells: Iterable[str]) -> Literal["E", "W"] | None:
    """Find out what O stands for by the other letters of a column.

    >>> meaning_of_o(["52.1 N, 13.7 O", "52.2 N, 0.4 W"]), meaning_of_o(["40.1 N, 3.7 O", "39.2 N, 0.2 E"])
    ('E', 'W')
    >>> meaning_of_o(["52.1 N, 13.7 O"]), meaning_of_o(["1 N, 2 E", "1 N, 2 W"])
    (None, None)
    """
    words = {word for cell in cells for word in _WORD.findall(fold_coordinate(cell))}
    is_east, is_west = bool(words & _EAST), bool(words & _WEST)
    if is_east == is_west:
        return None
    return "E" if is_east else "W"


def o_of_language(language: str | None) -> Literal["E", "W"] | None:
    """Return what O stands for in a language, if it stands for a direction there at all.

    >>> o_of_language("de-AT"), o_of_language("fr"), o_of_language("en")
    ('E', 'W', None)
    """
    return _OF_LANGUAGE.get((language or "").partition("-")[0].lower())
