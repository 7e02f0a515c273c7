"""Signs that a mention means another thing than one spoken of: "another monument", "the cross and the stone".

Invariant: the words of the two mentions and those beside them tell it, and no other thing.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.page import Page

_PLACE, _TO_NAME = 4, 2
_NO_TOWNS = ("streets", "houses", "heads", "roads")


def is_another(page: Page, mention: Mention) -> bool:
    """Say whether a word before a name tells that it is not what was spoken of: "another monument"."""
    told = page.sentences[mention.sentence].of("function", "another")
    return any(mention.first - 1 <= hit.last < mention.head for hit in told)


def is_elsewhere(page: Page, mention: Mention, mentions: list[Mention]) -> bool:
    """Say whether two names of one kind have other places right behind them, in another sentence other towns."""
    if (led := _place_ahead(page, mention)) and any(
        one.sentence == mention.sentence
        and _place_ahead(page, one) != led
        and (_place_ahead(page, one) or one.key != mention.key)
        for one in mentions
    ):
        return True
    here = _place_behind(page, mention)
    if not here:
        return False
    others = {_place_behind(page, one) for one in mentions if one.sentence == mention.sentence} - {""}
    if others - {here}:
        return True
    towns = {_place_behind(page, one) for one in mentions if _is_in_town(page, one)} - {""}
    return bool(towns) and here not in towns and _is_in_town(page, mention)


def is_other_sort(page: Page, mention: Mention, mentions: list[Mention]) -> bool:
    """Say whether adjectives tell two apart: "the parish cemetery" is not "the war cemetery" of before."""
    mine = _sorts(page, mention)
    theirs = {sort for one in mentions for sort in _sorts(page, one)} if mine else set()
    return bool(theirs) and mine.isdisjoint(theirs)


def _sorts(page: Page, mention: Mention) -> set[str]:
    """List the lists of `sorts` that words of a mention, or beside it, stand in."""
    names = page.lexicon.list("sorts.names")
    if not names:
        return set()
    beside = page.sentences[mention.sentence].words[mention.first : mention.head + 2]
    return {name for name in names for word in beside if page.lexicon.matches(f"sorts.{name}", word.key)}


def holds(page: Page, mention: Mention, mentions: list[Mention]) -> bool:
    """Say whether a mention only tells where the one right before it is: "the plot in the cemetery" is not all of it."""
    if not mention.after_preposition:
        return False
    words = page.sentences[mention.sentence].words
    return any(
        one.sentence == mention.sentence
        and 1 < mention.first - one.last <= _TO_NAME + 1
        and page.lexicon.matches("places.before", words[one.last + 1].key)
        for one in mentions
    )


def is_beside(page: Page, mention: Mention, mentions: list[Mention]) -> bool:
    """Say whether a thing only tells where another is, or "also" opens another: "탑 뒤에는 오벨리스크가 있다"."""
    words, matches = page.sentences[mention.sentence].words, page.lexicon.matches
    for one in mentions:
        other = one.sentence == mention.sentence and one.last < mention.first and one.key != mention.key
        behind = words[one.last + 1 : one.last + 2]
        if other and any(matches("function.near_behind", word.key) for word in behind):
            return True
    also = page.lexicon.settings.get("also")
    if not also or any(one.sentence == mention.sentence for one in mentions):
        return False
    barred = ("function.pronouns", "time.this_year", "kinds.anaphors")
    return any(
        re.search(also, word.key) and not any(matches(one, word.key) for one in barred)
        for word in words[: mention.first]
    )


def is_joined(page: Page, mention: Mention, mentions: list[Mention]) -> bool:
    """Say whether "and" joins a name to the one right before it, which is another then: "the cross and the stone"."""
    words, matches = page.sentences[mention.sentence].words, page.lexicon.matches
    one = mentions[-1]
    between = words[one.last + 1 : mention.first]
    if one.role != "name" or mention.role != "name":
        return False
    if one.sentence != mention.sentence or not 0 < len(between) <= _TO_NAME or one.key == mention.key:
        return False
    if any(matches("function.with", word.key) for word in words[one.first : one.last]):
        return False  # "a block with inscriptions and reliefs"
    small = all(matches("function.articles", word.key) for word in between[1:])
    return matches("function.conjunctions", between[0].key) and small


def _place_ahead(page: Page, mention: Mention) -> str:
    """Return how the name begins that leads the clause of a mention: "..., and in X they felled an obelisk"."""
    words, matches = page.sentences[mention.sentence].words, page.lexicon.matches
    at = mention.first
    while at > 0 and words[at - 1].text not in ",;":
        at -= 1
    if at > 0 and not matches("places.in", words[at].key):
        at += 1
    led = at + 1 < mention.first and matches("places.in", words[at].key) and words[at + 1].is_capital
    return words[at + 1].key[:_PLACE] if led else ""


def _place_behind(page: Page, mention: Mention) -> str:
    """Return how the name behind "in" begins that follows a mention."""
    words = page.sentences[mention.sentence].words[mention.last + 1 : mention.last + 3]
    if len(words) < 2 or not words[1].is_capital:
        return ""
    return words[1].key[:_PLACE] if page.lexicon.matches("places.in", words[0].key) else ""


def _is_in_town(page: Page, mention: Mention) -> bool:
    """Say whether the name behind "in" is one word that is nothing but a place: no park, street or school."""
    sentence = page.sentences[mention.sentence]
    at = mention.last + _TO_NAME
    if any(word.is_capital for word in sentence.words[at + 1 : at + 2]):
        return False
    return not any(
        one.first <= at <= one.last and (one.section not in ("places", "reporting") or one.name in _NO_TOWNS)
        for one in sentence.hits
    )


def is_new(page: Page, mention: Mention) -> bool:
    """Say whether an article opens another thing: "a mass grave ... in a pantheon of the cemetery"."""
    before = page.sentences[mention.sentence].words[mention.first - 1] if mention.first else None
    return before is not None and page.lexicon.matches("function.indefinite", before.key)
