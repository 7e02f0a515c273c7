"""Quotations and their speakers: direct, indirect, "according to".

Invariant: a quotation's span holds the content only; what stands on memorials (inscriptions), titles and scare quotes
are none. A speaker who cannot be told is None, not a guess. Certainties are the accuracies measured for each rule on
annotated news (cue after the quotation .96, before it .79, governed in the tree .91, continued in the paragraph .85).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cenotaph.extract.text.document import Document
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.speakers import Heard, Speaker, name_speaker
from cenotaph.extract.text.tokens import Sentence, Token


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb (or "according to") that attributes, the head of its speaker, and the span of what is reported."""

    token: Token
    span: Span
    speaker: Token | None
    content: Span | None
    rule: str
    certainty: int


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
            if index not in self._document.masked and _is_scare(self._document, quoted.start, quoted.end, cue):
                continue
            flags = () if quoted.closed else ("unclosed",)
            made = _quotation((quoted.start, quoted.end), "direct", speakers[cue.token.i], cue, flags)
            self._direct[index] = made

    def _cue_for(self, sentence: Sentence, place: Token, cues: list[Cue]) -> Cue | None:
        if not cues:
            return self._weak_cue(sentence, place)
        under = [cue for cue in cues if sentence.is_under(place.i, cue.token.i) and cue.rule != "according_to"]
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
                self._direct[index] = _quotation((quoted.start, quoted.end), "direct", announced[1], announced[0])
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
            elif gap == 1 and alone and (not document.quoted[index - 1].closed or not _SENTENCE.search(between)):
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
            around = [one for one in self._found if one.start <= quoted.outer[0] and quoted.outer[1] <= one.end]
            around = [one for one in around if one.rule != "block"]
            if not around or _TITLE.fullmatch(self._document.text[quoted.start : quoted.end]):
                continue
            if self._on_stone(quoted.outer):
                continue
            inner = min(around, key=lambda one: one.end - one.start)
            so_called = self._document.text[max(0, quoted.outer[0] - 12) : quoted.outer[0]].lower()
            if "so-called" in so_called or (quoted.outer[1] - quoted.outer[0] < 12 and inner.rule == "according_to"):
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
        fuller = re.search(rf"{re.escape(name)} (?:in|to|of) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*", document.text)
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
    return not inside and (len(content.split()) < 3 or bool(_TITLE.fullmatch(content) and content[0].isupper()))


def is_written_on_stone(document: Document, sentence: Sentence, place: Token) -> bool:
    """Say whether a marked stretch is what stands on an object: "the inscription reads ...", "inscribed with ..."."""
    lexicon = document.lexicon
    for verb in (place, *sentence.ancestors(place.i)):
        if verb.pos not in ("VERB", "AUX"):
            if lexicon.has("inscribing.nouns", verb.lower) and verb.i < place.i:
                return True
            continue
        if verb.lemma in ("inscribe", "engrave", "carve", "etch", "emblazon", "daub", "scrawl", "spell", "paint", "spray"):
            return True
        subject = find_subject(sentence, verb)
        bears = lexicon.has("inscribing.verbs", verb.lemma) or verb.lemma == "be" and subject is not None and lexicon.has("inscribing.nouns", subject.lower)
        if bears and subject is not None and lexicon.has("reporting.objects", subject.lower) and verb.i < place.i:
            return True
        if subject is not None and any(
            lexicon.has("inscribing.nouns", kid.lower) for kid in sentence.kids(verb.i, "attr")
        ):
            return True
        if lexicon.has("reporting.strong", verb.lemma):
            return False
    before = document.text[max(sentence.span[0], place.start - 60) : place.start].lower()
    return bool(re.search(r"(?:inscription|inscribed|engraved|epitaph|legend|wording|motto|the words|reads|reading)[^.;]{0,40}$", before))


# --- cues


def find_cues(document: Document, sentence: Sentence) -> list[Cue]:
    """Find what attributes in a sentence, from left to right."""
    cues: list[Cue] = []
    for token in sentence.tokens:
        if token.quoted:
            continue
        if token.lower == "according":
            cue = _according_to(document, sentence, token)
        elif token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
            cue = _reporting_verb(document, sentence, token)
        else:
            continue
        if cue is not None:
            cues.append(cue)
    return cues


def find_subject(sentence: Sentence, verb: Token) -> Token | None:
    """Find the subject of a verb, its own or that of the verb it is joined to."""
    at = verb
    for _ in range(6):
        subjects = sentence.kids(at.i, "nsubj")
        if subjects:
            subject = subjects[-1] if subjects[-1].i > at.i else max(s for s in [max(subjects, key=lambda t: t.i)])
            if subject.lower in ("who", "which", "that") and at.dep == "relcl":
                return sentence.tokens[at.head]
            return subject
        if sentence.kids(at.i, "nsubjpass"):
            # "was quoted as saying": the passive's subject says it.
            return sentence.kids(at.i, "nsubjpass")[0] if at.lemma in ("quote", "cite") and at.i != verb.i else None
        if at.dep == "ROOT" or at.head == at.i:
            return None
        if at.dep not in ("conj", "advcl", "xcomp", "pcomp", "prep", "acomp", "dep", "parataxis", "ccomp", "oprd"):
            return sentence.tokens[at.head] if at.dep == "acl" and at.tag == "VBG" and at.i == verb.i else None
        if at.dep == "ccomp" and at.i == verb.i:
            return None
        at = sentence.tokens[at.head]
    return None


