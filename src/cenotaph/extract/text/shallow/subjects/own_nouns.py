"""Clauses with a noun of their own: "Nachdem das Haus renoviert wurde, kehrte die Tafel zurück".

Invariant: only where nouns have capitals and the verb stands second, so that an article tells the case: a noun that an
article of the subject or object leads, and no preposition, is what a passive in its clause is said of. It says nothing
where the clause names a memorial, or a part of one, in that place.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.things.over_relative import RELATIVES
from cenotaph.extract.text.shallow.triggers.relatives import is_relative
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_SIGNS = frozenset(",;:–—()")
_PASSIVE = ("actors.passive", "actors.passive_with")
_NO_NOUNS = ("kinds", "time", "events", "states", "causes")
"""Sections whose nouns are the memorial, when, or what was done to it."""
_MADE = frozenset({"erected", "unveiled"})
_REMAINS = frozenset({"exhumed", "laid"})


def has_noun_of_its_own(scene: Scene, sentence: Sentence, hit: Hit, found: Mention | None) -> bool:
    """Say whether the passive clause of a verb has a subject that is no memorial.

    Args:
        scene: the document.
        sentence: where the verb stands.
        hit: the verb.
        found: the memorial that the verb would be said of, or None for one of a sentence before.
    """
    words, lexicon = sentence.words, scene.lexicon
    settings = lexicon.settings
    if not (settings.get("nouns_capital", False) and settings.get("verb_second", False)):
        return False
    if hit.first != hit.last or words[hit.first].is_capital or hit.name in _REMAINS:
        return False
    start, end = _clause(sentence, hit)
    led = _before_relative(scene, sentence, start)
    if found is not None and is_relative(scene, sentence, hit, found):
        return False
    if _has_object_behind(scene, sentence, hit, found):
        return True
    if found is not None and start <= found.head < end:
        # "Die Hand der Statue wurde zerstört" tells of the statue; what its light is made by does not.
        made = hit.name in _MADE and is_whose(scene, sentence, found)
        return made or _is_of_other_deed(scene, sentence, hit, found)
    if _is_object(scene, sentence, hit, start):
        return True
    infinitive = settings.get("future_infinitive")
    active = bool(infinitive and re.search(infinitive, words[hit.last].key))
    if not any(
        lexicon.matches(one, word.key) and not (active and lexicon.matches("status.present", word.key))
        for one in _PASSIVE
        for word in words[start:end]
    ):
        return False  # "wird sie ersetzen": a future
    parts = [(start, end)]
    if led is not None and (found is None or found.first > led[1]):
        parts.append(led)
    return any(_is_subject(scene, sentence, at, low) for low, high in parts for at in range(low + 1, high))


def _before_relative(scene: Scene, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return the clause that goes on at `start` behind a relative one: "Das Haus, in dessen Garten ... steht, wird ..."."""
    words, lexicon = sentence.words, scene.lexicon
    if start < _SHORTEST or words[start - 1].text != ",":
        return None
    comma = next((at for at in range(start - 2, 0, -1) if words[at].text in _SIGNS), 0)
    if comma < 1 or words[comma].text != ",":
        return None
    leads = words[comma + 1 : comma + 3]
    if not any(lexicon.matches(one, word.key) for one in RELATIVES for word in leads):
        return None
    first = comma
    while first > 0 and words[first - 1].text not in _SIGNS:
        first -= 1
    return first, comma


_SHORTEST = 4


