"""Names of places that a language with capitals for all nouns shows by their form: "Ehrenmal Xingen".

Invariant: such a name is one word, has the shape of a village and stands behind a memorial.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.name_words import NameWords

_SHORTEST = 5


def is_shown_by_form(names: NameWords, first: int, last: int) -> bool:
    """Say whether an unknown name is a place by its form.

    Args:
        names: the words of a sentence.
        first: the first word of the name.
        last: its last word.
    """
    if first != last or first == 0:
        return False
    long = len(names.words[first].text) >= _SHORTEST
    return names.has(first, "shapes") and long and _is_memorial(names, first - 1)


def _is_memorial(names: NameWords, i: int) -> bool:
    return any(one.startswith("kinds.") and one != "kinds.not" for one in names.others(i))
