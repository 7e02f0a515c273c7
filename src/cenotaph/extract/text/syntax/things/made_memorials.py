"""What makes a memorial of a wall, a relief or a bench: the names that it bears, or the fallen whom it is for.

Invariant: rules here read what is said of the thing itself, in its own sentence.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.dedicated import is_dedicated


def is_made_memorial(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether what is said of a wall or relief makes it one: "a long wall carries the names of", "a relief honouring"."""
    if token.dep in ("compound", "nmod"):
        return False
    behind = sentence.tokens[token.i + 1 : token.i + _TO_NAMES]
    if lexicon.has("memorials.bearing", token.lower):
        names = next((one for one in behind if one.lower == "names"), None)
        bears = any(
            lexicon.has("dedication.names_verbs", one.lemma) or one.lower == "with"
            for one in behind
            if names and one.i < names.i
        )
        counted = any(
            lexicon.has("dedication.people_verbs", one.lemma)
            and any(kid.pos == "NUM" for kid in behind if kid.i > one.i)
            for one in behind
        )
        return counted or (names is not None and bears and names.i + 1 < len(sentence.tokens))
    said = behind[1:] if behind and behind[0].lower == "in" else behind
    if not lexicon.has("memorials.honouring", token.lower):
        return is_dedicated(sentence, token, lexicon)
    honours = bool(said) and lexicon.has("memorials.weak_behind", said[0].lower)
    return (
        honours
        or _is_called_memorial(sentence, token)
        or is_for_fallen(sentence, token, lexicon)
        or _is_of_soldiers(sentence, token, lexicon)
        or is_dedicated(sentence, token, lexicon)
    )


def _is_of_soldiers(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a bench or chapel is the soldiers': "the Polish airmen's bench"."""
    return any(lexicon.has("military.words", one.lower) for one in sentence.kids(token.i, "poss"))


def _is_called_memorial(sentence: Sentence, token: Token) -> bool:
    """Say whether a thing is a memorial by the word before it: "the memorial tree"."""
    return token.i > 0 and sentence.tokens[token.i - 1].lower in ("memorial", "commemorative")


def is_for_fallen(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a thing is to or for the fallen: "a column to the men of the regiment", not "a bench for veterans"."""
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    near = [
        *sentence.kids(token.i, "prep", "dative"),
        *(one for one in behind if one.dep in ("prep", "dative")),
    ]
    prepositions = [one for one in near if one.lower in ("to", "for")]
    for preposition in prepositions[:1]:
        for whom in sentence.kids(preposition.i, "pobj"):
            if lexicon.has("memorials.for_fallen", whom.lower):
                return True
            if not are_people(lexicon, whom.lower):
                continue
            clauses = sentence.kids(whom.i, "relcl", "acl")
            fell = any(lexicon.has("memorials.died", one.lemma) for one in clauses)
            if fell or (preposition.lower == "to" and sentence.kids(whom.i, "prep")):
                return True
    return False


_TO_NAMES = 6
"""Words from a wall to the names that it bears."""
