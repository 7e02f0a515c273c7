"""`cenotaph link --on spark`: the file that DuckDB gives, nothing of Spark's own on stderr, and errors of ours."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cenotaph.cli.main import cli
from cenotaph.errors import SparkUnavailableError, UnreadableSourceError, UsageError


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "list [a].jsonl"
    rows = [
        {"id": f"{source}{number}", "name": name, "lat": 52.1 + number, "lon": 0.1, "kind": "memorial"}
        for number in range(3)
        for source, name in (("a", "Marne Road War Memorial"), ("b", "War Memorial, Marne Road"))
    ]
    path.write_text("\n".join(["{", *map(json.dumps, rows)]), encoding="utf-8")
    return path


@pytest.mark.slow
def test_the_links_are_those_of_duckdb_and_spark_is_silent(java: None, records: Path) -> None:
    base = [sys.executable, "-m", "cenotaph", "link", "--files", str(records), "--out"]
    outs = [records.with_name(f"{engine} *.csv") for engine in ("duckdb", "spark")]
    said = [
        subprocess.run(
            [*base, str(out), *extra], check=True, capture_output=True, text=True, cwd=records.parent
        )
        for out, extra in zip(outs, ([], ["--on", "spark", "--master", "local[1]"]), strict=True)
    ]
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert len(outs[0].read_text().splitlines()) == 4
    assert said[1].stdout == ""
    assert said[1].stderr == said[0].stderr.replace(str(outs[0]), str(outs[1]))
    assert "line 1: a line is a JSON object" in said[1].stderr
    assert sorted(records.parent.iterdir()) == sorted([records, *outs])


def test_without_java(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(records.parent))
    out = records.with_name("links.csv")
    result = CliRunner().invoke(cli, ["link", "--files", str(records), "--on", "spark", "--out", str(out)])
    assert isinstance(result.exception, SparkUnavailableError)
    assert "no Java" in str(result.exception)
    assert not out.exists()


@pytest.mark.parametrize("extra", [["--master", "local[2]"], ["--on", "duckdb", "--master", "yarn"]])
def test_a_master_without_spark(records: Path, extra: list[str]) -> None:
    arguments = ["link", "--files", str(records), "--out", str(records.with_name("links.csv")), *extra]
    assert isinstance(CliRunner().invoke(cli, arguments).exception, UsageError)


def test_a_register_is_not_linked_on_spark() -> None:
    assert isinstance(CliRunner().invoke(cli, ["link", "--on", "spark"]).exception, UsageError)


@pytest.mark.parametrize("name", ["_list.jsonl", ".list.jsonl", "a:b.jsonl"])
def test_a_name_that_spark_passes_over_is_refused(java: None, records: Path, name: str) -> None:
    path = records.rename(records.with_name(name))
    arguments = ["link", "--files", str(path), "--on", "spark", "--out", str(path.with_name("links.csv"))]
    error = CliRunner().invoke(cli, arguments).exception
    assert isinstance(error, UnreadableSourceError)
    assert "give it another name" in str(error)
