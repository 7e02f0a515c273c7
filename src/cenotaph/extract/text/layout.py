"""How a text is laid out: paragraphs, what stands between quotation marks, sentences. No words are understood here.

Invariant: spans lie inside the text, in order; no sentence ends inside a quotation, and no quotation crosses a
paragraph. A quotation over several paragraphs, each opened anew, is one span a paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

Span = tuple[int, int]


def overlap(one: Span, other: Span) -> bool:
    """Say whether two stretches have a character in common.

    >>> overlap((0, 3), (2, 5)), overlap((0, 3), (3, 5))
    (True, False)
    """
    return one[0] < other[1] and other[0] < one[1]


class Quoted(msgspec.Struct, frozen=True):
    """A stretch between quotation marks: `start`, `end` without the marks, `outer` with them.

    `closed` is False where the closing mark is missing (the next paragraph goes on, or it was forgotten).
    """

    start: int
    end: int
    outer: Span
    closed: bool = True


_CLOSERS = {"“": "”“\"", "„": "“”\"", "«": "»", "‹": "›", "「": "」", "『": "』", "‘": "’'", '"': '"”', "'": "'’", "”": "”"}  # fmt: skip
_TYPED = frozenset(["''", "``"])
"""Double marks typed as two single ones; both are closed by two apostrophes."""
_DOUBLE = frozenset('“„«「『"”')
_PRINTED = re.compile(r'“[^“”"]*”')
"""A quotation in printed marks inside one in typed marks."""
_REOPENED = re.compile(r"[.!?] “")
"""A quotation that is opened anew without having been closed: its paragraphs were run together."""
_LINE = re.compile(r"[^\n]+")
_TERMINAL = re.compile(r"[.!?:…][\"”’»)\]]*\s*$")
_SOFT_END = re.compile(
    r"(?:,|;|\b(?:the|a|an|of|in|on|at|to|for|and|or|by|with|from|near|as|that|which|its|their|his|her))\s*$"
)


def find_paragraphs(text: str) -> list[Span]:
    r"""Cut a text at its line ends; lines that were only wrapped stay together.

    A line is wrapped where the next one starts in lower case, where it ends with a word that cannot end a sentence,
    or where a quotation is open across it.

    >>> find_paragraphs("One.\nTwo\nlines")
    [(0, 4), (5, 14)]
    """
    lines = [found.span() for found in _LINE.finditer(text) if found[0].strip()]
    if not lines:
        return []
    paragraphs: list[Span] = []
    start = lines[0][0]
    for (line, end), (following, _) in pairwise(lines):
        if not _is_wrapped(text, (start, end), following, in_block=line > start):
            paragraphs.append((start, end))
            start = following
    paragraphs.append((start, lines[-1][1]))
    return [strip_span(text, one) for one in paragraphs]


def _is_wrapped(text: str, span: Span, following: int, *, in_block: bool) -> bool:
    start, end = span
    if text.count("\n", end, following) > 1 or _TERMINAL.search(text, max(start, end - 12), end):
        return False
    head = text[following : following + 12].lstrip()
    if not head:
        return False
    if in_block and end - text.rfind("\n", start, end) > 40:
        return True
    if head[0].islower() or _SOFT_END.search(text, max(start, end - 12), end):
        return True
    # A line that opens a quotation and does not close it, before one that does not open another.
    return head[0] not in _DOUBLE and any(not one.closed for one in find_quoted(text, (start, end)))


_BULLETS = "•●▪◦‣■"
_ITEM = re.compile(
    rf"[{_BULLETS}]\s*(?=[^\s{_BULLETS}])"
    r"|(?:(?<=^)|(?<=[.;:!?)\]–—-] )|(?<=[a-z] ))\d{1,2}(?:\.\d{1,2}){1,3}\.? +(?=[A-Z][a-z])"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})\) +(?=[A-Z][a-z])"
    r"|\d{1,3}/\d{2}(?:\.\d{1,2})?:? +(?=[A-Z][a-z])"
)
"""What an item of a list or of minutes begins with: "•", "6.3.2", "12)", "b)", "111/19"."""
_BEFORE_TOPIC = (
    r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Revd?|It (?:was|is|has)|There (?:was|were|is|are|has|have))\b"
)
_TOPIC = re.compile(
    rf"(?:{_ITEM.pattern})(?:(?!{_BEFORE_TOPIC})(?:[A-Z][\w’'-]*|of|the|and|for|to|in|on|at|from|&)\.? ){{1,12}}(?={_BEFORE_TOPIC} ?)"
)
"""The heading of an item that is followed by its first sentence without a stop."""


def cut_items(text: str, paragraphs: list[Span]) -> list[Span]:
    """Cut paragraphs before the marks of items that stand in the middle of a line.

    >>> line = "Clerk's report: • Trees felled • Signs put up 6.2 Any other business"
    >>> [line[slice(*one)] for one in cut_items(line, [(0, len(line))])]
    ["Clerk's report:", '• Trees felled', '• Signs put up', '6.2 Any other business']
    """
    return [
        one for paragraph in paragraphs for one in _cut_at(text, paragraph, _item_starts(text, paragraph))
    ]


def cut_topic(text: str, item: Span) -> list[Span]:
    """Part the heading of an item from its first sentence, which may follow without a stop.

    >>> line = "6.2 War Memorial Cllr Lee reported that it was clean."
    >>> [line[slice(*one)] for one in cut_topic(line, (0, len(line)))]
    ['6.2 War Memorial', 'Cllr Lee reported that it was clean.']
    """
    found = _TOPIC.match(text, *item)
    return _cut_at(text, item, [found.end()] if found else [])


def item_mark(text: str, paragraph: Span) -> str:
    """Return what kind of mark a paragraph begins with, as its signs without digits and letters; "" for none.

    >>> item_mark("6.3.2 Signs", (0, 11)), item_mark("12) Signs", (0, 9)), item_mark("12 signs", (0, 8))
    ('..', ')', '')
    """
    found = _ITEM.match(text, *paragraph)
    return "".join(sign for sign in found[0] if not sign.isalnum() and not sign.isspace()) if found else ""


def _item_starts(text: str, paragraph: Span) -> list[int]:
    """Return where items begin, but for the first: behind a blank, and never inside a quotation or a bracket."""
    starts = [
        found.start()
        for found in _ITEM.finditer(text, *paragraph)
        if found.start() > paragraph[0] and text[found.start() - 1].isspace()
    ]
    if not starts:
        return []
    quoted = find_quoted(text, paragraph)
    apart = [at for at in starts if not any(one.outer[0] < at < one.outer[1] for one in quoted)]
    return [at for at in apart if not _ITEM.fullmatch(text[paragraph[0] : at].rstrip() + " A")]


def _cut_at(text: str, span: Span, cuts: list[int]) -> list[Span]:
    """Cut a stretch, without the blanks at the ends of its parts."""
    ends = [*cuts, span[1]]
    parts = (strip_span(text, part) for part in pairwise([span[0], *ends]))
    return [one for one in parts if one[0] < one[1]]


def strip_span(text: str, span: Span) -> Span:
    """Leave blanks at the ends of a stretch out."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def find_quoted(text: str, paragraph: Span) -> list[Quoted]:
    """Find what stands between quotation marks in one paragraph; marks inside a quotation are part of it."""
    start, end = paragraph
    found: list[Quoted] = []
    at = start
    while at < end:
        mark = text[at]
        if text[at : at + 2] in _TYPED and _opens(text, at + 1, (at + 1, end)) and text[at - 1 : at] != mark:
            typed = text.find("''", at + 3, end)
            if typed > 0:
                found.append(Quoted(at + 2, typed, (at, typed + 2)))
                at = typed + 2
                continue
        if mark in _CLOSERS and _opens(text, at, paragraph):
            close = _find_close(text, at, end)
            again = (
                _REOPENED.search(text, at + 1, close if close is not None else end) if mark == "“" else None
            )
            if again is not None and (again.end() < end and text[again.end()].isupper()):
                found.append(Quoted(at + 1, again.start() + 1, (at, again.start() + 1), closed=False))
                at = again.end() - 1
                continue
            if close is not None:
                found.append(Quoted(at + 1, close, (at, close + 1)))
                at = close + 1
                continue
            if mark in _DOUBLE and end - at > 8:
                found.append(Quoted(at + 1, end, (at, end), closed=False))
                break
        at += 1
    return [one for one in found if text[one.start : one.end].strip()]


