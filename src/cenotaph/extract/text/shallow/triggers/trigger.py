"""Facts as they stand in a sentence: a word that says something, the mention that it is said of, and how it is said.

Invariant: a fact's trigger and mention stand in one sentence, or the sentence points back to the thing and names no
other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Amount, CountOf, Status
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder, Things
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Page, Sentence


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sentence says of a thing, before voices, times and places are looked for."""

    property: str
    sentence: int
    trigger: Hit
    thing: ThingBuilder
    about: Span
    mention: Mention | None
    rule: str
    status: Status = "happened"
    value_span: Span | None = None
    value: str | None = None
    count: Amount | None = None
    count_of: CountOf | None = None
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A page with its mentions and things, for the rules."""

    page: Page
    mentions: tuple[tuple[Mention, ...], ...]
    things: Things

    @property
    def lexicon(self) -> Lexicon:
        """The words of the text's language."""
        return self.page.lexicon

    def in_sentence(self, index: int) -> list[tuple[Mention, ThingBuilder]]:
        """List the mentions of a sentence that mean a thing."""
        of = self.things.of
        return [(one, of[index, one.head]) for one in self.mentions[index] if (index, one.head) in of]

    def is_joined_on(self, sentence: Sentence, one: Mention, other: Mention) -> bool:
        """Say whether an ending joins one thing to the next: "기념탑과 충혼비"; another word may stand between."""
        ending = self.lexicon.settings.get("joining")
        near = 1 <= other.first - one.last <= _JOINED_NEAR
        return bool(near and ending and re.search(ending, sentence.words[one.last].key))


_JOINED_NEAR = 3
