"""What "er", "sie" or "es" in a passive clause means, where the clause names a memorial only behind a preposition.

"Weil das Denkmal im Weg stand, wurde es auf dem Friedhof aufgebaut": not the cemetery. The genders are those of `gender`.

Invariant: the pronoun stands before the verb in its clause, and its gender is that of what it means; what its sentence
names before the clause goes before what was spoken of earlier.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.gender import genders_of, has_gender, meant_by_pronoun
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_PASSIVE = ("actors.passive", "actors.passive_with")


def meant_in_clause(
    scene: Scene, sentence: Sentence, trigger: Hit, found: Mention | None
) -> tuple[Mention, Mention | None, ThingBuilder] | None:
    """Return what the pronoun of a clause means.

    Args:
        scene: the document.
        sentence: where the clause stands.
        trigger: the verb.
        found: the memorial that the verb would be said of, or None: all are only near it.
    """
    named = scene.in_sentence(sentence.index)
    if not named or (found and not found.after_preposition) or not scene.lexicon.list("gender.pronouns"):
        return None
    start, end = _clause(sentence, trigger)
    words = sentence.words[start:end]
    pronoun = next(
        (
            word
            for word in words[: trigger.first - start]
            if scene.lexicon.matches("gender.pronouns", word.key)
        ),
        None,
    )
    if pronoun is None or (found and found.first < pronoun.i):
        return None
    if not any(scene.lexicon.matches(one, word.key) for one in _PASSIVE for word in words):
        return None
    if any(start <= one.first < end and not one.after_preposition for one, _ in named):
        return None
    genders = genders_of(scene.lexicon, pronoun.key)
    before = [
        (one, thing)
        for one, thing in named
        if one.first < start and not one.after_preposition and has_gender(scene.page, one, genders)
    ]
    if before:
        return before[-1][0], before[-1][0], before[-1][1]
    meant = meant_by_pronoun(scene.page, scene.things, sentence)
    return (meant.mention_before(sentence.index - 1), None, meant) if meant else None


def _clause(sentence: Sentence, trigger: Hit) -> tuple[int, int]:
    """Return where the clause of a verb begins and ends: between two signs."""
    start, end = trigger.first, trigger.last + 1
    while start > 0 and sentence.words[start - 1].text not in ",;:–—":
        start -= 1
    while end < len(sentence.words) and sentence.words[end].text not in ",;:–—":
        end += 1
    return start, end
