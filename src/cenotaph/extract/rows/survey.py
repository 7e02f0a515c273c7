"""What the cells of a column, taken together, say about each of them.

Invariant: a survey decides only what no cell of it contradicts: if one date has the day first and another the month,
the column has no order.

It looks at the first rows of a file, so that a list of a million rows is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cenotaph.extract.rows.cells import Cells, ReadCell, as_list
from cenotaph.extract.rows.spec import PointSpec, ProfileSpec, StatementSpec, WhenSpec
from cenotaph.gazetteer.countries import countries_at
from cenotaph.normalize.compass import is_open, meaning_of_o, o_of_language
from cenotaph.normalize.coordinates import Axis, parse_degrees
from cenotaph.normalize.date_columns import guess_order
from cenotaph.normalize.numeric_dates import DateOrder

_DEGREES = re.compile(r"[-+−]?\d{1,3}[.,]\d{3,}")
_ENOUGH = 3
"""Clean cells that make a pattern."""
_LEAST_SPAN_DEG = 0.1
_LON: Axis = "lon"
_FENCE = 3
_MOST_LAT = 90
_TRIED = 200
_ENOUGH_AT_SEA = 5
_HALF, _NEARLY_ALL = 0.5, 0.95
"""How many times the span of the middle half a cell may lie beyond it and still belong to the others."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found out about the columns of a file.

    Attributes:
        orders: date columns whose cells say what comes first.
        bounds: coordinate columns with the least and the greatest of their clean cells, in degrees.
        letters: columns of positions with what O stands for in them.
        notes: the same, in words, for the balance.
    """

    orders: Mapping[str, DateOrder] = field(default_factory=dict)
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    letters: Mapping[str, Literal["E", "W"]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def decided(self) -> str:
        """What is read otherwise than another file's cells would be: rows read before count as read only if it is the same.

        Not the bounds: they repair a mangled cell or they do not, and what was repaired once may stay.
        """
        orders = [f"{column!r}={order.value}" for column, order in sorted(self.orders.items())]
        return " ".join([*orders, *(f"{column!r}:O={o}" for column, o in sorted(self.letters.items()))])


NOTHING = Survey()


def survey_rows(spec: ProfileSpec, rows: Sequence[Cells], read_cell: ReadCell) -> Survey:
    """Look through the first rows of a file.

    Args:
        spec: the profile, with the file's names of the columns.
        rows: their cells.
        read_cell: of the profile.
    """
    orders: dict[str, DateOrder] = {}
    bounds: dict[str, tuple[float, float]] = {}
    notes: list[str] = []
    for column in dict.fromkeys(_date_columns(spec)):
        cells = [words for row in rows if (words := read_cell(row, column)) is not None]
        order, note = _order_of(column, cells)
        if order is not None:
            orders[column] = order
        if note is not None:
            notes.append(note)
    for column in dict.fromkeys(_degree_columns(spec)):
        cells = [words for row in rows if (words := read_cell(row, column)) is not None]
        usual = _bounds_of(cells)
        if usual is not None:
            bounds[column] = usual
    letters = _letters(spec, rows, read_cell, notes)
    notes += _doubts_of_order(spec, rows, read_cell)
    return Survey(orders, bounds, letters, tuple(notes))


def is_sea_and_land(points: Sequence[tuple[float, float]]) -> bool:
    """Tell whether most points (longitude, latitude) lie in the sea, and nearly all on land if both are swapped."""
    turned = [(lat, lon) for lon, lat in points if abs(lon) <= _MOST_LAT]
    if len(set(points)) < _ENOUGH_AT_SEA or len(turned) < len(points):
        return False
    at_sea = sum(country is None for country in countries_at(points))
    if at_sea < _HALF * len(points):
        return False
    on_land = sum(country is not None for country in countries_at(turned))
    return on_land >= _NEARLY_ALL * len(points)


def _doubts_of_order(spec: ProfileSpec, rows: Sequence[Cells], read_cell: ReadCell) -> list[str]:
    """Say of two columns of degrees that they are perhaps swapped, where no country in the rows can tell."""
    notes: list[str] = []
    for statement in all_statements(spec):
        if any(not isinstance(place, str) and place.country for place in statement.places):
            continue
        for point in points_of(statement):
            if point.lon is None or point.lat is None or point.crs or point.country or point.swapped:
                continue
            pairs = [
                (x, y)
                for row in rows[:_TRIED]
                if (x := parse_degrees(read_cell(row, point.lon) or "", axis="lon")) is not None
                and (y := parse_degrees(read_cell(row, point.lat) or "", axis="lat")) is not None
            ]
            if is_sea_and_land(pairs):
                notes.append(
                    f"columns {point.lat!r} and {point.lon!r}: most positions lie in the sea, and on land if latitude and "
                    "longitude are swapped: if they are, name the columns the other way round"
                )
    return notes


def _letters(
    spec: ProfileSpec, rows: Sequence[Cells], read_cell: ReadCell, notes: list[str]
) -> dict[str, Literal["E", "W"]]:
    """Find out what O stands for in each column of positions, and say it where an O is there."""
    letters: dict[str, Literal["E", "W"]] = {}
    points = [
        point for statement in all_statements(spec) for point in points_of(statement) if point.crs is None
    ]
    for point in points:
        column, axis = (point.pair, None) if point.pair else (point.lon, _LON)
        if column is None or column in letters:
            continue
        cells = [words for row in rows if (words := read_cell(row, column)) is not None]
        unclear = sum(is_open(cell, axis=axis) for cell in cells)
        if not unclear:
            continue
        by_letters, by_language = meaning_of_o(cells), o_of_language(spec.source.lang)
        means = point.o or by_letters or by_language
        if means is None:
            notes.append(
                f"column {column!r}: O is east or west in {unclear} cells, and nothing says which: give the point `o`"
            )
            continue
        letters[column] = means
        why = (
            "as the profile says"
            if point.o
            else "as its other letters show"
            if by_letters
            else "by its language"
        )
        notes.append(f"column {column!r}: O is read as {'east' if means == 'E' else 'west'}, {why}")
    return letters


def _order_of(column: str, cells: list[str]) -> tuple[DateOrder | None, str | None]:
    guess = guess_order(cells)
    if guess.order is not None:
        what = "day" if guess.order is DateOrder.DAY_FIRST else "month"
        votes = guess.dmy_votes or guess.mdy_votes
        return guess.order, f"column {column!r}: the {what} comes first, as {votes} dates show"
    if not guess.dmy_votes:
        return None, None
    note = f"column {column!r}: {guess.dmy_votes} dates have the day first, {guess.mdy_votes} the month"
    if guess.ambiguous:
        note += f"; the {guess.ambiguous} that leave it open keep their words only"
    return None, note


def _bounds_of(cells: list[str]) -> tuple[float, float] | None:
    """Return the least and the greatest clean cell, without those far off the others."""
    clean = sorted(float(one.replace(",", ".").replace("−", "-")) for one in cells if _DEGREES.fullmatch(one))
    if len(clean) < _ENOUGH or len(clean) * 2 < len(cells):
        return None
    low, high = clean[len(clean) // 4], clean[-1 - len(clean) // 4]
    reach = max(high - low, _LEAST_SPAN_DEG) * _FENCE
    usual = [one for one in clean if low - reach <= one <= high + reach]
    return usual[0], usual[-1]


def all_statements(spec: ProfileSpec) -> Iterator[StatementSpec]:
    """Yield the statements of the row's subject and of the others."""
    yield from spec.statement
    for also in spec.also:
        yield from also.statement


def points_of(spec: StatementSpec) -> list[PointSpec]:
    """Return the tables of columns among the points of a statement."""
    points = spec.point if isinstance(spec.point, list) else [spec.point]
    return [point for point in points if isinstance(point, PointSpec)]


def _date_columns(spec: ProfileSpec) -> Iterator[str]:
    for statement in all_statements(spec):
        when = statement.when
        if when is not None and not (isinstance(when, WhenSpec) and when.order):
            yield from as_list(when.column if isinstance(when, WhenSpec) else when)


def _degree_columns(spec: ProfileSpec) -> Iterator[str]:
    for statement in all_statements(spec):
        for point in points_of(statement):
            if point.crs is None:
                yield from (column for column in (point.lon, point.lat) if column)
