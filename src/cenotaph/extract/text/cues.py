"""Cues: what attributes in a sentence, to whom, and which stretch is reported.

Invariant: a cue's content holds neither the cue nor its speaker. Which name the speaker has is decided in `speakers`;
what stands on an object ("the inscription reads") is no cue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cenotaph.extract.text.document import Document
from cenotaph.extract.text.layout import Span
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


def is_written_on_stone(document: Document, sentence: Sentence, place: Token) -> bool:
    """Say whether a marked stretch is what stands on an object: "the inscription reads ...", "inscribed with ..."."""
    lexicon = document.lexicon
    for verb in (place, *sentence.ancestors(place.i)):
        if verb.pos not in ("VERB", "AUX"):
            if lexicon.has("inscribing.nouns", verb.lower) and verb.i < place.i:
                return True
            continue
        if verb.lemma in (
            "inscribe",
            "engrave",
            "carve",
            "etch",
            "emblazon",
            "daub",
            "scrawl",
            "spell",
            "paint",
            "spray",
        ):
            return True
        subject = find_subject(sentence, verb)
        bears = lexicon.has("inscribing.verbs", verb.lemma) or (
            verb.lemma == "be" and subject is not None and lexicon.has("inscribing.nouns", subject.lower)
        )
        if (
            bears
            and subject is not None
            and lexicon.has("reporting.objects", subject.lower)
            and verb.i < place.i
        ):
            return True
        if subject is not None and any(
            lexicon.has("inscribing.nouns", kid.lower) for kid in sentence.kids(verb.i, "attr")
        ):
            return True
        if lexicon.has("reporting.strong", verb.lemma):
            return False
    before = document.text[max(sentence.span[0], place.start - 60) : place.start].lower()
    return bool(
        re.search(
            r"(?:inscription|inscribed|engraved|epitaph|legend|wording|motto|the words|reads|reading)[^.;]{0,40}$",
            before,
        )
    )


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
            subject = max(subjects, key=lambda one: one.i)
            if subject.lower in ("who", "which", "that") and at.dep == "relcl":
                return sentence.tokens[at.head]
            return subject
        if sentence.kids(at.i, "nsubjpass"):
            # "was quoted as saying": the passive's subject says it.
            return (
                sentence.kids(at.i, "nsubjpass")[0]
                if at.lemma in ("quote", "cite") and at.i != verb.i
                else None
            )
        if at.dep == "ROOT" or at.head == at.i:
            return None
        if at.dep not in (
            "conj",
            "advcl",
            "xcomp",
            "pcomp",
            "prep",
            "acomp",
            "dep",
            "parataxis",
            "ccomp",
            "oprd",
        ):
            return (
                sentence.tokens[at.head] if at.dep == "acl" and at.tag == "VBG" and at.i == verb.i else None
            )
        if at.dep == "ccomp" and at.i == verb.i:
            return None
        at = sentence.tokens[at.head]
    return None


def _reporting_verb(document: Document, sentence: Sentence, verb: Token) -> Cue | None:
    lexicon = document.lexicon
    strong = lexicon.has("reporting.strong", verb.lemma)
    documentary = lexicon.has("reporting.documentary", verb.lemma) or lexicon.has(
        "reporting.counting", verb.lemma
    )
    marks = any(token.quoted for token in sentence.tokens) or document.text[sentence.span[1] - 1] == ":"
    with_marks = marks and lexicon.has("reporting.quoted", verb.lemma)
    if not strong and not documentary and not with_marks:
        return None
    if lexicon.has("reporting.counting", verb.lemma):
        return _counting(sentence, verb)
    needed = [
        pair.split()[1] for pair in lexicon.lists["reporting.particles"] if pair.split()[0] == verb.lemma
    ]
    if needed and not any(kid.lower in needed for kid in sentence.kids(verb.i, "prt", "advmod", "prep")):
        return None
    speaker = _find_speaker(sentence, verb)
    if speaker is None or lexicon.has("reporting.objects", speaker.lower):
        return None
    if not strong and not with_marks and not lexicon.has("reporting.documents", speaker.lower):
        return None
    content = _content(document, sentence, verb, speaker)
    if (
        content is None
        and not marks
        and "“" not in document.words(sentence.span)
        and '"' not in document.words(sentence.span)
    ):
        return None
    after = content is not None and content[1] <= verb.start
    return Cue(
        verb, _cue_span(sentence, verb), speaker, content, "reported_before" if after else "reported", 950
    )


def _counting(sentence: Sentence, verb: Token) -> Cue | None:
    """Read "Ekspres counted 90 statues": what was counted is reported."""
    speaker = find_subject(sentence, verb)
    objects = sentence.kids(verb.i, "dobj")
    if speaker is None or not objects or objects[0].i < verb.i:
        return None
    if not any(kid.pos == "NUM" for kid in sentence.kids(objects[0].i)):
        return None
    under = sentence.subtree(objects[0].i)
    return Cue(verb, (verb.start, verb.end), speaker, _tidy(sentence, under[0], under[-1]), "counted", 800)


def _cue_span(sentence: Sentence, verb: Token) -> Span:
    particles = sentence.kids(verb.i, "prt")
    return (
        (verb.start, particles[0].end)
        if particles and particles[0].i == verb.i + 1
        else (verb.start, verb.end)
    )


def _find_speaker(sentence: Sentence, verb: Token) -> Token | None:
    if sentence.kids(verb.i, "auxpass"):
        agents = [pobj for by in sentence.kids(verb.i, "agent") for pobj in sentence.kids(by.i, "pobj")]
        return agents[0] if agents else None
    return find_subject(sentence, verb) or _noun_beside(sentence, verb)


def _noun_beside(sentence: Sentence, verb: Token) -> Token | None:
    """Return the noun right before a verb that reports what stands to its left, where the parser gave it no subject."""
    if not any(kid.i < verb.i for kid in sentence.kids(verb.i, "ccomp")):
        return None
    at = verb.i - 1
    while at > 0 and sentence.tokens[at].text == ",":
        at -= 1
    noun = sentence.tokens[at]
    if noun.pos not in ("NOUN", "PROPN") or noun.dep not in ("appos", "conj", "nmod", "npadvmod", "dep"):
        return None
    head = sentence.tokens[noun.head]
    return head if noun.dep == "appos" and head.pos == "NOUN" and head.i < noun.i else noun


_STOP = frozenset({",", ".", ";", ":", "-", "–", "—", "!", "?", "…", "(", "and", "but"})


def _content(document: Document, sentence: Sentence, verb: Token, speaker: Token) -> Span | None:
    """Find what a verb reports: after "that", a clause beside it, or the clause it interrupts."""
    tokens = sentence.tokens
    right = [i for i in sentence.subtree(verb.i) if i > verb.i]
    that = next(
        (
            i
            for i in right[:7]
            if tokens[i].lower == "that"
            and tokens[i].tag in ("IN", "DT", "WDT")
            and tokens[i].dep in ("mark", "det", "dobj", "advmod", "nsubj", "ccomp")
        ),
        None,
    )
    if (
        that is not None
        and that + 1 < len(tokens)
        and not any(tokens[i].text in ".;" or tokens[i].tag.startswith("VB") for i in range(verb.i + 1, that))
    ):
        end = _clause_end(document, sentence, verb, right)
        return _tidy(sentence, that + 1, _extend(document, sentence, end, right))
    clauses = [kid for kid in sentence.kids(verb.i, "ccomp", "parataxis") if kid.i != verb.i]
    clauses = [
        kid for kid in clauses if kid.pos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") and not kid.quoted
    ]
    if clauses:
        clause = max(clauses, key=lambda kid: len(sentence.subtree(kid.i)))
        under = sentence.subtree(clause.i)
        if _is_question(sentence, clause):
            return None
        if clause.i > verb.i:
            first = next((i for i in under if i > verb.i), clause.i)
            end = _clause_end(document, sentence, verb, under)
            return _tidy(sentence, first, _extend(document, sentence, end, under))
        return _tidy(sentence, under[0], min(speaker.i, verb.i, *sentence.subtree(speaker.i)) - 1)
    if verb.dep in ("parataxis", "ccomp", "dep") and verb.head != verb.i and not tokens[verb.head].quoted:
        own = set(sentence.subtree(verb.i))
        rest = [i for i in sentence.subtree(verb.head) if i not in own]
        left, after = [i for i in rest if i < min(own)], [i for i in rest if i > max(own)]
        if tokens[verb.head].pos not in ("VERB", "AUX") or sentence.is_under(verb.i, speaker.i):
            return None
        part = left if len(left) >= len(after) else after
        return _tidy(sentence, part[0], part[-1]) if len(part) > 2 else None
    return None


def _extend(document: Document, sentence: Sentence, end: int, under: list[int]) -> int:
    """Take the rest of the sentence into the content where the parser cut it off: nobody else speaks or acts there."""
    rest = sentence.tokens[end + 1 :]
    if end != under[-1] or not rest:
        return end
    for token in rest:
        if (
            token.quoted
            or token.lower == "according"
            or document.lexicon.has("reporting.strong", token.lemma)
        ):
            return end
        if token.lower in ("while", "but", "although", "whereas", ";"):
            return end
    first = next((token for token in rest if token.text != ","), rest[-1])
    joined = first.lower == "and" and rest[0].text == ","
    return end if joined else len(sentence.tokens) - 1


def _is_question(sentence: Sentence, clause: Token) -> bool:
    marks = sentence.kids(clause.i, "mark")
    return any(mark.lower in ("if", "whether") for mark in marks) or (
        clause.tag == "VBG" and not sentence.kids(clause.i, "nsubj", "aux", "nsubjpass")
    )


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
        if (
            i > verb.i + 2
            and token.dep == "advcl"
            and token.tag == "VBG"
            and document.lexicon.has("reporting.strong", token.lemma)
        ) and sentence.tokens[i - 1].text == ",":
            end = min(end, i - 1)
    return end


def _tidy(sentence: Sentence, first: int, last: int) -> Span | None:
    """Trim marks and joining words off the ends of a content; None if less than two words are left."""
    tokens = sentence.tokens
    while (
        first < last
        and (tokens[first].text in _STOP or tokens[first].lower == "that")
        and tokens[first].text != "("
    ):
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
    if document.lexicon.has("reporting.documents", speaker.lower) or speaker.lower in (
        "map",
        "data",
        "figures",
        "information",
        "statistics",
        "video",
    ):
        speaker = _maker(sentence, speaker) or speaker
    phrase = sentence.subtree(token.i)
    clause = sentence.tokens[token.head]
    if clause.i == token.i:
        return None
    start, end = _phrase_bounds(phrase)
    top = clause
    while (
        top.dep in ("xcomp", "ccomp", "advcl", "acl", "prep", "pobj", "dobj", "conj")
        and top.head != top.i
        and start <= 1
    ):
        top = sentence.tokens[top.head]
    under = sentence.subtree(top.i) if top.dep in ("relcl", "acl", "advcl") else range(len(sentence.tokens))
    before, after = [i for i in under if i < start], [i for i in under if i > end]
    lefts = [i for i in before if sentence.tokens[i].lower not in ("which", "who", "that", ",", "and", "but")]
    part = after if len(lefts) <= 3 else before
    if len(part) < 2:
        return None
    content = _tidy(sentence, part[0], part[-1])
    return Cue(token, (token.start, to.end if to else token.end), speaker, content, "according_to", 950)


def _phrase_bounds(phrase: list[int]) -> tuple[int, int]:
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
