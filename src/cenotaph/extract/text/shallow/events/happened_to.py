"""Which memorial an event happened to: "from the square the stele was moved to the cemetery" tells it of the stele.

Invariant: a memorial that only tells where something was done or where it came to is not what it happened to.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.burials.counted_people import counted_people
from cenotaph.extract.text.shallow.events.destinations import destination_of
from cenotaph.extract.text.shallow.events.event_names import is_what_it_became
from cenotaph.extract.text.shallow.events.happened_to_another import (
    OBLIQUE,
    has_other_object,
    has_own_subject,
    is_of_another,
)
from cenotaph.extract.text.shallow.events.nouns_of_doing import is_done_to
from cenotaph.extract.text.shallow.events.remains import moves_remains, whence
from cenotaph.extract.text.shallow.subjects.clause_pronouns import meant_in_clause
from cenotaph.extract.text.shallow.subjects.left_out import (
    BURIAL,
    grave_left,
    names_goals_only,
    object_pronoun,
    pronoun_beside,
    resting_place,
)
from cenotaph.extract.text.shallow.subjects.left_subjects import subject_left
from cenotaph.extract.text.shallow.subjects.other_nouns import (
    has_joined_object,
    has_named_object,
    has_object_behind,
    has_other_subject,
    is_deed_to_another,
    is_of_another_noun,
    is_of_relative_noun,
)
from cenotaph.extract.text.shallow.subjects.own_nouns import has_noun_of_its_own
from cenotaph.extract.text.shallow.subjects.own_participles import is_of_noun_before
from cenotaph.extract.text.shallow.subjects.topic_deeds import deed_of_topic
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.nearest import nearest
from cenotaph.extract.text.shallow.triggers.relatives import is_relative, is_told_before
from cenotaph.extract.text.shallow.triggers.topics import topic
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence


def subject(
    scene: Scene, sentence: Sentence, hit: Hit
) -> tuple[Mention, Mention | None, ThingBuilder] | None:
    """Find the memorial that an event happened to: as it is told, its mention if the sentence names it, and the thing.

    Args:
        scene: the document.
        sentence: where the event is told.
        hit: the word that tells it.

    Returns:
        None if it happened to something else, or to nothing that was spoken of.
    """
    # "The remains will be reburied in the cemetery": the cemetery is where to, not what it happens to.
    reburied = hit.name == "laid" or any(one.first == hit.first for one in sentence.of("burials", "reburied"))
    if _happened_to_another(scene, sentence, hit):
        return None
    if (left := whence(scene, sentence, hit) or _bound(scene, sentence, hit)) is not None:
        return left[0], left[0], left[1]
    moved = reburied or moves_remains(scene, sentence, hit)
    if hit.name == "exhumed":
        moved = moved or names_goals_only(scene, sentence, destination_of(scene, sentence, hit))
    if moved and (ground := resting_place(scene, sentence)) is not None:
        return ground
    oblique = hit.name in OBLIQUE or _has_own_object(hit) or _leaves_nothing(sentence, hit)
    found = nearest(scene, sentence, hit, oblique=oblique and not reburied)
    if found is not None and hit.name == "restored" and is_what_it_became(scene, sentence, hit, found[0]):
        return found[0], found[0], found[1]
    named = found[0] if found else None
    if (
        has_other_subject(scene, sentence, hit, named)
        or has_joined_object(scene, sentence, hit, named)
        or has_noun_of_its_own(scene, sentence, hit, named)
    ):
        return None
    if told := meant_in_clause(scene, sentence, hit, named):
        return told
    if is_of_noun_before(scene, sentence, hit, named):
        return None
    if not reburied and (left_out := subject_left(scene, sentence, hit, named)):
        return left_out.mention_before(sentence.index - 1), None, left_out
    if found is None and _is_attended(scene, sentence, hit):
        return None
    preposed = named is not None and _is_preposed(scene, sentence, hit, named, reburied=reburied)
    beside = named or _next_named(scene, sentence, hit)
    if beside is not None and (pointed_at := pronoun_beside(scene, sentence, hit, beside)):
        return pointed_at.mention_before(sentence.index - 1), None, pointed_at
    if preposed and (pointed_at := object_pronoun(scene, sentence, hit)):
        return pointed_at.mention_before(sentence.index - 1), None, pointed_at
    goal = found if reburied or moves_remains(scene, sentence, hit) else None
    if preposed and (reburied or not oblique):
        found = grave_left(scene, sentence) if goal else None
    if found is not None:
        return found[0], found[0], found[1]
    if pointed := _pronoun_before(scene, sentence, hit):
        return pointed[0], pointed[0], pointed[1]
    return _spoken_of_before(scene, sentence, hit, goal, reburied=reburied)


def _happened_to_another(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun beside an event, which is no memorial, is what it happened to."""
    return (
        has_other_object(scene, sentence, hit)
        or has_own_subject(scene, sentence, hit)
        or is_of_another(scene, sentence, hit)
        or is_of_relative_noun(scene, sentence, hit)
        or is_of_another_noun(scene, sentence, hit)
        or is_deed_to_another(scene, sentence, hit)
        or has_named_object(scene, sentence, hit)
    )


