"""What only looks as if it told that a memorial stands somewhere: a state, a clause about a place, an owner.

Invariant: each says of one word of standing and one mention whether the first tells nothing of the second.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.subjects.other_nouns import is_of_another_noun
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_NEAR_STATE = 5


def is_condition_of_another(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word of condition belongs to the noun behind it, which is no memorial: "в заброшенном парке"."""
    behind = sentence.words[hit.last + 1 : hit.last + 2]
    if any(scene.lexicon.matches("conditions.noun", word.key) for word in behind):
        return False
    return is_of_another_noun(scene, sentence, Hit(hit.last, hit.last, hit.section, hit.name))


def tells_a_state(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "is" only joins a state: "is in poor condition", "stands under protection", "на балансе совета находится"."""
    for one in sentence.of("states", "custodian", "ownerless", "condition", "protected"):
        if one.name == "condition" and is_condition_of_another(scene, sentence, one):
            continue
        if 0 < one.first - hit.last <= _NEAR_STATE:
            return True
        between = sentence.words[one.last + 1 : hit.first]
        if one.last < hit.first and len(between) <= _NEAR_STATE:
            return not any(word.text in ",;:." for word in between)
    return False


def is_told_of_a_place(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether "where" opens the clause behind a memorial: "the obelisk in a village where nobody is left"."""
    comma = next((word.i for word in reversed(sentence.words[: hit.first]) if word.text == ","), None)
    lead = sentence.words[comma + 1 : comma + 2] if comma is not None and mention.last < comma else ()
    return any(scene.lexicon.matches("places.where", word.key) for word in lead)


def is_owner(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a memorial only tells whose a noun before it is, where all nouns have capitals."""
    before = sentence.words[max(0, mention.first - 2) : mention.first]
    return (
        bool(scene.lexicon.settings.get("nouns_capital", False))
        and len(before) > 1
        and before[0].is_capital
        and before[0].i > 0
        and scene.lexicon.matches("actors.whose", before[1].key)
    )
