from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.description import read_description
from cenotaph.sources.from_kml import read_kml
from cenotaph.sources.item import Item, Rejected, Row
from cenotaph.sources.reader import read_source

WriteFile = Callable[[str, bytes], Path]

ONE = """<Placemark id="p7"><name>Kriegerdenkmal</name><styleUrl>#red</styleUrl>
<description><![CDATA[<b>Built:</b> 1921<br><b>By:</b> the parish]]></description>
<ExtendedData><Data name="Dead"><displayName>Fallen</displayName><value>12</value></Data>
<SchemaData schemaUrl="#s"><SimpleData name="War">1914-18</SimpleData></SchemaData></ExtendedData>
<TimeSpan><begin>1921</begin><end>1945-05</end></TimeSpan><address>Am Markt 1</address>
<Point><coordinates>
  13.5, 52.5, 34.5
</coordinates></Point></Placemark>"""
TWO = "<Placemark><name>B &amp; C</name><Point><coordinates>1,2</coordinates></Point></Placemark>"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
WHOLE = f"{HEAD}<name>Our stones</name><Folder><name>West</name><Folder><name>Town</name>{ONE}</Folder>{TWO}</Folder></Document></kml>"


def items_of(path: Path) -> list[Item]:
    return list(read_kml(path).items)


def rows_of(path: Path) -> list[Row]:
    return [item for item in items_of(path) if isinstance(item, Row)]


def test_a_placemark_becomes_a_row(write_file: WriteFile) -> None:
    path = write_file("a.kml", WHOLE.encode())
    first, second = items_of(path)
    assert isinstance(first, Row)
    assert first.cells == {
        "name": "Kriegerdenkmal",
        "@style": "#red",
        "description": "<b>Built:</b> 1921<br><b>By:</b> the parish",
        "description_text": "Built: 1921\nBy: the parish",
        "Dead": "12",
        "War": "1914-18",
        "begin": "1921",
        "end": "1945-05",
        "address": "Am Markt 1",
        "Built": "1921",
        "By": "the parish",
        "@folder": "West / Town",
        "@id": "p7",
        "@type": "Point",
        "@altitude": "34.5",
    }
    assert (first.lon, first.lat, first.number, first.place) == (13.5, 52.5, 1, "placemark 1 (line 2)")
    assert first.selector == RowSelector(1, "p7")
    assert isinstance(second, Row)
    assert (second.cells["name"], second.cells["@folder"]) == ("B & C", "West")
    assert read_kml(path).about.title == "Our stones"


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace(' xmlns="http://www.opengis.net/kml/2.2"', ""),
        WHOLE.replace("opengis.net/kml/2.2", "earth.google.com/kml/2.0"),
        WHOLE.replace("<kml xmlns=", "<k:kml xmlns:k=").replace("</kml>", "</k:kml>"),
        WHOLE.replace("B &amp; C", "B & C"),
    ],
)
def test_documents_of_other_kinds_say_the_same(write_file: WriteFile, text: str) -> None:
    first, second = items_of(write_file("a.kml", text.encode()))
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert (first.cells["War"], second.cells["name"]) == ("1914-18", "B & C")


def placemark(geometry: str) -> bytes:
    return f"{HEAD}<Placemark><name>A</name>{geometry}</Placemark></Document></kml>".encode()


RING = "<LinearRing><coordinates>0,0 4,0 4,4 0,4 0,0</coordinates></LinearRing>"


@pytest.mark.parametrize(
    ("geometry", "point"),
    [
        ("<LineString><coordinates>0,0 2,0</coordinates></LineString>", (1, 0)),
        (f"<Polygon><outerBoundaryIs>{RING}</outerBoundaryIs></Polygon>", (2, 2)),
        (
            f"<MultiGeometry><Polygon><outerBoundaryIs>{RING}</outerBoundaryIs></Polygon></MultiGeometry>",
            (2, 2),
        ),
        (
            "<gx:Track><when>2010</when><gx:coord>1 2 3</gx:coord><gx:coord>5 6 7</gx:coord></gx:Track>",
            (1, 2),
        ),
        ("<Model><Location><longitude>1</longitude><latitude>2</latitude></Location></Model>", (1, 2)),
        ("<LookAt><longitude>1</longitude><latitude>2</latitude></LookAt>", (None, None)),
        ("<Point><coordinates/></Point>", (None, None)),
    ],
)
def test_every_geometry_has_a_point(
    write_file: WriteFile, geometry: str, point: tuple[float | None, float | None]
) -> None:
    (row,) = items_of(write_file("a.kml", placemark(geometry)))
    assert isinstance(row, Row)
    assert (row.lon, row.lat) == point


@pytest.mark.parametrize(
    ("coordinates", "code"),
    [("52,x", "bad_geometry"), ("5", "bad_geometry"), ("200,1", "coordinate_out_of_range")],
)
def test_a_bad_position_is_rejected(write_file: WriteFile, coordinates: str, code: str) -> None:
    data = placemark(f"<Point><coordinates>{coordinates}</coordinates></Point>")
    (item,) = items_of(write_file("a.kml", data))
    assert isinstance(item, Rejected)
    assert item.code == code


def test_what_stands_before_the_break_is_kept(write_file: WriteFile) -> None:
    first, second, last = items_of(write_file("a.kml", (HEAD + TWO + TWO + "\n" + TWO[:40]).encode()))
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert isinstance(last, Rejected)
    assert (last.code, last.place) == ("truncated", "after placemark 2 (line 3)")


