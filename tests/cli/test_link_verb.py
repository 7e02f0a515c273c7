from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from cenotaph.cli.main import cli
from cenotaph.errors import UnreadableSourceError, UsageError

HERE = {"lat": 52.1, "lon": 0.1, "kind": "memorial"}


def write(path: Path, *records: object) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def test_two_lists_are_linked_and_what_is_no_record_is_told(tmp_path: Path) -> None:
    first = write(
        tmp_path / "a.jsonl", {"id": "a1", "name": "Marne Road War Memorial", **HERE}, {"name": "no id"}
    )
    second = write(tmp_path / "b.jsonl", {"id": "b1", "name": "War Memorial, Marne Road", **HERE})
    out = tmp_path / "links.csv"
    result = CliRunner().invoke(cli, ["link", "--files", first, second, "--out", str(out)])
    assert result.exit_code == 0
    head, row = out.read_text(encoding="utf-8").splitlines()
    assert head == "a_id,b_id,score"
    assert row.startswith("a1,b1,")
    assert "a.jsonl, line 2: the record has no id (no_id)" in result.output


def test_a_file_without_records_leaves_no_links_behind(tmp_path: Path) -> None:
    out = tmp_path / "links.csv"
    result = CliRunner().invoke(cli, ["link", "--files", write(tmp_path / "a.jsonl", 1), "--out", str(out)])
    assert isinstance(result.exception, UnreadableSourceError)
    assert not out.exists()


def test_a_list_is_not_written_over(tmp_path: Path) -> None:
    first = write(tmp_path / "a.jsonl", {"id": "a1", "name": "Marne Road War Memorial", **HERE})
    before = Path(first).read_bytes()
    linked = tmp_path / "other name"
    linked.symlink_to(first)
    for out in (first, str(linked)):
        result = CliRunner().invoke(cli, ["link", "--files", first, "--out", out])
        assert isinstance(result.exception, UsageError)
        assert "not written over" in str(result.exception)
    assert Path(first).read_bytes() == before
    result = CliRunner().invoke(cli, ["link", "--files", first, "--out", str(tmp_path)])
    assert result.exit_code != 0
