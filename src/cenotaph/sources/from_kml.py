"""KML -> rows, one a placemark, read as a stream.

Invariant: every placemark comes out once, as a `Row` or as a `Rejected`; what the file's end cuts through is one
`Rejected`. Links to other files are never followed. Memory is bounded by one placemark and the styles around it.

Names of elements count without their namespace: lists of all versions (2.0 to 2.3, Google's extensions), without a
namespace or with undeclared prefixes are read alike. KMZ is unpacked before (`packed`).

Source: OGC KML 2.3 (OGC 12-007r2); Google's KML reference for `gx:` and for schemas of version 2.0.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.description import read_description
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

_PLACEMARKS = frozenset({"Placemark"})
_CONTAINERS = frozenset({"Document", "Folder"})
_FORGOTTEN = frozenset(
    ("Style", "StyleMap", "NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Schema")
)
_NOT_PLACES = ("NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour")
_GEOMETRIES = {"Point": "Point", "LineString": "LineString", "LinearRing": "LineString", "Polygon": "Polygon"}
_COLLECTIONS = frozenset({"MultiGeometry", "GeometryCollection", "MultiTrack"})
_NO_CELLS = frozenset(
    ("Style", "StyleMap", "LookAt", "Camera", "Region", "visibility", "open", "Metadata", "balloonVisibility")
)
_TITLE = re.compile(r"<name>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</name>", re.S)
_LINK = re.compile(r"<atom:link\b[^>]*\bhref=\"([^\"]+)\"")
_AUTHOR = re.compile(r"<atom:name>\s*([^<]+?)\s*</atom:name>")


def read_kml(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a KML file.

    Args:
        path: the file.
        encoding: in place of what the file declares.
        table: not used: all folders are read, and a row says in which it lies.
        limits: not used: a placemark is bounded by what the parser takes.

    Raises:
        UnreadableSourceError: not one placemark can be read (`not_xml`, `truncated`, `no_features`).
    """
    del table, limits
    found = find_xml_encoding(path, encoding)
    others = _count_others(path)
    return Reading(
        unit="feature",
        media_type="application/vnd.google-earth.kml+xml",
        program=f"lxml {etree.__version__}",
        items=_read_rows(path, found, others),
        notes=(*found.notes, *others),
        about=_about(read_head(path).decode(found.name, errors="replace")),
    )


def _about(head: str) -> About:
    start = head.partition("<Document")[2]
    start = re.split(r"<(?:\w+:)?(?:Placemark|Folder|Style|StyleMap)\b", start, maxsplit=1)[0]

    def first(pattern: re.Pattern[str]) -> str | None:
        found = pattern.search(start)
        return html.unescape(found[1]).strip() or None if found else None

    return About(title=first(_TITLE), publisher=first(_AUTHOR), url=first(_LINK))


def _count_others(path: Path) -> list[str]:
    """Say which features of a file are no places: links to other files, pictures on the map."""
    counts = count_tags(path, _NOT_PLACES)
    links = counts.pop("NetworkLink", 0)
    notes = [f"{links} links to other files (NetworkLink), which are not followed"] if links else []
    listed = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    return [*notes, f"not read, since they are no places: {listed}"] if listed else notes


def _read_rows(path: Path, encoding: Encoding, others: list[str]) -> Iterator[Row | Rejected]:
    stream = XmlStream(path, encoding)
    reader = _Placemarks(path.name)
    broken: BrokenXmlError | None = None
    try:
        yield from reader.read(stream)
    except BrokenXmlError as error:
        broken = error
    if broken and not reader.count:
        raise UnreadableSourceError(path, code_of(broken), broken.reason, place=broken.place)
    if not reader.count:
        raise UnreadableSourceError(
            path, "no_features", "; ".join(["there are no placemarks in it", *others])
        )
    yield from rejected_of(stream, path, broken, f"placemark {reader.count}")


