"""Quotations and their speakers: direct, indirect, "according to".

Invariant: a quotation's span holds the content only; what stands on memorials (inscriptions), titles and scare quotes
are none. A speaker who cannot be told is None, not a guess. Certainties are the accuracies measured for each rule on
annotated news (cue after the quotation .96, before it .79, governed in the tree .91, continued in the paragraph .85).
"""

from __future__ import annotations

import re

from cenotaph.extract.text.cues import Cue, find_cues, find_subject, is_written_on_stone
from cenotaph.extract.text.document import Document
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.speakers import Heard, Speaker, name_speaker
from cenotaph.extract.text.tokens import Sentence, Token


def find_quotations(document: Document) -> list[Quotation]:
    """Find every attributed stretch of a document, in order."""
    return _Attribution(document).run()


class _Attribution:
    """One pass over a document; keeps who was heard."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lexicon = document.lexicon
        self._heard = Heard()
        self._found: list[Quotation] = []
        self._direct: dict[int, Quotation] = {}
        self._announced: dict[int, tuple[Cue, Speaker]] = {}

    def run(self) -> list[Quotation]:
        for sentence in self._document.sentences:
            if sentence.inside is None:
                self._read(sentence)
        self._found += find_blocks(self._document)
        self._continue()
        self._nest()
        found = [*self._found, *self._direct.values()]
        return sorted(found, key=lambda one: (one.start, -one.end))

    # --- one sentence

    def _read(self, sentence: Sentence) -> None:
        cues = find_cues(self._document, sentence)
        speakers: dict[int, Speaker] = {}
        for cue in cues:
            if cue.speaker is None:
                continue
            speaker = name_speaker(self._document, sentence, cue.speaker, self._heard)
            speakers[cue.token.i] = speaker
            if speaker.name:
                self._heard.speakers.append(speaker)
            if cue.token.lemma == "tell" and speaker.is_person and _mentions_interview(sentence):
                self._heard.interviewee = speaker.name
            if self._document.text[sentence.span[1] - 1] == ":" and speaker.name is not None:
                self._announced[sentence.paragraph] = (cue, speaker)
            elif cue.content is not None and speaker.name is not None:
                self._found.append(_quotation(cue.content, "indirect", speaker, cue))
        self._attach(sentence, cues, speakers)

    def _attach(self, sentence: Sentence, cues: list[Cue], speakers: dict[int, Speaker]) -> None:
        """Give the marked quotations of a sentence to its cues."""
        for index, quoted in enumerate(self._document.quoted):
            if not sentence.span[0] <= quoted.outer[0] < sentence.span[1]:
                continue
            places = [t for t in sentence.tokens if quoted.outer[0] <= t.start and t.end <= quoted.outer[1]]
            if not places or is_written_on_stone(self._document, sentence, places[0]):
                continue
            cue = self._cue_for(sentence, places[0], cues)
            if cue is None or cue.token.i not in speakers or speakers[cue.token.i].name is None:
                continue
            if index not in self._document.masked and _is_scare(
                self._document, quoted.start, quoted.end, cue
            ):
                continue
            flags = () if quoted.closed else ("unclosed",)
            made = _quotation((quoted.start, quoted.end), "direct", speakers[cue.token.i], cue, flags)
            self._direct[index] = made

    def _cue_for(self, sentence: Sentence, place: Token, cues: list[Cue]) -> Cue | None:
        if not cues:
            return self._weak_cue(sentence, place)
        under = [
            cue for cue in cues if sentence.is_under(place.i, cue.token.i) and cue.rule != "according_to"
        ]
        if under:
            return min(under, key=lambda cue: abs(cue.token.i - place.i))
        within = [cue for cue in cues if cue.content and cue.content[0] <= place.start < cue.content[1]]
        if within:
            return min(within, key=lambda cue: abs(cue.token.i - place.i))
        if place.quoted:
            return min(cues, key=lambda cue: abs(cue.token.i - place.i))
        return self._weak_cue(sentence, place)

    def _weak_cue(self, sentence: Sentence, place: Token) -> Cue | None:
        """Find a verb like "thanked", "described" that governs a quoted fragment."""
        for verb in (place, *sentence.ancestors(place.i)):
            if verb.pos != "VERB" or not self._lexicon.has("reporting.fragment", verb.lemma):
                continue
            subject = find_subject(sentence, verb)
            if subject is None or self._lexicon.has("reporting.objects", subject.lower):
                return None
            speaker = name_speaker(self._document, sentence, subject, self._heard)
            if speaker.name is None:
                return None
            cue = Cue(verb, (verb.start, verb.end), subject, None, "fragment", 750)
            self._attach_weak(cue, speaker, place)
            return None
        return None

    def _attach_weak(self, cue: Cue, speaker: Speaker, place: Token) -> None:
        for index, quoted in enumerate(self._document.quoted):
            if quoted.outer[0] <= place.start < quoted.outer[1]:
                if len(self._document.text[quoted.start : quoted.end].split()) >= 3:
                    self._heard.speakers.append(speaker)
                    self._direct[index] = _quotation((quoted.start, quoted.end), "direct", speaker, cue)
                return

    # --- over the whole document

    def _continue(self) -> None:
        """Give quotations without a cue to the speaker who was quoted just before."""
        document = self._document
        for index, quoted in enumerate(document.quoted):
            if index in self._direct or index not in document.masked:
                continue
            announced = self._announced.get(document.paragraph_of[index] - 1)
            if announced is not None and _opens_paragraph(document, index):
                self._direct[index] = _quotation(
                    (quoted.start, quoted.end), "direct", announced[1], announced[0]
                )
                continue
            if index == 0:
                continue
            before = self._direct.get(index - 1)
            if before is None or before.speaker is None:
                continue
            gap = document.paragraph_of[index] - document.paragraph_of[index - 1]
            start, end = document.paragraphs[document.paragraph_of[index]]
            alone = not re.search(r"\w", document.text[start : quoted.outer[0]])
            between = document.text[document.quoted[index - 1].outer[1] : quoted.outer[0]]
            if gap == 0 and not _alone_in_sentence(document, quoted.outer):
                continue
            if gap == 0 and len(between) < 400:
                rule, certainty = "continued", 850
            elif (
                gap == 1
                and alone
                and (not document.quoted[index - 1].closed or not _SENTENCE.search(between))
            ):
                whole = not re.search(r"\w", document.text[quoted.outer[1] : end])
                rule, certainty = "next_paragraph", 800 if not document.quoted[index - 1].closed else 600
                if not whole and not _alone_in_sentence(document, quoted.outer):
                    continue
            else:
                continue
            self._direct[index] = Quotation(
                start=quoted.start, end=quoted.end, mode="direct", speaker=before.speaker,
                speaker_span=None, rule=rule, certainty=certainty,
                flags=(*before.flags, *(() if quoted.closed or "unclosed" in before.flags else ("unclosed",))),
            )  # fmt: skip

    def _nest(self) -> None:
        """A quoted fragment inside reported speech is a direct quotation of the same speaker."""
        for index, quoted in enumerate(self._document.quoted):
            if index in self._direct:
                continue
            around = [
                one for one in self._found if one.start <= quoted.outer[0] and quoted.outer[1] <= one.end
            ]
            around = [one for one in around if one.rule != "block"]
            if not around or _TITLE.fullmatch(self._document.text[quoted.start : quoted.end]):
                continue
            if self._on_stone(quoted.outer):
                continue
            inner = min(around, key=lambda one: one.end - one.start)
            so_called = self._document.text[max(0, quoted.outer[0] - 12) : quoted.outer[0]].lower()
            if "so-called" in so_called or (
                quoted.outer[1] - quoted.outer[0] < 12 and inner.rule == "according_to"
            ):
                continue
            self._direct[index] = Quotation(
                start=quoted.start, end=quoted.end, mode="direct", speaker=inner.speaker,
                speaker_span=inner.speaker_span, cue=inner.cue, rule="nested", certainty=inner.certainty,
                flags=inner.flags,
            )  # fmt: skip

    def _on_stone(self, outer: Span) -> bool:
        for sentence in self._document.sentences:
            if sentence.inside is None and sentence.span[0] <= outer[0] < sentence.span[1]:
                place = next((t for t in sentence.tokens if outer[0] <= t.start < outer[1]), None)
                return place is not None and is_written_on_stone(self._document, sentence, place)
        return False


_SENTENCE = re.compile(r"\w[^.!?]*[.!?][\"”’»]*\s+\S[^\n]*[.!?]\s*\n")
_TITLE = re.compile(r"(?:[A-Z0-9][\w’'-]*|of|the|in|for|and|to|a|,| )+")
_BLOCK = re.compile(
    r"\b(?:here (?:is|are)|below (?:is|are)|(?:the )?following (?:is|are))\b[^.:\n]{0,120}?\b(?:(?:from|by|on|of) the (?:web ?site|page|report|statement|press release) of|from|by) (?:the )?(?P<who>(?:(?! from | by | of the web)[^.:\n]){3,80})[.:]$",
    re.IGNORECASE,
)


def find_blocks(document: Document) -> list[Quotation]:
    """Read "Here is a description ... from the website of X." at the end of a paragraph: all that follows is X's."""
    for number, (start, end) in enumerate(document.paragraphs[:-1]):
        found = _BLOCK.search(document.text, start, end)
        if found is None:
            continue
        name = found["who"]
        fuller = re.search(
            rf"{re.escape(name)} (?:in|to|of) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*", document.text
        )
        following = (document.paragraphs[number + 1][0], document.paragraphs[-1][1])
        return [
            Quotation(
                start=following[0], end=following[1], mode="indirect", speaker=fuller[0] if fuller else name,
                speaker_span=found.span("who"), cue=(found.start(), found.end()), rule="block", certainty=700,
            )
        ]  # fmt: skip
    return []


