"""Events said by a noun: "removal of the statue", "damage to the cemetery", "subject to thefts".

Invariant: as in `events`; a noun that a debate or a law is about states nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.syntax.events.noun_patients import (
    around,
    bare,
    case_of,
    destined,
    is_had,
    leading_on,
    suffered,
    taken,
    work_of,
)
from cenotaph.extract.text.syntax.events.noun_statuses import first_status, is_talk, settle_status
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject
from cenotaph.extract.text.syntax.facts.happenings import event_fact, subjects_of
from cenotaph.extract.text.syntax.facts.told_harm import HARM, is_wilful
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def noun_events(scene: Scene, index: int, sentence: Sentence, noun: Token) -> Iterator[Fact]:
    """Read "removal of the statue", "damage to the cemetery", "the monument's restoration", "thefts from the memorial"."""
    lexicon = scene.document.lexicon
    if (index, noun.i) in scene.things.of or not any(t.pos in ("VERB", "AUX") for t in sentence.tokens):
        return
    head = sentence.tokens[noun.head]
    if noun.dep in ("dobj", "nsubjpass") and (
        head.lemma in ("fill", "seal", "plug", "grout", "close")
        or lexicon.verbs.get(head.lemma) in ("restored", "maintained")
    ):
        return
    name = lexicon.nouns[noun.lower]
    if name == "damaged" and is_wilful(lexicon, sentence, noun):
        name = "vandalised"  # "criminal damage to the memorial"
    case = case_of(lexicon, sentence, noun)
    work = work_of(lexicon, sentence, noun) or around(lexicon, sentence, noun)
    preps = leading_on(lexicon, sentence, noun, name, (case, work))
    if preps is None:
        return
    if name in HARM and noun.dep == "dobj" and f"{head.lemma} {noun.lower} on" in lexicon.turns:
        return  # "caused damage to the wall" is told by its verb
    found = [kid for prep in preps for kid in sentence.kids(prep.i, "pobj")]
    if name == "vandalised":
        found = taken(scene, index, sentence, preps) or found
    found += [kid for kid in sentence.kids(noun.i, "compound", "poss", "nmod") if kid.i < noun.i]
    if is_had(sentence, noun):
        found = sentence.kids(head.i, "nsubj")
    own = lexicon.has("event_nouns.owned", noun.lower) and noun.dep in (
        "dobj",
        "pobj",
    )  # "its restoration", not "its care"
    walls = [one for one in found if own or one.tag != "PRP$"]
    owned = any(
        (index, kid.i) in scene.things.of for one in walls for kid in sentence.kids(one.i, "compound", "poss")
    )
    subjects = subjects_of(
        scene, index, walls, part=owned or _is_plain_harm(name, noun)
    )  # "renovation of the cemetery wall"
    if not subjects:
        subjects = suffered(scene, index, sentence, noun)
    if not subjects:
        subjects = bare(scene, index, sentence, noun, work or noun)
    status = first_status(scene.document, sentence, noun, name)
    if (
        not subjects
        and noun.dep == "dobj"
        and head.lemma in ("escape", "avoid")
        and head.tag in ("VBD", "VBN")
    ):
        subjects, status = subjects_of(scene, index, sentence.kids(head.i, "nsubj"), part=True), "denied"
    if not subjects and (doomed := destined(sentence, noun)):
        for subject in subjects_of(scene, index, doomed, part=False):
            yield event_fact(index, sentence, noun, subject, name, "planned", "noun")
        return
    if not subjects or status is None or is_talk(sentence, noun):
        return
    status = settle_status(lexicon, sentence, noun, name, status, (case, work))
    if status is None:
        return
    letters = subjects[0].mention is not None and lexicon.has("paint.letters", _last_word(scene, subjects[0]))
    if name == "maintained" and letters and noun.lower in ("repainting", "painting", "re-painting"):
        name = "restored"
    for subject in subjects:
        if not (
            subject.thing.plural
            and subject.mention
            and not subject.mention.determiner
            and not subject.mention.count
            and (status == "happened" or (status == "ongoing" and name == "maintained"))
            and name in ("maintained", "restored")
        ):
            yield event_fact(index, sentence, noun, subject, name, status, "noun")


def _is_plain_harm(name: str, noun: Token) -> bool:
    """Say whether harm is told that a part may suffer, and no crack that only runs to it."""
    return name in HARM and not noun.lower.startswith(("crack", "fracture", "leak"))


def _last_word(scene: Scene, subject: Subject) -> str:
    return scene.document.words(subject.about).split()[-1].lower()


def is_tending(sentence: Sentence, token: Token) -> bool:
    """Say whether "look" is a noun only for the parser: "pupils look after the grave"."""
    behind = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    return (
        token.lower in ("look", "looks", "care", "cares")
        and token.pos == "NOUN"
        and behind == ("after" if token.lower.startswith("look") else "for")
        and (
            token.dep == "ROOT"
            or (token.lower.startswith("look") and not sentence.kids(token.i, "det", "amod"))
        )
    )
