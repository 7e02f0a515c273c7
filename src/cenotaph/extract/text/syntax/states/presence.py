"""That a memorial is there, said by "be", "have" or what holds it: "there are", "the park contains", "nearby is".

Invariant: a memorial that is only named in passing is not stated to be there. Verbs of standing are read in `standing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.reading import Amount, Status
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, state_fact, unit_of
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.parse.clauses import clause_span, object_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.normalize.quantities import parse_quantity


def there_are(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "there are monuments in", "the memorial is in the square", "replicas are on display"."""
    lexicon = scene.document.lexicon
    for token in sentence.tokens:
        if token.quoted:
            continue
        if lexicon.has("standing.holding", token.lemma) and token.pos == "VERB":
            yield from _has(scene, index, sentence, token)
        if token.tag == "VBN" and lexicon.has("standing.scattering", token.lemma):
            yield from _scattered(scene, index, sentence, token)
        if token.lemma == "be" and token.pos in ("AUX", "VERB"):
            yield from _is_there(scene, index, sentence, token)
            yield from _all_that_remains(scene, index, sentence, token)
        if token.lower == "number" and token.dep in ("nsubj", "nsubjpass", "dobj"):
            yield from _so_many(scene, index, sentence, token)
        if token.lemma == "leave" and token.tag == "VBN":
            yield from _is_left(scene, index, sentence, token)
        if token.lemma in ("pass", "reach") and token.tag in ("VBP", "VBZ"):
            yield from _is_met(scene, index, sentence, token)