def _is_preposed(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention, *, reburied: bool) -> bool:
    """Say whether a preposition makes a memorial the place of an event: none that is part of what tells it.

    "Избавиться от памятника" is done to the memorial, and so is what a participle beside it tells.
    """
    if not mention.after_preposition:
        return False
    if _holds_preposition(hit, mention) or _is_held(scene, sentence, hit, mention):
        return False
    return reburied or not (
        is_told_before(scene, sentence, hit, mention)
        or is_relative(scene, sentence, hit, mention)
        or is_done_to(scene, sentence, hit, mention)
        or _governs(scene, sentence, hit, mention)
        or _is_appended(scene, sentence, hit, mention)
    )


def _spoken_of_before(
    scene: Scene,
    sentence: Sentence,
    hit: Hit,
    goal: tuple[Mention, ThingBuilder] | None,
    *,
    reburied: bool,
) -> tuple[Mention, Mention | None, ThingBuilder] | None:
    """Return the memorial that the text spoke of before, or what remains came to if it spoke of no grave."""
    if has_object_behind(scene, sentence, hit):
        return None
    back = _BACK_TO_GRAVE if goal and "genitive_word" in scene.lexicon.settings else 2
    remains = reburied or goal is not None or _are_remains(scene, sentence, hit)
    if not remains and hit.name not in OBLIQUE and _only_points_there(scene, sentence):
        return None
    thing = scene.things.latest(sentence.index, 0, back=back) if remains else topic(scene, sentence, hit)
    thing = thing or deed_of_topic(scene, sentence, hit)
    # A preposition tells where to, and no case.
    by_words = any(one in scene.lexicon.settings for one in ("genitive_word", "verb_second"))
    if thing is None and "goal_alone" in scene.lexicon.settings:
        by_words = scene.things.latest(sentence.index, 0, back=sentence.index) is None
    if goal and by_words and not (thing and thing.kind in BURIAL):
        if thing is None and _are_counted(scene, sentence, hit):
            return None
        return goal[0], goal[0], goal[1]  # no other grave was spoken of: what the remains came to
    return (thing.mention_before(sentence.index), None, thing) if thing else None


