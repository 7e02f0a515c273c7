"""Repairs of parses: participles that share the auxiliaries of a passive before them.

"The steps were relaid, the railings painted and the lettering recut": the parser takes the later participles for active
verbs, adjectives or nouns, and sometimes makes one of them the verb of the sentence.

Invariant: a word is taken for such a participle only where nothing behind it can be its object, and "and" parts its noun
from a passive before; or a comma, if another one follows behind "and" (", the mayor added." follows none).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

IRREGULAR = {
    "relaid": "re-lay",
    "rebuilt": "rebuild",
    "rehung": "rehang",
    "recut": "recut",
    "re-cut": "re-cut",
    "recast": "recast",
    "reset": "reset",
    "relit": "relight",
    "made": "make",
    "put": "put",
    "set": "set",
    "cut": "cut",
    "hung": "hang",
    "laid": "lay",
    "taken": "take",
    "given": "give",
    "broken": "break",
    "stolen": "steal",
    "torn": "tear",
    "sawn": "saw",
    "thrown": "throw",
    "bent": "bend",
    "dug": "dig",
    "brought": "bring",
    "rebound": "rebind",
    "built": "build",
    "redone": "redo",
    "swept": "sweep",
    "mown": "mow",
    "cast": "cast",
    "lit": "light",
    "kept": "keep",
    "driven": "drive",
    "blown": "blow",
    "bedded": "bed",
    "rebedded": "rebed",
    "refit": "refit",
    "undone": "undo",
}
"""Participles that do not end in "-ed", with their verbs."""


@dataclass(frozen=True, slots=True)
class _Gapped:
    """A noun phrase and the participle behind it."""

    start: int
    noun: int
    verb: int
    end: int


def share_auxiliaries(sentence: Sentence) -> Sentence:
    """Let "the railings painted" be the passive that it is behind "the steps were relaid and"."""
    leader = _leader(sentence)
    if leader is None:
        return sentence
    found: list[_Gapped] = []
    at = leader.i + 1
    while at < len(sentence.tokens):
        one = _gapped_at(sentence, at)
        if one is not None:
            found.append(one)
            at = one.verb
        at += 1
    last = max((one.start for one in found if sentence.tokens[one.start - 1].lower == "and"), default=0)
    found = [one for one in found if one.start <= last and _is_wrong(sentence, one)]
    return _mended(sentence, leader, found) if found else sentence


def raise_participles(sentence: Sentence) -> Sentence:
    """Let "relaid" in "are due to be relaid" be a verb, which the parser takes for an adjective."""
    for token in sentence.tokens:
        copula = sentence.tokens[token.head]
        if token.dep == "acomp" and token.lower in _NEVER_ADJECTIVES and copula.lemma == "be":
            tokens = list(sentence.tokens)
            _raised(sentence, tokens, token)
            return raise_participles(sentence.with_tokens(*tokens))
    return sentence


_NEVER_ADJECTIVES = frozenset(
    {"relaid", "rebuilt", "rehung", "recut", "re-cut", "recast", "reset", "relit", "redone"}
)


def _leader(sentence: Sentence) -> Token | None:
    """Return the first passive of a sentence: the verb, or an adjective that looks like one, behind "be"."""
    for token in sentence.tokens:
        if token.tag == "VBN" and sentence.kids(token.i, "auxpass"):
            return token
        if (
            token.dep == "acomp"
            and token.lower in IRREGULAR
            and sentence.tokens[token.head].lemma == "be"
            and token.head < token.i
        ):
            return token
    return None


_OPENING = frozenset({"DET", "ADJ", "NOUN", "NUM", "PRON", "PROPN"})


def _gapped_at(sentence: Sentence, at: int) -> _Gapped | None:
    """Return the noun and participle that begin behind a comma or "and" before a place."""
    tokens = sentence.tokens
    before, first = tokens[at - 1], tokens[at]
    if before.text != "," and before.lower != "and":
        return None
    if (
        first.pos not in _OPENING
        or (first.pos == "PRON" and first.tag != "PRP$")
        or first.tag in ("WDT", "WP")
    ):
        return None
    noun: Token | None = None
    inside = False
    for token in tokens[at : at + _LONGEST]:
        if noun is not None and _is_participle(token) and token.i > noun.i:
            end = _end_of(sentence, token)
            return _Gapped(at, noun.i, token.i, end) if end else None
        if token.pos in ("NOUN", "PROPN") or (token.tag == "VBG" and token.i > at):
            noun = token if not inside else noun
        elif token.lower in ("of", "on", "to", "around", "in"):
            inside = noun is not None
        elif token.pos not in ("DET", "ADJ", "NUM", "PRON") and token.tag not in ("POS", "VBN"):
            return None
    return None


_LONGEST = 9
"""Words from the beginning of the noun phrase to its participle."""


def _is_participle(token: Token) -> bool:
    ending = token.lower.endswith("ed") and token.tag in ("VBD", "VBN", "VBP")
    known = token.lower in IRREGULAR and (token.pos in ("VERB", "NOUN", "ADJ", "ADV") or token.text.islower())
    return ending or known


def _end_of(sentence: Sentence, verb: Token) -> int | None:
    """Return where the participle's own words end, or None if an object follows it."""
    if verb.i + 1 >= len(sentence.tokens):
        return verb.i + 1
    behind = sentence.tokens[verb.i + 1]
    state = behind.lower in _STATES
    if not state and behind.pos not in ("PUNCT", "CCONJ", "ADP", "ADV", "SCONJ", "PART"):
        return None
    if behind.lower == "that" or behind.text in ("“", '"', "‘", ":"):
        return None
    return verb.i + (2 if state else 1)


