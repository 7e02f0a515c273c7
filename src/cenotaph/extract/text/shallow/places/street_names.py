"""Names of streets, squares and parks that are made of common words or of a person's name: "ulice Milady Horákové".

Invariant: such a name stands right behind a word of `places.streets`; it begins with a capital and goes on over
capitals, or over one word in small letters where its first word cannot stand alone ("náměstí Rudé armády").
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.places.name_words import NameWords

_MOST_WORDS = 4
_BENT = frozenset("aeiouyáéíóúůýąęějw0123456789аеёиоуыюяіїє")
"""A name behind "street" stands in another case than who does something there: it ends so, as a surname seldom does."""
_CASED_ENDINGS = ("ch", "ów", "ой", "ей", "ов", "ев", "их", "ых", "ій", "ів", "їв")
_MANY = ("ов", "ев", "ów", "ів", "їв")
_NEVER = ("kinds.", "reporting.", "actors.by", "function.")
_NEVER_MANY = ("kinds.", "actors.by", "function.")


def street_end(names: NameWords, at: int) -> int | None:
    """Return the last word of the name that a word for a street begins, or None where no name follows.

    Args:
        names: the words of a sentence.
        at: the number of a word.
    """
    if not names.has(at, "streets"):
        return None
    first = at + 1
    if first < len(names.words) and names.words[first].text == ".":
        first += 1  # "ul. Długa"
    if (quoted := quoted_end(names, first)) is not None:
        return quoted
    if first == at + 1 and not names.beside(first):
        return None
    if first < len(names.words) and names.words[first].text.isdigit() and names.beside(first + 1):
        first += 1  # "ul. 3 Maja"
    first = _over_titles(names, first)
    if first >= len(names.words) or not _may_begin(names, first):
        return None
    last = first
    while last - first + 1 < _MOST_WORDS and _goes_on(names, last + 1):
        last += 1
    if last == first:
        return _alone(names, first)
    return last if all(_is_bent(names, i) for i in (first, last)) else None


def quoted_end(names: NameWords, first: int) -> int | None:
    """Return the closing mark of a name between marks: "площад „Свобода“"."""
    words = names.words
    if first + 1 >= len(words) or words[first].text not in _OPENING or not words[first + 1].is_capital:
        return None
    behind = range(first + 2, min(first + 2 + _MOST_WORDS, len(words)))
    return next((i for i in behind if words[i].text in _CLOSING), None)


_OPENING, _CLOSING = frozenset('„“"«'), frozenset('“”"»')


def _over_titles(names: NameWords, first: int) -> int:
    """Pass over "gen.", "ks." before a name."""
    while first + 2 < len(names.words) and names.words[first + 1].text == "." and _is_title(names, first):
        first += 2
    return first


def _is_title(names: NameWords, i: int) -> bool:
    return names.lexicon.matches("text.abbreviations", names.words[i].key) or (
        len(names.words[i].text) == 1 and names.words[i].is_capital
    )


def _may_begin(names: NameWords, first: int) -> bool:
    word = names.words[first]
    if not word.is_capital or names.has(first, "types", "spots", "streets"):
        return False
    never = _NEVER if not word.key.endswith(_MANY) else _NEVER_MANY  # "проспект Журналистов": in their honour
    return not any(one.startswith(never) for one in names.others(first))


def _goes_on(names: NameWords, i: int) -> bool:
    return i < len(names.words) and names.words[i].is_capital and names.beside(i) and _may_begin(names, i)


def _alone(names: NameWords, first: int) -> int | None:
    """Return the end of a name of one capital: with the noun behind it, where it is an adjective that needs one."""
    if names.has(first, "governed"):
        return None
    behind = first + 1
    if _is_of_noun(names, first, behind):
        return behind
    if not names.has(first, "not"):
        return first
    noun = names.beside(behind) and any(one.startswith("people.") for one in names.others(behind))
    if noun and names.is_adjective(first):
        return behind
    acts = any(one.startswith(("people.", "actors.")) for one in names.others(first))
    return None if acts else first


def _is_of_noun(names: NameWords, first: int, behind: int) -> bool:
    """Say whether an adjective goes with the noun behind it, both in another case than the street's: "парк Голубой мечети"."""
    form = names.lexicon.settings.get("own_noun")
    if not form or not names.beside(behind) or names.words[behind].is_capital:
        return False
    if names.has(behind, "types", "spots", "streets", "in", "before"):
        return False
    if not all(one.startswith(("people.", "dedication.")) for one in names.others(behind)):
        return False  # who does something there
    return names.is_adjective(first) and bool(
        re.search(form, f"{names.words[first].key} {names.words[behind].key}")
    )


def _is_bent(names: NameWords, i: int) -> bool:
    text = names.words[i].text
    return text[-1].lower() in _BENT or text.lower().endswith(_CASED_ENDINGS) or text.isupper()
