"""Mentions of places.

Invariant: a place is a proper name ("the country" is none) as the text writes it; the gazetteer or the parser's
entity type must know it, or the text must say what it is ("Province", "the village of"). Which of them locate a
memorial is decided in `locating`.
"""

from __future__ import annotations

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.places.place_contexts import (
    PlaceMention,
    is_apposition,
    is_attribute,
    is_bare,
    is_called,
    is_host,
    is_hyphened,
    is_listed,
    is_located,
    is_saint,
    is_settlement,
    is_whole_name,
)
from cenotaph.extract.text.syntax.places.place_names import (
    Name,
    begins_name,
    has_council,
    is_common,
    is_no_name,
    is_of_another,
    is_person,
    is_war,
)
from cenotaph.extract.text.syntax.places.told_places import is_told_located, told_places


def is_country(name: str, gazetteer: Known) -> bool:
    """Say whether a name most likely means a country or a wider area."""
    found = gazetteer.find(name)
    return bool(found) and found[0].kind in ("country", "area")


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
            lexicon.has("places.joining", token.lower)
            and i + 1 < len(sentence.tokens)
            and sentence.tokens[i + 1].text[0].isupper()
        )
        if (
            token.quoted
            or not (glued or capital or suffix or joins or _owns(lexicon, sentence, run))
            or (token.start - before.end > 1 and "\n\n" in " ")
        ):
            break
        run.append(i)
        if suffix and not capital:
            break
    return run


def _owns(lexicon: Lexicon, sentence: Sentence, run: list[int]) -> bool:
    """Say whether a sign of the genitive goes on with a name: "St Mary's", "Queen's Park", but not "Riga's Victory Park"."""
    at = run[-1] + 1
    if sentence.tokens[at].tag != "POS":
        return False
    saint = len(run) > 1 and sentence.tokens[run[0]].lower.rstrip(".") in ("st", "saint", "ss")
    return saint or _is_before_suffix(lexicon, sentence, at)


