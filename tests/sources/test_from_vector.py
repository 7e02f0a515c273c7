from __future__ import annotations

import sqlite3
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.from_vector import read_vector
from cenotaph.sources.item import Item, Rejected, Row
from cenotaph.sources.reader import detect_format, read_source

WriteFile = Callable[[str, bytes], Path]

POINTS = [shapely.Point(392000.5, 5820000), shapely.Point(393000, 5821000)]
MIXED = [POINTS[0], shapely.LineString([(392000, 5820000), (394000, 5820000)]), None]
SUFFIXES = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def write_layer(path: Path, shapes: list[Any], names: list[str | None], **options: Any) -> Path:
    count = len(shapes)
    columns = [
        np.array(names, dtype=object),
        np.array(range(count), dtype="int64"),
        np.array([1.5, *[np.nan] * (count - 1)]),
        np.array(["1921-05-08", *["NaT"] * (count - 1)], dtype="datetime64[D]"),
    ]
    settings_ = {"geometry_type": "Point", "crs": "EPSG:25833", "layer": "stones", **options}
    if path.suffix == ".shp":
        settings_.pop("layer")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pyogrio.raw.write(
            path,
            shapely.to_wkb(np.array(shapes, dtype=object)),
            columns,
            ["Straße", "No", "Height", "Built"],
            **settings_,
        )
    return path


def items_of(path: Path) -> list[Item]:
    return list(read_vector(path).items)


def test_a_geopackage_becomes_rows(tmp_path: Path) -> None:
    path = write_layer(tmp_path / "a.gpkg", MIXED, ["Größe", None, "x"], geometry_type="Unknown")
    reading = read_vector(path)
    first, line, bare = reading.items
    assert isinstance(first, Row)
    assert first.cells == {
        "Straße": "Größe",
        "No": "0",
        "Height": "1.5",
        "Built": "1921-05-08",
        "@id": "1",
        "@type": "Point",
        "@x": "392000.5",
        "@y": "5820000",
    }
    assert first.lon == pytest.approx(13.41, abs=0.01)
    assert first.lat == pytest.approx(52.52, abs=0.01)
    assert isinstance(line, Row)
    assert (line.cells["@x"], "Straße" in line.cells) == ("393000", False)
    assert isinstance(bare, Row)
    assert (bare.lon, bare.cells) == (None, {"Straße": "x", "No": "2", "@id": "3"})
    assert reading.notes == ("coordinates turned into degrees from EPSG:25833 (ETRS89 / UTM zone 33N)",)


@pytest.mark.parametrize("suffix", [".shp", ".fgb"])
def test_other_formats_say_the_same(tmp_path: Path, suffix: str) -> None:
    items = items_of(write_layer(tmp_path / f"a{suffix}", POINTS, ["Größe", "b"]))
    first, _ = sorted((item for item in items if isinstance(item, Row)), key=lambda row: row.cells["No"])
    assert (first.cells["Straße"], first.cells["No"]) == ("Größe", "0")
    assert first.cells["Built"].removesuffix("T00:00:00") == "1921-05-08"
    assert first.lat == pytest.approx(52.52, abs=0.01)


def test_of_several_layers_the_largest_is_read_and_the_others_named(tmp_path: Path) -> None:
    path = write_layer(tmp_path / "a.gpkg", POINTS[:1], ["a"], layer="few")
    write_layer(path, POINTS, ["a", "b"], layer="many", append=True)
    reading = read_vector(path)
    assert len(list(reading.items)) == 2
    assert "not read: 'few' (1)" in reading.notes[0]
    assert [len(list(read_vector(path, table=name).items)) for name in ("few", "1", "2")] == [1, 1, 2]
    with pytest.raises(UnreadableSourceError) as caught:
        read_vector(path, table="none")
    assert caught.value.code == "no_table"
    assert "few, many" in str(caught.value)


def test_batches_give_every_feature_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cenotaph.sources.from_vector.BATCH", 7)
    for suffix in (".gpkg", ".shp", ".fgb"):
        path = write_layer(tmp_path / f"a{suffix}", POINTS * 20, [str(n) for n in range(40)])
        rows = [item for item in items_of(path) if isinstance(item, Row)]
        assert sorted(int(row.cells["No"]) for row in rows) == list(range(40))
        assert [row.number for row in rows] == list(range(1, 41))


