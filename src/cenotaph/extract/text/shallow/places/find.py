"""Names of places in a sentence, in the forms in which a language bends them.

Invariant: a place is a proper name as the text writes it; the gazetteer must know it in one of its forms, or a word
beside it ("село", "powiat") or its place in the sentence must say that it is one. Whose embassy, army or hero somebody
is, locates nothing. What languages say is in the section `[places]` of their word lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.places.barred_names import barred_name
from cenotaph.extract.text.shallow.places.capital_nouns import (
    is_named_spot,
    is_town_adjective,
    prefixed_end,
    street_of,
)
from cenotaph.extract.text.shallow.places.joined_places import find_joined_places
from cenotaph.extract.text.shallow.places.known_places import is_known_place
from cenotaph.extract.text.shallow.places.least_scores import ADJECTIVE, BARE, IN
from cenotaph.extract.text.shallow.places.linked_names import linked_end
from cenotaph.extract.text.shallow.places.name_forms import UNKNOWN
from cenotaph.extract.text.shallow.places.name_search import NameSearch
from cenotaph.extract.text.shallow.places.owning_names import is_owned
from cenotaph.extract.text.shallow.places.street_names import street_end
from cenotaph.extract.text.shallow.places.sure_places import is_sure, sure_names
from cenotaph.extract.text.shallow.places.typed_places import typed_before
from cenotaph.extract.text.shallow.places.unlisted_names import is_unknown_place
from cenotaph.extract.text.shallow.places.whole_names import FULL_NAME, goes_on, is_whole
from cenotaph.extract.text.shallow.words.page import Page, Sentence

_PAIR = 2


def find_places(page: Page, sentence: Sentence, gazetteer: Known) -> list[Span]:
    """Find the names of places in a sentence, in order, none inside another."""
    if not page.lexicon.settings.get("cased", True):
        return find_joined_places(page, sentence, gazetteer)
    if not any(word.is_capital for word in sentence.words) and not sentence.has("places", "types"):
        return []
    return _find(NameSearch(page, sentence, gazetteer))


def _find(search: NameSearch) -> list[Span]:
    """Go through the sentence from left to right, the longest name at a place first."""
    i = 0
    while i < len(search.words):
        i = _next(search, i)
    if len(search.found) > 1 and search.found[0] == (0, 0) and _is_actor(search):
        search.found.pop(0)  # a country that acts elsewhere
    return [search.names.span(*one) for one in search.found]


def _is_actor(search: NameSearch) -> bool:
    return (fame := search.fame(0, 0)).exact and fame.wide and search.words[1].text not in ",("


def _next(search: NameSearch, i: int) -> int:
    """Take the place that begins at a word, if one does; return the word to go on with."""
    if (last := _street(search, i)) is not None:
        search.found.append((i, last))
        return last + 1
    if not search.words[i].is_capital:
        if (adjective := _adjective_behind(search, i)) is not None:
            search.found.append((i, adjective))
            return adjective + 1
        return i + 1
    if i == 0 and search.names.has(0, "in", "before") and search.names.has(1, "streets"):
        return 1  # "На Площади Победы": the preposition begins the sentence, and no name
    end = _run(search, i)
    if end == i and _goes_on_small(search, i):
        search.found.append((i, i + 1))
        return i + 2
    for first, last in _parts(i, end):
        span = _place(search, first, last, (i, end))
        if span is not None:
            search.found.append(_numbered(search, *span))
            return max(search.found[-1][1], last) + 1
    return end + 1


def _street(search: NameSearch, i: int) -> int | None:
    if search.linked:
        return linked_end(search.names, i, search.is_town_name)
    last = street_end(search.names, i)
    return None if last == i + 1 and search.is_of_town(i, last) else last


def _numbered(search: NameSearch, first: int, last: int) -> tuple[int, int]:
    """Take the number of a district to its town's name: "Praha 6"."""
    numbered = search.names.has(last, "numbered") and search.names.beside(last + 1)
    return first, last + 1 if numbered and search.words[last + 1].text.isdigit() else last


def _goes_on_small(search: NameSearch, i: int) -> bool:
    """Say whether the second word of a known name is written small, where a language does so: "Нови пазар"."""
    if not search.page.lexicon.settings.get("names_small", False) or not search.names.beside(i + 1):
        return False
    fame = search.fame(i, i + 1)
    return fame.exact and fame.score >= BARE


def _adjective_behind(search: NameSearch, i: int) -> int | None:
    """Read "obwodzie smoleńskim": the adjective is written small."""
    names, behind = search.names, i + 1
    fits = (
        names.has(i, "types")
        and names.beside(behind)
        and not search.words[behind].is_capital
        and names.has(behind, "adjectives_behind")
        and not names.has(behind, "not")
        and not search.barred(behind)
        and not (behind + 1 < len(search.words) and search.words[behind + 1].is_capital)
    )
    return behind if fits else None


def _run(search: NameSearch, first: int) -> int:
    """Return the last word of a run of capitals, small words of names between them included."""
    names, words = search.names, search.words
    last = first
    while True:
        behind = last + 1
        while (
            behind < len(words)
            and behind <= last + 2
            and names.beside(behind)
            and search.names.is_inside(behind)
        ):
            behind += 1
        if (
            behind >= len(words)
            or not words[behind].is_capital
            or not (names.beside(behind) or names.has(behind - 1, "inside"))
        ):
            return last
        alone = behind == last + 1  # "Deštném v Orlických horách" is one name
        kind = names.has(last, "types", "spots") and not names.has(last - 1, "types")
        if alone and search.names.is_typed(behind) and not kind:
            return last
        last = behind


