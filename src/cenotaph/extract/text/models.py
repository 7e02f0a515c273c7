"""Language models: loaded from installed packages, and only if their files are the ones that were measured.

Invariant: a pipeline that `load_pipeline` returns was read from files whose SHA-256 stands in `data/models.toml`.
Nothing is downloaded.
"""

from __future__ import annotations

import hashlib
import importlib.util
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec
import spacy
from spacy.language import Language

from cenotaph.errors import ModelMismatchError


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pinned model: the package that ships it, the folder inside, and every file by its SHA-256."""

    package: str
    folder: str
    version: str
    licence: str
    files: dict[str, str]


@cache
def read_models() -> dict[str, Model]:
    """Read the pinned models by language."""
    text = resources.files("cenotaph.extract.text").joinpath("data/models.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Model])


def check_model(model: Model, folder: Path) -> None:
    """Check every file of a model against its pin.

    Raises:
        ModelMismatchError: a file is missing or differs.
    """
    for name, expected in model.files.items():
        path = folder / name
        if not path.is_file():
            raise ModelMismatchError(model.package, f"{name} is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelMismatchError(model.package, f"{name} is not the file that was measured")


def find_model(model: Model) -> Path:
    """Find the folder of an installed model.

    Raises:
        ModelMismatchError: the package is not installed.
    """
    spec = importlib.util.find_spec(model.package)
    if spec is None or spec.origin is None:
        raise ModelMismatchError(model.package, f"not installed (expected version {model.version})")
    return Path(spec.origin).parent / model.folder


@cache
def load_pipeline(lang: str) -> Language:
    """Load the pipeline of a language, once per process, after checking its files.

    Raises:
        ModelMismatchError: the model is not installed, or its files are not those that were measured.
    """
    model = read_models()[lang]
    folder = find_model(model)
    check_model(model, folder)
    return spacy.load(folder)
