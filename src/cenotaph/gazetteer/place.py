"""A place as it is gathered for a compiled gazetteer or a pack, and the tables that both have.

Invariant: a name is kept folded, once, by its best rank; the tables are the same everywhere, so that both are asked by
one question.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field

import msgspec

from cenotaph.gazetteer.aliases import Kind
from cenotaph.gazetteer.meaning import DOUBTFUL, MAIN, OTHER
from cenotaph.normalize.names import fold_name, korean_key
from cenotaph.normalize.places import place_core

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    region TEXT, lon INTEGER, lat INTEGER, population INTEGER NOT NULL) STRICT;
CREATE TABLE name (key TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (key, rank, place)) STRICT, WITHOUT ROWID;
CREATE TABLE korean (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;
"""
SCHEMA_VERSION = 2
"""Goes up when the tables or the way names are folded change."""

_KOREAN = ("KP", "KR")
_LATIN = re.compile(r"[^\w]*[0-9A-Za-z\u00aa-\u024f\u1e00-\u1eff]")


@dataclass(slots=True)
class GatheredPlace:
    """A place with its names; positions in 1e-7 degree, `region` the code of GeoNames within the country."""

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
        """Add a name, folded; one without letters and digits is none."""
        key = fold_name(name)
        if key:
            self.names[key] = min(rank, self.names.get(key, DOUBTFUL))

    def add_korean(self) -> None:
        """In Korea, add names without "si", "gun", "시", and keys that the systems of romanisation share."""
        if self.country not in _KOREAN or self.kind == "country":
            return
        for name, rank in list(self.names.items()):
            core = place_core(name)
            self.add_name(core, rank if rank == MAIN else OTHER)
            if core.isascii() and len(core) > 2:
                self.korean.add(korean_key(core))

    def insert(self, database: sqlite3.Connection, number: int) -> None:
        """Write the place without its names."""
        database.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *self._row()))

    def said_in_bytes(self) -> bytes:
        """Write everything that is known of the place on one line, to be hashed."""
        return msgspec.json.encode((*self._row(), sorted(self.names.items()), sorted(self.korean))) + b"\n"

    def _row(self) -> tuple[str | int | None, ...]:
        return (
            self.ref,
            self.name,
            self.kind,
            self.country,
            self.region,
            self.lon,
            self.lat,
            self.population,
        )


def to_e7(degrees: float) -> int:
    """Write degrees as the log does, in 1e-7 degree."""
    return round(degrees * 10_000_000)


def is_name(alternate: str) -> bool:
    """Tell whether an alternate name of GeoNames is one: codes of airports and stations ("BER") and links are none."""
    is_code = len(alternate) <= 4 and alternate.isascii() and alternate.isupper()
    return len(alternate) > 1 and not is_code and "://" not in alternate


def rank_of_alternate(alternate: str) -> int:
    """Say how good an alternate name of GeoNames is: in Latin letters it is as often a misspelling as a name."""
    return DOUBTFUL if _LATIN.match(alternate) else OTHER
