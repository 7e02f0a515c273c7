"""Which languages texts are read in: told by the files of words and models, without opening a model.

Invariant: a language is covered as soon as its file is there (docs/guide/languages.md).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def covered_languages() -> frozenset[str]:
    """Name the languages that the rules read: ISO 639-1 codes."""
    data = files("cenotaph.extract") / "text" / "data"
    lists = (file.name for file in (data / "words").iterdir())
    models = tomllib.loads((data / "models.toml").read_text(encoding="utf-8"))
    return frozenset({*models, *(name.removesuffix(".toml") for name in lists if name.endswith(".toml"))})