def _is_there(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    lexicon = scene.document.lexicon
    status = status_of(scene.document, sentence, verb)
    if status not in ("happened", "alleged", "denied"):
        return
    for noun in _who_are(scene, sentence, verb):
        if noun.lower in lexicon.nouns or _names_list(lexicon, sentence, noun):
            continue  # "there was no damage to the graves"
        if (index, noun.i) not in scene.things.of and lexicon.has("memorials.parts", noun.lower):
            continue  # "there are 436 names on the memorial"
        subject = scene.subject(index, noun)
        if subject is None:
            continue
        graves = lexicon.has("burying.counted", sentence.tokens[noun.i].lower) and subject.sentence == index
        if not (graves and subject.mention is not None and subject.mention.count):
            none = any(kid.lower == "no" for kid in sentence.kids(noun.i, "det"))
            yield _fact(
                index, sentence, verb, subject, "denied" if none else status
            )  # how many lie there is told as burials
            break


def _names_list(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether what is there is written on a memorial: "there is a list of names on the cross"."""
    return any(lexicon.has("paint.letters", one.lower) for one in sentence.objects(noun.i, "of"))


def _who_are(scene: Scene, sentence: Sentence, verb: Token) -> list[Token]:
    """Return of what "be" says that it is there."""
    above = sentence.tokens[verb.head]
    expletive = sentence.kids(verb.i, "expl") or (
        verb.dep == "xcomp" and above.lemma == "use" and sentence.kids(above.i, "expl")
    )
    if expletive:
        nouns = sentence.kids(verb.i, "attr", "nsubj")
        return nouns + [deep for noun in nouns for deep in sentence.objects(noun.i, "as", "of")]
    subjects = sentence.kids(verb.i, "nsubj")
    if (not subjects or subjects[0].i > verb.i) and _is_inverted(scene, sentence, verb):
        return subjects or sentence.kids(verb.i, "attr")
    if subjects and _is_beside_it(scene, sentence, verb, subjects[0]):
        return sentence.kids(verb.i, "attr")
    if not subjects and _is_hidden(scene, sentence, verb):
        return sentence.kids(verb.i, "attr", "dobj")
    if home := [kid for kid in sentence.kids(verb.i) if kid.lower == "home"]:
        return sentence.objects(home[0].i)
    if site := [kid for kid in sentence.kids(verb.i, "attr") if kid.lower in ("site", "location")]:
        return [goal for goal in [object_of(sentence, site[0], "of")] if goal is not None]
    if _is_place_of(scene, sentence, verb) or _is_there_since(scene.document.lexicon, sentence, verb):
        return [noun for noun in subjects if noun.lower not in ("which", "that")]
    return []


def _fact(index: int, sentence: Sentence, verb: Token, subject: Subject, status: Status) -> Fact:
    fact = state_fact(index, verb, subject, "exists", clause_span(sentence, verb), None, "there_are")
    if subject.mention and subject.sentence == index and subject.mention.count:
        fact.count, fact.count_of = subject.mention.count, "sites"
    fact.status = status
    return fact


def _has(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read "the district has 480 such statues", "the park contains a war memorial"."""
    owners, owned = sentence.kids(verb.i, "nsubj"), sentence.kids(verb.i, "dobj")
    if not owners or not owned or not _is_ground(scene, owners[0], verb):
        return
    status = status_of(scene.document, sentence, verb)
    if status not in ("happened", "denied"):
        return
    for noun in owned:
        subject = scene.subject(index, noun)
        mention = subject.mention if subject is not None else None
        if subject is None or mention is None or mention.head != noun.i or subject.sentence != index:
            continue
        told = (
            mention.count
            or mention.determiner in ("a", "an", "another")
            or _is_told(scene.document.lexicon, sentence, verb, mention.head)
        )
        if told and unit_of(mention.kind or subject.thing.kind) != "graves":
            yield _fact(index, sentence, verb, subject, status)


def _is_ground(scene: Scene, owner: Token, verb: Token) -> bool:
    """Say whether what has a memorial is where it stands: a town, a park, a church."""
    lexicon = scene.document.lexicon
    if lexicon.has("standing.lands", owner.lower) or owner.ent in ("GPE", "LOC"):
        return True
    grounds = lexicon.has("standing.grounds", owner.lower) or owner.ent == "FAC"
    return grounds and verb.lemma != "boast"


def _is_told(lexicon: Lexicon, sentence: Sentence, verb: Token, noun: int) -> bool:
    """Say whether "has" tells that they are there at all: "also has monuments", "has monuments in Chongjin"."""
    beside = any(kid.lower in ("also", "still", "too") for kid in sentence.kids(verb.i, "advmod"))
    placed = [
        kid
        for kid in (*sentence.kids(noun, "prep"), *sentence.kids(verb.i, "prep"))
        if lexicon.has("standing.where", kid.lower)
    ]
    return beside or bool(placed)


def _scattered(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read "the countryside is dotted with memorials"."""
    passive = sentence.kids(verb.i, "nsubjpass", "nsubj")
    goal = object_of(sentence, verb, "with")
    status = status_of(scene.document, sentence, verb)
    subject = scene.subject(index, goal) if goal is not None and passive else None
    if subject is not None and subject.thing.plural and status in ("happened", "ongoing"):
        yield _fact(index, sentence, verb, subject, "happened")


def _all_that_remains(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read "all that remains is the pedestal", "all that is left of it is a plinth"."""
    left = [
        kid
        for noun in sentence.kids(verb.i, "nsubj")
        if noun.lower in ("all", "what", "everything", "thing")
        for kid in sentence.kids(noun.i, "relcl")
    ]
    if not any(one.lemma in ("remain", "survive", "leave") for one in left):
        return
    for noun in sentence.kids(verb.i, "attr"):
        subject = scene.subject(index, noun, part=True)
        if subject is not None and status_of(scene.document, sentence, verb) == "happened":
            yield _fact(index, sentence, verb, subject, "happened")


def _is_left(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read "only the base is left", "of the twelve monuments, two are left"."""
    if not sentence.kids(verb.i, "auxpass") or sentence.kids(
        verb.i, "oprd", "acomp", "advcl", "xcomp", "dobj"
    ):
        return  # "was left in ruins", "was left to rot"
    wholes = [kid for kid in sentence.kids(verb.i, "prep") if kid.lower != "of"]
    for noun in sentence.kids(verb.i, "nsubjpass"):
        only = any(one.lower in ("only", "just") for one in sentence.tokens[max(0, noun.i - 4) : noun.i])
        subject = scene.subject(index, noun, part=True) if only and not wholes else None
        if subject is not None and status_of(scene.document, sentence, verb) == "happened":
            yield _fact(index, sentence, verb, subject, "happened")


def _is_met(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read "you pass a memorial to the Poles", "walkers reach the cenotaph"."""
    if not any(
        scene.document.lexicon.has("standing.seers", one.lower) for one in sentence.kids(verb.i, "nsubj")
    ):
        return
    for noun in sentence.kids(verb.i, "dobj"):
        subject = scene.subject(index, noun)
        if subject is not None and subject.sentence == index:
            yield _fact(index, sentence, verb, subject, "happened")


def _so_many(scene: Scene, index: int, sentence: Sentence, number: Token) -> Iterator[Fact]:
    """Read "the number of Soviet monuments is put at 27", "put the number of memorials in the country at 300"."""
    whole, verb = object_of(sentence, number, "of"), sentence.tokens[number.head]
    subject = scene.subject(index, whole) if whole is not None else None
    if subject is None or not subject.thing.plural or unit_of(subject.thing.kind) == "graves":
        return
    at = [
        kid
        for kid in sentence.kids(verb.i, "prep", "attr", "dobj")
        if kid.lower in ("at", "to") or kid.pos == "NUM"
    ]
    figures = [goal for kid in at for goal in (*sentence.kids(kid.i, "pobj"), kid) if goal.pos == "NUM"]
    amount = parse_quantity(figures[0].text) if figures else None
    if amount is not None and verb.lemma in (
        "put",
        "be",
        "stand",
        "estimate",
        "reach",
        "give",
        "rise",
        "fall",
        "exceed",
    ):
        fact = _fact(index, sentence, verb, subject, "happened")
        fact.count, fact.count_of = Amount(amount.min, amount.max), "sites"
        yield fact


def _is_inverted(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Read "in the centre of the park is a monument", "facing the station is a statue"."""
    lexicon = scene.document.lexicon
    first = [kid for kid in sentence.kids(verb.i, "prep", "advmod", "advcl", "csubj") if kid.i < verb.i]
    if any(kid.tag == "VBN" and lexicon.has("standing.hidden", kid.lemma) for kid in first):
        return True  # "tucked into a corner of the garden is a cairn"
    beside = [kid for kid in first if kid.lower == "to"]
    left = any(
        lexicon.has("standing.sides", goal.lower) for kid in beside for goal in sentence.kids(kid.i, "pobj")
    )
    return left or any(lexicon.has("standing.fronting", kid.lower) for kid in first)


def _is_beside_it(scene: Scene, sentence: Sentence, verb: Token, it: Token) -> bool:
    """Read "alongside it is a grave marker", where the parser takes "it" for the subject."""
    before = sentence.tokens[it.i - 1].lower if it.i else ""
    pointing = it.lower in ("it", "them", "this", "these") and verb.i == it.i + 1
    return pointing and scene.document.lexicon.has("standing.fronting", before)


def _is_hidden(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Read "hidden among the trees is a cemetery", "nearby is a memorial"."""
    head, lexicon = sentence.tokens[verb.head], scene.document.lexicon
    if verb.dep == "auxpass" and head.tag == "VBN" and head.i < verb.i:
        return lexicon.has("standing.hidden", head.lemma)
    return verb.dep == "ROOT" and lexicon.has("standing.nearby", sentence.tokens[0].lower)


def _is_there_since(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Read "has been there since 1911"."""
    there = any(kid.lower in ("there", "here") for kid in sentence.kids(verb.i, "advmod"))
    there = there or any(
        kid.lower in ("on", "in", "at")
        and not any(lexicon.has("standing.no_places", goal.lower) for goal in sentence.kids(kid.i, "pobj"))
        for kid in sentence.kids(verb.i, "prep")
    )
    years = any(
        goal.tag == "CD" or goal.lower in ("years", "decades")
        for goal in sentence.objects(verb.i, "since", "for")
    )
    return there and years and not sentence.kids(verb.i, "attr", "acomp")


def _is_place_of(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Say whether "be" leads to a place: "is in the square", "is now in the storeroom", "is on display"."""
    lexicon = scene.document.lexicon
    if sentence.kids(verb.i, "attr", "acomp", "neg"):
        return False
    for prep in sentence.kids(verb.i, "prep"):
        goals = sentence.kids(prep.i, "pobj")
        if prep.lower == "on" and any(goal.lower in ("display", "show") for goal in goals):
            return True
        if lexicon.has("standing.beside", prep.lower) and any(
            lexicon.has("standing.sites", goal.lower)
            or lexicon.has("standing.stores", goal.lower)
            or goal.ent in ("GPE", "LOC", "FAC")
            or _is_named_place(lexicon, sentence, prep, goal)
            for goal in goals
        ):
            return True
    return False


def _is_named_place(lexicon: Lexicon, sentence: Sentence, prep: Token, goal: Token) -> bool:
    """Say whether something is beside whatever it is, or in what has a name and is no time: "is in Leek"."""
    if lexicon.has("standing.no_places", goal.lower) or goal.ent in ("DATE", "TIME", "PERSON"):
        return False
    if lexicon.has("standing.only_places", prep.lower):
        return goal.pos in ("NOUN", "PROPN") and bool(sentence.kids(goal.i, "det", "poss", "compound"))
    return prep.lower in ("in", "at", "on") and goal.pos == "PROPN" and goal.ent != "ORG"
