"""Lines "label: value" of registers, passports and lists, gathered into cards that name their memorial.

A card is what stands below one heading ("Братская могила, с. Ивня"), or a row of fields that names its memorial itself
("Object: obelisk").

Invariant: what no heading and no field names is no card, and a heading of something else ("Town hall") ends that of the
memorial before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.fields.field_labels import (
    NAMING,
    Field,
    cut_fields,
    is_listed,
    over_bullet,
    trim,
)
from cenotaph.extract.text.shallow.things.mentions import Mention, find_mentions
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Page, Sentence, lay_out

_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADING = 150
_LONGEST_NAME = 80
_MOST_WORDS = 12
_OF = frozenset("'’")
"""Signs behind whose something is."""
_LEADS = ',.;:–—-|/)»”"'
_UNKNOWN = re.compile(r"[^:]{2,60}:\s")
"""A field whose label is in no list: the heading of nothing."""
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s")
_OPENING, _CLOSING = '"“„«‘', '"”»’“'
_FEWEST = 2
"""Fields that make a card: a single line with a colon may be anything."""
_SEVERAL_LINES = frozenset({"inscription"})


@dataclass(frozen=True, slots=True)
class Named:
    """The words that name a memorial, and its kind."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Card:
    """Fields of one memorial, what names it, and the line or value in which that stands."""

    named: Named
    line: Span
    fields: tuple[Field, ...]


@dataclass(slots=True)
class _Draft:
    """Fields below one heading, which may name nothing."""

    heading: Named | None = None
    line: Span = (0, 0)
    fields: list[Field] = field(default_factory=list)
    apart: bool = False
    """Whether other lines stand between the heading and the first field."""

    def has(self, name: str) -> bool:
        """Say whether there is a field of a list."""
        return any(one.name == name for one in self.fields)


def has_fields(text: str, lexicon: Lexicon) -> bool:
    """Say whether a text has enough lines with known labels, before it is laid out."""
    known = 0
    for line in _LINE.finditer(text):
        known += sum(1 for one in cut_fields(text, line.span(), lexicon) if one.name)
        if known >= _FEWEST:
            return True
    return False


def find_cards(text: str, lexicon: Lexicon) -> list[Card]:
    """Find the cards of a text that name their memorial, in order."""
    reader = _Reader(text, lexicon)
    for line in _LINE.finditer(text):
        reader.read(line.span())
    return [card for card in map(reader.settled, reader.cards) if card is not None]


