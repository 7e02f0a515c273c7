"""A file of places -> a pack of the gazetteer, with a balance.

Invariant: read = accepted + of other kinds + rejected; nothing is stored of a file without a single place.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

import msgspec

from cenotaph.errors import UnreadableSourceError
from cenotaph.gazetteer.countries import countries_at
from cenotaph.gazetteer.pack import Pack, check_name, pack_named, write_pack
from cenotaph.gazetteer.place import GatheredPlace
from cenotaph.intake.places_of_rows import LICENCES, PLACES_OF, form_of
from cenotaph.intake.workspace import Progress, silent
from cenotaph.sources.detect import detect_format
from cenotaph.sources.geonames_dump import is_geonames_dump, read_geonames_dump
from cenotaph.sources.item import DEFAULT_LIMITS, Item, Reading, Rejected, Row
from cenotaph.sources.packed import unpacked
from cenotaph.sources.reader import read_source

SHOWN = 5
"""How many of the rejected rows are named."""

_LOOKED_AT = 200
_BATCH = 1000
_CHUNK_BYTES = 1 << 20


class PackReport(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file.

    Attributes:
        pack: as it was written.
        read: rows or elements; accepted of them gave a place, other_kinds are no settlements, rejected had something
            wrong with them (by code).
        replaced: the pack that had the name before.
        repeated: accepted rows that gave only further names to a place before them.
        first_rejected: some of them.
        notes: what was found out about the file.
    """

    pack: Pack
    read: int
    accepted: int
    other_kinds: int
    rejected: dict[str, int]
    repeated: int
    first_rejected: tuple[Rejected, ...]
    replaced: Pack | None
    notes: tuple[str, ...]


def add_places_file(
    path: Path, cache_folder: Path, *, name: str | None = None, progress: Progress = silent
) -> PackReport:
    """Make a pack of a file of places: a GeoNames dump, an OSM file or export, an extract of Wikidata.

    Args:
        path: the file, perhaps packed.
        cache_folder: where the compiled gazetteer lies.
        name: what to call the pack; else as the file.
        progress: told about the rows done.

    Raises:
        UnreadableSourceError: it cannot be read, or holds none of these (`not_places`), or no place (`no_places`).
        GazetteerUnavailableError: the pack cannot be written.
        UsageError: the name is none.
    """
    called = check_name(name or path.name.split(".")[0])
    before = pack_named(cache_folder, called)
    with unpacked(path, DEFAULT_LIMITS) as inner:
        reading = _open(inner)
        first = list(islice(reading.items, _LOOKED_AT))
        form = next((found for one in first if isinstance(one, Row) and (found := form_of(one))), None)
        if form is None:
            raise _no_places(path, first)
        pack = Pack(name=called, form=form, file=path.name, sha256=_digest(path), licence=LICENCES[form])
        tally = _Tally(form, progress, reading.total_hint)
        written = write_pack(cache_folder, pack, tally.places(chain(first, reading.items)))
    if not written.places:
        raise UnreadableSourceError(path, "no_places", _why(tally))
    return PackReport(
        pack=written,
        read=tally.read,
        accepted=tally.accepted,
        other_kinds=tally.other_kinds,
        rejected=dict(sorted(tally.rejected.items())),
        repeated=tally.accepted - written.places,
        first_rejected=tuple(tally.first),
        replaced=before if before is not None and before.digest != written.digest else None,
        notes=(*reading.notes, *reading.afterwards()),
    )


def _open(path: Path) -> Reading:
    if is_geonames_dump(path):
        return read_geonames_dump(path)
    format_ = detect_format(path)
    # What has no tag `place` is passed over before it is counted: a country's file has a hundred million elements.
    return read_source(path, format=format_, table="place" if format_.startswith("osm_") else None)


def _no_places(path: Path, first: list[Item]) -> UnreadableSourceError:
    rejected = next((one for one in first if isinstance(one, Rejected)), None)
    columns = next((list(one.cells)[:8] for one in first if isinstance(one, Row)), None)
    seen = f"its columns are {', '.join(columns)}" if columns else "it holds no rows"
    if rejected is not None and columns is None:
        seen = f"{rejected.place}: {rejected.reason}"
    reason = f"neither a dump of GeoNames, nor places of OpenStreetMap, nor items of Wikidata: {seen}"
    return UnreadableSourceError(path, "not_places", reason)


def _why(tally: _Tally) -> str:
    said = f"of {tally.read:,} rows none is a settlement with a name and a position"
    return said + (f"; the first: {tally.first[0].place}: {tally.first[0].reason}" if tally.first else "")


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


class _Tally:
    """Turns items into places, and counts what comes of each."""

    def __init__(self, form: str, progress: Progress, total: int | None) -> None:
        self._place_of = PLACES_OF[form]
        self._progress = progress
        self._total = total
        self.read = self.accepted = self.other_kinds = 0
        self.rejected: Counter[str] = Counter()
        self.first: list[Rejected] = []

    def places(self, items: Iterator[Item]) -> Iterator[GatheredPlace]:
        """Yield the places, each with its country."""
        while batch := list(islice(items, _BATCH)):
            places = [place for item in batch if (place := self._take(item)) is not None]
            lost = [place for place in places if place.country is None]
            at = [((place.lon or 0) / 1e7, (place.lat or 0) / 1e7) for place in lost]
            for place, country in zip(lost, countries_at(at), strict=True):
                place.country = country
            yield from places
            self._progress(self.read, self._total)

    def _take(self, item: Item) -> GatheredPlace | None:
        self.read += 1
        place = self._place_of(item) if isinstance(item, Row) else item
        if isinstance(place, GatheredPlace):
            self.accepted += 1
            return place
        if isinstance(place, Rejected):
            self.rejected[place.code] += 1
            if len(self.first) < SHOWN:
                self.first.append(place)
        else:
            self.other_kinds += 1
        return None
