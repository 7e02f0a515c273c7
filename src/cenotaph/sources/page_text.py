"""Lines on pages -> one text: paragraphs joined, hyphens at line ends undone, running heads and feet left out.

Invariant: every character of the text comes from a line, in the order of the lines, but for the blanks and line feeds
between them; what was left out is returned. The text holds one form feed fewer than there are pages. A form feed stands
where a sentence begins, so that no date or name is cut by one: the page of a sentence is the page on which it begins.

It knows positions and punctuation, and no words but a few that may follow a hyphen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

import msgspec

_STOP = re.compile(r"[^\W\d_]{4}[.!?…][\"”’»)\]]*$")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4}[.!?…])[\"”’»)\]]* (?=[^\W\d_a-zà-ÿа-я]|[\"“„«])")
"""Surer than needed: "am 19. Mai" and "St. Petersburg" must stay whole."""
_ENDS = re.compile(r"(?<!\b\w)(?<!\b\d\d)[.!?:;…][\"”’»)\]]*$")
_HYPHENATED = re.compile(r"(\w+)[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"(?:[•▪■◦*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_NUMBER = re.compile(r"[0-9]{1,9}")
_ROMAN = re.compile(r"[ivxlc]+")
_BLANKS = dict.fromkeys(map(ord, "\0\f\n\r\v\x1c\x1d\x1e\x85\u2028\u2029"), " ")
_AND = frozenset(
    (
        "und",
        "oder",
        "bzw",
        "sowie",
        "and",
        "or",
        "i",
        "lub",
        "и",
        "или",
        "та",
        "або",
        "y",
        "o",
        "et",
        "ou",
        "e",
    )
)
"""After these the hyphen stands for a part of a word that is left out: "Kriegs- und Soldatengräber"."""

EDGE = 0.12
"""The part of a page's height in which heads and feet stand."""
EDGE_LINES = 3


class Line(msgspec.Struct, frozen=True):
    """A line of text on a page.

    Attributes:
        text: without line end, and without blanks at its ends.
        box: left, top, right, bottom, counted from the upper left corner, in one unit for the whole document.
    """

    text: str
    box: tuple[float, float, float, float]

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.box[3] - self.box[1]


class Sheet(msgspec.Struct, frozen=True):
    """A page: its size in the unit of the boxes, and its lines in reading order."""

    width: float
    height: float
    lines: tuple[Line, ...]


class Joined(msgspec.Struct, frozen=True):
    """A text, and where in it each line of each page came to stand: start and length.

    A hyphen that was undone is still counted as the last character of its line: it lies where the next one starts.
    """

    text: str
    places: tuple[tuple[tuple[int, int], ...], ...]


def without_running_lines(sheets: Sequence[Sheet]) -> tuple[list[Sheet], Counter[str]]:
    """Leave out what stands at the head or foot of most pages, or of three pages in succession: titles, page numbers.

    Lines are the same if they stand at the same height and differ only in numbers that go up with the pages: "Grave
    117" and "Grave 240" at the head of two pages are no running head.

    Returns:
        the pages without these lines, and what was left out (as first written) with the number of pages it stood on.
    """
    pages_of: dict[tuple[str, int], dict[int, int]] = {}
    for number, sheet in enumerate(sheets):
        for index, line in _edge_lines(sheet):
            pages_of.setdefault(_key(sheet, line), {})[number] = index
    out: dict[int, set[int]] = {}
    left_out: Counter[str] = Counter()
    for where in pages_of.values():
        texts = {number: sheets[number].lines[index].text for number, index in where.items()}
        pages = _in_step(texts)
        if _is_running(pages, len(sheets)):
            left_out[texts[pages[0]]] += len(pages)
            for number in pages:
                out.setdefault(number, set()).add(where[number])
    kept = [
        msgspec.structs.replace(
            sheet,
            lines=tuple(line for index, line in enumerate(sheet.lines) if index not in out.get(number, ())),
        )
        for number, sheet in enumerate(sheets)
    ]
    return kept, left_out


def _edge_lines(sheet: Sheet) -> list[tuple[int, Line]]:
    """Return the first and last lines of a page by height, with their indexes, that stand near its edges."""
    by_height = sorted(enumerate(sheet.lines), key=lambda pair: pair[1].box[1])
    head = [pair for pair in by_height[:EDGE_LINES] if pair[1].box[3] <= sheet.height * EDGE]
    foot = [pair for pair in by_height[-EDGE_LINES:] if pair[1].box[1] >= sheet.height * (1 - EDGE)]
    return [*head, *foot]


def _key(sheet: Sheet, line: Line) -> tuple[str, int]:
    words = " ".join(_NUMBER.sub("#", line.text.casefold()).split())
    return "#" if _ROMAN.fullmatch(words) else words, round(line.box[1] / sheet.height * 50)


def _in_step(texts: Mapping[int, str]) -> list[int]:
    """Return the pages on which each number in a line is the same, or goes up with the pages."""
    numbers = {page: [int(one) for one in _NUMBER.findall(text)] for page, text in texts.items()}
    pages = sorted(texts)
    for position in range(min(map(len, numbers.values()))):
        same = Counter(numbers[page][position] for page in pages).most_common(1)[0]
        step = Counter(numbers[page][position] - page for page in pages).most_common(1)[0]
        pages = [
            page
            for page in pages
            if (
                numbers[page][position] == same[0]
                if same[1] >= step[1]
                else numbers[page][position] - page == step[0]
            )
        ]
    return pages


