"""Names of places where every noun has a capital, so that a capital alone says nothing: German.

Invariant: a name is told from a noun by what stands before it and by its form. A town stands without an article behind
"in" or "nahe" and is none of the nouns that do so too ("in Betrieb"); a street or pass is a compound behind a
preposition; the adjective of a town stands before a memorial or a part of a town ("der Wiener Zentralfriedhof").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from cenotaph.extract.text.shallow.places.name_words import NameWords, surnames
from cenotaph.extract.text.shallow.words.lexicon import Lexicon

_SHORTEST, _SHORTEST_STREET = 4, 6
_STOPS = frozenset(".!?")
_TOLD = (
    "kinds.",
    "people.",
    "events.",
    "burials.",
    "status.",
    "states.",
    "time.",
    "dedication.",
    "condition",
)


def is_bare_town(names: NameWords, i: int, *, listed: bool = False) -> bool:
    """Say whether an unknown word can only be a town: it has no article behind "in", and nowhere in the text.

    Args:
        names: the words of a sentence.
        i: the number of a word.
        listed: whether it stands in a list behind a town ("in X und Y").
    """
    word = names.words[i]
    led = names.beside(i) and (names.has(i - 1, "bare") or _is_by(names, i) or _is_behind_ground(names, i))
    if i == 0 or not (listed or led):
        return False
    if len(word.text) < _SHORTEST or not word.text[1:].replace("-", "").isalpha() or word.text.isupper():
        return False
    if names.has(i, "bare_nouns", "not", "types", "spots") or _goes_on(names, i + 1):
        return False
    told = any(one.startswith(_TOLD) for one in names.others(i))
    return not told and not is_with_article(names.page.text, word.text, names.lexicon)


def _is_behind_ground(names: NameWords, i: int) -> bool:
    """Say whether a word stands right behind a cemetery or a memorial that each village has: "Ortsfriedhof X"."""
    return not names.others(i - 1).isdisjoint(("kinds.cemetery", "kinds.memorial_site", "dedication.local"))


def _is_by(names: NameWords, i: int) -> bool:
    """Say whether "bei" before a word tells where a ground or a part of a town is: "im Wald bei X"."""
    ground = names.has(i - 2, "inner") or any(
        one.startswith("kinds.") and one != "kinds.not" for one in names.others(i - 2)
    )
    return names.has(i - 1, "beside") and ground


def prefixed_end(names: NameWords, first: int) -> int | None:
    """Return the end of a town's name that begins with a word of its own: "Bad X", "St. X", "Groß X", or None."""
    if not names.words[first].is_capital or not names.has(first, "prefixes"):
        return None
    last = first + 1
    if last < len(names.words) and names.words[last].text == ".":
        last += 1
    plain = (
        last < len(names.words) and names.words[last].is_capital and len(names.words[last].text) >= _SHORTEST
    )
    if not plain or (last == first + 1 and not names.beside(last)):
        return None
    if any(one.startswith(_TOLD) for one in names.others(last)):
        return None
    return last


def is_of_body(names: NameWords, i: int) -> bool:
    """Say whether a name stands right behind a club, school or parish, which has that of its town."""
    return i > 0 and names.beside(i) and names.words[i - 1].is_capital and names.has(i - 1, "locals")


def is_between(names: NameWords, first: int, is_known: Callable[[int], bool]) -> bool:
    """Say whether a word is one of the two villages of "zwischen X und Y", of which one at least is known."""
    for start in (first - 1, first - 3):
        if start < 0 or not names.has(start, "between"):
            continue
        pair = (start + 1, start + 3)
        if pair[1] >= len(names.words) or "function.conjunctions" not in names.others(start + 2):
            continue
        plain = all(names.words[i].is_capital and not names.has(i, "not", "bare_nouns") for i in pair)
        told = any(one.startswith(_TOLD) for i in pair for one in names.others(i))
        if plain and not told and not _goes_on(names, pair[1] + 1) and any(map(is_known, pair)):
            return True
    return False


