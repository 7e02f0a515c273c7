"""Condition, care and legal protection of memorials.

Invariant: a value is a stretch of the text; which degree of a scale it means is decided when assertions are made.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.clauses import clause_span, object_of, value_of
from cenotaph.extract.text.facts import Fact, Scene, Subject, state_fact, unit_of
from cenotaph.extract.text.reading import Span, Status
from cenotaph.extract.text.statuses import status_of
from cenotaph.extract.text.tokens import Sentence, Token


def conditions_in(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Find what a sentence says about condition, protection and care."""
    document, lexicon = scene.document, scene.document.lexicon
    for name, pattern in (
        ("condition", lexicon.patterns["condition"]),
        ("protected", lexicon.patterns["protection"]),
    ):
        for found in pattern.finditer(document.text, *sentence.span):
            token = next((t for t in sentence.tokens if t.start >= found.start()), None)
            subject = _described_thing(scene, index, sentence, token) if token else None
            if token is not None and subject is not None:
                fact = state_fact(
                    index,
                    token,
                    subject,
                    name,
                    clause_span(sentence, token, found.span()),
                    found.span(),
                    name,
                    750,
                )
                if subject.count:
                    fact.count, fact.count_of = subject.count, unit_of(subject.thing.kind)
                yield fact
    for token in sentence.tokens:
        if lexicon.has("condition.adjectives", token.lower) and token.dep in (
            "acomp",
            "amod",
            "oprd",
            "conj",
            "ROOT",
            "attr",
            "advcl",
            "xcomp",
            "ccomp",
        ):
            nouns = (
                [sentence.tokens[token.head]]
                if token.dep == "amod"
                else sentence.kids(token.head, "nsubj", "nsubjpass")
            )
            if token.dep == "conj":
                nouns = sentence.kids(sentence.tokens[token.head].head, "nsubj", "nsubjpass")
            above = sentence.tokens[token.head]
            if token.dep == "ccomp":  # "denied that it was neglected"
                nouns, above = sentence.kids(token.i, "nsubj", "nsubjpass"), token
            if not nouns and above.dep == "xcomp":
                nouns = sentence.kids(above.head, "nsubjpass", "nsubj")
            subject = next((one for noun in nouns if (one := scene.subject(index, noun))), None)
            if subject is not None:
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
                    750,
                )
                fact.status = _status(scene, sentence, above)
                yield fact
    yield from _protected_by_law(scene, index, sentence)
    yield from _in_care(scene, index, sentence)


def _status(scene: Scene, sentence: Sentence, verb: Token) -> Status:
    """Say whether a condition is as it is told, is only believed, or is denied."""
    status = status_of(scene.document, sentence, verb) if verb.pos in ("VERB", "AUX") else "happened"
    return status if status in ("alleged", "denied") else "happened"


def _described_thing(scene: Scene, index: int, sentence: Sentence, token: Token) -> Subject | None:
    """Find what a phrase of condition or protection is said of: the subject or object of its clause."""
    at = token
    for _ in range(6):
        if at.pos in ("VERB", "AUX"):
            auxes = [noun for aux in sentence.kids(at.i, "auxpass") for noun in sentence.kids(aux.i, "nsubj")]
            for noun in (*sentence.kids(at.i, "dobj", "nsubjpass", "nsubj"), *auxes):
                if noun.tag in ("WDT", "WP"):
                    continue
                subject = scene.subject(index, noun)
                if subject is not None:
                    return subject
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
                    750,
                )
                fact.timed = True
                yield fact


