"""Dedications that begin with whom a memorial is for: "An die Gefallenen erinnert seit 1920 ein Gedenkstein".

Invariant: the clause begins with the preposition (`reminding.before`), the verb follows, and the memorial stands behind
it without a preposition. Somebody who remembers is none.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import past_articles

_REACH, _LONGEST = 8, 14


def find_fronted_dedications(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find whom memorials are for where that stands first."""
    facts = []
    for hit in sentence.of("reminding", "verbs"):
        first = _begins(scene, sentence, hit)
        found = next(
            (one for one in scene.in_sentence(sentence.index) if _is_bearer(sentence, hit, one[0])), None
        )
        if first is None or found is None or is_question(sentence) or found[0].dedicatee:
            continue
        value = sentence.span_of(first, hit.first - 1)
        count = next(
            (amount for at, amount in find_amounts(scene.page, sentence) if at.first in (first, first + 1)),
            None,
        )
        facts.append(
            Fact(
                "commemorates", sentence.index, hit, found[1], found[0].span, found[0], "dedicated_to",
                value_span=value, count=count, count_of="people" if count else None,
            )
        )  # fmt: skip
    return facts


def _begins(scene: Scene, sentence: Sentence, hit: Hit) -> int | None:
    """Return the first word of whom it is for: behind the preposition that the clause begins with, and its article."""
    words, lexicon = sentence.words, scene.lexicon
    start = hit.first
    while start > 0 and hit.first - start < _LONGEST and words[start - 1].text not in ",;:–—":
        start -= 1
    if not lexicon.matches("reminding.before", words[start].key):
        return None
    first = past_articles(lexicon, sentence, start + 1, hit.first)
    told = any(first <= one.first < hit.first for one in sentence.of("people")) or any(
        first <= one.first < hit.first for one in sentence.of("dedication", "events")
    )
    return first if told and first < hit.first else None


def _is_bearer(sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    between = sentence.words[hit.last + 1 : mention.first]
    near = mention.first > hit.last and len(between) <= _REACH
    return near and not mention.after_preposition and not any(word.text in ",;:" for word in between)
