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
    SpecError,
    as_list,
    first_filled,
    split_cell,
)
from cenotaph.extract.rows.conditions import KIND, Holds, compile_if, compile_pattern
from cenotaph.extract.rows.places import PlacesOf, PointOf, compile_places, compile_point, place_columns
from cenotaph.extract.rows.spec import StatementSpec, WhenSpec
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
from cenotaph.model.value import Count, Place, Point, Value, When
from cenotaph.sources.item import Row

Emit = Callable[[Row, str], Iterator[Statement]]
"""Takes a row and the kind of its subject."""

StateAll = Callable[[Row, str], list[Statement]]

_REMEMBERED = 20_000
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_NEVER = When()


def compile_statements(specs: list[StatementSpec], read_cell: ReadCell) -> StateAll:
    """Compile all `[[statement]]` tables into one function.

    A row is only shown to the tables that one of its columns can set off: a profile of OpenStreetMap has fifty, and
    an element has five tags.

    Raises:
        SpecError: a table says something impossible.
    """
    makers = []
    for index, spec in enumerate(specs):
        path = ("statement", index)
        _check(spec, path)
        makers.append(_Maker(spec, read_cell, path))
    known: dict[str, tuple[int, ...]] = {}
    orders: dict[tuple[str, ...], list[Emit]] = {}

    def order_for(columns: tuple[str, ...]) -> list[Emit]:
        wanted = {index for index, maker in enumerate(makers) if maker.is_always}
        for column in columns:
            if column not in known:
                known[column] = tuple(at for at, maker in enumerate(makers) if maker.is_set_off_by(column))
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


def _check(spec: StatementSpec, path: LinePath) -> None:
    properties = read_schema().properties
    if spec.property not in properties:
        raise SpecError(
            (*path, "property"), f"there is no property {spec.property!r} (known: {', '.join(properties)})"
        )
    if spec.property == "kind":
        raise SpecError((*path, "property"), "the kind is said by [kind], not by a statement")
    prop = properties[spec.property]
    if (
        not (spec.column or spec.text or spec.when or spec.count or spec.point or spec.places)
        and spec.if_ is None
    ):
        raise SpecError(
            path, "a statement needs `column`, `when`, `count`, `point`, `places`, or `text` with `if`"
        )
    if spec.text is not None and (spec.column or not spec.if_):
        raise SpecError((*path, "text"), "a fixed `text` needs `if`, and no `column`")
    if prop.class_ == "count" and spec.count is None:
        raise SpecError(path, f"{spec.property!r} is a number: it needs `count`")
    if spec.count is not None and spec.column is not None:
        raise SpecError((*path, "column"), "a count names its column in `count`")
    if (spec.undated or spec.status is not None) and prop.class_ != "event":
        key = "undated" if spec.undated else "status"
        raise SpecError((*path, key), f"{spec.property!r} is no event")
    if prop.class_ in ("name", "state", "relation") and not (
        spec.column or spec.text or spec.count or spec.point or spec.places
    ):
        raise SpecError(path, f"{spec.property!r} needs a value")
    starred = [column for column in as_list(spec.column or []) if "*" in column]
    if any(not column.endswith("*") or column.count("*") > 1 for column in starred):
        raise SpecError((*path, "column"), "a star can only stand at the end of a column's name")
    if not starred and (spec.lang == "*" or spec.only or spec.leave_out or "*" in spec.qualifiers.values()):
        raise SpecError(path, "there is no column with a star")


def _deciding_columns(spec: StatementSpec) -> list[str]:
    """Return the columns whose cells can make the condition hold."""
    alternatives = [spec.if_] if isinstance(spec.if_, dict) else spec.if_ or []
    return [
        column for one in alternatives for column, test in one.items() if test is not False and column != KIND
    ]


