from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_wikidata import read_wikidata
from cenotaph.sources.item import Item, Rejected, Row
from cenotaph.sources.wikidata_entities import edtf_of

WriteFile = Callable[[str, bytes], Path]


def snak(kind: str, value: object) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": kind, "value": value}}


def item_id(name: str) -> dict[str, Any]:
    return snak("wikibase-entityid", {"entity-type": "item", "id": name, "numeric-id": int(name[1:])})


def time(written: str, precision: int, calendar: str = "Q1985727") -> dict[str, Any]:
    model = f"http://www.wikidata.org/entity/{calendar}"
    return snak("time", {"time": written, "precision": precision, "calendarmodel": model})


def place(lat: float, lon: float, globe: str = "Q2") -> dict[str, Any]:
    where = {"latitude": lat, "longitude": lon, "globe": f"http://www.wikidata.org/entity/{globe}"}
    return snak("globecoordinate", where)


def said(main: dict[str, Any], rank: str = "normal", **qualifiers: list[dict[str, Any]]) -> dict[str, Any]:
    return {"mainsnak": main, "rank": rank, "qualifiers": qualifiers, "type": "statement"}


def entity(name: str = "Q1", **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "item", "id": name, "labels": {"en": {"language": "en", "value": "A"}}, "claims": claims}


def items_of(path: Path) -> list[Item]:
    return list(read_wikidata(path).items)


def row_of(write_file: WriteFile, found: dict[str, Any]) -> Row:
    (row,) = items_of(write_file("a.json", json.dumps({"entities": {found["id"]: found}}).encode()))
    assert isinstance(row, Row)
    return row


FORMS: dict[str, Callable[[list[dict[str, Any]]], str]] = {
    "dump": lambda entities: "[\n" + ",\n".join(map(json.dumps, entities)) + "\n]\n",
    "lines": lambda entities: "\n".join(map(json.dumps, entities)) + "\n",
    "array": json.dumps,
    "indented": lambda entities: json.dumps(entities, indent=2),
    "answer": lambda entities: json.dumps({"entities": {one["id"]: one for one in entities}, "success": 1}),
}


@pytest.mark.parametrize("form", FORMS)
def test_entities_of_every_form(write_file: WriteFile, form: str) -> None:
    path = write_file("a.json", FORMS[form]([entity("Q1"), entity("Q2")]).encode())
    rows = [item for item in items_of(path) if isinstance(item, Row)]
    assert [row.cells["@id"] for row in rows] == ["Q1", "Q2"]
    assert [row.number for row in rows] == [1, 2]


def test_words_and_links(write_file: WriteFile) -> None:
    found = entity()
    found["aliases"] = {"de": [{"language": "de", "value": "B"}, {"language": "de", "value": "C"}]}
    found["descriptions"] = {"de": {"language": "de", "value": "D"}}
    found["sitelinks"] = {"enwiki": {"site": "enwiki", "title": "T"}}
    found |= {"modified": "2024-01-02T03:04:05Z", "lastrevid": 7}
    assert row_of(write_file, found).cells == {
        "@id": "Q1", "@timestamp": "2024-01-02T03:04:05Z", "@version": "7", "label:en": "A", "description:de": "D",
        "alias:de": "B; C", "sitelink:enwiki": "T",
    }  # fmt: skip


def test_ranks_are_honoured(write_file: WriteFile) -> None:
    found = entity(
        P31=[said(item_id("Q5")), said(item_id("Q6"), "preferred"), said(item_id("Q7"), "deprecated")],
        P17=[said(item_id("Q8"), "deprecated")],
        P1889=[said(item_id("Q9")), said(item_id("Q10"))],
    )
    path = write_file("a.json", json.dumps([found]).encode())
    reading = read_wikidata(path)
    (row,) = list(reading.items)
    assert isinstance(row, Row)
    assert {name: cell for name, cell in row.cells.items() if name.startswith("P")} == {
        "P31": "Q6", "P31@other": "Q5", "P31@deprecated": "Q7", "P17@deprecated": "Q8", "P1889": "Q9; Q10",
    }  # fmt: skip
    assert reading.afterwards() == ("2 statements are marked as deprecated: they are no facts",)


def test_values_of_every_kind(write_file: WriteFile) -> None:
    found = entity(
        P571=[said(time("+1921-05-00T00:00:00Z", 10, "Q1985786"))],
        P625=[said(place(52.50, 13.25))],
        P2048=[said(snak("quantity", {"amount": "+5.50", "unit": "http://www.wikidata.org/entity/Q11573"}))],
        P1684=[said(snak("monolingualtext", {"text": "Unseren Toten", "language": "de"}))],
        P217=[said(snak("string", "12; 13"))],
        P9=[said(snak("unheard-of", {"a": 1}))],
    )
    row = row_of(write_file, found)
    assert {name: cell for name, cell in row.cells.items() if name.startswith("P")} == {
        "P571": "1921-05", "P571[1]@calendar": "julian", "P625": "52.5,13.25", "P2048": "5.50",
        "P2048[1]@unit": "Q11573", "P1684": "Unseren Toten", "P1684[1]@lang": "de", "P217": "12; 13", "P9": '{"a":1}',
    }  # fmt: skip
    assert (row.lon, row.lat) == (13.25, 52.5)


