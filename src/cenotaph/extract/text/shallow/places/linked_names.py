"""Names that words of a language join by "of": "place de l'Étang", "calle 9 de Julio", "Villar del Páramo".

Invariant: such a name begins behind a word of `places.streets` or `places.houses`, over the small words of
`places.links`, or with a word of `places.heads` or an unknown one behind "in"; it ends before an "of" that leads to a
town which the gazetteer knows ("plaza de España | de Requena").
"""

from __future__ import annotations

from collections.abc import Callable

from cenotaph.extract.text.shallow.places.name_words import NameWords
from cenotaph.extract.text.shallow.places.street_names import quoted_end
from cenotaph.normalize.months import months_of

_MOST_LINKS, _MOST_WORDS = 3, 6
_NEVER = ("kinds.", "reporting.", "events.", "people.")

IsTown = Callable[[int, int], bool]
"""Says whether some words are a place that the gazetteer knows."""


def joins_by_words(names: NameWords) -> bool:
    """Say whether the language joins nouns by a word: French, Italian, Portuguese, Spanish."""
    return "genitive_word" in names.lexicon.settings


def linked_end(names: NameWords, at: int, is_town: IsTown) -> int | None:
    """Return the last word of the name of a street or a school that begins at a word, or None.

    Args:
        names: the words of a sentence.
        at: the number of a word.
        is_town: tells towns, which end the name.
    """
    house = names.has(at, "houses")
    if not (house or names.has(at, "streets")) or names.has(at, "not") or _is_other(names, at, ("events.",)):
        return None
    first = at + 1
    if (quoted := quoted_end(names, first)) is not None:
        return quoted
    while first - at <= _MOST_LINKS and _is_link(names, first):
        first += 1
    linked = first > at + 1
    if first >= len(names.words) or not (linked or names.beside(first)):
        return None
    if (dated := _date_end(names, first)) is not None:
        return None if house else dated
    if not names.words[first].is_capital or (not linked and _is_other(names, first)):
        return None
    last = _capitals(names, first)
    if house and linked and is_town(first, last):
        return None  # "la gare de Drancy" is in Drancy
    return _over_links(names, last, is_town)


def _is_link(names: NameWords, i: int) -> bool:
    """Say whether a word leads from a word for a street to its name: "de", "de la", "de l'"."""
    if i >= len(names.words) or names.words[i].is_capital:
        return False
    return names.has(i, "links") or (
        names.words[i].text[-1] in "'’" and names.words[i].text[:-1] in ("l", "d")
    )


def _is_other(names: NameWords, i: int, sections: tuple[str, ...] = _NEVER) -> bool:
    """Say whether a word is part of another expression: "mise en place de"."""
    return any(one.startswith(sections) for one in names.others(i))


def _date_end(names: NameWords, first: int) -> int | None:
    """Read "9 de Julio", "8 mai 1945": a day that a street is named after."""
    if not names.words[first].text.isdigit():
        return None
    at = first + 1
    if names.has(at, "links"):
        at += 1
    if at >= len(names.words) or names.words[at].key not in months_of(names.lexicon.lang):
        return None
    year = at + 1 < len(names.words) and names.words[at + 1].text.isdigit() and names.beside(at + 1)
    return at + 1 if year else at


def _capitals(names: NameWords, first: int) -> int:
    """Return the last of the capitals that stand side by side."""
    last = first
    while (
        last - first < _MOST_WORDS
        and last + 1 < len(names.words)
        and names.words[last + 1].is_capital
        and names.beside(last + 1)
        and not _is_other(names, last + 1)
    ):
        last += 1
    return last


def _over_links(names: NameWords, last: int, is_town: IsTown) -> int:
    """Go on over "of" to more capitals, up to a town: "Rua Vasco da Gama"."""
    while True:
        behind = last + 1
        while behind - last <= _MOST_LINKS and _links(names, behind):
            behind += 1
        if behind == last + 1 or behind >= len(names.words) or not names.words[behind].is_capital:
            return last
        end = _capitals(names, behind)
        if is_town(behind, end) or _is_other(names, behind):
            return last
        last = end


def _links(names: NameWords, i: int) -> bool:
    """Say whether a word joins parts of a name; "and" joins two names."""
    if i >= len(names.words) or names.words[i].is_capital or names.words[i].text in ",.;":
        return False
    return (
        names.has(i, "inside")
        and "function.conjunctions" not in names.others(i)
        and not names.lexicon.matches("function.conjunctions", names.words[i].key)
    )


def is_linked_village(names: NameWords, first: int, last: int, is_town: IsTown) -> bool:
    """Say whether unknown words joined by "of" are one name behind "in": "en Villar del Páramo".

    Args:
        names: the words of a sentence.
        first: the first word of the name.
        last: its last word.
        is_town: tells towns: "en Torrero de Zaragoza" names two places.
    """
    small = [i for i in range(first + 1, last) if not names.words[i].is_capital]
    if not small or not all(_links(names, i) for i in small):
        return False
    if names.has(first, "heads"):
        return True
    behind = small[-1] + 1
    plain = len(names.words[small[-1]].text) <= 2 and not is_town(first, small[0] - 1)
    return not (plain and is_town(behind, last)) and not is_town(first, small[0] - 1)
