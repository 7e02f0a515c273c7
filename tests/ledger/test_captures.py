"""Captures: named by their bytes, checked when read, gone when erased."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pytest

from cenotaph.errors import CaptureMissingError
from cenotaph.ledger.captures import Captures


def test_put_and_read(tmp_path: Path) -> None:
    captures = Captures(tmp_path / "captures")
    content = b"bytes" * 500_000
    name = captures.put(content)
    assert name == sha256(content).hexdigest()
    assert captures.put(io.BytesIO(content)) == name
    assert captures.read(name) == content
    assert captures.path(name) == tmp_path / "captures/sha256" / name[:2] / name[2:4] / name
    assert captures.put(b"") == sha256(b"").hexdigest()
    assert sorted(captures.names()) == sorted([name, sha256(b"").hexdigest()])
    assert not list((tmp_path / "captures").glob(".new.*"))


def test_changed_bytes_are_refused_and_healed(tmp_path: Path) -> None:
    captures = Captures(tmp_path)
    name = captures.put(b"as it was")
    captures.path(name).chmod(0o644)
    captures.path(name).write_bytes(b"as it is")
    for look in (captures.read, captures.check):
        with pytest.raises(CaptureMissingError, match="changed"):
            look(name)
    assert captures.put(b"as it was") == name
    assert captures.read(name) == b"as it was"


def test_missing_and_malformed_names(tmp_path: Path) -> None:
    captures = Captures(tmp_path)
    for name in ("", "../../etc/passwd", "A" * 64, "0" * 63):
        with pytest.raises(CaptureMissingError):
            captures.path(name)
    with pytest.raises(CaptureMissingError, match="not there"):
        captures.open("0" * 64)


def test_erased(tmp_path: Path) -> None:
    captures = Captures(tmp_path)
    name = captures.put(b"a living person's letter")
    captures.erase(name, entry=12)
    captures.erase(name, entry=13)
    assert captures.withheld_by(name) == 12
    assert list(captures.names()) == []
    with pytest.raises(CaptureMissingError, match="withheld"):
        captures.read(name)
    for again in (b"a living person's letter", io.BytesIO(b"a living person's letter")):
        with pytest.raises(CaptureMissingError, match="withheld"):
            captures.put(again)
    assert not any(b"letter" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
