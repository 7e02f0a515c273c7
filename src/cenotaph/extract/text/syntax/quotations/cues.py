"""Cues: what attributes in a sentence, to whom, and which stretch is reported.

Invariant: a cue's content holds neither the cue nor its speaker. Which name the speaker has is decided in `speakers`;
what stands on an object ("the inscription reads") is no cue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.subjects import find_speaker, find_subject
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.quotations.content_ends import goes_on, tidy
from cenotaph.extract.text.syntax.quotations.contents import find_content


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
        subject = find_subject(lexicon, sentence, verb)
        bears = lexicon.has("inscribing.verbs", verb.lemma) or (
            verb.lemma == "be" and subject is not None and lexicon.has("inscribing.nouns", subject.lower)
        )
        if bears and subject is not None and bears_words(lexicon, sentence, subject) and verb.i < place.i:
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


def bears_words(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether a noun is what bears an inscription, and not somebody by the name of Cross or Stone."""
    named = noun.pos == "PROPN" and not sentence.kids(noun.i, "det")
    return lexicon.has("reporting.objects", noun.lower) and not named


def find_cues(document: Document, sentence: Sentence) -> list[Cue]:
    """Find what attributes in a sentence, from left to right."""
    lexicon = document.lexicon
    cues: list[Cue] = []
    for token in sentence.tokens:
        if token.quoted:
            continue
        if token.lower == "according":
            cue = _according_to(document, sentence, token)
        elif token.pos == "NOUN" and lexicon.has("reporting.nouns", token.lower):
            cue = _reporting_noun(lexicon, sentence, token)
        elif token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
            cue = _reporting_verb(document, sentence, token)
        else:
            continue
        if cue is not None:
            cues.append(cue)
    return [one for one in cues if one.rule != "believed" or not _is_told(one, cues)]


def _is_told(belief: Cue, cues: list[Cue]) -> bool:
    """Say whether a belief is what another report reports: "Lee said she believes it fell"."""
    return any(
        one is not belief and one.content and one.content[0] <= belief.token.start < one.content[1]
        for one in cues
    )


def _reporting_verb(document: Document, sentence: Sentence, verb: Token) -> Cue | None:
    lexicon = document.lexicon
    strong = lexicon.has("reporting.strong", verb.lemma)
    documentary = lexicon.has("reporting.documentary", verb.lemma) or lexicon.has(
        "reporting.counting", verb.lemma
    )
    marks = any(token.quoted for token in sentence.tokens) or document.text[sentence.span[1] - 1] == ":"
    with_marks = marks and lexicon.has("reporting.quoted", verb.lemma)
    clausal = lexicon.has("reporting.clausal", verb.lemma)
    if not strong and not documentary and not with_marks and not clausal:
        return None
    if lexicon.has("reporting.counting", verb.lemma) and not sentence.kids(verb.i, "ccomp"):
        return _counting(lexicon, sentence, verb)
    needed = [
        pair.split()[1] for pair in lexicon.lists["reporting.particles"] if pair.split()[0] == verb.lemma
    ]
    if needed and not any(kid.lower in needed for kid in sentence.kids(verb.i, "prt", "advmod", "prep")):
        return None
    if _is_able(sentence, verb):
        return None
    speaker = _who_goes_on(lexicon, sentence, verb) or find_speaker(lexicon, sentence, verb)
    if (
        speaker is None
        or bears_words(lexicon, sentence, speaker)
        or lexicon.has("reporting.nobody", speaker.lower)
    ):
        return None
    documentary = documentary and is_document(lexicon, speaker)
    if not strong and not with_marks and not documentary and not clausal:
        return None
    content = find_content(document, sentence, verb, speaker)
    if content is None and not strong and not with_marks and not documentary:
        return None
    rule = "reported_before" if content is not None and content[1] <= verb.start else "reported"
    if clausal and not strong and not with_marks:
        rule = "believed"
    return Cue(verb, _cue_span(sentence, verb), speaker, content, rule, 950)


def is_document(lexicon: Lexicon, noun: Token) -> bool:
    """Say whether a noun is a document or register, or several: "the Ministry's records"."""
    return any(lexicon.has("reporting.documents", one) for one in (noun.lower, noun.lower.removesuffix("s")))


def _is_able(sentence: Sentence, verb: Token) -> bool:
    """Say whether somebody only could say it: "so that he can say where each one was"."""
    able = any(kid.lower in ("can", "could") for kid in sentence.kids(verb.i, "aux"))
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    return able and bool(behind) and behind[0].tag in ("WRB", "WP", "WDT")


