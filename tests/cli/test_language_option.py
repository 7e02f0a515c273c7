"""`--lang`: what is no language is refused, what is not read is said and kept, and both name what is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cenotaph.cli.main import cli
from cenotaph.settings import Settings

TEXT = "The obelisk in Narva was removed in 2019.\n"
COVERED = "texts are read in Bulgarian (bg), Czech (cs), English (en), French (fr), German (de),"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("verb", ["extract", "read", "add"])
@pytest.mark.parametrize("code", ["german", "xx", "", "e n"])
def test_what_is_no_language_is_refused_before_anything_is_read(verb: str, code: str, file: Path) -> None:
    result = run(verb, file, "--lang", code)
    assert result.exit_code == 2
    assert "is no code of a language (BCP 47)" in result.stderr
    assert COVERED in " ".join(result.stderr.split())


@pytest.mark.parametrize("code", ["en", "EN", "eng", "en-GB", "en_GB", "und"])
def test_a_language_may_be_written_in_many_ways(code: str, file: Path) -> None:
    result = run("extract", file, "--lang", code)
    assert json.loads(result.stdout)["statements"][0]["property"] == "removed"
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("code", "name"), [("fi", "Finnish (fi)"), ("fin", "Finnish (fi)"), ("sq-AL", "Albanian (sq)")]
)
def test_a_language_that_is_not_read_is_said(code: str, name: str, file: Path) -> None:
    result = run("extract", file, "--lang", code)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["statements"] == []
    assert f"note.txt: not read: the language is {name}; {COVERED}" in result.stderr
    shown = " ".join(run("read", file, "--lang", code).stdout.split())
    assert f"not read: the language is {name}; {COVERED}" in shown


def test_a_document_in_a_language_that_is_not_read_is_kept_and_said(settings: Settings, file: Path) -> None:
    result = run("-r", settings.folder, "add", file, "--lang", "fi")
    assert result.exit_code == 0
    assert "1 document read = 1 accepted" in result.stdout
    assert f"note: not read, but kept: the language is Finnish (fi); {COVERED}" in result.stdout


def test_a_text_whose_language_cannot_be_told_says_so(tmp_path: Path) -> None:
    file = tmp_path / "numbers.txt"
    file.write_text("1914 - 1918, 42, 17.", encoding="utf-8")
    assert "not read: the language cannot be told; texts are read in" in run("extract", file).stderr
