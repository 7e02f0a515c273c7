"""Participles before a noun that only name it: "the erected monument", "well-kept graves".

Invariant: one that says when it was done tells of the deed: "the recently opened memorial".
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence


def is_attribute(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "the erected monument" only names it: a participle in the form of an adjective right before it."""
    adjective = read_grammar(scene.lexicon).adjective
    if adjective is None or not scene.lexicon.settings.get("participles_attributive", False):
        return False
    verb = read_grammar(scene.lexicon).verb
    if verb is not None and verb.search(sentence.words[hit.last].key):
        return False  # "se staví památník"
    if hit.first > 0 and sentence.words[hit.first - 1].is_number:
        return False  # "the 1917 erected monument" says when it was
    if scene.lexicon.settings.get("nouns_capital", False) and _has_year(scene, sentence, hit):
        return False  # "der 1921 von der Gemeinde errichtete Stein"
    if (
        hit.first > 0
        and scene.lexicon.settings.get("nouns_capital", False)
        and sentence.words[hit.first].is_capital
    ):
        return False  # "der Bau eines Denkmals"
    deed = scene.lexicon.settings.get("verbal_noun")
    if deed and any(re.search(deed, sentence.words[at].key) for at in (hit.first, hit.last)):
        return False  # "the unveiling of the monument", which ends as an adjective does
    if _is_dated(sentence, hit):
        return False  # "the recently opened memorial"
    followed = any(
        0 < mention.head - hit.last <= 3
        and not any(
            scene.lexicon.matches("function.articles", word.key)
            for word in sentence.words[hit.last + 1 : mention.head]
        )
        for mention, _ in scene.in_sentence(sentence.index)
    )
    to_come = any(one.first == hit.first for one in sentence.of("status", "planned"))
    return followed and not to_come and bool(adjective.search(sentence.words[hit.last].key))


_NEAR_DATE = 4
_DATES = (
    "today",
    "yesterday",
    "before_yesterday",
    "days",
    "last_year",
    "last_month",
    "last_week",
    "this_year",
    "lately",
)


def _is_dated(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a time stands right before a participle, so that it tells when: "недавно открытый мемориал"."""
    return any(
        0 < hit.first - one.last <= _NEAR_DATE
        and not any(word.text in ",;:()" for word in sentence.words[one.last : hit.first])
        for one in sentence.of("time", *_DATES)
    )


def is_kept(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "well-kept graves" only tells how they look, where the form of a participle shows it."""
    form = scene.lexicon.settings.get("kept")
    single = hit.first == hit.last and form and re.search(form, sentence.words[hit.last].key)
    return bool(single) and is_attribute(scene, sentence, hit)


_LONGEST_ATTRIBUTE, _YEAR = 10, 4


def _has_year(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a participle before a noun has a year of its own: no sign and no finite verb stands between."""
    for word in reversed(sentence.words[max(0, hit.first - _LONGEST_ATTRIBUTE) : hit.first]):
        if not (word.is_word or word.is_number) or scene.lexicon.matches("text.aux", word.key):
            return False
        if word.is_number and len(word.text) == _YEAR:
            return True
    return False
