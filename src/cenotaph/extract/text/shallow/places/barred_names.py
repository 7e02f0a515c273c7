"""Words with a capital that are no name of a place: months, titles, kinds of memorials.

Invariant: what would be a common word is a name where the gazetteer has it and "in" leads it: "v Mostě", a bridge.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.places.least_scores import BESIDE, IN
from cenotaph.extract.text.shallow.places.name_search import NameSearch
from cenotaph.extract.text.shallow.places.unknown_places import is_town_among_nouns


def barred_name(search: NameSearch, first: int, last: int) -> bool:
    """Say whether words are no name: common ones, titles, kinds of memorials."""
    names = search.names
    if first == last:
        word = search.words[first]
        return (
            names.has(first, "not")
            or word.key in search.months
            or len(word.text) < 2
            or (
                names.has(first, "types", "spots")
                and not (_is_town(search, first) or names.has(first - 1, "types"))
            )
            or names.has(first, "in", "before", "articles", "owners", "offices")
            or (names.has(first, "qualities") and not _is_of_street(search, first))
            or (search.barred(first) and not names.has(first, "names") and not _is_named_town(search, first))
        )
    if search.linked and names.has(first, "heads"):
        common = names.has(last, "not") and not search.fame(first, last).exact  # "Rio de Janeiro"
        return common or _is_statue_of(search, first)
    if _is_known_whole(search, first, last):
        return False  # "w Strzelcach Opolskich", although riflemen are people
    return any(
        names.has(i, "offices", "owners") or (search.barred(i) and not names.is_inside(i))
        for i in range(first, last + 1)
        if not (i == first + 1 and names.has(first, "spots"))
    ) or (
        (
            (names.has(first, "not") and not names.has(last, "heads"))  # "Красная Балка"
            or names.has(first, "in", "before", "articles", "types")
            or names.has(last, "not")
        )
        and not (first > 0 and names.has(first, "articles") and search.fame(first, last).exact)
        and not (search.nouns_capital and last > first + 1 and search.fame(first, last).exact)
    )


def _is_known_whole(search: NameSearch, first: int, last: int) -> bool:
    """Say whether the gazetteer has the whole of a name behind "in", where its words alone would be common ones."""
    if last != first + 1 or search.nouns_capital or not search.names.has(first - 1, "in"):
        return False
    whole = all(search.words[i].is_capital for i in (first, last)) and not search.names.has(first, "types")
    described = search.names.has(last, "adjectives", "qualities") or _bends(search, first)
    return whole and described and search.fame(first, last).score >= IN


def _bends(search: NameSearch, i: int) -> bool:
    """Say whether a capital behind "in" has the ending of an adjective there: "v Uherském Hradišti", "hradiště" a fort."""
    form = search.page.lexicon.settings.get("governed_adjective")
    return bool(form and re.search(form, search.words[i].key))


def _is_statue_of(search: NameSearch, first: int) -> bool:
    """Say whether a name tells whom a statue shows: "la estatua de San Martín"."""
    return first > 1 and "kinds.statue" in search.names.others(first - 2)


def _is_town(search: NameSearch, i: int) -> bool:
    """Say whether a capital makes a common noun the name of a town behind "in": "v Mostě"."""
    among = is_town_among_nouns(search.names, i) if not search.nouns_capital else _is_bare(search, i)
    return among and search.fame(i, i).score >= BESIDE


def _is_bare(search: NameSearch, i: int) -> bool:
    """Say whether no article stands between "in" and a noun, and no name behind it: "in Burg"."""
    return search.names.has(i - 1, "bare") and not search.is_capital(i + 1)


def _is_of_street(search: NameSearch, i: int) -> bool:
    """Say whether an adjective that villages are told apart by is that of a street: "v Dlouhé ulici"."""
    return search.names.is_typed(i) and search.names.has(i + 1, "streets")


def _is_named_town(search: NameSearch, i: int) -> bool:
    """Say whether a word that begins as a common one is written as a known name behind "in": "v Osoblaze"."""
    names = search.names
    if (
        search.nouns_capital
        or i == 0
        or not names.has(i - 1, "in")
        or (names.beside(i + 1) and search.words[i + 1].is_capital)
    ):
        return False
    common = any(one.startswith(("kinds.", "reporting.")) for one in names.others(i))
    return not common and search.fame(i, i).score >= BESIDE
