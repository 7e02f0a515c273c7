"""Entries of a word list: what is found in a sentence, and how entries with forms are written out."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import LexiconError
from cenotaph.extract.text.shallow.words.lexicon import Lexicon, open_lexicon
from cenotaph.extract.text.shallow.words.tokens import cut_words

DATA = {
    "lang": "it",
    "forms": {"di": "di, del, dei", "chi": "caduti, partigiani"},
    "kinds": {"monument": "monument*"},
    "events": {"erected": "eretto"},
    "people": {"people": "caduti"},
    "dedication": {"phrases": "in onore {di}, in onore {di} {chi}, ricorda"},
}


def test_an_entry_with_forms_is_written_out() -> None:
    assert Lexicon(DATA).list("dedication.phrases") == (
        "in onore di",
        "in onore del",
        "in onore dei",
        "in onore di caduti",
        "in onore di partigiani",
        "in onore del caduti",
        "in onore del partigiani",
        "in onore dei caduti",
        "in onore dei partigiani",
        "ricorda",
    )


def test_the_longest_form_is_found() -> None:
    words = cut_words("Eretto in onore dei caduti.", (0, 27))
    hits = [hit for hit in Lexicon(DATA).find(words) if hit.section == "dedication"]
    assert [(hit.first, hit.last) for hit in hits] == [(1, 4)]


def test_forms_that_are_nowhere_are_named(tmp_path: Path) -> None:
    file = tmp_path / "it.toml"
    file.write_text(
        'lang = "it"\n[kinds]\nmonument = "monumento {fu}"\n[events]\nerected = "eretto"\n[people]\npeople = "caduti"\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError, match="fu"):
        open_lexicon(file)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "{di}", "{chi}"]), min_size=1, max_size=4))
def test_as_many_entries_as_its_forms_have_combinations(parts: list[str]) -> None:
    data = {**DATA, "dedication": {"phrases": "x " + " ".join(parts)}}
    many = 3 ** parts.count("{di}") * 2 ** parts.count("{chi}")
    assert len(Lexicon(data).list("dedication.phrases")) == many


def test_no_entry_is_broken_at_the_end_of_its_line() -> None:
    folder = resources.files("cenotaph.extract.text") / "data" / "words"
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".toml")]
    lists = [found for text in texts for found in re.findall(r'"""(.*?)"""', text, re.DOTALL)]
    lines = [[line.strip() for line in one.splitlines() if line.strip()] for one in lists]
    assert not [line for one in lines for line in one[:-1] if not line.endswith(",")]
