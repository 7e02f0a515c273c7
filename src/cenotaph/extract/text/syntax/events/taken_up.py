"""Remains that leave a grave by whatever verb: "fourteen bodies were pulled from the pit", "they were moved to Lincoln".

Invariant: the dead are named or were just said to lie there, and the grave is named in the clause or was the last one
spoken of. Where a sentence was read as an exhumation already, nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cenotaph.extract.text.reading import BURIAL_PLACES, GRAVES
from cenotaph.extract.text.syntax.events.exhumations import people_among
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject
from cenotaph.extract.text.syntax.facts.happenings import event_fact
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_NEAR = 2
"""Sentences back to the grave that remains are taken from, where their own names none."""
_OUT_OF = ("from", "of", "in", "at", "beneath", "under", "underneath", "inside", "within")
_THEY = frozenset({"they", "them", "he", "him", "all"})


def taken_up(scene: Scene, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Find remains taken out of graves in sentences of which no exhumation is told yet."""
    told = {fact.sentence for fact in facts if fact.property == "exhumed"}
    for index, sentence in enumerate(scene.document.sentences):
        if index in told:
            continue
        found = next(
            (
                fact
                for token in sentence.tokens
                if not token.quoted
                for fact in (
                    _moved(scene, index, sentence, token),
                    _yielded(scene, index, sentence, token),
                    _dug(scene, index, sentence, token),
                )
                if fact is not None
            ),
            None,
        )
        if found is not None:
            yield found


