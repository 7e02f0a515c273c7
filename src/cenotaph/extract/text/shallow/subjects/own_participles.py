"""Participles behind a noun that is no memorial: "la caserne détruite en 1944", "los aviadores abatidos".

Invariant: only where participles stand behind their nouns (`grammar.apposed`, `genitive_word`); such a one ends as the noun right before
it does, no helping verb stands between an article and it, and the memorial it might be told of ends otherwise.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

_TO_ARTICLE, _SHORTEST = 4, 4
_NO_NOUN = (
    "function.articles",
    "function.prepositions",
    "function.conjunctions",
    "function.relatives",
    "function.pronouns",
    "text.aux",
    "text.skips",
)


def is_of_noun_before(scene: Scene, sentence: Sentence, hit: Hit, found: Mention | None) -> bool:
    """Say whether a trigger is the participle of a noun right before it that is no memorial.

    Args:
        scene: the document.
        sentence: where the participle stands.
        hit: the participle.
        found: the memorial nearest to it, or None.
    """
    words, settings = sentence.words, scene.lexicon.settings
    form = settings.get("apposed") if "genitive_word" in settings else None
    noun = words[hit.first - 1] if hit.first else None
    if hit.name in ("exhumed", "laid"):
        return False  # "los cuerpos exhumados": whose grave it was is spoken of
    if not form or noun is None or not re.search(form, words[hit.first].key):
        return False
    if not _is_noun(scene.lexicon, sentence, noun) or not _agrees(noun, words[hit.first]):
        return False
    if any(one.first <= noun.i <= one.last for one, _ in scene.in_sentence(sentence.index)):
        return False
    if found is not None and (found.last > hit.first or _agrees(words[found.head], words[hit.first])):
        return False
    people = sentence.covered("people")
    return noun.i in people or noun.i - 1 in people or _is_led(scene.lexicon, words, noun.i)


def _agrees(noun: Word, participle: Word) -> bool:
    return noun.key[-1] == participle.key[-1]


def _is_noun(lexicon: Lexicon, sentence: Sentence, word: Word) -> bool:
    if (
        not word.text.islower()
        or len(word.key) < _SHORTEST
        or any(lexicon.matches(name, word.key) for name in _NO_NOUN)
    ):
        return False
    adverb = lexicon.settings.get("adverb")
    told = sentence.covered("time", "status", "events", "kinds")
    return word.i not in told and not (adverb and re.search(adverb, word.key))


def _is_led(lexicon: Lexicon, words: tuple[Word, ...], noun: int) -> bool:
    """Say whether an article, a number or a preposition leads the noun, with nothing but its own words between."""
    for word in reversed(words[max(0, noun - _TO_ARTICLE) : noun]):
        leads = ("function.articles", "function.prepositions")
        if word.is_number or any(lexicon.matches(one, word.key) for one in leads):
            # "è stato di nuovo profanato": small words between the verb and its helper
            return not (word.i and lexicon.matches("text.aux", words[word.i - 1].key))
        if not word.is_word or lexicon.matches("text.aux", word.key):
            return False
    return False
