"""Place names of a profile, compiled.

A place is what the cell says. Only a country gets a candidate, because its name or code is enough to know it; which
town of a name is meant is the gazetteer's question, and the register asks it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from cenotaph.extract.rows.cells import (
    Cells,
    LinePath,
    ReadCell,
    SpecError,
    as_list,
    first_filled,
    split_cell,
)
from cenotaph.extract.rows.spec import PlaceSpec
from cenotaph.gazetteer.country_names import country_code
from cenotaph.model.value import Place, PlaceCandidate


class PlacesOf(Protocol):
    """Makes the places of a row; those of the whole list only where there are others, or `beside` something else."""

    def __call__(self, cells: Cells, *, beside: bool = False) -> tuple[Place, ...]:
        """Return the places, in the order of the profile."""


_REMEMBERED = 50_000
_CERTAIN = 1000
_SUBDIVISION = re.compile(r"[A-Z]{1,3}|[0-9]{1,3}")
_ALPHA_2 = re.compile(r"[A-Z]{2}")


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
    texts = [None if isinstance(spec, str) else spec.text for spec in specs]
    for index, spec in enumerate(specs):
        if not isinstance(spec, str) and (spec.text is None) == (not spec.column):
            raise SpecError((*path, index), "a place needs either `column` or `text`")
    parts = [
        _compile_place(PlaceSpec(column=spec) if isinstance(spec, str) else spec, (*path, index))
        for index, spec in enumerate(specs)
    ]
    columns = [as_list(spec if isinstance(spec, str) else spec.column) for spec in specs]
    made: dict[tuple[str | None, ...], tuple[Place, ...]] = {}  # by words; the texts are always the same

    def places_of(cells: Cells, *, beside: bool = False) -> tuple[Place, ...]:
        words: list[str | None] = []
        for names in columns:
            found = first_filled(read_cell, cells, names)
            words.append(found[1] if found else None)
        key = tuple(words)
        if not beside and not any(key):
            return ()
        places = made.get(key)
        if places is None:
            if len(made) >= _REMEMBERED:
                made.clear()
            places = made[key] = tuple(
                place
                for make, cell, text in zip(parts, words, texts, strict=True)
                if (name := text if cell is None else cell) is not None
                for place in make(name)
            )
        return places

    return places_of


def _compile_place(spec: PlaceSpec, path: LinePath) -> Callable[[str], list[Place]]:
    for name, code in (spec.codes or {}).items():
        if spec.subdivision_of is None and not _ALPHA_2.fullmatch(code):
            raise SpecError((*path, "codes", name), f"{code!r} is no ISO 3166-1 code of two capital letters")
        if spec.subdivision_of is not None and not _SUBDIVISION.fullmatch(code):
            raise SpecError((*path, "codes", name), f"{code!r} is no code of a part of a country")
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
        if parent is not None:
            part = codes.get(name.casefold(), name)
            if not _SUBDIVISION.fullmatch(part):
                return ()
            return (PlaceCandidate(f"iso3166:{parent}-{part}", name, "region", _CERTAIN, parent),)
        if not spec.country:
            return ()
        code = codes.get(name.casefold()) or _country(name)
        return (PlaceCandidate(f"iso3166:{code}", name, "country", _CERTAIN, code),) if code else ()

    return places_in


def _country(name: str) -> str | None:
    return country_code(name) or (name if _ALPHA_2.fullmatch(name) else None)


def stated_country(places: tuple[Place, ...]) -> str | None:
    """Return the country that places state: that of the last which is a country, or a part of one, for certain."""
    for place in reversed(places):
        for candidate in place.candidates:
            if candidate.score == _CERTAIN and candidate.country is not None:
                return candidate.country
    return None
