"""The export: C2SP tiles that verify, only new ones written again, every flipped bit found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.errors import LedgerError, UnreadableSourceError
from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.tiles import export_tiles
from cenotaph.ledger.verify import verify_tiles
from cenotaph.merkle.tile import format_tile_path, list_tiles
from cenotaph.model.entry import Agent, Draft

MakeDraft = Callable[..., Draft]
AGENT = Draft(Agent(id="a:x", kind="person", name="Ada"), "a:x")


def fill(ledger: Ledger, count: int) -> None:
    with ledger.writing() as writer:
        writer.append([AGENT] * count)
    ledger.publish()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_export_verifies(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger, 66_000)
    target = tmp_path / "export"
    written = export_tiles(tmp_path / "register", target)
    expected = {format_tile_path(tile) for tile in list_tiles(66_001)}
    assert set(files(target)) == expected | {"checkpoint", "vkey"}
    assert written == len(expected)
    report = verify_tiles(target)
    assert report.ok, report.in_words()
    assert report.size == 66_001
    assert "payloads are not part" in report.in_words()
    assert verify_tiles(target, vkey=ledger.vkey).key_given


def test_only_new_tiles_are_written(ledger: Ledger, tmp_path: Path) -> None:
    target, register = tmp_path / "export", tmp_path / "register"
    for more in (100, 300, 0, 600):
        if more:
            fill(ledger, more)
        export_tiles(register, target)
        assert verify_tiles(target).ok
    assert export_tiles(register, target) == 2 + 1 + 0  # the partial tile and bundle, and that of level 1
    fresh = tmp_path / "fresh"
    export_tiles(register, fresh)
    for name, data in files(fresh).items():
        assert (target / name).read_bytes() == data


def test_every_changed_file_is_found(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger, 700)
    target = tmp_path / "export"
    export_tiles(tmp_path / "register", target)
    for name, data in files(target).items():
        for at in range(0, len(data), max(1, len(data) // 40)):
            broken = bytearray(data)
            broken[at] ^= 1 << at % 8
            (target / name).write_bytes(broken)
            assert not verify_tiles(target).ok, (name, at)
        (target / name).write_bytes(data)
    assert verify_tiles(target).ok
    (target / "tile/0/000").unlink()
    assert not verify_tiles(target).ok


def test_another_log_is_not_written_over(ledger: Ledger, town: Ledger, tmp_path: Path) -> None:
    export_tiles(tmp_path / "register", tmp_path / "export")
    Ledger.create(tmp_path / "other", name="other", key_file=tmp_path / "other.key").close()
    with pytest.raises(LedgerError, match="not the same log"):
        export_tiles(tmp_path / "other", tmp_path / "export")


def test_no_log_at_all(tmp_path: Path, ledger: Ledger) -> None:
    with pytest.raises(UnreadableSourceError):
        verify_tiles(tmp_path)
    export_tiles(tmp_path / "register", tmp_path / "export")
    (tmp_path / "export/vkey").unlink()
    report = verify_tiles(tmp_path / "export")
    assert not report.ok
    assert "--key" in report.in_words()
    assert verify_tiles(tmp_path / "export", vkey=ledger.vkey).ok
    shutil.rmtree(tmp_path / "export/tile")
    assert not verify_tiles(tmp_path / "export", vkey=ledger.vkey).ok
