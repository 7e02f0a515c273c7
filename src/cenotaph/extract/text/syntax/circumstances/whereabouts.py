"""Where a fact holds: the places of its clause, of its thing, of who acts, of the text around, of the dateline.

Invariant: places of the clause itself go first; a clause that locates without a name ("in a number of countries")
takes none from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.circumstances.homes import home_of, home_of_people
from cenotaph.extract.text.syntax.circumstances.sections import section_place
from cenotaph.extract.text.syntax.circumstances.surroundings import (
    anywhere,
    around,
    dateline,
    is_cited,
    is_definite,
    is_goal,
    is_in_town,
    of_actors,
    of_ground,
    the_country,
)
from cenotaph.extract.text.syntax.circumstances.unseen_places import unseen_place
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.places.locating import (
    is_bearing,
    is_fate_of_people,
    is_locating,
    is_somewhere_unnamed,
    is_workshop,
)
from cenotaph.extract.text.syntax.places.place_contexts import PlaceMention, is_host
from cenotaph.extract.text.syntax.things.spoken import ThingBuilder


def places_here(scene: Scene, fact: Fact) -> list[Span]:
    """Find the places that locate a fact in its own sentence."""
    sentence = scene.document.sentences[fact.sentence]
    mention = fact.mention if fact.mention and fact.mention.sentence == fact.sentence else None
    kept = []
    for place in scene.places(fact.sentence):
        inside = mention is not None and place.head == mention.head
        if mention is not None and place.span == mention.span:
            continue  # "the Irish Peace Park" is no place of its own
        if not inside and _names_other(scene, fact, place.head) and not _holds(scene, fact, place.head):
            continue
        if (
            not is_locating(scene.document.lexicon, sentence, place, mention, fact.trigger)
            or _in_value(fact, place.span)
            or _is_destination(fact, sentence, place.head)
            or is_cited(scene, sentence, place.head, fact.trigger)
            or is_workshop(scene.document.lexicon, sentence, place.head)
            or is_fate_of_people(scene.document.lexicon, sentence, place.head)
            or _is_goal_of_another(scene, fact, place.head)
        ):
            continue
        under = mention is not None and sentence.is_under(place.head, mention.head)
        if under and mention and _is_of_people(sentence, sentence.tokens[place.head], mention.head):
            continue
        if _other_clause(
            sentence, fact.trigger, sentence.tokens[place.head], mention.head if mention else None
        ):
            continue
        kept.append(place)
    kept = _of_own_clause(sentence, fact, kept)
    lexicon = scene.document.lexicon
    nearer = [
        one
        for one in kept
        if not is_bearing(lexicon, sentence, one.head)
        and not is_host(lexicon, sentence, one.head)
        and not _is_of_doers(scene, sentence, one)
        and not any(above.dep == "agent" for above in sentence.ancestors(one.head))
    ]
    return [one.span for one in nearer or kept]


def _is_of_doers(scene: Scene, sentence: Sentence, place: PlaceMention) -> bool:
    """Say whether a street or school only tells who does it: "residents of Mill Street", "pupils of St Anne's School"."""
    lexicon = scene.document.lexicon
    for one in sentence.ancestors(place.head):
        if one.pos in ("VERB", "AUX"):
            return False
        if any(lexicon.has(f"places.{key}", one.lower) for key in ("locals", "doers", "institutions")):
            return one.pos == "NOUN" and is_in_town(scene, place.span)
    return False


def _is_goal_of_another(scene: Scene, fact: Fact, place: int) -> bool:
    """Say whether a place is where a thing was moved to, told beside something else: "moved to X after being hit"."""
    if fact.property in ("relocated", "exhumed"):
        return fact.value_span is None and is_goal(scene, fact.sentence, place)
    sentence = scene.document.sentences[fact.sentence]
    verb = next((one for one in sentence.ancestors(place) if one.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.i != fact.trigger.i and is_goal(scene, fact.sentence, place)


def _of_own_clause(sentence: Sentence, fact: Fact, places: list[PlaceMention]) -> list[PlaceMention]:
    """Leave out places of the clause before where a clause has its own: "in A a cross went up and in B a plaque was stolen"."""
    for verb in (fact.trigger, *sentence.ancestors(fact.trigger.i)):
        subjects = sentence.kids(verb.i, "nsubj", "nsubjpass")
        if verb.pos in ("VERB", "AUX") and verb.dep == "conj" and subjects:
            joins = [one.i for one in sentence.kids(verb.head, "cc", "punct") if one.i < subjects[0].i]
            own = [one for one in places if joins and joins[-1] < one.head]
            return own or places
    return places


def _names_other(scene: Scene, fact: Fact, head: int) -> bool:
    """Say whether a place stands in the name of another memorial than the one that the fact is about."""
    thing = scene.things.of.get((fact.sentence, head))
    return thing is not None and thing is not fact.thing


def _holds(scene: Scene, fact: Fact, head: int) -> bool:
    """Say whether what a place names is the ground in which the thing lies: "headstones in Lychakiv Cemetery"."""
    sentence = scene.document.sentences[fact.sentence]
    ground = scene.things.of[fact.sentence, head]
    preposition = sentence.tokens[sentence.tokens[head].head]
    return (
        ground.kind in ("cemetery", "memorial_site")
        and fact.property not in ("relocated", "exhumed")
        and sentence.tokens[head].dep == "pobj"
        and preposition.lower in ("in", "at", "inside", "within")
    )


def _in_value(fact: Fact, span: Span) -> bool:
    value = fact.value_span
    return (
        value is not None
        and value[0] <= span[0] < value[1]
        and fact.property in ("commemorates", "inscription", "named", "relocated", "exhumed")
    )


def _is_destination(fact: Fact, sentence: Sentence, head: int) -> bool:
    """Say whether a place hangs on the words for where something is moved to: "to the war cemetery in X"."""
    goal = fact.value_span
    if goal is None or fact.property not in ("relocated", "exhumed"):
        return False
    if any(goal[0] <= one.start < goal[1] for one in sentence.ancestors(head)):
        return True
    between = [one for one in sentence.tokens if goal[1] <= one.start < sentence.tokens[head].start]
    first = sentence.subtree(head)[0]
    return [one.lower for one in between if one.i < first] in (["in"], ["at"], ["near"], [","])


def _other_clause(sentence: Sentence, trigger: Token, place: Token, mention: int | None) -> bool:
    """Say whether a place lies in a clause of its own that does not hold the trigger."""
    for one in (place, *sentence.ancestors(place.i)):
        if one.i == trigger.i or one.i == mention:
            return False
        if one.pos in ("VERB", "AUX"):
            if sentence.is_under(trigger.i, one.i):
                return False
            if one.dep in ("relcl", "acl") and (mention is not None and sentence.is_under(one.i, mention)):
                return _about_people(sentence, one)
            if one.dep in ("acl",) or one.lemma in ("locate", "situate", "stand", "be", "find", "bury"):
                return False
            if one.dep in ("relcl", "advcl", "ccomp", "conj", "parataxis") and not sentence.is_under(
                trigger.i, one.i
            ):
                return True
    return False


def _about_people(sentence: Sentence, verb: Token) -> bool:
    return any(kid.lower == "who" for kid in sentence.kids(verb.i)) or verb.lemma in (
        "die",
        "fall",
        "kill",
        "fight",
        "lose",
        "perish",
    )


def _is_of_people(sentence: Sentence, place: Token, mention: int) -> bool:
    """Say whether a place below a mention is where its dedicatees were: "who never came home from"."""
    for one in sentence.ancestors(place.i):
        if one.i == mention:
            return False
        if one.pos == "VERB" and _about_people(sentence, one):
            return True
    return False


def remember_places(scene: Scene, thing: ThingBuilder, places: list[Span]) -> None:
    """Add places to those of a thing, each name once."""
    known = {scene.document.words(one).lower() for one in thing.places}
    for one in places:
        if scene.document.words(one).lower() not in known:
            thing.places.append(one)
            known.add(scene.document.words(one).lower())


def all_places(scene: Scene, fact: Fact, here: list[Span]) -> tuple[Span, ...]:
    """Choose the places of a fact: those of its clause (`here`), else the thing's, the actor's, the text's.

    To a street, a park or a hill the town is added, from the next of these that names one.
    """
    ways = _ways(scene, fact, here)
    chosen = next((found for found in ways if found), [])
    if chosen and all(is_in_town(scene, one) for one in chosen):
        towns = ([one for one in found if not is_in_town(scene, one)] for found in (dateline(scene), *ways))
        chosen = [*chosen, *next((found for found in towns if found), [])]
    if not here and not fact.thing.settled:
        fact.thing.settled = chosen
    return _distinct(scene, chosen)


def _ways(scene: Scene, fact: Fact, here: list[Span]) -> Iterator[list[Span]]:
    """List what may locate a fact, the nearest first."""
    yield here
    if country := the_country(scene, fact):
        yield [country]
        return
    sentence = scene.document.sentences[fact.sentence]
    unnamed = is_somewhere_unnamed(scene.document.words(sentence.span))
    own = places_of_mentions(scene, fact.thing)
    if not unnamed:
        yield own or fact.thing.places
        yield of_ground(scene, fact)
        yield section_place(scene, fact)
        yield of_actors(scene, fact)
        yield fact.thing.settled
        reach = 1 if fact.thing.plural and fact.thing.kind != "plaque" and not is_definite(fact) else 8
        yield around(scene, fact, reach)
        yield dateline(scene)
        yield home_of(scene)
        yield unseen_place(scene, fact)
        yield home_of_people(scene)
        yield anywhere(scene, fact)


def places_of_mentions(scene: Scene, thing: ThingBuilder) -> list[Span]:
    """Find places beside other mentions of the thing: "the village of X" in their sentences."""
    found: list[Span] = []
    for mention in thing.mentions:
        sentence = scene.document.sentences[mention.sentence]
        if mention is not thing.mentions[0] and is_goal(scene, mention.sentence, mention.head):
            continue
        here = [
            one.span
            for one in scene.places(mention.sentence)
            if (
                one.head == mention.head
                or sentence.is_under(one.head, mention.head)
                or _is_where_it_stands(sentence, one.head, mention.head)
            )
            and is_locating(scene.document.lexicon, sentence, one, mention)
            and not is_workshop(scene.document.lexicon, sentence, one.head)
            and not _is_of_people(sentence, sentence.tokens[one.head], mention.head)
        ]
        found += here
    return found


def _is_where_it_stands(sentence: Sentence, place: int, noun: int) -> bool:
    """Say whether a clause tells where a thing is: "the largest grave is in Novi Sad"."""
    verb = sentence.tokens[sentence.tokens[noun].head]
    preposition = sentence.tokens[sentence.tokens[place].head]
    return (
        sentence.tokens[noun].dep in ("nsubj", "nsubjpass")
        and verb.lemma in ("be", "stand", "lie", "sit", "locate", "situate")
        and (preposition.head == verb.i if preposition.pos == "ADP" else _is_joined(sentence, place, verb.i))
    )


def _is_joined(sentence: Sentence, place: int, verb: int) -> bool:
    """Say whether a place is one of a list that hangs on a verb: "they are in A, B and C"."""
    first = sentence.tokens[place]
    while first.dep == "conj":
        first = sentence.tokens[first.head]
    return first.i != place and sentence.tokens[sentence.tokens[first.head].head].i == verb


def _distinct(scene: Scene, spans: list[Span]) -> tuple[Span, ...]:
    """Leave out names said twice, and "Pendle" inside "Pendle Town Hall"."""
    kept: dict[str, Span] = {}
    for one in sorted(spans, key=lambda span: (span[0], -span[1])):
        inside = any(other[0] <= one[0] and one[1] <= other[1] for other in kept.values())
        if not inside:
            kept.setdefault(scene.document.words(one).lower(), one)
    return tuple(kept.values())
