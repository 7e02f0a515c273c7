"""Whom a memorial is for by what it is said to do: "dedicated to", "in memory of", "bearing the names of".

Invariant: whose graves they are is no dedication; a value is a stretch of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, state_fact
from cenotaph.extract.text.syntax.parse.clauses import clause_span, object_of, value_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people, people_told
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def dedications_in(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "was dedicated to", "commemorating", "in memory of", "bearing the names of"."""
    lexicon = scene.document.lexicon
    for token in sentence.tokens:
        if token.quoted:
            continue
        value: Token | None = None
        if (
            token.tag == "VBN"
            and token.dep == "acl"
            and token.lemma in ("name", "list", "record", "honour", "honor", "remember", "commemorate")
        ):
            yield from _named_there(scene, index, sentence, token)
            continue
        listed = sentence.kids(token.i, "nsubjpass") if lexicon.has("dedication.listing", token.lemma) else []
        if listed and are_people(lexicon, listed[0].lower):
            whose = object_of(sentence, listed[0], "of") if listed[0].lower == "names" else None
            yield from _commemorated_there(scene, index, sentence, token, whose or listed[0])
            continue
        if (
            lexicon.has("dedication.verbs", token.lemma)
            and token.pos in ("VERB", "NOUN", "ADJ")
            and token.lower != "memorial"
            and not (token.pos == "NOUN" and token.i and sentence.tokens[token.i - 1].lower == "in")
        ):
            value = next(iter(sentence.kids(token.i, "dobj")), None) or _the_dead(sentence, token)
            passive = sentence.kids(token.i, "nsubjpass")
            if passive and value is None:
                yield from _commemorated_there(scene, index, sentence, token, passive[0])
                continue
        elif (
            token.lemma == "mark"
            and token.pos == "VERB"
            and (marked := _marked(lexicon, sentence, token)) is not None
        ):
            value = marked
        elif lexicon.has("dedication.to_verbs", token.lemma) and token.pos == "VERB":
            value = object_of(sentence, token, "to")
        elif lexicon.has("dedication.nouns", token.lower) and _is_meant_so(sentence, token):
            value = next((one for by in ("of", "to", "for") if (one := object_of(sentence, token, by))), None)
        elif lexicon.has("dedication.names_verbs", token.lemma) and token.pos == "VERB":
            value = _named_on(lexicon, sentence, token)
        elif lexicon.has("dedication.paying", token.lemma) and token.pos == "VERB":
            paid = [
                kid for kid in sentence.kids(token.i, "dobj") if kid.lower in ("tribute", "homage", "witness")
            ]
            heads = [token, *paid] if paid else []
            value = next((one for head in heads if (one := object_of(sentence, head, "to"))), None)
        elif (
            token.lower == "names"
            and token.dep in ("attr", "nsubj")
            and (above := _named_above(scene, index, sentence, token))
        ):
            yield _commemorates(scene, index, token, *above)
            continue
        elif token.lower == "names" and token.dep in ("nsubj", "nsubjpass"):
            yield from _names_on(scene, index, sentence, token, _cut_behind(lexicon, sentence, token))
            continue
        elif token.lower == "names" and token.dep == "pobj" and sentence.tokens[token.head].lower == "with":
            value = object_of(sentence, token, "of") or (token if sentence.kids(token.i, "nummod") else None)
        elif (
            token.lower == "names"
            and token.dep in ("attr", "dobj", "nsubj")
            and (cut := _cut_before(sentence, token) or _cut_behind(lexicon, sentence, token))
        ):
            yield from _names_on(scene, index, sentence, token, cut)
            continue
        elif token.lemma == "be" and (people := _whom_it_is_for(lexicon, sentence, token)) is not None:
            value = people
        elif token.lemma in ("depict", "portray", "represent", "show") and token.pos == "VERB":
            value = _depicted(scene, index, sentence, token)
        elif token.lower == "names" and token.dep == "attr" and sentence.kids(token.i, "nummod"):
            yield from _names_there(scene, index, sentence, token)
            continue
        if value is None or value.quoted:
            continue
        subject = _dedicated(scene, index, sentence, token) or _part_with_names(scene, index, sentence, token)
        if (
            subject is None
            or (value.pos == "PRON" and value.lower not in ("those", "all"))
            or value.lower in ("occasion", "anniversary", "day", "event", "memory")
        ):
            continue
        span = value_of(sentence, value)
        if value.lower == "names":
            span = span[0], value.end  # "with nine names listed on it"
        clause = clause_span(sentence, token, subject.about if subject.sentence == index else span, span)
        second = _of_another_war(scene, span, sentence.span[1])
        if second is not None:
            span = (span[0], min(span[1], second.start()))
            clause = (clause[0], max(clause[1], second.end()))
        fact = _commemorates(scene, index, token, subject, clause, span)
        if _is_told_of_another(scene, index, sentence, token):
            scene.unstated.append(("commemorates", (token.start, token.end)))
            fact.unsaid = True
        numbers = [
            kid
            for names in sentence.kids(token.i, "dobj")
            if names.lower == "names"
            for kid in sentence.kids(names.i, "nummod")
        ]
        if fact.count is None and numbers:  # "carries more than 72,000 names of men"
            fact.count = people_told(scene.document.words(sentence.span_of(sentence.subtree(numbers[0].i))))
            fact.count_of = "people" if fact.count else None
        yield fact
        if second is not None and fact.count is not None and not fact.unsaid:
            yield _commemorates(scene, index, token, subject, clause, second.span("people"))


