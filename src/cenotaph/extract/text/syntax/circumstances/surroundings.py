"""What stands around a fact and may locate it: the ground it lies in, who acts, the sentences before, the dateline.

Invariant: where something only goes to, comes from or is spoken of locates nothing.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.places.find import is_country
from cenotaph.extract.text.syntax.places.locating import is_fate, is_locating, is_setting
from cenotaph.extract.text.syntax.places.told_places import is_no_place


def is_in_town(scene: Scene, place: Span) -> bool:
    """Say whether a place is a hill, street or park: the town is worth naming beside it."""
    document = scene.document
    words = document.words(place).lower().split()
    behind = document.text[place[1] :].split(maxsplit=1)[:1]
    named = [*behind, *words[1:]] if behind and behind[0].istitle() else words[1:]
    if words[0].rstrip(".") in ("st", "saint", "all", "holy") and words[-1].endswith(
        ("'s", "’s", "s'", "saints", "trinity")
    ):
        return True  # a church
    return any(document.lexicon.has("places.within_towns", one.lower().rstrip(".,;")) for one in named)


def is_definite(fact: Fact) -> bool:
    """Say whether a fact is about what was spoken of: "the monuments", "these graves"."""
    return any(
        one.determiner in ("the", "these", "those", "such", "both", "its") for one in fact.thing.mentions
    )


def the_country(scene: Scene, fact: Fact) -> Span | None:
    """Read "in the country": the last country that was named."""
    document = scene.document
    if not re.search(
        r"\b(?:in|across|throughout|around) (?:the|their \w+|this) country\b", document.words(fact.evidence)
    ):
        return None
    for index in range(fact.sentence, -1, -1):
        for place in reversed(scene.places(index)):
            if is_country(document.words(place.span), scene.gazetteer):
                return place.span
    return None


def of_actors(scene: Scene, fact: Fact) -> list[Span]:
    """Find the country of who acts: "Lithuania's parliament approved", "the Baltic States of Lithuania, Latvia ..."."""
    sentence, lexicon = scene.document.sentences[fact.sentence], scene.document.lexicon
    top = next(
        (one for one in (fact.trigger, *sentence.ancestors(fact.trigger.i)) if sentence.kids(one.i, "nsubj")),
        None,
    )
    while top is not None:
        for noun in sentence.kids(top.i, "nsubj"):
            under = set(sentence.subtree(noun.i))
            found = [
                one.span
                for one in scene.places(fact.sentence)
                if one.head in under and sentence.tokens[sentence.tokens[one.head].head].lower != "from"
            ]
            if not found:
                continue
            told = lexicon.has("reporting.strong", top.lemma) and not lexicon.has("places.locals", noun.lower)
            institution = lexicon.has("places.institutions", noun.lower)
            if institution and not told:
                return found
            itself = any(one.head == noun.i for one in scene.places(fact.sentence))
            if (itself or not told) and noun.ent in ("GPE", "LOC"):
                return found
        top = next((one for one in sentence.ancestors(top.i) if sentence.kids(one.i, "nsubj")), None)
    return []


def of_ground(scene: Scene, fact: Fact) -> list[Span]:
    """Find the places of the ground in which a thing lies: "the 45 war graves within the cemetery"."""
    for mention in fact.thing.mentions:
        sentence = scene.document.sentences[mention.sentence]
        for other in scene.mentions_in(mention.sentence):
            ground = scene.things.of.get((mention.sentence, other.head))
            inside = sentence.tokens[sentence.tokens[other.head].head].lower in (
                "in",
                "within",
                "inside",
                "at",
            )
            behind = mention.head < other.head and sentence.tokens[other.head].dep == "pobj"
            if ground is not None and ground is not fact.thing and inside and behind and ground.places:
                return ground.places
    return []


def around(scene: Scene, fact: Fact, reach: int) -> list[Span]:
    """Find the place that the text speaks of: sentences before, then the next two, then the dateline."""
    document = scene.document
    order = [
        *range(fact.sentence - 1, max(-1, fact.sentence - 8), -1),
        *(
            range(fact.sentence + 1, min(fact.sentence + 3, len(document.sentences)))
            if not document.dateline
            else ()
        ),
    ]
    near = [
        (abs(mention.sentence - fact.sentence), thing.number, thing)
        for thing in scene.things.things
        for mention in thing.mentions
        if thing is not fact.thing and thing.places and -reach <= mention.sentence - fact.sentence <= 0
        if not is_goal(scene, mention.sentence, mention.head)
    ]
    if near and not fact.thing.proper:
        # In which street another memorial stands, says nothing of this one.
        beside = [one for one in min(near, key=lambda one: one[:2])[2].places if not is_in_town(scene, one)]
        if beside:
            return beside
    for index in order if reach > 1 else []:
        sentence = document.sentences[index]
        spans = [
            one.span
            for one in scene.places(index)
            if is_setting(scene.document.lexicon, sentence, one)
            and not is_cited(scene, sentence, one.head)
            and not _is_to_come(scene.document.lexicon, sentence, one.head)
        ]
        others = (scene.things.of.get((index, one.head)) for one in scene.mentions_in(index))
        if any(one is not None and one is not fact.thing for one in others):
            spans = [one for one in spans if not is_in_town(scene, one)]  # no street of another memorial
        if spans:
            return spans[:2] if len(spans) < 4 else spans
    return []


def anywhere(scene: Scene, fact: Fact) -> list[Span]:
    """Return what is left where nothing locates a thing: the first place of the text that is nobody's office or origin."""
    document = scene.document
    for index in range(min(len(document.sentences), fact.sentence + 1)):
        sentence = document.sentences[index]
        found = [
            one.span
            for one in scene.places(index)
            if is_locating(document.lexicon, sentence, one, None)
            and not is_cited(scene, sentence, one.head)
            and not is_goal(scene, index, one.head)
            and not is_fate(scene.document.lexicon, sentence, one.head)
        ]
        if found:
            return found
    return []


