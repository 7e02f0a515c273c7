"""Quotations and their speakers: direct, indirect, "according to".

Invariant: a quotation's span holds the content only; what stands on memorials (inscriptions), titles and scare quotes
are none. A speaker who cannot be told is None, not a guess. The certainty of a quotation is the measured
accuracy of the rule that found it (`certainty`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from msgspec import structs

from cenotaph.extract.text.certainty import with_certainty
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.subjects import find_relative, find_subject
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.quotations.cues import (
    Cue,
    bears_words,
    find_cues,
    find_impersonal,
    is_written_on_stone,
)
from cenotaph.extract.text.syntax.quotations.signed import find_blocks, find_reporter, find_signature
from cenotaph.extract.text.syntax.quotations.speakers import Heard, Speaker, name_person, name_speaker
from cenotaph.extract.text.syntax.quotations.titles import TITLE, is_headed, is_name, is_scare, is_work


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
        self._before: tuple[int, Speaker | None] = (-1, None)

    def run(self) -> list[Quotation]:
        for sentence in self._document.sentences:
            if sentence.inside is None:
                self._read(sentence)
        self._found += find_blocks(self._document)
        self._sign()
        self._continue()
        self._nest()
        found = [with_certainty(one) for one in (*self._found, *self._direct.values())]
        return sorted(found, key=lambda one: (one.start, -one.end))

    # --- one sentence

    def _read(self, sentence: Sentence) -> None:
        cues = find_cues(self._document, sentence)
        speakers: dict[int, Speaker] = {}
        for cue in cues:
            if cue.speaker is None:
                continue
            speaker = name_speaker(self._document, sentence, cue.speaker, self._heard)
            relative = find_relative(sentence, cue.token)
            if relative is not None:
                speaker = replace(speaker, span=(relative.start, relative.end))
            speakers[cue.token.i] = speaker
            if speaker.name:
                self._heard.speakers.append(speaker)
            if cue.token.lemma == "tell" and speaker.is_person and _mentions_interview(sentence):
                self._heard.interviewee = speaker.name
            if self._document.text[sentence.span[1] - 1] == ":" and (speaker.name or speaker.is_person):
                self._announced[sentence.paragraph] = (cue, speaker)
            elif cue.content is None or self._is_quoted(cue.content):
                continue
            elif speaker.name is not None or speaker.is_person:
                self._found.append(_quotation(cue.content, "indirect", speaker, cue))
        self._read_impersonal(sentence, speakers)
        self._attach(sentence, [cue for cue in cues if cue.rule != "believed"], speakers)
        self._announce(sentence)

    def _read_impersonal(self, sentence: Sentence, speakers: dict[int, Speaker]) -> None:
        """Give "it was reported that ..." to who spoke in the sentence before, or to the heading that names who reports."""
        named = [one for one in speakers.values() if one.name]
        before, self._before = self._before, (sentence.paragraph, named[-1] if named else None)
        cue = find_impersonal(self._document, sentence)
        if cue is None or cue.content is None:
            return
        source = before[1] if before[0] == sentence.paragraph else None
        source = source or find_reporter(self._document, sentence.paragraph)
        if source is not None:
            self._found.append(_quotation(cue.content, "indirect", source, cue))
            self._before = (sentence.paragraph, source)

    def _announce(self, sentence: Sentence) -> None:
        """Read "Lee had this to say:" before a paragraph of speech, whatever the verb."""
        ends = self._document.paragraphs[sentence.paragraph][1]
        if sentence.paragraph in self._announced or not self._document.text[:ends].endswith(":"):
            return
        root = next((one for one in sentence.tokens if one.dep == "ROOT"), None)
        subject = find_subject(self._lexicon, sentence, root) if root and sentence.span[1] == ends else None
        if root is None or subject is None or (subject.pos != "PROPN" and subject.tag != "PRP"):
            return
        speaker = name_speaker(self._document, sentence, subject, self._heard)
        if speaker.name and not bears_words(self._lexicon, sentence, subject):
            cue = Cue(root, (root.start, root.end), subject, None, "colon", 750)
            self._announced[sentence.paragraph] = (cue, speaker)

    def _is_quoted(self, content: Span) -> bool:
        """Say whether a content lies between quotation marks: then it is a direct quotation."""
        around = (one.outer for one in self._document.quoted)
        return any(start <= content[0] and content[1] <= end + 1 for start, end in around)

    def _attach(self, sentence: Sentence, cues: list[Cue], speakers: dict[int, Speaker]) -> None:
        """Give the marked quotations of a sentence to its cues."""
        for index, quoted in enumerate(self._document.quoted):
            if not sentence.span[0] <= quoted.outer[0] < sentence.span[1]:
                continue
            places = [t for t in sentence.tokens if quoted.outer[0] <= t.start and t.end <= quoted.outer[1]]
            if not places or is_written_on_stone(self._document, sentence, places[0]):
                continue
            cue = self._cue_for(sentence, places[0], cues)
            if cue is None or cue.token.i not in speakers:
                continue
            if speakers[cue.token.i].name is None and not speakers[cue.token.i].is_person:
                continue
            opens = quoted.outer[0] == sentence.span[0]
            if not opens and is_work(self._document, quoted.start, quoted.end):
                continue
            if (
                index not in self._document.masked
                and not opens
                and is_scare(self._document, quoted.start, quoted.end, cue)
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
        verb = next((one for one in sentence.ancestors(place.i) if one.pos == "VERB"), None)
        if (
            verb is not None
            and self._lexicon.has("reporting.judging", verb.lemma)
            and verb.i < place.i
            and all(cue.token.i != verb.i for cue in cues)
        ):
            return self._weak_cue(sentence, place)
        within = [cue for cue in cues if cue.content and cue.content[0] <= place.start < cue.content[1]]
        if within:
            return min(within, key=lambda cue: abs(cue.token.i - place.i))
        if place.quoted:
            return min(cues, key=lambda cue: abs(cue.token.i - place.i))
        # "“The other thing,” Lee added, “is this”": its comma leads to the cue.
        behind = [cue for cue in cues if self._ends_before(place, cue)]
        if behind:
            return behind[0]
        return self._weak_cue(sentence, place)

    def _ends_before(self, place: Token, cue: Cue) -> bool:
        quoted = next(
            one for one in self._document.quoted if one.outer[0] <= place.start and place.end <= one.outer[1]
        )
        beside = self._document.text[quoted.outer[1] : cue.token.start]
        own = cue.token.start > quoted.outer[1] and len(beside.split()) < _BESIDE and "," not in beside
        return own and self._document.text[quoted.end - 1] == ","

    def _weak_cue(self, sentence: Sentence, place: Token) -> Cue | None:
        """Find a verb like "thanked", "described" that governs a quoted fragment; or any that governs speech."""
        for verb in (place, *sentence.ancestors(place.i)):
            speech = place.quoted and not verb.quoted
            if verb.pos != "VERB" or not (speech or self._lexicon.has("reporting.fragment", verb.lemma)):
                continue
            subject = find_subject(self._lexicon, sentence, verb)
            if subject is None or bears_words(self._lexicon, sentence, subject):
                return None
            if self._lexicon.has("reporting.fragment", verb.lemma):
                rule = "fragment"
            else:
                rule = _governs(sentence, verb, place, subject)
            speaker = name_speaker(self._document, sentence, subject, self._heard)
            if not rule or (speaker.name is None and not speaker.is_person):
                return None
            relative = find_relative(sentence, verb)
            if relative is not None:
                speaker = replace(speaker, span=(relative.start, relative.end))
            self._attach_weak(Cue(verb, (verb.start, verb.end), subject, None, rule, 750), speaker, place)
            return None
        return None

    def _attach_weak(self, cue: Cue, speaker: Speaker, place: Token) -> None:
        for index, quoted in enumerate(self._document.quoted):
            if quoted.outer[0] <= place.start < quoted.outer[1]:
                content = self._document.text[quoted.start : quoted.end]
                # "called it “blasphemous”" is speech, "call it “the White Horseman”" a name.
                judged = (
                    self._lexicon.has("reporting.judging", cue.token.lemma) and content == content.lower()
                )
                if (len(content.split()) >= 3 and not is_name(content, cue)) or judged:
                    self._heard.speakers.append(speaker)
                    self._direct[index] = _quotation((quoted.start, quoted.end), "direct", speaker, cue)
                return

    # --- over the whole document

    def _sign(self) -> None:
        """Give quotations without a cue to whom the layout gives them."""
        for index, quoted in enumerate(self._document.quoted):
            signature = None if index in self._direct else find_signature(self._document, index)
            if signature is not None:
                speaker = name_person(self._document, signature[0], self._heard)
                within = quoted.start <= signature[0][0] < quoted.end
                named = signature[0][1] + 2 if within else quoted.start
                self._direct[index] = Quotation(
                    start=named, end=quoted.end, mode="direct", speaker=speaker.name,
                    speaker_span=speaker.span, rule=signature[1], certainty=800, flags=speaker.flags,
                )  # fmt: skip

    def _continue(self) -> None:
        """Give quotations without a cue to the speaker who was quoted just before."""
        document = self._document
        for index, quoted in enumerate(document.quoted):
            if index in self._direct:
                continue
            if index not in document.masked:
                self._go_on(index)
                continue
            announced = self._announced.get(document.paragraph_of[index] - 1)
            if announced is not None and _opens_paragraph(document, index):
                self._direct[index] = _quotation(
                    (quoted.start, quoted.end), "direct", announced[1], announced[0]
                )
                continue
            if index == 0:
                continue
            before = self._direct.get(self._quoted_before(index))
            if before is None or before.speaker_span is None:
                continue
            gap = document.paragraph_of[index] - document.paragraph_of[index - 1]
            start, end = document.paragraphs[document.paragraph_of[index]]
            alone = not re.search(r"\w", document.text[start : quoted.outer[0]])
            last = document.quoted[self._quoted_before(index)]
            between = document.text[last.outer[1] : quoted.outer[0]]
            if gap == 0 and not _alone_in_sentence(document, quoted.outer):
                self._go_on(index)
                continue
            if gap == 0 and len(between) < 400:
                rule, certainty = "continued", 850
            elif (
                gap == 1
                and alone
                and not is_headed(document.text[quoted.start : quoted.end])
                and (not document.quoted[index - 1].closed or not _SENTENCE.search(between))
            ):
                whole = not re.search(r"\w", document.text[quoted.outer[1] : end])
                rule, certainty = "next_paragraph", 600
                if not document.quoted[index - 1].closed:
                    rule, certainty = "open_paragraph", 800
                if not whole and not _alone_in_sentence(document, quoted.outer):
                    continue
            else:
                continue
            self._direct[index] = Quotation(
                start=quoted.start, end=quoted.end, mode="direct", speaker=before.speaker,
                speaker_span=before.speaker_span, rule=rule, certainty=certainty,
                flags=(*before.flags, *(() if quoted.closed or "unclosed" in before.flags else ("unclosed",))),
            )  # fmt: skip

    def _go_on(self, index: int) -> None:
        """Give the second half of "“You see,” Lee said, “it fell.”" to who said the first."""
        document, before = self._document, self._direct.get(index - 1)
        if before is None or before.cue is None or index == 0:
            return
        last, quoted = document.quoted[index - 1], document.quoted[index]
        between = document.text[last.outer[1] : quoted.outer[0]]
        said = last.outer[1] <= before.cue[0] and before.cue[1] <= quoted.outer[0] and len(between) < _ASIDE
        if said and document.text[last.end - 1] == "," and between.rstrip()[-1:] == ",":
            self._direct[index] = _another(before, (quoted.start, quoted.end), "continued")

    def _quoted_before(self, index: int) -> int:
        """Return the quotation before one, past fragments of its paragraph that nobody was found to say yet."""
        paragraphs = self._document.paragraph_of
        at = index - 1
        while (
            at > 0
            and at not in self._direct
            and at not in self._document.masked
            and paragraphs[at - 1] == paragraphs[index]
        ):
            at -= 1
        return at

    def _nest(self) -> None:
        """A quoted fragment inside reported speech is a direct quotation of the same speaker."""
        for index, quoted in enumerate(self._document.quoted):
            if index in self._direct:
                continue
            around = [
                one for one in self._found if one.start <= quoted.outer[0] and quoted.outer[1] <= one.end
            ]
            around = [one for one in around if one.rule != "block"]
            if not around or TITLE.fullmatch(self._document.text[quoted.start : quoted.end]):
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


_BESIDE = 6
"""Words between a quotation and the verb behind it."""

_ASIDE = 160
"""Characters between the halves of a quotation that "Lee said" interrupts."""

_SENTENCE = re.compile(r"\w[^.!?]*[.!?][\"”’»]*\s+\S[^\n]*[.!?]\s*\n")


def _another(before: Quotation, span: Span, rule: str) -> Quotation:
    """Return another quotation of the same speaker."""
    return structs.replace(before, start=span[0], end=span[1], rule=rule, cue=None, certainty=850)


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


def _governs(sentence: Sentence, verb: Token, place: Token, subject: Token) -> str:
    """Name the rule by which a verb that is no verb of reporting attributes speech to its subject; "" if none does.

    "“Not today,” Lee shot back": the quotation is its clause. "Lee had a message: “Not today.”": a colon leads to it.
    """
    opens = place.i <= 1 and sentence.tokens[0].quoted
    if not opens and subject.pos != "PROPN" and subject.tag != "PRP":
        return ""
    if place.i > 0 and sentence.tokens[place.i - 1].text == ":":
        return "colon"
    beside = place.i < verb.i <= place.i + 8 or (place.i - 2 <= verb.i < place.i)
    clause = sentence.tokens[place.head] if place.dep == "nsubj" else place
    return "governed" if beside and clause.dep in ("ccomp", "parataxis") and clause.head == verb.i else ""


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
