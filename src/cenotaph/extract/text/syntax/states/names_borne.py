"""Names that a memorial bears: "the names of 93 men are carved on it", "there are 54 names on it", "lists 47 men".

Invariant: as in `dedications`; whose names they are is who is commemorated.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, state_fact
from cenotaph.extract.text.syntax.parse.clauses import clause_span, object_of, value_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people, people_told
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def commemorates(scene: Scene, index: int, verb: Token, subject: Subject, clause: Span, people: Span) -> Fact:
    """Make the fact that a memorial commemorates somebody, with their number where it is told."""
    fact = state_fact(index, verb, subject, "commemorates", clause, people, "dedication")
    fact.count = people_told(scene.document.words(people))
    fact.count_of = "people" if fact.count else None
    return fact


def cut_before(sentence: Sentence, names: Token) -> Token | None:
    """Return the participle of "engraved on the stone are the names of", which stands first."""
    copula = sentence.tokens[names.head]
    if (
        names.dep == "dobj"
        and copula.tag == "VBN"
        and sentence.kids(copula.i, "auxpass")
        and copula.i < names.i
    ):
        return copula
    head = sentence.tokens[copula.head]
    return head if copula.dep == "auxpass" and head.tag == "VBN" and head.i < copula.i < names.i else None


def cut_behind(lexicon: Lexicon, sentence: Sentence, names: Token) -> Token | None:
    """Return the participle of "the names of 22 men were revealed, etched on a stone", "there are 31 names cut in it"."""
    told = sentence.tokens[names.head]
    people = object_of(sentence, names, "of")
    below = [*sentence.kids(names.i, "acl"), *(sentence.kids(people.i, "acl") if people is not None else [])]
    for verb in (*below, *sentence.kids(told.i, "advcl", "conj", "acl", "xcomp", "ccomp")):
        cut = lexicon.has("inscribing.cutting", verb.lemma) and verb.tag in ("VBN", "VBD")
        if cut and verb.i > names.i and not lexicon.has("inscribing.cutting", told.lemma):
            return verb
    return None


def names_on(
    scene: Scene, index: int, sentence: Sentence, names: Token, cut: Token | None = None
) -> Iterator[Fact]:
    """Read "the names of 93 men are carved on the memorial", "carved on it are the names of 93 men"."""
    verb, people = cut or sentence.tokens[names.head], object_of(sentence, names, "of")
    counted = sentence.kids(names.i, "nummod")
    if people is None and counted:
        people = names  # "900 names are inscribed on its walls"
    if (
        people is None
        or (people.pos == "PRON" and people.lower not in ("those", "all"))
        or not scene.document.lexicon.has("inscribing.cutting", verb.lemma)
    ):
        return
    on = [goal for by in ("on", "onto", "into", "in", "to") if (goal := object_of(sentence, verb, by))]
    on = [_meant(sentence, verb, goal) for goal in on]
    wholes = [*on, *(of for goal in on if (of := object_of(sentence, goal, "of")))]
    subject = next((found for goal in wholes if (found := scene.subject(index, goal))), None)
    subject = subject or next(
        (found for goal in on if (found := scene.subject(index, goal, part=True))), None
    )
    if subject is None:
        return
    span = value_of(sentence, people)
    if span[0] < verb.start < span[1]:
        span = span[0], sentence.tokens[verb.i - 1].end  # "31 names of servicemen engraved in the granite"
    clause = clause_span(sentence, verb, subject.about, span)
    fact = commemorates(scene, index, verb, subject, clause, span)
    if fact.count is None and counted:
        fact.count = people_told(scene.document.words(sentence.span_of(sentence.subtree(counted[0].i))))
        fact.count_of = "people" if fact.count else None
    yield fact


def _meant(sentence: Sentence, verb: Token, goal: Token) -> Token:
    """Return what "which" stands for in "a tablet, on which were inscribed the names of"."""
    return sentence.tokens[verb.head] if goal.tag == "WDT" and verb.dep == "relcl" else goal


def named_above(
    scene: Scene, index: int, sentence: Sentence, names: Token
) -> tuple[Subject, Span, Span] | None:
    """Read "on its four faces are the names of 124 townsmen", "below are the names of the eleven fallen"."""
    verb, people = sentence.tokens[names.head], object_of(sentence, names, "of")
    fronts = [kid for kid in sentence.kids(verb.i, "prep", "advmod") if kid.i < verb.i < names.i]
    if verb.lemma not in ("be", "stand", "appear", "follow") or people is None or people.pos == "PRON":
        return None
    for front in fronts:
        goals = sentence.kids(front.i, "pobj")
        wholes = [*goals, *(of for goal in goals if (of := object_of(sentence, goal, "of")))]
        subject = next((one for goal in wholes if (one := scene.subject(index, goal))), None)
        subject = subject or next(
            (one for goal in goals if (one := scene.subject(index, goal, part=True))), None
        )
        if subject is None and front.lower in ("below", "beneath", "underneath", "above", "here"):
            subject = scene.spoken_of(index, front.start)
        if subject is not None:
            span = value_of(sentence, people)
            return subject, clause_span(sentence, verb, span), span
    return None


def names_there(scene: Scene, index: int, sentence: Sentence, names: Token) -> Iterator[Fact]:
    """Read "there are 54 names on the memorial"."""
    on = object_of(sentence, names, "on")
    subject = scene.subject(index, on) if on is not None else None
    if subject is not None:
        count = sentence.kids(names.i, "nummod")[0]
        clause = clause_span(sentence, sentence.tokens[names.head], subject.about)
        yield commemorates(scene, index, names, subject, clause, (count.start, names.end))


def named_there(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read "the 58 district men named on the pedestal"."""
    people = sentence.tokens[verb.head]
    on = object_of(sentence, verb, "on") or object_of(sentence, verb, "at")
    subject = scene.subject(index, on, part=True) if on is not None else None
    if subject is None or not are_people(scene.document.lexicon, people.lower):
        return
    if any(kid.lower in ("a", "an") for kid in sentence.kids(people.i, "det")):
        return  # "a man listed on the memorial": one of many
    span = (value_of(sentence, people)[0], people.end)
    yield commemorates(scene, index, verb, subject, (span[0], max(verb.end, subject.about[1])), span)