def _opens(text: str, at: int, paragraph: Span) -> bool:
    mark = text[at]
    if at + 1 >= paragraph[1] or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > paragraph[0] else " "
    if mark in "\"'‘”":
        return before.isspace() or before in "([—–-/“„«\"'‘:"
    return True


def _find_close(text: str, opened: int, end: int) -> int | None:
    mark = text[opened]
    closers = _CLOSERS[mark]
    single = mark in "'‘"
    limit = min(end, opened + 400) if single else end
    inner = {found.end() - 1 for found in _PRINTED.finditer(text, opened + 1, limit)} if mark == '"' else ()
    for at in range(opened + 2, limit):
        if mark == "“" and text[at : at + 2] in ("’’", "''") and text[at - 1] in ".,!?":
            return at
        if (
            text[at] not in closers
            or at in inner
            or (text[at] in '"“' and text[at - 1].isspace() and mark != "„")
        ):
            continue
        if not single:
            return at
        after = text[at + 1] if at + 1 < end else " "
        if not after.isalnum() and not _is_apostrophe(text, opened, at):
            return at
    return None


def _is_apostrophe(text: str, opened: int, at: int) -> bool:
    """Say whether a single mark after "s" is a genitive: another closing mark follows before the next opening one."""
    if text[at - 1] != "s" or at + 1 >= len(text) or text[at + 1] != " ":
        return False
    later = re.compile(r"[‘']").search(text, at + 1, min(len(text), opened + 400))
    return bool(
        later and not text[later.start() - 1].isspace() and not text[later.end() : later.end() + 1].isalnum()
    )


