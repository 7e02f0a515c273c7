"""Which places of a sentence locate what it speaks of, and where a text plays.

Invariant: a place inside whom a memorial is for ("battles for Korea's liberation"), inside the name of an office or
beside a person's origin locates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.lexicon import Lexicon
from cenotaph.extract.text.mentions import Mention
from cenotaph.extract.text.places import PlaceMention
from cenotaph.extract.text.tokens import Sentence, Token


def is_locating(lexicon: Lexicon, sentence: Sentence, place: PlaceMention, mention: Mention | None) -> bool:
    """Say whether a place can locate what its sentence speaks of."""
    token = sentence.tokens[place.head]
    if (
        mention is not None
        and mention.dedicatee
        and mention.dedicatee[0] <= place.span[0] < mention.dedicatee[1]
    ):
        return False
    if _is_nearby(sentence, place):
        return mention is not None and sentence.tokens[token.head].head == mention.head
    if _is_compared(sentence, token):
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
        if lexicon.has("burying.lying", head.lower):
            return True  # "245 dead lie in Bernau", taken for a noun
        if head.pos in ("VERB", "AUX"):
            return at.dep not in ("nsubj", "dobj") or at is not token
        named = head.pos == "PROPN" and head.ent in ("GPE", "LOC", "FAC", "")
        if at.dep == "pobj" or head.pos == "ADP":
            at = head
            continue
        if not (
            named
            or lexicon.has("places.spots", head.lower)
            or _is_memorial(lexicon, sentence, head)
            or at.dep in ("conj", "appos", "cc")
            or _is_spot(lexicon, sentence, head, token)
            or (steps == 0 and at.dep in ("compound", "poss"))
        ):
            return False
        at = head
        steps += 1
    return True


def _is_memorial(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether a noun is another memorial, or whose it is: "a plaque at the mass grave of soldiers in X"."""
    of = sentence.tokens[noun.head]
    whose = sentence.tokens[of.head] if noun.dep == "pobj" and of.lower == "of" else noun
    return whose.lower in lexicon.kinds or noun.lower in lexicon.kinds


def _is_spot(lexicon: Lexicon, sentence: Sentence, noun: Token, place: Token) -> bool:
    """Say whether a common noun is a spot in a place: "on the bypass at Lund", "in the vestry in Wells"."""
    before, behind = sentence.tokens[noun.head], sentence.tokens[place.head]
    return (
        noun.pos == "NOUN"
        and noun.dep == "pobj"
        and place.dep == "pobj"
        and before.lower in ("on", "in", "by", "beside", "behind", "outside", "under")
        and behind.lower in ("at", "in", "near", "outside")
        and behind.head == noun.i
        and not lexicon.has("places.gatherings", noun.lower)
    )


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
    if is_fate(sentence, place.head):
        return False
    for one in (at, *sentence.ancestors(place.head)):
        head = sentence.tokens[one.head]
        if lexicon.has("places.origins", head.lower) and one.i != head.i:
            return False
        if one.dep == "dobj" and lexicon.has("places.visiting", head.lemma):
            return one.pos == "PROPN"
        if one.dep == "pobj":
            if sentence.tokens[head.head].lower in _SEATED:
                return False  # "the foreign ministry in Moscow"
            placed = head.lower in _PLACING or _is_arrival(lexicon, sentence, head)
            if head.lower == "of":  # "the streets of X", but not "the driver, of X"
                placed = lexicon.has("places.spots", sentence.tokens[head.head].lower)
            named = one.pos == "PROPN" or lexicon.has("places.spots", one.lower)
            return placed and named and _depth(lexicon, sentence, one) <= 1
        if one.dep not in ("conj", "appos", "nmod", "compound", "npadvmod"):
            return False
    return False


_SEATED = frozenset({"ministry", "embassy", "government", "kremlin", "headquarters"})
"""What speaks from where it has its seat."""


def is_fate(sentence: Sentence, place: int) -> bool:
    """Say whether a place is where somebody fell or was born, or something was made: "who fell at Corunna"."""
    verb = next((one for one in sentence.ancestors(place) if one.pos == "VERB"), None)
    if is_workshop(sentence, place) or (verb is not None and verb.lemma in _DEATHS):
        return True
    return any(
        one.lemma in _FATES for one in sentence.ancestors(place) if one.dep in ("relcl", "acl", "advcl")
    )


def is_workshop(sentence: Sentence, place: int) -> bool:
    """Say whether something was made there and stands elsewhere: "sculpted in Carrara"."""
    verb = next((one for one in sentence.ancestors(place) if one.pos == "VERB"), None)
    return verb is not None and verb.lemma in _MAKING and verb.tag == "VBN"


_MAKING = frozenset(
    {"cast", "make", "manufacture", "sculpt", "forge", "order", "train", "educate", "mint", "print"}
)
"""Where something was made, it does not stand: "cast in Chicago"."""


_DEATHS = frozenset({"die", "perish", "born"})
_FATES = frozenset({"fall", "die", "kill", "perish", "fight", "wound", "serve", "bear"})
_PLACING = frozenset(["in", "at", "near", "outside", "across", "throughout", "on"])


def _is_arrival(lexicon: Lexicon, sentence: Sentence, preposition: Token) -> bool:
    """Say whether "to" goes with a verb by which somebody comes to where the text plays: "travelled to Sofia"."""
    verb = sentence.tokens[preposition.head]
    return preposition.lower == "to" and lexicon.has("places.arriving", verb.lemma)


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


_UNNAMED = re.compile(
    r"\b(?:in|across|throughout|around|of) (?:[\w-]+ ){0,5}(?:countries|nations|cities|towns|villages|regions|states|districts|provinces|the world|the country|the continent)\b",
    re.IGNORECASE,
)


def is_somewhere_unnamed(text: str) -> bool:
    """Say whether a clause locates by words that are no name ("in a number of European countries")."""
    return bool(_UNNAMED.search(text))
