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
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

from cenotaph.errors import GazetteerUnavailableError
from cenotaph.gazetteer.build import Progress, build
from cenotaph.gazetteer.compiled import compiled_path
from cenotaph.gazetteer.meaning import DOUBTFUL, Meaning, Near, distance_km, prominence, to_candidate
from cenotaph.gazetteer.pack import list_packs, open_pack
from cenotaph.model.value import PlaceCandidate
from cenotaph.normalize.names import fold_name, korean_key, romanize_name
from cenotaph.normalize.places import place_core
from cenotaph.normalize.scripts import script_of
from cenotaph.settings import cache_folder as default_cache_folder

MOST_CANDIDATES = 10
"""How many candidates a name keeps."""

_POSSESSIVE = re.compile(r"['’ʼ]s$")
_INITIALS = 4
_NOT_SPELT = frozenset({"Hang", "Hani", "Jpan"})
_KOREAN = frozenset({"KP", "KR"})
_BY_KEY = """
    SELECT place.ref, place.name, place.kind, place.country, place.region, place.lon, place.lat, place.population, min(name.rank)
    FROM name JOIN place ON place.id = name.place WHERE name.key = ? GROUP BY place.id
"""
_BY_KOREAN_KEY = """
    SELECT place.ref, place.name, place.kind, place.country, place.region, place.lon, place.lat, place.population, 1
    FROM korean JOIN place ON place.id = korean.place WHERE korean.key = ?
"""

_LESS_BY_RANK = (0, 10, 150)
_LESS_BY_STAGE = (0, 30, 60, 60)
_NEAR_KM = 100.0
_SETTLEMENTS = frozenset({"city", "district"})
_SAME_KM = 5.0
"""How far apart two sources of places put one town at most."""


