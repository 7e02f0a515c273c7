"""Pinned language models: the files that were measured, or an error that says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from cenotaph.errors import ModelMismatchError
from cenotaph.extract.text.models import check_model, find_model, read_models


def test_installed_model_is_the_pinned_one() -> None:
    model = read_models()["en"]
    check_model(model, find_model(model))
    assert len(model.files) == 22


def test_changed_file_is_found(tmp_path: Path) -> None:
    model = read_models()["en"]
    folder = tmp_path / "model"
    shutil.copytree(find_model(model), folder)
    (folder / "ner/model").write_bytes((folder / "ner/model").read_bytes()[:-1] + b"x")
    with pytest.raises(ModelMismatchError, match="ner/model is not the file"):
        check_model(model, folder)
    (folder / "parser/model").unlink()
    with pytest.raises(ModelMismatchError):
        check_model(model, folder)


def test_missing_package_is_said() -> None:
    with pytest.raises(ModelMismatchError, match="not installed"):
        find_model(replace(read_models()["en"], package="no_such_model_package"))
