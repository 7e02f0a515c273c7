"""Whose care or property a memorial is: "owned by", "responsibility for it lies with", "was handed to the town".

Invariant: a value is a stretch of the text; who only does the work ("maintained by") is an actor and no custodian.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import GRAVES
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, state_fact
from cenotaph.extract.text.syntax.parse.clauses import clause_span, object_of, value_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.states.conditions import described_thing


def custody_in(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "in the care of X", "owned by X", "X is responsible for the memorial"."""
    lexicon = scene.document.lexicon
    document = scene.document
    words = document.words(sentence.span).lower()
    yield from _owned(scene, index, sentence)
    yield from _charged(scene, index, sentence)
    yield from _owners(scene, index, sentence)
    yield from _handed(scene, index, sentence)
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
        if goal is None or lexicon.has("custody.nobody", goal.lower):
            continue
        if phrase == "responsible for":
            wholes = (goal, *sentence.objects(goal.i))
            subject = next((one for whole in wholes if (one := scene.subject(index, whole))), None)
            owners = [one for one in sentence.kids(first.head, "nsubj") if one.pos in ("NOUN", "PROPN")]
            value = value_of(sentence, owners[0]) if owners else None
            told = sentence.tokens[first.head]
            if not owners and told.dep == "relcl":  # "the Commission, which is responsible for it"
                value = _named(sentence, sentence.tokens[told.head])
        else:
            subject, value = described_thing(scene, index, sentence, first), value_of(sentence, goal)
        if subject is not None and value is not None:
            stored = document.lexicon.has("standing.stores", goal.lower)
            kept = not stored and (goal.pos == "PROPN" or _keeps(document.lexicon, goal))
            if phrase.startswith("handed") and not kept:
                continue  # "handed over to the museum": it goes there; "to relatives": so do remains
            if subject.thing.kind in GRAVES and _can_lie(document.lexicon, goal):
                continue  # "16 of the graves belong to unknown soldiers"
            belongs = phrase.startswith("belong") and lexicon.has("custody.wholes", goal.lower)
            name = "part_of" if belongs else "custodian"
            yield state_fact(index, first, subject, name, clause_span(sentence, first, value), value, name)


def _can_lie(lexicon: Lexicon, whose: Token) -> bool:
    """Say whether who is said to have a grave lies in it: a soldier, somebody with a name."""
    return whose.ent == "PERSON" or lexicon.has("military.words", whose.lower)


def _named(sentence: Sentence, noun: Token) -> Span:
    """Return a noun with the words of its name before it, without what is said of it behind."""
    names = [kid for kid in sentence.kids(noun.i, "compound", "nmod", "amod") if kid.i < noun.i]
    return min([noun.start, *(sentence.tokens[sentence.subtree(kid.i)[0]].start for kid in names)]), noun.end


def _kept(
    index: int, sentence: Sentence, subject: Subject, trigger: Token, head: Token, keeper: Span
) -> Fact:
    """Return the fact that somebody keeps a memorial, read from a word in the clause of a head."""
    span = clause_span(sentence, head, keeper)
    return state_fact(index, trigger, subject, "custodian", span, keeper, "custodian")


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
                yield _kept(index, sentence, subject, token, token, value)


def _charged(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "ownership of the memorial passed to the town", "the council took over responsibility for it"."""
    lexicon = scene.document.lexicon
    for noun in sentence.tokens:
        if not lexicon.has("custody.charges", noun.lower) or noun.quoted:
            continue
        wholes = [goal for by in ("of", "for", "to") if (goal := object_of(sentence, noun, by))]
        wholes += [
            goal
            for one in wholes
            if lexicon.has("custody.charges", one.lower) and (goal := object_of(sentence, one, "of"))
        ]
        subject = next((one for goal in wholes if (one := scene.subject(index, goal))), None)
        keeper = _keeper(lexicon, sentence, noun) if subject is not None else None
        if subject is not None and keeper is not None:
            yield _kept(index, sentence, subject, noun, sentence.tokens[noun.head], keeper)


def _keeper(lexicon: Lexicon, sentence: Sentence, charge: Token) -> Span | None:
    """Return to whom a charge goes, with whom it lies, or who takes it."""
    verb = sentence.tokens[charge.head]
    if charge.dep in ("nsubj", "nsubjpass") and lexicon.has("custody.passing", verb.lemma):
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


def _owners(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "the trust is the owner of the memorial", "English Heritage took the arch into its care"."""
    for noun in sentence.tokens:
        verb = sentence.tokens[noun.head]
        capacity = noun.dep == "pobj" and verb.lower == "as"  # "as owner of the memorial the council pays"
        verb = sentence.tokens[verb.head] if capacity else verb
        if noun.quoted or verb.pos not in ("VERB", "AUX"):
            continue
        if scene.document.lexicon.has("custody.owners", noun.lower) and (capacity or noun.dep == "attr"):
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
        yield _kept(index, sentence, subject, noun, verb, value_of(sentence, owner))


_CHANGING = ("custody.giving", "custody.taking")
"""The lists of verbs by which somebody comes to keep a memorial."""


def _handed(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "the trustees gave the memorial to the town", "the council took over the cemetery", "the Volksbund is in charge of it"."""
    for verb in sentence.tokens:
        if verb.quoted or not any(scene.document.lexicon.has(key, verb.lemma) for key in _CHANGING):
            continue
        things, keeper = _given(scene, sentence, verb)
        subject = (
            next((one for noun in things if (one := scene.subject(index, noun))), None) if keeper else None
        )
        if subject is None or keeper is None or sentence.kids(verb.i, "neg"):
            continue
        value = value_of(sentence, keeper) if keeper.i > verb.i else _named(sentence, keeper)
        yield _kept(index, sentence, subject, verb, verb, value)


def _given(scene: Scene, sentence: Sentence, verb: Token) -> tuple[list[Token], Token | None]:
    """Return what is given and who has it then."""
    lexicon = scene.document.lexicon
    subjects = sentence.kids(verb.i, "nsubj", "nsubjpass")
    if lexicon.has("custody.giving", verb.lemma) or verb.lower == "gifted":
        things = sentence.kids(verb.i, "dobj") or subjects
        if not things and verb.dep in ("acl", "acomp"):
            above = sentence.tokens[verb.head]
            things = [above] if verb.dep == "acl" else sentence.kids(above.i, "nsubj")
        adverbs = sentence.kids(verb.i, "prt", "advmod")
        goals = [goal for one in (verb, *adverbs) if (goal := object_of(sentence, one, "to"))]
        return things, next((one for one in goals if _keeps(lexicon, one)), None)
    if verb.lemma == "take" and any(kid.lower in ("on", "over") for kid in sentence.kids(verb.i, "prt")):
        return sentence.kids(verb.i, "dobj"), next((one for one in subjects if _keeps(lexicon, one)), None)
    if verb.lemma in ("come", "fall"):
        under = object_of(sentence, verb, "under")
        return subjects, under if under is not None and _keeps(lexicon, under) else None
    charge = object_of(sentence, verb, "in") if verb.lemma == "be" else None
    if charge is not None and charge.lower == "charge":
        whole = object_of(sentence, charge, "of")
        return [whole] if whole else [], next((one for one in subjects if one.pos in ("NOUN", "PROPN")), None)
    return [], None


def _keeps(lexicon: Lexicon, noun: Token) -> bool:
    """Say whether somebody can have the care of a memorial: a council, a town, an association by its name."""
    if lexicon.has("standing.stores", noun.lower):
        return False  # "transferred to the War Museum": it goes there
    return lexicon.has("custody.keepers", noun.lower) or noun.ent == "ORG"
