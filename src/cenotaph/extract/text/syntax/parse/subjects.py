"""Who does what a verb says, whatever the parser made of it: its subject, and the noun that should have been one.

Invariant: what is returned is a token of the verb's own sentence. Which name a speaker has is decided in `speakers`.
"""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

ASIDES = frozenset({",", "-", "–", "—", ")"})
"""Marks that close what is said in passing."""


def is_clause(tokens: Sequence[Token]) -> bool:
    """Say whether there is a finite verb among words."""
    return any(one.tag in ("VBD", "VBZ", "VBP", "MD") and not one.quoted for one in tokens)


def find_relative(sentence: Sentence, verb: Token) -> Token | None:
    """Return the "who" that stands for a verb's subject, where one does."""
    if verb.dep != "relcl":
        return None
    subjects = sentence.kids(verb.i, "nsubj")
    return next((one for one in subjects if one.lower in ("who", "which", "that")), None)


def find_subject(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
    """Find the subject of a verb, its own or that of the verb it is joined to."""
    at = verb
    for _ in range(6):
        subjects = sentence.kids(at.i, "nsubj")
        if subjects:
            before = [one for one in subjects if one.i < verb.i]
            subject = max(before or subjects, key=lambda one: one.i)
            if subject.lower in ("who", "which", "that") and at.dep == "relcl":
                return sentence.tokens[at.head]
            return subject
        passive = sentence.kids(at.i, "nsubjpass")
        if passive:
            # "was quoted as saying", "was shouted down after telling them": the passive's subject says it.
            named = passive[0].pos == "PROPN" or passive[0].tag == "PRP"
            says = at.lemma in ("quote", "cite") or (named and verb.tag == "VBG")
            return passive[0] if says and at.i != verb.i else None
        if at.dep == "ROOT" or at.head == at.i:
            return None
        if at.dep not in (
            "conj",
            "advcl",
            "xcomp",
            "pcomp",
            "prep",
            "acomp",
            "dep",
            "parataxis",
            "ccomp",
            "oprd",
        ):
            return (
                _issuer(lexicon, sentence, at)
                if at.dep == "acl" and at.tag == "VBG" and at.i == verb.i
                else None
            )
        if at.dep == "ccomp" and at.i == verb.i:
            return None
        at = sentence.tokens[at.head]
    return None


def _issuer(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token:
    """Return who says what a noun says: "his office put out a statement saying ..." is said by his office."""
    noun = sentence.tokens[verb.head]
    issued = lexicon.has("reporting.issued", noun.lower) or (
        lexicon.has("reporting.calling", verb.lemma) and noun.pos == "NOUN"
    )
    if noun.dep == "dobj" and issued:
        subjects = sentence.kids(noun.head, "nsubj")
        if subjects and subjects[0].lower not in ("who", "which", "that"):
            return subjects[0]
    return noun


def find_speaker(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
    """Find who reports: the agent of a passive, the subject, or the noun that the parser gave to something else."""
    if _is_passive(sentence, verb):
        return next(iter(sentence.agents(verb.i)), None)
    return (
        _behind_dash(sentence, verb)
        or find_subject(lexicon, sentence, verb)
        or _noun_beside(sentence, verb)
        or _noun_before(lexicon, sentence, verb)
        or _noun_behind(sentence, verb)
    )


def _behind_dash(sentence: Sentence, verb: Token) -> Token | None:
    """Return who reports behind a heading that its dash joins to the sentence: "War Memorial - The Clerk reported that"."""
    tokens = sentence.tokens
    dash = next((i for i in range(verb.i - 1, 0, -1) if tokens[i].text in ("-", "–", "—")), 0)
    heading, phrase = tokens[:dash], tokens[dash + 1 : verb.i]
    if not heading or not phrase or not phrase[0].text[0].isupper() or len(phrase) > _LONGEST_NAMING:
        return None
    if tokens[dash - 1].end == tokens[dash].start or is_clause(heading) or is_clause(phrase):
        return None
    if any(one.text in ASIDES or one.quoted for one in phrase) or not heading[0].text[0].isupper():
        return None
    nouns = [one for one in phrase if one.pos in ("NOUN", "PROPN", "PRON") and one.dep != "compound"]
    return nouns[0] if nouns else None


_LONGEST_NAMING = 7


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb is in the passive; "who’s argued for years that ..." only looks so."""
    aux = sentence.kids(verb.i, "auxpass")
    has = all(one.lower in ("’s", "'s") for one in aux) and sentence.kids(verb.i, "ccomp")
    return bool(aux) and not has


def _noun_behind(sentence: Sentence, verb: Token) -> Token | None:
    """Return Clinton in "“...,” warned Clinton", which the parser takes for the one who was warned."""
    before = sentence.tokens[max(0, verb.i - 2) : verb.i]
    if not before or not before[-1].quoted or verb.i + 1 >= len(sentence.tokens):
        return None
    phrase = sentence.tokens[verb.i + 1 : verb.i + 8]
    nouns = (
        one for one in phrase if one.pos in ("PROPN", "PRON", "NOUN") and one.dep not in ("compound", "poss")
    )
    found = next(nouns, None)
    return found if found is not None and not is_clause(phrase[: found.i - verb.i - 1]) else None


def _noun_beside(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun right before a verb that reports what stands to its left, where the parser gave it no subject."""
    if not any(kid.i < verb.i for kid in sentence.kids(verb.i, "ccomp")):
        return None
    at = verb.i - 1
    while at > 0 and sentence.tokens[at].text == ",":
        at -= 1
    noun = sentence.tokens[at]
    if noun.pos not in ("NOUN", "PROPN") or noun.dep not in ("appos", "conj", "nmod", "npadvmod", "dep"):
        return None
    head = sentence.tokens[noun.head]
    return head if noun.dep == "appos" and head.pos == "NOUN" and head.i < noun.i else noun


def _noun_before(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
    """Return what a clause begins with, where the parser gave its finite verb no subject.

    "About 4 in 10 say ...": the number right before it. "Ann Lee, a Berlin, N.H., teacher helping out, said ...": the
    subject that the parser gave to the apposition.
    """
    if (
        verb.tag not in ("VBD", "VBZ", "VBP")
        or verb.i == 0
        or sentence.kids(verb.i, "aux", "auxpass", "expl")
    ):
        return None
    before = sentence.tokens[verb.i - 1]
    if before.pos == "NUM" or lexicon.has("reporting.shares", before.lower):
        return before
    # "..., former president Bill Clinton said": an apposition to the one before its comma, to the parser.
    if before.pos == "PROPN" and (before.head == verb.i or before.dep == "appos"):
        return before
    if before.text not in ASIDES:
        return _phrase_before(sentence, verb)
    lefts = [kid for kid in sentence.kids(verb.i) if kid.i < verb.i]
    for kid in lefts:
        for one in sentence.kids(kid.i, "nsubj", "nsubjpass"):
            nouns = one.pos in ("NOUN", "PROPN") and not is_clause(sentence.tokens[: one.i])
            if nouns and (kid.pos in ("NOUN", "PROPN") or sentence.tokens[one.i + 1].text in ASIDES):
                return one
    first = next((kid for kid in lefts if kid.pos in ("NOUN", "PROPN")), None)
    if first is not None and not is_clause(sentence.tokens[: first.i]):
        return first
    last = sentence.tokens[max(0, verb.i - 2)]
    return last if last.ent == "PERSON" else None


def _phrase_before(sentence: Sentence, verb: Token) -> Token | None:
    """Return the first noun of the phrase between a comma and a verb: "..., the mayor's office announced that".

    Only adverbs between them ("Ann Lee, the chief, bluntly suggested that"): the phrase before the comma.
    """
    tokens = sentence.tokens
    end = verb.i
    while end > 0 and (tokens[end - 1].pos == "ADV" or (end < verb.i and tokens[end - 1].text in ASIDES)):
        end -= 1
    start = end
    while start > 0 and tokens[start - 1].text not in ASIDES | {";", ":"}:
        start -= 1
    phrase = tokens[start:end]
    if not phrase or is_clause(phrase) or phrase[0].pos in ("ADP", "SCONJ", "VERB", "PART", "AUX"):
        return None
    if phrase[0].pos in ("CCONJ", "ADV"):
        return None
    heads = (one for one in phrase if one.pos in ("NOUN", "PROPN", "PRON"))
    return next((one for one in heads if one.dep not in ("compound", "poss", "nmod", "npadvmod")), None)
