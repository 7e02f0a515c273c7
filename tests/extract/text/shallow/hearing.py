"""What a sentence is heard to say, for the tests of the word lists: property and status of each finding."""

from __future__ import annotations

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Known, Nowhere
from cenotaph.extract.text.shallow import read_lexicon


def heard(
    text: str, lang: str, gazetteer: Known | None = None, date: str | None = None
) -> set[tuple[str, str]]:
    """Return property and status of everything that is found in a text, in English by words, too."""
    words = read_lexicon(lang)
    found = read_text(text, date=date, gazetteer=gazetteer or Nowhere(), words=words).findings
    return {(one.property, one.status) for one in found}


def in_words(said: set[tuple[str, str]]) -> set[str]:
    """Write what happened by its property alone, all else with its status: "erected", "restored planned"."""
    return {name if status == "happened" else f"{name} {status}" for name, status in said}
