"""Whom a memorial is for by what it is said to do: "dedicated to", "in memory of", "bearing the names of".

Invariant: whose graves they are is no dedication; a value is a stretch of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject
from cenotaph.extract.text.syntax.parse.clauses import clause_span, object_of, value_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people, people_told
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.states.names_borne import (
    commemorates,
    cut_before,
    cut_behind,
    named_above,
    named_on,
    named_there,
    names_on,
    names_there,
    part_with_names,
)


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
            yield from named_there(scene, index, sentence, token)
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
            value = named_on(lexicon, sentence, token)
        elif lexicon.has("dedication.paying", token.lemma) and token.pos == "VERB":
            paid = [
                kid for kid in sentence.kids(token.i, "dobj") if kid.lower in ("tribute", "homage", "witness")
            ]
            heads = [token, *paid] if paid else []
            value = next((one for head in heads if (one := object_of(sentence, head, "to"))), None)
        elif (
            token.lower == "names"
            and token.dep in ("attr", "nsubj")
            and (above := named_above(scene, index, sentence, token))
        ):
            yield commemorates(scene, index, token, *above)
            continue
        elif token.lower == "names" and token.dep in ("nsubj", "nsubjpass"):
            yield from names_on(scene, index, sentence, token, cut_behind(lexicon, sentence, token))
            continue
        elif token.lower == "names" and token.dep == "pobj" and sentence.tokens[token.head].lower == "with":
            value = object_of(sentence, token, "of") or (token if sentence.kids(token.i, "nummod") else None)
        elif (
            token.lower == "names"
            and token.dep in ("attr", "dobj", "nsubj")
            and (cut := cut_before(sentence, token) or cut_behind(lexicon, sentence, token))
        ):
            yield from names_on(scene, index, sentence, token, cut)
            continue
        elif token.lemma == "be" and (people := _whom_it_is_for(lexicon, sentence, token)) is not None:
            value = people
        elif token.lemma in ("depict", "portray", "represent", "show") and token.pos == "VERB":
            value = _depicted(scene, index, sentence, token)
        elif token.lower == "names" and token.dep == "attr" and sentence.kids(token.i, "nummod"):
            yield from names_there(scene, index, sentence, token)
            continue
        if value is not None and not value.quoted:
            yield from _dedication(scene, index, sentence, token, value)


def _dedication(scene: Scene, index: int, sentence: Sentence, token: Token, value: Token) -> Iterator[Fact]:
    """Tell whom a memorial is for, by the word that says so; those of another war beside them are told for themselves."""
    subject = _dedicated(scene, index, sentence, token) or part_with_names(scene, index, sentence, token)
    if (
        subject is None
        or (value.pos == "PRON" and value.lower not in ("those", "all"))
        or value.lower in ("occasion", "anniversary", "day", "event", "memory")
    ):
        return
    span = value_of(sentence, value)
    if value.lower == "names":
        span = span[0], value.end  # "with nine names listed on it"
    clause = clause_span(sentence, token, subject.about if subject.sentence == index else span, span)
    second = _of_another_war(scene, span, sentence.span[1])
    if second is not None:
        span = (span[0], min(span[1], second.start()))
        clause = (clause[0], max(clause[1], second.end()))
    fact = commemorates(scene, index, token, subject, clause, span)
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
        yield commemorates(scene, index, token, subject, clause, second.span("people"))


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
    yield commemorates(scene, index, verb, subject, clause, span)


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