def _in_care(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "in the care of X", "owned by X", "X is responsible for the memorial"."""
    document = scene.document
    words = document.words(sentence.span).lower()
    yield from _owned(scene, index, sentence)
    yield from _charged(scene, index, sentence)
    yield from _owners(scene, index, sentence)
    for phrase in document.lexicon.lists["custody.phrases"]:
        at = words.find(phrase)
        if at < 0:
            continue
        start = sentence.span[0] + at
        first = next((t for t in sentence.tokens if t.start >= start), None)
        last = next((t for t in sentence.tokens if t.end >= start + len(phrase)), None)
        if first is None or last is None:
            continue
        goal = next((t for t in sentence.tokens[last.i + 1 :] if t.dep in ("pobj", "dobj")), None)
        if goal is not None and goal.lower in ("care", "ownership", "hands", "custody"):
            goal = object_of(sentence, goal, "of")
        if goal is None:
            continue
        if phrase == "responsible for":
            subject = next(
                (
                    one
                    for t in (
                        goal,
                        *(d for p in sentence.kids(goal.i, "prep") for d in sentence.kids(p.i, "pobj")),
                    )
                    if (one := scene.subject(index, t))
                ),
                None,
            )
            owners = [one for one in sentence.kids(first.head, "nsubj") if one.pos in ("NOUN", "PROPN")]
            value = value_of(sentence, owners[0]) if owners else None
            told = sentence.tokens[first.head]
            if not owners and told.dep == "relcl":  # "the Commission, which is responsible for it"
                value = _named(sentence, sentence.tokens[told.head])
        else:
            subject, value = _described_thing(scene, index, sentence, first), value_of(sentence, goal)
        if subject is not None and value is not None:
            if phrase.startswith("handed") and document.lexicon.has("standing.stores", goal.lower):
                continue  # "handed over to the museum": it goes there
            belongs = phrase.startswith("belong") and goal.lower in _WHOLES
            name = "part_of" if belongs else "custodian"
            yield state_fact(
                index, first, subject, name, clause_span(sentence, first, value), value, name, 750
            )


_WHOLES = frozenset(
    {
        "network",
        "complex",
        "ensemble",
        "group",
        "series",
        "trail",
        "chain",
        "set",
        "list",
        "cemetery",
        "memorial",
        "site",
    }
)
"""What something that belongs to it is part of, and not in the care of."""


def _named(sentence: Sentence, noun: Token) -> Span:
    """Return a noun with the words of its name before it, without what is said of it behind."""
    names = [kid for kid in sentence.kids(noun.i, "compound", "nmod", "amod") if kid.i < noun.i]
    return min([noun.start, *(sentence.tokens[sentence.subtree(kid.i)[0]].start for kid in names)]), noun.end


def _owned(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "the parish owns the memorial", "the trust which manages the cemetery"."""
    for token in sentence.tokens:
        if (
            not scene.document.lexicon.has("custody.verbs", token.lemma)
            or token.pos != "VERB"
            or token.quoted
        ):
            continue
        owners = [one for one in sentence.kids(token.i, "nsubj") if one.pos in ("NOUN", "PROPN")]
        if token.dep == "relcl" and not owners:
            owners = [sentence.tokens[token.head]]
        for noun in sentence.kids(token.i, "dobj") if owners else []:
            subject = scene.subject(index, noun)
            if subject is not None and not sentence.kids(token.i, "neg"):
                value = value_of(sentence, owners[0]) if token.dep != "relcl" else _named(sentence, owners[0])
                span = clause_span(sentence, token, value)
                yield state_fact(index, token, subject, "custodian", span, value, "custodian", 700)


_CHARGES = frozenset(
    {"charge", "responsibility", "ownership", "custody", "care", "guardianship", "stewardship", "title", "upkeep", "custodianship",
     "maintenance", "management"}
)  # fmt: skip
_PASSING = frozenset(
    {
        "pass",
        "transfer",
        "rest",
        "lie",
        "fall",
        "go",
        "belong",
        "give",
        "hand",
        "be",
        "vest",
        "return",
        "rests",
    }
)


def _charged(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "ownership of the memorial passed to the town", "the council took over responsibility for it"."""
    for noun in sentence.tokens:
        if noun.lower not in _CHARGES or noun.quoted:
            continue
        wholes = [goal for by in ("of", "for") if (goal := object_of(sentence, noun, by))]
        wholes += [
            goal for one in wholes if one.lower in _CHARGES and (goal := object_of(sentence, one, "of"))
        ]
        subject = next((one for goal in wholes if (one := scene.subject(index, goal))), None)
        keeper = _keeper(sentence, noun) if subject is not None else None
        if subject is not None and keeper is not None:
            span = clause_span(sentence, sentence.tokens[noun.head], keeper)
            yield state_fact(index, noun, subject, "custodian", span, keeper, "custodian", 700)


def _keeper(sentence: Sentence, charge: Token) -> Span | None:
    """Return to whom a charge goes, with whom it lies, or who takes it."""
    verb = sentence.tokens[charge.head]
    if charge.dep in ("nsubj", "nsubjpass") and verb.lemma in _PASSING:
        return _receiver(sentence, verb, ("to", "with", "on", "in"))
    if charge.dep == "dobj" and verb.lemma in ("transfer", "pass", "give", "hand", "sign"):
        return _receiver(sentence, verb, ("to",))
    if charge.dep == "dobj" and verb.lemma in ("take", "assume", "have", "accept", "retain", "bear"):
        owner = next(iter(sentence.kids(verb.i, "nsubj")), None)
        named = owner is not None and owner.pos in ("NOUN", "PROPN")
        return _named(sentence, owner) if owner is not None and named and charge.lower != "care" else None
    return None


def _receiver(sentence: Sentence, verb: Token, prepositions: tuple[str, ...]) -> Span | None:
    goal = next((one for by in prepositions if (one := object_of(sentence, verb, by))), None)
    return value_of(sentence, goal) if goal is not None and goal.pos in ("NOUN", "PROPN") else None


_OWNERS = frozenset(
    {
        "owner",
        "owners",
        "custodian",
        "custodians",
        "guardian",
        "guardians",
        "keeper",
        "keepers",
        "trustee",
        "trustees",
    }
)


def _owners(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "the trust is the owner of the memorial", "English Heritage took the arch into its care"."""
    for noun in sentence.tokens:
        verb = sentence.tokens[noun.head]
        if noun.quoted or verb.pos not in ("VERB", "AUX"):
            continue
        if noun.lower in _OWNERS and noun.dep == "attr":
            whole = object_of(sentence, noun, "of")
        elif (
            noun.dep == "dobj"
            and verb.lemma == "take"
            and (into := object_of(sentence, verb, "into")) is not None
        ):
            whole = noun if into.lower in ("care", "custody", "guardianship", "ownership") else None
        else:
            continue
        owner = next(iter(sentence.kids(verb.i, "nsubj")), None)
        subject = scene.subject(index, whole) if whole is not None else None
        if subject is None or owner is None or owner.pos not in ("NOUN", "PROPN"):
            continue
        value = value_of(sentence, owner)
        yield state_fact(
            index, noun, subject, "custodian", clause_span(sentence, verb, value), value, "custodian", 700
        )
