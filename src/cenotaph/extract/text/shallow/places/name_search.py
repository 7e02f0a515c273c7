"""A sentence while its places are looked for: its words, how well the gazetteer knows them, and what is found so far.

Invariant: places are found from left to right, and none inside another.
"""

from __future__ import annotations

from functools import cache

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.shallow.places.least_scores import BARE
from cenotaph.extract.text.shallow.places.linked_names import joins_by_words
from cenotaph.extract.text.shallow.places.name_forms import Fame, name_forms
from cenotaph.extract.text.shallow.places.name_words import NameWords
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.normalize.months import months_of
from cenotaph.normalize.scripts import script_of

GROUNDS = frozenset({"kinds.cemetery", "kinds.memorial_site", "kinds.mass_grave"})
"""Lists of words for what is called by the place where it lies."""
BARRED = ("kinds.", "people.", "events.", "burials.", "reporting.sources", "reporting.verbs", "status.")
"""Beginnings of the lists whose words are no names of places."""


class NameSearch:
    """The names of a sentence: its words, how well the gazetteer knows them, and the places that are found so far."""

    def __init__(self, page: Page, sentence: Sentence, gazetteer: Known) -> None:
        """Begin with no place found."""
        self.page = page
        self.names = NameWords(page, sentence)
        self.words = self.names.words
        self.forms = name_forms(page.lexicon, gazetteer)
        self.nouns_capital = bool(page.lexicon.settings.get("nouns_capital"))
        self.scripts = _scripts(page.lexicon)
        self.months = months_of(page.lexicon.lang)
        self.found: list[tuple[int, int]] = []
        self.owned = (-1, "")
        """The last word of the last name that says whose something is, and whether that is an embassy."""
        self.owner = ""
        self.linked = joins_by_words(self.names)
        self.typed: set[int] = set()
        """Names that only a word for their kind at the head of their list makes places."""

    def is_of_town(self, spot: int, name: int) -> bool:
        """Say whether a square that has an adjective of its own is one of a town: "на привокзальній площі Шепетівки"."""
        return self.names.has(spot - 1, "plain") and self.is_town_name(name, name)

    def is_town_name(self, first: int, last: int) -> bool:
        """Say whether the gazetteer knows a name so well that it is a place wherever it stands."""
        return self.fame(first, last).score >= BARE

    def is_capital(self, i: int) -> bool:
        """Say whether a word is written with a capital, and no sign stands before it."""
        return i < len(self.words) and self.words[i].is_capital and self.names.beside(i)

    def fame(self, first: int, last: int) -> Fame:
        """Say how well the gazetteer knows a name, from its first word to its last."""
        return self.forms.fame(tuple(word.text for word in self.words[first : last + 1]))

    def before(self, first: int) -> int:
        """Return the word before a name, over an article or a word for a side where a preposition leads."""
        at = first - 1
        while at > 0 and self.names.has(at, "sides") and not self.words[at].is_capital:
            at -= 1
        while (
            self.nouns_capital
            and at > 1
            and self.names.has(at, "neighbours")
            and self.names.has(at - 1, "neighbours")
        ):
            at -= 1  # "im heute polnischen X"
        if at > 0 and self.names.has(at, "neighbours") and self.names.has(at - 1, "in", "before", "articles"):
            at -= 1
        if self.names.has(at, "articles") and self.names.has(at - 1, "in", "before", "offices", "owners"):
            at -= 1
        return at

    def barred(self, i: int) -> bool:
        """Say whether a word means something else than a place: a memorial, people, an event, a source."""
        return any(one.startswith(BARRED) for one in self.names.others(i))

    def is_common(self, first: int) -> bool:
        """Say whether the text writes the word small elsewhere."""
        return f" {self.words[first].key} " in self.page.text

    def is_of_grounds(self, first: int) -> bool:
        """Say whether a cemetery, a site or a mass grave stands before a name, a plain "of" between in some languages."""
        at = first - 1 - (self.linked and self.names.has(first - 1, "plain_of"))
        return not self.names.others(at).isdisjoint(GROUNDS)

    def is_listed(self, first: int) -> bool:
        """Say whether a name follows a place after a comma or "and"."""
        if not self.found or not 1 <= first - self.found[-1][1] - 1 <= 1:
            return False
        between = first - 1
        return self.words[between].text in ",(/–" or "function.conjunctions" in self.names.others(between)


@cache
def _scripts(lexicon: Lexicon) -> frozenset[str]:
    """Name the scripts in which a language is written: what is written otherwise is no name that it bends."""
    return frozenset(script_of(one) for one in lexicon.list("places.before"))