class _Placemarks:
    """Keeps the folders that are open, and makes rows of what is closed."""

    def __init__(self, file: str) -> None:
        self.count = 0
        self._file = file
        self._folders: list[str] = []
        self._names = set(_PLACEMARKS)

    def read(self, stream: XmlStream) -> Iterator[Row | Rejected]:
        inside: etree._Element | None = None
        for event, element in stream.events():
            name = local_name(element)
            if event == "start":
                if inside is None and name in self._names:
                    inside = element
                elif inside is None and name in _CONTAINERS:
                    self._folders.append("")
            elif element is inside:
                self.count += 1
                yield self._row_of(element)
                inside = None
                forget(element)
            elif inside is None:
                self._close(name, element)

    def _close(self, name: str, element: etree._Element) -> None:
        if name in _CONTAINERS:
            if self._folders:
                self._folders.pop()
            forget(element)
        elif name == "name" and self._folders and local_name(element.getparent()) in _CONTAINERS:
            self._folders[-1] = " ".join(text_of(element).split())
        elif name in _FORGOTTEN:
            if name == "Schema" and element.get("parent") == "Placemark" and element.get("name"):
                self._names.add(element.get("name"))  # version 2.0: elements of this name are placemarks
            forget(element)

    def _row_of(self, placemark: etree._Element) -> Row | Rejected:
        place = f"placemark {self.count} (line {placemark.sourceline})"
        cells = _cells_of(placemark)
        folders = [folder for folder in self._folders[1:] if folder]
        if folders:
            cells["@folder"] = " / ".join(folders)
        key = placemark.get("id")
        if key:
            cells["@id"] = key
        try:
            lon, lat = _place_of(placemark, cells) or (None, None)
        except GeometryError as error:
            return Rejected(error.code, self._file, place, error.reason)
        except RecursionError:
            return Rejected("too_deep", self._file, place, "its geometry is nested too deeply")
        return Row(self.count, place, cells, RowSelector(self.count, key), lon, lat, self._file)


def _cells_of(placemark: etree._Element) -> dict[str, str]:
    cells: dict[str, str] = {}
    fields: dict[str, str] = {}
    for child in placemark:
        name = local_name(child)
        if name in ("TimeStamp", "TimeSpan"):
            for part in child:
                put_cell(cells, local_name(part), text_of(part))
        elif name == "ExtendedData":
            for field in child.iter():
                if local_name(field) in ("Data", "SimpleData"):
                    put_cell(cells, field.get("name") or "", _value_of(field))
        elif name == "styleUrl":
            cells["@style"] = text_of(child)
        elif name == "description":
            text, fields = read_description(text_of(child))
            put_cell(cells, name, text_of(child))
            put_cell(cells, "description_text", text or "")
        elif name == "link" and child.get("href"):
            put_cell(cells, name, child.get("href"))
        elif name and name not in _NO_CELLS and (not len(child) or name in ("Snippet", "author")):
            put_cell(cells, name, text_of(child))
    for name, value in fields.items():
        if cells.get(name) != value:
            put_cell(cells, name, value)
    return cells


def _value_of(field: etree._Element) -> str:
    if local_name(field) == "SimpleData":
        return text_of(field)
    return next((text_of(child) for child in field if local_name(child) == "value"), "")


def _place_of(placemark: etree._Element, cells: dict[str, str]) -> tuple[float, float] | None:
    for child in placemark:
        geometry = _geometry_of(child)
        if geometry is None:
            continue
        cells["@type"] = str(geometry["type"])
        if geometry["type"] == "Point" and len(geometry["coordinates"]) > 2 and geometry["coordinates"][2]:
            cells["@altitude"] = f"{geometry['coordinates'][2]:g}"
        return point_of(geometry)
    return None


def _geometry_of(element: etree._Element) -> dict[str, Any] | None:
    name = local_name(element)
    if name in _COLLECTIONS:
        members = [member for member in map(_geometry_of, element) if member]
        return {"type": "GeometryCollection", "geometries": members} if members else None
    if name == "Track":
        coords = [text_of(child).split() for child in element if local_name(child) == "coord"]
        return {"type": "Point", "coordinates": _numbers(coords[0])} if coords and coords[0] else None
    if name == "Model":
        parts = {local_name(part): text_of(part) for part in element.iter()}
        return {
            "type": "Point",
            "coordinates": _numbers([parts.get("longitude", ""), parts.get("latitude", "")]),
        }
    if name == "Polygon":
        rings = [_positions(ring) for ring in element.iter() if local_name(ring) == "LinearRing"]
        return {"type": name, "coordinates": [ring for ring in rings if ring]}
    if name not in _GEOMETRIES:
        return None
    positions = _positions(element)
    if name == "Point":
        return {"type": name, "coordinates": positions[0] if positions else []}
    return {"type": _GEOMETRIES[name], "coordinates": positions}


def _positions(element: etree._Element) -> list[list[float]]:
    """Read `lon,lat,alt lon,lat,alt`, also with blanks after the commas."""
    written = next((text_of(child) for child in element if local_name(child) == "coordinates"), "")
    return [
        _numbers(part.rstrip(",").split(",")) for part in re.sub(r"\s*,\s*", ",", written).split() if part
    ]


def _numbers(parts: list[str]) -> list[float]:
    try:
        return [float(part) for part in parts]
    except ValueError as error:
        raise GeometryError(
            "bad_geometry", f"a position is no pair of numbers: {','.join(parts)[:60]!r}"
        ) from error
