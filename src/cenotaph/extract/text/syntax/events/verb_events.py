"""Events said by a verb: "was moved to the park", "volunteers weed the graves", "a plaque goes up on Saturday".

Invariant: as in `events`; harm is never to come.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.reading import GRAVES, TO_COME, Status
from cenotaph.extract.text.syntax.events.affected import (
    adverbial,
    beyond,
    has_shifted,
    is_one_of_many,
    leaning_ones,
    left_out,
)
from cenotaph.extract.text.syntax.events.culprits import sharpen
from cenotaph.extract.text.syntax.events.exhumations import exhumed
from cenotaph.extract.text.syntax.events.harms import brought
from cenotaph.extract.text.syntax.events.headless import headless
from cenotaph.extract.text.syntax.events.standing import standing
from cenotaph.extract.text.syntax.events.verb_properties import lemma_of, properties, to_a_list
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject
from cenotaph.extract.text.syntax.facts.generic import is_blamed, is_finite, is_generic
from cenotaph.extract.text.syntax.facts.happenings import event_fact, is_repeated, subjects_of
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.facts.tenses import is_future
from cenotaph.extract.text.syntax.facts.told_harm import HARM, is_attempted, is_imagined
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def verb_events(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read what a verb says of memorials: "was moved to the park", "volunteers weed the graves"."""
    lexicon = scene.document.lexicon
    for name, found, rule in properties(scene, sentence, verb):
        if name == "maintained" and any(
            lexicon.has("condition.kept", kid.lower) for kid in sentence.kids(verb.i, "advmod")
        ):
            continue  # "is well maintained": a condition
        watched = name == "maintained" and verb.lemma == "guard" and verb.dep in ("acl", "relcl")
        if watched and (index, verb.head) in scene.things.of:
            continue  # "the bronze lions guarding the cenotaph"
        kept = name == "exists" and is_future(sentence, verb) and brought(scene, sentence, verb)
        if kept:
            name = "relocated"  # "will be kept in the museum"
        if name == "exists":
            yield from map(_to_come, standing(scene, index, sentence, verb, found))
            continue
        if rule == "verb" and lemma_of(lexicon, verb) == "replace":
            found = found or [sentence.tokens[verb.head]]
            if verb.dep == "acl":
                found = [sentence.tokens[verb.head], *found]
        if not found:
            found = leaning_ones(scene, sentence, verb)
        if name != "exhumed":
            found = beyond(scene, index, sentence, verb, found)
        subjects = subjects_of(scene, index, found, part=name in _OF_PARTS)
        if not subjects and name == "exhumed":
            yield from exhumed(scene, index, sentence, verb, found)
            continue
        if not subjects:
            name, subjects = _told_otherwise(scene, index, sentence, verb, name, found)
        status = status_of(scene.document, sentence, verb)
        if subjects and (status is None or is_generic(lexicon, sentence, verb, status)):
            if status is None:
                scene.unstated.append((name, (verb.start, verb.end)))
            continue
        if not subjects or status is None:
            continue
        settled = _settle(scene, index, sentence, verb, subjects[0], (name, status, rule))
        if settled is None:
            continue
        name, status = settled
        for subject in subjects:
            again = (
                name == "maintained"
                and lexicon.has("paint.renewing", verb.lemma)
                and _is_writing(scene, subject)
            )
            yield event_fact(index, sentence, verb, subject, "restored" if again else name, status, rule)


def _told_otherwise(
    scene: Scene, index: int, sentence: Sentence, verb: Token, name: str, found: list[Token]
) -> tuple[str, list[Subject]]:
    """Tell what a verb is said of where none of its nouns is a memorial: "the damage was repaired", "built as a memorial".

    Args:
        scene: of the document.
        index: of the sentence.
        sentence: where the verb stands.
        verb: of an event.
        name: the property that it states.
        found: the nouns that it happens to.

    Returns:
        The property, which may be another of what stands by the way, and what it is said of.
    """
    subjects: list[Subject] = []
    if name in ("restored", "maintained", "damaged"):
        subjects = left_out(scene, index, sentence, verb, found)
    if not subjects and not found:
        subjects = headless(scene, index, sentence, verb)
    if not subjects:
        name, subjects = adverbial(scene, index, sentence, verb, name)
    if not subjects and name in ("erected", "unveiled"):
        goals = sentence.objects(verb.i, "as")
        subjects = subjects_of(scene, index, goals, part=False)  # "a tower was built as a memorial"
    if not subjects and verb.dep == "advcl" and verb.tag == "VBN" and not found:
        subjects = subjects_of(scene, index, sentence.kids(verb.head, "nsubj", "nsubjpass"), part=False)
    return name, subjects


