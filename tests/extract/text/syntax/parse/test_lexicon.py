"""The lists of words of a language are those that the rules ask for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import cenotaph.extract.text
from cenotaph.extract.text.syntax.parse.lexicon import read_lexicon

ROOM = Path(cenotaph.extract.text.__file__).parent
LEXICON = read_lexicon("en")
LISTS = {*LEXICON.words, *LEXICON.lists}
KEY = re.compile(r"[a-z_]+\.[a-z_]+")
SECTIONS = {key.partition(".")[0] for key in LISTS}


def keys_asked_for() -> set[str]:
    """Collect what is written in a rule as the name of a list: "section.key" of a section that there is."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for path in [*ROOM.glob("*.py"), *(ROOM / "syntax").rglob("*.py")]
    ]
    said = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {one for one in said if KEY.fullmatch(one) and one.partition(".")[0] in SECTIONS}


def test_every_list_that_a_rule_asks_for_is_there() -> None:
    assert len(keys_asked_for()) > 200
    assert keys_asked_for() <= LISTS


def test_words_are_in_lower_case() -> None:
    regular_expressions = {"condition.phrases", "protection.phrases", "memorials.phrases"}
    words = {word for key in LEXICON.words for word in LEXICON.words[key] if key not in regular_expressions}
    assert {word for word in words if word != word.lower()} == set()
