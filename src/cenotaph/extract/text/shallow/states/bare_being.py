"""Sentences without a verb that say what stands where: "За церковью — братская могила", "В районе 46 захоронений".

Invariant: a place leads, then a dash or a number, then a memorial; nothing in the clause is done, told or reported.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.state_facts import state_fact
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.grammar import is_verb_form
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_WAY = "noun"
_DASHES = frozenset("—–")
_SIGNS = frozenset(",;:()?")
_GRAVES = frozenset({"grave", "mass_grave"})
_TELLING = frozenset({"events", "states", "burials", "status"})
_LONGEST_PLACE = 8


def find_bare_being(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find memorials that a sentence without a verb puts somewhere, each joined one too.

    A number alone in the place of the dash tells it only where a language drops "is" (`copula_dropped`).
    """
    facts: list[Fact] = []
    last = -1
    for mention, thing in scene.in_sentence(sentence.index):
        joined = last >= 0 and _joins(scene, sentence, last, mention)
        if mention.role != "name" or not (joined or _is_put_there(scene, sentence, mention)):
            last = -1
            continue
        last = mention.last
        if mention.count is not None and mention.plural and thing.kind in _GRAVES:
            continue  # a number of graves is told as burials
        hit = Hit(mention.head, mention.head, "states", "exists")
        facts.append(state_fact("exists", scene, sentence, hit, (mention, thing), way=_WAY))
    return facts


def _joins(scene: Scene, sentence: Sentence, last: int, mention: Mention) -> bool:
    between = sentence.words[last + 1 : mention.first]
    return len(between) == 1 and scene.lexicon.matches("function.conjunctions", between[0].key)


def _is_put_there(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a place and a dash, or a place and a number, stand right before a mention, and no verb with them.

    "They felled 69 in Latvia, in Estonia — 12" leaves out a verb of before.
    """
    words = sentence.words
    at = mention.first - 1
    while at > 0 and words[at].is_number:
        at -= 1
    dropped = scene.lexicon.settings.get("copula_dropped", False)
    if at > 0 and words[at].text in _DASHES:
        place = at
    elif dropped and mention.count is not None and mention.plural:
        place = min(at + 1, mention.first - 1)  # the number may be a word: "три памятника"
    else:
        return False
    first = place
    while first > 0 and words[first - 1].text not in _SIGNS:
        first -= 1
    led = scene.lexicon.matches("places.before", words[first].key) and 1 < place - first <= _LONGEST_PLACE
    gapped = any(hit.first < first for hit in sentence.of("events"))
    return led and not gapped and not _has_verb(scene, sentence, first, mention)


def _has_verb(scene: Scene, sentence: Sentence, first: int, mention: Mention) -> bool:
    last = mention.last + 1
    while last < len(sentence.words) and sentence.words[last].text not in _SIGNS | {"."}:
        last += 1
    clause = set(range(first, last)) - set(range(mention.first, mention.last + 1))
    told = any(
        hit.first in clause
        for hit in sentence.hits
        if hit.section in _TELLING or (hit.section, hit.name) in (("reporting", "verbs"), ("copula", "is"))
    )
    small = (sentence.words[at] for at in clause)
    return told or any(
        word.is_word and word.text.islower() and is_verb_form(scene.lexicon, word.key)
        for word in small
        if not scene.lexicon.matches("places.types", word.key)
    )
