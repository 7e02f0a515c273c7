"""What a text says about memorials: facts of its sentences, with voices, times and places, as findings.

Invariant: a finding says no more than its text; a place that is not said in the sentence comes from the same thing
elsewhere, from the sentences before or from the head of the text, and from nowhere else. The same thing told twice is
one finding, at its fullest.
"""

from __future__ import annotations

from msgspec.structs import replace

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Quoted, Span
from cenotaph.extract.text.reading import EVENTS, TO_COME, Finding, Quotation, Thing
from cenotaph.extract.text.shallow.burials.counted_genitives import find_counted_genitives
from cenotaph.extract.text.shallow.burials.find import find_burials
from cenotaph.extract.text.shallow.circumstances.dated_things import find_dated_things
from cenotaph.extract.text.shallow.circumstances.headlines import headline_end
from cenotaph.extract.text.shallow.circumstances.moments import time_of
from cenotaph.extract.text.shallow.circumstances.whereabouts import Whereabouts
from cenotaph.extract.text.shallow.events.find import find_events
from cenotaph.extract.text.shallow.events.wanted import find_wanted
from cenotaph.extract.text.shallow.states.care_taken import find_care_taken, without_care_twice
from cenotaph.extract.text.shallow.states.charge import find_charge
from cenotaph.extract.text.shallow.states.charge_left_out import find_charge_left_out
from cenotaph.extract.text.shallow.states.find import find_states
from cenotaph.extract.text.shallow.states.fronted_dedications import find_fronted_dedications
from cenotaph.extract.text.shallow.subjects.passing import without_passing
from cenotaph.extract.text.shallow.things.coreference import Things
from cenotaph.extract.text.shallow.things.mentions import find_mentions
from cenotaph.extract.text.shallow.triggers.actors import actor_of
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.extract.text.told import Around, drop_headlines, merge_told, tell
from cenotaph.extract.text.voices import innermost

_WHOLE_SENTENCE = 160
"""Characters up to which a sentence is its own evidence; of a longer one the clauses that say it."""


def find_facts(
    page: Page, quotations: list[Quotation], gazetteer: Known, *, named: bool = False
) -> tuple[list[Thing], list[Finding]]:
    """Find things and findings, in the order of the text.

    Args:
        page: the text.
        quotations: who says what in it.
        gazetteer: knows place names.
        named: whether only sentences that name a memorial are asked.
    """
    mentions = tuple(tuple(find_mentions(page, sentence)) for sentence in page.sentences)
    if not any(mentions):
        return [], []
    scene = Scene(page, mentions, Things(page, [one for some in mentions for one in some]))
    facts = [
        fact
        for sentence in page.sentences
        if mentions[sentence.index] or not named
        for fact in (
            *find_events(scene, sentence),
            *find_states(scene, sentence),
            *find_burials(scene, sentence),
            *(find_charge(scene, sentence) or find_charge_left_out(scene, sentence)),
            *find_care_taken(scene, sentence),
            *find_counted_genitives(scene, sentence),
            *find_wanted(scene, sentence),
            *find_fronted_dedications(scene, sentence),
            *find_dated_things(scene, sentence),
        )
    ]
    mute = _mute(page, quotations)
    facts = without_care_twice([fact for fact in facts if not _is_inside(page, fact, mute)])
    facts = without_passing(scene, facts)
    places = Whereabouts(scene, gazetteer, facts)
    findings = [_finding(scene, fact, places.of(fact), quotations) for fact in facts]
    things = [
        Thing("group" if one.plural else one.kind, tuple(mention.span for mention in one.mentions))
        for one in scene.things.things
    ]
    merged = merge_told(
        _settle_removals(findings),
        lambda one, other: _at_its_best(page, one, other),
        lambda one, other: _is_once_more(page, one, other),
    )
    if page.lexicon.settings.get("cased", True):
        merged = drop_headlines(page.text, merged, headline_end(page))
    return things, sorted(merged, key=lambda one: (one.evidence, one.about))


def _mute(page: Page, quotations: list[Quotation]) -> list[Span]:
    """List what stands between marks and is said by nobody: inscriptions, slogans, titles."""
    return [
        one.outer
        for one in page.quoted
        if not any(said.start < one.end and one.start < said.end for said in quotations)
        and not _is_ceremony(page, one)
    ]