def _is_running(pages: Sequence[int], total: int) -> bool:
    if len(pages) * 2 > total and len(pages) > 1:
        return True
    # Left and right pages may have heads of their own, and each chapter, too.
    return any(
        pages[at + 2] - pages[at] == 2 or (at + 3 < len(pages) and pages[at + 3] - pages[at] == 6)
        for at in range(len(pages) - 2)
    )


def join(sheets: Sequence[Sheet]) -> Joined:
    """Join the lines of all pages to one text; see the module."""
    words = Counter(
        word
        for sheet in sheets
        for line in sheet.lines
        for word in re.findall(r"\w+(?:-\w+)*", line.text.casefold())
    )
    joiner = _Joiner(words)
    places = []
    for number, sheet in enumerate(sheets):
        if number:
            joiner.turn()
        places.append(joiner.page(sheet))
    joiner.finish()
    return Joined("".join(joiner.pieces), tuple(places))


class _Joiner:
    """Puts the text together, line by line."""

    def __init__(self, words: Counter[str]) -> None:
        self.pieces: list[str] = []
        self._words = words
        self._length = 0
        self._feeds = 0
        """Form feeds that wait for the next beginning of a sentence."""
        self._last: Line | None = None

    def turn(self) -> None:
        """Go on to the next page."""
        self._feeds += 1

    def finish(self) -> None:
        """Write the form feeds that found no sentence."""
        self._put("\f" * self._feeds)
        self._feeds = 0

    def page(self, sheet: Sheet) -> tuple[tuple[int, int], ...]:
        """Take the lines of a page in; returns where each of them stands."""
        leading = _leading(sheet.lines)
        right = max((line.box[2] for line in sheet.lines), default=0.0)
        left = Counter(round(line.box[0]) for line in sheet.lines)
        places = []
        for index, line in enumerate(sheet.lines):
            last = self._last
            following = sheet.lines[index + 1] if index + 1 < len(sheet.lines) else None
            if last is None:
                self._put("\f" * self._feeds)
                self._feeds = 0
            elif index == 0:
                self._connect(last, line, opens=_opens_page(last, line))
            else:
                opens = _opens(last, line, leading, right) or _is_indented(line, following, left)
                self._connect(last, line, opens=opens)
            places.append(self._place(line))
            self._last = line
        return tuple(places)

    def _connect(self, last: Line, line: Line, *, opens: bool) -> None:
        if opens:
            self._put("\n\n" + "\f" * self._feeds)
            self._feeds = 0
        elif not self._undo_hyphen(last.text, line.text):
            if self._feeds and _STOP.search(last.text) and not line.text[:1].islower():
                self._put("\f" * self._feeds)
                self._feeds = 0
            else:
                self._put(" ")

    def _undo_hyphen(self, last: str, text: str) -> bool:
        """Take the hyphen at the end of what stands away if it only divides a word; False where a blank belongs there."""
        found, following = _HYPHENATED.search(last), _FIRST_WORD.match(text)
        if not found or not following or following[0].casefold() in _AND:
            return False
        soft = last.endswith("\u00ad")
        first, second = found[1].casefold(), following[0].casefold()
        together = self._words[first + second]
        apart = self._words[f"{first}-{second}"]
        if soft or (text[0].islower() and found[1][-1].isalpha() and together >= apart):
            self.pieces[-1] = self.pieces[-1][:-1]
            self._length -= 1
        return True

    def _place(self, line: Line) -> tuple[int, int]:
        text = line.text.translate(_BLANKS)
        start = self._length
        while self._feeds and (found := _SENTENCE_END.search(text)):
            text = f"{text[: found.end() - 1]}\f{text[found.end() :]}"
            self._feeds -= 1
        self._put(text)
        return start, len(text)

    def _put(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self._length += len(text)


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next."""
    steps = [
        below.box[3] - above.box[3]
        for above, below in pairwise(lines)
        if 0 < below.box[3] - above.box[3] < 4 * max(above.height, below.height)
    ]
    return median(steps) if steps else 0.0


def _opens(last: Line, line: Line, leading: float, right: float) -> bool:
    """Tell whether a line opens a paragraph, by how it lies to the one before it."""
    step = line.box[3] - last.box[3]
    tall, small = max(last.height, line.height), min(last.height, line.height)
    if step < -tall:  # the next column
        return _opens_page(last, line)
    if step < tall / 2:  # beside it: a cell of a table
        return False
    if _ITEM.match(line.text) or tall > 1.2 * small or step > max(1.35 * leading, 1.1 * tall):
        return True
    ended = bool(_ENDS.search(last.text))
    is_short = last.box[2] < right - 0.12 * max(right - last.box[0], 1.0)
    if is_short and ended:
        return True
    # Lines that all are short are a list; one in the middle of a sentence is followed by a word in lower case.
    is_very_short = last.box[2] < right - 0.4 * max(right - last.box[0], 1.0)
    return is_very_short and not line.text[:1].islower() and not last.text.endswith(("-", ","))


def _is_indented(line: Line, following: Line | None, left: Counter[int]) -> bool:
    """Tell whether only the first line of what follows is indented."""
    if following is None or len(left) < 2 or following.box[1] < line.box[1]:
        return False
    indent = line.box[0] - following.box[0]
    return 0.6 * line.height < indent < 5 * line.height and left[round(following.box[0])] > 1


def _opens_page(last: Line, line: Line) -> bool:
    """Tell whether the first line of a page or column opens a paragraph: if the sentence before it has ended."""
    before, text = last.text, line.text
    if text[:1].islower() or before.endswith(("-", ",", "\u00ad")):
        return False
    return (
        bool(_ENDS.search(before))
        or max(last.height, line.height) > 1.2 * min(last.height, line.height)
        or bool(_ITEM.match(text))
    )