def test_qualifiers_say_when_and_unknown_is_no_word(write_file: WriteFile) -> None:
    found = entity(
        P793=[said(item_id("Q5")), said(item_id("Q6"), P585=[time("+1946-00-00T00:00:00Z", 9)])],
        P571=[said({"snaktype": "somevalue"}, P1319=[time("+1919-00-00T00:00:00Z", 9)])],
        P576=[said({"snaktype": "novalue"})],
    )
    cells = row_of(write_file, found).cells
    assert {name: cell for name, cell in cells.items() if name.startswith("P")} == {
        "P793": "Q5; Q6", "P793[2]@P585": "1946", "P571@somevalue": "1", "P571@somevalue[1]@P1319": "1919",
        "P576@novalue": "1",
    }  # fmt: skip


def test_a_place_on_the_moon_is_no_position(write_file: WriteFile) -> None:
    path = write_file("a.json", json.dumps([entity(P625=[said(place(1, 2, "Q405"))])]).encode())
    reading = read_wikidata(path)
    (row,) = list(reading.items)
    assert isinstance(row, Row)
    assert (row.lon, row.cells["P625[1]@globe"]) == (None, "Q405")
    assert "not on Earth" in reading.afterwards()[0]


def test_redirects_and_missing_ones(write_file: WriteFile) -> None:
    answer = {
        "Q1": entity("Q2"),
        "Q3": {**entity("Q4"), "redirects": {"from": "Q3", "to": "Q4"}},
        "Q5": {"id": "Q5", "missing": ""},
        "Q6": {"entity": "Q6", "redirect": "Q7"},
    }
    first, second, third, fourth = items_of(write_file("a.json", json.dumps({"entities": answer}).encode()))
    assert [row.cells["@redirects_from"] for row in (first, second, fourth) if isinstance(row, Row)] == [
        "Q1",
        "Q3",
        "Q6",
    ]
    assert isinstance(third, Rejected)
    assert third.code == "not_a_record"


@pytest.mark.parametrize(
    ("written", "precision", "expected"),
    [
        ("+1945-05-09T00:00:00Z", 11, "1945-05-09"),
        ("+1945-05-09T00:00:00Z", 14, "1945-05-09"),
        ("+1945-00-00T00:00:00Z", 11, "1945"),
        ("+1945-01-01T00:00:00Z", 9, "1945"),
        ("+1900-00-00T00:00:00Z", 7, "18XX"),
        ("+1500-00-00T00:00:00Z", 6, "1XXX"),
        ("-0044-03-15T00:00:00Z", 11, "-0044-03-15T00:00:00Z"),
        ("+1945-02-31T00:00:00Z", 11, "+1945-02-31T00:00:00Z"),
        ("soon", 9, "soon"),
    ],
)
def test_times_are_as_exact_as_they_are_meant(written: str, precision: int, expected: str) -> None:
    assert edtf_of(written, precision) == expected


def test_a_broken_line_costs_itself_only(write_file: WriteFile) -> None:
    whole = FORMS["dump"]([entity("Q1"), entity("Q2"), entity("Q3")])
    damaged = whole.replace('"Q2"', '"Q2').encode()
    assert [type(item).__name__ for item in items_of(write_file("a.json", damaged))] == [
        "Row",
        "Rejected",
        "Row",
    ]
    items = items_of(write_file("a.json", whole[: len(whole) - 20].encode()))
    assert isinstance(items[-1], Rejected)
    assert items[-1].code == "truncated"


anything = st.recursive(
    st.none()
    | st.integers()
    | st.sampled_from(["value", "time", "Q1", "preferred", "+1900-00-00T00:00:00Z"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "claims",
                    "P625",
                    "P571",
                    "mainsnak",
                    "datavalue",
                    "type",
                    "value",
                    "rank",
                    "labels",
                    "en",
                    "time",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.binary(max_size=80) | st.lists(anything, max_size=4).map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_entities_or_refused(write_file: WriteFile, data: bytes) -> None:
    for whole in (data, b'{"entities":{"Q1":{"id":"Q1","claims":' + data + b"}}}"):
        try:
            items = items_of(write_file("any.json", whole))
        except UnreadableSourceError:
            continue
        assert all(isinstance(item, Row | Rejected) for item in items)


def test_a_statement_that_is_none_is_counted(write_file: WriteFile) -> None:
    snak = {"snaktype": "value", "datavalue": {"type": "string", "value": "A"}}
    wrong = [
        None,
        5,
        {"rank": "normal"},
        {"rank": [], "mainsnak": snak},
        {"mainsnak": {"datavalue": {"value": 7}}},
    ]
    claims = {"P1": [*wrong, {"mainsnak": snak}], "P2": 3, "P3": []}
    data = json.dumps({"entities": {"Q2": {"id": "Q2", "claims": claims}}}).encode()
    (row,) = read_wikidata(write_file("a.json", data)).items
    assert isinstance(row, Row)
    assert row.cells == {"@id": "Q2", "P1": "A", "P1@unreadable": "5", "P2@unreadable": "1"}
