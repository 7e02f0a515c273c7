"""Whether what stands between marks is speech, or a name, a title, an inscription.

Invariant: only the words between and before the marks decide.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.quotations.frames import Frame, Stage

_SPEECH_WORDS = 5
_NAME_WORDS = 7
_FRAGMENT_WORDS = 4
_SHORT_NAME = 3
_NEAR = 12


def content_of(stage: Stage, number: int) -> str:
    """Return what stands between the marks."""
    quoted = stage.quoted[number]
    return stage.page.text[quoted.start : quoted.end]


def is_speech(stage: Stage, number: int) -> bool:
    """Say whether a quotation is long enough to be speech by itself."""
    return len(content_of(stage, number).split()) >= _SPEECH_WORDS


def is_sentence(stage: Stage, number: int) -> bool:
    """Say whether a quotation is speech by its length, or a short sentence with its sign: "Das Denkmal bleibt."."""
    content = content_of(stage, number)
    return is_speech(stage, number) or (content[-1:] in ".!?…" and len(content.split()) > 1)


def is_fragment(stage: Stage, number: int) -> bool:
    """Say whether a quotation is a part of a sentence, of several words."""
    content = content_of(stage, number)
    return content[:1].islower() and len(content.split()) >= _FRAGMENT_WORDS


def is_written(frame: Frame, number: int) -> bool:
    """Say whether a quotation is what stands on something, or a title: a word for such a thing is before it."""
    start = frame.first_of[number]
    written = [hit for hit in frame.of("writing") if hit.last < start]
    return bool(written) and start - written[-1].last <= _NEAR


def is_name(stage: Stage, frame: Frame, number: int) -> bool:
    """Say whether a quotation is the name of something: capitalised, short, no sentence, after a noun."""
    content = content_of(stage, number)
    words = content.split()
    cased = frame.lexicon.settings.get("cased", True)
    start = frame.first_of[number]
    if len(words) > _NAME_WORDS or re.search(r"[.!?…,;:]$|[,;] ", content):
        return False
    if not cased:
        return len(words) <= _SHORT_NAME
    if not (content[:1].isupper() or content[:1].isdigit()):
        return False
    if start == 0 or frame.words[start - 1].text in ":,":
        return False
    before = frame.words[start - 1]
    if not before.is_word or frame.is_in("function.articles", start - 1):
        return len(words) > 1 and all(word[0].isupper() for word in words)
    return (start - 1) not in frame.reports and not frame.is_in("text.skips", start - 1)
