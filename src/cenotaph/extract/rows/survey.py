"""What the cells of a column, taken together, say about each of them.

Invariant: a survey decides only what no cell of it contradicts: if one date has the day first and another the month,
the column has no order.

It looks at the first rows of a file, so that a list of a million rows is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cenotaph.extract.rows.cells import Cells, ReadCell, as_list
from cenotaph.extract.rows.spec import PointSpec, ProfileSpec, StatementSpec, WhenSpec
from cenotaph.normalize.dates import DateOrder

_TWO_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)")
_DEGREES = re.compile(r"[-+−]?\d{1,3}[.,]\d{3,}")
_ENOUGH = 3
"""Clean cells that make a pattern."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found out about the columns of a file.

    Attributes:
        orders: date columns whose cells say what comes first.
        bounds: coordinate columns with the least and the greatest of their clean cells, in degrees.
        notes: the same, in words, for the balance.
    """

    orders: Mapping[str, DateOrder] = field(default_factory=dict)
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def decided(self) -> str:
        """What is read otherwise than another file's cells would be: rows read before count as read only if it is the same.

        Not the bounds: they repair a mangled cell or they do not, and what was repaired once may stay.
        """
        return " ".join(f"{column!r}={order.value}" for column, order in sorted(self.orders.items()))


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
        clean = [float(one.replace(",", ".").replace("−", "-")) for one in cells if _DEGREES.fullmatch(one)]
        if len(clean) >= _ENOUGH and len(clean) * 2 >= len(cells):
            bounds[column] = (min(clean), max(clean))
    return Survey(orders, bounds, tuple(notes))


def _order_of(column: str, cells: list[str]) -> tuple[DateOrder | None, str | None]:
    days_first = months_first = left_open = 0
    for cell in cells:
        for found in _TWO_NUMBERS.finditer(cell):
            first, second = int(found[1]), int(found[3])
            days_first += first > 12 >= second > 0
            months_first += second > 12 >= first > 0
            left_open += first <= 12 and second <= 12 and first != second
    if days_first and months_first:
        note = f"column {column!r}: {days_first} dates have the day first, {months_first} the month"
        return (
            None,
            f"{note}; the {left_open} that leave it open keep their words only" if left_open else note,
        )
    if not days_first and not months_first:
        return None, None
    order = DateOrder.DAY_FIRST if days_first else DateOrder.MONTH_FIRST
    what = "day" if days_first else "month"
    return order, f"column {column!r}: the {what} comes first, as {days_first or months_first} dates show"


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
