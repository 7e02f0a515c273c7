from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.from_gpx import read_gpx
from cenotaph.sources.item import Item, Rejected, Row

WriteFile = Callable[[str, bytes], Path]

WAYPOINT = (
    '<wpt lat="52.50" lon="13.5"><ele>34.50</ele><time>2021-05-08T10:00:00Z</time><name>Stone &amp; tree</name>'
    '<desc>In the wood</desc><sym>Flag</sym><link href="https://example.org/1"><text>more</text></link>'
    "<hdop>1.9</hdop><extensions><x:Address><x:City>Ort</x:City></x:Address></extensions></wpt>"
)
TRACK = (
    "<trk><name>Walk</name><trkseg>"
    + "".join(f'<trkpt lat="1.{n}" lon="2"><ele>3</ele></trkpt>' for n in range(1, 500))
    + "</trkseg></trk>"
)
ROUTE = '<rte><name>Tour</name><rtept lat="5" lon="6"><name>a</name></rtept><rtept lat="7" lon="8"/></rte>'
HEAD = (
    '<?xml version="1.0"?>\n<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">\n'
    "<metadata><name>Graves</name><author><name>A. Person</name></author><time>2021-05-08T10:00:00Z</time></metadata>"
)
WHOLE = f"{HEAD}{WAYPOINT}{ROUTE}{TRACK}{WAYPOINT}</gpx>"


def items_of(path: Path) -> list[Item]:
    return list(read_gpx(path).items)


def test_waypoints_routes_and_tracks_become_rows(write_file: WriteFile) -> None:
    reading = read_gpx(write_file("a.gpx", WHOLE.encode()))
    first, route, track, last = reading.items
    assert first == Row(
        1,
        "waypoint 1 (line 3)",
        {
            "ele": "34.50",
            "time": "2021-05-08T10:00:00Z",
            "name": "Stone & tree",
            "desc": "In the wood",
            "sym": "Flag",
            "link": "https://example.org/1",
            "link_text": "more",
            "hdop": "1.9",
            "City": "Ort",
            "@kind": "waypoint",
        },
        RowSelector(1, "Stone & tree"),
        13.5,
        52.5,
        "a.gpx",
    )
    assert isinstance(route, Row)
    assert (route.cells, route.lon) == ({"name": "Tour", "@kind": "route", "@points": "2"}, 6)
    assert isinstance(track, Row)
    assert (track.cells, track.lat) == ({"name": "Walk", "@kind": "track", "@points": "499"}, 1.1)
    assert isinstance(last, Row)
    assert reading.notes == ("1 routes and 1 tracks: each is one row with its first point",)
    about = reading.about
    assert (about.title, about.publisher, about.published) == ("Graves", "A. Person", "2021-05-08")


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ('lat="x" lon="1"', "bad_geometry"),
        ("", "bad_geometry"),
        ('lat="95" lon="1"', "coordinate_out_of_range"),
    ],
)
def test_a_bad_position_is_rejected(write_file: WriteFile, attributes: str, code: str) -> None:
    first, second = items_of(write_file("a.gpx", f"<gpx><wpt {attributes}/>{WAYPOINT}</gpx>".encode()))
    assert isinstance(first, Rejected)
    assert first.code == code
    assert isinstance(second, Row)


def test_what_stands_before_the_break_is_kept(write_file: WriteFile) -> None:
    first, last = items_of(write_file("a.gpx", f"{HEAD}{WAYPOINT}\n{WAYPOINT[:50]}".encode()))
    assert isinstance(first, Row)
    assert isinstance(last, Rejected)
    assert (last.code, last.place) == ("truncated", "after record 1 (line 4)")


def test_a_route_without_points_has_no_place(write_file: WriteFile) -> None:
    (row,) = items_of(write_file("a.gpx", b"<gpx><rte><name>A</name></rte></gpx>"))
    assert isinstance(row, Row)
    assert (row.lon, row.cells["@points"]) == (None, "0")


@pytest.mark.parametrize("text", ["", "<gpx", "<gpx/>", '<!DOCTYPE gpx [<!ENTITY x "y">]><gpx><wpt/></gpx>'])
def test_nothing_to_read_is_an_error(write_file: WriteFile, text: str) -> None:
    with pytest.raises(UnreadableSourceError):
        items_of(write_file("a.gpx", text.encode()))


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=100)
    | st.integers(0, len(WHOLE)).map(lambda cut: WHOLE.encode()[:cut])
    | st.tuples(st.integers(0, 1200), st.integers(0, 255)).map(
        lambda change: WHOLE.encode()[: change[0]] + bytes([change[1]]) + WHOLE.encode()[change[0] + 1 :]
    )
)
def test_any_bytes_are_waypoints_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("any.gpx", data))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
