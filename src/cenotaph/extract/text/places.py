"""Mentions of places.

Invariant: a place is a proper name ("the country" is none) as the text writes it; the gazetteer or the parser's
entity type must know it, or the text must say what it is ("Province", "the village of"). Which of them locate a
memorial is decided in `locating`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from cenotaph.extract.text.document import Document
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.lexicon import Lexicon
from cenotaph.extract.text.tokens import Sentence, Token
from cenotaph.extract.text.told_places import told_places
from cenotaph.gazetteer.meaning import Meaning
from cenotaph.model.value import PlaceCandidate


class Known(Protocol):
    """What the extractor asks of a gazetteer."""

    def is_known(self, name: str) -> bool:
        """Tell whether any place has this name."""

    def find(self, name: str, *, countries: Collection[str] = ()) -> Sequence[PlaceCandidate]:
        """Return the places that a name may mean, best first."""

    def meanings(self, name: str) -> Sequence[Meaning]:
        """Return every place that a name may mean, for choosing by what else the text names."""


class Nowhere:
    """A gazetteer that knows no place."""

    def is_known(self, name: str) -> bool:
        """Return False."""
        del name
        return False

    def find(self, name: str, *, countries: Collection[str] = ()) -> Sequence[PlaceCandidate]:
        """Return nothing."""
        del name, countries
        return ()

    def meanings(self, name: str) -> Sequence[Meaning]:
        """Return nothing."""
        del name
        return ()


def is_country(name: str, gazetteer: Known) -> bool:
    """Say whether a name most likely means a country or a wider area."""
    found = gazetteer.find(name)
    return bool(found) and found[0].kind in ("country", "area")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place by name: its span, and the token that is its grammatical head."""

    span: Span
    head: int


def find_places(document: Document, sentence: Sentence, gazetteer: Known) -> list[PlaceMention]:
    """Find the names of places in a sentence, longest first, from left to right."""
    tokens = sentence.tokens
    found: list[PlaceMention] = []
    i = 0
    while i < len(tokens):
        if not _can_start(tokens[i]):
            i += 1
            continue
        run = _run(document.lexicon, sentence, i)
        place, after = _longest(document, sentence, run, gazetteer, found)
        if place is not None:
            found.append(place)
        i = after
    return found


def _can_start(token: Token) -> bool:
    if token.quoted or not token.text[0].isalpha():
        return False
    return (token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X")) or (
        token.lower in ("al", "el") and token.ent in ("GPE", "LOC")
    )


def _run(lexicon: Lexicon, sentence: Sentence, start: int) -> list[int]:
    """List the tokens of a run of capitalised words: "Deir El-Balah", "North Pyongan Province", "E. Main Street"."""
    run = [start]
    for i in range(start + 1, len(sentence.tokens)):
        token, before = sentence.tokens[i], sentence.tokens[i - 1]
        glued = token.start == before.end and ("-" in token.text or "-" in before.text)
        capital = token.text[0].isupper() and (
            token.pos in ("PROPN", "NOUN", "X", "ADJ") or _is_before_suffix(lexicon, sentence, i)
        )
        suffix = lexicon.has("places.lower_suffixes", token.lower) and token.pos in ("NOUN", "PROPN")
        joins = (
            token.lower in _JOINING
            and i + 1 < len(sentence.tokens)
            and sentence.tokens[i + 1].text[0].isupper()
        )
        if (
            token.quoted
            or not (glued or capital or suffix or joins)
            or (token.start - before.end > 1 and "\n\n" in " ")
        ):
            break
        run.append(i)
        if suffix and not capital:
            break
    return run


