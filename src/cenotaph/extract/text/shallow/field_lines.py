"""Lines "label: value" of registers, passports and lists, gathered into cards that name their memorial.

A line holds one field or several, parted by ";" or by a full stop before a label that is known. What a label stands
for is said by the section `fields` of the word lists. A card is what stands below one heading ("Братская могила,
с. Ивня"), or a row of fields that names its memorial itself ("Object: obelisk").

Invariant: a field begins its line or follows another; its whole label stands in a list. What no heading and no field
names is no card, and a heading of something else ("Town hall") ends that of the memorial before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from cenotaph.extract.text.layout import Span, strip_span
from cenotaph.extract.text.shallow.lexicon import Lexicon
from cenotaph.extract.text.shallow.mentions import Mention, find_mentions
from cenotaph.extract.text.shallow.page import Page, Sentence, lay_out

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[\s•*·▪►|–—-]*(?:\d{1,2}[.)]\s+)?")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:：|\t\n]{0,70}?)\s*(?:[:：]|(?P<cell>\||\t))\s*")
_NEXT = re.compile(r"(?P<mark>[;.,|])\s*(?=(?P<label>[^\W\d_][^:：;.,|\n]{1,60}?)\s*[:：])")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LONGEST_HEADING = 150
_LONGEST_NAME = 80
_MOST_WORDS = 12
_LEADS = ',.;:–—-|/)»”"'
_UNKNOWN = re.compile(r"[^:]{2,60}:\s")
"""A field whose label is in no list: the heading of nothing."""
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s")
_OPENING, _CLOSING = '"“„«‘', '"”»’“'
_FEWEST = 2
"""Fields that make a card: a single line with a colon may be anything."""
_SEVERAL_LINES = frozenset({"inscription"})
_NAMING = ("name", "kind")


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value; `name` is the list that has the label, "" where none has."""

    name: str
    label: Span
    value: Span

    @property
    def span(self) -> Span:
        """From the label to the end of the value."""
        return self.label[0], max(self.label[1], self.value[1])


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


# --- fields of a line


def cut_fields(text: str, line: Span, lexicon: Lexicon) -> list[Field]:
    """Cut a line into its fields; none where it does not begin with a known label."""
    start = _over_bullet(text, line)
    head = _LABEL.match(text, start, line[1])
    if head is None or not label_list(head["label"], lexicon):
        return []
    if head["cell"] and not _is_row_of_two(text[head.end() : line[1]], lexicon):
        return []
    starts = [start]
    for found in _NEXT.finditer(text, head.end(), line[1]):
        if found["mark"] in ";|" or label_list(found["label"], lexicon):
            starts.append(found.start("label"))
    return [_field(text, piece, lexicon) for piece in pairwise([*starts, line[1]])]


def _is_row_of_two(value: str, lexicon: Lexicon) -> bool:
    """Say whether a cell is the only one behind its label, and no label: not the head of a table."""
    value = value.strip().removesuffix("|").strip()
    return not any(mark in value for mark in "|\t") and not label_list(value, lexicon)


def _field(text: str, piece: Span, lexicon: Lexicon) -> Field:
    found = _LABEL.match(text, *piece)
    if found is None:
        return Field("", piece, (piece[1], piece[1]))
    return Field(
        label_list(found["label"], lexicon), found.span("label"), trim(text, (found.end(), piece[1]))
    )


def trim(text: str, span: Span) -> Span:
    """Leave blanks and the marks that part fields out; a full stop only where no abbreviation ends with it."""
    start, end = strip_span(text, span)
    while end > start and (text[end - 1] in ";,|" or text[end - 1].isspace()):
        end -= 1
    word = text[start:end].split(" ")[-1]
    if word.endswith(".") and len(word) > _SHORT_WORD and "." not in word[:-1]:
        end -= 1
    return start, end


_SHORT_WORD = 4
_SMALL_WORD = 3


def _over_bullet(text: str, line: Span) -> int:
    found = _BULLET.match(text, *line)
    return found.end() if found else line[0]


