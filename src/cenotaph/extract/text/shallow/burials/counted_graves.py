"""How many graves there are, and in which cemetery: "the cemetery holds 11 mass and 345 single graves".

Invariant: a number of graves that something is done to is told with the event.
"""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.shallow.burials.counted_people import REACH
from cenotaph.extract.text.shallow.burials.resting_places import GROUNDS
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.moves import moves_away
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word


def graves(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find how many graves there are, where nothing is told to be done to them.

    Args:
        scene: the document.
        sentence: where to look.
    """
    facts = []
    for mention, thing in scene.in_sentence(sentence.index):
        if mention.count is None or mention.kind not in ("grave", "mass_grave") or not is_counted(mention):
            continue
        number = mention.count
        if _is_done_to(scene, sentence, mention):
            continue
        if is_of_several_kinds(scene, sentence, mention):
            continue
        stated = sentence.covered("states")
        if any(0 < mention.first - hit.last <= _NEAR_BUILT for hit in sentence.of("events", "erected")):
            continue  # "the setting up of 56 gravestones"
        if any(
            hit.first not in stated
            for hit in sentence.of(
                "events",
                "maintained",
                "removed",
                "destroyed",
                "vandalised",
                "damaged",
                "restored",
                "relocated",
            )
        ) or any(moves_away(scene, sentence, hit, thing) for hit in sentence.of("events", "erected")):
            continue
        single = any(mention.first <= hit.first <= mention.head for hit in sentence.of("burials", "single"))
        if mention.after_preposition and _is_ceremony(scene, sentence, mention):
            continue
        value = "mass" if mention.kind == "mass_grave" else "single" if single else None
        ground = ground_with(scene, sentence, mention)
        if ground is None and value is None and mention.first == mention.last:
            ground = _ground_of_plain(scene, sentence, mention)
        told, thing = ground or (mention, thing)
        here = told if told.sentence == sentence.index else None
        facts.append(
            Fact(
                "burials", sentence.index, Hit(mention.head, mention.head, "", ""), thing, told.span, here,
                "graves", value=value, count=number, count_of="graves",
            )
        )  # fmt: skip
    return facts


def _is_done_to(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a counter behind graves has the ending of an object: "묘 500기를 개장했다" tells what was done to so many."""
    object_ = read_grammar(scene.lexicon).object
    behind = [
        word for word in sentence.words[mention.last + 1 : mention.last + 1 + REACH] if not word.is_number
    ]
    return object_ is not None and bool(behind) and bool(object_.search(behind[0].key))


def _is_ceremony(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether flowers or candles are put on some graves, which says of so many that they were visited."""
    before = sentence.words[max(0, mention.first - _NEAR_FLOWERS) : mention.first]
    return any(scene.lexicon.matches("function.ceremony", word.key) for word in before)


_NEAR_FLOWERS = 4


def is_of_several_kinds(scene: Scene, sentence: Sentence, graves: Mention) -> bool:
    """Say whether a number counts other memorials as well: "2,140 war graves and memorial sites" are no burials."""
    words, joint = sentence.words, graves.last + 1
    if joint >= len(words) or not scene.lexicon.matches("function.conjunctions", words[joint].key):
        return False
    others = sentence.of("kinds", "monument", "memorial_site", "plaque", "statue")
    return any(0 < one.first - joint <= _NEAR_JOINED for one in others)


_NEAR_JOINED = 2


def ground_with(scene: Scene, sentence: Sentence, graves: Mention) -> tuple[Mention, ThingBuilder] | None:
    """Return the cemetery of "1043 cemeteries with 31,412 graves", "le cimetière compte 32 tombes"."""
    for mention, thing in scene.in_sentence(sentence.index):
        between = sentence.words[mention.last + 1 : graves.first]
        if thing.kind not in GROUNDS or thing.kind == "mass_grave" or not 0 < len(between) <= _NEAR_HOLDS:
            continue
        if len(between) <= _NEAR_WITH and scene.lexicon.matches("function.with", between[0].key):
            return mention, thing
        if _holds(scene, sentence, mention, between):
            return mention, thing
    return None


_NEAR_WITH, _NEAR_HOLDS, _NEAR_BUILT = 5, 12, 2


def _ground_of_plain(
    scene: Scene, sentence: Sentence, graves: Mention
) -> tuple[Mention, ThingBuilder] | None:
    """Return the cemetery of "in the cemetery are 412 graves": graves that nothing tells apart are no thing of their own."""
    for mention, thing in scene.in_sentence(sentence.index):
        between = sentence.words[mention.last + 1 : graves.first]
        if thing.kind not in _PLOTS or not mention.after_preposition or not 0 < len(between) <= _NEAR_PLAIN:
            continue
        if not any(word.text in ".;:" for word in between):
            return mention, thing
    before = sentence.words[max(0, graves.first - _NEAR_PLAIN) : graves.first]
    if any(scene.lexicon.matches("function.pronouns", word.key) for word in before):
        thing_before = scene.things.latest(sentence.index, 0)
        if thing_before is not None and thing_before.kind in _PLOTS:
            return thing_before.mention_before(sentence.index - 1), thing_before  # "here are 412 graves"
    return None


_PLOTS = frozenset({"cemetery", "memorial_site"})
_NEAR_PLAIN = 6


def _holds(scene: Scene, sentence: Sentence, ground: Mention, between: Sequence[Word]) -> bool:
    """Say whether a cemetery is the subject of a verb of having, with no preposition before it."""
    first = sentence.words[ground.first - 1] if ground.first else None
    if first is not None and scene.lexicon.matches("function.articles", first.key) and ground.first > 1:
        first = sentence.words[ground.first - 2]
    led = first is not None and scene.lexicon.matches("function.prepositions", first.key)
    return not led and any(scene.lexicon.matches("burials.holds", word.key) for word in between)


def elliptic(scene: Scene, sentence: Sentence, amounts: list[tuple[Hit, Amount]]) -> list[Fact]:
    """Read "11 mass and 345 single graves": the first number without its noun."""
    facts = []
    ending = {at.last: amount for at, amount in amounts}
    heads = {mention.head for mention, _ in scene.in_sentence(sentence.index) if mention.count is not None}
    for hit in sentence.of("burials", "mass", "single"):
        if hit.last in heads:
            continue  # "345 Einzelgräber": one word for the number's noun and its kind
        amount = ending.get(hit.first - 1)
        behind = next(
            (
                (mention, thing)
                for mention, thing in scene.in_sentence(sentence.index)
                if 0 < mention.head - hit.last <= 5 and mention.count is not None and mention.count != amount
            ),
            None,
        )
        found = behind or _graves_before(scene, sentence, hit)
        if amount is None or found is None:
            continue
        mention, thing = found
        about = (
            (sentence.words[hit.first].start, sentence.words[mention.head].end) if behind else mention.span
        )
        if (ground := ground_with(scene, sentence, mention)) is not None:
            about, thing = ground[0].span, ground[1]
        facts.append(
            Fact(
                "burials", sentence.index, hit, thing, about, None, "graves", value=hit.name,
                count=amount, count_of="graves",
            )
        )  # fmt: skip
    return facts


def _graves_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the graves of "in 11 mass graves and 46 single ones": counted, and joined right before the second number."""
    for mention, thing in scene.in_sentence(sentence.index):
        between = sentence.words[mention.last + 1 : hit.first - 1]
        if mention.count is None or mention.kind not in ("grave", "mass_grave") or len(between) not in (1, 2):
            continue
        if scene.lexicon.matches("function.conjunctions", between[-1].key):
            return mention, thing
    return None


def is_counted(mention: Mention) -> bool:
    """Say whether graves have a number, which may be more than one."""
    return mention.count is not None and (mention.count.max is None or mention.count.max > 1)
