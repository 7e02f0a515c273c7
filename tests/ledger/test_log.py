"""The log on disk: positions, segments, and what recovery keeps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cenotaph.errors import ForkError, RollbackError, TamperedLogError
from cenotaph.ledger.log import Log
from cenotaph.merkle.checkpoint import Checkpoint
from cenotaph.merkle.tree import leaf_hashes, tree_root


def entry(number: int, length: int = 20) -> bytes:
    return b'{"at":%d,"pad":"%s"}' % (1000 + number, b"x" * length)


def grown(folder: Path, sizes: list[int], *, segment_bytes: int = 1 << 30) -> Log:
    folder.mkdir(exist_ok=True)
    log = Log(folder, segment_bytes=segment_bytes)
    for size in sizes:
        log.append([entry(log.size + number) for number in range(size)], at=1000 + log.size + size - 1)
    return log


def checkpoint(size: int) -> Checkpoint:
    return Checkpoint("log", size, tree_root(leaf_hashes([entry(number) for number in range(size)])))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 400), min_size=1, max_size=8), st.sampled_from([1, 3000, 1 << 30]), st.data())
def test_what_is_appended_is_read(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], segment_bytes: int, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("log")
    log = grown(folder, sizes, segment_bytes=segment_bytes)
    size = sum(sizes)
    start = data.draw(st.integers(0, size))
    stop = data.draw(st.integers(start, size))
    assert log.read_entries(start, stop) == [entry(number) for number in range(start, stop)]
    signed = checkpoint(sum(sizes[: data.draw(st.integers(1, len(sizes)))]))
    again = Log(folder, segment_bytes=segment_bytes)
    assert again.locate(signed)
    assert (again.size, again.root(), again.last_at) == (signed.size, signed.root, 1000 + signed.size - 1)
    again.follow()
    assert (again.size, again.root()) == (size, log.root())
    again.recover(signed=signed)
    assert again.root_at(signed.size) == signed.root
    again.append([entry(size)], at=5000)
    assert again.read_entries(0, size + 1) == [entry(number) for number in range(size + 1)]
    log.close()
    again.close()


def test_a_torn_tail_is_cut_at_every_byte(tmp_path: Path) -> None:
    whole = grown(tmp_path / "log", [3])
    length = (tmp_path / "log/entries.0000").stat().st_size
    shutil.copytree(tmp_path / "log", tmp_path / "whole")
    whole.append([entry(3), entry(4)], at=0)
    whole.close()
    stream = (tmp_path / "log/entries.0000").read_bytes()
    for end in range(length + 1, len(stream)):
        folder = tmp_path / f"torn{end}"
        shutil.copytree(tmp_path / "whole", folder)
        (folder / "entries.0000").write_bytes(stream[:end])
        log = Log(folder)
        assert log.locate(checkpoint(3))
        assert log.recover(signed=checkpoint(3)) == 3
        assert log.size == 3
        assert (folder / "entries.0000").stat().st_size == length
        log.append([entry(3)], at=0)
        assert log.read_entries(0, 4) == [entry(number) for number in range(4)]
        log.close()
        shutil.rmtree(folder)


@pytest.mark.parametrize("lost", ["hash.0", "hash.1", "bundles.idx"])
def test_a_whole_batch_that_was_not_indexed_is_kept(tmp_path: Path, lost: str) -> None:
    log = grown(tmp_path / "log", [300])
    kept = {path.name: path.read_bytes() for path in (tmp_path / "log").iterdir()}
    log.append([entry(number) for number in range(300, 900)], at=0)
    log.close()
    after = {path.name: path.read_bytes() for path in (tmp_path / "log").iterdir()}
    (tmp_path / "log/hash.0").write_bytes(kept["hash.0"])
    (tmp_path / "log" / lost).write_bytes(kept[lost])
    again = Log(tmp_path / "log")
    assert again.locate(checkpoint(300))
    again.follow()
    assert again.size == 300  # a reader does not take what may not be on disk
    again.recover(signed=checkpoint(300))
    assert again.size == 900
    assert {path.name: path.read_bytes() for path in (tmp_path / "log").iterdir()} == after
    again.close()


@pytest.mark.parametrize("damage", ["hash.0", "hash.1", "hash.2", "bundles.idx", "all"])
def test_derived_files_are_written_again(tmp_path: Path, damage: str) -> None:
    log = grown(tmp_path / "log", [70_000], segment_bytes=1 << 20)
    signed = checkpoint(70_000)
    log.close()
    before = {path.name: path.read_bytes() for path in (tmp_path / "log").iterdir()}
    for path in (tmp_path / "log").iterdir():
        if damage in (path.name, "all") and not path.name.startswith("entries"):
            path.unlink()
    again = Log(tmp_path / "log")
    assert not again.locate(signed)
    again.rebuild(signed)
    assert again.root() == signed.root
    assert {path.name: path.read_bytes() for path in (tmp_path / "log").iterdir()} == before
    again.close()


def test_rollback_and_fork_are_refused(tmp_path: Path) -> None:
    log = grown(tmp_path / "log", [5, 5])
    with pytest.raises(RollbackError):
        log.recover(signed=Checkpoint("log", 11, b"r" * 32))
    with pytest.raises(ForkError):
        log.recover(signed=Checkpoint("log", 7, b"r" * 32))
    with pytest.raises(RollbackError):
        log.rebuild(Checkpoint("log", 11, b"r" * 32))
    log.close()


def test_lost_entries_that_were_acknowledged_are_noticed(tmp_path: Path) -> None:
    log = grown(tmp_path / "log", [5, 5])
    log.close()
    path = tmp_path / "log/entries.0000"
    path.write_bytes(path.read_bytes()[:-1])
    again = Log(tmp_path / "log")
    assert again.locate(checkpoint(5))
    with pytest.raises(RollbackError):
        again.follow()
    with pytest.raises(RollbackError):
        again.recover(signed=checkpoint(5))
    again.close()


def test_a_changed_batch_is_noticed_by_readers(tmp_path: Path) -> None:
    log = grown(tmp_path / "log", [5])
    reader = Log(tmp_path / "log")
    assert reader.locate(checkpoint(5))
    log.append([entry(5)], at=0)
    path = tmp_path / "log/entries.0000"
    data = bytearray(path.read_bytes())
    data[-20] ^= 1  # in the record's root
    path.write_bytes(data)
    with pytest.raises(TamperedLogError):
        reader.follow()
    log.close()
    reader.close()


def test_a_missing_segment_is_noticed(tmp_path: Path) -> None:
    grown(tmp_path / "log", [5, 5, 5], segment_bytes=1).close()
    assert sorted(path.name for path in (tmp_path / "log").glob("entries.*")) == [
        "entries.0000",
        "entries.0001",
        "entries.0002",
    ]
    (tmp_path / "log/entries.0001").unlink()
    with pytest.raises(TamperedLogError):
        Log(tmp_path / "log")
