"""A text laid out for the rules: paragraphs, what stands between quotation marks, sentences with their words and hits.

Invariant: sentences are in the order of the text and do not overlap; every word and hit points into the unchanged text.
A sentence never ends inside a short quotation; a quotation of several sentences is cut like other text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from cenotaph.extract.text.layout import Quoted, Span, find_paragraphs, strip_span
from cenotaph.extract.text.shallow.words.asides import without_asides
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.marks import find_marked
from cenotaph.extract.text.shallow.words.tokens import Word, cut_words
from cenotaph.normalize.months import months_of

LONGEST_SENTENCE = 1_500
"""Characters; a longer stretch without a full stop (a table, a list) is cut at a blank."""

_END = re.compile(r"([.!?…。]+)([\"”’»)\]“]*)(?=\s|$)|(?<=[가-힣])\.(?=[가-힣]{2})|[;•](?=\s)")
_INITIAL = re.compile(r"\s?[^\W\d_]\.")
_NUMBERED = re.compile(r"(?:№|\b(?:nr|no|č|n)[.º°]?)\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"[\w.]+$")
_OPENING = re.compile(r"\s*[\"“„«‘'(\[•–—-]*\s*(?P<sign>\w)?")
_SHORT_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words, and the entries of the lexicon that they make up."""

    index: int
    span: Span
    paragraph: int
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    _sections: dict[str, list[Hit]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the hits by section: every rule asks for some sections only."""
        for hit in self.hits:
            self._sections.setdefault(hit.section, []).append(hit)

    def of(self, section: str, *names: str) -> list[Hit]:
        """List the hits of a section, in order; only those of some lists, if any are named."""
        found = self._sections.get(section)
        if found is None:
            return []
        return [hit for hit in found if hit.name in names] if names else list(found)

    def has(self, section: str, *names: str) -> bool:
        """Say whether the sentence holds a hit of a section."""
        return bool(self.of(section, *names))

    def covered(self, *sections: str) -> set[int]:
        """Number the words that the hits of some sections are made of."""
        return {
            at
            for section in sections
            for hit in self._sections.get(section, ())
            for at in range(hit.first, hit.last + 1)
        }

    def span_of(self, first: int, last: int) -> Span:
        """Return the stretch of text from the first to the last of these words."""
        return self.words[first].start, self.words[last].end

    def word_at(self, place: int) -> int | None:
        """Return the number of the word that stands at an index of the text."""
        return next((word.i for word in self.words if word.start <= place < word.end), None)


@dataclass(frozen=True)
class Page:
    """A text and what was seen in it before any rule ran.

    Attributes:
        date: EDTF date of the document, or None.
        marked: stretches between quotation marks, in order, paragraph by paragraph.
        dateline: the span of the place in the head of the text, or None.
    """

    text: str
    lexicon: Lexicon
    date: str | None
    paragraphs: tuple[Span, ...]
    marked: tuple[tuple[Quoted, ...], ...]
    sentences: tuple[Sentence, ...]
    dateline: Span | None = None

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """The stretches between quotation marks of all paragraphs, in order."""
        return tuple(one for here in self.marked for one in here)

    def words(self, span: Span) -> str:
        """Return the text's own words at a span."""
        return self.text[span[0] : span[1]]

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence that holds an index of the text."""
        return next((one for one in self.sentences if one.span[0] <= place < one.span[1]), None)


def lay_out(text: str, lexicon: Lexicon, date: str | None) -> Page:
    """Cut a text into paragraphs, quotations and sentences, and look up its words."""
    paragraphs = find_paragraphs(text)
    sentences: list[Sentence] = []
    dateline: Span | None = None
    elided = frozenset(lexicon.list("text.elided"))
    marked = [
        [part for one in here for part in without_asides(text, one, lexicon)]
        for here in find_marked(text, paragraphs)
    ]
    for number, paragraph in enumerate(paragraphs):
        start = paragraph[0]
        if dateline is None and number < 6 and (found := _dateline(text, paragraph)):
            dateline, start = found.span("place"), found.end()
        for span in cut_sentences(text, (start, paragraph[1]), marked[number], lexicon):
            words = cut_words(text, span, elided)
            if words:
                sentences.append(Sentence(len(sentences), span, number, words, lexicon.find(words)))
    return Page(text, lexicon, date, tuple(paragraphs), tuple(map(tuple, marked)), tuple(sentences), dateline)


_DATELINE = re.compile(
    r"(?:\[(?P<bracket>[^\[\]]{2,40})\]\s*)?"
    r"(?P<place>[^\W\d_][\w.’'-]*(?:[ -][^\W\d_][\w.’'-]*){0,3})"
    r"(?:,? \d{1,2}\.? [^\W\d_]{3,12}\.?(?: \d{4})?)?[.,]?\s*"
    r"(?:/(?=[^/\n]*[^\W\d_])[^/\n]{2,30}/\.?|\([^()\d\n]{2,30}\)|[-–—]{1,2} [\w. ]{2,30}\.|\|)\s*[-–—]*\s*"
)


def _dateline(text: str, paragraph: Span) -> re.Match[str] | None:
    r"""Find "СЕУЛ, 23 фев — РИА Новости." or "Burg | " at the head of a paragraph; the group `place` is the place."""
    found = _DATELINE.match(text, paragraph[0], min(paragraph[1], paragraph[0] + 100))
    if found is None or found.end() + 10 > paragraph[1]:
        return None
    place = found["place"]
    marked = "|" in found[0] or "/" in found[0] or re.search(r"\d", found[0])
    return found if place[0].isupper() and (place.isupper() or marked) else None


def cut_sentences(text: str, span: Span, quoted: Sequence[Quoted], lexicon: Lexicon) -> list[Span]:
    """Cut a stretch into sentences, never inside one of its short quotations, nor after an abbreviation.

    Args:
        text: the whole text.
        span: a paragraph.
        quoted: quotations inside the span.
        lexicon: knows abbreviations ("г.", "ul.") and whether a sentence begins with a capital.
    """
    start, end = span
    short = [one.outer for one in quoted if one.outer[1] - one.outer[0] <= _SHORT_QUOTE]
    abbreviations = _abbreviations(lexicon)
    cased = lexicon.settings.get("cased", True)
    numbered = lexicon.settings.get("number_ends", False)
    cuts: list[int] = []
    for found in _END.finditer(text, start, end):
        at = found.end()
        if any(one[0] < at < one[1] for one in short):
            continue
        number = numbered and not _heads(text, cuts[-1] if cuts else start, found)
        if found[1] and not _ends(text, start, found, abbreviations, cased=cased, number=number):
            begun = text[cuts[-1] if cuts else start : found.start()]
            if not _closes(text, found, begun, lexicon):
                continue
        cuts.append(at)
    sentences: list[Span] = []
    for at in [*cuts, end]:
        sentences += _in_pieces(text, (start, at))
        start = at
    return sentences


@cache
def _abbreviations(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(one.rstrip(".") for one in lexicon.list("text.abbreviations"))


def _heads(text: str, begun: int, found: re.Match[str]) -> bool:
    """Say whether nothing but a number stands before a full stop: "2. Le monument"."""
    return text[begun : found.start()].strip().isdigit()


def _ends(
    text: str,
    start: int,
    found: re.Match[str],
    abbreviations: frozenset[str],
    *,
    cased: bool,
    number: bool = False,
) -> bool:
    after = _OPENING.match(text, found.end())
    sign = after["sign"] if after else None
    if found[1] != "." or found[2]:
        return sign is None or not cased or not sign.islower()
    if cased and sign is not None and sign.islower():
        return False
    before = _BEFORE.search(text, max(start, found.start() - 20), found.start())
    if before is None:
        return True
    word = before[0].lower().rstrip(".")
    if word in abbreviations or word.rsplit(".", 1)[-1] in abbreviations:
        return False
    if len(word) == 1 and word.isalpha():
        return not (before[0].isupper() or _INITIAL.match(text, found.end()))  # "Major a. D. X"
    if _NUMBERED.search(text, max(start, before.start() - 6), before.start()):
        return True  # "of school No. 3."
    # "am 4. März", "9. září": an ordinal, where the language writes them so.
    if number and sign is not None and sign.isupper():
        return True  # "a porté leur nombre à 51. Les croix": ordinals have no full stop here
    return not (word.isdigit() and len(word) <= 2 and sign is not None)


_BEGUN = re.compile(r"[^\W\d_]+(?= [^\W\d_])")


def _closes(text: str, found: re.Match[str], begun: str, lexicon: Lexicon) -> bool:
    """Say whether an abbreviation that often ends a sentence does so: "Stoi od 1866 r. Postawili": a verb, a capital."""
    after = _OPENING.match(text, found.end())
    if found[1] != "." or after is None or not after["sign"] or not after["sign"].isupper():
        return False
    words = begun.lower().split()
    if not words or not lexicon.matches("text.closing", words[-1]):
        return False
    if lexicon.matches("places.types", words[-1]) and not words[-2:][0][-1].isdigit():
        return False  # "в г. Ржев", and not "в 1949 г. На"
    behind = _BEGUN.match(text, after.start("sign"))
    if behind is not None and lexicon.matches("function.prepositions", behind[0].lower()):
        return True  # "leży od 1939 r. Na co dzień": no name begins so
    told, months = lexicon.settings.get("past"), months_of(lexicon.lang)
    return told is not None and any(re.search(told, word) for word in words if word not in months)


def _in_pieces(text: str, span: Span) -> list[Span]:
    pieces: list[Span] = []
    start, end = span
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return [stripped for one in pieces if (stripped := strip_span(text, one))[0] < stripped[1]]
