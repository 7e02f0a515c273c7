"""OpenStreetMap XML (plain, .bz2, .gz) -> rows, one an element that has tags.

Invariant: every tagged node, way and relation comes out once, in the order of the file. Where the file stops being
XML, what stands before that is kept and one `Rejected` says where.

`pyosmium` reads whole files fast, but loses what it had read when a file breaks off; then the elements are read
again by `osm_elements`, element by element, and the ones that were given out already are passed over.

A way has the point of its middle node where the file holds its nodes; a relation has none.

Source: OpenStreetMap wiki, OSM XML; element ids as `node/1`, as Overpass writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import osmium

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row
from cenotaph.sources.osm_elements import BrokenXmlError, Element, read_elements

_UNDEFINED = osmium.osm.Location().x
_KINDS = {"n": "node", "w": "way", "r": "relation"}


def read_osm(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read an OSM XML file.

    Args:
        path: the file.
        encoding: not used: XML names its own.
        table: not used.
        limits: not used: an element is bounded by the API that made it.

    Raises:
        UnreadableSourceError: not one element can be read (`not_xml`).
    """
    del encoding, table, limits
    return Reading(
        unit="feature",
        media_type="application/vnd.openstreetmap.data+xml",
        program=f"osmium {version('osmium')}",
        items=_read_rows(path),
    )


def _read_rows(path: Path) -> Iterator[Row | Rejected]:
    number = 0
    try:
        for element in _fast_elements(path):
            number += 1
            yield _row_of(element, number, path.name)
        return
    except (RuntimeError, ValueError, osmium.InvalidLocationError) as error:
        reason = _readable(error)
    try:
        for element in islice(read_elements(path), number, None):
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


def _fast_elements(path: Path) -> Iterator[Element]:
    processor = osmium.FileProcessor(str(path)).with_locations().with_filter(osmium.filter.EmptyTagFilter())
    thing: Any
    for thing in processor:
        kind = _KINDS[thing.type_str()]
        tags = {tag.k: tag.v for tag in thing.tags}
        lon = lat = None
        place = thing.location if kind == "node" else _middle(thing) if kind == "way" else None
        if place is not None and place.x != _UNDEFINED:
            lon, lat = place.lon_without_check(), place.lat_without_check()
        stamp = thing.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ") if thing.timestamp.year > 1970 else None
        yield Element(f"{kind}/{thing.id}", tags, lon, lat, stamp, thing.version or None)


def _middle(way: Any) -> Any:
    places = [node.location for node in way.nodes if node.location.valid()]
    return places[len(places) // 2] if places else None


def _row_of(element: Element, number: int, file: str) -> Row | Rejected:
    if element.fault:
        return Rejected(element.fault, file, element.id, "its position is no pair of numbers")
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
