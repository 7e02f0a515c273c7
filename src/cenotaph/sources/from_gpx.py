"""GPX -> rows: one a waypoint, and one a route or track with its first point.

Invariant: every waypoint, route and track comes out once, as a `Row` or as a `Rejected`; the points of routes and
tracks are counted and not kept. Damage is passed over and said, as in KML.

Source: GPX 1.1 schema (Topografix), and 1.0, whose elements have the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.detect import read_head
from cenotaph.sources.encoding import Encoding
from cenotaph.sources.geometry import GeometryError, point_of
from cenotaph.sources.item import DEFAULT_LIMITS, About, Limits, Reading, Rejected, Row
from cenotaph.sources.osm_elements import BrokenXmlError
from cenotaph.sources.xml_stream import (
    XmlStream,
    code_of,
    count_tags,
    find_xml_encoding,
    forget,
    local_name,
    put_cell,
    rejected_of,
    text_of,
)

_WORDS = {"wpt": "waypoint", "rte": "route", "trk": "track"}
_POINTS = frozenset({"rtept", "trkpt"})
_METADATA = re.compile(r"<metadata>(.*?)(?:</metadata>|<wpt\b|<rte\b|<trk\b|$)", re.S)


def read_gpx(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a GPX file.

    Args:
        path: the file.
        encoding: in place of what the file declares.
        table: not used.
        limits: not used: a waypoint is bounded by what the parser takes.

    Raises:
        UnreadableSourceError: not one waypoint, route or track can be read (`not_xml`, `truncated`, `no_features`).
    """
    del table, limits
    found = find_xml_encoding(path, encoding)
    counts = count_tags(path, ("rte", "trk"))
    notes = [*found.notes]
    if counts:
        listed = " and ".join(f"{count} {_WORDS[name]}s" for name, count in sorted(counts.items()))
        notes.append(f"{listed}: each is one row with its first point")
    return Reading(
        unit="feature",
        media_type="application/gpx+xml",
        program=f"lxml {etree.__version__}",
        items=_read_rows(path, found),
        notes=tuple(notes),
        about=_about(read_head(path).decode(found.name, errors="replace")),
    )


def _about(head: str) -> About:
    metadata = _METADATA.search(head)
    if not metadata:
        return About()
    try:
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
        root = etree.fromstring(f"<metadata>{metadata[1]}</metadata>".encode(), parser)
    except etree.XMLSyntaxError:
        return About()
    if root is None:
        return About()
    found = {local_name(child): child for child in root if local_name(child)}
    texts = {name: text_of(child) or None for name, child in found.items()}
    author, licence = found.get("author"), found.get("copyright")
    return About(
        title=texts.get("name"),
        publisher=next((text_of(part) for part in author if local_name(part) == "name"), texts.get("author"))
        if author is not None
        else None,
        licence=texts.get("copyright") if licence is not None else None,
        published=(texts.get("time") or "")[:10] or None,
        url=found["link"].get("href") if "link" in found else texts.get("url"),
    )


def _read_rows(path: Path, encoding: Encoding) -> Iterator[Row | Rejected]:
    stream = XmlStream(path, encoding)
    broken: BrokenXmlError | None = None
    count = 0
    try:
        for item in _items(stream, path.name):
            count += 1
            yield item
    except BrokenXmlError as error:
        broken = error
    if not count and broken:
        raise UnreadableSourceError(path, code_of(broken), broken.reason, place=broken.place)
    if not count:
        raise UnreadableSourceError(path, "no_features", "there are no waypoints, routes or tracks in it")
    yield from rejected_of(stream, path, broken, f"record {count}")


def _items(stream: XmlStream, file: str) -> Iterator[Row | Rejected]:
    inside: etree._Element | None = None
    first: etree._Element | None = None
    count = points = 0
    for event, element in stream.events():
        name = local_name(element)
        if event == "start":
            if inside is None and name in _WORDS:
                inside, first, points = element, None, 0
            elif inside is not None and name in _POINTS:
                points += 1
                first = element if first is None else first
        elif element is inside:
            count += 1
            yield _row_of(element, first, points, (count, file))
            inside = None
            forget(element)
        elif name in _POINTS and element is not first:
            _forget_points(element, first)


def _forget_points(element: etree._Element, first: etree._Element | None) -> None:
    """Free the points that were counted; all but the first and the one that was just closed."""
    element.clear()
    parent, previous = element.getparent(), element.getprevious()
    while previous is not None and previous is not first and local_name(previous) in _POINTS:
        parent.remove(previous)
        previous = element.getprevious()


def _row_of(
    element: etree._Element, first: etree._Element | None, points: int, where: tuple[int, str]
) -> Row | Rejected:
    count, file = where
    name = local_name(element)
    place = f"{_WORDS[name]} {count} (line {element.sourceline})"
    cells: dict[str, str] = {}
    for child in element:
        _collect(cells, child)
    cells["@kind"] = _WORDS[name]
    if name != "wpt":
        cells["@points"] = str(points)
    spot = element if name == "wpt" else first
    try:
        lon, lat = _place_of(spot) or (None, None)
    except GeometryError as error:
        return Rejected(error.code, file, place, error.reason)
    return Row(count, place, cells, RowSelector(count, cells.get("name")), lon, lat, file)


def _collect(cells: dict[str, str], element: etree._Element, depth: int = 0) -> None:
    """Write an element's text under its name; what is nested (`extensions`) under the names inside it."""
    name = local_name(element)
    if not name or name in _POINTS or name == "trkseg" or depth > 8:
        return
    if name == "link" and element.get("href"):
        put_cell(cells, "link", element.get("href"))
        put_cell(
            cells, "link_text", " ".join(text_of(child) for child in element if local_name(child) == "text")
        )
    elif len(element):
        for child in element:
            _collect(cells, child, depth + 1)
    else:
        put_cell(cells, name, text_of(element))


def _place_of(spot: etree._Element | None) -> tuple[float, float] | None:
    if spot is None:
        return None
    try:
        position = [float(spot.get("lon", "")), float(spot.get("lat", ""))]
    except ValueError as error:
        raise GeometryError("bad_geometry", "its lat and lon are no pair of numbers") from error
    return point_of({"type": "Point", "coordinates": position})
