"""Condition and legal protection of memorials.

Invariant: a value is a stretch of the text; which degree of a scale it means is decided when assertions are made.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, state_fact, unit_of
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.parse.clauses import clause_span
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def conditions_in(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Find what a sentence says about condition and protection."""
    document, lexicon = scene.document, scene.document.lexicon
    for name, pattern in (
        ("condition", lexicon.patterns["condition"]),
        ("protected", lexicon.patterns["protection"]),
    ):
        for found in pattern.finditer(document.text, *sentence.span):
            token = next((t for t in sentence.tokens if t.start >= found.start()), None)
            subject = described_thing(scene, index, sentence, token) if token else None
            if token is not None and subject is not None:
                fact = state_fact(
                    index,
                    token,
                    subject,
                    name,
                    clause_span(sentence, token, found.span()),
                    found.span(),
                    name,
                )
                if name == "condition" and _is_denied(sentence, token):
                    fact.status = "denied"  # "is not in danger of falling down"
                if subject.count:
                    fact.count, fact.count_of = subject.count, unit_of(subject.thing.kind)
                yield fact
    for token in sentence.tokens:
        yield from _by_adjective(scene, index, sentence, token)
    yield from _protected_by_law(scene, index, sentence)


def _by_adjective(scene: Scene, index: int, sentence: Sentence, token: Token) -> Iterator[Fact]:
    """Read "is neglected", "the overgrown cemetery", "has become rather shabby"."""
    lexicon = scene.document.lexicon
    if (
        not (lexicon.has("condition.adjectives", token.lower) or _is_of_state(sentence, token))
        or token.dep not in _SAID
    ):
        return
    nouns = (
        [sentence.tokens[token.head]]
        if token.dep in ("amod", "acl")
        else sentence.kids(token.head, "nsubj", "nsubjpass")
    )
    if token.dep == "conj":
        joined = sentence.tokens[token.head]
        nouns = sentence.kids(joined.head, "nsubj", "nsubjpass")
        if joined.dep == "acl":  # "the cross, damaged by frost and neglected for years"
            nouns = [sentence.tokens[joined.head]]
    above = sentence.tokens[token.head]
    if token.dep == "ccomp":  # "denied that it was neglected"
        nouns, above = sentence.kids(token.i, "nsubj", "nsubjpass"), token
    if not nouns and above.dep == "xcomp":
        nouns = sentence.kids(above.head, "nsubjpass", "nsubj")
    if not nouns and above.dep == "conj" and token.dep == "acomp":
        # "was erected in 1920 and has become rather shabby"
        nouns = sentence.kids(above.head, "nsubjpass", "nsubj")
    subject = next((one for noun in nouns if (one := _told_of(scene, index, noun))), None)
    if subject is not None and not _is_of_people(scene, index, token, subject):
        fact = state_fact(
            index,
            token,
            subject,
            "condition",
            clause_span(
                sentence,
                token,
                subject.about if subject.sentence == index else (token.start, token.end),
            ),
            (token.start, token.end),
            "condition",
        )
        fact.status = _status(scene, sentence, above)
        yield fact


_SAID = frozenset({"acomp", "amod", "oprd", "conj", "ROOT", "attr", "advcl", "xcomp", "ccomp", "acl"})
"""How an adjective hangs on what it tells the state of, or on its verb."""


def _is_of_people(scene: Scene, index: int, token: Token, subject: Subject) -> bool:
    """Say whether people named behind a memorial are what is forgotten: "The stones are for the victims. These were forgotten"."""
    lexicon = scene.document.lexicon
    if subject.sentence == index or not lexicon.has("condition.of_people", token.lower):
        return False
    before = scene.document.sentences[subject.sentence].tokens
    return any(one.start >= subject.about[1] and are_people(lexicon, one.lower) for one in before)


def _is_of_state(sentence: Sentence, token: Token) -> bool:
    """Say whether a state is judged: "the condition of the graves is unsatisfactory"."""
    if token.dep != "acomp" or token.tag != "JJ" or sentence.tokens[token.head].lemma not in ("be", "remain"):
        return False
    nouns = sentence.kids(token.head, "nsubj")
    return any(one.lower in ("state", "condition") and sentence.kids(one.i, "prep") for one in nouns)


