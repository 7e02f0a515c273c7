"""Bad files end to end: a message that names file, place and reason; the rest is kept; the log stays whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.errors import UnreadableSourceError
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.verify import verify_folder

HEADER = "cemetery,firstworldwarcasualties,secondworldwarcasualties,totalcasualties,cemeterycountry,locality"
GOOD = ("ALPHA CEMETERY,10,5,15,France,Somme", "BETA CEMETERY,1,1,2,Belgium,")
CWGC = Options(profile="cwgc-cemeteries", source="cwgc")
OSM = Options(profile="osm-memorials", source="osm")


def table(*rows: str) -> str:
    return "\n".join((HEADER, *rows)) + "\n"


def feature(number: int, lon: float) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"@id": f"node/{number}", "historic": "memorial", "name": f"Stone {number}"},
        "geometry": {"type": "Point", "coordinates": [lon, 42.0]},
    }


def collection(*features: dict[str, object]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


UNREADABLE: dict[str, tuple[str, bytes, str]] = {
    "no bytes": ("list.csv", b"", "empty"),
    "only blanks": ("article.txt", b" \n\t\n" * 50, "empty"),
    "broken XML from the start": ("map.osm", b"<osm version='0.6'><node id=1", "not_xml"),
    "a text of 50 MB": ("book.txt", b"The monument stands. " * 2_500_000, "too_long"),
    "a broken picture": ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64, "not_image"),
}


@pytest.mark.parametrize("case", UNREADABLE, ids=str)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    workspace: Workspace, tmp_path: Path, case: str
) -> None:
    name, data, code = UNREADABLE[case]
    file = tmp_path / name
    file.write_bytes(data)
    size = workspace.ledger.size
    with pytest.raises(UnreadableSourceError) as caught:
        add_file(workspace, file, Options())
    assert caught.value.code == code
    assert name in str(caught.value)
    assert workspace.ledger.size == size


KEPT: dict[str, tuple[str, Callable[[], bytes], Options, int, set[str]]] = {
    "Windows-1251": (
        "list.csv",
        lambda: table(*GOOD, "БРАТСКОЕ КЛАДБИЩЕ,1,2,3,Russian Federation,Псков").encode("windows-1251"),
        CWGC,
        3,
        set(),
    ),
    "UTF-16 with BOM": ("list.csv", lambda: table(*GOOD).encode("utf-16"), CWGC, 2, set()),
    "mixed delimiters": (
        "list.csv",
        lambda: table(GOOD[0], "GAMMA CEMETERY;1;1;2;Italy;", GOOD[1]).encode(),
        CWGC,
        2,
        {"ragged_row"},
    ),
    "a cell of 10 MB": (
        "list.csv",
        lambda: table(GOOD[0], f"{'X' * 10_000_000},1,1,2,Italy,", GOOD[1]).encode(),
        CWGC,
        2,
        {"cell_too_long"},
    ),
    "a position off the earth": (
        "map.geojson",
        lambda: collection(feature(1, 21.0), feature(2, 2100.0), feature(3, 22.0)),
        OSM,
        2,
        {"coordinate_out_of_range"},
    ),
    "JSON that breaks off": (
        "map.geojson",
        lambda: collection(*(feature(n, 21.0) for n in range(1, 51)))[:-900],
        OSM,
        44,
        {"truncated"},
    ),
    "XML that breaks off": (
        "map.osm",
        lambda: (
            b"<osm version='0.6'><node id='1' lat='42' lon='21'><tag k='historic' v='memorial'/></node>"
            b"<node id='2' lat='42' lon='21'><tag k='hist"
        ),
        OSM,
        1,
        {"not_xml", "truncated"},
    ),
}


@pytest.mark.parametrize("case", KEPT, ids=str)
def test_what_can_be_read_is_kept_and_the_rest_listed(
    workspace: Workspace, tmp_path: Path, case: str
) -> None:
    name, make, options, accepted, codes = KEPT[case]
    file = tmp_path / name
    file.write_bytes(make())
    report = add_file(workspace, file, options)
    assert report.balance.accepted == accepted
    assert bool(report.balance.rejected) == bool(codes)
    for line in listed(report):
        assert line["code"] in codes
        assert line["file"].endswith(name)
        assert line["place"]
        assert line["reason"]
    assert verify_folder(workspace.settings.folder).ok


def listed(report: Report) -> list[dict[str, str]]:
    if report.rejected_list is None:
        return []
    lines = report.rejected_list.read_text(encoding="utf-8").splitlines()
    assert len(lines) == report.balance.rejected
    return [json.loads(line) for line in lines]


def test_cyrillic_of_another_encoding_is_read_as_written(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    rows = [f"БРАТСКОЕ КЛАДБИЩЕ {n},1,2,3,Russian Federation,Псков" for n in range(20)]
    file.write_bytes(table(*rows).encode("windows-1251"))
    report = add_file(workspace, file, CWGC)
    assert any("1251" in note for note in report.notes)
    assert workspace.register.is_subject(
        "cwgc:%D0%91%D0%A0%D0%90%D0%A2%D0%A1%D0%9A%D0%9E%D0%95%20%D0%9A%D0%9B%D0%90%D0%94%D0%91%D0%98%D0%A9%D0%95%200"
    )


def test_a_file_that_breaks_off_makes_nothing_vanish(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "map.geojson"
    whole = collection(*(feature(n, 21.0) for n in range(1, 51)))
    file.write_bytes(whole)
    add_file(workspace, file, OSM)
    file.write_bytes(whole[:-900])
    report = add_file(workspace, file, OSM)
    assert (report.balance.unchanged, report.vanished, report.withdrawn) == (44, 0, 0)
