"""Quotations that the layout gives to somebody, without a verb: "Lee: “...”", "“...” - Ann Lee", "“LEE: ...”", a headline.

Invariant: a signature is a name of at most five words with capitals, right beside the quotation or at the head of its
paragraph; what stands on an object ("Inscription: “...”") has none.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.quotations.speakers import Speaker

_NAME = r"[A-ZÀ-ÞĀ-Ž][\w.’'-]*(?: (?:[A-ZÀ-ÞĀ-Ž][\w.’'-]*|of|de|von|van|al|bin)){0,4}"
_BEFORE = re.compile(
    rf"(?:(?:Said|Says|Wrote|Writes|Adds|Added|Asked|Tweeted|Continued|Replied) )?(?P<name>{_NAME}):\s*$"
)
_HEADLINE = re.compile(rf"(?P<name>{_NAME}(?: report| study| survey)?): ")
_AFTER = re.compile(rf"\s*[-–—―⸺]{{1,2}} ?(?P<name>{_NAME})\s*(?:[,.(\n]|$)")
_TRANSCRIPT = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}):\s+")
_BLOCK = re.compile(
    r"\b(?:here (?:is|are)|below (?:is|are)|(?:the )?following (?:is|are))\b[^.:\n]{0,120}?\b(?:(?:from|by|on|of) the (?:web ?site|page|report|statement|press release) of|from|by) (?:the )?(?P<who>(?:(?! from | by | of the web)[^.:\n]){3,80})[.:]$",
    re.IGNORECASE,
)
_LEAST_WORDS = 3
_NO_NAMES = re.compile(
    r"(?:watch|video|photos|updated?|breaking|live|opinion|report|exclusive|listen|analysis|note|question|answer|q|a)$"
)


def find_signature(document: Document, index: int) -> tuple[Span, str] | None:
    """Find who a quotation is given to by the layout alone.

    Args:
        document: the text taken apart.
        index: of the quotation in `document.quoted`.

    Returns:
        The span of the name and the id of the rule, or None.
    """
    text, quoted = document.text, document.quoted[index]
    spoken = _TRANSCRIPT.match(text, quoted.start, quoted.end)
    if spoken is not None and len(text[spoken.end() : quoted.end].split()) >= _LEAST_WORDS:
        return spoken.span("name"), "transcript"
    if len(text[quoted.start : quoted.end].split()) < _LEAST_WORDS:
        return None
    number = document.paragraph_of[index]
    start, end = document.paragraphs[number]
    found, rule = _BEFORE.fullmatch(text, start, quoted.outer[0]), "before_colon"
    if found is None and number == 0 and text[end - 1] not in '!?”"':
        found, rule = _HEADLINE.match(text, start, quoted.outer[0]), "headline"
    line = max(start, text.rfind("\n", start, quoted.outer[0]) + 1)
    if found is None and not re.search(r"\w", text[line : quoted.outer[0]]):
        following = document.paragraphs[number + 1][1] if number + 1 < len(document.paragraphs) else end
        found, rule = _AFTER.match(text, quoted.outer[1], following), "signed"
    if found is None or not _is_name(document, found["name"]):
        return None
    return found.span("name"), rule


def _is_name(document: Document, name: str) -> bool:
    words = [word.lower().strip(".") for word in name.split()]
    return (
        not _NO_NAMES.match(words[0])
        and not any(document.lexicon.has("reporting.objects", word) for word in words)
        and not any(word in document.lexicon.kinds for word in words)
    )


def find_reporter(document: Document, paragraph: int) -> Speaker | None:
    """Return who reports in the heading before a paragraph, or at its head: "Clerk's report", "Report from Cllr Lee"."""
    start, end = document.paragraphs[max(0, paragraph - 1)]
    found = _REPORTER.fullmatch(document.text, start, end) if paragraph else None
    if found is None:
        own = document.paragraphs[paragraph]
        found = _REPORTER_BEFORE.match(document.text, *own)
    if found is None:
        return None
    group = "who" if found["who"] else "by"
    return Speaker(found.span(group), found[group])


_REPORTER = re.compile(
    r"[\d.()a-z/]{0,6}\s*(?:The )?(?:(?P<who>[A-Z][\w.’' -]{1,40}?)(?:['’]s?)? (?:[Rr]eport|REPORT|[Uu]pdate)"
    r"|(?:Report|REPORT|Update) (?:from|by|of) (?:the )?(?P<by>[A-Z][\w.’' -]{1,40}?))[:.]?"
)
_REPORTER_BEFORE = re.compile(_REPORTER.pattern.removesuffix("[:.]?") + r"(?:[:.]| [-–—]) ")


def find_blocks(document: Document) -> list[Quotation]:
    """Read "Here is a description ... from the website of X." at the end of a paragraph: all that follows is X's."""
    for number, (start, end) in enumerate(document.paragraphs[:-1]):
        found = _BLOCK.search(document.text, start, end)
        if found is None:
            continue
        name = found["who"]
        fuller = re.search(
            rf"{re.escape(name)} (?:in|to|of) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*", document.text
        )
        following = (document.paragraphs[number + 1][0], document.paragraphs[-1][1])
        return [
            Quotation(
                start=following[0], end=following[1], mode="indirect", speaker=fuller[0] if fuller else name,
                speaker_span=found.span("who"), cue=(found.start(), found.end()), rule="block", certainty=700,
            )
        ]  # fmt: skip
    return []
