"""Which stretch a verb of reporting reports: after "that", a clause beside it, the clause that it interrupts or closes.

Invariant: a content lies within one sentence and holds neither the verb nor its speaker.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.subjects import ASIDES, is_clause
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.quotations.content_ends import (
    LEAST_REPORTED,
    clause_end,
    clause_start,
    extend,
    reports,
    tidy,
)

_LEAST_BEHIND = 6
"""Tokens behind a verb that closes a sentence: "on Tuesday"."""


def find_content(document: Document, sentence: Sentence, verb: Token, speaker: Token) -> Span | None:
    """Find what a verb reports: after "that", a clause beside it, or the clause it interrupts."""
    tokens = sentence.tokens
    right = _governed(sentence, verb)
    that = next(
        (
            i
            for i in right[:7]
            if tokens[i].lower == "that"
            and tokens[i].tag in ("IN", "DT", "WDT")
            and tokens[i].dep in ("mark", "det", "dobj", "advmod", "nsubj", "ccomp")
            and not (i and tokens[i - 1].lower == "so" and i - 2 >= verb.i and tokens[i - 2].text == ",")
        ),
        None,
    )
    if (
        that is not None
        and that + 1 < len(tokens)
        and not any(tokens[i].text in ".;" or tokens[i].tag.startswith("VB") for i in range(verb.i + 1, that))
    ):
        end = clause_end(document, sentence, verb, right)
        return tidy(sentence, that + 1, extend(document, sentence, verb, end, right))
    clauses = [kid for kid in sentence.kids(verb.i, "ccomp", "parataxis") if kid.i != verb.i]
    clauses += _fronted(sentence, verb)
    clauses = [
        kid
        for kid in clauses
        if kid.pos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
        and not kid.quoted
        and not _is_aside(sentence, verb, kid)
    ]
    if clauses:
        beside = [kid for kid in clauses if sentence.subtree(kid.i)[0] == verb.i + 1]
        clause = max(beside or clauses, key=lambda kid: len(sentence.subtree(kid.i)))
        under = sentence.subtree(clause.i)
        if _is_question(sentence, clause):
            asked = _asked(document, sentence, verb, clause)
            return asked or _rest(document, sentence, verb, speaker) or _named_act(document, sentence, verb)
        if clause.i > verb.i:
            first = clause_start(sentence, verb, next((i for i in under if i > verb.i), clause.i))
            end = clause_end(document, sentence, verb, under)
            return tidy(sentence, first, extend(document, sentence, verb, end, under))
        first = 0 if _is_whole(document, sentence, under[0]) else under[0]
        return tidy(sentence, first, min(speaker.i, verb.i, *sentence.subtree(speaker.i)) - 1)
    if speaker.i > verb.i > 2 and tokens[verb.i - 1].text == "," and not tokens[verb.i - 2].quoted:
        # "The plant is hanging on, said its director": whatever the parser made of it.
        return tidy(sentence, 0, verb.i - 1) if is_clause(tokens[: verb.i]) else None
    if verb.dep in ("parataxis", "ccomp", "dep") and verb.head != verb.i and not tokens[verb.head].quoted:
        own = set(sentence.subtree(verb.i))
        if _leads_on(document, sentence, verb, own):
            return None
        rest = [i for i in sentence.subtree(verb.head) if i not in own]
        left, after = [i for i in rest if i < min(own)], [i for i in rest if i > max(own)]
        if tokens[verb.head].pos not in ("VERB", "AUX") or sentence.is_under(verb.i, speaker.i):
            return _interrupted(sentence, verb, own)
        part = left if len(left) >= len(after) else after
        return tidy(sentence, part[0], part[-1]) if len(part) > 2 else None
    return (
        _promised(document, sentence, verb)
        or _named_act(document, sentence, verb)
        or _told_of(document.lexicon, sentence, verb)
        or _object(document, sentence, verb)
        or _beside(sentence, verb, speaker)
        or _late_that(sentence, verb)
        or _rest(document, sentence, verb, speaker)
    )


def _asked(document: Document, sentence: Sentence, verb: Token, clause: Token) -> Span | None:
    """Find what "asked whether the name could be added" asks, the conjunction left out."""
    marks = [one for one in sentence.kids(clause.i, "mark") if one.lower in ("whether", "if")]
    if (
        not marks
        or not document.lexicon.has("reporting.asking", verb.lemma)
        or clause.dep != "ccomp"
        or not verb.i < marks[0].i < clause.i
    ):
        return None
    end = clause_end(document, sentence, verb, sentence.subtree(clause.i))
    return tidy(sentence, marks[0].i + 1, end)


def _is_whole(document: Document, sentence: Sentence, first: int) -> bool:
    """Say whether a report behind a sentence is of all of it: "Five stones fell and a fence was torn out, it added"."""
    before = sentence.tokens[:first]
    return (
        bool(before)
        and before[-1].lower in ("and", "but", ",", "while")
        and not any(one.quoted or one.lower == "according" or reports(document, one) for one in before)
        and is_clause(before)
    )


def _is_aside(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Say whether what follows a mark is no clause: "..., Lee said on Monday — an apparent change of mind"."""
    first = sentence.subtree(clause.i)[0]
    return (
        clause.pos in ("NOUN", "PROPN")
        and first > verb.i
        and sentence.tokens[first - 1].text in ASIDES
        and not sentence.kids(clause.i, "nsubj", "nsubjpass", "expl", "cop", "aux")
    )


