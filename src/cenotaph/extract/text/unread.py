"""What word rules find in the sentences of which rules over syntax found nothing.

A parser sees what a verb is done to, and where it goes astray its rules find nothing at all. Words and their order
(`shallow`) see less and go astray elsewhere: what they find is kept where nothing else was found, with a certainty
that was measured for this (`certainty`).

Invariant: a reading loses nothing; what is added is of a sentence of which nothing was found and that names its
memorial, of a kind that word rules are mostly right about, and nowhere told of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from cenotaph.extract.text.certainty import certainty_of
from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span, overlap
from cenotaph.extract.text.reading import EVENTS, TO_COME, Finding, Reading, Thing, alike
from cenotaph.extract.text.shallow.findings import find_facts
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import lay_out
from cenotaph.extract.text.syntax.facts.told_harm import HARM

_KINDS_OF_FACT = (EVENTS - {"exhumed", "relocated"}) | {"exists", "commemorates", "condition"}


def add_unread(
    reading: Reading,
    words: Lexicon,
    gazetteer: Known,
    told: Sequence[Span] = (),
    *,
    unstated: Sequence[tuple[str, Span]] = (),
    is_anothers: Callable[[Span, Span], bool] = lambda _evidence, _about: False,
) -> Reading:
    """Add what word rules find where a reading has nothing.

    Args:
        reading: of a text or a part of one, by rules over syntax.
        words: the words of its language.
        gazetteer: knows place names.
        told: what else was read: clauses that only tell again what another one tells.
        unstated: properties that a verb only imagines ("in case it is stolen"), with the verb.
        is_anothers: says of a clause and a memorial whether what the clause tells was done to something else.
    """
    if not reading.findings:
        return reading  # nothing is near to what was found
    page = lay_out(reading.text, words, reading.date)
    things, findings = find_facts(page, list(reading.quotations), gazetteer, named=True)
    all_things = list(reading.things)
    numbers: dict[int, int] = {}
    added: list[Finding] = []
    for one in findings:
        if (
            one.property not in _KINDS_OF_FACT
            or not overlap(one.evidence, one.about)
            or _is_undone(reading.text, one)
            or _is_read(reading, one)
            or any(overlap(one.evidence, span) for span in told)
            or any(name in alike(one.property) and overlap(one.evidence, span) for name, span in unstated)
        ):
            continue
        if (
            not _is_near(reading, one)
            or _is_headline(reading.text, one)
            or _is_another_part(reading.text, one, words)
            or (one.property in EVENTS and is_anothers(one.evidence, one.about))
        ):
            continue
        known = _known_thing(reading.things, one.about)
        if _is_told(reading, one, known) or _is_own_name(reading.things, one):
            continue
        if known is None and one.thing not in numbers:
            numbers[one.thing] = len(all_things)
            all_things.append(things[one.thing])
        thing = numbers[one.thing] if known is None else known
        about = next(span for span in all_things[thing].mentions if overlap(span, one.about))
        places = _places_of(reading.findings, one, known) or one.places
        sure = min(one.certainty, certainty_of("words_again", one.rule))
        added.append(
            replace(one, thing=thing, about=about, places=places, reader="words_again", certainty=sure)
        )
    merged = sorted([*reading.findings, *added], key=lambda one: (one.evidence, one.about))
    return replace(reading, findings=tuple(merged), things=tuple(all_things)) if added else reading


_UNDONE = re.compile(
    r"\b(?:tr(?:y|ied|ying|ies)|attempt(?:s|ed|ing)?) to\b|\b(?:could|might|may|would) (?!have)"
    r"|\b(?:against|deter|prevent|anyone who|anybody who|insurance|offence to|if) "
)


def _is_undone(text: str, one: Finding) -> bool:
    """Say whether harm is only feared or was attempted."""
    if one.property not in HARM | {"removed", "destroyed"}:
        return False
    return (one.property in HARM and one.status in TO_COME) or bool(_UNDONE.search(text, *one.evidence))


def _is_read(reading: Reading, one: Finding) -> bool:
    """Say whether anything was found in the sentence that tells it."""
    return any(overlap(one.evidence, it.evidence) for it in reading.findings)


def _is_headline(text: str, one: Finding) -> bool:
    """Say whether a line without an end tells it: the text tells it again in a sentence."""
    end = text.find("\n", one.evidence[1])
    line = text[one.evidence[0] : end if end >= 0 else len(text)].rstrip()
    return line[-1:] not in ".!?…:\"”’')]"


def _is_another_part(text: str, one: Finding, words: Lexicon) -> bool:
    """Say whether "a fence" was told of: a part of no memorial that was spoken of."""
    before = text[: one.about[0]].lower().split()[-2:]
    is_part = words.matches("kinds.parts", text[slice(*one.about)].lower().split()[-1])
    return is_part and any(words.matches("function.indefinite", word) for word in before)


def _is_near(reading: Reading, one: Finding) -> bool:
    """Say whether the text speaks of memorials there: a finding and a mention of another sentence are near."""
    start, end = one.evidence[0] - _NEAR, one.evidence[1] + _NEAR
    told = any(overlap((start, end), it.evidence) for it in reading.findings)
    spoken = any(overlap((start, end), span) for thing in reading.things for span in thing.mentions)
    return told and spoken


_NEAR = 350
"""Characters around a sentence in which a text must speak of memorials, and say something of them."""


def _known_thing(things: Sequence[Thing], about: Span) -> int | None:
    """Return the number of the thing that has a mention where another reader saw one."""
    return next(
        (number for number, one in enumerate(things) if any(overlap(span, about) for span in one.mentions)),
        None,
    )


def _is_told(reading: Reading, one: Finding, known: int | None) -> bool:
    """Say whether a reading tells the same of the same thing, or of one that is called by the same word."""
    same = alike(one.property)
    noun = _noun(reading.text, one.about)
    return any(
        it.property in same and (it.thing == known or _noun(reading.text, it.about) == noun)
        for it in reading.findings
    )


def _is_own_name(things: Sequence[Thing], one: Finding) -> bool:
    """Say whether a value is the end of its memorial's own name: "Garden" of "our War Memorial Garden"."""
    value = one.value_span
    own = (span for thing in things for span in thing.mentions if overlap(span, one.about))
    return value is not None and any(overlap(span, value) for span in own)


def _noun(text: str, about: Span) -> str:
    return text[slice(*about)].lower().split()[-1].removesuffix("s")


def _places_of(findings: Sequence[Finding], one: Finding, thing: int | None) -> tuple[Span, ...]:
    """Return where the reading puts the thing, or what it last spoke of."""
    same = [it for it in findings if it.thing == thing]
    before = [it for it in findings if it.evidence[0] < one.evidence[0]]
    return next((it.places for it in (*same, *reversed(before)) if it.places), ())