def _is_ceremony(page: Page, marked: Quoted) -> bool:
    """Say whether marks hold the name of a ceremony that is told to be held: "‘공적비 제막식’이 열렸다"."""
    if not page.lexicon.settings.get("verb_last", False):
        return False
    return any(
        marked.start < sentence.words[hit.last].end == marked.end
        for sentence in page.sentences
        for hit in sentence.of("events", "unveiled")
    )


def _is_inside(page: Page, fact: Fact, mute: list[Span]) -> bool:
    at = page.sentences[fact.sentence].words[fact.trigger.first].start
    return any(one[0] < at < one[1] for one in mute)


# --- findings


def _finding(scene: Scene, fact: Fact, places: tuple[Span, ...], quotations: list[Quotation]) -> Finding:
    page = scene.page
    sentence = page.sentences[fact.sentence]
    actor = actor_of(scene, sentence, fact) if fact.property in {*EVENTS, "protected"} else None
    around = Around(
        evidence=_clauses(sentence, fact),
        places=places,
        time=time_of(page, sentence, fact),
        actor=page.words(actor) if actor else None,
        quotation=innermost(quotations, sentence.words[fact.trigger.first].start),
    )
    return tell(page.text, fact, around, quotations, "words")


def _clauses(sentence: Sentence, fact: Fact) -> Span:
    """Return the sentence that states a fact, of a long one the clauses that do."""
    start, end = sentence.span
    if end - start > _WHOLE_SENTENCE:
        spans = [sentence.span_of(fact.trigger.first, fact.trigger.last)]
        if fact.value_span:
            spans.append(fact.value_span)
        if fact.mention is not None and fact.mention.sentence == sentence.index:
            spans.append(fact.about)
        first, last = min(one[0] for one in spans), max(one[1] for one in spans)
        commas = [word for word in sentence.words if word.text in ",;:"]
        start = max((word.end for word in commas if word.end <= first), default=start)
        end = min((word.start for word in commas if word.start >= last), default=end)
    return start, end


# --- the same thing told twice


def _settle_removals(findings: list[Finding]) -> list[Finding]:
    """Keep to "removed" where a text uses both words for one event: "demolition" is the looser of the two."""
    removed = {_which(one) for one in findings if one.property == "removed" and one.status != "denied"}
    return [
        replace(one, property="removed") if one.property == "destroyed" and _which(one) in removed else one
        for one in findings
    ]


def _which(one: Finding) -> tuple[int, bool]:
    """Return of what a finding tells, and whether that is still to come: what was destroyed may yet be removed."""
    return one.thing, one.status in TO_COME


def _at_its_best(page: Page, one: Finding, other: Finding) -> Finding:
    """Keep what is told first below the headline, with what only the other place says."""
    first, second = sorted((one, other), key=lambda it: (_is_headline(page, it), it.evidence))
    if _is_fuller(second, first) and not _is_headline(page, second):
        first, second = second, first
    if first.when is None and second.when is not None and not _is_headline(page, second):
        first = replace(first, when=second.when, when_span=second.when_span, relation=second.relation)
    if first.count is None and second.count is not None:
        first = replace(first, count=second.count, count_of=second.count_of)
    if first.value is None and second.value is not None:
        first = replace(first, value=second.value, value_span=second.value_span)
    if first.actor is None and second.actor is not None:
        first = replace(first, actor=second.actor)
    if not first.places and second.places:
        first = replace(first, places=second.places)
    return first


def _is_once_more(page: Page, one: Finding, other: Finding) -> bool:
    """Say whether harm of years before is told behind fresh harm without a date: "En 2019, elle avait déjà été taguée"."""
    fresh, old = sorted((one, other), key=lambda it: it.evidence)
    if fresh.property != "vandalised" or not page.date or not old.when or fresh.when:
        return False
    return not _is_headline(page, fresh) and old.when[:4] < page.date[:4] and old.when[0].isdigit()


def _is_fuller(one: Finding, other: Finding) -> bool:
    """Say whether of two dedications one holds the other and tells how many: "경찰 11명" is more than "경찰"."""
    if one.property != "commemorates" or one.value is None or other.value is None or one.count is None:
        return False
    return other.count is None and other.value in one.value


def _is_headline(page: Page, one: Finding) -> bool:
    return one.evidence[0] < headline_end(page)
