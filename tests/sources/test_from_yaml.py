from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import JsonPointer
from cenotaph.sources.from_yaml import read_yaml
from cenotaph.sources.item import Item, Limits, Rejected, Row

WriteFile = Callable[[str, bytes], Path]


def items_of(path: Path) -> list[Item]:
    return list(read_yaml(path).items)


def cells_of(path: Path) -> list[dict[str, str]]:
    return [item.cells for item in items_of(path) if isinstance(item, Row)]


def test_nothing_is_reinterpreted(write_file: WriteFile) -> None:
    path = write_file(
        "a.yml",
        b"- year: 1905\n  when: 1905-05-09\n  on: no\n  n: 1_000\n  t: 12:30\n  oct: 010\n  f: 1.50\n  e:\n  q: '~'\n  z: ~\n",
    )
    assert cells_of(path) == [
        {
            "year": "1905",
            "when": "1905-05-09",
            "on": "no",
            "n": "1_000",
            "t": "12:30",
            "oct": "010",
            "f": "1.50",
            "q": "~",
        }
    ]


def test_records_are_found_as_in_json(write_file: WriteFile) -> None:
    path = write_file("a.yml", b"title: T\nNorth:\n- {name: A, year: 1}\nSouth:\n- {name: B, year: 2}\n")
    first, second = items_of(path)
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert (first.selector, second.cells) == (
        JsonPointer("/North/0"),
        {"@key": "South", "name": "B", "year": "2"},
    )
    assert read_yaml(path).about.title == "T"


def test_several_documents_are_one_list(write_file: WriteFile) -> None:
    assert cells_of(write_file("a.yml", b"--- {a: 1}\n--- {a: 2}\n...\n")) == [{"a": "1"}, {"a": "2"}]


def test_aliases_and_merges_unfold(write_file: WriteFile) -> None:
    path = write_file("a.yml", b"- &x {a: 1, b: 2}\n- {<<: *x, b: 3}\n- *x\n- {c: *y}\n")
    assert cells_of(path) == [{"a": "1", "b": "2"}, {"a": "1", "b": "3"}, {"a": "1", "b": "2"}, {"c": "*y"}]


def test_a_bomb_is_refused(write_file: WriteFile) -> None:
    lines = ["- &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    with pytest.raises(UnreadableSourceError) as caught:
        items_of(write_file("a.yml", "\n".join(lines).encode()))
    assert caught.value.code == "too_large"


@pytest.mark.parametrize("data", [b"[" * 50_000, b"- " * 20_000, b"- {a: 1}\n- " + b"[" * 5000 + b"]" * 5000])
def test_deep_nesting_ends_in_no_exception_of_another(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("a.yml", data))
    except UnreadableSourceError:
        return
    assert any(isinstance(item, Rejected) for item in items)


def test_records_before_the_fault_are_kept(write_file: WriteFile) -> None:
    first, second = items_of(write_file("a.yml", b"- a: 1\n- a: 2\n  b: [\n"))
    assert isinstance(first, Row)
    assert isinstance(second, Rejected)
    assert second.code == "not_yaml"


def test_signs_that_yaml_forbids_and_odd_names(write_file: WriteFile) -> None:
    assert cells_of(write_file("a.yml", b"- a: 'x\x00y'\n  {b: c}: 1\n  ? [d, e]\n  : 2\n")) == [
        {"a": "x\ufffdy", "b c": "1", "d e": "2"}
    ]


def test_a_large_file_is_refused(write_file: WriteFile) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_yaml(write_file("a.yml", b"- a: 1\n"), limits=Limits(table_bytes=3))
    assert caught.value.code == "too_large"


def test_a_real_list(shared: Path) -> None:
    folder = shared / "data" / "registers" / "splc_whose_heritage"
    found = {path.name: len(cells_of(path)) for path in folder.glob("2016_data_*.yml")}
    assert (len(found), sum(found.values())) == (31, 1503)


words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=8)


@settings(deadline=None)
@given(st.lists(st.dictionaries(words, words, min_size=1, max_size=4), min_size=1, max_size=5))
def test_every_record_comes_out_once(write_file: WriteFile, records: list[dict[str, str]]) -> None:
    quoted = yaml.dump(records, allow_unicode=True, default_style='"', sort_keys=False)
    rows = [row for row in items_of(write_file("any.yml", quoted.encode())) if isinstance(row, Row)]
    assert [row.cells for row in rows] == records


@settings(deadline=None)
@given(
    st.binary(max_size=100)
    | st.text(st.sampled_from("-:[]{}&*ab!|>?'\"#%@`, \n\t<"), max_size=60).map(str.encode)
)
def test_any_bytes_are_rows_or_refused(write_file: WriteFile, data: bytes) -> None:
    try:
        items = items_of(write_file("any.yml", data))
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)
