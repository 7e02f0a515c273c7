"""Some words of a run that may name a place, and what shows that they name something else: a person, a war, an office.

Invariant: nothing is asked of a gazetteer here; that is `places`.
"""

from __future__ import annotations

from dataclasses import dataclass

from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.places.place_contexts import is_saint


@dataclass(frozen=True, slots=True)
class Name:
    """Some words of a run that may be the name of a place, and what stands beside them."""

    document: Document
    sentence: Sentence
    part: list[int]
    tokens: list[Token]
    before: Token | None
    following: Token | None

    @property
    def words(self) -> str:
        """The words of the text."""
        return self.document.words(self.sentence.span_of(self.part))

    def is_in(self, key: str, *, at: int = -1) -> bool:
        """Say whether a word of the name, the last one else, is in a list of places."""
        return self.document.lexicon.has(f"places.{key}", self.tokens[at].lower)


def is_person(name: Name) -> bool:
    """Say whether a name that ends like that of a street is somebody's: "Sir Walter Hill", "Ann Field said"."""
    lexicon = name.document.lexicon
    titled = lexicon.has("reporting.titles", name.tokens[0].lower.rstrip("."))
    if titled and name.tokens[0].lower not in ("king", "queen", "prince", "lord", "lady", "major"):
        return True
    before = name.before is not None and lexicon.has("reporting.titles", name.before.lower.rstrip("."))
    acts = name.sentence.tokens[name.part[-1]].dep in ("nsubj", "nsubjpass") or (
        name.before is not None and name.before.lower == "by"
    )
    person = name.is_in("surnames") and all(one.ent == "PERSON" for one in name.tokens)
    return person and (before or acts)


def is_war(name: Name) -> bool:
    """Say whether a name before a memorial is that of a war: "the Vietnam memorial"."""
    following = name.following
    war = name.document.lexicon.has("memorials.wars", name.tokens[-1].lower)
    return war and following is not None and following.lower in ("war", "memorial", "memorials", "veterans")


def is_common(name: Name) -> bool:
    """Say whether every town has what words name: "City Hall", "Parish Church"."""
    return all(
        name.is_in("settlements", at=i) or name.is_in("buildings", at=i) for i in range(len(name.tokens))
    )


def is_no_name(name: Name) -> bool:
    """Say whether words can be no name: they begin with "the", or none of them could be one."""
    lexicon, last, behind = name.document.lexicon, name.tokens[-1], name.following
    return (
        (
            behind is not None and behind.text == "-" and behind.start == last.end
        )  # "Hutton" in "Hutton-le-Moor"
        or not last.text[-1].isalnum()
        or (last.tag == "POS" and not is_saint(lexicon, name.tokens))
        or name.tokens[0].lower in ("the", "-")
        or all(
            lexicon.has("places.not_places", token.lower) or lexicon.has("reporting.titles", token.lower)
            for token in name.tokens
        )
    )


def is_of_another(name: Name) -> bool:
    """Say whether words are only the beginning of the name of an office or army: "Moscow" in "Moscow City Council"."""
    lexicon, following = name.document.lexicon, name.following
    return (
        following is not None
        and following.pos == "PROPN"
        and (
            lexicon.has("places.origins", following.lower)
            or lexicon.has("places.not_places", following.lower)
        )
    )


def has_council(name: Name) -> bool:
    """Say whether a name is that of a town or village by who acts for it: "Oxbourne council", whoever knows it."""
    following, last = name.following, name.tokens[-1]
    return (
        following is not None
        and name.document.lexicon.has("places.councils", following.lower)
        and last.pos == "PROPN"
        and last.ent not in ("NORP", "DATE")
        and not any(name.document.lexicon.has("reporting.titles", one.lower) for one in name.tokens)
    )


def begins_name(document: Document, sentence: Sentence, part: list[int]) -> bool:
    """Say whether words are only the beginning of a memorial's name: "Wadi" in "Wadi Zarga War Cemetery"."""
    lexicon = document.lexicon
    tokens = sentence.tokens
    behind = [one for one in tokens[part[-1] + 1 : part[-1] + 4] if one.pos == "PROPN"]
    names = len(behind) > 1 and behind[0].lower not in lexicon.kinds and behind[0].lower != "war"
    return names and any(one.lower in lexicon.kinds for one in behind[1:])