def test_a_fault_in_the_middle_is_said_and_passed_over(write_file: WriteFile) -> None:
    text = f"{HEAD}<Placemark><name>A</nam></Placemark>\n{TWO}</Document></kml>"
    *rows, last = items_of(write_file("a.kml", text.encode()))
    assert [row.cells["name"] for row in rows if isinstance(row, Row)] == ["A", "B & C"]
    assert isinstance(last, Rejected)
    assert (last.code, last.place) == ("not_xml", "line 2")


def test_names_of_signs_and_other_code_pages(write_file: WriteFile) -> None:
    text = WHOLE.replace("B &amp; C", "Größe&nbsp;&eacute; &lt;")
    reading = read_kml(write_file("a.kml", text.encode("cp1252")))
    _, row = reading.items
    assert isinstance(row, Row)
    assert row.cells["name"] == "Größe\xa0é <"
    assert "cp1252" in reading.notes[0]
    russian = WHOLE.replace("UTF-8", "windows-1251").replace("B &amp; C", "Ж").encode("cp1251")
    assert rows_of(write_file("a.kml", russian))[1].cells["name"] == "Ж"
    assert read_kml(write_file("a.kml", WHOLE.encode("utf-16"))).about.title == "Our stones"


def test_links_are_noted_and_not_followed(write_file: WriteFile) -> None:
    link = "<NetworkLink><name>more</name><Link><href>http://127.0.0.1/x.kml</href></Link></NetworkLink>"
    reading = read_kml(
        write_file("a.kml", (HEAD + link + TWO + "<GroundOverlay/></Document></kml>").encode())
    )
    assert len(list(reading.items)) == 1
    assert reading.notes == (
        "1 links to other files (NetworkLink), which are not followed",
        "not read, since they are no places: 1 GroundOverlay",
    )
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("b.kml", f"{HEAD}{link}</Document></kml>".encode()))
    assert caught.value.code == "no_features"
    assert "not followed" in str(caught.value)


def test_placemarks_of_a_schema_of_version_2_0(write_file: WriteFile) -> None:
    text = (
        '<kml><Document><Schema parent="Placemark" name="Stone"><SimpleField name="Dead"/></Schema>'
        "<Stone><name>A</name><Dead>12</Dead><Point><coordinates>1,2</coordinates></Point></Stone></Document></kml>"
    )
    (row,) = rows_of(write_file("a.kml", text.encode()))
    assert (row.cells["Dead"], row.lon) == ("12", 1)


@pytest.mark.parametrize(
    "text",
    [
        "<kml",
        "",
        "kml",
        '<!DOCTYPE kml [<!ENTITY x "boom">]><kml><Placemark><name>&x;</name></Placemark></kml>',
        "<kml><Document/></kml>",
    ],
)
def test_nothing_to_read_is_an_error(write_file: WriteFile, text: str) -> None:
    with pytest.raises(UnreadableSourceError):
        items_of(write_file("a.kml", text.encode()))


def test_kml_comes_through_the_one_door(write_file: WriteFile) -> None:
    assert len(list(read_source(write_file("a.kml", WHOLE.encode())).items)) == 2


def test_memory_does_not_keep_what_was_read(write_file: WriteFile) -> None:
    rows = rows_of(write_file("a.kml", (HEAD + TWO * 5000 + "</Document></kml>").encode()))
    assert [row.number for row in rows] == list(range(1, 5001))


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        (
            "<table><tr><td>FID</td><td>7</td></tr><tr><td>War</td><td>WW1</td></tr></table>",
            {"FID": "7", "War": "WW1"},
        ),
        (
            "<table><tr><td>Stone 7<tr><td><table><tr><td>FID<td>7<tr><td>War<td><b>WW1</b></table></table>",
            {"FID": "7", "War": "WW1"},
        ),
        (
            "<b>War</b>: WW1<br><strong>Dead:</strong> 12 <b>Side:</b> all",
            {"War": "WW1", "Dead": "12", "Side": "all"},
        ),
        ("War: WW1<br>Dead: 12", {"War": "WW1", "Dead": "12"}),
        ("War: WW1\nDead: 12", {"War": "WW1", "Dead": "12"}),
        ("He lived here: in this house<br>Until 1912", {}),
        ("A stone, <b>large</b> and grey", {}),
        ("plain", {}),
    ],
)
def test_fields_in_descriptions(written: str, fields: dict[str, str]) -> None:
    assert read_description(written)[1] == fields


@given(st.text(max_size=80) | st.text(st.sampled_from("<>/&;:btrd= \n\x00a"), max_size=80))
def test_any_text_is_a_description(text: str) -> None:
    plain, fields = read_description(text)
    assert plain is None or isinstance(plain, str)
    assert all(fields.values())


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=100)
    | st.integers(0, len(WHOLE)).map(lambda cut: WHOLE.encode()[:cut])
    | st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)).map(
        lambda change: WHOLE.encode()[: change[0]] + bytes([change[1]]) + WHOLE.encode()[change[0] + 1 :]
    )
)
@example(WHOLE.encode()[:99] + b"<" + WHOLE.encode()[100:])  # a name that lies in nothing
def test_any_bytes_are_placemarks_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("any.kml", data))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
