from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from cenotaph.cli.main import cli
from cenotaph.errors import UnreadableSourceError


def test_an_address_is_fetched_and_one_of_this_machine_refused() -> None:
    result = CliRunner().invoke(cli, ["look", "http://127.0.0.1:9/list.csv"])
    assert isinstance(result.exception, UnreadableSourceError)
    assert result.exception.code == "refused_address"
    assert "http://127.0.0.1:9/list.csv" in str(result.exception)


def test_an_encoding_that_is_named_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Nr;Név\n1;Hősök\n2;Tőkés\n".encode("cp1250"))
    result = CliRunner().invoke(cli, ["look", str(path), "--encoding", "cp1250"])
    assert result.exit_code == 0
    assert "encoding cp1250, as declared" in result.output
    assert "Hősök" in result.output


def test_an_encoding_that_a_format_has_no_use_for_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.osm"
    path.write_text(
        '<osm version="0.6"><node id="1" lat="1" lon="2"><tag k="historic" v="memorial"/></node></osm>'
    )
    result = CliRunner().invoke(cli, ["look", str(path), "--encoding", "cp1251"])
    assert result.exit_code == 0
    assert "encoding cp1251 is not used: osm_xml files say themselves how they are written" in result.output


def test_an_unknown_encoding_is_a_usage_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["look", str(tmp_path / "a.csv"), "--encoding", "win1250"])
    assert result.exit_code == 2
    assert "like it: cp1250" in result.output