def street_of(names: NameWords, i: int) -> int | None:
    """Return the last word of a street, square or pass that is one compound, its number included, or None."""
    word = names.words[i]
    if not word.is_capital or len(word.text) < _SHORTEST_STREET or not names.has(i, "compound_streets"):
        return None
    if i == 0 or names.has(i, "common_streets") or _goes_on(names, i + 1):
        return None
    led = names.has(i - 1, "in", "before", "onto") or (
        i > 1 and names.has(i - 1, "articles") and names.has(i - 2, "in", "before", "onto")
    )
    if not led:
        return None
    numbered = names.beside(i + 1) and names.words[i + 1].text.isdigit()
    return i + 1 if numbered and len(names.words[i + 1].text) <= 3 else i


def is_named_spot(names: NameWords, first: int, last: int) -> bool:
    """Say whether several capitals that end with a word for a spot are its name: "am Hell Fire Pass"."""
    if first == last or first == 0 or not names.has(last, "spots", "compound_streets"):
        return False
    if any(names.others(i) or names.has(i, "not", "types") for i in range(first, last)):
        return False
    return names.has(first - 1, "in", "before", "onto") or (
        names.has(first - 1, "articles") and names.has(first - 2, "in", "before", "onto")
    )


def towns_of_adjective(key: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield of what towns a word can be the adjective: "Dresdner" of Dresden, "Leipziger" of Leipzig."""
    for entry in lexicon.list("places.adjective_endings"):
        ending, _, others = entry.partition(":")
        if key.endswith(ending):
            for other in others.split():
                yield key[: -len(ending)] + ("" if other == "_" else other)


def is_town_adjective(names: NameWords, i: int, is_town: Callable[[str], bool]) -> bool:
    """Say whether a word is the adjective of a town and says where something is.

    Args:
        names: the words of a sentence.
        i: the number of a word.
        is_town: says of a name whether it is that of a town.
    """
    word = names.words[i]
    if not word.is_capital or len(word.text) < _SHORTEST or not names.beside(i + 1):
        return False
    if names.has(i, "not", "names", "types") or any(one.startswith(_TOLD) for one in names.others(i)):
        return False
    noun = names.words[i + 1]
    memorial = any(one.startswith("kinds.") and one != "kinds.not" for one in names.others(i + 1))
    if not noun.is_capital or not (memorial or names.has(i + 1, "inner", "town_bodies")):
        return False
    return any(is_town(one) for one in towns_of_adjective(word.text, names.lexicon))


def is_led_inside(names: NameWords, first: int) -> bool:
    """Say whether a part of a town leads a name: "im Zentrum von X", "am Stadtrand Leipzigs", "vom Bahnhof X"."""
    at = first - 1
    if at > 0 and names.has(at, "links"):
        ground = not names.others(at - 1).isdisjoint(("kinds.cemetery", "kinds.memorial_site"))
        return ground or names.has(at - 1, "inner")
    own = names.words[first].text.endswith("s") and names.has(at, "inner")
    return at >= 0 and names.beside(first) and own


def is_in_title(names: NameWords, first: int, last: int) -> bool:
    """Say whether a name stands alone in a headline, as what it tells of: "Wie X zu seinem Denkmal kam"."""
    page, words = names.page, names.words
    if not page.paragraphs or words[0].start > page.paragraphs[0][0] or words[-1].text in _STOPS:
        return False
    beside = [i for i in (first - 1, last + 1) if 0 <= i < len(words) and words[i].is_capital]
    if any(i != 0 and not names.others(i) for i in beside) or any(
        names.others(i) or names.has(i, "not", "types") for i in range(first, last + 1)
    ):
        return False
    name = page.text[words[first].start : words[last].end]
    rest = page.text[words[-1].end :]
    return words[last].key not in surnames(rest) and not is_with_article(page.text, name, names.lexicon)


@lru_cache(maxsize=512)
def is_with_article(text: str, word: str, lexicon: Lexicon) -> bool:
    """Say whether a text puts an article before a word anywhere, as it does before a noun and not before a town."""
    articles = "|".join(
        map(re.escape, (*lexicon.list("function.articles"), *lexicon.list("places.definite")))
    )
    return re.search(rf"(?<!\w)(?i:{articles}) {re.escape(word)}(?!\w)", text) is not None


def _goes_on(names: NameWords, i: int) -> bool:
    return i < len(names.words) and names.words[i].is_capital and names.beside(i)
