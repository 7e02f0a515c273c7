"""Clauses and noun phrases: where one begins and ends, and which noun in it is meant: "hundreds of monuments".

Invariant: rules here read syntax and the lexicon only; they neither know quotations nor decide which thing a mention
means.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import goes_on_of_one, is_another_infinitive
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def _is_share(sentence: Sentence, number: Token, preposition: Token) -> bool:
    """Say whether "in" leads from one number to another: "one in ten of the headstones"."""
    return (
        preposition.lower == "in"
        and number.pos == "NUM"
        and any(one.pos == "NUM" for one in sentence.kids(preposition.i, "pobj"))
    )


_AT_WHOLES = ("at", "around", "in")
"""Prepositions between a part and what it is part of: "the wall at the cemetery"."""


def inner_nouns(sentence: Sentence, noun: Token, lexicon: Lexicon) -> list[Token]:
    """Descend from "hundreds of monuments", "the first of the plaques", "damage to the memorial" to the noun meant."""
    found = [noun]
    at = noun
    for _ in range(4):
        word = at.lower
        open_ = (
            at.pos == "NUM"
            or lexicon.has("memorials.replicas", word)
            or lexicon.has("memorials.replicas", word.removesuffix("s"))
            or lexicon.has("memorials.parts", word)
        )
        if not open_:
            break
        near = ("of", "to", "on", "from", *(_AT_WHOLES if lexicon.has("memorials.parts", word) else ()))
        preps = [
            kid for kid in sentence.kids(at.i, "prep") if kid.lower in near or _is_share(sentence, at, kid)
        ]
        objects = [kid for prep in preps for kid in sentence.kids(prep.i, "pobj")]
        if not objects:
            break
        at = objects[0]
        found.append(at)
        found += sentence.kids(at.i, "conj")
    return found


def clause_span(sentence: Sentence, trigger: Token, *others: Span) -> Span:
    """Return the clause of a trigger, widened to hold other spans of the same sentence."""
    top = trigger
    while top.pos not in ("VERB", "AUX") and top.head != top.i:
        top = sentence.tokens[top.head]
    while top.dep in ("xcomp", "acomp", "prep", "pcomp", "pobj", "aux", "auxpass") and top.head != top.i:
        top = sentence.tokens[top.head]
    if top.dep == "conj" and not sentence.kids(top.i, "nsubj", "nsubjpass"):
        top = sentence.tokens[top.head]
    start, end = sentence.span_of(sentence.subtree(top.i))
    for one in others:
        start, end = min(start, one[0]), max(end, one[1])
    return start, end


def object_of(sentence: Sentence, token: Token, preposition: str) -> Token | None:
    """Return the noun behind a word's preposition, or None."""
    for prep in sentence.kids(token.i, "prep", "dative"):
        if prep.lower == preposition:
            objects = sentence.kids(prep.i, "pobj")
            if objects:
                return objects[0]
    return None


def _aside(sentence: Sentence, noun: Token, under: list[int]) -> int:
    """Return where a clause about a name begins that is no part of it: "the Commission, which pays for it"."""
    if noun.pos == "PROPN":
        for i in under:
            if i > noun.i + 1 and sentence.tokens[i].lower == "which" and sentence.tokens[i - 1].text == ",":
                return i - 1
    return under[-1] + 1


def _of_world_war(sentence: Sentence, first: int) -> Token:
    """Return the first word of "World War I soldiers", whose numeral the parser takes for "I" or a number."""
    before = [one.lower for one in sentence.tokens[max(0, first - 2) : first]]
    numeral = sentence.tokens[first].text in ("I", "II", "1", "2", "One", "Two")
    return sentence.tokens[first - 2 if numeral and before == ["world", "war"] else first]


def value_of(sentence: Sentence, noun: Token) -> Span:
    """Return a noun phrase with its clauses, without its article, up to a dash or bracket."""
    under = sentence.subtree(noun.i)
    kept = [i for i in under if i <= noun.i]
    while len(kept) > 1 and sentence.tokens[kept[0]].lower in ("the", "a", "an"):
        kept.pop(0)
    start = _of_world_war(sentence, kept[0]).start
    aside = next((i for i in kept[1:] if sentence.tokens[i].text == "("), None)
    if aside is not None and all(sentence.tokens[i].text != ")" for i in kept):
        return start, sentence.tokens[aside - 1].end  # "the names of 300 missing (Battle of Loos)", misread
    ends = (
        i
        for i in range(noun.i + 1, under[-1] + 1)
        if sentence.tokens[i].text in ";–—(" or is_another_infinitive(sentence, i)
    )
    stop = min(
        next(ends, under[-1] + 1), goes_on_of_one(sentence, noun, under), _aside(sentence, noun, under)
    )
    last = [i for i in under if i < stop and i >= noun.i]
    while len(last) > 1 and (sentence.tokens[last[-1]].tag == "CC" or sentence.tokens[last[-1]].text == ","):
        last.pop()
    end = sentence.tokens[last[-1]]
    return start, end.end - (end.text in ("I.", "V."))  # "who died in World War I."
