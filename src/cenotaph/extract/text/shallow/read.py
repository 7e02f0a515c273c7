"""Reading a part of a text by words alone: the counterpart of the rules over syntax.

Invariant: as `cenotaph.extract.text.read`; nothing but the text, its language's lexicon, its date and the gazetteer
decides.
"""

from __future__ import annotations

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.reading import Reading
from cenotaph.extract.text.shallow.findings import find_facts
from cenotaph.extract.text.shallow.quotations.quoting import find_quotations
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import lay_out


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
