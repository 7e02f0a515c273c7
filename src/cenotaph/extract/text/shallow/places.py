"""Names of places in a sentence, in the forms in which a language bends them."""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.places import Known
from cenotaph.extract.text.shallow.page import Page, Sentence


def find_places(page: Page, sentence: Sentence, gazetteer: Known) -> list[Span]:
    """Find the names of places in a sentence, in order."""
    del page, sentence, gazetteer
    return []
