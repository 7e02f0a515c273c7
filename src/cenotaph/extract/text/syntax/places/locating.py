"""Which places of a sentence locate what it speaks of, and where a text plays.

Invariant: a place inside whom a memorial is for ("battles for Korea's liberation"), inside the name of an office or
beside a person's origin locates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.places.place_contexts import PlaceMention, is_host, is_settlement
from cenotaph.extract.text.syntax.things.mentions import Mention


def is_locating(
    lexicon: Lexicon,
    sentence: Sentence,
    place: PlaceMention,
    mention: Mention | None,
    trigger: Token | None = None,
) -> bool:
    """Say whether a place can locate what its sentence speaks of.

    Args:
        lexicon: the words of the language.
        sentence: the sentence of the place.
        place: a place of it.
        mention: what the sentence speaks of.
        trigger: the verb or noun that says what happens to it.
    """
    token = sentence.tokens[place.head]
    if (
        mention is not None
        and mention.dedicatee
        and mention.dedicatee[0] <= place.span[0] < mention.dedicatee[1]
    ):
        return False
    if _is_nearby(sentence, place) and not _is_in_nearby(sentence, place, mention, trigger):
        return mention is not None and sentence.tokens[token.head].head == mention.head
    if _is_compared(sentence, token) or _is_on_the_way(lexicon, sentence, token):
        return False
    if mention is not None and place.head == mention.head:
        return True  # inside the name of what the sentence speaks of
    steps = 0
    at = token
    while at.head != at.i and steps < 12:
        head = sentence.tokens[at.head]
        if mention is not None and (head.i == mention.head or _is_dedicatee(head, mention)):
            return True
        if at.dep in ("poss", "compound", "nmod", "amod") and (
            lexicon.has("places.origins", head.lower)
            or (head.ent in ("ORG", "PERSON") and not lexicon.has("places.suffixes", head.lower))
        ):
            return False
        if at.dep in ("prep", "pobj") and lexicon.has("places.origins", head.lower):
            return False
        if _is_origin(lexicon, at, head):
            return False
        if (
            trigger is not None
            and at.dep in ("prep", "nmod")
            and _is_affected(lexicon, sentence, head, trigger)
        ):
            return True
        if lexicon.has("burying.lying", head.lower):
            return True  # "245 dead lie in Bernau", taken for a noun
        if head.pos in ("VERB", "AUX"):
            return at.dep not in ("nsubj", "dobj") or at is not token or is_host(lexicon, sentence, token.i)
        named = head.pos == "PROPN" and head.ent in ("GPE", "LOC", "FAC", "")
        if at.dep == "pobj" or head.pos == "ADP":
            at = head
            continue
        if not (
            named
            or lexicon.has("places.spots", head.lower)
            or _is_memorial(lexicon, sentence, head)
            or at.dep in ("conj", "appos", "cc")
            or _is_spot(lexicon, sentence, head, token, at)
            or (
                at.lower == "of" and lexicon.has("places.sides", head.lower)
            )  # "at the west end of Lake Park"
            or lexicon.has("places.bearings", at.lower)  # "in a meadow 2 km south of Derby"
            or (steps == 0 and at.dep in ("compound", "poss"))
        ):
            return False
        at = head
        steps += 1
    return True


def _is_origin(lexicon: Lexicon, word: Token, doer: Token) -> bool:
    """Say whether somebody only is from a place: "a Leeds mason", "a firm from Graz"."""
    beside = word.lower == "from" or (word.dep in ("compound", "amod", "nmod") and word.pos == "PROPN")
    somebody = word.lower == "from" and doer.ent == "PERSON"  # "Ann Lee, from Leeds, made the statue"
    local = any(lexicon.has(f"places.{key}", doer.lower) for key in ("locals", "institutions"))
    somebody = somebody or (
        word.lower == "from" and local
    )  # "Volunteers from Derby spent the day at the graves"
    return beside and (somebody or lexicon.has("places.doers", doer.lower))


def _is_affected(lexicon: Lexicon, sentence: Sentence, noun: Token, trigger: Token) -> bool:
    """Say whether a noun is what an event is called or what it happens to: the parser hangs on it where that happens."""
    above = sentence.tokens[noun.head]
    if noun.i == trigger.i:
        return True
    if noun.dep in ("dobj", "nsubjpass"):
        return above.i == trigger.i
    by_the_way = lexicon.has("places.occasions", noun.lower) or (
        above.lower == "with" and lexicon.has("paint.dirt", noun.lower)
    )  # "at a ceremony in Derby", "daubed with paint in Derby"
    return noun.dep == "pobj" and by_the_way and above.head == trigger.i


def _is_memorial(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether a noun is another memorial, or whose it is: "a plaque at the mass grave of soldiers in X"."""
    of = sentence.tokens[noun.head]
    whose = sentence.tokens[of.head] if noun.dep == "pobj" and of.lower == "of" else noun
    return whose.lower in lexicon.kinds or noun.lower in lexicon.kinds


