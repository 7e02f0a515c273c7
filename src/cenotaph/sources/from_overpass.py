"""Overpass JSON -> rows, one an element that has tags, as `from_osm` makes them of OSM XML.

Invariant: every tagged element comes out once, in the order of the file, as a `Row` or as a `Rejected` that names it.
Where Overpass says that it gave up in the middle (`remark`), or the file breaks off, one `Rejected` says so.

A way or relation has the point that Overpass worked out (`center`), else the middle one of its points, else that of
its nodes where the file holds them, else the middle of its bounds; a relation without any of these has none.

Source: OpenStreetMap wiki, Overpass API, output formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from cenotaph import __version__
from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.normalize.edtf import is_edtf
from cenotaph.sources.encoding import find_encoding
from cenotaph.sources.item import DEFAULT_LIMITS, About, Limits, Reading, Rejected, Row
from cenotaph.sources.json_events import TOO_DEEP, StrictEvents
from cenotaph.sources.json_records import whole, write_value
from cenotaph.sources.json_survey import ANY_INDEX
from cenotaph.sources.json_walk import walk

_KINDS = frozenset({"node", "way", "relation", "area"})
_PLACES = 5_000_000
"""Positions of nodes that are kept for ways."""
_STEPS = ("elements", ANY_INDEX)

Point = tuple[float, float]


class _Outline(msgspec.Struct):
    """What the file says outside of its elements, and what has to be known before the first one.

    Attributes:
        remark: of Overpass: that it ran out of time or memory.
        said: `osm3s`: time of the data and whose they are.
        untagged: how many elements have no tags.
        wanted: nodes of ways that have no position of their own.
        places: of these nodes.
    """

    remark: str | None = None
    said: dict[str, Any] = {}
    untagged: int = 0
    wanted: set[Any] = msgspec.field(default_factory=set)
    places: dict[Any, Point] = {}


def read_overpass(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the answer of an Overpass server.

    Args:
        path: the file.
        encoding: Python's name of it, where it is known.
        table: not used.
        limits: how deep the JSON of an element may be nested.

    Raises:
        UnreadableSourceError: not one element can be read (`not_json`, `truncated`, `no_records`).
    """
    del table
    found = find_encoding(path, declared=encoding)
    events = StrictEvents(path, found)
    outline = _outline(events, limits)
    notes = [*found.notes]
    if outline.untagged:
        notes.append(f"{outline.untagged:,} elements without tags passed over")
    if outline.remark:
        notes.append(f"the server gave up in the middle: {outline.remark}")
    return Reading(
        unit="feature",
        media_type="application/json",
        program=f"cenotaph-overpass {__version__}",
        items=_rows(path, events, outline, limits),
        notes=tuple(notes),
        about=_about(outline.said),
    )


def _outline(events: StrictEvents, limits: Limits) -> _Outline:
    outline = _Outline()
    for found in walk(iter(events), _STEPS, limits.nesting):
        element = found.value
        if not isinstance(element, dict):
            continue
        outline.untagged += not element.get("tags")
        if element.get("type") == "way" and element.get("tags") and _own_point(element) is None:
            nodes = element.get("nodes")
            members = nodes if isinstance(nodes, list) else []
            outline.wanted.update(node for node in members if isinstance(node, int))
    for found in walk(iter(events), (frozenset({"remark", "osm3s"}),), limits.nesting):
        if isinstance(found.value, str):
            outline.remark = " ".join(whole(found.value).split())
        elif isinstance(found.value, dict):
            outline.said = found.value
    if outline.wanted:
        for found in walk(iter(events), _STEPS, limits.nesting):
            node = found.value
            if isinstance(node, dict) and node.get("type") == "node" and len(outline.places) < _PLACES:
                place = _pair(node)
                if place and isinstance(node.get("id"), int) and node["id"] in outline.wanted:
                    outline.places[node["id"]] = place
    return outline