_BEFORE_NOUN = {"DET": "det", "PRON": "poss", "ADJ": "amod", "NUM": "nummod", "ADP": "prep"}
"""How a word hangs on the noun behind it."""
_STATES = frozenset({"good", "safe", "secure", "upright", "straight", "legible", "sound", "level"})
"""What something is made."""


def _is_wrong(sentence: Sentence, one: _Gapped) -> bool:
    """Say whether the parser saw something else: a passive of its own needs no mending."""
    verb = sentence.tokens[one.verb]
    own = sentence.kids(one.verb, "auxpass", "aux", "mark")
    own += [kid for kid in sentence.kids(one.verb, "dobj", "xcomp") if kid.i > one.verb]
    return not own and not (verb.tag == "VBN" and sentence.kids(one.verb, "nsubjpass"))


def _mended(sentence: Sentence, leader: Token, found: list[_Gapped]) -> Sentence:
    tokens = list(sentence.tokens)
    if leader.dep == "acomp":
        leader = _raised(sentence, tokens, leader)
    verbs = {one.verb for one in found}
    top = next((one for one in sentence.ancestors(leader.i) if one.i in verbs), None)
    if top is not None:  # the parser made a later participle the verb of the sentence
        root = top.head == top.i
        tokens[leader.i] = replace(
            tokens[leader.i], dep=top.dep, head=leader.i if root else tokens[top.i].head
        )
    inside = {i: one for one in found for i in range(one.start, one.end)}
    for one in found:
        verb, noun = tokens[one.verb], tokens[one.noun]
        lemma = IRREGULAR.get(verb.lower, verb.lemma)
        tokens[one.verb] = replace(verb, tag="VBN", pos="VERB", dep="conj", head=leader.i, lemma=lemma)
        tokens[one.noun] = replace(noun, pos="NOUN", dep="nsubjpass", head=one.verb)
        for i in range(one.start, one.end):
            within = one.start <= tokens[i].head < one.verb
            if i not in (one.verb, one.noun) and not within:
                state = i > one.verb
                dep = "oprd" if state else _BEFORE_NOUN.get(tokens[i].pos, "compound")
                tokens[i] = replace(tokens[i], head=one.verb if state else one.noun, dep=dep)
    for token in list(tokens):
        group = inside.get(token.head)
        if token.i not in inside and group is not None and token.i != leader.i:
            later = token.i >= group.end and token.dep not in ("cc", "punct")
            goal = group.verb if later else leader.i
            if token.head != goal:
                tokens[token.i] = replace(token, head=goal)
    return sentence.with_tokens(*tokens)


def _raised(sentence: Sentence, tokens: list[Token], leader: Token) -> Token:
    """Let "relaid" in "the steps were relaid" be the verb that it is."""
    copula = sentence.tokens[leader.head]
    root = copula.head == copula.i
    lemma = IRREGULAR[leader.lower]
    mended = replace(
        leader, tag="VBN", pos="VERB", lemma=lemma, dep=copula.dep, head=leader.i if root else copula.head
    )
    for kid in sentence.kids(copula.i):
        dep = "nsubjpass" if kid.dep == "nsubj" else kid.dep
        if kid.i != leader.i:
            tokens[kid.i] = replace(tokens[kid.i], head=leader.i, dep=dep)
    tokens[leader.i] = mended
    tokens[copula.i] = replace(copula, dep="auxpass", head=leader.i)
    return mended
