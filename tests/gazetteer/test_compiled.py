"""The name of the compiled gazetteer changes with everything that its rows depend on."""

from __future__ import annotations

import ast
import hashlib
import sys
import unicodedata
from importlib import metadata
from pathlib import Path

import msgspec
import pytest

import cenotaph
from cenotaph.gazetteer import compiled
from cenotaph.gazetteer.compiled import COMPILED_BY, COMPILED_WITH, compiling_digest
from cenotaph.gazetteer.meaning import MAIN, OTHER
from cenotaph.gazetteer.place import SCHEMA_VERSION, GatheredPlace, rank_of_alternate

PACKAGE = Path(cenotaph.__file__).parent
SHAPE_NO_ROWS = {"msgspec", "numpy", "errors.py", "model/value.py"}
"""What is imported beside, and decides nothing of what stands in the tables."""

FOLDED = "6753e0d936b5f223"
"""Of the names below as packs keep them: a pack cannot be compiled anew by itself, so that what changes this has to
raise `SCHEMA_VERSION`, which makes packs of the old way an error."""

NAMES = (
    "Dongnim", "Тонним", "동림군", "CH’ŎNGJIN", "Pyongyang's", "Łódź", "Saint-Étienne", "Gmina Ełk", "Ivano-Frankivs'k",
    "с. Велика Хайча", "Ceske Budejovice", "ŠTÚROVO", "北京市", "Kaesŏng-si", "Ürümqi", "Αθήνα", "תל אביב", "დუშეთი",
    "St. John's", "O’Higgins", "El Aaiún", "İzmir", "Straße", "Ǆ", "Ｔｏｋｙｏ", "1. Mai", "-", "Rajin/Rason",
)  # fmt: skip


def imported(module: Path) -> set[str]:
    """What a module imports: our modules by their path in the package, others by the name of theirs."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            first, *rest = name.split(".")
            if first == "cenotaph":
                found.add("/".join(rest) + ".py")
            elif first not in sys.stdlib_module_names:
                found.add(first)
    return found


def test_every_module_and_package_that_compiling_needs_is_named() -> None:
    waiting, seen = ["gazetteer/build.py"], set[str]()
    while waiting:
        one = waiting.pop()
        if one in seen | SHAPE_NO_ROWS:
            continue
        seen.add(one)
        if one.endswith(".py"):
            waiting += imported(PACKAGE / one)
    assert {one for one in seen if one.endswith(".py")} == set(COMPILED_BY)
    assert {one for one in seen if not one.endswith(".py")} == set(COMPILED_WITH)


@pytest.mark.parametrize("what", ["data", "package", "module", "unicode"])
def test_another_cause_is_another_file(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = compiling_digest.__wrapped__
    before = digest()
    assert before == digest() == compiling_digest()
    match what:
        case "data":
            monkeypatch.setattr(compiled, "data_digest", lambda: "0" * 12)
        case "package":
            monkeypatch.setattr(metadata, "version", lambda _name: "99")
        case "module":
            monkeypatch.setattr(compiled, "COMPILED_BY", COMPILED_BY[1:])
        case _:
            monkeypatch.setattr(unicodedata, "unidata_version", "99.0")
    assert digest() != before


def test_how_packs_fold_names_goes_with_the_version_of_their_tables() -> None:
    place = GatheredPlace("test:1", "x", "city", "KP")
    for name in NAMES:
        place.add_name(name, min(OTHER, rank_of_alternate(name)))
    place.add_name("Main", MAIN)
    place.add_korean()
    said = msgspec.json.encode([SCHEMA_VERSION, sorted(place.names.items()), sorted(place.korean)])
    assert hashlib.sha256(said).hexdigest()[:16] == FOLDED, (
        "raise SCHEMA_VERSION, then put the new digest here"
    )
