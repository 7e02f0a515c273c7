"""Words that report: which source they belong to and what they report, in one frame.

Invariant: no word is read as part of two cues; reports are in the order of their cues.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.quotations.frames import Frame
from cenotaph.extract.text.shallow.quotations.fronted import (
    read_according,
    read_as,
    read_following,
    read_record,
    read_theirs,
)
from cenotaph.extract.text.shallow.quotations.participles import read_participle
from cenotaph.extract.text.shallow.quotations.report import Report
from cenotaph.extract.text.shallow.quotations.sources import read_mention
from cenotaph.extract.text.shallow.quotations.stretches import before_stop
from cenotaph.extract.text.shallow.quotations.trailing import read_trailing, read_unknown_verb, tail_of
from cenotaph.extract.text.shallow.quotations.verb_last import (
    read_source_before,
    read_told_as,
    read_verb_last,
)
from cenotaph.extract.text.shallow.quotations.verbs import read_verb
from cenotaph.extract.text.shallow.words.lexicon import Hit


def find_reports(frame: Frame) -> list[Report]:
    """Find what a frame attributes, in order of the cues."""
    found: list[Report] = []
    closed = [report for hit in frame.hits if (report := read_trailing(frame, hit)) is not None]
    given = {report.left for report in closed}
    closed += [
        report
        for number in frame.quoted
        if number not in given and (report := read_unknown_verb(frame, number)) is not None
    ]
    tails = [tail_of(report) for report in closed]
    taken = {at for report in closed for at in range(report.cue[0], report.cue[1] + 1)}
    for hit in frame.hits:
        if hit.first in taken:
            continue
        if hit.name == "gerunds":
            report = read_participle(frame, hit, sorted([*found, *closed], key=lambda one: one.cue), tails)
        else:
            report = _read(frame, hit, tails)
        if report is not None:
            found.append(report)
            taken.update(range(report.cue[0], report.cue[1] + 1))
    return _told_once(sorted([*found, *closed], key=lambda one: one.cue))


def _told_once(reports: list[Report]) -> list[Report]:
    """Keep of two cues with one content the first that has a source: "lehnte ab und fügte hinzu, dass C"."""
    sourced = sorted(reports, key=lambda one: one.mention is None)
    first = {one.content: one for one in reversed(sourced) if one.content is not None}
    return [one for one in reports if one.content is None or first[one.content] is one]


def _read(frame: Frame, hit: Hit, tails: list[int]) -> Report | None:
    if frame.lexicon.settings.get("verb_last", False):
        if hit.name == "following":
            return read_source_before(frame, hit)
        if hit.name == "told_as":
            return read_told_as(frame, hit)
        return read_verb_last(frame, hit) if hit.name == "verbs" else None
    if hit.name == "according" and hit.last + 1 in frame.reports:
        return read_as(frame, hit, tails)  # "según explicó X, C"
    if hit.name == "according":
        return read_according(frame, hit, tails)
    if hit.name == "for":
        return read_according(frame, hit, tails) if _is_view(frame, hit) else None
    if hit.name == "by" and any(hit.last < one.first <= hit.last + 5 for one in frame.of("documents")):
        return read_according(frame, hit, tails)
    if hit.name == "records":
        return read_record(frame, hit, tails)
    if hit.name == "following":
        return read_following(frame, hit, tails)
    if hit.name in ("theirs", "own"):
        return read_theirs(frame, hit, tails)
    if hit.name == "as":
        return read_as(frame, hit, tails)
    if hit.name == "links":
        last = before_stop(frame, hit.last + 1) - 1
        mention = read_mention(frame, hit.last + 1, last)
        return Report(frame, (hit.first, hit.last), mention, None, "link", bent=True) if mention else None
    if hit.name in ("verbs", "asks", "split"):
        return read_verb(frame, hit, tails)
    return None


def _is_view(frame: Frame, hit: Hit) -> bool:
    """Say whether "for" at the head of a sentence tells who thinks so: "Pour le maire, C"; else it is a purpose."""
    start = hit.last + 1
    while start < frame.size and frame.is_in("function.articles", start):
        start += 1
    titled = any(one.first == start for one in frame.of("titles"))
    stop = before_stop(frame, start)
    return hit.first == 0 and titled and stop < frame.size and frame.words[stop].text == ","
