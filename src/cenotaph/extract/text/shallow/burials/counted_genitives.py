"""Numbers that close a clause whose thing stands before them in the genitive: "воинских захоронений в районе семь".

Such a clause tells how many there are. "Їх тут дев’ять" tells it of what was spoken of before. What is counted ends as
`grammar.counted` says, the pronouns are those of `function.counted`; a language without the setting has none of these.

Invariant: the number ends its clause, so that it counts nothing behind it, and no verb of a deed stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence

_REACH = 9
_SIGNS = frozenset(",;:()!?…")
_GRAVES = frozenset({"grave", "mass_grave"})


def find_counted_genitives(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find how many memorials or graves there are by a number behind them, at the end of a clause."""
    form = scene.lexicon.settings.get("counted")
    if not form:
        return []
    facts = []
    for at, amount in find_amounts(scene.page, sentence):
        if amount.max == 1 or not _ends_clause(sentence, at.last):
            continue
        found = next(_before(scene, sentence, at, form), None) or _pointed_at(scene, sentence, at)
        if found is not None:
            facts.append(_fact(sentence, at, amount, found))
    return facts


def _fact(sentence: Sentence, at: Hit, amount: Amount, found: tuple[Mention | None, ThingBuilder]) -> Fact:
    mention, thing = found
    about = mention.span if mention else thing.mention_before(sentence.index).span
    graves = mention is not None and mention.kind in _GRAVES
    mass = mention is not None and mention.kind == "mass_grave"
    return Fact(
        "burials" if graves else "exists", sentence.index, at, thing, about, mention, "counted_behind",
        value="mass" if mass else None, count=amount, count_of="graves" if graves else "sites",
        timed=not graves,
    )  # fmt: skip


def _ends_clause(sentence: Sentence, last: int) -> bool:
    behind = sentence.words[last + 1 : last + 2]
    return (
        not behind or behind[0].text in _SIGNS or (behind[0].text == "." and last + 2 == len(sentence.words))
    )


def _before(scene: Scene, sentence: Sentence, at: Hit, form: str) -> Iterator[tuple[Mention, ThingBuilder]]:
    """List the things right before a number in the form in which they are counted, the nearest first."""
    for mention, thing in reversed(scene.in_sentence(sentence.index)):
        if mention.role != "name" or mention.after_preposition or mention.count is not None:
            continue
        if not re.search(form, sentence.words[mention.head].key) and not re.search(
            form, sentence.words[mention.last].key
        ):
            continue
        if _is_open(sentence, mention.last + 1, at.first):
            yield mention, thing


def _is_open(sentence: Sentence, first: int, end: int) -> bool:
    """Say whether nothing between a thing and its number parts them: no sign but a dash, no deed."""
    if not 0 <= end - first <= _REACH or any(word.text in _SIGNS for word in sentence.words[first:end]):
        return False
    deeds = (*sentence.of("events"), *sentence.of("reporting", "verbs"))
    return not any(first <= hit.first < end for hit in deeds)


def _pointed_at(scene: Scene, sentence: Sentence, at: Hit) -> tuple[None, ThingBuilder] | None:
    """Return what "of them" means: the last thing spoken of as several, where the sentence names none itself."""
    pronoun = next(
        (
            word.i
            for word in sentence.words[max(0, at.first - _REACH) : at.first]
            if scene.lexicon.matches("function.counted", word.key)
        ),
        None,
    )
    if pronoun is None or not _is_open(sentence, pronoun + 1, at.first):
        return None
    named = [one for one in scene.in_sentence(sentence.index) if one[0].last < pronoun and one[0].plural]
    if named:
        return None, named[-1][1]
    thing = scene.things.latest(sentence.index, 0)
    return (None, thing) if thing is not None and thing.plural else None
