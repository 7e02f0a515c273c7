"""What is wrong with an installation is said, and what is optional is no fault."""

from __future__ import annotations

import os
from pathlib import Path

from cenotaph.gazetteer import Gazetteer
from cenotaph.gazetteer.compiled import compiled_path
from cenotaph.intake.installation import Checked, check_installation
from cenotaph.settings import cache_folder


def looked_at(folder: Path) -> dict[str, Checked]:
    return {one.what: one for one in check_installation(folder)}


def test_this_installation_is_sound() -> None:
    Gazetteer.open().close()
    found = looked_at(cache_folder(os.environ))
    assert not [one for one in found.values() if one.is_fault]
    assert found["language model en"].state == "ok"
    assert "places" in found["gazetteer"].says


def test_a_gazetteer_that_was_not_compiled_is_no_fault(tmp_path: Path) -> None:
    gazetteer = looked_at(tmp_path / "nowhere")["gazetteer"]
    assert (gazetteer.state, gazetteer.is_fault) == ("missing", False)
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_gazetteer_is_a_fault(tmp_path: Path) -> None:
    file = compiled_path(tmp_path)
    file.write_bytes(b"SQLite format 3\0" + bytes(4000))
    gazetteer = looked_at(tmp_path)["gazetteer"]
    assert (gazetteer.state, gazetteer.is_fault) == ("differs", True)
    assert str(file) in gazetteer.remedy


def test_what_other_versions_compiled_is_not_looked_at_but_said(tmp_path: Path) -> None:
    (tmp_path / "gazetteer-2-0123456789abcdef.sqlite").write_bytes(bytes(2_000_000))
    assert looked_at(tmp_path)["gazetteer"].state == "missing"
    compiled = compiled_path(tmp_path)
    compiled.symlink_to(compiled_path(cache_folder(os.environ)))
    found = looked_at(tmp_path)["gazetteer"]
    assert found.state == "ok"
    assert "1 file, 2 MB" in found.says


def test_a_missing_thing_is_a_fault_unless_it_is_optional() -> None:
    assert Checked(what="a", state="missing", says="").is_fault
    assert not Checked(what="a", state="missing", says="", optional=True).is_fault
    assert Checked(what="a", state="differs", says="", optional=True).is_fault
