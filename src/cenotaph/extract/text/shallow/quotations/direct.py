"""Direct quotations: which source what stands between marks is given to.

Invariant: every quotation is given once; one that nobody is known to have said has no speaker.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.shallow.quotations.cast import Cast, Speaker
from cenotaph.extract.text.shallow.quotations.frames import Frame, Stage
from cenotaph.extract.text.shallow.quotations.person_names import name_runs
from cenotaph.extract.text.shallow.quotations.report import Report
from cenotaph.extract.text.shallow.quotations.rules import CERTAINTIES
from cenotaph.extract.text.shallow.quotations.sources import Mention, read_mention
from cenotaph.extract.text.shallow.quotations.speech import (
    content_of,
    is_fragment,
    is_name,
    is_sentence,
    is_speech,
    is_written,
)
from cenotaph.extract.text.shallow.quotations.verb_last import read_said_behind
from cenotaph.extract.text.shallow.quotations.verbs import find_subject

Attributed = tuple[Report, Speaker, Quotation | None]
"""A report, its speaker, and the indirect quotation that it made."""

_SPEECH_WORDS = 5
_LONGEST_GAP = 400
_SHORTEST_GAP = 10
_NEAR = 4
_TERM_REACH = 14
_HEAD = 6


class Direct:
    """Gives the quotations of a page to their speakers, frame by frame."""

    def __init__(self, stage: Stage, cast: Cast) -> None:
        self._stage = stage
        self._cast = cast
        self.given: dict[int, Quotation] = {}
        self.announced: tuple[int, Report, Speaker] | None = None

    def give_all(self, frame: Frame, number: int, made: list[Attributed]) -> None:
        """Give a quotation of a frame to whoever said it, by the first rule that fits."""
        if number in self.given:
            return
        for report, speaker, _ in made:
            if report.left == number:
                self._give(number, speaker, report, "cue_after")
                return
        if is_written(frame, number):
            return
        for report, speaker, _ in made:
            if report.left == number + 1 and self._is_listed(number):
                self._give(number, speaker, report, "cue_after")
                return
        for report, speaker, _ in made:
            before = report.mention is not None and report.mention.last < frame.first_of[number]
            if before and self._goes_on(frame, number):
                self._give(number, speaker, report, "cue_after")
                return
        if self.nest(frame, number, made):
            return
        if self._after_cue(frame, number, made) or self._after_term(frame, number):
            return
        if not self._continue(frame, number):
            self._fragment(frame, number)

    def _is_listed(self, number: int) -> bool:
        """Say whether only a comma parts a quotation from the next: "“Q”, “R”고 말했다" is said by one."""
        quoted = self._stage.quoted
        between = self._stage.page.text[quoted[number].outer[1] : quoted[number + 1].outer[0]]
        return between.strip() == ","

    def _goes_on(self, frame: Frame, number: int) -> bool:
        """Say whether what follows the marks joins it to more of what somebody said: "X는 “Q”라며 C고 말했다"."""
        behind = self._stage.page.text[self._stage.quoted[number].end + 1 :][:_SPEECH_WORDS].split()
        joins = frame.lexicon.list("reporting.joins")
        return bool(behind) and bool(joins) and behind[0].rstrip(",").startswith(tuple(joins))

    def _fragment(self, frame: Frame, number: int) -> None:
        """Keep a fragment that is no name where somebody is spoken of before it: quoted, but from whom is not known."""
        content = content_of(self._stage, number)
        start = frame.first_of[number]
        size = len(content.split())
        low = content[:1].islower() and size > 1
        sentence = size > _SPEECH_WORDS and content[-1:] in ".!?…,"
        reported = any(at < start for at in frame.reports)
        if not start or not (low or sentence) or is_name(self._stage, frame, number):
            return
        if reported or self._actor(frame, start - 1):
            self._give(number, Speaker(None, None, "unknown", frame.index, frame.paragraph), None, "fragment")

    def _give(self, number: int, speaker: Speaker, report: Report | None, rule: str) -> None:
        quoted = self._stage.quoted[number]
        flags = (*speaker.flags, *(() if quoted.closed else ("unclosed",)))
        self.given[number] = Quotation(
            start=quoted.start, end=quoted.end, mode="direct", speaker=speaker.name, speaker_span=speaker.span,
            cue=report.span if report else None, rule=rule, certainty=CERTAINTIES[rule], flags=flags,
        )  # fmt: skip

    def nest(self, frame: Frame, number: int, made: list[Attributed]) -> bool:
        """Give a quotation inside reported speech to its speaker; say whether it stands inside any."""
        if number in self.given:
            return True
        quoted = self._stage.quoted[number]
        around = [
            (report, speaker, one)
            for report, speaker, one in made
            if one is not None and one.start <= quoted.start and quoted.end <= one.end
        ]
        if not around:
            return False
        if not is_name(self._stage, frame, number):
            report, speaker, _ = min(around, key=lambda one: one[2].end - one[2].start if one[2] else 0)
            self._give(number, speaker, report, "nested")
        return True

    def _after_cue(self, frame: Frame, number: int, made: list[Attributed]) -> bool:
        """Give a quotation to the report before it: "X сказал: «Q»", "X sagte „Q“"."""
        start = frame.first_of[number]
        colon = start > 0 and frame.words[start - 1].text == ":"
        before = [one for one in made if one[0].cue[1] < start and one[0].left < 0]
        if not before:
            if colon and (mention := self._actor(frame, start - 1)) and is_sentence(self._stage, number):
                self._cast.hear(mention)
                self._give(number, mention, None, "colon")
                return True
            return False
        report, speaker, _ = before[-1]
        near = start - max(report.cue[1], report.mention.last if report.mention else 0) <= _NEAR
        if colon or (near and not is_name(self._stage, frame, number)):
            self._give(number, speaker, report, "cue_before")
            return True
        return False

    def _actor(self, frame: Frame, last: int) -> Speaker | None:
        """Return the person who is named or meant before a colon."""
        runs = list(name_runs(frame, 0, last))
        if runs:
            mention = read_mention(frame, runs[0][0], runs[0][1])
            return self._cast.name(mention) if mention else None
        for at in range(last):
            word = frame.words[at]
            pronoun = frame.is_in("reporting.pronouns", at)
            if (
                pronoun
                or (at in frame.known and at < _HEAD)
                or (word.is_capital and self._cast.knows(word.text))
            ):
                mention = read_mention(frame, at, at if pronoun else last)
                if mention is not None and not pronoun and at not in frame.known:
                    mention = Mention(frame, at, at, "person")
                speaker = self._cast.name(mention) if mention else None
                return speaker if speaker and speaker.name else None
        return None

    def _after_term(self, frame: Frame, number: int) -> bool:
        """Give a fragment to the verb that governs it: "il s'est dit « écœuré »"."""
        start = frame.first_of[number]
        terms = [
            hit
            for hit in frame.of("terms", "verbs", "asks")
            if hit.last < start and start - hit.last <= _TERM_REACH
        ]
        if not terms or is_name(self._stage, frame, number):
            return False
        hit = terms[-1]
        mention = find_subject(frame, hit)
        if mention is not None and frame.inside[mention.first] == number:
            return False  # "у народі пам’ятник називають «Альошею»": nobody is named
        speaker = self._cast.name(mention) if mention else None
        if speaker is None or not speaker.name:
            return False
        self._cast.hear(speaker)
        self._give(number, speaker, Report(frame, (hit.first, hit.last), mention, None, "term"), "term")
        return True

    def _continue(self, frame: Frame, number: int) -> bool:
        """Give a quotation without a cue to whoever spoke just before, or was announced by a colon."""
        quoted = self._stage.quoted[number]
        alone = all(frame.inside[at] >= 0 or not frame.words[at].is_word for at in range(frame.size))
        if alone and self.announced is not None and frame.index - self.announced[0] == 1:
            self._give(number, self.announced[2], self.announced[1], "announced")
            return True
        if alone and is_sentence(self._stage, number) and self._said_behind(frame, number):
            return True
        known = self._cast.last()
        before = self.given.get(number - 1)
        beside = known is not None and (known.frame, known.paragraph) == (frame.index - 1, frame.paragraph)
        if alone and known is not None and beside and is_speech(self._stage, number):
            self._go_on(number, known.again(frame), "continued" if before else "follows")
            return True
        if alone and is_speech(self._stage, number) and (shown := self._shown_before(frame)) is not None:
            self._go_on(number, shown, "follows")
            return True
        if before is None or before.speaker is None:
            return False
        flags = tuple(flag for flag in before.flags if flag != "unclosed")
        speaker = Speaker(None, before.speaker, "person", frame.index, frame.paragraph, flags)
        gap = self._stage.paragraph_of[number] - self._stage.paragraph_of[number - 1]
        between = quoted.start - before.end
        if gap == 0 and between < _LONGEST_GAP and (alone or is_fragment(self._stage, number)):
            self._go_on(number, speaker, "continued" if alone else "continued_fragment")
            return True
        if gap == 1 and alone and (not self._stage.quoted[number - 1].closed or between < _SHORTEST_GAP):
            self._go_on(number, speaker, "next_paragraph")
            return True
        return False

    def _said_behind(self, frame: Frame, number: int) -> bool:
        """Give a sentence between marks to whom the next sentence says that it is by: "“Q.” 이장이 말했다."."""
        behind = self._stage.frames[frame.index + 1] if frame.index + 1 < len(self._stage.frames) else frame
        if behind.index == frame.index or behind.paragraph != frame.paragraph:
            return False
        report = read_said_behind(behind)
        speaker = self._cast.name(report.mention) if report is not None and report.mention else None
        if report is None or speaker is None or not speaker.name:
            return False
        self._cast.hear(speaker)
        self._give(number, speaker, report, "cue_after")
        return True

    def _shown_before(self, frame: Frame) -> Speaker | None:
        """Return the only person named in the sentence before: "Rolf Wenzel schüttelt den Kopf. „...“"."""
        before = self._stage.frames[frame.index - 1] if frame.index else frame
        if before.index == frame.index or before.paragraph != frame.paragraph or before.quoted:
            return None
        runs = [run for run in name_runs(before, 0, before.size - 1) if run[1] > run[0]]
        if len(runs) != 1 or runs[0][0] > _HEAD:
            return None
        mention = read_mention(before, *runs[0])
        return (
            self._cast.name(mention).again(frame)
            if mention is not None and mention.kind == "person"
            else None
        )

    def _go_on(self, number: int, speaker: Speaker, rule: str) -> None:
        self._cast.hear(speaker)
        self._give(number, speaker, None, rule)
