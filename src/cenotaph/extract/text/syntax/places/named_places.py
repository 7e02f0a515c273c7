"""The place in the name of a cemetery or memorial: "Carshalton War Memorial", "Norman Park memorial", "Rothwell cenotaph".

Invariant: a war is no place ("South African War memorial"), nor is somebody ("the Thatcher memorial").
"""

from __future__ import annotations

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence
from cenotaph.extract.text.syntax.places.place_contexts import PlaceMention
from cenotaph.extract.text.syntax.places.told_places import is_told_located, told_places
from cenotaph.extract.text.syntax.things.mentions import Mention

_OF_TOWNS = frozenset({"cenotaph", "Cenotaph", "doughboy", "Doughboy", "memorial"})


def name_places(
    document: Document, sentence: Sentence, mention: Mention, gazetteer: Known
) -> list[PlaceMention]:
    """Find the place in the name of a mention, at most one."""
    if whose_name := _before_whose(document.lexicon, sentence, mention):
        return [PlaceMention(sentence.span_of(whose_name), mention.head)]
    names, whose = _names_before(document.lexicon, sentence, mention)
    if not names:
        return []
    lexicon, words = document.lexicon, document.words(sentence.span_of(names))
    if lexicon.has("places.wares", sentence.tokens[names[-1] + 1].lower):
        return []  # "the Portland stone war memorial"
    last, head = sentence.tokens[names[-1]], sentence.tokens[mention.head]
    of_war = sentence.tokens[mention.head - 1].lower == "war"
    if lexicon.has("memorials.wars", last.lower) and (of_war or head.lower == "memorial"):
        return []
    place = [PlaceMention(sentence.span_of(names), mention.head)]
    if lexicon.has("places.suffixes", last.lower):
        return place if len(names) > 1 else []
    if lexicon.has("places.not_places", words.lower()):
        return []
    told = words in told_places(document.text) or is_told_located(document.text, words)
    known = whose or gazetteer.is_known(words) or told
    beside = last.i == mention.head - 1 and (
        head.lower == "cenotaph" or (head.text in _OF_TOWNS and last.ent != "PERSON")
    )
    if known and (of_war or beside or mention.kind in ("cemetery", "mass_grave")):
        return place
    # "Heskett War Memorial": a village that no list has.
    named = of_war and head.text[0].isupper() and len(names) == 1 and last.i == mention.head - 2
    named = named or (
        beside and head.lower == "cenotaph" and not lexicon.has("places.not_places", last.lower)
    )
    return place if named and last.text[1:].islower() else []


def _names_before(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> tuple[list[int], bool]:
    """Return the capitalised words that a name begins with, and whether "British" or the like followed them."""
    tokens = sentence.tokens
    left = [i for i in range(mention.head) if tokens[i].start >= mention.span[0]]
    names = [
        i for i in left if (tokens[i].pos == "PROPN" and tokens[i].text[0].isupper()) or tokens[i].text == "-"
    ]
    whose = False
    while names and lexicon.has("memorials.whose_cemetery", tokens[names[-1]].lower):
        whose = whose or tokens[names[-1]].lower in ("british", "communal")
        names.pop()
    if not names or names != list(range(names[0], names[-1] + 1)):
        return [], False
    return names, whose


def _before_whose(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> list[int]:
    """Return the name before what tells whose its memorial is: "Wickham and District War Memorial", "Hexby Soldiers' Memorial"."""
    tokens = sentence.tokens
    at = mention.head - 1
    if at < 1 or not tokens[mention.head].text[0].isupper() or mention.kind in ("cemetery", "mass_grave"):
        return []
    at -= tokens[at].lower == "war"
    first = at
    while at > 0 and lexicon.has("memorials.whose_memorial", tokens[at].lower):
        at -= 1
    name = tokens[at]
    before = tokens[at - 1] if at > 0 else None
    alone = before is None or not (before.text[0].isupper() and before.pos == "PROPN")
    known = name.pos == "PROPN" and name.text[0].isupper() and name.text[1:].islower()
    common = (
        "memorials.wars",
        "places.not_places",
        "memorials.for_fallen",
        "memorials.generic",
        "military.unknown",
    )
    taken = any(lexicon.has(key, name.lower) for key in common) or are_people(lexicon, name.lower)
    return [at] if at < first and alone and known and not taken else []