def _who_goes_on(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
    """Return who said the clause that the parser joined this verb to: "found that it was sound and recommended that ..."."""
    clause = sentence.tokens[verb.head]
    said = sentence.tokens[clause.head]
    if clause.dep != "ccomp" or not goes_on(sentence, said, verb):
        return None
    return find_speaker(lexicon, sentence, said)


def find_impersonal(document: Document, sentence: Sentence) -> Cue | None:
    """Find "it was reported that ...": a report whose source stands before it, if anywhere."""
    for verb in sentence.tokens:
        subjects = sentence.kids(verb.i, "nsubjpass", "expl")
        if (
            not document.lexicon.has("reporting.impersonal", verb.lemma)
            or verb.tag != "VBN"
            or verb.quoted
            or not subjects
        ):
            continue
        if subjects[0].lower == "it" and not sentence.kids(verb.i, "agent"):
            content = find_content(document, sentence, verb, subjects[0])
            if content is not None and content[0] > verb.start:
                return Cue(verb, (verb.start, verb.end), None, content, "impersonal", 700)
    return None


def _reporting_noun(lexicon: Lexicon, sentence: Sentence, noun: Token) -> Cue | None:
    """Read "the mayor's claim that it fell", "a Post report that ...": what the clause says is reported."""
    owners = [
        kid
        for kid in sentence.kids(noun.i, "poss", "compound", "nmod")
        if kid.dep == "poss" or kid.pos == "PROPN"
    ]
    by = [kid for kid in sentence.kids(noun.i, "prep") if kid.lower in ("by", "from")]
    owners += [one for kid in by for one in sentence.kids(kid.i, "pobj")]
    clauses = [
        kid
        for kid in sentence.kids(noun.i, "acl", "ccomp", "relcl")
        if any(mark.lower == "that" for mark in sentence.kids(kid.i, "mark"))
    ]
    said = sentence.tokens[noun.head]
    if not clauses and said.lemma == "be" and noun.dep == "nsubj":
        # "The council's view is that it fell."
        clauses = [
            kid
            for kid in sentence.kids(said.i, "ccomp", "advcl")
            if kid.i > said.i and any(mark.lower == "that" for mark in sentence.kids(kid.i, "mark"))
        ]
    if (
        not owners
        and noun.tag == "NNS"
        and lexicon.has("reporting.rumours", noun.lower)
        and not sentence.kids(noun.i, "det")
    ):
        owners = [noun]
    if not owners or not clauses:
        return None
    under = [i for i in sentence.subtree(clauses[0].i) if i > noun.i]
    content = tidy(sentence, under[0], under[-1])
    return Cue(noun, (noun.start, noun.end), owners[0], content, "reporting_noun", 800)


def _counting(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Cue | None:
    """Read "Ekspres counted 90 statues": what was counted is reported."""
    speaker = find_subject(lexicon, sentence, verb)
    objects = sentence.kids(verb.i, "dobj")
    if speaker is None or not objects or objects[0].i < verb.i:
        return None
    if not any(kid.pos == "NUM" for kid in sentence.kids(objects[0].i)):
        return None
    under = sentence.subtree(objects[0].i)
    return Cue(verb, (verb.start, verb.end), speaker, tidy(sentence, under[0], under[-1]), "counted", 800)


def _cue_span(sentence: Sentence, verb: Token) -> Span:
    particles = sentence.kids(verb.i, "prt")
    return (
        (verb.start, particles[0].end)
        if particles and particles[0].i == verb.i + 1
        else (verb.start, verb.end)
    )


def _according_to(document: Document, sentence: Sentence, token: Token) -> Cue | None:
    lexicon = document.lexicon
    to = next((kid for kid in sentence.kids(token.i) if kid.lower == "to"), None)
    objects = sentence.kids(to.i, "pobj") if to else []
    if not objects:
        return None
    speaker = objects[0]
    if lexicon.has("reporting.models", speaker.lower):
        return None
    if any(lexicon.has(f"reporting.{key}", speaker.lower) for key in ("documents", "data", "shown")):
        speaker = _maker(lexicon, sentence, speaker) or speaker
    phrase = sentence.subtree(token.i)
    clause = sentence.tokens[token.head]
    start, end = _phrase_bounds(phrase)
    named = _named_behind(sentence, end)
    if named is not None and speaker.pos == "NOUN":
        speaker, end = named, named.i
    if clause.i == token.i:
        comma = next((i for i in phrase if i > speaker.i and sentence.tokens[i].text == ","), None)
        if comma is None or token.i > 1 or not sentence.tokens[comma + 1 :]:
            return None
        # "According to Lee, the move reeks of fear", where the parser knows no verb in what follows.
        content = tidy(sentence, comma + 1, len(sentence.tokens) - 1)
        return Cue(token, (token.start, to.end if to else token.end), speaker, content, "according_to", 950)
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
    content = tidy(sentence, part[0], part[-1])
    return Cue(token, (token.start, to.end if to else token.end), speaker, content, "according_to", 950)


def _phrase_bounds(phrase: list[int]) -> tuple[int, int]:
    """Return the first and last token of an "according to" phrase, without a clause that the parser hung on it."""
    end = phrase[0]
    for i in phrase[1:]:
        if i != end + 1:
            break
        end = i
    return phrase[0], end


def _named_behind(sentence: Sentence, end: int) -> Token | None:
    """Return the name of "according to the head of the council, Ann Lee, ..." where the parser hung it elsewhere."""
    tokens = sentence.tokens
    if end + 3 >= len(tokens) or tokens[end + 1].text != ",":
        return None
    last = end + 1
    while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
        last += 1
    named = 2 <= last - end - 1 <= _LONGEST_NAME and last + 1 < len(tokens) and tokens[last + 1].text in ",."
    return tokens[last] if named else None


_LONGEST_NAME = 4


def _maker(lexicon: Lexicon, sentence: Sentence, noun: Token) -> Token | None:
    """Return who made a document: "a map released by X", "data from X", "information possessed by X"."""
    for kid in sentence.kids(noun.i, "acl", "relcl", "prep"):
        inner = sentence.kids(kid.i, "agent") if kid.dep != "prep" else [kid]
        for by in inner:
            if by.lower in ("by", "from", "of"):
                made = sentence.kids(by.i, "pobj")
                if made and (
                    made[0].pos == "PROPN" or (lexicon.has("reporting.data", noun.lower) and by.lower != "of")
                ):
                    return made[0]
    return None
