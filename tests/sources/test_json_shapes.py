"""JSON of the right outline with a wrong value somewhere in it: every reader of a JSON form refuses or goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.item import Document, Rejected, Row
from cenotaph.sources.reader import Format, read_source

WriteFile = Callable[[str, bytes], Path]

OVERPASS = {
    "version": 0.6,
    "osm3s": {"timestamp_osm_base": "2024-05-01T00:00:00Z", "copyright": "free"},
    "elements": [
        {"type": "node", "id": 1, "lat": 1.5, "lon": 2, "tags": {"name": "A"}},
        {"type": "way", "id": 2, "nodes": [1, 1], "center": {"lat": 1, "lon": 2}, "tags": {"name": "B"}},
        {
            "type": "relation",
            "id": 3,
            "bounds": {"minlat": 1, "minlon": 2, "maxlat": 3, "maxlon": 4},
            "tags": {"n": "C"},
        },
    ],
}
GEOJSON = {
    "type": "FeatureCollection",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
    "features": [
        {
            "type": "Feature",
            "id": "a",
            "properties": {"name": "A", "more": {"b": [1, 2]}},
            "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 2]]]},
        }
    ],
}
SPARQL = {
    "head": {"vars": ["item", "coord"]},
    "results": {
        "bindings": [
            {
                "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"},
                "coord": {
                    "type": "literal",
                    "datatype": "http://www.opengis.net/ont/geosparql#wktLiteral",
                    "value": "Point(2 1)",
                },
            }
        ]
    },
}
WIKIDATA = [
    {
        "type": "item",
        "id": "Q1",
        "labels": {"en": {"language": "en", "value": "A"}},
        "aliases": {"en": [{"language": "en", "value": "B"}]},
        "claims": {
            "P625": [
                {
                    "rank": "normal",
                    "mainsnak": {
                        "snaktype": "value",
                        "datatype": "globe-coordinate",
                        "datavalue": {
                            "type": "globecoordinate",
                            "value": {
                                "latitude": 1,
                                "longitude": 2,
                                "precision": 0.01,
                                "globe": "http://www.wikidata.org/entity/Q2",
                            },
                        },
                    },
                    "qualifiers": {
                        "P585": [
                            {
                                "snaktype": "value",
                                "datavalue": {
                                    "type": "time",
                                    "value": {"time": "+1945-05-09T00:00:00Z", "precision": 11},
                                },
                            }
                        ]
                    },
                }
            ],
            "P31": [
                {
                    "rank": "preferred",
                    "mainsnak": {
                        "snaktype": "value",
                        "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q5"}},
                    },
                }
            ],
        },
        "sitelinks": {"enwiki": {"site": "enwiki", "title": "A"}},
    }
]
FORMS: dict[Format, Any] = {
    "overpass": OVERPASS,
    "geojson": GEOJSON,
    "sparql": SPARQL,
    "wikidata": WIKIDATA,
    "json": GEOJSON,
}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


def places_of(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the way to every value inside a value."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    return [place, *(found for key, inner in members for found in places_of(inner, (*place, key)))]


def with_other(value: Any, place: tuple[Any, ...], other: Any) -> Any:
    """Return a copy with another value at a place."""
    if not place:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = with_other(value[place[0]], place[1:], other)
    return copy


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_a_wrong_value_costs_no_more_than_its_record(
    form: Format, data: st.DataObject, write_file: WriteFile
) -> None:
    place = data.draw(st.sampled_from(places_of(FORMS[form])))
    written = json.dumps(with_other(FORMS[form], place, data.draw(anything)))
    try:
        items = list(read_source(write_file("any.json", written.encode()), format=form).items)
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected | Document) for item in items)