def _is_before_suffix(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether "Square" or the like follows: of "Cold Well Square" the parser takes "Well" for no noun."""
    behind = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return behind is not None and behind.text[0].isupper() and lexicon.has("places.suffixes", behind.lower)


_JOINING = frozenset(
    {"an", "am", "bei", "cum", "de", "del", "der", "di", "do", "la", "le", "nad", "on", "pod", "sur", "upon"}
)
"""Words within a name ("Bernau bei Berlin"), which only the gazetteer can tell from two names."""


def _longest(
    document: Document, sentence: Sentence, run: list[int], gazetteer: Known, found: list[PlaceMention]
) -> tuple[PlaceMention | None, int]:
    tokens = sentence.tokens
    for first in range(len(run)):
        for last in range(len(run), first, -1):
            part = run[first:last]
            if _is_place(document, sentence, part, gazetteer, found):
                head = next((i for i in reversed(part) if tokens[i].head not in part), part[-1])
                if tokens[part[0]].lower in ("the", "occupied"):
                    part = part[1:]
                return PlaceMention(sentence.span_of(part), head), part[-1] + 1
    return None, run[-1] + 1


def _is_place(
    document: Document, sentence: Sentence, part: list[int], gazetteer: Known, found: list[PlaceMention]
) -> bool:
    tokens, lexicon = [sentence.tokens[i] for i in part], document.lexicon
    words = [token.lower for token in tokens]
    if any(token.lower in _JOINING and token.text.islower() for token in tokens):
        whole = tokens[0].text[0].isupper() and tokens[-1].text[0].isupper()
        return whole and gazetteer.is_known(document.words(sentence.span_of(part)))
    if (
        not tokens[-1].text[-1].isalnum()
        or words[0] in ("the", "-")
        or all(lexicon.has("places.not_places", word) for word in words)
    ):
        return False
    if len(words) == 1 and (
        len(words[0]) < 3
        or lexicon.has("places.suffixes", words[0])
        or tokens[0].lower in document.lexicon.kinds
    ):
        return words[0] in ("uk", "us") and tokens[0].text.isupper()
    following = sentence.tokens[part[-1] + 1] if part[-1] + 1 < len(sentence.tokens) else None
    if (
        following is not None
        and following.pos == "PROPN"
        and (
            lexicon.has("places.origins", following.lower)
            or lexicon.has("places.not_places", following.lower)
        )
    ):
        return False
    if (
        len(words) > 1
        and lexicon.has("places.suffixes", words[-1])
        and words[-1] not in document.lexicon.kinds
    ):
        return not any(word in ("council", "county council") for word in words)
    if any(lexicon.has("places.not_places", word) and word != "central" for word in words):
        return False
    if following is not None and following.pos == "PROPN" and following.ent == tokens[-1].ent == "PERSON":
        return False
    if _begins_name(document, sentence, part):
        return False
    before = sentence.tokens[part[0] - 1] if part[0] else None
    if before is not None and (
        before.tag == "PRP$" or before.lower in ("a", "an", "cllr", "mr", "mrs", "ms", "dr")
    ):
        return False
    if (
        before is not None
        and before.lower in ("the", "this")
        and len(words) == 1
        and not is_country(document.words(sentence.span_of(part)), gazetteer)
    ):
        return False
    name = document.words(sentence.span_of(part))
    told = name in told_places(document.text)
    known = told or gazetteer.is_known(name) or _is_bare(sentence, part) or _is_part_of(tokens, gazetteer)
    located = _is_located(sentence, part, found, lexicon.kinds) or (
        told and before is not None and before.lower == "of"
    )
    arrived = before is not None and before.lower == "to"
    reached = arrived and lexicon.has("places.arriving", _verb_of(sentence, part[0] - 1).lemma)
    located = located or reached
    country = known and len(words[0]) > 2 and is_country(name, gazetteer)
    if country and before is not None and before.lower == "at":
        return False  # "with its gun pointing at Russia"
    owner = known and following is not None and following.tag == "POS"
    if known and located and not country and not owner:
        return tokens[-1].pos in ("PROPN", "X", "NOUN")
    entity = {token.ent for token in tokens}
    if entity & {"LANGUAGE", "NORP"} and not told:
        return False
    named = {"GPE", "LOC", "FAC", ""}
    ground = tokens[-1].lower in lexicon.kinds
    if before is not None and before.lower in ("at", "near", "outside") and not ground:
        named |= {"ORG", "PERSON"}
    if located and _is_whole_name(tokens, following) and entity <= named:
        return True
    if entity <= {"GPE", "LOC"} and tokens[-1].pos == "PROPN" and (located or known or arrived):
        return True
    if tokens[-1].pos == "PROPN" and (_is_called(sentence, part) or _is_listed(sentence, part, found)):
        return True
    if country:
        return tokens[-1].pos in ("PROPN", "NOUN") and tokens[-1].ent not in ("PERSON", "NORP")
    if _is_apposition(document, sentence, part, found):
        return True
    if owner:
        # "Waimate’s memorial arch": what a place owns stands in it.
        owned = sentence.tokens[tokens[-1].head]
        return owned.lower in document.lexicon.kinds and tokens[-1].ent != "PERSON"
    return (
        known and (located or "GPE" in entity or "LOC" in entity) and tokens[-1].pos in ("PROPN", "X", "NOUN")
    )


def _verb_of(sentence: Sentence, preposition: int) -> Token:
    """Return the word that a preposition hangs on, over another: "took us down to X"."""
    above = sentence.tokens[sentence.tokens[preposition].head]
    return sentence.tokens[above.head] if above.pos in ("ADP", "ADV") else above


def _is_part_of(tokens: list[Token], gazetteer: Known) -> bool:
    """Say whether a name is that of a known place with a word before it: "West Dereham", "Little Gaddesden"."""
    whole = len(tokens) == 2 and tokens[0].lower in _BEFORE_NAMES
    return whole and gazetteer.is_known(tokens[1].text)


_BEFORE_NAMES = frozenset(
    {"west", "east", "north", "south", "upper", "lower", "great", "little", "nether", "old"}
    | {"mount", "mt", "fort", "lake", "cape"}
)


def _is_whole_name(tokens: list[Token], following: Token | None) -> bool:
    """Say whether two names or more stand there to their end: "at Hell Fire Pass", which no list has."""
    ends = following is None or (following.pos != "PROPN" and following.tag != "POS")
    return ends and len(tokens) > 1 and all(token.pos == "PROPN" and token.text.isalpha() for token in tokens)


def _is_bare(sentence: Sentence, part: list[int]) -> bool:
    """Say whether a name stands alone behind "in", as that of a village does which no list has."""
    last = sentence.tokens[part[-1]]
    behind = sentence.tokens[part[-1] + 1] if part[-1] + 1 < len(sentence.tokens) else None
    return (
        len(part) == 1
        and part[0] > 0
        and (
            sentence.tokens[part[0] - 1].lower == "in"
            or (
                sentence.tokens[part[0] - 1].lower in ("at", "near") and last.ent in ("", "GPE", "LOC", "FAC")
            )
            or _is_described(sentence, part[0])
        )
        and last.pos == "PROPN"
        and last.text[1:].islower()
        and (len(last.text) > _SHORT_NAME or _goes_on(sentence, last.i))
        and last.ent in ("", "GPE", "LOC", "FAC", "PERSON", "ORG")
        and (behind is None or not (behind.pos in ("PROPN", "NOUN", "ADJ", "NUM") or behind.text in "-'’"))
    )


def _goes_on(sentence: Sentence, name: int) -> bool:
    """Say whether what is there is told behind a name: "in Clun, where the cross carries 58 names"."""
    return [one.lower for one in sentence.tokens[name + 1 : name + 3]] == [",", "where"]


def _is_described(sentence: Sentence, name: int) -> bool:
    """Say whether the text goes on with what is there: "took us to Hercourt, where the cemetery lies"."""
    behind = [one.lower for one in sentence.tokens[name + 1 : name + 3]]
    return sentence.tokens[name - 1].lower == "to" and behind == [",", "where"]


_SHORT_NAME = 4

_SIDES = frozenset(["eastern", "western", "northern", "southern"])
_BETWEEN = _SIDES | frozenset(["the", "central", "downtown", "'s", "’s", "capital", "city"])
"""Words between a preposition and the name of a place."""


def _is_address(sentence: Sentence, noun: int, last: int, kinds: Collection[str]) -> bool:
    """Say whether a name stands between a memorial and a comma or the end: "War memorial, Kirkgate, Thornbury."."""
    behind = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else "."
    return sentence.tokens[noun].lower in kinds and behind in ",.;"


def _is_located(
    sentence: Sentence, part: list[int], found: list[PlaceMention], kinds: Collection[str]
) -> bool:
    """Say whether a name stands where places stand: after "in", in a list of places, after "the town of"."""
    after = sentence.tokens[part[-1] + 1].lower if part[-1] + 1 < len(sentence.tokens) else ""
    if after in ("suburb", "town", "village", "city", "region", "district"):
        return True
    first = part[0] - 1
    if first >= 0 and sentence.tokens[first].lower == "nearby":
        return first > 0 and sentence.tokens[first - 1].lower in ("in", "at")
    while first >= 0 and sentence.tokens[first].lower in _BETWEEN:
        first -= 1
    if first < 0:
        return False
    before = sentence.tokens[first]
    if before.lower in (
        "in",
        "at",
        "near",
        "outside",
        "across",
        "throughout",
        "from",
        "around",
        "below",
        "above",
        "beyond",
    ):
        return True
    if (
        before.lower == "of"
        and first > 0
        and sentence.tokens[first - 1].lower
        in (
            "city",
            "town",
            "village",
            "suburb",
            "district",
            "province",
            "county",
            "capital",
            "state",
            "region",
            "port",
            "outskirts",
            "parish",
            "island",
            "territory",
            "republic",
            "part",
            "parts",
            "north",
            "south",
            "east",
            "west",
            "states",
            "streets",
            "centre",
            "center",
            "coast",
        )
    ):
        return True
    if before.text == "," and first > 0 and _is_address(sentence, first - 1, part[-1], kinds):
        return True
    if before.text in (",", "(") or before.lower in ("and", "or"):
        return bool(found) and 0 <= sentence.tokens[first].start - found[-1].span[1] <= 3
    return False


_PLACE_KINDS = frozenset(
    [
        "town",
        "village",
        "city",
        "hamlet",
        "suburb",
        "township",
        "settlement",
        "port",
        "heart",
        "middle",
        "centre",
        "center",
        "outskirts",
        "edge",
        "suburbs",
        "streets",
    ]
)


def _is_called(sentence: Sentence, part: list[int]) -> bool:
    """Say whether the text says itself what a name names: "the village of Hercourt"."""
    if part[0] < _OF_NAME or sentence.tokens[part[0] - 1].lower != "of":
        return False
    return sentence.tokens[part[0] - _OF_NAME].lower in _PLACE_KINDS


_OF_NAME = 2
"""Words from "village" to the name in "the village of Hercourt"."""


def _begins_name(document: Document, sentence: Sentence, part: list[int]) -> bool:
    """Say whether words are only the beginning of a memorial's name: "Wadi" in "Wadi Zarga War Cemetery"."""
    tokens = sentence.tokens
    behind = [one for one in tokens[part[-1] + 1 : part[-1] + 4] if one.pos == "PROPN"]
    names = len(behind) > 1 and behind[0].lower not in document.lexicon.kinds and behind[0].lower != "war"
    return names and any(one.lower in document.lexicon.kinds for one in behind[1:])


def _is_listed(sentence: Sentence, part: list[int], found: list[PlaceMention]) -> bool:
    """Say whether a name is joined to a place before it: Tamsag in "in Choibalsan, Tamsag and Sumber"."""
    last = sentence.tokens[part[-1]]
    for _ in found:
        if last.dep != "conj":
            return False
        last = sentence.tokens[last.head]
        if any(one.head == last.i for one in found):
            return True
    return False


def _is_apposition(
    document: Document, sentence: Sentence, part: list[int], found: list[PlaceMention]
) -> bool:
    """Say whether a name follows a place after a comma, as "Gloucestershire" does in "Prestbury, Gloucestershire"."""
    tokens = sentence.tokens
    if (
        not found
        or len(part) > 2
        or tokens[part[-1]].pos != "PROPN"
        or tokens[part[-1]].ent == "PERSON"
        or part[-1] + 1 >= len(tokens)
    ):
        return False
    between = document.text[found[-1].span[1] : tokens[part[0]].start]
    return between == ", " and tokens[part[-1] + 1].text in ",.;)"