def _only_points_there(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence points back by words for a place only, at which something else is done: "dort"."""
    pointing = [word for word in sentence.words if scene.lexicon.matches("function.pronouns", word.key)]
    return bool(pointing) and all(scene.lexicon.matches("function.there", word.key) for word in pointing)


def _next_named(scene: Scene, sentence: Sentence, hit: Hit) -> Mention | None:
    """Return the memorial that is named behind a verb, though in a clause of its own."""
    return next((one for one, _ in scene.in_sentence(sentence.index) if one.first > hit.last), None)


def _are_counted(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether so many are laid somewhere, which is told as burials: "останки трёх бойцов захоронили на кладбище"."""
    laid = any(
        hit.first <= one.last and one.first <= hit.last for one in sentence.of("burials", "verbs", "reburied")
    )
    amounts = find_amounts(scene.page, sentence) if laid else []
    return any(counted_people(scene, sentence, at) is not None for at, _ in amounts)


def _governs(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether the preposition before a memorial is the last word of an entry: "Bauarbeiten für das Mahnmal"."""
    if not scene.lexicon.settings.get("verb_second", False) or hit.first == hit.last:
        return False
    if mention.first <= hit.last or hit.name in ("relocated", "exhumed", "laid"):
        return False  # "kam auf den Friedhof" tells where to
    between = sentence.words[hit.last + 1 : mention.first]
    return is_preposition(scene.lexicon, sentence.words[hit.last].key) and all(
        scene.lexicon.matches("function.articles", word.key) for word in between
    )


def _bound(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial right behind a participle that has its case: "на місці зруйнованого пам’ятника"."""
    own = scene.lexicon.settings.get("own_noun")
    pair = sentence.words[hit.last : hit.last + 2]
    if (
        not own
        or hit.first != hit.last
        or len(pair) < 2
        or not re.search(own, " ".join(one.key for one in pair))
    ):
        return None
    return next((one for one in scene.in_sentence(sentence.index) if one[0].first == pair[1].i), None)


def _are_remains(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether remains are dug out where the sentence names no grave: "Die Gebeine wurden geborgen"."""
    told = hit.name == "exhumed" and sentence.has("burials", "remains")
    thing = scene.things.latest(sentence.index, 0) if told and not scene.in_sentence(sentence.index) else None
    return thing is not None and thing.kind in BURIAL


def _is_appended(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether a participle in the form of an adjective follows a mention behind a comma: "у стелы, открытой в 1996 году"."""
    form = scene.lexicon.settings.get("done_form")
    behind = sentence.words[mention.last + 1 : mention.last + 2]
    if not form or hit.first != mention.last + 2 or behind[0].text != ",":
        return False
    return bool(re.search(form, sentence.words[hit.last].key))


def _holds_preposition(hit: Hit, mention: Mention) -> bool:
    """Say whether the word right before a mention is one of those that tell an event: "get rid of the monument"."""
    whole = hit.name in ("removed", "destroyed", "damaged")  # a goal or place behind others is where to
    return whole and hit.first < hit.last and hit.first <= mention.first - 1 <= hit.last


def _is_held(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether the words of an event name the memorial, behind their own preposition: "fundament pod pomnik".

    Where something was moved to is named so as well, unless the preposition leads: "dla pomnika szuka się miejsca".
    """
    if not scene.lexicon.settings.get("entries_govern", False):
        return False
    led = hit.name != "relocated" or is_preposition(scene.lexicon, sentence.words[hit.first].key)
    return led and hit.first < mention.first and mention.head <= hit.last


def _is_attended(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an unveiling only tells where people were, in a sentence that names no memorial: "준공식에 참가하였다"."""
    form = read_grammar(scene.lexicon).oblique
    if hit.name != "unveiled" or form is None or scene.in_sentence(sentence.index):
        return False
    return bool(form.search(sentence.words[hit.last].key))


def _has_own_object(hit: Hit) -> bool:
    """Say whether an entry of several words names what is taken away: "took the cover off the monument" unveils it."""
    return hit.name == "unveiled" and hit.last > hit.first


def _leaves_nothing(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a denial inside an entry tells that nothing is left "of" a memorial: "від нього й сліду не лишилося"."""
    denied = sentence.of("status", "denied", "denied_behind")
    within = any(hit.first < one.last <= hit.last or hit.first == one.first < hit.last for one in denied)
    return hit.name == "destroyed" and within


_BACK_TO_GRAVE = 5
"""Sentences back to the grave that remains left, if none is named beside them."""

_PRONOUN_REACH = 3


def _pronoun_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return what "it" before a verb means, if a memorial stands before it: "As to the stele, ..., it will be cleaned"."""
    for at in range(hit.first - 1, max(-1, hit.first - 1 - _PRONOUN_REACH), -1):
        pointing = scene.lexicon.matches("reporting.pronouns", sentence.words[at].key) or any(
            one.last == at and one.last > one.first for one in sentence.of("reporting", "pronouns")
        )
        if pointing:
            before = [one for one in scene.in_sentence(sentence.index) if one[0].last < at]
            return before[-1] if before else None
    return None