def _is_spot(lexicon: Lexicon, sentence: Sentence, noun: Token, place: Token, below: Token) -> bool:
    """Say whether a noun is a spot in a place: "on the bypass at Lund", "in the pavement outside the school in Wells"."""
    before = sentence.tokens[noun.head]
    behind = below if below.pos == "ADP" else sentence.tokens[place.head]
    return (
        noun.dep == "pobj"
        and (
            noun.pos == "NOUN"
            or lexicon.has("places.prepositions", before.lower)
            or lexicon.has("places.beside", before.lower)
        )
        and place.dep == "pobj"
        and _leads_to_spot(lexicon, sentence, before)
        and behind.lower in ("at", "in", "near", "outside", "beside", "opposite", "behind")
        and behind.head == noun.i
        and not _is_gathering(lexicon, sentence, noun)
        and not lexicon.has("places.origins", noun.lower)
    )


def _is_gathering(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether somebody is at a meeting or in a state there: "in school", "in office", but not "behind the school"."""
    if sentence.tokens[noun.head].lower not in ("in", "at", "on", "during"):
        return False
    building = lexicon.has("places.buildings", noun.lower) and sentence.kids(
        noun.i, "det", "amod", "compound"
    )
    return lexicon.has("places.gatherings", noun.lower) and not building


def _leads_to_spot(lexicon: Lexicon, sentence: Sentence, preposition: Token) -> bool:
    """Say whether a preposition says where something is, "to" and "of" with the word before them: "next to the", "in front of"."""
    if preposition.lower not in ("to", "of", "from"):
        return lexicon.has("places.beside", preposition.lower) or lexicon.has(
            "places.prepositions", preposition.lower
        )
    above = sentence.tokens[preposition.head]
    noun = above.lower
    if preposition.lower == "from" and above.pos == "VERB" and above.lemma in lexicon.verbs:
        return True  # "stolen from the plinth in Derby"
    return lexicon.has("places.before_to", noun) or (
        preposition.lower == "of" and lexicon.has("places.sides", noun)
    )


def _is_on_the_way(lexicon: Lexicon, sentence: Sentence, place: Token) -> bool:
    """Say whether somebody only comes from or goes to a place: "flew to Seoul", but not "travelled to X, where it stands"."""
    while place.dep in ("compound", "poss", "nmod", "conj") and place.head != place.i:
        place = sentence.tokens[place.head]
    preposition = sentence.tokens[place.head]
    if place.dep != "pobj" or preposition.lower not in ("to", "from", "via", "through", "towards", "toward"):
        return False
    if any(one.lower == "where" for kid in sentence.kids(place.i, "relcl") for one in sentence.kids(kid.i)):
        return False
    verb = sentence.tokens[preposition.head]
    return lexicon.has("places.going", verb.lemma)


def is_bearing(lexicon: Lexicon, sentence: Sentence, place: int) -> bool:
    """Say whether a place only tells how far or on which side of it something is: "160 kilometres north of Warsaw"."""
    preposition = sentence.tokens[sentence.tokens[place].head]
    side = sentence.tokens[preposition.head]
    return preposition.lower in ("of", "from") and lexicon.has("places.bearings", side.lower)


def _is_compared(sentence: Sentence, place: Token) -> bool:
    """Say whether a place only tells among which something is the first: "one of the most visited in Belarus"."""
    return any(
        one.tag in ("JJS", "RBS") or kid.tag in ("JJS", "RBS")
        for one in _to_verb(sentence, place)
        for kid in sentence.kids(one.i)
    )


def _to_verb(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Go from a word up to the verb that it hangs on, which is left out."""
    for one in sentence.ancestors(token.i):
        if one.pos in ("VERB", "AUX"):
            return
        yield one


def _is_dedicatee(token: Token, mention: Mention) -> bool:
    """Say whether a noun is whom a memorial is for: the parser hangs "in Sofia" on it, the reader on the memorial."""
    return mention.dedicatee is not None and mention.dedicatee[0] <= token.start < mention.dedicatee[1]


def is_setting(lexicon: Lexicon, sentence: Sentence, place: PlaceMention) -> bool:
    """Say whether a place can be where a text plays: after "in" or "at", but neither "nearby" nor part of an office."""
    if _is_nearby(sentence, place):
        return False
    at = sentence.tokens[place.head]
    if is_settlement(lexicon, sentence, place.head):
        return True
    if is_fate(lexicon, sentence, place.head):
        return False
    for one in (at, *sentence.ancestors(place.head)):
        head = sentence.tokens[one.head]
        if lexicon.has("places.origins", head.lower) and one.i != head.i:
            return False
        if one.dep == "dobj" and lexicon.has("places.visiting", head.lemma):
            return one.pos == "PROPN"
        if one.dep == "pobj":
            whose = sentence.tokens[head.head]
            if lexicon.has("places.seated", whose.lower):
                return False  # "the foreign ministry in Moscow"
            if whose.dep == "nsubj" and whose.pos == "NOUN" and not _is_ground(lexicon, whose):
                return False  # "a whist drive in X brought in seven pounds"
            placed = lexicon.has("places.placing", head.lower) or _is_arrival(lexicon, sentence, head)
            if head.lower == "of":  # "the streets of X", but not "the driver, of X"
                placed = lexicon.has("places.spots", sentence.tokens[head.head].lower)
            named = one.pos == "PROPN" or lexicon.has("places.spots", one.lower)
            return placed and named and _depth(lexicon, sentence, one) <= 1
        if one.dep not in ("conj", "appos", "nmod", "compound", "npadvmod"):
            return False
    return False


def _is_ground(lexicon: Lexicon, noun: Token) -> bool:
    """Say whether a noun is a spot, a memorial or who acts for a place."""
    keys = ("spots", "settlements", "institutions", "buildings")
    return noun.lower in lexicon.kinds or any(lexicon.has(f"places.{key}", noun.lower) for key in keys)


def is_fate_of_people(lexicon: Lexicon, sentence: Sentence, place: int) -> bool:
    """Say whether a place is where people fell or were born, told in a clause about them: "a tablet to X, killed at Loos"."""
    for one in sentence.ancestors(place):
        if one.dep in ("relcl", "acl") and (
            lexicon.has("places.fates", one.lemma) or lexicon.has("places.deaths", one.lemma)
        ):
            whom = sentence.tokens[one.head]
            told = one.lemma != "bear" or one.tag == "VBN"
            return told and whom.lower not in lexicon.kinds and not lexicon.has("places.spots", whom.lower)
    return False


def is_fate(lexicon: Lexicon, sentence: Sentence, place: int) -> bool:
    """Say whether a place is where somebody fell or was born, or something was made: "who fell at Corunna"."""
    verb = next((one for one in sentence.ancestors(place) if one.pos == "VERB"), None)
    if is_workshop(lexicon, sentence, place) or (
        verb is not None and lexicon.has("places.deaths", verb.lemma)
    ):
        return True
    return any(
        lexicon.has("places.fates", one.lemma)
        for one in sentence.ancestors(place)
        if one.dep in ("relcl", "acl", "advcl")
    )


def is_workshop(lexicon: Lexicon, sentence: Sentence, place: int) -> bool:
    """Say whether something was made there and stands elsewhere: "sculpted in Carrara"."""
    verb = next((one for one in sentence.ancestors(place) if one.pos == "VERB"), None)
    return verb is not None and lexicon.has("places.making", verb.lemma) and verb.tag == "VBN"


def _is_arrival(lexicon: Lexicon, sentence: Sentence, preposition: Token) -> bool:
    """Say whether "to" goes with a verb by which somebody comes to where the text plays: "travelled to Sofia"."""
    verb = sentence.tokens[preposition.head]
    who = sentence.kids(verb.i, "nsubj", "nsubjpass")
    things = (
        who
        and who[0].pos == "NOUN"
        and any(one.lower in ("the", "a") for one in sentence.kids(who[0].i, "det"))
    )
    return preposition.lower == "to" and lexicon.has("places.arriving", verb.lemma) and not things


def _depth(lexicon: Lexicon, sentence: Sentence, token: Token) -> int:
    """Count the nouns between a place and its verb: in "days of protests after the killing of a man in X" X is deep."""
    nouns = 0
    for one in sentence.ancestors(token.i):
        if one.pos in ("VERB", "AUX"):
            break
        nouns += one.pos in ("NOUN", "PROPN") and not lexicon.has("places.spots", one.lower)
    return nouns


def _is_nearby(sentence: Sentence, place: PlaceMention) -> bool:
    first = next((token.i for token in sentence.tokens if token.start >= place.span[0]), 0)
    return first > 0 and sentence.tokens[first - 1].lower == "nearby"


def _is_in_nearby(
    sentence: Sentence, place: PlaceMention, mention: Mention | None, trigger: Token | None
) -> bool:
    """Say whether a thing is in what is nearby: "was stolen in nearby X", not "fell, and a piece was found in nearby X"."""
    first = next((token.i for token in sentence.tokens if token.start >= place.span[0]), 0)
    before = sentence.tokens[first - 2] if first > 1 else None
    if before is None or not (before.lower in ("in", "at", "the") or before.tag == "PRP$"):
        return False
    above = list(sentence.ancestors(place.head))
    if mention is not None and (before.i - 1 == mention.head or any(one.i == mention.head for one in above)):
        return True
    verb = next((one for one in above if one.pos in ("VERB", "AUX")), None)
    return trigger is not None and (verb is None or verb.i == trigger.i)


_UNNAMED = re.compile(
    r"\b(?:in|across|throughout|around|of) (?:[\w-]+ ){0,5}(?:countries|nations|cities|towns|villages|regions|states|districts|provinces|the world|the country|the continent)\b",
    re.IGNORECASE,
)


def is_somewhere_unnamed(text: str) -> bool:
    """Say whether a clause locates by words that are no name ("in a number of European countries")."""
    return bool(_UNNAMED.search(text))