def _rows(path: Path, events: StrictEvents, outline: _Outline, limits: Limits) -> Iterator[Row | Rejected]:
    number, has_list = 0, False
    for found in walk(iter(events), _STEPS, limits.nesting):
        has_list = True
        if isinstance(found.value, dict) and not found.value.get("tags"):
            continue
        number += 1
        yield _row_of(found.value, number, path.name, f"element {number} ({found.pointer})", outline)
    broken = events.broken
    if broken and not has_list:
        raise UnreadableSourceError(path, broken.code, broken.reason, place=broken.place)
    if broken:
        yield Rejected(broken.code, path.name, f"after element {number} ({broken.place})", broken.reason)
    if outline.remark:
        yield Rejected(
            "truncated", path.name, f"after element {number}", f"the server gave up: {outline.remark}"
        )


def _row_of(element: Any, number: int, file: str, place: str, outline: _Outline) -> Row | Rejected:
    if element is TOO_DEEP:
        return Rejected("too_deep", file, place, "its JSON is nested too deeply")
    tags = element.get("tags") if isinstance(element, dict) else None
    kind = element.get("type") if isinstance(element, dict) else None
    if not isinstance(kind, str) or kind not in _KINDS or not isinstance(tags, dict):
        return Rejected("not_a_record", file, place, "it is no node, way or relation with tags")
    if not isinstance(element.get("id"), int) or isinstance(element["id"], bool):
        return Rejected("bad_id", file, place, "it has no number")
    name = f"{kind}/{element['id']}"
    point = _own_point(element) or _middle_node(element, outline) or _middle_of_bounds(element)
    if point and not (-180 <= point[0] <= 180 and -90 <= point[1] <= 90):
        reason = f"longitude {point[0]:g} and latitude {point[1]:g} are no place: -180 to 180 and -90 to 90 are allowed"
        return Rejected("coordinate_out_of_range", file, name, reason)
    cells = {
        whole(key): written for key, value in tags.items() if (written := write_value(value)) is not None
    }
    cells["@id"] = name
    for member in ("timestamp", "version"):
        if element.get(member):
            cells[f"@{member}"] = write_value(element[member]) or ""
    lon, lat = point or (None, None)
    return Row(number, name, cells, RowSelector(number, name), lon, lat, file)


def _own_point(element: dict[str, Any]) -> Point | None:
    """Return the position that stands in the element itself."""
    geometry = element.get("geometry")
    if point := _pair(element) or _pair(element.get("center")):
        return point
    corners = [point for corner in geometry if (point := _pair(corner))] if isinstance(geometry, list) else []
    return corners[len(corners) // 2] if corners else None


def _middle_node(element: dict[str, Any], outline: _Outline) -> Point | None:
    nodes = element.get("nodes")
    if not outline.places or not isinstance(nodes, list):
        return None
    known = [outline.places[node] for node in nodes if isinstance(node, int) and node in outline.places]
    return known[len(known) // 2] if known else None


def _middle_of_bounds(element: dict[str, Any]) -> Point | None:
    bounds = element.get("bounds")
    if not isinstance(bounds, dict):
        return None
    low = _pair({"lon": bounds.get("minlon"), "lat": bounds.get("minlat")})
    high = _pair({"lon": bounds.get("maxlon"), "lat": bounds.get("maxlat")})
    if not low or not high:
        return None
    return round((low[0] + high[0]) / 2, 7), round((low[1] + high[1]) / 2, 7)


def _pair(value: Any) -> Point | None:
    if not isinstance(value, dict):
        return None
    lon, lat = value.get("lon"), value.get("lat")
    if any(isinstance(part, bool | str) or not hasattr(part, "__float__") for part in (lon, lat)):
        return None
    try:
        return float(lon), float(lat)  # type: ignore[arg-type] # has __float__
    except (OverflowError, ValueError):
        return 999.0, 999.0


def _about(said: dict[str, Any]) -> About:
    when, whose = said.get("timestamp_osm_base"), said.get("copyright")
    return About(
        licence=" ".join(whole(whose).split()) if isinstance(whose, str) else None,
        published=when[:10] if isinstance(when, str) and is_edtf(when[:10]) else None,
    )
