"""Verbs that report: their subject, and the clause or infinitive that they report.

Invariant: a verb without a subject of its own still reports; whose it is is then left open.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.quotations.frames import Frame
from cenotaph.extract.text.shallow.quotations.person_names import name_runs
from cenotaph.extract.text.shallow.quotations.report import Report
from cenotaph.extract.text.shallow.quotations.sources import Mention, read_mention, with_apposition
from cenotaph.extract.text.shallow.quotations.stretches import (
    after_stop,
    before_stop,
    cut_at,
    has_particle,
    is_joined,
    is_verb_second,
    source_stop,
    tidy,
    until_break,
)
from cenotaph.extract.text.shallow.words.lexicon import Hit

_ASKED_REACH = 16
_TOLD = 5


def read_verb(frame: Frame, hit: Hit, tails: list[int]) -> Report | None:
    """Read "X сообщил, что C", "X sagte, C", "X призвал Y сделать C"."""
    end = before_stop(frame, hit.last + 1)
    if hit.name == "split" and not has_particle(frame, hit.last + 1, end):
        return None
    mention = find_subject(frame, hit)
    if mention is None and any(
        at in frame.things for at in range(after_stop(frame, hit.first - 1), hit.first)
    ):
        return None  # "Pamětní desky informují, že ...": what stands on a thing is no speech
    if mention is not None and mention.kind == "body" and _is_thing(mention):
        return None  # "doplnila chybějící písmena": what is spoken of
    cue = (hit.first, hit.last)
    if hit.name == "asks" and (mention is None or _can_ask(mention)):
        asked = find_asked(frame, hit)
        if asked is not None:
            return Report(
                frame, cue, mention, tidy(frame, asked, cut_at(asked, frame.size - 1, tails)), "asks"
            )
    if is_joined(frame, end):
        start = _before_mood(frame, hit, mention, end)
        content = tidy(frame, start, until_break(frame, end + 1, cut_at(end + 1, frame.size - 1, tails)))
        return Report(frame, cue, mention, content, "that")
    rule = find_bare_rule(frame, hit, end)
    if rule is not None:
        content = tidy(frame, end + 1, until_break(frame, end + 1, cut_at(end + 1, frame.size - 1, tails)))
        return Report(frame, cue, mention, content, rule)
    return Report(frame, cue, mention, None, "cue")


def _before_mood(frame: Frame, hit: Hit, mention: Mention | None, end: int) -> int:
    """Return where a content begins whose first words stand before its "that": "настояват плочите да бъдат сменени"."""
    if frame.is_in("reporting.urges", hit.last):
        return end  # "призова властите да ремонтират": who is asked
    first = hit.last + 1
    if mention is not None and mention.first > hit.last:
        first = mention.last + 1
    return first if frame.is_in("reporting.mood", end) and first < end else end


def _is_thing(mention: Mention) -> bool:
    """Say whether a subject is only a memorial or a part of one: "the marker", and not "the curator of the memorial"."""
    frame = mention.frame
    return mention.last in frame.things and not any(
        at in frame.known or frame.words[at].is_capital for at in range(mention.first, mention.last + 1)
    )


def _can_ask(mention: Mention) -> bool:
    """Say whether a subject is somebody who asks: a person, an office, a body that is known as one."""
    frame = mention.frame
    capital = any(frame.words[at].is_capital for at in range(max(1, mention.first), mention.last + 1))
    return mention.kind != "body" or capital or any(mention.first <= at <= mention.last for at in frame.known)


def find_bare_rule(frame: Frame, hit: Hit, end: int) -> str | None:
    """Say whether a verb reports the clause after a colon, or after a comma where the language needs no "that"."""
    if end + 2 >= frame.size or frame.inside[end] >= 0:
        return None
    sign = frame.words[end].text
    if sign == ":":
        spaced = frame.words[end + 1].start > frame.words[end].end
        near = end - hit.last <= (_TOLD if is_verb_second(frame) else 2)
        return "colon_clause" if spaced and hit.name == "verbs" and near else None
    if sign != "," or not is_verb_second(frame):
        return None
    if hit.name == "split" and not frame.is_in("reporting.particles", end - 1):
        return None
    stop = next(
        (k for k in range(end + 1, frame.size) if frame.words[k].text in ";:" and frame.inside[k] < 0),
        frame.size,
    )
    moods = any(one.name == "subjunctive" and end < one.first < stop for one in frame.hits)
    relative = frame.is_in("function.articles", end + 1) and frame.is_in("function.articles", end + 2)
    if moods:
        return None if relative else "bare_clause"
    if relative or frame.is_in("text.subordinates", end + 1):
        return None
    if frame.is_preposition(end + 1):
        asked = not frame.is_in("function.articles", end + 2) and any(
            frame.is_in("text.to", at) for at in range(end + 2, min(stop, end + 25))
        )
        return "bare_clause" if asked and hit.name != "verbs" else None  # "schlägt vor, am Tor zu bauen"
    noun = frame.is_in("function.articles", end + 1) and frame.words[end + 2].is_capital
    if not noun and (frame.is_in("text.stops", end + 1) or frame.is_in("text.skips", end + 1)):
        return None
    purpose = any(frame.is_in("text.to", at) for at in range(end + 2, min(stop, end + 25)))
    direct = (end - hit.last == 1 or noun) and end - hit.last <= _TOLD and hit.name == "verbs"
    return "bare_clause" if purpose or direct else None


def find_subject(frame: Frame, hit: Hit) -> Mention | None:
    """Find the subject of a verb: before it, after it, or before the clause that parts them."""
    end = source_stop(frame, hit.last)
    start = after_stop(frame, hit.first - 1)
    pointing = [one.last for one in frame.of("this") if start <= one.first < hit.first]
    start = pointing[-1] + 1 if pointing and _is_pointing(frame, pointing[-1]) else start
    before = _without_aux(frame, start, hit.first - 1)
    follows = end > hit.last + 1 and _is_subject_like(frame, hit.last + 1, end - 1)
    placed = find_place(frame, hit, start, hit.first - 1) or find_place(frame, hit, hit.last + 1, end - 1)
    if placed is not None:
        return placed
    if before[0] <= before[1]:
        opens = before[0]
        adverbial = frame.is_preposition(opens) or opens in frame.times
        if not (adverbial and follows):
            mention = read_mention(frame, *before, nearest="left" if is_verb_second(frame) else "right")
            if mention is not None:
                return mention
    if follows:
        mention = read_mention(frame, hit.last + 1, end - 1)
        if mention is None or is_told(mention):
            return None
        return with_apposition(frame, mention)
    if start > 1 and frame.words[start - 1].text == ",":
        earlier = after_stop(frame, start - 2)
        first = (
            after_stop(frame, earlier - 2)
            if earlier > 1 and frame.words[earlier - 1].text == ","
            else earlier
        )
        if first < earlier - 1 and _is_aside(frame, earlier):  # "the commission, which runs it, said"
            if not frame.things.isdisjoint(range(first, earlier - 1)):
                return None  # "the obelisk in X, which was damaged, they will mend"
            return read_mention(frame, first, earlier - 2)
        named = list(name_runs(frame, first, earlier - 2)) if first < earlier - 2 else []
        named = [run for run in named if run[0] == 0 or not frame.is_preposition(run[0] - 1)]
        plain = not any(at in frame.known for at in range(earlier, start - 1))
        plain = plain and not list(name_runs(frame, earlier, start - 2))
        if named and (plain or earlier in frame.known):  # "X, naczelnik wydziału, powiedział"
            return read_mention(frame, first, earlier - 2)
        return read_mention(frame, earlier, start - 2, nearest="right") or read_mention(
            frame, first, start - 2
        )
    return None


def is_told(mention: Mention) -> bool:
    """Say whether a word behind a verb is only who is told: "napsal redakci"."""
    return mention.first == mention.last and mention.frame.is_in("reporting.listeners", mention.first)


def _is_aside(frame: Frame, at: int) -> bool:
    """Say whether a clause between commas only describes the subject before it: by a relative or a participle."""
    if frame.is_in("function.relatives", at) or frame.is_in("actors.relative", at):
        return True
    past = frame.lexicon.settings.get("past") if "genitive_word" in frame.lexicon.settings else None
    participle = bool(past and re.search(past, frame.words[at].key) and frame.words[at].text.islower())
    return participle and at + 1 < frame.size and frame.is_preposition(at + 1)


def find_place(frame: Frame, hit: Hit, first: int, last: int) -> Mention | None:
    """Find the source that is spoken of as a place beside a verb in the plural: "рассказали ТАСС в посольстве"."""
    plural = frame.lexicon.settings.get("plural_verb")
    if not plural or not re.search(plural, frame.words[hit.first].key):
        return None
    for at in range(first, last):
        if frame.is_in("text.in", at) and (at == first or at + 1 in frame.known):
            mention = read_mention(frame, at + 1, last)
            return (
                mention
                if mention is not None and mention.first == at + 1 and at + 1 not in frame.times
                else None
            )
    return None


def _is_pointing(frame: Frame, last: int) -> bool:
    """Say whether a pointing word stands for the sentence before: it has no noun of its own."""
    return last + 1 in frame.reports or last + 1 >= frame.size or not frame.is_in("function.articles", last)


def _without_aux(frame: Frame, first: int, last: int) -> tuple[int, int]:
    """Narrow the stretch before a verb to the side of its auxiliary on which the subject stands."""
    helping = next((at for at in range(first, last + 1) if frame.is_in("text.aux", at)), None)
    if helping is None:
        return first, last
    head = helping > first and not (
        frame.is_in("text.in", first)
        or frame.is_in("function.prepositions", first)
        or frame.is_in("text.skips", first)
    )
    return (first, helping - 1) if head else (helping + 1, last)


def _is_subject_like(frame: Frame, first: int, last: int) -> bool:
    """Say whether what stands after a verb can be its subject rather than whom it tells."""
    for at in range(first, min(last, first + 5) + 1):
        if frame.is_preposition(at):
            return any(
                place in frame.known or frame.is_in("function.articles", place)
                for place in range(at + 1, last + 1)
            )
        word = frame.words[at]
        if (
            at in frame.known
            or word.is_capital
            or frame.is_in("function.articles", at)
            or frame.inside[at] >= 0
        ):
            return True
        if frame.is_in("reporting.pronouns", at):
            return True
    return False


def find_asked(frame: Frame, hit: Hit) -> int | None:
    """Return where the infinitive phrase begins that a verb of asking takes, or the noun of what is to be done."""
    if (noun := _asked_noun(frame, hit)) is not None:
        return noun
    infinitive = frame.lexicon.settings.get("infinitive")
    if not infinitive:
        return None
    for at in range(hit.last + 1, min(frame.size, hit.last + _ASKED_REACH)):
        if frame.inside[at] >= 0 or frame.words[at].text in ";:." or at in frame.joining:
            return None
        if frame.is_in("text.to", at) and any(
            re.search(infinitive, frame.words[k].key) for k in range(at + 1, min(frame.size, at + 3))
        ):
            return at + 1
        if re.search(infinitive, frame.words[at].key):
            return at - 1 if at - 1 > hit.last and frame.is_in("text.aux", at - 1) else at
    return None


_NEAR_DEED = 3


def _asked_noun(frame: Frame, hit: Hit) -> int | None:
    """Return the place of "the removal of the tank" behind "demanded", where the language asks so."""
    form = frame.lexicon.settings.get("asked_noun")
    for at in range(hit.last + 1, min(frame.size, hit.last + 1 + _NEAR_DEED)) if form else ():
        if frame.inside[at] >= 0 or not frame.words[at].is_word:
            return None
        if at in frame.acts and re.search(str(form), frame.words[at].key):
            return at
    return None
