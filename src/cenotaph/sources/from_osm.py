"""OpenStreetMap, XML (plain, .bz2, .gz) and PBF -> rows, one an element that has tags.

Invariant: every tagged node, way and relation comes out once, in the order of the file. Where the file breaks off,
what stands before that is kept and one `Rejected` says where. What a file says was deleted is a `Rejected`, too; of
several versions of one element the last is read, and the others are counted.

`pyosmium` reads whole files fast, but loses what it had read when an XML file breaks off; then the elements are read
again by `osm_elements`, element by element, and the ones that were given out already are passed over. So are files
with numbers below zero, which editors give to what is not uploaded yet.

A way has the point of its middle node, a relation one on its members, where the file holds them (`osm_points`).

Source: OpenStreetMap wiki: OSM XML, PBF format, OsmChange; element ids as `node/1`, as Overpass writes them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import osmium

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.detect import read_head
from cenotaph.sources.item import DEFAULT_LIMITS, About, Limits, Reading, Rejected, Row
from cenotaph.sources.osm_elements import BrokenXmlError, Element, read_elements
from cenotaph.sources.osm_points import Point, Points

_UNDEFINED = osmium.osm.Location().x
_KINDS = {"n": "node", "w": "way", "r": "relation"}
_SUFFIXES = {b"BZh": ".bz2", b"\x1f\x8b": ".gz"}
_REMARK = re.compile(r"<remark>\s*(.*?)\s*</remark>", re.S)
_NOTE = re.compile(r"<note>\s*(.*?)\s*</note>", re.S)
_LICENCE = re.compile(r"<osm\b[^>]*\blicense=\"([^\"]+)\"")
_BASE = re.compile(r"<meta\b[^>]*\bosm_base=\"(\d{4}-\d\d-\d\d)")
_TAIL_BYTES = 4096
_BROKEN = (RuntimeError, ValueError, osmium.InvalidLocationError)


class _Source(msgspec.Struct, frozen=True):
    """A file, how `pyosmium` is told to read it, and which elements are asked for.

    Attributes:
        is_history: whether an element may stand in it in several versions.
        wanted: keys, and `key=value`; none for all.
    """

    path: Path
    form: str
    is_history: bool
    wanted: frozenset[str] = frozenset()

    @property
    def file(self) -> Any:
        return osmium.io.File(str(self.path), self.form)

    @property
    def filters(self) -> list[Any]:
        """What is passed over in C++, before Python sees it."""
        if self.is_history:  # the last version may be one without tags
            return []
        keys = sorted({one.partition("=")[0] for one in self.wanted})
        return [osmium.filter.KeyFilter(*keys) if keys else osmium.filter.EmptyTagFilter()]

    def asks_for(self, tags: dict[str, str]) -> bool:
        return bool(tags) and (
            not self.wanted or any(key in self.wanted or f"{key}={tags[key]}" in self.wanted for key in tags)
        )


def read_osm(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read an OpenStreetMap file.

    Args:
        path: the file.
        encoding: not used: XML names its own, PBF has one.
        table: keys of the elements that are wanted, `historic,memorial,landuse=cemetery`; else all that have tags.
        limits: not used: an element is bounded by the API that made it.

    Raises:
        UnreadableSourceError: not one element can be read (`not_xml`, `damaged`).
    """
    del encoding, limits
    head = read_head(path)
    source = _source_of(path, head, table)
    is_xml = source.form != "pbf"
    notes = _notes(source, head) if is_xml else []
    if source.is_history:
        notes.append("it holds versions or deletions of elements: the last version of each is read")
    if source.wanted:
        notes.append(f"only elements with {' or '.join(sorted(source.wanted))} are read")
    return Reading(
        unit="feature",
        media_type="application/vnd.openstreetmap.data+xml" if is_xml else "application/x-osm-pbf",
        program=f"osmium {version('osmium')}",
        items=_read_rows(source) if is_xml else _read_pbf(source),
        notes=tuple(notes),
        about=_about(head.decode("utf-8", errors="replace")) if is_xml else About(),
    )


def _source_of(path: Path, head: bytes, table: str | None) -> _Source:
    wanted = frozenset(part.strip() for part in (table or "").split(",") if part.strip())
    with path.open("rb") as stream:
        magic = stream.read(3)
    if head[4:16].startswith(b"\x0a\x09OSMHeader"):
        return _Source(path, "pbf", b"HistoricalInformation" in head[:65536], wanted)
    packed = next((suffix for start, suffix in _SUFFIXES.items() if magic.startswith(start)), "")
    is_change = b"<osmChange" in head[:4096]
    is_history = is_change or b'visible="false"' in head or ".osh" in path.name
    form = "osc" if is_change else "osh" if is_history else "osm"
    return _Source(path, f"{form}{packed}", is_history, wanted)


