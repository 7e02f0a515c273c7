"""Remains taken out of the ground: from which grave, how many people, and where they came to lie.

Invariant: a number of people is that of the words for the remains; a burial elsewhere is `burials`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.reading import BURIAL_PLACES, GRAVES, TO_COME, Amount, CountOf
from cenotaph.extract.text.syntax.burials.burial_numbers import people_in
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject
from cenotaph.extract.text.syntax.facts.happenings import event_fact, subjects_of
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.spoken import ThingBuilder


def exhumed(
    scene: Scene, index: int, sentence: Sentence, verb: Token, remains: list[Token]
) -> Iterator[Fact]:
    """Read "the remains of 17 soldiers were exhumed from the mass grave": about the grave, with the number of people."""
    lexicon = scene.document.lexicon
    heads = [verb, *remains, *(kid for one in remains for kid in sentence.kids(one.i, "acl"))]
    preps = [kid for head in heads for kid in sentence.kids(head.i, "prep") if kid.lower == "from"]
    preps += [
        kid
        for one in remains
        if one.lower == "dead"
        for kid in sentence.kids(one.i, "prep")
        if kid.lower == "of"
    ]  # "the dead of the mass grave were reburied"
    preps += [kid for kid in sentence.kids(verb.i, "prep") if kid.lower in ("in", "at", "near", "to")]
    goals = [kid for prep in preps for kid in sentence.kids(prep.i, "pobj")]
    status = status_of(scene.document, sentence, verb)
    again = lexicon.has("burying.reburying", verb.lemma) and not any(
        prep.lower in ("from", "of") for prep in preps
    )
    if again and remains and not lexicon.has("burying.remains", remains[0].lower):
        return  # "30 soldiers were reburied there": a burial
    named = bool(subjects_of(scene, index, goals, part=False))
    if not named and remains and (grave := _spoken_of(scene, index, verb, sentence, remains[0])) is not None:
        if status is not None:
            fact = event_fact(index, sentence, verb, grave, "exhumed", status, "verb")
            fact.count, fact.count_of = people_among(scene, sentence, remains[0])
            yield fact
        return
    for subject in subjects_of(scene, index, goals, part=False)[:1]:
        if status is None or not remains:
            return
        fact = event_fact(index, sentence, verb, subject, "exhumed", status, "verb")
        dug = not again and lexicon.verbs.get(verb.lemma) == "exhumed"  # "exhumed at 31 sites"
        goal = _is_goal(sentence, subject, ("to", "into") if dug else ("to", "into", "at"))
        old = _left(scene, index, verb, subject) if again or goal else None
        if old is not None:
            earlier = [one for one in old.mentions if one.sentence <= index and one.span[0] < verb.start]
            fact.thing, fact.about, fact.value_span = old, earlier[-1].span, subject.about
        others = [
            one for one in subjects_of(scene, index, goals, part=False) if one.thing is not subject.thing
        ]
        if fact.value_span is None and others:
            fact.value_span = others[-1].about
        words = scene.document.words(sentence.span_of(sentence.subtree(remains[0].i)))
        if verb.dep == "relcl" and sentence.tokens[verb.head].tag != "CD":
            words = scene.document.text[_start_of(sentence, verb) : verb.start]
        people = people_in(lexicon, words)
        if people[0] is not None or fact.count is None:
            fact.count, fact.count_of = people
        yield fact


def people_among(scene: Scene, sentence: Sentence, dead: Token) -> tuple[Amount | None, CountOf | None]:
    """Count the people whom a noun for the dead tells with what hangs on it: "the remains of 14 soldiers"."""
    words = scene.document.words(sentence.span_of(sentence.subtree(dead.i)))
    return people_in(scene.document.lexicon, words)


def to_be_laid(scene: Scene, facts: list[Fact]) -> Iterator[Fact]:
    """Read "They are to be reburied at X" behind a sentence by which remains were dug up: about the grave they left."""
    told = {fact.sentence for fact in facts if fact.property == "exhumed"}
    for index, sentence in enumerate(scene.document.sentences):
        before = [fact for fact in facts if fact.property == "exhumed" and 0 < index - fact.sentence <= _NEAR]
        if index in told:
            continue
        for verb in sentence.tokens:
            status = status_of(scene.document, sentence, verb) if _lays(scene, sentence, verb) else None
            if status not in TO_COME:
                continue
            goals = subjects_of(scene, index, _goals(sentence, verb), part=False)
            goals = [one for one in goals if one.thing.kind == "cemetery"] if not before else goals
            if before:
                grave = Subject(before[-1].thing, before[-1].about, before[-1].mention, before[-1].sentence)
            elif goals and _are_remains(scene, sentence, verb):
                grave = goals[0]
            else:
                continue
            fact = event_fact(index, sentence, verb, grave, "exhumed", status, "verb")
            if not before:
                words = scene.document.text[sentence.span[0] : verb.start]
                fact.count, fact.count_of = people_in(scene.document.lexicon, words)
            fact.value_span = goals[0].about if goals else None
            yield fact


def _goals(sentence: Sentence, verb: Token) -> list[Token]:
    """Return where remains are laid, also behind "to rest" and "in single graves"."""
    rest = [kid for kid in sentence.kids(verb.i, "advcl", "xcomp", "prep") if kid.lower in ("rest", "to")]
    rest += [one for to in rest for one in sentence.kids(to.i, "pobj")]
    near = [goal for head in (verb, *rest) for goal in sentence.objects(head.i, "in", "at", "to")]
    return [*near, *(goal for one in near for goal in sentence.objects(one.i, "in", "at"))]


def _are_remains(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Say whether remains are laid to rest, and not people: those are burials."""
    above = verb
    while above.dep in ("conj", "xcomp") and not sentence.kids(above.i, "nsubjpass", "nsubj"):
        above = sentence.tokens[above.head]
    lexicon = scene.document.lexicon
    return any(
        lexicon.has("burying.remains", one.lower) and not lexicon.has("military.words", one.lower)
        for one in sentence.kids(above.i, "nsubjpass", "nsubj")
    )


