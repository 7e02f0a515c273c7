from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.linkage.record import Record, read_records, record_of
from cenotaph.sources.item import Rejected


def test_a_record_takes_what_it_can_use() -> None:
    record = record_of(
        {"id": 3, "name": "A", "names": ["B", "A", None], "lat": "51.5", "lon": 0, "born": "~1899"}
    )
    assert record is not None
    assert (record.id, record.names, record.lat, record.lon, record.born) == (
        "3",
        ("A", "B"),
        51.5,
        0.0,
        1899,
    )


@pytest.mark.parametrize(
    ("lat", "lon"), [(0, 0), (91, 0), (10, 181), ("x", 3), (None, 3), (float("nan"), 1), (True, 1)]
)
def test_what_is_no_position_is_none(lat: Any, lon: Any) -> None:
    record = record_of({"id": "a", "lat": lat, "lon": lon})
    assert record is not None
    assert record.lat is None
    assert record.lon is None


def test_every_line_is_a_record_or_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id":"a"}\n\n{"id":"a"}\n{"name":"x"}\n[1]\n{"id":\n\xff\n{"id":"b","name":{"x":1}}\n'
    )
    items = list(read_records(path))
    assert [item.id for item in items if isinstance(item, Record)] == ["a", "b"]
    assert [(item.code, item.place) for item in items if isinstance(item, Rejected)] == [
        ("duplicate_id", "line 3"),
        ("no_id", "line 4"),
        ("not_a_record", "line 5"),
        ("not_a_record", "line 6"),
        ("not_a_record", "line 7"),
    ]


def test_a_line_without_end_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id":"' + b"x" * 4_100_000 + b'"}\n{"id":"b"}\n')
    first, second = read_records(path)
    assert isinstance(first, Rejected)
    assert first.code == "line_too_long"
    assert isinstance(second, Record)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError):
        list(read_records(tmp_path / "none.jsonl"))


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_keys = st.sampled_from(
    ["id", "name", "names", "lat", "lon", "year", "born", "city", "kind", "identifiers", "within_m"]
)


@settings(deadline=None)
@given(st.dictionaries(_keys, _json, max_size=6))
def test_any_object(value: dict[str, Any]) -> None:
    record = record_of(value)
    assert record is None or record.id


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(data)
        assert all(isinstance(item, Record | Rejected) for item in read_records(path))


def test_json_of_a_list_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "names": ["Cenotaph"], "raw": {"x": 1}}) + "\n", encoding="utf-8")
    assert list(read_records(path)) == [Record(id="a", names=("Cenotaph",))]