_ANOTHER_WAR = re.compile(
    r",? (?:and|as well as|plus|with) (?:a further |another )?(?P<people>(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?)(?: (?:men|names|who (?:died|fell)))?"
    r" (?:from|in|of|for) (?:the )?(?:(?:Second|Korean|Vietnam|Boer|First|Falklands|Gulf|1939|World|WW|latter|second|last)\b)(?: World)?(?: ?War| ?conflict)?(?: ?(?:II|Two|2))?)(?=[,.;]|$| and)"
)
"""A second number of those named: "331 names from the First World War and 138 from the Second"."""


def _of_another_war(scene: Scene, span: Span, end: int) -> re.Match[str] | None:
    """Find the number of those of another war behind a number of those named."""
    found = _ANOTHER_WAR.search(scene.document.text, span[0], end)
    near = found is not None and found.start() - span[1] <= 60
    return found if near and people_told(scene.document.words(span)) is not None else None


def _is_meant_so(sentence: Sentence, noun: Token) -> bool:
    """Say whether a noun tells what a memorial is for: "in memory of", "as a lasting tribute to", "is a tribute to"."""
    adjectives = {kid.i for kid in sentence.kids(noun.i, "amod", "advmod")}
    first = noun.i - 1
    while first in adjectives:
        first -= 1
    before = [one.lower for one in sentence.tokens[max(0, first - 1) : first + 1]]
    article = bool(before) and before[-1] in ("the", "a", "an", "its")
    if noun.dep == "attr" and before[-1:] == ["a"]:
        return noun.lower == "tribute"
    return before[-1:] == ["in"] or (article and before[0] in ("in", "to", "as"))