def _lays(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb tells that "they" or remains are buried."""
    lexicon = scene.document.lexicon
    laid = verb.lemma in ("lay", "lie") and any(
        one.lower == "rest" for one in sentence.tokens[verb.i + 1 : verb.i + 3]
    )
    if verb.quoted or not (
        laid or lexicon.has("burying.reburying", verb.lemma) or verb.lemma in ("bury", "inter")
    ):
        return False
    above = sentence.kids(verb.head, "nsubj", "nsubjpass") if verb.dep in ("xcomp", "conj") else []
    return any(
        one.lower in ("they", "all", "these") or lexicon.has("burying.remains", one.lower)
        for one in sentence.kids(verb.i, "nsubjpass") or above
    )


def _spoken_of(scene: Scene, index: int, verb: Token, sentence: Sentence, remains: Token) -> Subject | None:
    """Return the grave last spoken of where "the remains were dug up" names none."""
    lexicon = scene.document.lexicon
    known = any(
        kid.lower in ("the", "his", "her", "their", "its") for kid in sentence.kids(remains.i, "det", "poss")
    )
    has = lexicon.has
    of_what = [
        goal
        for goal in sentence.objects(remains.i)
        if not has("military.people", goal.lower) and not has("military.words", goal.lower)
    ]  # "the body of the car"
    if (
        not known
        or of_what
        or has("burying.reburying", verb.lemma)
        or verb.lemma in ("recover", "remove", "find", "retrieve", "take")
        or any(kid.lower == "from" for kid in sentence.kids(verb.i, "prep"))  # "from the wreckage"
        or not lexicon.has("burying.remains", remains.lower)
    ):
        return None
    graves = [
        (mention.sentence, mention.span, mention, one)
        for one in scene.things.things
        for mention in one.mentions
        if one.kind in GRAVES
        and (mention.sentence, mention.span[0]) < (index, verb.start)
        and index - mention.sentence <= _NEAR
    ]
    if not graves:
        return None
    _, span, mention, thing = max(graves, key=lambda one: one[:2])
    return Subject(thing, span, mention, mention.sentence)


_NEAR = 2
"""Sentences back to the grave of remains that are only called "the remains"."""


def _left(scene: Scene, index: int, verb: Token, goal: Subject) -> ThingBuilder | None:
    """Return what the remains lay under or in: what was spoken of before, and is not where they go."""
    graves = [
        (mention.sentence, mention.span, one)
        for one in scene.things.things
        for mention in one.mentions
        if one.kind in BURIAL_PLACES
        and one is not goal.thing
        and (mention.sentence, mention.span[0]) < (index, verb.start)
        and index - mention.sentence <= _REACH
    ]
    if graves:
        return max(graves, key=lambda one: one[:2])[2]
    found = (scene.things.latest(index, verb.start, plural=plural) for plural in (False, True))
    return next((one for one in found if one is not None and one is not goal.thing), None)


def _is_goal(sentence: Sentence, subject: Subject, prepositions: tuple[str, ...]) -> bool:
    """Say whether "to" or "at" leads to a burial place: remains go there, and come from elsewhere."""
    if subject.mention is None:
        return False
    above = sentence.tokens[sentence.tokens[subject.mention.head].head]
    return above.lower in prepositions


_REACH = 6
"""Sentences back to the grave that remains were taken from."""


def _start_of(sentence: Sentence, verb: Token) -> int:
    """Return where the noun begins that a relative clause describes: "186 soldiers whose remains were recovered"."""
    return sentence.tokens[sentence.subtree(verb.head)[0]].start
