"""Repairs of what the parser hung on what: "a memorial to 44 airmen", "that has stood here since 1886 was removed".

Invariant: only heads and labels change, and only where the words leave no other reading: a year is no subject, and
"to" before a number behind a noun is no part of that number.
"""

from __future__ import annotations

from dataclasses import replace

from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

Hung = dict[int, tuple[int, str]]
"""New head and label of tokens."""


def reattach(sentence: Sentence) -> Sentence:
    """Return a sentence with what was hung on the wrong word hung on the right one."""
    hung: Hung = {}
    for token in sentence.tokens:
        if token.dep == "quantmod" and token.lower == "to":
            hung |= _counted_dedicatees(sentence, token)
        elif token.lower in ("to", "of", "for") and token.dep == "prep" and not sentence.kids(token.i):
            hung |= _second_subject(sentence, token)
        elif token.lower == "since" and token.dep == "mark":
            hung |= _since_year(sentence, token)
    return sentence.with_tokens(
        *(replace(sentence.tokens[i], head=head, dep=dep) for i, (head, dep) in hung.items())
    )


def _counted_dedicatees(sentence: Sentence, to: Token) -> Hung:
    """Read "A memorial to 44 airmen was unveiled", where "memorial" was taken for a part of the number."""
    number = sentence.tokens[to.head]
    people = sentence.tokens[number.head]
    thing = sentence.tokens[to.i - 1] if to.i else to
    if thing.pos not in ("NOUN", "PROPN"):
        return {}  # "Up to 40 gravestones were toppled"
    if number.tag != "CD" or number.dep != "nummod" or thing.head != number.i or people.i < number.i:
        return {}
    hung = {
        thing.i: (thing.i if people.head == people.i else people.head, people.dep),
        to.i: (thing.i, "prep"),
        people.i: (to.i, "pobj"),
    }
    left = (one for one in sentence.tokens[: thing.i] if one.head in (number.i, people.i))
    return hung | {one.i: (thing.i, one.dep if one.dep != "quantmod" else "amod") for one in left}


def _second_subject(sentence: Sentence, preposition: Token) -> Hung:
    """Read "A new memorial to 44 airmen was unveiled", where the airmen were taken for what was unveiled, too."""
    thing = sentence.tokens[preposition.head]
    if thing.i != preposition.i - 1 or thing.dep not in ("nsubj", "nsubjpass"):
        return {}
    for one in sentence.tokens[preposition.i + 1 :]:
        if one.dep == thing.dep and one.head == thing.head:
            return {one.i: (preposition.i, "pobj")}
        if one.dep not in ("nummod", "amod", "compound", "det"):
            break
    return {}


def _since_year(sentence: Sentence, since: Token) -> Hung:
    """Read "the cross that has stood here since 1886 was removed", where the year was taken for what was removed."""
    year = sentence.tokens[since.i + 1] if since.i + 1 < len(sentence.tokens) else since
    verb = sentence.tokens[since.head]
    stood = sentence.tokens[verb.head]
    noun = sentence.tokens[stood.head]
    told = year.tag == "CD" and year.head == verb.i and year.dep in ("nsubj", "nsubjpass")
    if not (told and verb.dep == "advcl" and stood.dep == "relcl" and noun.i < stood.i):
        return {}
    top = (verb.i, "ROOT") if noun.head == noun.i else (noun.head, "ccomp" if noun.dep == "dep" else noun.dep)
    return {
        year.i: (since.i, "pobj"),
        since.i: (stood.i, "prep"),
        verb.i: top,
        noun.i: (verb.i, year.dep),
    }
