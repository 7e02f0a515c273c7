"""What an event happens to, and the fact that comes of it: shared by events said by verbs and by nouns.

Invariant: one fact for each thing, at most once for a trigger.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.reading import Amount, Status
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, unit_of
from cenotaph.extract.text.syntax.parse.actors import actor_of
from cenotaph.extract.text.syntax.parse.clauses import clause_span
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.mentions import Mention
from cenotaph.normalize.quantities import parse_quantity


def subjects_of(scene: Scene, index: int, nouns: list[Token], *, part: bool) -> list[Subject]:
    """Tell which things nouns mean, each once; with `part`, a part of one may be a thing of its own."""
    found: list[Subject] = []
    for noun in nouns:
        if part and _is_joined_part(scene, index, noun, nouns):
            continue
        subject = scene.subject(index, noun, part=part)
        if subject is None:
            found += [
                one for one in scene.pair(index, noun) if all(one.thing is not it.thing for it in found)
            ]
        if subject is not None and all(subject.thing is not other.thing for other in found):
            found.append(subject)
    return found


def _is_joined_part(scene: Scene, index: int, noun: Token, nouns: list[Token]) -> bool:
    """Say whether a part is only joined to another: "the head and one hand" are told of once."""
    parts = scene.document.lexicon.words["memorials.parts"]
    heads = [one for one in nouns if one.i == noun.head and one.lower in parts]
    return (
        noun.dep == "conj" and bool(heads) and noun.lower in parts and (index, noun.i) not in scene.things.of
    )


def event_fact(
    index: int,
    sentence: Sentence,
    trigger: Token,
    subject: Subject,
    name: str,
    status: Status,
    rule: str,
) -> Fact:
    """Make the fact of an event: its clause, count, actor and, where something is moved, its destination."""
    mention = subject.mention if subject.sentence == index else None
    count = subject.count or (_share_of(sentence, mention) or mention.count if mention else None)
    actor = actor_of(sentence, trigger) if rule != "noun" else None
    if actor and mention and actor[0] <= mention.span[0] < actor[1]:
        actor = None
    widen = [mention.span] if mention else []
    fact = Fact(
        name, index, trigger, subject.thing, subject.about, clause_span(sentence, trigger, *widen), subject.mention,
        count=count, count_of=unit_of(subject.mention.kind or subject.thing.kind) if count and subject.mention else None,
        status=status, actor=actor, rule=f"event_{rule}",
    )  # fmt: skip
    if name in ("relocated", "exhumed"):
        fact.value_span = _destination(sentence, trigger, mention.dedicatee if mention else None)
    return fact


def _share_of(sentence: Sentence, mention: Mention) -> Amount | None:
    """Read "kicked over 64 out of 210 gravestones": as many as stand before "of"."""
    head = sentence.tokens[mention.head]
    if not sentence.kids(head.i, "nummod"):
        return None
    prep = sentence.tokens[head.head]
    if head.dep != "pobj" or prep.lower != "of" or not prep.i:
        return None
    before = sentence.tokens[prep.i - 1]
    number = sentence.tokens[before.i - 1] if before.lower == "out" and before.i else before
    amount = parse_quantity(number.text) if number.tag == "CD" and number.lower != "one" else None
    return Amount(amount.min, amount.max) if amount else None


def is_repeated(sentence: Sentence, verb: Token) -> bool:
    """Say whether something is done again and again: "every Saturday", "twice a year"."""
    times = [*sentence.kids(verb.i, "npadvmod"), *sentence.objects(verb.i, "on", "in", "at")]
    times += [goal for one in times for goal in sentence.objects(one.i, "of")]
    if sentence.tokens[0].lower in ("every", "each") and _is_time(sentence.tokens[1:2]):
        return True  # "Every January pupils come to pull the weeds"
    return any(
        kid.lower in ("every", "each")
        or (kid.lower == "a" and one.lower in ("year", "month", "week", "day", "fortnight"))
        for one in times
        for kid in sentence.kids(one.i, "det")
    )


_TIMES = frozenset(
    [
        "day",
        "week",
        "weekend",
        "fortnight",
        "month",
        "year",
        "morning",
        "evening",
        "season",
        "spring",
        "summer",
        "autumn",
        "winter",
        "time",
    ]
)
_NAMED_TIMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "easter",
        "christmas",
    ]
)


def _is_time(tokens: tuple[Token, ...]) -> bool:
    return any(one.lower in _TIMES or one.lower in _NAMED_TIMES for one in tokens)


def _destination(
    sentence: Sentence, verb: Token, people: tuple[int, int] | None = None
) -> tuple[int, int] | None:
    """Return where something goes; not whom it is for, to whom the parser may have tied "to"."""
    preps = [kid for kid in sentence.kids(verb.i, "prep", "dative") if kid.lower in ("to", "into")]
    preps += [
        deep
        for noun in sentence.kids(verb.i, "dobj")
        for deep in sentence.kids(noun.i, "prep")
        if deep.lower == "to"
    ]
    for prep in preps:
        goals = [kid for kid in sentence.kids(prep.i, "pobj") if kid.i > verb.i]
        if goals and not (people and people[0] <= goals[0].start < people[1]):
            dated = [kid.i for kid in sentence.kids(goals[0].i, "prep") if _is_dated(sentence, kid)]
            under = sentence.subtree(goals[0].i, without=dated)
            while len(under) > 1 and sentence.tokens[under[0]].lower in ("the",):
                under.pop(0)
            return sentence.span_of(under)
    return None


def _is_dated(sentence: Sentence, prep: Token) -> bool:
    """Say whether a preposition leads to a year: "to the park entrance in the 1930s"."""
    return any(re.match(r"[12]\d{3}", goal.text) for goal in sentence.kids(prep.i, "pobj"))
