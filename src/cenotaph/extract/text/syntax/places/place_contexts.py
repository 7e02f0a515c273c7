"""What beside a name shows that it is a place: a preposition, "the village of", "council", a place before a comma.

Invariant: the words that show it stand in the lexicon (`places`); which names count for which of them, `places` decides.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place by name: its span, and the token that is its grammatical head."""

    span: Span
    head: int


def is_whole_name(tokens: list[Token], following: Token | None) -> bool:
    """Say whether two names or more stand there to their end: "at Hell Fire Pass", which no list has."""
    ends = following is None or (following.pos != "PROPN" and following.tag != "POS")
    return ends and len(tokens) > 1 and all(token.pos == "PROPN" and token.text.isalpha() for token in tokens)


def is_bare(lexicon: Lexicon, sentence: Sentence, part: list[int]) -> bool:
    """Say whether a name stands alone behind "in", as that of a village does which no list has."""
    last = sentence.tokens[part[-1]]
    behind = sentence.tokens[part[-1] + 1] if part[-1] + 1 < len(sentence.tokens) else None
    first = part[0] - 1
    while first >= 0 and sentence.tokens[first].lower in ("nearby", "neighbouring", "neighboring", "rural"):
        first -= 1
    before = sentence.tokens[first].lower if first >= 0 else ""
    return (
        (len(part) == 1 or is_hyphened(sentence, part))
        and first >= 0
        and (
            before in ("in", "near")
            or (before == "at" and not _is_aimed(lexicon, sentence, first))
            or (before == "from" and lexicon.has("places.sides", sentence.tokens[max(0, first - 1)].lower))
            or _is_described(sentence, part[0])
        )
        and last.pos == "PROPN"
        and last.text[1:].islower()
        and (len(last.text) > _SHORT_NAME or _goes_on(sentence, last.i))
        and last.ent in ("", "GPE", "LOC", "FAC", "PERSON", "ORG")
        and (
            behind is None
            or behind.ent in ("DATE", "TIME")  # "at Carrowbeg yesterday"
            or not (behind.pos in ("PROPN", "NOUN", "ADJ", "NUM") or behind.text in "-'’")
        )
    )


def is_hyphened(sentence: Sentence, part: list[int]) -> bool:
    """Say whether some words are one by their hyphens: "Villers-Bretonneux"."""
    tokens = [sentence.tokens[i] for i in part]
    return any(one.text == "-" for one in tokens) and all(
        one.start == before.end for before, one in pairwise(tokens)
    )


