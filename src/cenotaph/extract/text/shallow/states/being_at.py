"""Sentences that say with "is" alone where a memorial is: "Паметникът е до черквата", "Цвинтар — за селом".

The words come from the section `copula`: forms of "is" (`is`) and the prepositions behind which a place follows (`at`);
a language that drops "is" (`copula_dropped`) has a dash in its place.

Invariant: the memorial stands right before "is", hangs on no preposition, and a word for a site, a memorial or a name
follows the preposition; nothing in the clause is done, told or reported of it.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.state_facts import state_fact
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_WAY = "noun"
_SITES = ("places.local", "places.spots", "places.types", "places.heads", "places.sides", "copula.sites")
_TELLING = frozenset({"events", "states", "burials", "status", "keepers"})
_TIMES = ("time.year", "time.years", "time.months", "time.weeks", "time.day")
_DASHES = frozenset("—–")
_SMALL, _TO_SITE, _TO_DASH = 2, 4, 5


def find_being_at(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the memorials of a sentence of which "is" and a place tell where they are."""
    if not scene.lexicon.list("copula.at"):
        return []
    facts = []
    for mention, thing in scene.in_sentence(sentence.index):
        if mention.role == "part" or mention.after_preposition:
            continue
        at = _is_at(scene, sentence, mention)
        if at is not None and _is_site(scene, sentence, at + 1):
            hit = Hit(at, at, "states", "exists")
            facts.append(state_fact("exists", scene, sentence, hit, (mention, thing), way=_WAY, timed=True))
    return facts


def _is_at(scene: Scene, sentence: Sentence, mention: Mention) -> int | None:
    """Return the preposition of place behind a mention and "is", small words like "still" passed over."""
    words, matches = sentence.words, scene.lexicon.matches
    at = mention.last + 1
    dropped = scene.lexicon.settings.get("copula_dropped", False)
    for word in words[at : at + _TO_DASH] if dropped else ():
        if word.text in _DASHES:
            at = word.i  # "Могила вояків УПА — на пагорбі"
        elif not word.is_word or matches("function.prepositions", word.key):
            break
    while at < len(words) and at <= mention.last + _SMALL and matches("text.skips", words[at].key):
        at += 1
    if at + 1 >= len(words):
        return None
    dash = dropped and words[at].text in _DASHES
    if not dash and not matches("copula.is", words[at].key):
        return None
    at += 1
    while at < len(words) and matches("text.skips", words[at].key):
        at += 1
    return at if at < len(words) and matches("copula.at", words[at].key) else None


def _is_site(scene: Scene, sentence: Sentence, first: int) -> bool:
    """Say whether a word for where something can stand follows a preposition, before anything else is told."""
    told = {hit.first for hit in sentence.hits if hit.section in _TELLING}
    behind = sentence.words[first : first + _TO_SITE]
    if any(scene.lexicon.matches(name, word.key) for word in behind for name in _TIMES):
        return False
    for word in behind:
        if not word.is_word or word.i in told:
            return False
        if word.is_capital or any(hit.first == word.i and hit.name != "not" for hit in sentence.of("kinds")):
            return True
        if any(scene.lexicon.matches(name, word.key) for name in _SITES):
            return not any(hit.first == word.i + 1 for hit in sentence.of("states"))
    return False
