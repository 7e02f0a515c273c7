"""Where the phrase of a mention ends and whom it is for: "to the Soviet soldiers" behind "monument", not "to the park".

Invariant: whom a memorial is for is part of its phrase; where it is moved, or what it is fixed to, is not.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def end_and_dedicatee(document: Document, sentence: Sentence, head: Token) -> tuple[int, Span | None]:
    """Find the end of a mention and whom it is for: "to the Soviet soldiers" after "monument"."""
    tokens = sentence.tokens
    end = head.end
    at = head.i + 1
    if at < len(tokens) and tokens[at].text == "(":
        close = next((i for i in range(at, min(at + 12, len(tokens))) if tokens[i].text == ")"), None)
        at = close + 1 if close is not None else at
    if at + 1 >= len(tokens) or tokens[at].lower not in (
        "to",
        "of",
        "for",
        "dedicated",
        "honoring",
        "honouring",
        "commemorating",
    ):
        return end, None
    prep = tokens[at]
    if prep.lower not in ("to", "of", "for"):
        return end, None
    if prep.lower == "to" and (people := _taken_for_verb(document, sentence, tokens[at + 1])) is not None:
        return people.end, (tokens[at + 1].start, people.end)
    if (prep.lower == "to" and tokens[at + 1].tag in ("VB", "VBP")) or tokens[at + 1].quoted:
        return end, None
    objects = [kid for kid in sentence.kids(prep.i, "pobj") if kid.i > prep.i]
    if (
        objects
        and prep.lower == "for"
        and objects[0].lower
        in ("time", "times", "years", "months", "decades", "miles", "metres", "kilometres", "yards", "weeks")
    ):
        return end, None  # "attacked the cenotaph for the third time"
    if not objects or (
        prep.lower == "to"
        and (
            _is_destination(document, sentence, head, objects[0])
            or _is_fastened(document.lexicon, sentence, head, objects[0])
            or _is_compared(document.lexicon, sentence, prep)
        )
    ):
        return end, None
    under = _without_clauses(sentence, objects[0])
    return tokens[under[-1]].end, (tokens[under[0]].start, tokens[under[-1]].end)


def _is_fastened(lexicon: Lexicon, sentence: Sentence, head: Token, goal: Token) -> bool:
    """Say whether "to" leads to what a memorial is fixed to: "fitting the plaque to the wall"."""
    verb = sentence.tokens[head.head]
    return (
        head.dep == "dobj"
        and lexicon.has("memorials.fastening", verb.lemma)
        and goal.ent != "PERSON"
        and not are_people(lexicon, goal.lower)
    )


def _is_compared(lexicon: Lexicon, sentence: Sentence, to: Token) -> bool:
    """Say whether "to" belongs to a verb of two things: "compared the statues to sites", "linked the memorial to a trail"."""
    verb = sentence.tokens[to.head]
    return verb.pos == "VERB" and lexicon.has("memorials.comparing", verb.lemma)


def _taken_for_verb(document: Document, sentence: Sentence, word: Token) -> Token | None:
    """Return the people of "monument to railway soldiers", where the first word was taken for a verb."""
    behind = sentence.tokens[word.i + 1] if word.i + 1 < len(sentence.tokens) else word
    people = are_people(document.lexicon, behind.lower)
    return behind if word.tag in ("VB", "VBP") and behind.tag in ("NNS", "NN") and people else None


def _is_destination(document: Document, sentence: Sentence, head: Token, goal: Token) -> bool:
    """Say whether "to" leads to where a memorial is moved rather than to whom it is for."""
    lexicon = document.lexicon
    goes = any(
        lexicon.has("custody.giving", one.lemma)
        or one.lemma
        in (
            "move",
            "relocate",
            "transfer",
            "transport",
            "return",
            "restore",
            "bring",
            "shift",
            "take",
            "haul",
            "send",
        )
        for one in sentence.tokens[: head.i]
    )
    moving = sentence.is_behind(head.i, "of") and lexicon.nouns.get(
        sentence.tokens[sentence.tokens[head.head].head].lower, ""
    ) in ("relocated", "removed", "restored")
    verb = sentence.tokens[head.head]
    moving = moving or (head.dep in ("dobj", "nsubjpass") and lexicon.verbs.get(verb.lemma) == "relocated")
    if moving and not are_people(lexicon, goal.lower) and goal.pos == "NOUN":
        return True  # "the relocation of the memorial to the verge"
    return goes and (
        goal.ent in ("GPE", "LOC", "FAC", "ORG")
        or any(one.lower in lexicon.kinds for one in sentence.tokens[goal.i : goal.i + 3])
        or goal.lower in lexicon.kinds
        or lexicon.has("custody.keepers", goal.lower)
        or goal.lower
        in (
            "park",
            "museum",
            "site",
            "place",
            "location",
            "glory",
            "condition",
            "state",
            "splendour",
            "splendor",
        )
    )


def _without_clauses(sentence: Sentence, noun: Token) -> list[int]:
    """List a noun phrase from its start up to the first clause or comma."""
    under = sentence.subtree(noun.i)
    kept: list[int] = []
    for i in under:
        if kept and i != kept[-1] + 1:
            break
        token = sentence.tokens[i]
        if i > noun.i and (
            token.text in ",;–—-("
            or token.dep in ("relcl", "acl", "nsubj")
            or token.tag in ("WP", "WDT")
            or (token.lower in ("in", "at", "on", "from", "that") and token.dep == "prep")
        ):
            break
        kept.append(i)
    while kept and (sentence.tokens[kept[0]].dep == "det" or sentence.tokens[kept[0]].text in "'\"“‘"):
        kept.pop(0)
    return kept or [noun.i]
