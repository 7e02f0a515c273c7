from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cenotaph.cli.main import cli
from cenotaph.errors import UsageError

OLD = "name,type,city,latitude,longitude,removed\nLee Statue,statue,Austin,30.284486,-97.739581,\n"
NEW = "name,type,city,latitude,longitude,removed\nLee Statue,statue,Austin,30.284486,-97.739581,2020-06-05\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "old.csv", tmp_path / "new.csv"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def test_a_summary_tells_what_was_gained_and_the_files_are_written(
    tmp_path: Path, files: tuple[str, str]
) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(cli, ["compare", *files, "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "in both: 1 (0 of them stated, or linked before)" in result.output
    assert "old.csv: read by profile" in result.stderr
    assert "Lee Statue: gained removed 2020-06-05" in result.output
    assert sorted(path.name for path in out.iterdir()) == [
        "compare.csv",
        "compare.geojson",
        "compare.html",
    ]


def test_json_prints_a_line_a_pair(files: tuple[str, str]) -> None:
    result = CliRunner().invoke(cli, ["compare", *files, "--json"])
    (item,) = map(json.loads, result.stdout.splitlines())
    assert (item["group"], item["a_name"]) == ("matched", "Lee Statue")
    assert [one["b"] for one in item["differences"]] == [["2020-06-05"]]


def test_the_same_file_twice_is_a_mistake(files: tuple[str, str]) -> None:
    result = CliRunner().invoke(cli, ["compare", files[0], files[0]])
    assert isinstance(result.exception, UsageError)
    assert "compared with itself" in str(result.exception)


def test_what_is_neither_file_nor_source_is_told(
    files: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CENOTAPH_REGISTER", raising=False)
    result = CliRunner().invoke(cli, ["compare", files[0], "nothing.csv"])
    assert isinstance(result.exception, UsageError)
    assert "nothing.csv is no file" in str(result.exception)


def test_a_list_is_never_written_over(files: tuple[str, str]) -> None:
    result = CliRunner().invoke(cli, ["compare", *files, "--csv", files[0]])
    assert isinstance(result.exception, UsageError)
    assert Path(files[0]).read_text(encoding="utf-8") == OLD


def test_two_files_of_one_name_are_a_mistake(tmp_path: Path, files: tuple[str, str]) -> None:
    one = str(tmp_path / "one")
    result = CliRunner().invoke(cli, ["compare", *files, "--csv", one, "--html", one])
    assert isinstance(result.exception, UsageError)
    assert not Path(one).exists()