def label_list(label: str, lexicon: Lexicon) -> str:
    """Name the list of the section `fields` that has a label; "" where none has.

    A memorial at its end adds nothing: "Год создания памятника", "Zustand des Denkmals".
    """
    words = _ASIDE.sub("", label).lower().replace("'", "’").split()
    found = _listed(words, lexicon)
    if not found and len(words) > 1 and any(one.startswith("kinds.") for one in lexicon.lists(words[-1])):
        small = len(words[-2]) <= _SMALL_WORD
        found = _listed(words[:-1], lexicon) or (_listed(words[:-2], lexicon) if small else "")
    return "" if found in _NAMING and found != _listed(words, lexicon) else found


def _listed(words: list[str], lexicon: Lexicon) -> str:
    plain = " ".join(words)
    return next((name for name, pattern in _labels(lexicon) if pattern.fullmatch(plain)), "")


LABELS = (
    "erected", "erected_by", "unveiled", "unveiled_by", "restored", "exists", "condition", "custodian", "protected",
    "inscription", "buried", "unknown_buried", "graves", "names", "commemorates", "named", "name", "kind", "others",
    "notices",
)  # fmt: skip


@cache
def _labels(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """List what the labels of each list look like; `*` stands for any letters."""
    return tuple(
        (name, whole_words(entries)) for name in LABELS if (entries := lexicon.list(f"fields.{name}"))
    )


@cache
def whole_words(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that fits nothing but one of some entries."""
    return re.compile("|".join(re.escape(one.replace("'", "’")).replace(r"\*", r"\w*") for one in entries))


# --- cards


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
        self.end = line[1]
        fields = cut_fields(text, line, self.lexicon)
        if fields:
            self._take(fields)
        elif self.opened and card.fields and self._goes_on(line, gap=gap):
            self._go_on(card, line)
        elif self.below and not gap and not self._is_section(text[slice(*line)]):
            last = card.fields[-1]  # "Condition:", "Good", "Fair", "Poor": what a form offers
            card.fields[-1] = Field(last.name, last.label, (last.label[1], last.label[1]))
        elif (named := self._heading(line)) is not None:
            self.cards.append(_Draft(named, line))
            self.opened, self.below, self.stray = False, False, None
        elif not (card.fields and self._is_below(card.fields[-1])) or _NUMBERED.match(text, *line):
            self.stray = line if self._is_title(line) else None
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
        value = trim(self.text, (_over_bullet(self.text, line), line[1]))
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
            (one for one in known if one.name in _NAMING), key=lambda one: _NAMING.index(one.name)
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
        start = _over_bullet(self.text, line)
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
        return bool(mentions) and mentions[0].plural and not self.text[slice(*line)].rstrip().endswith(".")

    def _look_at(self, span: Span) -> tuple[Page, list[Mention]]:
        """Lay a stretch out by itself, and find what it names."""
        page = lay_out(self.text[slice(*span)], self.lexicon, None)
        found = [one for sentence in page.sentences for one in find_mentions(page, sentence)]
        return page, [one for one in found if one.role == "name" and one.kind]

    def _is_title(self, line: Span) -> bool:
        text = self.text[slice(*line)].strip()
        short = len(text) <= _LONGEST_HEADING and text[-1] not in "!?…:,;"
        plain = not text.endswith(".") or len(text.split()) <= _MOST_WORDS
        return short and plain and not self._is_section(text) and not _UNKNOWN.match(text)

    def _is_section(self, text: str) -> bool:
        entries = self.lexicon.list("fields.sections")
        return bool(entries) and whole_words(entries).fullmatch(text.strip(" .").lower()) is not None

    def _leads(self, page: Page, named: Mention) -> bool:
        """Say whether nothing but a name, a number or a place stands before it: "2. Ivnya: a mass grave".

        Where names come first ("Thornby War Memorial"), nothing that bears its name may follow: "War Memorial Trust".
        """
        words = page.sentences[named.sentence].words
        before, behind = words[: named.first], words[named.head + 1 : named.head + 2]
        lead = self.lexicon.settings.get("names_lead", False)
        joined = self.lexicon.settings.get("nouns_capital", False)
        if lead and not joined and any(one.is_word and not one.text.islower() for one in behind):
            return False
        if not before or before[-1].text in _LEADS:
            return True
        return all(
            not one.is_word
            or self.lexicon.matches("places.types", one.key)
            or self.lexicon.matches("function.articles", one.key)
            or (lead and not one.text.islower() and not self._is_body(one.key))
            for one in before
        )

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