class _Reader:
    """Goes down a text line by line."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.cards: list[_Draft] = [_Draft()]
        self.opened = False
        """Whether the last field may go on in the next line."""
        self.below = False
        """Whether the last field had its value in the line before."""
        self.stray: Span | None = None
        """A short line that may be the heading of something else."""
        self.end = 0

    def read(self, line: Span) -> None:
        """Take the next line."""
        text, card = self.text, self.cards[-1]
        if not text[slice(*line)].strip():
            return
        gap = text.count("\n", self.end, line[0]) > 1
        self.end, self.below = line[1], self.below and not gap
        fields = cut_fields(text, line, self.lexicon)
        if fields:
            self._take(fields)
        elif self.opened and card.fields and self._goes_on(line, gap=gap):
            self._go_on(card, line)
        elif self.below and not gap and not is_listed(self.lexicon, "sections", text[slice(*line)].strip()):
            last = card.fields[-1]  # "Condition:", "Good", "Fair", "Poor": what a form offers
            card.fields[-1] = Field(last.name, last.label, (last.label[1], last.label[1]))
        elif (named := self._heading(line)) is not None:
            self.cards.append(_Draft(named, line))
            self.opened, self.below, self.stray = False, False, None
        elif not (card.fields and self._is_below(card.fields[-1])) or _NUMBERED.match(text, *line):
            ends = text[slice(*line)].rstrip().endswith(".") and not _NUMBERED.match(text, *line)
            self.stray = line if self._is_title(line) and not ends else None
            card.apart |= not card.fields
            if self.stray is not None and self._names_several(line):
                self.cards.append(_Draft())

    def _goes_on(self, line: Span, *, gap: bool) -> bool:
        """Say whether a line goes on with the last field: its value stands below, or has several lines.

        A wording that began beside its label goes on where its marks are open or all is in capitals.
        """
        last = self.cards[-1].fields[-1]
        if last.value[0] == last.value[1]:
            return True
        value, words = self.text[slice(*last.value)], self.text[slice(*line)]
        if last.name not in _SEVERAL_LINES or gap or value[-1] in _CLOSING or _NUMBERED.match(words):
            return False
        return self._is_below(last) or value[0] in _OPENING or words == words.upper()

    def _is_below(self, last: Field) -> bool:
        """Say whether a wording stands below its label: names may follow it, line by line."""
        return last.name in _SEVERAL_LINES and "\n" in self.text[last.label[1] : last.value[0]]

    def _go_on(self, card: _Draft, line: Span) -> None:
        last = card.fields[-1]
        empty = last.value[0] == last.value[1]
        value = trim(self.text, (over_bullet(self.text, line), line[1]))
        card.fields[-1] = Field(last.name, last.label, value if empty else (last.value[0], value[1]))
        self.opened = last.name in _SEVERAL_LINES
        self.below = not self.opened

    def _take(self, fields: list[Field]) -> None:
        if self.stray is not None:  # "Town hall", right before fields
            self.cards.append(_Draft())
        for one in fields:
            here = self.cards[-1]
            if one.name == "name" and here.has("name") and not here.has("notices"):
                self.cards.append(_Draft())
            self.cards[-1].fields.append(one)
        self.stray, self.below = None, False
        last = fields[-1]
        self.opened = last.value[0] == last.value[1] or last.name in _SEVERAL_LINES

    def settled(self, card: _Draft) -> Card | None:
        """Return a card with what names it, or None where nothing does or it is a notice of something else."""
        known = [one for one in card.fields if one.name]
        if len(known) < _FEWEST + card.apart or card.has("notices"):
            return None
        if card.heading is not None:
            return Card(card.heading, card.line, tuple(card.fields))
        for one in sorted(
            (one for one in known if one.name in NAMING), key=lambda one: NAMING.index(one.name)
        ):
            named = self._named_in(one.value) or self._called(one)
            if named is not None:
                return Card(named, one.value, tuple(card.fields))
            if one.name == "name" and not card.has("kind"):
                return None
        return None

    # --- what a line names

    def _named_in(self, value: Span) -> Named | None:
        page, mentions = self._look_at(value)
        found = next((one for one in mentions if not one.near and not one.plural), None)
        return _named(found, value[0]) if found is not None and page.sentences else None

    def _called(self, one: Field) -> Named | None:
        """Read "Memorial: St Anne's Cross": the label tells the kind, the value the name."""
        kind = next((it.kind for it in self._look_at(one.label)[1] if not it.plural), "")
        short = 0 < one.value[1] - one.value[0] <= _LONGEST_NAME
        return Named(one.value, kind) if kind and short and one.name == "name" else None

    def _heading(self, line: Span) -> Named | None:
        """Return the memorial that a line names and of which it says nothing more."""
        if not self._is_title(line):
            return None
        start = over_bullet(self.text, line)
        page, mentions = self._look_at((start, line[1]))
        named = mentions[0] if mentions else None
        if (
            named is None
            or named.plural
            or named.near
            or named.after_preposition
            or any(map(_tells, page.sentences))
        ):
            return None
        return (
            _named(named, start) if self._leads(page, named) and not self._is_sentence(page, named) else None
        )

    def _names_several(self, line: Span) -> bool:
        """Say whether a line is the heading of several memorials: "War memorials of the parish"."""
        mentions = self._look_at(line)[1]
        return bool(mentions) and mentions[0].plural

    def _look_at(self, span: Span) -> tuple[Page, list[Mention]]:
        """Lay a stretch out by itself, and find what it names."""
        page = lay_out(self.text[slice(*span)], self.lexicon, None)
        found = [one for sentence in page.sentences for one in find_mentions(page, sentence)]
        return page, [one for one in found if one.role == "name" and one.kind]

    def _is_title(self, line: Span) -> bool:
        text = self.text[slice(*line)].strip()
        short = len(text) <= _LONGEST_HEADING and text[-1] not in "!?…:,;"
        plain = not text.endswith(".") or len(text.split()) <= _MOST_WORDS
        return short and plain and not is_listed(self.lexicon, "sections", text) and not _UNKNOWN.match(text)

    def _leads(self, page: Page, named: Mention) -> bool:
        """Say whether nothing but a name, a number or a place stands before it: "2. Ivnya: a mass grave".

        Where names come first ("Thornby War Memorial"), nothing that bears its name may follow: "War Memorial Trust".
        """
        words = page.sentences[named.sentence].words
        before, behind = words[: named.first], words[named.head + 1 : named.head + 2]
        lead = self.lexicon.settings.get("names_lead", False)
        joined = self.lexicon.settings.get("nouns_capital", False)
        if lead and not joined and any(one.is_word and not self._goes_behind(one.key) for one in behind):
            return False
        if not before or before[-1].text in _LEADS:
            return True
        whose = {one.i for one, mark in pairwise(words) if mark.text in _OF}  # "Soldiers' Monument"
        return all(
            not one.is_word
            or self.lexicon.matches("places.types", one.key)
            or self.lexicon.matches("function.articles", one.key)
            or (lead and not one.text.islower() and (one.i in whose or not self._is_body(one.key)))
            for one in before
        )

    def _goes_behind(self, word: str) -> bool:
        """Say whether a word goes on with a memorial's name: "and", "of"."""
        return any(self.lexicon.matches(f"function.{one}", word) for one in ("prepositions", "conjunctions"))

    def _is_body(self, word: str) -> bool:
        """Say whether a word names who acts, or what is told of: a body, an office, a deed."""
        lists = self.lexicon.lists(word) - {"reporting.titles"}
        return any(
            one.split(".")[0] in ("reporting", "actors", "keepers", "events", "status") for one in lists
        )

    def _is_sentence(self, page: Page, named: Mention) -> bool:
        """Say whether a verb stands behind it."""
        form: str = self.lexicon.settings.get("verb") or self.lexicon.settings.get("past") or ""
        words = page.sentences[named.sentence].words[named.last + 1 :]
        return bool(form) and any(
            one.is_word and not one.is_capital and re.search(form, one.key) for one in words
        )


def _named(mention: Mention, start: int) -> Named:
    return Named((mention.span[0] + start, mention.span[1] + start), mention.kind)


def _tells(sentence: Sentence) -> bool:
    """Say whether a line tells something: an event, a state, what somebody said."""
    events = any(hit.name not in ("not", "laid") for hit in sentence.of("events"))
    return events or sentence.has("states") or sentence.has("reporting", "verbs") or sentence.has("status")
