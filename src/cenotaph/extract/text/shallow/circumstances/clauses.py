"""A sentence cut into clauses at its signs, for times: "built in 1950, and moved in 1990".

Invariant: where verbs stand last, a comma parts clauses only behind a verb; no list does.
"""

from __future__ import annotations

import re
from itertools import accumulate

from cenotaph.extract.text.moment import Time
from cenotaph.extract.text.shallow.triggers.trigger import Fact
from cenotaph.extract.text.shallow.words.page import Page, Sentence

SIGNS = frozenset(",;:()–—")
"""What parts clauses."""


class Clauses:
    """A sentence cut at its signs, as seen from the trigger of a fact.

    Attributes:
        page, sentence, fact: the document, the sentence and what it tells.
        number: for each word, the number of its clause.
        at: the first word of the trigger.
    """

    def __init__(self, page: Page, sentence: Sentence, fact: Fact) -> None:
        self.page = page
        self.sentence = sentence
        self.fact = fact
        self.number = list(accumulate(int(self._parts(word.i)) for word in sentence.words))
        self.at = fact.trigger.first

    def _parts(self, at: int) -> bool:
        """Say whether a sign parts two clauses; where verbs stand last, a comma does so only behind one: no list does."""
        words = self.sentence.words
        ends = self.page.lexicon.settings.get("clause_end")
        if words[at].text != "," or not ends or at == 0:
            return words[at].text in SIGNS
        return bool(re.search(ends, words[at - 1].key))

    def word(self, time: Time) -> int:
        """Return the word that a time begins with."""
        return next((word.i for word in self.sentence.words if word.end > time.span[0]), 0)