def _quotation(span: Span, mode: str, speaker: Speaker, cue: Cue, flags: tuple[str, ...] = ()) -> Quotation:
    return Quotation(
        start=span[0],
        end=span[1],
        mode="direct" if mode == "direct" else "indirect",
        speaker=speaker.name,
        speaker_span=speaker.span,
        cue=cue.span,
        rule=cue.rule,
        certainty=cue.certainty,
        flags=(*speaker.flags, *flags),
    )


def _opens_paragraph(document: Document, index: int) -> bool:
    start = document.paragraphs[document.paragraph_of[index]][0]
    return not re.search(r"\w", document.text[start : document.quoted[index].outer[0]])


def _mentions_interview(sentence: Sentence) -> bool:
    return any(token.lower in ("interview", "interviews", "interviewed") for token in sentence.tokens)


def _alone_in_sentence(document: Document, outer: Span) -> bool:
    """Say whether a quotation is a sentence of its own: no analysed frame holds it."""
    return not any(
        one.inside is None and one.span[0] <= outer[0] < one.span[1]
        and any(not token.quoted and token.text.isalnum() for token in one.tokens)
        for one in document.sentences
    )  # fmt: skip


def _is_scare(document: Document, start: int, end: int, cue: Cue) -> bool:
    """Say whether a short quoted fragment is a title or a word at arm's length rather than speech."""
    content = document.text[start:end]
    before = document.text[max(0, start - 14) : start - 1].lower()
    if "so-called" in before or "dubbed" in before or "known as" in before or "titled" in before:
        return True
    inside = cue.content is not None and cue.content[0] <= start and end <= cue.content[1]
    return not inside and (
        len(content.split()) < 3 or bool(_TITLE.fullmatch(content) and content[0].isupper())
    )
