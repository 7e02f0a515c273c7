"""Repairs of parses: participles that the parser takes for active verbs where their form or neighbour tells otherwise.

Invariant: no token moves. What is repaired is what the words themselves settle: "taken" without "has" is never active,
nor is a verb behind "had its tip"; of two verbs without "and" between them the first only describes their noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cenotaph.extract.text.syntax.parse.gapping import raise_participles, share_auxiliaries
from cenotaph.extract.text.syntax.parse.reattach import reattach
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_PARTICIPLES = frozenset(
    [
        "taken",
        "stolen",
        "broken",
        "torn",
        "hewn",
        "sawn",
        "given",
        "driven",
        "thrown",
        "blown",
        "worn",
        "frozen",
        "forgotten",
        "hidden",
        "shaken",
        "written",
        "struck-off",
        "undone",
        "redone",
        "rewritten",
        "strewn",
        "overthrown",
        "withdrawn",
        "shown",
        "riven",
        "overgrown",
    ]
)
"""Forms that are participles only: without "has" or "is" they are passive."""
_LIKE_PARTICIPLES = frozenset(
    [
        "reset",
        "set",
        "put",
        "cut",
        "hit",
        "split",
        "relaid",
        "rebuilt",
        "recut",
        "recast",
        "rehung",
        "shut",
        "spread",
        "relit",
    ]
)
"""Participles that look like another form of their verb."""
_ACTIVE = frozenset({"VBD", "VBP", "VB"})


def repair(sentence: Sentence) -> Sentence:
    """Return a sentence with participles told as such and their subjects as those of a passive."""
    sentence = raise_participles(_related(_since(_dated(sentence))))
    sentence = reattach(_listed(_part_clauses(_unbend(_made_active(share_auxiliaries(sentence))))))
    mended = list(sentence.tokens)
    for token in sentence.tokens:
        if token.lower in _LIKE_PARTICIPLES and token.tag in _ACTIVE and (be := _be_before(sentence, token)):
            mended[token.i] = replace(token, tag="VBN")
            mended[be.i] = replace(be, dep="auxpass")
            for one in sentence.kids(token.i, "nsubj"):
                mended[one.i] = replace(one, dep="nsubjpass")
            continue
        if token.tag not in ("VBN", "VBD", "VBP", "VB", "VBG") or sentence.kids(token.i, "aux", "auxpass"):
            continue
        subjects = [kid for kid in sentence.kids(token.i, "nsubj") if kid.i < token.i]
        passive = _is_joined(sentence, token) or _is_had_done(sentence, token) or _is_bare(sentence, token)
        if _is_governed(sentence, token):
            mended[token.i] = replace(token, dep="pcomp")
        elif _is_with(sentence, token):
            mended[token.i] = replace(token, tag="VBN")
            for one in subjects:
                mended[one.i] = replace(one, dep="nsubjpass")
        elif _is_put_first(sentence, token) or _is_reduced(token):
            mended[token.i] = replace(token, tag="VBN")
        elif _is_serial(sentence, token):
            mended[token.i] = replace(token, tag="VBN", dep="conj")
        elif subjects and passive:
            mended[token.i] = replace(token, tag="VBN")
            for one in subjects:
                mended[one.i] = replace(one, dep="nsubjpass")
    return replace(sentence, tokens=tuple(mended))


def _be_before(sentence: Sentence, token: Token) -> Token | None:
    """Return the auxiliary of "three were reset", which the parser read as if it were "to reset"."""
    before = [one for one in sentence.kids(token.i, "aux") if one.i < token.i]
    last = before[-1] if before else None
    return last if last is not None and last.lower in ("was", "were", "been", "is", "are", "be") else None


def _is_joined(sentence: Sentence, token: Token) -> bool:
    """Read "the column was shortened and the urn removed", "the joints were filled and the steps reset"."""
    if token.dep != "conj" or not (token.tag == "VBN" or token.lower in _LIKE_PARTICIPLES):
        return False
    objects = sentence.kids(token.i, "dobj")
    return bool(sentence.kids(token.head, "auxpass")) and (not objects or token.lemma == "give")


def _is_governed(sentence: Sentence, token: Token) -> bool:
    """Read "arrangements for cleaning and re-carving the names", whose first gerund was taken for a noun."""
    gerunds = (token, *sentence.kids(token.i, "conj"))
    objects = any(one.tag == "VBG" and sentence.kids(one.i, "dobj") for one in gerunds)
    return token.tag == "VBG" and token.dep == "pobj" and objects


def _is_serial(sentence: Sentence, token: Token) -> bool:
    """Read "was brought out, washed and stood on a base", whose second participle was taken for an aside."""
    before = sentence.tokens[token.i - 1] if token.i else token
    return (
        token.dep == "advcl"
        and token.tag in ("VBD", "VBN")
        and before.text == ","
        and token.head < token.i
        and bool(sentence.kids(token.head, "auxpass"))
        and any(kid.lower == "and" for kid in sentence.kids(token.i, "cc"))
        and not sentence.kids(token.i, "nsubj", "nsubjpass", "dobj", "mark", "agent")
    )


def _is_had_done(sentence: Sentence, token: Token) -> bool:
    """Read "the obelisk had its tip knocked off"."""
    above = sentence.tokens[token.head]
    told = token.tag in ("VBN", "VBD") and token.dep == "ccomp" and above.lemma in ("have", "get")
    return told and above.i < token.i


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """Read "Soviet tank taken off its pedestal": a headline without "is"."""
    return token.lower in _PARTICIPLES and token.tag == "VBD" and not sentence.kids(token.i, "mark")


def _is_put_first(sentence: Sentence, token: Token) -> bool:
    """Read "Put up by the parish in 1920, the memorial"."""
    led = token.i == 0 and token.dep == "advcl" and token.tag in _ACTIVE
    return led and token.lower in _LIKE_PARTICIPLES and bool(sentence.kids(token.i, "agent", "prt"))


def _is_with(sentence: Sentence, token: Token) -> bool:
    """Read "With the statue now removed, the council ...", whose participle was taken for an active verb."""
    led = any(kid.lower == "with" for kid in sentence.kids(token.i, "mark"))
    return led and token.tag == "VBD" and not sentence.kids(token.i, "dobj")


def _is_reduced(token: Token) -> bool:
    """Read "The cross, erected at 120 Oak Road": a past tense that describes a noun is a participle."""
    return token.tag == "VBD" and token.dep == "acl" and token.lower.endswith("ed")


def _since(sentence: Sentence) -> Sentence:
    """Read "A memorial to those who fell since 1945 is set to go up", whose year was taken for a subject."""
    for year in sentence.tokens[1:]:
        since = sentence.tokens[year.i - 1]
        verb = sentence.tokens[year.head]
        noun = next((one for one in sentence.tokens if one.dep == "ROOT"), year)
        misread = (
            year.tag == "CD"
            and year.dep in ("nsubj", "nsubjpass")
            and since.lower == "since"
            and since.dep == "mark"
            and since.head == year.head
            and noun.pos in ("NOUN", "PROPN")
            and noun.i < since.i
        )
        if misread:
            return sentence.with_tokens(
                replace(since, dep="prep", head=verb.head),
                replace(year, dep="pobj", head=since.i),
                replace(noun, dep=year.dep, head=verb.i),
                replace(verb, dep="ROOT", head=verb.i),
            )
    return sentence


def _related(sentence: Sentence) -> Sentence:
    """Read "The lions that flank the door are to be cleaned", where the verb behind "that" was taken for a subject."""
    for verb in sentence.tokens[2:]:
        pronoun, told = sentence.tokens[verb.i - 1], sentence.tokens[verb.head]
        noun = sentence.tokens[told.head]
        misread = (
            verb.dep == "nsubj"
            and verb.tag in ("VBP", "VBZ", "VBD")
            and pronoun.tag in ("WDT", "WP")
            and told.dep == "relcl"
            and noun.i < pronoun.i
            and told.i > verb.i
        )
        if misread:
            root = noun.head == noun.i
            return sentence.with_tokens(
                replace(told, dep=noun.dep, head=told.i if root else noun.head),
                replace(noun, dep="nsubj", head=told.i),
                replace(verb, pos="VERB", dep="relcl", head=noun.i),
                replace(pronoun, dep="nsubj", head=verb.i),
            )
    return sentence


def _unbend(sentence: Sentence) -> Sentence:
    """Read "The cross erected in the square was damaged", whose first verb was taken for that of the sentence."""
    for first in sentence.tokens:
        if first.tag not in ("VBD", "VBN", "VBG") or first.dep in ("acl", "relcl") or not first.i:
            continue
        above = sentence.tokens[first.head]
        led = first.dep == "csubjpass" and bool(sentence.kids(above.i, "auxpass"))
        if led and (nouns := [kid for kid in sentence.kids(first.i, "nsubj") if kid.i < first.i]):
            return sentence.with_tokens(
                replace(first, dep="acl", head=nouns[0].i), replace(nouns[0], dep="nsubjpass", head=above.i)
            )
        if first.tag == "VBG" and first.head != first.i:
            continue  # "a statue depicting a soldier was stolen": no sentence has such a verb alone
        nouns = [kid for kid in sentence.kids(first.i, "nsubj", "nsubjpass") if kid.i < first.i]
        second = _second_verb(sentence, first) if nouns else None
        if second is not None and sentence.subtree(nouns[0].i)[-1] == first.i - 1:
            return _bent_back(sentence, first, nouns[0], second)
    return sentence


def _second_verb(sentence: Sentence, first: Token) -> Token | None:
    """Return the passive that follows a verb without object, subject of its own or "and" between them."""
    alone = first.tag == "VBG" and not sentence.kids(first.i, "aux", "auxpass")
    if not alone and sentence.kids(
        first.i, "dobj", "aux", "auxpass", "ccomp", "xcomp", "acomp", "attr", "cc"
    ):
        return None
    for kid in sentence.kids(first.i, "conj", "ccomp", "advcl", "dep"):
        auxes = sentence.kids(kid.i, "auxpass", "aux")
        between = sentence.tokens[first.i + 1 : auxes[0].i] if auxes else ()
        if (
            auxes
            and auxes[0].i > first.i
            and sentence.kids(kid.i, "auxpass")
            and not sentence.kids(kid.i, "nsubj", "nsubjpass", "mark", "csubj")
            and (alone or not _are_parted(between))
        ):
            return kid
    return None


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def _dated(sentence: Sentence) -> Sentence:
    """Read "In 1940 German troops knocked it down", whose year was taken for the number of the troops."""
    mended = []
    for year in sentence.tokens[1:]:
        before = sentence.tokens[year.i - 1]
        led = before.lower in ("in", "since", "by", "until") and before.pos in ("ADP", "SCONJ")
        if (
            year.dep == "nummod"
            and led
            and _YEAR.fullmatch(year.text)
            and not sentence.kids(before.i, "pobj")
        ):
            mended.append(replace(year, dep="pobj", head=before.i))
    return sentence.with_tokens(*mended)


def _listed(sentence: Sentence) -> Sentence:
    """Read "was vandalised in 1992, restored in 1995 and damaged in 2007": the second of three participles of "was"."""
    mended = []
    for verb in sentence.tokens:
        above = sentence.tokens[verb.head]
        later = [kid for kid in sentence.kids(verb.i, "conj") if kid.tag in ("VBN", "VBD") and kid.i > verb.i]
        if verb.dep not in ("advcl", "ccomp") or verb.tag not in ("VBD", "VBN") or not later:
            continue
        own = sentence.kids(verb.i, "nsubj", "nsubjpass", "aux", "auxpass", "mark", "dobj")
        behind = verb.i > above.i and sentence.tokens[verb.i - 1].text == ","
        if own or not behind or not sentence.kids(above.i, "auxpass") or not sentence.kids(verb.i, "cc"):
            continue
        mended.append(replace(verb, tag="VBN", dep="conj"))
        mended += [
            replace(one, tag="VBN") for one in later if not sentence.kids(one.i, "nsubj", "nsubjpass", "dobj")
        ]
    return sentence.with_tokens(*mended)


def _part_clauses(sentence: Sentence) -> Sentence:
    """Read "vases were taken from graves and the gates were stolen", whose second subject was joined to "graves"."""
    for verb in sentence.tokens:
        joined = verb.dep == "conj" or (verb.dep == "advcl" and sentence.kids(verb.i, "auxpass"))
        if not joined or verb.pos not in ("VERB", "AUX") or verb.tag in ("VB", "VBG"):
            continue
        if sentence.kids(verb.i, "nsubj", "nsubjpass", "csubj", "expl", "mark"):
            continue
        first = next((kid.i for kid in sentence.kids(verb.i, "aux", "auxpass")), verb.i)
        noun = _joined_before(sentence, verb, first)
        if noun is not None:
            passive = bool(sentence.kids(verb.i, "auxpass"))
            return sentence.with_tokens(
                replace(noun, dep="nsubjpass" if passive else "nsubj", head=verb.i), replace(verb, dep="conj")
            )
    return sentence


def _joined_before(sentence: Sentence, verb: Token, first: int) -> Token | None:
    """Return the noun that ends right before a verb and is joined to one of the clause before it by "and"."""
    if not first or sentence.tokens[first - 1].pos not in ("NOUN", "PROPN"):
        return None
    for noun in (sentence.tokens[first - 1], *sentence.ancestors(first - 1)):
        if noun.i >= first or noun.pos not in ("NOUN", "PROPN", "ADP"):
            return None
        under = sentence.subtree(noun.i)
        apart = noun.dep == "conj" and noun.head > verb.head and under[-1] == first - 1
        led = apart and under[0] and sentence.tokens[under[0] - 1].lower in ("and", "but", "while")
        if led and sentence.is_under(noun.i, verb.head):
            return noun
    return None


def _are_parted(between: Sequence[Token]) -> bool:
    return any(one.text in (",", ";", ":", "-") or one.pos in ("CCONJ", "SCONJ") for one in between)


_TWO_OBJECTS = frozenset(
    {
        "give",
        "award",
        "name",
        "call",
        "offer",
        "show",
        "tell",
        "ask",
        "teach",
        "send",
        "pay",
        "dub",
        "term",
        "title",
        "grant",
    }
)
"""Verbs whose participle may have an object: "volunteers given a prize"."""


def _made_active(sentence: Sentence) -> Sentence:
    """Read "Vandals damaged 30 headstones", whose verb was taken for a participle of "vandals"."""
    for verb in sentence.tokens:
        noun = sentence.tokens[verb.head]
        if verb.dep != "acl" or verb.tag != "VBN" or verb.lemma in _TWO_OBJECTS or noun.i > verb.i:
            continue
        if (
            noun.head != noun.i
            or noun.pos not in ("NOUN", "PROPN")
            or sentence.kids(verb.i, "aux", "auxpass")
        ):
            continue
        chain = [verb, *(kid for kid in sentence.kids(verb.i, "conj") if kid.tag in ("VBN", "VBD"))]
        if not any(sentence.kids(one.i, "dobj") for one in chain):
            continue
        return sentence.with_tokens(
            *(replace(one, tag="VBD") for one in chain[1:]),
            replace(verb, tag="VBD", dep="ROOT", head=verb.i),
            replace(noun, dep="nsubj", head=verb.i),
            *(replace(kid, head=verb.i) for kid in sentence.kids(noun.i) if kid.i > verb.i),
        )
    return sentence


def _bent_back(sentence: Sentence, first: Token, noun: Token, second: Token) -> Sentence:
    """Let the second verb lead the sentence, and the first describe the noun that is its subject."""
    root = first.head == first.i
    return sentence.with_tokens(
        replace(first, tag="VBN", dep="acl", head=noun.i),
        replace(noun, dep="nsubjpass", head=second.i),
        replace(second, dep=first.dep, head=second.i if root else first.head),
        *(
            replace(kid, head=second.i)
            for kid in sentence.kids(first.i)
            if kid.i < noun.i or kid.i > second.i
        ),
    )
