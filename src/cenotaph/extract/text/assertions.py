"""A reading -> assertions: what the text says, in the types of the log.

Invariant: each assertion's evidence is a quote that stands in the rendition at that place; what a text attributes is
attributed, innermost speaker first; mentions of the same thing share one subject, named by the place of its first
mention. Quotations are assertions about the document itself.

Source: the annotation guide's terms in these types (glossary, "count").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.models import read_models
from cenotaph.extract.text.reading import Finding, Quotation, Reading, Thing
from cenotaph.extract.text.shallow.states.condition_scale import condition_of
from cenotaph.extract.text.shallow.words import lexicon as shallow
from cenotaph.extract.text.syntax.parse.lexicon import read_lexicon
from cenotaph.extract.text.toponyms import Outlet, place_candidates
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Attribution, Evidence, TextQuote
from cenotaph.model.identity import format_subject
from cenotaph.model.schema import read_schema
from cenotaph.model.value import (
    Category,
    Count,
    GraveType,
    Place,
    PlaceCandidate,
    Ref,
    Relation,
    Term,
    Text,
    Unit,
    Value,
    When,
)
from cenotaph.normalize.edtf import is_edtf

BESIDE = 32
"""Characters of prefix and suffix: enough to find the quote again in a rendition that was made anew."""

_UNITS: dict[str, tuple[Unit, Category | None]] = {
    "sites": ("sites", None),
    "graves": ("graves", None),
    "people": ("people", None),
    "military": ("people", "military"),
    "civilian": ("people", "civilian"),
    "unknown_people": ("people", None),
}
_GRAVE_TYPES: dict[str, GraveType] = {"mass": "mass", "single": "single", "mass,single": "mass,single"}
_RELATIONS: dict[str, Relation] = {"shortly_after": "shortly_after", "shortly_before": "shortly_before"}


def assertions_of(
    reading: Reading,
    *,
    capture: str,
    rendition: str,
    gazetteer: Known | None = None,
    outlet: Outlet | None = None,
) -> list[Assertion]:
    """Turn a reading into assertions, in the order of the text.

    Args:
        reading: what `read_text` gave; its text is the rendition that was read.
        capture: SHA-256 of the bytes that the text came from.
        rendition: SHA-256 of the text in UTF-8.
        gazetteer: adds candidates to places; without it places are names alone.
        outlet: who published the text: papers name the places of their own country first.

    Returns:
        For each thing that something is said of: its kind (and name), then what is said; then the quotations.
    """
    maker = _Maker(reading, capture, rendition, _candidates(reading, gazetteer, outlet))
    return [*maker.things(), *maker.quotations()]


class _Maker:
    """Makes the assertions of one reading."""

    def __init__(
        self,
        reading: Reading,
        capture: str,
        rendition: str,
        candidates: Mapping[Span, tuple[PlaceCandidate, ...]],
    ) -> None:
        self._reading = reading
        self._text = reading.text
        self._capture = capture
        self._rendition = rendition
        self._candidates = candidates

    def things(self) -> Iterable[Assertion]:
        """Yield the assertions about memorials and burial places."""
        spoken_of = {one.thing for one in self._reading.findings}
        for number, thing in enumerate(self._reading.things):
            if number in spoken_of:
                yield self._kind(number, thing)
        gathered: dict[tuple[int, int | None, Span], list[Finding]] = {}
        for one in self._reading.findings:
            gathered.setdefault((one.thing, one.quotation, one.evidence), []).append(one)
        for (number, quotation, evidence), findings in gathered.items():
            yield Assertion(
                subject=self._subject(number),
                evidence=self._evidence(evidence),
                attribution=self._layers(quotation),
                statements=tuple(self._statement(one) for one in findings),
            )

    def quotations(self) -> Iterable[Assertion]:
        """Yield one assertion about the document for each quotation."""
        document = format_subject("text", self._rendition[:16])
        for one in self._reading.quotations:
            span = (one.start, one.end)
            said = Text(self._text[one.start : one.end], self._reading.lang)
            yield Assertion(
                subject=document,
                evidence=self._evidence(span),
                attribution=(self._layer(one),),
                statements=(Statement(property="quotation", value=said, certainty=one.certainty),),
            )

    def _kind(self, number: int, thing: Thing) -> Assertion:
        mention = thing.name or thing.mentions[0]
        words = self._text[mention[0] : mention[1]]
        statements = [Statement(property="kind", value=Term(code=thing.kind, as_written=words))]
        if thing.name is not None:
            statements.append(Statement(property="named", value=Text(words, self._reading.lang)))
        return Assertion(
            subject=self._subject(number),
            evidence=self._evidence(mention),
            attribution=(),
            statements=tuple(statements),
        )

    def _subject(self, number: int) -> str:
        first = self._reading.things[number].mentions[0][0]
        return format_subject("text", f"{self._rendition[:16]}/{first}")

    def _evidence(self, span: Span) -> Evidence:
        return Evidence(capture=self._capture, selector=self._quote(span), rendition=self._rendition)

    def _quote(self, span: Span) -> TextQuote:
        start, end = span
        return TextQuote(
            exact=self._text[start:end],
            start=start,
            end=end,
            prefix=self._text[max(0, start - BESIDE) : start] or None,
            suffix=self._text[end : end + BESIDE] or None,
        )

    def _layers(self, quotation: int | None) -> tuple[Attribution, ...]:
        """List who says it, innermost first; a fragment inside reported speech of the same speaker is one layer."""
        if quotation is None:
            return ()
        inner = self._reading.quotations[quotation]
        around = [
            one for one in self._reading.quotations if one.start <= inner.start and inner.end <= one.end
        ]
        layers: list[Attribution] = []
        for one in sorted(around, key=lambda one: one.end - one.start):
            if not layers or layers[-1].speaker != one.speaker:
                layers.append(self._layer(one))
        return tuple(layers)

    def _layer(self, one: Quotation) -> Attribution:
        cue = self._text[one.cue[0] : one.cue[1]] if one.cue else None
        return Attribution(speaker=one.speaker, mode=one.mode, cue=cue, flags=one.flags)

    def _statement(self, one: Finding) -> Statement:
        about = self._reading.things[one.thing]
        narrower = one.value_span if one.value_span and one.property == "inscription" else None
        return Statement(
            property=one.property,
            value=self._value(one),
            when=self._when(one),
            places=tuple(self._place(span) for span in one.places),
            count=_count(one, about),
            actor=one.actor,
            status=None if one.status == "happened" else one.status,
            certainty=one.certainty,
            selector=self._quote(narrower) if narrower else None,
        )

    def _value(self, one: Finding) -> Value | None:
        if one.value is None or one.property == "burials":
            return None
        wanted = read_schema().properties[one.property].value
        if wanted == "term":
            return Term(code=condition_code(one.value, self._reading.lang), as_written=one.value)
        if wanted == "ref":
            whole = self._thing_at(one.value_span)
            return Ref(self._subject(whole)) if whole is not None else Text(one.value, self._reading.lang)
        return Text(one.value, self._reading.lang) if wanted == "text" or one.property in _WORDED else None

    def _thing_at(self, span: Span | None) -> int | None:
        if span is None:
            return None
        for number, thing in enumerate(self._reading.things):
            if any(mention[0] < span[1] and span[0] < mention[1] for mention in thing.mentions):
                return number
        return None

    def _when(self, one: Finding) -> When | None:
        if one.when is None:
            return None
        words = self._text[one.when_span[0] : one.when_span[1]] if one.when_span else None
        anchor = self._text[one.anchor[0] : one.anchor[1]] if one.anchor else None
        edtf = one.when if is_edtf(one.when) else None
        return When(edtf=edtf, as_written=words, relation=_RELATIONS.get(one.relation or ""), anchor=anchor)

    def _place(self, span: Span) -> Place:
        return Place(self._text[span[0] : span[1]], self._candidates.get(span, ()))


_WORDED = frozenset({"custodian", "protected"})


def condition_code(words: str, lang: str) -> str | None:
    """Place a described condition on the EAMENA scale, or None where the words do not fit.

    >>> condition_code("in poor condition", "en"), condition_code("in a critical state", "en")
    ('poor', 'very_bad')
    >>> condition_code("w złym stanie", "pl"), condition_code("v dobrém stavu", "cs")
    ('poor', 'good')
    """
    if lang in read_models():
        told = (code for code, pattern in read_lexicon(lang).conditions.items() if re.search(pattern, words))
        return next(told, None)
    if lang in shallow.shallow_languages():
        return condition_of(shallow.read_lexicon(lang), words)
    return None  # a language that is not covered has no words


def _count(one: Finding, about: Thing) -> Count | None:
    if one.count is None or one.count_of is None:
        return None
    unit, category = _UNITS[one.count_of]
    unknown = one.count_of == "unknown_people"
    identified: Literal["unknown"] | None = "unknown" if unknown else None
    if unknown and one.value == "military":
        category = "military"
    grave_type = _GRAVE_TYPES.get(one.value or "") if one.property == "burials" else None
    if grave_type is None and one.property == "burials" and about.kind == "mass_grave":
        grave_type = "mass"
    counted = Count(min=one.count.min, unit=unit, max=one.count.max)
    return msgspec.structs.replace(counted, category=category, identified=identified, grave_type=grave_type)


def _candidates(
    reading: Reading, gazetteer: Known | None, outlet: Outlet | None
) -> Mapping[Span, tuple[PlaceCandidate, ...]]:
    if gazetteer is None:
        return {}
    spans = {span for one in reading.findings for span in one.places}
    return place_candidates(reading.text, spans, gazetteer, outlet=outlet) if spans else {}
