"""Packs: further places that a user adds to the gazetteer, villages above all; one SQLite file each.

Invariant: a pack appears complete or not at all, under the digest of its places; the same places have the same digest,
whatever file they came in. Packs lie beside the compiled gazetteer and are asked together with it, in the order of their
names; one that cannot be read is an error, since leaving it out would change silently what texts are taken to say.

What the places were read from is for the caller: see `intake.places_file`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from cenotaph.errors import GazetteerUnavailableError, UnknownPackError, UsageError
from cenotaph.gazetteer.place import SCHEMA, SCHEMA_VERSION, GatheredPlace

FOLDER = "gazetteer-packs"
"""In the cache folder, beside the compiled gazetteer."""

_CACHE_KIB = 65_536
_NAME = re.compile(r"\w[\w.\-]{0,63}")
_TABLES = """
CREATE UNIQUE INDEX place_by_ref ON place (ref);
CREATE TABLE about (said TEXT NOT NULL) STRICT;
"""


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a pack.

    Attributes:
        name: what the user calls it.
        form: what the file was: "geonames", "osm", "wikidata".
        file: its name.
        sha256: of the file, 64 hex digits.
        digest: of the places with their names, in their order: 64 hex digits.
        licence: under which its places may be used, and whom to name.
        places: how many there are; names: how many folded names they have.
        version: of the tables.
    """

    name: str
    form: str
    file: str
    sha256: str
    licence: str
    digest: str = ""
    places: int = 0
    names: int = 0
    version: int = SCHEMA_VERSION


def check_name(name: str) -> str:
    """Return the name of a pack.

    Raises:
        UsageError: it is none: letters, digits, "-", "_" and "." are allowed, 64 at most.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name of a pack: give it letters, digits, '-', '_' and '.' (--name)")
    return name


def pack_path(cache_folder: Path, pack: Pack) -> Path:
    """Return where a pack lies."""
    return cache_folder.resolve() / FOLDER / f"{pack.digest[:32]}.sqlite"


def write_pack(cache_folder: Path, pack: Pack, places: Iterable[GatheredPlace]) -> Pack:
    """Write a pack; one of the same name is replaced.

    Args:
        cache_folder: beside the compiled gazetteer.
        pack: name and origin; digest and counts are filled in.
        places: read once; memory does not grow with them. One whose `ref` came before only adds its names.

    Raises:
        GazetteerUnavailableError: the folder cannot be written to, or the disk is full.
    """
    folder = cache_folder.resolve() / FOLDER
    check_name(pack.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".pack-", suffix=".tmp", dir=folder)
        os.close(handle)
        try:
            written = _write(Path(temporary), pack, places)
            path = pack_path(cache_folder, written)
            if written.places:
                Path(temporary).replace(path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                Path(temporary).unlink()
    except (OSError, sqlite3.Error) as error:
        raise GazetteerUnavailableError(folder, str(error)) from error
    if written.places:
        for other, file in _packs(cache_folder):
            if other is not None and other.name == pack.name and file != path:
                file.unlink(missing_ok=True)
    return written


def _write(path: Path, pack: Pack, places: Iterable[GatheredPlace]) -> Pack:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        database.executescript(SCHEMA + _TABLES)
        database.execute("BEGIN")
        count, digest = 0, hashlib.sha256()
        for place in places:
            place.add_korean()
            digest.update(place.said_in_bytes())
            known = database.execute("SELECT id FROM place WHERE ref = ?", (place.ref,)).fetchone()
            if known is None:
                count += 1
                place.insert(database, count)
            number = known[0] if known else count
            names = [(key, rank, number) for key, rank in place.names.items()]
            database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)
            korean = [(key, number) for key in sorted(place.korean)]
            database.executemany("INSERT OR IGNORE INTO korean VALUES (?, ?)", korean)
        names_count = database.execute("SELECT count(*) FROM name").fetchone()[0]
        written = msgspec.structs.replace(pack, digest=digest.hexdigest(), places=count, names=names_count)
        database.execute("INSERT INTO about VALUES (?)", (msgspec.json.encode(written).decode(),))
        database.execute("COMMIT")
    return written


def list_packs(cache_folder: Path) -> list[Pack]:
    """List the packs, ordered by name.

    Raises:
        GazetteerUnavailableError: one cannot be read, or was made by another version.
    """
    packs: list[Pack] = []
    for pack, file in _packs(cache_folder):
        if pack is None:
            raise GazetteerUnavailableError(
                file,
                "this pack is damaged, or of another version: "
                f"take it away (cenotaph gazetteer remove {file.stem[:12]}), and add its file again",
            )
        packs.append(pack)
    return sorted(packs, key=lambda pack: (pack.name, pack.digest))


def remove_pack(cache_folder: Path, name: str) -> str:
    """Take a pack away.

    Args:
        cache_folder: beside the compiled gazetteer.
        name: of the pack, or the first digits (six at least) of its digest: a damaged one has no name.

    Returns:
        The name of the file that was deleted.

    Raises:
        UnknownPackError: there is none.
    """
    packs = _packs(cache_folder)
    for pack, file in packs:
        if (pack is not None and pack.name == name) or (
            len(name) >= 6 and file.stem.startswith(name.lower())
        ):
            file.unlink(missing_ok=True)
            return file.name
    raise UnknownPackError(name, sorted(pack.name for pack, _ in packs if pack is not None))


def pack_named(cache_folder: Path, name: str) -> Pack | None:
    """Return the pack of a name, if there is one that can be read."""
    return next((pack for pack, _ in _packs(cache_folder) if pack is not None and pack.name == name), None)


def packs_digest(packs: Iterable[Pack]) -> str:
    """Hash which packs are in use: 12 hex digits, that two machines can compare."""
    lines = sorted(f"{pack.digest} {pack.version}" for pack in packs)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def open_pack(cache_folder: Path, pack: Pack) -> sqlite3.Connection:
    """Open a pack for reading, from any thread."""
    path = pack_path(cache_folder, pack)
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _packs(cache_folder: Path) -> list[tuple[Pack | None, Path]]:
    """List the files of packs with what is known of each; None of a damaged one or another version's."""
    folder = cache_folder.resolve() / FOLDER
    return [(_about(file), file) for file in sorted(folder.glob("[0-9a-f]*.sqlite"))]


def _about(file: Path) -> Pack | None:
    try:
        with contextlib.closing(
            sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            said = database.execute("SELECT said FROM about").fetchone()
            pack = msgspec.json.decode(said[0], type=Pack) if said else None
    except (sqlite3.Error, msgspec.DecodeError):
        return None
    return pack if pack is not None and pack.version == SCHEMA_VERSION else None
