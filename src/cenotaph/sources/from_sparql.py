"""Results of SPARQL queries, as JSON or XML -> rows, one a binding.

Invariant: every binding comes out once, in the order of the file, as a `Row` or as a `Rejected` that names it. A cell
is what the result holds: the words of a literal, the address of a thing (of Wikidata's, only the id). A language tag
stands in the cell "name@lang". XML entities are refused.

A literal with a point (`Point(12.5 52.4)`, WKT, longitude first) gives the row its position: the first one that is
on Earth. Others stay cells.

Source: SPARQL 1.1 Query Results JSON Format; SPARQL Query Results XML Format; GeoSPARQL 1.1, wktLiteral.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cenotaph import __version__
from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import JsonPointer, Selector
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.detect import read_head
from cenotaph.sources.encoding import find_encoding
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row
from cenotaph.sources.json_events import TOO_DEEP, Broken, StrictEvents
from cenotaph.sources.json_records import put, whole
from cenotaph.sources.json_survey import ANY_INDEX
from cenotaph.sources.json_walk import walk
from cenotaph.sources.osm_elements import BrokenXmlError
from cenotaph.sources.wikidata_entities import entity_name
from cenotaph.sources.xml_stream import XmlStream, find_xml_encoding, local_name

_POINT = re.compile(
    r"\s*(?:<([^>]*)>\s*)?POINT\s*(?:Z\s*)?\(\s*(-?[\d.]+(?:E-?\d+)?)\s+(-?[\d.]+(?:E-?\d+)?)(?:\s[^)]*)?\)\s*",
    re.I,
)
_EARTH = ("http://www.wikidata.org/entity/Q2", "http://www.opengis.net/def/crs/OGC/1.3/CRS84")

Binding = dict[str, dict[str, Any]]


class _Seen:
    """What was counted while reading."""

    def __init__(self) -> None:
        self.several = self.elsewhere = 0

    def notes(self) -> tuple[str, ...]:
        """Say it."""
        notes = []
        if self.several:
            notes.append(f"{self.several:,} rows hold several points: the first one is their position")
        if self.elsewhere:
            notes.append(
                f"{self.elsewhere:,} points are not on Earth or in another system: they are cells only"
            )
        return tuple(notes)


def read_sparql(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the results of a SPARQL query.

    Args:
        path: the file.
        encoding: Python's name of it, where it is known.
        table: not used.
        limits: how deep the JSON of a binding may be nested.

    Raises:
        UnreadableSourceError: not one binding can be read, though there are no empty results either (`not_json`,
            `not_xml`, `truncated`).
    """
    del table
    seen = _Seen()
    is_xml = _is_xml(read_head(path))
    found = find_xml_encoding(path, encoding) if is_xml else find_encoding(path, declared=encoding)
    return Reading(
        unit="row",
        media_type=f"application/sparql-results+{'xml' if is_xml else 'json'}",
        program=f"cenotaph-sparql {__version__}",
        items=_read_xml(path, XmlStream(path, found), seen)
        if is_xml
        else _read_json(path, StrictEvents(path, found), limits, seen),
        notes=found.doubts,
        afterwards=seen.notes,
    )


def _is_xml(head: bytes) -> bool:
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _read_json(path: Path, events: StrictEvents, limits: Limits, seen: _Seen) -> Iterator[Row | Rejected]:
    number = 0
    for number, found in enumerate(walk(iter(events), ("results", "bindings", ANY_INDEX), limits.nesting), 1):
        place = f"binding {number} ({found.pointer})"
        if found.value is TOO_DEEP:
            yield Rejected("too_deep", path.name, place, "its JSON is nested too deeply")
        elif not isinstance(found.value, dict):
            yield Rejected("not_a_record", path.name, place, "it is no binding")
        else:
            binding = {name: term for name, term in found.value.items() if term is not None}
            if not all(isinstance(term, dict) for term in binding.values()):
                yield Rejected("not_a_record", path.name, place, "one of its values is no term")
                continue
            yield _row_of(binding, (number, place, JsonPointer(found.pointer)), path.name, seen)
    yield from _ending(path, number, events.broken)


def _ending(path: Path, number: int, broken: Broken | None) -> Iterator[Rejected]:
    if broken and not number:
        raise UnreadableSourceError(path, broken.code, broken.reason, place=broken.place)
    if broken:
        yield Rejected(broken.code, path.name, f"after binding {number} ({broken.place})", broken.reason)


def _read_xml(path: Path, stream: XmlStream, seen: _Seen) -> Iterator[Row | Rejected]:
    number = 0
    broken = None
    try:
        for event, element in stream.events():
            if event != "end" or local_name(element) != "result":
                continue
            number += 1
            binding = dict(filter(None, map(_term_of, element)))
            yield _row_of(binding, (number, f"binding {number}", RowSelector(number)), path.name, seen)
            element.clear()
            while (earlier := element.getprevious()) is not None and element.getparent() is not None:
                element.getparent().remove(earlier)
    except BrokenXmlError as error:
        code = "truncated" if "breaks off" in error.reason else "not_xml"
        broken = Broken(code, error.reason, error.place)
    yield from _ending(path, number, broken)


def _term_of(element: Any) -> tuple[str, dict[str, Any]] | None:
    name = element.get("name")
    inner = next(iter(element), None)
    if local_name(element) != "binding" or name is None or inner is None:
        return None
    kind = local_name(inner)
    term = {"type": kind, "value": "".join(inner.itertext())}
    if lang := inner.get("{http://www.w3.org/XML/1998/namespace}lang"):
        term["xml:lang"] = lang
    if datatype := inner.get("datatype"):
        term["datatype"] = datatype
    return name, term


def _row_of(binding: Binding, where: tuple[int, str, Selector], file: str, seen: _Seen) -> Row | Rejected:
    number, place, selector = where
    cells: dict[str, str] = {}
    points: list[tuple[float, float]] = []
    for name, term in binding.items():
        value = term.get("value")
        if term.get("type") == "uri" and isinstance(value, str):
            value = entity_name(value)
        put(cells, name, value)
        lang = term.get("xml:lang") or term.get("lang")
        if isinstance(lang, str):
            cells[f"{whole(name)}@lang"] = whole(lang)
        point = _POINT.fullmatch(value) if isinstance(value, str) and len(value) < 1000 else None
        if point and (point[1] is None or point[1] in _EARTH):
            points.append((_float(point[2]), _float(point[3])))
        elif point:
            seen.elsewhere += 1
    seen.several += len(points) > 1
    lon, lat = points[0] if points else (None, None)
    if lon is not None and lat is not None and not (-180 <= lon <= 180 and -90 <= lat <= 90):
        reason = f"longitude {lon:g} and latitude {lat:g} are no place: -180 to 180 and -90 to 90 are allowed"
        return Rejected("coordinate_out_of_range", file, place, reason)
    return Row(number, place, cells, selector, lon, lat, file)


def _float(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return 999.0