def _told_of(scene: Scene, index: int, noun: Token) -> Subject | None:
    """Tell of what a condition is told: a memorial, a part of one, or "the place" where one was spoken of."""
    lexicon = scene.document.lexicon
    subject = scene.subject(index, noun)
    if subject is None and lexicon.has("condition.spots", noun.lower) and noun.dep in ("nsubj", "nsubjpass"):
        subject = scene.spoken_of(index, noun.start)
    if subject is None and (
        lexicon.has("standing.parts", noun.lower) or lexicon.has("condition.parts", noun.lower)
    ):
        subject = scene.subject(index, noun, part=True)
    return subject


def _status(scene: Scene, sentence: Sentence, verb: Token) -> Status:
    """Say whether a condition is as it is told, is only believed, or is denied."""
    status = status_of(scene.document, sentence, verb) if verb.pos in ("VERB", "AUX") else "happened"
    return status if status in ("alleged", "denied") else "happened"


def _is_denied(sentence: Sentence, token: Token) -> bool:
    """Say whether the verb that leads to a condition is denied: "is not in danger of collapse"."""
    verb = next((one for one in (token, *sentence.ancestors(token.i)) if one.pos in ("VERB", "AUX")), None)
    if verb is None or verb.i > token.i:
        return False
    denied = [
        *sentence.kids(verb.i, "neg"),
        *(kid for kid in sentence.kids(verb.i, "advmod") if kid.lower == "longer"),
    ]
    return any(verb.i - 3 <= kid.i < token.i for kid in denied)


def described_thing(scene: Scene, index: int, sentence: Sentence, token: Token) -> Subject | None:
    """Find what a phrase of condition or protection is said of: the subject or object of its clause."""
    at = token
    for _ in range(6):
        if at.pos in ("VERB", "AUX"):
            auxes = [noun for aux in sentence.kids(at.i, "auxpass") for noun in sentence.kids(aux.i, "nsubj")]
            for noun in (
                *sentence.kids(at.i, "dative", "dobj", "nsubjpass", "nsubj"),
                *auxes,
                *sentence.objects(at.i, "to"),
            ):
                if noun.tag in ("WDT", "WP"):
                    continue
                subject = _told_of(scene, index, noun)
                if subject is not None:
                    return subject
            if any(noun.pos == "NOUN" for noun in sentence.kids(at.i, "nsubj")) and at.dep in (
                "ccomp",
                "conj",
            ):
                return None  # "visited the cemetery: the driveway is dilapidated"
            if at.dep == "relcl":
                subject = scene.subject(index, sentence.tokens[at.head])
                if subject is not None:
                    return subject
        elif at is not token:
            subject = scene.subject(index, at)
            if subject is not None:
                return subject
        if at.head == at.i:
            break
        at = sentence.tokens[at.head]
    return None


def _protected_by_law(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "a state law passed in 2017 to protect Confederate memorials"."""
    for token in sentence.tokens:
        if token.lemma not in ("protect", "prohibit", "ban", "forbid") or token.pos != "VERB":
            continue
        law = (
            sentence.tokens[token.head]
            if token.dep in ("acl", "relcl")
            else next(iter(sentence.kids(token.i, "nsubj")), None)
        )
        at = token
        for _ in range(3):
            if law is not None and law.lower in ("law", "act", "legislation", "statute", "ordinance"):
                break
            at = sentence.tokens[at.head]
            law = at if at.pos == "NOUN" else next(iter(sentence.kids(at.i, "nsubj")), None)
        if law is None or law.lower not in ("law", "act", "legislation", "statute", "ordinance"):
            continue
        for noun in sentence.kids(token.i, "dobj"):
            subject = scene.subject(index, noun)
            if subject is not None:
                under = [i for i in sentence.subtree(law.i) if i < token.i - 1]
                fact = state_fact(
                    index,
                    token,
                    subject,
                    "protected",
                    clause_span(sentence, token),
                    sentence.span_of(under or [law.i]),
                    "protected_by_law",
                )
                fact.timed = True
                yield fact