class Gazetteer:
    """The compiled gazetteer, open for reading; may be used from many threads."""

    def __init__(self, database: sqlite3.Connection, packs: Sequence[sqlite3.Connection] = ()) -> None:
        """Wrap open databases; ``open`` is the way to get them."""
        self._databases = (database, *packs)
        self._lock = Lock()
        self._find = lru_cache(maxsize=65_536)(self._find_uncached)
        self._meanings = lru_cache(maxsize=16_384)(self._meanings_uncached)
        self._rows = lru_cache(maxsize=65_536)(self._rows_uncached)
        self._is_known = lru_cache(maxsize=262_144)(self._is_known_uncached)

    @classmethod
    def open(cls, cache_folder: Path | None = None, *, progress: Progress | None = None) -> Gazetteer:
        """Open the gazetteer with the user's packs, compiling it first where that has not been done on this machine.

        Args:
            cache_folder: where the compiled file lies; None is the user's cache folder.
            progress: told about the places done while compiling.

        Raises:
            GazetteerUnavailableError: the file cannot be written or read, or a pack is damaged.
        """
        folder = default_cache_folder(os.environ) if cache_folder is None else cache_folder
        path = compiled_path(folder)
        packs = list_packs(folder)
        for _ in range(2):
            if not path.is_file():
                build(path, progress=progress)
            try:
                database = sqlite3.connect(
                    f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
                )
                if database.execute("SELECT places FROM complete").fetchone():
                    break
                database.close()
            except sqlite3.Error:
                pass
            # Damaged, by a full disk or a careless hand: it is only a cache.
            path.unlink(missing_ok=True)
        else:
            raise GazetteerUnavailableError(path, "it cannot be read after it was compiled")
        return cls(database, [open_pack(folder, pack) for pack in packs])

    def close(self) -> None:
        """Close the files."""
        for database in self._databases:
            database.close()

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

    def meanings(self, name: str) -> tuple[Meaning, ...]:
        """Give every place that a name may mean, the most prominent first: what `resolve` chooses from."""
        return self._meanings(name)

    def is_known(self, name: str) -> bool:
        """Tell whether any place has this name, romanisations aside; made for scanning a text."""
        return self._is_known(name)

    def _is_known_uncached(self, name: str) -> bool:
        key = _key(name)
        return bool(key) and bool(self._rows(key) or self._rows(place_core(key)))

    def _rows_uncached(self, key: str) -> tuple[Meaning, ...]:
        return self._select(_BY_KEY, key)

    def _select(self, query: str, key: str) -> tuple[Meaning, ...]:
        found: list[Meaning] = []
        with self._lock:
            for database in self._databases:
                rows = [Meaning(*row) for row in database.execute(query, (key,))]
                before = tuple(found)
                found += [one for one in rows if not any(_is_same(one, other) for other in before)]
        return tuple(found)

    def _find_uncached(
        self, name: str, countries: frozenset[str], near: Near | None
    ) -> tuple[PlaceCandidate, ...]:
        scored = [(_score(one, countries, near), one) for one in self._gather(name, countries)]
        scored.sort(key=lambda item: (-item[0], item[1].ref))
        return tuple(to_candidate(one, score) for score, one in scored[:MOST_CANDIDATES])

    def _meanings_uncached(self, name: str) -> tuple[Meaning, ...]:
        return tuple(sorted(self._gather(name, frozenset()), key=lambda one: (-prominence(one), one.ref)))

    def _gather(self, name: str, countries: frozenset[str]) -> list[Meaning]:
        """Collect what a name may mean, each place once, by the way in which it is most likely called so."""
        best: dict[str, Meaning] = {}
        for stage, rows in enumerate(self._stages(name, countries)):
            for row in rows:
                known = best.get(row.ref)
                if known is None or (row.rank, stage) < (known.rank, known.stage):
                    best[row.ref] = row._replace(stage=stage)
            if best and (not countries or any(one.country in countries for one in best.values())):
                break
        if any(one.kind == "area" and one.rank < DOUBTFUL for one in best.values()):
            return [one for one in best.values() if one.kind in ("area", "country", "region")]
        return list(best.values())

    def _stages(self, name: str, countries: frozenset[str]) -> Iterable[tuple[Meaning, ...]]:
        """Look the name up as it is, without words for its kind, in Latin letters, and as Korean."""
        key = _key(name)
        if not key:
            return
        # "US" and "UK" are written with points in our table: "us" is a word, and a village in France.
        points = (
            self._rows(" ".join(name.lower()))
            if len(name) < _INITIALS and name.isascii() and name.isupper()
            else ()
        )
        yield points or self._rows(key)
        core = place_core(key)
        yield self._rows(core) if core != key else ()
        roman = romanize_name(core)
        # Letters of Han and hangul, sounded out one by one, are some other place's name as often as not.
        spelt = script_of(core) not in _NOT_SPELT and roman not in (key, core)
        yield self._rows(roman) if spelt else ()
        if len(roman) > 3 and (not countries or countries & _KOREAN):
            yield self._select(_BY_KOREAN_KEY, korean_key(roman))


def _is_same(one: Meaning, other: Meaning) -> bool:
    """Tell whether two entries of one name are one place: a pack has the towns of the gazetteer once more."""
    if one.ref == other.ref:
        return True
    if one.kind not in _SETTLEMENTS or other.kind not in _SETTLEMENTS or _source(one) == _source(other):
        return False
    here, there = one.position, other.position
    return here is not None and there is not None and distance_km(here, there) <= _SAME_KM


def _source(place: Meaning) -> str:
    return place.ref.partition(":")[0]


def _key(name: str) -> str:
    return fold_name(_POSSESSIVE.sub("", name))


def _score(place: Meaning, countries: frozenset[str], near: Near | None) -> int:
    score = prominence(place) - _LESS_BY_RANK[place.rank] - _LESS_BY_STAGE[place.stage]
    if countries and place.country is not None:
        score = score + (1000 - score) // 2 if place.country in countries else score * 6 // 10
    if near is not None and place.position is not None and place.kind != "country":
        away_km = distance_km(near, place.position)
        score += round((1000 - score) / 2 * math.exp(-away_km / _NEAR_KM))
    return max(0, min(1000, score))
