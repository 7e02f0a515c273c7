"""What happened to memorials: events by their verbs and nouns."""

from __future__ import annotations

from cenotaph.extract.text.reading import EVENTS, Status
from cenotaph.extract.text.shallow.events.care_done import is_past
from cenotaph.extract.text.shallow.events.destinations import destination_of
from cenotaph.extract.text.shallow.events.event_counts import counted_by_event
from cenotaph.extract.text.shallow.events.event_names import name_of
from cenotaph.extract.text.shallow.events.happened_to import subject
from cenotaph.extract.text.shallow.events.looks import is_look
from cenotaph.extract.text.shallow.events.mended import HARMFUL, is_mended
from cenotaph.extract.text.shallow.events.no_events import (
    is_ceremony,
    is_condition,
    is_dedication,
    is_of_a_name,
    is_of_a_stone,
    is_of_unveiling,
    is_part_of,
)
from cenotaph.extract.text.shallow.events.nouns_of_doing import is_bare_infinitive, makes_deed
from cenotaph.extract.text.shallow.events.participles_ahead import is_attribute, is_kept
from cenotaph.extract.text.shallow.events.remains import are_of_memorial, has_remains, only_lie
from cenotaph.extract.text.shallow.states.charge_left_out import is_care_in_charge
from cenotaph.extract.text.shallow.subjects.joined_things import joined_facts
from cenotaph.extract.text.shallow.triggers.intentions import is_needed, is_only_meant
from cenotaph.extract.text.shallow.triggers.moves import is_put_off, is_spent
from cenotaph.extract.text.shallow.triggers.statuses import status_of
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_asked_not_to, is_hypothetical, is_question
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.prices import is_price

_LOOKS = frozenset({"erected", "maintained"})
"""Events whose participle beside "was" may only tell how something looked."""


def find_events(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the events of a sentence."""
    facts: list[Fact] = []
    if is_question(sentence):
        return facts
    for hit in sentence.of("events"):
        if hit.name not in EVENTS and not (hit.name == "laid" and has_remains(scene, sentence, hit)):
            continue
        if _tells_none(scene, sentence, hit):
            continue
        found = None if is_hypothetical(scene.lexicon, sentence, hit) else subject(scene, sentence, hit)
        if found is None:
            continue
        about, mention, thing = found
        status = _status(scene, sentence, hit)
        if status is None:
            continue
        name = name_of(scene, sentence, hit, (mention, thing))
        count, count_of = counted_by_event(scene, sentence, (name, thing), mention, hit)
        facts.append(
            Fact(
                name, sentence.index, hit, thing, about.span, mention, f"event_{name}", status,
                count=count, count_of=count_of,
                value_span=destination_of(scene, sentence, hit) if "relocated" in (hit.name, name) or hit.name in ("exhumed", "laid") else None,
                timed=status in ("happened", "ongoing", "alleged"),
            )
        )  # fmt: skip
        facts += joined_facts(scene, sentence, facts[-1])
    return [
        one
        for one in facts
        if not (_is_end_of_move(scene, sentence, one, facts) or _is_after_removal(one, facts))
    ]


def _tells_none(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word of an event tells of none by its kind and what stands beside it."""
    return (
        only_lie(scene, sentence, hit)
        or are_of_memorial(scene, sentence, hit)
        or is_condition(sentence, hit)
        or is_dedication(scene, sentence, hit)
        or (hit.name == "maintained" and _is_no_care(scene, sentence, hit))
        or (hit.name == "erected" and _is_not_put_up(scene, sentence, hit))
        or (hit.name in ("erected", "removed") and is_ceremony(scene, sentence, hit))
        or (hit.name in ("erected", "unveiled") and is_attribute(scene, sentence, hit))
        or (hit.name in _LOOKS and is_look(scene.lexicon, sentence, hit))
        or (hit.name in HARMFUL and is_mended(scene, sentence, hit))
        or is_price(scene.lexicon, sentence, hit)
        or is_bare_infinitive(scene, sentence, hit)
        or (hit.name == "exhumed" and is_of_a_stone(scene, sentence, hit))
        or (hit.name == "relocated" and is_put_off(scene.lexicon, sentence, hit))
        or (hit.name == "relocated" and is_spent(scene.lexicon, sentence, hit))
    )


def _is_no_care(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word of care tells in whose care something is ("pod opieką"), or only how it looks."""
    return (
        is_part_of(sentence, hit, "custodian")
        or is_care_in_charge(scene, sentence, hit)
        or is_kept(scene, sentence, hit)
    )


def _is_not_put_up(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word of putting up tells of a name, a ceremony, or only where something is: "je umístěna", "세워져 있다"."""
    return (
        is_of_a_name(sentence, hit)
        or makes_deed(scene, sentence, hit)
        or is_of_unveiling(scene, sentence, hit)
        or is_part_of(sentence, hit, "exists")
    )


def _status(scene: Scene, sentence: Sentence, hit: Hit) -> Status | None:
    """Tell the status of an event; None for what is only to be left undone, or meant and not needed."""
    ongoing = hit.name == "maintained" and not is_past(scene, sentence, hit)
    status = status_of(scene, sentence, hit, default="ongoing" if ongoing else "happened")
    if status == "denied" and is_asked_not_to(sentence, hit):
        return None
    if status == "happened" and is_only_meant(scene.lexicon, sentence, hit):
        return "proposed" if is_needed(scene.lexicon, sentence, hit) else None
    return status


def _is_after_removal(fact: Fact, facts: list[Fact]) -> bool:
    """Say whether something is tended where a memorial was: "Після демонтажу пам’ятника на площі висадили дерева"."""
    if fact.property != "maintained" or fact.mention is None:
        return False
    return any(
        one.property in ("removed", "destroyed")
        and one.mention is fact.mention
        and one.trigger.first < fact.mention.first < fact.trigger.first
        and fact.mention.first - one.trigger.last <= _GOVERNED
        for one in facts
    )


_GOVERNED = 2
_FAR_TO_END = 12


def _is_end_of_move(scene: Scene, sentence: Sentence, fact: Fact, facts: list[Fact]) -> bool:
    """Say whether a verb of setting up only ends a move: "it will be taken to the cemetery and set up at the wall"."""
    if fact.property != "erected":
        return False
    for one in facts:
        between = sentence.words[one.trigger.last + 1 : fact.trigger.first]
        if one.property != "relocated" or one.thing is not fact.thing or len(between) > _FAR_TO_END:
            continue
        if any(word.text in ",;:" for word in between):
            continue
        if any(scene.lexicon.matches("function.conjunctions", word.key) for word in between):
            return True
    return False
