"""Names that the gazetteer has, and that are places where they stand: "in Soest", "the people of Soest".

Invariant: the less the words beside a name say, the better it must be known.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.places.capital_nouns import (
    is_bare_town,
    is_in_title,
    is_led_inside,
    is_of_body,
)
from cenotaph.extract.text.shallow.places.least_scores import (
    BARE,
    BARE_BENT,
    BESIDE,
    FIRST,
    IN,
    LOCAL,
    NOUN_BARE,
    NOUN_DESCRIBED,
    NOUN_IN,
    NOUN_INSIDE,
    NOUN_TITLE,
)
from cenotaph.extract.text.shallow.places.name_forms import Fame
from cenotaph.extract.text.shallow.places.name_search import NameSearch
from cenotaph.extract.text.shallow.places.name_words import surnames

_SHORTEST = 3
_BENT_LETTERS = 2


def is_known_place(search: NameSearch, first: int, last: int, fame: Fame, before: int) -> bool:
    """Say whether a name that the gazetteer has is a place where it stands.

    Args:
        search: the names of the sentence.
        first: the first word of the name.
        last: its last word.
        fame: how well the gazetteer knows it.
        before: the word before the name, over articles.
    """
    names = search.names
    if not fame.score or search.names.is_acronym(first, last) or search.names.is_attribute(first, last):
        return False
    if first == last and len(search.words[first].text) < _SHORTEST:
        return False
    before = _over_adjective(search, before)
    strict = names.has(before, "in") or (search.linked and search.is_of_grounds(first))
    loose = names.has(before, "before")
    if names.has(first - 1, "local"):
        return fame.score >= LOCAL
    if search.nouns_capital:
        if fame.exact and fame.score >= NOUN_TITLE and is_in_title(names, first, last):
            return True
        if names.has(first - 1, "articles") or search.names.is_described(first):
            return False
        behind_kind = any(one.startswith("kinds.") for one in names.others(first - 1))
        described = before < first - 1 and names.has(before, "before")  # "im litauischen X"
        if described and fame.score >= NOUN_DESCRIBED:
            return True
        listed = search.is_listed(first)
        if strict or described or behind_kind or listed:
            return fame.score >= NOUN_IN or (first == last and is_bare_town(names, first, listed=listed))
        if first == last and (is_led_inside(names, first) or is_of_body(names, first)):
            return fame.score >= NOUN_INSIDE
        return fame.score >= NOUN_BARE and fame.exact
    if not strict and first == last and (_is_person(search, first) or search.names.is_honoured(first)):
        return False
    if strict or loose or search.is_listed(first):
        return fame.score >= (IN if strict else BESIDE)
    if names.has(first - 1, "articles"):
        return False
    if first == 0 or search.words[first - 1].text in '.!?«„"“(':
        return fame.exact and fame.score >= FIRST and not search.is_common(first)
    return fame.score >= (BARE if fame.exact else BARE_BENT)


def _over_adjective(search: NameSearch, before: int) -> int:
    """Pass over an adjective in small letters between a preposition and a known name: "в венгерском X"."""
    if before < 1 or search.nouns_capital or not search.names.has(before - 1, "in", "before"):
        return before
    return before - 1 if not search.words[before].is_capital and search.names.is_adjective(before) else before


def _is_person(search: NameSearch, i: int) -> bool:
    """Say whether the text elsewhere puts another name with a capital before this one, as before a surname."""
    key = search.words[i].key
    return key[: max(4, len(key) - _BENT_LETTERS)] in surnames(search.page.text)
