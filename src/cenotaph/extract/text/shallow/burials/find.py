"""Who lies where, and how many: numbers of people with a word of burial, numbers of graves."""

from __future__ import annotations

from dataclasses import replace

from cenotaph.extract.text.reading import TO_COME, Amount, CountOf
from cenotaph.extract.text.shallow.burials.burial_verbs import are_others, goes_on, verb_of
from cenotaph.extract.text.shallow.burials.counted_graves import elliptic, graves, ground_with, is_counted
from cenotaph.extract.text.shallow.burials.counted_people import (
    REACH,
    are_unknown,
    bare,
    counted_people,
    left_unknown,
    named_unknown,
    shared,
    told_number,
)
from cenotaph.extract.text.shallow.burials.resting_places import owner, where
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.statuses import status_of
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence

_NOT_DONE = TO_COME | {"denied"}


def find_burials(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find how many people lie buried somewhere, and how many graves there are."""
    if is_question(sentence):
        return []
    spoken_of = sentence.has("burials") or sentence.has("people", "unknown")
    if not scene.in_sentence(sentence.index) and not spoken_of:
        return []
    amounts = find_amounts(scene.page, sentence)
    of_graves = [*elliptic(scene, sentence, amounts), *graves(scene, sentence)]
    if not amounts:
        return of_graves
    verbs = sentence.of("burials", "verbs", "reburied", "number") or goes_on(scene, sentence)
    counted_graves = {
        id(one)
        for one, _ in scene.in_sentence(sentence.index)
        if one.kind in ("grave", "mass_grave") and of_graves
    }
    people: list[Fact] = []
    for at, amount in amounts:
        named = named_unknown(scene, sentence, at)
        counted = named or counted_people(scene, sentence, at)
        counted = counted or shared(scene, sentence, at, people)
        counted = counted or bare(scene, sentence, at) or left_unknown(scene, sentence, at)
        counted = counted or told_number(sentence, at)
        if counted is None:
            continue
        beside = owner(scene, sentence, at)
        unknown = counted == "unknown_people" and (named is not None or are_unknown(scene, sentence))
        if not verbs and not unknown and (beside is None or sentence.has("events", "exhumed", "laid")):
            continue
        trigger = verb_of(scene, sentence, verbs, at) if verbs else at
        if trigger is not at and are_others(scene, sentence, at, trigger, amounts):
            continue
        if trigger.name == "reburied" and sentence.has("resting", "away"):
            continue  # "wurden von hier umgebettet"
        found = beside or where(scene, sentence, trigger, at)
        if found is None or (id(found[0]) in counted_graves and found[0] and found[0].count == amount):
            continue
        if found[0] is not None and found[0].kind == "grave" and is_counted(found[0]):
            found = ground_with(scene, sentence, found[0]) or found
        mention, thing = found
        if mention is None and trigger.name == "reburied" and scene.lexicon.settings.get("verb_last", False):
            continue  # "23위를 강제 이장했다": from there, or elsewhere
        about = mention.span if mention else thing.mention_before(sentence.index).span
        status = status_of(scene, sentence, trigger)
        if thing.kind in ("monument", "plaque") and _are_tablets(scene, sentence, at):
            people.append(_tablets(sentence, trigger, found, amount, at))
            continue
        people.append(
            Fact(
                "burials", sentence.index, trigger, thing, about, mention, "buried",
                status=status if status in _NOT_DONE else "happened", value=_kind_of(scene, sentence, thing, (at, counted)), count=amount, count_of=counted,
                timed=trigger.name == "reburied",
            )
        )  # fmt: skip
    return [*of_graves, *_among_soldiers(people)]


def _kind_of(scene: Scene, sentence: Sentence, thing: ThingBuilder, told: tuple[Hit, CountOf]) -> str | None:
    """Return the type of grave; of those unknown that they are soldiers: "zwölf unbekannte Soldaten"."""
    at, counted = told
    if counted != "unknown_people":
        return _type_of(thing) or _in_mass(scene, sentence)
    beside = [
        one
        for one in sentence.of("people", "military")
        if 0 < one.first - at.last <= REACH
        and not any(word.text in ",.;:()" for word in sentence.words[at.last : one.first])
    ]
    return "military" if beside and scene.lexicon.settings.get("nouns_capital") else _type_of(thing)


def _in_mass(scene: Scene, sentence: Sentence) -> str | None:
    """Read "on the field lie 3,000 prisoners in mass graves": graves that are not counted tell how they lie there."""
    graves = [one for one, _ in scene.in_sentence(sentence.index) if one.kind == "mass_grave"]
    return "mass" if any(one.after_preposition and one.count is None for one in graves) else None


_NEAR_TABLETS = 3


def _are_tablets(scene: Scene, sentence: Sentence, at: Hit) -> bool:
    """Say whether a number is one of tablets with names: "312위의 위패를 모신 충혼탑" is for 312, none of whom lies there."""
    beside = sentence.words[max(0, at.first - 1) : at.last + 1 + _NEAR_TABLETS]
    if scene.lexicon.settings.get("counts_behind", False):
        beside = sentence.words  # "전몰군경 310위, 민간인 240위 등의 위패"
    return any(scene.lexicon.matches("burials.tablets", word.key) for word in beside)


def _tablets(
    sentence: Sentence, trigger: Hit, found: tuple[Mention | None, ThingBuilder], amount: Amount, at: Hit
) -> Fact:
    mention, thing = found
    about = mention.span if mention else thing.mention_before(sentence.index).span
    return Fact(
        "commemorates", sentence.index, trigger, thing, about, mention, "names_of",
        value_span=sentence.span_of(at.first, at.last), count=amount, count_of="people",
    )  # fmt: skip


def _among_soldiers(facts: list[Fact]) -> list[Fact]:
    """Mark as soldiers those unknown who are part of a number of soldiers: "1,100 soldiers, 350 of them unknown"."""
    soldiers = any(one.count_of == "military" for one in facts)
    return [
        replace(one, value="military") if soldiers and one.count_of == "unknown_people" else one
        for one in facts
    ]


def _type_of(thing: ThingBuilder) -> str | None:
    return "mass" if thing.kind == "mass_grave" else None
