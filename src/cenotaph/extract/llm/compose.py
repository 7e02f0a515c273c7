"""What a model gives -> a reading: every fact is looked up in the text, and refused if it does not stand there.

Invariant: all words of a reading are the text's own, at the spans that are given; of the model's own words only codes,
numbers and dates remain. What is refused or left out is counted, by reason. A statement that lies within a quotation is
attributed to its speaker, whatever the model says of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from cenotaph.extract.llm.locate import Haystack
from cenotaph.extract.llm.reply import Given, GivenQuotation, GivenStatement, GivenThing
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import AUTHOR, Amount, Finding, Quotation, Reading, Thing
from cenotaph.normalize.edtf import is_edtf

RULE = "llm"
CERTAINTY = 500
"""Thousandths. Nobody has measured how often the model that is asked is right."""

LONGEST_QUOTE = 2_000
"""Characters of the evidence of one statement; what is longer points at no place."""

_VERBATIM = frozenset(
    {"commemorates", "inscription", "part_of", "condition", "custodian", "protected", "named"}
)
_DESTINATION = frozenset({"relocated", "exhumed"})
_GRAVES = frozenset({"mass", "single", "mass,single", "military"})
_TWICE = "number that another item has"
_OPENING, _CLOSING = "\"'“”„‟«»‘‚‹›「『《", "\"'“”‟«»’‹›」』》"


class _Refused(Exception):  # noqa: N818 - does not leave this module
    """An item that is refused, for the reason of its text."""


def compose_reading(text: str, given: Given, *, lang: str, date: str | None) -> Reading:
    """Make a reading of what a model gives.

    Args:
        text: the text that it was given, or a part of it.
        given: what it answered.
        lang: ISO 639-1.
        date: EDTF of the document.

    Returns:
        Its `notes` count what was refused ("refused: quote not in the text: 3") and left out.
    """
    composer = _Composer(text, given)
    quotations = composer.quotations()
    findings = composer.findings()
    return Reading(
        text=text,
        lang=lang,
        date=date,
        quotations=tuple(quotations),
        findings=tuple(findings),
        things=tuple(composer.things()),
        notes=tuple(write_counts(composer.refused, composer.left_out)),
    )


def write_counts(refused: Counter[str], left_out: Counter[str]) -> Iterator[str]:
    """Write what was refused and left out, the most frequent first."""
    for what, counts in (("refused", refused), ("left out", left_out)):
        for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"{what}: {reason}: {count}"


class _Composer:
    """Looks up what one answer gives."""

    def __init__(self, text: str, given: Given) -> None:
        self._text = text
        self._given = given
        self._hay = Haystack(text)
        self.refused = Counter(given.refused)
        self.left_out: Counter[str] = Counter()
        self._quotations: list[Quotation] = []
        self._numbers: dict[int, int | None] = {}
        """Of the model's quotations, where they are in ours; None for a refused one."""
        self._kinds: dict[int, GivenThing] = {}
        for one in given.things:
            if self._kinds.setdefault(one.number, one) is not one:
                self.refused[_TWICE] += 1
        self._thing_of: dict[Span, int] = {}
        """Which of our things a mention belongs to; a span that two of the model's things share makes them one."""
        self._joined: list[int] = []
        self._ours: dict[int, int] = {}
        self._theirs: list[int] = []

    # --- quotations

    def quotations(self) -> list[Quotation]:
        """Look the quotations up; they are in the order of the text."""
        found: list[tuple[Quotation, int]] = []
        for one in self._given.quotations:
            if one.number in self._numbers:
                self.refused[_TWICE] += 1
                continue
            self._numbers[one.number] = None
            try:
                found.append((self._quotation(one, [other for other, _ in found]), one.number))
            except _Refused as refusal:
                self.refused[str(refusal)] += 1
        found.sort(key=lambda item: (item[0].start, -item[0].end))
        self._numbers.update({number: at for at, (_, number) in enumerate(found)})
        self._quotations = [one for one, _ in found]
        return self._quotations

    def _quotation(self, one: GivenQuotation, before: list[Quotation]) -> Quotation:
        start, end = _without_marks(self._text, self._one(one.quote, one.before))
        for other in before:
            if (other.start, other.end) == (start, end):
                raise _Refused("told twice")
            if start < other.start < end < other.end or other.start < start < other.end < end:
                raise _Refused("quotation that crosses another")
        speaker = self._near(one.speaker, (start, end), "speaker")
        return Quotation(
            start=start,
            end=end,
            mode=one.mode,
            speaker=self._words(speaker),
            speaker_span=speaker,
            cue=self._near(one.cue, (start, end), "cue"),
            rule=RULE,
            certainty=CERTAINTY,
        )

    # --- statements

    def findings(self) -> list[Finding]:
        """Look the statements up; they are in the order of the text."""
        found: list[Finding] = []
        for one in self._given.statements:
            try:
                found.append(self._finding(one))
            except _Refused as refusal:
                self.refused[str(refusal)] += 1
        kept: dict[bytes, Finding] = {}
        for finding in found:
            whole = msgspec.structs.replace(finding, thing=self._root(finding.thing))
            kept.setdefault(msgspec.json.encode(whole), whole)
        self.refused.update({"told twice": len(found) - len(kept)} if len(kept) < len(found) else {})
        order = {root: at for at, root in enumerate(self._roots())}
        numbered = [msgspec.structs.replace(one, thing=order[one.thing]) for one in kept.values()]
        return sorted(numbered, key=lambda one: (one.evidence, one.about))

    def _finding(self, one: GivenStatement) -> Finding:
        thing = self._kinds.get(one.thing)
        if thing is None:
            raise _Refused("about a thing that is not listed")
        evidence = self._one(one.quote, one.before)
        if evidence[1] - evidence[0] > LONGEST_QUOTE:
            raise _Refused("quote too long to point at anything")
        about = self._hay.find_near(one.about, evidence)
        if about is None:
            raise _Refused("what it is about is not in the text")
        value, value_span = self._value(one, evidence)
        count = self._count(one)
        when, when_span = self._when(one, evidence)
        quotation = self._said_in(one.quotation, evidence)
        said = None if quotation is None else self._quotations[quotation]
        actor = self._near(one.actor, evidence, "actor")
        places = [self._near(place, evidence, "place") for place in one.places]
        return Finding(
            evidence=evidence,
            about=about,
            thing=self._belongs(about, one.thing),
            about_type=thing.kind,
            property=one.property,
            places=tuple(sorted({place for place in places if place is not None})),
            value=value,
            value_span=value_span,
            count=count,
            count_of=one.count_of if count else None,
            when=when,
            when_span=when_span,
            actor=self._words(actor),
            voice=said.speaker if said else AUTHOR,
            mode=said.mode if said else "narration",
            quotation=quotation,
            status=one.status,
            rule=RULE,
            certainty=CERTAINTY,
        )

    def _value(self, one: GivenStatement, evidence: Span) -> tuple[str | None, Span | None]:
        if one.property in _VERBATIM:
            span = self._hay.find_near(one.value or "", evidence)
            if span is None:
                raise _Refused("value not in the text" if one.value else "without the value that it needs")
            span = _without_marks(self._text, span) if one.property == "inscription" else span
            return self._words(span), span
        if one.property in _DESTINATION:
            span = self._near(one.value, evidence, "destination")
            return self._words(span), span
        if one.property == "burials" and one.value in _GRAVES:
            return one.value, None
        if one.value:
            self.left_out["value that its property has not"] += 1
        return None, None

    def _count(self, one: GivenStatement) -> Amount | None:
        count = one.count
        if count is not None and count.max is not None and count.max < count.min:
            raise _Refused("number whose least is more than its most")
        if one.property == "burials" and (count is None or one.count_of is None):
            raise _Refused("burials without a number")
        if count is None or one.count_of is None:
            self.left_out.update({"number of nothing": 1} if count is not None else {})
            return None
        return Amount(count.min, count.max)

    def _when(self, one: GivenStatement, evidence: Span) -> tuple[str | None, Span | None]:
        if one.when is None:
            return None, None
        if not is_edtf(one.when):
            self.left_out["time that is no EDTF"] += 1
            return None, None
        span = self._hay.find_near(one.when_words or "", evidence)
        if span is None:
            self.left_out["time not in the text"] += 1
            return None, None
        return one.when, span

    def _said_in(self, number: int | None, evidence: Span) -> int | None:
        """Find the innermost quotation that says it: the one that the model names, unless the place knows better."""
        around = [
            at
            for at, one in enumerate(self._quotations)
            if one.start <= evidence[0] and evidence[1] <= one.end
        ]
        inner = min(
            around, key=lambda at: self._quotations[at].end - self._quotations[at].start, default=None
        )
        if number is None or inner is not None:
            return inner
        named = self._numbers.get(number)
        if named is None:
            raise _Refused("said in a quotation that is refused or not listed")
        said = self._quotations[named]
        if not (said.start < evidence[1] and evidence[0] < said.end):
            raise _Refused("said in a quotation elsewhere")
        return named

    # --- things

    def things(self) -> list[Thing]:
        """List the things that statements are about, with their mentions."""
        mentions: dict[int, list[Span]] = {root: [] for root in self._roots()}
        for span, at in self._thing_of.items():
            mentions[self._root(at)].append(span)
        return [self._thing(root, tuple(sorted(spans))) for root, spans in mentions.items()]

    def _thing(self, root: int, mentions: tuple[Span, ...]) -> Thing:
        given = self._kinds[self._theirs[root]]
        name = self._near(given.name, mentions[0], "name") if given.kind != "group" else None
        return Thing(given.kind, mentions, name)

    def _belongs(self, about: Span, theirs: int) -> int:
        if theirs not in self._ours:
            self._ours[theirs] = len(self._joined)
            self._joined.append(self._ours[theirs])
            self._theirs.append(theirs)
        at = self._ours[theirs]
        other = self._thing_of.setdefault(about, at)
        low, high = sorted((self._root(at), self._root(other)))
        self._joined[high] = low
        return at

    def _root(self, at: int) -> int:
        while self._joined[at] != at:
            at = self._joined[at]
        return at

    def _roots(self) -> list[int]:
        return list(dict.fromkeys(self._root(at) for at in range(len(self._joined))))

    # --- the text

    def _one(self, words: str, before: str | None) -> Span:
        found = self._hay.find_one(words, before)
        if isinstance(found, list):
            raise _Refused("quote stands in the text more than once" if found else "quote not in the text")
        return found

    def _near(self, words: str | None, span: Span, what: str) -> Span | None:
        if not words:
            return None
        found = self._hay.find_near(words, span)
        if found is None:
            self.left_out[f"{what} not in the text"] += 1
        return found

    def _words(self, span: Span | None) -> str | None:
        return self._text[span[0] : span[1]] if span else None


def _without_marks(text: str, span: Span) -> Span:
    """Leave out a pair of quotation marks around a span."""
    start, end = span
    if end - start > 2 and text[start] in _OPENING and text[end - 1] in _CLOSING:
        return start + 1, end - 1
    return span