def _settle(
    scene: Scene, index: int, sentence: Sentence, verb: Token, subject: Subject, told: tuple[str, Status, str]
) -> tuple[str, Status] | None:
    """Say which property and status a verb tells once it is known of what: "the headstone was raised" restores it.

    Args:
        scene: of the document.
        index: of the sentence.
        sentence: where the verb stands.
        verb: of an event.
        subject: the first thing that it is said of.
        told: the property, the status and the rule that found it.

    Returns:
        The property and the status; None where nothing is stated.
    """
    lexicon = scene.document.lexicon
    name, status, rule = told
    if is_attempted(sentence, verb, name):
        return None
    name = "removed" if name == "damaged" and _is_to_come_off(verb, status) else name
    if name in HARM and status in TO_COME:
        if is_imagined(sentence, verb):
            return None
        status = "happened"
    name = sharpen(scene, sentence, verb, name, subject.thing.kind)
    if name in ("relocated", "removed") and has_shifted(sentence, verb, subject):
        name = "damaged"
    if name == "damaged" and is_blamed(lexicon, sentence, verb):
        name = "vandalised"
    if name == "removed" and verb.lemma == "topple" and is_one_of_many(scene, subject):
        name = "vandalised"
    if verb.lemma == "tow" and subject.sentence != index:
        return None  # "A car hit the memorial. It was towed away"
    if verb.lemma in ("vanish", "disappear") and status not in TO_COME and name == "removed":
        return None  # nobody says that it was taken down
    if name == "restored" and verb.lemma in ("order", "commission") and status == "happened":
        status = "planned"  # "New ones have been ordered"
    if verb.lemma in ("need", "require", "want", "deserve", "cry") and status in ("happened", "ongoing"):
        status = "proposed"
    if verb.lemma in ("plan", "propose") and status == "happened":
        status = "planned" if verb.lemma == "plan" else "proposed"
    if name in ("maintained", "restored") and status == "happened":
        still = _is_still(scene, sentence, verb) or (
            verb.lemma == "be" and any(kid.lower == "at" for kid in sentence.kids(verb.i, "prep"))
        )  # "Masons are at work on the tower"
        status = "ongoing" if still or (name == "maintained" and _is_present(sentence, verb)) else status
    if name == "restored" and status == "happened" and verb.lemma == "scaffold":
        status = "ongoing"
    if name == "maintained" and status == "happened" and is_repeated(sentence, verb):
        status = "ongoing"
    if name == "relocated" and status == "ongoing" and verb.lemma in ("seek", "find", "look"):
        status = "proposed"  # "A new place is being sought for it"
    laid_out = verb.lemma == "lay" and any(
        kid.tag in ("VBZ", "VBP") for kid in sentence.kids(verb.i, "auxpass")
    )
    if name == "erected" and rule == "phrasal" and laid_out:
        return None  # "the graves are laid out in rows"
    if rule == "phrasal" and status == "happened" and _is_to_come(sentence, verb):
        status = "planned"  # "A plaque goes up on Saturday"
    if name == "unveiled" and status == "ongoing":
        status = "planned"
    if name == "unveiled" and (_is_hourly(sentence, verb) or not _can_be_unveiled(verb, subject.thing.kind)):
        return None
    if name == "erected" and lemma_of(lexicon, verb) == "add" and to_a_list(lexicon, sentence, verb):
        return None
    if name == "erected" and verb.lemma == "add" and _is_writing(scene, subject):
        return None  # letters are no memorial: "to add new raised lettering"
    if name == "erected" and any(kid.lower in ("again", "anew") for kid in sentence.kids(verb.i, "advmod")):
        name = "restored"
    if name == "erected" and verb.lemma == "raise" and _is_known_grave(subject):
        name = "restored"  # "The headstone has been raised"
    if name == "erected" and verb.lemma != "put" and _is_in_place_of(sentence, verb):
        name = "restored"
    return name, status