def _moved(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Fact | None:
    if verb.pos != "VERB":
        return None
    lexicon = scene.document.lexicon
    takes, moves = (lexicon.has(key, verb.lemma) for key in ("burying.recovering", "burying.moving"))
    again = lexicon.has("burying.reburying", verb.lemma) or lexicon.verbs.get(verb.lemma) == "exhumed"
    if not (takes or moves or again):
        return None
    dead = _dead(scene, sentence, verb)
    if dead is None or (index, dead.i) in scene.things.of:
        return None  # "to relocate 22 graves of soldiers"
    grave = _grave_here(scene, index, sentence, verb, dead)
    elsewhere = any(kid.lower == "from" for one in (verb, dead) for kid in sentence.kids(one.i, "prep"))
    if grave is None and not elsewhere and (again or moves or _are_remains(scene, dead)):
        grave = _grave_before(scene, index, dead)
    status = status_of(scene.document, sentence, verb) if grave is not None else None
    if grave is None or status is None:
        return None
    fact = event_fact(index, sentence, verb, grave, "exhumed", status, "taken_up")
    fact.count, fact.count_of = people_among(scene, sentence, dead)
    return fact


def _dead(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """Return who is taken up: remains, people or "they"."""
    lexicon = scene.document.lexicon
    for one in (*patients(sentence, verb), *sentence.kids(verb.i, "nsubjpass", "dobj")):
        of_what = sentence.objects(one.i, "of", "with")
        if any(goal.pos == "NOUN" and not _may_die(scene, goal) for goal in of_what):
            continue  # "the body of the car"
        words = {one.lower, *(goal.lower for goal in of_what)}
        if one.lower in _THEY or any(
            lexicon.has("burying.remains", word) or are_people(lexicon, word) for word in words
        ):
            return one
    return None


def _may_die(scene: Scene, noun: Token) -> bool:
    """Say whether a noun means people, their remains or a grave, and no thing that has a body, too."""
    lexicon = scene.document.lexicon
    return (
        are_people(lexicon, noun.lower)
        or lexicon.has("burying.remains", noun.lower)
        or noun.lower in lexicon.kinds
        or noun.tag == "NNS"
    )


def _are_remains(scene: Scene, dead: Token) -> bool:
    """Say whether remains are named, not people, who may be brought anywhere."""
    lexicon = scene.document.lexicon
    return lexicon.has("burying.remains", dead.lower) and not lexicon.has("military.words", dead.lower)


def _grave_here(scene: Scene, index: int, sentence: Sentence, verb: Token, dead: Token) -> Subject | None:
    """Return the grave behind "from", or in which or under which the dead are said to lie."""
    goals = [
        one for i in sentence.subtree(dead.i) for one in sentence.objects(i, *_OUT_OF)
    ] + sentence.objects(verb.i, "from", "out")
    goals += [
        goal
        for out in sentence.kids(verb.i, "prep", "advmod")
        if out.lower == "out"
        for goal in sentence.objects(out.i, "of")
    ]
    for goal in goals:
        subject = scene.subject(index, goal)
        beneath = sentence.tokens[goal.head].lower in ("beneath", "under", "underneath")
        if subject is not None and (beneath or subject.thing.kind in BURIAL_PLACES):
            return subject
    return None


def _grave_before(scene: Scene, index: int, dead: Token) -> Subject | None:
    """Return the burial place last spoken of: that of "the remains", or of those who were just said to lie there."""
    for at in range(index - 1, max(-1, index - _NEAR - 1), -1):
        lain = _lie_there(scene, scene.document.sentences[at])
        for one in reversed(scene.mentions_in(at)):
            thing = scene.things.of.get((at, one.head))
            if thing is None or one.kind not in BURIAL_PLACES or one.modifier:
                continue
            if dead.lower in _THEY and not lain:
                continue
            return Subject(thing, one.span, one, at)
    return None


def _lie_there(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence tells that people lie somewhere."""
    lexicon = scene.document.lexicon
    return any(
        are_people(lexicon, one.lower)
        for verb in sentence.tokens
        if lexicon.has("burying.verbs", verb.lemma)
        for one in sentence.kids(verb.i, "nsubj", "nsubjpass", "dobj")
    )


def _yielded(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Fact | None:
    """Read "the pit has given up the remains of 14 victims", "the dig at the grave yielded 14 bodies"."""
    lexicon = scene.document.lexicon
    if verb.pos != "VERB" or not lexicon.has("burying.yielding", verb.lemma):
        return None
    dead = next(
        (one for one in sentence.kids(verb.i, "dobj") if lexicon.has("burying.remains", one.lower)), None
    )
    if dead is None:
        return None
    for noun in sentence.kids(verb.i, "nsubj"):
        wholes = (noun, *sentence.objects(noun.i, "of", "at", "in"))
        grave = next((one for whole in wholes if (one := scene.subject(index, whole)) is not None), None)
        status = status_of(scene.document, sentence, verb)
        if grave is not None and grave.thing.kind in BURIAL_PLACES and status is not None:
            fact = event_fact(index, sentence, verb, grave, "exhumed", status, "taken_up")
            fact.count, fact.count_of = people_among(scene, sentence, dead)
            return fact
    return None


def _dug(scene: Scene, index: int, sentence: Sentence, dig: Token) -> Fact | None:
    """Read "the excavation of the mass grave", "the exhumation of the soldiers in the grave", "are excavating the grave"."""
    lexicon = scene.document.lexicon
    if dig.pos == "VERB" and dig.lemma == "excavate":
        goals = patients(sentence, dig)
    elif (
        dig.pos == "NOUN"
        and lexicon.has("burying.digs", dig.lower)
        and not lexicon.has("burying.yielding", sentence.tokens[dig.head].lemma)
    ):
        near = sentence.objects(dig.i, "of", "at", "in", "from")
        goals = [*near, *(goal for one in near for goal in sentence.objects(one.i, "of", "in", "at", "from"))]
    else:
        return None
    found = (scene.subject(index, goal) for goal in goals)
    grave = next((one for one in found if one is not None and one.thing.kind in GRAVES), None)
    status = status_of(scene.document, sentence, dig, noun=dig.pos == "NOUN") if grave is not None else None
    if grave is None or status is None:
        return None
    return event_fact(index, sentence, dig, grave, "exhumed", status, "taken_up")
