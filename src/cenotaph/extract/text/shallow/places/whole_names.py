"""Whether a known name is part of a longer one that is not known: a person's, a company's.

Invariant: words that a list explains, small ones and offices, end a name.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.places.least_scores import BARE
from cenotaph.extract.text.shallow.places.name_forms import UNKNOWN, Fame
from cenotaph.extract.text.shallow.places.name_search import BARRED, NameSearch

FULL_NAME = 2
"""Words of a person's name: a first name and a surname."""


def goes_on(search: NameSearch, last: int, run: tuple[int, int], fame: Fame) -> bool:
    """Say whether a name goes on with a word that nothing explains: the mayor "of the town" by his name."""
    loose = fame is UNKNOWN or not search.nouns_capital
    return loose and last < run[1] and not _explained(search, last + 1, run)


def is_whole(search: NameSearch, first: int, last: int, run: tuple[int, int], before: int) -> bool:
    """Say whether a name is no part of a longer one that is not known: a person's, a company's."""
    names = search.names
    if _is_seat(search, first, last, run):
        return True
    if first > run[0] and not _explained(search, first - 1, run):
        return False
    if last < run[1] and not (
        _explained(search, last + 1, run) or search.words[last + 1].at == search.words[last].at
    ):
        return search.nouns_capital and names.has(before, "in")
    return not (
        before >= 0 and "reporting.titles" in names.others(before) and not names.has(before, "in", "local")
    )


def _is_seat(search: NameSearch, first: int, last: int, run: tuple[int, int]) -> bool:
    """Say whether a known town stands before the name of its mayor: "мэр Софии Йорданка Фандыкова"."""
    names, of = search.names, search.page.lexicon.settings.get("genitive_word")
    linked = bool(of and first > 1 and re.search(of, search.words[first - 1].key))
    seat = names.has(first - 2 if linked else first - 1, "local") and run[1] - last == FULL_NAME
    return seat and search.fame(first, last).score >= BARE and search.fame(first, run[1]) is UNKNOWN


def _explained(search: NameSearch, i: int, run: tuple[int, int]) -> bool:
    names = search.names
    if search.names.is_inside(i) or names.has(
        i,
        "types",
        "offices",
        "owners",
        "not",
        "in",
        "before",
        "articles",
        "inner",
        "joined_types",
        "locals",
    ):
        return True
    if names.others(i) and any(one.startswith(BARRED) for one in names.others(i)):
        return True
    return i == 0 and run[0] == 0 and search.fame(0, 0) is UNKNOWN
