"""Memorials that somebody plans, asks for or refuses without a verb of building: "fordert ein Mahnmal".

The words come from the section `wanted`: verbs that ask (`asks`), that decide (`plans`), that tell who gets one (`gets`) and that refuse (`refuses`).

Invariant: the memorial is one that is not there yet, said with an indefinite article, and its clause tells no event.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.shallow.lexicon import Hit
from cenotaph.extract.text.shallow.mentions import Mention
from cenotaph.extract.text.shallow.page import Sentence
from cenotaph.extract.text.shallow.statuses import is_question
from cenotaph.extract.text.shallow.triggers import Fact, Scene

_STATUS: dict[str, Status] = {"asks": "proposed", "plans": "planned", "gets": "planned", "refuses": "denied"}
_REACH = 10
_BEFORE = 3


def find_wanted(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the memorials of a sentence that are still to be built, or not to be."""
    hits = sentence.of("wanted", *_STATUS)
    if not hits or is_question(sentence):
        return []
    facts = []
    for mention, thing in scene.in_sentence(sentence.index):
        if mention.role != "name" or not _is_new(scene, sentence, mention):
            continue
        hit = next((one for one in hits if _is_of(sentence, one, mention)), None)
        if hit is None or _is_told(sentence, hit, mention):
            continue
        facts.append(
            Fact(
                "erected", sentence.index, hit, thing, mention.span, mention, "event_wanted",
                status=_STATUS[hit.name], count=mention.count if mention.plural else None, count_of="sites", certainty=550,
            )
        )  # fmt: skip
    return facts


def _is_new(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether an indefinite article stands before a mention: over its adjectives, and "für" that a verb governs."""
    before = sentence.words[max(0, mention.first - _BEFORE) : mention.first]
    return any(scene.lexicon.matches("wanted.article", word.key) for word in before) and (
        not mention.after_preposition or any(scene.lexicon.matches("wanted.for", word.key) for word in before)
    )


def _is_of(sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    if hit.name == "gets" and mention.first < hit.first:
        return False
    if hit.first <= mention.first and mention.last <= hit.last:
        return True
    low, high = (hit.last, mention.first) if hit.last < mention.first else (mention.last, hit.first)
    between = sentence.words[low + 1 : high]
    return len(between) <= _REACH and not any(word.text in ",;:" for word in between)


def _is_told(sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether another verb of the clause tells what is to be done."""
    signs = [word.i for word in sentence.words if word.text in ",;:"]
    first = max((at for at in signs if at < min(hit.first, mention.first)), default=-1)
    last = min((at for at in signs if at > max(hit.last, mention.last)), default=len(sentence.words))
    return any(
        first < one.first < last and not mention.first <= one.first <= mention.last
        for one in sentence.of("events")
        if one.name != "not"
    ) or any(
        one.first == last + 1 or last < one.first <= last + _REACH
        for one in sentence.of("events")
        if one.name == "erected"
    )
