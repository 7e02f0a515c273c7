"""Names behind a word for the kind of place that they are: "в селе Берёзки", "парк Победы"."""

from __future__ import annotations

from cenotaph.extract.text.shallow.places.least_scores import BARE
from cenotaph.extract.text.shallow.places.name_forms import UNKNOWN, Fame
from cenotaph.extract.text.shallow.places.name_search import NameSearch


def typed_before(search: NameSearch, first: int, last: int, fame: Fame) -> int | None:
    """Return the first word of a place after a word for its kind ("в селе X", "парк Победы"), or None."""
    names = search.names
    if names.has(first, "spots") and first < last and not search.nouns_capital:
        return first
    if _goes_on_typed(search, first, last):
        search.typed.add(first)
        return first
    at = first - 1
    while at > 0 and names.has(at, "links") and not names.has(at, "types", "spots"):
        at -= 1
    linked = at < first - 1
    if linked and _is_described_type(search, at):
        at -= 1
    if at > 0 and search.words[at].text == "." and search.names.beside(first):
        at, linked = at - 1, True  # "г. Нампхо", "ul. Długa"
    if at < 0 or not (names.has(at, "types", "spots") and (names.beside(first) or linked)):
        return None
    joined = any(search.names.is_inside(i) and not names.has(i, "rivers") for i in range(first, last))
    if fame.wide or (joined and fame is UNKNOWN):
        return None
    part = first < last and fame is UNKNOWN and search.fame(first, first).score >= BARE
    part = part and not (names.has(last, "heads") and names.is_adjective(first))  # "Зелена Діброва"
    if part and not search.linked:  # "província de Cabo Delgado" is one name
        return None
    if last > first + 2 or (fame is UNKNOWN and first < last and not _is_compound(search, first, last)):
        return None
    if fame is UNKNOWN and first < last and _is_holder(search, at, first):
        return None
    if names.has(at, "types"):
        if linked and search.nouns_capital and search.words[at + 1].text != "." and fame is UNKNOWN:
            return None  # "ein Kreis von Schülern"
        return at if names.has(at, "kept_types") and not linked else first
    if first == last and search.is_of_town(at, first):
        return first
    return None if search.nouns_capital or search.names.is_attribute(first, last) else at


def _is_described_type(search: NameSearch, at: int) -> bool:
    """Say whether an adjective stands between a word for its kind and a place: "la localidad zamorana de X"."""
    names = search.names
    plain = search.linked and names.beside(at) and names.words[at].text.islower() and not names.others(at)
    return plain and names.has(at - 1, "types") and not names.has(at, "in", "before", "articles", "not")


def _goes_on_typed(search: NameSearch, first: int, last: int) -> bool:
    """Say whether a name goes on with a list that a word for its kind opens: "из деревень Берёзки, Дубки и Горка"."""
    if first != last or search.nouns_capital or not search.is_listed(first) or search.is_capital(last + 1):
        return False
    start = search.found[-1][0]
    return start in search.typed or search.names.has(start - 1, "types")


def _is_holder(search: NameSearch, at: int, first: int) -> bool:
    """Say whether names behind "the head of the district" are those of its head: no adjective leads a noun."""
    names = search.names
    titled = at > 0 and "reporting.titles" in names.others(at - 1)
    if titled and (
        names.has(first + 1, "heads") or names.lexicon.matches("reporting.many", search.words[at - 1].key)
    ):
        return False  # "жителі села Зелена Діброва"
    return titled and not (search.names.is_adjective(first) and not search.names.is_adjective(first + 1))


def _is_compound(search: NameSearch, first: int, last: int) -> bool:
    """Say whether unknown words can be one name; where names bend, two nouns are two of them."""
    if not search.page.lexicon.list("places.endings") or search.names.has(last, "adjectives"):
        return True
    if search.names.is_adjective(first) or search.names.has(first, "qualities"):
        return True
    return any(search.names.is_inside(i) for i in range(first, last))