def named_on(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
    """Return whose names are borne ("bears the names of"), or who is listed ("lists 47 men")."""
    objects = sentence.kids(verb.i, "dobj")
    names = next((kid for kid in objects if kid.lower in ("names", "name")), None)
    if names is not None:
        return object_of(sentence, names, "of") or (names if sentence.kids(names.i, "nummod") else None)
    if not lexicon.has("dedication.people_verbs", verb.lemma) or sentence.kids(
        verb.i, "auxpass", "nsubjpass"
    ):
        return None
    return next(
        (
            kid
            for kid in objects
            if are_people(lexicon, kid.lower) or _are_those(sentence, kid) or _are_war_dead(sentence, kid)
        ),
        None,
    )


def _are_war_dead(sentence: Sentence, noun: Token) -> bool:
    """Say whether "lists 25,000 war dead" is meant, whose last word was taken for an adjective."""
    behind = sentence.tokens[noun.i + 1].lower if noun.i + 1 < len(sentence.tokens) else ""
    return noun.lower == "war" and behind == "dead"


def _are_those(sentence: Sentence, noun: Token) -> bool:
    """Say whether "those who had fallen" are meant."""
    return noun.lower == "those" and any(
        kid.lower == "who" for clause in sentence.kids(noun.i, "relcl") for kid in sentence.kids(clause.i)
    )


def part_with_names(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Subject | None:
    """Return the part of "the left wing lists those who had fallen", "the base carries the names of 11 units"."""
    if not scene.document.lexicon.has("dedication.names_verbs", verb.lemma):
        return None
    nouns = sentence.kids(verb.i, "nsubj")
    return next((one for noun in nouns if (one := scene.subject(index, noun, part=True))), None)
