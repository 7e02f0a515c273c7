"""The names and regions that ship with the package, read from its data files.

Invariant: what is read here is small and the same for every register; nothing is written.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

DATA: Traversable = files("cenotaph.gazetteer") / "data"
"""The folder of the data files; ORIGIN.md in it says where each comes from."""

_COMPILED_FROM = ("aliases.toml", "regions.tsv", "countries-50m.geojson")

Kind = Literal["country", "region", "district", "city", "area"]


class AliasedPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of the alias table: further names, and the rest where no other source has the place."""

    ref: str
    name: str
    country: str | None = None
    kind: Kind | None = None
    code: str | None = None
    lon: float | None = None
    lat: float | None = None
    aliases: tuple[str, ...] = ()


class _Aliases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    countries: dict[str, tuple[str, ...]]
    place: tuple[AliasedPlace, ...]


class Region(msgspec.Struct, frozen=True):
    """A first-level region: GeoNames id, country, GeoNames code, the name to show, and its other names."""

    geonames_id: int
    country: str
    code: str
    name: str
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def _aliases() -> _Aliases:
    return msgspec.convert(tomllib.loads((DATA / "aliases.toml").read_text("utf-8")), _Aliases)


def read_country_aliases() -> dict[str, tuple[str, ...]]:
    """Read the further names of countries: ISO 3166-1 alpha-2 -> names."""
    return _aliases().countries


def read_aliased_places() -> tuple[AliasedPlace, ...]:
    """Read the table of places with names that other sources lack, in the order of the file."""
    return _aliases().place


def read_regions() -> list[Region]:
    """Read the first-level regions of the world, ordered by GeoNames id."""
    rows = csv.reader(
        (DATA / "regions.tsv").read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [
        Region(int(id_), country, code, name, tuple(names.split("|")))
        for id_, country, code, name, names in rows
    ]


def data_digest() -> str:
    """Hash the data files that the gazetteer is compiled from: 12 hex digits."""
    digest = hashlib.sha256()
    for name in _COMPILED_FROM:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()[:12]
