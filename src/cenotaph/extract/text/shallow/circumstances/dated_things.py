"""Memorials named with their year: "das Denkmal von 1951", "der Stein aus den zwanziger Jahren".

Invariant: the year stands right behind the memorial and a word of `time.made`; it tells when the memorial was put up,
and dates nothing else of the sentence.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Page, Sentence

_YEAR, _MOST_WORDS = 4, 4
_GRAVES = frozenset({"grave", "mass_grave", "cemetery"})


def find_dated_things(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the memorials of a sentence that are named with the year in which they were put up."""
    if not scene.lexicon.list("time.made"):
        return []
    return [
        Fact(
            "erected", sentence.index, Hit(mention.head, mention.head, "events", "erected"), thing, mention.span,
            mention, "event_erected", timed=True,
        )
        for mention, thing in scene.in_sentence(sentence.index)
        if thing.kind not in _GRAVES and year_behind(scene.page, sentence, mention) is not None
    ]  # fmt: skip


def year_behind(page: Page, sentence: Sentence, mention: Mention) -> range | None:
    """Return the words of the year that a memorial is named with, or None."""
    words, lexicon = sentence.words, page.lexicon
    at = mention.last + 1
    if at >= len(words) or not lexicon.matches("time.made", words[at].key):
        return None
    for end in range(at + 1, min(at + 1 + _MOST_WORDS, len(words))):
        word = words[end]
        if word.is_number and len(word.text) >= _YEAR and word.text[:_YEAR].isdigit():
            return range(at, end + 1)
        if lexicon.matches("time.decade_words", word.key):
            return range(at, end + 1)
        led = lexicon.matches("function.articles", word.key) or lexicon.matches("time.year", word.key)
        if not (led or lexicon.matches("time.early", word.key)):
            return None
    return None
