"""What a text says about memorials: mentions, events, states and numbers, as findings."""

from __future__ import annotations

from cenotaph.extract.text.places import Known
from cenotaph.extract.text.reading import Finding, Quotation, Thing
from cenotaph.extract.text.shallow.page import Page


def find_facts(
    page: Page, quotations: list[Quotation], gazetteer: Known
) -> tuple[list[Thing], list[Finding]]:
    """Find things and findings, in the order of the text."""
    del page, quotations, gazetteer
    return [], []
