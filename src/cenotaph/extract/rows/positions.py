"""Positions of a profile, compiled: from columns, a pair, well-known text, a map's link, or a national grid.

Invariant: a position is what the row says, or a repair that the row or its column proves, which is named; a cell that
is neither rejects the row. Nothing is corrected because it looks likely.

A repair is proved by the link of a map in the same row, by the other cells of the column (only one place for the
decimal point lies among them), or by the country that the row states.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from cenotaph.extract.rows.cells import CellError, Cells, LinePath, ReadCell, SpecError
from cenotaph.extract.rows.repairs import (
    SWAPPED,
    is_near,
    is_valid,
    prove_by_link,
    restore_points,
    turn_into,
)
from cenotaph.extract.rows.spec import PointSpec
from cenotaph.extract.rows.strays import stray_country
from cenotaph.extract.rows.survey import Survey
from cenotaph.extract.rows.written import (
    Pair,
    degrees_from,
    is_geopoint,
    read_grid,
    read_link,
    read_number,
    read_numbers,
    read_pair,
    read_wkt,
)
from cenotaph.model.value import Point
from cenotaph.normalize.compass import is_open
from cenotaph.normalize.coordinates import Axis, parse_degrees
from cenotaph.sources.projection import ProjectionError


class Position(NamedTuple):
    """A point, the column that stands for it, how it was repaired, and where it lies if not in the stated country."""

    point: Point
    column: str | None = None
    repaired: str | None = None
    outside: str | None = None


PositionOf = Callable[[Cells, str | None], Position | None]
"""Takes the cells and the code of the country that the row states."""

_ALPHA_2 = re.compile(r"[A-Z]{2}")


def point_columns(spec: PointSpec) -> list[str]:
    """Return the columns in which a position can stand."""
    return [column for column in (spec.lon, spec.lat, spec.pair, spec.wkt, spec.grid, spec.link) if column]


def place_position(lon: float, lat: float, country: str | None) -> Position:
    """Hold a position that is given (a geometry) against the country that the row states."""
    return _placed(lon, lat, country, column=None)


def compile_position(spec: PointSpec, read_cell: ReadCell, survey: Survey, path: LinePath) -> PositionOf:
    """Compile one table of columns.

    Raises:
        SpecError: it names no column, or columns that do not go together, or an unknown system.
    """
    _check(spec, path)
    find = _finder(spec, read_cell, survey)

    def position_of(cells: Cells, stated: str | None) -> Position | None:
        country = spec.country or stated
        found = find(cells, country)
        if found is None:
            return None
        lon, lat, repaired, column = found
        repaired = repaired or (SWAPPED if spec.swapped else None)
        placed = _placed(lon, lat, country if repaired is None else None, column=column)
        accuracy = _accuracy(spec, cells, read_cell)
        point = placed.point
        if accuracy is not None and 0 <= accuracy < _FARTHEST_M:
            point = Point(point.lon, point.lat, round(accuracy))
        return placed._replace(point=point, repaired=repaired or placed.repaired)

    return position_of


def _accuracy(spec: PointSpec, cells: Cells, read_cell: ReadCell) -> float | None:
    if spec.within is not None:
        words = read_cell(cells, spec.within)
        return read_number(words) if words is not None else None
    words = read_cell(cells, spec.pair) if spec.pair is not None else None
    return read_number(words.split()[3]) if words is not None and is_geopoint(words) else None


_FARTHEST_M = 40_000_000
_Found = tuple[float, float, str | None, str]
"""Longitude, latitude, what was repaired, and the column that stands for it."""
_Find = Callable[[Cells, str | None], _Found | None]


def _check(spec: PointSpec, path: LinePath) -> None:
    if not point_columns(spec):
        raise SpecError(path, "a point needs `lon` and `lat`, or `pair`, `wkt`, `grid` or `link`")
    if (spec.lon is None) != (spec.lat is None):
        raise SpecError(path, "a point needs `lon` and `lat`")
    if sum(one is not None for one in (spec.lon, spec.pair, spec.wkt, spec.grid)) > 1:
        raise SpecError(path, "a point needs either `lon` and `lat`, or `pair`, or `wkt`, or `grid`")
    if spec.swapped and spec.lon is None:
        raise SpecError((*path, "swapped"), "only `lon` and `lat` can be swapped")
    if spec.crs is not None and (spec.grid is not None or not (spec.lon or spec.pair or spec.wkt)):
        raise SpecError((*path, "crs"), "a system needs `lon` and `lat`, `pair` or `wkt`")
    if spec.country is not None and not _ALPHA_2.fullmatch(spec.country):
        raise SpecError((*path, "country"), f"{spec.country!r} is no ISO 3166-1 code of two capital letters")
    if spec.crs is not None:
        try:
            degrees_from(spec.crs)
        except ProjectionError as error:
            raise SpecError((*path, "crs"), f"{spec.crs!r} is no system that is known: {error}") from error


def _placed(lon: float, lat: float, country: str | None, *, column: str | None) -> Position:
    stray = stray_country(lon, lat, country) if country is not None else None
    if country is None or stray is None:
        return Position(Point.from_degrees(lon, lat), column)
    turned = turn_into(lon, lat, country)
    if turned is not None:
        return Position(Point.from_degrees(turned[0], turned[1]), column, turned[2])
    return Position(Point.from_degrees(lon, lat), column, None, stray)


def _finder(spec: PointSpec, read_cell: ReadCell, survey: Survey) -> _Find:
    from_link = _from_link(spec.link, read_cell) if spec.link else None
    if spec.crs is not None:
        first = _from_system(spec, spec.crs, read_cell)
    elif spec.grid is not None:
        first = _from_grid(spec.grid, read_cell)
    elif spec.wkt is not None:
        first = _from_wkt(spec.wkt, read_cell)
    elif spec.pair is not None:
        o_means = spec.o or survey.letters.get(spec.pair)
        first = _from_pair(
            spec.pair, partial(read_pair, lat_first=spec.first == "lat", o_means=o_means), read_cell
        )
    elif spec.lon is not None and spec.lat is not None:
        first = _Columns(spec, read_cell, survey).find
    else:
        assert from_link is not None
        return from_link
    if from_link is None:
        return first
    return lambda cells, country: first(cells, country) or from_link(cells, country)


def _from_link(column: str, read_cell: ReadCell) -> _Find:
    def find(cells: Cells, _country: str | None) -> _Found | None:
        words = read_cell(cells, column)
        position = read_link(words) if words is not None else None
        return (*position, None, column) if position is not None else None

    return find


def _from_wkt(column: str, read_cell: ReadCell) -> _Find:
    def find(cells: Cells, _country: str | None) -> _Found | None:
        words = read_cell(cells, column)
        if words is None:
            return None
        position = read_wkt(words)
        if position is None:
            raise CellError("not_a_coordinate", column, f"{words[:80]!r} is no well-known text of a geometry")
        return (*_checked(position, column, column), None, column)

    return find


def _from_pair(column: str, read: Callable[[str], Pair | None], read_cell: ReadCell) -> _Find:
    def find(cells: Cells, _country: str | None) -> _Found | None:
        words = read_cell(cells, column)
        if words is None or not any(sign.isdigit() for sign in words):
            return None  # "," is what a form writes of two empty fields
        position = read(words)
        if position is None:
            why = ": O is east or west, and nothing says which" if is_open(words) else ""
            raise CellError("not_a_coordinate", column, f"{words[:80]!r} is no pair of coordinates{why}")
        return (*_checked(position, column, column), None, column)

    return find


def _from_grid(column: str, read_cell: ReadCell) -> _Find:
    def find(cells: Cells, _country: str | None) -> _Found | None:
        words = read_cell(cells, column)
        if words is None:
            return None
        position = read_grid(words)
        if position is None:
            raise CellError("not_a_coordinate", column, f"{words[:80]!r} is no reference of a grid")
        return (*position, None, column)

    return find


def _from_system(spec: PointSpec, crs: str, read_cell: ReadCell) -> _Find:
    to_degrees = degrees_from(crs)
    whole = spec.wkt or spec.pair
    column = whole or spec.lat or ""

    def numbers(cells: Cells) -> tuple[Pair | None, str] | None:
        """Return x and y, and the words of the cells."""
        if whole is not None:
            words = read_cell(cells, whole)
            if words is None:
                return None
            return (read_wkt(words) if spec.wkt else read_numbers(words)), words
        x_words, y_words = read_cell(cells, spec.lon or ""), read_cell(cells, column)
        if x_words is None or y_words is None:
            return None
        return read_numbers(f"{x_words} {y_words}"), f"{x_words} {y_words}"

    def find(cells: Cells, _country: str | None) -> _Found | None:
        found = numbers(cells)
        if found is None:
            return None
        pair, words = found
        position = to_degrees(*pair) if pair is not None else None
        if position is None:
            raise CellError("not_a_coordinate", column, f"{words[:80]!r} is no position in {crs}")
        return (*_checked(position, column, column), None, column)

    return find


def _checked(position: Pair, lon_column: str, lat_column: str) -> Pair:
    for degrees, limit, column, what in (
        (position[0], 180, lon_column, "longitude"),
        (position[1], 90, lat_column, "latitude"),
    ):
        if abs(degrees) > limit:
            reason = f"{what} {degrees} is not within -{limit} to {limit}"
            raise CellError("coordinate_out_of_range", column, reason)
    return position


def _degrees(words: str, axis: Axis, o_means: Literal["E", "W"] | None = None) -> float | None:
    """Read degrees; also numbers beyond their range, which may be swapped."""
    found = parse_degrees(words, axis=axis, o_means=o_means)
    return found if found is not None else read_number(words)


class _Columns:
    """Longitude and latitude in two columns, with the link of a map as a second witness."""

    def __init__(self, spec: PointSpec, read_cell: ReadCell, survey: Survey) -> None:
        assert spec.lon is not None and spec.lat is not None  # noqa: PT018
        self._lon, self._lat, self._link = spec.lon, spec.lat, spec.link
        self._o_means = spec.o or survey.letters.get(spec.lon)
        self._read = read_cell
        self._bounds = survey.bounds

    def find(self, cells: Cells, country: str | None) -> _Found | None:
        lon_words, lat_words = self._read(cells, self._lon), self._read(cells, self._lat)
        if lon_words is None or lat_words is None:
            return None  # half a position is none, and no reason to lose the rest of the row
        words = self._read(cells, self._link) if self._link else None
        link = read_link(words) if words is not None else None
        lon, lat = _degrees(lon_words, "lon", self._o_means), _degrees(lat_words, "lat")
        if lon is not None and lat is not None and is_valid(lon, lat):
            if link is None or is_near((lon, lat), link):
                return lon, lat, None, self._lat
            proved = prove_by_link((lon_words, lat_words), link)
            return (*proved, self._lat) if proved else (lon, lat, None, self._lat)
        repaired = self._repair((lon_words, lat_words), link, country)
        if repaired is not None:
            return (*repaired, self._lat)
        for value, words_, column in ((lon, lon_words, self._lon), (lat, lat_words, self._lat)):
            if value is None:
                raise CellError("not_a_coordinate", column, f"{words_[:80]!r} is no number of degrees")
        assert lon is not None and lat is not None  # noqa: PT018
        return (*_checked((lon, lat), self._lon, self._lat), None, self._lat)

    def _repair(
        self, words: tuple[str, str], link: Pair | None, country: str | None
    ) -> tuple[float, float, str] | None:
        if link is not None:
            return prove_by_link(words, link)
        lon, lat = read_number(words[0]), read_number(words[1])
        if lon is not None and lat is not None and is_valid(lat, lon):
            fits = self._is_usual(lat, lon) if country is None else not stray_country(lat, lon, country)
            return (lat, lon, SWAPPED) if fits else None
        return restore_points(words, (self._lon, self._lat), self._bounds, country)

    def _is_usual(self, lon: float, lat: float) -> bool:
        """Tell whether a position lies among the clean cells of the columns."""
        bounds = self._bounds.get(self._lon), self._bounds.get(self._lat)
        return all(
            bound is not None and bound[0] <= value <= bound[1]
            for bound, value in zip(bounds, (lon, lat), strict=True)
        )
