"""A text taken apart for the rules: paragraphs, quotations, sentences in order.

Invariant: sentences are in the order of the text; a sentence of a quotation's content follows the sentence that
frames it. Only sentences that can matter are analysed: with a word of the lexicon, a quotation or a pronoun that can
point back to a memorial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cenotaph.extract.text.layout import (
    Quoted,
    Span,
    cut_items,
    cut_topic,
    find_dateline,
    find_paragraphs,
    find_quoted,
    find_sentences,
)
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.repairs import repair
from cenotaph.extract.text.syntax.parse.tokens import Analyzer, Piece, Sentence

LONGEST_SENTENCE = 2000
"""Characters; a longer stretch without a full stop (a table, a list) is cut at a blank."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text, and what was seen in it before any rule ran.

    Attributes:
        quoted: stretches between quotation marks, in order; `masked` says which stand as two words in their sentence.
        dateline: the span of the place in the head of the text, or None.
        lang: of the text.
        date: EDTF date of the document, or None.
    """

    text: str
    lang: str
    date: str | None
    paragraphs: tuple[Span, ...]
    quoted: tuple[Quoted, ...]
    paragraph_of: tuple[int, ...]
    masked: frozenset[int]
    sentences: tuple[Sentence, ...]
    dateline: Span | None
    lexicon: Lexicon

    def words(self, span: Span) -> str:
        """Return the text's own words at a span."""
        return self.text[span[0] : span[1]]


def take_apart(text: str, *, lexicon: Lexicon, analyzer: Analyzer, date: str | None) -> Document:
    """Cut a text into sentences and analyse those that can matter."""
    paragraphs = cut_items(text, find_paragraphs(text))
    quoted: list[Quoted] = []
    paragraph_of: list[int] = []
    masked: set[int] = set()
    pieces: list[Piece] = []
    dateline: Span | None = None
    after = _cue_after(lexicon.words["reporting.strong"] | lexicon.words["reporting.quoted"])
    for number, paragraph in enumerate(paragraphs):
        here = find_quoted(text, paragraph)
        found = find_dateline(text, paragraph) if dateline is None and number < 6 else None
        if found is not None:
            dateline = found.span("place")
            paragraph = (found.end(), paragraph[1])
        offset = len(quoted)
        quoted += here
        paragraph_of += [number] * len(here)
        masked |= {offset + i for i, one in enumerate(here) if _is_masked(text, one)}
        pieces += _pieces(text, paragraph, number, here, offset, masked, after)
    likened = _likened(lexicon.words["memorials.likeness"])
    wanted, again = _relevant(lexicon), _told_again(text, lexicon)
    kept = [
        one
        for one in pieces
        if one.masked
        or one.inside is not None
        or text[one.span[1] - 1] == ":"
        or wanted.search(text, *one.span)
        or _HEADLESS.match(text, *one.span)
        or likened.search(text, *one.span)
        or (again is not None and again.search(text, *one.span))
    ]
    return Document(
        text=text,
        lang=lexicon.lang,
        date=date,
        paragraphs=tuple(paragraphs),
        quoted=tuple(quoted),
        paragraph_of=tuple(paragraph_of),
        masked=frozenset(masked),
        sentences=tuple(map(repair, analyzer.analyze(text, kept))),
        dateline=dateline,
        lexicon=lexicon,
    )


def _is_masked(text: str, one: Quoted) -> bool:
    content = text[one.start : one.end]
    count = len(content.split())
    if content[0].islower() and count < 20 and one.closed:
        return False
    return count >= 9 or not one.closed or (count >= 3 and content.rstrip()[-1:] in ".,!?…")


def _with_cues(
    text: str, sentences: list[Span], quoted: list[Quoted], after: re.Pattern[str]
) -> Iterator[Span]:
    """Join a sentence that ends with a quotation with the "Lee asked." behind it."""
    ends = {one.outer[1] for one in quoted if text[one.end - 1] in "?!…"}
    stops = {one.outer[1] for one in quoted if text[one.end - 1] == "."}
    before: Span | None = None
    for sentence in sentences:
        cue = after.match(text, sentence[0]) if before is not None and before[1] in ends | stops else None
        # "“It fell.” Lee said.": a cue and nothing else behind a full stop.
        if before is not None and cue and (before[1] in ends or cue.end() == sentence[1] - 1):
            before = (before[0], sentence[1])
            continue
        if before is not None:
            yield before
        before = sentence
    if before is not None:
        yield before


@cache
def _cue_after(verbs: frozenset[str]) -> re.Pattern[str]:
    stems = "|".join(sorted((re.escape(verb.rstrip("e")) for verb in verbs), key=len, reverse=True))
    names = r"(?:[A-Z][\w.’'-]*,? ){1,5}"
    return re.compile(
        rf"{names}(?:(?:{stems})(?:e?s|e?d|ing|e)?|said|told|wrote|replied|cried|went on)\b(?! that\b)"
    )


