"""What a text says about memorials: facts of its sentences, with voices, times and places, as findings.

Invariant: a finding says no more than its text; a place that is not said in the sentence comes from the same thing
elsewhere, from the sentences before or from the head of the text, and from nowhere else. The same thing told twice is
one finding, at its fullest.
"""

from __future__ import annotations

from msgspec.structs import replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.places import Known
from cenotaph.extract.text.reading import AUTHOR, Finding, Quotation, Thing
from cenotaph.extract.text.shallow.actors import actor_of
from cenotaph.extract.text.shallow.burials import find_burials
from cenotaph.extract.text.shallow.events import EVENTS, find_events
from cenotaph.extract.text.shallow.mentions import find_mentions
from cenotaph.extract.text.shallow.moments import time_of
from cenotaph.extract.text.shallow.page import Page, Sentence
from cenotaph.extract.text.shallow.states import find_states
from cenotaph.extract.text.shallow.things import Things
from cenotaph.extract.text.shallow.triggers import TO_COME, Fact, Scene
from cenotaph.extract.text.shallow.whereabouts import Whereabouts, headline_end
from cenotaph.extract.text.voices import evidence_within, innermost

_WHOLE_SENTENCE = 160
"""Characters up to which a sentence is its own evidence; of a longer one the clauses that say it."""


def find_facts(
    page: Page, quotations: list[Quotation], gazetteer: Known
) -> tuple[list[Thing], list[Finding]]:
    """Find things and findings, in the order of the text."""
    mentions = tuple(tuple(find_mentions(page, sentence)) for sentence in page.sentences)
    if not any(mentions):
        return [], []
    scene = Scene(page, mentions, Things(page, [one for some in mentions for one in some]))
    facts = [
        fact
        for sentence in page.sentences
        for fact in (
            *find_events(scene, sentence),
            *find_states(scene, sentence),
            *find_burials(scene, sentence),
        )
    ]
    mute = _mute(page, quotations)
    facts = [fact for fact in facts if not _is_inside(page, fact, mute)]
    places = Whereabouts(scene, gazetteer, facts)
    findings = [_finding(scene, fact, places.of(fact), quotations) for fact in facts]
    things = [
        Thing("group" if one.plural else one.kind, tuple(mention.span for mention in one.mentions))
        for one in scene.things.things
    ]
    return things, sorted(_merge(page, _settle_removals(findings)), key=lambda one: (one.evidence, one.about))


def _mute(page: Page, quotations: list[Quotation]) -> list[Span]:
    """List what stands between marks and is said by nobody: inscriptions, slogans, titles."""
    return [
        one.outer
        for one in page.quoted
        if not any(said.start < one.end and one.start < said.end for said in quotations)
    ]


def _is_inside(page: Page, fact: Fact, mute: list[Span]) -> bool:
    at = page.sentences[fact.sentence].words[fact.trigger.first].start
    return any(one[0] < at < one[1] for one in mute)


# --- findings


def _finding(scene: Scene, fact: Fact, places: tuple[Span, ...], quotations: list[Quotation]) -> Finding:
    page = scene.page
    sentence = page.sentences[fact.sentence]
    number = innermost(quotations, sentence.words[fact.trigger.first].start)
    quotation = quotations[number] if number is not None else None
    time = time_of(page, sentence, fact)
    actor = actor_of(scene, sentence, fact) if fact.property in EVENTS else None
    value = fact.value_text or (page.words(fact.value) if fact.value else None)
    return Finding(
        evidence=evidence_within(page.text, _clauses(sentence, fact), quotation),
        about=fact.about,
        thing=fact.thing.number,
        about_type="group" if fact.thing.plural else fact.thing.kind,
        places=places,
        property=fact.property,
        value=value,
        value_span=fact.value,
        count=fact.count,
        count_of=fact.count_of if fact.count else None,
        when=time.edtf if time else None,
        when_span=time.span if time else None,
        relation=time.relation if time else None,
        anchor=time.anchor if time else None,
        actor=page.words(actor) if actor else None,
        voice=quotation.speaker if quotation else AUTHOR,
        mode=quotation.mode if quotation else "narration",
        quotation=number,
        status=fact.status,
        rule=fact.rule,
        certainty=min(fact.certainty, quotation.certainty if quotation else 1000),
    )


def _clauses(sentence: Sentence, fact: Fact) -> Span:
    """Return the sentence that states a fact, of a long one the clauses that do."""
    start, end = sentence.span
    if end - start > _WHOLE_SENTENCE:
        spans = [sentence.span_of(fact.trigger.first, fact.trigger.last)]
        if fact.value:
            spans.append(fact.value)
        if fact.mention is not None and fact.mention.sentence == sentence.index:
            spans.append(fact.about)
        first, last = min(one[0] for one in spans), max(one[1] for one in spans)
        commas = [word for word in sentence.words if word.text in ",;:"]
        start = max((word.end for word in commas if word.end <= first), default=start)
        end = min((word.start for word in commas if word.start >= last), default=end)
    return start, end


# --- the same thing told twice


_STATES = frozenset({"commemorates", "exists", "named", "part_of", "custodian", "protected"})


def _settle_removals(findings: list[Finding]) -> list[Finding]:
    """Keep to "removed" where a text uses both words for one event: "demolition" is the looser of the two."""
    removed = {one.thing for one in findings if one.property == "removed" and one.status != "denied"}
    return [
        replace(one, property="removed") if one.property == "destroyed" and one.thing in removed else one
        for one in findings
    ]


def _merge(page: Page, findings: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for one in findings:
        twin = next((i for i, other in enumerate(kept) if _is_same(one, other)), None)
        if twin is None:
            kept.append(one)
            continue
        kept[twin] = _at_its_best(page, kept[twin], one)
    return kept


def _is_same(one: Finding, other: Finding) -> bool:
    if one.property != other.property or one.thing != other.thing:
        return False
    if one.property in ("inscription", "named", "custodian"):
        return (one.value or "").strip(".").lower() == (other.value or "").strip(".").lower()
    if one.property == "burials":
        return one.count == other.count and one.count_of == other.count_of
    if one.count != other.count and one.count is not None and other.count is not None:
        return False
    if one.property == "commemorates" and (one.count is None) != (other.count is None):
        short, long = sorted((one.value or "", other.value or ""), key=len)
        return bool(short) and short in long
    if one.property in _STATES:
        return True
    if (one.status in TO_COME) != (other.status in TO_COME) or (one.status == "denied") != (
        other.status == "denied"
    ):
        return False
    return one.when is None or other.when is None or one.when[:4] == other.when[:4]


def _at_its_best(page: Page, one: Finding, other: Finding) -> Finding:
    """Keep what is told first below the headline, with what only the other place says."""
    first, second = sorted((one, other), key=lambda it: (_is_headline(page, it), it.evidence))
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


def _is_headline(page: Page, one: Finding) -> bool:
    return one.evidence[0] < headline_end(page)
