"""Frames: sentences as a reader of quotations sees them, in which a quotation is one piece however long it is.

Invariant: frames are in the order of the text and do not overlap; no frame ends inside a quotation; the words of a
frame are all words of its stretch, those between quotation marks too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from cenotaph.extract.text.layout import Quoted, Span
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.marks import find_dashed
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

DASHES = frozenset("-–—")
STOPPERS = frozenset(",;:()[]!?…") | DASHES
"""Signs that part clauses and phrases."""

_ENDING_SECTIONS = frozenset({"events", "states", "status"})
_ABBREVIATION = 4
_TIMES = frozenset(
    {
        "today",
        "yesterday",
        "before_yesterday",
        "tomorrow",
        "days",
        "year",
        "this_year",
        "last_year",
        "next_year",
        "months",
    }
    | {f"{which}_{what}" for which in ("this", "last", "next") for what in ("month", "week")}
)
"""Lists of the section `time` whose words are a time by themselves."""
_REPORTS = frozenset({"verbs", "asks", "terms", "split", "impersonal"})


@dataclass(frozen=True)
class Frame:
    """A sentence with its quotations in one piece.

    Attributes:
        index: its number in the text.
        words: all its words, in order; their own numbers (`Word.i`) are those of the sentences and not used here.
        inside: for every word the number of the quotation that holds it, marks included, or -1.
        hits: what the section `reporting` of the lexicon knows in it, outside quotations, by places in `words`.
        quoted: numbers of the quotations in it.
    """

    index: int
    span: Span
    paragraph: int
    words: tuple[Word, ...]
    inside: tuple[int, ...]
    hits: tuple[Hit, ...]
    quoted: tuple[int, ...]
    times: frozenset[int]
    acts: frozenset[int]
    things: frozenset[int]
    lexicon: Lexicon

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return len(self.words)

    def of(self, *names: str) -> list[Hit]:
        """List the hits of some lists, in order."""
        return [hit for hit in self.hits if hit.name in names]

    @cached_property
    def reports(self) -> frozenset[int]:
        """Places of the words that report."""
        return frozenset(
            at for hit in self.hits if hit.name in _REPORTS for at in range(hit.first, hit.last + 1)
        )

    @cached_property
    def known(self) -> frozenset[int]:
        """Places of the words that are titles or kinds of sources."""
        return frozenset(
            at
            for hit in self.hits
            if hit.name in ("titles", "sources", "documents")
            for at in range(hit.first, hit.last + 1)
        )

    @cached_property
    def joining(self) -> frozenset[int]:
        """Places at which words like "that" begin."""
        return frozenset(hit.first for hit in self.hits if hit.name == "that")

    @cached_property
    def first_of(self) -> dict[int, int]:
        """The first place of each quotation."""
        return {self.inside[at]: at for at in range(self.size - 1, -1, -1)}

    def is_in(self, key: str, at: int) -> bool:
        """Say whether the word at a place stands in a list of the lexicon ("text.joins")."""
        return 0 <= at < self.size and self.lexicon.matches(key, self.words[at].key)

    def is_stop(self, at: int) -> bool:
        """Say whether a sign that parts phrases stands at a place, or the frame ends there."""
        if not 0 <= at < self.size:
            return True
        sign = self.words[at].text
        if sign == ":" and at + 1 < self.size:  # "13:4", "10:05"
            return not (self.words[at + 1].is_number and self.words[at + 1].start == self.words[at].end)
        return sign in STOPPERS

    def is_preposition(self, at: int) -> bool:
        """Say whether the word at a place is a preposition."""
        return self.is_in("function.prepositions", at) or self.is_in("text.prepositions", at)

    def span_of(self, first: int, last: int) -> Span:
        """Return the stretch of text from the first to the last of these words."""
        return self.words[first].start, self.words[last].end


@dataclass(frozen=True, slots=True)
class Stage:
    """A page for the reader of quotations: its frames and what stands between marks."""

    page: Page
    frames: tuple[Frame, ...]
    quoted: tuple[Quoted, ...]
    paragraph_of: tuple[int, ...]

    def words(self, span: Span) -> str:
        """Return the text's own words at a span."""
        return self.page.text[span[0] : span[1]]