def _is_before_suffix(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether "Square" or the like follows: of "Cold Well Square" the parser takes "Well" for no noun."""
    behind = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return behind is not None and behind.text[0].isupper() and lexicon.has("places.suffixes", behind.lower)


def _longest(
    document: Document, sentence: Sentence, run: list[int], gazetteer: Known, found: list[PlaceMention]
) -> tuple[PlaceMention | None, int]:
    tokens = sentence.tokens
    for first in range(len(run)):
        for last in range(len(run), first, -1):
            part = run[first:last]
            name = Name(
                document,
                sentence,
                part,
                [tokens[i] for i in part],
                tokens[part[0] - 1] if part[0] else None,
                tokens[part[-1] + 1] if part[-1] + 1 < len(tokens) else None,
            )
            if _is_place(name, gazetteer, found):
                head = next((i for i in reversed(part) if tokens[i].head not in part), part[-1])
                if tokens[part[0]].lower in ("the", "occupied"):
                    part = part[1:]
                return PlaceMention(sentence.span_of(part), head), part[-1] + 1
    return None, run[-1] + 1


def _is_place(name: Name, gazetteer: Known, found: list[PlaceMention]) -> bool:
    tokens, lexicon = name.tokens, name.document.lexicon
    words = [token.lower for token in tokens]
    if any(lexicon.has("places.joining", token.lower) and token.text.islower() for token in tokens):
        whole = tokens[0].text[0].isupper() and tokens[-1].text[0].isupper()
        hyphened = is_hyphened(name.sentence, name.part)  # "at Hutton-le-Moor"
        located = hyphened and is_located(lexicon, name.sentence, name.part, found)
        return whole and (located or gazetteer.is_known(name.words))
    if is_no_name(name):
        return False
    if len(words) == 1 and (
        len(words[0]) < _LEAST_LETTERS
        or name.is_in("suffixes")
        or name.is_in("lower_suffixes")
        or words[0] in lexicon.kinds
    ):
        noun = name.following is not None and name.following.pos in ("NOUN", "PROPN", "ADJ")
        return words[0] in ("uk", "us") and tokens[0].text.isupper() and not noun
    if is_of_another(name) or is_war(name):
        return False
    if len(words) > 1 and name.is_in("suffixes") and words[-1] not in lexicon.kinds:
        ground = words[-1] == "ground" and tuple(words[-2:]) in lexicon.phrases  # "Burial Ground"
        return (
            not ground
            and not is_person(name)
            and not any(word in ("council", "county council") for word in words)
        )
    if (name.is_in("buildings") or is_saint(lexicon, tokens)) and len(words) > 1:
        return not is_common(name) and is_located(lexicon, name.sentence, name.part, found)
    if any(lexicon.has("places.not_places", word) and word != "central" for word in words):
        return False
    return not _is_somebody(name, gazetteer) and _is_shown(name, gazetteer, found)


_LEAST_LETTERS = 3


def _is_somebody(name: Name, gazetteer: Known) -> bool:
    """Say whether words are the name of a person or thing, or only its beginning."""
    lexicon, before, following = name.document.lexicon, name.before, name.following
    if (
        following is not None
        and following.pos == "PROPN"
        and name.tokens[-1].ent == following.ent == "PERSON"
    ):
        return True
    if begins_name(name.document, name.sentence, name.part):
        return True
    if following is not None and following.text.islower() and lexicon.has("places.wares", following.lower):
        return True  # "Portland stone"
    if before is None:
        return False
    if before.tag == "PRP$" or before.lower in ("cllr", "mr", "mrs", "ms", "dr"):
        return True
    beside = is_attribute(lexicon, name.sentence, name.part) or _is_towns(name, gazetteer)
    if before.lower in ("a", "an"):
        return not beside
    if before.lower not in ("the", "this") or len(name.part) > 1 or is_country(name.words, gazetteer):
        return False
    return not beside and not _is_land(name)


def _is_towns(name: Name, gazetteer: Known) -> bool:
    """Say whether a name right before a memorial is that of its town: "the Kharkiv memorial", but not "a Lincoln statue"."""
    last, following = name.tokens[-1], name.following
    return (
        following is not None
        and following.text.islower()
        and following.lower in name.document.lexicon.kinds
        and last.pos == "PROPN"
        and (
            last.ent in ("GPE", "LOC") or (last.ent == "" and is_told_located(name.document.text, name.words))
        )
        and gazetteer.is_known(name.words)
        and not is_country(name.words, gazetteer)
    )


def _is_land(name: Name) -> bool:
    """Say whether a name with "the" is that of a stretch of land or water: "in the Ardennes", "the banks of the Vistula"."""
    last, following = name.tokens[-1], name.following
    return (
        last.ent == "LOC"
        and last.pos == "PROPN"
        and is_located(name.document.lexicon, name.sentence, name.part, [])
        and (following is None or following.pos not in ("PROPN", "NOUN", "ADJ"))
    )


def _is_told(name: Name) -> bool:
    """Say whether the text itself shows somewhere that a name is a place's."""
    text = name.document.text
    return name.words in told_places(text) or (
        is_told_located(text, name.words) and name.tokens[-1].ent != "DATE"
    )


def _is_shown(name: Name, gazetteer: Known, found: list[PlaceMention]) -> bool:
    """Say whether the gazetteer, the parser or the words beside a name show that it is a place."""
    document, sentence, part, tokens = name.document, name.sentence, name.part, name.tokens
    lexicon, before, following, last = document.lexicon, name.before, name.following, name.tokens[-1]
    known = (
        gazetteer.is_known(name.words)
        or is_bare(lexicon, sentence, part)
        or _is_part_of(lexicon, tokens, gazetteer)
        or _is_told(name)
    )
    located = (
        is_located(lexicon, sentence, part, found)
        or _is_reached(name)
        or (before is not None and before.lower == "of" and _is_told(name))
    )
    country = known and len(tokens[0].lower) >= _LEAST_LETTERS and is_country(name.words, gazetteer)
    if country and before is not None and before.lower == "at":
        return False  # "with its gun pointing at Russia"
    owner = known and following is not None and following.tag == "POS"
    if known and located and not country and not owner:
        return last.pos in ("PROPN", "X", "NOUN")
    called = last.pos == "PROPN" and is_called(lexicon, sentence, part)
    if called and last.ent != "DATE":
        return True
    entity = {token.ent for token in tokens}
    if entity & {"LANGUAGE", "NORP"} and not _is_told(name):
        return False
    if not country and ((known and is_attribute(lexicon, sentence, part)) or has_council(name)):
        return True
    if last.pos == "PROPN" and is_settlement(lexicon, sentence, part[-1]):
        return True
    if is_host(lexicon, sentence, part[-1]) and (last.ent in _PLACES or known):
        return last.pos == "PROPN"
    if located and is_whole_name(tokens, following) and entity <= _entities(name):
        return True
    capital = last.pos == "PROPN" or (located and last.pos == "NOUN" and part[-1] > 0)
    arrived = before is not None and before.lower == "to"
    if entity <= {"GPE", "LOC"} and capital and (located or known or arrived):
        return True
    if last.pos == "PROPN" and is_listed(sentence, part, found):
        return True
    if country:
        return last.pos in ("PROPN", "NOUN") and last.ent not in ("PERSON", "NORP")
    if is_apposition(document, sentence, part, found):
        return True
    if owner:
        # "Waimate’s memorial arch", "Riga's Victory Park": what a place owns stands in it.
        owned = sentence.tokens[last.head].lower
        ground = any(
            lexicon.has(f"places.{key}", owned)
            for key in ("spots", "settlements", "suffixes", "institutions")
        )
        of_town = last.ent != "PERSON" or (len(tokens) <= _OWNER and _is_towns_own(sentence, last.head))
        return (owned in lexicon.kinds or ground) and of_town
    return known and (located or bool(entity & {"GPE", "LOC"})) and last.pos in ("PROPN", "X", "NOUN")


_OWNER = 2
"""Words of a town that is told by what it has: "Great Barlow’s war memorial"."""


def _is_towns_own(sentence: Sentence, owned: int) -> bool:
    """Say whether what is owned is what a town has, and not somebody: "Bardon's new memorial", "Bardon's war memorial"."""
    beside = {one.lower for one in sentence.kids(owned, "amod", "compound")}
    return bool(
        beside & {"new", "own", "first", "only", "main", "war", "town", "village"}
    ) and sentence.tokens[owned].lower.startswith(("memorial", "monument"))


def _entities(name: Name) -> frozenset[str]:
    """List as what the parser may take the name of a place that no list has, by the preposition before it."""
    before, lexicon = name.before, name.document.lexicon
    if before is None or name.tokens[-1].lower in lexicon.kinds:
        return _PLACES
    if before.lower in ("at", "near", "outside"):
        return _PLACES | {"ORG", "PERSON"}
    titled = any(lexicon.has("reporting.titles", one.lower.rstrip(".")) for one in name.tokens)
    return _PLACES | {"PERSON"} if before.lower == "in" and not titled else _PLACES


_PLACES = frozenset({"GPE", "LOC", "FAC", ""})


def _is_reached(name: Name) -> bool:
    """Say whether somebody comes to a place: "travelled to X", "took us down to X"."""
    if name.before is None or name.before.lower != "to":
        return False
    above = name.sentence.tokens[name.before.head]
    verb = name.sentence.tokens[above.head] if above.pos in ("ADP", "ADV") else above
    return name.document.lexicon.has("places.arriving", verb.lemma)


def _is_part_of(lexicon: Lexicon, tokens: list[Token], gazetteer: Known) -> bool:
    """Say whether a name is that of a known place with a word before it: "West Dereham", "Little Gaddesden"."""
    whole = len(tokens) == 2 and lexicon.has("places.before_names", tokens[0].lower)
    return whole and gazetteer.is_known(tokens[1].text)
