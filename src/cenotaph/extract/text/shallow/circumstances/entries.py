"""Texts that are lists: chronicles, whose entries begin with a year, and notices that begin with a village.

Invariant: what leads a paragraph holds for that paragraph only, and only where its own sentences say nothing else.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.places.name_forms import name_forms
from cenotaph.extract.text.shallow.places.sure_places import recurs
from cenotaph.extract.text.shallow.words.page import Page, Sentence

_YEAR = re.compile(
    r"[•*–—-]?\s*(?:[^\W\d_]{1,6} )?(?P<year>1[5-9]\d\d|20\d\d)\s?(?:r\.|года?|р\.|г\.)?\s?[.:;,–—-]\s"
)
_NAME = re.compile(
    r"[•*–—-]?\s*(?P<number>\d{1,3}[.)]\s+)?(?P<name>[^\W\d_][\w’'-]{2,}(?: [^\W\d_][\w’'-]*){0,2})"
    r"\s?(?:[.:]|\s[–—-]|(?(number),|[.:]))\s+(?=[\w„“«])"
)
_ALONE = re.compile(r"(?:[^:.]{1,25}: )?(?P<name>[^\W\d_][\w’'-]{2,}(?: [^\W\d_][\w’'-]*){0,2})\s?[.:]")
_KNOWN = 400
"""Least score of the gazetteer for a name that leads a paragraph."""
_SHORTEST = 5


def entry_year(page: Page, sentence: Sentence) -> tuple[str, Span] | None:
    """Return the year that a sentence's paragraph begins with, and where it stands: "1974. The stone was moved"."""
    start, end = page.paragraphs[sentence.paragraph]
    found = _YEAR.match(page.text, start, min(end, start + 40))
    return (found["year"], found.span("year")) if found else None


def entry_place(page: Page, sentence: Sentence, gazetteer: Known) -> list[Span]:
    """Return the town or village that leads a sentence's paragraph, or stands alone in a sentence before it there.

    "Lhota. The cross has been mended", "Stop 2: Lhota. Here stands ...".
    """
    if not page.lexicon.settings.get("cased", True):
        return []
    for before in reversed(page.sentences[: sentence.index]):
        if before.paragraph != sentence.paragraph:
            break
        alone = _ALONE.fullmatch(page.text, *before.span)
        if alone and before.index > 0 and _is_place(page, alone["name"], gazetteer):
            return [alone.span("name")]
    if sentence.paragraph == 0:
        return []  # the head of the whole text
    start, end = page.paragraphs[sentence.paragraph]
    found = _NAME.match(page.text, start, min(end, start + 60))
    if found is None or found.end() > end:
        return []
    shaped = found["number"] and page.lexicon.matches("places.shapes", found["name"].lower())
    return [found.span("name")] if shaped or _is_place(page, found["name"], gazetteer) else []


def _is_place(page: Page, name: str, gazetteer: Known) -> bool:
    """Say whether a name that stands alone is a place: one that the gazetteer has, or the text has behind "in"."""
    if not name[0].isupper() or page.lexicon.matches("places.not", name.lower().split()[0]):
        return False
    known = name_forms(page.lexicon, gazetteer).fame(tuple(name.split()))
    if known.exact and known.score >= _KNOWN and not known.wide:
        return True
    long = " " not in name and len(name) >= _SHORTEST
    return long and recurs(page.text, name, page.lexicon.list("places.before"), bent=1)
