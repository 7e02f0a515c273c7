"""Cards of fields -> findings: "Год установки: 1956", "Belegung: 120 Tote, davon 30 unbekannt".

One reading for all languages, English among them: what a label stands for is in the word lists, a date is read as that
of a cell, a number as the label counts it.

Invariant: a finding of a card is about the memorial that the card names; a value is the text's own words; a field
without a value, or with one that says that nothing is known, states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cenotaph.extract.text.certainty import certainty_of
from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span, overlap, strip_span
from cenotaph.extract.text.reading import AUTHOR, EVENTS, Amount, CountOf, Finding, Reading, Thing
from cenotaph.extract.text.shallow.fields.field_labels import PART, Field, is_listed, says_anything, trim
from cenotaph.extract.text.shallow.fields.field_lines import Card, find_cards, has_fields
from cenotaph.extract.text.shallow.fields.field_places import CardPlaces
from cenotaph.extract.text.shallow.times.find import find_times
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import lay_out
from cenotaph.extract.text.told import is_same
from cenotaph.extract.text.voices import innermost
from cenotaph.normalize.dates import parse_date
from cenotaph.normalize.quantities import find_quantities

RULE = "field_line"
_BY = {"erected_by": "erected", "unveiled_by": "unveiled"}
_AS_WRITTEN = frozenset({"condition", "custodian", "protected", "commemorates", "named"})
_NO_STATEMENTS = frozenset({"name", "kind", "others", "within"})
_DATE_WORDS = 8
_LONGEST_VALUE = 300
_MARKS = "\"“”„«»‘’'"


def add_fields(reading: Reading, words: Lexicon, gazetteer: Known) -> Reading:
    """Add what the fields of a text say, and leave out what was read of a field as if it were a sentence.

    Args:
        reading: of a text or a part of one.
        words: the words of its language.
        gazetteer: knows place names.
    """
    if not has_fields(reading.text, words):
        return reading
    cards = find_cards(reading.text, words)
    if not cards:
        return reading
    findings, things = list(reading.findings), list(reading.things)
    for card in cards:
        told = _Teller(reading, card, words, gazetteer)
        thing, about = _thing_of(things, card)
        read = [replace(one, thing=thing, about=about) for one in told.findings()]
        findings = _joined(_placed(_without_labels(findings, card), card, read), read)
    return replace(
        reading,
        findings=tuple(sorted(findings, key=lambda one: (one.evidence, one.about))),
        things=tuple(things),
    )


def _thing_of(things: list[Thing], card: Card) -> tuple[int, Span]:
    """Return the number of the thing that a card names, and its mention; one that is not known yet is added."""
    for number, one in enumerate(things):
        mention = next((span for span in one.mentions if overlap(span, card.named.span)), None)
        if mention is not None:
            start, end = card.line
            return number, mention if start <= mention[0] and mention[1] <= end else card.named.span
    things.append(Thing(card.named.kind, (card.named.span,)))
    return len(things) - 1, card.named.span


def _without_labels(findings: Sequence[Finding], card: Card) -> list[Finding]:
    """Leave out what was read of a label as if it were part of a sentence: "Place of erection: ..." puts nothing up."""
    labels = [one for one in card.fields if one.name and one.name not in _NO_STATEMENTS]
    names = [one.label for one in card.fields if one.name in ("name", "kind")]
    return [
        one
        for one in findings
        if not any(overlap(one.evidence, it.label) for it in labels)
        and not any(overlap(one.about, label) for label in names)
        and not any(it.name == "inscription" and overlap(one.evidence, it.value) for it in labels)
    ]


def _placed(findings: list[Finding], card: Card, read: Sequence[Finding]) -> list[Finding]:
    """Let the address of a card place what its heading says."""
    places = next((one.places for one in read if one.property == "exists"), ())
    return [
        replace(one, places=places) if places and overlap(one.evidence, card.line) else one
        for one in findings
    ]


def _joined(findings: list[Finding], read: Sequence[Finding]) -> list[Finding]:
    """Add findings; one that is told elsewhere only adds what is not said there."""
    for one in read:
        twin = next((i for i, other in enumerate(findings) if is_same(other, one)), None)
        if twin is None:
            findings.append(one)
            continue
        other = findings[twin]
        if one.property == "commemorates" and len(one.value or "") > len(other.value or ""):
            findings[twin] = one
            continue
        findings[twin] = replace(
            other,
            when=other.when or one.when,
            when_span=other.when_span if other.when else one.when_span,
            actor=other.actor or one.actor,
            places=other.places or one.places,
        )
    return findings


class _Teller:
    """Reads the fields of one card."""

    def __init__(self, reading: Reading, card: Card, lexicon: Lexicon, gazetteer: Known) -> None:
        self.text, self.date, self.quotations = reading.text, reading.date, reading.quotations
        self.card, self.lexicon = card, lexicon
        self.places = CardPlaces(reading.text, card, lexicon, gazetteer).find()

    def findings(self) -> Iterator[Finding]:
        """Tell what the fields say, in order."""
        for one in self.card.fields:
            if one.name and says_anything(self.text, one.value, self.lexicon):
                yield from self._read(one)

    def _read(self, one: Field) -> Iterator[Finding]:
        name = one.name
        if name in EVENTS:
            yield from self._event(one, name)
        elif name in _BY:
            yield from self._deed(one, _BY[name])
        elif name == "exists":
            yield self._tell(one, "exists")
        elif name in _AS_WRITTEN:
            yield from self._as_written(one)
        elif name == "inscription":
            yield from self._inscription(one)
        elif name in ("buried", "unknown_buried", "graves"):
            yield from self._burials(one)
        elif name == "names":
            yield from self._names(one)

    def _tell(self, one: Field, name: str) -> Finding:
        number = innermost(self.quotations, one.label[0])
        quotation = self.quotations[number] if number is not None else None
        return Finding(
            evidence=one.span,
            about=self.card.named.span,
            thing=-1,
            about_type=self.card.named.kind,
            places=self.places,
            property=name,
            voice=quotation.speaker if quotation else AUTHOR,
            mode=quotation.mode if quotation else "narration",
            quotation=number,
            reader="words",
            rule=RULE,
            certainty=certainty_of("words", RULE),
        )

    # --- events

    def _event(self, one: Field, name: str) -> Iterator[Finding]:
        """Read "1921", "12 June 1921 by Sir Henry"."""
        when, span = self._time(one.value)
        behind = trim(self.text, ((span or one.value)[1], one.value[1]))
        actor = self._actor(behind) if span else None
        if when is not None:
            yield replace(self._tell(one, name), when=when, when_span=span, actor=actor)

    def _deed(self, one: Field, name: str) -> Iterator[Finding]:
        """Read who built it: "Pomník postavil: Josef Dvořák, 1924"."""
        when, span = self._time(one.value)
        end = span[0] if span and span[0] > one.value[0] else one.value[1]
        actor = self.text[slice(*trim(self.text, (one.value[0], end)))].rstrip(" (,")
        if span and span[0] == one.value[0]:
            actor = self.text[slice(*trim(self.text, (span[1], one.value[1])))].lstrip(" ,")
        if actor and len(actor) <= _LONGEST_VALUE:
            yield replace(self._tell(one, name), when=when, when_span=span, actor=actor)

    def _time(self, value: Span) -> tuple[str | None, Span | None]:
        """Read the date that a value begins with, else one that stands in it."""
        words = list(re.finditer(r"\S+", self.text[slice(*value)]))[:_DATE_WORDS]
        for last in reversed(words):
            span = value[0], value[0] + last.end()
            when = parse_date(self.text[slice(*span)].strip(" ,;."))
            if when is not None:
                return when, trim(self.text, span)
        page = lay_out(self.text[slice(*value)] + " .", self.lexicon, self.date)
        for sentence in page.sentences:
            for time in find_times(page, sentence, future=False):
                if time.edtf is not None:
                    return time.edtf, (time.span[0] + value[0], min(time.span[1] + value[0], value[1]))
        return None, None

    def _actor(self, span: Span) -> str | None:
        """Return who stands behind "by"."""
        words = self.text[slice(*span)].lstrip(" ,(")
        by = next(
            (lead for lead in self.lexicon.list("fields.by") if words.lower().startswith(f"{lead} ")), None
        )
        name = words[len(by) + 1 :].strip() if by else ""
        return name if name and not is_listed(self.lexicon, "nothing", name) else None

    # --- states

    def _as_written(self, one: Field) -> Iterator[Finding]:
        start, end = self._bare(one.value)
        if end - start > _LONGEST_VALUE:
            return
        found = replace(self._tell(one, one.name), value=self.text[start:end], value_span=(start, end))
        yield found

    def _inscription(self, one: Field) -> Iterator[Finding]:
        """Read the wording; what begins small and without marks only describes it: "names of the fallen"."""
        start, end = self._bare(one.value)
        marked = self.text[one.value[0]] in _MARKS
        if marked or not self.text[start].islower():
            found = self._tell(one, "inscription")
            yield replace(found, value=self.text[start:end], value_span=(start, end))

    def _bare(self, value: Span) -> Span:
        """Leave marks around the whole of a value out."""
        start, end = value
        inside = self.text[start + 1 : end - 1]
        if end - start > 2 and self.text[start] in _MARKS:
            if self.text[end - 1] in _MARKS and not any(sign in inside for sign in '«»„“”"'):
                return strip_span(self.text, (start + 1, end - 1))
            if self.text[end - 2] in _MARKS and self.text[end - 1] == ".":
                return strip_span(self.text, (start + 1, end - 2))
        return value

    # --- numbers

    def _burials(self, one: Field) -> Iterator[Finding]:
        """Read "41, of them 12 unknown", "120 Tote, davon 30 unbekannt"."""
        graves = one.name == "graves"
        kinds = {self.card.named.kind, *self._kinds()}
        value = "mass" if "mass_grave" in kinds and not graves else None
        total = False
        for part in PART.finditer(self.text, *one.value):
            amount = self._amount(part[0])
            if amount is None:
                continue
            count_of = "graves" if graves else self._counted(one, part[0], first=not total)
            if count_of is None:
                continue
            unknown = count_of == "unknown_people"
            total = total or not unknown
            yield replace(
                self._tell(one, "burials"), count=amount, count_of=count_of, value=None if unknown else value
            )

    def _kinds(self) -> Iterator[str]:
        """Name the kinds that fields of the card name: "Type: mass grave"."""
        for one in self.card.fields:
            if one.name == "kind":
                page = lay_out(self.text[slice(*one.value)], self.lexicon, None)
                yield from (hit.name for sentence in page.sentences for hit in sentence.of("kinds"))

    def _amount(self, words: str) -> Amount | None:
        found = next(find_quantities(words, language=self.lexicon.lang), None)
        return Amount(found.quantity.min, found.quantity.max) if found else None

    def _counted(self, one: Field, part: str, *, first: bool) -> CountOf | None:
        """Say whom a number counts; None for one that only tells who of them is known, or is no number of people."""
        page = lay_out(part, self.lexicon, None)
        names = {hit.name for sentence in page.sentences for hit in sentence.of("people")}
        own = [word.key for sentence in page.sentences for word in sentence.words]
        if any(is_listed(self.lexicon, "identified", word) for word in own):
            return None
        if one.name == "unknown_buried" or "unknown" in names:
            return "unknown_people"
        label = lay_out(self.text[slice(*one.label)], self.lexicon, None)
        names = names or {hit.name for sentence in label.sentences for hit in sentence.of("people")}
        if "military" in names:
            return "military"
        return "civilian" if "civilian" in names else "people" if first else None

    def _names(self, one: Field) -> Iterator[Finding]:
        """Read "Names on memorial: 45": so many it is for."""
        amount = self._amount(self.text[slice(*one.value)])
        if amount is not None:
            value = self.text[slice(*one.value)]
            yield replace(
                self._tell(one, "commemorates"),
                value=value, value_span=one.value, count=amount, count_of="people",
            )  # fmt: skip
