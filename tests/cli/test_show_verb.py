"""What `show` and `check` print."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from cenotaph.cli.main import cli
from cenotaph.settings import Settings

PROFILE = """
name = "stones"
title = "Stones"
[source]
id = "stones"
title = "Stones, edition of {edition}"
[subject]
namespace = "stones"
key = "id"
[kind]
otherwise = "monument"
[[statement]]
property = "named"
column = "name"
"""


def run(settings: Settings, *words: str) -> Result:
    result = CliRunner().invoke(cli, ["-r", str(settings.folder), *words])
    assert result.exit_code == 0, result.output
    return result


def add(settings: Settings, folder: Path, edition: str, rows: str) -> None:
    (folder / "p.toml").write_text(PROFILE.format(edition=edition))
    (folder / "list.csv").write_text(f"id,name\n{rows}")
    run(settings, "add", str(folder / "list.csv"), "--profile", str(folder / "p.toml"))


def test_a_statement_is_named_by_the_edition_it_was_read_from(settings: Settings, tmp_path: Path) -> None:
    add(settings, tmp_path, "2018", "1,Old stone\n2,Cross\n")
    add(settings, tmp_path, "2020", "1,Old stone\n3,Tablet\n")
    assert "Stones, edition of 2018, in its own voice" in run(settings, "show", "stones:2").output
    assert "Stones, edition of 2020, in its own voice" in run(settings, "show", "stones:3").output
    assert "2018" not in run(settings, "show", "stones:3").output


def test_a_finding_without_statements_rests_on_none(settings: Settings, tmp_path: Path) -> None:
    add(settings, tmp_path, "2018", "1,Old stone\n2,Cross\n")
    add(settings, tmp_path, "2020", "1,Old stone\n")
    said = run(settings, "check").output
    assert "[import.vanished]" in said
    assert all(line.removeprefix("    rests on").strip() for line in said.splitlines())
