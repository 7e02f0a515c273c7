"""Whose names a memorial bears: "on the stone are the names of 41 soldiers".

Invariant: a number of names is one of people only beside a word for people; whose names a grave bears is told as burials.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.burials.counted_people import counted_people
from cenotaph.extract.text.shallow.subjects.sides import has_side_of
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.insertions import is_inserted
from cenotaph.extract.text.shallow.things.mentions import DEDICATED, Mention
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import phrase_end
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import past_articles

_NEAR_CARVED = 5
"""Words between the people whose names are carved and the memorial, where it stands behind them."""
_NAMES_BEFORE, _NAMES_BEHIND = 5, 3


def find_named_people(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "bears the names of 41 soldiers": a memorial for so many."""
    if single := _single_name(scene, sentence):
        return single
    names = sentence.of("dedication", "names")
    if sentence.has("dedication", "read_out"):
        return []
    if not names or sentence.has("burials", "verbs") or not _are_borne(scene, sentence, names):
        return []
    facts = []
    amounts = find_amounts(scene.page, sentence)
    for number, (at, amount) in enumerate(amounts):
        told = amounts[number + 1 : number + 2]
        listed = any(_is_joined(scene, sentence, at, one) for one, _ in told)
        if counted_people(scene, sentence, at) is None or not any(
            _is_near(sentence, one, name)
            for name in names
            for one in (at, *(one for one, _ in told if listed))
        ):
            continue
        found = _bearing(scene, sentence, at)
        if found is None:
            continue
        mention, thing = found
        end = phrase_end(scene.lexicon, sentence, at.last + 1)
        value = sentence.span_of(at.first, max(end, at.last))
        if (mention is not None and mention.first > at.last) or _stands_before(scene):
            value = _counted_value(scene, sentence, at) or value
        facts.append(
            Fact(
                "commemorates", sentence.index, at, thing, mention.span if mention else thing.mention_before(sentence.index).span, mention,
                "names_of", value_span=value, count=amount, count_of="people",
            )
        )  # fmt: skip
    return facts or _uncounted(scene, sentence, names)


