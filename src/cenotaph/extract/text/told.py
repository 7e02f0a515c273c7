"""Facts -> findings, and the same thing told twice: the same for rules over syntax and over words.

Invariant: a finding says no more than its fact and what was found around it; of two findings that are the same, one is
kept, in the place of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from cenotaph.extract.text.certainty import certainty_of
from cenotaph.extract.text.layout import Span, overlap
from cenotaph.extract.text.moment import Time
from cenotaph.extract.text.reading import (
    AUTHOR,
    EVENTS,
    TO_COME,
    Amount,
    CountOf,
    Finding,
    Quotation,
    Reader,
    Status,
)
from cenotaph.extract.text.voices import evidence_within

_STATES = frozenset({"commemorates", "exists", "named", "part_of", "custodian", "protected"})
_BY_WORDS = frozenset({"inscription", "named", "custodian"})


class Told(Protocol):
    """What a rule found of a thing: what the facts of all rules have."""

    @property
    def thing(self) -> ToldOf:
        """What it is said of."""

    @property
    def about(self) -> Span:
        """The mention of the thing."""

    @property
    def value_span(self) -> Span | None:
        """Where the value stands."""

    @property
    def value(self) -> str | None:
        """The value, where it is no words of the text."""

    @property
    def count(self) -> Amount | None:
        """How many."""

    @property
    def count_of(self) -> CountOf | None:
        """Of what."""

    @property
    def status(self) -> Status:
        """Whether it happened."""

    @property
    def rule(self) -> str:
        """Which rule found it."""

    @property  # the last one: behind it the word means this
    def property(self) -> str:
        """Of the annotation guide."""


class ToldOf(Protocol):
    """A thing that something is said of."""

    number: int
    kind: str
    plural: bool


class Around(msgspec.Struct, frozen=True):
    """What was found around a fact.

    Attributes:
        evidence: the words that say it, not yet cut to the quotation that they stand in.
        places: where it was.
        time: when.
        actor: who did it, as written.
        quotation: the number of the quotation that says it.
    """

    evidence: Span
    places: tuple[Span, ...] = ()
    time: Time | None = None
    actor: str | None = None
    quotation: int | None = None


def tell(text: str, fact: Told, around: Around, quotations: Sequence[Quotation], reader: Reader) -> Finding:
    """Write a fact as a finding, no more certain than the quotation that says it."""
    quotation = quotations[around.quotation] if around.quotation is not None else None
    time, span = around.time, fact.value_span
    return Finding(
        evidence=evidence_within(text, around.evidence, quotation),
        about=fact.about,
        thing=fact.thing.number,
        about_type="group" if fact.thing.plural else fact.thing.kind,
        places=around.places,
        property=fact.property,
        value=fact.value or (text[span[0] : span[1]] if span else None),
        value_span=span,
        count=fact.count,
        count_of=fact.count_of if fact.count else None,
        when=time.edtf if time else None,
        when_span=time.span if time else None,
        relation=time.relation if time else None,
        anchor=time.anchor if time else None,
        actor=around.actor,
        voice=quotation.speaker if quotation else AUTHOR,
        mode=quotation.mode if quotation else "narration",
        quotation=around.quotation,
        status=fact.status,
        reader=reader,
        rule=fact.rule,
        certainty=min(certainty_of(reader, fact.rule), quotation.certainty if quotation else 1000),
    )


def merge_told(
    findings: Iterable[Finding],
    join: Callable[[Finding, Finding], Finding],
    apart: Callable[[Finding, Finding], bool] = lambda _one, _other: False,
) -> list[Finding]:
    """Keep the same thing told twice once.

    Args:
        findings: in the order of the text.
        join: makes one of two that are the same, the earlier one first.
        apart: whether two that look the same are not.
    """
    kept: list[Finding] = []
    for one in findings:
        twin = next(
            (i for i, other in enumerate(kept) if is_same(one, other) and not apart(one, other)), None
        )
        if twin is None:
            kept.append(one)
        else:
            kept[twin] = join(kept[twin], one)
    return kept


_HAPPENINGS = EVENTS - {"maintained"}
"""What a headline tells once and for all; care goes on."""
_LEAD = 900
"""Characters below a headline in which a text tells what the headline says."""


def drop_headlines(text: str, findings: Iterable[Finding], end: int) -> list[Finding]:
    """Leave out what a headline says and the lead tells of a thing by another name: "Soviet memorial pulled down".

    Args:
        text: the whole text.
        findings: in the order of the text.
        end: where the headline ends; 0 if there is none.
    """
    kept = list(findings)
    lead = [one for one in kept if end <= one.evidence[0] < end + _LEAD]
    return [
        one for one in kept if one.evidence[0] >= end or not any(_tells(text, one, other) for other in lead)
    ]


def _tells(text: str, headline: Finding, lead: Finding) -> bool:
    """Say whether a sentence of the lead tells the event of a headline."""
    if headline.property != lead.property:
        return False
    if headline.property == "commemorates":
        return (headline.value or "-").lower() in (lead.value or "").lower()
    if headline.property not in _HAPPENINGS:
        return False
    groups = headline.about_type == "group", lead.about_type == "group"
    counts = headline.count is None or lead.count is None or headline.count == lead.count
    places = [[text[slice(*place)].lower() for place in one.places] for one in (headline, lead)]
    together = not all(places) or any(_is_one_place(a, b) for a in places[0] for b in places[1])
    # "Restoration begins" is a headline's present for what the lead tells as planned or as done.
    to_come = headline.status == "ongoing" or (headline.status in TO_COME) == (lead.status in TO_COME)
    denied = (headline.status == "denied") == (lead.status == "denied")
    return groups[0] == groups[1] and counts and together and to_come and denied


_BENT = 3
"""Letters at the end of a name that may change from case to case."""


def _is_one_place(one: str, other: str) -> bool:
    """Say whether two names begin alike but for an ending."""
    stem = max(_BENT, min(len(one), len(other)) - _BENT)
    return one == other or (one[:stem] == other[:stem] and abs(len(one) - len(other)) <= _BENT)


def is_same(one: Finding, other: Finding) -> bool:
    """Say whether two findings tell the same."""
    if one.property != other.property or one.thing != other.thing:
        return False
    if one.property in _BY_WORDS:
        return (one.value or "").strip(".").lower() == (other.value or "").strip(".").lower()
    if one.property == "burials":
        return one.count == other.count and one.count_of == other.count_of
    if one.count != other.count and one.count is not None and other.count is not None:
        return False
    if one.property == "commemorates" and (one.count is None) != (other.count is None):
        if "names_of" in (one.rule, other.rule):
            return False  # whose names it bears is told besides whom it is for
        short, long = sorted((one.value or "", other.value or ""), key=len)
        return bool(short) and short in long
    if one.property == "exists" and _is_over(one) != _is_over(other):
        return False  # "until 2020 it stood in the park; now it lies in a yard"
    if one.property in _STATES:
        return True
    if (one.status in TO_COME) != (other.status in TO_COME):
        return False
    if (one.status == "denied") != (other.status == "denied"):
        return False
    if (
        one.property == "maintained"
        and one.status != other.status
        and not overlap(one.evidence, other.evidence)
    ):
        return False  # who tends it, and that it was cleaned
    return one.when is None or other.when is None or one.when[:4] == other.when[:4]


def _is_over(finding: Finding) -> bool:
    """Say whether something stood there until then."""
    return (finding.when or "").startswith("../")
