"""Facts -> findings: places, times, voices; and the same thing told twice becomes one.

Invariant: a finding says no more than its text: a place or time that is not said in the clause comes from the same
thing elsewhere, from the sentences beside it or from the dateline, and from nowhere else.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from functools import partial

from msgspec.structs import replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.moment import Time
from cenotaph.extract.text.reading import Finding, Quotation
from cenotaph.extract.text.syntax.circumstances.whereabouts import (
    all_places,
    places_here,
    places_of_mentions,
    remember_places,
)
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.facts.tenses import is_future
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.times import time_feasts, time_spans
from cenotaph.extract.text.syntax.times.find import find_times
from cenotaph.extract.text.syntax.times.time_relations import is_until
from cenotaph.extract.text.told import Around, drop_headlines, merge_told, tell
from cenotaph.extract.text.voices import innermost


def settle(scene: Scene, facts: list[Fact], quotations: list[Quotation]) -> list[Finding]:
    """Turn facts into findings, in the order of the text."""
    ordered = sorted(facts, key=lambda fact: (fact.sentence, fact.trigger.start, fact.property))
    for thing in scene.things.things:
        remember_places(scene, thing, places_of_mentions(scene, thing))
    located = [(places_here(scene, fact), fact) for fact in ordered]
    for places, fact in located:
        remember_places(scene, fact.thing, places)
    found = [
        _finding(scene, fact, all_places(scene, fact, places), quotations)
        for places, fact in located
        if not fact.unsaid
    ]
    headlines = frozenset(fact.evidence for fact in ordered if _is_headline(scene, fact))
    merged = merge_told(found, partial(_fuller, headlines=headlines))
    return drop_headlines(scene.document.text, merged, _headline_end(scene))


def _headline_end(scene: Scene) -> int:
    """Return where the first line ends, if it is a headline: without a full stop, and other text follows."""
    paragraphs = scene.document.paragraphs
    if not paragraphs[1:]:
        return 0
    start, end = paragraphs[0]
    return 0 if scene.document.text[end - 1] in '.!?…”"' or end - start > _LONGEST_HEADLINE else end


_LONGEST_HEADLINE = 160


# --- times


def _time_of(scene: Scene, fact: Fact) -> Time | None:
    """Find when a fact holds: a time whose nearest verb is the trigger or joined to it."""
    if not fact.timed or fact.status == "denied":
        return None
    sentence = scene.document.sentences[fact.sentence]
    future = fact.status in ("planned", "proposed") or is_future(sentence, fact.trigger)
    times = find_times(scene.document.text, sentence.span, scene.document.date, future=future)
    if fact.status == "ongoing":  # "cadets clean it on Anzac Day"
        times = [time for time in times if not time_feasts.is_custom(scene.document.words(time.span))]
    fitting = [time for time in times if time.edtf and _is_time_of(scene, sentence, time, fact)]
    if fact.status == "proposed":
        fitting = [time for time in fitting if (time.edtf or "").startswith("../")]  # "by November"
    if not fitting:
        return _standing_for(scene, sentence, fact)
    own = [time for time in fitting if _governor(sentence, time, fact) == fact.trigger.i]
    if fact.property == "exists":
        fitting = [time for time in own if time.edtf and "/" in time.edtf]
        if not fitting:
            return _standing_for(scene, sentence, fact)
    if is_until(sentence, fact.trigger):  # "was not dedicated until 1960"
        fitting = own = [
            dataclasses.replace(time, edtf=(time.edtf or "").removeprefix("../")) for time in own or fitting
        ]
    fitting = [_of_its_end(sentence, time, fact) for time in fitting]
    own = [_of_its_end(sentence, time, fact) for time in own]
    exact = [time for time in fitting if time.relation] or own or fitting
    return min(exact, key=lambda time: abs(time.span[0] - fact.trigger.start)) if exact else None


def _standing_for(scene: Scene, sentence: Sentence, fact: Fact) -> Time | None:
    """Read how long it stood: "that stood outside the courthouse for 114 years"."""
    year = (scene.document.date or "")[:4]
    if fact.property != "exists":
        return None
    under = sentence.span_of(sentence.subtree(fact.trigger.i))
    found = time_spans.for_years(scene.document.text, under, year if year.isdigit() else None)
    return Time(*found) if found else None


def _of_its_end(sentence: Sentence, time: Time, fact: Fact) -> Time:
    """Read "until 1956, when it was damaged": it was damaged in that year."""
    inside = {one.i for one in sentence.tokens if time.span[0] <= one.start < time.span[1]}
    when = fact.trigger.head in inside and any(
        kid.lower == "when" for kid in sentence.kids(fact.trigger.i, "advmod")
    )
    return dataclasses.replace(time, edtf=time.edtf.removeprefix("../")) if when and time.edtf else time


def _governor(sentence: Sentence, time: Time, fact: Fact) -> int | None:
    """Return the trigger, if a time hangs on it with no other verb between, else the verb that it hangs on."""
    top = next((token for token in sentence.tokens if time.span[0] <= token.start < time.span[1]), None)
    if top is None:
        return None
    above = (
        one
        for one in (top, *sentence.ancestors(top.i))
        if one.i == fact.trigger.i or one.pos in ("VERB", "AUX")
    )
    found = next(above, None)
    return found.i if found else None


def _is_time_of(scene: Scene, sentence: Sentence, time: Time, fact: Fact) -> bool:
    tokens = [token for token in sentence.tokens if time.span[0] <= token.start < time.span[1]]
    if not tokens or tokens[0].quoted:
        return False
    trigger = fact.trigger
    between = sorted((time.span, (trigger.start, trigger.end)))
    if ";" in scene.document.text[between[0][1] : between[1][0]]:
        return False  # "Until 1962 it stood there; one night it was hauled off"
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head not in inside), tokens[-1])
    if trigger.lower in ("date", "dates") and 0 <= time.span[0] - trigger.end <= 14:
        return True
    law = fact.property == "protected"
    if top.dep in ("nummod", "compound", "amod") and sentence.tokens[top.head].pos == "NOUN" and not law:
        return False  # "a 1994 agreement" dates the agreement
    if time_spans.is_war(scene.document.words(time.span)) and (
        sentence.tokens[top.head].i != trigger.i and top.head != trigger.i
    ):
        return False  # "soldiers killed in the war"
    value = fact.value_span
    if value and value[0] <= time.span[0] < value[1] and fact.property != "protected":
        return False
    if trigger.head in inside and trigger.dep in ("relcl", "acl"):
        return True
    governors = []
    for one in (top, *sentence.ancestors(top.i)):
        if one.i == trigger.i:
            return True
        if one.pos in ("VERB", "AUX"):
            governors.append(one)
            break
        if one.lower in ("passed", "war") or (
            one.pos in ("PROPN", "NOUN") and one not in tokens and one.ent == "PERSON"
        ):
            return False
    governor = governors[0] if governors else None
    if governor is not None and governor.dep == "pcomp" and sentence.tokens[governor.head].head == trigger.i:
        return True
    if governor is not None and governor.dep == "advcl" and governor.head == trigger.i and not time.relation:
        when = [kid for kid in sentence.kids(governor.i, "advmod") if kid.lower == "when"]
        return bool(when) and fact.status != "planned"  # "When the station closed in 1966, it was moved"
    if governor is not None and _is_begun_with(sentence, trigger, governor):
        return False
    if governor is None:
        return len([t for t in sentence.tokens if t.pos == "VERB"]) <= 1
    if time.relation:
        told = {one.dep for one in (governor, *sentence.ancestors(governor.i)) if one.i != trigger.i}
        return sentence.is_under(governor.i, trigger.i) and "relcl" not in told
    if trigger.dep == "conj" and trigger.head == governor.i and governor.end <= time.span[0] < trigger.start:
        return False  # "was stolen in 2016 and replaced"
    if scene.document.lexicon.has("reporting.strong", governor.lemma) and governor.i != trigger.i:
        return False
    return (_joined(sentence, governor, trigger) and fact.status != "planned") or (
        fact.status == "planned"
        and governor.lemma in ("take", "begin", "start", "complete", "finish", "conclude", "end")
        and sentence.is_under(trigger.i, governor.i)
    )


def _is_begun_with(sentence: Sentence, trigger: Token, governor: Token) -> bool:
    """Say whether a participle only begins a sentence: "Built of Ketton stone, it was unveiled in 1920"."""
    begun = trigger.dep == "advcl" and trigger.tag == "VBN" and trigger.head == governor.i
    return begun and trigger.i < governor.i and not sentence.kids(trigger.i, "agent")


def _joined(sentence: Sentence, governor: Token, trigger: Token) -> bool:
    """Say whether a time of one verb is also that of another: its matrix or what is joined to it."""
    if trigger.dep == "amod":
        return False  # "replaced the stolen bust in 2009"
    if (
        governor.dep == "conj"
        and governor.head == trigger.i
        and {governor.tag, trigger.tag} <= {"VBN", "VBD"}
    ):
        return True
    at = trigger
    for _ in range(5):
        if at.i == governor.i:
            return True
        if at.dep in ("relcl", "ROOT") or at.head == at.i:
            return False
        at = sentence.tokens[at.head]
    return False


# --- findings


def _finding(scene: Scene, fact: Fact, places: tuple[Span, ...], quotations: list[Quotation]) -> Finding:
    document = scene.document
    around = Around(
        evidence=fact.evidence,
        places=places,
        time=_time_of(scene, fact),
        actor=document.words(fact.actor) if fact.actor else None,
        quotation=_voice(fact, quotations),
    )
    return tell(document.text, fact, around, quotations, "syntax")


def _is_headline(scene: Scene, fact: Fact) -> bool:
    sentence = scene.document.sentences[fact.sentence]
    return sentence.paragraph < 2 and scene.document.text[sentence.span[1] - 1] not in '.!?”"’'


def _voice(fact: Fact, quotations: list[Quotation]) -> int | None:
    """Return the innermost quotation that holds the trigger of a fact."""
    at = fact.trigger.start
    if fact.trigger.quoted and fact.value_span:
        at = min(fact.value_span[0], fact.evidence[0])
    return innermost(quotations, at)


def _fuller(one: Finding, other: Finding, *, headlines: Collection[Span]) -> Finding:
    """Keep the fuller one of two that are the same; what a sentence tells before what a headline does."""

    def fullness(it: Finding) -> tuple[int, ...]:
        return *_fullness(it), it.evidence not in headlines, it.certainty

    fuller, less = sorted((one, other), key=fullness, reverse=True)
    if len(less.places) > len(fuller.places) and less.voice == fuller.voice:
        return replace(fuller, places=less.places)
    return fuller


def _fullness(one: Finding) -> tuple[int, ...]:
    sure = {"happened": 2, "ongoing": 1, "planned": 1}.get(one.status, 0)
    return (
        (one.when is not None) + (one.count is not None) + (one.actor is not None),
        sure,
        min(3, len(one.places)) if one.property != "commemorates" else 0,
        len(one.value or "") if one.property == "commemorates" else int(not one.rule.endswith("noun")),
    )