def _whom_it_is_for(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
    """Return whom "is for the victims" and "is to the Royal Engineers" name."""
    people = object_of(sentence, verb, "for")
    if people is not None and are_people(lexicon, people.lower):
        return people
    people = object_of(sentence, verb, "to")
    named = people is not None and people.pos == "PROPN" and people.ent in ("PERSON", "ORG")
    return people if people is not None and (named or are_people(lexicon, people.lower)) else None


def _the_dead(sentence: Sentence, verb: Token) -> Token | None:
    """Return "dead" of "commemorates eight thousand dead", which was taken for an adjective."""
    behind = sentence.kids(verb.i, "acomp")
    return next((one for one in behind if one.lower in ("dead", "fallen") and sentence.kids(one.i)), None)


def _commemorates(
    scene: Scene, index: int, verb: Token, subject: Subject, clause: Span, people: Span
) -> Fact:
    fact = state_fact(index, verb, subject, "commemorates", clause, people, "dedication")
    fact.count = people_told(scene.document.words(people))
    fact.count_of = "people" if fact.count else None
    return fact


def _marked(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
    """Return the event of "erected to mark the liberation"; a day, a date or the spot where it stands is none."""
    event = next(iter(sentence.kids(verb.i, "dobj")), None)
    if (
        event is None
        or lexicon.has("dedication.no_events", event.lower)
        or event.ent in ("DATE", "TIME", "CARDINAL")
    ):
        return None
    told = verb.dep in ("acl", "relcl", "ROOT") or any(
        kid.tag == "TO" for kid in sentence.kids(verb.i, "aux")
    )
    return event if told else None


def _depicted(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Token | None:
    """Return who is shown by a statue, where it is somebody with a name: "the statue depicts Marshal Konev"."""
    subject = next(
        (one for kid in sentence.kids(verb.i, "nsubj") if (one := scene.subject(index, kid))), None
    )
    shown = next(iter(sentence.kids(verb.i, "dobj")), None)
    if subject is None or shown is None or subject.thing.kind != "statue":
        return None
    return shown if shown.ent == "PERSON" and shown.pos == "PROPN" else None


def _cut_before(sentence: Sentence, names: Token) -> Token | None:
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


def _cut_behind(lexicon: Lexicon, sentence: Sentence, names: Token) -> Token | None:
    """Return the participle of "the names of 22 men were revealed, etched on a stone", "there are 31 names cut in it"."""
    told = sentence.tokens[names.head]
    people = object_of(sentence, names, "of")
    below = [*sentence.kids(names.i, "acl"), *(sentence.kids(people.i, "acl") if people is not None else [])]
    for verb in (*below, *sentence.kids(told.i, "advcl", "conj", "acl", "xcomp", "ccomp")):
        cut = lexicon.has("inscribing.cutting", verb.lemma) and verb.tag in ("VBN", "VBD")
        if cut and verb.i > names.i and not lexicon.has("inscribing.cutting", told.lemma):
            return verb
    return None


def _names_on(
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
    fact = _commemorates(scene, index, verb, subject, clause, span)
    if fact.count is None and counted:
        fact.count = people_told(scene.document.words(sentence.span_of(sentence.subtree(counted[0].i))))
        fact.count_of = "people" if fact.count else None
    yield fact


def _meant(sentence: Sentence, verb: Token, goal: Token) -> Token:
    """Return what "which" stands for in "a tablet, on which were inscribed the names of"."""
    return sentence.tokens[verb.head] if goal.tag == "WDT" and verb.dep == "relcl" else goal


def _named_above(
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


def _names_there(scene: Scene, index: int, sentence: Sentence, names: Token) -> Iterator[Fact]:
    """Read "there are 54 names on the memorial"."""
    on = object_of(sentence, names, "on")
    subject = scene.subject(index, on) if on is not None else None
    if subject is not None:
        count = sentence.kids(names.i, "nummod")[0]
        clause = clause_span(sentence, sentence.tokens[names.head], subject.about)
        yield _commemorates(scene, index, names, subject, clause, (count.start, names.end))


def _named_there(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read "the 58 district men named on the pedestal"."""
    people = sentence.tokens[verb.head]
    on = object_of(sentence, verb, "on") or object_of(sentence, verb, "at")
    subject = scene.subject(index, on, part=True) if on is not None else None
    if subject is None or not are_people(scene.document.lexicon, people.lower):
        return
    if any(kid.lower in ("a", "an") for kid in sentence.kids(people.i, "det")):
        return  # "a man listed on the memorial": one of many
    span = (value_of(sentence, people)[0], people.end)
    yield _commemorates(scene, index, verb, subject, (span[0], max(verb.end, subject.about[1])), span)


def _named_on(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
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


def _commemorated_there(
    scene: Scene, index: int, sentence: Sentence, verb: Token, people: Token
) -> Iterator[Fact]:
    """Read "the cemetery, where 3,217 casualties are commemorated"."""
    here = [one for one in scene.mentions_in(index) if (index, one.head) in scene.things.of]
    head = sentence.tokens[verb.head] if verb.dep == "relcl" else None
    subject = scene.subject(index, head) if head is not None else None
    if subject is None:
        on = [*sentence.objects(verb.i, "on", "at", "by", "in", "with", "through"), *sentence.agents(verb.i)]
        on += [
            deep for kid in on for deep in sentence.objects(kid.i, "of")
        ]  # "with the unveiling of a plaque"
        subject = next((found for kid in on if (found := scene.subject(index, kid))), None)
    if subject is None and here and verb.dep == "relcl":
        before = [one for one in here if one.span[0] < verb.start] or here
        subject = scene.told_by(before[-1])
    if subject is None:
        return
    span = value_of(sentence, people)
    clause = clause_span(sentence, verb, subject.about)
    yield _commemorates(scene, index, verb, subject, clause, span)


def _part_with_names(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Subject | None:
    """Return the part of "the left wing lists those who had fallen", "the base carries the names of 11 units"."""
    if not scene.document.lexicon.has("dedication.names_verbs", verb.lemma):
        return None
    nouns = sentence.kids(verb.i, "nsubj")
    return next((one for noun in nouns if (one := scene.subject(index, noun, part=True))), None)


def _dedicated(scene: Scene, index: int, sentence: Sentence, token: Token) -> Subject | None:
    """Find the memorial that a dedicating word belongs to: its subject, the noun it describes, else none."""
    at = token
    for _ in range(5):
        nouns = sentence.kids(at.i, "nsubj", "nsubjpass", "dobj") if at.pos in ("VERB", "AUX") else []
        nouns = [noun for noun in nouns if noun.i < token.i or at is not token]
        nouns += [
            kid for noun in nouns for kid in sentence.kids(noun.i, "appos")
        ]  # "The oldest, a tablet, ..."
        if at.dep in ("acl", "relcl", "prep", "appos"):
            nouns.append(sentence.tokens[at.head])
        for noun in nouns:
            if noun.tag in ("WDT", "WP"):
                continue
            subject = scene.subject(index, noun)
            if subject is not None:
                return subject
        if at.head == at.i:
            return None
        at = sentence.tokens[at.head]
        subject = scene.subject(index, at) if at.pos in ("NOUN", "PROPN") else None
        if subject is not None:
            return subject
    return None


def _is_told_of_another(scene: Scene, index: int, sentence: Sentence, token: Token) -> bool:
    """Say whether a dedicating verb is denied, tells why a name was given, or has a subject of its own that is no memorial.

    "The name recalling the miners", "the graves are tended, and the museum had not remembered their fate".
    """
    if token.pos != "VERB":
        return False
    active = sentence.kids(token.i, "aux") and not sentence.kids(token.i, "auxpass")
    if active and any(kid.i == token.i - 1 for kid in sentence.kids(token.i, "neg")):
        return True
    if token.dep in ("acl", "relcl") and sentence.tokens[token.head].lower == "name":
        return True
    has = scene.document.lexicon.has
    own = [one for one in sentence.kids(token.i, "nsubj") if one.pos in ("NOUN", "PROPN")]
    beside = token.dep in ("conj", "ccomp", "advcl", "parataxis") and has(
        "dedication.remembering", token.lemma
    )
    written = any(has("memorials.parts", one.lower) or has("paint.letters", one.lower) for one in own)
    return beside and bool(own) and not written and scene.subject(index, own[0], part=True) is None
