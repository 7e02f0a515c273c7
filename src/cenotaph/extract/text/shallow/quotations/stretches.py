"""Stretches of a frame: where a clause ends, what of it is content, which words only join.

Invariant: a stretch is a pair of places in the words of one frame, first and last, both included.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.quotations.frames import DASHES, Frame

_MARGIN = 3


def before_stop(frame: Frame, at: int) -> int:
    """Return the place of the next sign that parts clauses, or of a joining "that", or of a long quotation."""
    while at < frame.size:
        if frame.words[at].text == "(":
            close = next((k for k in range(at, min(at + 8, frame.size)) if frame.words[k].text == ")"), None)
            if close is not None:
                at = close + 1
                continue
        if (
            frame.inside[at] >= 0
            and (at == 0 or frame.inside[at - 1] != frame.inside[at])
            and _is_long(frame, at)
        ):
            return at
        if frame.inside[at] < 0 and (
            (frame.is_stop(at) and not _is_hyphen(frame, at)) or at in frame.joining
        ):
            return at
        at += 1
    return at


def source_stop(frame: Frame, last: int) -> int:
    """Return the place at which the stretch after a cue ends: at a sign, or where another word reports."""
    end = before_stop(frame, last + 1)
    for hit in frame.of("verbs", "asks", "split"):
        if last < hit.first < end:
            end = hit.first
            while end - 1 > last and frame.is_in("function.conjunctions", end - 1):
                end -= 1
            break
    return end


def after_stop(frame: Frame, at: int) -> int:
    """Return the place after the last sign that parts clauses before a place."""
    while at >= 0:
        if frame.inside[at] >= 0 and _is_long(frame, at):
            return at + 1
        if frame.words[at].text == ")":
            opened = next((k for k in range(at, max(at - 12, -1), -1) if frame.words[k].text == "("), None)
            if opened is not None:
                at = opened - 1
                continue
        if frame.inside[at] < 0 and frame.is_stop(at) and not _is_hyphen(frame, at):
            return at + 1
        at -= 1
    return 0


def _is_hyphen(frame: Frame, at: int) -> bool:
    return (
        frame.words[at].text in DASHES
        and 0 < at < frame.size - 1
        and frame.words[at - 1].end == frame.words[at].start
        and frame.words[at].end == frame.words[at + 1].start
    )


def _is_long(frame: Frame, at: int) -> bool:
    """Say whether the quotation at a place is more than a name of a few words."""
    number = frame.inside[at]
    return frame.inside[max(0, at - 6)] == number or frame.inside[min(frame.size - 1, at + 6)] == number


def tidy(frame: Frame, first: int, last: int) -> tuple[int, int] | None:
    """Trim signs and joining words off a content; None if nothing but a quotation, or less than two words, is left."""
    joining = {at for hit in frame.of("that") for at in range(hit.first, hit.last + 1)}
    while first <= last and frame.inside[first] < 0 and (frame.is_stop(first) or first in joining):
        first += 1
    while (
        last > first
        and frame.inside[last] < 0
        and (frame.words[last].text in ".;" or (frame.is_stop(last) and frame.words[last].text not in ")]"))
    ):
        last -= 1
    if last - first < 1 or first < 0 or last >= frame.size:
        return None
    own = sum(1 for at in range(first, last + 1) if frame.inside[at] < 0 and frame.words[at].is_word)
    return (first, last) if own > (1 if any(frame.inside[at] >= 0 for at in (first, last)) else 0) else None


def cut_at(first: int, last: int, tails: list[int]) -> int:
    """Return the end of a content that begins at a place: before the attribution that closes the sentence."""
    return min([tail - 1 for tail in tails if tail > first], default=last)


def until_break(frame: Frame, first: int, last: int) -> int:
    """Return the end of a content: before a clause that the author goes on with ("..., denn ...")."""
    for at in range(first + 2, last):
        if frame.inside[at] < 0 and frame.words[at].text in ",;" and frame.is_in("text.breaks", at + 1):
            return at - 1
    return last


def clause_of(frame: Frame, at: int) -> int:
    """Return where the clause begins in which an attribution stands: after a colon, or a comma and a joining word."""
    for k in range(at - 1, -1, -1):
        if frame.inside[k] >= 0:
            continue
        if frame.words[k].text in ":;" and frame.is_stop(k):
            return k + 1
        if (
            frame.words[k].text == ","
            and at - k < _MARGIN + 2
            and (frame.is_in("text.stops", k + 1) or frame.is_in("text.subordinates", k + 1))
        ):
            return k + 1
    return 0


def is_joined(frame: Frame, at: int) -> bool:
    """Say whether a "that" stands at a place or after the comma there."""
    return at in frame.joining or (
        at < frame.size and frame.words[at].text == "," and at + 1 in frame.joining
    )


def has_particle(frame: Frame, first: int, last: int) -> bool:
    """Say whether a separated part of a verb ("gab ... an") stands in a stretch."""
    return any(hit.name == "particles" and first <= hit.first <= last for hit in frame.hits)


def is_verb_second(frame: Frame) -> bool:
    """Say whether the language puts its finite verb second and reports clauses without "that"."""
    return bool(frame.lexicon.settings.get("verb_second", False))


def last_word(frame: Frame) -> int:
    """Return the last word of a frame, without the signs that end it."""
    last = frame.size - 1
    while last > 0 and frame.words[last].text in ".!?…":
        last -= 1
    return last
