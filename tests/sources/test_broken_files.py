"""Broken and hostile files, all read in one process with bounded memory: each ends as the table says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import broken_expected
import broken_files
import broken_reading
import broken_text
from broken_expected import EXPECTED, Refused
from broken_reading import Outcome
from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.detect import _SUFFIXES
from cenotaph.sources.item import Document, Item, Rejected, Row
from cenotaph.sources.reader import read_source

WriteFile = Callable[[str, bytes], Path]

SUFFIXES = sorted(
    {*_SUFFIXES, ".xlsx", ".xlsb", ".xls", ".ods", ".kml", ".kmz", ".gpx", ".shp", ".gpkg", ".fgb", ".dbf", ".pbf", ".pdf", ".png",
     ".tif", ".jpg", ".warc", ".wacz", ".rss", ".atom", ".zip", ".gz", ".bz2", ".xz"}
)  # fmt: skip


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    folder = tmp_path_factory.mktemp("broken")
    for _ in broken_files.write_files(folder):
        pass
    script = Path(broken_reading.__file__)
    ended = subprocess.run([sys.executable, str(script), str(folder)], check=False, capture_output=True)
    found = [msgspec.json.decode(line, type=Outcome) for line in ended.stdout.splitlines()]
    assert ended.returncode == 0, (found[-1:], ended.stderr.decode()[-2000:])
    return {outcome.name: outcome for outcome in found}


def test_the_table_speaks_of_every_file() -> None:
    assert sorted(EXPECTED) == sorted(broken_files.BROKEN)
    assert len(EXPECTED) > 40


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_file_ends_as_expected(outcomes: dict[str, Outcome], name: str) -> None:
    expected, found = EXPECTED[name], outcomes[name]
    if isinstance(expected, Refused):
        assert (found.code, found.place) == (expected.code, expected.place), found.message
        assert expected.says in found.message
        assert name in found.message
        assert found.kept == 0
        return
    assert found.code == "", found.message
    assert found.kept == expected.kept
    assert [(code, place) for code, _, place, _ in found.rejected] == [
        (code, place) for code, place, _ in expected.rejected
    ]
    for (_, file, _, reason), (_, _, says) in zip(found.rejected, expected.rejected, strict=True):
        assert file.startswith(name)  # and what is in an archive
        assert says in reason


@pytest.mark.parametrize("name", broken_expected.NOTES)
def test_what_is_passed_over_is_noted(outcomes: dict[str, Outcome], name: str) -> None:
    assert any(broken_expected.NOTES[name] in note for note in outcomes[name].notes), outcomes[name].notes


@pytest.mark.parametrize("name", broken_expected.WORDS)
def test_what_is_kept_says_what_the_file_says(outcomes: dict[str, Outcome], name: str) -> None:
    assert broken_expected.WORDS[name] in outcomes[name].words


def test_nothing_comes_from_elsewhere_and_nothing_is_run(outcomes: dict[str, Outcome]) -> None:
    """No other file of the machine is read, no entity unfolded, no script or object brought along or called."""
    for found in outcomes.values():
        assert "root:" not in found.words, found.name
        assert "hahaha" not in found.words, found.name
        assert found.name == "script.js" or "steal()" not in found.words, found.name
    assert not Path(broken_text.RUN).exists()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_is_empty_whatever_it_is_called(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"list{suffix}"
    for data in (b"", b" \n\t\n"):
        path.write_bytes(data)
        with pytest.raises(UnreadableSourceError) as caught:
            read_source(path)
        assert caught.value.code == "empty"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("good")
    return {
        name: broken_files.write_file(folder, name, made).read_bytes()
        for name, made in broken_files.GOOD.items()
    }


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_good_file_that_was_damaged_is_items_or_refused(
    write_file: WriteFile, good: dict[str, bytes], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(good)))
    damaged = bytearray(good[name])
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=4)):
        damaged[at] = data.draw(st.integers(0, 255))
    path = write_file(
        f"damaged-{name}", bytes(damaged[: data.draw(st.integers(len(damaged) // 2, len(damaged)))])
    )
    found = items_or_refusal(path)
    if isinstance(found, UnreadableSourceError):
        assert found.code
        assert found.reason
        assert path.name in str(found)
    else:
        assert all(isinstance(item, Row | Document | Rejected) for item in found)


def items_or_refusal(path: Path) -> list[Item] | UnreadableSourceError:
    try:
        return list(read_source(path).items)
    except UnreadableSourceError as error:
        return error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"a,b\n1,2\n")
    path.chmod(0)
    with pytest.raises(UnreadableSourceError, match="Permission denied"):
        read_source(path)