def _reporting_verb(document: Document, sentence: Sentence, verb: Token) -> Cue | None:
    lexicon = document.lexicon
    strong = lexicon.has("reporting.strong", verb.lemma)
    documentary = lexicon.has("reporting.documentary", verb.lemma) or lexicon.has("reporting.counting", verb.lemma)
    marks = any(token.quoted for token in sentence.tokens) or document.text[sentence.span[1] - 1] == ":"
    with_marks = marks and lexicon.has("reporting.quoted", verb.lemma)
    if not strong and not documentary and not with_marks:
        return None
    if lexicon.has("reporting.counting", verb.lemma):
        return _counting(document, sentence, verb)
    needed = [pair.split()[1] for pair in lexicon.lists["reporting.particles"] if pair.split()[0] == verb.lemma]
    if needed and not any(kid.lower in needed for kid in sentence.kids(verb.i, "prt", "advmod", "prep")):
        return None
    speaker = _find_speaker(sentence, verb)
    if speaker is None or lexicon.has("reporting.objects", speaker.lower):
        return None
    if not strong and not with_marks and not lexicon.has("reporting.documents", speaker.lower):
        return None
    content = _content(document, sentence, verb, speaker)
    if content is None and not marks and "“" not in document.words(sentence.span) and '"' not in document.words(sentence.span):
        return None
    after = content is not None and content[1] <= verb.start
    return Cue(verb, _cue_span(sentence, verb), speaker, content, "reported_before" if after else "reported", 950)


def _counting(document: Document, sentence: Sentence, verb: Token) -> Cue | None:
    """Read "Ekspres counted 90 statues": what was counted is reported."""
    speaker = find_subject(sentence, verb)
    objects = sentence.kids(verb.i, "dobj")
    if speaker is None or not objects or objects[0].i < verb.i:
        return None
    if not any(kid.pos == "NUM" for kid in sentence.kids(objects[0].i)):
        return None
    under = sentence.subtree(objects[0].i)
    return Cue(verb, (verb.start, verb.end), speaker, _tidy(document, sentence, under[0], under[-1]), "counted", 800)


def _cue_span(sentence: Sentence, verb: Token) -> Span:
    particles = sentence.kids(verb.i, "prt")
    return (verb.start, particles[0].end) if particles and particles[0].i == verb.i + 1 else (verb.start, verb.end)


def _find_speaker(sentence: Sentence, verb: Token) -> Token | None:
    if sentence.kids(verb.i, "auxpass"):
        agents = [pobj for by in sentence.kids(verb.i, "agent") for pobj in sentence.kids(by.i, "pobj")]
        return agents[0] if agents else None
    return find_subject(sentence, verb)


_STOP = frozenset({",", ".", ";", ":", "-", "–", "—", "!", "?", "…", "(", "and", "but"})


