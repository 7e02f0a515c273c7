"""Names that an English text itself shows to be places, whatever a gazetteer knows: most villages are in none.

Invariant: such a name stands at least once where hardly anything but a place can stand: behind "the village of" or
"residents of", or before "war memorial", "parish council" and the like. A month, a war or an office is never one.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = (
    r"[A-Z][\w’-]+(?:-[\w-]+)?(?: (?:on|upon|le|in|under|by|cum|St\.?|[A-Z][\w’-]+)(?=[ ,.;:!?)’'\n]|$)){0,2}"
)
_OF = re.compile(
    r"(?:\b(?i:village|town|hamlet|township|suburb|parish|people|residents|villagers|inhabitants|townspeople|parishioners"
    r"|outskirts|heart|edge|streets|north|south|east|west|vicar|rector) of|\b[Vv]isitors to)"
    rf" (?P<name>{_NAME})(?![\w’-])"
)
_BEFORE = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME}?)(?:['’]s)? (?i:war memorial|parish (?:council|church|hall)|town (?:council|hall)"
    r"|village (?:hall|green|school|council|church|cemetery|war)|churchyard|community council|cenotaph)\b"
)
_GROUND = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME}?) (?i:(?:war|military|municipal) (?:cemetery|graveyard)|burial ground|mass grave)\b"
)
_HEADING = re.compile(rf"^(?P<name>{_NAME}): (?=[A-Z])", re.MULTILINE)
_HEAD = 300
_IN = r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom|of) "
_NEVER = re.compile(
    r"\b(?:ordinary|extraordinary|full|annual|meeting|wreath|day|remarks|churchyard|station|armed|field|and|the|a|an|this|that|our|their|his|her|its|these|those|all|both|some|many|most|new|old|first|second|third|former"
    "|local|national|royal|british|american|australian|canadian|french|german|polish|russian|soviet|italian|irish"
    "|scottish|welsh|english|indian|korean|japanese|chinese|vietnam|korea|boer|civil|great|crimean|falklands|afghan"
    "|gulf|world|revolutionary|confederate|peninsular|commonwealth|memorial|war|cenotaph|monument|parish|town"
    "|village|district|county|borough|city|council|saint|st|january|february|march|april|may|june|july|august"
    "|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|god|christ"
    "|parliament|congress|government|remembrance|police|anzac|allied|regimental|military|naval|army|navy|air|masonic"
    "|methodist|baptist|catholic|anglican|holocaust"
    r")\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def told_places(text: str) -> frozenset[str]:
    """List the names, as they are written, that a text shows to be places.

    >>> sorted(told_places("The village of Hercourt is quiet. Slaidburn war memorial, in Slaidburn, was cleaned."))
    ['Hercourt', 'Slaidburn']
    """
    sure = {found["name"] for found in _OF.finditer(text)}
    for found in _BEFORE.finditer(text):
        # At the head of a sentence any word has a capital: there the name must stand elsewhere, too.
        name = found["name"]
        inside = re.search(r"[\w,’'] $", text[max(0, found.start() - 2) : found.start()])
        owns = text[found.end("name")] in "'’"
        if inside or owns or re.search(_IN + re.escape(name) + r"\b", text):
            sure.add(name)
    for found in _GROUND.finditer(text):
        # Many a cemetery has a name that is no place's: the name must stand elsewhere, too.
        if re.search(_IN + re.escape(found["name"]) + r"\b(?! (?i:war|military|municipal|burial))", text):
            sure.add(found["name"])
    for found in _HEADING.finditer(text, 0, _HEAD):
        if re.search(_IN + re.escape(found["name"]) + r"\b", text):
            sure.add(found["name"])
    return frozenset(name for name in sure if not _NEVER.search(name) and not name.isupper())


def is_no_place(name: str) -> bool:
    """Say whether a name has a word that no place is called by: a month, a war, an office.

    >>> is_no_place("Royal Navy"), is_no_place("Great Wenlow")
    (True, False)
    """
    return bool(_NEVER.search(name.removeprefix("Great ").removeprefix("Old ").removeprefix("New ")))


def is_told_located(text: str, name: str) -> bool:
    """Say whether a text has something stand in what a name names: "in Kharkiv" makes of "the Kharkiv memorial" its town's.

    >>> is_told_located("The Kharkiv memorial was cleaned. Schools in Kharkiv helped.", "Kharkiv")
    True
    """
    return name in _located(text) and not _NEVER.search(name)


@lru_cache(maxsize=8)
def _located(text: str) -> frozenset[str]:
    return frozenset(found["name"] for found in _IN_TOWN.finditer(text))


_IN_TOWN = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside) (?:the (?:city|town|village) of |central |downtown |nearby )?"
    r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})\b(?![ -][A-Z]|['’]s (?![A-Z]))"
)
