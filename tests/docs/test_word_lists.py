"""The reference of word lists names each section, list and setting that a language has, and no other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
REFERENCE = CHECKOUT / "docs" / "guide" / "word-lists.md"
SHIPPED = CHECKOUT / "src" / "cenotaph" / "extract" / "text" / "data" / "words"
OWN = ("forms",)
"""Sections whose lists a language names as it likes."""


def shipped_words() -> dict[str, dict[str, Any]]:
    """Read the word lists: code of the language -> sections."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(SHIPPED.glob("*.toml"))
    }


def keys_of(words: dict[str, Any]) -> set[str]:
    """Name the sections and lists of a language: "kinds", "kinds.not"."""
    found: set[str] = set()
    for section, content in words.items():
        found.add(section)
        if not isinstance(content, dict) or section in OWN:
            continue
        names = set(content)
        if section == "sorts":
            names -= {one.strip() for one in content["names"].split(",")}
        found |= {f"{section}.{name}" for name in names}
    return found


def documented() -> dict[str, set[str]]:
    """Read the reference: section or list -> languages that its row names."""
    found: dict[str, set[str]] = {"lang": set()}
    section = ""
    for line in REFERENCE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:].strip()
            found[section] = set()
        elif line.startswith("| `"):
            cells = re.split(r"(?<!\\)\|", line)
            for name in re.findall(r"`(\w+)`", cells[1]):
                found[f"{section}.{name}"] = set(re.findall(r"`(\w+)`", cells[-2]))
    return found


def test_every_list_that_ships_is_described() -> None:
    shipped = set().union(*map(keys_of, shipped_words().values()))
    assert sorted(shipped - documented().keys()) == []


def test_what_is_described_ships() -> None:
    shipped = set().union(*map(keys_of, shipped_words().values()))
    assert sorted(documented().keys() - shipped) == []


def test_a_language_that_is_named_has_the_list() -> None:
    has = {lang: keys_of(words) for lang, words in shipped_words().items()}
    told = [(key, lang) for key, langs in documented().items() if "." in key for lang in sorted(langs)]
    assert [(key, lang) for key, lang in told if key not in has.get(lang, ())] == []