_END = re.compile(r"([.!?…]+)([\"”’'»)\]]*)(\s+)(?=[\"“„«‘'(\[]*[A-ZÀ-ÞĀ-ŽА-Я0-9])")
_SHORT = frozenset(
    [
        "a.m",
        "approx",
        "apr",
        "art",
        "aug",
        "ave",
        "ca",
        "cf",
        "cmdr",
        "co",
        "corp",
        "d.c",
        "dec",
        "dept",
        "e.g",
        "est",
        "etc",
        "feb",
        "fr",
        "ft",
        "i.e",
        "inc",
        "jan",
        "jr",
        "jul",
        "jun",
        "ltd",
        "mar",
        "mt",
        "no",
        "nos",
        "nov",
        "oct",
        "p.m",
        "ph",
        "rd",
        "sep",
        "sept",
        "sr",
        "u.k",
        "u.s",
        "va",
        "vol",
        "vs",
    ]
)
"""After these a sentence goes on if a number follows."""
_WORD_BEFORE = re.compile(r"([\w.]+)$")
_ALWAYS_GO_ON = frozenset(
    [
        "adm",
        "brig",
        "capt",
        "cdr",
        "cmdt",
        "cllr",
        "col",
        "cpl",
        "dr",
        "gen",
        "gov",
        "hon",
        "insp",
        "lt",
        "maj",
        "messrs",
        "mr",
        "mrs",
        "ms",
        "prof",
        "pte",
        "pvt",
        "rep",
        "rev",
        "sen",
        "sgt",
        "st",
        "supt",
        "v",
    ]
)
"""After these, which stand before names, a sentence always goes on."""