@pytest.mark.parametrize(
    ("lost", "note"), [(".shx", "index"), (".prj", "no reference system"), (".dbf", "only positions")]
)
def test_a_shapefile_without_one_of_its_files(tmp_path: Path, lost: str, note: str) -> None:
    path = write_layer(tmp_path / "a.shp", POINTS, ["a", "b"])
    path.with_suffix(lost).unlink()
    before = sorted(tmp_path.iterdir())
    reading = read_vector(path)
    items = list(reading.items)
    assert any(note in said for said in reading.notes)
    assert sorted(tmp_path.iterdir()) == before
    codes = {item.code for item in items if isinstance(item, Rejected)}
    assert codes == ({"coordinate_out_of_range"} if lost == ".prj" else set())
    assert len(items) == 2


def test_a_shapefile_with_suffixes_in_capitals(tmp_path: Path) -> None:
    path = write_layer(tmp_path / "a.shp", POINTS, ["a", "b"])
    for suffix in SUFFIXES:
        path.with_suffix(suffix).rename(path.with_suffix(suffix.upper()))
    rows = items_of(tmp_path / "a.SHP")
    assert [row.cells["Straße"] for row in rows if isinstance(row, Row)] == ["a", "b"]


@pytest.mark.parametrize(
    ("encoding", "names"), [("cp1251", ["Братская могила", "Обелиск"]), ("utf-8", ["Größe", "ü"])]
)
@pytest.mark.parametrize("has_page", [True, False])
def test_the_encoding_of_a_table(tmp_path: Path, encoding: str, names: list[str], has_page: bool) -> None:
    path = tmp_path / "a.shp"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pyogrio.raw.write(
            path,
            shapely.to_wkb(np.array(POINTS * 10, dtype=object)),
            [np.array(names * 10, dtype=object)],
            ["name"],
            geometry_type="Point",
            crs="EPSG:25833",
            encoding=encoding,
        )
    if not has_page:
        path.with_suffix(".cpg").unlink()
        data = bytearray(path.with_suffix(".dbf").read_bytes())
        data[29] = 0
        path.with_suffix(".dbf").write_bytes(bytes(data))
    reading = read_vector(path)
    assert [item.cells["name"] for item in reading.items if isinstance(item, Row)] == names * 10
    assert any("encoding" in note for note in reading.notes)


@pytest.mark.parametrize("suffix", [".shp", ".fgb", ".gpkg"])
def test_layers_come_through_the_one_door(tmp_path: Path, suffix: str) -> None:
    path = write_layer(tmp_path / f"a{suffix}", POINTS, ["a", "b"])
    assert len(list(read_source(path).items)) == 2
    if suffix == ".shp":
        assert detect_format(path.with_suffix(".dbf")) == "vector"


def test_a_table_alone(tmp_path: Path) -> None:
    path = write_layer(tmp_path / "a.shp", POINTS, ["a", "b"])
    (tmp_path / "only").mkdir()
    alone = path.with_suffix(".dbf").rename(tmp_path / "only" / "a.dbf")
    rows = items_of(alone)
    assert [(row.cells["No"], row.lon) for row in rows if isinstance(row, Row)] == [("0", None), ("1", None)]


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    path = write_layer(tmp_path / "a.shp", POINTS * 3000, ["a", "b"] * 3000)
    for suffix in (".shp", ".dbf"):
        data = path.with_suffix(suffix).read_bytes()
        path.with_suffix(suffix).write_bytes(data[: len(data) // 2])
    items = items_of(path)
    assert len([item for item in items if isinstance(item, Row)]) > 2000
    assert any(isinstance(item, Rejected) for item in items)


def test_another_database_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE graves (name)")
    connection.close()
    with pytest.raises(UnreadableSourceError) as caught:
        read_vector(path)
    assert caught.value.code == "unknown_format"
    assert "graves" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        b"",
        b"fgb\x03fgb\x00",
        b"SQLite format 3\0",
        b"\0\0\x27\x0a",
    ],
)
def test_nothing_to_read_is_an_error(write_file: WriteFile, data: bytes) -> None:
    with pytest.raises(UnreadableSourceError):
        items_of(write_file("a.vector", data))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    return {
        suffix: write_layer(folder / f"a{suffix}", POINTS * 3, ["ä", "b"] * 3).read_bytes()
        for suffix in (".shp", ".fgb", ".gpkg")
    } | {".dbf": (folder / "a.dbf").read_bytes()}


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([".shp", ".fgb", ".gpkg", ".dbf"]), st.data())
def test_any_bytes_are_features_or_refused(
    tmp_path_factory: pytest.TempPathFactory, whole: dict[str, bytes], suffix: str, data: st.DataObject
) -> None:
    good = bytearray(whole[suffix])
    for at in data.draw(st.lists(st.integers(0, min(len(good), 3000) - 1), max_size=4)):
        good[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)) | st.just(len(good)))
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(bytes(good[:cut]))
    try:
        items = items_of(path)
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