def _leads_on(document: Document, sentence: Sentence, verb: Token, own: set[int]) -> bool:
    """Say whether a colon leads from a report to the next one: "Lee told them of her parents: she recalled that ..."."""
    head = sentence.tokens[verb.head]
    between = sentence.tokens[max(i for i in own if i < head.i or i == verb.i) : head.i]
    return head.i > verb.i and reports(document, head) and any(one.text == ":" for one in between)


def _interrupted(sentence: Sentence, verb: Token, own: set[int]) -> Span | None:
    """Find what goes on behind "His father, he said, ...", where the report interrupts right behind the subject."""
    noun = sentence.tokens[verb.head]
    if noun.dep not in ("nsubj", "nsubjpass") or noun.i > verb.i:
        return None
    last = max(i for i in own if sentence.tokens[i].text != ",")
    if last + 2 >= len(sentence.tokens) or sentence.tokens[last + 1].text != ",":
        return None
    return tidy(sentence, last + 1, sentence.subtree(noun.head)[-1])


def _named_act(document: Document, sentence: Sentence, verb: Token) -> Span | None:
    """Find the act of "reported having found it", "suggested either fitting it or having a new one"."""
    if not document.lexicon.has("reporting.acts", verb.lemma):
        return None
    for kid in sentence.kids(verb.i, "xcomp", "ccomp", "advcl"):
        under = sentence.subtree(kid.i)
        near = all(one.pos in ("ADV", "CCONJ", "PART") for one in sentence.tokens[verb.i + 1 : kid.i])
        if kid.tag == "VBG" and kid.i > verb.i and near and len(under) > _LEAST_ACT:
            return tidy(sentence, verb.i + 1, clause_end(document, sentence, verb, under))
    return None


def _object(document: Document, sentence: Sentence, verb: Token) -> Span | None:
    """Find what "denied any part in the theft", "stressed the need for repairs" report with a noun of some length."""
    objects = [one for one in sentence.kids(verb.i, "dobj") if one.i > verb.i]
    if not document.lexicon.has("reporting.nominal", verb.lemma) or not objects or verb.dep == "acl":
        return None
    under = sentence.subtree(objects[0].i)
    if len(under) <= _LEAST_ACT or sentence.tokens[under[0]].lower in ("this", "that", "it"):
        return None
    return tidy(sentence, under[0], clause_end(document, sentence, verb, under))


