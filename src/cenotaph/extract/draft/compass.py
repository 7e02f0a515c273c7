"""What "O" stands for in a list that does not say it: by its letters, the language of its headers, or the land.

Invariant: where two of these disagree, or none decides, it stays open, and is said to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cenotaph.extract.draft.columns import Column
from cenotaph.extract.draft.headers import languages_of
from cenotaph.gazetteer.countries import countries_at
from cenotaph.normalize.compass import meaning_of_o, o_of_language
from cenotaph.normalize.coordinates import parse_degrees, parse_pair
from cenotaph.sources.item import Row

_WORDS = {"E": "east", "W": "west"}
_TRIED = 60
_ON_LAND, _AT_SEA = 0.95, 0.3
_FEWEST = 3


class Meaning(NamedTuple):
    """What O stands for (None: it is open), and why."""

    o: Literal["E", "W"] | None
    reason: str


def settle_o(column: Column, lat: str | None, headers: Sequence[str], rows: Sequence[Row]) -> Meaning:
    """Find out what O stands for in a column.

    Args:
        column: of longitudes or of pairs.
        lat: the column of the latitudes; None: it holds both.
        headers: of the list.
        rows: the first ones.
    """
    by_letters = meaning_of_o(cell for cell, _ in column.values)
    if by_letters:
        return Meaning(by_letters, f"O is {_WORDS[by_letters]}, as other letters in it show")
    spoken = _of_headers(headers)
    landed = _of_land(column.name, lat, rows)
    if spoken and landed and spoken != landed:
        return Meaning(None, "O is east or west: the language of the headers and the land say the opposite")
    if spoken:
        return Meaning(spoken, f"O is {_WORDS[spoken]} in the language of the headers")
    if landed:
        return Meaning(landed, f"O is {_WORDS[landed]}: read so the points lie on land, else in the sea")
    return Meaning(None, "O is east or west, and nothing in the list says which: say it as `o` of the point")


def _of_headers(headers: Sequence[str]) -> Literal["E", "W"] | None:
    """Go by the language in which most headers mean something; of several, all must agree."""
    understood = Counter(language for header in headers for language in languages_of(header))
    most = max(understood.values(), default=0)
    meanings = {o_of_language(language) for language, count in understood.items() if count == most}
    return meanings.pop() if len(meanings) == 1 else None


def _of_land(column: str, lat: str | None, rows: Sequence[Row]) -> Literal["E", "W"] | None:
    east, west = (_share_on_land(column, lat, rows, o) for o in ("E", "W"))
    if max(east, west) < _ON_LAND or min(east, west) > _AT_SEA:
        return None
    return "E" if east > west else "W"


def _share_on_land(column: str, lat: str | None, rows: Sequence[Row], o: str) -> float:
    means: Literal["E", "W"] = "E" if o == "E" else "W"
    points: list[tuple[float, float]] = []
    for row in rows:
        cell = row.cells.get(column, "")
        if lat is None:
            pair = parse_pair(cell, o_means=means)
            points += [(pair.lon, pair.lat)] if pair else []
        else:
            x = parse_degrees(cell, axis="lon", o_means=means)
            y = parse_degrees(row.cells.get(lat, ""), axis="lat")
            points += [(x, y)] if x is not None and y is not None else []
        if len(points) >= _TRIED:
            break
    if len(set(points)) < _FEWEST:
        return 0.5
    return sum(country is not None for country in countries_at(points)) / len(points)
