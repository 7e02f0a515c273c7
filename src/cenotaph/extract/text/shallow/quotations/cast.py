"""Who is who in a text: names at their fullest, in the case in which they are called, and who spoke last.

Invariant: a name is a stretch of the text's own words. A pronoun without antecedent has no name: unknown, not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.quotations.frames import Frame, Stage
from cenotaph.extract.text.shallow.quotations.person_names import name_runs
from cenotaph.extract.text.shallow.quotations.short_sources import full_name, full_town
from cenotaph.extract.text.shallow.quotations.sources import Mention

_SHORTEST_STEM = 3
_KEY = 2
_FAMILY_FIRST = 3
"""Words of a name in which the family name can come first ("Ким Чен Ын")."""
_HEAD = 4
_SURNAME_AND_TITLE = 2
_WITH_WHOSE = 2
"""Words of "the agency's source"."""
_STALE = 4
_SHORTEST_HEAD = 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the mention beside the cue and the name, None where it is not known."""

    span: Span | None
    name: str | None
    kind: str
    frame: int = 0
    paragraph: int = 0
    flags: tuple[str, ...] = ()

    def again(self, frame: Frame) -> Speaker:
        """Return the same speaker, going on in another sentence without being mentioned there."""
        return Speaker(None, self.name, self.kind, frame.index, frame.paragraph, self.flags)


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    span: Span
    title: str | None