def _content(document: Document, sentence: Sentence, verb: Token, speaker: Token) -> Span | None:
    """Find what a verb reports: after "that", a clause beside it, or the clause it interrupts."""
    tokens = sentence.tokens
    right = [i for i in sentence.subtree(verb.i) if i > verb.i]
    that = next((i for i in right[:7] if tokens[i].lower == "that" and tokens[i].tag in ("IN", "DT", "WDT") and tokens[i].dep in ("mark", "det", "dobj", "advmod", "nsubj", "ccomp")), None)
    if that is not None and that + 1 < len(tokens) and not any(tokens[i].text in ".;" or tokens[i].tag.startswith("VB") for i in range(verb.i + 1, that)):
        end = _clause_end(document, sentence, verb, right)
        return _tidy(document, sentence, that + 1, _extend(document, sentence, end, right))
    clauses = [kid for kid in sentence.kids(verb.i, "ccomp", "parataxis") if kid.i != verb.i]
    clauses = [kid for kid in clauses if kid.pos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") and not kid.quoted]
    if clauses:
        clause = max(clauses, key=lambda kid: len(sentence.subtree(kid.i)))
        under = sentence.subtree(clause.i)
        if _is_question(sentence, clause):
            return None
        if clause.i > verb.i:
            first = next((i for i in under if i > verb.i), clause.i)
            end = _clause_end(document, sentence, verb, under)
            return _tidy(document, sentence, first, _extend(document, sentence, end, under))
        return _tidy(document, sentence, under[0], min(speaker.i, verb.i, *sentence.subtree(speaker.i)) - 1)
    if verb.dep in ("parataxis", "ccomp", "dep") and verb.head != verb.i and not tokens[verb.head].quoted:
        own = set(sentence.subtree(verb.i))
        rest = [i for i in sentence.subtree(verb.head) if i not in own]
        left, after = [i for i in rest if i < min(own)], [i for i in rest if i > max(own)]
        if tokens[verb.head].pos not in ("VERB", "AUX") or sentence.is_under(verb.i, speaker.i):
            return None
        part = left if len(left) >= len(after) else after
        return _tidy(document, sentence, part[0], part[-1]) if len(part) > 2 else None
    return None


def _extend(document: Document, sentence: Sentence, end: int, under: list[int]) -> int:
    """Take the rest of the sentence into the content where the parser cut it off: nobody else speaks or acts there."""
    rest = sentence.tokens[end + 1 :]
    if end != under[-1] or not rest:
        return end
    for token in rest:
        if token.quoted or token.lower == "according" or document.lexicon.has("reporting.strong", token.lemma):
            return end
        if token.lower in ("while", "but", "although", "whereas", ";"):
            return end
    first = next((token for token in rest if token.text != ","), rest[-1])
    joined = first.lower == "and" and rest[0].text == ","
    return end if joined else len(sentence.tokens) - 1


def _is_question(sentence: Sentence, clause: Token) -> bool:
    marks = sentence.kids(clause.i, "mark")
    return any(mark.lower in ("if", "whether") for mark in marks) or clause.tag == "VBG" and not sentence.kids(clause.i, "nsubj", "aux", "nsubjpass")


def _clause_end(document: Document, sentence: Sentence, verb: Token, under: list[int]) -> int:
    """Return the last token of reported content: before ", adding ...", ", according to ..." and the next report."""
    end = under[-1]
    for kid in sentence.children[verb.i]:
        token = sentence.tokens[kid]
        reports = document.lexicon.has("reporting.strong", token.lemma)
        if kid > verb.i and token.dep in ("advcl", "conj") and reports:
            end = min(end, sentence.subtree(kid)[0] - 1)
        if kid > verb.i + 1 and token.lower == "according":
            end = min(end, kid - 1)
    for i in under:
        token = sentence.tokens[i]
        if i > verb.i + 2 and token.dep == "advcl" and token.tag == "VBG" and document.lexicon.has("reporting.strong", token.lemma):
            if sentence.tokens[i - 1].text == ",":
                end = min(end, i - 1)
    return end


def _tidy(document: Document, sentence: Sentence, first: int, last: int) -> Span | None:
    """Trim marks and joining words off the ends of a content; None if less than two words are left."""
    tokens = sentence.tokens
    while first < last and (tokens[first].text in _STOP or tokens[first].lower == "that") and tokens[first].text != "(":
        first += 1
    while last > first and tokens[last].text in _STOP:
        last -= 1
    if last - first < 1 or all(tokens[i].quoted for i in range(first, last + 1)):
        return None
    start, end = tokens[first].start, tokens[last].end
    if tokens[first].quoted and tokens[last].quoted and start == tokens[last].start:
        return None
    return start, end


def _according_to(document: Document, sentence: Sentence, token: Token) -> Cue | None:
    to = next((kid for kid in sentence.kids(token.i) if kid.lower == "to"), None)
    objects = sentence.kids(to.i, "pobj") if to else []
    if not objects:
        return None
    speaker = objects[0]
    if document.lexicon.has("reporting.documents", speaker.lower) or speaker.lower in ("map", "data", "figures", "information", "statistics", "video"):
        speaker = _maker(sentence, speaker) or speaker
    phrase = sentence.subtree(token.i)
    clause = sentence.tokens[token.head]
    if clause.i == token.i:
        return None
    start, end = _phrase_bounds(sentence, phrase)
    top = clause
    while top.dep in ("xcomp", "ccomp", "advcl", "acl", "prep", "pobj", "dobj", "conj") and top.head != top.i and start <= 1:
        top = sentence.tokens[top.head]
    under = sentence.subtree(top.i) if top.dep in ("relcl", "acl", "advcl") else range(len(sentence.tokens))
    before, after = [i for i in under if i < start], [i for i in under if i > end]
    lefts = [i for i in before if sentence.tokens[i].lower not in ("which", "who", "that", ",", "and", "but")]
    part = after if len(lefts) <= 3 else before
    if len(part) < 2:
        return None
    content = _tidy(document, sentence, part[0], part[-1])
    return Cue(token, (token.start, to.end if to else token.end), speaker, content, "according_to", 950)


def _phrase_bounds(sentence: Sentence, phrase: list[int]) -> tuple[int, int]:
    """Return the first and last token of an "according to" phrase, without a clause that the parser hung on it."""
    end = phrase[0]
    for i in phrase[1:]:
        if i != end + 1:
            break
        end = i
    return phrase[0], end


def _maker(sentence: Sentence, noun: Token) -> Token | None:
    """Return who made a document: "a map released by X", "data from X", "information possessed by X"."""
    for kid in sentence.kids(noun.i, "acl", "relcl", "prep"):
        inner = sentence.kids(kid.i, "agent") if kid.dep != "prep" else [kid]
        for by in inner:
            if by.lower in ("by", "from", "of"):
                made = sentence.kids(by.i, "pobj")
                if made and made[0].pos == "PROPN":
                    return made[0]
    return None
