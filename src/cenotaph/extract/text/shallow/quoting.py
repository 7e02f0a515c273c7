"""Quotations and their speakers, by marks, cue words and what stands beside them."""

from __future__ import annotations

from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.shallow.page import Page


def find_quotations(page: Page) -> list[Quotation]:
    """Find what a text attributes, in the order of the text."""
    del page
    return []
