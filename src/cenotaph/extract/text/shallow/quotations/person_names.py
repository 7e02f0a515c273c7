"""Names of persons in a frame: runs of capitals behind titles, with what joins their parts: "Jan van der Berg".

Invariant: a title, the town of an office and what an office is of are no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.shallow.quotations.frames import DASHES, Frame

NAME_WORDS = 5
"""Words of the longest name."""
_INITIAL = 2


def name_runs(frame: Frame, first: int, last: int) -> Iterator[tuple[int, int]]:
    """List the runs of capitalised words that can be a person's name, without titles."""
    at = first
    while at <= last:
        if not can_name(frame, at):
            at += 1
            continue
        end = at
        while end < last and (can_name(frame, end + 1) or _joins(frame, end + 1, last)):
            end += 1
        while end > at and not can_name(frame, end):
            end -= 1
        if end > at + 1 and _is_retired(frame, at):
            at += 2
        placed = at > 0 and end > at and frame.is_in("text.in", at - 1)
        genitive = (
            has_ending(frame, at, "genitive") and end - at >= _INITIAL and at > 0 and is_title(frame, at - 1)
        )
        typed = (
            at > 0
            and end - at >= _INITIAL
            and frame.lexicon.matches("places.types", frame.words[at - 1].key)
            and any(is_title(frame, one) for one in range(max(0, at - 3), at))
        )  # "wójt gminy Lipa Karol Beran"
        if _is_of_office(frame, at) and not can_name(frame, at + 1 if at < last else at - 1):
            at = end + 1  # "l'échevin des Travaux de Mons": what the office is of
            continue
        if placed or genitive or typed:  # "В Москве Мария Захарова", "президент Польши Анджей Дуда"
            at += 1
        if end > at or placed or (at > first and (at - 1) in frame.known and is_title(frame, at - 1)):
            start = max(at, end - NAME_WORDS + 1)
            yield start, end
        at = end + 1


def _is_retired(frame: Frame, at: int) -> bool:
    """Say whether a letter is the second of what follows an old rank, and no initial: "Oberst a. D. Hans Kern"."""
    before = [word.text for word in frame.words[max(0, at - 2) : at + 2]]
    return (
        len(before) == 4
        and before[0].islower()
        and {len(one) for one in before} == {1}
        and before[1] == before[3]
    )


def _is_of_office(frame: Frame, at: int) -> bool:
    """Say whether a name stands behind a title and the word for "of", in a language that joins nouns by it."""
    of = frame.lexicon.settings.get("genitive_word")
    return bool(of and at > 1 and re.search(of, frame.words[at - 1].key)) and is_title(frame, at - 2)


def can_name(frame: Frame, at: int) -> bool:
    """Say whether a word can be part of a person's name: a capital that is no title, time or abbreviation."""
    word = frame.words[at]
    if not word.is_capital or frame.inside[at] >= 0 or (at in frame.known and not _is_surname(frame, at)):
        return False
    if at == 0 and (frame.is_in("text.skips", at) or frame.is_in("text.subordinates", at)):
        return False
    if word.text.isupper() and 1 < len(word.text) < 6 and "-" not in word.text:
        return False
    return at not in frame.times and not (frame.is_in("function.articles", at) or frame.is_preposition(at))


def _is_surname(frame: Frame, at: int) -> bool:
    """Say whether a word that looks like a title stands behind a first name: "Николай Овчаров"."""
    if at < 1 or frame.lexicon.settings.get("nouns_capital", False):
        return False
    before = frame.words[at - 1]
    named = before.is_capital and not before.text.isupper() and len(before.text) > _INITIAL
    return named and not frame.words[at].text.isupper() and is_title(frame, at) and can_name(frame, at - 1)


def _joins(frame: Frame, at: int, last: int) -> bool:
    """Say whether a word joins the parts of a name: "van", a point after an initial, a hyphen."""
    if at >= last or not can_name(frame, at + 1):
        return False
    word, before = frame.words[at], frame.words[at - 1]
    if word.text == ".":
        return len(before.text) <= _INITIAL and before.is_capital
    if word.text in DASHES:
        return word.start == before.end and frame.words[at + 1].start == word.end
    return frame.is_in("text.particles", at)


def is_title(frame: Frame, at: int) -> bool:
    """Say whether a word is a title, or one of several that make one."""
    return any(hit.name == "titles" and hit.first <= at <= hit.last for hit in frame.hits)


def has_ending(frame: Frame, at: int, key: str) -> bool:
    """Say whether a word has the ending that a setting of its language gives, if it gives one."""
    pattern = frame.lexicon.settings.get(key)
    return bool(pattern and re.search(pattern, frame.words[at].key))
