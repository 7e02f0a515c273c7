"""Where reported words begin and end: before ", adding that ...", ", although ...", "and warned that ...".

Invariant: as in `contents`.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.subjects import ASIDES
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_STOP = frozenset({",", ".", ";", ":", "-", "–", "—", "!", "?", "…", "(", "and", "but"})
LEAST_REPORTED = 6
"""Tokens of a report that has no clause of its own."""


def clause_start(sentence: Sentence, verb: Token, first: int) -> int:
    """Return where a reported clause begins: what stands between the verb and it and is none of the verb's own is part of it."""
    own = {verb.i}
    for kid in sentence.kids(verb.i):
        if kid.dep not in ("ccomp", "parataxis", "nsubj", "dep") and kid.i < first:
            own |= set(sentence.subtree(kid.i))
    while first - 1 > verb.i and first - 1 not in own:
        first -= 1
    return first


def extend(document: Document, sentence: Sentence, verb: Token, end: int, under: list[int]) -> int:
    """Take the rest of the sentence into the content where the parser cut it off: nobody else speaks or acts there."""
    rest = sentence.tokens[end + 1 :]
    if end != under[-1] or not rest or verb.dep not in ("ROOT", "conj", "ccomp", "parataxis"):
        return end
    for token in rest:
        if token.quoted or token.lower == "according" or reports(document, token):
            return end
        if token.lower in ("while", "but", "although", "whereas", ";"):
            return end
    first = next((token for token in rest if token.text != ","), rest[-1])
    joined = first.lower == "and" and rest[0].text == ","
    return end if joined else len(sentence.tokens) - 1


def clause_end(document: Document, sentence: Sentence, verb: Token, under: list[int]) -> int:
    """Return the last token of reported content: before ", adding ...", ", according to ..." and the next report."""
    end = under[-1]
    for kid in sentence.children[verb.i]:
        token = sentence.tokens[kid]
        if kid > verb.i and token.dep in ("advcl", "conj") and reports(document, token):
            end = min(end, sentence.subtree(kid)[0] - 1)
        if kid > verb.i + 1 and token.lower == "according":
            end = min(end, kid - 1)
    for i in under:
        token = sentence.tokens[i]
        if i > verb.i + 2 and _acts_on(sentence, verb, token):
            end = min(end, sentence.subtree(i)[0] - 1, _joined_at(sentence, token) - 1)
        if i > verb.i + 2 and goes_on(sentence, verb, token):
            end = min(end, sentence.subtree(i)[0] - 1, _joined_at(sentence, token) - 1)
        if i <= verb.i + 2 or not reports(document, token):
            continue
        if token.dep == "advcl" and token.tag == "VBG" and sentence.tokens[i - 1].text == ",":
            # ", adding that ..." goes on with the report; ", asking him a series of questions" is told in it.
            if sentence.kids(i, "ccomp") or any(one.quoted for one in sentence.kids(i)):
                end = min(end, i - 1)
        elif token.dep == "conj" and sentence.kids(i, "ccomp"):
            # "..., and more than 4 in 10 said ...": somebody else reports from there on; "- and arguing that ...".
            start = sentence.subtree(i)[0]
            apart = any(one.text in ASIDES for one in sentence.tokens[max(0, start - 2) : start])
            if apart and start > verb.i + 2 and (sentence.kids(i, "nsubj") or token.tag == verb.tag):
                end = min(end, start - 1)
        if _speaks_on(sentence, verb, token):
            end = min(end, sentence.subtree(i)[0] - 1, _joined_at(sentence, token) - 1)
    return _before_comment(document.lexicon, sentence, verb, end)


def _before_comment(lexicon: Lexicon, sentence: Sentence, verb: Token, end: int) -> int:
    """Return where a report ends before what the writer adds to it: ", although ...", ", citing ..."."""
    tokens = sentence.tokens
    for i in range(verb.i + LEAST_REPORTED, end):
        if tokens[i].text in ASIDES and (
            lexicon.has("reporting.adding", tokens[i + 1].lower)
            or (tokens[i + 1].lower == "even" and tokens[i + 2].lower == "though")
        ):
            return i - 1
    return end


def _speaks_on(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Say whether the speaker goes on with a verb that the parser hung on the clause: "said he would ... and warned"."""
    clause = sentence.tokens[token.head]
    if token.tag != "VBD" or verb.tag != "VBD" or token.dep != "conj" or clause.i == verb.i:
        return False
    past = clause.tag == "VBD" or sentence.kids(token.i, "aux", "auxpass")
    return not past and clause.dep in ("ccomp", "conj")


def goes_on(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Say whether the speaker goes on with a "that" of another verb: "found that it was sound and recommended that ..."."""
    clause = sentence.tokens[token.head]
    thats = (
        one.lower == "that" for kid in sentence.kids(token.i, "ccomp") for one in sentence.kids(kid.i, "mark")
    )
    return (
        token.dep == "conj"
        and clause.i != verb.i
        and token.tag == verb.tag
        and token.tag in ("VBD", "VBZ", "VBP")
        and not sentence.kids(token.i, "nsubj", "nsubjpass", "aux", "auxpass")
        and any(thats)
    )


def _acts_on(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Say whether the speaker goes on to act: "said that he would pray but did not kneel", "denies it was one and goes on"."""
    clause = sentence.tokens[token.head]
    if token.dep != "conj" or clause.dep != "ccomp" or clause.head != verb.i:
        return False
    if sentence.kids(token.i, "nsubj", "nsubjpass", "auxpass") or verb.tag not in ("VBD", "VBZ", "VBP"):
        return False
    return _finite(sentence, token) == verb.tag != _finite(sentence, clause) != ""


def _finite(sentence: Sentence, verb: Token) -> str:
    """Return the tag of the finite form of a verb phrase; "" if it has none."""
    forms = [one.tag for one in (*sentence.kids(verb.i, "aux", "auxpass"), verb)]
    return next((tag for tag in forms if tag in ("VBD", "VBZ", "VBP", "MD")), "")


def _joined_at(sentence: Sentence, token: Token) -> int:
    """Return where the "and" before a joined verb stands."""
    joins = [kid.i for kid in sentence.kids(token.head, "cc") if kid.i < token.i]
    return max(joins, default=token.i)


def reports(document: Document, token: Token) -> bool:
    """Say whether a word is a verb of reporting: "state" in "secretary of state" is none."""
    return token.pos in ("VERB", "AUX") and document.lexicon.has("reporting.strong", token.lemma)


def tidy(sentence: Sentence, first: int, last: int) -> Span | None:
    """Trim marks and joining words off the ends of a content; None if less than two words are left."""
    tokens = sentence.tokens
    while (
        first < last
        and (tokens[first].text in _STOP or tokens[first].lower == "that")
        and tokens[first].text != "("
    ):
        first += 1
    while last > first and tokens[last].text in _STOP:
        last -= 1
    if last - first < 1 or all(tokens[i].quoted for i in range(first, last + 1)):
        return None
    start, end = tokens[first].start, tokens[last].end
    if tokens[first].quoted and tokens[last].quoted and start == tokens[last].start:
        return None
    return start, end
