"""Who did it: "was moved by the council", "the council moved it", "asked the handyman to weed the grave".

Invariant: as in `clauses`; a time ("by the end of the year") is no actor.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_TIMES = frozenset(
    {
        "end",
        "close",
        "beginning",
        "start",
        "middle",
        "time",
        "year",
        "month",
        "week",
        "summer",
        "autumn",
        "spring",
        "winter",
        "weekend",
        "morning",
        "night",
        "hand",
        "hands",
        "accident",
        "chance",
    }
)
"""What follows "by" and did nothing."""


def actor_of(sentence: Sentence, verb: Token) -> Span | None:
    """Find who did it: the agent of a passive, the subject of an active verb."""
    agents = [
        one for one in sentence.agents(verb.i) if one.lower not in _TIMES and one.tag != "CD"
    ]  # "by the end of the year"
    if agents:
        return _phrase(sentence, agents[0])
    if (
        sentence.kids(verb.i, "auxpass", "nsubjpass")
        or verb.dep in ("amod",)
        or (verb.tag == "VBN" and verb.dep == "acl")
    ):
        return None
    at = verb
    for _ in range(4):
        subjects = [kid for kid in sentence.kids(at.i, "nsubj") if kid.pos in ("NOUN", "PROPN")]
        if subjects:
            return None if _is_heading(sentence, subjects[0], at) else _phrase(sentence, subjects[0])
        if asked := _asked(sentence, at):
            return _phrase(sentence, asked[0]) if asked[0].pos in ("NOUN", "PROPN") else None
        if at.dep not in ("xcomp", "conj", "advcl", "acl", "dobj", "pcomp", "prep") or at.head == at.i:
            return None
        at = sentence.tokens[at.head]
    return None


_ASKING = frozenset({"ask", "tell", "request", "instruct", "invite", "order", "urge", "get", "allow", "authorise",
                     "authorize", "commission", "pay", "hire", "employ", "task"})  # fmt: skip


def _asked(sentence: Sentence, verb: Token) -> list[Token]:
    """Return who is asked to do it: "asked the handyman to weed the grave"."""
    above = sentence.tokens[verb.head]
    infinitive = verb.dep in ("xcomp", "advcl") and any(
        kid.tag == "TO" for kid in sentence.kids(verb.i, "aux")
    )
    if not infinitive or above.lemma not in _ASKING:
        return []
    return [kid for kid in sentence.kids(above.i, "dobj") if kid.i < verb.i]


def _is_heading(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Say whether a dash parts a noun from its verb: "Cemetery and Garden - Continued the weeding" names no one."""
    dash = sentence.tokens[verb.i - 1]
    if dash.text not in ("-", "–", "—") or not noun.i < dash.i:
        return False
    spaced = sentence.tokens[dash.i - 1].end < dash.start and dash.end < verb.start
    return spaced and sum(one.text == dash.text for one in sentence.tokens[: verb.i]) == 1


def _phrase(sentence: Sentence, noun: Token) -> Span:
    under = list(sentence.subtree(noun.i))
    stop = next(
        (
            i
            for i in under
            if i > noun.i
            and (sentence.tokens[i].dep in ("relcl", "acl", "appos") or sentence.tokens[i].text in ",–—(")
        ),
        under[-1] + 1,
    )
    kept = [i for i in under if i < stop]
    while len(kept) > 1 and sentence.tokens[kept[0]].lower in ("the", "a", "an"):
        kept.pop(0)
    return sentence.span_of(kept)
