"""The head of a text: where its headlines end, and the towns of its dateline: "HAMM. ", "Aue/Lauter, 5. Juli 2023. ".

Invariant: a dateline stands alone before the first sentence, and every name of it is a town; an agency is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.places.name_forms import name_forms
from cenotaph.extract.text.shallow.places.sure_places import sure_names
from cenotaph.extract.text.shallow.words.page import Page


def headline_end(page: Page) -> int:
    """Return where the headlines end: the first lines without a full stop, if other text follows; else 0."""
    end = 0
    for start, last in page.paragraphs[:-1][:_MOST_HEADLINES]:
        if page.text[last - 1] in '.!?…"”»“' or (end and _STOP.search(page.text, start, last)):
            break
        end = last
    return end


_MOST_HEADLINES = 3
_STOP = re.compile(r"[.!?…] ")
_NAME = r"[^\W\d_][\w’'-]*"
_AGENCY = r"\([^()\d\n]{2,20}\)"
_HEAD_NAMES = re.compile(
    rf"\[?(?:{_AGENCY}(?: ?[–—-])? )?(?P<names>{_NAME}(?:[ /]{_NAME}){{0,4}})(?P<aside> \([^()\d\n]{{3,40}}\))?"
    rf"(?P<rest>(?:,? \d{{1,2}}\.? (?:de )?[^\W\d_]{{3,12}}\.?(?: (?:de )?\d{{4}})?)?(?: {_AGENCY})?"
    r"(?:[.:]|\s*[–—-]|=[^\]\n]{2,40}\])(?:\s*[–—-])?)\s+(?=[\w„“«\"'‘])"
)

_MOST_PARAGRAPHS = 4


def head_names(page: Page, gazetteer: Known) -> list[Span]:
    """Find the towns that stand alone before the first sentence: "HAMM. ", "Aue/Lauter, 5. Juli 2023. ", "[보령=...]"."""
    for paragraph in page.paragraphs[:_MOST_PARAGRAPHS]:
        found = _HEAD_NAMES.match(page.text, paragraph[0], min(paragraph[1], paragraph[0] + 100))
        if found is None or found.end() + 10 > paragraph[1]:
            continue
        spans = list(_names_in(found["names"], found.start("names"), page))
        if all(_is_town(page, page.words(one), gazetteer) for one in spans):
            return [*spans, *_aside(page, found, gazetteer)]
    return []


def _aside(page: Page, head: re.Match[str], gazetteer: Known) -> list[Span]:
    """Return the county of "Ried (Landkreis Uelzen), 9. Mai." if the gazetteer knows it: an agency is none."""
    if not head["aside"]:
        return []
    start, end = head.start("aside") + 2, head.end("aside") - 1
    name = page.words((start, end))
    forms = name_forms(page.lexicon, gazetteer)
    first, _, rest = name.partition(" ")
    typed = bool(rest) and page.lexicon.matches("places.types", first.lower())
    fame = forms.fame(tuple((rest if typed else name).split()))
    known = fame.wide or fame.score >= _TOWN or page.lexicon.matches("places.names", name.lower())
    return [(start, end)] if known else []


def _names_in(names: str, start: int, page: Page) -> Iterable[Span]:
    _town, _, river = names.partition("/")
    if river and page.lexicon.matches("places.river_names", river.lower()):
        yield start, start + len(names)  # "Laa/Thaya" is one town
        return
    for one in re.finditer(r"[^/]+", names):
        yield start + one.start(), start + one.end()


def _is_town(page: Page, name: str, gazetteer: Known) -> bool:
    if page.lexicon.matches("places.not", name.lower()):
        return False
    if name in sure_names(page.text, page.lexicon):
        return True
    name = name.partition("/")[0]
    is_capital = name[0].isupper() or not page.lexicon.settings.get("cased", True)
    fame = name_forms(page.lexicon, gazetteer).fame(tuple(name.split()))
    return is_capital and fame.score >= (_TOWN if fame.exact else _BENT_TOWN)


_TOWN, _BENT_TOWN = 300, 450
