from __future__ import annotations

import bz2
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.sources.item import Document, Item, Rejected, Row
from cenotaph.sources.reader import FORMATS, Format, read_source, reader_of

WriteFile = Callable[[str, bytes], Path]


def test_there_is_a_reader_for_every_format() -> None:
    for form in FORMATS:
        assert callable(reader_of(form))


def test_a_format_can_be_forced(write_file: WriteFile) -> None:
    path = write_file("a.csv", b"name,city\nA,B\n")
    assert read_source(path).unit == "row"
    assert read_source(path, format="text").unit == "document"
    with pytest.raises(UsageError):
        read_source(path, format="doc")  # type: ignore[arg-type]


def test_what_cannot_be_read_is_said_before_the_first_item(write_file: WriteFile) -> None:
    for name, data in (("a.osm", b"<osm"), ("a.geojson", b'{"features": ['), ("a.html", b"<html></html>")):
        with pytest.raises(UnreadableSourceError):
            read_source(write_file(name, data))


def test_a_packed_file_is_read_as_what_is_in_it(write_file: WriteFile) -> None:
    reading = read_source(write_file("a.csv.bz2", bz2.compress(b"a,b\n1,2\n")))
    assert [item.cells for item in reading.items if isinstance(item, Row)] == [{"a": "1", "b": "2"}]


def test_an_unreadable_file_is_ours(write_file: WriteFile, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_file("a.csv", b"a,b\n1,2\n")
    path.unlink()
    with pytest.raises(UnreadableSourceError):
        read_source(path)


def read_or_refused(path: Path, form: Format | None = None) -> list[Item] | UnreadableSourceError:
    try:
        return list(read_source(path, format=form).items)
    except UnreadableSourceError as error:
        return error


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["a", "a.csv", "a.txt", "a.html", "a.geojson", "a.osm", "a.json"]),
)
def test_any_bytes_under_any_name_are_items_or_refused(write_file: WriteFile, data: bytes, name: str) -> None:
    path = write_file(name, data)
    found = read_or_refused(path)
    if isinstance(found, UnreadableSourceError):
        assert found.code
        assert found.path == path
    else:
        assert all(isinstance(item, Row | Document | Rejected) for item in found)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(FORMATS))
def test_any_bytes_as_any_format_are_items_or_refused(
    write_file: WriteFile, data: bytes, form: Format
) -> None:
    found = read_or_refused(write_file("any", data), form)
    assert isinstance(found, list) or found.reason


@pytest.mark.parametrize(
    ("file", "unit", "read"),
    [
        ("cwgc_cemeteries/cemetery-list-2016-11-23.csv", "row", 15_814),
        ("splc_whose_heritage/2018_confederate_symbols.csv", "row", 1_481),
        ("osm_us_monuments/historicMarker.geojson", "feature", 320),
        ("osm_us_monuments/historicMemorial.geojson", "feature", 2_998),
        ("osm_us_monuments/historicMonument.geojson", "feature", 5_424),
        ("osm_us_monuments/historicMonumentWays.geojson", "feature", 937),
        ("osm_north_macedonia/data.txt", "feature", 547),
        ("stolpersteine_osm_europe/stolperstein-europe.osm.bz2", "feature", 23_701),
        ("volksbund_cemeteries/kriegsgraeberstaetten.csv", "row", 6_081),
        ("openplaques_london/open-plaques-london-2016-05-22.csv", "row", 2_722),
    ],
)
def test_real_lists_are_read_whole(shared: Path, file: str, unit: str, read: int) -> None:
    reading = read_source(shared / "data" / "registers" / file)
    items = list(reading.items)
    assert (reading.unit, len(items)) == (unit, read)
    assert not [item for item in items if isinstance(item, Rejected)]
