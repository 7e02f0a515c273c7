"""Many documents in one file: each is a source of its own."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import msgspec
import pytest

from cenotaph.intake.add import Options, add_file
from cenotaph.intake.workspace import Workspace

TEXT = (
    "The monument to the fallen soldiers in {town} was destroyed in May 2022. The bronze plaque of the memorial had been "
    "removed in 1995 by the council. In 1958 a new obelisk was erected in {town}, where 120 soldiers are buried. "
)


def record(url: str, body: bytes, media_type: str = "text/html; charset=utf-8") -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2023-05-01T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def page(town: str) -> bytes:
    text = TEXT.format(town=town)
    return (
        f"<html lang='en'><head><title>News of {town}</title></head><body><article><h1>News of {town}</h1>"
        f"<p>{text}</p><p>It happened at night, and nobody was seen near the square of {town} before it.</p>"
        "</article></body></html>"
    ).encode()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    out = io.BytesIO()
    for town in ("Kharkiv", "Poltava", "Odesa"):
        out.write(record(f"http://news.example/{town}", page(town)))
    out.write(record("http://news.example/empty", b"<html><body></body></html>"))
    out.write(record("http://news.example/Odesa", page("Odesa")))
    out.write(record("http://news.example/Odesa", page("Lviv")))
    path = tmp_path / "news.warc.gz"
    path.write_bytes(out.getvalue())
    return path


def test_each_document_is_a_source_and_the_balance_adds_up(workspace: Workspace, archive: Path) -> None:
    seen: list[int] = []
    report = add_file(workspace, archive, Options(), lambda done, _total: seen.append(done))
    balance = report.balance
    assert balance.adds_up
    assert (balance.read, balance.accepted, balance.unchanged, balance.rejected) == (6, 4, 1, 1)
    assert balance.statements > 4
    assert seen == [1, 2, 3, 4, 5, 6]
    assert [one.code for one in report.rejected] == ["no_text"]
    assert report.rejected_list is not None
    assert report.imports == 4
    assert report.to_json()["imports"] == 4
    captures = set()
    for town in ("Kharkiv", "Poltava", "Odesa", "Odesa#2"):
        source = workspace.register.source(f"http://news.example/{town}")
        assert source is not None
        last = workspace.register.last_import(source.id)
        assert last is not None
        captures.add(last.capture)
    assert len(captures) == 1
    first = workspace.register.source("http://news.example/Kharkiv")
    assert first is not None
    assert first.title == "News of Kharkiv"


def test_a_second_run_appends_nothing(workspace: Workspace, archive: Path) -> None:
    first = add_file(workspace, archive, Options())
    size = workspace.ledger.size
    second = add_file(workspace, archive, Options())
    assert workspace.ledger.size == size
    assert second.balance.adds_up
    assert second.balance.accepted == 0
    assert second.balance.unchanged == first.balance.accepted + first.balance.unchanged


def test_a_run_that_was_cut_off_is_finished_by_the_next(
    workspace: Workspace, archive: Path, tmp_path: Path
) -> None:
    def stop(done: int, _total: int | None) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_file(workspace, archive, Options(), stop)
    report = add_file(workspace, archive, Options())
    assert (report.balance.accepted, report.balance.unchanged, report.balance.rejected) == (2, 3, 1)


def test_a_dry_run_writes_nothing(workspace: Workspace, archive: Path) -> None:
    size = workspace.ledger.size
    report = add_file(workspace, archive, msgspec.structs.replace(Options(), dry_run=True))
    assert workspace.ledger.size == size
    assert report.balance.adds_up
    assert report.balance.accepted == 4
