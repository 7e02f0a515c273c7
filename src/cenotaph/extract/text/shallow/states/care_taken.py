"""Whose care a memorial is in, told by a noun for care and a verb apart: "opiekę nad grobem sprawuje szkoła".

The words come from the section `care`: what leads the noun (`over`), verbs of having and taking (`verbs`), and the noun
that ends the clause where the verb goes before (`into`): "szkoła objęła grób opieką". A language without them has none.

Invariant: the memorial stands right behind the noun, or between verb and noun, or a pronoun stands there for what was
spoken of before; no sign parts them.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.statuses import status_of
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import phrase_end
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import phrase_start

_RULE = "custodian_care"
_LOOSER = ("custodian", "event_maintained")
_FAR, _LONGEST = 9, 8
_SIGNS = frozenset(",;:.()–—")


def find_care_taken(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find in whose care memorials are or come."""
    if is_question(sentence):
        return []
    found = [*_held(scene, sentence), *_taken(scene, sentence)]
    return [fact for fact in found if fact.status != "denied"]


def without_care_twice(facts: list[Fact]) -> list[Fact]:
    """Leave out what looser rules tell by the very words that tell whose care it is in."""
    told = {
        (one.sentence, at)
        for one in facts
        if one.rule in (_RULE, "custodian_noun")
        for at in range(one.trigger.first, one.trigger.last + 1)
    }
    return [one for one in facts if one.rule not in _LOOSER or (one.sentence, one.trigger.first) not in told]


def _held(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "care over the grave has the school": who has it follows the verb, or led the sentence."""
    facts = []
    for hit in sentence.of("care", "over"):
        named = next((one for one in scene.in_sentence(sentence.index) if one[0].first == hit.last + 1), None)
        start = named[0].last + 1 if named else hit.last + 2
        thing = named[1] if named else _meant(scene, sentence, hit.last + 1)
        verb = _next(sentence, "verbs", start)
        if thing is None or verb is None:
            continue
        end = phrase_end(scene.lexicon, sentence, verb.last + 1)
        facts.append(_fact(scene, sentence, verb, (named, thing), (verb.last + 1, end)))
    return facts


def _taken(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "the school took the grave into its care": who took it stands before the verb."""
    facts = []
    for hit in sentence.of("care", "verbs"):
        into = _next(sentence, "into", hit.last + 1)
        if into is None:
            continue
        inside = range(hit.last + 1, into.first)
        named = next((one for one in scene.in_sentence(sentence.index) if one[0].head in inside), None)
        thing = named[1] if named else _meant(scene, sentence, *inside, hit.first - 1)
        if thing is None:
            continue
        first = phrase_start(sentence, hit.first, _LONGEST)
        whole = hit._replace(last=into.last)
        facts.append(_fact(scene, sentence, whole, (named, thing), (first, hit.first - 1)))
    return facts


def _next(sentence: Sentence, name: str, start: int) -> Hit | None:
    """Return the next word of a list in the clause that a word begins."""
    one = next((hit for hit in sentence.of("care", name) if 0 <= hit.first - start <= _FAR), None)
    if one is None or any(word.text in _SIGNS for word in sentence.words[start : one.first]):
        return None
    return one


def _meant(scene: Scene, sentence: Sentence, *places: int) -> ThingBuilder | None:
    """Return what a pronoun at one of some words means: what was spoken of before the sentence."""
    words = sentence.words
    pointing = any(
        0 <= at < len(words) and scene.lexicon.matches("function.objects", words[at].key) for at in places
    )
    return scene.things.latest(sentence.index - 1, len(words), back=2) if pointing else None


def _fact(
    scene: Scene,
    sentence: Sentence,
    hit: Hit,
    of: tuple[tuple[Mention, ThingBuilder] | None, ThingBuilder],
    whose: tuple[int, int],
) -> Fact:
    named, thing = of
    mention = named[0] if named else None
    about = mention.span if mention else thing.mention_before(sentence.index - 1).span
    value = sentence.span_of(*whose) if whose[0] <= whose[1] else None
    status = status_of(scene, sentence, hit)
    return Fact(
        "custodian", sentence.index, hit, thing, about, mention, _RULE,
        status="happened" if status == "ongoing" else status,  # whose care it is, holds for long
        value_span=value, timed=True,
    )  # fmt: skip
