"""Quotations that the layout gives to somebody, without a verb: "Lee: “...”", "“...” - Ann Lee", a headline.

Invariant: a signature is a name of at most five words with capitals, right beside the quotation or at the head of its
paragraph; what stands on an object ("Inscription: “...”") has none.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.document import Document
from cenotaph.extract.text.layout import Span

_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|de|von|van|al|bin)){0,4}"
_BEFORE = re.compile(rf"(?P<name>{_NAME}):\s*$")
_HEADLINE = re.compile(rf"(?P<name>{_NAME}(?: report| study| survey)?): ")
_AFTER = re.compile(rf"\s*[-–—]{{1,2}} ?(?P<name>{_NAME})\s*(?:[,.(\n]|$)")
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
    if len(text[quoted.start : quoted.end].split()) < _LEAST_WORDS:
        return None
    number = document.paragraph_of[index]
    start, end = document.paragraphs[number]
    found, rule = _BEFORE.fullmatch(text, start, quoted.outer[0]), "before_colon"
    if found is None and number == 0 and text[end - 1] not in '!?”"':
        found, rule = _HEADLINE.match(text, start, quoted.outer[0]), "headline"
    if found is None and not re.search(r"\w", text[start : quoted.outer[0]]):
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