def _is_of_other_deed(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether a memorial is what another deed is done to, and that is carried out: "die Pflege des Grabs ausgeführt"."""
    lead = mention.first - 1
    if hit.name != "erected" or lead < 1:
        return False
    if not scene.lexicon.matches("other_nouns.whose", sentence.words[lead].key):
        return False
    return any(
        one.last == lead - 1 and one.name not in ("erected", "unveiled") for one in sentence.of("events")
    )


_LESS_THAN_ALL = (
    "other_nouns.shares",
    "function.within",
    "function.some",
    "kinds.parts",
    "kinds.anaphors",
    "actors.who",
)


def is_whose(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a memorial only tells whose a noun before it is: "Die Auszeichnung der Friedhöfe wurde initiiert"."""
    words, lexicon = sentence.words, scene.lexicon
    lead = mention.first - 1
    if (
        not lexicon.settings.get("nouns_capital", False)
        or lead < 1
        or not lexicon.matches("other_nouns.whose", words[lead].key)
    ):
        return False
    noun = words[lead - 1]
    if (
        not noun.is_capital
        or noun.i == 0
        or noun.i in sentence.covered(*_NO_NOUNS, "status", "people", "burials")
    ):
        return False
    return not any(lexicon.matches(one, noun.key) for one in _LESS_THAN_ALL)


def _has_object_behind(scene: Scene, sentence: Sentence, hit: Hit, found: Mention | None) -> bool:
    """Say whether a finite verb has an object right behind it, and "and" parts it from a memorial further on.

    "Sie pflegte ihre Mutter und besuchte danach das Grab": it was her mother whom she looked after.
    """
    words, lexicon = sentence.words, scene.lexicon
    behind = words[hit.last + 1 : hit.last + 3]
    if len(behind) <= 1 or not lexicon.matches("other_nouns.accusative", behind[0].key):
        return False
    noun = behind[1]
    if (
        not noun.is_capital
        or noun.i in sentence.covered(*_NO_NOUNS)
        or lexicon.matches("actors.who", noun.key)
    ):
        return False
    if found is None or found.last < hit.first:
        return False
    between = words[noun.i + 1 : found.first]
    joint = next((one.i for one in between if lexicon.matches("function.conjunctions", one.key)), None)
    return joint is not None and joint + 1 < found.first and words[joint + 1].text.islower()


def _is_object(scene: Scene, sentence: Sentence, hit: Hit, start: int) -> bool:
    """Say whether a noun right before a verb at the end of its clause is what it was done to: "und das Haus saniert"."""
    words, lexicon = sentence.words, scene.lexicon
    at = hit.first - 1
    if at <= start or lexicon.matches("actors.who", words[at].key):
        return False
    return _is_subject(scene, sentence, at, start) or _is_counted(scene, sentence, at, start)


def _is_counted(scene: Scene, sentence: Sentence, at: int, start: int) -> bool:
    """Say whether a noun has a number or "many" before it and no preposition: "und hat viele Häuser gebaut"."""
    words, lexicon = sentence.words, scene.lexicon
    if at - 2 <= start or not words[at].is_capital or at in sentence.covered(*_NO_NOUNS):
        return False
    many = words[at - 1].is_number or lexicon.matches("other_nouns.many", words[at - 1].key)
    return many and not lexicon.matches("function.prepositions", words[at - 2].key)


def _clause(sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Return where the clause of a verb begins and ends: between two signs."""
    words = sentence.words
    start, end = hit.first, hit.last + 1
    while start > 0 and words[start - 1].text not in _SIGNS:
        start -= 1
    while end < len(words) and words[end].text not in _SIGNS:
        end += 1
    return start, end


def _is_subject(scene: Scene, sentence: Sentence, at: int, start: int) -> bool:
    """Say whether a noun has an article of the subject and no preposition before it, adjectives between."""
    words, lexicon = sentence.words, scene.lexicon
    if not words[at].is_capital or at in sentence.covered(*_NO_NOUNS):
        return False
    adjective, lead = read_grammar(lexicon).adjective, at - 1
    while (
        lead > start
        and words[lead].text.islower()
        and adjective
        and adjective.search(words[lead].key)
        and not lexicon.matches("function.articles", words[lead].key)
    ):
        lead -= 1
    if not lexicon.matches("other_nouns.articles", words[lead].key):
        return False
    before = words[lead - 1] if lead > start else None
    if lexicon.matches("other_nouns.ambiguous", words[lead].key):
        return before is None or lexicon.matches("text.subordinates", before.key)
    return before is None or not lexicon.matches("function.prepositions", before.key)