def _notes(source: _Source, head: bytes) -> list[str]:
    """Say what the server said of the file; a remark stands at its end, and may be that the list is not whole."""
    tail = head
    if not source.form.endswith((".bz2", ".gz")):
        with source.path.open("rb") as stream:
            stream.seek(max(0, source.path.stat().st_size - _TAIL_BYTES))
            tail = stream.read()
    remarks = _REMARK.findall(tail.decode("utf-8", errors="replace"))
    return [f"the server remarks: {html.unescape(remark)[:300]}" for remark in remarks]


def _about(head: str) -> About:
    licence = _LICENCE.search(head) or _NOTE.search(head.partition("<node")[0])
    base = _BASE.search(head)
    return About(licence=html.unescape(licence[1]) if licence else None, published=base[1] if base else None)


def _read_rows(source: _Source) -> Iterator[Row | Rejected]:
    """Read XML: fast, and from where that breaks off, element by element."""
    path, number = source.path, 0
    try:
        for element in _fast_elements(source):
            number += 1
            yield _row_of(element, number, path.name)
        return
    except _BROKEN as error:
        reason = _readable(error)
    try:
        slow = (element for element in read_elements(path) if source.asks_for(element.tags))
        for element in islice(slow, number, None):
            number += 1
            yield _row_of(element, number, path.name)
    except BrokenXmlError as error:
        reason = f"{error.reason} ({error.place})"
    except UnreadableSourceError:
        if not number:
            raise
    else:
        return  # an element that only `pyosmium` refuses was rejected by itself
    if not number:
        raise UnreadableSourceError(path, "not_xml", reason)
    yield Rejected("not_xml", path.name, f"after element {number}", reason)


def _read_pbf(source: _Source) -> Iterator[Row | Rejected]:
    number = 0
    try:
        for element in _fast_elements(source):
            number += 1
            yield _row_of(element, number, source.path.name)
    except _BROKEN as error:
        if not number:
            reason = f"it cannot be read: {_readable(error)}"
            raise UnreadableSourceError(source.path, "damaged", reason) from error
        yield Rejected("damaged", source.path.name, f"after element {number}", _readable(error))


def _fast_elements(source: _Source) -> Iterator[Element]:
    points = Points(source.file, source.filters)
    with suppress(*_BROKEN):  # it will break off again, after what can be read has been given out
        points.collect()
    processor = osmium.FileProcessor(source.file)
    if points.has_own_ids and source.form != "pbf":
        raise ValueError("numbers below zero, of which pyosmium keeps no positions")
    for one in source.filters:
        processor = processor.with_filter(one)
    elements: Iterator[Element] = (_element_of(thing, points) for thing in processor)
    if source.is_history:
        elements = _last_versions(elements)
    return (element for element in elements if element.fault or source.asks_for(element.tags))


def _element_of(thing: Any, points: Points) -> Element:
    tags = {tag.k: tag.v for tag in thing.tags}
    kind = _KINDS[thing.type_str()]
    lon, lat = _place_of(thing, kind, points) or (None, None)
    stamp = thing.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ") if thing.timestamp.year > 1970 else None
    fault = None if thing.visible else "deleted"
    return Element(f"{kind}/{thing.id}", tags, lon, lat, stamp, thing.version or None, fault)


def _place_of(thing: Any, kind: str, points: Points) -> Point | None:
    if kind == "relation":
        return points.of_relation(thing)
    if kind == "way":
        return points.of_way(thing)
    place = thing.location
    return None if place.x == _UNDEFINED else (place.lon_without_check(), place.lat_without_check())


def _last_versions(elements: Iterator[Element]) -> Iterator[Element]:
    """Give the last of the versions that stand one after the other, and count those before it."""
    held: Element | None = None
    count = 0
    for element in elements:
        if held is not None and held.id != element.id:
            yield held
        elif held is not None:
            count += 1
        held = element
    if held is not None:
        yield held
    if count:
        yield Element(f"{count:,} older versions", {}, fault="superseded")


_FAULTS = {
    "bad_id": "its id is no number",
    "bad_geometry": "its position is no pair of numbers",
    "deleted": "the file says that it was deleted",
    "superseded": "later versions of the same elements stand in the file",
}


def _row_of(element: Element, number: int, file: str) -> Row | Rejected:
    if element.fault:
        return Rejected(element.fault, file, element.id, _FAULTS[element.fault])
    lon, lat = element.lon, element.lat
    if lon is not None and lat is not None and not (-180 <= lon <= 180 and -90 <= lat <= 90):
        reason = f"longitude {lon:g} and latitude {lat:g} are no place: -180 to 180 and -90 to 90 are allowed"
        return Rejected("coordinate_out_of_range", file, element.id, reason)
    cells = element.tags
    cells["@id"] = element.id
    if element.timestamp:
        cells["@timestamp"] = element.timestamp
    if element.version:
        cells["@version"] = str(element.version)
    return Row(number, element.id, cells, RowSelector(number, element.id), lon, lat, file)


def _readable(error: BaseException) -> str:
    words = str(error).strip()
    return words.removeprefix("XML parsing error at ") if words else type(error).__name__