def set_stage(page: Page) -> Stage:
    """Cut a page into frames."""
    marked = [
        _merged(here, find_dashed(page.text, paragraph, page.lexicon))
        for paragraph, here in zip(page.paragraphs, page.marked, strict=True)
    ]
    quoted = tuple(one for here in marked for one in here)
    paragraph_of = tuple(number for number, here in enumerate(marked) for _ in here)
    groups: list[list[Sentence]] = []
    passed = 0
    for sentence in page.sentences:
        start = sentence.span[0]
        while passed < len(quoted) and quoted[passed].outer[1] <= start:
            passed += 1
        within = passed < len(quoted) and quoted[passed].outer[0] < start < quoted[passed].outer[1]
        if groups and groups[-1][-1].paragraph == sentence.paragraph and within:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    groups = [piece for group in groups for piece in _part(group)]
    frames: list[Frame] = []
    first = 0
    for group in groups:
        while first < len(quoted) and quoted[first].outer[1] <= group[0].span[0]:
            first += 1
        frames.append(_frame(page, len(frames), group, quoted, first))
    return Stage(page, tuple(frames), quoted, paragraph_of)


def _merged(marked: Sequence[Quoted], dashed: list[Quoted]) -> list[Quoted]:
    """Join what stands between marks with speech after dashes that holds no marks and lies in none."""
    free = [
        one
        for one in dashed
        if all(one.outer[1] <= other.outer[0] or other.outer[1] <= one.outer[0] for other in marked)
    ]
    return sorted([*marked, *free], key=lambda one: one.outer)


def _part(group: list[Sentence]) -> list[list[Sentence]]:
    """Part a sentence where a full stop was written without a blank after it ("... Samohrd.Podle ...")."""
    if len(group) > 1:
        return [group]
    sentence = group[0]
    words = sentence.words
    cuts = [
        at + 1
        for at in range(1, len(words) - 1)
        if words[at].text == "."
        and words[at + 1].is_capital
        and words[at - 1].text[-1].islower()
        and (_runs_on(words, at) or _follows_number(words, at))
    ]
    if not cuts:
        return [group]
    bounds = [0, *cuts, len(words)]
    return [[_cut_out(sentence, first, last)] for first, last in pairwise(bounds)]


def _runs_on(words: tuple[Word, ...], at: int) -> bool:
    return words[at + 1].start == words[at].end and len(words[at - 1].text) > _ABBREVIATION


def _follows_number(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a unit was shortened before a full stop ("1946 r.", "200 tys. zł."): a capital begins a sentence."""
    before = at - 2
    if before > 1 and words[before].text == "." and words[before - 1].text.islower():
        before -= 2
    return before >= 0 and words[before].is_number and len(words[at - 1].text) < _ABBREVIATION


def _cut_out(sentence: Sentence, first: int, last: int) -> Sentence:
    words = sentence.words[first:last]
    hits = tuple(
        hit._replace(first=hit.first - first, last=hit.last - first)
        for hit in sentence.hits
        if first <= hit.first and hit.last < last
    )
    span = words[0].start, words[-1].end
    return Sentence(sentence.index, span, sentence.paragraph, words, hits)


@cache
def _days(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of the days of the week, in every form."""
    return frozenset(form for entry in lexicon.list("time.days") for form in entry.split())


def _is_noun(words: list[Word], at: int, hit: Hit) -> bool:
    """Say whether a capital makes a noun of what looks like a verb ("Angaben"), where nouns have capitals."""
    return at > 0 and words[at].is_capital and hit.name in _REPORTS


def _frame(page: Page, index: int, group: list[Sentence], quoted: tuple[Quoted, ...], first: int) -> Frame:
    words: list[Word] = []
    hits: list[Hit] = []
    times: set[int] = set()
    acts: set[int] = set()
    things: set[int] = set()
    inside: list[int] = []
    held: list[int] = []
    span = group[0].span[0], group[-1].span[1]
    nouns = page.lexicon.settings.get("nouns_capital", False)
    days = _days(page.lexicon)
    number = first
    for sentence in group:
        offset = len(words)
        words += sentence.words
        for word in sentence.words:
            while number < len(quoted) and quoted[number].outer[1] <= word.start:
                number += 1
            within = number < len(quoted) and quoted[number].outer[0] <= word.start
            inside.append(number if within else -1)
            if word.key in days:
                times.add(len(inside) - 1)
            if within and (not held or held[-1] != number):
                held.append(number)
        for hit in sentence.hits:
            places = range(hit.first + offset, hit.last + offset + 1)
            if inside[places[0]] >= 0:
                continue
            if hit.section == "reporting" and not (nouns and _is_noun(words, places[0], hit)):
                hits.append(Hit(places[0], places[-1], hit.section, hit.name))
            elif hit.section == "time" and hit.name in _TIMES:
                times.update(places)
            elif hit.section in _ENDING_SECTIONS:
                acts.update(places)
            elif hit.section == "kinds" and hit.name != "not":
                things.update(places)
    return Frame(
        index, span, group[0].paragraph, tuple(words), tuple(inside), tuple(hits), tuple(held),
        frozenset(times), frozenset(acts),
        frozenset(things), page.lexicon,
    )  # fmt: skip