def _single_name(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "the name of Ivan Petrov was cut on the stele": capitals behind the word, a memorial behind a preposition."""
    told = sentence.of("dedication", "name")
    if not told or not (sentence.has("states", "inscription") or sentence.has("events", "erected")):
        return []
    for name in told:
        last = name.last
        while last + 1 < len(sentence.words) and sentence.words[last + 1].is_capital:
            last += 1
        on = [
            one
            for one in scene.in_sentence(sentence.index)
            if one[0].after_preposition
            and one[1].kind in DEDICATED
            and not name.first <= one[0].first <= last
        ]
        if last > name.last and on:
            mention, thing = on[-1]
            return [
                Fact(
                    "commemorates", sentence.index, name, thing, mention.span, mention, "names_of",
                    value_span=sentence.span_of(name.last + 1, last),
                )
            ]  # fmt: skip
    return []


def _are_borne(scene: Scene, sentence: Sentence, names: list[Hit]) -> bool:
    """Say whether a verb behind names tells that they are written somewhere, where verbs come last and a list has them."""
    if not scene.lexicon.list("things.bearing"):
        return True
    return any(scene.lexicon.matches("things.bearing", word.key) for word in sentence.words[names[0].first :])


def _uncounted(scene: Scene, sentence: Sentence, names: list[Hit]) -> list[Fact]:
    """Read "on it are the names of the fallen": people right behind the word for names, without a number."""
    if _stands_before(scene):
        return _uncounted_before(scene, sentence, names)
    if scene.lexicon.settings.get("complement") != "after":
        return []
    for one in names:
        start = past_articles(
            scene.lexicon, sentence, one.last + 1, lists=("function.articles", "function.genitive")
        )
        end = phrase_end(scene.lexicon, sentence, start)
        people = [hit for hit in sentence.of("people") if start <= hit.first <= min(end, start + 2)]
        found = _bearing(scene, sentence, one) if people and not sentence.has("people", "bodies") else None
        if found is None or (found[0] is not None and found[0].dedicatee is not None):
            continue
        mention, thing = found
        about = mention.span if mention else thing.mention_before(sentence.index).span
        return [
            Fact(
                "commemorates", sentence.index, one, thing, about, mention, "names_of",
                value_span=sentence.span_of(start, end),
            )
        ]  # fmt: skip
    return []


def _stands_before(scene: Scene) -> bool:
    """Say whether those who are named stand before the word for their names: "희생자 명단"."""
    return scene.lexicon.settings.get("complement") == "before"


def _uncounted_before(scene: Scene, sentence: Sentence, names: list[Hit]) -> list[Fact]:
    """Read "탑에는 희생자들의 명단이 새겨져 있다": people right before the word for names, which is written on a thing."""
    for one in names:
        people = [hit for hit in sentence.of("people") if hit.last == one.first - 1 and hit.first > 0]
        carved = any(hit.first > one.last for hit in sentence.of("states", "inscription"))
        found = _bearing(scene, sentence, one) if people and carved else None
        if found is None or (found[0] is not None and found[0].dedicatee is not None):
            continue
        mention, thing = found
        about = mention.span if mention else thing.mention_before(sentence.index).span
        start, end = sentence.span_of(people[0].first, people[0].last)
        end -= scene.page.text[end - 1] in scene.lexicon.list("places.owning")
        return [
            Fact(
                "commemorates", sentence.index, one, thing, about, mention, "names_of",
                value_span=(start, end),
            )
        ]  # fmt: skip
    return []


def _counted_value(scene: Scene, sentence: Sentence, at: Hit) -> Span | None:
    """Return "참전용사 164명" of "참전용사 164명의 이름": who is counted stands before the number, its counter behind."""
    if not scene.lexicon.settings.get("counts_behind", False):
        return None
    before = [hit for hit in sentence.of("people") if hit.last == at.first - 1]
    start = sentence.words[before[0].first if before else at.first].start
    words = sentence.words[at.last : at.last + 3]
    for word in words:
        for counter in scene.lexicon.list("dedication.counters"):
            found = word.key.find(counter)
            if found >= 0 and (word.i > at.last or found > 0):
                return start, word.start + found + len(counter)
    return start, sentence.words[at.last].end


def _is_joined(scene: Scene, sentence: Sentence, one: Hit, other: Hit) -> bool:
    """Say whether an ending joins a number to the next: "참전자 2497명과 월남참전자 654명의 이름"."""
    ending = scene.lexicon.settings.get("joining")
    between = sentence.words[one.last : other.first]
    return bool(
        ending and len(between) <= _NEAR_CARVED and any(re.search(ending, word.key) for word in between)
    )


def _is_near(sentence: Sentence, at: Hit, names: Hit) -> bool:
    low, high, reach = (
        (names.last, at.first, _NAMES_BEFORE)
        if names.last < at.first
        else (at.last, names.first, _NAMES_BEHIND)
    )
    return high - low <= reach and not any(word.text in ",;:" for word in sentence.words[low + 1 : high])


def _bearing(scene: Scene, sentence: Sentence, at: Hit) -> tuple[Mention | None, ThingBuilder] | None:
    """Return what bears names: the last memorial before the number, else the next, else the one spoken of."""
    fitting = [
        (mention, thing)
        for mention, thing in scene.in_sentence(sentence.index)
        if thing.kind in DEDICATED and not mention.near
    ]
    if on_part := _on_part(sentence, at, fitting):
        return on_part
    fitting = [one for one in fitting if one[0].role != "part"] or fitting
    others = [one for one, _ in scene.in_sentence(sentence.index)]
    told = [one for one in fitting if not is_inserted(scene.lexicon, sentence, at, one[0], others)]
    if fitting and not told:
        return None
    fitting = told
    if fitting:
        if carved := _carved(scene, sentence, at, fitting):
            return carved
        before = [one for one in fitting if one[0].head < at.first]
        return before[-1] if before else fitting[0]
    thing = has_side_of(scene, sentence) or scene.things.latest(sentence.index, 0)
    return (None, thing) if thing is not None and thing.kind in DEDICATED else None


def _on_part(
    sentence: Sentence, at: Hit, fitting: list[tuple[Mention, ThingBuilder]]
) -> tuple[Mention, ThingBuilder] | None:
    """Return the part of "on the slabs are carved the names of 146 men": it stands behind a preposition in their clause."""
    for mention, thing in reversed(fitting):
        between = sentence.words[mention.last + 1 : at.first]
        clause = mention.last < at.first and not any(word.text in ",;:" for word in between)
        if any(mention.last < one.first < at.first for one, _ in fitting):
            continue  # "at the foot are slabs with the names of 154 men"
        if mention.role == "part" and mention.after_preposition and clause:
            return mention, thing
    return None


def _carved(
    scene: Scene, sentence: Sentence, at: Hit, fitting: list[tuple[Mention, ThingBuilder]]
) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial of "41명의 이름을 새긴 비": behind a verb in the form of an adjective, where verbs come last."""
    form = read_grammar(scene.lexicon).attributive
    if form is None or not scene.lexicon.settings.get("verb_last", False):
        return None
    behind = [one for one in fitting if 0 < one[0].first - at.last <= _NEAR_CARVED]
    word = sentence.words[behind[0][0].first - 1] if behind else None
    carved = word is not None and any(
        one.first <= word.i <= one.last for one in sentence.of("states", "inscription")
    )
    return behind[0] if word is not None and carved and form.search(word.key) else None
