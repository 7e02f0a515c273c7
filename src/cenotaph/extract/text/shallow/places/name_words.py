"""A sentence as the rules of names look at it: its words, elided articles apart, and what lists they stand in.

Invariant: words are in the text's order; "d'Ukraine" is two of them, without the apostrophe.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Page, Sentence

_ELIDED = re.compile(r"(?P<small>[^\W\d_]{1,6})['’](?=[^\W\d_])")
_SHORT_QUOTE = 120
_ABBREVIATION = 2
_LONGEST_TITLE = 4
_ACRONYM, _LONG = 5, 6
_CASE = 2
"""Letters at the end of an adjective that tell its case."""
"""Letters of the longest name of capitals, and of a word short enough to be no adjective."""


@lru_cache(maxsize=100_000)
def _lists(lexicon: Lexicon, key: str) -> frozenset[str]:
    """Name the lists of `[places]` in which a word stands."""
    return frozenset(one[7:] for one in lexicon.lists(key) if one.startswith("places."))


class NameWord(NamedTuple):
    """A word of a name: its place, its text, the same in small letters, and the word of the sentence it lies in."""

    start: int
    end: int
    text: str
    key: str
    at: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class NameWords:
    """The words of a sentence, and the lists of `[places]` and other sections that they stand in."""

    def __init__(self, page: Page, sentence: Sentence) -> None:
        """Cut the words once more, at elided articles."""
        self.page = page
        self.lexicon = page.lexicon
        self.words = tuple(one for word in sentence.words for one in self._cut(word.i, word.start, word.text))
        self._lists: dict[int, frozenset[str]] = {}
        self._marks: dict[int, str] = {}
        self._others: dict[int, set[str]] = {}
        for hit in sentence.hits:
            for at in range(hit.first, hit.last + 1):
                if hit.section == "places":
                    self._marks[at] = hit.name
                else:
                    self._others.setdefault(at, set()).add(f"{hit.section}.{hit.name}")
        self._quoted = [
            one.outer
            for one in page.quoted
            if sentence.span[0] <= one.outer[0] < sentence.span[1]
            and one.outer[1] - one.outer[0] <= _SHORT_QUOTE
        ]

    def _cut(self, at: int, start: int, text: str) -> list[NameWord]:
        found = _ELIDED.match(text)
        key = text.lower().replace("'", "’")
        if found is None or not self._is_small(found["small"].lower()):
            return [NameWord(start, start + len(text), text, key, at)]
        if not text[found.end()].isupper():
            return [NameWord(start, start + len(text), text, key[found.end() :], at)]
        small, rest = found["small"], text[found.end() :]
        return [
            NameWord(start, start + len(small), small, small.lower(), at),
            NameWord(start + found.end(), start + len(text), rest, rest.lower(), at),
        ]

    def _is_small(self, key: str) -> bool:
        return any(self.lexicon.matches(f"places.{name}", key) for name in ("articles", "links", "before"))

    def has(self, i: int, *names: str) -> bool:
        """Say whether a word stands in one of these lists of `[places]`, alone or in a longer entry."""
        if not 0 <= i < len(self.words):
            return False
        lists = self._lists.get(i)
        if lists is None:
            lists = self._lists[i] = self._look_up(i)
        return not lists.isdisjoint(names)

    def _look_up(self, i: int) -> frozenset[str]:
        word = self.words[i]
        lists = _lists(self.lexicon, word.key)
        if word.key.endswith("’"):
            lists |= _lists(self.lexicon, word.key[:-1])  # an article cut off before: "d’", "dell’"
        if word.at in self._marks:
            lists |= {self._marks[word.at]}
        if len(word.key) <= _ABBREVIATION and not (i + 1 < len(self.words) and self.words[i + 1].text == "."):
            # "с. Довге" is a village; "с" alone is a preposition.
            lists -= {"types", "spots"}
        return lists

    def others(self, i: int) -> set[str]:
        """Return the lists of other sections that a word stands in, as "section.list"."""
        return self._others.get(self.words[i].at, set()) if 0 <= i < len(self.words) else set()

    def is_inside(self, i: int) -> bool:
        """Say whether a word is a small one inside names: "Frankfurt am Main"."""
        return not self.words[i].is_capital and self.has(i, "inside", "rivers")

    def is_typed(self, i: int) -> bool:
        """Say whether a word is the adjective of a word for a kind of place behind it: "Садонском районе".

        Of a street behind "in" any adjective is: "v Dlouhé ulici".
        """
        street = self.has(i + 1, "streets", "spots") and self.has(i - 1, "on") and self._is_adjective_of(i)
        return (
            (street or self.has(i, "adjectives"))
            and not self.has(i, "not")
            and self.beside(i + 1)
            and (self.has(i + 1, "types", "spots") or self.is_district(i + 1))
        )

    def shares_type(self, i: int) -> bool:
        """Say whether a list of adjectives goes on to one that a word for a kind of place follows: "в Садонском и Лысовском районах"."""
        if not self.has(i, "adjectives") or self.has(i, "not") or i + 2 >= len(self.words):
            return False
        joint, other = self.words[i + 1], self.words[i + 2]
        joined = joint.text == "," or self.lexicon.matches("function.conjunctions", joint.key)
        return joined and other.is_capital and (self.is_typed(i + 2) or self.shares_type(i + 2))

    def is_district(self, i: int) -> bool:
        """Say whether a small adjective tells what kind of district follows: "Кашинском городском округе"."""
        return self.has(i, "district_adjectives") and self.beside(i + 1) and self.has(i + 1, "types")

    def is_adjective(self, i: int) -> bool:
        """Say whether a word looks like an adjective of the language."""
        adjective = read_grammar(self.lexicon).adjective
        return adjective is not None and adjective.search(self.words[i].key) is not None

    def _is_adjective_of(self, i: int) -> bool:
        """Say whether a word is an adjective in a form that fits the noun behind it: "w Rogowie kopiec" are two phrases."""
        agreement = read_grammar(self.lexicon).agreement
        adjective, noun = self.words[i].key, self.words[i + 1].key
        form = next((form for ending, form in agreement if ending.search(adjective)), None)
        return self.is_adjective(i) and (form is None or form.search(noun) is not None)

    def may_describe(self, i: int) -> bool:
        """Say whether a word behind a noun may be its adjective: any small one where the language has no pattern."""
        if read_grammar(self.lexicon).adjective is None:
            return self.words[i].key.isalpha() and not self.words[i].is_capital
        return self.is_adjective(i)

    def beside(self, i: int) -> bool:
        """Say whether only a blank parts a word from the one before it."""
        return 0 < i < len(self.words) and self.page.text[self.words[i - 1].end : self.words[i].start] in (
            " ",
            "\u00a0",
        )

    def in_short_quotation(self, i: int) -> bool:
        """Say whether a word stands in a short quotation: a title or slogan as often as speech."""
        start = self.words[i].start
        return any(first <= start < last for first, last in self._quoted)

    def is_of_title(self, first: int, last: int) -> bool:
        """Say whether a name is only a part of a few words between marks: парка „Майка България“."""
        start, end = self.span(first, last)
        for opened, closed in self._quoted:
            if opened <= start and end <= closed:
                inside = [word for word in self.words if opened < word.start < closed - 1]
                return last - first + 1 < len(inside) <= _LONGEST_TITLE and inside[-1].text.isalnum()
        return False

    def is_acronym(self, first: int, last: int) -> bool:
        """Say whether a name is nothing but a few capitals: "ТАСС"."""
        return first == last and self.words[first].text.isupper() and len(self.words[first].text) <= _ACRONYM

    def is_described(self, first: int) -> bool:
        """Say whether an adjective in small letters stands before a noun: "die neuen Steine"."""
        if first == 0 or self.words[first - 1].is_capital:
            return False
        return self.is_adjective(first - 1) and not self.has(
            first - 1, "in", "before", "types", "sides", "neighbours"
        )

    def is_honoured(self, first: int) -> bool:
        """Say whether a name stands right behind a word for a monument: it is to somebody of that name."""
        if self.others(first - 1).isdisjoint(("kinds.monument", "kinds.statue", "kinds.plaque")):
            return False
        owns, plural = self.lexicon.settings.get("owner_name"), read_grammar(self.lexicon).plural
        several = plural is not None and plural.search(self.words[first - 1].key)
        return not (owns and several and re.search(owns, self.words[first].key))

    def speaks(self, first: int, last: int, before: int) -> bool:
        """Say whether a reporting verb stands beside a name without a preposition: who speaks is no place."""
        if self.has(before, "in", "before", "local"):
            return False
        beside = self.others(first - 1) | self.others(last + 1)
        return "reporting.verbs" in beside

    def is_attribute(self, first: int, last: int) -> bool:
        """Say whether a capital adjective belongs to a noun behind it that is no kind of place: "Дунайской комиссии"."""
        behind = last + 1
        if first != last or not self.has(first, "adjectives") or not self.beside(behind):
            return False
        word = self.words[behind]
        if self.is_adjective(behind) and word.key[-_CASE:] != self.words[first].key[-_CASE:]:
            return False  # "под Мушёэном надгробную плиту": the two are of different cases
        others = self.others(behind)
        ends = any(one.startswith(("function.", "events.", "status.", "states.", "time.")) for one in others)
        return word.key.isalpha() and not (ends or self.has(behind, "in", "before"))

    def may_be_adjective(self, i: int) -> bool:
        """Say whether a capital adjective before "district" names it, also at the head of a sentence."""
        if self.has(i + 1, "kept_types") and self.beside(i + 2) and self.words[i + 2].is_capital:
            return False  # "im Berliner Bezirk X"
        if self.has(i + 1, "spots") and self.lexicon.settings.get("nouns_capital"):
            return not self.has(i - 1, "articles") or len(self.words[i].text) > _LONG
        return i > 0 or len(self.words[i].text) > _LONG

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from one word to another."""
        return self.words[first].start, self.words[last].end


_PAIR = re.compile(r"(?!\A)(?<![.!?:»”\"\n(] )(?<!\n)\b[^\W\d_]+ (?P<name>[^\W\d_]{4,})")


@lru_cache(maxsize=4)
def surnames(text: str) -> frozenset[str]:
    """List how the second names of pairs of capitals begin, those at the head of a sentence left out."""
    found: set[str] = set()
    for pair in _PAIR.finditer(text):
        first, _, second = pair[0].partition(" ")
        if first.istitle() and second.istitle():
            found.update(second[:size].lower() for size in range(4, len(second) + 1))
    return frozenset(found)
