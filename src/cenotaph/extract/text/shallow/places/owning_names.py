"""Names of places that only say whose something is: "the embassy of Ukraine in Poland", "the army of Austria".

Invariant: a town has a mayor and memorials, and these stand there.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.places.name_search import GROUNDS, NameSearch


def is_owned(search: NameSearch, first: int, before: int) -> bool:
    """Say whether a name says whose an office, army or hero is, or where an embassy is."""
    names = search.names
    if before == first - 1 and not names.others(before).isdisjoint(GROUNDS):
        return False  # "Kriegsgräberstätte X", whatever else begins so
    at = before
    if (
        not search.nouns_capital
        and names.beside(first)
        and names.is_adjective(at)
        and not names.has(at, "in", "before", "offices", "owners")
    ):
        at -= 1  # "the liberation of southern X"
    if names.has(at, "links") and not names.has(at, "in"):
        at -= 1
        if names.has(at, "articles") and at >= 0:
            at -= 1
    if search.linked and _is_named_before(search, at, first):
        return False
    search.owner = "office" if names.has(at, "offices") else "owner"
    others = names.others(at) if at >= 0 else set()
    # "The war memorial of X", and not "the coat of arms of X".
    memorial = any(one.startswith("kinds.") and one != "kinds.parts" for one in others)
    if at == first - 1 and names.has(at, "local"):
        return False  # "the mayor of X": a town has one, and its memorials stand there
    if not memorial and (names.has(at, "offices", "owners") or "dedication.events" in others):
        return True
    if search.owned[0] >= 0 and first - search.owned[0] == 2:
        between = first - 1
        search.owner = search.owned[1]
        if "function.conjunctions" in names.others(between):
            return True
        return search.owner == "office" and names.has(between, "in", "before")
    return names.has(before, "in") and (
        names.has(before - 1, "offices")
        or (names.has(before - 2, "offices") and _describes_office(search, before - 1))
        or (
            names.has(before - 3, "offices")
            and all(_describes_office(search, at) for at in (before - 2, before - 1))
        )
    )


def _is_named_before(search: NameSearch, at: int, first: int) -> bool:
    """Say whether a street's name ends at a word, or it means a village: "calle de la Paz de X", "pueblo de X"."""
    if search.found and search.found[-1][0] < at <= search.found[-1][1]:
        return True
    return search.names.has(at, "types") and not search.fame(first, first).wide


def _describes_office(search: NameSearch, i: int) -> bool:
    """Say whether a word behind an office is its adjective or its country in capitals: "ambasador RP w"."""
    return search.names.may_describe(i) or search.names.is_acronym(i, i)