def _pieces(
    text: str,
    paragraph: Span,
    number: int,
    quoted: list[Quoted],
    offset: int,
    masked: set[int],
    after: re.Pattern[str],
) -> list[Piece]:
    pieces: list[Piece] = []
    sentences = [one for part in cut_topic(text, paragraph) for one in find_sentences(text, part, quoted)]
    for sentence in _with_cues(text, sentences, quoted, after):
        inside = [
            (offset + i, one)
            for i, one in enumerate(quoted)
            if sentence[0] <= one.outer[0] < sentence[1] and offset + i in masked
        ]
        frame = text[sentence[0] : sentence[1]]
        if inside:
            first, last = inside[0][1].outer[0], inside[-1][1].outer[1]
            frame = text[sentence[0] : first] + text[last : sentence[1]] + ("x" if len(inside) > 1 else "")
        if any(sign.isalnum() for sign in frame):
            pieces += [
                Piece(part, number, tuple(one for _, one in inside if part[0] <= one.outer[0] < part[1]))
                for part in _cut_long(text, sentence)
            ]
        for index, one in inside:
            content = (one.start, one.end)
            pieces += [
                Piece(part, number, (), index)
                for inner in find_sentences(text, content, [])
                for part in _cut_long(text, inner)
            ]
    return pieces


def _cut_long(text: str, span: Span) -> list[Span]:
    parts: list[Span] = []
    start, end = span
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = blank if blank > start else start + LONGEST_SENTENCE
        parts.append((start, cut))
        start = cut
    parts.append((start, end))
    return parts


def _told_again(text: str, lexicon: Lexicon) -> re.Pattern[str] | None:
    """Return what "the hall" stands for where the text has a "Memorial Hall": such a sentence is read, too.

    So is one that tells of "the screen" where the text has a screen that bears names.
    """
    named = {found[1].lower() for found in _second_words(frozenset(lexicon.phrases)).finditer(text)}
    plain = lexicon.words["memorials.bearing"] | lexicon.words["memorials.honouring"]
    named |= _remembering(text, plain)
    return re.compile(rf"\b[Tt]he (?:{'|'.join(sorted(named))})\b") if named else None


_HEADLESS = re.compile(
    r"(?:(?:First|Later|Since|Then|Now|Recently|Originally|Previously|Badly|Also|Still|Last) )?"
    r"(?:(?:Was|Were|Has been|Have been|Had been|Is|Are|To be|Will be|Being|Not yet|Never) [a-z]|[A-Z][a-z]+(?:ed|en|ilt|own|aid|old) )"
)
"""How a sentence begins that leaves out what it is about: "Was moved to the park", "Restored in 2004"."""


@cache
def _likened(words: frozenset[str]) -> re.Pattern[str]:
    """Return what a sentence has that does to "the soldier" what is done to statues: it is read, too."""
    deeds = r"\b(?:mend|repair|restor|refurbish|unveil|toppl|dismantl|recast|t(?:ake|ook) (?:him )?down|plinth|pedestal)"
    who = "|".join(sorted(map(re.escape, words)))
    return re.compile(rf"\b[Tt]he (?:{who})\b[^.]*{deeds}|{deeds}[^.]*\bthe (?:{who})\b")


@cache
def _second_words(phrases: frozenset[tuple[str, ...]]) -> re.Pattern[str]:
    words = {one[1] for one in phrases if len(one) > 1 and one[0] == "memorial"}
    return re.compile(rf"\bmemorial ({'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)


_REMEMBERS = re.compile(
    r"\b(?:names of|commemorat|honou?rs|remembers|lists|who (?:died|fell))", re.IGNORECASE
)
_AROUND = 150
"""Characters around such a word in which a screen or propeller stands that is a memorial by it."""


def _remembering(text: str, plain: frozenset[str]) -> set[str]:
    """Return the words for things that are memorials by the names that they bear, where names are spoken of."""
    around = (text[max(0, one.start() - _AROUND) : one.end() + _AROUND] for one in _REMEMBERS.finditer(text))
    return {word for part in around for word in re.findall(r"[a-z]+", part.lower()) if word in plain}


@cache
def _relevant_pattern(stems: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(sorted(map(re.escape, stems), key=len, reverse=True)) + ")", re.IGNORECASE
    )


def _relevant(lexicon: Lexicon) -> re.Pattern[str]:
    verbs = lexicon.words["reporting.strong"] | lexicon.words["reporting.fragment"]
    verbs |= lexicon.words["reporting.clausal"]
    stems = (
        {verb.rstrip("ey") for verb in verbs}
        | lexicon.words["reporting.irregular"]
        | set(lexicon.lists["reading.stems"])
    )
    stems |= {kind for kind in lexicon.kinds if not kind.endswith("s")} | {one[0] for one in lexicon.phrases}
    stems |= (
        lexicon.words["memorials.anaphors"]
        | lexicon.words["memorials.parts"]
        | lexicon.words["memorials.materials"]
        | lexicon.words["burying.lying"]
        | lexicon.words["modal.bare"]
        | lexicon.words["paint.growth"]
        | lexicon.words["paint.flora"]
    )
    return _relevant_pattern(frozenset(stems))