def _place(search: NameSearch, first: int, last: int, run: tuple[int, int]) -> tuple[int, int] | None:
    """Return the words of the place that some words of a run are, or None."""
    names = search.names
    if search.nouns_capital and (end := _capital_name(search, first, last, run)) is not None:
        return first, end
    if search.nouns_capital and first == last and _is_of_pair(search, first):
        return None
    if search.names.is_inside(last) or search.names.is_inside(first) or barred_name(search, first, last):
        return None
    before = search.before(first)
    if first < last and names.is_typed(last) and search.fame(first, last + 1).score >= IN:
        return first, last + 1  # "Deštném v Orlických horách": the last word is written small
    if first == last and search.names.is_typed(first) and search.names.may_be_adjective(first):
        behind = last + 1 + names.is_district(last + 1)
        return None if is_owned(search, first, before) else (first, behind)
    if first == last and names.shares_type(first) and not is_owned(search, first, before):
        return first, last
    fame = search.fame(first, last)
    if fame is UNKNOWN and first < last and names.has(first, "directions"):
        fame = search.fame(first + 1, last)  # "Western Ukraine"
    if names.has(first, "governed") and not names.has(before, "in", "before"):
        return None
    if is_owned(search, first, before):
        if fame is not UNKNOWN or names.has(first, "names"):
            search.owned = (last, search.owner)
        return None
    if names.is_of_title(first, last) and not names.has(before, "in", "before"):
        return None
    listed = names.has(first, "names") and (first == last or names.has(last, "names"))
    if listed and not (search.nouns_capital and any(map(names.is_inside, range(first + 1, last)))):
        kept = names.has(first - 1, "kept_types") and names.beside(first)
        return first - 1 if kept else _sided(search, first), last
    typed = None if goes_on(search, last, run, fame) else typed_before(search, first, last, fame)
    if typed is not None:
        return typed, last
    if (fame is UNKNOWN or (search.nouns_capital and fame.exact)) and _is_sure(search, first, last, before):
        return first, last
    if not is_whole(search, first, last, run, before) or search.names.speaks(first, last, before):
        return None
    if names.in_short_quotation(first) and not names.has(before, "in", "before"):
        return None
    if fame.wide and not (names.is_attribute(first, last) and not fame.exact):
        common = first == 0 and first == last and search.is_common(first)
        return None if common else (_sided(search, first), last)
    known = is_known_place(search, first, last, fame, before)
    known = known or (search.linked and fame.exact and _is_sure(search, first, last, before))
    return (first, last) if known or is_unknown_place(search, first, last, before) else None


def _capital_name(search: NameSearch, first: int, last: int, run: tuple[int, int]) -> int | None:
    """Return the end of a street, of a spot of several words or of a town's adjective, where nouns have capitals."""
    if (end := prefixed_end(search.names, first)) is not None and _is_prefixed(search, first, end):
        return end
    if first < last:
        return last if last == run[1] and is_named_spot(search.names, first, last) else None
    if (street := street_of(search.names, first)) is not None:
        return street
    return first if is_town_adjective(search.names, first, lambda name: _is_home_town(search, name)) else None


def _is_of_pair(search: NameSearch, i: int) -> bool:
    """Say whether a noun is the second of two without an article of which the first is no place: "Wind und Wetter"."""
    if i < _PAIR or "function.conjunctions" not in search.names.others(i - 1):
        return False
    other = search.words[i - 2]
    return (
        other.is_capital
        and not any(first <= i - 2 <= last for first, last in search.found)
        and not search.names.has(i - 3, "in", "before", "bare", "between")
    )


def _is_prefixed(search: NameSearch, first: int, last: int) -> bool:
    """Say whether "Bad X" is a place: known, or behind a preposition without an article."""
    fame = search.forms.fame((search.page.text[slice(*search.names.span(first, last))],))
    if fame is UNKNOWN:
        fame = search.fame(first, last)
    return fame is not UNKNOWN or search.names.has(first - 1, "in", "bare", "types", "links")


def _is_home_town(search: NameSearch, name: str) -> bool:
    if name in sure_names(search.page.text, search.page.lexicon):
        return True
    fame = search.forms.fame((name,))
    return fame.exact and fame.score >= ADJECTIVE


def _is_sure(search: NameSearch, first: int, last: int, before: int) -> bool:
    """Say whether the text shows somewhere that a name is a place, and it stands here where one can stand."""
    # "Cementerio de Torrero de Zaragoza" names two.
    apart = first < last and "sure_places.apart" in search.names.others(last - 1)
    two = apart and search.fame(last, last).score >= BARE
    # "Кметът на Плевен Валентин Христов" names a town and its mayor.
    holder = last - first == FULL_NAME and all(word.is_capital for word in search.words[first:last])
    holder = holder and search.fame(first, last) is UNKNOWN and search.fame(first, first).score >= BARE
    return not (two or holder) and is_sure(search.names, first, last, before)


def _sided(search: NameSearch, first: int) -> int:
    sided = first > 0 and search.names.beside(first) and search.names.has(first - 1, "sides")
    return first - 1 if sided and not search.words[first - 1].is_capital else first


def _parts(first: int, last: int) -> Iterator[tuple[int, int]]:
    """List the parts of a run, longest first at each place."""
    for start in range(first, last + 1):
        for end in range(min(last, start + 6), start - 1, -1):
            yield start, end
