"""`[[statement]]` of a profile, compiled into functions from a row to statements.

Invariant: a statement is made only of cells that hold something, and its selector is the cell that decided that it is
made: the value's, else the time's, else the first place's; None only where the position of the record itself (a
geometry) is all there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cenotaph.extract.rows.cells import (
    Cells,
    LinePath,
    ReadCell,
    as_list,
    first_filled,
    split_cell,
)
from cenotaph.extract.rows.checks import check_statement, deciding_columns
from cenotaph.extract.rows.conditions import Holds, compile_if, compile_pattern
from cenotaph.extract.rows.places import PlacesOf, compile_places, place_columns, stated_country
from cenotaph.extract.rows.positions import (
    Position,
    PositionOf,
    compile_position,
    place_position,
    point_columns,
)
from cenotaph.extract.rows.spec import HEADING, PointSpec, StatementSpec, WhenSpec
from cenotaph.extract.rows.survey import NOTHING, Survey, points_of
from cenotaph.extract.rows.values import (
    CountOf,
    MakeValue,
    WhenOf,
    compile_count,
    compile_value,
    compile_when,
)
from cenotaph.model.entry import Statement
from cenotaph.model.evidence import Cell, JsonPointer, Selector
from cenotaph.model.schema import read_schema
from cenotaph.model.value import Count, Place, Value, When
from cenotaph.sources.item import Row

Emit = Callable[[Row, str], Iterator[Statement]]
"""Takes a row and the kind of its subject."""

StateAll = Callable[[Row, str], list[Statement]]

_REMEMBERED = 20_000
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_NEVER = When()


def compile_statements(
    specs: list[StatementSpec], read_cell: ReadCell, *, survey: Survey = NOTHING, path: LinePath = ()
) -> StateAll:
    """Compile all `[[statement]]` tables into one function.

    A row is only shown to the tables that one of its columns can set off: a profile of OpenStreetMap has fifty, and
    an element has five tags.

    Raises:
        SpecError: a table says something impossible.
    """
    makers = []
    for index, spec in enumerate(specs):
        at = (*path, "statement", index)
        check_statement(spec, at)
        makers.append(_Maker(spec, read_cell, survey, at))
    known: dict[str, tuple[int, ...]] = {}
    orders: dict[tuple[str, ...], list[Emit]] = {}

    def order_for(columns: tuple[str, ...]) -> list[Emit]:
        wanted = {index for index, maker in enumerate(makers) if maker.is_always}
        for column in columns:
            if column not in known:
                known[column] = tuple(no for no, maker in enumerate(makers) if maker.is_set_off_by(column))
            wanted.update(known[column])
        return [makers[index].emit for index in sorted(wanted)]

    def state_all(row: Row, kind: str) -> list[Statement]:
        columns = tuple(row.cells)
        order = orders.get(columns)
        if order is None:
            if len(known) + len(orders) > _REMEMBERED:
                known.clear()
                orders.clear()
            order = orders[columns] = order_for(columns)
        statements: list[Statement] = []
        for emit in order:
            statements.extend(emit(row, kind))
        return statements

    return state_all


class _Maker:
    """Makes the statements of one table; everything that does not depend on the row is worked out here."""

    def __init__(self, spec: StatementSpec, read_cell: ReadCell, survey: Survey, path: LinePath) -> None:
        self._spec = spec
        self._read = read_cell
        self._property = spec.property
        self._holds: Holds | None = (
            compile_if(spec.if_, read_cell, (*path, "if")) if spec.if_ is not None else None
        )
        self._when: WhenOf | None = (
            compile_when(spec.when, read_cell, survey, (*path, "when")) if spec.when is not None else None
        )
        self._count: CountOf | None = (
            compile_count(spec.count, (*path, "count")) if spec.count is not None else None
        )
        self._count_columns = as_list(spec.count.column) if spec.count is not None else []
        self._value: MakeValue | None = compile_value(spec, path)
        self._matches = compile_pattern(spec.matches, (*path, "matches")) if spec.matches else None
        self._places: PlacesOf | None = (
            compile_places(spec.places, read_cell, (*path, "places")) if spec.places else None
        )
        self._place_columns = place_columns(spec.places)
        points = spec.point if isinstance(spec.point, list) else [spec.point]
        self._points: list[PositionOf | None] = [
            compile_position(point, read_cell, survey, (*path, "point", index))
            if isinstance(point, PointSpec)
            else None
            for index, point in enumerate(points)
            if point is not None
        ]
        self._point_columns = [column for point in points_of(spec) for column in point_columns(point)]
        columns = as_list(spec.column or [])
        self._columns = [column for column in columns if not column.endswith("*")]
        self._prefixes = [column[:-1] for column in columns if column.endswith("*")]
        self._fixed = tuple(sorted((name, word) for name, word in spec.qualifiers.items() if word != "*"))
        self._starred = [name for name, word in spec.qualifiers.items() if word == "*"]
        self._extra = [(name, as_list(columns)) for name, columns in spec.qualifier_columns.items()]
        self._only = frozenset(spec.only) if spec.only is not None else None
        self._leave_out = frozenset(spec.leave_out or ())
        self._is_event = read_schema().properties[spec.property].class_ == "event"
        self._condition_columns = deciding_columns(spec)
        self._plain = not (
            self._is_event
            or self._when
            or self._extra
            or self._fixed
            or self._starred
            or spec.actor
            or spec.cause
        ) and (self._places is None or self._choose() == self._emit_location)
        self.emit: Emit = self._choose()

        triggers = list(self._trigger_columns())
        self._triggers = frozenset(column for column in triggers if not column.endswith("*"))
        self._trigger_prefixes = tuple(column[:-1] for column in triggers if column.endswith("*"))
        # A geometry is no column, and a condition can ask for columns that are not there.
        self.is_always = "geometry" in points or not triggers

    def is_set_off_by(self, column: str) -> bool:
        """Tell whether a row with this column can have a statement of this table."""
        return column in self._triggers or column.startswith(self._trigger_prefixes)

    def _trigger_columns(self) -> Iterator[str]:
        yield from as_list(self._spec.column or [])
        yield from self._place_columns
        yield from self._point_columns
        yield from self._count_columns
        if self.emit == self._emit_bare:
            yield from as_list(
                self._spec.when.column if isinstance(self._spec.when, WhenSpec) else self._spec.when or []
            )
            yield from self._condition_columns

    def _choose(self) -> Emit:
        if self._spec.count is not None:
            return self._emit_count
        if self._columns or self._prefixes:
            return self._emit_cells
        if self._spec.point is not None or self._spec.places:
            return self._emit_location
        return self._emit_bare

    def _emit_count(self, row: Row, kind: str) -> Iterator[Statement]:
        assert self._count is not None
        found = first_filled(self._read, row.cells, self._count_columns)
        if found is None or not self._applies(row, kind):
            return
        count = self._count(found[1], found[0])
        if count is not None:
            yield from self._statements(row, selector=Cell(found[0], row.cells[found[0]]), count=count)

    def _emit_cells(self, row: Row, kind: str) -> Iterator[Statement]:
        if self._spec.join is not None:
            yield from self._emit_joined(row, kind)
            return
        found = False
        for column, star in self._filled(row.cells):
            if not found and not self._applies(row, kind):
                return
            found = True
            yield from self._from_cell(row, column, star)
            if self._spec.first:
                return

    def _emit_joined(self, row: Row, kind: str) -> Iterator[Statement]:
        filled = [column for column, _ in self._filled(row.cells)]
        words = (self._spec.join or "").join(self._read(row.cells, column) or "" for column in filled)
        taken = self._taken(words) if filled and self._applies(row, kind) else None
        if taken is not None and self._value is not None:
            selector = Cell(filled[0], row.cells[filled[0]])
            yield from self._statements(row, value=self._value(taken, self._spec.lang), selector=selector)

    def _filled(self, cells: Cells) -> Iterator[tuple[str, str | None]]:
        for column in self._columns:
            if self._read(cells, column) is not None:
                yield column, None
        for prefix in self._prefixes:
            # Sorted, so that the same tags in another order say the same.
            for column in sorted(name for name in cells if name.startswith(prefix)):
                star = column[len(prefix) :]
                if self._may_be(star) and self._read(cells, column) is not None:
                    yield column, star

    def _may_be(self, star: str) -> bool:
        if not star or star in self._leave_out or (self._only is not None and star not in self._only):
            return False
        return self._spec.lang != "*" or _LANG.fullmatch(star) is not None

    def _from_cell(self, row: Row, column: str, star: str | None) -> Iterator[Statement]:
        exact = row.cells[column]
        words = self._read(row.cells, column) or ""
        if self._value is None:
            if self._matches is None or self._matches.fullmatch(words):
                yield from self._statements(row, selector=Cell(column, exact), star=star)
            return
        lang = star if self._spec.lang == "*" else self._spec.lang
        parts = split_cell(words, self._spec.split)
        for part in parts:
            taken = self._taken(part)
            if taken is not None:
                selector = Cell(column, exact if len(parts) == 1 else part)
                value = self._value(taken, lang)
                yield from self._statements(row, value=value, selector=selector, star=star)

    def _taken(self, words: str) -> str | None:
        if self._matches is None:
            return words
        found = self._matches.fullmatch(words)
        if found is None:
            return None
        return (found["value"] or "").strip() or None if "value" in self._matches.groupindex else words

    def _emit_location(self, row: Row, kind: str) -> Iterator[Statement]:
        if not self._applies(row, kind):
            return
        places = self._places(row.cells) if self._places is not None else ()
        position = self._position(row, stated_country(places))
        if position is None and not places:
            return
        if position is not None and not places and self._places is not None:
            places = self._places(row.cells, beside=True)
            country = stated_country(places)
            position = self._position(row, country) if country else position
        found: dict[str, str] = {}
        if position is not None and position.repaired is not None:
            found["repaired"] = position.repaired
        if position is not None and position.outside is not None:
            found["outside"] = position.outside
        yield from self._statements(
            row,
            value=position.point if position is not None else None,
            selector=self._cell_of_location(row, position),
            places=places,
            found=found,
        )

    def _position(self, row: Row, country: str | None) -> Position | None:
        for position_of in self._points:
            if position_of is not None:
                position = position_of(row.cells, country)
            elif row.lon is not None and row.lat is not None:
                position = place_position(row.lon, row.lat, country)
            else:
                position = None
            if position is not None:
                return position
        return None

    def _cell_of_location(self, row: Row, position: Position | None) -> Selector | None:
        """Point at the place that is named, or, where a position was repaired, at what was written of it."""
        column = position.column if position is not None else None
        if position is None or position.repaired is None:
            named = self._cell_of_places(row.cells)
            if named is not None:
                return named
        if column is not None:
            return Cell(column, row.cells[column])
        return JsonPointer("/geometry") if isinstance(row.selector, JsonPointer) else None

    def _cell_of_places(self, cells: Cells) -> Cell | None:
        own = [column for column in self._place_columns if column != HEADING]  # that stands in another row
        found = first_filled(self._read, cells, own)
        return Cell(found[0], cells[found[0]]) if found else None

    def _emit_bare(self, row: Row, kind: str) -> Iterator[Statement]:
        """Make an event (or a fixed text) of its time, or of its condition alone."""
        if not self._applies(row, kind):
            return
        dated = self._when(row.cells) if self._when is not None else None
        if self._when is not None and dated is None and not self._spec.undated:
            return
        selector = None if dated and not self._spec.undated else self._cell_of_condition(row.cells)
        if selector is None and dated is not None:
            selector = Cell(dated[1], row.cells[dated[1]])
        value = self._value(self._spec.text, self._spec.lang) if self._value and self._spec.text else None
        yield from self._statements(row, value=value, selector=selector)

    def _cell_of_condition(self, cells: Cells) -> Cell | None:
        columns = [column for column in self._condition_columns if not column.endswith("*")]
        found = first_filled(self._read, cells, columns)
        return Cell(found[0], cells[found[0]]) if found else None

    def _applies(self, row: Row, kind: str) -> bool:
        return self._holds is None or self._holds(row.cells, kind)

    def _statements(
        self,
        row: Row,
        *,
        selector: Selector | None,
        value: Value | None = None,
        count: Count | None = None,
        places: tuple[Place, ...] = (),
        star: str | None = None,
        found: dict[str, str] | None = None,
    ) -> Iterator[Statement]:
        """Put a statement together with whatever else the table adds to it: one for each time of the cell."""
        if self._plain and not found:
            yield Statement(
                property=self._property, value=value, places=places, count=count, selector=selector
            )
            return
        spec, cells = self._spec, row.cells
        dated = self._when(cells) if self._when is not None else None
        for when in dated[0] if dated else (_NEVER if self._is_event else None,):
            yield Statement(
                property=self._property,
                value=value,
                when=when,
                places=places or (self._places(cells) if self._places is not None else ()),
                count=count,
                actor=self._read(cells, spec.actor) if spec.actor else None,
                cause=self._read(cells, spec.cause) if spec.cause else None,
                qualifiers=self._qualifiers(cells, star, found or {}),
                status=spec.status,
                selector=selector,
            )

    def _qualifiers(
        self, cells: Cells, star: str | None, found: dict[str, str]
    ) -> tuple[tuple[str, str], ...]:
        if not self._starred and not self._extra and not found:
            return self._fixed
        pairs = dict(self._fixed) | found
        if star is not None:
            pairs.update((name, star) for name in self._starred)
        for name, columns in self._extra:
            words = [word for column in columns if (word := self._read(cells, column)) is not None]
            if words:
                pairs[name] = " ".join(words)
        return tuple(sorted(pairs.items()))