class Cast:
    """The people and bodies of a text, and who was heard so far."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._slack: int = stage.page.lexicon.settings.get("case_letters", 0)
        self._names: dict[str, list[_Name]] = {}
        self._titled: dict[str, list[_Name]] = {}
        self.heard: list[Speaker] = []
        self.interviewee: str | None = None
        for frame in stage.frames:
            self._collect(frame)

    def _collect(self, frame: Frame) -> None:
        if frame.size == 0:
            return
        for first, last in name_runs(frame, 0, frame.size - 1):
            span = frame.span_of(first, last)
            words = tuple(self._stage.words(span).split())
            if len(words) < 2:
                continue
            title = next(
                (
                    frame.words[hit.first].key
                    for hit in reversed(frame.of("titles"))
                    if 0 < first - hit.first <= 8
                ),
                None,
            )
            name = _Name(words, span, title)
            for word in words:
                self._names.setdefault(word[:_KEY].lower(), []).append(name)
            if title is not None:
                self._titled.setdefault(title[:_HEAD], []).append(name)

    # --- likeness

    def alike(self, one: str, other: str) -> bool:
        """Say whether two words are forms of one: equal but for the letters that a case may change."""
        left, right = one.lower(), other.lower()
        if left == right:
            return True
        shared = 0
        for a, b in zip(left, right, strict=False):
            if a != b:
                break
            shared += 1
        slack = self._slack
        shortest = min(_SHORTEST_STEM, max(len(left), len(right)) - 1)
        return shared >= shortest and max(len(left), len(right)) - shared <= slack

    def knows(self, word: str) -> bool:
        """Say whether a word is the surname of somebody who is named in full in the text."""
        names = self._names.get(word[:_KEY].lower(), ())
        if len(word) < _SHORTEST_STEM:
            return False
        return any(
            self.alike(one.words[-1], word) or (len(one.words) == _FAMILY_FIRST and one.words[0] == word)
            for one in names
        )

    # --- naming

    def name(self, mention: Mention, *, bent: bool = False) -> Speaker:
        """Name a speaker.

        Args:
            mention: as it stands beside the cue.
            bent: whether the cue puts it into another case ("по словам ..."): a mention in the nominative is preferred.
        """
        frame = mention.frame
        if mention.kind in ("pronoun", "there"):
            known = self.last(body=mention.kind == "there")
            if known is None or frame.index - known.frame > _STALE:
                known = (self._nearest(mention) if mention.kind == "pronoun" else None) or known
            if known is None:
                return Speaker(mention.span, None, "unknown", frame.index, frame.paragraph)
            return Speaker(mention.span, known.name, known.kind, frame.index, frame.paragraph, known.flags)
        written = self._stage.words(mention.span)
        alone = mention.first == mention.last and written[:1].isupper() and mention.title is None
        if mention.kind == "body" and alone and self.knows(written):
            mention = replace(mention, kind="person")
        if (known := self._again(mention)) is not None:
            return Speaker(mention.span, known.name, known.kind, frame.index, frame.paragraph, known.flags)
        flags: tuple[str, ...] = ()
        if mention.kind == "person":
            name, flags = self._person(mention, written, bent=bent)
        elif mention.kind == "office":
            name = self._office(mention, written)
        else:
            name = self._body(mention, written)
        return Speaker(mention.span, name, mention.kind, frame.index, frame.paragraph, flags)

    def _again(self, mention: Mention) -> Speaker | None:
        """Return who was heard before and is now called by what he, she or it is: "the diplomat", "the paper"."""
        if mention.kind == "person":
            return None
        for name, body in (("again", False), ("again_bodies", True)):
            if self._calls(mention, name):
                return next((one for one in reversed(self.heard) if (one.kind != "person") == body), None)
        return None

    def _calls(self, mention: Mention, name: str) -> bool:
        """Say whether a mention is no more than a word of a list: "the mission", "the agency's source"."""
        frame, words = mention.frame, mention.last - mention.first + 1
        if any((hit.first, hit.last) == (mention.first, mention.last) for hit in frame.of(name)):
            return True
        bare = words == 1 or (words == _WITH_WHOSE and not frame.words[mention.last].is_capital)
        return bare and frame.is_in(f"reporting.{name}", mention.first)

    def _nearest(self, mention: Mention) -> Speaker | None:
        """Return the person named last before a pronoun, in its sentence or the one before."""
        frame = mention.frame
        for one in (frame, self._stage.frames[frame.index - 1] if frame.index else frame):
            last = mention.first - 1 if one is frame else one.size - 1
            runs = list(name_runs(one, 0, last))
            if runs:
                name = self._stage.words(one.span_of(*runs[-1]))
                return Speaker(None, name, "person", frame.index, frame.paragraph)
        return None

    def hear(self, speaker: Speaker) -> None:
        """Remember who spoke."""
        if speaker.name:
            self.heard.append(speaker)

    def last(self, *, body: bool = False) -> Speaker | None:
        """Return who spoke last; of bodies only if asked."""
        return next((one for one in reversed(self.heard) if not body or one.kind == "body"), None)

    def _person(self, mention: Mention, written: str, *, bent: bool) -> tuple[str, tuple[str, ...]]:
        words = written.split()
        if len(words) > 1:
            return (self._nominative(words, written) if bent else written), ()
        for known in reversed(self.heard):
            if known.kind == "person" and known.name and self._holds(known.name.split(), words[0]):
                return known.name, known.flags
        fuller = [
            one for one in self._names.get(words[0][:_KEY].lower(), ()) if self._holds(one.words, words[0])
        ]
        if not fuller:
            return written, ()
        before = [one for one in fuller if one.span[0] < mention.span[0]]
        best = max(before or fuller, key=lambda one: len(one.words))
        name = self._nominative(list(best.words), self._stage.words(best.span))
        doubtful = self.interviewee is not None and not self._holds(best.words, self.interviewee.split()[-1])
        return name, ("speaker_inconsistent",) if doubtful else ()

    def _holds(self, words: tuple[str, ...] | list[str], word: str) -> bool:
        return any(self.alike(one, word) for one in words)

    def _nominative(self, words: list[str], written: str) -> str:
        """Return the form of a name that somebody is called by, if the text has it: a heard one, or a shorter one."""
        for known in self.heard:
            if known.kind == "person" and known.name and self._same(known.name.split(), words):
                return known.name
        if not self._slack:
            return written
        forms = [
            self._stage.words(one.span)
            for one in self._names.get(words[-1][:_KEY].lower(), ())
            if self._same(list(one.words), words)
        ]
        return min([written, *forms], key=len)

    def _same(self, one: list[str], other: list[str]) -> bool:
        return len(one) == len(other) and all(self.alike(a, b) for a, b in zip(one, other, strict=True))

    def _office(self, mention: Mention, written: str) -> str:
        """Name who holds an office that stands alone: "the mayor" is the mayor who was named."""
        title = mention.title or ""
        holders = [
            one
            for one in self._titled.get(title[:_HEAD], ())
            if one.title is not None and self.alike(one.title, title)
        ]
        before = [one for one in holders if one.span[0] < mention.span[0]]
        if mention.last - mention.first <= 2 and before:
            names = {" ".join(one.words) for one in before}
            if len(names) == 1:
                return self._nominative(list(before[0].words), " ".join(before[0].words))
        return self._body(mention, written)

    def _body(self, mention: Mention, written: str) -> str:
        """Give a body its fullest form: "посольство" is "посольство РФ в Пхеньяне"."""
        words = written.split()
        if (full := self._told_in_short(mention, words)) is not None:
            return full
        if mention.frame.is_in("reporting.honored", mention.last) and len(words[0]) == 1:
            return self._surnamed(words[0]) or written
        if len(words) > 2:
            return self._longer(words, written)
        fuller = self._longer(words, written)
        if fuller != written:
            return fuller
        documents = [
            hit for hit in mention.frame.of("documents") if mention.first <= hit.first <= mention.last
        ]
        frame, at = mention.frame, mention.first - 1
        told_in = frame.is_in("function.articles", at) or frame.is_in("text.in", at)
        if documents and len(words) == 1 and told_in and (known := self.last(body=True)) and known.name:
            return known.name
        return written

    def _told_in_short(self, mention: Mention, words: list[str]) -> str | None:
        """Give "군" and "노 지청장" their names, in languages that join endings to nouns."""
        page = self._stage.page
        if page.lexicon.settings.get("cased", True):
            return None
        before = page.text[: mention.span[0]]
        if len(words) == 1 and len(words[0]) == 1:
            return full_town(before, words[0])
        if len(words) == _SURNAME_AND_TITLE and len(words[0]) == 1:
            return full_name(before, *words)
        return None

    def _surnamed(self, surname: str) -> str | None:
        """Return who was heard and has a surname of one letter: "박 씨" is "박지연", in languages that join names."""
        return next(
            (
                one.name
                for one in reversed(self.heard)
                if one.name
                and any(word[0] == surname and 1 < len(word) <= _KEY + 2 for word in one.name.split())
            ),
            None,
        )

    def _longer(self, words: list[str], written: str) -> str:
        for known in reversed(self.heard):
            if known.kind == "person" or not known.name or len(known.name) <= len(written):
                continue
            theirs = known.name.split()
            if all(self._holds(theirs, word) for word in words):
                return known.name
            head = words[-1].lower()
            if len(words) <= 2 and any(self._ends_alike(head, one) for one in theirs):
                return known.name
            cased = self._stage.page.lexicon.settings.get("cased", True)
            short = len(head) < _SHORTEST_HEAD and len(words) > 1
            if not cased and not short and theirs[-1].endswith(head):
                return known.name
        return written

    def _ends_alike(self, compound: str, head: str) -> bool:
        """Say whether a word is composed with another: "горсовет" with "совет"; or is a form of it."""
        stem = head.lower()[: max(_HEAD, len(head) - 1)]
        at = compound.find(stem)
        return len(stem) >= _HEAD and at >= 0 and len(compound) - at - len(head) <= self._slack