def dateline(scene: Scene) -> list[Span]:
    """Return the town of the dateline, and the state that is written out beside it."""
    document = scene.document
    if document.dateline is None:
        return []
    start, end = document.dateline
    town, _, rest = document.text[start:end].partition(",")
    if is_no_place(town):
        return []  # "COUNCIL MINUTES – "
    if not rest:
        town = town.rstrip(".")  # "KRAALFONTEIN. - "
    state = rest.lstrip()
    written = state.isalpha() and scene.gazetteer.is_known(state)
    return [(start, start + len(town)), *([(end - len(state), end)] if written else [])]


def is_goal(scene: Scene, index: int, noun: int) -> bool:
    """Say whether a noun is where something is moved to: the text does not play there yet."""
    sentence = scene.document.sentences[index]
    head = sentence.tokens[noun]
    above = sentence.tokens[head.head]
    if head.dep != "pobj":
        return False
    verbs = [one for one in sentence.ancestors(above.i) if one.pos in ("VERB", "AUX", "NOUN")]
    if above.lower not in ("to", "into"):
        return any(_LAID_AGAIN.fullmatch(one.lemma) for one in verbs[:1])
    return any(scene.document.lexicon.verbs.get(one.lemma) in ("relocated", "exhumed") for one in verbs)


def _is_to_come(lexicon: Lexicon, sentence: Sentence, place: int) -> bool:
    """Say whether somebody or something only will lie there: "the remains would be laid to rest in Cybinka"."""
    verb = next((one for one in sentence.ancestors(place) if one.pos == "VERB"), None)
    aux = sentence.kids(verb.i, "aux") if verb is not None else []
    if verb is not None and verb.lemma == "rest" and not aux:
        above = sentence.tokens[verb.head]
        verb, aux = above, sentence.kids(above.i, "aux")
    later = any(one.lower in ("will", "would", "shall") for one in aux)
    return verb is not None and lexicon.has("burying.laying", verb.lemma) and later


def is_cited(scene: Scene, sentence: Sentence, head: int, trigger: Token | None = None) -> bool:
    """Say whether a place belongs to who is quoted: under the subject of a reporting verb, or "according to".

    What is told of the speaker itself has its place there, too: "the Commission, which tends graves in X, said".
    """
    at = sentence.tokens[head]
    for one in (at, *sentence.ancestors(head)):
        above = sentence.tokens[one.head]
        if (
            one.dep == "nsubj"
            and scene.document.lexicon.has("reporting.strong", above.lemma)
            and one.i != head
            and not (trigger is not None and sentence.is_under(trigger.i, one.i))
        ):
            return True
        if one.lower == "according":
            return True
    return False


_LAID_AGAIN = re.compile(r"re-?(?:bury|inter)")
