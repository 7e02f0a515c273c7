"""Where something is moved to: the words behind the next preposition of direction, or a word in that form.

Invariant: a destination holds no time, and no small words at its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.times.find import find_times
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import past_articles
from cenotaph.extract.text.shallow.words.tokens import Word

_NEAR_DESTINATION = 8
_LONGEST_DESTINATION = 6


def destination_of(scene: Scene, sentence: Sentence, hit: Hit) -> Span | None:
    """Return where something is moved to: the words behind the next preposition of direction, or a word in that form."""
    words, lexicon = sentence.words, scene.lexicon
    if form := lexicon.settings.get("destination"):
        return _ahead(scene, sentence, hit, form)
    if lexicon.matches("destination.stays", words[hit.first].key) and not sentence.has(
        "events", "laid", "relocated"
    ):
        return None  # "the exhumation of a grave in X": nothing is brought there
    marks = [one for one in sentence.of("destination") if one.name != "stays"]
    # In "llevada al cementerio" the verb's entry has the preposition.
    behind = [
        at for at in marks if at.last >= hit.last and _leads(sentence, at, words[hit.last + 1 : at.first])
    ]
    stretches = [_behind(scene, sentence, at, len(words)) for at in behind]
    if lexicon.settings.get("verb_second", False):
        # "In den Pfarrgarten versetzt"; "auf dem Friedhof" is where something is.
        stretches += [
            _behind(scene, sentence, at, hit.first)
            for at in reversed(marks)
            if at.last < hit.first
            and _leads(sentence, at, words[at.last + 1 : hit.first])
            and not lexicon.matches("function.articles", words[at.last + 1].key)
        ]
    return next((one for one in stretches if one is not None), None)


def _ahead(scene: Scene, sentence: Sentence, hit: Hit, form: str) -> Span | None:
    """Return the noun with an ending of direction before a verb, and what stands before it without one: "역 앞 광장으로"."""
    words, matches = sentence.words, scene.lexicon.matches
    times = sentence.covered("time")
    before = words[max(0, hit.first - _NEAR_AHEAD) : hit.first]
    last = next(
        (
            word.i
            for word in reversed(before)
            if re.search(form, word.key) and word.i not in times and not matches("destination.not", word.key)
        ),
        None,
    )
    if last is None:
        return None
    first, ends = last, scene.lexicon.settings.get("destination_ends")
    while ends and first > 0 and last - first < _LONGEST_AHEAD:
        one = words[first - 1]
        if not one.is_word or one.i in times or re.search(ends, one.key) or _tells(sentence, one.i):
            break
        first -= 1
    if first == last and matches("destination.aside", words[last].key):
        return None  # "앞으로 옮긴다": from now on
    return sentence.span_of(first, last)


def _tells(sentence: Sentence, at: int) -> bool:
    """Say whether a word is a memorial, or one that tells what is done."""
    return any(
        one.first <= at <= one.last
        for one in sentence.hits
        if one.section in ("kinds", "events", "status", "text") and one.name != "not"
    )


_NEAR_AHEAD, _LONGEST_AHEAD = 4, 4


def _leads(sentence: Sentence, mark: Hit, between: Sequence[Word]) -> bool:
    """Say whether a preposition can lead to where a verb near it moves something."""
    before_no_name = mark.name == "before_names" and not any(
        word.is_capital for word in sentence.words[mark.last + 1 : mark.last + 2]
    )
    return (
        mark.name != "not"
        and not before_no_name
        and len(between) <= _NEAR_DESTINATION
        and not any(word.text in ",;:" for word in between)
    )


def _behind(scene: Scene, sentence: Sentence, mark: Hit, stop: int) -> Span | None:
    """Return what stands behind a preposition, up to a word: no time, and no small words at its end."""
    words, lexicon = sentence.words, scene.lexicon
    times = [time.span for time in find_times(scene.page, sentence)]
    start = past_articles(lexicon, sentence, mark.last + 1)
    told = {hit.first for hit in (*sentence.of("events"), *sentence.of("burials", "verbs", "reburied"))}
    end = start - 1
    for word in words[start : min(stop, start + _LONGEST_DESTINATION)]:
        if word.i in told:
            break
        if not word.is_word or any(lexicon.matches(f"function.{name}", word.key) for name in _ENDING):
            break
        if any(first <= word.start < last for first, last in times):
            break
        end = word.i
    while end >= start and any(lexicon.matches(key, words[end].key) for key in _SMALL):
        end -= 1  # "to Burgos in 2010"
    return sentence.span_of(start, end) if end >= start else None


_ENDING = ("conjunctions", "stops", "pronouns")
_SMALL = ("function.prepositions", "function.articles", "places.before", "time.before", "text.skips")