def _is_to_come_off(verb: Token, status: str) -> bool:
    """Read "The star is to come off": it is to be taken down."""
    return verb.lemma == "come" and status in TO_COME


def _is_known_grave(subject: Subject) -> bool:
    """Say whether a headstone that is there is meant."""
    mention = subject.mention
    return (
        subject.thing.kind == "grave" and mention is not None and mention.determiner in ("the", "its", "this")
    )


def _to_come(fact: Fact) -> Fact:
    """Read "a statue is to stand on the seafront": it is to be put up there."""
    new = fact.mention is not None and fact.mention.determiner in ("a", "an")
    if fact.property == "exists" and fact.status == "planned" and new:
        fact.property, fact.timed = "erected", True
    return fact


def _is_writing(scene: Scene, subject: Subject) -> bool:
    """Say whether letters or names are meant: who paints them anew restores them."""
    return scene.document.lexicon.has(
        "paint.letters", scene.document.words(subject.about).split()[-1].lower()
    )


def _is_to_come(sentence: Sentence, verb: Token) -> bool:
    """Say whether the present tells of a day to come: "goes up on Saturday"; a headline tells of what was done."""
    dated = any(kid.lower == "on" for kid in sentence.kids(verb.i, "prep"))
    return verb.lemma in ("go", "come") and verb.tag == "VBZ" and dated


def _is_hourly(sentence: Sentence, verb: Token) -> bool:
    """Say whether a gate opens by the hour: "The memorial opens at ten"."""
    if verb.lemma not in ("open", "reopen") or verb.tag not in ("VBZ", "VBP"):
        return False
    daily = any(
        kid.lower in ("daily", "day", "weekdays") for kid in sentence.kids(verb.i, "advmod", "npadvmod")
    )
    return daily or any(goal.tag == "CD" for goal in sentence.objects(verb.i, "at"))


def _can_be_unveiled(verb: Token, kind: str) -> bool:
    """Say whether what is opened or revealed is unveiled: no grave is, and no cemetery that a dig reveals."""
    if verb.lemma == "reveal":
        return kind in ("monument", "statue", "plaque", "memorial_site")
    return verb.lemma != "open" or kind not in GRAVES


def _is_in_place_of(sentence: Sentence, verb: Token) -> bool:
    """Say whether something is put where another was: "installed in place of the stolen plaques"."""
    return any(
        kid.lower == "place" and any(of.lower == "of" for of in sentence.kids(kid.i, "prep"))
        for kid in sentence.objects(verb.i, "in")
    )


def _is_still(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Say whether an activity goes on: "still", "regularly"."""
    adverbs = sentence.kids(verb.i, "advmod")
    return any(scene.document.lexicon.has("modal.ongoing_adverbs", kid.lower) for kid in adverbs)


def _is_present(sentence: Sentence, verb: Token) -> bool:
    """Say whether an activity is told in the present tense."""
    if verb.tag in ("VBP", "VBZ") or is_finite(sentence, verb) or verb.pos == "NOUN":
        return True
    since = any(
        kid.lower == "since" or (kid.lower == "for" and _is_of_years(sentence, kid))
        for kid in sentence.kids(verb.i, "prep", "mark", "advmod")
    )
    if since and any(kid.lower in ("have", "has", "'ve", "’ve") for kid in sentence.kids(verb.i, "aux")):
        return True
    if verb.tag == "VBN":
        return any(kid.tag in ("VBZ", "VBP") for kid in sentence.kids(verb.i, "auxpass"))
    above = next((one for one in sentence.ancestors(verb.i) if one.pos in ("VERB", "AUX")), None)
    return verb.tag == "VBG" and (above is None or above.tag in ("VBZ", "VBP"))


def _is_of_years(sentence: Sentence, preposition: Token) -> bool:
    """Say whether "for" leads to a length of time: "for thirty years"."""
    return any(one.lower in ("years", "decades", "months") for one in sentence.kids(preposition.i, "pobj"))


_OF_PARTS = frozenset(
    {"erected", "damaged", "vandalised", "restored", "removed", "destroyed", "maintained", "relocated"}
)
"""What may be said of a part of a memorial for itself."""
