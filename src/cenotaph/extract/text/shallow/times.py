"""Times said in a sentence -> EDTF, with the date of the document for what is said relative to it."""

from __future__ import annotations

from cenotaph.extract.text.shallow.page import Page, Sentence
from cenotaph.extract.text.times import Time


def find_times(page: Page, sentence: Sentence) -> list[Time]:
    """Find the times of a sentence, in order."""
    del page, sentence
    return []
