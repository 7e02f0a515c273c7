"""Names that the gazetteer does not have, and that are places by their shape or by the preposition before them: "in Rváčov"."""

from __future__ import annotations

from cenotaph.extract.text.shallow.places.capital_nouns import is_bare_town, is_between
from cenotaph.extract.text.shallow.places.least_scores import BARE, NOUN_IN
from cenotaph.extract.text.shallow.places.linked_names import is_linked_village
from cenotaph.extract.text.shallow.places.name_forms import UNKNOWN
from cenotaph.extract.text.shallow.places.name_search import NameSearch
from cenotaph.extract.text.shallow.places.unknown_places import is_bent_place, is_shaped_place, stands_alone
from cenotaph.normalize.scripts import script_of


def is_unknown_place(search: NameSearch, first: int, last: int, before: int) -> bool:
    """Say whether an unknown name is a place by its shape or by the preposition before it."""
    names = search.names
    joined = [i for i in range(first + 1, last) if names.has(i, "rivers")]
    if joined and first < joined[0]:
        if not _is_river(search, joined[-1] + 1, last):
            return False
        head = search.fame(first, joined[0] - 1)
        if search.nouns_capital:
            return head.score >= NOUN_IN and names.has(last, "river_names")
        return names.has(before, "in") or (head.score >= BARE and names.has(before, "before"))
    strict, loose = names.has(before, "in"), names.has(before, "before")
    if search.names.is_acronym(first, last) or any(names.in_short_quotation(i) for i in (first, last)):
        return False
    if names.has(last, "families"):
        return False  # "u Zapletalů": at somebody's house
    if loose and first == last and _has_a_where(search, last):
        return True
    local = names.has(first - 1, "local") and not search.nouns_capital
    if (strict or loose or local) and _is_village_of_two(search, first, last):
        return True
    if local and first == last and names.has(last, "shapes"):
        return True  # "starosta Rváčova"
    led = strict or names.has(before, "on") or search.is_listed(first)
    if led and is_bent_place(names, first, last) and not search.names.is_attribute(first, last):
        return True
    goes_on = search.nouns_capital and search.is_capital(last + 1)  # "im Grenzdorf X"
    if (
        first == last
        and search.names.has(last, "shapes")
        and len(search.words[last].text) > 5
        and not goes_on
    ):
        behind_cemetery = "kinds.cemetery" in names.others(first - 1)
        if stands_alone(names, first) or behind_cemetery or strict or search.is_listed(first):
            return True
        return loose and not search.nouns_capital
    if search.nouns_capital:
        if first != last:
            return False
        known = is_between(names, first, lambda i: search.fame(i, i) is not UNKNOWN)
        listed = search.is_listed(first) and names.has(search.found[-1][0] - 1, "bare")
        return known or is_shaped_place(names, first) or is_bare_town(names, first, listed=listed)
    if names.has(first - 1, "articles"):
        return False
    strict = strict or search.is_of_grounds(first)
    joins = search.linked and (strict or (loose and names.has(first, "heads")))
    if joins and is_linked_village(names, first, last, search.is_town_name):
        return True
    if not strict:
        return False
    if search.names.is_attribute(first, last) or script_of(search.words[first].text) not in search.scripts:
        return False
    if first == last:
        return all(
            not any(letter.isupper() for letter in part[1:]) for part in search.words[first].text.split("-")
        )
    return last == first + 1 and names.has(first, "adjectives") and not names.has(last, "adjectives")


def _is_village_of_two(search: NameSearch, first: int, last: int) -> bool:
    """Say whether an adjective that villages are told apart by begins a name, and a capital ends it: "Dolních Věstonic"."""
    bends = bool(search.page.lexicon.list("places.endings"))
    pair = bends and last == first + 1 and search.names.has(first, "qualities")
    return pair and search.words[last].is_capital and search.words[first].is_capital


def _is_river(search: NameSearch, first: int, last: int) -> bool:
    """Say whether words are the name of a river, and no person's behind it: one word, or an adjective and one."""
    bends = bool(search.page.lexicon.list("places.endings"))
    return not bends or last == first or (last == first + 1 and search.names.is_adjective(first))


def _has_a_where(search: NameSearch, last: int) -> bool:
    """Say whether a clause behind a name tells what is there: "to X, where"."""
    behind = search.words[last + 1 : last + 3]
    return len(behind) > 1 and behind[0].text == "," and search.names.has(last + 2, "where")
