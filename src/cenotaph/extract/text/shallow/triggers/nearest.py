"""Which mention a trigger is said of: "the obelisk was moved to the cemetery" is said of the obelisk.

Invariant: it is the nearest of its sentence; signs and prepositions count as words between, and what only tells where,
whose or by what something is done counts as further away.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.gender import is_relative_of_other
from cenotaph.extract.text.shallow.things.grounds import (
    is_ground_behind_object,
    is_ground_of_object,
    is_taken_from,
    tells_where,
)
from cenotaph.extract.text.shallow.things.insertions import is_inserted
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.things.over_relative import (
    is_behind_relative,
    is_in_relative,
    over_relative,
)
from cenotaph.extract.text.shallow.things.parted import is_before_that, is_in_parted_clause, is_likened
from cenotaph.extract.text.shallow.triggers.relatives import is_relative
from cenotaph.extract.text.shallow.triggers.side_mentions import (
    has_a_clause,
    has_part_behind,
    is_added,
    is_gain,
    is_goal,
    is_governed,
    is_means,
    is_of_a_deed,
    is_of_joined_verb,
    is_of_next_deed,
    is_replacement,
    is_told_behind,
    is_whole_beside,
    may_precede,
    only_tells_where,
)
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_COMMA = 4
_FAR = 30
_PREPOSED, _OBLIQUE, _GOVERNED = 7, 3, 6
_UNDONE = frozenset({"damaged", "vandalised", "removed", "destroyed", "relocated", "exhumed"})
"""Events by which nothing becomes a memorial: "it was built as a monument" tells of one."""


def nearest(
    scene: Scene, sentence: Sentence, trigger: Hit, *, oblique: bool = False
) -> tuple[Mention, ThingBuilder] | None:
    """Find the mention that a trigger is said of: the nearest, signs and prepositions counted as distance.

    Args:
        scene: the document.
        sentence: where the trigger stands.
        trigger: the word that says something.
        oblique: whether a mention behind a preposition is as good ("daubed paint on the monument").
    """
    best: tuple[float, Mention, ThingBuilder] | None = None
    here = scene.in_sentence(sentence.index)
    named = [one for one, _ in here]
    for mention, thing in here:
        if _is_barred(scene, sentence, trigger, mention) or is_inserted(
            scene.lexicon, sentence, trigger, mention, named
        ):
            continue
        cost = _cost(scene, sentence, trigger, mention)
        if mention.after_preposition and not is_relative(scene, sentence, trigger, mention):
            cost += _OBLIQUE if oblique else _PREPOSED
        if oblique and (
            tells_where(scene.lexicon, sentence, mention, named)
            or is_ground_of_object(scene.lexicon, sentence, trigger, mention, named)
        ):
            cost += _GOVERNED
        if oblique and is_taken_from(scene.lexicon, sentence, trigger, mention, named):
            cost += _GOVERNED
        if is_ground_behind_object(scene.lexicon, sentence, trigger, mention, named):
            cost += 2 * _PREPOSED
        if cost <= _FAR and (best is None or cost < best[0]):
            best = (cost, mention, thing)
    return (best[1], best[2]) if best else None


def _is_barred(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a trigger cannot be said of a mention: a word of the trigger itself, or of another clause."""
    if mention.first <= trigger.first <= mention.head <= trigger.last <= mention.last:
        return True
    event = trigger.section == "events"
    within = trigger.first <= mention.first and mention.head <= trigger.last
    own = event and mention.role != "part"
    if within and not own:
        return True  # "entered as a monument": a word of the trigger itself; "the building of the monument" is of it
    if mention.near and not (within and own) and not is_told_behind(scene, sentence, trigger, mention):
        return True
    if trigger.name != "unveiled" and only_tells_where(scene, sentence, trigger, mention):
        return True
    if event and (
        has_a_clause(scene, sentence, trigger, mention)
        or is_in_relative(scene.lexicon, sentence, trigger, mention)
        or is_before_that(scene.lexicon, sentence, trigger, mention)
        or is_in_parted_clause(scene.lexicon, sentence, trigger, mention)
        or (trigger.name in _UNDONE and is_likened(scene.lexicon, sentence, mention))
    ):
        return True
    if is_behind_relative(scene.lexicon, sentence, trigger, mention):
        return True
    of_other = is_relative(scene, sentence, trigger, mention) and is_relative_of_other(
        scene.page, sentence, mention
    )
    return of_other and not scene.lexicon.settings.get("verb_second", False)


def _cost(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> float:
    """Count how far a mention is from a trigger: the words between, and more for one that only tells whose or where to."""
    cost = over_relative(scene.lexicon, sentence, trigger, mention) or distance(sentence, trigger, mention)
    if is_relative(scene, sentence, trigger, mention) and is_relative_of_other(scene.page, sentence, mention):
        cost += _GOVERNED + _PREPOSED
    if mention.role == "anaphor":
        cost += 2
    if trigger.name == "restored" and is_replacement(scene, sentence, mention):
        cost += _GOVERNED + _PREPOSED
    if trigger.name == "relocated" and is_goal(sentence, mention):
        cost += _GOVERNED
    if mention.role == "part" and (
        is_means(scene, sentence, mention) or is_gain(scene, sentence, trigger, mention)
    ):
        cost += _GOVERNED
    if mention.first > trigger.last and not may_precede(scene, sentence, trigger):
        cost += _GOVERNED
    if trigger.section == "events" and is_of_next_deed(sentence, trigger, mention):
        cost += _GOVERNED
    if trigger.first != mention.first - 1 and is_of_a_deed(scene, sentence, mention):
        cost += _GOVERNED
    if is_whole_beside(scene, sentence, mention) or has_part_behind(scene, sentence, mention):
        cost += _GOVERNED
    if is_of_joined_verb(scene, sentence, trigger, mention):
        cost += _GOVERNED
    if is_governed(scene, sentence, mention) or is_added(scene, sentence, mention):
        cost += _GOVERNED
    return cost


_SHORT, _OTHER_SENTENCE = 4, 30


def distance(sentence: Sentence, trigger: Hit, mention: Mention) -> float:
    """Count the words between a trigger and a mention; a comma counts as four, a semicolon or dash as eight."""
    low, high = (
        (trigger.last + 1, mention.first)
        if mention.first > trigger.last
        else (mention.last + 1, trigger.first)
    )
    cost = 0.0
    for at in range(low, high):
        text = sentence.words[at].text
        if (
            text == "."
            and at + 1 < high
            and sentence.words[at + 1].is_capital
            and len(sentence.words[at - 1].key) > _SHORT
        ):
            cost += _OTHER_SENTENCE
            continue
        cost += _COMMA if text in ",、(" else 8 if text in ";:–—-" else 1
    return cost