class _Maker:
    """Makes the statements of one table; everything that does not depend on the row is worked out here."""

    def __init__(self, spec: StatementSpec, read_cell: ReadCell, path: LinePath) -> None:
        self._spec = spec
        self._read = read_cell
        self._property = spec.property
        self._holds: Holds | None = (
            compile_if(spec.if_, read_cell, (*path, "if")) if spec.if_ is not None else None
        )
        self._when: WhenOf | None = compile_when(spec.when, read_cell) if spec.when is not None else None
        self._count: CountOf | None = compile_count(spec.count) if spec.count is not None else None
        self._value: MakeValue | None = compile_value(spec, path)
        self._matches = compile_pattern(spec.matches, (*path, "matches")) if spec.matches else None
        self._places: PlacesOf | None = (
            compile_places(spec.places, read_cell, (*path, "places")) if spec.places else None
        )
        self._place_columns = place_columns(spec.places)
        self._point: PointOf | None = None
        self._point_column: str | None = None
        self._point_columns: list[str] = []
        if spec.point is not None and spec.point != "geometry":
            self._point, self._point_column = compile_point(spec.point, read_cell, (*path, "point"))
            self._point_columns = [name for name in (spec.point.lon, spec.point.lat, spec.point.pair) if name]
        columns = as_list(spec.column or [])
        self._columns = [column for column in columns if not column.endswith("*")]
        self._prefixes = [column[:-1] for column in columns if column.endswith("*")]
        self._fixed = tuple(sorted((name, word) for name, word in spec.qualifiers.items() if word != "*"))
        self._starred = [name for name, word in spec.qualifiers.items() if word == "*"]
        self._extra = [(name, as_list(columns)) for name, columns in spec.qualifier_columns.items()]
        self._only = frozenset(spec.only) if spec.only is not None else None
        self._leave_out = frozenset(spec.leave_out or ())
        self._is_event = read_schema().properties[spec.property].class_ == "event"
        self._condition_columns = _deciding_columns(spec)
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
        self.is_always = spec.point == "geometry" or not triggers

    def is_set_off_by(self, column: str) -> bool:
        """Tell whether a row with this column can have a statement of this table."""
        return column in self._triggers or column.startswith(self._trigger_prefixes)

    def _trigger_columns(self) -> Iterator[str]:
        yield from as_list(self._spec.column or [])
        yield from self._place_columns
        yield from self._point_columns
        if self._spec.count is not None:
            yield self._spec.count.column
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
        assert self._spec.count is not None and self._count is not None  # noqa: PT018
        column = self._spec.count.column
        words = self._read(row.cells, column)
        if words is None or not self._applies(row, kind):
            return
        yield self._statement(row, selector=Cell(column, row.cells[column]), count=self._count(words))

    def _emit_cells(self, row: Row, kind: str) -> Iterator[Statement]:
        found = False
        for column, star in self._filled(row.cells):
            if not found and not self._applies(row, kind):
                return
            found = True
            yield from self._from_cell(row, column, star)
            if self._spec.first:
                return

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
                yield self._statement(row, selector=Cell(column, exact), star=star)
            return
        lang = star if self._spec.lang == "*" else self._spec.lang
        parts = split_cell(words, self._spec.split)
        for part in parts:
            taken = self._taken(part)
            if taken is not None:
                selector = Cell(column, exact if len(parts) == 1 else part)
                yield self._statement(row, value=self._value(taken, lang), selector=selector, star=star)

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
        point: Point | None = None
        selector: Selector | None = None
        if self._point is not None:
            point = self._point(row.cells)
        elif self._spec.point is not None and row.lon is not None and row.lat is not None:
            point = Point.from_degrees(row.lon, row.lat)
        places = self._places(row.cells) if self._places is not None else ()
        if point is None and not places:
            return
        if places:
            selector = self._cell_of_places(row.cells)
        elif self._point_column is not None:
            selector = Cell(self._point_column, row.cells[self._point_column])
        elif isinstance(row.selector, JsonPointer):
            selector = JsonPointer("/geometry")
        yield self._statement(row, value=point, selector=selector, places=places)

    def _cell_of_places(self, cells: Cells) -> Cell | None:
        found = first_filled(self._read, cells, self._place_columns)
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
        yield self._statement(row, value=value, selector=selector)

    def _cell_of_condition(self, cells: Cells) -> Cell | None:
        columns = [column for column in self._condition_columns if not column.endswith("*")]
        found = first_filled(self._read, cells, columns)
        return Cell(found[0], cells[found[0]]) if found else None

    def _applies(self, row: Row, kind: str) -> bool:
        return self._holds is None or self._holds(row.cells, kind)

    def _statement(
        self,
        row: Row,
        *,
        selector: Selector | None,
        value: Value | None = None,
        count: Count | None = None,
        places: tuple[Place, ...] = (),
        star: str | None = None,
    ) -> Statement:
        """Put a statement together with whatever else the table adds to it."""
        if self._plain:
            return Statement(
                property=self._property, value=value, places=places, count=count, selector=selector
            )
        spec, cells = self._spec, row.cells
        found = self._when(cells) if self._when is not None else None
        return Statement(
            property=self._property,
            value=value,
            when=found[0] if found else _NEVER if self._is_event else None,
            places=places or (self._places(cells) if self._places is not None else ()),
            count=count,
            actor=self._read(cells, spec.actor) if spec.actor else None,
            cause=self._read(cells, spec.cause) if spec.cause else None,
            qualifiers=self._qualifiers(cells, star),
            status=spec.status,
            selector=selector,
        )

    def _qualifiers(self, cells: Cells, star: str | None) -> tuple[tuple[str, str], ...]:
        if not self._starred and not self._extra:
            return self._fixed
        pairs = dict(self._fixed)
        if star is not None:
            pairs.update((name, star) for name in self._starred)
        for name, columns in self._extra:
            words = [word for column in columns if (word := self._read(cells, column)) is not None]
            if words:
                pairs[name] = " ".join(words)
        return tuple(sorted(pairs.items()))