def _is_aimed(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether "at" leads to whom somebody looks at or what is aimed at: "shouted at Hufford"."""
    return lexicon.has("places.aiming", sentence.tokens[sentence.tokens[at].head].lemma)


def _goes_on(sentence: Sentence, name: int) -> bool:
    """Say whether what is there is told behind a name: "in Clun, where the cross carries 58 names"."""
    return [one.lower for one in sentence.tokens[name + 1 : name + 3]] == [",", "where"]


def _is_described(sentence: Sentence, name: int) -> bool:
    """Say whether the text goes on with what is there: "took us to Hercourt, where the cemetery lies"."""
    behind = [one.lower for one in sentence.tokens[name + 1 : name + 3]]
    return sentence.tokens[name - 1].lower == "to" and behind == [",", "where"]


_SHORT_NAME = 4


def _is_address(sentence: Sentence, noun: int, last: int, kinds: Collection[str]) -> bool:
    """Say whether a name stands between a memorial and a comma or the end: "War memorial, Kirkgate, Thornbury."."""
    behind = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else "."
    while noun > 1 and sentence.tokens[noun].pos == "PROPN" and sentence.tokens[noun].lower not in kinds:
        noun -= 2 if sentence.tokens[noun - 1].text == "," else 1
    return sentence.tokens[noun].lower in kinds and behind in ",.;:"


def is_located(lexicon: Lexicon, sentence: Sentence, part: list[int], found: list[PlaceMention]) -> bool:
    """Say whether a name stands where places stand: after "in", in a list of places, after "the town of"."""
    after = sentence.tokens[part[-1] + 1].lower if part[-1] + 1 < len(sentence.tokens) else ""
    if lexicon.has("places.settlements", after):
        return True
    first = part[0] - 1
    if first >= 0 and sentence.tokens[first].lower == "nearby":
        return first > 0 and sentence.tokens[first - 1].lower in ("in", "at")
    first = _before(lexicon, sentence, part)
    if first < 0:
        return False
    before = sentence.tokens[first]
    if lexicon.has("places.prepositions", before.lower):
        return True
    if before.lower == "of" and first > 0:
        noun = sentence.tokens[first - 1].lower
        if lexicon.has("places.settlements", noun) or lexicon.has("places.sides", noun):
            return True
    if before.text == "," and first > 0 and _is_address(sentence, first - 1, part[-1], lexicon.kinds):
        return True
    if before.lower == "now" and [one.lower for one in sentence.tokens[max(0, first - 2) : first]] == [
        "what",
        "is",
    ]:
        return True
    if before.text in (",", "(") or before.lower in ("and", "or"):
        return bool(found) and 0 <= sentence.tokens[first].start - found[-1].span[1] <= 3
    return False


def _before(lexicon: Lexicon, sentence: Sentence, part: list[int]) -> int:
    """Return what stands before a name, but for what may stand between: "in the northern Latvian town of"."""
    first = part[0] - 1
    while first >= 0 and lexicon.has("places.between", sentence.tokens[first].lower):
        first -= 1
    return first


def is_called(lexicon: Lexicon, sentence: Sentence, part: list[int]) -> bool:
    """Say whether the text says itself what a name names: "the village of Hercourt", "the towns of Ash and Elm"."""
    of = _before(lexicon, sentence, part)
    noun = sentence.tokens[part[-1] + 1] if part[-1] + 1 < len(sentence.tokens) else None
    if noun is not None and noun.tag == "NN" and lexicon.has("places.settlements", noun.lower):
        # "on Saaremaa island", but not "in a Polish village"
        return of == part[0] - 1 >= 0 and sentence.tokens[of].pos == "ADP"
    return (
        of > 0
        and sentence.tokens[of].lower == "of"
        and lexicon.has("places.settlements", sentence.tokens[of - 1].lower)
        and not lexicon.has("places.not_places", sentence.tokens[part[-1]].lower)
    )


def is_attribute(lexicon: Lexicon, sentence: Sentence, part: list[int]) -> bool:
    """Say whether a name stands right before a noun that lies in it or acts for it: "a Riga park", "Narva council"."""
    if part[-1] + 1 >= len(sentence.tokens):
        return False
    noun = sentence.tokens[part[-1] + 1]
    return (
        noun.text.islower()
        and noun.pos in ("NOUN", "ADJ")
        and any(lexicon.has(f"places.{key}", noun.lower) for key in ("settlements", "plots"))
    )


def is_host(lexicon: Lexicon, sentence: Sentence, name: int) -> bool:
    """Say whether a name is that of what has a memorial in it: "X is home to an obelisk", "X boasts two war memorials"."""
    token = sentence.tokens[name]
    verb = sentence.tokens[token.head]
    if token.dep != "nsubj" or token.lower in lexicon.kinds:
        return False
    if verb.lemma == "be":
        homes = [one for one in sentence.kids(verb.i, "attr") if one.lower in ("home", "host")]
        held = [goal for one in homes for goal in sentence.objects(one.i, "to")]
    else:
        held = sentence.kids(verb.i, "dobj") if lexicon.has("standing.holding", verb.lemma) else []
    return any(one.lower in lexicon.kinds for one in held)


def is_settlement(lexicon: Lexicon, sentence: Sentence, name: int) -> bool:
    """Say whether a name is told to be that of a village or town: "Stoneleigh is a village in Warwickshire"."""
    token = sentence.tokens[name]
    verb = sentence.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma != "be":
        return False
    return any(
        lexicon.has("places.settlements", one.lower) and sentence.kids(one.i, "det")
        for one in sentence.kids(verb.i, "attr")
    )


def is_saint(lexicon: Lexicon, tokens: list[Token]) -> bool:
    """Say whether a name is that of a church: "St Mary's", "St Andrew's Churchyard"."""
    return (
        len(tokens) > 2
        and tokens[0].lower.rstrip(".") in ("st", "saint", "ss")
        and (
            tokens[-1].tag == "POS"
            or lexicon.has("places.buildings", tokens[-1].lower)
            or tokens[-1].lower in lexicon.kinds
        )
    )


def is_listed(sentence: Sentence, part: list[int], found: list[PlaceMention]) -> bool:
    """Say whether a name is joined to a place before it: Tamsag in "in Choibalsan, Tamsag and Sumber"."""
    last = sentence.tokens[part[-1]]
    for _ in found:
        if last.dep != "conj":
            return False
        last = sentence.tokens[last.head]
        if any(one.head == last.i for one in found):
            return True
    return False


def is_apposition(document: Document, sentence: Sentence, part: list[int], found: list[PlaceMention]) -> bool:
    """Say whether a name follows a place after a comma, as "Gloucestershire" does in "Prestbury, Gloucestershire"."""
    tokens = sentence.tokens
    if (
        not found
        or len(part) > _APPOSED
        or tokens[part[-1]].pos != "PROPN"
        or tokens[part[-1]].ent == "PERSON"
        or part[-1] + 1 >= len(tokens)
    ):
        return False
    between = document.text[found[-1].span[1] : tokens[part[0]].start]
    return between == ", " and tokens[part[-1] + 1].text in ",.;)"


_APPOSED = 3
"""Words of a name behind a comma: "St Mary's, Little Marsden Cross"."""
