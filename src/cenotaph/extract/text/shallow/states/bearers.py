"""The memorial that words of dedication are said of: "In honour of the miners an obelisk was put up".

Invariant: where people honour somebody at a memorial, with flowers or silence, it is not told to be for them.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.states.standing import leaves_out_subject
from cenotaph.extract.text.shallow.subjects.topic_deeds import deed_of_topic
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.gender import is_relative_of_other
from cenotaph.extract.text.shallow.things.mentions import DEDICATED, Mention
from cenotaph.extract.text.shallow.triggers.relatives import is_relative
from cenotaph.extract.text.shallow.triggers.topics import topic
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence


def _subject_of(
    scene: Scene, sentence: Sentence, sides: list[tuple[Mention, ThingBuilder]], hit: Hit
) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial of "das Denkmal auf dem Friedhof erinnert an X": not the ground behind its preposition.

    A relative clause right behind a noun is told of it, unless its pronoun has another gender.
    """
    if hit.name != "verbs" or not scene.lexicon.settings.get("verb_second", False):
        return None
    last = sides[-1][0]
    if not last.after_preposition:
        return None
    relative = is_relative(scene, sentence, hit, last)
    for one in reversed(sides[:-1]):
        between = sentence.words[one[0].last + 1 : last.first]
        if one[0].after_preposition or any(word.text in ",;:" for word in between):
            continue
        if not relative or is_relative_of_other(scene.page, sentence, last):
            return one
    return None


_NEAR_BEARER = 5
"""Words between "for" and the memorial that it is an attribute of, where dedicatees stand first."""


def bearer(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial that is for somebody: before the words of dedication, or the one spoken of before."""
    fitting = [
        (mention, thing)
        for mention, thing in scene.in_sentence(sentence.index)
        if thing.kind in DEDICATED
        or mention.role == "part"
        or thing.kind == "cemetery"
        or (hit.name == "verbs" and thing.kind == "grave")
    ]
    behind = scene.lexicon.settings.get("complement") == "before"
    sides = [
        one
        for one in fitting
        if (0 < one[0].first - hit.last <= _NEAR_BEARER if behind else one[0].last < hit.first)
    ]
    if hit.name == "adverbial" and not _is_built(sentence, hit):
        return None
    if hit.name == "phrases" and not behind and _is_wreath(scene, sentence, hit):
        return None
    if hit.name == "verbs" and not behind and _is_honoured_by_people(scene, sentence, hit):
        return None
    if hit.name == "verbs" and sides and is_where_people_are(scene, sentence, hit, sides):
        return None
    if sides and hit.name != "adverbial":
        return sides[0] if behind else _subject_of(scene, sentence, sides, hit) or sides[-1]
    if behind and (topic := _topic_before(scene, sentence, hit, fitting)):
        return topic
    if sides:
        return sides[0]
    if hit.name != "verbs":
        return _built_behind(sentence, hit, fitting) or _built_before(scene, sentence, hit)
    if fitting:
        return fitting[0]
    thing = scene.things.latest(sentence.index, 0, back=1)
    return (thing.mention_before(sentence.index), thing) if thing and thing.kind in DEDICATED else None


def _is_wreath(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether flowers are laid "in honour of" somebody: nothing is built, and no memorial stands right before."""
    if sentence.has("events", "erected", "unveiled"):
        return False
    if any(mention.last == hit.first - 1 for mention, _ in scene.in_sentence(sentence.index)):
        return False
    behind = sentence.words[hit.last + 1 :]
    return any(scene.lexicon.matches("function.ceremony", word.key) for word in behind)


def _is_honoured_by_people(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether those who honour somebody are people at a memorial: with flowers, candles or silence."""
    beside = [
        mention
        for mention, _ in scene.in_sentence(sentence.index)
        if mention.last < hit.first and not mention.after_preposition
    ]
    return not beside and any(scene.lexicon.matches("function.ceremony", word.key) for word in sentence.words)


def is_where_people_are(
    scene: Scene, sentence: Sentence, hit: Hit, sides: list[tuple[Mention, ThingBuilder]]
) -> bool:
    """Say whether all memorials before a verb only tell where somebody honours: "Er erinnerte am Ehrenmal an die Opfer"."""
    words, at = sentence.words, scene.lexicon.list("function.at")
    if not at or is_relative(scene, sentence, hit, sides[-1][0]):
        return False
    leads = (words[max(0, one.first - _TO_PREPOSITION) : one.first] for one, _ in sides)
    return all(any(word.key in at for word in lead) for lead in leads)


_TO_PREPOSITION = 2


def _built_behind(
    sentence: Sentence, hit: Hit, fitting: list[tuple[Mention, ThingBuilder]]
) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial of "Zu Ehren der Gefallenen wurde 1950 ein Obelisk aufgestellt": it follows, and is built."""
    if hit.name != "phrases" or not sentence.has("events", "erected", "unveiled"):
        return None
    for mention, thing in fitting:
        between = sentence.words[hit.last + 1 : mention.first]
        near = 0 < len(between) <= _LONGEST_FRONTED and not any(word.text in ";:" for word in between)
        named = mention.role != "anaphor" or any(one.role == "name" for one in thing.mentions)
        if near and not mention.after_preposition and named:
            return mention, thing
    return None


_LONGEST_FRONTED = 16


def _built_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial spoken of before, which is told to be built for somebody, or to stand: "Издигнат в памет на"."""
    for one in (*sentence.of("events", "erected", "unveiled"), *sentence.of("states", "exists", "stands")):
        if not 0 < hit.first - one.last <= _NEAR_BUILT:
            continue
        left_out = one.section == "states" and leaves_out_subject(scene, sentence, one)
        thing = topic(scene, sentence, one) if left_out else deed_of_topic(scene, sentence, one)
        if thing is not None:
            return thing.mention_before(sentence.index), thing
    return None


_NEAR_CARRIER, _NEAR_BUILT = 3, 6


def _is_built(sentence: Sentence, hit: Hit) -> bool:
    """Say whether something is built "in honour of" somebody, and no wreath laid: "희생자를 추모하여 탑을 세웠다"."""
    return any(0 < one.first - hit.last <= _NEAR_BUILT for one in sentence.of("events", "erected"))


def _topic_before(
    scene: Scene, sentence: Sentence, hit: Hit, fitting: list[tuple[Mention, ThingBuilder]]
) -> tuple[Mention, ThingBuilder] | None:
    """Return the topic of "해방탑에는 ...의 위훈을 전하는 글발이": what is for somebody is named by an empty word behind."""
    behind = sentence.words[hit.last + 1 : hit.last + 1 + _NEAR_CARRIER]
    built = hit.name == "adverbial"
    carried = any(scene.lexicon.matches("dedication.carriers", word.key) for word in behind)
    form = scene.lexicon.settings.get("topic")
    if not form or not (built or carried or hit.name == "verbs"):
        return None
    before = [
        one for one in fitting if one[0].last < hit.first and re.search(form, sentence.words[one[0].head].key)
    ]
    return before[0] if before else None