def find_sentences(text: str, span: Span, quoted: list[Quoted]) -> list[Span]:
    """Cut a stretch into sentences, never inside one of its quotations.

    Args:
        text: the whole text.
        span: a paragraph, or the content of a quotation.
        quoted: quotations inside the span.
    """
    start, end = span
    sentences: list[Span] = []
    for found in _END.finditer(text, start, end):
        at = found.end(2)
        if any(one.outer[0] < at < one.outer[1] for one in quoted) or _is_short(text, start, found):
            continue
        sentences.append(strip_span(text, (start, at)))
        start = found.end()
    sentences.append(strip_span(text, (start, end)))
    return [one for one in sentences if one[0] < one[1]]


def _is_short(text: str, start: int, found: re.Match[str]) -> bool:
    if found[1] != "." or found[2]:
        return False
    before = _WORD_BEFORE.search(text, max(start, found.start() - 20), found.start())
    if before is None:
        return False
    word = before[1].lower()
    if word in _ALWAYS_GO_ON or (word == "co" and text[max(0, before.start() - 2) : before.start()] == ", "):
        return True  # "of Cross, Co. Mayo"
    if len(word) == 1 and word.isalpha():
        return before[1].isupper() and not _NUMBERED.search(
            text, max(start, before.start() - 12), before.end()
        )
    if _INITIALS.fullmatch(before[1]) and word not in _ACRONYMS:
        return True  # "J.E.B. Stuart"
    if word in _HOURS and _DAY.match(text, found.end()):
        return True  # "6.30 p.m. May 1"
    return word in _SHORT and text[found.end() : found.end() + 1].isdigit()


_NUMBERED = re.compile(r"\b(?:War|Grade|Category|Class|Part|Phase|George|Elizabeth) [IVX]$")
"""What a numeral of one letter may end a sentence behind: "who died in World War I."."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_HOURS = frozenset({"a.m", "p.m"})
_DAY = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b"
)
_ACRONYMS = frozenset({"u.s", "u.k", "u.n", "e.u", "d.c", "u.s.a", "u.s.s.r", "a.m", "p.m"})

_PLACE = r"(?P<place>[A-Z][\w.’'-]*(?:[ ,/-]+(?:[A-Z][\w.’'-]*|[a-z]{2}\.?)){0,5})"
_DATE = r",? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:{_DATE})?[.,]? ?"
    r"(?:/[A-Z][\w -]{1,20}/\.? ?[—–-]*|\([A-Za-z][\w ./-]{1,30}\) ?[—–-]+|[—–]+|--?(?= )|\([A-Z]{2,12}\)|(?<=\d): ?(?=[A-Z])) ?"
)
_DATED = re.compile(rf"(?!\w+day\b){_PLACE}(?=,){_DATE}\. (?=[A-Z“\"])")


_STATE = re.compile(r", (?:[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z]\.|[A-Z]{2})$")
"""A state behind a town: "Tomsville, Ky.", "Utica, N.Y."."""


def find_dateline(text: str, paragraph: Span) -> re.Match[str] | None:
    """Find "MOSCOW, April 24. /TASS/." at the head of a paragraph; the group `place` is the place.

    >>> find_dateline("NORFOLK, Va. - The council voted.", (0, 33))["place"]
    'NORFOLK, Va.'
    """
    head = paragraph[0], min(paragraph[1], paragraph[0] + 120)
    found = _DATELINE.match(text, *head) or _DATED.match(text, *head)
    if found is None or found.end() + 10 > paragraph[1]:
        return None
    place = found["place"]
    shouted = place.split(",")[0].split(" ")[0].isupper() and len(place) > 3
    stated = _STATE.search(place) is not None and found[0].rstrip()[-1:] in "—–-"
    marked = found[0].count("/") > 1 or "(" in found[0] or re.search(r"\d", found[0])
    return found if shouted or marked or stated else None
