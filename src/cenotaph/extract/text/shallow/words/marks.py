"""What stands between quotation marks, in the marks of every language: nested, over paragraphs, left open.

Invariant: stretches are in the order of the text and do not overlap: a quotation inside a quotation is part of it. No
stretch crosses a paragraph; one over several paragraphs is one stretch in each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cenotaph.extract.text.layout import Quoted, Span
from cenotaph.extract.text.shallow.words.lexicon import Lexicon

_MARK = re.compile("[«»„“”\"‚‘’'‹›「」『』《》〈〉]")
_CLOSERS = {"«": "»", "»": "«", "„": "“”\"", "“": "”\"“", "”": "”", '"': '"”', "‚": "‘’", "‘": "’'", "'": "'’", "‹": "›", "›": "‹", "「": "」", "『": "』", "《": "》", "〈": "〉"}  # fmt: skip
_SINGLE = frozenset("‚‘'‹›")
_CAREFUL = frozenset("\"'‘’”»›“")
"""Marks that also close or stand for an apostrophe: they open only where a word begins."""
_BEFORE_OPENING = frozenset("([{—–-/«„“\"'‘:")
_LONGEST_SINGLE = 300
_SHORTEST_OPEN = 8
_PARAGRAPHS = 4
"""Paragraphs over which a quotation that was opened once may run."""


class _Mark(NamedTuple):
    at: int
    sign: str
    opens: bool
    closes: bool


def find_marked(text: str, paragraphs: Sequence[Span]) -> list[list[Quoted]]:
    """Find what stands between marks, paragraph by paragraph.

    >>> [text[one.start : one.end] for text in ["Er sagte »nein« und « oui »."] for one in find_marked(text, [(0, 28)])[0]]
    ['nein', 'oui']
    """
    found: list[list[Quoted]] = []
    open_since = 0
    for paragraph in paragraphs:
        marks = _find_marks(text, paragraph)
        here: list[Quoted] = []
        if open_since and (close := _stray_close(marks)) is not None:
            here.append(_quoted(text, (paragraph[0], close), outer=(paragraph[0], close + 1)))
            marks = [one for one in marks if one.at > close]
        here += _pair(text, paragraph, marks)
        here = [one for one in here if one.start < one.end]
        found.append(here)
        unclosed = bool(here) and not here[-1].closed
        open_since = 1 if unclosed else (open_since + 1) % _PARAGRAPHS if open_since and not here else 0
    return found


_DASH = re.compile(r"(?<=[.!?…:”»])\s+(?P<dash>[–—-])\s+(?=[^\W\d_])")
_HEAD_DASH = re.compile(r"[–—-]\s+(?=\w)")
_ANSWER = re.compile(r"\s(?P<dash>[–—-])\s+(?P<words>(?:[^\W\d_]+[\s,]+){1,4})")


def find_dashed(text: str, paragraph: Span, lexicon: Lexicon) -> list[Quoted]:
    """Find speech that dashes mark: "– Text – mówi X, prezes Y. – Text."; only where a word that reports follows.

    Args:
        text: the whole text.
        paragraph: where to look.
        lexicon: knows the words that report.
    """
    found: list[Quoted] = []
    at, end = paragraph
    while (opened := _open_dash(text, at, paragraph)) is not None:
        close = _find_answer(text, (opened + 1, end), lexicon)
        at = opened + 1
        if close is None and not found:
            continue
        stop = end if close is None else close
        made = _quoted(text, (opened + 1, stop), outer=(opened, stop))
        last = made.end - 1 if text[made.end - 1] == "," else made.end
        if made.start < last:
            found.append(Quoted(made.start, last, (opened, last)))
        if close is None:
            break
        at = stop + 1
    return found


def _open_dash(text: str, at: int, paragraph: Span) -> int | None:
    start, end = paragraph
    if at == start and _HEAD_DASH.match(text, start, end):
        return start
    found = _DASH.search(text, at, end)
    return found.start("dash") if found else None


def _find_answer(text: str, span: Span, lexicon: Lexicon) -> int | None:
    """Find the dash after which the text says who spoke."""
    several = tuple(one for one in lexicon.list("reporting.verbs") if " " in one)
    for found in _ANSWER.finditer(text, *span):
        words = found["words"].lower().replace(",", " ").split()
        told = any(lexicon.matches("reporting.verbs", word) for word in words) or any(
            one in " ".join(words) for one in several
        )
        if found["words"][0].islower() and told:
            return found.start("dash")
    return None


def _find_marks(text: str, paragraph: Span) -> list[_Mark]:
    start, end = paragraph
    marks: list[_Mark] = []
    for found in _MARK.finditer(text, start, end):
        at, sign = found.start(), found[0]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        spaced = sign == "«" and at + 2 < end and not text[at + 2].isspace()
        opens = sign in _CLOSERS and (not after.isspace() or spaced)
        if sign in _CAREFUL:
            opens = opens and (before.isspace() or before in _BEFORE_OPENING) and after not in ",.;:!?)"
        closes = (not before.isspace() or sign in "»」』》〉") and at > start
        if sign in "\"'’":
            # A Korean particle is written together with the mark before it.
            joined = after.isalpha() and not "가" <= after <= "힣"
            closes = closes and (not joined or (sign == '"' and before in ".!?…,"))
        marks.append(_Mark(at, sign, opens, closes))
    return marks


def _pair(text: str, paragraph: Span, marks: list[_Mark]) -> list[Quoted]:
    found: list[Quoted] = []
    number = 0
    while number < len(marks):
        mark = marks[number]
        number += 1
        if not mark.opens:
            continue
        close = _find_close(marks, number - 1)
        if close is not None:
            found.append(_quoted(text, (mark.at + 1, marks[close].at), outer=(mark.at, marks[close].at + 1)))
            number = close + 1
        elif mark.sign not in _SINGLE and paragraph[1] - mark.at > _SHORTEST_OPEN:
            outer = (mark.at, paragraph[1])
            found.append(_quoted(text, (mark.at + 1, paragraph[1]), outer=outer, closed=False))
            break
    return found


def _find_close(marks: list[_Mark], opened: int) -> int | None:
    """Find the mark that closes one; where an inner quotation was left open, the first that can."""
    sign = marks[opened].sign
    closers = _CLOSERS[sign]
    limit = marks[opened].at + _LONGEST_SINGLE if sign in _SINGLE else None
    depth = 0
    first: int | None = None
    for number in range(opened + 1, len(marks)):
        mark = marks[number]
        if limit is not None and mark.at > limit:
            break
        if mark.sign in closers and mark.closes and not (mark.opens and mark.sign in '“"'):
            first = number if first is None else first
            if depth == 0:
                return number
            depth -= 1
        elif mark.sign == sign and mark.opens:
            depth += 1
    return first


def _stray_close(marks: list[_Mark]) -> int | None:
    """Return where a paragraph closes what an earlier one opened."""
    for mark in marks:
        if mark.opens and not mark.closes:
            return None
        if mark.closes and mark.sign in '»”“"':
            return mark.at
    return None


def _quoted(text: str, span: Span, *, outer: Span, closed: bool = True) -> Quoted:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, outer, closed)
