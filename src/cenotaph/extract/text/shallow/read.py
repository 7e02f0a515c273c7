"""Reading a part of a text by words alone: the counterpart of the rules over syntax.

Invariant: as `cenotaph.extract.text.read`; nothing but the text, its language's lexicon, its date and the gazetteer
decides.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from cenotaph.extract.text.places import Known
from cenotaph.extract.text.reading import Reading
from cenotaph.extract.text.shallow.facts import find_facts
from cenotaph.extract.text.shallow.lexicon import Lexicon, read_lexicon
from cenotaph.extract.text.shallow.page import lay_out
from cenotaph.extract.text.shallow.quoting import find_quotations


@cache
def shallow_languages() -> frozenset[str]:
    """Name the languages whose word list knows memorials: ISO 639-1 codes."""
    folder = resources.files("cenotaph.extract.text").joinpath("data/words")
    written = (one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml"))
    return frozenset(lang for lang in written if read_lexicon(lang).list("kinds.monument"))


def read_part(text: str, words: Lexicon, date: str | None, gazetteer: Known) -> Reading:
    """Read a text of at most some ten thousand characters with the words of its language."""
    page = lay_out(text, words, date)
    quotations = find_quotations(page)
    things, findings = find_facts(page, quotations, gazetteer)
    return Reading(
        text=text,
        lang=words.lang,
        date=date,
        quotations=tuple(quotations),
        findings=tuple(findings),
        things=tuple(things),
    )
