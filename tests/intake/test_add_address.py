"""`cenotaph add URL`: refused where it leads into a private network; what is fetched is checked in tests/sources."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from cenotaph.cli.main import cli
from cenotaph.settings import Settings


def test_an_address_of_this_machine_is_refused(settings: Settings, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["-r", str(settings.folder), "add", "http://127.0.0.1:9/list.csv"])
    assert result.exit_code == 3
    assert "refused_address" in result.output
    assert "http://127.0.0.1:9/list.csv" in result.output


def test_a_file_is_named_as_it_was_given(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The obelisk was moved to the square in 1946.\n")
    result = CliRunner().invoke(cli, ["-r", str(settings.folder), "add", str(tmp_path / "a.txt")])
    assert result.exit_code == 0
    assert f"{tmp_path / 'a.txt'}: 1 document read = 1 accepted" in result.output
