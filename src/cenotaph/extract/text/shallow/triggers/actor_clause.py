"""The words around a trigger that can name who did it, and what kind of words they are.

Invariant: words of the mention, of times and of what is told are nobody, unless they name who did it: "vandals".
"""

from __future__ import annotations

import re
from functools import cache

from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

SIGNS = frozenset(",;:()–—!?")
"""What ends a clause."""

QUOTES = frozenset('"“”«»„')
"""Marks of what is said, or of a name."""

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SHORTEST = 4
REACH = 14
"""Words between a trigger and who did it."""

_TELLING = ("events", "states", "status", "burials")
_WHEN = ("time", "text")
_BECOMES = frozenset({"erected", "unveiled", "restored", "removed", "destroyed", "relocated"})
"""Events whose reflexive verb has the memorial for its subject: one who scoffs at it "глумится" himself."""


def _places(hit: Hit) -> range:
    return range(hit.first, hit.last + 1)


def _is_who(hit: Hit) -> bool:
    """Say whether words name somebody who does things; a storm is nobody."""
    return (
        (hit.section == "actors" and hit.name in ("who", "titled"))
        or (hit.section == "reporting" and hit.name in ("titles", "sources"))
        or (hit.section == "causes" and hit.name == "vandals")
    )


@cache
def pattern(lexicon: Lexicon, setting: str) -> re.Pattern[str] | None:
    """Return the pattern that a setting of a language gives, or None."""
    return re.compile(lexicon.settings[setting]) if lexicon.settings.get(setting) else None


class Clause:
    """The words around a trigger that can name who did it.

    Attributes:
        lexicon, nouns: the words of the language, and whether all its nouns have capitals.
        sentence, words, trigger: where it stands.
        becomes: whether it is an event whose reflexive verb has the memorial for its subject.
        times: words of times and of the running text.
        first: for the last word of each who is named, its first.
        who: words that name somebody.
        taken: words that tell something else.
    """

    def __init__(self, scene: Scene, sentence: Sentence, fact: Fact) -> None:
        self.lexicon = scene.lexicon
        self.nouns = bool(scene.lexicon.settings.get("nouns_capital", False))
        self.sentence = sentence
        self.words = sentence.words
        self.trigger = fact.trigger
        self.becomes = fact.property in _BECOMES
        within = {
            at
            for mention, _ in scene.in_sentence(sentence.index)
            for at in range(mention.first, mention.last + 1)
        }
        ends = {at for hit in sentence.hits if hit.section in _TELLING for at in _places(hit)}
        self.times = {at for hit in sentence.hits if hit.section in _WHEN for at in _places(hit)}
        named = sorted((hit for hit in sentence.hits if _is_who(hit)), key=lambda one: -one.first)
        self.first = {hit.last: hit.first for hit in named}
        told = {at for hit in named for at in _places(hit)}
        self.who = told - within - {at for hit in sentence.of("actors", "not") for at in _places(hit)}
        # "Vandals" say what happened and who did it.
        self.taken = (within | ends | set(_places(fact.trigger))) - self.who

    def is_attribute(self) -> bool:
        """Say whether the trigger is a participle before its noun, where nouns have capitals: "das neu gestaltete Beet"."""
        form, last = pattern(self.lexicon, "attribute"), self.trigger.last
        if not self.nouns or form is None or last + 1 >= len(self.words):
            return False
        participle, noun = self.words[last], self.words[last + 1]
        if participle.is_capital or not noun.is_capital or not form.search(participle.key):
            return False
        return any(self.opens_a_noun(word) for word in self.words[max(0, self.trigger.first - 3) : last])

    def opens_a_noun(self, word: Word) -> bool:
        """Say whether a word is an article, or a preposition that holds one: "am"."""
        return self.is_article(word) or self.lexicon.matches("places.definite", word.key)

    def is_near(self, at: int) -> bool:
        """Say whether a word stands in the clause of the trigger."""
        low, high = (at, self.trigger.first) if at < self.trigger.first else (self.trigger.last, at)
        between = self.words[low + 1 : high]
        # An odd number of marks: one of the two stands in what is said, the other does not.
        apart = sum(word.text in QUOTES for word in between) % 2
        signs = [word.i for word in between if word.text in SIGNS and not self.opens_a_deed(word.i)]
        return len(between) <= REACH and not apart and not signs

    def opens_a_deed(self, at: int) -> bool:
        """Say whether a comma stands between what was decided and its verb: "beschloss, das Denkmal zu versetzen"."""
        return self.words[at].text == "," and any(
            hit.last == at - 1 for hit in self.sentence.of("status", "planned")
        )

    def is_genitive(self, at: int) -> bool:
        """Say whether an article hangs on a noun: "les élèves des écoles", not "Des vandales ont ..."."""
        word = self.words[at]
        whose = self.is_preposition(word) or self.lexicon.matches("actors.whose", word.key)
        before = self.words[at - 1] if at else None
        return whose and before is not None and before.is_word and (before.is_capital or not self.nouns)

    def is_article(self, word: Word) -> bool:
        """Say whether a word is an article."""
        return self.lexicon.matches("function.articles", word.key)

    def is_preposition(self, word: Word) -> bool:
        """Say whether a word is a preposition, "with" and those of places included."""
        keys = ("function.prepositions", "places.before", "function.with")
        return any(self.lexicon.matches(key, word.key) for key in keys)

    def is_adjective(self, word: Word) -> bool:
        """Say whether a word has the form of an adjective, or is a number that is no year."""
        if word.is_number:
            return not _YEAR.fullmatch(word.text)
        form = pattern(self.lexicon, "adjective")
        if word.i in self.taken or not word.is_word or len(word.key) < _SHORTEST:
            return False
        if word.i and _YEAR.fullmatch(self.words[word.i - 1].text):
            return False  # "у 2022 році громада"
        if word.i and word.is_capital and self.lexicon.matches("places.types", self.words[word.i - 1].key):
            return False  # "в деревне Глухой жители"
        if any(
            self.lexicon.matches(key, word.key)
            for key in ("text.skips", "function.pronouns", "function.relative_forms", "time.season_alone")
        ):
            return False
        return form is not None and bool(form.search(word.key))
