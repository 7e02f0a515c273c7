"""How many of what: a cell of numbers, with the bounds and the unit that its words give.

Invariant: the whole cell is understood or it is None. "10.000" is only read where a language says what the full stop
does: ten or ten thousand, nobody can tell, and a lie by a factor of a thousand is the worst.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cenotaph.extract.rows.cell_words import unit_of
from cenotaph.model.value import Unit
from cenotaph.normalize.quantities import may_part_thousands, parse_integer, parse_quantity

_WORD = re.compile(r"[^\W\d_]+\.?")
_LONGEST_UNIT = 3
_JOINT = re.compile(
    r"(?<=\w)\s+(?:of|von|an|de|di|du|des|d['’])\s*$", re.I
)  # "dozens of", "une vingtaine de"
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿가-힯]{1,8}")


class Amount(NamedTuple):
    """A closed interval of whole numbers (no end: `most` is None) and what the cell says that they count."""

    least: int
    most: int | None
    unit: Unit | None = None


def read_amount(cell: str, *, language: str | None) -> Amount | None:
    """Read a cell of numbers.

    Args:
        cell: its words.
        language: ISO 639-1 of the words that may stand beside a number ("about"); None: there may only be a unit.

    >>> read_amount("150 чел.", language=None), read_amount("> 900", language="de")
    (Amount(least=150, most=150, unit='people'), Amount(least=901, most=None, unit=None))
    >>> read_amount("około 40 osób", language="pl"), read_amount("12 graves", language="en")
    (Amount(least=36, most=44, unit='people'), Amount(least=12, most=12, unit='graves'))
    >>> read_amount("약 50명", language="ko"), read_amount("see the book", language="en")
    (Amount(least=45, most=55, unit='people'), None)
    """
    if plain := _read_plain(cell, language):
        return plain
    for rest, unit in _without_unit(cell):
        if found := _read_plain(_JOINT.sub("", rest), language):
            return found._replace(unit=unit)
    return None


def _read_plain(cell: str, language: str | None) -> Amount | None:
    parts_by_stops = parse_integer("1.375", language=language or "en") == 1375
    if not parts_by_stops and may_part_thousands(cell):
        return None
    number = parse_integer(cell, language=language or "en")
    if number is not None:
        return Amount(number, number) if number >= 0 else None
    about = parse_quantity(cell, language=language) if language else None
    return Amount(about.min, about.max) if about else None


def _without_unit(cell: str) -> list[tuple[str, Unit]]:
    """Return what a cell is without a word for a unit behind or before the number, the longest unit first."""
    words = list(_WORD.finditer(cell))
    found: list[tuple[str, Unit]] = []
    for count in range(min(_LONGEST_UNIT, len(words)), 0, -1):
        last, first = words[-count].start(), words[count - 1].end()
        if cell[words[-1].end() :].strip(" .") == "" and (unit := unit_of(cell[last:])):
            found.append((cell[:last].strip(), unit))
        if cell[: words[0].start()].strip() == "" and (unit := unit_of(cell[:first])):
            found.append((cell[first:].strip(" :=\t"), unit))
    if not found and words and _UNSPACED.fullmatch(last_word := words[-1][0]):
        for length in range(1, len(last_word)):  # "300여명": languages that put no blank before a unit
            if cell.endswith(last_word) and (unit := unit_of(last_word[length:])):
                found.append((cell[: len(cell) - len(last_word) + length].strip(), unit))
    return [(rest, unit) for rest, unit in found if rest]
