"""Places and positions of a profile, compiled.

A place is what the cell says. Only a country gets a candidate, because its name or code is enough to know it; which
town of a name is meant is the gazetteer's question, and the register asks it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from cenotaph.extract.rows.cells import (
    CellError,
    Cells,
    LinePath,
    ReadCell,
    SpecError,
    as_list,
    first_filled,
    split_cell,
)
from cenotaph.extract.rows.spec import PlaceSpec, PointSpec
from cenotaph.gazetteer.country_names import country_code
from cenotaph.model.value import Place, PlaceCandidate, Point

PlacesOf = Callable[[Cells], tuple[Place, ...]]
PointOf = Callable[[Cells], Point | None]

_REMEMBERED = 50_000
_CERTAIN = 1000
_SUBDIVISION = re.compile(r"[A-Z]{1,3}|[0-9]{1,3}")
_ALPHA_2 = re.compile(r"[A-Z]{2}")
_NUMBER = re.compile(r"[-+−]?\d{1,9}(?:\.\d{0,30})?(?:[eE][-+]?\d{1,2})?")


def place_columns(specs: list[str | PlaceSpec]) -> list[str]:
    """Return the columns of all places, in order."""
    return [
        column for spec in specs for column in ([spec] if isinstance(spec, str) else as_list(spec.column))
    ]


def compile_places(specs: list[str | PlaceSpec], read_cell: ReadCell, path: LinePath) -> PlacesOf:
    """Compile place columns into one function that returns their places, in the order of the profile.

    Raises:
        SpecError: a code is not one of ISO 3166-1.
    """
    parts = [
        _compile_place(PlaceSpec(column=spec) if isinstance(spec, str) else spec, (*path, index))
        for index, spec in enumerate(specs)
    ]
    columns = [as_list(spec if isinstance(spec, str) else spec.column) for spec in specs]
    made: dict[tuple[str | None, ...], tuple[Place, ...]] = {}

    def places_of(cells: Cells) -> tuple[Place, ...]:
        words: list[str | None] = []
        for names in columns:
            found = first_filled(read_cell, cells, names)
            words.append(found[1] if found else None)
        key = tuple(words)
        places = made.get(key)
        if places is None:
            if len(made) >= _REMEMBERED:
                made.clear()
            places = made[key] = tuple(
                place
                for make, cell in zip(parts, words, strict=True)
                if cell is not None
                for place in make(cell)
            )
        return places

    return places_of


def _compile_place(spec: PlaceSpec, path: LinePath) -> Callable[[str], list[Place]]:
    for name, code in (spec.codes or {}).items():
        if not _ALPHA_2.fullmatch(code):
            raise SpecError((*path, "codes", name), f"{code!r} is no ISO 3166-1 code of two capital letters")
    parent = spec.subdivision_of
    if parent is not None and not _ALPHA_2.fullmatch(parent):
        raise SpecError((*path, "subdivision_of"), f"{parent!r} is no ISO 3166-1 code of two capital letters")
    codes = {name.casefold(): code for name, code in (spec.codes or {}).items()}

    def places_in(cell: str) -> list[Place]:
        names = split_cell(cell, spec.split)
        # Of "Key West, Florida, USA" only the last can be the country.
        last = len(names) - 1
        return [Place(name, candidates(name) if index == last else ()) for index, name in enumerate(names)]

    def candidates(name: str) -> tuple[PlaceCandidate, ...]:
        if parent is not None and _SUBDIVISION.fullmatch(name):
            return (PlaceCandidate(f"iso3166:{parent}-{name}", name, "region", _CERTAIN, parent),)
        if not spec.country:
            return ()
        code = codes.get(name.casefold()) or _country(name)
        return (PlaceCandidate(f"iso3166:{code}", name, "country", _CERTAIN, code),) if code else ()

    return places_in


def _country(name: str) -> str | None:
    return country_code(name) or (name if _ALPHA_2.fullmatch(name) else None)


def compile_point(spec: PointSpec, read_cell: ReadCell, path: LinePath) -> tuple[PointOf, str]:
    """Compile coordinate columns into a function, with the column that stands for them in a selector.

    Raises:
        SpecError: neither two columns nor one are named.
    """
    if spec.pair is not None and spec.lon is None and spec.lat is None:
        column, lat_first = spec.pair, spec.first == "lat"

        def from_pair(cells: Cells) -> Point | None:
            cell = read_cell(cells, column)
            if cell is None:
                return None
            parts = [part for part in re.split(r"[,;\s]+", cell.strip("()[] ")) if part]
            if len(parts) != 2:
                raise CellError("not_a_coordinate", column, f"{cell!r} is no pair of coordinates")
            lat, lon = parts if lat_first else reversed(parts)
            return _point(lon, lat, column, column)

        return from_pair, column
    if spec.lon is None or spec.lat is None or spec.pair is not None:
        raise SpecError(path, "a point needs `lon` and `lat`, or `pair`")
    lon_column, lat_column = spec.lon, spec.lat

    def from_columns(cells: Cells) -> Point | None:
        lon, lat = read_cell(cells, lon_column), read_cell(cells, lat_column)
        if lon is None or lat is None:
            return None  # half a position is none, and no reason to lose the rest of the row
        return _point(lon, lat, lon_column, lat_column)

    return from_columns, lat_column


def _point(lon: str, lat: str, lon_column: str, lat_column: str) -> Point:
    return Point.from_degrees(
        _degrees(lon, 180, lon_column, "longitude"), _degrees(lat, 90, lat_column, "latitude")
    )


def _degrees(cell: str, limit: int, column: str, what: str) -> float:
    if not _NUMBER.fullmatch(cell):
        raise CellError("not_a_coordinate", column, f"{cell!r} is no number of degrees")
    degrees = float(cell.replace("−", "-"))
    if not math.isfinite(degrees) or abs(degrees) > limit:
        raise CellError("coordinate_out_of_range", column, f"{what} {cell} is not within -{limit} to {limit}")
    return degrees
