"""Names that no gazetteer has and that their form shows to be places.

Invariant: where a language bends names, such a name stands behind a preposition, or in a list behind a place; its ending
is one that only where something is has ("w Górkach i Lipinach", "na Žižkově"), or its head is what villages are called
("Woli Michowej"). Where all nouns have capitals, it is one word, has the shape of a village and stands behind a memorial.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.places.name_words import NameWords

_SHORTEST = 5


def is_bent_place(names: NameWords, first: int, last: int) -> bool:
    """Say whether an unknown name behind a preposition or in a list is a place by its form.

    Args:
        names: the words of a sentence.
        first: the first word of the name.
        last: its last word.
    """
    if not all(names.words[i].is_capital for i in (first, last)):
        return False
    if first == last:
        long = len(names.words[first].text) >= _SHORTEST
        return long and names.has(first, "locative") and not _goes_on(names, last + 1)
    if last != first + 1:
        return False
    if names.has(last, "qualities", "adjectives") and not names.is_typed(last):
        return names.has(first - 1, "in") and not names.has(first, "adjectives")  # "koło Baszni Dolnej"
    heads = [i for i in (first, last) if names.has(i, "heads")]
    return len(heads) == 1 and names.is_adjective(last if heads[0] == first else first)


def _goes_on(names: NameWords, i: int) -> bool:
    """Say whether a word is the first of a longer name, or an adjective before its noun."""
    return i < len(names.words) and names.beside(i) and names.words[i].is_capital


def is_shaped_place(names: NameWords, i: int) -> bool:
    """Say whether an unknown word right behind a memorial has the shape of a village: "Ehrenmal Xingen"."""
    if i == 0 or not names.has(i, "shapes") or len(names.words[i].text) < _SHORTEST:
        return False
    return any(one.startswith("kinds.") and one != "kinds.not" for one in names.others(i - 1))


def is_town_among_nouns(names: NameWords, i: int) -> bool:
    """Say whether a word that is also a common noun ("Mostě", "the bridge") is written as a name behind "in"."""
    written = names.words[i].is_capital and not _goes_on(names, i + 1)
    return written and names.has(i, "spots") and names.has(i - 1, "in", "types")


_HEADLINES = 2


def stands_alone(names: NameWords, i: int) -> bool:
    """Say whether a headline is a name, or ends or begins with one: "Pomník padlým – Hrubčice", "Válečný hrob Hrubčice"."""
    words = names.words
    start, end = words[0].start, words[-1].end
    if not any(one == (start, end) for one in names.page.paragraphs[:_HEADLINES]):
        return False
    if i == len(words) - 1:
        named = any(one.startswith("kinds.") for at in range(i) for one in names.others(at))
        return i == 0 or named or words[i - 1].text in "–—-:,"
    return i == 0 and words[1].text in "–—-:,"