def _told_of(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Span | None:
    """Find what "informed the Council of the theft" tells."""
    objects = sentence.kids(verb.i, "dobj")
    if not lexicon.has("reporting.telling", verb.lemma) or not objects:
        return None
    for kid in (*sentence.kids(verb.i, "prep"), *sentence.kids(objects[0].i, "prep")):
        under = sentence.subtree(kid.i)
        if kid.lower in ("of", "about") and kid.i > verb.i and len(under) > _LEAST_ACT:
            return tidy(sentence, under[1], under[-1])
    return None


def _late_that(sentence: Sentence, verb: Token) -> Span | None:
    """Find the clause of "said on the radio, where he was a guest, that ...", which the parser hung on something else."""
    for token in sentence.tokens[verb.i + 2 :]:
        if token.text in (";", ":") or token.quoted:
            return None
        if token.lower == "that" and token.dep == "mark" and sentence.tokens[token.i - 1].text in ASIDES:
            return tidy(sentence, token.i + 1, len(sentence.tokens) - 1)
    return None


def _rest(document: Document, sentence: Sentence, verb: Token, speaker: Token) -> Span | None:
    """Take the rest of a sentence for what "said" reports, where the parser made no clause of it but there is a finite verb.

    "Lee says the increase in costs that he regrets makes it unlikely", "said having the stone there was a risk".
    """
    tokens = sentence.tokens
    if (
        speaker.i > verb.i
        or not document.lexicon.has("reporting.bare", verb.lemma)
        or verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "VBG")
    ):
        return None
    first = verb.i + 1
    while first < len(tokens) and (
        (tokens[first].ent in ("DATE", "TIME") and tokens[first].pos != "PRON")
        or (verb.lemma == "tell" and tokens[first].dep in ("dobj", "dative", "det", "compound"))
        or (
            tokens[first].dep in ("prep", "pobj")
            and tokens[sentence.tokens[first].head].ent in ("DATE", "TIME")
        )
        or (tokens[first].lower == "on" and tokens[first + 1 : first + 2] and tokens[first + 1].ent == "DATE")
    ):
        first += 1
    rest = tokens[first:]
    if len(rest) < LEAST_REPORTED - 1 or any(one.quoted or one.text in (":", ";") for one in rest):
        return None
    opens = rest[0].pos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM") or rest[0].tag in (
        "VBG",
        "PRP$",
        "EX",
    )
    if not opens or rest[0].tag in ("WDT", "WP", "WRB") or not is_clause(rest[1:]):
        return None
    return tidy(sentence, first, clause_end(document, sentence, verb, [one.i for one in rest]))


_LEAST_ACT = 2


def _promised(document: Document, sentence: Sentence, verb: Token) -> Span | None:
    """Find what "promised to repair it" reports."""
    if not document.lexicon.has("reporting.committing", verb.lemma):
        return None
    for kid in sentence.kids(verb.i, "xcomp"):
        under = sentence.subtree(kid.i)
        if sentence.tokens[under[0]].lower in ("to", "never", "not") and under[0] > verb.i and not kid.quoted:
            return tidy(sentence, under[0], clause_end(document, sentence, verb, under))
    return None


def _governed(sentence: Sentence, verb: Token) -> list[int]:
    """List what stands behind a verb and hangs on it; the clause of "is right to note, however, that" does not."""
    right = [i for i in sentence.subtree(verb.i) if i > verb.i]
    for token in sentence.tokens[verb.i + 1 : verb.i + 5]:
        if token.lower == "that" and token.dep == "mark" and token.i not in right:
            clause = sentence.tokens[token.head]
            return [i for i in sentence.subtree(clause.i) if i >= token.i]
        if token.pos not in ("ADV", "PUNCT"):
            break
    return right


def _fronted(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the clause of "Lee said after the meeting he would not go", which the parser hung on the verb loosely."""
    return [
        kid
        for kid in sentence.kids(verb.i, "advcl", "conj")
        if kid.i > verb.i + 1
        and kid.dep == "advcl"
        and kid.tag != "VBG"
        and sentence.kids(kid.i, "nsubj", "nsubjpass")
        and not sentence.kids(kid.i, "mark", "advmod")
        and sentence.tokens[sentence.subtree(kid.i)[0]].text != ","
    ]


def _beside(sentence: Sentence, verb: Token, speaker: Token) -> Span | None:
    """Find what "..., the Post reported in May" closes, and what "As the Post noted, ..." opens."""
    tokens = sentence.tokens
    start = speaker.i
    under = set(sentence.subtree(speaker.i))
    while start - 1 in under:
        start -= 1
    if not 0 < start < verb.i <= start + 12 or tokens[verb.i].tag == "VBG":
        return None
    if start > 2 and len(tokens) - verb.i > _LEAST_BEHIND:
        return None
    as_ = tokens[start - 1].lower == "as"
    mark = start - 2 if as_ else start - 1
    if mark > 2 and tokens[mark].text in ASIDES and not tokens[mark - 1].quoted:
        return tidy(sentence, 0, mark - 1) if is_clause(tokens[:mark]) else None
    if as_ and mark < 1:
        comma = next((i for i in range(verb.i + 1, len(tokens)) if tokens[i].text == ","), len(tokens))
        return tidy(sentence, comma + 1, len(tokens) - 1) if is_clause(tokens[comma + 1 :]) else None
    return None


def _is_question(sentence: Sentence, clause: Token) -> bool:
    marks = sentence.kids(clause.i, "mark")
    return any(mark.lower in ("if", "whether") for mark in marks) or (
        clause.tag == "VBG" and not sentence.kids(clause.i, "nsubj", "aux", "nsubjpass")
    )
