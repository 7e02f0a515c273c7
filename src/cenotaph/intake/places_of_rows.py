"""Rows of GeoNames, OpenStreetMap or Wikidata -> places for a pack of the gazetteer.

Invariant: a row gives one place, or a `Rejected` that says why not, or None where it is another kind of thing (a
mountain, a road, a whole country). All names that the row has are kept, in every language and script. Nothing is
looked up: a country that the row does not say is for the caller to find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cenotaph.gazetteer.aliases import Kind
from cenotaph.gazetteer.meaning import DOUBTFUL, MAIN, OTHER
from cenotaph.gazetteer.place import GatheredPlace, is_name, rank_of_alternate, to_e7
from cenotaph.sources.item import Rejected, Row

PlaceOf = Callable[[Row], GatheredPlace | Rejected | None]

LICENCES = {
    "geonames": "GeoNames, CC BY 4.0",
    "osm": "OpenStreetMap contributors, ODbL 1.0",
    "wikidata": "Wikidata, CC0 1.0",
}
"""By form: whom to name, and the licence."""

_ALPHA_2 = re.compile(r"[A-Z]{2}")
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_POINT = re.compile(r"\s*POINT\s*\(\s*(-?\d[\d.]*)\s+(-?\d[\d.]*)\s*\)\s*", re.I)
_OSM_ID = re.compile(r"(?:(node|way|relation)/|([nwr])(?:ode|ay|elation)?[/ ]?)(\d+)")
_OSM_KINDS = {"n": "node", "w": "way", "r": "relation"}
_DIGITS = re.compile(r"[\s,.' ]")

_PLACES: dict[str, Kind] = {
    "city": "city", "town": "city", "village": "city", "hamlet": "city", "isolated_dwelling": "city", "farm": "city",
    "allotments": "city", "locality": "city", "municipality": "city", "island": "district", "islet": "district",
    "suburb": "district", "borough": "district", "quarter": "district", "neighbourhood": "district",
    "city_block": "district", "district": "district", "county": "district", "subdistrict": "district",
    "civil_parish": "district", "state": "region", "province": "region", "region": "region",
}  # fmt: skip
_OSM_NAMES = re.compile(
    r"(?:name|alt_name|old_name|int_name|official_name|loc_name|nat_name|reg_name)(?::(.+))?"
)
_NOT_NAMES = frozenset({"etymology", "prefix", "suffix", "pronunciation", "source", "note", "signed"})
_ABOUT_OTHERS = re.compile(
    r"country|type|instance|class|admin|located|parent|region|district|province|state|municip", re.I
)
_LABEL = re.compile(
    r"(?:[a-z]{2,3}[_-])?(?:alt|pref|native|official|local)?[_ ]?(?:label|alias(?:es)?|names?)(?:[:_@.-]?[a-z-]{2,12})?",
    re.I,
)
_SEVERAL = re.compile(r"alias|altlabel|names", re.I)
_FIRST_ITEMS = ("item", "place", "settlement", "village", "town", "city", "@id", "id", "qid")


def form_of(row: Row) -> str | None:
    """Say which form a row has: "geonames", "osm", "wikidata" or none of them."""
    cells = row.cells
    if "geonameid" in cells:
        return "geonames"
    if "place" in cells and _OSM_ID.fullmatch(_osm_id(cells)):
        return "osm"
    if _item_column(cells) is not None:
        return "wikidata"
    return "osm" if "place" in cells or _OSM_ID.fullmatch(cells.get("@id", "")) else None


def place_of_geonames(row: Row) -> GatheredPlace | Rejected | None:
    """Read a line of a GeoNames dump: populated places, and administrative divisions below the country."""
    cells = row.cells
    class_, code = cells.get("feature class", ""), cells.get("feature code", "")
    if not (class_ == "P" or (class_ == "A" and code.startswith("ADM"))):
        return None
    kind: Kind = "city"
    if class_ == "A":
        kind = "region" if code.startswith("ADM1") else "district"
    elif code == "PPLX":
        kind = "district"
    name = cells.get("name", "")
    place = GatheredPlace(f"geonames:{cells['geonameid']}", name, kind, cells.get("country code") or None)
    place.region = cells.get("admin1 code") or None
    place.population = _population(cells.get("population"))
    for other in filter(is_name, cells.get("alternatenames", "").split(",")):
        place.add_name(other, rank_of_alternate(other))
    return _finished(place, row, cells.get("asciiname", ""))


def place_of_osm(row: Row) -> GatheredPlace | Rejected | None:
    """Read an element of OpenStreetMap that has the tag `place`."""
    cells = row.cells
    kind = _PLACES.get(cells.get("place", ""))
    if kind is None:
        return None
    found = _OSM_ID.fullmatch(_osm_id(cells))
    if found is None:
        return Rejected(
            "no_key", row.file, row.place, "no id of OpenStreetMap, such as node/1, stands with it"
        )
    code = next((cells[key] for key in ("is_in:country_code", "addr:country") if key in cells), "").upper()
    place = GatheredPlace(
        f"osm:{found[1] or _OSM_KINDS[found[2]]}/{found[3]}",
        next((cells[key] for key in ("name", "name:en", "int_name") if cells.get(key)), ""),
        kind,
        code if _ALPHA_2.fullmatch(code) else None,
        population=_population(cells.get("population")),
    )
    for key, value in cells.items():
        named = _OSM_NAMES.fullmatch(key)
        if named and (named[1] or "").partition(":")[0] not in _NOT_NAMES:
            for one in value.split(";"):
                place.add_name(one, OTHER)
    return _finished(place, row)


def place_of_wikidata(row: Row) -> GatheredPlace | Rejected | None:
    """Read an entity of a dump, or a row of a query that has an item, its labels and a position."""
    cells = row.cells
    column = _item_column(cells)
    found = _ITEM.fullmatch(cells.get(column, "")) if column else None
    if column is None or found is None:
        return Rejected("no_key", row.file, row.place, "no id of Wikidata, such as Q1, stands in it")
    names = list(_labels(cells, column))
    first = next((name for key, name in names if key in ("label:en", "label:mul", f"{column}Label")), None)
    place = GatheredPlace(f"wikidata:{found[1]}", first or (names[0][1] if names else ""), "city")
    place.population = _population(cells.get("P1082") or cells.get("population"))
    codes = [value for key, value in cells.items() if "country" in key.lower() and _ALPHA_2.fullmatch(value)]
    place.country = codes[0] if codes else None
    for key, name in names:
        place.add_name(name, DOUBTFUL if _SEVERAL.search(key) else OTHER)
    return _finished(place, row)


PLACES_OF: dict[str, PlaceOf] = {
    "geonames": place_of_geonames,
    "osm": place_of_osm,
    "wikidata": place_of_wikidata,
}


def _finished(place: GatheredPlace, row: Row, other: str = "") -> GatheredPlace | Rejected:
    place.add_name(other, OTHER)
    place.add_name(place.name, MAIN)
    if not place.name.strip() or not place.names:
        return Rejected("no_name", row.file, row.place, "it has no name")
    position = _position(row)
    if position is None:
        return Rejected("no_position", row.file, row.place, f"{place.name!r} has no position")
    lon, lat = position
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        reason = f"longitude {lon:g} and latitude {lat:g} are no place: -180 to 180 and -90 to 90 are allowed"
        return Rejected("coordinate_out_of_range", row.file, row.place, reason)
    place.lon, place.lat = to_e7(lon), to_e7(lat)
    return place


def _position(row: Row) -> tuple[float, float] | None:
    if row.lon is not None and row.lat is not None:
        return row.lon, row.lat
    for value in row.cells.values():
        if point := _POINT.fullmatch(value):
            return _degrees(point[1]), _degrees(point[2])
    lower = {key.lower(): value for key, value in row.cells.items()}
    lon = next((lower[key] for key in ("lon", "lng", "longitude", "@lon", "x") if lower.get(key)), None)
    lat = next((lower[key] for key in ("lat", "latitude", "@lat", "y") if lower.get(key)), None)
    return (_degrees(lon), _degrees(lat)) if lon and lat else None


def _degrees(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return 999.0


def _population(words: str | None) -> int:
    first = re.sub(r"\.0*$", "", (words or "").split("; ")[0])
    digits = _DIGITS.sub("", first)
    return min(int(digits), 10**10) if digits.isdecimal() and len(digits) < 12 else 0


def _osm_id(cells: dict[str, str]) -> str:
    id_ = next((cells[key] for key in ("@id", "id", "full_id", "osm_id") if cells.get(key)), "")
    return f"node/{id_}" if id_.isdigit() and cells.get("@type") == "Point" else id_


def _item_column(cells: dict[str, str]) -> str | None:
    """Find the column that holds the item: by what it is called, else the first with an id in it."""
    columns = [key for key, value in cells.items() if _ITEM.fullmatch(value)]
    named = [key for word in _FIRST_ITEMS for key in columns if key.lower() == word]
    return next(iter(named or columns), None)


def _labels(cells: dict[str, str], column: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the item: `label:xx` and `alias:xx` of a dump, `itemLabel`, `label_xx`, `name` of a query."""
    for key, value in cells.items():
        if key.endswith("@lang") or _ITEM.fullmatch(value):
            continue
        own = key.removeprefix(column)
        word = own if key.startswith(column) and own else key
        if not _LABEL.fullmatch(word) or _ABOUT_OTHERS.search(word):
            continue
        if _SEVERAL.search(word):
            # A dump's aliases are joined by semicolons; the query service joins with commas, which names hold, too.
            parts = re.split(r";\s|\|" if ":" in key else r";\s|\||,\s", value)
            yield from ((key, part.strip()) for part in parts)
        else:
            yield key, value.strip()
