"""Quotations and their speakers, by marks, cue words and what stands beside them.

Invariant: a quotation's span holds the content only; what stands on memorials, titles and names are none. A speaker
who cannot be told is not guessed. Certainties are measured: see `rules`.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.shallow.quotations.cast import Cast, Speaker
from cenotaph.extract.text.shallow.quotations.direct import Attributed, Direct
from cenotaph.extract.text.shallow.quotations.frames import Frame, Stage, set_stage
from cenotaph.extract.text.shallow.quotations.report import Report
from cenotaph.extract.text.shallow.quotations.reports import find_reports
from cenotaph.extract.text.shallow.quotations.rules import CERTAINTIES
from cenotaph.extract.text.shallow.quotations.sources import read_mention
from cenotaph.extract.text.shallow.quotations.stretches import before_stop, is_verb_second, last_word
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Page

_BESIDE = 2
_WITHOUT_SUBJECT = frozenset({"that", "asks", "bare_clause", "as_before"})
"""Rules that need no subject of their own: whoever spoke just before goes on ("Dodał, że ...")."""


def find_quotations(page: Page) -> list[Quotation]:
    """Find what a text attributes, in the order of the text."""
    return _Attribution(set_stage(page)).run()


class _Attribution:
    """One pass over a page; keeps who was heard."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._cast = Cast(stage)
        self._direct = Direct(stage, self._cast)
        self._found: list[Quotation] = []
        self._told: set[int] = set()

    def run(self) -> list[Quotation]:
        for frame in self._stage.frames:
            self._read(frame)
        found = [*self._found, *self._direct.given.values()]
        return sorted(found, key=lambda one: (one.start, -one.end))

    def _read(self, frame: Frame) -> None:
        reports = find_reports(frame)
        made: list[Attributed] = []
        for report in reports:
            speaker = self._speaker(report)
            if speaker is not None:
                self._cast.hear(speaker)
                made.append((report, speaker, self._reported(report, speaker)))
        self._this(frame, made)
        self._impersonal(frame)
        mentions = [report.mention for report in reports if report.mention is not None]
        named = {frame.inside[at] for one in mentions for at in range(one.first, one.last + 1)}
        for number in frame.quoted:
            if number not in named:
                self._direct.give_all(frame, number, made)
        if not reports:
            self._subjunctive(frame)
        if frame.words[-1].text == ":" and made:
            self._direct.announced = (frame.index, made[-1][0], made[-1][1])

    def _speaker(self, report: Report) -> Speaker | None:
        if report.mention is not None:
            speaker = self._cast.name(report.mention, bent=report.bent)
            if speaker.kind == "person" and speaker.name and report.frame.of("interview"):
                self._cast.interviewee = speaker.name
            return speaker if speaker.name else None
        known = self._cast.last()
        dropped = report.left >= 0 or (report.content is not None and report.rule in _WITHOUT_SUBJECT)
        if known is None or not dropped:
            return None
        near = report.frame.paragraph - known.paragraph <= 1
        if not near or (report.rule == "bare_clause" and known.frame != report.frame.index):
            return None
        return known.again(report.frame)

    def _reported(self, report: Report, speaker: Speaker) -> Quotation | None:
        if report.content is None:
            return None
        return self._add(report, speaker, report.rule if report.mention is not None else "dropped_subject")

    def _add(
        self, report: Report, speaker: Speaker, rule: str, *, cue: Span | None = None
    ) -> Quotation | None:
        span = report.content_span
        if span is None:
            return None
        made = Quotation(
            start=span[0],
            end=span[1],
            mode="indirect",
            speaker=speaker.name,
            speaker_span=speaker.span,
            cue=cue or report.span,
            rule=rule,
            certainty=CERTAINTIES[rule],
            flags=speaker.flags,
        )
        self._found.append(made)
        self._told.add(report.frame.index)
        return made

    def _this(self, frame: Frame, made: list[Attributed]) -> None:
        """Read "Об этом сообщил X": the sentence before is what X said."""
        cues = [(one, speaker) for one, speaker, _ in made if one.rule in ("cue", "said_after", "cue_after")]
        cues = cues or self._said_in(frame)
        if not cues or frame.index == 0 or any(quotation is not None for _, _, quotation in made):
            return
        if not any(_points(hit, cues[0][0]) for hit in frame.of("this")):
            return
        before = self._stage.frames[frame.index - 1]
        if frame.paragraph - before.paragraph > 1 or before.index in self._told:
            return
        if any(hit.last > hit.first for hit in before.of("this")):
            return
        report, speaker = cues[-1]
        told = Report(before, (0, 0), None, (0, last_word(before)), "of_this")
        self._add(told, speaker, "of_this", cue=report.span)

    def _said_in(self, frame: Frame) -> list[tuple[Report, Speaker]]:
        """Read "Про це йдеться у відповіді ...": what an impersonal verb is said in."""
        pointing = (one for one in frame.of("this") if one.last > one.first)
        for hit in (*frame.of("impersonal"), *pointing):
            end = before_stop(frame, hit.last + 1)
            mention = read_mention(frame, hit.last + 1, end - 1)
            speaker = self._cast.name(mention, bent=True) if mention else None
            if mention is not None and speaker is not None and speaker.name:
                self._cast.hear(speaker)
                return [(Report(frame, (hit.first, hit.last), mention, None, "cue"), speaker)]
        return []

    def _impersonal(self, frame: Frame) -> None:
        """Read "Отмечается, что C": the source is the one named in this or the preceding sentence."""
        for hit in frame.of("impersonal"):
            start = _impersonal_content(frame, hit)
            last = last_word(frame)
            if start is None or last <= start:
                continue
            speaker = self._named_before(frame, hit.first) or self._cast.last()
            if speaker is None or frame.index - speaker.frame > 1:
                continue
            here = speaker.again(frame)
            self._cast.hear(here)
            report = Report(frame, (hit.first, hit.last), None, (start, last), "impersonal")
            self._nest_all(frame, report, here, self._add(report, here, "impersonal"))

    def _named_before(self, frame: Frame, before: int) -> Speaker | None:
        if not any(at in frame.known for at in range(before)):
            return None
        mention = read_mention(frame, 0, before - 1, nearest="right")
        speaker = self._cast.name(mention, bent=True) if mention else None
        return speaker if speaker is not None and speaker.name else None

    def _subjunctive(self, frame: Frame) -> None:
        """Read a sentence in the mood of reported speech after a report: the same source goes on."""
        known = self._cast.last()
        moods = frame.of("subjunctive")
        if not moods or known is None or frame.of("impersonal"):
            return
        if frame.index - known.frame != 1 or frame.paragraph != known.paragraph:
            return
        here = known.again(frame)
        self._cast.hear(here)
        report = Report(frame, (moods[0].first, moods[0].last), None, (0, last_word(frame)), "subjunctive")
        self._nest_all(frame, report, here, self._add(report, here, "subjunctive"))

    def _nest_all(self, frame: Frame, report: Report, speaker: Speaker, made: Quotation | None) -> None:
        for number in frame.quoted:
            self._direct.nest(frame, number, [(report, speaker, made)])


def _points(hit: Hit, report: Report) -> bool:
    """Say whether words point back to the sentence before: at the head, and one word only if the cue follows it."""
    if hit.last > hit.first:
        return hit.first <= _BESIDE
    behind = report.cue[0] == 0 and hit.first - report.cue[1] == 1  # "Řekla to mluvčí ..."
    return behind or (hit.first == 0 and report.cue[0] - hit.last == 1)


def _impersonal_content(frame: Frame, hit: Hit) -> int | None:
    that = next((one for one in frame.of("that") if hit.last < one.first <= hit.last + 3), None)
    if that is not None:
        return that.last + 1
    after = hit.last + 1
    comma = after + 1 < frame.size and frame.words[after].text == ","
    return after + 1 if comma and is_verb_second(frame) else None
